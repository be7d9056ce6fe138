"""Sentences and articles with the words of each field marked."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from store.base import Corroboration, Row
from store.model import Fact, Span
from tui.present.cells import headline
from tui.present.visible import one_line

# Every mark is told by more than its colour: fields are underlined, amounts and values bold.
FIELD_STYLES = {
    "amount": "bold underline green",
    "value": "bold underline green",
    "stake_percent": "bold underline green",
    "change": "bold underline yellow",
    "period": "underline cyan",
    "date": "underline cyan",
    "due": "underline cyan",
    "place": "underline magenta",
}
OTHER_FIELD = "bold underline"


def marked_sentence(fact: Fact) -> Text:
    """The fact's sentence, its fields marked."""
    text = Text(one_line(fact.sentence))
    mark_fields(text, fact.evidence.items(), fact.sentence_span)
    return text


def mark_fields(text: Text, fields: Iterable[tuple[str, Span]], window: Span) -> None:
    """Mark the fields that lie in the part of the document that `text` shows."""
    for name, span in fields:
        if window.overlaps(span):
            start, end = max(span.start, window.start), min(span.end, window.end)
            text.stylize(FIELD_STYLES.get(name, OTHER_FIELD), start - window.start, end - window.start)


def evidence_text(row: Row, said: Corroboration) -> Text:
    """What the evidence pane shows of a fact: the fact and who agrees in a line, where that is from, and its sentence."""
    text = Text(headline(row.fact), style="")
    text.append(agreement_note(said), style="bold yellow" if said.different else "dim")
    text.append(f"\n{origin(row)}\n", style="dim")
    text.append_text(marked_sentence(row.fact))
    return text


def origin(row: Row) -> str:
    """Where a fact is from, in a line."""
    fact = row.fact
    return one_line(" · ".join(part for part in (row.title, fact.published or "", fact.source) if part))


def agreement_note(said: Corroboration) -> str:
    """How many other documents say the same, and how many something else; nothing when none speaks of it."""
    parts = [f"✓ {len(said.same)} more" if said.same else "", f"≠ {len(said.different)} differ" if said.different else ""]
    return "  " + " ".join(part for part in parts if part) if any(parts) else ""


def agreement_sign(row: Row) -> str:
    """Whether other documents contradict a fact, or tell of the same, in one cell; nothing when none speaks of it."""
    return " " if row.told is None else "≠" if row.told.differ else "="
