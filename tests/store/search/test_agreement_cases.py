"""Pairs of facts of two documents, and what the second says of the thing that the first tells of: the same, something
else, another step of it, or nothing, being about another thing. Every pair is looked at from both sides.
"""

from __future__ import annotations

import pytest

from store.frozen import replace
from store.model import Fact, Investment, said_of_companies
from store.search.agreement import SameThing, same_thing
from store.search.grouping import Groups
from tests.store.search.telling import deal, figure, money, moved, names

SAME, DIFFERENT, ANOTHER_STEP = "same", "different", "another step"


def bought(
    amount: str | None = None, *, stake: str | None = None, date: str | None = None, told: str | None = "2024-01-20"
) -> Investment:
    """Northwind Motors buys Quillon Robotics."""
    paid = money(amount) if amount else None
    return deal("acquisition", "Northwind Motors", "Quillon Robotics", paid, stake=stake, date=date, told=told)


def both_ways(fact: Fact, other: Fact, groups: Groups) -> tuple[str | None, str | None]:
    """What each of two facts says of the other's thing, told in two documents."""
    other = replace(other, document="another")
    return said(same_thing(fact, other, groups)), said(same_thing(other, fact, groups))


def said(same: SameThing | None) -> str | None:
    """What one fact says of another's thing, in a word."""
    if same is None:
        return None
    return DIFFERENT if same.differ else SAME if same.confirms else ANOTHER_STEP


# Deals -----------------------------------------------------------------------------------------------------------------

NORTHWIND, HARBOUR, LARCH = "Northwind Motors", "Harbour Lane", "Larch Works"
QUILLON, TAVISTOCK = "Quillon Robotics", "Tavistock Foods"

DEALS: dict[str, tuple[Fact, Fact, str | None]] = {
    # Sums
    "one sum is one sum": (bought("$700 million"), bought("$700 million"), SAME),
    "a sum that only one text gives is no disagreement": (bought("$700 million"), bought(), SAME),
    "700 million are not 900 million": (bought("$700 million"), bought("$900 million"), DIFFERENT),
    "1.2 billion may be 1.23 billion": (bought("$1.2 billion"), bought("$1.23 billion"), SAME),
    "about 700 million may be 740 million": (bought("about $700 million"), bought("$740 million"), SAME),
    "up to 2 billion may be 1.2 billion": (bought("up to $2 billion"), bought("$1.2 billion"), SAME),
    "over 1 billion may be 1.4 billion": (bought("over $1 billion"), bought("$1.4 billion"), SAME),
    "over 1 billion is not 800 million": (bought("over $1 billion"), bought("$800 million"), DIFFERENT),
    "a number within a range agrees with it": (bought("$1 billion to $2 billion"), bought("$1.5 billion"), SAME),
    "a number outside a range does not": (bought("$1 billion to $2 billion"), bought("$2.5 billion"), DIFFERENT),
    "a sum that was converted may be off by a little": (bought("$700 million"), bought("€640 million"), SAME),
    "a sum that was converted may not be off by much": (bought("$700 million"), bought("€900 million"), DIFFERENT),
    "sums many times apart are two deals": (bought("$5 million"), bought("$700 million"), None),
    "sums many times apart are two deals in two currencies too": (bought("$700 million"), bought("€5 billion"), None),
    # Stakes
    "5% may be 4.99%": (bought(stake="5"), bought(stake="4.99"), SAME),
    "5% are not 9%": (bought(stake="5"), bought(stake="9"), DIFFERENT),
    "51% are a stake or an acquisition": (
        deal("acquisition", NORTHWIND, QUILLON, stake="51"),
        deal("equity_stake", NORTHWIND, QUILLON, stake="51"),
        SAME,
    ),
    "a stake without its sum is not all of the company": (
        deal("equity_stake", NORTHWIND, QUILLON, stake="12"),
        deal("acquisition", NORTHWIND, QUILLON, money("$700 million")),
        None,
    ),
    # Who, and whether
    "another buyer is another deal": (
        deal("acquisition", NORTHWIND, QUILLON, money("$700 million")),
        deal("acquisition", HARBOUR, QUILLON, money("$700 million")),
        None,
    ),
    "another target is another deal": (
        deal("acquisition", NORTHWIND, QUILLON, money("$700 million")),
        deal("acquisition", NORTHWIND, TAVISTOCK, money("$700 million")),
        None,
    ),
    "one buyer of two is the buyer": (
        deal("acquisition", f"{NORTHWIND}, {HARBOUR}", QUILLON),
        deal("acquisition", HARBOUR, QUILLON),
        SAME,
    ),
    "a target that only one text names is told by the sum": (
        deal("acquisition", NORTHWIND, QUILLON, money("$700 million")),
        deal("acquisition", NORTHWIND, None, money("$700 million")),
        SAME,
    ),
    "a target that only one text names is not told without a sum": (
        deal("acquisition", NORTHWIND, QUILLON),
        deal("acquisition", NORTHWIND),
        None,
    ),
    "a purchase is no loan": (deal("acquisition", NORTHWIND, QUILLON), deal("debt", NORTHWIND, QUILLON), None),
    "a deal that was called off was not completed": (
        deal("acquisition", NORTHWIND, QUILLON, status="completed"),
        deal("acquisition", NORTHWIND, QUILLON, status="cancelled"),
        DIFFERENT,
    ),
    "a deal that was agreed may be completed since": (
        deal("acquisition", NORTHWIND, QUILLON, status="agreed"),
        deal("acquisition", NORTHWIND, QUILLON, status="completed", told="2024-03-20"),
        SAME,
    ),
    "a deal that was called off is the one that was agreed, and does not confirm it": (
        deal("acquisition", NORTHWIND, QUILLON, status="agreed"),
        deal("acquisition", NORTHWIND, QUILLON, status="cancelled", told="2024-08-20"),
        ANOTHER_STEP,
    ),
    "a deal that goes on to its end may take years": (
        deal("acquisition", NORTHWIND, QUILLON, money("$700 million"), status="agreed"),
        deal("acquisition", NORTHWIND, QUILLON, money("$700 million"), status="completed", told="2025-06-20"),
        SAME,
    ),
    "a deal that is at its end does not begin again": (
        deal("acquisition", NORTHWIND, QUILLON, status="completed"),
        deal("acquisition", NORTHWIND, QUILLON, status="agreed", told="2025-06-20"),
        None,
    ),
    "what was only talked about is no figure that is wrong": (
        deal("acquisition", NORTHWIND, QUILLON, money("$500 million"), status="rumoured"),
        deal("acquisition", NORTHWIND, QUILLON, money("$700 million"), status="agreed", told="2024-02-20"),
        SAME,
    ),
    "the seller's side and the buyer's are one deal": (
        deal("divestment", "Harbour Lane", "Baltic business", money("€200 million"), sellers="Tavistock Foods"),
        deal("acquisition", "Harbour Lane", "Baltic business", money("€200 million")),
        SAME,
    ),
    "two sellers of one business sell two parts of it": (
        deal("divestment", "", "Baltic business", sellers="Tavistock Foods"),
        deal("divestment", "", "Baltic business", sellers="Larch Works"),
        None,
    ),
    "a sale agrees with itself": (
        deal("divestment", "", "Baltic business", money("€200 million"), sellers="Tavistock Foods"),
        deal("divestment", "", "Baltic business", money("€200 million"), sellers="Tavistock Foods"),
        SAME,
    ),
    # When
    "a deal is told again when it closes": (bought("$700 million"), bought("$700 million", told="2024-03-28"), SAME),
    "the same sum a year later is another deal": (bought("$700 million"), bought("$700 million", told="2025-01-20"), None),
    "other sums two months later are another round": (
        deal("funding_round", HARBOUR, QUILLON, money("$20 million"), told="2024-01-10"),
        deal("funding_round", HARBOUR, QUILLON, money("$50 million"), told="2024-03-20"),
        None,
    ),
    "other sums in one week are one round told differently": (
        deal("funding_round", HARBOUR, QUILLON, money("$20 million"), told="2024-01-10"),
        deal("funding_round", HARBOUR, QUILLON, money("$25 million"), told="2024-01-12"),
        DIFFERENT,
    ),
    "a small round and a large one are two rounds in one week too": (
        deal("funding_round", HARBOUR, QUILLON, money("$5 million"), told="2024-01-10"),
        deal("funding_round", HARBOUR, QUILLON, money("$50 million"), told="2024-01-12"),
        None,
    ),
    "the bond of January is not the bond of March": (
        deal("debt", "", NORTHWIND, money("€1 billion"), told="2024-01-10"),
        deal("debt", "", NORTHWIND, money("€2 billion"), told="2024-03-10"),
        None,
    ),
    "the budgets of two years are two": (
        deal("research", NORTHWIND, None, money("€10 billion"), date="2022"),
        deal("research", NORTHWIND, None, money("€14 billion"), date="2024"),
        None,
    ),
}  # fmt: skip

# Sites, and those who act together -------------------------------------------------------------------------------------

SITES: dict[str, tuple[Fact, Fact, str | None]] = {
    "a bus plant is no battery plant": (
        deal("plant", NORTHWIND, "bus plant", place="Hungary"),
        deal("plant", NORTHWIND, "battery plant", place="Hungary"),
        None,
    ),
    "a plant and a factory in one place are one": (
        deal("plant", NORTHWIND, "battery plant", place="Hungary"),
        deal("plant", NORTHWIND, "a new battery factory", place="Hungary"),
        SAME,
    ),
    "a plant told without what it makes is the plant of that place": (
        deal("plant", NORTHWIND, "battery plant", place="Hungary"),
        deal("plant", NORTHWIND, "plant", place="Hungary"),
        SAME,
    ),
    "a plant in a city is the plant of its country": (
        deal("plant", NORTHWIND, "battery plant", place="Debrecen", country="HU"),
        deal("plant", NORTHWIND, "battery plant", place="Hungary", country="HU"),
        SAME,
    ),
    "a plant in a city is not the plant of another country": (
        deal("plant", NORTHWIND, "battery plant", place="Debrecen", country="HU"),
        deal("plant", NORTHWIND, "battery plant", place="Thailand", country="TH"),
        None,
    ),
    "plants in two cities of a country are two": (
        deal("plant", NORTHWIND, "battery plant", place="Debrecen", country="HU"),
        deal("plant", NORTHWIND, "battery plant", place="Szeged", country="HU"),
        None,
    ),
    "a plant that was planned is opened years later": (
        deal("plant", NORTHWIND, "battery plant", place="Debrecen", country="HU", status="planned"),
        deal("plant", NORTHWIND, "battery plant", place="Debrecen", country="HU", status="completed", told="2026-01-20"),
        SAME,
    ),
    "the second plant of a place is another one": (
        deal("plant", NORTHWIND, "battery plant", place="Hungary"),
        deal("plant", NORTHWIND, "second battery plant", place="Hungary"),
        None,
    ),
    "plants in two places are two": (
        deal("plant", NORTHWIND, "battery plant", place="Hungary"),
        deal("plant", NORTHWIND, "battery plant", place="Thailand"),
        None,
    ),
    "a plant somewhere with another sum may be another plant": (
        deal("plant", NORTHWIND, "battery plant", money("€4 billion"), place="Hungary"),
        deal("plant", NORTHWIND, "battery plant", money("€2 billion")),
        None,
    ),
    "one plant in one place has one sum": (
        deal("plant", NORTHWIND, "battery plant", money("€4 billion"), place="Hungary"),
        deal("plant", NORTHWIND, "battery plant", money("€2 billion"), place="Hungary"),
        DIFFERENT,
    ),
    "a sum for all is not a part of it": (
        deal("plant", NORTHWIND, "battery plant", money("$10 billion", shared=True), place="Thailand"),
        deal("plant", NORTHWIND, "battery plant", money("$4 billion"), place="Thailand"),
        None,
    ),
    "a battery lab is no driving centre": (
        deal("research", NORTHWIND, "battery lab", place="China"),
        deal("research", NORTHWIND, "autonomous driving centre", place="China"),
        None,
    ),
    "the plant of another company is another plant": (
        deal("plant", NORTHWIND, "battery plant", place="Hungary"),
        deal("plant", LARCH, "battery plant", place="Hungary"),
        None,
    ),
    "a partnership has no first party": (
        deal("partnership", NORTHWIND, QUILLON),
        deal("partnership", QUILLON, NORTHWIND),
        SAME,
    ),
    "a partner is a target or an investor": (
        deal("joint_venture", NORTHWIND, QUILLON),
        deal("joint_venture", f"{NORTHWIND}, {QUILLON}"),
        SAME,
    ),
    "ventures with two partners are two": (
        deal("joint_venture", f"{NORTHWIND}, {QUILLON}", place="China"),
        deal("joint_venture", f"{NORTHWIND}, {LARCH}", place="China"),
        None,
    ),
}  # fmt: skip

# Figures ---------------------------------------------------------------------------------------------------------------

YEAR_EARLIER, QUARTER_EARLIER = "a year earlier", "the previous quarter"

FIGURES: dict[str, tuple[Fact, Fact, str | None]] = {
    # Levels
    "1.2 million may be 1,203,456": (figure("1.2 million"), figure("1,203,456"), SAME),
    "1.2 million are not 1,303,456": (figure("1.2 million"), figure("1,303,456"), DIFFERENT),
    "1 million may be 960,000": (figure("1 million"), figure("960,000"), SAME),
    "1 million are not 700,000": (figure("1 million"), figure("700,000"), DIFFERENT),
    "1,000,000 to the last digit are not 960,000": (figure("1,000,000"), figure("960,000"), DIFFERENT),
    "over 1 million are not 900,000": (figure("over 1 million"), figure("900,000"), DIFFERENT),
    "at least 500 may be 800": (figure("at least 500"), figure("800"), SAME),
    "at least 500 are not 2,000": (figure("at least 500"), figure("2,000"), DIFFERENT),
    "96 percent are not 100 percent": (
        figure("96%", "percent", measure="capacity_use"),
        figure("100%", "percent", measure="capacity_use"),
        DIFFERENT,
    ),
    "a margin within a range agrees with it": (
        figure("2% to 5%", "percent", measure="margin"),
        figure("3%", "percent", measure="margin"),
        SAME,
    ),
    # Units
    "a vehicle is a car to those who sell them": (figure("960,000"), figure("960,000", "car"), SAME),
    "a bare number counts what is sold": (figure("960,000", None), figure("960,000"), SAME),
    "a figure that was converted may be off by a little": (
        figure("322 million", "USD", measure="revenue"),
        figure("300 million", "EUR", measure="revenue"),
        SAME,
    ),
    "a figure that was converted may not be off by much": (
        figure("322 million", "USD", measure="revenue"),
        figure("500 million", "EUR", measure="revenue"),
        DIFFERENT,
    ),
    "tonnes and vehicles are not compared": (figure("322 million", "t"), figure("322 million"), None),
    # Time
    "ten months are not eleven": (
        figure("2.4 million", period="2023-01..2023-10"),
        figure("2.7 million", period="2023-01..2023-11"),
        None,
    ),
    "ten months are not the year": (figure("2.4 million", period="2023-01..2023-10"), figure("3.0 million"), None),
    "a quarter is not the year": (figure("944,779", period="2023-Q4"), figure("3.0 million"), None),
    "a quarter is its three months": (figure("944,779", period="2023-Q4"), figure("944,779", period="2023-10..2023-12"), SAME),
    "a year ends when its last day does": (figure("1.2 million", period="2023-01..2023-12-31"), figure("1.2 million"), SAME),
    "figures of no time are not compared": (figure("1.2 million", period=None), figure("1.2 million", period=None), None),
    # Of what
    "the world is not one country": (figure("3.0 million"), figure("2.7 million", place="China"), None),
    "two countries are two figures": (figure("3.0 million", place="India"), figure("2.7 million", place="China"), None),
    "sales are not production": (figure("3.0 million"), figure("3.0 million", measure="production"), None),
    "two companies are two figures": (figure("3.0 million"), figure("3.0 million", subject=LARCH), None),
    "two products of one name are two": (
        figure("10,000", subject="Heron", owner="Brightwater"),
        figure("4,700", subject="Heron", owner=NORTHWIND),
        None,
    ),
    "a product is known without its maker": (
        figure("10,000", subject="Heron", owner="Brightwater"),
        figure("10,000", subject="Heron"),
        SAME,
    ),
    # What is still to come
    "guidance is not what came of it": (figure("3.0 million", outlook="guidance"), figure("3.1 million"), None),
    "two forecasts may differ": (figure("3.0 million", outlook="forecast"), figure("3.4 million", outlook="forecast"), None),
    "one guidance is told twice": (figure("3.0 million", outlook="guidance"), figure("3.0 million", outlook="guidance"), SAME),
    # Growth
    "a level without growth agrees with one that has it": (
        figure("3.0 million", change=moved("up 62%")),
        figure("3.0 million"),
        SAME,
    ),
    "one level with two growths is told differently": (
        figure("3.0 million", change=moved("up 62%")),
        figure("3.0 million", change=moved("up 26%")),
        DIFFERENT,
    ),
    "growth alone is compared with growth": (
        figure("3.0 million", change=moved("up 62%")),
        figure(None, change=moved("up 26%")),
        DIFFERENT,
    ),
    "62% may be 61.9%": (figure(None, change=moved("up 62%")), figure(None, change=moved("up 61.9%")), SAME),
    "a rise is no fall": (figure(None, change=moved("up 12%")), figure(None, change=moved("down 12%")), DIFFERENT),
    "growth over a year is not growth over a quarter": (
        figure(None, period="2023-Q4", change=moved("up 62%", YEAR_EARLIER)),
        figure(None, period="2023-Q4", change=moved("up 15%", QUARTER_EARLIER)),
        None,
    ),
    "growth and a level say nothing of each other": (figure(None, change=moved("up 62%")), figure("3.0 million"), None),
}  # fmt: skip

# Names -----------------------------------------------------------------------------------------------------------------

AG, INC = "Merrow AG", "Merrow Inc."
APART = names(("Merrow AG",), ("Merrow Inc.",), ("Merrow",))
SPLIT = names(("Merrow AG",), ("Merrow",), said=(said_of_companies("split", "Merrow AG", "Merrow", user="ann", time="2024"),))
MERGED = names((AG,), (INC,), said=(said_of_companies("merge", AG, INC, user="ann", time="2024"),))
ALIASES = names((QUILLON, "QR"), ("Brightwater", "BW"), (NORTHWIND, "the group"), (LARCH, "the group"))
FORMS = names(("Brightwater AG",), ("Brightwater",), (f"{QUILLON}, Inc.",), (QUILLON,))

GROUPED: dict[str, tuple[Groups, Fact, Fact, str | None]] = {
    "a target under its alias is the target": (
        ALIASES, deal("acquisition", HARBOUR, QUILLON), deal("acquisition", HARBOUR, "QR"), SAME,
    ),
    "an alias of the target does not make sums agree": (
        ALIASES,
        deal("acquisition", HARBOUR, QUILLON, money("$700 million")),
        deal("acquisition", HARBOUR, "QR", money("$900 million")),
        DIFFERENT,
    ),
    "an alias that nobody claims is another company": (
        Groups(), deal("acquisition", HARBOUR, QUILLON), deal("acquisition", HARBOUR, "QR"), None,
    ),
    "an alias that two companies claim is neither": (
        ALIASES, deal("acquisition", NORTHWIND, QUILLON), deal("acquisition", "the group", QUILLON), None,
    ),
    "an alias of the buyer is the buyer": (
        ALIASES, deal("acquisition", "BW", QUILLON), deal("acquisition", "Brightwater", QUILLON), SAME,
    ),
    "a figure under an alias is the company's": (ALIASES, figure("1.2 million"), figure("1,203,456", subject="BW"), SAME),
    "a legal form does not part a target": (
        FORMS, deal("acquisition", HARBOUR, f"{QUILLON}, Inc."), deal("acquisition", HARBOUR, QUILLON), SAME,
    ),
    "a legal form does not part a figure": (
        FORMS, figure("1.2 million"), figure("1.4 million", subject="Brightwater AG"), DIFFERENT,
    ),
    "two legal forms of one name are two targets": (
        APART, deal("acquisition", HARBOUR, AG), deal("acquisition", HARBOUR, INC), None,
    ),
    "two legal forms of one name are two figures": (
        APART, figure("1.2 million", subject=AG), figure("1.4 million", subject=INC), None,
    ),
    "companies that somebody split are two targets": (
        SPLIT, deal("acquisition", HARBOUR, AG), deal("acquisition", HARBOUR, "Merrow"), None,
    ),
    "companies that somebody split are two buyers": (
        SPLIT, deal("acquisition", AG, QUILLON), deal("acquisition", "Merrow", QUILLON), None,
    ),
    "companies that somebody split are two partners": (
        SPLIT, deal("partnership", HARBOUR, AG), deal("partnership", HARBOUR, "Merrow"), None,
    ),
    "companies that somebody split are two figures": (
        SPLIT, figure("1.2 million", subject=AG), figure("1.4 million", subject="Merrow"), None,
    ),
    "companies that somebody merged are one target": (
        MERGED, deal("acquisition", HARBOUR, AG), deal("acquisition", HARBOUR, INC), SAME,
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "other", "expected"),
    [pytest.param(*case, id=said) for table in (DEALS, SITES, FIGURES) for said, case in table.items()],
)
def test_what_another_document_says(fact: Fact, other: Fact, expected: str | None) -> None:
    assert both_ways(fact, other, Groups()) == (expected, expected)


@pytest.mark.parametrize(
    ("groups", "fact", "other", "expected"), [pytest.param(*case, id=said) for said, case in GROUPED.items()]
)
def test_what_another_document_says_under_other_names(groups: Groups, fact: Fact, other: Fact, expected: str | None) -> None:
    assert both_ways(fact, other, groups) == (expected, expected)


def test_a_document_neither_confirms_nor_contradicts_itself() -> None:
    assert same_thing(bought("$700 million"), bought("$900 million"), Groups()) is None


def test_a_deal_and_a_figure_are_not_compared() -> None:
    assert both_ways(bought("$700 million"), figure("1.2 million", subject=QUILLON), Groups()) == (None, None)
