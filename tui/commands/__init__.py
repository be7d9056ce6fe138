"""What each command does, a file a command; `tui.cli` has their names and options."""
