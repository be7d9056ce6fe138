"""Verbs that tell of a deal by what goes with them, each with the words that it needs and who plays which part.

A frame fits when each slot that it needs is filled. Slots are "subject", "object", "dative" and "attr" of the verb in the
active voice, or a preposition, on the verb or on its object. What fills them is a "company", a sum of "money", a "facility",
or one of a set of nouns.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from store.frozen import Frozen
from store.model import InvestmentType, Status
from store.parse.lexicon.investment import CONTRACT_NOUNS


class Frame(Frozen):
    """One row: the `verbs`, with their `particle`, what they `needs`, and the slots of investors, target and sellers."""

    type: InvestmentType
    verbs: frozenset[str]
    needs: Mapping[str, str | frozenset[str]]
    investors: tuple[str, ...] = ("subject",)
    target: tuple[str, ...] = ("object",)
    sellers: tuple[str, ...] = ()
    particle: str = ""
    status: Status | None = None


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RESERVED = _words("capacity supply volume output slot wafer")
_OUTPUT = _words(
    "output production supply volume electricity power energy capacity material concentrate half most all rest part portion cargo"
)
_OBTAINING = _words("take lock book secure source buy purchase order procure get charter lease import")
_RIGHTS = _words("licence license right option")
_MAKERS = _words("supplier partner contractor provider builder vendor manufacturer operator distributor licensee adviser")
_CHOOSING = _words("pick choose select name appoint tap")

FRAMES: Final[tuple[Frame, ...]] = (
    Frame("partnership", _words("reserve book secure"), {"object": _RESERVED, "at with from": "company"}, target=("at with from",)),
    Frame("partnership", _words("award hand give"), {"object": CONTRACT_NOUNS, "dative": "company"}, target=("dative",)),
    Frame("partnership", _words("grant give license"), {"object": _RIGHTS, "dative": "company"}, ("dative",), ("subject",)),
    Frame("partnership", _words("grant give license"), {"object": _RIGHTS, "to": "company"}, ("to",), ("subject",)),
    Frame("partnership", _CHOOSING, {"object": "company", "as": _MAKERS}),
    Frame("partnership", _words("be become remain"), {"attr": _MAKERS, "to": "company"}, target=("to",)),
    Frame("partnership", _words("join"), {"object": _words("force hand"), "with": "company"}, target=("with",)),
    Frame("partnership", _words("place"), {"object": _words("order"), "with at": "company"}, target=("with at",)),
    Frame("partnership", _OBTAINING, {"object": "goods", "from": "company"}, target=("from",)),
    Frame("partnership", _OBTAINING, {"object": _OUTPUT, "from": "company"}, target=("from",)),
    Frame("acquisition", _words("attract draw receive field"), {"object": _words("interest"), "from": "company"}, ("from",), ("subject",), status="rumoured"),
    Frame("acquisition", _words("show express signal register"), {"object": _words("interest"), "in": "company"}, target=("in",), status="rumoured"),
    Frame("acquisition", _words("circle eye court stalk"), {"object": "company"}, status="rumoured"),
    Frame("acquisition", _words("rescue"), {"object": "company"}),
    Frame("acquisition", _words("pick"), {"object": "company"}, particle="up"),
    Frame("acquisition", _words("swoop pounce"), {"for on": "company"}, target=("for on",)),
    Frame("acquisition", _words("land"), {"object": "company", "for": "money"}),
    Frame("acquisition", _words("take"), {"object": "facility", "for": "money"}, sellers=("of from",)),
    Frame("equity_stake", _words("subscribe"), {"for to": "money", "in": "company"}, target=("in",)),
    Frame("equity_stake", _words("be become remain"), {"attr": _words("shareholder owner investor stakeholder"), "owner": "company", "with": "percent"}, target=("owner",)),
    Frame("equity_stake", _words("put pour pump inject plough plow sink"), {"object": "money", "in into": "company"}, target=("in into",)),
    Frame("funding_round", _words("provide contribute inject commit"), {"object": "money", "of in": _words("equity funding capital"), "for to into": "company"}, target=("for to into",)),
    Frame("funding_round", _words("back"), {"object": "company", "with": "money"}),
    Frame("funding_round", _words("lead colead"), {"object": _words("round"), "for in": "company"}, target=("for in",)),
    Frame("funding_round", _words("get receive take pick"), {"object": "money", "in of": _words("funding financing investment equity capital")}, ("from",), ("subject",)),
    Frame("funding_round", _words("lead colead"), {"object": _words("investment raise financing extension funding"), "for in": "company"}, target=("for in",)),
    Frame("plant", _words("raise lift increase double triple expand boost quadruple add enlarge"), {"object": _words("capacity"), "at in": "facility"}, target=("at in",)),
    Frame("plant", _words("convert retool refit upgrade modernise modernize overhaul expand enlarge refurbish revamp"), {"object": "facility"}),
    Frame("plant", _words("install"), {"object": _words("machine line equipment press robot tool machinery"), "at in": "facility"}, target=("at in",)),
    Frame("plant", _words("lay"), {"object": _words("stone foundation brick"), "of for": "facility"}, target=("of for",), status="started"),
    Frame("debt", _words("refinance"), {"object": "money"}, ("with from",), ("subject",)),
    Frame("other", _words("buy"), {"object": "money"}, target=(), particle="back"),
    Frame("other", _words("buy repurchase"), {"of in": _words("share stock"), "object": "money"}, target=(), particle="back"),
)  # fmt: skip
"""The frames, the first that fits is taken."""
