"""Which of the names in a text are one company's: short forms, initials, legal forms, names in capitals."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from store.frozen import Frozen
from store.model import CompanyType, Span
from store.model.fact import COMPANY_TYPES
from store.model.naming import base_key, without_legal_form
from store.parse.quantities.numerals import UNSEEN
from store.parse.reader.decoding import Named

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.I)
_POSSESSIVE = re.compile(r"['’]s?$")
_SHARE_CODE = re.compile(r"[A-Z0-9]{1,6}\.[A-Z]{1,2}")
_UNSEEN = re.compile(f"[{UNSEEN}]")
_INITIAL = re.compile(r"\b[A-Z]")
_WEAK = frozenset(
    "group holding holdings company bank capital energy new first general national international united american global "
    "north south east west air royal great city state china india japan german british french us uk european".split()
)
"""First words that too many companies share to stand for one."""


_SURE, _MOSTLY = 0.5, 0.75
"""The chance from which a name is a company's, and the share of some words that it must cover where it is less."""


class Entity(Frozen):
    """A company of a document: its name, all that it is called, and where each name stands."""

    name: str
    aliases: tuple[str, ...]
    type: CompanyType
    mentions: tuple[Named, ...]

    @property
    def chance(self) -> float:
        """The chance that it is a company: that of its surest name."""
        return max(one.chance for one in self.mentions)


class Cast(Frozen):
    """The companies of a document, in reading order; `named`: each name with its company's number, in order."""

    entities: tuple[Entity, ...]
    named: tuple[tuple[Span, int], ...]

    def at(self, span: Span) -> Entity | None:
        """The company whose name overlaps a span; of several the one that covers most of it.

        What is hardly a company and only a part of the words is none: "Energy" in "New Energy Vehicles".
        """
        first = max(0, bisect_right(self.named, span.start, key=lambda one: one[0].start) - 1)
        best, found = 0, None
        for place, number in islice(self.named, first, None):
            if place.start >= span.end:
                break
            shared = min(span.end, place.end) - max(span.start, place.start)
            in_part = shared < _MOSTLY * (span.end - span.start)
            if shared > best and not (in_part and self.entities[number].chance < _SURE):
                best, found = shared, self.entities[number]
        return found


def cast_of(text: str, names: Iterable[Named]) -> Cast:
    """The companies that names stand for."""
    found = [one for one in names if _is_name(one.span.of(text))]
    shown = {one.span: shown_name(one.span.of(text)) for one in found}
    full = _fuller({shown[one.span] for one in found})
    for short, name in (*_in_brackets(text, found), *_share_codes(text, found)):
        head, other = full[shown[name.span]], full.get(short)
        if other is not None and other != head:
            full = {one: head if called == other else called for one, called in full.items()}
    groups: dict[str, list[Named]] = {}
    for one in found:
        groups.setdefault(full[shown[one.span]], []).append(one)
    entities = sorted(
        (_entity(group, [shown[one.span] for one in group]) for group in groups.values()),
        key=lambda entity: entity.mentions[0].span.start,
    )
    named = sorted((one.span, at) for at, entity in enumerate(entities) for one in entity.mentions)
    return Cast(tuple(entities), tuple(named))


def _fuller(names: Iterable[str]) -> dict[str, str]:
    """For each name the fullest that it is a form of (`same_company`): longer names first, each looked up by its words."""
    full: dict[str, str] = {}
    by_words: dict[tuple[str, ...], str] = {}
    by_initials: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (-len(base_key(name).split()), -len(name), name)):
        words = tuple(base_key(name).split())
        head = by_words.get(words) if words else None
        if head is None and len(words) == 1 and name.isupper():
            head = by_initials.get(words[0])
        if head is None:
            head = name
            for size in range(1, len(words) + 1):
                if size > 1 or size == len(words) or words[0] not in _WEAK:
                    by_words.setdefault(words[:size], name)
            for initials in _initials(name, words):
                by_initials.setdefault(initials, name)
        full[name] = head
    return full


def _initials(name: str, words: Sequence[str]) -> Iterator[str]:
    """What a name of several words is called by its first letters, all or those in capitals."""
    if len(words) > 1:
        yield "".join(word[0] for word in words)
    capitals = "".join(_INITIAL.findall(name)).lower()
    if len(capitals) > 1:
        yield capitals


def _is_name(written: str) -> bool:
    """Whether words can be a name: not a sign alone, and not the code of a share ("ORX.L")."""
    return any(letter.isalnum() for letter in written) and not _SHARE_CODE.fullmatch(written)


def _in_brackets(text: str, names: Sequence[Named]) -> Iterator[tuple[str, Named]]:
    """Names in capitals that stand in brackets right behind a name, which they are short for, and that name."""
    ordered = sorted(names, key=lambda one: one.span.start)
    for one, other in pairwise(ordered):
        between = text[one.span.end : other.span.start] if other.span.start > one.span.end else ""
        if re.fullmatch(r"(?:,? \w{2,4}\.?)? ?\([\"“']?", between) and other.span.of(text).isupper():
            yield shown_name(other.span.of(text)), one


def _share_codes(text: str, names: Sequence[Named]) -> Iterator[tuple[str, Named]]:
    """The code of a share that stands in brackets behind a name, "(ASX: LMG)", and that name."""
    ordered = sorted(names, key=lambda one: one.span.end)
    for match in _LISTED.finditer(text):
        at = bisect_right(ordered, match.start(), key=lambda one: one.span.end) - 1
        if at >= 0 and match.start() - ordered[at].span.end <= _BEHIND:
            yield match["code"], ordered[at]


_LISTED = re.compile(r"\((?:[A-Z][\w.& -]{1,24}):\s?(?P<code>[A-Z]{2,6})\b")
_BEHIND = 14
"""Characters of a legal form between a name and the bracket with its code."""


def plain_words(written: str) -> str:
    """Words on one line, without soft hyphens and the like."""
    return " ".join(_UNSEEN.sub("", written).split())


def shown_name(written: str) -> str:
    """A name as it is shown: without article, legal form and possessive, on one line."""
    name = plain_words(written)
    bare = _POSSESSIVE.sub("", _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) and len(name.split()) > 1 else name)
    shorter = without_legal_form(bare)
    while shorter and shorter != bare:
        bare, shorter = shorter, without_legal_form(shorter)
    return bare or name


def same_company(short: str, full: str) -> bool:
    """Whether a name is a form of a fuller one: the same words, its first, its initials, or the one that tells it apart."""
    one, other = base_key(short).split(), base_key(full).split()
    if not one or not other:
        return False
    if one == other:
        return True
    if other[: len(one)] == one and not (len(one) == 1 and one[0] in _WEAK):
        return True
    if len(one) == 1 and one[0] == "".join(word[0] for word in other) and len(other) > 1 and short.isupper():
        return True
    initials = "".join(_INITIAL.findall(full)).lower()
    return len(one) == 1 and short.isupper() and len(short) > 1 and initials == one[0]


def _entity(mentions: Sequence[Named], shown: Sequence[str]) -> Entity:
    counted = Counter(shown)
    name = max(counted, key=lambda one: (len(base_key(one).split()), not one.isupper(), counted[one], -len(one), one))
    weights = [sum(one.chance * one.kinds[at] for one in mentions) for at in range(len(COMPANY_TYPES))]
    return Entity(
        name=name,
        aliases=tuple(dict.fromkeys(one for one in shown if one != name)),
        type=COMPANY_TYPES[max(range(len(weights)), key=weights.__getitem__)],
        mentions=tuple(mentions),
    )
