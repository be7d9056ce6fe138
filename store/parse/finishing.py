"""What is known of a document's facts only when all of them are read: ids, countries, how sure each field is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from store.frozen import replace
from store.model import Fact, FactKind, Investment, Metric, identified
from store.places import country_code, resolve

_RIGHT: Mapping[FactKind, Mapping[str, float]] = {
    "company": {"type": 0.91, "owner": 0.91, "home": 0.91},
    "investment": {
        "type": 0.94, "investors": 0.9, "target": 0.88, "sellers": 0.94, "amount": 0.88, "stake_percent": 0.98, "place": 0.79,
        "date": 0.79, "due": 0.79,
    },
    "metric": {"subject": 0.84, "owner": 0.84, "measure": 0.79, "value": 0.94, "change": 0.93, "period": 0.89, "place": 0.84},
}  # fmt: skip
"""How often each field is right of facts that are stated, on the dev half of the golden passages."""
_OTHERWISE = 0.95
_BESIDE = 40
"""Characters behind a place in which it is said what that lies in."""


@dataclass(slots=True)
class _Setting:
    """An article's text and the places that its facts are in."""

    text: str
    places: list[str]


def finished(facts: Iterable[Fact], text: str, *, surely: bool = True) -> list[Fact]:
    """The facts of a document with what only all of them together tell; `surely` gives each field the chance of its kind."""
    facts = list(facts)
    setting = _Setting(text, [fact.place_name for fact in facts if fact.place_name])
    placed = (_in_country(fact, setting) for fact in facts)
    return identified(replace(_sure_of_fields(fact) if surely else fact, id="") for fact in placed)


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


def _sure_of_fields(fact: Fact) -> Fact:
    """The fact with the chance of each field that was read from text to be right, given that the fact is stated."""
    right = _RIGHT[fact.kind]
    chances = {name: round(fact.confidence * right.get(name, _OTHERWISE), 2) for name in fact.evidence}
    return replace(fact, confidence_of=chances)
