"""Names and what they stand for: organs today and before, regions and zones with their codes, themes."""
