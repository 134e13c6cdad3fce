"""Units in running sentences: only where all names of a sentence's half are known, and always marked."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from corpus.model import Metadata, Span
from extract.knowledge import load_knowledge
from extract.work.assignments import AssignmentReader
from extract.work.conventions import Conventions
from extract.work.running import find_running, names_somebody
from tests.documents import document_of, layout_of


def told(text: str, within: Span | None = None) -> list[str]:
    reader = AssignmentReader(layout_of(document_of(text)), Metadata(level="市"), load_knowledge(), Conventions())
    found = find_running(reader, within or Span(0, len(text)))
    assert all(assignment.running for assignment in found)
    return [f"{assignment.role.value[:2]}:{assignment.unit}" for assignment in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由市财政局牵头，市教育局配合，年内完成。", ["le:市财政局", "co:市教育局"]),
        ("由市财政局承办。", ["re:市财政局"]),
        ("由市财政局主办。", ["le:市财政局"]),
        ("由市财政局统筹负责。", ["re:市财政局"]),
        ("由市财政局牵头组织实施。", ["le:市财政局"]),
        ("由市财政局、市教育局分别负责。", ["re:市财政局", "re:市教育局"]),
        ("由市财政局牵头，市教育局按职责分工负责。", ["le:市财政局", "re:市教育局"]),
        ("市财政局要牵头，市教育局协助，做好工作。", ["le:市财政局", "co:市教育局"]),
        ("市财政局牵头推进。", ["le:市财政局"]),
        ("市财政局会同市教育局制定标准。", ["le:市财政局", "co:市教育局"]),
        ("由市财政局牵头。由市财政局负责。", ["le:市财政局"]),  # named once, by the first
        ("由市财政局牵头，某某厂配合。", ["le:市财政局"]),  # an unknown name spoils its own half …
        ("由某某厂牵头，市财政局配合。", []),  # … and without the first half there is no second
        ("由市财政局、某某厂牵头。", []),
        ("由市财政局配合。", []),
        ("由市财政局指导。", []),
        ("经由市财政局负责。", []),
        ("为做好工作，市财政局牵头推进。", []),  # no subject of its sentence
        ("市财政局牵头单位。", []),
        ("市财政局主办比赛。", []),
        ("排查隐患，市公安局、市教育局按职责分工负责。", ["re:市公安局", "re:市教育局"]),
        ("新建学校，市教育局牵头，市财政局落实。", ["le:市教育局", "re:市财政局"]),
        ("新建学校，某某厂负责。", []),
    ],
)
def test_running(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_only_what_stands_within() -> None:
    text = "由市财政局牵头。由市教育局负责。"
    assert told(text, Span(8, len(text))) == ["re:市教育局"]
    assert told(text, Span(0, 8)) == ["le:市财政局"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("粮库维修，由青桐镇粮管所负责。", True),  # a name that nobody knows is one all the same
        ("粮库维修，市教育局、市财政局共同负责。", True),
        ("粮库维修，由专人负责。", False),
        ("粮库维修，注重质量。", False),
    ],
)
def test_a_sentence_that_names_somebody(text: str, expected: bool) -> None:
    assert names_somebody(fold(text), Span(0, len(text))) is expected
