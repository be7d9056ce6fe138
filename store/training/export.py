"""The trained network as eight ONNX graphs, their weights in 8 bits: python -m store.training.export RUN.pt FOLDER.

Weights are quantised by the output channel, which costs nothing on the scores; by tensor it costs a point.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from store.training.network import VECTOR, WIDTH, Network


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
    pieces = torch.randint(5, 1000, (2, 16))
    none = torch.zeros_like(pieces)
    whole = {name: {0: "b", 1: "t"} for name in ("pieces", "shapes", "kinds", "mask")}
    _graph(net.encoder, (pieces, none, none, torch.ones(2, 16)), whole, folder / "encoder.onnx")
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
            module, example, str(whole), input_names=list(axes), dynamic_axes=axes, opset_version=17, dynamo=False
        )
        small = Path(folder) / "small.onnx"
        quantize_dynamic(str(whole), str(small), weight_type=QuantType.QInt8, per_channel=True)
        onnx.checker.check_model(onnx.load(str(small)))
        shutil.copyfile(small, path)


if __name__ == "__main__":
    main()
