"""Names of countries, groups of countries and regions, and the adjectives made from them. Data: names to look up, no rules."""
