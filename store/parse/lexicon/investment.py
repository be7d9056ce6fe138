"""Words of investments: what is invested in, what is done, how far it has come."""

from __future__ import annotations

from typing import Final, Literal

from store.model import InvestmentType

STAKE_NOUNS: Final = frozenset("position slice stake shareholding shareholder stakeholding interest holding".split())
FACILITY_NOUNS: Final = frozenset(
    "plant factory furnace kiln complex gigafactory megafactory facility refinery smelter mill foundry fab warehouse datacentre "
    "datacenter shipyard brewery distillery bakery mine terminal pipeline hub campus site farm park base line "
    "workshop laboratory smelter extension shipyard depot reactor hospital hotel store outlet showroom sawmill terminal centre center shed furnace shop branch restaurant museum bakery dairy observatory "
    "hatchery cannery abattoir slaughterhouse winery quarry creamery biorefinery steelworks ironworks roastery supermarket mall resort electrolyser electrolyzer interconnector runway clinic studio mast tower wharf berth vineyard greenhouse ranch kitchen cleanroom station casthouse yard dock dam hangar substation reservoir".split()
)
"""What is built. The general ones (site, line, centre, …) count only with a word of making before them."""
GENERAL_FACILITIES: Final = frozenset(
    "complex hub campus site farm park base line facility terminal mine depot store outlet hospital hotel centre center "
    "supermarket mall resort winery quarry mill showroom shed shop branch restaurant museum bakery dairy clinic studio mast tower wharf berth kitchen ranch station yard dock dam hangar reservoir".split()
)
MAKING_WORDS: Final = frozenset(
    "production manufacturing assembly factory plant battery solar wind data logistics distribution fulfilment "
    "fulfillment chip semiconductor wafer vehicle car steel chemical hydrogen processing recycling packaging power "
    "energy industrial ammonia lng export lithium copper gold nickel cement".split()
)
PARTNERSHIP_NOUNS: Final = frozenset(
    "loi mou memorandum partnership alliance cooperation collaboration agreement pact contract deal tie-up".split()
)
ROUND_NOUNS: Final = frozenset("round funding financing placement".split())
RAISE_VERBS: Final = frozenset("raise secure bag land pull mop attract draw seek find net collect procure rake".split())
BID_NOUNS: Final = frozenset("bid offer proposal approach".split())
BID_VERBS: Final = frozenset(
    "table weigh mull explore study ready lodge submit improve up lapse reject withdraw make launch drop abandon raise sweeten accept fail rebuff consider prepare improve refuse collapse".split()
)
DEBT_NOUNS: Final = frozenset(
    "sukuk financing credit bond bonds loan loans notes debenture debentures debt mortgage overdraft".split()
)
PURCHASE_NOUNS: Final = frozenset("acquisition takeover purchase buyout buy-out".split())
DISPOSAL_NOUNS: Final = frozenset("divestment divestiture disposal".split())
WORKS_NOUNS: Final = frozenset(
    "upgrade expansion extension conversion modernisation modernization revamp overhaul refurbishment enlargement retooling "
    "redevelopment renovation deepening widening".split()
)
"""What is done to what stands already: an investment in it."""
RESEARCH_WORDS: Final = frozenset("research r&d rd r".split())
INVENTIVE_WORDS: Final = frozenset("innovation engineering development design technology tech".split())
"""What a centre of research is also called by."""
RESEARCH_NOUNS: Final = frozenset("centre center lab laboratory institute hub facility campus research".split())
LABORATORIES: Final = frozenset("lab laboratory".split())
PLAN_NOUNS: Final = frozenset(
    "plan proposal intention project programme program bid effort talk negotiation discussion".split()
)
BUILDING_NOUNS: Final = frozenset("construction opening expansion building completion start work upgrade".split())
"""What is told of a plant when it, and not who builds it, is the subject: "construction of X's plant will begin"."""
CONSENT_NOUNS: Final = frozenset("approval permission consent go-ahead decision clearance".split())
TALK_NOUNS: Final = frozenset("talk negotiation discussion".split())
OPENED_IN_NUMBERS: Final = frozenset("store shop outlet branch restaurant hotel showroom clinic mast tower".split())
"""What chains open by the dozen: a number of these is a plan of building."""
SUM_NOUNS: Final = frozenset("investment spending outlay expenditure capital money sum cash".split())

DEAL_NOUNS: Final = frozenset(
    "deal transaction acquisition purchase takeover offer bid sale merger agreement contract order price consideration stake share "
    "combination buyout tie-up".split()
)
PROJECT_NOUNS: Final = FACILITY_NOUNS | frozenset(
    "project investment expansion phase construction outlay development scheme building spending cost programme program unit "
    "upgrade conversion".split()
)
WORTH_VERBS: Final = frozenset(
    "be value cost total amount involve require represent come put estimate pay run reach stand exceed invest contribute spend "
    "commit need budget fetch".split()
)
"""What "the deal" and "the project" are said to be worth, and by which verbs."""

ENDING_VERBS: Final = frozenset("collapse fail end founder stall break resume begin continue start halt".split())
"""What becomes of talks and mergers."""
CANCELLING_VERBS: Final = frozenset("scrap cancel abandon shelve drop pull halt exit ditch axe freeze suspend quit".split())

CLOSING_VERBS: Final = frozenset("shut idle mothball shutter demolish vacate exit leave".split())
"""What is done to a plant that is no investment in it; "close" is one for plants, and the end of a deal elsewhere."""

PURCHASE_VERBS: Final = frozenset("acquire buy purchase snap swallow absorb scoop gobble".split())
PARTNER_VERBS: Final = frozenset("tie partner collaborate cooperate team ally".split())
INVEST_VERBS: Final = frozenset("channel funnel allocate commit invest pour plough plow inject pump put spend sink".split())
ORDER_VERBS: Final = frozenset("order source license licence lease".split())
CONTRACT_NOUNS: Final = frozenset("contract deal agreement order".split())
CONTRACT_VERBS: Final = frozenset(
    "confirm announce win sign secure land receive get bag clinch award place lose obtain".split()
)
UNIT_NOUNS: Final = frozenset(
    "unit business division arm operation asset subsidiary brand portfolio plant factory site".split()
)
"""Parts of companies that change hands; whose they were, sold them."""
SUPPLY_VERBS: Final = frozenset("supply run provide process build deliver operate make handle manufacture produce go".split())
BUILDING_VERBS: Final = frozenset(
    "build expand enlarge upgrade convert fit modernise modernize retool construct open extend double renovate equip refurbish "
    "install develop overhaul reopen restart".split()
)
LENDING_VERBS: Final = frozenset("lend add provide extend grant give offer".split())
"""Verbs whose subject is the lender of a loan rather than the borrower."""
BORROW_VERBS: Final = frozenset("borrow".split())
SHARE_VERBS: Final = frozenset(
    "hand transfer take buy acquire purchase pick own hold sell get snap secure control keep retain have gain grab amass "
    "accumulate obtain receive divest offload dispose".split()
)
"""What is done with a percentage of a company."""
DISPOSE_VERBS: Final = frozenset(
    "hand transfer sell divest offload dispose hive spin unload carve shed demerge part jettison relinquish".split()
)

BUSINESS_PARTS: Final = frozenset(
    "business unit division subsidiary arm maker startup start-up company operation operator brand majority rival firm".split()
)
"""What is bought and sold of companies, besides companies by name."""

ACTION_VERBS: Final[dict[InvestmentType, frozenset[str]]] = {
    "equity_stake": frozenset(
        "disclose reveal report declare amass divest dispose reduce double take lift up trim have pick boost cut buy acquire purchase become hold own get pay invest commit agree secure obtain raise increase sell offload "
        "announce plan build pick snap gain amass complete approve finalise finalize".split()
    ),
    "plant": frozenset(
        "put spend channel sink plough erect install retool pick choose host build construct open expand plan announce unveil reveal share invest establish set launch start begin break "
        "complete commit spend erect develop add create inaugurate retool convert upgrade finish approve propose "
        "consider mull scrap cancel abandon shelve delay postpone want intend seek make pour pump commission "
        "replace modernise modernize kick give pause defer freeze enlarge double triple reopen dedicate lay clear call commission inaugurate greenlight okay pay go plan roll erect shelve exit drop line use devote earmark start rise launch mothball halt suspend".split()
    ),
    "joint_venture": frozenset("hold own contribute call enter incorporate negotiate abandon scrap cancel drop end dissolve exit terminate shelve form set create establish launch announce agree sign found plan build invest start unveil".split()),
    "partnership": frozenset(
        "sign ink strike reach announce form enter seal conclude agree unveil extend expand forge win award secure "
        "have renew establish end cancel terminate scrap drop suspend negotiate discuss pursue".split()
    ),
    "research": frozenset("go devote use earmark fund set open build establish set invest spend launch announce plan create commit inaugurate unveil expand".split()),
    "funding_round": frozenset("net collect procure rake line seek find raise close secure complete lead announce join receive land bag pull mop attract draw".split()),
    "debt": frozenset("agree negotiate refinance close complete line issue sell raise take secure borrow sign obtain price place launch add provide extend grant give receive get arrange".split()),
    "acquisition": frozenset(
        "clinch secure conclude clear sanction authorise authorize "
        "complete announce agree close finalise finalize make propose plan approve launch abandon drop scrap finance fund "
        "pursue consider confirm walk withdraw pull win block reject strike seal terminate call end".split()
    ),
    "divestment": frozenset("explore consider weigh study mull pursue discuss prepare complete announce agree close finalise finalize plan approve propose".split()),
}  # fmt: skip

Step = Literal["rumoured", "planned", "announced", "agreed", "started", "completed", "cancelled"]
"""How far the verbs say that a deal has come; what one side announces is a plan to readers of facts."""

STATUS_WORDS: Final[dict[str, Step]] = {
    word: status  # type: ignore[misc]  # the keys of the table are the literals
    for status, words in {
        "cancelled": "end pause freeze suspend halt mothball pull block terminate call scrap cancel abandon shelve drop withdraw terminate halt reject collapse ditch axe lapse rebuff spurn snub fail refuse walk",
        "rumoured": "consider mull weigh explore eye study discuss negotiate talk rumour rumor ponder",
        "planned": "commit pledge earmark allocate reserve budget look offer seek plan intend aim propose want seek expect hope prepare share reveal bid",
        "announced": "announce unveil say launch",
        "agreed": "agree sign ink strike reach approve enter seal accept",
        "started": "start begin break commence construct",
        "completed": "complete finish finalise finalize close open inaugurate take buy acquire purchase become "
        "invest raise build form set establish sell buy issue secure expand spend divest lead pour own hold put pick lift borrow pull land bag snap",
    }.items()
    for word in words.split()
}
STATUS_ORDER: Final[tuple[Step, ...]] = (
    "cancelled", "rumoured", "planned", "announced", "agreed", "started", "completed",
)  # fmt: skip
"""Of the words in one chain of verbs the first of these decides: "agreed to buy" is agreed, "scrapped plans" cancelled."""

TOGETHER: Final = frozenset("combined jointly together total collectively".split())
"""What says that one sum is meant for several investors."""
