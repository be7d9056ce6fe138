"""The words that the grammars know. Data: names to look up, no rules; none of them names a company."""
