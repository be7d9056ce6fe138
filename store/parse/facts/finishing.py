"""What is known of a document's facts only when all of them are read: ids and countries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.frozen import replace
from store.model import Company, Fact, Investment, Metric, identified
from store.parse.segment.boilerplate import passed_over
from store.places import country_code, resolve

_BESIDE = 40
"""Characters behind a place in which it is said what that lies in."""


@dataclass(slots=True)
class _Setting:
    """An article's text and the places that its facts are in."""

    text: str
    places: list[str]


def finished(facts: Iterable[Fact], text: str) -> list[Fact]:
    """The facts of a document with what only all of them together tell."""
    facts = [fact for fact in facts if not _is_passed_over(fact, text)]
    setting = _Setting(text, [fact.place_name for fact in facts if fact.place_name])
    placed = (_in_country(fact, setting) for fact in facts)
    return identified(replace(fact, id="") for fact in placed)


def _is_passed_over(fact: Fact, text: str) -> bool:
    """Whether a fact stands in what is no part of the article: of a company each mention."""
    spans = fact.mentions if isinstance(fact, Company) else (fact.span,)
    return all(any(part.start <= span.start < part.end for part in passed_over(text)) for span in spans)


def _in_country(fact: Fact, setting: _Setting) -> Fact:
    """The fact with the country that its place lies in, if that can be told."""
    span = fact.evidence.get("place")
    if not isinstance(fact, Investment | Metric) or fact.place is None:
        return fact
    code = country_code(fact.place)
    if code is None:
        beside = setting.text[span.end : span.end + _BESIDE] if span else ""
        others = [name for name in setting.places if name != fact.place]
        found = resolve(fact.place, beside=beside, others=others)
        code = found.country if found else None
    return replace(fact, country=code) if code else fact
