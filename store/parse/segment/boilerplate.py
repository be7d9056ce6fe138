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
_SHORT = 140
"""Characters of a line under contacts or links at most; what is longer is prose again."""
_ABOUT = re.compile(r"\W*about (?:the )?(?-i:[A-Z\d][\w&.,'’®™()-]*)(?: [\w&.,'’®™()-]+){0,6}:?\W*$", re.I)
_LEGAL = re.compile(
    r"\W*(?:(?:cautionary|special|important) (?:note|notice|statement|information)s?\b.*"
    r"|(?:note |statement |caution )?(?:on |regarding |concerning |about )?forward[- ]looking (?:statement|information)s?\b.*"
    r"|safe harbou?r\b.*|disclaimers?|legal (?:notice|disclaimer)|no offer or solicitation|risk factors)\W*$",
    re.I,
)
_CONTACTS = re.compile(
    r"\W*(?:(?:media|press|investors?|company|public relations|ir|pr) )*(?:and (?:media|investors?) )?(?:contacts?|enquiries|inquiries)"
    r"(?: information)?\W*$|\W*(?:for (?:more|further) information)\W*$",
    re.I,
)
_LINKS = re.compile(
    r"\W*(?:(?:related|recommended|more|popular|latest|trending) (?:articles?|stories|links|news|content|topics|coverage|reading)"
    r"|read (?:more|next|also)|more (?:on this story|from .{1,30})|you (?:may|might) also like|most (?:read|popular)"
    r"|see also|share this(?: article| page| story)?|follow us|subscribe|newsletter)\W*$",
    re.I,
)
_ALONE = re.compile(
    r"\W*(?:this (?:press |news )?(?:release|communication|announcement|document|article)\b[^.]{0,80}\bforward[- ]looking"
    r"|(?:we|this (?:web)?site|our partners)\b[^.]{0,60}\buses? cookies|by (?:continuing|clicking|using this site)\b[^.]{0,80}\bcookie"
    r"|(?:accept|reject|manage) (?:all )?cookies|your privacy|sign up (?:for|to) (?:our|the)\b|(?:©|\(c\)|copyright) (?:19|20)\d\d"
    r"|all rights reserved)",
    re.I,
)
_FORWARD = re.compile(
    r"forward[- ]looking|undertakes? no (?:obligation|duty)|actual results? (?:may|could|might|to) differ|safe harbou?r"
    r"|litigation reform act|risks and uncertainties",
    re.I,
)
_PROSE_ENDS = (".", "!", "?", ":", "”", '"')


@lru_cache(maxsize=8)
def passed_over(text: str) -> tuple[Span, ...]:
    """The parts of a text that no facts are read from, in order. The first line is never one: it is what the text is about."""
    lines = [Span(found.start(), found.end()) for found in _LINE.finditer(text) if found[0].strip()]
    return tuple(_passed_over(text, lines))


def _passed_over(text: str, lines: list[Span]) -> Iterator[Span]:
    within = ""
    for number, span in enumerate(lines):
        line = text[span.start : span.end].strip()
        opened = _opened(line) if number else ""
        if opened:
            within = opened
        elif within and not _goes_on(within, line):
            within = ""
        if within or (number and (_ALONE.match(line) or len(_FORWARD.findall(line)) > 1)):
            yield span


def _opened(line: str) -> str:
    """Which kind of such a part a line is the heading of, if it is one."""
    if len(line) > _HEADING:
        return ""
    kinds = (("about", _ABOUT), ("legal", _LEGAL), ("short", _CONTACTS), ("short", _LINKS))
    return next((kind for kind, heading in kinds if heading.match(line)), "")


def _goes_on(kind: str, line: str) -> bool:
    """Whether a line belongs to the part above it: prose under a heading, short lines under contacts and links."""
    if kind == "short":
        return len(line) < _SHORT and not (line.endswith(".") and len(line.split()) > _FEW)
    return line.endswith(_PROSE_ENDS) or len(line) > _HEADING


_FEW = 12
"""Words of a sentence under contacts and links at most."""
