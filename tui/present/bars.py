"""Bars and sparklines: a number as a length, a few numbers as heights, each in one line of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite, isnan

_EIGHTHS = "▏▎▍▌▋▊▉█"
_LEVELS = "▁▂▃▄▅▆▇█"


def bar(share: float, width: int) -> str:
    """A bar as long as `share` (0..1) of `width` cells, in eighths; any share above 0 is seen, no number is 0."""
    if isnan(share) or share <= 0 or width <= 0:
        return ""
    whole, rest = divmod(max(1, round(min(share, 1) * width * 8)), 8)
    return "█" * whole + (_EIGHTHS[rest - 1] if rest else "")


def sparkline(values: Sequence[float | None], width: int) -> str:
    """Values as columns of eight heights from the least to the greatest, a space for None and for what is no number.

    More values than `width` are drawn together: each column is the mean of its share of them.
    """
    columns = max(0, min(len(values), width))
    means = [_mean(values[at * len(values) // columns : (at + 1) * len(values) // columns]) for at in range(columns)]
    known = [value for value in means if value is not None]
    # Differences of the largest floats overflow; those of their shares of the largest do not.
    scale = max(map(abs, known), default=0) or 1
    low, high = (min(known) / scale, max(known) / scale) if known else (0, 0)
    if low == high:
        return "".join(" " if value is None else "▄" for value in means)
    return "".join(" " if value is None else _LEVELS[round((value / scale - low) / (high - low) * 7)] for value in means)


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None and isfinite(value)]
    from statistics import mean  # late: it is exact, which takes much loading

    return mean(known) if known else None
