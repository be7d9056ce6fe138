"""What people said of facts and of companies. Facts never change; what is said of them is appended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from store.errors import WordMissing
from store.frozen import Frozen, field_names
from store.model.correction import corrected
from store.model.digest import text_digest
from store.model.fact import Fact

Verb = Literal["accept", "reject", "correct", "note", "tag", "untag", "move", "merge", "split", "undo", "redo"]
VERBS: tuple[Verb, ...] = get_args(Verb)
_OF_FACTS = ("accept", "reject", "correct", "note", "tag", "untag", "move")
_OF_COMPANIES = ("merge", "split")
_OF_BATCHES = ("undo", "redo")
_WITH_VALUE = ("note", "tag", "untag", "move", "merge", "split")


class Decision(Frozen, kw_only=True):
    """One thing that a person said.

    Of a fact: `fact` is its id, `document` its document's, `quote` the words that it was read from, so that the decision
    can be understood when the fact is gone. `correct` has the `field` and its new `value` as typed ("" for none); `note`,
    `tag`, `untag` their text; `move` the id of the fact that took the place of this one, and as `heir` the document of that
    fact where it is another.
    Of companies: `merge` and `split` have two names, `company` and `value`.
    What was decided at once has one `batch`; `undo` and `redo` name the batch that they take back or do again.
    `time` is an ISO 8601 date and time, in UTC; `user` the name of the person.
    """

    verb: Verb
    batch: str
    user: str
    time: str
    fact: str | None = None
    document: str | None = None
    quote: str = ""
    field: str | None = None
    value: str | None = None
    company: str | None = None
    heir: str | None = None

    def __post_init__(self) -> None:
        if self.verb not in VERBS:
            raise ValueError(f"{self.verb!r} is no verb of a decision")
        if self.verb in _OF_FACTS and not (self.fact and self.document):
            raise ValueError(f"{self.verb} is said of a fact")
        if self.verb in _OF_COMPANIES and not self.company:
            raise ValueError(f"{self.verb} is said of a company")
        if self.verb in _WITH_VALUE and not self.value:
            raise ValueError(f"{self.verb} needs a value")
        if self.verb == "correct" and (not self.field or self.value is None):
            raise ValueError("a correction has a field and a value")

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents of the facts that it speaks of: two for a move from one to another."""
        return tuple(one for one in (self.document, self.heir) if one)

    @property
    def id(self) -> str:
        """16 hexadecimal digits of all that it says."""
        # Decisions without an heir keep the id that they had before there were any.
        names = (name for name in field_names(self) if name != "heir" or self.heir)
        key = "\x1f".join(str(getattr(self, name)) for name in names)
        return text_digest(key)


def new_batch(user: str, time: str, about: Iterable[str]) -> str:
    """The name of what one person decided at once."""
    key = "\x1f".join((user, time, *about))
    return text_digest(key)


def said_of(
    facts: Sequence[Fact], verb: Verb, *, user: str, time: str, field: str | None = None, value: str | None = None
) -> list[Decision]:
    """The decisions of saying the same of some facts at once; the words of the value with one space between them.

    CorrectionInvalid when the value is none for the field of one of the facts, WordMissing for a note or a tag without a word.
    """
    value = value if value is None else " ".join(value.split())
    if verb == "correct":
        for fact in facts:
            corrected(fact, field or "", value or "")
    elif verb in ("note", "tag", "untag") and not value:
        raise WordMissing(verb.removeprefix("un"))
    batch = new_batch(user, time, (verb, field or "", value or "", *(fact.id for fact in facts)))
    return [
        Decision(
            verb=verb, batch=batch, user=user, time=time, fact=fact.id, document=fact.document,
            quote=fact.quote, field=field, value=value,
        )
        for fact in facts
    ]  # fmt: skip


def tagging(text: str) -> tuple[Verb, str]:
    """What is meant by a text where a tag is asked for: to tag with it, or to take the tag behind a minus away."""
    text = text.strip()
    return ("untag", text[1:]) if text.startswith("-") else ("tag", text)


def said_of_companies(verb: Verb, company: str, other: str, *, user: str, time: str) -> Decision:
    """The decision that two names are one company, or that they are two."""
    batch = new_batch(user, time, (verb, company, other))
    return Decision(verb=verb, batch=batch, user=user, time=time, company=company, value=other)


def in_order(log: Iterable[Decision]) -> list[Decision]:
    """Decisions by the time they were made, those of one time as they stand."""
    return sorted(log, key=lambda one: one.time)


def standing_decisions(log: Iterable[Decision]) -> list[Decision]:
    """Those of a log that hold, by the time they were made; what was undone, and not done again, is left out.

    Logs of two bases that came together are not in order; one of a base is already.
    """
    log = in_order(log)
    undone: dict[str, bool] = {}
    for decision in log:
        if decision.verb in _OF_BATCHES:
            undone[decision.batch] = decision.verb == "undo"
    return [one for one in log if one.verb not in _OF_BATCHES and not undone.get(one.batch)]


def batch_to_undo(log: Iterable[Decision], user: str) -> str | None:
    """The batch that an undo of `user` takes back: the last of theirs that holds; None when there is none."""
    done, _ = _stacks(log, user)
    return done[-1] if done else None


def batch_to_redo(log: Iterable[Decision], user: str) -> str | None:
    """The batch that a redo of `user` does again: the one undone last, if nothing was decided since."""
    _, undone = _stacks(log, user)
    return undone[-1] if undone else None


def _stacks(log: Iterable[Decision], user: str) -> tuple[list[str], list[str]]:
    """The batches of a user that hold and those that can be done again, each with the next one last."""
    done: list[str] = []
    undone: list[str] = []
    for decision in in_order(log):
        if decision.user != user or decision.verb == "move":
            continue
        if decision.verb == "undo" and decision.batch in done:
            done.remove(decision.batch)
            undone.append(decision.batch)
        elif decision.verb == "redo" and decision.batch in undone:
            undone.remove(decision.batch)
            done.append(decision.batch)
        elif decision.verb not in _OF_BATCHES and decision.batch not in done:
            done.append(decision.batch)
            undone.clear()
    return done, undone
