"""Which addresses may be connected to: names are resolved once, and what they resolve to is looked at, not the names."""

from __future__ import annotations

import socket
from collections.abc import Set
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from store.errors import SourceAway, SourceUnreadable
from store.frozen import Frozen

_LONGEST = 4_000
_AS_THEY_ARE = "/:?#[]@!$&'()*+,;=%~"
_WORLD = (IPv6Network("2000::/3"),)
"""What of IPv6 is given out to the whole internet (IANA); what carries an address of IPv4 is judged by that."""
_PORTS = {"http": 80, "https": 443}


class Place(Frozen):
    """An address that was checked: `ips` are what may be connected to, `host` whose certificate is asked for."""

    url: str
    scheme: str
    host: str
    port: int
    ips: tuple[str, ...]
    target: str


def placed(url: str, private: Set[str]) -> Place:
    """An address with what it resolves to. SourceUnreadable when it is none, or of a network that is not everybody's.

    `private` names hosts that may lie in such a network.
    """
    parts = _parts(url)
    host = parts.hostname or ""
    if not host or parts.username or parts.password:
        raise SourceUnreadable(url, "it is no address of a page: a host, and no name or password in front of it, is needed")
    try:
        host = host.encode("idna").decode("ascii")
        port = parts.port or _PORTS[parts.scheme]
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError) as error:
        raise SourceAway(url, f"there is no host {host!r}, or no network to ask for it") from error
    ips = list(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))
    if host.lower() not in private and not all(map(_is_public, ips)):
        raise SourceUnreadable(url, f"it leads into a private network; if that is meant, say --private {host}")
    target = urlunsplit(("", "", quote(parts.path, safe=_AS_THEY_ARE) or "/", quote(parts.query, safe=_AS_THEY_ARE), ""))
    return Place(urlunsplit(parts._replace(fragment="")), parts.scheme, host, port, tuple(ips), target)


def _parts(url: str) -> SplitResult:
    if len(url) > _LONGEST or any(letter.isspace() or not letter.isprintable() for letter in url):
        raise SourceUnreadable(url[:200], "it is no address: too long, or with characters that none may have")
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise SourceUnreadable(url, "it is no address") from error
    if parts.scheme not in _PORTS:
        raise SourceUnreadable(url, "only addresses with http and https are read")
    return parts


def _is_public(ip: str) -> bool:
    """Whether an address is one of the whole internet: also what is inside of one that carries another."""
    held = ip_address(ip)
    inner = _inside(held) if isinstance(held, IPv6Address) else None
    if isinstance(held, IPv6Address) and inner is None and not any(held in network for network in _WORLD):
        return False
    return held.is_global and not held.is_multicast and (inner is None or _is_public(str(inner)))


def _inside(held: IPv6Address) -> IPv4Address | None:
    if held.ipv4_mapped or held.sixtofour:
        return held.ipv4_mapped or held.sixtofour
    if held.teredo:
        return held.teredo[1]
    nat64 = int(held) >> 32 == 0x0064_FF9B << 64  # 64:ff9b::/96 (RFC 6052)
    return IPv4Address(int(held) & 0xFFFF_FFFF) if nat64 else None
