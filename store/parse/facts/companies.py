"""Companies from the names that were seen."""

from __future__ import annotations

from collections.abc import Iterator

from store.model import Company, Span
from store.parse.facts.naming import Entity
from store.parse.facts.setting import SHOWN, Party, Setting
from store.parse.reader.decoding import Filler
from store.places import country_code, resolve


def companies(setting: Setting, *, least: float) -> Iterator[Company]:
    """The companies of a document that are at least that likely to be some."""
    for entity in setting.cast.entities:
        if entity.chance >= least:
            yield _company(setting, entity)


def _company(setting: Setting, entity: Entity) -> Company:
    owner, home = _owner(setting, entity), _home(setting, entity)
    first = entity.mentions[0]
    shown = next((m for m in entity.mentions if owner and setting.sentence(m.span) == setting.sentence(owner.span)), first)
    fields: dict[str, Span | None] = {
        "name": shown.span, "owner": owner.span if owner else None, "home": home[1].span if home else None
    }  # fmt: skip
    chances = {"name": entity.chance, "owner": owner.chance if owner else 0.0, "home": home[1].chance if home else 0.0}
    return Company(
        **setting.read("company", shown.span, entity.chance, fields, chances),
        name=entity.name,
        aliases=entity.aliases,
        type=entity.type,
        owner=owner.name if owner else None,
        home=home[0] if home else None,
        mentions=tuple(one.span for one in entity.mentions),
    )


def _owner(setting: Setting, entity: Entity) -> Party | None:
    found = [
        party
        for mention in entity.mentions
        for party in setting.parties(mention.roles, "owner")
        if party.chance >= SHOWN and party.name != entity.name and party.entity is not None
    ]
    return max(found, key=lambda party: party.chance, default=None)


def _home(setting: Setting, entity: Entity) -> tuple[str, Filler] | None:
    found = [filler for one in entity.mentions for filler in one.roles.get("home", ()) if filler.chance >= SHOWN]
    for filler in sorted(found, key=lambda filler: -filler.chance):
        words = filler.span.of(setting.text)
        place = None if country_code(words) else resolve(words)
        code = country_code(words) or (place.country if place else None)
        if code:
            return code, filler
    return None
