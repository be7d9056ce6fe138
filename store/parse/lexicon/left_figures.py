"""Words for figures that no grammar of measures claims: what a verb's sum is, what counts nothing. Data, not code."""

from __future__ import annotations

from typing import Final

SUMS_OF_VERBS: Final[dict[str, str]] = {
    "burn": "cash_burn", "owe": "debt", "fine": "fine", "save": "savings", "waste": "cost", "cost": "cost",
    "contribute": "revenue", "bring": "revenue", "generate": "revenue", "fetch": "price", "chip": "revenue",
    "earn": "profit", "lose": "loss", "make": "profit", "write": "write_down", "manage": "assets_under_management",
    "look": "assets_under_management", "oversee": "assets_under_management", "process": "payment_volume", "handle": "volume",
    "lend": "loans", "hold": "assets", "value": "valuation", "return": "shareholder_returns", "distribute": "dividend",
    "squeeze": "savings", "cut": "savings", "trim": "savings", "shave": "savings", "wipe": "market_value", "add": "market_value",
    "book": "orders", "invoice": "revenue", "export": "exports", "import": "imports", "collect": "revenue", "donate": "donations",
    "refund": "refunds", "repay": "debt", "pocket": "profit",
}  # fmt: skip
"""What a sum of money is by the verb that it is the object of, where no noun says."""

PEOPLE_AT_WORK: Final = frozenset(
    "staff worker employee people person engineer researcher scientist developer programmer designer specialist colleague "
    "hand crew pilot driver doctor nurse lawyer consultant banker trader teacher technician miner packer cook analyst head".split()
)
WORKING: Final = frozenset("employ work hire staff recruit retain engage move".split())

SAID_BY: Final = frozenset("people person source banker analyst official executive economist company party side".split())
"""Those of whom some say something: no figure of anybody."""

UNCOUNTED: Final = frozenset(
    "people person source side party partner phase stage step time way reason day week month quarter year hour minute second "
    "century decade thing point issue question chapter section page paragraph bidder shareholder founder director deal hub part "
    "tranche instalment installment cent pence half third quarter fifth tenth ninth eighth hand seater door speaker paper idea".split()
)
"""What is counted in business news without its being a figure of anybody."""

SHARED: Final = frozenset(
    "market sale sales revenue turnover export output production income profit cost seat capacity customer order shipment "
    "registration total electricity energy workforce volume demand trade gdp loan deposit portfolio fleet business".split()
)
"""Of what a percentage is a share that has a name: "46 percent of the market"."""

SHARE_NAMES: Final[dict[str, str]] = {"total": "market_share", "market": "market_share", "seat": "load_factor"}
"""Shares that are called otherwise than by what they are of."""

NO_FIGURE_VERBS: Final = frozenset(
    "buy acquire purchase invest raise sell offer bid sign pay pledge commit lend borrow secure fund".split()
)
"""Verbs whose sum is what a deal is worth rather than a figure."""

SHARE_MOVES: Final = frozenset(
    "fall rise drop gain lose slip slide jump surge climb slump tumble plunge advance add shed soar sink ease edge dip rally leap "
    "retreat rebound recover close end open trade".split()
)
"""What companies by themselves do when it is their shares that do it."""
