"""The countries and territories of Africa: ISO 3166-1 code, usual English name, other names, adjectives."""

from __future__ import annotations

from typing import Final

WORLD_REGION: Final = "Africa"
COUNTRIES: Final = """
AO | Angola | | Angolan
BF | Burkina Faso | Burkina; Upper Volta | Burkinabe; Burkinabè; Burkinese
BI | Burundi | | Burundian; Burundese
BJ | Benin | Dahomey | Beninese; Beninois
BW | Botswana | | Botswanan; Batswana; Motswana
CD | Democratic Republic of the Congo | DRC; D.R.C.; DR Congo; D.R. Congo; Congo; Congo-Kinshasa; Congo - Kinshasa; \
   Democratic Republic of Congo; Congo DR; Zaire; Zaïre | Congolese; Zairean; Zairian
CF | Central African Republic | | Central African
CG | Republic of the Congo | Republic of Congo; Congo Republic; Congo-Brazzaville; Congo - Brazzaville | Congo-Brazzaville
CI | Ivory Coast | Côte d'Ivoire; Republic of Côte d'Ivoire | Ivorian; Ivoirian
CM | Cameroon | Cameroun | Cameroonian
CV | Cape Verde | Cabo Verde; Cape Verde Islands | Cape Verdean; Cabo Verdean
DJ | Djibouti | | Djiboutian
DZ | Algeria | | Algerian
EG | Egypt | Arab Republic of Egypt | Egyptian
EH | Western Sahara | | Sahrawi; Sahraoui
ER | Eritrea | | Eritrean
ET | Ethiopia | Abyssinia | Ethiopian
GA | Gabon | Gabonese Republic | Gabonese
GH | Ghana | | Ghanaian; Ghanian
GM | Gambia | The Gambia | Gambian
GN | Guinea | Guinea-Conakry; Guinée | Guinean
GQ | Equatorial Guinea | | Equatorial Guinean; Equatoguinean
GW | Guinea-Bissau | Guinea Bissau | Bissau-Guinean
KE | Kenya | | Kenyan
KM | Comoros | Union of the Comoros; Comoro Islands | Comorian; Comoran
LR | Liberia | | Liberian
LS | Lesotho | Kingdom of Lesotho; Basutoland | Basotho; Mosotho; Lesothan
LY | Libya | State of Libya | Libyan
MA | Morocco | Kingdom of Morocco; Maroc | Moroccan
MG | Madagascar | | Malagasy; Madagascan
ML | Mali | | Malian
MR | Mauritania | | Mauritanian
MU | Mauritius | | Mauritian
MW | Malawi | Nyasaland | Malawian
MZ | Mozambique | Moçambique | Mozambican; Mozambiquean
NA | Namibia | South West Africa; South-West Africa | Namibian
NE | Niger | | Nigerien
NG | Nigeria | Federal Republic of Nigeria | Nigerian
RE | Réunion | Reunion Island; La Réunion | Réunionese; Réunionnais
RW | Rwanda | | Rwandan; Rwandese
SC | Seychelles | | Seychellois
SD | Sudan | | Sudanese
SH | Saint Helena | St. Helena; Ascension Island; Tristan da Cunha | Saint Helenian
SL | Sierra Leone | | Sierra Leonean; Sierra Leonian
SN | Senegal | | Senegalese
SO | Somalia | Somaliland | Somali; Somalian; Somalilander
SS | South Sudan | | South Sudanese
ST | São Tomé and Príncipe | São Tomé & Príncipe; Sao Tome; São Tomé e Príncipe | São Toméan; Santomean
SZ | Eswatini | Swaziland; Kingdom of Eswatini | Swazi
TD | Chad | Tchad | Chadian
TG | Togo | Togolese Republic | Togolese
TN | Tunisia | | Tunisian
TZ | Tanzania | United Republic of Tanzania; Tanganyika | Tanzanian; Zanzibari
UG | Uganda | | Ugandan
YT | Mayotte | | Mahoran
ZA | South Africa | Republic of South Africa; RSA; S. Africa | South African
ZM | Zambia | Northern Rhodesia | Zambian
ZW | Zimbabwe | Rhodesia | Zimbabwean
"""
