"""Facts: from the text of business news to answers. Nothing in here knows about a terminal."""
