"""Numbers that are to be reached, by when, and the time limits of tasks."""
