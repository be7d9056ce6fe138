"""The types of investments, one row a type: everything that handles types reads this table."""

from __future__ import annotations

from store.frozen import Frozen


class DealType(Frozen, kw_only=True):
    """A type of investment with an example of what is one.

    `family` is shared by types that may tell of the same deal ("bought 60% of X", "sold X"). `together` says that no party
    comes first, so that the parties alone tell deals apart; `site` that the target stands somewhere, and that every text
    describes it in words of its own.
    """

    name: str
    example: str
    family: str = ""
    together: bool = False
    site: bool = False


DEAL_TYPES: tuple[DealType, ...] = (
    DealType(name="acquisition", example="A bought B", family="holding"),
    DealType(name="equity_stake", example="A took 5% of B", family="holding"),
    DealType(name="funding_round", example="B raised $20 million from A"),
    DealType(name="plant", example="A is building a battery plant in Rayong", site=True),
    DealType(name="joint_venture", example="A and B set up a joint venture", together=True),
    DealType(name="partnership", example="A signed a supply deal with B", together=True),
    DealType(name="research", example="A opened a research centre in Graz", site=True),
    DealType(name="divestment", example="A sold its pump unit to B", family="holding"),
    DealType(name="debt", example="A raised $500 million by a bond"),
    DealType(name="other", example="A set aside €1 billion for charging points", site=True),
)
INVESTMENT_TYPES: tuple[str, ...] = tuple(row.name for row in DEAL_TYPES)
_BY_NAME = {row.name: row for row in DEAL_TYPES}


def deal_type(name: str) -> DealType:
    """The row of a type; KeyError when there is none."""
    return _BY_NAME[name]


def family_of(name: str) -> str:
    """What types share that may tell of the same deal: their family's name, or the type's own."""
    return _BY_NAME[name].family or name
