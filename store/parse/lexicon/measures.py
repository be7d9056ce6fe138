"""What is measured in business news: nouns and verbs, to the normalised name of the measure."""

from __future__ import annotations

from typing import Final

from store.model import Outlook

_NOUNS = {
    "sales": "sale",
    "production": "production output manufacture",
    "exports": "export",
    "imports": "import",
    "deliveries": "delivery handover",
    "shipments": "shipment",
    "registrations": "registration",
    "orders": "order booking",
    "order_intake": "intake",
    "backlog": "backlog orderbook",
    "revenue": "revenue turnover",
    "profit": "profit earning ebit",
    "surplus": "surplus",
    "earnings_per_share": "eps",
    "ebitda": "ebitda",
    "loss": "loss deficit shortfall",
    "income": "income",
    "margin": "margin",
    "market_share": "marketshare",
    "capacity": "capacity",
    "range": "range mileage",
    "price": "price fare fee",
    "rent": "rent rental",
    "premiums": "premium",
    "tariff": "tariff",
    "cost": "cost expense expenditure spending outlay capex",
    "employees": "employee worker staff workforce headcount personnel payroll",
    "jobs": "job post role",
    "stores": "store shop outlet dealership showroom",
    "branches": "branch",
    "restaurants": "restaurant",
    "countries": "country market",
    "customers": "customer user subscriber client passenger member visitor account",
    "dividend": "dividend payout",
    "debt": "debt borrowing liability",
    "valuation": "valuation",
    "market_value": "capitalisation capitalization",
    "share_price": "share stock scrip",
    "investment": "investment",
    "demand": "demand",
    "supply": "supply",
    "inventory": "inventory stockpile",
    "volume": "volume throughput tonnage traffic",
    "consumption": "consumption",
    "penetration": "penetration",
    "patents": "patent",
    "assets": "asset",
    "deposits": "deposit",
    "provisions": "provision",
    "savings": "saving",
    "gain": "windfall",
    "impairments": "impairment",
    "write_down": "writedown writeoff",
    "cash": "cash cashflow",
    "inflation": "inflation",
    "gdp": "gdp economy",
    "ratio": "ratio",
    "vacancy": "vacancy",
    "utilization": "utilization utilisation",
    "reservations": "reservation",
    "occupancy": "occupancy",
    "yield": "yield",
    "emissions": "emission",
    "downloads": "download",
    "transactions": "transaction",
    "index": "index gauge",
    "unemployment": "unemployment",
    "tax": "tax",
    "rate": "rate",
    "funding": "funding",
    "royalties": "royalty",
    "churn": "churn",
    "collections": "collection",
    "claims": "claim",
    "interest_rate": "coupon",
    "attrition": "attrition",
    "efficiency": "efficiency",
    "speed": "speed acceleration",
    "power": "horsepower power torque",
    "weight": "weight",
    "factories": "factory plant",
    "models": "model",
}
MEASURE_NOUNS: Final[dict[str, str]] = {noun: name for name, nouns in _NOUNS.items() for noun in nouns.split()}

PRESENCE: Final = frozenset("employees stores branches restaurants countries customers factories models patents".split())
"""Measures that count what a company has; a number of these is a fact only when the company has or reaches them."""

QUALIFIED: Final = frozenset("rate ratio cost yield".split())
"""Nouns that say little without the word before them: a spot rate, a combined ratio, a unit cost."""

KEPT_SPECIFIC: Final[dict[tuple[str, str], str]] = {
    ("market", "share"): "market_share", ("net", "profit"): "net_profit", ("net", "income"): "net_income",
    ("operating", "profit"): "operating_profit", ("operating", "income"): "operating_income",
    ("gross", "profit"): "gross_profit", ("pretax", "profit"): "pretax_profit", ("pre-tax", "profit"): "pretax_profit",
    ("net", "loss"): "net_loss", ("operating", "loss"): "operating_loss", ("gross", "margin"): "gross_margin",
    ("operating", "margin"): "operating_margin", ("profit", "margin"): "margin", ("share", "price"): "share_price",
    ("stock", "price"): "share_price", ("interest", "rate"): "interest_rate", ("net", "debt"): "net_debt",
    ("order", "intake"): "order_intake", ("order", "backlog"): "backlog", ("order", "book"): "backlog",
    ("cash", "flow"): "cash_flow", ("market", "value"): "market_value", ("capital", "expenditure"): "capital_expenditure",
    ("capital", "spending"): "capital_expenditure", ("production", "capacity"): "capacity",
    ("same-store", "sale"): "same_store_sales", ("per", "share"): "earnings_per_share",
    ("net", "interest"): "net_interest_income", ("price", "target"): "price_target", ("dividend", "yield"): "dividend_yield",
    ("exchange", "rate"): "exchange_rate", ("unemployment", "rate"): "unemployment", ("vacancy", "rate"): "vacancy", ("installed", "capacity"): "capacity", ("order", "value"): "orders", ("target", "price"): "price_target", ("interest", "income"): "net_interest_income", ("sales", "volume"): "sales", ("sale", "volume"): "sales",
    ("ebitda", "margin"): "ebitda_margin", ("pre-tax", "loss"): "pretax_loss", ("recurring", "revenue"): "annual_recurring_revenue", ("cost", "saving"): "cost_savings",
    ("market", "cap"): "market_value", ("floor", "area"): "floor_area", ("research", "budget"): "rd_spending",
    ("research", "spending"): "rd_spending", ("r&d", "spending"): "rd_spending", ("capital", "outlay"): "capital_expenditure",
    ("adjusted", "ebit"): "operating_profit", ("net", "cash"): "net_cash", ("trade", "surplus"): "trade_surplus", ("trade", "deficit"): "trade_deficit", ("development", "expense"): "rd_spending",
    ("net", "earning"): "net_profit", ("freight", "rate"): "freight_rate",
    ("comparable", "sale"): "comparable_sales", ("like", "sale"): "like_for_like_sales", ("net", "sale"): "net_sales",
    ("underlying", "sale"): "underlying_sales", ("organic", "sale"): "organic_sales", ("online", "sale"): "online_sales",
    ("overseas", "sale"): "overseas_sales", ("cloud", "revenue"): "cloud_revenue",
    ("subscription", "revenue"): "subscription_revenue", ("advertising", "revenue"): "advertising_revenue",
    ("customer", "base"): "customers", ("subscriber", "base"): "customers", ("user", "base"): "customers",
    ("utilization", "rate"): "utilization", ("utilisation", "rate"): "utilization", ("occupancy", "rate"): "occupancy",
    ("inflation", "rate"): "inflation", ("churn", "rate"): "churn", ("attrition", "rate"): "attrition",
    ("overseas", "shipment"): "exports", ("written", "premium"): "gross_written_premiums", ("load", "factor"): "load_factor", ("seat", "capacity"): "capacity",
    ("write", "down"): "write_down", ("write", "off"): "write_down", ("licensing", "revenue"): "licensing_revenue", ("like", "revenue"): "like_for_like_revenue",
}  # fmt: skip

MEASURE_VERBS: Final[dict[str, str]] = {
    verb: name
    for name, verbs in {
        "sales": "sell outsell",
        "production": "brew generate mine extract harvest smelt produce make manufacture build assemble churn",
        "exports": "export",
        "imports": "import",
        "deliveries": "deliver hand",
        "shipments": "ship",
        "registrations": "register",
        "orders": "order",
        "employees": "employ",
        "profit": "earn",
        "customers": "serve",
    }.items()
    for verb in verbs.split()
}
"""Verbs whose object is counted: "sold 1.2 million vehicles" is sales."""

HANDLE_VERBS: Final = frozenset(
    "carry handle process transport fly treat operate run own employ have hold manage control move lease comprise include".split()
)
"""What a company does with what it has, or what goes through its hands: the count is named by its noun."""

MONEY_VERBS: Final[dict[str, str]] = {
    "turn": "revenue",
    "earn": "profit",
    "lose": "loss",
    "gross": "revenue",
    "net": "net_profit",
}
"""Verbs whose sum of money is a figure of the subject: "lost $27 million"."""

UNNAMED: Final = frozenset(
    "number total figure level amount value size move thing part plan deal step way people person report result team rest "
    "bulk most half majority effect impact one other round stake news day week month quarter year decade time date "
    "transaction agreement offer bid project work move announcement sum contract package fund".split()
)
"""Subjects of "rose to" and "was" that name no measure by themselves."""

FINANCIAL: Final = frozenset(
    "revenue profit net_profit operating_profit gross_profit pretax_profit income net_income operating_income loss net_loss "
    "margin gross_margin operating_margin cost dividend debt net_debt cash cash_flow earnings_per_share capital_expenditure "
    "share_price market_value valuation assets".split()
)
"""Measures that only companies have; a common noun before them says which part of it, not whose."""

OUTLOOK_NOUNS: Final[dict[str, Outlook]] = {
    "guidance": "guidance", "outlook": "guidance", "forecast": "forecast", "projection": "forecast", "estimate": "forecast",
    "prediction": "forecast", "target": "target", "goal": "target", "aim": "target", "ambition": "target",
}  # fmt: skip
OUTLOOK_VERBS: Final[dict[str, Outlook]] = {
    "guide": "guidance", "expect": "forecast", "forecast": "forecast", "project": "forecast", "predict": "forecast",
    "anticipate": "forecast", "see": "forecast", "estimate": "forecast", "reckon": "forecast", "target": "target", "aim": "target",
    "plan": "target", "want": "target", "hope": "target", "intend": "target", "seek": "target",
}  # fmt: skip
"""Nouns and verbs that say that a figure has yet to come true."""

FLEET_NOUNS: Final = frozenset(
    "aircraft plane jet airliner ship vessel ferry tanker bulker carrier helicopter locomotive".split()
)
JOB_VERBS: Final = frozenset("create add cut axe shed bring support generate promise eliminate fill offer provide".split())
HIRE_VERBS: Final = frozenset("hire recruit take add".split())
LAYOFF_VERBS: Final = frozenset("let lay dismiss fire sack furlough".split())
PEOPLE_HIRED: Final = frozenset(
    "engineer worker employee developer programmer scientist researcher driver pilot technician nurse graduate person apprentice "
    "staff specialist salesperson agent".split()
)
PLACES_COUNTED: Final[dict[str, str]] = {
    "country": "countries",
    "city": "cities",
    "market": "countries",
    "territory": "countries",
}
WIN_VERBS: Final = frozenset("add gain lose sign win attract".split())
MAKE_VERBS: Final = frozenset(
    "make produce turn process dispatch handle assemble build generate manufacture carry treat recycle pump refine churn supply".split()
)
TRADE_VERBS: Final = frozenset("supply buy sell order win deliver ship receive secure sign purchase lose".split())
OWN_VERBS: Final = frozenset("own hold control keep retain".split())
PRICE_VERBS: Final = frozenset("cost price sell retail start".split())
PRICED_BY: Final = frozenset(
    "barrel tonne ton kg kilo kilogram ounce pound bushel quintal litre gallon kWh MWh W MW therm feu teu FEU TEU box parcel sack carat".split()
)
"""What goods are sold by: a sum per one of these is a price."""
COMMODITIES: Final = frozenset(
    "crude brent wti intermediate future futures gold silver copper nickel aluminium aluminum zinc tin ore wheat corn maize soybean coffee cocoa "
    "sugar cotton rubber carbonate oil gas coal steel rebar palm rice milk".split()
)
"""What trades under its own name: a sum that it rises or falls to is its price."""
TRADING_WORDS: Final = frozenset(
    "shares stock trading premarket pre-market hours close closed bourse session midday investors listed traders scrip".split()
)
BOURSES: Final = frozenset(
    "seoul tokyo shanghai shenzhen london frankfurt paris mumbai sydney toronto amsterdam zurich milan madrid copenhagen stockholm "
    "oslo helsinki taipei singapore johannesburg york kong brussels vienna warsaw lisbon".split()
)

REACH_VERBS: Final = frozenset("reach operate have run serve enter cover own manage open be exist sell boast".split())
"""What a company does with the countries, stores or customers that it has."""

LEVEL_VERBS: Final = frozenset(
    "be reach hit total stand amount come surpass exceed top cross average remain stay equal account represent pass end close "
    "trade settle finish ease number pass fetch "
    "constitute comprise make touch near approach".split()
)
"""Verbs that give a measure its level: "sales reached 5 million"."""

COUNTING_VERBS: Final = frozenset("number total reach exceed pass top hit stand surpass cross".split())
"""Verbs by which those who are counted give their number: "customers totalled 37 million"."""

REPORT_VERBS: Final = frozenset(
    "report post record book achieve see witness generate register log show announce deliver register enjoy suffer have "
    "expect forecast project predict target guide anticipate estimate notch showcase mark experience command hold "
    "boast claim gain capture win".split()
)
"""Verbs that a subject's figures are the object of: "reported revenue of $5 billion"."""

FLOWS: Final = frozenset(
    "sales production exports imports deliveries shipments registrations orders revenue profit net_profit income "
    "net_income operating_profit gross_profit pretax_profit loss net_loss consumption investment volume cost margin "
    "operating_margin gross_margin earnings_per_share capital_expenditure order_intake occupancy utilization".split()
)
"""Measures of a period rather than of a moment; only these take the period of the sentences before."""

OF_COUNTRIES: Final = frozenset(
    "exports imports gdp inflation unemployment registrations production shipments surplus consumption".split()
)
"""Measures that countries have: where no company is told of, they are those of the country that was."""

STOCKS: Final = frozenset(
    "employees jobs stores branches restaurants countries customers factories models patents debt net_debt cash assets deposits "
    "market_value valuation share_price capacity range backlog inventory dividend price price_target reservations guidance rank "
    "streak stake investment funding interest_rate index premiums premium fleet".split()
)
"""Measures of a moment: these don't take the period of the sentences before."""

# dimension of a unit -> what it says of a thing or a process
DIMENSION_NAMES: Final[dict[str, str]] = {
    "time": "time", "voltage": "voltage", "power": "power", "length": "length", "mass": "weight", "torque": "torque",
    "speed": "speed", "temperature": "temperature", "energy": "energy", "charge": "charge", "current": "current",
    "frequency": "frequency", "data": "capacity", "area": "area", "volume": "volume",
}  # fmt: skip
PROCESS_NOUNS: Final[dict[str, str]] = {
    "charge": "charging", "charging": "charging", "recharge": "charging", "delivery": "delivery", "build": "build",
    "refuelling": "refuelling", "refueling": "refuelling", "processing": "processing", "waiting": "waiting",
    "flight": "flight", "boot": "boot", "top-up": "charging",
}  # fmt: skip
"""Nouns of processes that a physical quantity describes: "a 10-minute charge" takes a charging time."""
