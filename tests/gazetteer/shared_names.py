"""English names of cities that are also the first name of some smaller place elsewhere: by country and GeoNames's name."""

from __future__ import annotations

from typing import Final

SHARED: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("AE", "Al Ain City"): ("Al Ain",),
    ("BE", "Gent"): ("Ghent",),
    ("CH", "Genève"): ("Geneva",),
    ("DE", "Hannover"): ("Hanover",),
    ("DE", "Köln"): ("Cologne",),
    ("EG", "Al Mansurah"): ("Mansoura",),
    ("ES", "Sevilla"): ("Seville",),
    ("FR", "Lyon"): ("Lyons",),
    ("IN", "Chennai"): ("Madras",),
    ("IN", "Delhi"): ("New Delhi",),
    ("IN", "Kolkata"): ("Calcutta",),
    ("IN", "Vadodara"): ("Baroda",),
    ("IT", "Genoa"): ("Genova",),
    ("IT", "Rome"): ("Roma",),
    ("MX", "Ciudad Juárez"): ("Juárez",),
    ("MX", "Heroica Matamoros"): ("Matamoros",),
    ("MX", "Victoria de Durango"): ("Durango",),
    ("MX", "Xalapa de Enríquez"): ("Jalapa",),
    ("NL", "The Hague"): ("Den Haag",),
    ("PL", "Poznań"): ("Posen",),
    ("PL", "Wrocław"): ("Breslau",),
    ("SA", "Madinah"): ("Medina",),
    ("SA", "Makkah"): ("Mecca",),
    ("UA", "Odesa"): ("Odessa",),
    ("UA", "Sevastopol"): ("Sebastopol",),
}
