"""The lexicons as a dictionary for word-cutting: what the ranked index keeps as whole words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.fold import fold
from extract.names.gazetteer import NameKind, load_gazetteer
from extract.names.organs import namings
from extract.names.themes import Themes

# Two characters are words already or ambiguous; more than eight nobody searches as one word.
_LENGTHS = range(3, 9)


def _candidates(themes: Themes) -> Iterator[str]:
    for theme in themes.themes:
        yield from (theme.label, *theme.alternatives)
    for national in (True, False):
        yield from namings(national)
    for name, meanings in load_gazetteer().names.items():
        if any(meaning.kind in {NameKind.FULL, NameKind.ZONE} for meaning in meanings):
            yield name


def dictionary_words(themes: Themes | None = None) -> Iterable[str]:
    """Labels of the lexicons worth being whole words, folded, each once: 生态保护补偿, 市场监督管理局, 湘西自治州."""
    words = (fold(label) for label in _candidates(themes or Themes.load()))
    return dict.fromkeys(word for word in words if len(word) in _LENGTHS and word.isalnum())
