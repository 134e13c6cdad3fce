"""指标: the noun phrase that names what a number measures."""

from __future__ import annotations

from extract.numbers.clauses import without_brackets
from extract.rules import pattern_of, without

SHORTEST_NAME = 2
"""Characters of a name: 肉 and 奶 are named only inside a list."""
_LONGEST = 60
"""Of a longer name its end is kept: no annotated indicator is longer than 28."""
_EDGES = " ,;:、"
_CUT_FROM = 2
"""Where a second thought can begin: 其中 at once is no name."""


def from_left(text: str, *, governed: bool = True) -> str:
    """The indicator in what stands before the verb or the number: dates, adverbs and the governing verb dropped.

    A rate is not governed by a verb: what looks like one is part of its name (签约服务覆盖率).

    >>> from_left("到2020年,规模养殖场粪污处理设施装备配套率"), from_left("确保全年实施重大项目")
    ('规模养殖场粪污处理设施装备配套率', '重大项目')
    """
    lead, trail = pattern_of("name.lead"), pattern_of("name.trail")
    previous = None
    name = text.strip(_EDGES)
    while name != previous:
        previous = name
        name = trail.sub("", lead.sub("", name)).strip(_EDGES)
        name = name.lstrip('"') if name.count('"') % 2 else name
    for rule_id in ("name.striving", "name.verb", "name.second_verb") if governed else ():
        verb = pattern_of(rule_id).match(name)
        if verb and len(name) - verb.end() >= SHORTEST_NAME:
            name = name[verb.end() :]
    if governed:
        name = without("name.lead_coming", name)
    return _tidy(name)


def from_right(text: str) -> str:
    """The indicator in what stands behind the measure (50家以上先进智能工厂)."""
    name = pattern_of("name.outcome").sub("", text.strip(" 、的"))
    cut = pattern_of("name.cut").search(name, _CUT_FROM)
    name = _tidy(name[: cut.start()] if cut else name)
    qualified = pattern_of("name.qualified").match(name)
    return qualified["noun"] if qualified else name


def is_name(text: str) -> bool:
    """Whether a text names something: two characters, and not verbs and adverbs alone."""
    return len(text) >= SHORTEST_NAME and pattern_of("name.verbs_only").match(text) is None


def opens_with_verb(text: str) -> bool:
    """Whether a text says what is to be done rather than what is measured."""
    return pattern_of("name.verb").match(text) is not None


def _tidy(name: str) -> str:
    name = without("name.every", name)
    if name.count('"') % 2:
        name = name.strip('"')
    name = name if len(name) <= _LONGEST else without_brackets(name)
    return name.strip(f"{_EDGES}的")[-_LONGEST:]
