"""Areas of many countries: continents, parts of them, and unions that business news writes of.

A line: name, other names, ISO 3166-1 codes of its countries; "+Area_Name" stands for the countries of an area further up, and a
continent has all countries of its own file besides those written here (Russia and Turkey lie in two).
"""

from __future__ import annotations

from typing import Final

LANDS: Final = """
Europe | | TR KZ GE AM AZ
Asia | | RU EG CY
Africa | African continent |
North America | |
South America | |
Oceania | South Pacific |
Southeast Asia | South-East Asia; South East Asia; SE Asia; Southeastern Asia | BN KH ID LA MY MM PH SG TH TL VN
East Asia | Far East; Northeast Asia; North-East Asia; Eastern Asia | CN HK MO TW JP KR KP MN
South Asia | Indian subcontinent; Southern Asia | AF BD BT IN LK MV NP PK
Central Asia | | KZ KG TJ TM UZ
Middle East | Near East; Mideast; Western Asia; West Asia | AE BH CY EG IL IQ IR JO KW LB OM PS QA SA SY TR YE
Caucasus | South Caucasus; Transcaucasia | AM AZ GE
North Africa | Northern Africa; Maghreb | DZ EG EH LY MA SD TN
West Africa | Western Africa | BJ BF CV CI GM GH GN GW LR ML MR NE NG SN SL TG SH
Central Africa | Middle Africa | AO CM CF TD CD CG GQ GA ST
East Africa | Eastern Africa; Horn of Africa | BI KM DJ ER ET KE MG MW MU MZ RW SC SO SS TZ UG ZM ZW RE YT
Southern Africa | | BW LS NA SZ ZA
Central America | | BZ CR SV GT HN NI PA
Caribbean | West Indies; Caribbean islands \
   | AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI
Latin America | LatAm | +South_America +Central_America +Caribbean MX
Nordic countries | Nordics; Nordic region; Nordic; Scandinavia | DK FI IS NO SE FO AX GL SJ
Baltic states | Baltics; Baltic countries | EE LV LT
Balkans | Western Balkans; Balkan Peninsula | AL BA BG GR HR ME MK RO RS SI XK
"""
"""Where a country lies: `containers` names these."""

GROUPS: Final = """
European Union | EU; E.U.; EU-27; EU27; European bloc; European Economic Community \
   | AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK
Eurozone | Euro zone; Euro area; Euroland | AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK
Western Europe | | AD AT BE CH DE DK ES FI FR GB GG GI GR IE IM IS IT JE LI LU MC MT NL NO PT SE SM VA
Eastern Europe | East Europe | AL BA BG BY CZ EE HR HU LT LV MD ME MK PL RO RS RU SI SK UA XK
Central Europe | | AT CH CZ DE HU LI PL SI SK
Central and Eastern Europe | CEE | +Eastern_Europe
Southern Europe | Mediterranean Europe | AD AL BA CY ES GI GR HR IT ME MK MT PT RS SI SM VA XK
Northern Europe | | DK EE FI FO GB IE IS LT LV NO SE
British Isles | | GB IE IM GG JE
Benelux | Low Countries | BE NL LU
DACH | D-A-CH; DACH region | DE AT CH
Iberia | Iberian Peninsula | ES PT AD GI
Visegrad Group | Visegrád Group; Visegrád Four | CZ HU PL SK
Americas | Western Hemisphere | +North_America +South_America
Asia-Pacific | Asia Pacific; APAC; Asia-Pacific region | +Southeast_Asia +East_Asia +South_Asia +Oceania
ASEAN | Association of Southeast Asian Nations | BN KH ID LA MY MM PH SG TH VN TL
Greater China | | CN HK MO TW
Indochina | Indochinese Peninsula; Mekong region | KH LA VN MM TH
Gulf | Persian Gulf; Arabian Gulf; Gulf states; Gulf region; Gulf Cooperation Council; GCC | AE BH KW OM QA SA
Arabian Peninsula | Arabia | AE BH KW OM QA SA YE
Levant | | IL JO LB PS SY
Arab world | Arab states | DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SY TN AE YE
MENA | Middle East and North Africa | +Middle_East +North_Africa
EMEA | Europe, the Middle East and Africa | +Europe +Middle_East +Africa
Sub-Saharan Africa | Subsaharan Africa | +West_Africa +Central_Africa +East_Africa +Southern_Africa
Sahel | | BF TD ML MR NE SN
Andes | Andean region; Andean countries | BO CO EC PE CL AR VE
Southern Cone | | AR CL UY PY
Mercosur | Mercosul | AR BR PY UY BO
Australasia | Oceania and Australia; ANZ | AU NZ PG
Pacific Islands | Pacific island countries | AS CK FJ FM GU KI MH MP NC NR NU PF PG PW SB TK TO TV VU WF WS
Mediterranean | Mediterranean region | AL BA CY DZ EG ES FR GI GR HR IL IT LB LY MA MC ME MT PS SI SY TN TR
Commonwealth of Independent States | CIS | AM AZ BY KZ KG MD RU TJ UZ
G7 | Group of Seven; G-7 | CA DE FR GB IT JP US
"""
"""Unions and loose areas: places lie in them, but `containers` names none of them."""

PARTS: Final = """
US | Midwest; New England; Bay Area; San Francisco Bay Area; Silicon Valley; Gulf Coast; Rust Belt; Sun Belt; Deep South; \
     Pacific Northwest; Appalachia; Permian Basin; Corn Belt; Great Plains; Puget Sound; Long Island; Bakken
CA | Maritimes; Atlantic Canada; Canadian Prairies; Vancouver Island; Cape Breton
MX | Bajío; Yucatán Peninsula
AR | Patagonia; Vaca Muerta
BR | Amazonia; Carajás
GB | Midlands; West Midlands; East Midlands; East Anglia; Yorkshire; Lancashire; Teesside; Tyneside; Merseyside; \
     Humberside; Humber; Cornwall; Devon; Essex; Sussex; Cumbria; Northumberland; Oxfordshire; \
     Cambridgeshire; Derbyshire; Staffordshire; Lincolnshire; Cheshire; Hampshire; Wiltshire; Somerset; \
     Dorset; Gloucestershire; Shropshire; Leicestershire; Nottinghamshire; Northamptonshire; Hertfordshire; Bedfordshire; \
     Buckinghamshire; Berkshire; Warwickshire; Aberdeenshire; Scottish Highlands; Shetland; Isle of Wight; \
     North Wales; South Wales
IE | Connacht; Leinster
DE | Ruhr; Ruhr Valley; Rhineland; Franconia; Swabia; Lusatia; Black Forest
FR | Loire Valley; Savoy; Dordogne
IT | Po Valley
ES | Costa del Sol
PL | Masuria
NO | Finnmark; Lofoten
FI | Lapland
GR | Crete; Peloponnese; Thrace
RO | Transylvania
UA | Donbas; Donbass
RU | Siberia; Urals; Russian Far East; Yamal; Kamchatka; Kola Peninsula
TR | Anatolia; Cappadocia
EG | Sinai; Nile Delta; Suez Canal Economic Zone
SA | Neom; Eastern Province; Hejaz
NG | Niger Delta
ZM | Copperbelt
TZ | Zanzibar
CN | Pearl River Delta; Yangtze River Delta; Yangtze Delta; Manchuria; Greater Bay Area
IN | Vidarbha; Konkan; Deccan; Delhi NCR; NCR; National Capital Region
JP | Honshu; Kyushu; Shikoku; Kansai; Kanto; Tohoku; Chubu
KR | Gyeongsang; Jeolla; Chungcheong
TH | Eastern Economic Corridor; Isan
VN | Mekong Delta; Red River Delta; Binh Duong; Dong Nai; Quang Ninh; Ba Ria-Vung Tau
ID | Java; Sumatra; Sulawesi; Kalimantan; Lombok; Papua; West Papua; Maluku; Nusantara; Riau Islands; Bangka Belitung
MY | Klang Valley; Malay Peninsula
PH | Luzon; Mindanao; Visayas; Calabarzon; Central Luzon
AU | Pilbara; Hunter Valley; Bowen Basin
NZ | North Island; South Island; Waikato; Otago; Bay of Plenty
"""
"""Parts of one country that are no first-level region, or whose cities GeoNames files otherwise: country, names.

Left out are those that share their name with a city of 50,000 elsewhere ("Norfolk"): a part alone would always win.
"""

TERRITORIES: Final = """
CN HK MO
US PR GU VI AS MP
GB GG JE IM GI BM KY VG TC AI MS FK SH PN IO
FR GP MQ RE GF YT BL MF PM PF NC WF
NL AW CW SX BQ
DK FO GL
FI AX
NO SJ
AU CX CC NF
NZ CK NU TK
"""
"""Countries, and the codes of territories that reports may or may not count to them."""
