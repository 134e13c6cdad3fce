"""Files in, documents out: bytes → lines → canonical text."""
