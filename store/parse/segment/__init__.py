"""Text -> sentences and words, with offsets."""
