"""What was not understood: signs of records (role words, time limits, figures, heads of lists) that stand in none."""
