"""Facts and articles in plain words, for who hears them or has a terminal that only prints: no symbols, columns, colours."""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_right
from calendar import month_name
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from store.base import CompanyCount, Dossier, Row
from store.frozen import replace
from store.model import Amount, Change, Company, Declared, Fact, Period, Span, Standing, Value, declared
from tui.present import figures, values
from tui.present.decisions import decision_line
from tui.present.visible import one_line

_LONGEST = 390
"""Characters of a line; a longer one goes on in the next."""
_WIDTH = 78
_LISTED = 300
"""Characters of a fact or a company in a list; what is longer is told on its card."""
_TEN = 10
"""Facts that are told of those beside one, of each sort."""
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_ORDINALS = ("first", "second", "third", "fourth")
_UNITS = dict(
    entry.split(":")
    for entry in (
        "km:kilometre m:metre cm:centimetre mm:millimetre nm:nanometre kg:kilogram g:gram mg:milligram V:volt kV:kilovolt "
        "A:ampere W:watt kW:kilowatt MW:megawatt GW:gigawatt TW:terawatt Wh:watt-hour kWh:kilowatt-hour MWh:megawatt-hour "
        "GWh:gigawatt-hour TWh:terawatt-hour Ah:ampere-hour h:hour ml:millilitre ms:millisecond mph:mile/hour Nm:newton-metre "
        "MB:megabyte GB:gigabyte TB:terabyte m2:square_metre km2:square_kilometre m3:cubic_metre hp:horsepower bhp:horsepower"
    ).split()
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n\s*\n")


def wrapped(lines: Iterable[str], width: int = _LONGEST) -> Iterator[str]:
    """Lines that only print: what could steer a terminal made visible, none longer than `width` characters."""
    for line in lines:
        yield from textwrap.wrap(one_line(line), width, break_on_hyphens=False) or [""]


def counted(number: int, noun: str) -> str:
    """How many there are of something: "no metrics", "1 company", "1,200 investments"."""
    plural = noun.removesuffix("y") + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}" if number else f"no {plural}"


def money(amount: Amount, *, full: bool = False) -> str:
    """A sum of money: "about 1.5 billion euros"; `full` rounds nothing."""
    shared = ", shared" if amount.shared else ""
    return f"{_number(amount, full=full)} {_currency(amount.currency, amount)}{shared}"


def level(value: Value, *, full: bool = False) -> str:
    """A measured value with its unit in words: "over 1.2 million vehicles", "38 kilometres per hour"."""
    unit, _, per = _UNITS.get(value.unit or "", value.unit or "").partition("/")
    if len(unit) == 3 and unit.isalpha() and unit.isupper():
        noun = _currency(unit, value)
    elif unit == "percent":
        noun = unit
    else:
        # The plural is what stands behind the number in a table.
        bare = replace(
            value, unit=_UNITS.get(unit, unit), qualifier="exact", value=value.value_high or value.value, value_high=None
        )
        noun = figures.level(bare).partition(" ")[2].replace("foots", "feet").replace("horsepowers", "horsepower")
    after = f" per {_UNITS.get(per, per)}" if per else ""
    return f"{_number(value, full=full)} {noun}{after}".replace("_", " ").strip()


def _number(number: Amount | Value, *, full: bool) -> str:
    ends = " to ".join(_scaled(end, full=full) for end in (number.value, number.value_high) if end is not None)
    return {"exact": "", "range": "from "}.get(number.qualifier, number.qualifier.replace("_", " ") + " ") + ends


def _scaled(value: Decimal, *, full: bool = False) -> str:
    for scale, word in _SCALES:
        short = round(value / scale, 3)
        if abs(value) >= scale and not (full and short * scale != value):
            return f"{figures.plain(short)} {word}".replace("-", "minus ")
    return figures.plain(value).replace("-", "minus ")


def _currency(code: str, number: Amount | Value) -> str:
    from babel.numbers import get_currency_name

    return get_currency_name(code, number.value_high or number.value, "en")


def change(moved: Change) -> str:
    """Which way something moved and how much: "up 18.8 percent"."""
    way = "unchanged" if moved.direction == "flat" else moved.direction
    if moved.percent is not None:
        return f"{way} {figures.plain(moved.percent)} percent"
    return f"{way} {_scaled(moved.absolute)}" if moved.absolute is not None else way


def day(iso: str) -> str:
    """An ISO date of any precision in words: "24 January 2024", "first quarter of 2023"."""
    year, _, rest = iso.partition("-")
    if rest[:1] in ("Q", "H"):
        return f"{_ORDINALS[int(rest[1]) - 1]} {'quarter' if rest[0] == 'Q' else 'half'} of {year}"
    month, _, number = rest.partition("-")
    return " ".join(part for part in (number.lstrip("0"), month_name[int(month or 0)], year) if part)


def when(period: Period) -> str:
    """A period in words; as it is written where no calendar holds it."""
    if period.start and period.end:
        return day(period.start) if period.start == period.end else f"{day(period.start)} to {day(period.end)}"
    if period.start or period.end:
        return f"from {day(period.start)}" if period.start else f"until {day(period.end or '')}"
    return period.text


def fact_line(fact: Fact) -> str:
    """A fact in a line: "Norvane, acquisition, Jablonka, 48 million British pounds, January 2025, completed"."""
    told = (f"seller {value}" if name == "sellers" else value for _, value, name in _fields(fact, full=False))
    return _shortened(", ".join(told))


def row_line(row: Row) -> str:
    """A fact in a line, and after a semicolon what people said of it."""
    return "; ".join(part for part in (fact_line(row.fact), standing_words(row.standing)) if part)


def standing_words(standing: Standing) -> str:
    """What people said of a fact: "accepted, corrected, tagged watch, 1 note"; nothing where they said nothing."""
    said: list[str] = [standing.verdict] if standing.verdict else []
    said += ["corrected"] if standing.corrections else []
    said += [f"tagged {' and '.join(standing.tags)}"] if standing.tags else []
    said += [counted(len(standing.notes), "note")] if standing.notes else []
    return _shortened(", ".join(said))


def company_line(name: str, company: Company | None, count: CompanyCount) -> str:
    """A company in a line: its type when it is more than a company, and how many facts of each kind it has."""
    kind = [company.type] if company and company.type != "company" else []
    facts = [counted(count.investments, "investment"), counted(count.metrics, "metric")]
    return _shortened(", ".join([name, *kind, *facts]))


def _shortened(text: str) -> str:
    return text if len(text) <= _LISTED else text[:_LISTED].rstrip() + ", and so on"


def company_about(name: str, company: Company | None, names: Sequence[str], brands: Sequence[str]) -> list[str]:
    """What a company is and whose, its other names, what it owns, and the sentence that names it first."""
    others = [one for one in dict.fromkeys([*names, *(company.aliases if company else ())]) if one != name]
    lines = [f"Also called {', '.join(others)}."] if others else []
    lines += [f"Owns {', '.join(brands)}."] if brands else []
    if company is not None:
        owner = f", owned by {company.owner}" if company.owner else ""
        times = counted(len(company.mentions), "mention")
        lines.insert(0, f"Type: {company.type}{owner}. {times} in {company.source}.")
        lines.append(f"First sentence: {company.sentence}")
    return lines


def fact_card(dossier: Dossier) -> list[str]:
    """A fact field by field with the words it was read from, its sentence and source, how sure it is, what people decided."""
    row, text = dossier.row, dossier.document.text if dossier.document else ""
    fact = row.fact
    before = {label: value for label, value, _ in _fields(row.read, full=True)}
    lines = []
    for label, value, name in _fields(fact, full=True):
        words = fact.evidence[name].of(text) if name in fact.evidence else ""
        told = f"{label}: {value}"
        if words:
            told += ", as written" if words == value else f', read from "{words}"'
        if fact.doubts(name):
            told += f"; doubtful, {fact.confidence_of[name] * 100:.0f} percent"
        if value != before.get(label):
            told += f"; corrected by a person, was {before.get(label) or 'nothing'}"
        lines.append(told + ".")
    lines.append(f"Sentence: {fact.sentence}")
    lines.append(f"Source: {origin(row)}, characters {fact.span.start} to {fact.span.end}.")
    lines.append(f"Confidence: {fact.confidence * 100:.0f} percent, by the rule {fact.rule}. Id: {fact.id}.")
    for one in dossier.decisions:
        lines.append(f"Decided: {decision_line(one)}, by {one.user}, {day(one.time[:10])} at {one.time[11:16]}.")
    return lines


def beside(dossier: Dossier) -> list[tuple[str, str, Fact]]:
    """What stands beside a fact, to be numbered: of what sort it is, a line, and the fact itself; ten of each sort at most."""
    said = dossier.corroboration
    elsewhere = (("Other articles that say the same", said.same), ("Other articles that say something else", said.different))
    also = f"Also in this sentence: {len(dossier.related)}"
    found = [(also, row_line(row), row.fact) for row in dossier.related[:_TEN]]
    for sort, rows in elsewhere:
        found += [(f"{sort}: {len(rows)}", f"{row_line(row)}; {origin(row)}", row.fact) for row in rows[:_TEN]]
    return found


def origin(row: Row) -> str:
    """Where a fact is from: the article's title, its date, its source."""
    published = row.fact.published
    return ", ".join(part for part in (row.title, day(published) if published else "no date", row.fact.source) if part)


def label(kind: type[Fact], field: str) -> str:
    """What a field of a kind of facts is called where it is told."""
    return next((one.told.label for one in declared(kind) if one.name == field), field)


def _fields(fact: Fact, *, full: bool) -> Iterator[tuple[str, str, str]]:
    """Label, value in words, and name of each field that the fact has, in the order in which it is told.

    Not `full`, it is what a table shows, and who sells.
    """
    fields = declared(type(fact))
    shown = {one.told.instead for one in fields} | {one.name for one in fields if one.told.column or one.told.beside}
    for one in fields:
        if full or one.name in shown or isinstance(fact, Company):
            value = _told(one, getattr(fact, one.name), full=full)
            if value:
                yield one.told.label, value if full else one.told.before + value, one.name


def _told(of: Declared, value: object, *, full: bool) -> str:
    """A field's value in words; nothing for an absent one."""
    if isinstance(value, Amount):
        return money(value, full=full)
    if isinstance(value, Value):
        return level(value, full=full)
    if isinstance(value, Change):
        return change(value) + (f", against {value.baseline}" if full and value.baseline else "")
    if isinstance(value, Period):
        return when(value)
    if isinstance(value, Decimal):
        return f"{figures.plain(value)} percent"
    if of.shape == "spans":
        return ""
    text = values.full(of, value)
    return f"{text}, not yet come true" if of.name == "outlook" and full and text else text


def article_lines(text: str, here: Span, sentences: Iterable[Span]) -> tuple[list[str], int]:
    """An article in wrapped lines, and which of them begins the sentence at `here`, announced with its number.

    `sentences` are those that are known: none ends inside one.
    """
    before = list(wrapped(_text_lines(text[: here.start]), _WIDTH))
    sentence = f"Sentence {_sentence_number(text, here, sorted(set(sentences)))}, here: {here.of(text)}"
    return [*before, *wrapped([sentence], _WIDTH), *wrapped(_text_lines(text[here.end :]), _WIDTH)], len(before)


def _text_lines(text: str) -> Iterator[str]:
    return (stripped for line in text.split("\n") if (stripped := line.strip()))


def _sentence_number(text: str, here: Span, known: Sequence[Span]) -> int:
    number = 1
    for match in _SENTENCE_END.finditer(text, 0, here.end):
        at = bisect_right(known, match.end(), key=lambda span: span.start) - 1
        inside = at >= 0 and known[at].start < match.end() < known[at].end
        number += match.end() <= here.start and not inside
    return number
