"""How far the network is from its targets: one number for each head, summed over the windows of a batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from store.training.network import Network, Tags
from store.training.targets import IGNORED, Frame, Targets

_TAG_WEIGHTS = torch.tensor([1.0, 1.5, 1.0])
_TAGS = 0.25
"""Weight of the tags' loss: there are thousands of them in a window."""
_DEALS = 2.0
"""Weight of what is asked of deals: there are fewer of them than figures, and each asks for more."""

_ASKED = 6
"""Figures of a window that are asked for their words at a time: there are many, and each looks through the whole window."""

_OWNERS = 3.0
"""Weight of whose a company is and where it is from: few names have either."""


def losses(net: Network, words: Tensor, batch: Sequence[Targets]) -> dict[str, Tensor]:
    """The losses of windows, whose words' vectors are `words` [windows, words, WIDTH]."""
    asked = _Batch(net, words, batch)
    mention, trigger = net.words(words)
    chances = F.log_softmax(trigger.float(), -1)
    found = {"deal": sum((_triggers(chances[at], one) for at, one in enumerate(batch)), torch.zeros(())) * _DEALS}
    found["mention"] = _mentions(mention, batch) / 6
    found |= asked.deals(chances.detach())
    found |= asked.firms()
    found |= asked.figures()
    return found


def _mentions(logits: Tensor, batch: Sequence[Targets]) -> Tensor:
    """Of examples of which only the deals are known, no names are asked."""
    tags = torch.full(logits.shape[:2], IGNORED)
    for at, one in enumerate(batch):
        if not one.partial:
            tags[at, : len(one.mentions)] = torch.tensor(one.mentions)
    flat = logits.float().reshape(-1, 3)
    return F.cross_entropy(flat, tags.reshape(-1), weight=_TAG_WEIGHTS, ignore_index=IGNORED, reduction="sum")


def _triggers(chances: Tensor, target: Targets) -> Tensor:
    """Just one word of a deal's own words triggers it, whichever; no word of others' does, nor any outside."""
    free = torch.ones(len(target.window.spans), dtype=torch.bool)
    loss = chances.new_zeros(())
    for frame in target.deals:
        first, last = frame.words
        free[first : last + 1] = False
        here = chances[first : last + 1]
        loss = loss - here[:, 0].sum() - torch.logsumexp(here[:, frame.classes[0]] - here[:, 0], 0)
    return loss - chances[: len(free)][free, 0].sum()


class _Batch:
    """The frames of all windows of a batch, asked for together."""

    def __init__(self, net: Network, words: Tensor, batch: Sequence[Targets]) -> None:
        self.net, self.words, self.batch = net, words, batch
        self.many, self.longest = words.shape[:2]
        self.flat = words.reshape(self.many * self.longest, -1)
        self.sentence = torch.full((self.many, self.longest), -1)
        self.padding = torch.ones(self.many, self.longest)
        for at, one in enumerate(batch):
            self.sentence[at, : len(one.window.sentence)] = torch.tensor(one.window.sentence)
            self.padding[at, : len(one.window.sentence)] = 0

    def _frames(self, of: Callable[[Targets], Sequence[Frame]]) -> tuple[list[Frame], Tensor]:
        pairs = [(frame, at) for at, one in enumerate(self.batch) for frame in of(one)]
        return [frame for frame, _ in pairs], torch.tensor([at for _, at in pairs])

    def _place(self, of: Tensor, words: Tensor) -> Tensor:
        """Places of words of windows in the words of all."""
        return of * self.longest + words

    def _tag_loss(self, tags: Tags, anchors: Tensor, at: Tensor, of: Tensor, frames: Sequence[Frame]) -> Tensor:
        said = tags.of_windows(anchors, at, of, self.words, self.sentence, self.padding)
        wanted = torch.full(said.shape[:3], IGNORED)
        for row, frame in enumerate(frames):
            wanted[row, : len(frame.tags[0])] = torch.tensor(frame.tags).T
        flat = said.float().reshape(-1, 3)
        loss = F.cross_entropy(flat, wanted.reshape(-1), weight=_TAG_WEIGHTS, ignore_index=IGNORED, reduction="sum")
        return loss * _TAGS

    def deals(self, chances: Tensor) -> dict[str, Tensor]:
        """Status and parties, asked of the word that is the likeliest trigger now."""
        frames, of = self._frames(lambda one: one.deals)
        if not frames:
            return {}
        kind = torch.tensor([frame.classes[0] for frame in frames])
        at = torch.tensor(
            [
                frame.words[0] + int(chances[window, frame.words[0] : frame.words[1] + 1, frame.classes[0]].argmax())
                for frame, window in zip(frames, of.tolist(), strict=True)
            ]
        )
        anchors, status = self.net.deals(self.flat, self._place(of, at), kind)
        wanted = torch.tensor([frame.classes[1] for frame in frames])
        return {
            "status": F.cross_entropy(status.float(), wanted, ignore_index=IGNORED, reduction="sum") * 0.7,
            "parties": self._tag_loss(self.net.deal_tags, anchors, at, of, frames) * _DEALS,
        }

    def firms(self) -> dict[str, Tensor]:
        """What companies are, and whose and where from."""
        frames, of = self._frames(lambda one: () if one.partial else one.firms)
        if not frames:
            return {}
        first, last = (torch.tensor([frame.words[end] for frame in frames]) for end in (0, 1))
        anchors, kind = self.net.firms(self.flat, self._place(of, first), self._place(of, last))
        wanted = torch.tensor([frame.classes[0] for frame in frames])
        return {
            "firm": F.cross_entropy(kind.float(), wanted, reduction="sum") * 0.2,
            "owner": self._tag_loss(self.net.firm_tags, anchors, first, of, frames) * _OWNERS,
        }

    def figures(self) -> dict[str, Tensor]:
        """The parts of all numbers, and what is said of those that are figures."""
        rows = [(at, *number) for at, one in enumerate(self.batch) if not one.partial for number in one.numbers]
        if not rows:
            return {}
        of, first, last, kind = torch.tensor(rows).unbind(1)
        vector, parts, measure, direction, outlook = self.net.figures(
            self.flat, self._place(of, first), self._place(of, last), kind
        )
        wanted = torch.tensor([part for one in self.batch if not one.partial for part in one.parts]).float()
        found = {"part": F.binary_cross_entropy_with_logits(parts.float(), wanted, reduction="sum")}
        frames: list[Frame] = []
        at: list[int] = []
        start = 0
        for one in self.batch:
            if not one.partial:
                frames += one.figures
                at += [start + frame.anchor for frame in one.figures]
                start += len(one.numbers)
        if frames:
            kept = self._asked(frames)
            index = torch.tensor(at)
            classes = torch.tensor([frame.classes for frame in frames])
            found["measure"] = F.cross_entropy(measure[index].float(), classes[:, 0], reduction="sum", label_smoothing=0.05)
            found["direction"] = F.cross_entropy(direction[index].float(), classes[:, 1], reduction="sum")
            found["outlook"] = F.cross_entropy(outlook[index].float(), classes[:, 2], reduction="sum")
            some = index[kept]
            chosen = [frames[one] for one in kept]
            tagged = self._tag_loss(self.net.figure_tags, vector[some], first[some], of[some], chosen)
            found["figure"] = tagged * (len(frames) / len(chosen))
        return found

    def _asked(self, frames: Sequence[Frame]) -> list[int]:
        """Which of the batch's figures are asked for their words: all, or by chance as many as are asked at a time."""
        most = _ASKED * self.many
        return sorted(torch.randperm(len(frames))[:most].tolist())
