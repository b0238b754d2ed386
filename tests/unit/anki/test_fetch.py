"""Downloading pictures, against a server of our own."""

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.site import Page
from tests.support.site import site as serve

from cardgen.anki import fetch
from cardgen.anki.fetched import fetched_file
from cardgen.anki.media import MediaFault

PAGES: dict[str, Page] = {
    "/a.png": (200, {"Content-Type": "image/png"}, b"picture"),
    "/noname": (200, {"Content-Type": "image/svg+xml"}, b"<svg/>"),
    "/raw.webp": (200, {"Content-Type": "application/octet-stream"}, b"webp"),
    "/page": (200, {"Content-Type": "text/html"}, b"<html>"),
    "/a%20b/%E5%9B%BE.png?v=%E4%B8%80&w=1": (200, {"Content-Type": "image/png"}, b"named"),
    "/moved": (302, {"Location": "/a.png"}, b""),
    "/to-file": (302, {"Location": "file:///etc/hostname"}, b""),
    "/to-ftp": (302, {"Location": "ftp://127.0.0.1/a.png"}, b""),
}


@pytest.fixture
def site() -> Iterator[str]:
    with serve(PAGES) as (address, _):
        yield address


@pytest.mark.parametrize(
    ("page", "ending", "content"),
    [
        ("/a.png", ".png", b"picture"),
        ("/noname", ".svg", b"<svg/>"),
        ("/raw.webp", ".webp", b"webp"),
        ("/moved", ".png", b"picture"),
        ("/a b/图.png?v=一&w=1", ".png", b"named"),
        ("/a%20b/图.png?v=%E4%B8%80&w=1#part", ".png", b"named"),
    ],
)
def test_a_picture_is_downloaded_to_a_name_made_of_its_address(
    site: str, page: str, ending: str, content: bytes, tmp_path: Path
) -> None:
    found = fetch.fetch(site + page)
    assert isinstance(found, tuple), found
    name, data = found
    assert name.startswith("media/fetched/")
    assert name.endswith(ending)
    assert data == content
    assert fetched_file(tmp_path, site + page) is None
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_bytes(data)
    assert fetched_file(tmp_path, site + page) == tmp_path / name


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("{site}/page", "media-type"),
        ("{site}/nowhere", "media-fetch"),
        ("{site}/to-file", "media-fetch"),
        ("{site}/to-ftp", "media-fetch"),
        ("file:///etc/hostname", "media-fetch"),
        ("ftp://127.0.0.1/a.png", "media-fetch"),
        ("data:image/png;base64,AAAA", "media-fetch"),
        ("http://[", "media-fetch"),
        ("http://图.invalid:port/a.png", "media-fetch"),
        (f"http://{'图' * 80}.invalid/a.png", "media-fetch"),
    ],
)
def test_anything_else_is_refused(site: str, address: str, code: str) -> None:
    found = fetch.fetch(address.format(site=site))
    assert isinstance(found, MediaFault)
    assert found.code == code


def test_a_download_stops_at_the_limit(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "MAX_MEDIA", 3)
    found = fetch.fetch(f"{site}/a.png")
    assert isinstance(found, MediaFault)
    assert found.code == "media-too-big"


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("http://例子.测试:8080/图.png", "http://xn--fsqu00a.xn--0zwm56d:8080/%E5%9B%BE.png"),
        ("//bücher.example/a b", "https://xn--bcher-kva.example/a%20b"),
        ("https://me@example.org/a%2Fb(c)?q=[1]|2", "https://me@example.org/a%2Fb(c)?q=[1]|2"),
    ],
)
def test_an_address_is_sent_in_ascii(monkeypatch: pytest.MonkeyPatch, address: str, sent: str) -> None:
    asked: list[str] = []

    class Opener:
        def open(self, request: urllib.request.Request, timeout: float) -> None:
            asked.append(request.full_url)
            raise OSError

    monkeypatch.setattr(fetch, "_opener", Opener)
    assert isinstance(fetch.fetch(address), MediaFault)
    assert asked == [sent]
