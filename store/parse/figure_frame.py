"""What the sentences of a text set for the figures of those after them. Values; `text_frame` fills them as it reads."""

from __future__ import annotations

from store.frozen import Frozen
from store.model import Period, Span
from store.parse.reading import Found

Time = tuple[Period, Span]


class Earlier(Frozen, kw_only=True):
    """A time that was named `age` sentences ago, with its span in the document, and how it was told.

    `relation` is that of its time expression, or "compared" where something else was compared with it; `reported` when
    it is the day on which somebody said something.
    """

    time: Time
    age: int
    relation: str
    reported: bool


class Frame(Frozen):
    """What the sentences before set: the `period` that their figures are of, the `site` of the plant that they told of.

    `day` is when what is told was announced, which is when prices moved; `earlier` are the times of the sentences right
    before, latest first.

    Spans are in the document.
    """

    period: Time | None = None
    site: Found | None = None
    day: Time | None = None
    earlier: tuple[Earlier, ...] = ()
