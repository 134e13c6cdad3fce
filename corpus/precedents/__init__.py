"""借鉴: how others put something, who led it where, by when and to what figure.

``sought`` is what is looked for and how much of it words hold; ``places`` finds where documents say it, ``wordings``
gathers places of near-equal wording, ``spread`` counts what they set, ``citing`` writes their source. Pure: parsed
documents in, frozen dataclasses out.
"""
