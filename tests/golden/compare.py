"""When a fact that was read is the fact that was labelled: which fields agree, and which pairs belong together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from store.model import Fact
from store.model.codec import fact_object
from store.model.period import days

Record = Mapping[str, Any]
Same = Callable[[Any, Any], bool]

_LEGAL = re.compile(r"\b(?:inc|corp|corporation|ltd|limited|plc|ag|se|nv|sa|co|company|llc|gmbh|ab|group|holdings?)\b\.?")
_SMALL = re.compile(r"\b(?:the|a|an|its|their|new|of|in|for)\b")


def told(fact: Fact) -> Record:
    """A fact as labels are written: the times of an investment, its date and when it is due, are its `period`."""
    record = fact_object(fact)
    return record | {"period": (record["date"], record["due"])} if "due" in record else record


def fold(name: str | None) -> str:
    """A name without case, articles, legal forms and punctuation."""
    text = (name or "").casefold().replace("’", "'").removesuffix("'s")
    plain = re.sub(r"[^\w&' ]+", " ", _SMALL.sub(" ", _LEGAL.sub(" ", text)))
    return " ".join(plain.split()) or text.strip()


def same_name(mine: str | None, gold: str | None) -> bool:
    """Whether two names are one: equal when folded, or one within the other word by word."""
    if not mine or not gold:
        return not mine and not gold
    first, second = fold(mine).split(), fold(gold).split()
    return set(first) <= set(second) or set(second) <= set(first)


def same_names(mine: Sequence[str], gold: Sequence[str]) -> bool:
    """Whether two lists name the same, in any order."""
    return len(mine) == len(gold) and all(any(same_name(one, other) for other in gold) for one in mine)


def same_number(mine: float | None, gold: float | None) -> bool:
    """Whether two numbers are equal, to a millionth."""
    if mine is None or gold is None:
        return mine is gold
    return abs(mine - gold) <= 1e-6 * max(abs(mine), abs(gold))


def same_amount(mine: Record | None, gold: Record | None) -> bool:
    """Whether two sums are equal in value, range and currency."""
    if not mine or not gold:
        return not mine and not gold
    ends = all(same_number(mine[end], gold[end]) for end in ("value", "value_high"))
    return ends and mine["currency"] == gold["currency"]


_ONE_UNIT = (
    frozenset({"unit", "sale", "order", "rank", "vehicle", "car", "delivery", "shipment", "registration"}),
    frozenset({"employee", "person", "staff", "worker", "job", "role", "post"}),
    frozenset({"ton", "tonne"}),
)
"""Names of counted things between which nothing hangs."""


def same_unit(mine: str | None, gold: str | None) -> bool:
    """Whether two units are one; what a count of things is called matters little."""
    first, second = (mine or "unit").casefold().split("/")[0], (gold or "unit").casefold().split("/")[0]
    return first == second or any({first, second} <= units for units in _ONE_UNIT)


def same_value(mine: Record | None, gold: Record | None) -> bool:
    """Whether two values are equal in number, range and unit."""
    if not mine or not gold:
        return not mine and not gold
    return all(same_number(mine[end], gold[end]) for end in ("value", "value_high")) and same_unit(mine["unit"], gold["unit"])


def same_change(mine: Record | None, gold: Record | None) -> bool:
    """Whether two changes go the same way by the same."""
    if not mine or not gold:
        return not mine and not gold
    sizes = all(same_number(mine[size], gold[size]) for size in ("percent", "absolute"))
    return sizes and mine["direction"] == gold["direction"]


def same_period(mine: Record | None, gold: Record | None) -> bool:
    """Whether two periods have the same first and last day; "by 2030" may or may not have a start."""
    if not mine or not gold:
        return not (mine and (mine["start"] or mine["end"])) and not gold
    if not mine["end"] or not gold["end"]:
        return bool(mine["start"] == gold["start"] and mine["end"] == gold["end"])
    same_end = days(mine["end"])[1] == days(gold["end"])[1]
    if not mine["start"] or not gold["start"]:
        return same_end
    return same_end and days(mine["start"])[0] == days(gold["start"])[0]


def same_times(mine: Sequence[Record | None], gold: Record | None) -> bool:
    """Whether one of an investment's times is the labelled one, or neither has any."""
    same = [same_period(one, gold) for one in mine]
    return any(same) if gold else all(same)


def equal(mine: Any, gold: Any) -> bool:
    """Whether two plain values are equal."""
    return bool(mine == gold)


_ONE_MEASURE = (
    frozenset({"valuation", "market_value"}),
    frozenset({"revenue_per_user", "arpu"}),
)
"""Names of one measure that `store.model.measures` keeps apart."""


def same_measure(mine: str, gold: str) -> bool:
    """Whether two measures are one, both by the names of facts."""
    return mine.replace("_", "") == gold.replace("_", "") or any({mine, gold} <= names for names in _ONE_MEASURE)


INVESTMENT_FIELDS: Mapping[str, Same] = {
    "type": equal,
    "investors": same_names,
    "target": same_name,
    "sellers": same_names,
    "amount": same_amount,
    "stake_percent": same_number,
    "place": same_name,
    "period": same_times,
    "status": equal,
}
METRIC_FIELDS: Mapping[str, Same] = {
    "subject": same_name,
    "measure": same_measure,
    "value": same_value,
    "change": same_change,
    "period": same_period,
    "place": same_name,
}


def agreeing(mine: Record, gold: Record, fields: Mapping[str, Same]) -> dict[str, bool]:
    """For each field, whether the two agree."""
    return {field: same(mine[field], gold[field]) for field, same in fields.items()}


def belongs(mine: Record, gold: Record, text: str) -> bool:
    """Whether a fact was read where the label points, and speaks of the same parties or the same number."""
    at = text.find(gold["quote"])
    start, end = mine["sentence_span"]
    if at < 0 or not (start < at + len(gold["quote"]) and at < end):
        return False
    if "investors" in gold:
        parties = [*mine["investors"], mine["target"], *mine["sellers"]]
        wanted = [*gold["investors"], gold["target"], *gold["sellers"]]
        return any(one and other and same_name(one, other) for one in parties for other in wanted)
    if gold["value"]:
        return bool(mine["value"]) and same_number(mine["value"]["value"], gold["value"]["value"])
    percent = gold["change"]["percent"] if gold["change"] else None
    return bool(mine["change"]) and not mine["value"] and (percent is None or same_number(mine["change"]["percent"], percent))


def paired(
    mine: Sequence[Record], gold: Sequence[Record], text: str, fields: Mapping[str, Same]
) -> list[tuple[int, int, dict[str, bool]]]:
    """Which fact is which label: of the pairs that belong together the best ones first, each used once."""
    candidates = [
        (sum(agreed.values()), i, j, agreed)
        for i, one in enumerate(mine)
        for j, other in enumerate(gold)
        if belongs(one, other, text)
        for agreed in [agreeing(one, other, fields)]
    ]
    chosen: list[tuple[int, int, dict[str, bool]]] = []
    for _, i, j, agreed in sorted(candidates, key=lambda candidate: -candidate[0]):
        if all(i != one and j != other for one, other, _ in chosen):
            chosen.append((i, j, agreed))
    return chosen
