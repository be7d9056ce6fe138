"""Metrics from what was seen: whose, of what, how much, and how it moved; what is told twice is one."""

from __future__ import annotations

import pytest

from store.model import Metric
from store.parse.facts.figures import metrics
from tests.store.parse.facts.seeing import Said, Seeing

OWN: Said = {"subject": "Halden"}


def read(seeing: Seeing) -> list[Metric]:
    return list(metrics(seeing.setting, least=0.5))


def test_a_figure_has_its_subject_value_change_period_and_place() -> None:
    seeing = Seeing("Halden sold 1.2 million tonnes of milk in Norway in 2023, up 5%.").name("Halden")
    said: Said = {"measure_words": "sold", "unit": "tonnes of milk", "change": "5%", "period": "in 2023", "place": "Norway"}
    [metric] = read(seeing.figure("1.2 million", "sales", {**OWN, **said}, direction="up"))
    assert metric.value is not None
    assert metric.change is not None
    assert metric.period is not None
    assert (metric.subject, metric.measure, metric.value.unit) == ("Halden", "sales", "tonne")
    assert (int(metric.value.value), metric.change.direction) == (1_200_000, "up")
    assert (metric.period.start, metric.place) == ("2023", "Norway")
    assert metric.quote.startswith("sold 1.2 million tonnes")


def test_a_move_without_a_level_is_a_metric_by_itself() -> None:
    seeing = Seeing("Sales of Halden fell 5% in May.").name("Halden")
    [metric] = read(seeing.figure("5%", "revenue", {**OWN, "measure_words": "Sales"}, moved=True, direction="down"))
    assert metric.value is None
    assert metric.change is not None
    assert (metric.change.text, metric.change.direction) == ("5%", "down")


def test_the_word_beside_a_change_says_its_direction_before_the_network_does() -> None:
    seeing = Seeing("Halden's profit was $3 million, down 5%.").name("Halden")
    [metric] = read(seeing.figure("$3 million", "profit", {**OWN, "change": "5%"}, direction="up"))
    assert metric.change is not None
    assert metric.change.direction == "down"


def test_what_is_told_twice_is_one_and_a_second_currency_is_none() -> None:
    seeing = Seeing("Halden's sales were 4 billion yen ($27 million). Again: its sales were 4 billion yen.").name("Halden")
    for number in ("4 billion yen", "$27 million"):
        seeing.figure(number, "revenue", OWN)
    assert len(read(seeing)) == 1


def test_a_figure_without_a_subject_is_none() -> None:
    assert read(Seeing("It sold 40 ships.").figure("40", "sales", {})) == []


@pytest.mark.parametrize(
    ("network", "words", "measure"),
    [("revenue", "net sales", "revenue"), ("", "net profits", "profit"), ("", "barge slots", "slot"), ("", "", "amount")],
)
def test_a_measure_is_the_lists_or_the_noun_of_its_words(network: str, words: str, measure: str) -> None:
    seeing = Seeing(f"Halden had {words} of 40 million.").name("Halden")
    said: Said = {"measure_words": words} if words else {}
    assert [one.measure for one in read(seeing.figure("40 million", network, {**OWN, **said}))] == [measure]


def test_minutes_are_of_what_takes_time_whatever_words_stand_near() -> None:
    seeing = Seeing("Halden's car has a range that is charged in 10 minutes.").name("Halden")
    found = read(seeing.figure("10 minutes", "charging_time", {**OWN, "measure_words": "range"}))
    assert [one.measure for one in found] == ["charging_time"]


def test_little_words_name_neither_measure_nor_unit() -> None:
    seeing = Seeing("Halden sold 435 homes by tender and 187 by lot.").name("Halden")
    said: Said = {**OWN, "measure_words": [("by", 0.7), ("sold", 0.3)], "unit": ("by", 0.7)}
    [metric] = read(seeing.figure("187", "", said))
    assert metric.value is not None
    assert (metric.measure, metric.value.unit) == ("sold", "home")


def test_how_long_something_goes_on_is_told_with_the_first_figure_of_its_sentence() -> None:
    seeing = Seeing("Halden led with 40 ships for the eighth straight year, and 30 boats.").name("Halden")
    for number, unit in (("40", "ships"), ("30", "boats")):
        seeing.figure(number, "sales", {**OWN, "unit": unit})
    streaks = [one for one in read(seeing) if one.measure == "streak"]
    assert [(one.subject, one.value and int(one.value.value)) for one in streaks] == [("Halden", 8)]
