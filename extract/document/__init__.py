"""The document itself: parts and outline, its fields, what it cites."""
