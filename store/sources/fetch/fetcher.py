"""Fetching: one request at a time, a host now and then, so many redirects, so many bytes, so many seconds."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from threading import Timer
from urllib.parse import urljoin

from urllib3 import HTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, ReadTimeoutError, SSLError
from urllib3.util.ssl_match_hostname import CertificateError

from store.errors import SourceAway, SourceRefused, SourceUnreadable
from store.frozen import Frozen, replace
from store.sources.fetch.addresses import Place, placed
from store.sources.fetch.network import Network
from store.sources.text import LARGEST

REDIRECTS = 5
_TIME = "%Y-%m-%dT%H:%M:%SZ"
_LONGEST_WAIT = timedelta(days=7)
_STEP = 1 << 16
_MOVED = (301, 302, 303, 307, 308)
_UNCHANGED = 304
_USUAL = (80, 443)
AGENT = "factdeck"
"""Our name in robots.txt."""
_LASTING = (301, 308)
_WAITS = (429, 503)
_ASKED = {
    "User-Agent": f"{AGENT} (+reads what a person names)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en",
}
_SLOW, _SILENT = "it is too slow", "the host does not answer there as it should"
_SAVE = "; open it in a browser, save the page, and add the file"
_WHY = {
    401: f"it asks for a login{_SAVE}",
    402: f"it asks for payment{_SAVE}",
    403: f"it lets no program in{_SAVE}",
    404: "there is no such page",
    410: "the page is gone for good",
    429: "the host was asked too often; try again later",
}


class Fetched(Frozen):
    """What an address gave: `url` is where it was in the end; `content` is None where it is as it was (304).

    `lasting` is the address to ask from now on: where redirects lead that are for good.
    """

    url: str
    content: bytes | None
    media_type: str
    charset: str | None
    headers: Mapping[str, str]
    at: str
    """When, as an ISO 8601 time in UTC."""
    lasting: str | None = None


class _Led(Frozen):
    """Where a redirect leads, and whether for good."""

    there: str
    lasting: bool


class Fetcher:
    """Fetches addresses, each with a pause since the last request to its host."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._asked: dict[str, float] = {}

    def get(self, url: str, known: Mapping[str, str] | None = None, *, allowed: Callable[[str], None] | None = None) -> Fetched:
        """What is at an address. `known` are headers of an earlier answer, by which it may say that nothing changed.

        `allowed` is asked before each request, and raises SourceUnreadable where it shall not be made.
        Raises SourceUnreadable, with one sentence for each way in which it can fail.
        """
        if not self._network.allowed:
            raise SourceUnreadable(url, "the network is off (`network = off`, or FACTDECK_OFFLINE)")
        ends, at, lasting = time.monotonic() + self._network.seconds, url, url
        for _ in range(REDIRECTS + 1):
            if allowed is not None:
                allowed(at)
            place = placed(at, self._network.private)
            self._wait(place.host)
            answer = asked(place, _conditions(known), ends)
            if isinstance(answer, Fetched):
                return replace(answer, lasting=lasting)
            lasting = answer.there if answer.lasting and lasting == at else lasting
            at = answer.there
        raise SourceUnreadable(url, f"it leads on and on: more than {REDIRECTS} redirects")

    def _wait(self, host: str) -> None:
        since = time.monotonic() - self._asked.get(host, -self._network.pause)
        if since < self._network.pause:
            time.sleep(self._network.pause - since)
        self._asked[host] = time.monotonic()


def _led(place: Place, there: str) -> str:
    """Where a redirect leads. What hosts send is bytes, which come as Latin letters."""
    try:
        return urljoin(place.url, there.encode("latin-1", "replace").decode("utf-8", "replace"))
    except ValueError as error:
        raise SourceUnreadable(place.url, "it leads to what is no address") from error


def asked(place: Place, conditions: Mapping[str, str], ends: float) -> Fetched | _Led:
    """What a host answers, or where it sends one. Its connection is cut when the time is up."""
    held: list[socket.socket] = []
    watch = Timer(_left(place, ends), _cut, (held,))
    watch.daemon = True
    watch.start()
    connection: HTTPConnection | None = None
    try:
        connection = _connected(place, ends)
        held.append(connection.sock)  # an answer takes it along
        host = place.host if place.port in _USUAL else f"{place.host}:{place.port}"
        headers = {"Host": host, **_ASKED, **conditions}
        connection.request("GET", place.target, headers=headers, preload_content=False)
        answer = connection.getresponse()
        if answer.status in _MOVED and (there := answer.headers.get("Location")):
            return _Led(_led(place, str(there)), answer.status in _LASTING)
        taken = _taken(place, answer, ends)
    except (ssl.SSLError, SSLError, CertificateError) as error:
        raise SourceUnreadable(place.url, "its certificate is not valid for that host") from error
    except (OSError, HTTPException, HTTPError) as error:
        slow = isinstance(error, TimeoutError | ReadTimeoutError) or time.monotonic() >= ends
        raise SourceAway(place.url, _SLOW if slow else _SILENT) from error
    finally:
        watch.cancel()
        if connection is not None:
            connection.close()
    _left(place, ends)  # what was cut looks as if it were over
    return taken


def _connected(place: Place, ends: float) -> HTTPConnection:
    """A connection to the first of the addresses that were checked that takes one; the last failure where none does."""
    for number, ip in enumerate(place.ips, 1):
        connection = _connection(place, ip, _left(place, ends) / (len(place.ips) - number + 1))
        try:
            connection.connect()
        except (OSError, HTTPError) as error:
            connection.close()
            if number == len(place.ips) or isinstance(error, ssl.SSLError | SSLError | CertificateError):
                raise
        else:
            if connection.sock is not None:
                connection.sock.settimeout(_left(place, ends))
            return connection
    raise OSError("there is no address to connect to")


def _connection(place: Place, ip: str, left: float) -> HTTPConnection:
    """A connection to an address that was checked; the certificate is asked for by the host's name."""
    if place.scheme == "http":
        return HTTPConnection(ip, place.port, timeout=left)
    return HTTPSConnection(
        ip, place.port, timeout=left, cert_reqs="CERT_REQUIRED", server_hostname=place.host, assert_hostname=place.host
    )


def _cut(held: Sequence[socket.socket]) -> None:
    for one in held:
        with suppress(OSError):  # it may be closed already
            one.shutdown(socket.SHUT_RDWR)


def _conditions(known: Mapping[str, str] | None) -> dict[str, str]:
    asked = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
    return {asked[name]: value for name, value in (known or {}).items() if name in asked and value.isprintable()}


def _left(place: Place, ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise SourceAway(place.url, _SLOW)
    return left


def _taken(place: Place, answer: HTTPResponse, ends: float) -> Fetched:
    if answer.status not in (200, 203, _UNCHANGED):
        why = _WHY.get(answer.status, f"the host answers {answer.status}, not with a page")
        after = _after(answer.headers.get("Retry-After", "")) if answer.status in _WAITS else None
        raise SourceRefused(place.url, why, answer.status, after)
    content = None if answer.status == _UNCHANGED else _content(place, answer, ends)
    told = Message()
    told["Content-Type"] = answer.headers.get("Content-Type", "application/octet-stream")
    kept = {name: answer.headers[name] for name in ("ETag", "Last-Modified") if name in answer.headers}
    return Fetched(place.url, content, told.get_content_type(), told.get_content_charset(), kept, now())


def now() -> str:
    """The time, as an ISO 8601 time in UTC."""
    return datetime.now(UTC).strftime(_TIME)


def _after(said: str) -> str | None:
    """The time that a Retry-After names, in seconds from now or as a date (RFC 9110, section 10.2.3); a week off at most."""
    present = datetime.now(UTC)
    if said.strip().isdecimal():
        named = present + min(timedelta(seconds=int(said.strip()[:9])), _LONGEST_WAIT)
    else:
        try:
            named = min(parsedate_to_datetime(said).astimezone(UTC), present + _LONGEST_WAIT)
        except (ValueError, TypeError, OverflowError):
            return None
    return named.strftime(_TIME) if named > present else None


def _content(place: Place, answer: HTTPResponse, ends: float) -> bytes:
    """The bytes of an answer, unpacked and counted as they come."""
    held = bytearray()
    while piece := answer.read1(_STEP, decode_content=True):
        held += piece
        if len(held) > LARGEST:
            raise SourceUnreadable(place.url, f"it is larger than an article's {LARGEST / 1e6:.0f} MB")
        _left(place, ends)
    return bytes(held)
