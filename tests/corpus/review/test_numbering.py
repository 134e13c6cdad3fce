"""Numbers left out, said twice, of the wrong level; two forms of one level."""

import pytest

from corpus.review.numbering import find_numbering
from tests.checked_drafts import draft_of, said


def found(*lines):
    draft = draft_of("\n".join(lines))
    return said(draft, find_numbering(draft))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("一、甲", "二、乙", "四、丁"), [("number_skipped", "四、")]),
        (("（一）甲", "（三）丙", "（四）丁"), [("number_skipped", "（三）")]),
        (("1.甲", "2.乙", "2.丙", "4.丁"), [("number_repeated", "2.")]),
        (("1.甲", "2.乙", "2.丙", "3.丁"), [("number_repeated", "2.")]),  # the rest goes on from it
        (("一、甲", "一、乙", "三、丙"), [("number_repeated", "一、")]),
        (
            ("一、甲", "（一）子", "（二）丑", "三、寅", "（四）卯"),
            [("number_level", "三、"), ("number_skipped", "三、")],
        ),
        (("一、甲", "（一）子", "（二）丑", "3.寅", "（四）卯"), [("number_level", "3.")]),
        (("一、甲", "（二）丑", "（三）寅"), [("number_level", "（二）")]),
        (  # lists begin anew with each chapter: one that goes on from the chapter before does not
            ("一、甲", "（一）子", "（二）丑", "二、乙", "（一）寅", "（二）卯", "三、丙", "（三）辰"),
            [("number_skipped", "（三）")],
        ),
        (("第一条 甲", "第三条 丙"), [("number_skipped", "第三条")]),
        (("3.甲", "1.乙"), []),  # an excerpt
    ],
)
def test_faults(lines, expected):
    assert set(found(*lines)) == set(expected)


@pytest.mark.parametrize(
    "lines",
    [
        ("一、甲", "（一）子", "（二）丑", "二、乙", "（一）子", "（二）丑"),
        ("一、甲", "（一）子", "二、乙", "（二）丑", "三、丙", "（三）寅"),  # numbers run on
        ("第一章 甲", "第一条 子", "第二章 乙", "第二条 丑"),
        ("1.甲", "2.乙", "（1）子", "（2）丑", "3.丙"),
        ("1.甲", "2.乙", "小标题", "1.丙", "2.丁"),
        ("（一）甲。（二）乙。", "（三）丙"),  # one stands inside a line
        ("附件：1.甲", "2.乙"),
        ("1.甲", "2.2025年底前完成", "3.丙"),
    ],
)
def test_sound_numbering(lines):
    assert found(*lines) == []


def test_two_forms_of_one_level():
    assert found("（一）甲", "(二)乙", "（三）丙") == [("number_mixed", "(二)")]
    assert found("1.甲", "2.乙", "3、丙") == [("number_mixed", "3、")]


def test_a_list_that_begins_with_nought():
    assert found("一、甲", "0、乙", "1、丙") == []


def test_a_law_of_more_than_two_hundred_articles():
    names = ("一百九十九", "二百", "二百零一", "二百零二", "二百零三")
    assert found(*(f"第{name}条 渡口应当设置标志。" for name in names)) == []
    names = ("二百九十九", "三百", "三百零一", "三百零二", "三百零二", "三百零三")
    assert found(*(f"第{name}条 渡口应当设置标志。" for name in names)) == [("number_repeated", "第三百零二条")]


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        (("一、甲", "二、乙", "四、丁"), ["编号从“二、”跳到“四、”。"]),
        (("三、甲", "四、乙", "二、丁"), ["编号从“四、”退回到“二、”。"]),
        (("1.甲", "2.乙", "2.丙", "4.丁"), ["编号“2.”出现了两次。"]),
        (("1.甲", "1.乙", "3.丙"), ["编号“1.”出现了两次。"]),
        (("1.甲", "1.乙", "2.丙"), []),  # a list of one item, then another
        (("1.甲", "1.乙", "4.丙"), ["编号从“1.”跳到“4.”。"]),
        (("（一）甲", "（一）乙", "（二）丙"), ["编号“（一）”出现了两次。"]),
        (("一、甲", "（三）丙"), ["编号从“（三）”开始，前面没有第 2 项。"]),
        (("第一章 甲", "第一条 子", "第二章 乙", "第四条 丑"), ["编号从“第一条”跳到“第四条”。"]),
        (("一、甲", "（二）丑"), ["“（二）”前面没有第一项，或者是“一、”的下一项而层次不对。"]),
        (("一、甲", "（二）丑", "三、丙"), ["“（二）”前面没有第一项，或者是“一、”的下一项而层次不对。"]),
        (("1.甲", "2.乙", "2.丙", "3.丁", "5.戊"), ["编号“2.”出现了两次。", "编号从“3.”跳到“5.”。"]),
        (("1.甲", "2.乙", "2.丙", "5.丁"), ["编号“2.”出现了两次。", "编号从“2.”跳到“5.”。"]),
    ],
)
def test_what_is_said(lines, messages):
    assert [remark.message for remark in find_numbering(draft_of("\n".join(lines)))] == messages


def test_of_two_forms_the_usual_one_is_told_with_both_counts():
    (remark,) = find_numbering(draft_of("1.甲\n2、乙\n3.丙\n4、丁\n5.戊"))
    assert remark.message == "编号“2、”与“1.”写法不一（2 处与 3 处）。"
    assert (remark.count, len(remark.places)) == (2, 2)
