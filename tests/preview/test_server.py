"""The preview's server answers this machine's own pages alone, and tells them of changes."""

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from cardgen.errors import CardgenError
from cardgen.preview.server import PreviewServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    (tmp_path / "shown").mkdir()
    (tmp_path / "shown" / "index.html").write_text("<p>hello", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    with PreviewServer(tmp_path / "shown", 0) as running:
        yield running


def ask(server: PreviewServer, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    host = urlsplit(server.address)
    connection = HTTPConnection(host.hostname or "", host.port, timeout=10)
    connection.putrequest("GET", path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text, dict(response.getheaders())


def test_it_listens_on_the_loopback_address_alone(server: PreviewServer) -> None:
    assert urlsplit(server.address).hostname == "127.0.0.1"


def test_it_serves_the_page_to_itself_and_lets_no_other_site_have_it(server: PreviewServer) -> None:
    status, text, headers = ask(server, "/")
    assert (status, text) == (200, "<p>hello")
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "0.0.0.0", "127.0.0.1:1"])
def test_another_host_name_is_refused(server: PreviewServer, host: str) -> None:
    assert ask(server, "/", Host=host)[0] == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_of_another_site_is_refused(server: PreviewServer, site: str) -> None:
    assert ask(server, "/", Sec_Fetch_Site=site)[0] == 403


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "//etc/passwd", "/..%2fsecret.txt"])
def test_nothing_outside_the_folder_is_served(server: PreviewServer, path: str) -> None:
    status, text, _ = ask(server, path)
    assert status == 404
    assert "secret" not in text


def test_folders_are_not_listed(server: PreviewServer, tmp_path: Path) -> None:
    (tmp_path / "shown" / "data").mkdir()
    assert ask(server, "/data/")[0] == 404


def test_a_waiting_page_hears_of_a_change(server: PreviewServer) -> None:
    host = urlsplit(server.address)
    connection = HTTPConnection(host.hostname or "", host.port, timeout=10)
    connection.request("GET", "/events")
    response = connection.getresponse()
    assert response.getheader("Content-Type") == "text/event-stream"
    server.reload()
    assert response.readline() == b"data: changed\n"
    connection.close()


def test_a_port_in_use_is_told(server: PreviewServer, tmp_path: Path) -> None:
    port = urlsplit(server.address).port or 0
    with pytest.raises(CardgenError, match="cannot be used"):
        PreviewServer(tmp_path, port)
