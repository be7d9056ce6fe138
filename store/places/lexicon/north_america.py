"""The countries and territories of North America: ISO 3166-1 code, usual English name, other names, adjectives."""

from __future__ import annotations

from typing import Final

WORLD_REGION: Final = "North America"
COUNTRIES: Final = """
AG | Antigua and Barbuda | Antigua; Barbuda | Antiguan; Barbudan
AI | Anguilla | | Anguillan
AW | Aruba | | Aruban
BB | Barbados | | Barbadian; Bajan
BL | Saint Barthélemy | St. Barthélemy; St. Barts; Saint Barts | Barthélemois
BM | Bermuda | The Bermudas | Bermudian; Bermudan
BQ | Caribbean Netherlands | Bonaire, Sint Eustatius and Saba; Bonaire; Sint Eustatius; Saba | Bonairean; Saban
BS | Bahamas | The Bahamas; Commonwealth of the Bahamas | Bahamian
BZ | Belize | British Honduras | Belizean
CA | Canada | | Canadian; Québécois; Quebecois; Quebecker
CR | Costa Rica | | Costa Rican
CU | Cuba | | Cuban
CW | Curaçao | | Curaçaoan
DM | Dominica | Commonwealth of Dominica |
DO | Dominican Republic |  | Dominican
GD | Grenada | | Grenadian
GL | Greenland | Kalaallit Nunaat | Greenlandic; Greenlander
GP | Guadeloupe | | Guadeloupean; Guadeloupian
GT | Guatemala | | Guatemalan
HN | Honduras | | Honduran
HT | Haiti | | Haitian
JM | Jamaica | | Jamaican
KN | Saint Kitts and Nevis | St. Kitts; Saint Kitts; Nevis; Saint Christopher and Nevis | Kittitian; Nevisian
KY | Cayman Islands | Caymans; Grand Cayman | Caymanian
LC | Saint Lucia | St. Lucia | Saint Lucian
MF | Saint Martin | St. Martin | Saint-Martinois
MQ | Martinique | | Martinican; Martiniquais
MS | Montserrat | | Montserratian
MX | Mexico | United Mexican States; México | Mexican
NI | Nicaragua | | Nicaraguan
PA | Panama | | Panamanian
PM | Saint Pierre and Miquelon | St. Pierre & Miquelon; St. Pierre and Miquelon | Saint-Pierrais
PR | Puerto Rico | Commonwealth of Puerto Rico; Porto Rico | Puerto Rican
SV | El Salvador | Republic of El Salvador | Salvadoran; Salvadorean; Salvadorian
SX | Sint Maarten | St. Maarten; Saint Maarten |
TC | Turks and Caicos Islands | Turks and Caicos |
TT | Trinidad and Tobago | Trinidad; Tobago | Trinidadian; Tobagonian
US | United States | US; U.S.; USA; U.S.A.; United States of America; America | American; Yankee; \
   Californian; Texan; Hawaiian; Alaskan; Floridian; Virginian; Ohioan; Michigander; New Yorker; Oregonian; Coloradan
VC | Saint Vincent and the Grenadines | St. Vincent; St. Vincent and Grenadines; Saint Vincent; Grenadines | Vincentian
VG | British Virgin Islands | BVI; B.V.I. | British Virgin Islander
VI | U.S. Virgin Islands | US Virgin Islands; USVI; Virgin Islands; United States Virgin Islands | Virgin Islander
"""
