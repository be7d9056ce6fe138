"""The countries and territories of Asia: ISO 3166-1 code, usual English name, other names, adjectives."""

from __future__ import annotations

from typing import Final

WORLD_REGION: Final = "Asia"
COUNTRIES: Final = """
AE | United Arab Emirates | UAE; U.A.E.; Emirates | Emirati; Emirian
AF | Afghanistan | | Afghan; Afghani
AM | Armenia | | Armenian
AZ | Azerbaijan | | Azerbaijani; Azeri
BD | Bangladesh | | Bangladeshi
BH | Bahrain | Kingdom of Bahrain | Bahraini
BN | Brunei | Brunei Darussalam | Bruneian
BT | Bhutan | | Bhutanese
CC | Cocos Islands | Cocos (Keeling) Islands; Keeling Islands |
CN | China | People's Republic of China; PRC; P.R.C.; PR China; Mainland China; Communist China | Chinese
CX | Christmas Island | |
GE | Georgia | | Georgian
HK | Hong Kong | Hong Kong SAR; Hong Kong SAR China; Hongkong; HKSAR | Hong Konger; Hongkonger
ID | Indonesia | | Indonesian
IL | Israel | State of Israel | Israeli
IN | India | Bharat | Indian
IO | British Indian Ocean Territory | Chagos Islands; Chagos Archipelago | Chagossian
IQ | Iraq | | Iraqi
IR | Iran | Islamic Republic of Iran; Persia | Iranian; Persian
JO | Jordan | Hashemite Kingdom of Jordan | Jordanian
JP | Japan | Nippon | Japanese
KG | Kyrgyzstan | Kyrgyz Republic; Kirghizia; Kirgizstan | Kyrgyz; Kyrgyzstani
KH | Cambodia | Kampuchea; Kingdom of Cambodia | Cambodian; Khmer
KP | North Korea | DPRK; Democratic People's Republic of Korea | North Korean
KR | South Korea | Korea; Republic of Korea; ROK; S. Korea; S Korea | South Korean; Korean; S. Korean
KW | Kuwait | State of Kuwait | Kuwaiti
KZ | Kazakhstan | Kazakstan | Kazakh; Kazakhstani
LA | Laos | Lao PDR; Lao People's Democratic Republic; Lao | Laotian; Lao
LB | Lebanon | | Lebanese
LK | Sri Lanka | Ceylon | Sri Lankan; Ceylonese
MM | Myanmar | Burma; Myanmar (Burma) | Burmese; Myanma; Myanmarese
MN | Mongolia | Outer Mongolia | Mongolian; Mongol
MO | Macau | Macao; Macao SAR; Macau SAR; Macao SAR China | Macanese
MV | Maldives | Republic of Maldives; Maldive Islands | Maldivian
MY | Malaysia | West Malaysia; East Malaysia; Peninsular Malaysia | Malaysian
NP | Nepal | | Nepalese; Nepali
OM | Oman | Sultanate of Oman | Omani
PH | Philippines | Republic of the Philippines; Philippine Islands | Filipino; Filipina; Philippine
PK | Pakistan | Islamic Republic of Pakistan | Pakistani
PS | Palestine | State of Palestine; Palestinian Territories; Palestinian Territory; Palestinian Authority | Palestinian
QA | Qatar | State of Qatar | Qatari
SA | Saudi Arabia | KSA; K.S.A.; Kingdom of Saudi Arabia; Saudi | Saudi; Saudi Arabian
SG | Singapore | Republic of Singapore | Singaporean
SY | Syria | Syrian Arab Republic | Syrian
TH | Thailand | Kingdom of Thailand; Siam | Thai
TJ | Tajikistan | Tadzhikistan | Tajik; Tajikistani
TL | Timor-Leste | East Timor; Timor Leste | Timorese; East Timorese
TM | Turkmenistan | | Turkmen; Turkmenistani
TR | Turkey | Türkiye; Republic of Türkiye; Turkiye | Turkish; Turk
TW | Taiwan | Republic of China; R.O.C.; Chinese Taipei | Taiwanese
UZ | Uzbekistan | | Uzbek; Uzbekistani
VN | Vietnam | Viet Nam; Socialist Republic of Vietnam; South Vietnam; North Vietnam | Vietnamese
YE | Yemen | | Yemeni; Yemenite
"""
