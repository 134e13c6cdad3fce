"""制度创新重点: reform measures in tables, lists and brackets, and arrangements in the heads of running text."""
