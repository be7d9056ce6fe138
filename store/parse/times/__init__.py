"""Periods and fiscal years: a grammar over text, resolved against the publication date."""
