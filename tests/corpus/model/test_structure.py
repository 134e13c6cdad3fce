"""Which section holds an offset, and what stands above a section."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Section, Span, ancestors, section_at


def section(start: int, end: int, *, parent: int | None = None, label: str = "一、") -> Section:
    return Section(
        label=label, title="标题", depth=1, heading=Span(start, start + 1), span=Span(start, end), parent=parent
    )


# 0 ─ 一、 [2, 10) holds （一） [4, 7) and （二） [7, 10); 二、 [12, 20) stands alone.
SECTIONS = (section(2, 10), section(4, 7, parent=0), section(7, 10, parent=0), section(12, 20))


@pytest.mark.parametrize(
    ("offset", "index"),
    [
        (0, None),  # before the first
        (1, None),
        (2, 0),
        (3, 0),
        (4, 1),
        (6, 1),
        (7, 2),  # where one ends the next begins
        (9, 2),
        (10, None),  # between two: all of the first has ended
        (11, None),
        (12, 3),
        (19, 3),
        (20, None),
    ],
)
def test_the_innermost_section_that_holds_an_offset(offset, index):
    assert section_at(SECTIONS, offset) == index


def test_no_sections():
    assert section_at((), 0) is None


@st.composite
def outlines(draw):
    """Sections that nest, in the order of the text."""
    found: list[Section] = []

    def fill(start, end, parent, depth):
        at = start
        while depth < 4 and at < end and draw(st.booleans()):
            begin = draw(st.integers(at, end - 1))
            stop = draw(st.integers(begin + 1, end))
            found.append(section(begin, stop, parent=parent))
            index = len(found) - 1
            if stop > begin + 1:
                fill(begin + 1, stop, index, depth + 1)
            at = stop

    fill(0, 30, None, 0)
    return tuple(found)


@given(outlines(), st.integers(0, 31))
def test_as_if_every_section_were_looked_at(sections, offset):
    holding = [index for index, each in enumerate(sections) if each.span.start <= offset < each.span.end]
    assert section_at(sections, offset) == (holding[-1] if holding else None)


def test_ancestors_begin_with_the_section_itself():
    assert list(ancestors(SECTIONS, 2)) == [SECTIONS[2], SECTIONS[0]]
    assert list(ancestors(SECTIONS, 0)) == [SECTIONS[0]]  # the first section is one, too
    assert list(ancestors(SECTIONS, None)) == []


def test_a_section_is_named_by_label_and_title():
    assert SECTIONS[0].name == "一、标题"
