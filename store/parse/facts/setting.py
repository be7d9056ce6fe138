"""A document as its facts are made from it: text, anchors, what was seen, and who its companies are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from store.frozen import Frozen, replace
from store.model import Document, FactKind, Period, Span
from store.parse.anchors import Anchors
from store.parse.facts.calibration import calibrated
from store.parse.facts.naming import Cast, Entity, plain_words
from store.parse.facts.when import period
from store.parse.quantities.quantity import Quantity
from store.parse.reader.decoding import Filler, Roles, Seen
from store.places import country_code, country_name

_DETERMINER = re.compile(r"(?:the|a|an|its|their|his|her|our|this|these|that|those)\s+", re.I)
SHOWN = 0.5
"""A role's words are taken when they are likelier right than not."""
_HEADED = 0.95
_LITTLE = frozenset("a an the of in on at by for to from with and or but as than per its their this that it".split())
DOUBTED = 0.3
"""Words that say when or where are taken sooner: none at all is wrong as well where there are some."""


class Setting(Frozen):
    """What every fact of a document is made from."""

    document: Document
    published: date | None
    anchors: Anchors
    seen: Seen
    cast: Cast

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def sentence(self, span: Span) -> Span:
        """The sentence that a span begins in."""
        sentences = self.anchors.sentences
        at = max(0, bisect_right(sentences, span.start, key=lambda one: one.start) - 1)
        return sentences[at] if sentences else span

    def read(
        self, kind: FactKind, span: Span, chance: float, fields: Mapping[str, Span | None], chances: Mapping[str, float]
    ) -> dict[str, Any]:
        """What every fact has; `chances` are the network's."""
        whole = self.sentence(span)
        evidence = {name: at for name, at in fields.items() if at is not None}
        return {
            "document": self.document.id,
            "source": self.document.source,
            "published": self.document.published,
            "span": span,
            "quote": span.of(self.text),
            "sentence": whole.of(self.text),
            "sentence_span": whole,
            "confidence": calibrated(kind, chance),
            "rule": "reader",
            "evidence": evidence,
            "confidence_of": {name: calibrated(f"{kind}.{name}", chances.get(name, chance)) for name in evidence},
        }

    def parties(self, roles: Roles, role: str) -> list[Party]:
        """Who or what has a role, each once, the surest first: a company by its name, anything else in the text's words.

        The chances of several names of one company add up: the network may point at any of them.
        """
        found: dict[str, Party] = {}
        for filler in roles.get(role, ()):
            entity = self.cast.at(filler.span)
            name = entity.name if entity else phrase(filler.span.of(self.text))
            if not name:
                continue
            before = found.get(name.casefold())
            chance = min(1.0, filler.chance + (before.chance if before else 0.0))
            found[name.casefold()] = Party(name, before.span if before else filler.span, chance, entity)
        return sorted(found.values(), key=lambda party: -party.chance)

    def when(self, roles: Roles, role: str) -> Filler | None:
        """The words of a role that says when, with the whole of the time expression that they touch."""
        filler = best(roles, role, DOUBTED)
        if filler is None:
            return None
        touched = [one.span for one in self.anchors.times_at(filler.span)]
        return replace(filler, span=filler.span.cover(*touched)) if touched else filler

    def numbers_in(self, span: Span) -> Iterator[tuple[int, Quantity]]:
        """The numbers that lie in a span, each with its place among all."""
        quantities = self.anchors.quantities
        for at in range(bisect_left(quantities, span.start, key=lambda one: one.full.start), len(quantities)):
            if quantities[at].span.end > span.end:
                return
            yield at, quantities[at]

    def headed(self, number: int) -> Filler | None:
        """The time that heads the column of a number in a table."""
        heading = self.anchors.headings.get(number)
        return Filler(heading, _HEADED) if heading else None

    def period(self, filler: Filler | None, *, ahead: bool = False) -> Period | None:
        """The time that words say; `ahead` for what is still to come."""
        if filler is None:
            return None
        return period(filler.span, self.text, self.anchors.times_at(filler.span), self.published, ahead=ahead)


class Party(Frozen):
    """Somebody or something that has a role in a fact."""

    name: str
    span: Span
    chance: float
    entity: Entity | None


def unsaid(roles: Roles, *names: str) -> float:
    """The chance that nothing in the text has these roles."""
    chance = 1.0
    for name in names:
        chance *= 1 - max((filler.chance for filler in roles.get(name, ())), default=0.0)
    return chance


def phrase(words: str) -> str:
    """Words of the text as a name: on one line, without what only determines them."""
    said = plain_words(words)
    match = _DETERMINER.match(said)
    return said[match.end() :] if match and match.end() < len(said) else said


def place_called(words: str) -> str:
    """What a place is called: a country by its name where the words are an adjective or short for it ("Hungarian", "U.S.")."""
    said = phrase(words)
    code = country_code(said)
    return country_name(code) if code else said


def named(setting: Setting, roles: Roles, role: str, least: float) -> Filler | None:
    """The likeliest words of a role that are more than a little word: "by" names nothing."""
    fillers = (one for one in roles.get(role, ()) if one.span.of(setting.text).lower() not in _LITTLE)
    found = next(fillers, None)
    return found if found is not None and found.chance >= least else None


def best(roles: Roles, role: str, least: float = SHOWN) -> Filler | None:
    """The likeliest words of a role, if they are likely enough."""
    fillers = roles.get(role, ())
    return fillers[0] if fillers and fillers[0].chance >= least else None
