"""Serve the preview's folder to this machine alone, and tell its pages when it changed."""

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from types import TracebackType
from typing import Any, Self

from cardgen.errors import CardgenError

HOST = "127.0.0.1"
_HEADERS = (
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
)
_ALIVE = 15  # seconds between signs of life to a waiting page, by which a closed one is noticed


class PreviewServer:
    """Serves ``folder`` on a port of this machine while it is entered as a context."""

    def __init__(self, folder: Path, port: int) -> None:
        self._news = _News()
        handler = partial(_Handler, news=self._news, directory=str(folder))
        try:
            self._server = _Server((HOST, port), handler)
        except OSError as failure:
            raise CardgenError(f"port {port} cannot be used: {failure.strerror}. Try --port 0.") from None
        self._thread = Thread(target=self._server.serve_forever, daemon=True)

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"http://{HOST}:{self._server.server_address[1]}/"

    def reload(self) -> None:
        """Tell all open pages to load anew."""
        self._news.publish()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._news.publish()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a page that waits for news does not keep us

    @property
    def names(self) -> frozenset[str]:
        """The names a request may call us by; another means that a foreign page is asking (DNS rebinding)."""
        port = self.server_address[1]
        return frozenset({f"{HOST}:{port}", f"localhost:{port}"})

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a page that went away in the middle of an answer."""


class _News:
    """Counts the writings of the preview; pages wait for the next one."""

    def __init__(self) -> None:
        self._changed = Condition()
        self.number = 0

    def publish(self) -> None:
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def wait(self, known: int) -> int:
        """Return the number of the writing after ``known``, or ``known`` after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.number != known, timeout=_ALIVE)
            return self.number


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, news: _News, **kwargs: Any) -> None:
        self._news = news
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        if self._is_ours() and self.path == "/events":
            self._tell_news()
        elif self._is_ours():
            super().do_GET()

    def do_HEAD(self) -> None:
        if self._is_ours():
            super().do_HEAD()

    def _is_ours(self) -> bool:
        """Refuse requests of other hosts and of other sites' pages."""
        assert isinstance(self.server, _Server)
        site = self.headers.get("Sec-Fetch-Site", "none")
        if self.headers.get("Host") in self.server.names and site in ("none", "same-origin"):
            return True
        self.send_error(HTTPStatus.FORBIDDEN, "Only for this machine's own pages")
        return False

    def _tell_news(self) -> None:
        number = self._news.number  # taken first: what changes from here on is news
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        while True:
            news = self._news.wait(number)
            self.wfile.write(b": still here\n\n" if news == number else b"data: changed\n\n")
            self.wfile.flush()
            number = news

    def list_directory(self, path: Any) -> None:  # noqa: ARG002
        """Show no folder's content."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        for name, value in _HEADERS:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the terminal for what the command has to say."""
