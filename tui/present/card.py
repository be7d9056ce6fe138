"""The card of a fact: each field's normalised value beside the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from store.base import Corroboration, Dossier, Revision, country_name
from store.model import Company, Decision, Document, Fact, declared
from tui.present.cells import headline
from tui.present.decisions import decision_line
from tui.present.marked import marked_sentence, origin
from tui.present.values import full
from tui.present.visible import one_line

_LABEL = 14


def fact_card(dossier: Dossier) -> Text:
    """The card of a fact: its fields, what people said of it, its sentence and source, what other documents say."""
    row, document = dossier.row, dossier.document
    fact = row.fact
    text = Text()
    text.append(headline(fact) + "\n\n", style="bold")
    before = {label: value for _, label, value, _ in _fields(row.read, document)}
    for name, label, value, words in _fields(fact, document):
        text.append(f"{label:<{_LABEL}}", style="dim")
        text.append(one_line(value))
        if words:
            text.append("  «" + one_line(words) + "»", style="italic dim")
        if fact.doubts(name):
            text.append(f"  doubtful, {fact.confidence_of[name]:.0%}", style="yellow")
        if value != before.get(label):
            text.append(f"  corrected, was {one_line(before.get(label) or 'nothing')}", style="bold yellow")
        text.append("\n")
    text.append_text(said_of_fact(dossier.decisions))
    text.append("\nSentence\n", style="dim")
    text.append_text(marked_sentence(fact))
    text.append("\n\n")
    _line(text, "Source", one_line(fact.source))
    if document is not None:
        _line(text, "Title", one_line(document.title))
    _line(text, "Published", fact.published or "not known")
    _line(text, "Characters", f"{fact.span.start}–{fact.span.end}")
    _line(text, "Confidence", f"{fact.confidence:.0%}, by rule {fact.rule}")
    _line(text, "Id", fact.id)
    text.append_text(said_elsewhere(dossier.corroboration))
    text.append_text(said_before(dossier.revision, dossier.later))
    if dossier.related:
        text.append("\nAlso in this sentence\n", style="dim")
        for other in dossier.related:
            text.append("  " + headline(other.fact) + "\n")
    return text


def said_of_fact(decisions: Sequence[Decision]) -> Text:
    """What people decided of a fact, a line each: who, when, what."""
    text = Text()
    if decisions:
        text.append("\nReview\n", style="dim")
    for one in decisions:
        text.append(f"  {decision_line(one)}", style="bold")
        text.append(f"  {one_line(one.user)}, {one_line(one.time[:16].replace('T', ' '))}\n", style="dim")
    return text


def said_elsewhere(corroboration: Corroboration) -> Text:
    """Other documents that say the same, and those that say something else, with the sentence."""
    text = Text()
    sides = (
        ("Other documents say the same", "✓", corroboration.same),
        ("Other documents differ", "≠", corroboration.different),
    )
    for title, mark, rows in sides:
        if rows:
            text.append(f"\n{title}\n", style="dim" if mark == "✓" else "bold yellow")
        for row in rows:
            text.append(f"  {mark} {headline(row.fact)}\n", style="" if mark == "✓" else "bold")
            if mark == "≠":
                text.append(f"    “{one_line(row.fact.sentence)}”\n")
            text.append(f"    {origin(row)}\n", style="dim")
    return text


def said_before(revision: Revision | None, later: Document | None) -> Text:
    """What the page said before that it says no more, and what is new in it; and whether there is a later text of it."""
    text = Text()
    if revision is not None:
        text.append(f"\nThe page before{_when(revision.earlier)}\n", style="bold yellow" if not revision.nothing else "dim")
        for was, now in revision.altered:
            text.append(f"  ≠ {headline(now)}\n    was {headline(was)}\n")
        for mark, facts in (("-", revision.gone), ("+", revision.fresh)):
            for fact in facts:
                text.append(f"  {mark} {headline(fact)}\n")
        if revision.nothing:
            text.append("  The facts are the same.\n")
    if later is not None:
        text.append(f"\nThere is a later text of this page{_when(later)}\n", style="bold yellow")
    return text


def _when(document: Document) -> str:
    """When a document was found, as far as that is known."""
    time = document.retrieved or document.added
    return f", of {time[:16].replace('T', ' ')}" if time else ""


def company_card(
    name: str, company: Company | None, brands: Sequence[str], names: Sequence[str], lookalikes: Sequence[str]
) -> Text:
    """The head of a company's card: what it is, whose it is, its other `names`, and those that may be it too."""
    text = Text()
    text.append(one_line(name) + "\n\n", style="bold")
    if company is not None:
        _line(text, "Type", company.type)
        _line(text, "Owner", one_line(company.owner or "–"))
        if company.home:
            _line(text, "Home", country_name(company.home))
        aliases = list(dict.fromkeys([*names, *(alias for alias in company.aliases if alias != name)]))
        if aliases:
            _line(text, "Also called", one_line(", ".join(aliases)))
        _line(text, "Mentions", f"{len(company.mentions)} in {one_line(company.source)}")
    if brands:
        _line(text, "Owns", one_line(", ".join(brands)))
    if lookalikes:
        _line(text, "Perhaps same", one_line(", ".join(lookalikes)) + "  (`factdeck review merge` makes them one)")
    if company is not None:
        text.append("\n")
        text.append_text(marked_sentence(company))
        text.append("\n")
    return text


def fact_list(title: str, facts: Sequence[Fact]) -> Text:
    """Facts under a title, a line each; nothing when there are none."""
    text = Text()
    if facts:
        text.append(f"\n{title}\n", style="dim")
    for fact in facts:
        text.append("  " + headline(fact) + "\n")
    return text


def _line(text: Text, label: str, value: str) -> None:
    text.append(f"{label:<{_LABEL}}", style="dim")
    text.append(value + "\n")


_Field = tuple[str, str, str, str]
_ALWAYS = ("investors", "target")
"""Fields that are told of though there is nothing in them."""


def _fields(fact: Fact, document: Document | None) -> Iterator[_Field]:
    """Name, label, normalised value, and the words of the document, for each field that the fact has."""
    for one in declared(type(fact)):
        value = full(one, getattr(fact, one.name))
        if value or one.name in _ALWAYS:
            span = fact.evidence.get(one.name)
            yield one.name, one.told.label, value or "–", span.of(document.text) if span and document else ""
