"""The explorer in plain lines: what it tells, and the commands that it answers."""
