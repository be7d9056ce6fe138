"""Numbers, units, currencies, ranges and qualifiers: a grammar over text."""
