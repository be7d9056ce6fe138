"""The countries and territories of South America: ISO 3166-1 code, usual English name, other names, adjectives."""

from __future__ import annotations

from typing import Final

WORLD_REGION: Final = "South America"
COUNTRIES: Final = """
AR | Argentina | Argentine Republic; The Argentine | Argentine; Argentinian; Argentinean
BO | Bolivia | Plurinational State of Bolivia | Bolivian
BR | Brazil | Brasil; Federative Republic of Brazil | Brazilian
CL | Chile | | Chilean
CO | Colombia | | Colombian
EC | Ecuador | | Ecuadorian; Ecuadorean; Ecuadoran
FK | Falkland Islands | Falklands; Malvinas; Islas Malvinas | Falkland Islander
GF | French Guiana | Guyane | French Guianese
GY | Guyana | British Guiana; Co-operative Republic of Guyana | Guyanese
PE | Peru | Perú | Peruvian
PY | Paraguay | | Paraguayan
SR | Suriname | Surinam; Dutch Guiana | Surinamese
UY | Uruguay | Oriental Republic of Uruguay | Uruguayan
VE | Venezuela | Bolivarian Republic of Venezuela | Venezuelan
"""
