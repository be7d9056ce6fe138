"""Names of cities as English papers write them: by country and GeoNames's name."""

from __future__ import annotations

from typing import Final

USUAL: Final[dict[tuple[str, str], str]] = {
    ("AE", "Al Ain City"): "Al Ain",
    ("BE", "Gent"): "Ghent",
    ("BE", "Brugge"): "Bruges",
    ("DE", "Hannover"): "Hanover",
    ("DE", "Köln"): "Cologne",
    ("DK", "Århus"): "Aarhus",
    ("DE", "Frankfurt am Main"): "Frankfurt",
    ("EG", "Al Mansurah"): "Mansoura",
    ("ES", "Sevilla"): "Seville",
    ("MM", "Nay Pyi Taw"): "Naypyidaw",
    ("SA", "Madinah"): "Medina",
    ("SA", "Makkah"): "Mecca",
}
"""What is written for GeoNames's own name, which stays one of the city's other names."""

SHARED: Final[dict[tuple[str, str], tuple[str, ...]]] = {
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
    ("US", "New York City"): ("NYC", "New York"),
    ("UA", "Odesa"): ("Odessa",),
    ("UA", "Sevastopol"): ("Sebastopol",),
}
"""Other names of cities that are the first name of some smaller place elsewhere as well, or are abbreviations."""
