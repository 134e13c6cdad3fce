"""制度创新重点: lists of reforms, and those that running text heads."""
