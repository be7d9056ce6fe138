"""The countries and territories of Oceania: ISO 3166-1 code, usual English name, other names, adjectives."""

from __future__ import annotations

from typing import Final

WORLD_REGION: Final = "Oceania"
COUNTRIES: Final = """
AS | American Samoa | | American Samoan
AU | Australia | Commonwealth of Australia | Australian; Aussie; Tasmanian; Queenslander
CK | Cook Islands | | Cook Islander
FJ | Fiji | Fiji Islands | Fijian
FM | Micronesia | Federated States of Micronesia | Micronesian
GU | Guam | | Guamanian
KI | Kiribati | | I-Kiribati
MH | Marshall Islands | | Marshallese; Marshall Islander
MP | Northern Mariana Islands | Northern Marianas; Saipan | Northern Mariana Islander
NC | New Caledonia | | New Caledonian
NF | Norfolk Island | | Norfolk Islander
NR | Nauru | | Nauruan
NU | Niue | | Niuean
NZ | New Zealand | NZ; N.Z.; Aotearoa | New Zealander; Kiwi
PF | French Polynesia | Tahiti | French Polynesian; Tahitian
PG | Papua New Guinea | PNG; P.N.G. | Papua New Guinean; Papuan
PN | Pitcairn Islands | Pitcairn; Pitcairn Island | Pitcairn Islander
PW | Palau | Belau | Palauan
SB | Solomon Islands | Solomons | Solomon Islander
TK | Tokelau | | Tokelauan
TO | Tonga | Kingdom of Tonga | Tongan
TV | Tuvalu | | Tuvaluan
VU | Vanuatu | New Hebrides | Ni-Vanuatu; Vanuatuan
WF | Wallis and Futuna | Wallis & Futuna | Wallisian; Futunan
WS | Samoa | Western Samoa | Samoan
"""
