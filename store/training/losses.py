"""How far the network is from its targets: one number for each head, summed over a window."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from store.training.network import Network
from store.training.targets import IGNORED, Frame, Targets

_TAG_WEIGHTS = torch.tensor([1.0, 1.5, 1.0])
_TAGS = 0.25
"""Weight of the tags' loss: there are thousands of them in a window."""


_DEALS = 2.0
"""Weight of what is asked of deals: there are fewer of them than figures, and each asks for more."""


def losses(net: Network, words: Tensor, target: Targets) -> dict[str, Tensor]:
    """The losses of one window, whose words' vectors are `words` [n, WIDTH]."""
    sentence = torch.tensor(target.window.sentence)
    mention, trigger = net.words(words)
    found = {"deal": _triggers(trigger, target) * _DEALS}
    if target.deals:
        found |= _deals(net, words, sentence, trigger, target.deals)
    if target.partial:
        return found
    tags = torch.tensor(target.mentions)
    found["mention"] = F.cross_entropy(mention.float(), tags, weight=_TAG_WEIGHTS, ignore_index=IGNORED, reduction="sum") / 6
    if target.firms:
        found |= _firms(net, words, sentence, target.firms)
    if target.numbers:
        found |= _figures(net, words, sentence, target)
    return found


def _tag_loss(tags: Tensor, frames: Sequence[Frame]) -> Tensor:
    tags = tags.float()
    wanted = torch.tensor([frame.tags for frame in frames]).permute(0, 2, 1)
    return (
        F.cross_entropy(tags.reshape(-1, 3), wanted.reshape(-1), weight=_TAG_WEIGHTS, ignore_index=IGNORED, reduction="sum")
        * _TAGS
    )


def _triggers(logits: Tensor, target: Targets) -> Tensor:
    """Just one word of a deal's own words triggers it, whichever; no word of others' does, nor any outside."""
    chances = F.log_softmax(logits.float(), -1)
    free = torch.ones(len(chances), dtype=torch.bool)
    loss = chances.new_zeros(())
    for frame in target.deals:
        first, last = frame.words
        free[first : last + 1] = False
        here = chances[first : last + 1]
        loss = loss - here[:, 0].sum() - torch.logsumexp(here[:, frame.classes[0]] - here[:, 0], 0)
    return loss - chances[free, 0].sum()


def _deals(net: Network, words: Tensor, sentence: Tensor, trigger: Tensor, frames: Sequence[Frame]) -> dict[str, Tensor]:
    chances = F.log_softmax(trigger.detach(), -1)
    at = torch.tensor([f.words[0] + int(chances[f.words[0] : f.words[1] + 1, f.classes[0]].argmax()) for f in frames])
    kind = torch.tensor([frame.classes[0] for frame in frames])
    status, tags = net.deals(words, sentence, at, kind)
    wanted = torch.tensor([frame.classes[1] for frame in frames])
    return {
        "status": F.cross_entropy(status.float(), wanted, ignore_index=IGNORED, reduction="sum") * 0.7,
        "parties": _tag_loss(tags, frames) * _DEALS,
    }


def _firms(net: Network, words: Tensor, sentence: Tensor, frames: Sequence[Frame]) -> dict[str, Tensor]:
    first = torch.tensor([frame.words[0] for frame in frames])
    last = torch.tensor([frame.words[1] for frame in frames])
    kind, tags = net.firms(words, sentence, first, last)
    wanted = torch.tensor([frame.classes[0] for frame in frames])
    return {"firm": F.cross_entropy(kind.float(), wanted, reduction="sum") * 0.2, "owner": _tag_loss(tags, frames)}


def _figures(net: Network, words: Tensor, sentence: Tensor, target: Targets) -> dict[str, Tensor]:
    numbers = torch.tensor(target.numbers)
    vector, parts, measure, direction, outlook = net.figures(words, numbers[:, 0], numbers[:, 1], numbers[:, 2])
    found = {"part": F.binary_cross_entropy_with_logits(parts.float(), torch.tensor(target.parts).float(), reduction="sum")}
    if target.figures:
        at = torch.tensor([frame.anchor for frame in target.figures])
        classes = torch.tensor([frame.classes for frame in target.figures])
        found["measure"] = F.cross_entropy(measure[at].float(), classes[:, 0], reduction="sum", label_smoothing=0.05)
        found["direction"] = F.cross_entropy(direction[at].float(), classes[:, 1], reduction="sum")
        found["outlook"] = F.cross_entropy(outlook[at].float(), classes[:, 2], reduction="sum")
        found["figure"] = _tag_loss(net.figure_tags(vector[at], numbers[at, 0], words, sentence), target.figures)
    return found
