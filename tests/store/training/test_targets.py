"""What the network is to say of a window follows from the labels, word by word."""

from __future__ import annotations

from collections.abc import Sequence

from store.parse.reader.roles import DEAL_ROLES, FIGURE_ROLES, MEASURE_NAMES, NUMBER_PARTS, TYPES
from store.training.targets import IGNORED, Frame, Lost, Targets, targets
from tests.store.training.passage import RECORD, TEXT, anchors_of, passage


def only() -> Targets:
    one = passage()
    (found,) = targets(one, anchors_of(one))
    return found


def tagged(found: Targets, row: Sequence[int]) -> str:
    """The words that are tagged, with a stroke before each that begins something."""
    said = [("|" if tag == 1 else " ") + span.of(TEXT) for tag, span in zip(row, found.window.spans, strict=True) if tag > 0]
    return "".join(said)


def role(found: Targets, frame: Frame, names: Sequence[str], name: str) -> str:
    return tagged(found, frame.tags[names.index(name)])


def test_names_are_tagged_wherever_they_stand() -> None:
    assert tagged(only(), only().mentions) == "|Halden Foods Inc .|Brisco Dairy|Corrow Capital|HF|Halden"


def test_of_several_mentions_the_nearest_has_the_role_and_the_others_are_left_open() -> None:
    found = only()
    bought, built = found.deals
    assert role(found, bought, DEAL_ROLES, "investor") == "|Halden Foods Inc ."
    assert role(found, built, DEAL_ROLES, "investor") == "|Halden"
    assert bought.tags[0].count(IGNORED) == 2, "HF and Halden"
    assert role(found, built, DEAL_ROLES, "place") == "|Graz"
    assert TYPES[bought.classes[0]] == "acquisition"


def test_a_figure_hangs_on_its_number() -> None:
    found = only()
    (sold,) = found.figures
    assert MEASURE_NAMES[sold.classes[0]] == "sales"
    assert role(found, sold, FIGURE_ROLES, "subject") == "|HF"
    assert role(found, sold, FIGURE_ROLES, "period") == "|in 2023"
    assert role(found, sold, FIGURE_ROLES, "unit") == "|of milk", "the tonnes are the number's own"
    parts = [[name for name, yes in zip(NUMBER_PARTS, row, strict=True) if yes] for row in found.parts]
    assert [said for said in parts if said] == [["amount"], ["value"], ["change"], ["baseline"]]


def test_a_figure_whose_number_the_grammar_does_not_see_is_counted() -> None:
    lost = Lost()
    one = passage(metrics=[RECORD["metrics"][0] | {"value": "of milk", "at": "of milk"}])
    targets(one, anchors_of(one), lost)
    assert (lost.figures, lost.without_number) == (1, 1)
