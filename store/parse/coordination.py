"""What is said once of quantities in a row holds for each of them: their unit, and how sure they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from store.frozen import replace
from store.parse.quantities import Quantity

_GAP = re.compile(r"^[^.;]{0,60}\b(?:from|against|versus|vs|compared (?:with|to)|of which|including|of those|of them)\s+$")


def share_across_coordination(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """ "over 9.58 million and 9.49 million units": what is said once of numbers in a row holds for each of them."""
    shared = list(found)
    for index in range(len(found) - 2, -1, -1):
        first, second = shared[index], shared[index + 1]
        joint = text[first.span.end : second.span.start].strip(" ,")
        if joint not in ("", "and", "or", "&") or text[first.span.end : second.span.start].strip() == "":
            continue
        if first.unit is None and second.unit and first.dimension is None and not second.hyphenated:
            shared[index] = replace(first, unit=second.unit, dimension=second.dimension, counted=second.counted)
    for index in range(len(shared) - 1):
        first, second = shared[index], shared[index + 1]
        bare = second.unit is None and second.counted is None and first.unit is not None
        if bare and _GAP.search(text[first.span.end : second.full.start]):
            # "to 1.2 million barrels per day in November, from 1.5 million": the unit is said once.
            lender = _lender(shared[: index + 1], second)
            shared[index + 1] = replace(second, unit=lender.unit, dimension=lender.dimension)
    for index in range(len(shared) - 1):
        first, second = shared[index], shared[index + 1]
        joint = text[first.span.end : second.full.start].strip(" ,")
        lends = first.qualifier in ("over", "about", "under") and second.qualifier == "exact"
        if joint == "and" and lends and first.unit == second.unit:
            shared[index + 1] = replace(second, qualifier=first.qualifier)
    return shared


def _lender(before: Sequence[Quantity], bare: Quantity) -> Quantity:
    """Whose unit a bare number has: of the one before, or of the one it is near ("5.7 m cars, up 9% from 5.2 m")."""
    if before[-1].dimension in ("percent", "points"):
        for other in before[:-4:-1]:
            near = other.value and Decimal("0.1") < bare.value / other.value < _TENFOLD
            if other.dimension not in ("percent", "points", "time") and other.unit and near:
                return other
    return before[-1]


_TENFOLD = 10
