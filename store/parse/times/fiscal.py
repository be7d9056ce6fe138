"""Business years that are not calendar years: which one a text speaks of, and what its years and quarters are.

India's and Japan's run from April to March, Australia's from July to June; India's and Australia's are called by the
year in which they end, Japan's by the year in which they begin. Elsewhere companies differ, and a "fiscal 2025" is
taken for the calendar year for want of anything better, unless the text says when the year ends ("fiscal 2025, which
ends in March") or shows it ("Q3 FY25, the quarter ended December").
"""

from __future__ import annotations

import re
from datetime import date

from store.frozen import Frozen
from store.model.period import days
from store.parse.lexicon.time import MONTHS
from store.parse.times import calendar
from store.parse.times.calendar import Stretch

_SAYS_FISCAL = re.compile(r"\b(?:\d[MHQ])?FY|\b(?:fiscal|financial)\b", re.I)
_WHICH = re.compile(r"\b(last|previous|prior|this|current|next|coming)\b", re.I)
_OFFSETS = {"last": -1, "previous": -1, "prior": -1, "next": 1, "coming": 1}
_A_QUARTER = re.compile(r"(?:the\s+)?(?:Q[1-4]|(?:first|second|third|fourth)[- ]quarter)\b", re.I)
_YEAR = re.compile(r"\d{4}|FY|last|this|next", re.I)
_TWO_YEARS = re.compile(r"\b((?:19|20)?\d\d)\s?[-–/]\s?((?:19|20)?\d\d)\b")


class FiscalYear(Frozen):
    """A business year: the month it begins with, and whether it is called by the year it ends in.

    `counts_quarters` says that "the first quarter" is the business year's wherever the country's news speaks of one.
    """

    first_month: int
    by_end: bool
    counts_quarters: bool = False

    def called(self, number: int) -> Stretch:
        """The months of the business year that goes by `number`."""
        if self.first_month == 1:
            return calendar.year(number)
        end_year = number if self.by_end else number + 1
        return calendar.months_back(end_year, self.first_month - 1, 12)

    def quarter(self, number: int, which: int) -> Stretch:
        """The months of a quarter of the business year that goes by `number`."""
        start = (number - 1 if self.by_end else number) * 12 + self.first_month - 1 + 3 * (which - 1)
        last = start + 2
        return calendar.months_back(last // 12, last % 12 + 1, 3)

    def half(self, number: int, which: int) -> Stretch:
        """The months of a half of the business year that goes by `number`."""
        end = self.quarter(number, 2 * which).end
        return calendar.months_back(int((end or "")[:4]), int((end or "")[5:]), 6) if end else calendar.UNKNOWN

    def latest_quarter(self, day: date, which: int) -> Stretch:
        """The last such quarter of a business year that was over by `day`."""
        found = self.quarter(day.year + 1 + self.by_end, which)
        for number in range(day.year + 1 + self.by_end, day.year - 3, -1):
            found = self.quarter(number, which)
            if found.end and days(found.end)[1] < day:
                return found
        return found

    def around(self, day: date, offset: int) -> Stretch:
        """The months of the business year that `day` lies in, or of one `offset` years from it."""
        start = day.year if day.month >= self.first_month else day.year - 1
        return self.called(start + self.by_end + offset)


_CUES: tuple[tuple[re.Pattern[str], FiscalYear], ...] = (
    (re.compile(r"₹|\bRs\.?\s?\d|\b(?:lakh|crore|rupees?|INR)\b"), FiscalYear(4, by_end=True, counts_quarters=True)),
    (re.compile(r"A\$|\bASX\b|\b(?:AUD|Australia|Australian|Sydney|Melbourne|Brisbane)\b"), FiscalYear(7, by_end=True)),
    (re.compile(r"\byen\b|\bJPY\b|¥"), FiscalYear(4, by_end=False)),
)


_MONTH = "|".join(sorted((name for name in MONTHS if len(name) > 2), key=len, reverse=True))
_YEAR_ENDS = re.compile(
    rf"\b(?:fiscal|financial|business)\s+(?:year\s*)?(?:\d{{4}}\s*)?,?\s*(?:which\s+|that\s+)?(?:ends?|ended|ending|to|through)\s+"
    rf"(?:in\s+|on\s+)?(?:the\s+end\s+of\s+)?(?:\d{{1,2}}\s+)?(?P<month>{_MONTH})\b",
    re.I,
)
_PART_ENDS = re.compile(
    rf"\b(?P<count>nine|9)[- ]months?(?:\s+period)?\s+(?:to|ended|ending|through)\s+(?:\d{{1,2}}\s+)?(?P<month>{_MONTH})\b",
    re.I,
)
_FISCAL_QUARTER = re.compile(
    rf"\bQ(?P<quarter>[1-4])\s?FY.{{0,60}}?\bquarter\s+(?:to|ended|ending)\s+(?:on\s+)?(?:\d{{1,2}}\s+)?(?P<month>{_MONTH})\b",
    re.I | re.S,
)


def fiscal_year_of(text: str) -> FiscalYear | None:
    """The business year that a document tells or shows, else that of the country whose money or exchange it speaks of."""
    if not _SAYS_FISCAL.search(text):
        return next((year for cue, year in _CUES if cue.search(text)), None)
    return _told(text) or next((year for cue, year in _CUES if cue.search(text)), None)


def _told(text: str) -> FiscalYear | None:
    """The business year whose end a text tells, or one of whose parts it tells the end of."""
    if match := _YEAR_ENDS.search(text):
        last = MONTHS[match["month"].lower()]
    elif match := _FISCAL_QUARTER.search(text):
        last = MONTHS[match["month"].lower()] + 3 * (4 - int(match["quarter"]))
    elif match := _PART_ENDS.search(text):
        last = MONTHS[match["month"].lower()] + 3  # nine months are told of the year that they are in
    else:
        return None
    first = last % 12 + 1
    return FiscalYear(first, by_end=first > 1)


def in_fiscal_year(written: str, stretch: Stretch, fiscal: FiscalYear | None, published: date | None) -> Stretch:
    """What a time expression means that says "fiscal" or "FY", given what it would mean in calendar years."""
    if fiscal is not None and fiscal.counts_quarters and _A_QUARTER.match(written) and published and not _YEAR.search(written):
        number = int((stretch.start or "-Q0")[-1]) if "-Q" in (stretch.start or "") else 0
        return fiscal.latest_quarter(published, number) if number else stretch
    if not _SAYS_FISCAL.search(written):
        return stretch
    if fiscal is None:
        return calendar.UNKNOWN if _is_ahead(stretch, published) else stretch
    which = _WHICH.search(written)
    if which and published:
        return fiscal.around(published, _OFFSETS.get(which[1].lower(), 0))
    if months := re.match(r"([369])M", written):
        first = fiscal.quarter(int((stretch.end or "")[:4]), 1).start or ""
        end = int(first[:4]) * 12 + int(first[5:]) - 1 + int(months[1]) - 1
        return calendar.months_back(end // 12, end % 12 + 1, int(months[1]))
    half = re.fullmatch(r"(\d{4})-H([12])", stretch.start or "")
    if half:
        return fiscal.half(int(half[1]), int(half[2]))
    pair = _TWO_YEARS.search(written)
    if pair and stretch.end:
        return fiscal.called(int(stretch.end) if fiscal.by_end else int(stretch.start or 0))
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", stretch.start or "")
    if quarter:
        return fiscal.quarter(int(quarter[1]), int(quarter[2]))
    if re.fullmatch(r"\d{4}", stretch.start or "") and stretch.start == stretch.end:
        return fiscal.called(int(stretch.start or 0))
    return stretch


def _is_ahead(stretch: Stretch, published: date | None) -> bool:
    """Whether a part of a year would be over only after the publication: then the year is no calendar year."""
    part = stretch.end is not None and "-" in stretch.end
    return bool(part and published and stretch.end and days(stretch.end)[1] > published)
