"""Changes to a labelled passage that keep its labels: other names, figures, currencies and case, lost stops, joined lines, two in one text.

What is put in is made up here, or is a name of another labelled passage.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

from store.model import Span
from store.training.labels import Example, Firm, Labelled, Places

Edit = tuple[int, int, str]
_KINDS = (
    "Motors Energy Pharma Capital Holdings Foods Systems Robotics Bank Bancorp Partners Ventures Airlines Mining Resources "
    "Telecom Media Logistics Industries Technologies Semiconductor Brothers Group Insurance Securities Steel Chemicals "
    "Therapeutics Software Networks Retail Stores Financial Realty Properties Petroleum Oil Gas Power Solar Aerospace "
    "Shipping Automotive Biosciences Health Labs Studios Games Advisors Investments Trust Express Electric Electronics "
    "Materials Paper Cement Hotels Brands Beverages Communications International Wireless Marine Equity Pictures "
    "Exploration Textiles Savings Technology Products Services Enterprises Dynamics Data Analytics Cloud Payments Mobility"
).split()
_SYLLABLES = (
    "ka ra ven tor mi lo sa nex bri dan fel gor hal iv jo kel lum mar nor ox pra qui ros sel tan ul var wex yor zen al bel "
    "cor dur el far gan her il kor len mon nes or pol rin sol um vis wal bar cas dor fin gal hol jen kin lar mer nol pen "
    "ris ster tri ves wick ford ton ham dale berg stein vik sen ova ia ex ix on us"
).split()
_SURNAMES = (
    "Harlan Wolff Smith Keller Moretti Okafor Patel Zhang Tanaka Larsen Dupont Garcia Mueller Novak Haddad Silva Jensen "
    "Carter Bishop Stone Archer Reed Marsh Frost Wells Brandt Ito Kapoor Nguyen Costa Weber Quinn Byrne Sato Lindqvist "
    "Vance Hale Thorne"
).split()
_NOUNS = (
    "Anchor Compass Summit Beacon Harbor Falcon Pioneer Horizon Atlas Orion Vertex Apex Catalyst Quantum Sterling Maple "
    "Granite Cobalt Ember Lantern Meridian Cascade Ridge River Bright Clear Iron Copper Swift Lion Oak Pine Willow Liberty "
    "Heritage Frontier Galaxy Pulse Signal Current Fathom"
).split()
_TOWNS = "Norwich Lagos Madras Osaka Verona Tampa Boise Quito Lyon Bergen Utrecht Cork Perth Durban Santos Leeds Omaha Nagoya Busan Cologne Bilbao".split()


def edited(example: Example, edits: Iterable[Edit]) -> Example:
    """The example with stretches of its text replaced; edits that overlap one before are left out."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    if not kept:
        return example
    pieces, at, size = [], 0, 0
    moved: list[tuple[int, int, int, int]] = []
    for start, end, new in kept:
        pieces += [example.text[at:start], new]
        size += start - at
        moved.append((start, end, size, size + len(new)))
        size, at = size + len(new), end
    pieces.append(example.text[at:])
    starts = [entry[0] for entry in moved]

    def begin(place: int) -> int:
        index = bisect_right(starts, place) - 1
        if index < 0:
            return place
        _, end, new_start, new_end = moved[index]
        return new_start if place < end else new_end + place - end

    def close(place: int) -> int:
        index = bisect_left(starts, place) - 1
        if index < 0:
            return place
        _, end, _, new_end = moved[index]
        return new_end if place <= end else new_end + place - end

    def span(old: Span) -> Span:
        start, end = begin(old.start), close(old.end)
        return Span(start, max(end, start + 1))

    return _mapped(example, "".join(pieces), span)


def _mapped(example: Example, text: str, span: Callable[[Span], Span]) -> Example:
    def places(old: Places) -> Places:
        return tuple(map(span, old))

    def roles(old: Mapping[str, tuple[Places, ...]]) -> dict[str, tuple[Places, ...]]:
        return {role: tuple(map(places, fillers)) for role, fillers in old.items()}

    def fact(old: Labelled) -> Labelled:
        return Labelled(span(old.at), old.classes, roles(old.roles))

    firms = tuple(Firm(f.name, f.kind, places(f.mentions), places(f.unsure), roles(f.roles)) for f in example.firms)
    return Example(
        example.id,
        text,
        example.published,
        firms,
        tuple(map(fact, example.deals)),
        tuple(map(fact, example.figures)),
        example.partial,
    )


def beside(one: Example, other: Example) -> Example:
    """Two passages as one text: what is told in the one says nothing of the other."""
    behind = one.text + "\n\n"

    def span(old: Span) -> Span:
        return Span(old.start + len(behind), old.end + len(behind))

    moved = _mapped(other, behind + other.text, span)
    return Example(
        one.id,
        moved.text,
        one.published,
        (*one.firms, *moved.firms),
        (*one.deals, *moved.deals),
        (*one.figures, *moved.figures),
    )


class Augment:
    """Changes examples by chance; `names` are those of all labelled companies."""

    def __init__(self, names: Sequence[str], seed: int) -> None:
        self._names = list(names)
        self._chance = random.Random(seed)

    def __call__(self, example: Example) -> Example:
        chance = self._chance
        edits: list[Edit] = []
        if not example.partial:
            edits += self._renamed(example)
        if chance.random() < 0.5:
            edits += self._refigured(example.text, edits)
        example = edited(example, edits)
        if chance.random() < 0.06:
            example = self._headline(example)
        if chance.random() < 0.08:
            example = self._joined(example)
        return example

    def _renamed(self, example: Example) -> Iterable[Edit]:
        chance = self._chance
        used = {firm.name for firm in example.firms}
        for firm in example.firms:
            if chance.random() > 0.55 or "#" in firm.name:
                continue
            name = chance.choice(self._names) if chance.random() < 0.5 else self._invented()
            if name in used:
                continue
            used.add(name)
            if chance.random() < 0.05:
                name = name.upper()
            for mention in (*firm.mentions, *firm.unsure):
                yield mention.start, mention.end, _in_form(example.text[mention.start : mention.end], firm.name, name)

    def _invented(self) -> str:
        chance, pick = self._chance, self._chance.choice
        word = "".join(pick(_SYLLABLES) for _ in range(pick((2, 2, 3)))).capitalize()
        letters = "".join(pick("ABCDEFGHIKLMNOPRSTUVWXZ") for _ in range(pick((2, 3, 3, 3, 4))))
        forms = (
            (28, f"{word} {pick(_KINDS)}"), (14, word), (8, f"{pick(_NOUNS)} {pick(_KINDS)}"), (4, pick(_NOUNS)),
            (6, f"{pick(_SURNAMES)} & {pick([*_SURNAMES, 'Co', 'Sons', 'Partners'])}"), (4, f"{pick(_SURNAMES)} {pick(_KINDS)}"),
            (8, letters), (3, f"{letters} {pick(_KINDS)}"), (5, word[:5] + pick(_SYLLABLES).capitalize()),
            (4, pick(("Bank of ", "First National Bank of ", "Port of ", "Royal Bank of ")) + pick(_TOWNS)), (6, f"{pick(_TOWNS)} {pick(_KINDS)}"),
            (4, word + pick((".com", ".ai", f"-{word[::-1].capitalize()}", " AI", "X", "Tech", "Bio", "Pay", "24", "!"))),
            (4, f"{word} {pick(_SURNAMES)} {pick(_KINDS)}"), (2, f"{pick(_SURNAMES)[0]}.{pick(_SURNAMES)[0]}. {pick(_SURNAMES)}"), (2, word.lower()),
            (2, f"{letters[0]}&{letters[1:]}"), (2, f"{word}+{pick(_SURNAMES)}"), (2, word.lower() + pick((".io", ".com", "Cargo", "Bikes"))),
            (3, f"{pick(_SURNAMES)} and {pick(_SURNAMES)}"), (2, f"{word} {pick(_KINDS)} and {pick(_KINDS)}"),
            (1, f"{word} and {pick(_SURNAMES)} {pick(_KINDS)}"),
            (2, f"{word}! {pick(_KINDS)}"), (2, f"{letters[0]}&{letters[1]}+{letters[-1]} {pick(_KINDS)}"), (2, f"{pick('2345679')}-{word}"),
        )  # fmt: skip
        return chance.choices([form for _, form in forms], [weight for weight, _ in forms])[0]

    def _refigured(self, text: str, edits: Sequence[Edit]) -> Iterable[Edit]:
        """Other digits in the same places, and for half of the texts another currency."""
        pick = self._chance.choice
        swap = {sign: pick("$$€£¥₹") for sign in "$€£"} if self._chance.random() < 0.5 else {}
        for match in re.finditer(r"[$€£]|(?<![\w.,/-])\d[\d,.]*(?![\w/-])", text):
            start, end = match.span()
            if any(start < b and a < end for a, b, _ in edits):
                continue
            old = match.group()
            if old in "$€£":
                if old in swap and text[start - 1 : start] not in ("S", "A", "C", "R"):
                    yield start, end, swap[old]
            elif not re.fullmatch(r"(?:19|20)\d\d|\d{1,2}", old.rstrip(".,")):
                digits = re.sub(r"\d", lambda _: pick("0123456789"), old)
                yield start, end, (pick("123456789") + digits[1:]) if old[0] != "0" else digits

    def _headline(self, example: Example) -> Example:
        """The first line in title case or in capitals; offsets stay."""
        end = re.match(r"[^\n.!?]*", example.text).end()  # type: ignore[union-attr]  # matches always
        head = example.text[:end]
        changed = (
            head.upper() if self._chance.random() < 0.3 else re.sub(r"(?<![\w'’])[a-z]", lambda m: m.group().upper(), head)
        )
        if len(changed) != len(head):
            return example
        return _mapped(example, changed + example.text[end:], lambda span: span)

    def _joined(self, example: Example) -> Example:
        """Lines joined, or the stops of sentences lost; offsets stay."""
        text = (
            re.sub(r"\n", " ", example.text) if self._chance.random() < 0.5 else re.sub(r"[.](?=\s+[A-Z])", " ", example.text)
        )
        return _mapped(example, text, lambda span: span)


def _in_form(written: str, old: str, new: str) -> str:
    """The new name in the form that the old one was written in: whole, with its legal form, short, by its initials."""
    if written.startswith(old):
        return new + written[len(old) :]
    words = new.split()
    if written.isupper() and len(old.split()) > 1 and len(written) < 7:
        return "".join(word[0] for word in words).upper() if len(words) > 1 else new
    short = " ".join(words[: len(written.split())])
    return new if short.endswith((" &", " of", "First", "Royal", "Bank", "Port")) else short
