"""What to try when nothing was found, in Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.search.fields import FIELDS
from corpus.search.plan import Vocabulary
from corpus.search.tree import And, Not, Or, Phrase, Tree, Words
from corpus.search.words import squeeze


def hints(tree: Tree, vocabulary: Vocabulary, *, without_filters: int) -> Iterator[str]:
    """``without_filters`` is the number of hits that there would be without chosen filters and kind."""
    if without_filters:
        yield f"去掉筛选条件后有 {without_filters} 条结果"
        return
    leaves = tuple(_leaves(tree))
    for leaf in leaves:
        if isinstance(leaf, Words) and _is_region(leaf.text, vocabulary):
            yield f"“{leaf.text}”是地区名，可以改用 {FIELDS['region'].names[0]}:{leaf.text}"
    if any(isinstance(leaf, Phrase) and any(map(str.isalnum, leaf.text)) for leaf in leaves):
        yield "引号内的文字要求原样出现，去掉引号可以放宽"
    elif sum(isinstance(leaf, Words) for leaf in leaves) > 1:
        yield "各词须同时出现，可以减少词语，或用“或”连接"


def _leaves(tree: Tree) -> Iterator[Tree]:
    """What must be there; what must not is no help."""
    match tree:
        case And(children) | Or(children):
            for child in children:
                yield from _leaves(child)
        case Not():
            return
        case _:
            yield tree


def _is_region(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a region that has entries goes by this name, with or without its ending (浙江, 浙江省)."""
    name = squeeze(text)
    ends = {name, *(name + ending for ending in "省市县区旗")}
    return len(name) > 1 and any(squeezed.endswith(tuple(ends)) for _, squeezed in vocabulary("region"))
