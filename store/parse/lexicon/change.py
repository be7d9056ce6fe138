"""Words that say which way a number moved."""

from __future__ import annotations

from typing import Final

from store.model import Direction


def _table(**words: str) -> dict[str, Direction]:
    return {word: direction for direction, line in words.items() for word in line.split()}  # type: ignore[misc]


CHANGE_VERBS: Final = _table(
    up="rise increase grow climb jump surge soar gain expand advance rally rebound improve swell double triple quadruple treble leap accelerate spike "
    "rocket skyrocket balloon strengthen appreciate raise lift boost hike add widen recover mushroom "
    "escalate inch bounce firm creep edge tick nudge",
    down="fall drop decline decrease slip slump plunge tumble shrink contract sink slide dip lose cut reduce lower ease "
    "shed plummet weaken depreciate narrow trim slash dwindle crash retreat diminish deteriorate slow dive erode "
    "collapse halve",
    flat="stagnate stabilise stabilize plateau",
)
CHANGE_NOUNS: Final = _table(
    up="increase rise growth gain jump surge climb uptick upturn expansion hike advance rally rebound boost leap spike "
    "improvement upswing appreciation acceleration",
    down="decrease decline drop fall slump reduction cut contraction dip plunge downturn slide slip tumble shrinkage "
    "depreciation retreat collapse slowdown",
)
CHANGE_ADVERBS: Final = _table(
    up="up higher upward upwards ahead", down="down lower downward downwards off", flat="flat unchanged steady stable"
)
COMPARATIVES: Final = _table(
    up="higher more greater larger bigger above better faster ahead",
    down="lower less fewer smaller below cheaper weaker slower narrower shorter behind",
)
HOLD_VERBS: Final = frozenset("hold keep leave maintain remain stay".split())
"""Verbs that say that a number did not move: "held at 33.5p", "left its dividend at 4 cents"."""
AT_WORDS: Final = frozenset("at below above under past beyond near".split())
"""Prepositions before the level that something moved to."""
GATHERED: Final = frozenset("pick sign mop give lay take snap put set make back line end come turn free cough stump".split())
"""Verbs whose "up" and "down" is part of them and says nothing of a change."""

NEEDS_PERCENT: Final = frozenset("add gain lose shed boost narrow widen recover expand raise lift".split())
"""Verbs whose object is a change only when it is a percentage: "lost 3%", but "lost $5 million"."""

CLOSES: Final = frozenset(f"to {verb} at" for verb in "close settle finish end trade".split())
"""After what was won or lost in a day's trade."""
LAID_OFF: Final = frozenset(("lay off", "laying off", "laid off", "let go", "letting go", "lays off", "lets go"))
GONE: Final = tuple(f"{post} will go" for post in ("jobs", "posts", "roles", "positions"))
"""What is said of posts that are cut."""
STEADY: Final = ("little changed", "broadly flat", "largely unchanged", "virtually unchanged")
