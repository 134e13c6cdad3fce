"""Names and what they stand for: organs, regions, themes."""
