"""Attacks that take long: kills, fuzzed inputs, patterns that are doubled, hostile files, a crowd. See ``__main__``."""
