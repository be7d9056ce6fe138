"""Investments from the deals that were seen: each once, at the place where most is said of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from store.frozen import Frozen, replace
from store.model import Amount, Investment, Span
from store.model.deal_types import family_of
from store.parse.facts.setting import DOUBTED, SHOWN, Party, Setting, best, place_called, unsaid
from store.parse.facts.sites import announced, site
from store.parse.facts.values import amount
from store.parse.reader.decoding import Deal, Filler, Roles

TARGET = 0.25
"""Nearly every deal has a target: the likeliest is taken also where the network doubts it."""
FURTHER = 0.8
"""The chance from which a deal has a second and third party of a role; by the test half and real text held back."""


class _Read(Frozen):
    """A deal with its parties resolved. `chance` is that of all its triggers together."""

    deal: Deal
    chance: float
    investors: tuple[Party, ...]
    target: Party | None
    sellers: tuple[Party, ...]
    amount: tuple[Amount, Filler] | None
    stake: tuple[Decimal, Filler] | None

    @property
    def said(self) -> int:
        """How much is said of it."""
        fields = (*self.investors, *self.sellers, self.target, self.amount, self.stake)
        return sum(one is not None for one in fields)

    @property
    def names(self) -> frozenset[str]:
        """Everybody and everything in it."""
        return frozenset(p.name.casefold() for p in (*self.investors, *self.sellers, *([self.target] if self.target else [])))


def investments(setting: Setting, *, least: float) -> Iterator[Investment]:
    """The investments of a document, each once, that are at least that likely to be one."""
    read = [_read(setting, deal) for deal in setting.seen.deals]
    for one in _once(one for one in read if one.names):
        if one.chance >= least:
            yield _investment(setting, one)


def _read(setting: Setting, deal: Deal) -> _Read:
    roles = deal.roles
    investors = _likely(setting.parties(roles, "investor"))
    sellers = tuple(p for p in _likely(setting.parties(roles, "seller")) if p.name not in {i.name for i in investors})
    others = {p.name for p in (*investors, *sellers)}
    targets = (p for p in setting.parties(roles, "target") if p.name not in others and p.chance >= TARGET)
    target = next(targets, None)
    return _Read(deal, deal.chance, investors, target, sellers, _amount(setting, roles), _stake(setting, roles))


def _likely(parties: Sequence[Party]) -> tuple[Party, ...]:
    """The likeliest party, and others that the network hardly doubts: one too many makes a deal wrong, as one too few."""
    kept = [p for at, p in enumerate(parties) if p.chance >= (FURTHER if at else SHOWN)]
    return tuple(sorted(kept, key=lambda p: p.span.start))


def _amount(setting: Setting, roles: Roles) -> tuple[Amount, Filler] | None:
    for filler in roles.get("amount", ()):
        if filler.chance >= SHOWN and filler.number is not None:
            found = amount(setting.anchors.quantities[filler.number], setting.text)
            if found is not None:
                return found, filler
    return None


def _stake(setting: Setting, roles: Roles) -> tuple[Decimal, Filler] | None:
    """The share bought. Of a stake "raised to 28 % from 20 %" that is the difference."""
    filler = best(roles, "stake", DOUBTED)
    if filler is None or filler.number is None or (share := _share(setting, filler.number)) is None:
        return None
    for other in (filler.number + 1, filler.number - 1):
        beside = _share(setting, other)
        if beside is not None and beside != share and _moved(setting, filler.number, other):
            return abs(share - beside), filler
    return share, filler


def _share(setting: Setting, number: int) -> Decimal | None:
    if not 0 <= number < len(setting.anchors.quantities):
        return None
    quantity = setting.anchors.quantities[number]
    return quantity.value if quantity.unit == "percent" and 0 < quantity.value <= 100 else None


def _moved(setting: Setting, number: int, other: int) -> bool:
    """Whether one share is what the other was before, or became: "to 28 % from 20 %", "from 20 % to 28 %"."""
    first, second = sorted((number, other))
    one, next_ = setting.anchors.quantities[first].full, setting.anchors.quantities[second].full
    before, between = setting.text[max(0, one.start - 8) : one.start], setting.text[one.end : next_.start]
    if _TO.search(before):
        return _FROM_BEHIND.fullmatch(between) is not None
    return _FROM.search(before) is not None and between.strip() == "to"


_TO, _FROM = re.compile(r"\bto\s+$"), re.compile(r"\bfrom\s+$")
_FROM_BEHIND = re.compile(r"[\w\s,]{0,30}?\bfrom\s+")


def _once(read: Iterable[_Read]) -> list[_Read]:
    """The deals, those of several triggers that are one as one: the one of which most is said.

    The chances of its triggers add up: just one word of a deal's is its trigger, and the network may doubt which.
    """
    kept: list[_Read] = []
    by_word: defaultdict[str, list[int]] = defaultdict(list)  # deals that are one share a word of a name
    for one in sorted(read, key=lambda one: (-one.said, -one.deal.chance, one.deal.trigger)):
        words = {word for name in one.names for word in name.split()}
        near = sorted({at for word in words for at in by_word[word]})
        at = next((at for at in near if _same(one, kept[at])), None)
        if at is None:
            for word in words:
                by_word[word].append(len(kept))
            kept.append(one)
        else:
            kept[at] = replace(kept[at], chance=min(1.0, kept[at].chance + one.deal.chance))
    return sorted(kept, key=lambda one: one.deal.trigger)


def _same(one: _Read, other: _Read) -> bool:
    """Whether two triggers tell of one deal: of one sort, with no sum, target or place that differs, and a party shared."""
    if family_of(one.deal.type) != family_of(other.deal.type):
        return False
    sums = one.amount and other.amount and one.amount[0].value != other.amount[0].value
    stakes = one.stake and other.stake and one.stake[0] != other.stake[0]
    if sums or stakes:
        return False
    if one.target and other.target and not _alike(one.target.name, other.target.name):
        return False
    if one.target and other.target and _alike(one.target.name, other.target.name):
        investors = {p.name for p in one.investors} & {p.name for p in other.investors}
        return bool(investors) or not one.investors or not other.investors
    return bool(one.names & other.names)


def _alike(one: str, other: str) -> bool:
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return first <= second or second <= first


def _investment(setting: Setting, read: _Read) -> Investment:
    roles, text = read.deal.roles, setting.text
    place, due = site(setting, read.deal), setting.when(roles, "due")
    date = setting.when(roles, "date") or announced(setting, read.deal)
    fields: dict[str, Span | None] = {
        "type": read.deal.trigger,
        "investors": _cover(read.investors),
        "target": read.target.span if read.target else None,
        "sellers": _cover(read.sellers),
        "amount": read.amount[1].span if read.amount else None,
        "stake_percent": read.stake[1].span if read.stake else None,
        "place": place.span if place else None,
        "date": date.span if date else None,
        "due": due.span if due else None,
    }
    chances = {
        "type": read.deal.type_chance,
        "investors": min((p.chance for p in read.investors), default=0.0),
        "target": read.target.chance if read.target else 0.0,
        "sellers": min((p.chance for p in read.sellers), default=0.0),
        "amount": read.amount[1].chance if read.amount else 0.0,
        "stake_percent": read.stake[1].chance if read.stake else 0.0,
        "place": place.chance if place else 0.0,
        "date": date.chance if date else 0.0,
        "due": due.chance if due else 0.0,
    }
    return Investment(
        **setting.read("investment", _span(setting, read), _core(read), fields, chances),
        type=read.deal.type,
        status=read.deal.status,
        investors=tuple(p.name for p in read.investors),
        target=read.target.name if read.target else None,
        sellers=tuple(p.name for p in read.sellers),
        amount=read.amount[0] if read.amount else None,
        stake_percent=read.stake[0] if read.stake else None,
        place=place_called(place.span.of(text)) if place else None,
        date=setting.period(date),
        due=setting.period(due, ahead=True),
    )


def _core(read: _Read) -> float:
    """The network's chance that the deal is one and all that it is known by is right: type, parties, sum and share."""
    roles, chance = read.deal.roles, read.chance * read.deal.type_chance
    for party in (*read.investors, *read.sellers):
        chance *= party.chance
    for role, said in (("investor", read.investors), ("seller", read.sellers)):
        chance *= 1 if said else unsaid(roles, role)
    chance *= read.target.chance if read.target else unsaid(roles, "target")
    for role, held in (("amount", read.amount), ("stake", read.stake)):
        chance *= held[1].chance if held else unsaid(roles, role)
    return chance


def _cover(parties: Sequence[Party]) -> Span | None:
    spans = [p.span for p in parties]
    return spans[0].cover(*spans) if spans else None


def _span(setting: Setting, read: _Read) -> Span:
    """From the first to the last of its words in the sentence of its trigger."""
    trigger = read.deal.trigger
    whole = setting.sentence(trigger)
    parts = [p.span for p in (*read.investors, *read.sellers, *([read.target] if read.target else []))]
    parts += [held[1].span for held in (read.amount, read.stake) if held]
    return trigger.cover(*(span for span in parts if whole.contains(span)))
