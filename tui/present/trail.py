"""The line under the search: crumbs, panes with their counts, or what is wrong with the query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from store.frozen import Frozen
from tui.present.visible import one_line


class Tail(Frozen, kw_only=True):
    """What stands behind the crumbs: facts hidden as doubtful, how many of how many are reviewed, how many are new."""

    doubtful: int = 0
    reviewed: tuple[int, int] | None = None
    news: int = 0


def trail(filters: Sequence[str], tail: Tail) -> Text:
    """The way from everything to what is shown, and what there is to know of it."""
    text = _told_news(tail.news)
    text.append(" Factdeck ", style="bold")
    text.append(" › ".join(["all", *map(one_line, filters)]))
    if tail.reviewed:
        text.append(f"  {tail.reviewed[0]:,} of {tail.reviewed[1]:,} reviewed", style="dim")
    if tail.doubtful:
        text.append(f"  {tail.doubtful:,} doubtful hidden, confidence:>=0 shows them", style="dim")
    return text


def _told_news(news: int) -> Text:
    text = Text(no_wrap=True, overflow="ellipsis")
    if news:
        text.append(f" {news:,} new, R to show ", style="reverse")
    return text


Totals = Mapping[str, int | None]
"""How many rows each pane has; None while that is being counted."""


def tabs(totals: Totals, current: str, filters: Sequence[str], tail: Tail) -> Text:
    """The panes with their keys and counts, for a terminal that shows one of them; facts that came in go before."""
    text = _told_news(tail.news)
    for number, (pane, total) in enumerate(totals.items(), 1):
        count = "…" if total is None else f"{total:,}"
        text.append(f" {number} {pane.title()} {count} ", style="reverse bold" if pane == current else "")
    if filters:
        text.append(" › " + " › ".join(map(one_line, filters)), style="bold")
    if tail.reviewed:
        text.append(f"  {tail.reviewed[0]:,}/{tail.reviewed[1]:,} reviewed", style="dim")
    if tail.doubtful:
        text.append(f"  {tail.doubtful:,} hidden", style="dim")
    return text


def wrong_query(position: int, why: str) -> Text:
    """A mark under the character that is wrong, and the reason."""
    text = Text(" " * min(position + 2, 40) + "^ ", style="bold", no_wrap=True, overflow="ellipsis")
    text.append(one_line(why), style="bold yellow")
    return text


def nothing_selected(totals: Totals, *, asked: bool, perhaps: Sequence[str] = ()) -> Text:
    """What the evidence pane says where no fact is selected: what there is, or why there is nothing."""
    if any(total != 0 for total in totals.values()):
        counts = ", ".join(f"{total:,} {pane}" for pane, total in totals.items() if total is not None)
        return Text(f"{counts}. j and k move, Enter goes deeper, / searches.", style="italic")
    if asked:
        meant = f" Perhaps {' or '.join(map(one_line, perhaps))}?" if perhaps else ""
        return Text(f"Nothing matches.{meant} Esc clears the search.", style="italic")
    return Text("This base has no facts yet: `factdeck add FILE…` puts some in, R reads it again.", style="italic")
