"""The network as it is shipped: eight graphs, run on one core. The only place that knows onnxruntime."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.parse.reader.features import Window

if TYPE_CHECKING:
    from store.parse.reader.decoding import Floats, Numbers

WEIGHTS = Path(__file__).with_name("weights")
GRAPHS = ("encoder", "words", "figures", "deals", "firms", "figure_tags", "deal_tags", "firm_tags")


class Session:
    """`store.parse.reader.decoding.Scores` of the shipped weights."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL  # done when they were made
        options.enable_cpu_mem_arena = False  # what a long window needed once is given back
        self._run = {
            name: onnxruntime.InferenceSession(folder / f"{name}.onnx", options, providers=["CPUExecutionProvider"]).run
            for name in GRAPHS
        }

    def encode(self, window: Window) -> Floats:
        """A vector for each word of a window."""
        import numpy as np

        inputs = {name: np.array(getattr(window, name), dtype=np.int64) for name in ("pieces", "shapes", "kinds")}
        vectors: Floats = self._run["encoder"](None, inputs)[0]
        return vectors[list(window.first)]

    def words(self, vectors: Floats) -> tuple[Floats, Floats]:
        """Mentions and triggers."""
        return self._ask("words", words=vectors)  # type: ignore[return-value]  # as many as the graph has

    def figures(
        self, vectors: Floats, first: Numbers, last: Numbers, kind: Numbers
    ) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """Vectors, parts, measures, directions, outlooks."""
        return self._ask("figures", words=vectors, first=first, last=last, kind=kind)  # type: ignore[return-value]  # as many as the graph has

    def deals(self, vectors: Floats, at: Numbers, kind: Numbers) -> tuple[Floats, Floats]:
        """Vectors and statuses."""
        return self._ask("deals", words=vectors, at=at, kind=kind)  # type: ignore[return-value]  # as many as the graph has

    def firms(self, vectors: Floats, first: Numbers, last: Numbers) -> tuple[Floats, Floats]:
        """Vectors and kinds."""
        return self._ask("firms", words=vectors, first=first, last=last)  # type: ignore[return-value]  # as many as the graph has

    def tags(self, name: str, anchors: Floats, at: Numbers, vectors: Floats, sentence: Numbers) -> Floats:
        """What the words are to anchors, by one of the heads for tags."""
        return self._ask(name, anchors=anchors, at=at, words=vectors, sentence=sentence)[0]

    def _ask(self, graph: str, **inputs: Any) -> tuple[Floats, ...]:
        return tuple(self._run[graph](None, inputs))


@cache
def session() -> Session:
    """The shipped weights, loaded once and late."""
    return Session()
