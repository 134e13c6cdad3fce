"""Measurements on the real documents: ``python -m bench [--quick]``. Ratios within one run, because machines differ."""
