"""What a figure is called by what is done with what it counts: shops that open, shares that are offered, debt in earnings.

The measure's own word is read first; here the words around the figure make another measure of it.
"""

from __future__ import annotations

from typing import Final

from store.parse.anchored import Anchored
from store.parse.lexicon.places import country_of
from store.parse.measure import Measure
from store.parse.syntax import clause_verb, lemma
from store.parse.units import singular

_OWN_WORDS: Final = {
    ("orders", "booking"): "bookings",
    ("volume", "throughput"): "throughput",
    ("interest_rate", "coupon"): "coupon",
    ("debt", "liability"): "liabilities",
    ("customers", "member"): "members",
    ("customers", "passenger"): "passengers",
}
"""Words of business news that stay what they are called, though they count the same as others."""

_SHOPS: Final = frozenset("shop store outlet restaurant branch depot showroom dealership supermarket café cafe".split())
_OPENINGS: Final = {"open": "store_openings", "close": "store_closures", "shut": "store_closures"}
_OFFERING: Final = frozenset("price issue offer sell receive get bid propose place".split())
_A_SHARE: Final = (
    ("each",),
    ("apiece",),
    ("a", "share"),
    ("per", "share"),
    ("for", "each", "share"),
    ("in", "cash", "for", "each"),
)
_PRICES: Final = frozenset("price share_price cash".split())
_EARNED: Final = frozenset("profit operating_profit ebitda pretax_profit net_profit".split())
_OWED: Final = frozenset("debt leverage borrowing borrowings".split())


def called(measure: Measure, entry: Anchored, owner: str) -> str:
    """The name of a figure's measure: its own, unless what is said of the figure makes another of it."""
    word = singular(measure.token.lower_)
    if measure.name == "shipments" and country_of(owner) == owner:
        return "exports"  # what a country ships goes abroad
    if (measure.name, word) in _OWN_WORDS:
        return _OWN_WORDS[measure.name, word]
    return _opened(entry) or _offered(measure, entry) or _owed(measure, entry) or measure.name


def _opened(entry: Anchored) -> str | None:
    """ "will open 50 stores", "closing nine outlets", "close 30 of its 200 stores"."""
    counted = entry.head
    if entry.quantity.role == "baseline" or singular(counted.lower_) not in _SHOPS:
        return None
    verb = counted.head
    if counted.dep_ not in ("dobj", "nsubjpass"):
        return None
    return _OPENINGS.get(lemma(verb))


def _offered(measure: Measure, entry: Anchored) -> str | None:
    """ "pricing the shares at $20 each", "will receive 150p in cash for each share"."""
    if entry.quantity.dimension != "money" or measure.name not in _PRICES or entry.quantity.role != "level":
        return None
    after = tuple(token.lower_ for token in entry.head.doc[entry.last + 1 : entry.last + 5])
    a_share = (entry.quantity.unit or "").endswith("/share") or any(after[: len(words)] == words for words in _A_SHARE)
    return "offer_price" if a_share and lemma(clause_verb(entry.head)) in _OFFERING else None


def _owed(measure: Measure, entry: Anchored) -> str | None:
    """ "net debt stood at 3 times earnings", "trades on 20 times forward earnings"."""
    if entry.quantity.dimension != "multiple" or entry.quantity.role != "level" or measure.name not in _EARNED:
        return None
    if lemma(clause_verb(entry.head)) in ("trade", "value"):
        return "price_earnings_ratio"
    return "leverage" if {token.lower_ for token in entry.head.sent} & _OWED else None
