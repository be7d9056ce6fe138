"""From text to facts. Pure: no files, no clock, no network; the spaCy pipeline comes as an argument."""
