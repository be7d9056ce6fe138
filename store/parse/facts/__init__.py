"""From what the reader saw to facts: companies, deals and figures, with their spans, values and chances."""
