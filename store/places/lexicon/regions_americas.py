"""First-level regions in the Americas: country, usual English name, other names, and a large city that only it has.

The city is how `tests.gazetteer.make` finds what GeoNames calls the region, which its own files leave unnamed.
"""

from __future__ import annotations

from typing import Final

REGIONS: Final = """
US | Alabama | AL; Ala. | Birmingham
US | Alaska | AK | Anchorage
US | Arizona | AZ; Ariz. | Phoenix
US | Arkansas | AR; Ark. | Little Rock
US | California | CA; Calif. | Los Angeles
US | Colorado | CO; Colo. | Denver
US | Connecticut | CT; Conn. | Bridgeport
US | Delaware | DE; Del. | Dover
US | District of Columbia | DC; D.C.; Washington DC; Washington D.C. | Washington
US | Florida | FL; Fla. | Miami
US | Georgia | GA; Ga. | Atlanta
US | Hawaii | HI | Honolulu
US | Idaho | ID | Boise
US | Illinois | IL; Ill. | Chicago
US | Indiana | IN; Ind. | Indianapolis
US | Iowa | IA | Des Moines
US | Kansas | KS; Kan. | Wichita
US | Kentucky | KY; Ky. | Louisville
US | Louisiana | LA; La. | New Orleans
US | Maine | ME | Bangor
US | Maryland | MD; Md. | Baltimore
US | Massachusetts | MA; Mass. | Boston
US | Michigan | MI; Mich. | Detroit
US | Minnesota | MN; Minn. | Minneapolis
US | Mississippi | MS; Miss. | Jackson
US | Missouri | MO; Mo. | St. Louis
US | Montana | MT; Mont. | Billings
US | Nebraska | NE; Neb. | Omaha
US | Nevada | NV; Nev. | Las Vegas
US | New Hampshire | NH; N.H. | Nashua
US | New Jersey | NJ; N.J. | Newark
US | New Mexico | NM; N.M. | Albuquerque
US | New York | NY; N.Y. | New York City
US | North Carolina | NC; N.C. | Charlotte
US | North Dakota | ND; N.D. | Fargo
US | Ohio | OH | Cleveland
US | Oklahoma | OK; Okla. | Tulsa
US | Oregon | OR; Ore. | Portland
US | Pennsylvania | PA; Pa.; Penn. | Philadelphia
US | Rhode Island | RI; R.I. | Providence
US | South Carolina | SC; S.C. | Charleston
US | South Dakota | SD; S.D. | Sioux Falls
US | Tennessee | TN; Tenn. | Memphis
US | Texas | TX; Tex. | Houston
US | Utah | UT | Salt Lake City
US | Vermont | VT; Vt. | South Burlington
US | Virginia | VA; Va. | Virginia Beach
US | Washington | WA; Wash. | Seattle
US | West Virginia | WV; W.Va. | Huntington
US | Wisconsin | WI; Wis. | Milwaukee
US | Wyoming | WY; Wyo. | Cheyenne
CA | Alberta | AB; Alta. | Calgary
CA | British Columbia | BC; B.C. | Vancouver
CA | Manitoba | MB; Man. | Winnipeg
CA | New Brunswick | NB; N.B. | Moncton
CA | Newfoundland and Labrador | NL; Newfoundland; Labrador; Newfoundland & Labrador | Mount Pearl
CA | Northwest Territories | NT; N.W.T. | Yellowknife
CA | Nova Scotia | NS; N.S. | Halifax
CA | Nunavut | NU | Iqaluit
CA | Ontario | ON; Ont. | Toronto
CA | Prince Edward Island | PE; P.E.I. | Charlottetown
CA | Quebec | QC; Que.; Québec | Montréal
CA | Saskatchewan | SK; Sask. | Saskatoon
CA | Yukon | YT; Yukon Territory | Whitehorse
MX | Aguascalientes | | Aguascalientes
MX | Baja California | | Tijuana
MX | Baja California Sur | | La Paz
MX | Campeche | | Campeche
MX | Chiapas | | Tuxtla
MX | Chihuahua | | Ciudad Juárez
MX | Coahuila | Coahuila de Zaragoza | Saltillo
MX | Colima | | Manzanillo
MX | Durango | | Gómez Palacio
MX | Guanajuato | | León de los Aldama
MX | Guerrero | | Acapulco de Juárez
MX | Hidalgo | | Pachuca de Soto
MX | Jalisco | | Guadalajara
MX | State of Mexico | Estado de México | Ecatepec de Morelos
MX | Michoacán | | Morelia
MX | Morelos | | Cuernavaca
MX | Nayarit | | Tepic
MX | Nuevo León | | Monterrey
MX | Oaxaca | | Salina Cruz
MX | Puebla | | Tehuacán
MX | Querétaro | | San Juan del Río
MX | Quintana Roo | | Cancún
MX | San Luis Potosí | | Ciudad Valles
MX | Sinaloa | | Culiacán
MX | Sonora | | Hermosillo
MX | Tabasco | | Villahermosa
MX | Tamaulipas | | Reynosa
MX | Tlaxcala | | Apizaco
MX | Veracruz | | Xalapa de Enríquez
MX | Yucatán | | Mérida
MX | Zacatecas | | Fresnillo
BR | Acre | | Rio Branco
BR | Alagoas | | Maceió
BR | Amapá | | Macapá
BR | Amazonas | | Manaus
BR | Bahia | | Salvador
BR | Ceará | | Fortaleza
BR | Espírito Santo | | Vila Velha
BR | Goiás | | Goiânia
BR | Maranhão | | São Luís
BR | Mato Grosso | | Cuiabá
BR | Mato Grosso do Sul | | Campo Grande
BR | Minas Gerais | | Belo Horizonte
BR | Pará | | Belém
BR | Paraíba | | João Pessoa
BR | Paraná | | Curitiba
BR | Pernambuco | | Recife
BR | Piauí | | Teresina
BR | Rio de Janeiro | | Niterói
BR | Rio Grande do Norte | | Natal
BR | Rio Grande do Sul | | Porto Alegre
BR | Rondônia | | Porto Velho
BR | Roraima | | Boa Vista
BR | Santa Catarina | | Joinville
BR | São Paulo | | Campinas
BR | Sergipe | | Aracaju
BR | Tocantins | | Palmas
CL | Antofagasta | | Calama
CL | Atacama | | Copiapó
AR | Chubut | | Comodoro Rivadavia
AR | Mendoza | | San Rafael
AR | Neuquén | | Zapala
CO | Antioquia | | Medellín
"""
