"""The network of torch as the reader asks it: logits as arrays. For measuring what has not been exported yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from store.parse.reader.features import Window
from store.training.fit import encoded
from store.training.network import Network

if TYPE_CHECKING:
    from store.parse.reader.decoding import Floats, Numbers


def scores_of(run: Path) -> TorchScores:
    """The scores of the weights that a run has kept."""
    net = Network()
    net.load_state_dict(torch.load(run, weights_only=True)["net"])
    return TorchScores(net)


class TorchScores:
    """`store.parse.reader.decoding.Scores` of a network."""

    def __init__(self, net: Network) -> None:
        self._net = net.eval()

    @torch.no_grad()
    def encode(self, window: Window) -> Floats:
        """A vector for each word of a window."""
        vectors: Floats = encoded(self._net, [window])[0][torch.tensor(window.first)].numpy()
        return vectors

    @torch.no_grad()
    def words(self, vectors: Floats) -> tuple[Floats, Floats]:
        """Mentions and triggers."""
        mention, trigger = self._net.words(torch.from_numpy(vectors))
        return mention.numpy(), trigger.numpy()

    @torch.no_grad()
    def figures(
        self, vectors: Floats, first: Numbers, last: Numbers, kind: Numbers
    ) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """Vectors, parts, measures, directions, outlooks."""
        found: tuple[Tensor, ...] = self._net.figures(*map(torch.from_numpy, (vectors, first, last, kind)))
        anchors, parts, measure, direction, outlook = (one.numpy() for one in found)
        return anchors, parts, measure, direction, outlook

    @torch.no_grad()
    def deals(self, vectors: Floats, at: Numbers, kind: Numbers) -> tuple[Floats, Floats]:
        """Vectors and statuses."""
        anchors, status = self._net.deals(*map(torch.from_numpy, (vectors, at, kind)))
        return anchors.numpy(), status.numpy()

    @torch.no_grad()
    def firms(self, vectors: Floats, first: Numbers, last: Numbers) -> tuple[Floats, Floats]:
        """Vectors and kinds."""
        anchors, kind = self._net.firms(*map(torch.from_numpy, (vectors, first, last)))
        return anchors.numpy(), kind.numpy()

    @torch.no_grad()
    def tags(self, name: str, anchors: Floats, at: Numbers, vectors: Floats, sentence: Numbers) -> Floats:
        """What the words are to anchors, by one of the heads for tags."""
        found: Floats = getattr(self._net, name)(*map(torch.from_numpy, (anchors, at, vectors, sentence))).numpy()
        return found
