"""Labels are words of the text; they are found where they stand, names in all their forms."""

from __future__ import annotations

from pathlib import Path

from store.model import Span
from store.training.labels import Places, of_half, passages, sayings
from tests.store.training.passage import RECORD, TEXT, passage

GOLDEN = Path(__file__).parents[2] / "golden"


def words(places: Places) -> list[str]:
    return [span.of(TEXT) for span in places]


def test_a_company_is_found_by_its_full_name_its_short_one_and_its_initials() -> None:
    halden, brisco, corrow = passage().firms
    assert words(halden.mentions) == ["Halden Foods Inc.", "HF", "Halden"]
    assert words(brisco.mentions) == ["Brisco Dairy"]
    assert (corrow.kind, words(halden.roles["home"][0])) == ("fund", ["Norway"])


def test_a_party_is_every_mention_of_its_company_and_other_words_are_where_they_stand() -> None:
    bought, built = passage().deals
    assert words(bought.roles["investor"][0]) == ["Halden Foods Inc.", "HF", "Halden"]
    assert words(built.roles["target"][0]) == ["second plant"]
    assert built.classes == {"type": "plant", "status": "planned"}


def test_the_second_occurrence_is_told_by_a_number_and_a_missing_one_is_named() -> None:
    metric = RECORD["metrics"][0] | {"value": "million#3", "period": "in 2031"}
    one = passage(metrics=[metric])
    assert one.figures[0].roles["value"] == ((Span(TEXT.index("1.14 million") + 5, TEXT.index("1.14 million") + 12),),)
    assert "period" not in one.figures[0].roles or not one.figures[0].roles["period"]
    assert one.lost == ("in 2031",)


def test_a_first_word_that_many_names_share_is_no_name() -> None:
    text = "General Cables and General Foods grew. General talks went on."
    one = passage(
        text=text, investments=[], metrics=[],
        companies=[{"name": name, "type": "company"} for name in ("General Cables", "General Foods")],
    )  # fmt: skip
    assert [len(firm.mentions) for firm in one.firms] == [1, 1]
    assert sum(len(firm.unsure) for firm in one.firms) == 1


def test_the_sayings_are_read_with_what_is_known_of_them() -> None:
    found = list(sayings(GOLDEN / "sayings.jsonl"))
    assert len(found) > 2000
    assert all(one.partial and not one.firms for one in found)


def test_passages_are_read_in_order(tmp_path: Path) -> None:
    import orjson

    for name in "ba":
        (tmp_path / f"{name}.jsonl").write_bytes(orjson.dumps(RECORD | {"id": name}) + b"\n\n")
    assert [one.id for one in passages(tmp_path.glob("*.jsonl"))] == ["a", "b"]


def test_only_the_older_passages_are_halved(tmp_path: Path) -> None:
    import orjson

    names = [f"p-{number}" for number in range(20)]
    for kind in ("passages-a", "written-a"):
        (tmp_path / f"{kind}.jsonl").write_bytes(b"\n".join(orjson.dumps(RECORD | {"id": name}) for name in names))
    older, written = tmp_path / "passages-a.jsonl", tmp_path / "written-a.jsonl"
    dev, test = ([one.id for one in of_half([older], half)] for half in ("dev", "test"))
    assert dev
    assert test
    assert sorted(dev + test) == sorted(names)
    assert [one.id for one in of_half([written], "test")] == names
    assert [one.id for one in of_half([older], None)] == names
