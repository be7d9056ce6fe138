"""How times are written, a pattern each, with a resolver that turns its match into ISO dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

from store.frozen import Frozen
from store.parse.lexicon.time import MONTHS, ORDINALS, SMALL_NUMBERS, WEEKDAYS
from store.parse.times import calendar
from store.parse.times.calendar import UNKNOWN, Stretch, Unit

Relation = Literal["in", "by", "since", "until", "streak", "duration", "baseline"]
Resolver = Callable[[re.Match[str], date | None], Stretch]

_MONTH = r"(?:" + "|".join(name.title() for name in sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:1[89]|20)\d\d"
_ORDINAL = "|".join(ORDINALS)
_COUNT = r"\d{1,2}|" + "|".join(SMALL_NUMBERS)
_UNIT = r"year|quarter|month|week|day|decade|half"
_NOT_MORE = r"(?![\d,.]*\d|-\d|[A-Za-z%])"
"""After a year: no more digits or letters, or it was a count, a code, a price."""


def numeral(text: str) -> int:
    """A count in digits or as a word."""
    return int(text) if text.isdigit() else SMALL_NUMBERS[text.lower()]


def _monthnumber(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def _iso_day(match: re.Match[str], _: date | None) -> Stretch:
    try:
        return calendar.day(date.fromisoformat(match["iso"]))
    except ValueError:
        return UNKNOWN


def _full_date(match: re.Match[str], published: date | None) -> Stretch:
    month, day = _monthnumber(match["month"]), int(match["day"])
    if match["year"]:
        return calendar.day_of_month(int(match["year"]), month, day)
    return calendar.latest_day(published, month, day) if published else UNKNOWN


def _month_year(match: re.Match[str], published: date | None) -> Stretch:
    month = _monthnumber(match["month"])
    which = (match["which"] or "").lower()
    if match["year"]:
        return calendar.month(int(match["year"]), month)
    if published is None:
        return UNKNOWN
    if which == "next":
        return calendar.next_month(published, month)
    if which == "this":
        return calendar.month(published.year, month)
    if which == "last" and 0 <= (published.month - month) % 12 <= 1:
        return calendar.month(published.year - (2 if month > published.month else 1), month)
    return calendar.latest_month(published, month)


def _years(match: re.Match[str], _: date | None) -> Stretch:
    first, last = int(match["first"]), match["last"]
    second = int(last) if len(last) == 4 else first - first % 100 + int(last)
    return Stretch(str(first), str(second)) if first < second else UNKNOWN


def _part_of_year(match: re.Match[str], published: date | None) -> Stretch:
    """Quarters, halves and first months, of a named year, of this or last year, or of the latest that fits."""
    year = _named_year(match, published)
    groups = match.groupdict()
    if groups.get("months"):
        year = year or (published.year if published else None)
        count = numeral(groups["months"])
        if year and (groups.get("edge") or "first").lower() != "first":
            return calendar.months_back(year, 12, count)
        return calendar.first_months(year, count) if year else UNKNOWN
    which = groups.get("ordinal") or groups.get("digit") or ""
    number = ORDINALS.get(which.lower()) or int(which)
    parts = 2 if groups.get("half") else 4
    if which.lower() == "last" and year is None and parts == 4 and published is not None:
        return calendar.relative(published, "quarter", -1)  # "last quarter", and not the last one of a year
    if parts == 2 and which.lower() in ("last", "final"):
        number = 2
    if not 1 <= number <= parts:
        return UNKNOWN
    if year is None and published is not None:
        # The latest such part that has begun.
        begun = (published.month - 1) * parts // 12 + 1
        year = published.year if number <= begun else published.year - 1
    if year is None:
        return UNKNOWN
    return calendar.half(year, number) if parts == 2 else calendar.quarter(year, number)


def _named_year(match: re.Match[str], published: date | None) -> int | None:
    groups = match.groupdict()
    if groups.get("year") or groups.get("short"):
        text = groups.get("year") or groups["short"]
        return int(text) if len(text) == 4 else 2000 + int(text)
    which = (groups.get("which") or "").lower()
    if which and published:
        return published.year + {"last": -1, "previous": -1, "next": 1}.get(which, 0)
    return None


def _decade(match: re.Match[str], _: date | None) -> Stretch:
    first = int(match["decade"])
    return Stretch(str(first), str(first + 9))


def _plain_year(match: re.Match[str], _: date | None) -> Stretch:
    return calendar.year(int(match["year"]))


def _relative(match: re.Match[str], published: date | None) -> Stretch:
    if published is None:
        return UNKNOWN
    offset = {"last": -1, "previous": -1, "past": -1, "prior": -1, "next": 1, "coming": 1}.get(match["which"].lower(), 0)
    unit: Unit = match["unit"].lower()  # type: ignore[assignment]  # the pattern's words are the literals
    return calendar.relative(published, unit, offset)


def _ago(match: re.Match[str], published: date | None) -> Stretch:
    if published is None:
        return UNKNOWN
    count = 1 if match["count"].lower() in ("a", "one", "the") else numeral(match["count"])
    unit: Unit = match["unit"].lower()  # type: ignore[assignment]  # the pattern's words are the literals
    return calendar.relative(published, unit, -count)


def _past(match: re.Match[str], published: date | None) -> Stretch:
    if published is None:
        return UNKNOWN
    unit: Unit = match["unit"].lower()  # type: ignore[assignment]  # the pattern's words are the literals
    return calendar.past(published, unit, numeral(match["count"]))


def _coming(match: re.Match[str], published: date | None) -> Stretch:
    """ "over the next three years": from now to the end of them."""
    if published is None:
        return UNKNOWN
    unit: Unit = match["unit"].lower()  # type: ignore[assignment]  # the pattern's words are the literals
    return Stretch(calendar.relative(published, unit, 0).start, calendar.relative(published, unit, numeral(match["count"])).end)


def _weekday(match: re.Match[str], published: date | None) -> Stretch:
    return calendar.latest_weekday(published, WEEKDAYS[match["weekday"].lower()]) if published else UNKNOWN


def _today(match: re.Match[str], published: date | None) -> Stretch:
    if published is None:
        return UNKNOWN
    return calendar.relative(published, "day", -1 if match["today"].lower() == "yesterday" else 0)


def _ending(match: re.Match[str], published: date | None) -> Stretch:
    """ "the year to March", "the three months ended June 30, 2023"."""
    month = _monthnumber(match["month"])
    if match["year"]:
        year = int(match["year"])
    elif published:
        year = published.year if month <= published.month else published.year - 1
    else:
        return UNKNOWN
    length = {"year": 12, "half": 6, "quarter": 3}.get(re.split("[- ]", (match["unit"] or "").lower())[0])
    return calendar.months_back(year, month, length or numeral(match["count"]))


def _weeks(match: re.Match[str], published: date | None) -> Stretch:
    """ "the 26 weeks to June 29"."""
    month, day = _monthnumber(match["month"] or match["month2"]), int(match["day"] or match["day2"])
    if match["year"]:
        end = calendar.day_of_month(int(match["year"]), month, day)
    else:
        end = calendar.latest_day(published, month, day) if published else UNKNOWN
    return calendar.weeks_back(end.end, numeral(match["weeks"])) if end.end else UNKNOWN


def _months(match: re.Match[str], published: date | None) -> Stretch:
    """ "April to June 2023", "the September quarter"."""
    last = _monthnumber(match["last"])
    first = _monthnumber(match["first"]) if match.groupdict().get("first") else None
    if match["year"]:
        year = int(match["year"])
    elif published:
        year = published.year if last <= published.month else published.year - 1
    else:
        return UNKNOWN
    return calendar.months_back(year, last, (last - first) % 12 + 1 if first else 3)


def _short_fiscal(match: re.Match[str], _: date | None) -> Stretch:
    return calendar.year(2000 + int(match["year"]))


def _fiscal(match: re.Match[str], published: date | None) -> Stretch:
    """ "last fiscal": the year, until the business year of the text is known."""
    if published is None:
        return UNKNOWN
    return calendar.relative(
        published, "year", {"last": -1, "previous": -1, "prior": -1, "next": 1}.get(match["which"].lower(), 0)
    )


def _half_to(match: re.Match[str], published: date | None) -> Stretch:
    """ "the June half": the six months that end with it."""
    if published is None:
        return UNKNOWN
    last = _monthnumber(match["last"])
    return calendar.months_back(published.year if last <= published.month else published.year - 1, last, 6)


def _year_end(match: re.Match[str], published: date | None) -> Stretch:
    year = int(match["year"]) if match["year"] else None
    if year is None and published is not None:
        year = published.year + {"last": -1, "next": 1}.get((match["which"] or "this").lower(), 0)
    return calendar.month(year, 12) if year else UNKNOWN


def _streak(match: re.Match[str], published: date | None) -> Stretch:
    return UNKNOWN


_OF_YEAR = (
    rf"(?:\s*,?\s*(?:of\s+)?(?:the\s+)?(?:(?:fiscal|financial)\s+)?(?:(?P<year>{_YEAR})|(?P<which>last|this|next)\s+year))?"
)
_SHORT_YEAR = rf"(?:\s*(?:of\s+)?(?:(?:FY\s?'?|'|-)?(?P<year>{_YEAR})|(?:FY\s?'?|'|-)(?P<short>\d\d\b)))?"
"""A year behind "Q3" or "H1"; two digits only with a mark that they are one, for "in Q3 25% of" is none."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ROWS: tuple[tuple[str, Resolver, Relation | None, int, tuple[str, ...]], ...] = (
    (r"(?P<iso>\d{4}-\d\d-\d\d)\b", _iso_day, None, 0, ("-",)),
    (rf"(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\.\d|%)(?:,?\s+(?P<year>{_YEAR})\b)?", _full_date, None, 0, _MONTHS),
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR})\b)?", _full_date, None, 0, _MONTHS),
    (rf"(?:(?:the\s+)?(?:end|close|start|beginning|middle)(?:\s+of\s+|-))?(?:(?P<which>last|this|next)\s+)?(?:(?:early|mid|late)[- ])?(?P<month>{_MONTH})(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}){_NOT_MORE})?", _month_year, None, 0, _MONTHS),
    (rf"(?:(?:fiscal|FY)\s*)?(?P<first>{_YEAR})\s?[-–/]\s?(?P<last>{_YEAR}|\d\d)\b", _years, None, 0, ("-", "–", "/")),
    (rf"(?:between|from)\s+(?P<first>{_YEAR})\s+(?:and|to)\s+(?P<last>{_YEAR})\b", _years, None, re.I, ("between", "from")),
    (rf"(?:the\s+)?(?:fiscal\s+)?(?P<ordinal>{_ORDINAL})[- ](?:fiscal\s+)?(?:quarter|(?P<half>half))\b{_OF_YEAR}", _part_of_year, None, re.I, ("quarter", "half")),
    (rf"the\s+(?P<edge>first|last|final|closing)\s+(?P<months>{_COUNT})\s+months\s+of\s+(?:the\s+)?(?:(?P<year>{_YEAR})|(?P<which>last|this|next)\s+year|(?P<this>year)\b)", _part_of_year, None, re.I, ("months",)),
    (rf"Q(?P<digit>[1-4])\b{_SHORT_YEAR}", _part_of_year, None, 0, ("q",)),
    (r"(?P<digit>[1-4])Q(?:\s?(?:FY\s?)?'?(?P<year>20\d\d|\d\d))?\b", _part_of_year, None, 0, ("q",)),
    (rf"(?P<half>H)(?P<digit>[12])\b{_SHORT_YEAR}", _part_of_year, None, 0, ("h1", "h2")),
    (r"(?P<digit>[12])(?P<half>H)\s?(?:FY\s?)?'?(?P<year>20\d\d|\d\d)\b", _part_of_year, None, 0, ("h",)),
    (r"(?P<months>[369])M\s?(?:of\s+)?(?:FY\s?)?'?(?P<year>20\d\d|\d\d)\b", _part_of_year, None, 0, ("m",)),
    (rf"(?:the\s+)?(?:end|close)\s+of\s+(?:(?P<year>{_YEAR})|(?:(?P<which>this|next|last)|the)\s+year)", _year_end, None, re.I, ("end", "close")),
    (rf"year[- ]end(?:\s+(?P<year>{_YEAR}))?(?P<which>)", _year_end, None, re.I, ("end",)),
    (rf"(?:the\s+)?(?:(?P<count>{_COUNT})[- ]months?(?:\s+period)?|(?:(?:full|fiscal|financial)\s+)?(?P<unit>half[- ]year|year|quarter|half))\s+(?:that\s+|which\s+)?(?:to|ended|ending|through)\s+(?:(?:in|on)\s+)?(?:the\s+end\s+of\s+|end-)?(?:\d{{1,2}}\s+)?(?P<month>{_MONTH})(?:\s+\d{{1,2}}\b)?(?:,?\s+(?P<year>{_YEAR}))?", _ending, None, re.I, ("month", "year", "quarter", "half")),
    (rf"(?:the\s+)?(?P<weeks>\d{{1,2}}|{'|'.join(SMALL_NUMBERS)})\s+weeks\s+(?:to|ended|ending|through)\s+(?:(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}}))(?:,?\s+(?P<year>{_YEAR}))?", _weeks, None, 0, ("weeks",)),
    (rf"(?:(?:fiscal|financial)\s+(?:year\s+)?|FY\s?)(?P<year>{_YEAR})\b", _plain_year, None, re.I, ("fiscal", "financial", "fy")),
    (rf"(?:the\s+)?(?P<year>{_YEAR})\s+(?:fiscal|financial)(?:\s+year)?\b", _plain_year, None, re.I, ("fiscal", "financial")),
    (r"FY\s?'?(?P<year>\d\d)\b", _short_fiscal, None, 0, ("fy",)),
    (r"(?:the\s+)?(?P<which>last|this|next|previous|prior|current|coming)\s+(?P<unit>fiscal)\b(?!\s+(?:year|quarter))", _fiscal, None, re.I, ("fiscal",)),
    (rf"(?:the\s+)?(?P<last>{_MONTH})\s+half(?P<year>)\b", _half_to, None, 0, ("half",)),
    (rf"(?:between|from)\s+(?P<first>{_MONTH})\s+(?:and|to)\s+(?P<last>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?", _months, None, 0, ("between", "from")),
    (rf"(?P<first>{_MONTH})\s?(?:-|–|to|through)\s?(?P<last>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?", _months, None, 0, _MONTHS),
    (rf"(?:the\s+)?(?P<last>{_MONTH})\s+quarter(?P<year>)\b", _months, None, 0, ("quarter",)),
    (r"(?:the\s+)?(?:same|year-ago|comparable|corresponding|prior-year)\s+(?:quarter|period|month|half|week)(?:\s+(?:of\s+)?(?:last|the\s+previous|the\s+prior)\s+(?:fiscal\s+|financial\s+)?year)?", _streak, "baseline", re.I, ("same", "year-ago", "comparable", "corresponding", "prior-year")),
    (r"(?:the\s+)?(?:(?:early|mid|late)[- ])?(?P<decade>(?:1[89]|20)\d0)s\b", _decade, None, re.I, ("0s",)),
    (rf"(?:(?:early|mid|late)[- ]|full[- ]year\s+|calendar\s+)?(?<![$€£¥₹])(?P<year>{_YEAR}){_NOT_MORE}", _plain_year, None, re.I, ("18", "19", "20")),
    (rf"(?:early\s+|late\s+|later\s+|earlier\s+)?(?:the\s+)?(?P<which>last|this|next|previous|prior|current|coming)\s+(?:(?:full|fiscal|financial|calendar)\s+)?(?P<unit>{_UNIT})\b", _relative, None, re.I, ("last", "this", "next", "previous", "prior", "current", "coming")),
    (rf"(?P<count>a|one|the|{_COUNT})\s+(?P<unit>year|month|quarter|week|day)s?\s+(?:ago|earlier|before)\b", _ago, "baseline", re.I, ("ago", "earlier", "before")),
    (rf"(?:the\s+)?(?:last|past|previous|preceding)\s+(?P<count>{_COUNT})\s+(?P<unit>year|quarter|month|week|day)s", _past, "duration", re.I, ("last", "past", "previous", "preceding")),
    (rf"(?:the\s+)?(?:next|coming|following)\s+(?P<count>{_COUNT})\s+(?P<unit>year|month)s", _coming, "in", re.I, ("next", "coming", "following")),
    (rf"(?P<count>{_COUNT})\s+(?:straight|consecutive|successive|running)\s+(?P<unit>{_UNIT})s", _streak, "streak", re.I, ("straight", "consecutive", "successive", "running")),
    (rf"(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})s\s+(?:running|in\s+a\s+row|straight|in\s+succession)", _streak, "streak", re.I, ("running", "row", "straight", "succession")),
    (rf"(?:the|its|their|a)\s+(?P<ordinal>{_ORDINAL})\s+(?:straight|consecutive|successive)\s+(?P<unit>{_UNIT})\b", _streak, "streak", re.I, ("straight", "consecutive", "successive")),
    (r"(?P<weekday>" + "|".join(name.title() for name in WEEKDAYS) + r")\b", _weekday, None, 0, ("day",)),
    (r"(?P<today>today|yesterday)\b", _today, None, re.I, ("today", "yesterday")),
)  # fmt: skip


class TimePattern(Frozen, kw_only=True):
    """A way in which times are written: what it says of their `relation`, None where the words before it do.

    A text without any of the words in `needs`, in small letters, has no match: to look for those is quicker.
    """

    pattern: re.Pattern[str]
    resolver: Resolver
    relation: Relation | None
    needs: tuple[str, ...]


PATTERNS = tuple(
    TimePattern(pattern=re.compile(rf"\b(?:{pattern})", flags), resolver=resolver, relation=relation, needs=needs)
    for pattern, resolver, relation, flags, needs in _ROWS
)
