"""Words of the calendar."""

from __future__ import annotations

from typing import Final

_FULL = "january february march april may june july august september october november december".split()

MONTHS: Final[dict[str, int]] = (
    {name: number for number, name in enumerate(_FULL, 1)}
    | {name[:3]: number for number, name in enumerate(_FULL, 1)}
    | {"sept": 9}
)

WEEKDAYS: Final[dict[str, int]] = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}

ORDINALS: Final[dict[str, int]] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4,
}  # fmt: skip

SMALL_NUMBERS: Final[dict[str, int]] = {
    word: number for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
