"""Where the thing of a deal stands, and when a deal was told of for the first time: words of its context, read with care."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.parse.facts.setting import DOUBTED, Setting
from store.parse.reader.decoding import Deal, Filler
from store.places import country_code, resolve

_STANDS = ("plant", "research", "joint_venture", "acquisition", "divestment")
"""Types of deals about things that stand somewhere; of others a place is told in one of twenty labels."""
_ELSEWHERE = 0.9
"""The chance from which a deal of another type has a place."""
_POSSIBLE = 0.12
"""The chance from which a finer place in the same country is the better answer."""
_DAY = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday)\b", re.I)
_ANNOUNCED = re.compile(r"\b(?:announc|unveil)\w+\b", re.I)
_TOLD = re.compile(r"\b(?:announc\w+|unveil\w+|said|told|disclosed|confirmed|reported)\b", re.I)
_NEAR = 25
"""Characters between a day and the verb of what was told on it."""


def site(setting: Setting, deal: Deal) -> Filler | None:
    """The words that say where: of several the finest that lies in the likeliest."""
    fillers = deal.roles.get("place", ())
    least = DOUBTED if deal.type in _STANDS else _ELSEWHERE
    if not fillers or fillers[0].chance < least:
        return None
    return _finer(setting, fillers) or fillers[0]


def _finer(setting: Setting, fillers: Sequence[Filler]) -> Filler | None:
    """A town among the words, where the likeliest are its country."""
    country = country_code(fillers[0].span.of(setting.text))
    if country is None:
        return None
    for filler in fillers[1:]:
        words = filler.span.of(setting.text)
        place = None if country_code(words) else resolve(words)
        if filler.chance >= _POSSIBLE and place is not None and place.country == country:
            return filler
    return None


def announced(setting: Setting, deal: Deal) -> Filler | None:
    """The day on which a deal was announced, or planned aloud, where its sentence tells of no other."""
    sentence = setting.sentence(deal.trigger)
    days = [one.span for one in setting.anchors.times_at(sentence) if _DAY.search(one.text)]
    if len(days) != 1:
        return None
    around = setting.text[max(sentence.start, days[0].start - _NEAR) : min(sentence.end, days[0].end + _NEAR)]
    told = _TOLD if deal.status in ("planned", "rumoured") else _ANNOUNCED
    return Filler(days[0], DOUBTED) if told.search(around) else None
