"""Train the network: python -m store.training.fit OUT [--minutes N] PASSAGES…

The weights are kept after each epoch, with all that is needed to go on from there: the same command goes on.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from store.parse.anchors import find_anchors
from store.parse.reader.features import Window
from store.training.augment import Augment, beside
from store.training.labels import Example, of_half, sayings
from store.training.losses import losses
from store.training.network import Network
from store.training.targets import Targets, targets

ENCODER_RATE, HEADS_RATE, WARM_UP, FLOOR = 8e-5, 1e-3, 0.06, 0.02
ROUNDED = 0.7
"""Share of the time after which the encoder computes in 8 bits, as it will be shipped."""
BATCH = 3000
"""Wordpieces of a batch."""
_LONGEST_STEP = 20
"""Seconds; a step that took longer was halted, and the halt does not count."""
_TELL = 60
"""Seconds between two lines about how it goes."""
KEPT_AS_IS = 0.25
"""Share of the passages that an epoch takes as they are written."""
PAIRED = 0.3
"""Share of the passages that are read in one text with another: an article tells of more than one thing."""
MASKED, _MASK, _SPECIAL = 0.1, 103, (101, 102)
"""Share of the wordpieces that are hidden from the network: it is to read from context, not to know passages by heart."""


def main() -> None:
    """Train until the time is up."""
    args = _arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    examples = list(of_half(args.passages, "dev"))
    if args.part < 1:
        examples = [one for one in examples if _chance(one.id) < args.part]
    partial = list(sayings(args.sayings)) if args.sayings else []
    net = Network()
    net.encoder.load(args.base)
    run = Run(net, args.minutes * 60, args.out, args.rate)
    if args.weights:
        net.load_state_dict(torch.load(args.weights, weights_only=True)["net"], strict=False)
    run.go_on()
    print(f"{len(examples)} passages, {len(partial)} sayings, from {run.spent:.0f} s on", flush=True)
    names = sorted({firm.name.split("#")[0] for one in examples for firm in one.firms})
    with ProcessPoolExecutor(1) as pool:
        run.epochs(_epochs(examples, partial, names, args.seed, pool, run.epoch))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("passages", type=Path, nargs="+")
    parser.add_argument("--base", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2")
    parser.add_argument("--sayings", type=Path)
    parser.add_argument("--weights", type=Path, help="an earlier run to begin with")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--rate", type=float, default=1, help="share of the usual rates, to go on from --weights with care")
    parser.add_argument("--part", type=float, default=1, help="share of the passages, for a learning curve")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def _chance(name: str) -> float:
    return int(hashlib.sha256(b"part " + name.encode()).hexdigest()[:8], 16) / 2**32


def _epochs(
    examples: Sequence[Example], partial: Sequence[Example], names: Sequence[str], seed: int, pool: Executor, first: int
) -> Iterator[list[Targets]]:
    """The windows of each epoch; the next is made ready while one is trained on."""

    def ask(epoch: int) -> Any:
        return pool.submit(epoch_of, examples, partial, names, seed * 1000 + epoch)

    coming = ask(first)
    epoch = first
    while True:
        epoch += 1
        following = ask(epoch)
        yield coming.result()
        coming = following


def epoch_of(examples: Sequence[Example], partial: Sequence[Example], names: Sequence[str], seed: int) -> list[Targets]:
    """The windows of one epoch: every passage once, most of them changed, and a third of the sayings."""
    chance = random.Random(seed)
    change = Augment(names, seed)
    chosen = [*examples, *chance.sample(list(partial), len(partial) // 3)]
    found: list[Targets] = []
    for one in _paired([one if chance.random() < KEPT_AS_IS else change(one) for one in chosen], chance):
        found.extend(read(one))
    return found


def _paired(examples: Sequence[Example], chance: random.Random) -> Iterator[Example]:
    """The examples, some of them two in one text."""
    waiting: Example | None = None
    for one in chance.sample(examples, len(examples)):
        if one.partial or chance.random() >= PAIRED:
            yield one
        elif waiting is None:
            waiting = one
        else:
            yield beside(waiting, one)
            waiting = None
    if waiting is not None:
        yield waiting


def read(example: Example) -> list[Targets]:
    """The windows of an example with their targets."""
    published = date.fromisoformat(example.published) if example.published else None
    return targets(example, find_anchors(example.text, published))


class Run:
    """A training that can be stopped and gone on with."""

    def __init__(self, net: Network, seconds: float, out: Path, rate: float = 1) -> None:
        self.net, self.seconds, self.out = net, seconds, out
        self.spent, self.epoch = 0.0, 0
        net.encoder.words.weight.requires_grad_(False)  # most words of news are in no passage: they stay where they were
        encoder = [p for n, p in net.named_parameters() if n.startswith("encoder.") and p.requires_grad]
        heads = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
        added = [net.encoder.shapes.weight, net.encoder.kinds.weight]
        added_ids = {id(p) for p in added}
        encoder = [p for p in encoder if id(p) not in added_ids]
        groups = [
            {"params": encoder, "lr": ENCODER_RATE * rate},
            {"params": heads, "lr": HEADS_RATE * rate},
            {"params": added, "lr": HEADS_RATE / 2 * rate},
        ]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
        self.rates = [float(group["lr"]) for group in self.optimizer.param_groups]

    def go_on(self) -> None:
        """Take up what was kept of an earlier run."""
        if self.out.exists():
            kept = torch.load(self.out, weights_only=True)
            self.net.load_state_dict(kept["net"])
            self.optimizer.load_state_dict(kept["optimizer"])
            self.spent, self.epoch = kept["spent"], kept["epoch"]

    def keep(self) -> None:
        """Keep the weights, whole or not at all."""
        part = self.out.with_suffix(".part")
        state = {
            "net": self.net.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "spent": self.spent,
            "epoch": self.epoch,
        }
        torch.save(state, part)
        part.replace(self.out)

    def epochs(self, epochs: Iterable[list[Targets]]) -> None:
        """Train on one epoch after another until the time is spent."""
        for number, windows in enumerate(epochs, self.epoch + 1):
            if self.spent >= self.seconds:
                return
            told = self._epoch(windows, random.Random(number))
            self.epoch = number
            self.keep()
            print(f"epoch {number}, {self.spent:.0f} s: {told}", flush=True)

    def _epoch(self, windows: Sequence[Targets], chance: random.Random) -> str:
        self.net.train()
        seen, told = 0, self.spent
        sums: dict[str, float] = defaultdict(float)
        for batch in batches(windows, chance):
            start = time.monotonic()
            self._set_pace()
            total, parts = batch_loss(self.net, batch)
            total.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
            for name, value in parts.items():
                sums[name] += value
            self.spent += min(_LONGEST_STEP, time.monotonic() - start)
            seen += len(batch)
            if self.spent >= told + _TELL:
                told = self.spent
                print(f"  {seen} of {len(windows)}, {self.spent:.0f} s: {_means(sums, seen)}", flush=True)
            if self.spent >= self.seconds:
                break
        return _means(sums, seen)

    def _set_pace(self) -> None:
        done = min(1.0, self.spent / self.seconds)
        if done >= ROUNDED:
            self.net.encoder.round_off()
        share = min(1.0, done / WARM_UP) * max(FLOOR, 1 - done)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * share


def _means(sums: Mapping[str, float], windows: int) -> str:
    return " ".join(f"{name} {value / max(1, windows):.2f}" for name, value in sums.items())


def batches(windows: Sequence[Targets], chance: random.Random) -> list[list[Targets]]:
    """Windows of like length together, in an order by chance."""
    ordered = sorted(windows, key=lambda one: len(one.window.pieces) + chance.random() * 20)
    found: list[list[Targets]] = []
    batch: list[Targets] = []
    for one in ordered:
        if batch and len(one.window.pieces) * (len(batch) + 1) > BATCH:
            found.append(batch)
            batch = []
        batch.append(one)
    found.append(batch)
    chance.shuffle(found)
    return found


def batch_loss(net: Network, batch: Sequence[Targets]) -> tuple[Tensor, dict[str, float]]:
    """The mean loss of a batch, and what each head adds to it."""
    pieces = encoded(net, [one.window for one in batch], masked=MASKED)
    longest = max(len(one.window.first) for one in batch)
    first = torch.tensor([[*one.window.first, *([0] * (longest - len(one.window.first)))] for one in batch])
    words = pieces[torch.arange(len(batch))[:, None], first]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = losses(net, words, batch)
    total = sum(found.values(), torch.zeros(()))
    return total / len(batch), {name: float(loss.detach()) for name, loss in found.items()}


def encoded(net: Network, windows: Sequence[Window], *, half: bool = True, masked: float = 0) -> Tensor:
    """The vectors of the windows' pieces [windows, pieces, WIDTH]; a share of them `masked`."""
    longest = max(len(one.pieces) for one in windows)

    def padded(rows: Iterable[Sequence[int]]) -> Tensor:
        return torch.tensor([[*row, *([0] * (longest - len(row)))] for row in rows])

    mask = torch.tensor([[1.0] * len(one.pieces) + [0.0] * (longest - len(one.pieces)) for one in windows])
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        pieces = (
            _masked(padded(one.pieces for one in windows), masked),
            padded(one.shapes for one in windows),
            padded(one.kinds for one in windows),
        )
        vectors: Tensor = net.encoder(*pieces, mask)
    return vectors.float()


def _masked(pieces: Tensor, share: float) -> Tensor:
    """The pieces, of which a share by chance is hidden."""
    hidden = torch.rand(pieces.shape) < share
    for special in _SPECIAL:
        hidden &= pieces != special
    return torch.where(hidden, _MASK, pieces)


if __name__ == "__main__":
    main()
