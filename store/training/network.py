"""The network: MiniLM (six layers, 384 wide) over wordpieces, with heads for mentions, triggers, numbers, figures and deals.

Two embeddings are added to those of the wordpieces: the shape of the word and the kind of number it belongs to, which an
uncased vocabulary does not show. A fact is a *frame*: an anchor (a number, a trigger, a name) and tags for every word of
the window and every role, which are computed from the pair of anchor and word and from how far apart they are.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812  # as torch's own documentation calls it
from safetensors.torch import load_file
from torch import Tensor, nn

from store.parse.reader.features import SHAPES
from store.parse.reader.roles import (
    COMPANY_KINDS,
    COMPANY_ROLES,
    DEAL_ROLES,
    DIRECTIONS,
    FIGURE_ROLES,
    MEASURE_NAMES,
    NUMBER_KINDS,
    NUMBER_PARTS,
    OUTLOOK_NAMES,
    STATUS_NAMES,
    TYPES,
)

WIDTH, HEADS, LAYERS, INNER, VOCABULARY, LONGEST = 384, 12, 6, 1536, 30522, 512
VECTOR, PAIR, PAIR_HEADS = 256, 160, 4
"""Widths of what an anchor is described by, and of what is computed for each pair of anchor and word."""
FARTHEST = 12
"""Steps of distance between anchor and word, in each direction, that are told apart: 1, 2, 3, 4, 6, 8, 11, …"""
SENTENCES_APART = 4


class Rounded(nn.Linear):
    """A linear layer that, once `rounds`, rounds its input to 8 bits as the shipped graph does.

    Gradients pass as if nothing were rounded, so the network learns to do without the widest values: they make the steps so
    wide that the input of a layer's two inner products loses a tenth of its length. That of the others loses little, nor do weights.
    """

    rounds = False

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(_rounded(x) if self.rounds else x)


def _rounded(x: Tensor) -> Tensor:
    """`x` in 256 steps from its least to its greatest value, as onnxruntime rounds what it multiplies."""
    low, high = torch.aminmax(x.detach())
    low, high = low.float().clamp(max=0), high.float().clamp(min=0)
    step = (high - low).clamp(min=1e-6) / 255
    zero = torch.round(-low / step).int()
    rounded: Tensor = torch.fake_quantize_per_tensor_affine(x.float(), step, zero, 0, 255)
    return rounded


Attention = Callable[[Tensor, Tensor | None], Tensor]
"""Queries, keys and values side by side [batch, pieces, 3 * WIDTH], and what is added to the weights -> [batch, pieces, WIDTH]."""


def plain_attention(asked: Tensor, hidden: Tensor | None) -> Tensor:
    """What the pieces see of each other, step by step."""
    batch, length, _ = asked.shape
    q, k, v = asked.view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
    weight = q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS)
    weight = torch.softmax(weight if hidden is None else weight + hidden.to(weight.dtype), -1)
    return (weight @ v).transpose(1, 2).reshape(batch, length, WIDTH)


class Layer(nn.Module):
    """A layer of BERT."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.attend = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = Rounded(WIDTH, INNER)
        self.outer = Rounded(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, hidden: Tensor | None, attention: Attention) -> Tensor:
        seen = self.out(attention(self.attend(x), hidden))
        x = self.norm(x + self._dropped(seen))
        return self.last_norm(x + self._dropped(self.outer(F.gelu(self.inner(x)))))  # type: ignore[no-any-return]

    def _dropped(self, x: Tensor) -> Tensor:
        """Dropout of whole features of a text, which needs a hundredth of the random numbers."""
        if not self.training:
            return x
        return x * F.dropout(torch.ones(x.shape[0], 1, x.shape[2], dtype=x.dtype), self.dropout)


class Encoder(nn.Module):
    """Wordpieces with their shapes and kinds -> a vector for each."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Parameter(torch.zeros(LONGEST, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.shapes = nn.Embedding(2 * SHAPES + 1, WIDTH)
        self.kinds = nn.Embedding(len(NUMBER_KINDS), WIDTH)
        for table in (self.shapes, self.kinds):
            nn.init.normal_(table.weight, std=0.02)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def round_off(self) -> None:
        """From now on, compute as the shipped graph will."""
        for module in self.layers.modules():
            if isinstance(module, Rounded):
                module.rounds = True

    def load(self, path: Path) -> None:
        """Take the weights of a BERT of this shape from a file of safetensors."""
        held = {name.removeprefix("bert."): value for name, value in load_file(path).items()}
        with torch.no_grad():
            self.words.weight.copy_(held["embeddings.word_embeddings.weight"])
            self.places.copy_(
                held["embeddings.position_embeddings.weight"] + held["embeddings.token_type_embeddings.weight"][0]
            )
            _copy(self.norm, held, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                prefix = f"encoder.layer.{number}."
                assert isinstance(layer, Layer)
                for end in ("weight", "bias"):
                    parts = [held[f"{prefix}attention.self.{name}.{end}"] for name in ("query", "key", "value")]
                    getattr(layer.attend, end).copy_(torch.cat(parts))
                _copy(layer.out, held, prefix + "attention.output.dense")
                _copy(layer.norm, held, prefix + "attention.output.LayerNorm")
                _copy(layer.inner, held, prefix + "intermediate.dense")
                _copy(layer.outer, held, prefix + "output.dense")
                _copy(layer.last_norm, held, prefix + "output.LayerNorm")

    def forward(
        self,
        pieces: Tensor,
        shapes: Tensor,
        kinds: Tensor,
        mask: Tensor | None = None,
        attention: Attention = plain_attention,
    ) -> Tensor:
        """Windows [batch, pieces] -> vectors [batch, pieces, WIDTH]; `mask` is 0 where a shorter window has no piece."""
        x = self.words(pieces) + self.places[: pieces.shape[1]] + self.shapes(shapes) + self.kinds(kinds)
        x = self.norm(x)
        hidden = None if mask is None else (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, hidden, attention)
        return x


def _copy(module: nn.Module, held: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(held[name + ".weight"])  # type: ignore[operator]
    module.bias.copy_(held[name + ".bias"])  # type: ignore[operator]


def _vector(width: int) -> nn.Sequential:
    return nn.Sequential(nn.Dropout(0.2), nn.Linear(width, VECTOR), nn.GELU(), nn.LayerNorm(VECTOR))


def distance(steps: Tensor) -> Tensor:
    """Signed distances in words as 0..2*FARTHEST: near ones exactly, far ones ever more roughly."""
    size = torch.clamp(torch.ceil(torch.log2(steps.abs().float() + 1) * 1.7), max=FARTHEST)
    buckets: Tensor = (torch.sign(steps) * size).long() + FARTHEST
    return buckets


class Look(nn.Module):
    """A layer of attention among the words of each anchor."""

    def __init__(self) -> None:
        super().__init__()
        self.attend = nn.Linear(PAIR, 3 * PAIR)
        self.seen = nn.Linear(PAIR, PAIR)
        self.norm = nn.LayerNorm(PAIR)
        self.inner = nn.Linear(PAIR, 2 * PAIR)
        self.outer = nn.Linear(2 * PAIR, PAIR)
        self.last_norm = nn.LayerNorm(PAIR)

    def forward(self, x: Tensor, hidden: Tensor | None) -> Tensor:
        many, length, _ = x.shape
        q, k, v = self.attend(x).reshape(many, length, 3, PAIR_HEADS, PAIR // PAIR_HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        weight = q @ k.transpose(-1, -2) / math.sqrt(PAIR // PAIR_HEADS)
        weight = torch.softmax(weight if hidden is None else weight + hidden.to(weight.dtype), -1)
        x = self.norm(x + self.seen((weight @ v).transpose(1, 2).reshape(many, length, PAIR)))
        return self.last_norm(x + self.outer(F.gelu(self.inner(x))))  # type: ignore[no-any-return]


class Tags(nn.Module):
    """What each word is to each anchor: [anchors, words, roles, (nothing, begins, goes on)].

    The words of a window look at each other `looks` times more, for each anchor by itself: who buys is not who is bought.
    """

    def __init__(self, roles: int, looks: int) -> None:
        super().__init__()
        self.roles = roles
        self.anchor = nn.Linear(VECTOR, PAIR)
        self.scale = nn.Linear(VECTOR, PAIR)
        self.word = nn.Linear(WIDTH, PAIR)
        self.far = nn.Embedding(2 * FARTHEST + 1, PAIR)
        self.apart = nn.Embedding(2 * SENTENCES_APART + 1, PAIR)
        self.looks = nn.ModuleList(Look() for _ in range(looks))
        self.out = nn.Linear(PAIR, 3 * roles)
        nn.init.normal_(self.far.weight, std=0.1)
        nn.init.normal_(self.apart.weight, std=0.1)

    def forward(self, anchors: Tensor, at: Tensor, words: Tensor, sentence: Tensor) -> Tensor:
        """`anchors` [a, VECTOR] stand at words `at` [a] of `words` [n, WIDTH], which lie in sentences `sentence` [n]."""
        return self.of_windows(anchors, at, torch.zeros_like(at), words[None], sentence[None], None)

    def of_windows(
        self, anchors: Tensor, at: Tensor, of: Tensor, words: Tensor, sentence: Tensor, padding: Tensor | None
    ) -> Tensor:
        """The same for several windows at once: `of` [a] is the window of each anchor, `padding` [b, n] is 1 where no word is."""
        where = torch.arange(words.shape[1])
        far = self.far(distance(where[None] - at[:, None]))
        own = sentence[of]
        steps = own - own.gather(1, at[:, None])
        apart = self.apart(torch.clamp(steps, -SENTENCES_APART, SENTENCES_APART) + SENTENCES_APART)
        seen = self.word(words)[of]
        x = F.gelu(self.anchor(anchors)[:, None] + seen * (1 + self.scale(anchors)[:, None]) + far + apart)
        hidden = None if padding is None else padding[of][:, None, None] * -1e4
        for look in self.looks:
            x = look(x, hidden)
        return self.out(x).reshape(anchors.shape[0], words.shape[1], self.roles, 3)  # type: ignore[no-any-return]


class Words(nn.Module):
    """Of each word: whether it begins or goes on with a company's name [n, 3], and what deal it triggers [n, TYPES]."""

    def __init__(self) -> None:
        super().__init__()
        self.mention = nn.Sequential(nn.Dropout(0.1), nn.Linear(WIDTH, 3))
        self.trigger = nn.Sequential(_vector(WIDTH), nn.Linear(VECTOR, len(TYPES)))

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        return self.mention(words), self.trigger(words)


class Figures(nn.Module):
    """Of each number: a vector, its parts [q, NUMBER_PARTS], measure, direction and outlook."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = nn.Embedding(len(NUMBER_KINDS), 32)
        self.vector = _vector(2 * WIDTH + 32)
        self.parts = nn.Linear(VECTOR, len(NUMBER_PARTS))
        self.measure = nn.Linear(VECTOR, len(MEASURE_NAMES))
        self.direction = nn.Linear(VECTOR, len(DIRECTIONS))
        self.outlook = nn.Linear(VECTOR, len(OUTLOOK_NAMES))

    def forward(
        self, words: Tensor, first: Tensor, last: Tensor, kind: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        vector = self.vector(torch.cat([words[first], words[last], self.kind(kind)], -1))
        return vector, self.parts(vector), self.measure(vector), self.direction(vector), self.outlook(vector)


class Deals(nn.Module):
    """Of each trigger of a deal of a type: a vector, and its status [d, STATUSES]."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = nn.Embedding(len(TYPES), 64)
        self.vector = _vector(WIDTH + 64)
        self.status = nn.Linear(VECTOR, len(STATUS_NAMES))

    def forward(self, words: Tensor, at: Tensor, kind: Tensor) -> tuple[Tensor, Tensor]:
        vector = self.vector(torch.cat([words[at], self.kind(kind)], -1))
        return vector, self.status(vector)


class Firms(nn.Module):
    """Of each company's name: a vector, and what it is [m, COMPANY_KINDS]."""

    def __init__(self) -> None:
        super().__init__()
        self.vector = _vector(2 * WIDTH)
        self.kind = nn.Linear(VECTOR, len(COMPANY_KINDS))

    def forward(self, words: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        vector = self.vector(torch.cat([words[first], words[last]], -1))
        return vector, self.kind(vector)


class Network(nn.Module):
    """The encoder and its heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.words = Words()
        self.figures = Figures()
        self.deals = Deals()
        self.firms = Firms()
        self.figure_tags = Tags(len(FIGURE_ROLES), looks=1)
        self.deal_tags = Tags(len(DEAL_ROLES), looks=2)
        self.firm_tags = Tags(len(COMPANY_ROLES), looks=0)
