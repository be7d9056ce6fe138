"""The countries and territories of Europe: ISO 3166-1 code, usual English name, other names, adjectives."""

from __future__ import annotations

from typing import Final

WORLD_REGION: Final = "Europe"
COUNTRIES: Final = """
AD | Andorra | Principality of Andorra | Andorran
AL | Albania | | Albanian
AT | Austria | Österreich | Austrian
AX | Åland Islands | Åland; Aland Islands | Ålandic
BA | Bosnia and Herzegovina | Bosnia; Bosnia-Herzegovina; BiH | Bosnian; Herzegovinian
BE | Belgium | Belgique; België | Belgian
BG | Bulgaria | | Bulgarian
BY | Belarus | Byelorussia; Belorussia | Belarusian; Belarussian; Byelorussian
CH | Switzerland | Swiss Confederation; Schweiz; Suisse | Swiss
CY | Cyprus | | Cypriot; Cypriote
CZ | Czechia | Czech Republic | Czech
DE | Germany | Federal Republic of Germany; Deutschland; West Germany; East Germany | German; West German; East German
DK | Denmark | Danmark | Danish; Dane
EE | Estonia | | Estonian
ES | Spain | España | Spanish; Spaniard
FI | Finland | Suomi | Finnish; Finn
FO | Faroe Islands | Faroes; Faeroe Islands | Faroese
FR | France | French Republic; Metropolitan France | French; Frenchman; Frenchwoman
GB | United Kingdom | UK; U.K.; Britain; Great Britain; GB; United Kingdom of Great Britain and Northern Ireland \
   | British; Briton; Brit; English; Scottish; Welsh; Northern Irish
GG | Guernsey | Bailiwick of Guernsey |
GI | Gibraltar | | Gibraltarian
GR | Greece | Hellas; Hellenic Republic | Greek; Hellenic
HR | Croatia | Hrvatska | Croatian; Croat
HU | Hungary | Magyarország | Hungarian; Magyar
IE | Ireland | Republic of Ireland; Irish Republic; Eire | Irish
IM | Isle of Man | | Manx
IS | Iceland | | Icelandic; Icelander
IT | Italy | Italia; Italian Republic | Italian
JE | Jersey | Bailiwick of Jersey |
LI | Liechtenstein | Principality of Liechtenstein |
LT | Lithuania | | Lithuanian
LU | Luxembourg | Luxemburg; Grand Duchy of Luxembourg | Luxembourgish; Luxembourger; Luxembourgian
LV | Latvia | | Latvian
MC | Monaco | Principality of Monaco | Monegasque; Monacan
MD | Moldova | Republic of Moldova; Moldavia | Moldovan; Moldavian
ME | Montenegro | | Montenegrin
MK | North Macedonia | Macedonia; FYR Macedonia; FYROM | Macedonian; North Macedonian
MT | Malta | | Maltese
NL | Netherlands | The Netherlands; Holland; Kingdom of the Netherlands; Nederland | Dutch; Dutchman; Netherlander
NO | Norway | Norge | Norwegian
PL | Poland | Polska | Polish; Pole
PT | Portugal | Portuguese Republic | Portuguese
RO | Romania | Rumania; Roumania | Romanian; Rumanian
RS | Serbia | | Serbian; Serb
RU | Russia | Russian Federation | Russian
SE | Sweden | Sverige | Swedish; Swede
SI | Slovenia | | Slovenian; Slovene
SJ | Svalbard and Jan Mayen | Svalbard; Jan Mayen |
SK | Slovakia | Slovak Republic | Slovak; Slovakian
SM | San Marino | | Sammarinese
UA | Ukraine | The Ukraine | Ukrainian
VA | Vatican City | Vatican; Holy See; Vatican City State |
XK | Kosovo | | Kosovan; Kosovar
"""
