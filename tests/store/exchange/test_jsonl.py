"""JSON Lines: every key of the contract in every line, numbers as numbers, and what a base knows of each of its facts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import orjson
import pytest

from store.base import Everything, jsonl_lines, parse_query, row_lines
from store.frozen import replace
from store.model import Amount, Fact, Investment, said_of
from store.model.codec import fact_from
from tests.conftest import Known
from tests.madeup import varied
from tests.store.base.reports import at, base_of, deal, facts_of, figure, money, report

ON_EVERY = {
    "id", "kind", "document", "source", "published", "span", "quote", "sentence", "sentence_span", "confidence", "rule",
    "evidence", "confidence_of",
}  # fmt: skip
TOLD = report(
    ("Alder bought Birch for 40 million euros.", deal("Alder", target="Birch", amount=money(40))), published="2024-01-10"
)
DIFFERS = report(
    ("Birch cost Alder 50 million euros.", deal("Alder", target="Birch", amount=money(50))), published="2024-01-12"
)
ALONE = report(("Alder sold 7 cars in 2023.", figure("Alder", 7, "2023")))


def test_a_line_is_read_as_the_fact_it_was_written_of(seed: Known) -> None:
    facts = [*seed.facts, *varied(1).facts]
    assert [fact_from(orjson.loads(line)) for line in jsonl_lines(facts)] == facts


@pytest.mark.parametrize("kind", ["company", "investment", "metric"])
def test_every_line_of_a_kind_has_every_key_null_for_what_is_absent(kind: str) -> None:
    full, bare = varied(1), report(("Alder bought Birch.", deal("Alder", target="Birch")), ("A 7.", figure("A", 7, "2023")))
    lines = [orjson.loads(line) for line in jsonl_lines(fact for one in (full, bare) for fact in facts_of(one, kind))]
    assert len({tuple(line) for line in lines}) == 1
    assert set(lines[0]) > ON_EVERY


def test_numbers_are_numbers_and_spans_are_what_the_text_has() -> None:
    (line,) = jsonl_lines(facts_of(TOLD))
    record = orjson.loads(line)
    assert record["amount"]["value"] == 40_000_000
    assert isinstance(record["amount"]["value"], int)
    start, end = (record["span"][name] for name in ("start", "end")) if isinstance(record["span"], dict) else record["span"]
    assert TOLD.document.text[start:end] == record["quote"]
    assert list(record["evidence"]) == ["amount"]


@pytest.mark.parametrize("value", ["1E+9", "0.1", "123456789.12345", "-2.5", "1E-7"])
def test_any_number_survives(value: str) -> None:
    (fact,) = facts_of(TOLD)
    assert isinstance(fact, Investment)
    fact = replace(fact, amount=Amount(value=Decimal(value), currency="EUR", text=value))
    (line,) = jsonl_lines([fact])
    read = fact_from(orjson.loads(line))
    assert isinstance(read, Investment)
    assert read == fact


def test_a_line_can_be_shown_by_a_terminal() -> None:
    (fact,) = facts_of(report(("Alder \x9b31mbought\u202e Birch\x7f.", deal("Alder", target="Birch"))))
    (line,) = jsonl_lines([fact])
    assert not {"\x9b", "\u202e", "\x7f"} & set(line)
    assert orjson.loads(line)["sentence"] == fact.sentence


def test_the_lines_of_a_base_say_what_it_knows_of_each_fact(tmp_path: Path) -> None:
    base = base_of(tmp_path / "base", TOLD, DIFFERS, ALONE)
    base.review.decide(said_of(facts_of(TOLD), "correct", user="ann", time=at(1), field="place", value="Graz"))
    rows = list(base.facts.every(parse_query("-kind:company")))
    first, second, third = (orjson.loads(line) for line in row_lines(rows))
    assert first["place"] == "Graz", "as people corrected it"
    assert first["review"] == {"verdict": None, "corrections": {"place": "Graz"}, "tags": [], "notes": []}
    assert (first["reports"], first["differ"]) == (second["reports"], second["differ"]) == (2, ["amount"])
    assert first["deal"] == second["deal"] is not None
    assert second["review"] is None
    assert (third["reports"], third["deal"], third["differ"], third["review"]) == (1, None, [], None)
    assert list(first)[-4:] == ["review", "reports", "deal", "differ"]


def test_the_line_of_a_deal_that_is_told_once_names_the_deal_of_its_reports(tmp_path: Path) -> None:
    base = base_of(tmp_path / "base", TOLD, DIFFERS)
    (line,) = row_lines(base.facts.every(Everything(), kind="investment", once=True))
    deal_id = orjson.loads(line)["deal"]
    assert {orjson.loads(one)["deal"] for one in row_lines(base.facts.every(parse_query("kind:investment")))} == {deal_id}


def test_the_lines_of_a_base_are_read_as_facts_too(tmp_path: Path) -> None:
    base = base_of(tmp_path / "base", varied(1))
    read: list[Fact] = [fact_from(orjson.loads(line)) for line in row_lines(base.facts.every(Everything()))]
    assert read == list(varied(1).facts)
