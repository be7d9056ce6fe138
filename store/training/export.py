"""The trained network as eight ONNX graphs, their weights in 8 bits: python -m store.training.export RUN.pt FOLDER.

Weights are quantised by the output channel, which costs nothing on the scores; by tensor it costs a point.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from store.training.network import HEADS, VECTOR, WIDTH, Encoder, Network

_RUNTIME = "com.microsoft"
"""The domain of onnxruntime's own operators."""
_SLOWER = ["SkipLayerNormFusion"]
"""What the runtime puts together although it is slower so: measured, six times the two steps by themselves."""


class _Fused(torch.autograd.Function):
    """The runtime's own attention, which never writes down who sees whom: a third less time for a window of 370 pieces."""

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        return q

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any) -> Any:
        seen = g.op(f"{_RUNTIME}::MultiHeadAttention", q, k, v, num_heads_i=HEADS)
        seen.setType(q.type())
        return seen


def _fused(asked: Tensor, hidden: Tensor | None) -> Tensor:
    seen: Tensor = _Fused.apply(*asked.split(WIDTH, -1))  # type: ignore[no-untyped-call]
    return seen


class _OneWindow(nn.Module):
    """The encoder for a window by itself: nothing is padded, so nothing is hidden."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor, shapes: Tensor, kinds: Tensor) -> Tensor:
        vectors: Tensor = self.encoder(pieces[None], shapes[None], kinds[None], attention=_fused)
        return vectors[0]


def main() -> None:
    """Write the graphs of a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    net = Network()
    net.load_state_dict(torch.load(args.run, weights_only=True)["net"])
    export(net.eval(), args.folder)
    print(sum(path.stat().st_size for path in args.folder.glob("*.onnx")) / 1e6, "MB")


def export(net: Network, folder: Path) -> None:
    """Write encoder and heads."""
    folder.mkdir(parents=True, exist_ok=True)
    words, sentence = torch.randn(30, WIDTH), torch.tensor([0] * 15 + [1] * 15)
    some, more = torch.tensor([2, 20]), torch.tensor([3, 20])
    pieces = torch.randint(5, 1000, (16,))
    none = torch.zeros_like(pieces)
    whole = {name: {0: "t"} for name in ("pieces", "shapes", "kinds")}
    _graph(_OneWindow(net.encoder), (pieces, none, none), whole, folder / "encoder.onnx")
    _graph(net.words, (words,), {"words": {0: "n"}}, folder / "words.onnx")
    kind, ends = {"kind": {0: "a"}}, {"first": {0: "a"}, "last": {0: "a"}}
    only = {"words": {0: "n"}}
    _graph(net.figures, (words, some, more, some % 6), {**only, **ends, **kind}, folder / "figures.onnx")
    _graph(net.deals, (words, some, some % 6), {**only, "at": {0: "a"}, **kind}, folder / "deals.onnx")
    _graph(net.firms, (words, some, more), {**only, **ends}, folder / "firms.onnx")
    tagged = {"anchors": {0: "a"}, "at": {0: "a"}, "words": {0: "n"}, "sentence": {0: "n"}}
    for name in ("figure_tags", "deal_tags", "firm_tags"):
        _graph(getattr(net, name), (torch.randn(2, VECTOR), some, words, sentence), tagged, folder / f"{name}.onnx")


def _graph(module: nn.Module, example: tuple[Tensor, ...], axes: dict[str, dict[int, str]], path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            module,
            example,
            str(whole),
            input_names=list(axes),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
            custom_opsets={_RUNTIME: 1},
        )
        small, ready = Path(folder) / "small.onnx", Path(folder) / "ready.onnx"
        quantize_dynamic(str(whole), str(small), weight_type=QuantType.QInt8, per_channel=True)
        _made_ready(small, ready)
        onnx.checker.check_model(onnx.load(str(ready)))
        shutil.copyfile(ready, path)


def _made_ready(graph: Path, path: Path) -> None:
    """Put together what the runtime would put together at each start: loading takes a third of the time then."""
    options = SessionOptions()
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(path)
    InferenceSession(graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER)


if __name__ == "__main__":
    main()
