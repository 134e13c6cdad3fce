"""What recognition was not sure of is told with its place."""

from corpus.model import Block, Document, Severity, Source, Span, Spot
from ingest.lines import doubts


def document(*lines, doubtful=(), confidence=90, page=2):
    blocks, start = [], 0
    for line in lines:
        spot = Spot(2, 0, 0, 9, 9, len("".join(line.split())), confidence, doubtful)
        blocks.append(Block(Span(start, start + len(line)), page=page, spots=(spot,)))
        start += len(line) + 1
    source = Source(name="a.png", media_type="image/png", sha256="0" * 64, size=1)
    return Document(source=source, text="\n".join(lines), blocks=tuple(blocks))


def test_a_doubtful_letter_has_its_place_and_page():
    whole, doubt = doubts.doubts(document("国发 2019", doubtful=(3,)))
    assert (
        (whole.code, whole.severity) == ("recognised", Severity.NOTE)
        and "1 页" in whole.message
        and "90%" in whole.message
    )
    assert (
        (doubt.code, doubt.span) == ("doubtful_character", Span(4, 5))
        and "第 2 页" in doubt.message
        and "“0”" in doubt.message
    )


def test_a_doubtful_comma_is_none():
    assert [each.code for each in doubts.doubts(document("好，", doubtful=(1,)))] == ["recognised"]


def test_lines_beyond_some_are_counted(monkeypatch):
    monkeypatch.setattr(doubts, "_MOST", 1)
    *_, last = doubts.doubts(document("甲", "乙", "丙", doubtful=(0,)))
    assert last.span is None and "还有 2 行" in last.message


def test_a_text_has_no_doubts():
    plain = Document(source=document("甲").source, text="甲", blocks=(Block(Span(0, 1)),))
    assert doubts.doubts(plain) == ()


def test_of_a_word_file_it_names_the_picture():
    whole, doubt = doubts.doubts(document("国发 2019", doubtful=(3,), page=None))
    assert "1 幅图的文字" in whole.message and doubt.message.startswith("第 2 幅图识别时")
