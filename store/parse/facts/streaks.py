"""How long something has gone on: "for eight straight years" is a figure of whoever the sentence's figure is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from store.frozen import replace
from store.model import Metric, Value
from store.parse.facts.setting import Setting
from store.parse.times.periods import Timex

_RULE = "streak"


class Streaks:
    """The streaks of a document, each told once: with the first figure of its sentence. It changes as figures are asked for."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._told: set[Timex] = set()

    def of(self, metric: Metric) -> Iterator[Metric]:
        """The streaks of a figure's sentence that have not been told."""
        for time in self._setting.anchors.times_at(metric.sentence_span):
            if time.relation == "streak" and time.count and time not in self._told:
                self._told.add(time)
                yield self._streak(metric, time)

    def _streak(self, metric: Metric, time: Timex) -> Metric:
        text = self._setting.text
        evidence = {"subject": metric.evidence["subject"], "measure": time.span, "value": time.span}
        return replace(
            metric,
            id="",
            rule=_RULE,
            span=time.span,
            quote=time.span.of(text),
            measure="streak",
            measure_words=time.text,
            value=Value(value=Decimal(time.count or 0), unit=time.unit, text=time.text),
            change=None,
            period=None,
            place=None,
            country=None,
            outlook=None,
            evidence=evidence,
            confidence_of={name: metric.confidence_of.get(name, metric.confidence) for name in evidence},
        )
