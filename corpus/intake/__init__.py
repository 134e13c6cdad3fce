"""Files as they are handed in: opened, read and extracted by worker processes, an outcome for each.

With ``corpus.build`` the only place in this package that imports ``ingest`` and ``extract``.
"""
