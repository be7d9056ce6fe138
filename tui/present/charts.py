"""A company's deals and a measure's values as pictures: what of the facts is drawn, and what is said beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from rich.text import Text

from store.base import CompanyDeals, Row, Total
from store.model import Investment, Metric
from store.model.period import days
from store.rates import convert, last_day
from tui.present import figures
from tui.present.plots import Event, Reading, shares, timeline, values_plot
from tui.present.visible import one_line

_HEIGHT = 14
_MOST_TOTALS = 8
FOR_BARS = "EUR"
"""What sums are compared in where the person wants none converted."""


def deals_chart(deals: CompanyDeals, width: int, currency: str | None) -> Text:
    """A company's deals: their sums by currency, together in one if there is one, and the deals on a timeline."""
    text = Text()
    if deals.totals:
        text.append(f"\nSums of {_count(sum(one.deals for one in deals.totals), 'deal')} by currency", style="dim")
        if deals.disputed:
            differ = f"  ≠ reports of {_count(deals.disputed, 'deal')} differ: what most sources say counts"
            text.append(differ, style="bold yellow")
        text.append("\n")
        text.append_text(_sums(deals.totals, width, currency))
        text.append("\n")
    if deals.left_out:
        text.append(left_out(deals.left_out) + "\n", style="dim")
    dated = [(day, deal) for deal in deals.deals if (day := _day(deal)) is not None]
    if dated:
        text.append("\nDeals over time\n", style="dim")
        text.append_text(timeline([_event(day, deal, currency) for day, deal in dated], width, _HEIGHT))
        text.append("\n")
    return text


def left_out(deals: int) -> str:
    """That deals do not count in a sum."""
    return f"{_count(deals, 'deal')} cancelled or only rumoured: not in the sums"


def _sums(totals: Sequence[Total], width: int, currency: str | None) -> Text:
    """A bar a currency, as long as what it is in one currency; and the sum of these, each deal at the rate of its day."""
    most = max((one.converted for one in totals if one.converted is not None), default=Decimal(0))
    rows = [
        (one.currency, float(one.converted / most) if one.converted and most else 0.0, _sum(one, currency)) for one in totals
    ]
    text = shares(rows, min(width, 76), limit=_MOST_TOTALS)
    known = [one.converted for one in totals if one.converted is not None]
    if currency and any(one.currency != currency for one in totals) and known:
        left = len(totals) - len(known)
        text.append(f"\nTogether about {figures.sum_of(currency, rounded(sum(known, Decimal(0))))}", style="bold")
        text.append(" at the ECB's reference rates of each deal's day", style="dim")
        text.append(f", {_count(left, 'currency')} without a rate left out" if left else "", style="dim")
    return text


def _sum(total: Total, currency: str | None) -> str:
    written = f"{figures.sum_of(total.currency, total.value)} in {_count(total.deals, 'deal')}"
    if total.converted is None or currency is None or currency == total.currency:
        return written
    return f"{written} ≈ {figures.sum_of(currency, rounded(total.converted))}"


def rounded(value: Decimal) -> Decimal:
    """A converted sum to three digits: more would promise what no rate can."""
    return value if not value else round(value, 2 - value.adjusted())


def _event(day: date, deal: Investment, currency: str | None) -> Event:
    others = ", ".join(deal.investors or deal.sellers)
    called_off = "cancelled" if deal.status == "cancelled" else ""
    label = " · ".join(
        part for part in (others, deal.type.replace("_", " "), deal.target or deal.place or "", called_off) if part
    )
    amount = deal.amount
    weight = convert(amount.value, amount.currency, currency or FOR_BARS, min(day, last_day())) if amount else None
    shown = figures.money(amount) if amount else ""
    return Event(when=day, label=label, amount=shown, weight=float(weight.value) if weight else None)


def _day(deal: Investment) -> date | None:
    """The first day of a deal's newest step, else the day that it was told of."""
    step = deal.date
    told = (step.start or step.end) if step else None
    iso = told or deal.published
    return days(iso)[0] if iso else None


def history_chart(fact: Metric, rows: Sequence[Row], width: int) -> Text:
    """What all documents say of a measure, over its periods; nothing while there is only one value."""
    readings = [reading for row in rows if isinstance(row.fact, Metric) and (reading := _reading(row.fact, row.title))]
    if len(readings) < 2:
        return Text("")
    unit = (fact.value.unit or "") if fact.value else ""
    title = f"\n{one_line(fact.subject)}: {fact.measure.replace('_', ' ')} over time, {len(readings)} values\n"
    text = Text(title, style="dim")
    text.append_text(values_plot(readings, unit.replace("_", " "), min(width, 100), _HEIGHT))
    text.append("\n")
    return text


def _reading(fact: Metric, source: str) -> Reading | None:
    period = fact.when
    if fact.value is None or period is None or not period.start or not period.end:
        return None
    return Reading(start=days(period.start)[0], end=days(period.end)[1], value=float(fact.value.value), source=source)


def _count(number: int, noun: str) -> str:
    many = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else many}"
