"""Download a picture that a card links to. Only this uses the internet, and only when asked to."""

import http.client
import urllib.request
from pathlib import PurePosixPath
from urllib.error import URLError
from urllib.parse import quote, urlsplit, urlunsplit

from cardgen import __version__
from cardgen.anki.fetched import FETCHED, fetched_stem
from cardgen.anki.media import MAX_MEDIA, MEDIA_TYPES, MediaFault

_TIMEOUT = 20.0  # seconds without an answer
_KEPT = "%/:=&?~+!$,;'@()*[]|"  # in the path and query of an address; what is written as %20 stays so
_ENDINGS = {
    "image/apng": ".apng",
    "image/avif": ".avif",
    "image/bmp": ".bmp",
    "image/gif": ".gif",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/svg+xml": ".svg",
    "image/tiff": ".tiff",
    "image/webp": ".webp",
}


def fetch(url: str) -> tuple[str, bytes] | MediaFault:
    """Download ``url``; return the file's path below the project's folder, and its bytes.

    http and https only, also after a redirection; pictures only; no more than ``MAX_MEDIA`` bytes.
    """
    try:
        with _opener().open(_request(url), timeout=_TIMEOUT) as answer:
            ending = _ending(answer.headers.get_content_type(), url)
            data: bytes = answer.read(MAX_MEDIA + 1)
    except (URLError, OSError, http.client.HTTPException, ValueError) as fault:
        return _fault(
            "media-fetch", url, f"could not be downloaded: {fault}.", "Try again, or copy the file here."
        )
    if not ending:
        return _fault("media-type", url, "is no picture.", "Link to the picture itself.")
    if len(data) > MAX_MEDIA:
        return _fault(
            "media-too-big", url, f"has more than {MAX_MEDIA >> 20} MB.", "Copy a smaller one here."
        )
    return f"{FETCHED}/{fetched_stem(url)}{ending}", data


def _fault(code: str, url: str, what: str, remedy: str) -> MediaFault:
    return MediaFault(code, f"'{url}' {what}", remedy)


def _request(url: str) -> urllib.request.Request:
    address = f"https:{url}" if url.startswith("//") else url
    return urllib.request.Request(
        _in_ascii(address), headers={"User-Agent": f"cardgen/{__version__}", "Accept": "image/*"}
    )


def _in_ascii(address: str) -> str:
    """Return ``address`` as it is sent: a browser takes spaces and letters of any script, the protocol not.

    Raises:
        ValueError: it is no address.
    """
    parts = urlsplit(address)
    host = parts.netloc
    if not host.isascii():
        port = "" if parts.port is None else f":{parts.port}"
        host = (parts.hostname or "").encode("idna").decode("ascii") + port
    path, query = (quote(part, safe=_KEPT) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


def _opener() -> urllib.request.OpenerDirector:
    """Return an opener that knows http and https and nothing else: no files, no ftp."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _ending(content_type: str, url: str) -> str:
    if content_type in _ENDINGS:
        return _ENDINGS[content_type]
    ending = PurePosixPath(urlsplit(url).path).suffix.lower()
    plain = content_type in ("application/octet-stream", "binary/octet-stream")
    return ending if plain and ending in MEDIA_TYPES else ""
