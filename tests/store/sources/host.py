"""A host on loopback whose answers a test can change; what was asked of it is written down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

SENTENCE = "Halden Foods said on Monday that it would buy Brisco Dairy of Norway for $40 million in cash. "
TEASER = "Halden Foods is said to buy another maker of cheese."


def page(title: str, text: str = SENTENCE * 8) -> bytes:
    """A page with an article."""
    return f"<html><head><title>{title}</title></head><body><article><p>{text}</p></article></body></html>".encode()


def feed(*items: tuple[str, str, str]) -> bytes:
    """A feed of items: title, address, and what it says."""
    told = "".join(f"<item><title>{t}</title><link>{a}</link><description>{d}</description></item>" for t, a, d in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Trade Wire</title>{told}</channel></rss>'.encode()


class Host:
    """What it answers, by path; `url` is its address."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[str] = []
        self.answers: dict[str, tuple[int, bytes, dict[str, str]]] = {}

    def gives(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """Answer a path from now on; "Retry_After" is the header Retry-After."""
        self.answers[path] = (status, body, {name.replace("_", "-"): value for name, value in headers.items()})


@contextmanager
def served() -> Iterator[Host]:
    """A host that answers 404 to all that it was not told."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.asked.append(self.path)
            status, body, headers = host.answers.get(self.path, (404, b"", {}))
            if "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the standard library's name
            """Nothing is told."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        host = Host(f"http://localhost:{server.server_port}")
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield host
        server.shutdown()
