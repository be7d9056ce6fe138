"""From facts to what is shown: cells, cards, marked text. Pure."""
