"""`factdeck find` and `conflicts` on what several articles tell of: each thing once, sums, places, days."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from store.base import Base
from tests.conftest import Run
from tests.store.base.reports import base_of, deal, money, report
from tui.signature import now

Found = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def settings(tmp_path: Path) -> Callable[[str], str]:
    """A file of settings with a currency."""

    def written(currency: str) -> str:
        path = tmp_path / f"{currency}.toml"
        path.write_text(f'currency = "{currency}"\n', encoding="utf-8")
        return str(path)

    return written


@pytest.fixture
def found(factdeck: Run, told_folder: Path) -> Found:
    """What the command finds, as JSON."""

    def find(*args: str, base: Path = told_folder, **env: str) -> list[dict[str, Any]]:
        done = factdeck("find", *args, "--format", "jsonl", base=base, **env)
        assert done.returncode == 0, done.stderr
        return [orjson.loads(line) for line in done.stdout.splitlines()]

    return find


def investors(facts: list[dict[str, Any]]) -> list[str]:
    return [fact["investors"][0] for fact in facts]


# Once ----------------------------------------------------------------------------------------------------------------


def test_what_several_articles_tell_of_is_one_row(found: Found) -> None:
    reports = found("kind:investment", "kaluna")
    (once,) = found("kind:investment", "kaluna", "--once")
    assert [one["status"] for one in reports] == ["planned", "planned", "started"]
    assert {one["deal"] for one in reports} == {once["deal"]}
    assert {one["reports"] for one in reports} == {3}
    assert once["status"] == "started", "how far its newest step is"


def test_a_line_says_how_many_articles_tell_of_it_and_in_what_they_differ(found: Found) -> None:
    pellan = found("kind:investment", "pellan")
    assert [(one["reports"], one["differ"]) for one in pellan] == [(3, ["amount"])] * 3
    (audi,) = found("kind:investment", "audi")
    assert (audi["reports"], audi["deal"], audi["differ"]) == (1, None, [])


def test_once_says_the_sum_and_what_is_left_out(factdeck: Run, told_folder: Path) -> None:
    done = factdeck("find", "kind:investment", "--once", base=told_folder)
    assert len(done.stdout.splitlines()) == 18
    assert done.stderr.splitlines() == [
        "Together €11B in 15 deals, each once, at the rate of its day.",
        "1 deal cancelled or only rumoured: not in the sums.",
    ]


def test_a_deal_that_was_called_off_is_told_and_not_summed(factdeck: Run, told_folder: Path) -> None:
    done = factdeck("find", "kind:investment brisco", "--once", base=told_folder)
    (line,) = done.stdout.splitlines()
    assert orjson.loads(line)["status"] == "cancelled"
    assert done.stderr == "1 deal cancelled or only rumoured: not in the sums.\n"


def test_the_sum_is_in_the_currency_of_the_settings(factdeck: Run, told_folder: Path, settings: Callable[[str], str]) -> None:
    for currency, shown in (("USD", "$646M"), ("THB", "THB 21B"), ("EUR", "€554M"), ("none", "€554M")):
        done = factdeck("find", "kaluna type:plant", "--once", base=told_folder, FACTDECK_CONFIG=settings(currency))
        assert done.stderr == f"Together {shown} in 1 deal, each once, at the rate of its day.\n"


def test_a_sum_of_nothing_is_not_told(factdeck: Run, told_folder: Path) -> None:
    for query in ("audi kind:investment", "kind:metric"):
        assert factdeck("find", query, "--once", base=told_folder).stderr == ""


def test_once_and_a_limit_say_how_many_there_are(factdeck: Run, told_folder: Path) -> None:
    done = factdeck("find", "kind:investment", "--once", "--format", "table", "--limit", "2", base=told_folder)
    assert "2 of 18 facts shown; --limit 0 shows all." in done.stderr


# Sums of money in a query --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("currency", "count"),
    [("EUR", 1), ("USD", 2), ("JPY", 2), ("none", 2)],
)
def test_a_plain_sum_is_in_the_currency_of_the_settings(
    found: Found, settings: Callable[[str], str], tmp_path: Path, currency: str, count: int
) -> None:
    """$520 million were €478 million then."""
    dollars, euros = "Norvane bought Jablonka for 520 million dollars.", "Acme bought Widget for 510 million euros."
    base_of(
        tmp_path / "base",
        report((dollars, deal("Norvane", amount=money(520, "USD"), target="Jablonka"))),
        report((euros, deal("Acme", amount=money(510), target="Widget"))),
    )
    assert len(found("amount:>500M", base=tmp_path / "base", FACTDECK_CONFIG=settings(currency))) == count
    assert len(found("amount:>500M", "-currency:usd", base=tmp_path / "base", FACTDECK_CONFIG=settings(currency))) == 1


def test_a_scale_may_be_a_word_behind_a_space(found: Found, tmp_path: Path, settings: Callable[[str], str]) -> None:
    large, small = "Norvane bought Jablonka for 5200 million dollars.", "Acme bought Widget for 4900 million dollars."
    base_of(
        tmp_path / "base",
        report((large, deal("Norvane", amount=money(5200, "USD"), target="Jablonka"))),
        report((small, deal("Acme", amount=money(4900, "USD"), target="Widget"))),
    )
    for query in (["amount:>$5 billion"], ["amount:>$5bn"], ["norvane", "amount:>$5 billion"], ["amount:>$5 billion norvane"]):
        for currency in ("EUR", "USD", "none"):
            facts = found(*query, base=tmp_path / "base", FACTDECK_CONFIG=settings(currency))
            assert investors(facts) == ["Norvane"], (query, currency)


# Places and days -----------------------------------------------------------------------------------------------------


def test_a_country_is_found_by_its_code_and_its_name(found: Found) -> None:
    by_code, by_name = found("country:TH", "kind:investment"), found("country:thailand", "kind:investment")
    assert by_code == by_name
    assert {fact["country"] for fact in by_code} == {"TH"}
    assert {fact["place"] for fact in by_code} >= {"Thailand", "Rayong", "Chonburi", "Ayutthaya"}
    assert found("country:TH", "-place:thailand") == []


def test_the_home_of_a_company_is_found_by_its_code_and_its_name(found: Found) -> None:
    by_name = found("home:sweden")
    assert [(fact["kind"], fact["name"], fact["home"]) for fact in by_name] == [("company", "Kaluna Motors", "SE")]
    assert found("home:SE") == by_name


def test_a_region_holds_its_countries(found: Found) -> None:
    assert {fact["country"] for fact in found("region:asia", "kind:investment")} == {"TH"}
    assert {fact["country"] for fact in found("region:europe", "kind:investment")} == {"ES", "HU"}


def test_articles_are_found_by_when_they_came_out(found: Found) -> None:
    assert {fact["published"] for fact in found("published:2025-03")} == {"2025-03-18", "2025-03-20"}
    assert {fact["published"] for fact in found("published:2025-11..2025-12-05")} == {
        "2025-11-04", "2025-11-05", "2025-11-06", "2025-11-27", "2025-12-03",
    }  # fmt: skip


def test_what_was_added_today_is_found(found: Found, tmp_path: Path) -> None:
    base = Base.open(tmp_path / "base", create=True)
    old, new = (report((f"{name} bought Jablonka.", deal(name, target="Jablonka"))) for name in ("Norvane", "Acme"))
    base.write.add([old], time="2024-01-24T10:00:00+00:00")
    base.write.add([new], time=now())
    assert investors(found("added:today", "kind:investment", base=base.folder)) == ["Acme"]
    assert investors(found("added:2024", "kind:investment", base=base.folder)) == ["Norvane"]
    assert found("added:yesterday", base=base.folder) == []


def test_what_is_to_be_finished_is_found_by_its_day(found: Found) -> None:
    (plant,) = found("due:2024")
    assert (plant["investors"], plant["date"], plant["due"]["start"]) == (["BYD"], None, "2024")


# Conflicts -----------------------------------------------------------------------------------------------------------


def test_conflicts_tell_each_pair_once_with_its_sources(factdeck: Run, told_folder: Path) -> None:
    done = factdeck("conflicts", "--format", "table", base=told_folder)
    assert done.returncode == 0
    one, sentence, origin, other, others_sentence, others_origin = (line for line in done.stdout.splitlines() if line)
    assert "1.4 billion" in sentence
    assert "1.6 billion" in others_sentence
    assert one == "  Torvik Industrier · acquisition · Pellan Pumpen · €1.4B · agreed"
    assert other.startswith("≠ Torvik Industrier · acquisition · Pellan Pumpen · €1.6B")
    assert "Torvik to buy pump maker · 2025-07-08 · " in origin
    assert "Norwegians take over Pellan Pumpen · 2025-07-09 · " in others_origin
    assert done.stderr == "1 conflict; 27 facts confirmed by another document.\n"


def test_conflicts_are_written_in_each_format(factdeck: Run, told_folder: Path) -> None:
    [line] = factdeck("conflicts", base=told_folder).stdout.splitlines()
    assert [one["amount"]["value"] for one in orjson.loads(line)["facts"]] == [1_400_000_000, 1_600_000_000]
    rows = list(csv.DictReader(factdeck("conflicts", "--format", "csv", base=told_folder).stdout.splitlines()))
    assert [one["conflict"] for one in rows] == ["1", "1"]
    assert rows[0]["id"] != rows[1]["id"]
    header, rule, first, _ = factdeck("conflicts", "--format", "md", base=told_folder).stdout.splitlines()
    assert header.startswith("| conflict | ")
    assert header.count("|") == rule.count("|") == first.count("|")


def test_conflicts_are_those_of_a_query(factdeck: Run, told_folder: Path) -> None:
    done = factdeck("conflicts", "country:TH", base=told_folder)
    assert done.stdout == ""
    assert done.stderr == "0 conflicts; 9 facts confirmed by another document.\n"
