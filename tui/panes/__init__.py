"""The parts of a screen: they draw what they are given and post what happened."""
