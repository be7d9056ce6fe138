"""Labelled passages in the form of LABELLING.md, as spans of the text: what the network is to find.

A label names words; where they stand more than once, all places are kept, and which one is meant is settled against the
anchor of its fact (`store.training.targets`).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from store.model import Span

Places = tuple[Span, ...]
"""Where words stand: one of these is meant."""
_LEGAL = re.compile(
    r"(?:,? (?:Incorporated|Inc|Corporation|Corp|Ltd|Limited|plc|PLC|Plc|AG|SE|NV|N\.V|SA|S\.A|Co|Company|LLC|GmbH|AB|Pty|KGaA|SpA|ASA|Oyj|BV|"
    r"Berhad|Bhd|LP|L\.P)\b\.?)+"
)
_COMMON = frozenset(
    "the a an first american china chinese general bank new royal india indian national united british german french japan japanese "
    "korea us u.s uk european europe international global north south east west great northern southern eastern western city state "
    "air banco banque union central pacific atlantic asia asian africa capital credit energy power oil gas steel motor motors auto "
    "group old big one blue red green black white silver golden grand san saint st los la le el de van von bank-of".split()
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A deal or a figure: its classes, where it is told, and the places of each role; a role with several fillers has several."""

    at: Span
    classes: Mapping[str, str]
    roles: Mapping[str, tuple[Places, ...]]


@dataclass(frozen=True, slots=True)
class Firm:
    """A company with the places of all its names; `unsure` are places that may be of its name."""

    name: str
    kind: str
    mentions: Places
    unsure: Places
    roles: Mapping[str, tuple[Places, ...]]


@dataclass(frozen=True, slots=True)
class Example:
    """A passage with its labels. `partial` is one of which only the deals are known, and of them no status, date or place."""

    id: str
    text: str
    published: str | None
    firms: tuple[Firm, ...]
    deals: tuple[Labelled, ...]
    figures: tuple[Labelled, ...]
    partial: bool = False
    lost: tuple[str, ...] = field(default=())


def half_of(name: str) -> Literal["dev", "test"]:
    """Half and half, by the last bit of the id's SHA-256: a passage never changes sides."""
    return "test" if hashlib.sha256(name.encode()).digest()[-1] & 1 else "dev"


def passages(paths: Iterable[Path]) -> Iterator[Example]:
    """The passages of files of JSON Lines, in order."""
    for path in sorted(paths):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield example(json.loads(line))


def of_half(paths: Iterable[Path], half: Literal["dev", "test"] | None) -> Iterator[Example]:
    """The passages of files; of those that are halved, `passages-*`, only one half, the second of which is never trained on."""
    for path in sorted(paths):
        halved = half is not None and path.name.startswith("passages-")
        yield from (one for one in passages([path]) if not halved or half_of(one.id) == half)


def example(record: Mapping[str, Any]) -> Example:
    """One passage. Words that cannot be found in the text are named in `lost`."""
    text = record["text"]
    lost: list[str] = []
    finder = _Finder(text, lost)
    firms = _firms(finder, record["companies"])
    by_name = {firm.name: firm for firm in firms}

    def party(words: str) -> Places:
        firm = by_name.get(words) or by_name.get(_bare(words)[0])
        if firm is not None and "#" not in words.removeprefix(firm.name):
            return firm.mentions
        if firm is not None:
            return finder.places(words) or firm.mentions
        found = finder.places(words)
        owners = [firm for firm in firms if any(span in firm.mentions for span in found)]
        return owners[0].mentions if owners else found

    def fact(label: Mapping[str, Any], roles: Mapping[str, str], classes: Sequence[str]) -> Labelled | None:
        at = finder.places(label["at"])
        if not at:
            return None
        held: dict[str, tuple[Places, ...]] = {}
        for key, role in roles.items():
            said = label.get(key)
            if said:
                each = said if isinstance(said, list) else [said]
                read = party if key in ("investors", "sellers", "target", "subject") else finder.places
                held[role] = tuple(places for places in (read(one) for one in each) if places)
        return Labelled(at[0], {key: label[key] for key in classes if key in label}, held)

    deals = [fact(label, _DEAL_KEYS, ("type", "status")) for label in record["investments"]]
    figures = [fact(label, _FIGURE_KEYS, ("measure", "outlook")) for label in record["metrics"]]
    return Example(
        id=record["id"], text=text, published=record.get("published"), firms=tuple(firms),
        deals=tuple(one for one in deals if one), figures=tuple(one for one in figures if one), lost=tuple(lost),
    )  # fmt: skip


def sayings(path: Path) -> Iterator[Example]:
    """Sentences of which the deal is known, or that there is none; not those whose labels are in other words than the text's."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        text = record["text"]
        lost: list[str] = []
        finder = _Finder(text, lost)
        roles: dict[str, tuple[Places, ...]] = {}
        deals: tuple[Labelled, ...] = ()
        if record["type"]:
            for key, role in (("investors", "investor"), ("sellers", "seller")):
                roles[role] = tuple(places for places in map(finder.places, record[key]) if places)
            for key in ("target", "amount"):
                if record[key]:
                    roles[key] = (finder.places(record[key]),)
            deals = (Labelled(Span(0, len(text)), {"type": record["type"]}, {k: v for k, v in roles.items() if all(v)}),)
        if not lost:
            yield Example(f"saying-{number}", text, None, (), deals, (), partial=True)


_DEAL_KEYS = {
    "investors": "investor", "target": "target", "sellers": "seller", "amount": "amount", "stake": "stake", "place": "place",
    "date": "date", "due": "due",
}  # fmt: skip
_FIGURE_KEYS = {key: key for key in ("subject", "measure_words", "value", "change", "baseline", "period", "place")}


class _Finder:
    """Finds the words of labels in a text, and notes those that are not in it."""

    def __init__(self, text: str, lost: list[str]) -> None:
        self.text = text
        self._lost = lost

    def places(self, words: str) -> Places:
        bare, which = _bare(words) if words not in self.text else (words, None)
        every = [Span(m.start(), m.end()) for m in re.finditer(re.escape(bare), self.text)]
        if which is not None:
            if which <= len(every):
                return (every[which - 1],)
            self._lost.append(words)
            return ()
        whole = tuple(span for span in every if self._whole(span))
        if not (whole or every):
            self._lost.append(words)
        return whole or tuple(every)

    def _whole(self, span: Span) -> bool:
        before, after = self.text[: span.start][-1:], self.text[span.end : span.end + 1]
        return not (before.isalnum() and self.text[span.start].isalnum()) and not (
            after.isalnum() and self.text[span.end - 1].isalnum()
        )


def _bare(words: str) -> tuple[str, int | None]:
    match = re.fullmatch(r"(.*)#(\d+)", words, re.DOTALL)
    return (match[1], int(match[2])) if match else (words, None)


def _firms(finder: _Finder, labels: Sequence[Mapping[str, Any]]) -> list[Firm]:
    """The companies with all places of their names: the longest names first, then what they are called for short."""
    text = finder.text
    taken: list[Span] = []
    mentions: dict[str, list[Span]] = {label["name"]: [] for label in labels}
    unsure: dict[str, list[Span]] = {label["name"]: [] for label in labels}

    def add(name: str, span: Span, to: Mapping[str, list[Span]]) -> None:
        if not any(span.start < other.end and other.start < span.end for other in taken):
            legal = _LEGAL.match(text, span.end) if to is mentions else None
            end = legal.end() if legal and not _closes(text, legal) else legal.end() - 1 if legal else span.end
            taken.append(Span(span.start, end))
            to[name].append(taken[-1])

    names = sorted(mentions, key=lambda name: -len(name))
    for name in names:
        for span in finder.places(name):
            add(name, span, mentions)
    for form, name, sure in sorted(_short_forms(names), key=lambda entry: -len(entry[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            span = Span(match.start(), match.end())
            add(name, span, mentions if sure and not _in_longer_name(text, span) else unsure)
    firms = []
    for label in labels:
        roles = {role: (finder.places(label[role]),) for role in ("owner", "home") if label.get(role)}
        firms.append(
            Firm(label["name"], label["type"], tuple(sorted(mentions[label["name"]])), tuple(sorted(unsure[label["name"]])),
                 {role: places for role, places in roles.items() if all(places)})
        )  # fmt: skip
    return firms


def _closes(text: str, legal: re.Match[str]) -> bool:
    """Whether the stop of "Inc." is also the sentence's: then it is not the name's."""
    return legal.group().endswith(".") and re.match(r"\s+[A-Z]|\s*$", text[legal.end() :]) is not None


def _short_forms(names: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    """What companies may be called for short: (form, name, whether it can hardly be anything else)."""
    for name in names:
        words = _bare(name)[0].split()
        for count in range(len(words) - 1, 0, -1):
            form = " ".join(words[:count]).rstrip(",")
            if form.split()[-1] in ("&", "of", "and", "the", "de") or not form[0].isupper():
                continue
            shared = sum(other.split()[:count] == words[:count] for other in names) > 1
            common = count == 1 and (form.lower().strip(".") in _COMMON or len(form) < 3)
            yield form, name, not shared and not common
        initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", name))
        if len(words) > 1 and len(initials) >= 2:
            yield initials, name, True


def _in_longer_name(text: str, span: Span) -> bool:
    """Whether capitals go on before or behind: a short form inside another name."""
    behind = re.match(r" (?:[A-Z]|& )", text[span.end :])
    if behind and not _LEGAL.match(text, span.end):
        return True
    return re.search(r"(?<![.!?:;”\"] )(?<!^)\b[A-Z][\w&.-]* $", text[max(0, span.start - 30) : span.start]) is not None
