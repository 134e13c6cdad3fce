"""What a record's words are a part of."""

import pytest

from corpus.model import Section, Span
from corpus.store.places import passage_at
from corpus.store.sqlite import Store
from tests.made_up import make_parsed

TEXT = "某意见\n一、总则\n（一）建立补偿机制。\n按年度公布结果。\n接受监督。\n（二）完善制度。\n1.细目一\n内容一。\n尾行探索新机制，其余照旧。\n"


def section(label, start, end, parent=None, depth=1):
    heading = TEXT.index(label)
    return Section(label=label[:3], title=label[3:], depth=depth, heading=Span(heading, heading + len(label)),
                   span=Span(heading, TEXT.index(end) if end else len(TEXT)), parent=parent)  # fmt: skip


@pytest.fixture
def quote(tmp_path):
    from dataclasses import replace

    store = Store(tmp_path / "corpus.sqlite")
    sections = (
        section("一、总则", "", "", None),
        section("（一）建立补偿机制。", "", "（二）", 0, 2),
        section("（二）完善制度。", "", "", 0, 2),
        section("1.细目一", "", "", 2, 3),
    )
    parsed = replace(make_parsed(TEXT), sections=sections)
    store.add(parsed)

    def of(words):
        start = TEXT.index(words)
        span = passage_at(store.connection, parsed.document_id, Span(start, start + len(words)))
        return TEXT[span.start : span.end]

    yield of
    store.close()


def test_a_heading_brings_what_stands_under_it(quote):
    assert quote("建立补偿机制") == "（一）建立补偿机制。\n按年度公布结果。\n接受监督。"


def test_but_not_what_stands_under_the_next_heading(quote):
    assert quote("完善制度") == "（二）完善制度。"
    assert quote("总则") == "一、总则"


def test_words_of_a_line_bring_their_line(quote):
    assert quote("探索新机制") == "尾行探索新机制，其余照旧。"
    assert quote("结果。\n接受") == "按年度公布结果。\n接受监督。"


def test_a_long_stretch_is_cut_behind_a_sentence(tmp_path):
    from dataclasses import replace

    text = "一、总则\n" + "按年公布结果。" * 90
    store = Store(tmp_path / "corpus.sqlite")
    whole = Section(label="一、", title="总则", depth=1, heading=Span(0, 4), span=Span(0, len(text)), parent=None)
    parsed = replace(make_parsed(text), sections=(whole,))
    store.add(parsed)
    span = passage_at(store.connection, parsed.document_id, Span(2, 4))
    assert text[: span.end].endswith("结果。")
    assert 380 < len(span) < 410
    assert passage_at(store.connection, "unknown", Span(2, 4)) == Span(2, 4)
    store.close()
