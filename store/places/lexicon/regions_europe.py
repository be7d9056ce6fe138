"""First-level regions in Europe: country, usual English name, other names, and a large city that only it has."""

from __future__ import annotations

from typing import Final

REGIONS: Final = """
GB | England | | London
GB | Scotland | | Glasgow
GB | Wales | | Cardiff
GB | Northern Ireland | Ulster | Belfast
DE | Baden-Württemberg | | Stuttgart
DE | Bavaria | Bayern | Munich
DE | Berlin | | Berlin
DE | Brandenburg | | Potsdam
DE | Bremen | | Bremerhaven
DE | Hamburg | | Hamburg
DE | Hesse | Hessen | Wiesbaden
DE | Lower Saxony | Niedersachsen | Hannover
DE | Mecklenburg-Western Pomerania | Mecklenburg-Vorpommern | Rostock
DE | North Rhine-Westphalia | Nordrhein-Westfalen; NRW | Düsseldorf
DE | Rhineland-Palatinate | Rheinland-Pfalz | Mainz
DE | Saarland | | Saarbrücken
DE | Saxony | Sachsen | Leipzig
DE | Saxony-Anhalt | Sachsen-Anhalt | Magdeburg
DE | Schleswig-Holstein | | Kiel
DE | Thuringia | Thüringen | Erfurt
AT | Burgenland | | Eisenstadt
AT | Carinthia | Kärnten | Klagenfurt am Wörthersee
AT | Lower Austria | Niederösterreich | Sankt Pölten
AT | Upper Austria | Oberösterreich | Linz
AT | Styria | Steiermark | Graz
AT | Tyrol | Tirol | Innsbruck
AT | Vorarlberg | | Dornbirn
BE | Flanders | Flemish Region; Vlaanderen | Gent
BE | Wallonia | Walloon Region; Wallonie | Liège
ES | Andalusia | Andalucía | Sevilla
ES | Aragon | Aragón | Zaragoza
ES | Asturias | | Oviedo
ES | Balearic Islands | Balearics; Majorca; Mallorca; Ibiza | Palma
ES | Basque Country | País Vasco; Euskadi | Bilbao
ES | Canary Islands | Canaries; Tenerife; Gran Canaria | Las Palmas de Gran Canaria
ES | Cantabria | | Santander
ES | Castile and León | Castilla y León | Valladolid
ES | Castilla-La Mancha | Castile-La Mancha | Albacete
ES | Catalonia | Catalunya; Cataluña | Barcelona
ES | Extremadura | | Badajoz
ES | Galicia | | Vigo
ES | Navarre | Navarra | Pamplona
FR | Auvergne-Rhône-Alpes | Auvergne; Rhône-Alpes; Rhone-Alpes | Lyon
FR | Bourgogne-Franche-Comté | Burgundy; Franche-Comté; Bourgogne | Dijon
FR | Brittany | Bretagne | Rennes
FR | Centre-Val de Loire | | Orléans
FR | Corsica | Corse | Ajaccio
FR | Grand Est | Alsace; Lorraine; Champagne-Ardenne | Strasbourg
FR | Hauts-de-France | Picardy; Nord-Pas-de-Calais | Lille
FR | Île-de-France | Ile-de-France | Paris
FR | Normandy | Normandie | Rouen
FR | Nouvelle-Aquitaine | Aquitaine; New Aquitaine | Bordeaux
FR | Occitanie | Occitania; Languedoc-Roussillon; Midi-Pyrénées | Toulouse
FR | Pays de la Loire | | Nantes
FR | Provence-Alpes-Côte d'Azur | Provence; French Riviera; Côte d'Azur | Marseille
IT | Abruzzo | Abruzzi | Pescara
IT | Apulia | Puglia | Bari
IT | Basilicata | | Potenza
IT | Calabria | | Catanzaro
IT | Campania | | Naples
IT | Emilia-Romagna | | Bologna
IT | Friuli Venezia Giulia | Friuli-Venezia Giulia; Friuli | Trieste
IT | Lazio | Latium | Rome
IT | Liguria | | Genoa
IT | Lombardy | Lombardia | Milan
IT | Marche | | Ancona
IT | Piedmont | Piemonte | Turin
IT | Sardinia | Sardegna | Cagliari
IT | Sicily | Sicilia | Palermo
IT | South Tyrol | Trentino-Alto Adige; Trentino; Alto Adige | Bolzano
IT | Tuscany | Toscana | Florence
IT | Umbria | | Perugia
IT | Veneto | | Verona
NL | North Brabant | Noord-Brabant; Brabant | Eindhoven
NL | Friesland | Frisia | Leeuwarden
NL | Gelderland | | Arnhem
NL | North Holland | Noord-Holland | Amsterdam
NL | South Holland | Zuid-Holland | Rotterdam
NL | Overijssel | | Zwolle
NL | Zeeland | | Middelburg
PL | Lower Silesia | Dolnośląskie | Wrocław
PL | Silesia | Upper Silesia; Śląskie | Katowice
PL | Masovia | Mazovia; Mazowieckie | Warsaw
PL | Lesser Poland | Małopolska | Kraków
PL | Greater Poland | Wielkopolska | Poznań
PL | Pomerania | Pomorskie | Gdynia
PT | Algarve | | Faro
PT | Azores | | Ponta Delgada
PT | Madeira | | Funchal
RU | Tatarstan | | Kazan
RU | Bashkortostan | Bashkiria | Ufa
RU | Chechnya | | Grozny
RU | Sakhalin | | Yuzhno-Sakhalinsk
RU | Yakutia | Sakha | Yakutsk
UA | Crimea | | Simferopol
SE | Skåne | Scania | Malmö
SE | Norrbotten | | Luleå
SE | Västerbotten | | Umeå
"""
