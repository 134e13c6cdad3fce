"""Whether a text is a policy of support: what it counts are conditions and grants."""

from __future__ import annotations

from extract.rules import pattern_of

_SUPPORT_DENSITY = 250
"""A document that speaks of support more than once in so many characters, and so many times, is a policy of support.
Real policies of support came to one in 233 characters or fewer, real plans to one in 349 or more."""
_SUPPORT_LEAST = 6


def supports(title: str, text: str) -> bool:
    """Whether a title or the words of a text make it a policy of support."""
    said = len(pattern_of("document.support_word").findall(text))
    dense = said >= _SUPPORT_LEAST and said * _SUPPORT_DENSITY > len(text)
    return dense or pattern_of("document.support").search(title) is not None
