"""What resembles what: near duplicates and shared wording of passages, reprints of documents.

``wording`` compares two texts exactly; ``sketch`` boils a text down to a few hashes; ``index`` keeps those on disk;
``likeness`` asks them. All of it is derived from the store and made again where it is missing or behind.
"""
