"""The kinds of what the check of a table finds."""

import pytest

from corpus.workspace.kinds import TableKindError, parse_kinds, table_kinds


def test_kinds_have_their_words():
    kinds = table_kinds()
    assert all(kind.name and kind.mend.endswith("。") for kind in kinds.values())
    with pytest.raises(TableKindError, match=r"x: said"):
        parse_kinds('[x]\nname = "甲"\nmend = "乙"')
