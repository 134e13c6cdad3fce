"""Tables of which only lines are left: their rows and columns found again, whatever parted the cells."""
