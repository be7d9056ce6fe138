"""Words of numbers: numerals, scales, qualifiers, units, currencies."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final

from store.model import Direction, Qualifier

ONES: Final[dict[str, int]] = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS: Final[dict[str, int]] = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES: Final[dict[str, Decimal]] = {
    word: Decimal(10) ** power
    for power, words in {
        2: "hundred",
        3: "thousand tsd",
        5: "lakh lakhs",
        6: "million mn mln mil millions mio",
        7: "crore crores cr",
        9: "billion bn bln bil billions mrd milliard",
        12: "trillion tn trn trillions",
    }.items()
    for word in words.split()
} | {"dozen": Decimal(12)}
SHORT_SCALES: Final[dict[str, Decimal]] = {
    "k": Decimal(1000),
    "K": Decimal(1000),
    "m": Decimal(10) ** 6,
    "M": Decimal(10) ** 6,
    "mm": Decimal(10) ** 6,
    "MM": Decimal(10) ** 6,
    "b": Decimal(10) ** 9,
    "B": Decimal(10) ** 9,
    "T": Decimal(10) ** 12,
}
"""Letters that scale a sum of money or a count, and are metres, bytes or kelvin elsewhere."""

VAGUE_PLURALS: Final[dict[str, int]] = {
    "tens": 10, "dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9,
}  # fmt: skip

_QUALIFIER_PHRASES: Final[dict[Qualifier, str]] = {
    "over": "over|more than|greater than|above|exceeding|exceeded|exceed|exceeds|surpassing|surpassed|surpass|"
    "surpasses|topping|topped|tops|top|in excess of|north of|upwards of|upward of|well over|crossed|crossing|"
    "beyond|passed|passing|past|better than|just over|slightly over|a little over|slightly more than|just above",
    "under": "under|less than|fewer than|below|south of|just under|slightly under|short of|lower than|just below",
    "about": "about|around|approximately|approx|roughly|some|nearly|almost|circa|c.|ca.|close to|an estimated|"
    "estimated|near|or so|more or less|in the region of|in the order of|virtually|~",
    "at_least": "at least|no less than|not less than|no fewer than|a minimum of|minimum|at a minimum",
    "up_to": "up to|as much as|as many as|at most|no more than|not more than|a maximum of|maximum|as high as|"
    "not exceeding|capped at",
    "exact": "exactly|precisely",
}
QUALIFIERS: Final[dict[str, Qualifier]] = {
    phrase: qualifier for qualifier, phrases in _QUALIFIER_PHRASES.items() for phrase in phrases.split("|")
}
AFTER_QUALIFIERS: Final[dict[str, Qualifier]] = {
    "or more": "at_least", "- plus": "over", "-plus": "over", "or above": "at_least", "or higher": "at_least", "plus": "over", "+": "over",
    "- odd": "about", "-odd": "about", "or less": "up_to", "or so": "about", "or fewer": "up_to", "or below": "up_to",
}  # fmt: skip

DENOMINATORS: Final[dict[str, int]] = {
    word + ending: parts
    for word, parts in {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
                        "twentieth": 20}.items()
    for ending in ("", "s")
}  # fmt: skip
FRACTION_FOLLOWERS: Final = frozenset(
    "stake share interest of more less fewer higher lower bigger smaller larger cheaper above below up down to its their".split()
)
"""What follows a fraction and never an ordinal: "a third of", "a fifth more"."""
FRACTION_LEADERS: Final = frozenset("by about around nearly almost roughly over than some".split())
HALF_LEADERS: Final = FRACTION_LEADERS | frozenset("own owns owning hold holds holding other".split())
MULTIPLYING: Final[dict[str, tuple[int, Direction]]] = {
    form: (value, direction)  # type: ignore[misc]  # the literals are directions
    for forms, value, direction in (
        ("doubled doubling doubles double", 2, "up"),
        ("tripled tripling triples triple trebled trebling", 3, "up"),
        ("quadrupled quadrupling quadruples quadruple", 4, "up"),
        ("halved halving halves", 50, "down"),
    )
    for form in forms.split()
}
FOLDS: Final[dict[str, int]] = {
    f"{word}fold": value
    for word, value in {
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
    }.items()
}
MINOR_UNITS: Final[dict[str, str | None]] = {
    "cent": None, "pence": "GBP", "penny": "GBP", "p": "GBP", "sen": "MYR", "paise": "INR", "euro cent": "EUR", "¢": None, "c": None,
}  # fmt: skip
"""Hundredths of a currency; a "cent" is one of the dollar or euro that the text speaks of."""
CROWNS: Final[dict[str, str]] = {"danish": "DKK", "swedish": "SEK", "norwegian": "NOK", "czech": "CZK"}

# symbol -> (normalised unit, dimension). Case matters: mW is no MW.
UNIT_SYMBOLS: Final[dict[str, tuple[str, str]]] = {
    symbol: (unit, dimension)
    for dimension, units in {
        "length": {"km": "km", "kms": "km", "mm": "mm", "cm": "cm", "m": "m", "nm": "nm", "μm": "μm", "µm": "μm", "ft": "foot", "mi": "mile"},
        "mass": {"kg": "kg", "g": "g", "mg": "mg", "t": "tonne", "kt": "kilotonne", "Mt": "megatonne", "lb": "lb",
                 "lbs": "lb", "oz": "ounce"},
        "voltage": {"V": "V", "kV": "kV"},
        "current": {"A": "A", "mA": "mA"},
        "charge": {"Ah": "Ah", "mAh": "mAh"},
        "power": {"W": "W", "kW": "kW", "KW": "kW", "MW": "MW", "GW": "GW", "TW": "TW", "GWp": "GWp", "MWp": "MWp",
                  "hp": "hp", "HP": "hp", "bhp": "bhp", "PS": "PS"},
        "energy": {"Wh": "Wh", "kWh": "kWh", "KWh": "kWh", "kwh": "kWh", "MWh": "MWh", "GWh": "GWh", "Gwh": "GWh",
                   "TWh": "TWh", "kJ": "kJ"},
        "torque": {"Nm": "Nm", "lb-ft": "pound-foot"},
        "speed": {"km/h": "km/h", "kph": "km/h", "kmh": "km/h", "mph": "mph"},
        "economy": {"mpg": "mile/gallon"},
        "data": {"GB": "GB", "MB": "MB", "TB": "TB", "KB": "KB", "Mbps": "Mbps", "Gbps": "Gbps"},
        "frequency": {"Hz": "Hz", "kHz": "kHz", "HZ": "Hz", "Ghz": "GHz", "MHz": "MHz", "GHz": "GHz"},
        "volume": {"L": "litre", "l": "litre", "ml": "ml", "bpd": "barrel/day", "boe": "boe", "bcm": "bcm"},
        "area": {"sqm": "m2", "m2": "m2", "km2": "km2", "sqft": "square foot", "ha": "hectare"},
        "temperature": {"°C": "°C", "°F": "°F", "degC": "°C", "degF": "°F"},
        "time": {"min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour", "h": "hour", "s": "second",
                 "ms": "ms"},
        "multiple": {"x": "times", "X": "times"},
    }.items()
    for symbol, unit in units.items()
}  # fmt: skip

# Written in full; singular. Plurals are found by their ending.
UNIT_WORDS: Final[dict[str, tuple[str, str]]] = {
    word: (unit, dimension)
    for dimension, units in {
        "length": "kilometer:km kilometre:km meter:m metre:m millimeter:mm millimetre:mm centimeter:cm centimetre:cm "
        "nanometer:nm nanometre:nm mile foot feet:foot inch yard",
        "mass": "kilogram:kg gram:g ton tonne pound:lb ounce kilotonne:kilotonne kiloton:kilotonne milligram:mg carat bushel",
        "voltage": "volt:V kilovolt:kV",
        "current": "amp:A ampere:A",
        "power": "watt:W kilowatt:kW megawatt:MW gigawatt:GW terawatt:TW horsepower:hp",
        "energy": "kilowatt-hour:kWh megawatt-hour:MWh gigawatt-hour:GWh terawatt-hour:TWh joule:J",
        "torque": "newton-metre:Nm newton-meter:Nm pound-foot:pound-foot pound-feet:pound-foot",
        "data": "gigabyte:GB megabyte:MB terabyte:TB",
        "frequency": "hertz:Hz gigahertz:GHz megahertz:MHz",
        "volume": "litre:litre liter:litre gallon barrel",
        "area": "hectare acre",
        "time": "second minute hour day week month year decade quarter century",
        "multiple": "times:times",
        "temperature": "degree celsius:°C fahrenheit:°F",
    }.items()
    for word, unit in ((entry.partition(":")[0], entry.partition(":")[2] or entry) for entry in units.split())
}

SCALED_SYMBOLS: Final[dict[str, tuple[str, str, Decimal]]] = {
    form: (unit, dimension, Decimal(10) ** power)
    for forms, unit, dimension, power in (
        ("tpa tpy", "tonne/year", "mass", 0),
        ("ktpa", "tonne/year", "mass", 3),
        ("mtpa Mtpa MTPA mmtpa MMTPA mtpy", "tonne/year", "mass", 6),
        ("tpd", "tonne/day", "mass", 0),
        ("kbpd kb/d", "barrel/day", "volume", 3),
        ("mbpd mb/d mmbpd", "barrel/day", "volume", 6),
        ("b/d bbl/d", "barrel/day", "volume", 0),
    )
    for form in forms.split()
}
"""Symbols that hold a scale or a time: symbol -> (unit, dimension, how many of it)."""
AREA_WORDS: Final[dict[str, str]] = {
    "ft": "square foot", "foot": "square foot", "feet": "square foot", "m": "m2", "metre": "m2", "meter": "m2", "km": "km2",
    "kilometre": "km2", "kilometer": "km2", "mile": "square mile", "yard": "square yard",
}  # fmt: skip
"""What stands after "square" or "sq"."""
SPACE_WORDS: Final[dict[str, str]] = {
    "ft": "cubic foot", "foot": "cubic foot", "feet": "cubic foot", "m": "m3", "metre": "m3", "meter": "m3", "yard": "cubic yard",
    "inch": "cubic inch",
}  # fmt: skip
"""What stands after "cubic" or "cu"."""
WEIGHT_KINDS: Final = frozenset("metric short long deadweight".split())
"""Kinds of tons."""
PER_NOUNS: Final = frozenset(
    "share unit vehicle person customer ounce quintal feu teu parcel head user seat room night kilo kilogram bushel gallon "
    "therm wafer cell ticket household subscriber passenger box container employee kilowatt hectare acre carat".split()
)
"""What sums are given per, besides units: "$1,287 an ounce"."""

PERCENT_WORDS: Final = ("percent", "per cent", "pct", "per-cent", "percentage", "pc", "p . c .")
POINT_WORDS: Final = ("percentage points", "percentage point", "percent points", "pp", "ppt", "ppts", "pps")
BASIS_POINT_WORDS: Final = ("basis points", "basis point", "bps", "bp")

CURRENCY_SYMBOLS: Final[dict[str, str]] = {
    "US$": "USD", "$US": "USD", "U.S.$": "USD", "USD$": "USD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "A$": "AUD", "AU$": "AUD",
    "HK$": "HKD", "NZ$": "NZD", "S$": "SGD", "SG$": "SGD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "CN¥": "CNY",
    "RM": "MYR", "Y=": "JPY", "Tk": "BDT", "Tk.": "BDT", "Rs": "INR", "Rs.": "INR", "RMB": "CNY", "PS": "GBP", "CHF": "CHF", "Fr": "CHF", "SFr": "CHF",
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS",
    "฿": "THB", "₫": "VND", "₱": "PHP", "₦": "NGN", "₴": "UAH", "zł": "PLN", "kr": "SEK",
}  # fmt: skip
MONEY_SIGNS: Final = frozenset(symbol for symbol in CURRENCY_SYMBOLS if len(symbol) == 1 and not symbol.isalpha())
CURRENCY_NOUNS: Final[dict[str, str]] = {
    "dollar": "USD", "dlr": "USD", "buck": "USD", "greenback": "USD", "pound": "GBP", "sterling": "GBP", "stg": "GBP", "quid": "GBP",
    "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "yen": "JPY", "rupee": "INR", "won": "KRW", "euro": "EUR",
    "franc": "CHF", "krona": "SEK", "kronor": "SEK", "krone": "NOK", "rand": "ZAR", "ruble": "RUB", "rouble": "RUB",
    "lira": "TRY", "real": "BRL", "reais": "BRL", "peso": "MXN", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR",
    "dong": "VND", "shekel": "ILS", "zloty": "PLN", "forint": "HUF", "dirham": "AED", "riyal": "SAR", "naira": "NGN",
}  # fmt: skip
"""What a noun of money means when no country is named with it."""

_COUNTRY_ADJECTIVES: Final[dict[str, str]] = {"u.s.": "us", "american": "us", "hong kong": "hong kong"}


@cache
def currency_codes() -> frozenset[str]:
    """The ISO 4217 codes in use, from CLDR."""
    from babel.numbers import list_currencies

    return frozenset(code for code in list_currencies("en") if len(code) == 3)


@cache
def currency_names() -> dict[str, str]:
    """Full names of currencies, lower case and singular ("australian dollar"), to their codes; from CLDR."""
    from babel import Locale

    names = {name.lower(): code for code, name in Locale("en").currencies.items() if "(" not in name}
    for adjective, plain in _COUNTRY_ADJECTIVES.items():
        names |= {name.replace(plain, adjective, 1): code for name, code in names.items() if name.startswith(plain)}
    return names
