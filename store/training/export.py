"""The trained network as six ONNX graphs, their weights in 8 bits: python -m store.training.export RUN.pt FOLDER.

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

_WORDS = {"words": {0: "n"}, "sentence": {0: "n"}}


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
    """Write encoder, words, figures, their tags, deals and firms."""
    folder.mkdir(parents=True, exist_ok=True)
    words, sentence = torch.randn(30, WIDTH), torch.tensor([0] * 15 + [1] * 15)
    some, more = torch.tensor([2, 20]), torch.tensor([3, 20])
    pieces = torch.randint(5, 1000, (2, 16))
    none = torch.zeros_like(pieces)
    whole = {name: {0: "b", 1: "t"} for name in ("pieces", "shapes", "kinds", "mask")}
    _graph(net.encoder, (pieces, none, none, torch.ones(2, 16)), whole, folder / "encoder.onnx")
    _graph(net.words, (words,), {"words": {0: "n"}}, folder / "words.onnx")
    ends = {"first": {0: "a"}, "last": {0: "a"}}
    _graph(net.figures, (words, some, more, some % 6), {"words": {0: "n"}, **ends, "kind": {0: "a"}}, folder / "figures.onnx")
    tags = {"anchors": {0: "a"}, "at": {0: "a"}, **_WORDS}
    _graph(net.figure_tags, (torch.randn(2, VECTOR), some, words, sentence), tags, folder / "figure_tags.onnx")
    _graph(net.deals, (words, sentence, some, some % 6), {**_WORDS, "at": {0: "a"}, "kind": {0: "a"}}, folder / "deals.onnx")
    _graph(net.firms, (words, sentence, some, more), {**_WORDS, **ends}, folder / "firms.onnx")


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
