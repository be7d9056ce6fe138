"""The measures that metrics are named by, one row a measure, and which other names mean the same.

A name that is no row is kept as it was written in the text: the list names what is common, it does not forbid the rest.
"""

from __future__ import annotations

from functools import lru_cache

_ROWS = """
sales unit_sales
revenue turnover income net_interest_income premiums
production output
capacity
deliveries
shipments
exports
imports
registrations
orders order_intake bookings
backlog order_book order_backlog
demand
consumption
supply
reserves
inventory stockpile
market_size
price
share_price price_target
cost expenses savings
fee
rent
wage
tariff
interest_rate
exchange_rate
yield dividend_yield
profit net_income operating_income pretax_income earnings surplus gain ebit
loss deficit net_loss
ebitda
earnings_per_share eps
margin
dividend
cash
cash_flow
debt
liabilities
assets
deposits
loans
provisions
impairment impairments write_down
capital_expenditure
research_spending rd_spending
investment
funding
issuance
buyback
tax
subsidy
market_value market_capitalisation market_capitalization
valuation
market_share
share stake
shares
rank
streak
growth_rate
employees headcount
jobs
job_cuts
stores restaurants new_stores store_openings
sites factories
branches
rooms
customers
users
passengers
visitors
members
countries
cities
fleet
models
patents
projects
volume throughput
traffic
occupancy load_factor vacancy
utilisation utilization
penetration
churn attrition
default_ratio
capital_ratio
leverage
combined_ratio
area floor_area floor_space
length
weight
power
energy
range
speed
charging_time
lifetime
efficiency
emissions
duration contract_term
inflation
gdp
unemployment
index
trade_balance trade_surplus trade_deficit
population
downloads
transactions
royalty royalties
"""

MEASURES: tuple[str, ...] = tuple(row.split()[0] for row in _ROWS.strip().splitlines())
_ALSO = {also: row.split()[0] for row in _ROWS.strip().splitlines() for also in row.split()}


@lru_cache(maxsize=2000)
def measure_name(name: str) -> str:
    """The measure of the list that a name means: its own, or that of its last words; else the name as it is.

    "electric_vehicle_sales" is sales and "operating_profit" profit: what narrows a measure is told by its words as written.
    What is counted "per" something is a measure of its own: "loss_per_share" is no share.
    """
    parts = name.split("_")
    if "per" in parts:
        return _ALSO.get(name, name)
    tails = ("_".join(parts[at:]) for at in range(len(parts)))
    return next((_ALSO[tail] for tail in tails if tail in _ALSO), name)
