"""Addresses, asked of real servers on loopback: what they give, and the sentence for each way in which it fails."""

from __future__ import annotations

import gzip
import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import orjson
import pytest

from store.errors import SourceUnreadable
from store.frozen import replace
from store.sources.fetch import Network
from store.sources.fetch.addresses import Place, placed
from store.sources.fetch.fetcher import Fetched, Fetcher, asked

LOCAL = frozenset(("localhost",))
OVER = Event()
"""Set when the tests are over: what is endless ends."""


class Answers(BaseHTTPRequestHandler):
    """A host on which each path is a way to answer."""

    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        getattr(self, f"say_{self.path.partition('?')[0].strip('/') or 'page'}")()

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def say_page(self) -> None:
        if self.headers.get("If-None-Match") == '"1"':
            self.say(304)
        else:
            self.say(200, "£5m".encode("cp1252"), Content_Type="text/html; charset=windows-1252", ETag='"1"')

    def say_article(self) -> None:
        prose = "".join(
            f"<p>Halden Foods said it would buy maker number {n} of Norway, which sells cheese there.</p>" for n in range(6)
        )
        page = f"<html><head><title>Halden buys</title></head><body><article>{prose}</article></body></html>"
        self.say(200, page.encode(), Content_Type="text/html")

    def say_packed(self) -> None:
        self.say(200, gzip.compress(b"page"), Content_Encoding="gzip", Content_Type="text/html")

    def say_bomb(self) -> None:
        self.say(200, gzip.compress(b"0" * 200_000_000, 9), Content_Encoding="gzip")

    def say_unpackable(self) -> None:
        self.say(200, b"no gzip", Content_Encoding="gzip")

    def say_large(self) -> None:
        self.say(200, b"0" * 6_000_000)

    def say_short(self) -> None:
        self.say(200, b"half", Content_Length="900")

    def say_slow(self) -> None:
        OVER.wait(20)

    def say_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not OVER.wait(0.05):
            self.wfile.write(b"x")

    def say_loop(self) -> None:
        self.say(302, Location="/loop")

    def say_moved(self) -> None:
        self.say(301, Location=f"http://localhost:{self.server.server_port}/page")  # type: ignore[attr-defined]

    def say_inside(self) -> None:
        self.say(302, Location=f"http://127.0.0.1:{self.server.server_port}/page")  # type: ignore[attr-defined]

    def say_nowhere(self) -> None:
        self.say(302, Location="http://[")

    def say_file(self) -> None:
        self.say(302, Location="file:///etc/passwd")

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("say_") and name[4:].isdigit():
            return lambda: self.say(int(name[4:]))
        raise AttributeError(name)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the standard library's name
        """Nothing is told."""


def served(context: ssl.SSLContext | None = None) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"{'https' if context else 'http'}://localhost:{server.server_port}"
        OVER.set()
        server.shutdown()
        OVER.clear()


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    yield from served()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", "key.pem", "-out", "cert.pem"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    return folder / "cert.pem"


@pytest.fixture
def secure(certificate: Path) -> Iterator[str]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    yield from served(context)


def get(url: str, *, seconds: float = 10, private: frozenset[str] = LOCAL, known: dict[str, str] | None = None) -> Fetched:
    return Fetcher(Network(private=private, pause=0, seconds=seconds)).get(url, known)


def test_what_an_address_gives_comes_with_what_the_host_says_of_it(host: str) -> None:
    found = get(f"{host}/page?a=1#part")
    assert (found.content, found.media_type, found.charset) == ("£5m".encode("cp1252"), "text/html", "windows-1252")
    assert found.url == f"{host}/page?a=1"
    assert get(f"{host}/packed").content == b"page"


def test_letters_of_an_address_are_sent_as_the_web_wants_them(host: str) -> None:
    assert get(f"{host}/article?q=ü&x=%20").url == f"{host}/article?q=ü&x=%20"


def test_what_did_not_change_is_not_sent_again(host: str) -> None:
    assert get(host, known=dict(get(host).headers)).content is None


def test_a_redirect_is_followed_to_where_it_leads(host: str) -> None:
    assert get(f"{host}/moved").url == f"{host}/page"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("401", "login"), ("403", "no program"), ("404", "no such page"), ("410", "gone for good"), ("429", "too often"), ("500", "answers 500"),
        ("nowhere", "no address"), ("loop", "more than 5 redirects"), ("inside", "private network"), ("file", "only addresses with http"),
        ("bomb", "larger than"), ("large", "larger than"), ("unpackable", "as it should"), ("short", "as it should"),
    ],
)  # fmt: skip
def test_each_way_to_fail_has_its_sentence(host: str, path: str, why: str) -> None:
    with pytest.raises(SourceUnreadable, match=why):
        get(f"{host}/{path}")


@pytest.mark.parametrize("path", ["slow", "drip"])
def test_a_host_that_takes_its_time_is_left(host: str, path: str) -> None:
    with pytest.raises(SourceUnreadable, match="too slow"):
        get(f"{host}/{path}", seconds=0.4)


def test_nobody_there_is_said(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(SourceUnreadable, match="does not answer"):
            get(f"http://localhost:{taken.getsockname()[1]}/")


def test_a_certificate_is_checked_for_the_name(secure: str, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceUnreadable, match="certificate"):
        get(secure)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert get(secure).media_type == "text/html"
    with pytest.raises(SourceUnreadable, match="certificate"):
        get(secure.replace("localhost", "127.0.0.1"), private=frozenset(("127.0.0.1",)))


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "127.1", "10.1.2.3", "169.254.169.254", "192.168.0.1", "0.0.0.0", "100.64.0.1", "224.0.0.1", "[::1]", "[fe80::1]",
     "[::ffff:127.0.0.1]", "[2002:7f00:1::]", "[64:ff9b::7f00:1]", "[fc00::1]", "[::127.0.0.1]", "[fec0::1]", "2130706433", "0x7f.1"],
)  # fmt: skip
def test_private_networks_are_only_asked_when_their_host_is_named(host: str) -> None:
    with pytest.raises(SourceUnreadable, match="private network"):
        placed(f"http://{host}/", frozenset())


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http://user:word@example.com/",
        "http://a b/",
        "http://[::1/",
        "https://x.invalid/",
        "http://localhost:99999/",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(SourceUnreadable):
        placed(url, LOCAL)


def test_with_the_network_off_nothing_is_asked(host: str) -> None:
    with pytest.raises(SourceUnreadable, match="network is off"):
        Fetcher(Network(allowed=False, private=LOCAL)).get(host)


def command(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("factdeck"), *words], env=os.environ | environ, capture_output=True, text=True, check=False, timeout=60
    )  # fmt: skip


def test_the_command_takes_an_address_and_keeps_where_and_when_it_was_found(host: str, tmp_path: Path) -> None:
    done = command("--base", str(tmp_path), "add", f"{host}/article", "--private", "localhost")
    assert done.returncode == 0, done.stderr
    kept = orjson.loads(command("--base", str(tmp_path), "export").stdout.splitlines()[0])
    assert (kept["url"], kept["source"], kept["title"]) == (f"{host}/article", f"{host}/article", "Halden buys")
    assert kept["retrieved"] >= kept["added"][:10]


def test_the_command_asks_no_private_network_and_nothing_when_it_is_off(host: str, tmp_path: Path) -> None:
    assert "private network" in command("parse", f"{host}/article").stderr
    assert "network is off" in command("parse", f"{host}/article", FACTDECK_OFFLINE="1").stderr
    settings = tmp_path / "config.toml"
    settings.write_text('network = "off"\n')
    assert "network is off" in command("parse", f"{host}/article", FACTDECK_CONFIG=str(settings)).stderr


def test_a_host_with_several_addresses_is_asked_at_the_first_that_answers(host: str) -> None:
    port = int(host.rsplit(":", 1)[1])
    place = Place(f"{host}/page", "http", "localhost", port, ("127.0.0.2", "127.0.0.1"), "/page")
    found = asked(place, {}, time.monotonic() + 10)
    assert isinstance(found, Fetched)
    with pytest.raises(SourceUnreadable, match="the host does not answer there as it should"):
        asked(replace(place, ips=("127.0.0.2", "127.0.0.3")), {}, time.monotonic() + 10)
