"""Views of a base in lines: companies, facts, a card, an article. Each begins with what there is and how many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Literal

from store.base import Base, QueryContext, Row, parse_query, without_doubtful
from store.errors import FactdeckError
from store.frozen import Frozen, field, replace
from store.model import Fact
from tui.present import linear

TEN = 10
"""Rows of a list that are told at once."""
LINES = 15
"""Lines of an article that are told at once: about a minute of speech."""
_COMPANIES = 1000
"""Companies that are listed at most, as in the explorer."""
_MOST = 1000
"""Facts of a list that can be named at once."""
_LISTS = 200
"""Lists whose numbers are remembered: more than can be gone back to."""


class View(Frozen, kw_only=True):
    """What is being read: a list of companies or facts, a fact's card, an article at a fact; `first` is its row or line.

    A card is of what was opened as `number` of `total` in `listed`.
    """

    what: Literal["start", "companies", "facts", "card", "article"] = "start"
    query: str = ""
    company: str | None = None
    kinds: tuple[str, ...] = ("investment", "metric")
    first: int = 0
    fact: str = ""
    number: int = 1
    total: int = 1
    listed: View | None = None


class Told(Frozen):
    """A view in lines, up to row or line `last` of `total`, and the views that the numbers in it open."""

    lines: list[str]
    last: int = 0
    total: int = 0
    opens: dict[int, View] = field(default_factory=dict)


class NumberUnknown(FactdeckError):
    """A list or a card has fewer numbers."""

    def __init__(self, last: int) -> None:
        super().__init__(f"There is no such number here: {f'the last is {last:,}' if last else 'nothing is listed'}.")


class TooManyFacts(FactdeckError):
    """More is to be decided at once than anybody has heard."""

    def __init__(self, number: int) -> None:
        super().__init__(f"{number:,} facts are too many at once: name {_MOST:,} at most.")


class Teller:
    """Tells views of a base. Of companies and facts no more is asked for than is told.

    What was told under a number stays under it while a list is read. A decision, or another process, may take a fact out of
    the answer: were the others to move up, who goes on to the next would miss one, and decide of one that was not heard.
    """

    def __init__(self, base: Base, context: QueryContext) -> None:
        self._base = base
        self._context = context
        self._heard: dict[View, dict[int, str]] = {}

    def tell(self, view: View) -> Told:
        """A view in lines; FactdeckError where it cannot be told."""
        ways = {"companies": self._companies, "facts": self._facts, "card": self._card, "article": self._article}
        return ways[view.what](view) if view.what in ways else Told(["Nothing is listed yet."])

    def numbers(self, listed: View) -> dict[int, str]:
        """The facts, by their ids, that were told under the numbers of a list or a card."""
        key = replace(listed, first=0, listed=None)
        self._heard[key] = numbers = self._heard.pop(key, {})
        if len(self._heard) > _LISTS:
            del self._heard[next(iter(self._heard))]
        return numbers

    def hear(self, view: View, told: Told) -> None:
        """Note what was told of a view."""
        self.numbers(view).update({number: opened.fact for number, opened in told.opens.items() if opened.fact})
        if view.what == "card" and view.listed:
            self.numbers(view.listed)[view.number] = view.fact

    def total(self, view: View) -> int:
        """The last number that there is in a view."""
        return max(self.tell(view).total, *self.numbers(view), 0)

    def facts_at(self, listed: View, numbers: Sequence[range]) -> list[Fact]:
        """The facts that numbers of a list stand for, each once. Raises NumberUnknown, TooManyFacts, FactUnknown."""
        total, heard = self.total(listed), self.numbers(listed)
        wanted = sum(len(one) for one in numbers)
        if any(one[0] < 1 or one[-1] > total for one in numbers):
            raise NumberUnknown(total)
        if wanted > _MOST:
            raise TooManyFacts(wanted)
        for number in chain(*numbers):
            if number not in heard:
                opens = self.tell(_page(listed, number)).opens
                heard.update({at: one.fact for at, one in opens.items() if at not in heard})
        return [self._base.facts.get(fact).fact for fact in dict.fromkeys(heard[number] for number in chain(*numbers))]

    def opened(self, listed: View, number: int) -> View | None:
        """What a number of a list or a card opens; of a long list, only the rows around it are asked for."""
        page = listed if listed.what == "card" else _page(listed, number)
        told, heard = self.tell(page), self.numbers(listed)
        opened = replace(page, what="card", fact=heard[number]) if number in heard else told.opens.get(number)
        if opened is None:
            return None
        # The list without the way to it: cards that are opened from cards would drag a chain behind them.
        total = max(told.total, *heard, 0)
        return replace(opened, first=0, number=number, total=total, listed=replace(page, listed=None))

    def _companies(self, view: View) -> Told:
        query = without_doubtful(parse_query(view.query, context=self._context))
        names = [name for name, _ in self._base.companies.listed(query, limit=_COMPANIES)]
        counts = self._base.companies.counts(query, names[view.first : view.first + TEN])
        lines = [linear.company_line(one.name, self._base.companies.get(one.name), one) for one in counts]
        opens = [View(what="facts", query=view.query, company=one.name) for one in counts]
        most = ", those with most facts" if len(names) >= _COMPANIES else ""
        return _numbered(f"{linear.counted(len(names), 'company')}{_asked(view)}{most}", view, len(names), lines, opens)

    def _facts(self, view: View) -> Told:
        query, heard = without_doubtful(parse_query(view.query, context=self._context)), self.numbers(view).values()
        counts = {kind: self._base.facts.count(query, kind=kind, company=view.company, also=heard) for kind in view.kinds}
        total, offset = sum(counts.values()), view.first
        rows: list[Row] = []
        for kind, count in counts.items():
            room = min(TEN - len(rows), count - offset)
            if room > 0:
                page = self._base.facts.find(query, kind=kind, company=view.company, also=heard, offset=offset, limit=room)
                rows += page.rows
            offset = max(0, offset - count)
        kinds = " and ".join(linear.counted(count, kind) for kind, count in counts.items() if count or not total)
        lines = [linear.row_line(row) for row in rows]
        opens = [replace(view, what="card", fact=row.fact.id) for row in rows]
        told = _numbered(kinds + _asked(view), view, total, lines, opens)
        return told if view.first else replace(told, lines=[*told.lines, *self._aside(view, total)])

    def _aside(self, view: View, total: int) -> list[str]:
        """What a company is; where there are no facts, what there is instead; how far the review is; what is not told."""
        lines, query, name, heard = (
            [],
            parse_query(view.query, context=self._context),
            view.company,
            self.numbers(view).values(),
        )
        if name is not None and len(view.kinds) > 1:
            names, brands = self._base.companies.names_of(name), self._base.companies.brands(name)
            lines += linear.company_about(name, self._base.companies.get(name), names, brands)
        elif name is None and not total:
            named = len(self._base.companies.listed(without_doubtful(query), limit=_COMPANIES))
            lines += [f"{linear.counted(named, 'company')} for it: type companies."] if named else []
            near = self._base.companies.lookalikes(view.query)
            lines += [f"Spelled nearly the same: {', '.join(near)}."] if near else []
        lines += self.progress(view)
        hidden = sum(self._base.facts.count(query, kind=kind, company=name, also=heard) for kind in view.kinds) - total
        what = "doubtful or rejected fact" if self._base.review.begun else "doubtful fact"
        return [*lines, f"{linear.counted(hidden, what)} not told: search with confidence:>=0."] if hidden else lines

    def progress(self, view: View) -> list[str]:
        """How many of how many facts of a view's list are reviewed; nothing while nobody decided anything."""
        kind = view.kinds[0] if len(view.kinds) == 1 else None
        reviewed = self._base.review.progress(parse_query(view.query, context=self._context), kind=kind, company=view.company)
        return [f"{reviewed[0]:,} of {reviewed[1]:,} reviewed."] if reviewed else []

    def _card(self, view: View) -> Told:
        dossier = self._base.dossier(self._base.facts.get(view.fact))
        fact = dossier.row.fact
        heading = f"{fact.kind.title()} {view.number} of {view.total}: {linear.row_line(dossier.row)}."
        lines, beside, sort = [heading, *linear.fact_card(dossier)], linear.beside(dossier), ""
        for number, (its_sort, line, _) in enumerate(beside, 1):
            lines += [f"{its_sort}."] if its_sort != sort else []
            lines.append(f"{number}. {line}.")
            sort = its_sort
        said = dossier.corroboration
        lines += [] if said.same or said.different else ["No other article tells of this."]
        opens = {number: replace(view, fact=one.id) for number, (_, _, one) in enumerate(beside, 1)}
        return Told([*lines, "Type article to read on."], len(opens), len(opens), opens)

    def _article(self, view: View) -> Told:
        lines, _ = self.article(view.fact)
        first, last = view.first, min(view.first + LINES, len(lines))
        origin = linear.origin(self._base.facts.get(view.fact))
        heading = f"Article {origin}. {linear.counted(len(lines), 'line')}. {_range(first + 1, last)}:"
        return Told([heading, *lines[first:last], *_onward(last, len(lines), LINES)], last, len(lines))

    def article(self, fact_id: str) -> tuple[list[str], int]:
        """The article of a fact in lines, and at which of them the fact's sentence begins; none when it is not there."""
        fact = self._base.facts.get(fact_id).fact
        document = self._base.facts.document(fact.document)
        if document is None:
            return [], 0
        known = [fact.sentence_span for fact in self._base.facts.of(document.id)]
        return linear.article_lines(document.text, fact.sentence_span, known)


def _page(listed: View, number: int) -> View:
    """The page of a list that has a number on it."""
    return replace(listed, first=max(0, number - 1) // TEN * TEN)


def _asked(view: View) -> str:
    query = view.query.strip()
    return (f" of {view.company}" if view.company else "") + (f' for "{query}"' if query else "")


def _numbered(title: str, view: View, total: int, lines: Sequence[str], opens: Sequence[View]) -> Told:
    """Rows with their numbers, under a line that says what they are and how many."""
    first, last = view.first + 1, view.first + len(lines)
    heading = title[0].upper() + title[1:] + (f". {_range(first, last)}:" if total > 1 else ":" if lines else ".")
    numbered = [f"{number}. {line.rstrip('.')}." for number, line in enumerate(lines, first)]
    return Told([heading, *numbered, *_onward(last, total, TEN)], last, total, dict(enumerate(opens, first)))


def _range(first: int, last: int) -> str:
    return f"{first:,} to {last:,}" if first < last else f"{last:,}"


def _onward(last: int, total: int, size: int) -> list[str]:
    return [f"Type next for {_range(last + 1, min(last + size, total))}."] if last < total else []
