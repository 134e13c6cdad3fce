"""Who does what by when: annotations, units with roles, tables, time limits."""
