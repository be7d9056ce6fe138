"""The network of the reader: what it is given, how it is run, and what it saw."""
