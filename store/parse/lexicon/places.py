"""Places: names of countries and regions from CLDR, and the adjectives made from them."""

from __future__ import annotations

from functools import cache
from typing import Final

DEMONYMS: Final[dict[str, str]] = {
    "american": "United States", "u.s.": "United States", "us": "United States", "british": "United Kingdom",
    "uk": "United Kingdom", "u.k.": "United Kingdom", "english": "England", "scottish": "Scotland",
    "welsh": "Wales", "irish": "Ireland", "french": "France", "german": "Germany", "italian": "Italy",
    "spanish": "Spain", "portuguese": "Portugal", "dutch": "Netherlands", "belgian": "Belgium", "swiss": "Switzerland",
    "austrian": "Austria", "swedish": "Sweden", "norwegian": "Norway", "danish": "Denmark", "finnish": "Finland",
    "icelandic": "Iceland", "polish": "Poland", "czech": "Czech Republic", "slovak": "Slovakia", "hungarian": "Hungary",
    "romanian": "Romania", "bulgarian": "Bulgaria", "greek": "Greece", "turkish": "Turkey", "serbian": "Serbia",
    "croatian": "Croatia", "slovenian": "Slovenia", "ukrainian": "Ukraine", "russian": "Russia",
    "estonian": "Estonia", "latvian": "Latvia", "lithuanian": "Lithuania", "chinese": "China", "japanese": "Japan",
    "korean": "South Korea", "taiwanese": "Taiwan", "indian": "India", "pakistani": "Pakistan",
    "bangladeshi": "Bangladesh", "thai": "Thailand", "vietnamese": "Vietnam", "indonesian": "Indonesia",
    "malaysian": "Malaysia", "singaporean": "Singapore", "filipino": "Philippines", "philippine": "Philippines",
    "cambodian": "Cambodia", "australian": "Australia", "canadian": "Canada", "mexican": "Mexico",
    "brazilian": "Brazil", "argentine": "Argentina", "argentinian": "Argentina", "chilean": "Chile",
    "colombian": "Colombia", "peruvian": "Peru", "egyptian": "Egypt", "moroccan": "Morocco", "nigerian": "Nigeria",
    "kenyan": "Kenya", "ethiopian": "Ethiopia", "ghanaian": "Ghana", "algerian": "Algeria", "tunisian": "Tunisia",
    "israeli": "Israel", "saudi": "Saudi Arabia", "emirati": "United Arab Emirates", "qatari": "Qatar",
    "kuwaiti": "Kuwait", "iranian": "Iran", "iraqi": "Iraq", "jordanian": "Jordan", "lebanese": "Lebanon",
    "omani": "Oman", "kazakh": "Kazakhstan", "uzbek": "Uzbekistan", "mongolian": "Mongolia",
    "fijian": "Fiji", "sri lankan": "Sri Lanka", "nepalese": "Nepal", "nepali": "Nepal", "burmese": "Myanmar", "laotian": "Laos",
    "bruneian": "Brunei", "bhutanese": "Bhutan", "afghan": "Afghanistan", "armenian": "Armenia", "azerbaijani": "Azerbaijan",
    "azeri": "Azerbaijan", "georgian": "Georgia", "turkmen": "Turkmenistan", "kyrgyz": "Kyrgyzstan", "tajik": "Tajikistan",
    "syrian": "Syria", "yemeni": "Yemen", "bahraini": "Bahrain", "palestinian": "Palestine", "cypriot": "Cyprus",
    "maltese": "Malta", "albanian": "Albania", "bosnian": "Bosnia", "macedonian": "North Macedonia", "montenegrin": "Montenegro",
    "moldovan": "Moldova", "belarusian": "Belarus", "luxembourgish": "Luxembourg", "basque": "Basque Country",
    "catalan": "Catalonia", "bavarian": "Bavaria", "tuscan": "Tuscany", "sicilian": "Sicily", "sardinian": "Sardinia",
    "andalusian": "Andalusia", "breton": "Brittany", "flemish": "Flanders", "walloon": "Wallonia", "cornish": "Cornwall",
    "cuban": "Cuba", "jamaican": "Jamaica", "dominican": "Dominican Republic", "haitian": "Haiti", "guatemalan": "Guatemala",
    "honduran": "Honduras", "salvadoran": "El Salvador", "nicaraguan": "Nicaragua", "costa rican": "Costa Rica",
    "panamanian": "Panama", "venezuelan": "Venezuela", "ecuadorian": "Ecuador", "ecuadorean": "Ecuador", "bolivian": "Bolivia",
    "paraguayan": "Paraguay", "uruguayan": "Uruguay", "guyanese": "Guyana", "puerto rican": "Puerto Rico",
    "libyan": "Libya", "sudanese": "Sudan", "senegalese": "Senegal", "malian": "Mali", "ivorian": "Ivory Coast",
    "cameroonian": "Cameroon", "gabonese": "Gabon", "congolese": "Congo", "angolan": "Angola", "zambian": "Zambia",
    "zimbabwean": "Zimbabwe", "mozambican": "Mozambique", "namibian": "Namibia", "botswanan": "Botswana",
    "south african": "South Africa", "tanzanian": "Tanzania", "ugandan": "Uganda", "rwandan": "Rwanda", "malagasy": "Madagascar",
    "malawian": "Malawi", "mauritian": "Mauritius", "mauritanian": "Mauritania", "guinean": "Guinea", "liberian": "Liberia",
    "beninese": "Benin", "togolese": "Togo", "somali": "Somalia", "djiboutian": "Djibouti", "eritrean": "Eritrea",
    "south korean": "South Korea", "north korean": "North Korea", "hong konger": "Hong Kong", "kiwi": "New Zealand",
    "californian": "California", "texan": "Texas", "hawaiian": "Hawaii", "alaskan": "Alaska", "floridian": "Florida",
    "baltic": "Baltics", "balkan": "Balkans", "andean": "Andes", "caribbean": "Caribbean", "mediterranean": "Mediterranean",
    "european": "Europe", "african": "Africa", "asian": "Asia", "nordic": "Nordics", "scandinavian": "Scandinavia",
}  # fmt: skip
"""Adjectives (lower case) to places; "new zealand" and the like are their own adjectives."""

_SHORT: Final[dict[str, str]] = {
    "u.s.": "United States", "us": "United States", "usa": "United States", "u.s.a.": "United States",
    "america": "United States", "the united states": "United States", "uk": "United Kingdom",
    "u.k.": "United Kingdom", "britain": "United Kingdom", "uae": "United Arab Emirates", "turkey": "Turkey", "türkiye": "Turkey",
    "czech republic": "Czech Republic", "czechia": "Czech Republic", "eu": "European Union", "korea": "South Korea", "hong kong": "Hong Kong",
    "macau": "Macao", "south-east asia": "Southeast Asia", "mainland china": "China", "holland": "Netherlands",
    "england": "England", "scotland": "Scotland", "wales": "Wales", "middle east": "Middle East",
    "the middle east": "Middle East", "asia-pacific": "Asia-Pacific", "asia pacific": "Asia-Pacific",
    "latin america": "Latin America", "gulf": "Gulf",
}  # fmt: skip
ABROAD: Final = frozenset("overseas abroad domestic domestically".split())
"""Adjectives and adverbs that name no place but say where all the same."""


@cache
def territories() -> dict[str, str]:
    """Names of countries, regions and continents in lower case, to the name that facts carry; from CLDR."""
    from babel import Locale

    names = {name.lower(): name for name in Locale("en").territories.values()}
    names |= {name.lower().replace("&", "and"): name for name in names.values()}
    names |= {key: name.removesuffix(" SAR China") for key, name in names.items()}
    return names | _SHORT


def country_of(word: str) -> str | None:
    """The place that a name or an adjective stands for; None when it is no place that CLDR knows."""
    low = word.lower().removeprefix("the ")
    return territories().get(low) or DEMONYMS.get(low)
