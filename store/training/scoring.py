"""The network of torch as the reader asks it: logits as arrays. For measuring what has not been exported yet."""

from __future__ import annotations

from collections.abc import Sequence
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
    def encode(self, batch: Sequence[Window]) -> list[Floats]:
        """A vector for each word of each window."""
        pieces = encoded(self._net, batch)
        return [row[torch.tensor(one.first)].numpy() for row, one in zip(pieces, batch, strict=True)]

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
    def figure_tags(self, vectors: Floats, sentence: Numbers, anchors: Floats, at: Numbers) -> Floats:
        """Tags of the words for some numbers."""
        tags: Floats = self._net.figure_tags(*map(torch.from_numpy, (anchors, at, vectors, sentence))).numpy()
        return tags

    @torch.no_grad()
    def deals(self, vectors: Floats, sentence: Numbers, at: Numbers, kind: Numbers) -> tuple[Floats, Floats]:
        """Statuses and tags."""
        status, tags = self._net.deals(*map(torch.from_numpy, (vectors, sentence, at, kind)))
        return status.numpy(), tags.numpy()

    @torch.no_grad()
    def firms(self, vectors: Floats, sentence: Numbers, first: Numbers, last: Numbers) -> tuple[Floats, Floats]:
        """Kinds and tags."""
        kind, tags = self._net.firms(*map(torch.from_numpy, (vectors, sentence, first, last)))
        return kind.numpy(), tags.numpy()
