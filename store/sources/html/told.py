"""What a page says of its article: title, day of publication, publisher, address. JSON-LD first, then meta elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import orjson
from lxml.html import HtmlElement

from store.frozen import Frozen
from store.sources.dates import published_date

_ARTICLES = re.compile(r"(?:Article|BlogPosting|Report)$")
_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "parsely-title")
_DATES = tuple(
    "article:published_time article:published og:published_time datepublished date pubdate publishdate publish-date "
    "publication_date publication-date dc.date.issued dc.date dcterms.created dcterms.date citation_publication_date "
    "parsely-pub-date sailthru.date article.published originalpublicationdate rnews:datepublished".split()
)
_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher_name", "twitter:app:name:iphone")
_MOST = 200
"""Objects of JSON-LD, and elements of a kind, that are looked at."""
_DEEPEST = 6
_SITE = 40
"""Characters that the name of a site has at most."""
_PARTS = re.compile(r"\s+[-–—:»]\s+|\s*(?:\||--)\s*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Told(Frozen):
    """What is said; None where nothing is."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    article: bool = False
    """Whether it says that it is an article."""


def told(page: HtmlElement) -> Told:
    """What a page says of itself. The day it was published on, never that it was changed on."""
    metas = _metas(page)
    held = list(islice(_held(page), _MOST))
    article = next((one for one in held if _is_a(one, _ARTICLES)), {})
    named = {one["@id"]: one for one in held if isinstance(one.get("@id"), str)}
    return Told(
        title=_words(article.get("headline")) or _first(metas, _TITLES) or _heading(page),
        published=_day(article.get("datePublished")) or _dated(metas) or _timed(page),
        publisher=_named(article.get("publisher"), named) or _first(metas, _SITES) or _marked(page) or _site(page),
        url=_address(page, metas),
        article=bool(article) or metas.get("og:type", "").lower().startswith("article"),
    )


def _held(page: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD."""
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            held = orjson.loads(script.text or "")
        except orjson.JSONDecodeError:
            continue
        yield from _objects(held, 0)


def _is_a(one: Mapping[str, Any], kind: re.Pattern[str]) -> bool:
    kinds = one.get("@type")
    return any(isinstance(name, str) and kind.search(name) for name in (kinds if isinstance(kinds, list) else [kinds]))


def _objects(held: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(held, list):
        for one in held:
            yield from _objects(one, depth + 1)
    elif isinstance(held, dict):
        yield held
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(held.get(name), depth + 1)


def _metas(page: HtmlElement) -> dict[str, str]:
    """The contents of meta elements by name, property or itemprop, in small letters; of several the first."""
    found: dict[str, str] = {}
    for meta in islice(page.iter("meta"), _MOST):
        for key in ("name", "property", "itemprop"):
            if name := meta.get(key):
                found.setdefault(name.strip().lower(), meta.get("content") or "")
    return found


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((words for name in names if (words := _words(metas.get(name)))), None)


def _dated(metas: Mapping[str, str]) -> str | None:
    return next((day for name in _DATES if (day := _day(metas.get(name)))), None)


def _timed(page: HtmlElement) -> str | None:
    """The day of a time element that is marked as that of publication, or of the only one that is marked as nothing else."""
    times = [one for one in islice(page.iter("time"), _MOST) if one.get("datetime")]
    marked = [one for one in times if "pubdate" in one.attrib or one.get("itemprop") == "datePublished" or _is_published(one)]
    alone = times if len(times) == 1 and not times[0].get("itemprop") and not _is_other(times[0]) else []
    days = {_day(one.get("datetime")) for one in marked or alone} - {None}
    return days.pop() if len(days) == 1 else None


def _is_published(time: HtmlElement) -> bool:
    return re.search(r"\b(?:publish\w*|entry-date|post-date|dt-published)\b", time.get("class") or "") is not None


def _is_other(time: HtmlElement) -> bool:
    """Whether a time is told as that of a change, or stands in a comment."""
    above = list(time.iterancestors())[:6]
    around = " ".join((one.get("class") or "") + " " + (one.get("id") or "") for one in (time, *above)).lower()
    said = "".join(above[0].itertext())[:80] if above else ""
    return "comment" in around or "modif" in around or re.search(r"\b(?:updated|modified|edited)\b", said, re.I) is not None


def _heading(page: HtmlElement) -> str | None:
    headings = list(islice(page.iter("h1"), 2))
    if len(headings) == 1 and (words := _words(headings[0].text_content())):
        return words
    return max(_title_parts(page), key=len, default=None)


def _title_parts(page: HtmlElement) -> list[str]:
    """The title of the window, parted into headline and site."""
    title = next(page.iter("title"), None)
    return [part for part in _PARTS.split(_words(title.text) or "") if part] if title is not None else []


def _site(page: HtmlElement) -> str | None:
    """What stands beside the headline in the title of the window, first or last."""
    parts = _title_parts(page)
    headline = max(parts, key=len, default="")
    return next((part for part in (*parts[-1:], *parts[:1]) if part != headline and len(part) <= _SITE), None)


def _marked(page: HtmlElement) -> str | None:
    """The publisher as microdata have it."""
    held = page.xpath('(//*[@itemprop="publisher"])[1]//*[@itemprop="name"]')
    return _words(held[0].get("content") or held[0].text_content()) if held else None


def _address(page: HtmlElement, metas: Mapping[str, str]) -> str | None:
    links = (one.get("href") for one in page.iter("link") if (one.get("rel") or "").lower() == "canonical")
    for address in (next(links, None), metas.get("og:url")):
        if address and re.fullmatch(r"https?://[^\s<>\"]{3,2000}", address.strip()):
            return address.strip()
    return None


def _named(held: object, others: Mapping[str, Mapping[str, Any]]) -> str | None:
    """The name of a publisher, which may be words, an object, a list of them, or point at one of the others."""
    if isinstance(held, list):
        held = held[0] if held else None
    if isinstance(held, dict):
        pointed = others.get(str(held.get("@id")), {})
        held = held.get("name") or pointed.get("name")
    return _words(held)


def _words(held: object) -> str | None:
    return " ".join(held.split()) or None if isinstance(held, str) else None


def _day(held: object) -> str | None:
    """The day of a time as it is written there, without turning its zone."""
    if not isinstance(held, str):
        return None
    day = published_date(held) or ((found := _DAY.match(held.strip())) and published_date(found.group()))
    return day if day and len(day) > len("2024") else None
