"""Numbers and dates: numerals, quantities, targets and achieved figures."""
