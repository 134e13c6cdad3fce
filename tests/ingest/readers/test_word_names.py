"""Names of the elements of a Word file."""

from __future__ import annotations

import pytest

from ingest.readers.word_names import qn


def test_a_name_has_its_namespace() -> None:
    assert qn("w:p") == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
    assert qn("r:id").startswith("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}")


def test_a_prefix_that_nobody_knows() -> None:
    with pytest.raises(KeyError):
        qn("nobody:p")
