"""What organs are for, whatever their level and former name: 财政部, 省财政厅 and 市财政局 are 财政."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from corpus.fold import fold
from corpus.model import Assignment
from extract.knowledge import load_knowledge
from extract.names.organs import Organ, load_organs

_ORGANS = ("cn.", "local.", "party.")
"""How ids of organs begin; the others (各区、县政府) say only of what kind a unit is."""
_ENDINGS = ("管理委员会", "委员会", "总局", "局", "厅", "部", "委", "署")
_KEPT = ("办公厅", "办公室", "组织部", "宣传部", "统战部", "社会工作部", "人民政府")
"""Names that say nothing without their ending."""
_BEFORE = ("国家", "中国", "中共", "中央", "委")
_LEVELS = "省市县区州盟旗"


def functions_of(assignment: Assignment) -> tuple[str, ...]:
    """What a unit is for: mostly one; of one that was parted, each that it became. An unknown one keeps its name.

    Units that only say of what kind they are (各县政府) keep their names.
    """
    name, organ = assignment.unit_full or assignment.unit, assignment.institution
    if organ is None or not organ.institution_id.startswith(_ORGANS):
        return (name,)
    if organ.since is None:
        return (_function(organ.institution_id) or name,)
    return tuple(dict.fromkeys(_present(one) for one in organ.present_name.split("、")))


@cache
def _present(name: str) -> str:
    """Of an organ by the name that it has today."""
    organ = load_knowledge().institutions.link(name)
    return (_function(organ.institution_id) if organ else None) or name.lstrip(_LEVELS)


@cache
def _function(organ_id: str) -> str | None:
    organ = load_organs().get(organ_id)
    if organ is None:
        return None
    own = _bare(organ.preferred[0])
    return _locals().get(own, own) if organ.national else own


@cache
def _locals() -> dict[str, str]:
    """What local organs are for, by all that they are called: 林业和草原 is 林业."""
    found: dict[str, str] = {}
    for organ in load_organs().values():
        if not organ.national:
            for label in _labels(organ):
                found.setdefault(_bare(label), _bare(organ.preferred[0]))
    return found


def _labels(organ: Organ) -> Iterator[str]:
    yield from organ.preferred
    yield from (label for label in organ.alternatives if "*" not in label)


def _bare(label: str) -> str:
    """A name without what says whose organ it is and of which rank.

    >>> _bare("国家市场监督管理总局"), _bare("财政厅"), _bare("委组织部")
    ('市场监督管理', '财政', '组织部')
    """
    name = fold(label)
    for word in _BEFORE:
        if name.startswith(word) and len(name) > len(word) + 2:
            name = name.removeprefix(word)
    if name.endswith(_KEPT):
        return name
    ending = next((word for word in _ENDINGS if name.endswith(word) and len(name) > len(word) + 1), "")
    return name.removesuffix(ending)
