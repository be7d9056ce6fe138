"""CSV: a column for every field of every kind, a line a fact, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest

from store.base import csv_lines
from store.exchange.columns import COLUMNS, plain, row
from store.exchange.csv import defused
from store.frozen import replace
from store.model import KINDS, Amount, Change, Fact, Investment, Metric, Period, declared
from tests.madeup import varied
from tests.store.base.reports import deal, facts_of, figure, in_time, money, report

DEAL = facts_of(
    report(
        (
            "Alder and Elm bought half of Birch of Fir for 40 million euros.",
            deal(
                "Alder", "Elm", target="Birch", sellers=("Fir",), stake_percent=Decimal("50.0"), amount=money(40),
                place="Graz", country="AT", date=in_time("2023"), due=Period(start=None, end="2025", text="by 2025"),
            ),
        )
    )
)[0]  # fmt: skip


def read(*facts: Fact) -> list[dict[str, str]]:
    """The lines as a spreadsheet reads them."""
    return list(csv.DictReader(csv_lines(facts)))


def test_every_field_of_every_kind_has_a_column() -> None:
    (header,) = csv_lines([])
    assert header.split(",") == list(COLUMNS)
    assert len(set(COLUMNS)) == len(COLUMNS)
    fields = {one.told.cells or one.name for kind in KINDS.values() for one in declared(kind) if one.shape != "spans"}
    shown = {"start": "start", "change": "change_percent"}
    assert {shown.get(name, name) for name in fields} - set(COLUMNS) <= {"due"}, "a time has a column for each of its ends"
    assert {"due_start", "due_end", "start", "end"} <= set(COLUMNS)


def test_a_line_has_what_its_fact_says() -> None:
    (line,) = read(DEAL)
    assert {name: cell for name, cell in line.items() if cell} == {
        "id": DEAL.id, "kind": "investment", "subject": "Alder; Elm", "what": "acquisition", "object": "Birch",
        "sellers": "Fir", "value": "40000000", "unit": "EUR", "qualifier": "exact", "stake_percent": "50",
        "place": "Graz", "country": "AT",
        "start": "2023", "end": "2023", "due_end": "2025", "status": "completed", "published": "2024-01-24",
        "sentence": DEAL.sentence, "source": "made-up", "document": DEAL.document, "start_offset": "0",
        "end_offset": str(len(DEAL.sentence)), "confidence": "0.90",
    }  # fmt: skip


def test_lines_of_all_kinds_have_the_same_columns() -> None:
    facts = varied(1).facts
    lines = read(*facts)
    assert [line["kind"] for line in lines] == [fact.kind for fact in facts]
    assert {tuple(line) for line in lines} == {COLUMNS}
    assert all(None not in line.values() for line in lines)


def test_a_range_and_a_fall_have_both_ends_and_a_sign() -> None:
    assert isinstance(DEAL, Investment)
    between = Amount(value=Decimal("1.5E+6"), value_high=Decimal(2_000_000), qualifier="range", currency="EUR", text="1.5 to 2")
    cells = row(replace(DEAL, amount=between))
    assert (cells["value"], cells["value_high"], cells["qualifier"]) == ("1500000", "2000000", "range")
    fell = figure("Alder", 7, "2023", change=Change(direction="down", percent=Decimal("12.50"), text="12.5%"))
    (sold,) = facts_of(report(("Alder sold 7 cars in 2023.", fell)), "metric")
    assert isinstance(sold, Metric)
    cells = row(sold)
    assert (cells["change_percent"], cells["direction"]) == ("-12.5", "down")


@pytest.mark.parametrize(
    ("value", "shown"), [("1E+9", "1000000000"), ("0.10", "0.1"), ("0", "0"), ("-3.50", "-3.5"), ("1E-7", "0.0000001")]
)
def test_numbers_are_written_without_exponents(value: str, shown: str) -> None:
    assert plain(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=SUM(A1:A9)", "'=SUM(A1:A9)"),
        ("+1-2", "'+1-2"),
        ("@cmd", "'@cmd"),
        ("-12.5", "-12.5"),
        ("+7", "+7"),
        ("-cheap", "'-cheap"),
        ("\t=1", " =1"),
        ("a\x1b[31mb\u202ec", "a [31mb c"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_run_or_a_terminal_obey_is_defused(cell: str, shown: str) -> None:
    assert defused(cell) == shown


def test_quotes_commas_and_lines_in_a_sentence_stay_one_cell() -> None:
    text = 'Alder, "the carmaker",\nbought Birch.'
    (fact,) = facts_of(report((text, deal("Alder", target="Birch"))))
    (line,) = read(fact)
    assert line["sentence"] == 'Alder, "the carmaker", bought Birch.'
    assert len(list(csv_lines([fact]))) == 2
