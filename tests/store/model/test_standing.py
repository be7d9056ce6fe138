"""What holds after all that people said: undo and redo by user, and what is said of a fact that took another's place."""

from __future__ import annotations

import pytest

from store.model import Decision, Standing
from store.model.decision import Verb, batch_to_redo, batch_to_undo, standing_decisions
from store.model.standing import OPEN, holders, standings

FACT, HEIR = "fact", "heir"


def said(verb: Verb, time: int, *, batch: str = "", user: str = "ann", fact: str = FACT, value: str | None = None) -> Decision:
    """Something said of a fact; every time is a batch of its own if none is named."""
    field = "place" if verb == "correct" else None
    return Decision(
        verb=verb, batch=batch or f"batch{time}", user=user, time=f"2024-01-01T00:00:{time:02}", fact=fact, document="d",
        field=field, value=value,
    )  # fmt: skip


def undo(batch: str, time: int, user: str = "ann") -> Decision:
    return Decision(verb="undo", batch=batch, user=user, time=f"2024-01-01T00:00:{time:02}")


def redo(batch: str, time: int, user: str = "ann") -> Decision:
    return Decision(verb="redo", batch=batch, user=user, time=f"2024-01-01T00:00:{time:02}")


ACCEPT, REJECT, MOVE, NOTE = said("accept", 1), said("reject", 2), said("move", 3, value=HEIR), said("note", 4, value="x")


# Undo and redo ---------------------------------------------------------------------------------------------------------


STACKS: dict[str, tuple[list[Decision], str | None, str | None]] = {
    "nothing was said": ([], None, None),
    "the last batch goes first": ([ACCEPT, REJECT], "batch2", None),
    "what was undone can be done again": ([ACCEPT, REJECT, undo("batch2", 3)], "batch1", "batch2"),
    "the last undone comes back first": ([ACCEPT, REJECT, undo("batch2", 3), undo("batch1", 4)], None, "batch1"),
    "then the one before": ([ACCEPT, REJECT, undo("batch2", 3), undo("batch1", 4), redo("batch1", 5)], "batch1", "batch2"),
    "a redo can be undone": ([ACCEPT, undo("batch1", 3), redo("batch1", 4)], "batch1", None),
    "a new word ends what can be redone": ([ACCEPT, undo("batch1", 3), NOTE], "batch4", None),
    "a batch is undone at once": ([said("accept", 1, batch="b"), said("accept", 1, batch="b", fact=HEIR)], "b", None),
    "a move is nobody's to undo": ([ACCEPT, MOVE], "batch1", None),
    "a move does not end what can be redone": ([ACCEPT, undo("batch1", 2), MOVE], None, "batch1"),
    "a batch that nobody knows is passed over": ([ACCEPT, undo("unheard", 2), redo("unheard", 3)], "batch1", None),
    "time counts, not the place in the log": ([undo("batch2", 3), REJECT, ACCEPT], "batch1", "batch2"),
}  # fmt: skip
"""A log, and the batches that ann's next undo and redo name."""


@pytest.mark.parametrize(("log", "to_undo", "to_redo"), [pytest.param(*case, id=said) for said, case in STACKS.items()])
def test_what_can_be_undone_and_redone(log: list[Decision], to_undo: str | None, to_redo: str | None) -> None:
    assert (batch_to_undo(log, "ann"), batch_to_redo(log, "ann")) == (to_undo, to_redo)


def test_each_user_undoes_what_is_theirs() -> None:
    log = [ACCEPT, said("reject", 2, user="ben"), said("note", 3, value="x"), undo("batch2", 4, "ben")]
    assert (batch_to_undo(log, "ann"), batch_to_redo(log, "ann")) == ("batch3", None)
    assert (batch_to_undo(log, "ben"), batch_to_redo(log, "ben")) == (None, "batch2")
    assert (batch_to_undo(log, "cleo"), batch_to_redo(log, "cleo")) == (None, None)


def test_what_one_user_says_does_not_end_what_another_can_redo() -> None:
    log = [ACCEPT, undo("batch1", 2), said("reject", 3, user="ben")]
    assert batch_to_redo(log, "ann") == "batch1"


# What stands -----------------------------------------------------------------------------------------------------------


def test_what_was_undone_does_not_hold_until_it_is_done_again() -> None:
    assert standing_decisions([ACCEPT, REJECT, undo("batch2", 3)]) == [ACCEPT]
    assert standing_decisions([ACCEPT, REJECT, undo("batch2", 3), redo("batch2", 4)]) == [ACCEPT, REJECT]


def test_decisions_stand_by_the_time_they_were_made() -> None:
    """Two logs that came together are not in order."""
    assert standing_decisions([REJECT, ACCEPT]) == [ACCEPT, REJECT]
    assert standings([REJECT, ACCEPT])[FACT].verdict == "rejected"


def test_a_redo_holds_against_an_earlier_undo_that_comes_later_in_the_log() -> None:
    assert standing_decisions([ACCEPT, redo("batch1", 4), undo("batch1", 3)]) == [ACCEPT]


def test_decisions_of_one_time_stand_as_they_are_written() -> None:
    first, second = said("accept", 1, batch="b"), said("reject", 1, batch="c")
    assert standing_decisions([first, second]) == [first, second]
    assert standing_decisions([second, first]) == [second, first]


def test_all_that_is_said_of_a_fact_adds_up() -> None:
    log = [
        ACCEPT, REJECT, said("correct", 3, value="Larch"), said("correct", 4, value="Hungary"), said("tag", 5, value="b"),
        said("tag", 6, value="a"), said("tag", 7, value="b"), said("note", 8, value="one"), said("note", 9, value="one"),
    ]  # fmt: skip
    found = standings(log)[FACT]
    assert found == Standing(verdict="rejected", corrections={"place": "Hungary"}, tags=("b", "a"), notes=("one", "one"))
    assert found.words == ("rejected", "corrected", "tagged", "noted")


def test_a_fact_of_which_nothing_holds_any_more_is_open() -> None:
    assert (
        standings([said("tag", 1, value="a"), said("untag", 2, value="a"), said("accept", 3, fact="more"), undo("batch3", 4)])
        == {}
    )
    assert OPEN.words == ("open",)


def test_a_verdict_outweighs_the_parser() -> None:
    verdicts = (Standing(verdict="accepted"), Standing(verdict="rejected"), OPEN)
    assert [standing.confidence(0.7) for standing in verdicts] == [1.0, 0.0, 0.7]


def test_what_was_said_goes_to_the_fact_that_takes_the_place() -> None:
    log = [ACCEPT, said("move", 2, value=HEIR), said("note", 3, fact=HEIR, value="x")]
    assert standings(log) == {HEIR: Standing(verdict="accepted", notes=("x",))}
    assert [(one.verb, fact) for one, fact in holders(log)] == [("accept", HEIR), ("note", HEIR)]


def test_moves_follow_each_other() -> None:
    log = [ACCEPT, said("move", 2, value=HEIR), said("move", 3, fact=HEIR, value="last")]
    assert standings(log) == {"last": Standing(verdict="accepted")}
    assert holders(log) == [(ACCEPT, "last")]


def test_what_was_undone_before_a_move_is_done_again_for_the_heir() -> None:
    log = [ACCEPT, undo("batch1", 2), said("move", 3, value=HEIR), redo("batch1", 4)]
    assert standings(log) == {HEIR: Standing(verdict="accepted")}
    assert holders(log[:3]) == []


def test_what_is_said_of_companies_is_held_by_no_fact() -> None:
    merge = Decision(verb="merge", batch="b", user="ann", time="2024", company="Larch", value="Larch Works")
    assert (standings([merge]), holders([merge])) == ({}, [])
    assert batch_to_undo([merge], "ann") == "b"
