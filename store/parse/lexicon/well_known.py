"""Names that most readers of business news know, by what they are. They help a score that does not rest on them.

Left out: names that are everyday words, places or people besides (Apple stays, Gap does not).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from store.model import CompanyType

_NAMES: Final[dict[CompanyType, str]] = {
    "company": """
        Porsche|BMW|Mercedes-Benz|Daimler Truck|Renault|Nissan|Toyota|Honda|Mazda|Subaru|Suzuki|Mitsubishi Motors|
        Hyundai Motor|Hyundai|Kia|Ford|General Motors|GM|Tesla|Rivian|Lucid|Polestar|Volvo Cars|Volvo|Geely|GAC|Chery|NIO|
        Li Auto|Great Wall Motor|Dongfeng|BAIC|JAC|Xiaomi|Huawei|Tata Motors|Mahindra|Mahindra & Mahindra|Maruti Suzuki|Ashok Leyland|
        Bajaj Auto|Hero MotoCorp|TVS Motor|Ola Electric|Isuzu|Hino|Scania|MAN|Paccar|Navistar|Cummins|Bosch|Continental|ZF|Valeo|Forvia|Faurecia|Magna|
        Denso|Aisin|Aptiv|BorgWarner|Michelin|Bridgestone|Pirelli|Goodyear|Hankook|CATL|LG Energy Solution|LG Chem|LG Electronics|Samsung SDI|SK On|
        SK Innovation|Panasonic|Northvolt|Gotion|EVE Energy|Sunwoda|SVOLT|QuantumScape|Solid Power|Umicore|Albemarle|SQM|Ganfeng|Livent|Pilbara Minerals|
        Samsung|Samsung Electronics|SK Hynix|TSMC|UMC|SMIC|GlobalFoundries|Intel|AMD|Nvidia|Qualcomm|Broadcom|Micron|Texas Instruments|Infineon|
        STMicroelectronics|NXP|Renesas|ASML|Applied Materials|Lam Research|Tokyo Electron|Kioxia|Western Digital|Seagate|Marvell|MediaTek|Arm Holdings|
        Microchip|Analog Devices|Onsemi|Wolfspeed|ASM International|Besi|Microsoft|Google|Alphabet|Meta Platforms|Amazon|Apple|Netflix|Salesforce|
        SAP|IBM|Cisco|Dell|HP|Hewlett Packard Enterprise|Lenovo|Sony|Fujitsu|NEC|Hitachi|Toshiba|Canon|Nintendo|Tencent|Alibaba|Baidu|JD.com|PDD|
        Meituan|ByteDance|Didi|NetEase|Trip.com|Infosys|Wipro|TCS|Tata Consultancy Services|HCLTech|Tech Mahindra|Cognizant|Accenture|Capgemini|
        Palantir|Snowflake|ServiceNow|Workday|Adobe|Uber|Lyft|Airbnb|Spotify|PayPal|Stripe|Adyen|Klarna|Revolut|Monzo|Wise|Worldline|Mastercard|
        American Express|Fiserv|Razorpay|PhonePe|Paytm|Flipkart|Zomato|Swiggy|Shell|BP|ExxonMobil|Exxon Mobil|Exxon|Chevron|TotalEnergies|Eni|Equinor|
        Repsol|OMV|Saudi Aramco|Aramco|ADNOC|Petrobras|Petronas|PetroChina|Sinopec|CNOOC|ConocoPhillips|Occidental|Woodside|Santos|Inpex|ONGC|
        Reliance Industries|Reliance|Adani Green|Adani|Adani Wilmar|NTPC|Tata Power|JSW Steel|JSW|Tata Steel|ArcelorMittal|Nippon Steel|US Steel|POSCO|
        Thyssenkrupp|Voestalpine|Salzgitter|SSAB|Baowu|Rio Tinto|BHP|Glencore|Anglo American|Vale|Freeport-McMoRan|Antofagasta|Codelco|Teck|Barrick|
        Newmont|Fortescue|Zijin|Vedanta|Hindalco|Norsk Hydro|Alcoa|Rusal|Nornickel|Ørsted|Orsted|Vestas|Siemens|Siemens Energy|Siemens Gamesa|GE Vernova|
        General Electric|Mingyang|Goldwind|LONGi|JinkoSolar|Trina Solar|Canadian Solar|First Solar|Enphase|SolarEdge|Sungrow|Iberdrola|Enel|EDF|Engie|
        E.ON|RWE|Vattenfall|Fortum|Statkraft|National Grid|SSE|Centrica|EDP|NextEra|NextEra Energy|Duke Energy|Vistra|Constellation Energy|
        Air Liquide|Linde|BASF|Dow|DuPont|Bayer|Evonik|Covestro|Solvay|Sabic|LyondellBasell|Pfizer|Novartis|Roche|Sanofi|AstraZeneca|GSK|Merck|
        Eli Lilly|Lilly|Novo Nordisk|Johnson & Johnson|AbbVie|Bristol Myers Squibb|Amgen|Gilead|Biogen|Moderna|BioNTech|Takeda|Daiichi Sankyo|Astellas|
        Eisai|CSL|Grifols|Teva|Viatris|Sandoz|Lupin|Cipla|Sun Pharma|Dr Reddy's|Aurobindo|Zydus|Biocon|Lonza|WuXi AppTec|Medtronic|Abbott|Stryker|
        Philips|Siemens Healthineers|GE HealthCare|Walmart|Costco|Tesco|Sainsbury's|Asda|Morrisons|Marks & Spencer|Carrefour|Auchan|Casino|Ahold Delhaize|
        Aldi|Lidl|Ikea|H&M|Inditex|Zara|Primark|Zalando|Boohoo|ASOS|Shein|Temu|Uniqlo|Fast Retailing|Nike|Adidas|Puma|LVMH|Kering|Hermès|Richemont|
        Unilever|Nestlé|Nestle|Danone|Procter & Gamble|P&G|Reckitt|Colgate-Palmolive|L'Oréal|Henkel|Beiersdorf|Estée Lauder|Coca-Cola|PepsiCo|Pepsi|
        Mondelez|Kraft Heinz|General Mills|Kellogg|Tyson Foods|JBS|Cargill|ADM|Bunge|Diageo|Pernod Ricard|Heineken|AB InBev|Carlsberg|Starbucks|
        McDonald's|Yum China|Yum Brands|Domino's|Deliveroo|Just Eat|Delivery Hero|DoorDash|Ocado|Wesfarmers|Woolworths|Coles|Bunnings|Boeing|Airbus|
        Embraer|Bombardier|Comac|Rolls-Royce|Safran|Pratt & Whitney|Lockheed Martin|Raytheon|RTX|Northrop Grumman|BAE Systems|Thales|Leonardo|Rheinmetall|
        Saab|Ryanair|EasyJet|Wizz Air|Lufthansa|Air France-KLM|IAG|British Airways|Emirates|Qatar Airways|Etihad|Qantas|Singapore Airlines|Cathay Pacific|
        IndiGo|Air India|Delta Air Lines|United Airlines|American Airlines|Southwest Airlines|JetBlue|Maersk|MSC|CMA CGM|Hapag-Lloyd|Cosco|Evergreen|DSV|
        DHL|FedEx|UPS|Kuehne+Nagel|DB Schenker|JD Logistics|ZTO|YTO|SF Express|AP Moller-Maersk|DP World|PSA|Vodafone|BT|Deutsche Telekom|Orange|
        Telefónica|Telefonica|Telecom Italia|TIM|Telenor|Telia|Verizon|AT&T|T-Mobile|T-Mobile US|Comcast|Charter|China Mobile|China Unicom|China Telecom|
        NTT|SoftBank|KDDI|Rakuten|Singtel|Telstra|Optus|Bharti Airtel|Airtel|Reliance Jio|Jio|MTN|Vodacom|Safaricom|Ericsson|Nokia|ZTE|Foxconn|Pegatron|
        Wistron|Quanta|Luxshare|Caterpillar|Deere|John Deere|Komatsu|Kubota|AGCO|CNH|Sandvik|Atlas Copco|ABB|Schneider Electric|Honeywell|Emerson|3M|
        Mitsubishi Heavy Industries|Mitsubishi Electric|Mitsui & Co|Itochu|Marubeni|Sumitomo|Larsen & Toubro|L&T|Tata|Aditya Birla|ITC|Hindustan Unilever|
        Asian Paints|Titan|Heidelberg Materials|Holcim|Cemex|CRH|Saint-Gobain|Vinci|Bouygues|Hochtief|Skanska|Prologis|Segro|Landsec|British Land|Vonovia|
        Hilton|Marriott|Hyatt|Accor|IHG|Disney|Warner Bros Discovery|Paramount|Universal Music|Newsquest|News Corp|Vitol|Trafigura|Gunvor|Wilmar|Olam|
        OpenAI|Anthropic|Mistral|DeepMind|Databricks|SpaceX|Starlink|Blue Origin|Waymo|Cruise|Mobileye|Pony.ai|WeRide|Momenta|Horizon Robotics|
        Magna International|Lear|Autoliv|Tenneco|Sika|Givaudan|Symrise|DSM-Firmenich|Kerry|Premier Inn|Decathlon|Whitbread|Hisense|Haier|Midea|Gree|TCL|
        Sharp|GigaDevice|Hua Hong|Naura|Thai Union|Charoen Pokphand|CP Group|San Miguel|Sime Darby|Tenaga Nasional|Gojek|GoTo|Grab|Sea|Shopee|Lazada|
        Motherson|Bharat Forge|NMDC|Coal India|Indian Oil|BPCL|HPCL|GAIL|Dixon Technologies|DFDS|Tallink|Yara|Mowi|Orkla|Kone|Neste|UPM|Stora Enso|Wärtsilä|
        Securitas|Assa Abloy|Electrolux|Husqvarna|SKF|Alfa Laval|Drax|Octopus Energy|Thames Water|Severn Trent|Serco|Capita|Babcock|Experian|RELX|Pearson|
        Sage|Darktrace|Rightmove|Auto Trader|Kingfisher|B&Q|WH Smith|Greggs|JD Sports|Frasers Group|Burberry|Marathon Petroleum|Valero|Phillips 66|
        Kinder Morgan|Halliburton|Schlumberger|SLB|Baker Hughes|Plug Power|Bloom Energy|ChargePoint|EVgo|Nikola|Fisker|VinFast|Proton|Perodua|Škoda Auto|
        Skoda|Škoda|Seat|Cupra|Opel|Vauxhall|Peugeot|Citroën|Fiat|Jeep|Jaguar Land Rover|JLR|Aston Martin|Ferrari|Lamborghini|Bentley|Primetals Technologies
    """,
    "bank": """
        JPMorgan|JPMorgan Chase|Goldman Sachs|Morgan Stanley|Bank of America|Citigroup|Citi|Wells Fargo|HSBC|Barclays|Lloyds|NatWest|Standard Chartered|
        Santander|BBVA|CaixaBank|BNP Paribas|Société Générale|Societe Generale|Crédit Agricole|Credit Agricole|Deutsche Bank|Commerzbank|UniCredit|
        Intesa Sanpaolo|ING|ABN Amro|Rabobank|UBS|Credit Suisse|Julius Baer|Nordea|SEB|Swedbank|Handelsbanken|DNB|Danske Bank|Mizuho|MUFG|Nomura|
        ICBC|China Construction Bank|Bank of China|Agricultural Bank of China|DBS|OCBC|UOB|Maybank|CIMB|State Bank of India|SBI|HDFC Bank|ICICI Bank|
        Axis Bank|Kotak Mahindra Bank|Yes Bank|ANZ|Westpac|NAB|Commonwealth Bank|Macquarie|Royal Bank of Canada|RBC|Scotiabank|Emirates NBD|Investec|
        First Abu Dhabi Bank|Itaú|Bradesco|Sberbank|VTB|Jefferies|Lazard|Rothschild|EBRD|European Investment Bank|EIB|KfW|Huatai Securities|ICICI Securities|
        PKO Bank Polski|Raiffeisen|Erste|Peel Hunt|Berenberg|Evercore
    """,
    "fund": """
        BlackRock|Vanguard|Blackstone|KKR|Carlyle|Apollo|TPG|CVC|EQT|Advent|Advent International|Bain Capital|Warburg Pincus|Thoma Bravo|Vista Equity|
        Vista Equity Partners|Silver Lake|Permira|Cinven|Apax|Brookfield|Macquarie Asset Management|Temasek|GIC|ADQ|Mubadala|ADIA|QIA|
        Public Investment Fund|PIF|CPP Investments|SoftBank Vision Fund|Sequoia Capital|Sequoia|Andreessen Horowitz|a16z|Accel|Index Ventures|Lightspeed|
        Tiger Global|General Atlantic|Insight Partners|Founders Fund|Khosla Ventures|Kleiner Perkins|Y Combinator|Peak XV|Blume Ventures|Elliott|
        Elliott Management|Berkshire Hathaway|Norges Bank Investment Management|Lone Star|Clayton Dubilier & Rice|CD&R|Hillhouse|Hg|Bridgepoint|
        Nordic Capital|Ardian|PAI Partners|BMW i Ventures|Breakthrough Energy Ventures|Unilever Ventures|Infracapital|Aviva Investors|Balderton
    """,
    "media": """
        Reuters|Bloomberg|Bloomberg News|Financial Times|Wall Street Journal|New York Times|Washington Post|Guardian|The Times|Economist|Forbes|Fortune|CNBC|
        CNN|BBC|Nikkei|Nikkei Asia|Handelsblatt|Manager Magazin|Spiegel|Der Spiegel|Les Echos|Le Monde|Le Figaro|Il Sole 24 Ore|Corriere della Sera|El País|
        Expansión|Caixin|Yicai|Xinhua|Global Times|China Daily|South China Morning Post|Economic Times|Business Standard|Mint|Inc42|
        Moneycontrol|TechCrunch|Axios|Politico|Sky News|Sunday Times|Telegraph|Daily Mail|Associated Press|AP|AFP|dpa|Kyodo|Yonhap|Automobilwoche|
        Automotive News|Sydney Morning Herald|Australian Financial Review|Irish Times|Korea Economic Daily|Digitimes|Wirtschaftswoche|The Information
    """,
}  # fmt: skip

_AMBIGUOUS: Final = frozenset(
    "ford orange vale man tim merck casino shell lilly titan sharp seat sea grab mint forbes fortune leonardo siemens lear sage "
    "evergreen cruise advent apollo santos accor kerry wise dow roche economist guardian telegraph reliance adani tata citi santander "
    "emirates psa charter continental delta pearson".split()
)
"""Names that are words, people or places too: they need something else beside the name."""


@cache
def well_known() -> dict[str, CompanyType]:
    """Folded names to what they are."""
    names: dict[str, CompanyType] = {}
    for type_, written in _NAMES.items():
        for name in written.split("|"):
            if name.strip():
                names[" ".join(name.replace(".", "").split()).casefold()] = type_
    return names


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_LETTERS.match(name).group() for name in well_known())  # type: ignore[union-attr]  # matches always


_LETTERS = re.compile(r"[^\W_]*")


def may_begin_known(token: str) -> bool:
    """Whether a token in lower case can be the first of a well-known name; most are told apart here, cheaply."""
    return _LETTERS.match(token).group() in _first_words()  # type: ignore[union-attr]  # matches always


def known_type(folded: str) -> CompanyType | None:
    """What a folded name is known as; None when it is not known."""
    return well_known().get(folded)


def is_ambiguous(folded: str) -> bool:
    """Whether a known name is as well an everyday word, a person's or a place's."""
    return folded in _AMBIGUOUS
