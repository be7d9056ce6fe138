"""Deals that a noun tells by itself, whatever verb goes with it. Data, not code."""

from __future__ import annotations

from typing import Final

from store.frozen import Frozen
from store.model import InvestmentType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


class NounDeal(Frozen):
    """A row: the nouns; where those who invest and what they invest in stand, the first place that names somebody counts.

    A place is a preposition behind the noun, or "owner" ("X's bid", "the X bid"), "subject" or "led by".
    `before` are words one of which stands before the noun where it is too common by itself; `money` says that a sum must
    stand with it. Where a row has no `target`, who invests is enough.
    """

    type: InvestmentType
    nouns: frozenset[str]
    investors: tuple[str, ...]
    target: tuple[str, ...]
    before: frozenset[str] = frozenset()
    money: bool = False


NOUN_DEALS: Final = (
    NounDeal("acquisition", _words("takeover acquisition purchase buyout pursuit swoop"), ("owner", "by", "subject"), ("of for",)),
    NounDeal("acquisition", _words("takeover acquisition purchase buyout"), ("by from",), ("subject",)),
    NounDeal("acquisition", _words("bid offer proposal approach pursuit"), ("owner", "from by"), ("for", "subject")),
    NounDeal("acquisition", _words("bid offer pursuit"), ("owner", "subject"), ("for of",)),
    NounDeal("funding_round", _words("round funding financing raise extension"), ("led by", "from by with"), ("in for of", "subject"), money=True),
    NounDeal("funding_round", _words("money capital equity"), ("led by", "from by"), ("for in", "subject"), _words("seed venture growth fresh new"), money=True),
    NounDeal("partnership", _words("agreement deal contract partnership alliance collaboration pact tie-up cooperation memorandum mou accord"), ("subject", "owner"), ("with to",)),
    NounDeal("partnership", _words("order"), ("from",), ("subject",)),
    NounDeal("research", _words("spending budget expenditure outlay investment centre center lab laboratory"), ("subject", "owner"), (), _words("research r&d"), money=True),
    NounDeal("debt", _words("loan loans financing facility credit mortgage"), ("from with",), ("subject",), money=True),
    NounDeal("other", _words("buyback buy-back repurchase"), ("subject", "owner"), (), _words("share stock own"), money=True),
)  # fmt: skip
"""The rows, tried in order; the first whose places are filled is taken."""
FUNDING_WORDS: Final = _words("seed venture growth equity funding financing capital round series investment fresh")
"""Words beside a sum that say it was put into a company."""
RECEIVING_VERBS: Final = _words("get take receive pocket win bank score scoop obtain have clinch command gather fetch nab nail")
"""What a company does with the money of its backers, besides raising it."""
NO_BUILDING_VERBS: Final = _words(
    "be have own operate run use visit say tell supply sell buy acquire purchase lease rent shut close produce make employ "
    "include see need remain serve ship lie stand leave give hit damage destroy flood feed power hold house fill rate "
    "describe call find show reach come go become take receive get join know exit vacate demolish tour inspect strike work"
)
"""Verbs of which what is built is the object or the subject without its being built."""
WORK_IN_HAND: Final = _words(
    "build builds built building rebuild construct constructing construction erect new newest first second third fourth "
    "fifth phase planned proposed plan plans planning opening opens open opened reopen reopened expand expands expanding expansion "
    "extend extension enlarge enlarging upgrade upgrading overhaul refurbishment refurbish remodel revamp face-lift facelift retool "
    "extra additional more half-built ground cranes shovels foundation budgeted budget capex outlay project greenfield brownfield "
    "restart restarting revive reviving resurrect commission commissioned commissioning complete completed completion inaugurate "
    "inaugurated postponed delayed delay delays shelved scrapped cancelled mothballed ice pause earmarked spend spending spends "
    "invest investing investment cost costs costing convert converting conversion modernise modernize modernisation double doubling "
    "install installing ramp ramp-up set site instal energised switched groundbreaking"
)
"""Words of which one stands in a sentence that tells of a building as an investment."""
