"""What stands in articles and is no part of them: "About X", forward-looking statements, contacts, related links, cookies.

Known are the headings that such parts go by, in press releases and on pages, and the phrases that lawyers gave them (for
forward-looking statements those of the Private Securities Litigation Reform Act of 1995).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from store.model import Span

_LINE = re.compile(r"[^\n\f]+")
_HEADING = 90
"""Characters that a heading has at most."""
_MOST = {"about": 3, "legal": 8, "contacts": 8, "links": 8}
"""Lines or paragraphs under a heading that belong to it at most: what comes after may be the article again."""
_SHORT = {"contacts": 60, "links": 140}
"""Characters of a line under contacts or links at most; what is longer is prose again."""
_NAMED = 60
"""Characters under "About X" in which X is named: what is about something else only has such a title."""
_ABOUT = re.compile(r"\W*(?:About|ABOUT) (?:[Tt]he |THE )?([A-Z][\w&.™()-]*)(?: [\w&.,™()-]+){0,6}:?\W*$")
_LEGAL = re.compile(
    r"\W*(?:cautionary |special |important )?(?:notes?|notice|statements?|information|disclaimers?|caution)?"
    r"(?: (?:on|regarding|concerning|about|to))?[ :]*forward[- ]looking (?:statement|information)s?(?: [^.]{0,40})?\W*$"
    r"|\W*safe harbou?r(?: statements?)?(?: under .*)?\W*$|\W*(?:legal )?disclaimers?\W*$|\W*no offer or solicitation\W*$",
    re.I,
)
_CONTACTS = re.compile(
    r"\W*(?:(?:media|press|investors?|company|relations|public|ir|and) )*(?:contacts?|enquiries|inquiries)(?: information)?\W*$"
    r"|\W*for (?:more|further) information\W*$",
    re.I,
)
_LINKS = re.compile(
    r"\W*(?:(?:related|recommended|more|popular|latest|trending) (?:articles?|stories|links|news|content|topics|coverage)"
    r"|read (?:more|next|also)|more on this story|you (?:may|might) also like|most (?:read|popular)|see also)\W*$",
    re.I,
)
_ALONE = re.compile(
    r"\W*(?:this (?:press |news )?(?:release|communication|announcement|document|article)\b[^.]{0,40}"
    r"\b(?:contains?|includes?)\b[^.]{0,60}\bforward[- ]looking"
    r"|(?:we|this (?:web)?site|our partners)\b[^.]{0,60}\buses? cookies|by (?:continuing|clicking|using)\b[^.]{0,80}\bcookie"
    r"|(?:accept|reject|manage) (?:all )?cookies|your privacy (?:choices|rights|settings|matters)"
    r"|sign up (?:for|to) (?:our|the)\b|(?:©|\(c\)|copyright) (?:19|20)\d\d|all rights reserved"
    r"|(?:share this(?: article| page| story)?|follow us|subscribe|newsletter)\W*$)",
    re.I,
)
_FORWARD = re.compile(
    r"forward[- ]looking (?:statement|information)|undertakes? no (?:obligation|duty)"
    r"|actual results? (?:may|could|might|to) differ|litigation reform act",
    re.I,
)
_SENTENCE = re.compile(r"\S(?:[^.!?]|[.!?](?!\s))*[.!?]?")
_PROSE_ENDS = (".", "!", "?", ":", "”", '"')


@lru_cache(maxsize=8)
def passed_over(text: str) -> tuple[Span, ...]:
    """The parts of a text that no facts are read from, in order. The first line is never one: it is what the text is about."""
    lines = [Span(found.start(), found.end()) for found in _LINE.finditer(text) if found[0].strip()]
    return tuple(_together(text, _passed_over(text, lines)))


def _together(text: str, parts: Iterator[Span]) -> Iterator[Span]:
    """Parts with nothing but white space between them as one."""
    held: Span | None = None
    for part in parts:
        if held is not None and not text[held.end : part.start].strip():
            held = Span(held.start, part.end)
            continue
        if held is not None:
            yield held
        held = part
    if held is not None:
        yield held


def _passed_over(text: str, lines: list[Span]) -> Iterator[Span]:
    within, left = "", 0
    for number, span in enumerate(lines):
        line = span.of(text).strip()
        following = lines[number + 1].of(text) if number + 1 < len(lines) else ""
        opened = _opened(line, following) if number else ""
        if opened:
            within, left = opened, _MOST[opened] + 1
        elif within and not (left and _goes_on(within, line)):
            within = ""
        left -= 1
        if within:
            yield span
        elif number:
            yield from _sentences(text, span)


def _sentences(text: str, line: Span) -> Iterator[Span]:
    """The sentences of a line that lawyers wrote, or that speak of the page and not of the news."""
    for found in _SENTENCE.finditer(text, line.start, line.end):
        if _ALONE.match(found[0]) or _FORWARD.search(found[0]):
            yield Span(*found.span())


def _opened(line: str, following: str) -> str:
    """Which kind of such a part a line is the heading of, if it is one."""
    if len(line) > _HEADING:
        return ""
    about = _ABOUT.match(line)
    if about:
        return "about" if about[1].casefold() in following[:_NAMED].casefold() else ""
    kinds = (("legal", _LEGAL), ("contacts", _CONTACTS), ("links", _LINKS))
    return next((kind for kind, heading in kinds if heading.match(line)), "")


def _goes_on(kind: str, line: str) -> bool:
    """Whether a line belongs to the part above it: prose under a heading, short lines under contacts and links."""
    if kind in _SHORT:
        return len(line) < _SHORT[kind] and not line.endswith(_PROSE_ENDS)
    return line.endswith(_PROSE_ENDS) or len(line) > _HEADING
