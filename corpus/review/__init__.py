"""体检: what a person who drafts a document should look at before it goes out. Pure: a parsed draft in, remarks out.

What needs more than the draft itself (what organs are called today, what a cited document is in the corpus) is handed
in with it (``Draft``). What is a fault, how grave it is and what may be done is data: ``kinds.toml``, ``rules.toml``.
"""
