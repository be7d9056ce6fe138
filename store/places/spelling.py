"""When two writings are one place's name: without case, accents, apostrophes, and with "St." written out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

LONGEST: Final = 100
"""Characters of the longest text that can be a name; anything longer is none, and is not looked at."""

_LETTERS: Final = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "æ": "ae", "Æ": "Ae",
     "œ": "oe", "Œ": "Oe", "ı": "i", "ħ": "h", "Ħ": "H", "ə": "a", "Ə": "A", "&": " and "}
    | dict.fromkeys("'’‘ʻʼʿʾ`´", "")
)  # fmt: skip
"""Letters that Unicode does not take apart, as English papers write them; an apostrophe joins: "Xi'an" is "Xian"."""

_IN_FULL: Final = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}

_BEFORE: Final = (
    "the", "city of", "town of", "village of", "port of", "province of", "state of", "region of", "county", "county of",
    "district of", "prefecture of", "municipality of", "island of", "emirate of", "greater", "metropolitan", "metro",
    "downtown", "central", "mainland", "near", "outside", "north", "south", "east", "west",
    "northern", "southern", "eastern", "western", "northeast", "northwest", "southeast", "southwest", "northeastern",
    "northwestern", "southeastern", "southwestern", "north eastern", "north western", "south eastern", "south western",
    "north east", "north west", "south east", "south west", "upstate",
)  # fmt: skip
_BEHIND: Final = (
    "province", "prefecture", "state", "city", "county", "region", "district", "municipality", "oblast", "governorate", "area",
    "metropolitan area", "metropolitan region", "metro area", "autonomous region", "township", "island", "peninsula", "canton",
    "emirate", "territory", "mainland", "metropolis",
)  # fmt: skip
"""Words that say what sort of place a name is of, or which part of it: without them the name is still the place's."""


@lru_cache(maxsize=20_000)
def key(text: str) -> str:
    """What all writings of one place's name share: "St. Louis" and "Saint-Louis" are "saint louis"; "" for what is no name."""
    from store.words import words

    if len(text) > LONGEST:
        return ""
    return " ".join(_IN_FULL.get(word, word) for word in words(text.translate(_LETTERS)))


def without_possessive(text: str) -> str:
    """ "Thailand's" is "Thailand", "the Philippines'" is "the Philippines"."""
    for end in ("'s", "’s", "'", "’"):
        if text.endswith(end):
            return text[: -len(end)]
    return text


def forms(name: str) -> Iterator[str]:
    """The keys that `name` can be found by, the fullest first: "greater noida", then "noida"."""
    if len(name) > LONGEST:
        return
    full, bare = key(name), key(without_possessive(name.strip()))
    yield full
    if bare != full:
        yield bare
    seen = {full, bare}
    ahead = [bare]
    for form in ahead:
        for shorter in (_without_end(form), _without_start(form)):
            if shorter and shorter not in seen:
                seen.add(shorter)
                ahead.append(shorter)
                yield shorter


def _without_start(form: str) -> str:
    cut = max((len(word) for word in _BEFORE if form.startswith(word + " ")), default=-1)
    return form[cut + 1 :]


def _without_end(form: str) -> str:
    cut = max((len(word) for word in _BEHIND if form.endswith(" " + word)), default=-1)
    return form[: len(form) - cut - 1]
