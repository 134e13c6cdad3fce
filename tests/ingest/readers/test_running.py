"""Running heads and page numbers at the edges of pages."""

import pytest

from ingest.ledger import Left
from ingest.readers.printed import Printed
from ingest.readers.running import without_running_heads


def page(number: int, *texts: str) -> list[Printed]:
    return [Printed(text, number, 60, 400, 100 + 20 * at) for at, text in enumerate(texts)]


def told(pages):
    kept, left = without_running_heads(pages)
    return [[line.text for line in each] for each in kept], [(each.reason, each.text) for each in left]


def test_heads_and_numbers_go_and_are_told():
    kept, left = told([page(n, f"公报第{n}期", "甲", "乙", f"— {n} —") for n in (1, 2, 3)])
    assert kept == [["甲", "乙"]] * 3
    assert left[:2] == [(Left.RUNNING, "公报第1期"), (Left.PAGE_NUMBER, "— 1 —")]


def test_edges_are_where_people_see_them_whatever_is_drawn_first():
    """Word processors draw the foot before the text, or after it."""
    pages = [[*page(n, "甲", "乙", "丙", "丁", "戊"), Printed("公报", n, 60, 400, 40)] for n in (1, 2, 3)]
    pages = [[each[-1], *each[:-1]] if number % 2 else each for number, each in enumerate(pages)]
    moved = [[each[2], each[0], *each[1:2], *each[3:]] for each in pages]
    kept, left = told(moved)
    assert all("公报" not in each for each in kept)
    assert [text for _, text in left].count("公报") == 3


@pytest.mark.parametrize(("beside", "goes"), [(None, True), ("推进工作", False)])
def test_a_number_with_text_beside_it_is_text(beside, goes):
    lines = page(1, "1", "甲", "乙", "丙", "丁", "戊")
    if beside:
        lines.append(Printed(beside, 1, 120, 400, 100))
    assert ("1" not in told([lines])[0][0]) is goes


def test_a_number_beside_a_running_head_goes():
    pages = [[*page(n, "公报", "甲", "乙丙丁"[n]), Printed(str(n), n, 420, 440, 100)] for n in range(3)]
    assert told(pages)[0] == [["甲", "乙"], ["甲", "丙"], ["甲", "丁"]]


def test_pages_without_lines_are_no_matter():
    assert told([[], page(2, "甲")]) == ([[], ["甲"]], [])
