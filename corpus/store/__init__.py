"""The store: one SQLite file, the only truth."""
