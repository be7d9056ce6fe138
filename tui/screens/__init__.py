"""The screens: they ask the base, and give panes what to draw."""
