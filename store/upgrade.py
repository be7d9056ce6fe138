"""Records of older schemas as the present one has them: plain objects in, plain objects out; those of today stay as they are.

Schema 3 gave investments `date` and `due` in the place of `period`, six statuses in the place of seven, metrics the words of
their measure, every fact a country and the confidence of its fields.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from store.model import measure_name
from store.model.period import days, is_iso_date
from store.places import country_code, resolve

Record = dict[str, Any]

_STATUSES = {"announced": "planned"}
_TYPES = {"agency": "media"}
_AHEAD = ("planned", "agreed", "started")


class Upgrade:
    """Brings the records of one base or archive up to date, facts before the decisions that are said of them.

    Of each investment it remembers when its article was published, and which times it has: what was said of its period is
    said of `date` or `due`, and leaves nothing in the other.
    """

    def __init__(self) -> None:
        self._published: MutableMapping[str, str | None] = {}
        self._times: MutableMapping[str, str] = {}
        self._subjects: set[str] = set()

    def fact(self, record: Record) -> Record:
        """A fact of any schema as one of the present. Raises KeyError, TypeError, ValueError for what is none."""
        if "confidence_of" not in record:
            record = {**record, "confidence_of": dict.fromkeys(record["evidence"], record["confidence"])}
            record = {"company": _company, "investment": _investment, "metric": _metric}[record["kind"]](record)
        if record["kind"] == "investment":
            self._published[record["id"]] = record["published"]
            self._times[record["id"]] = "due" if record["due"] and not record["date"] else "date"
        elif record["kind"] == "metric":
            self._subjects.add(record["id"])
        return record

    def decision(self, record: Record) -> list[Record]:
        """A decision of any schema as what it says now: a corrected measure is a measure and its words."""
        field, value, fact = record.get("field"), record.get("value"), record.get("fact")
        if record["verb"] != "correct" or not isinstance(value, str):
            return [record]
        if fact is not None and fact in self._published:
            if field == "period":
                return self._time(record, fact, value)
            if field == "status":
                return [{**record, "value": _STATUSES.get(value, value)}]
        if fact in self._subjects and field == "measure" and (name := measure_name(value)) != value:
            words = {**record, "field": "measure_words", "value": value.replace("_", " ")}
            return [{**record, "value": name}, words]
        if field == "type" and value in _TYPES:
            return [{**record, "value": _TYPES[value]}]
        return [record]

    def _time(self, record: Record, fact: str, value: str) -> list[Record]:
        """What was said of a deal's one time: it takes the place of the one that was there."""
        before = self._times[fact]
        ends = value.replace("..", " ").split()
        now = self._times[fact] = _date_or_due(ends, self._published[fact], "planned") if ends else before
        found = [{**record, "field": now}]
        return found if now == before else [*found, {**record, "field": before, "value": ""}]


def _company(record: Record) -> Record:
    return {**record, "type": _TYPES.get(record["type"], record["type"]), "home": None}


def _investment(record: Record) -> Record:
    period, evidence = record.pop("period"), dict(record["evidence"])
    span = evidence.pop("period", None)
    status = str(_STATUSES.get(record["status"]) or record["status"])
    record |= {"status": status, "date": None, "due": None, "country": _country(record["place"]), "evidence": evidence}
    if period:
        told = [end for end in (period["start"], period["end"]) if end]
        field = _date_or_due(told, record["published"], status)
        record[field] = period
        if span is not None:
            evidence[field] = span
    return {**record, "confidence_of": dict.fromkeys(evidence, record["confidence"])}


def _metric(record: Record) -> Record:
    measure = record["measure"]
    return {
        **record,
        "measure": measure_name(measure),
        "measure_words": measure.replace("_", " "),
        "country": _country(record["place"]),
    }


def _country(place: str | None) -> str | None:
    if place is None:
        return None
    found = None if country_code(place) else resolve(place)
    return country_code(place) or (found.country if found else None)


def _date_or_due(ends: list[str], published: str | None, status: str) -> str:
    """Which of the two a time is that was told of an investment: one that was still to come is when it is due."""
    dates = [end for end in ends if is_iso_date(end)]
    if not dates or published is None or status not in _AHEAD:
        return "date"
    return "due" if days(dates[0])[0] > days(published)[1] else "date"
