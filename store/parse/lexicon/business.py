"""Words of business: what companies are called by, what they do, what is not one. No company's name is in here."""

from __future__ import annotations

from typing import Final

COMPANY_NOUNS: Final = frozenset(
    "company chain firm group maker manufacturer automaker carmaker truckmaker chipmaker drugmaker planemaker batterymaker "
    "steelmaker retailer lender bank insurer developer producer supplier operator provider startup start-up upstart "
    "unicorn giant conglomerate brand subsidiary unit affiliate rival competitor partner corporation business "
    "enterprise multinational utility airline brewer miner refiner publisher broadcaster contractor shipbuilder "
    "exporter importer distributor wholesaler grocer vendor platform fintech investor shareholder owner buyer bidder "
    "suitor acquirer parent holding fund consultancy agency broker brokerage builder shipper carrier leader player "
    "label marque specialist powerhouse heavyweight behemoth pioneer newcomer incumbent challenger challenger outfit "
    "foundry explorer tannery caterer designer recycler miller baker smelter studio newspaper publisher utility miner consultancy clinic joint-venture tech biotech drugmaker jeweller jeweler hotelier landlord outsourcer trader ".split()
)
"""A noun that a company can be called by: "electric vehicle upstart X", "X, a … maker", "the carmaker"."""

DESCRIPTIONS: Final = COMPANY_NOUNS - frozenset(
    "unit partner rival competitor investor shareholder owner buyer brand leader player platform agency fund "
    "holding subsidiary affiliate label tech parent business".split()
)
"""Of those, the ones that stand for a company on their own after "the"."""

BRAND_NOUNS: Final = frozenset("brand marque label sub-brand".split())
OWNED_NOUNS: Final = frozenset("brand marque label sub-brand subsidiary unit division arm affiliate business".split())

BUSINESS_VERBS: Final = frozenset(
    "sell produce make manufacture build deliver export import ship announce reveal unveil launch sign invest acquire "
    "buy purchase commit pledge test report post expand open operate own develop supply employ hire raise plan "
    "introduce release license partner merge divest spin list float book generate earn recall construct establish "
    "outsell overtake compete roll design market distribute fund finance back secure win complete close agree approve "
    "earmark allocate inject refinance borrow rescue inaugurate mothball shelve scrap subscribe source order "
    "take tap team pay bid offer price cut lay shut idle restructure file share unveil price retain advise process serve supply".split()
)
"""What companies do; a proper name that does one of these is a company unless it is something else."""

CORPORATE_VERBS: Final = frozenset(
    "sell acquire buy purchase ship manufacture merge divest recall outsell earn post list float restructure launch "
    "invest".split()
)
"""Of those, the ones that cities and governments, which news calls by the same sort of name, seldom do."""

PEOPLE_NOUNS: Final = frozenset(
    "worker customer consumer user buyer shopper leader member minister lawmaker investor player driver passenger owner "
    "officer director manager author writer doctor teacher farmer voter traveller traveler factor sector number order "
    "quarter year matter former other computer founder speaker reader viewer subscriber doctor actor policymaker "
    "shareholder stakeholder commuter visitor server reactor tractor container".split()
)
"""Nouns in -er and -or whose lists are not of companies."""

COMPANY_ARGUMENTS: Final = frozenset(
    "stake shareholding shareholder acquisition takeover purchase buyout merger investor subsidiary unit supplier "
    "majority minority shares interest ownership owner parent buyer bid".split()
)
"""Nouns whose "in X" or "of X" names a company."""

BUSINESS_POSSESSIONS: Final = frozenset(
    "brand unit subsidiary sales revenue profit shares stock plant factory chief ceo cfo chairman president executive "
    "spokesman spokesperson spokeswoman board shareholders customers products product model models lineup earnings "
    "results headquarters market capitalisation capitalization deliveries output production workforce employees "
    "founder parent investors bid offer stake division arm business app platform evs vehicles cars".split()
)
"""What stands after a company's possessive."""

INTRODUCERS: Final = ("like", "such as", "including", "include")

THINGS: Final = frozenset(
    "ev evs phev bev hev nev suv suvs ai ar vr ceo cfo coo cto gdp ipo mou r&d it esg fy ebitda ebit eps yoy h1 h2 q1 "
    "q2 q3 q4 led lcd gpu cpu ram usb lng lpg co2 gst vat uk us u.s. usa uae eu opec nato covid covid-19 api saas b2b "
    "b2c iot pv mw gw gwh kwh lfp nasdaq nyse ftse dow s&p cpi ppi pmi fdi ngo sme smes hr pr adas m&a dvd pc pcs "
    "fda sec epa ftc ecb imf wto oecd un asx rbi sebi cma ofgem ofcom nhs doj nhtsa faa fcc bafin esma ema mhra iea irs "
    "tsx sgx hkex bse nse lse aim sensex nifty dax cac "
    "ipos ceos gdpr otc oem oems odm internet web christmas easter earth bluetooth wifi wi-fi jv jvs".split()
)
"""Abbreviations and names of things that entity recognisers take for organisations."""

PUBLIC_BODIES: Final = frozenset(
    "ministry commission department agency authority court parliament congress senate council government university "
    "institute association federation bureau administration committee union party police army treasury customs "
    "academy college school embassy tribunal regulator board chamber foundation organisation organization forum "
    "cabinet secretariat index exchange ministries province prefecture county district municipality bill directive act code "
    "box rules regulations market".split()
)
MEDIA_WORDS: Final = frozenset(
    "daily times post journal news herald gazette tribune press observer guardian chronicle weekly magazine newspaper "
    "telegraph newswire broadcaster broadcasting television tv radio wire agency".split()
)
FUND_WORDS: Final = frozenset("fund funds capital ventures venture partners equity investments investment".split())
BANK_WORDS: Final = frozenset("bank bancorp bankshares banking".split())
NAME_ENDINGS: Final = frozenset(
    "group holdings holding motor motors automotive technologies technology pharmaceuticals pharma energy electric "
    "industries systems software airlines airways foods bank capital ventures partners insurance telecom "
    "semiconductor semiconductors steel chemical chemicals logistics brands entertainment studios labs therapeutics "
    "biosciences resources mining petroleum lithium minerals metals gold copper solar wind power marine shipping lines media "
    "health healthcare medical biotech biologics genomics diagnostics oncology robotics mobility battery batteries cells "
    "materials aerospace aviation defence defense retail stores hotels properties cement paper textiles beverages dairy farms "
    "seafood networks wireless broadband digital interactive games gaming pictures works brewing breweries distillers cars "
    "trucks tyres water gas oil renewables hydrogen storage devices microdevices photonics optics instruments machinery "
    "engineering construction homes infrastructure railways freight couriers payments finance financial credit leasing "
    "management advisors consulting international global worldwide electronics semi retailers supermarkets bakeries snacks "
    "paints polymers plastics packaging glass aluminium aluminum steelworks shipyards offshore drilling pipelines utilities "
    "electronica informatics analytics cloud high-tech".split()
)
"""Last words of company names."""
LEGAL_FORMS: Final = frozenset(
    "inc corp corporation ltd limited plc ag se nv sa co company llc lp llp gmbh ab oyj asa spa kk bv kgaa pte pty "
    "a/s sas srl bhd tbk jsc pjsc ".split()
)
PERSON_TITLES: Final = frozenset(
    "mr mrs ms dr sir lord president minister chairman chairwoman chairperson ceo cfo coo cto director analyst "
    "secretary governor senator spokesman spokeswoman spokesperson founder co-founder economist professor judge "
    "executive officer manager head strategist chief partner".split()
)
SOURCE_NOUNS: Final = frozenset(
    "association body institute federation bureau researcher research tracker provider consultancy council lobby pollster "
    "analyst broker brokerage intelligence".split()
)
SOURCE_NAMES: Final = frozenset(
    "research association institute analytics intelligence insights data securities council federation statistics".split()
)
"""What somebody is called who watches an industry, and what their names have in them."""
SPEECH_VERBS: Final = frozenset("say tell add note explain comment argue warn write".split())
