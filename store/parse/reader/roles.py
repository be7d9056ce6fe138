"""What the network tells apart: the roles of words, and the classes of deals and figures. Training and reading share it."""

from __future__ import annotations

from store.model import Direction, Outlook, Status
from store.model.deal_types import INVESTMENT_TYPES
from store.model.fact import COMPANY_TYPES, OUTLOOKS, STATUSES
from store.model.measures import MEASURES

NUMBER_PARTS = ("value", "moved", "change", "baseline", "amount", "stake")
"""What a number can be: a figure's value; a change that is a figure by itself; a change or a baseline of another figure; a
deal's sum or share."""
FIGURE_ROLES = ("subject", "measure_words", "period", "place", "change", "baseline", "unit")
"""What words can be to a figure."""
DEAL_ROLES = ("investor", "target", "seller", "amount", "stake", "place", "date", "due")
"""What words can be to a deal."""
COMPANY_ROLES = ("owner", "home")
"""What words can be to a company."""
NO_TYPE = ""
TYPES: tuple[str, ...] = (NO_TYPE, *INVESTMENT_TYPES)
"""What a word can be the trigger of."""
MEASURE_NAMES: tuple[str, ...] = ("", *MEASURES)
"""The measures of the list; the first stands for all others, which go by their own noun."""
OF_TIME = frozenset(("", "charging_time", "duration", "lifetime", "streak", "growth_rate"))
"""What a figure in minutes, days or years can be of."""
DIRECTIONS: tuple[Direction | None, ...] = (None, "up", "down", "flat")
OUTLOOK_NAMES: tuple[Outlook | None, ...] = (None, *OUTLOOKS)
STATUS_NAMES: tuple[Status, ...] = STATUSES
COMPANY_KINDS: tuple[str, ...] = COMPANY_TYPES
NUMBER_KINDS = ("", "money", "percent", "count", "plain", "duration", "time")
"""What kind of number or time a word belongs to, which the network is told."""
