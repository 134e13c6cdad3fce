"""The words that say what a list, a line or a column holds: one vocabulary for brackets, lines and table heads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from corpus.fold import fold
from corpus.model import UnitRole
from extract.lexicon import name_label, read_rows

ROLES = {role.value: role for role in UnitRole}


def _load_vocabulary(words: bool) -> dict[str, str]:
    labels: dict[str, str] = {}
    for row in read_rows("labels.csv", ("id", "preferred", "alternatives")):
        kind, _, role = row["id"].rpartition(".")
        if (kind == "word") == words:
            for label in (row["preferred"], *row.labels("alternatives")):
                name_label(labels, label, role, row)
    return labels


@cache
def load_labels() -> Mapping[str, tuple[str, UnitRole | None]]:
    """Printed label or column head, folded and without white space → field, and role where the field is one.

    Fields: lead responsible cooperating supervising (roles), deadline task action number section region_scope indicator
    value base_value target_kind measure person assessor note. ``*`` in a label of the file stands for an agency's name
    (市卫健委内牵头处室): ask ``label_field``, which knows that. Raises LexiconError.
    """
    return {label: (field, ROLES.get(field)) for label, field in _load_vocabulary(words=False).items()}


@cache
def load_role_words() -> Mapping[str, UnitRole]:
    """What is said after (会同: before) a list of units to give their role: 牵头, 按职责分工负责, 参与 … Folded."""
    return {label: ROLES[role] for label, role in _load_vocabulary(words=True).items()}


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    return tuple((label[1:], label) for label in load_labels() if label.startswith("*"))


def label_field(label: str) -> tuple[str, UnitRole | None] | None:
    """The field of a printed label or column head, white space and final colon aside; None for no label.

    >>> label_field("市教育局内牵头处室")
    ('lead', <UnitRole.LEAD: 'lead'>)
    """
    folded = "".join(fold(label).split()).rstrip(":")
    if known := load_labels().get(folded):
        return known
    outer, bracket, rest = folded.partition("(")
    if bracket and (known := load_labels().get(outer + rest.partition(")")[2])):
        return known  # 责任单位(第一个为牵头单位), 责任处(科)室
    return next((load_labels()[key] for end, key in _endings() if folded.endswith(end)), None)
