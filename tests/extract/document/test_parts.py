"""Where the parts of a file begin: notice, what it carries, attachments."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold
from corpus.model import Block, Cell, Document, Part, PartKind, Source, Span
from extract.document.parts import find_parts

BODY, ISSUED, ATTACHMENT = PartKind.BODY, PartKind.ISSUED, PartKind.ATTACHMENT

NOTICE = """某市人民政府关于印发某市蓝天保卫战
实施方案的通知
各县区人民政府：
《某市蓝天保卫战实施方案》已经市政府同意，现印发给你们，请认真贯彻执行。
某市人民政府
2019年3月13日
（此件公开发布）"""
PLAN = """某市蓝天保卫战
实施方案
（2018—2020年）
为改善空气质量，制定本方案。
一、工作目标
到2020年，空气质量优良天数比率达到80%。"""


def document(text: str, cells: tuple[int, ...] = ()) -> Document:
    """A document of lines; those numbered in ``cells`` stand in a table."""
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        cell = Cell(0, number, 0) if number in cells else None
        blocks.append(Block(Span(start, start + len(line)), cell=cell))
        start += len(line) + 1
    source = Source(name="t.txt", media_type="text/plain", sha256="0" * 64, size=0)
    return Document(source=source, text=text, blocks=tuple(blocks))


def parts_of(text: str, cells: tuple[int, ...] = ()) -> tuple[Part, ...]:
    return find_parts(document(text, cells), fold(text))


def outline(text: str) -> list[tuple[PartKind, str | None]]:
    return [(part.kind, part.title) for part in parts_of(text)]


def test_a_signature_in_the_middle_closes_the_notice() -> None:
    text = NOTICE + "\n" + PLAN
    parts = parts_of(text)
    assert [(p.kind, p.title) for p in parts] == [(BODY, None), (ISSUED, "某市蓝天保卫战实施方案（2018—2020年）")]
    assert text[parts[1].span.start :] == PLAN


def test_several_plans_in_one_file() -> None:
    cover = """关于印发两大专项行动方案的通知
各市人民政府：
《某省规范收费专项行动方案》《某省便民服务专项行动方案》已经同意，现印发给你们。
某省人民政府办公厅
2019年6月6日
"""
    plans = """某省规范收费专项行动方案
为规范收费，制定本方案。
一、总体要求
做好工作。
二、主要措施
某省便民服务专项行动方案
为方便群众，制定本方案。
一、总体要求
做好工作。"""
    assert outline(cover + plans) == [
        (BODY, None),
        (ISSUED, "某省规范收费专项行动方案"),
        (ISSUED, "某省便民服务专项行动方案"),
    ]


def test_a_list_of_attachments_is_no_attachment() -> None:
    text = """各区人民政府：
请认真贯彻执行。
附件：1.某市重点工作责任分解
2.某市民生实事责任分解
某市人民政府办公室
2020年5月22日
附件1
某市重点工作责任分解
一、重点工作
附件2
某市民生实事责任分解
一、民生实事"""
    assert outline(text) == [(BODY, None), (ATTACHMENT, "某市重点工作责任分解"), (ATTACHMENT, "某市民生实事责任分解")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各位代表：\n现在，我代表省人民政府作报告。\n一、工作回顾", [(BODY, None)]),
        (
            "关于某项工作的意见\n（2017年9月30日）\n一、总体要求\n做好工作。",
            [(BODY, None)],
        ),  # a day in brackets signs nothing
        ("某市行动方案\n一、目标\n做好工作。\n某市人民政府\n2019年1月2日", [(BODY, None)]),  # signed at the end
        (
            "附件\n某市产业行动计划\n（2021-2023年）\n为加快发展，制定本计划。",
            [(ATTACHMENT, "某市产业行动计划（2021-2023年）")],
        ),
        (NOTICE + "\n一、工作目标\n做好工作。", [(BODY, None), (ISSUED, None)]),  # the plan's title was left out
        (NOTICE + "\n扫一扫在手机上查看当前页面", [(BODY, None)]),
        (
            NOTICE.replace("某市人民政府\n2019年3月13日\n（此件公开发布）", "某市蓝天保卫战实施方案\n一、目标"),
            [(BODY, None), (ISSUED, "某市蓝天保卫战实施方案")],
        ),
        (NOTICE + "\n附件：某市申报表\n附件\n某市申报表\n一、填表说明", [(BODY, None), (ATTACHMENT, "某市申报表")]),
    ],
)
def test_parts(text: str, expected: list[tuple[PartKind, str | None]]) -> None:
    assert outline(text) == expected


def test_text_without_line_breaks() -> None:
    running = (
        "某市工业局关于印发《某市线路整治工作方案》的通知各县工业局:《某市线路整治工作方案》已经同意。现印发给你们，请抓好落实。"
        "某市工业和信息化局某市城市管理局2022年4月19日某市线路整治工作方案因历史原因，线路杂乱。一、工作目标"
        + "加强整治。" * 150
        + "附件1某市线路整治技术方案一、整治原则安全整齐。"
        + "按照《表》(附件1)填报。某市工业和信息化局2022年4月19日印发"
    )
    assert outline(running) == [(BODY, None), (ISSUED, "某市线路整治工作方案"), (ATTACHMENT, "某市线路整治技术方案")]


LINES = st.lists(
    st.sampled_from([*NOTICE.split("\n"), *PLAN.split("\n"), "附件", "附件1：某市清单", "《", "。", "2019年3月13日"])
    | st.text(alphabet="一附件《》：。1年月日 局", max_size=9),
    max_size=25,
)


@given(LINES)
def test_parts_are_contiguous_and_cover_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    parts = parts_of(text)
    assert "".join(text[p.span.start : p.span.end] for p in parts) == text
    assert all(len(p.span) for p in parts)


@pytest.mark.parametrize(("mark", "ends"), [*((mark, True) for mark in "。）！；】"), ("，", False), ("", False)])
def test_another_plan_begins_behind_the_end_of_one(mark: str, ends: bool) -> None:
    text = f"{NOTICE}\n{PLAN[:-1]}{mark}\n某市招商引资行动方案\n一、目标\n做好工作。"
    plans = [(ISSUED, "某市蓝天保卫战实施方案（2018—2020年）"), (ISSUED, "某市招商引资行动方案")]
    assert outline(text) == [(BODY, None), *plans[: 1 + ends]]


@pytest.mark.parametrize(("between", "found"), [(0, True), (3, True), (4, False)])
def test_another_plan_begins_its_numbering_soon(between: int, found: bool) -> None:
    lines = ["为了工作。"] * between
    text = "\n".join([NOTICE, PLAN, "某市招商引资行动方案", *lines, "一、目标", "做好工作。"])
    assert ((ISSUED, "某市招商引资行动方案") in outline(text)) is found


def test_a_title_ends_where_titles_end() -> None:
    text = "各县：\n请执行。\n某市人民政府\n2020年5月22日\n附件1\n某市任务清单\n某市财政局\n一、任务"
    assert outline(text) == [(BODY, None), (ATTACHMENT, "某市任务清单")]


@pytest.mark.parametrize("mark", ["附件", "附件1", "附件一", "附表1", "附录", "【附件2】", "附件3："])
def test_marks_of_attachments(mark: str) -> None:
    text = f"各县：\n请执行。\n某市人民政府\n2020年5月22日\n{mark}\n某市任务清单\n一、任务"
    assert outline(text) == [(BODY, None), (ATTACHMENT, "某市任务清单")]


def test_a_short_name_in_a_notice_is_no_title() -> None:
    text = "关于印发《方案》的通知\n各县：\n《实施方案》已经同意，现印发给你们。\n实施方案\n做好工作。"
    assert outline(text) == [(BODY, None)]


@pytest.mark.parametrize(("title", "carried"), [("某某某某方案", True), ("某某某方案", False)])
def test_a_title_that_a_notice_names_has_six_characters(title: str, carried: bool) -> None:
    text = f"关于印发《{title}》的通知\n各县：\n《{title}》已经同意，现印发给你们。\n{title}\n做好工作。"
    assert outline(text) == [(BODY, None), *([(ISSUED, title)] if carried else [])]


@pytest.mark.parametrize(("before", "carried"), [(1486, True), (1487, False)])
def test_a_notice_names_early_what_it_carries(before: int, carried: bool) -> None:
    text = f"各县：\n{'长' * before}。\n《某市招商方案》已经同意，现印发给你们。\n某市招商方案\n做好工作。"
    assert (len(outline(text)) == 2) is carried


@pytest.mark.parametrize(("title", "found"), [("某某市县招商方案", True), ("某市县招商方案", False)])
def test_a_plan_that_nothing_announces_has_a_title_of_eight_characters(title: str, found: bool) -> None:
    text = f"{NOTICE}\n{PLAN}\n{title}\n一、目标\n做好工作。"
    assert ((ISSUED, title) in outline(text)) is found


@pytest.mark.parametrize(("lines", "found"), [(4, "某市地区" * 4 + "清单"), (5, "某市地区")])
def test_a_title_is_broken_over_five_lines_at_most(lines: int, found: str) -> None:
    text = "\n".join([SIGNED, "附件1", *["某市地区"] * lines, "清单", "一、任务"])
    assert outline(text) == [(BODY, None), (ATTACHMENT, found)]


SIGNED = "各县：\n现印发给你们。\n某市人民政府\n2020年5月22日"
GLUED = "关于印发《某市招商方案》的通知各县:《某市招商方案》已经同意。" + "抓好落实。" * 60 + "某市财政局2022年4月19日"


@pytest.mark.parametrize(("note", "title"), [(20, None), (21, "某市招商方案")])
def test_behind_a_signature_on_a_long_line_stands_a_note_at_most(note: int, title: str | None) -> None:
    """With more behind it the line is a text without line breaks, and what follows is sought in it."""
    text = f"{GLUED}{'长' * note}\n某市招商方案为工作。一、目标"
    assert outline(text)[-1] == (ISSUED, title)


@pytest.mark.parametrize(("mark", "kind"), [("附件1", ATTACHMENT), ("附件1：：：", ISSUED), ("", ISSUED)])
def test_a_mark_right_before_a_title_makes_it_an_attachments(mark: str, kind: PartKind) -> None:
    assert outline(f"{GLUED}{mark}某市招商方案一致，{'长' * 40}")[-1] == (kind, "某市招商方案")


@pytest.mark.parametrize(("lines", "found"), [(3, True), (4, False)])
def test_a_text_without_line_breaks_has_few_lines(lines: int, found: bool) -> None:
    text = "\n".join(["标题"] * (lines - 1) + ["加强整治。" * 60 + "附件1某市线路整治技术方案一、整治原则安全。"])
    assert (len(outline(text)) == 2) is found


@pytest.mark.parametrize(
    ("between", "behind", "found"),
    [
        ("长" * 19, "一致，", True),  # right behind the signature
        ("长" * 20, "一致，", False),
        ("长" * 20, "为全面规范收费，", True),  # or where a text begins
    ],
)
def test_a_plan_begins_behind_the_signature_or_where_a_text_begins(between: str, behind: str, found: bool) -> None:
    plans = [(ISSUED, "某市招商方案")] if found else []
    assert outline(f"{GLUED}{between}某市招商方案{behind}{'长' * 40}") == [(BODY, None), *plans]


@pytest.mark.parametrize("text", [NOTICE, f"{NOTICE}\n{PLAN}"])
def test_a_mark_on_the_last_line_opens_nothing(text: str) -> None:
    assert outline(f"{text}\n附件") == outline(text)


def test_a_notice_that_begins_with_the_title_it_carries() -> None:
    text = "《某市招商方案》已经同意，现印发给你们。\n某市招商方案\n做好工作。"
    assert outline(text) == [(BODY, None), (ISSUED, "某市招商方案")]
    assert outline(GLUED[GLUED.index(":") + 1 :] + "某市招商方案一致，" + "长" * 40)[-1] == (ISSUED, "某市招商方案")


def test_a_title_in_a_table_begins_no_part() -> None:
    lines = ["各县：", "《某市招商方案》已经同意，现印发给你们。", "某市招商方案", "做好工作。"]
    assert len(parts_of("\n".join(lines))) == 2
    assert len(parts_of("\n".join(lines), cells=(2,))) == 1


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(("between", "carried"), [(0, True), (2, True), (3, False)])
def test_a_plan_begins_soon_after_a_notice_without_signature_issues_it(
    first: bool, between: int, carried: bool
) -> None:
    """Further down the title stands for something else: what the page links to, a list."""
    lines = [*([] if first else ["各县："]), "《某市招商方案》已经同意，现印发给你们。", *["请遵照执行。"] * between]
    plans = [(ISSUED, "某市招商方案")] if carried else []
    assert outline("\n".join([*lines, "某市招商方案", "做好工作。"])) == [(BODY, None), *plans]


@pytest.mark.parametrize(("end", "kind"), [(199, ISSUED), (200, ATTACHMENT), (215, ATTACHMENT)])
def test_a_notice_whose_first_page_is_lost_is_short(end: int, kind: PartKind) -> None:
    """Only its last words and its signature are left; with more above the signature, the missing verb tells."""
    above = ["真贯彻执行。", *[f"{'某' * 60}市人民政府"] * 2, "2019年3月13日"]
    above.insert(1, "某" * (end - len("\n".join([*above, "市政府", ""]))) + "市政府")
    text = "\n".join([*above, "某市招商方案"])
    assert text.index("某市招商方案") == end
    assert outline(f"{text}\n一、目标\n做好工作。") == [(BODY, None), (kind, "某市招商方案")]


def test_a_file_that_begins_with_its_first_attachment_has_no_body() -> None:
    text = "附件1\n某市任务清单\n一、任务\n附件2\n某市项目清单\n一、项目"
    assert outline(text) == [(ATTACHMENT, "某市任务清单"), (ATTACHMENT, "某市项目清单")]


@pytest.mark.parametrize("mark", ["附件1", "附件10：", "附件 3："])
def test_a_title_behind_a_mark_is_not_what_the_notice_issues(mark: str) -> None:
    assert (ISSUED, "某市招商方案") not in outline(f"{GLUED}{mark}某市招商方案一致，{'长' * 40}")


@pytest.mark.parametrize(("length", "found"), [(249, False), (250, True)])
def test_a_text_on_one_line_is_a_long_one(length: int, found: bool) -> None:
    """In a short one 附件1 stands in a sentence of a text that has lines."""
    end = "。附件1某市线路整治技术方案一、整治原则安全。"
    attachment = [(ATTACHMENT, "某市线路整治技术方案")] if found else []
    assert outline("加" * (length - len(end)) + end) == [(BODY, None), *attachment]


@pytest.mark.parametrize("above", ["", "某通知\n"])
def test_attachments_with_their_titles_on_the_marks_line(above: str) -> None:
    text = f"{above}{SIGNED}\n附件1：某市任务清单\n一、任务\n附件2：某市项目清单\n一、项目"
    assert outline(text) == [(BODY, None), (ATTACHMENT, "某市任务清单"), (ATTACHMENT, "某市项目清单")]


@pytest.mark.parametrize(
    "below", ["附件2：某市项目清单\n一、项目", "附件2\n某市项目清单\n一、项目", "（此件公开发布）", ""]
)
def test_a_mark_and_title_without_text_below_is_an_entry_of_a_list(below: str) -> None:
    assert (ATTACHMENT, "某市任务清单") not in outline(f"{SIGNED}\n附件1：某市任务清单\n{below}".strip())


def test_the_second_entry_of_a_list_is_no_attachment_either() -> None:
    text = f"{SIGNED}\n附件1：某市任务清单\n附件2：某市项目清单\n一、项目\n做好工作。"
    assert all(kind is not ATTACHMENT for kind, _ in outline(text))


@pytest.mark.parametrize("mark", ["附件1\n某市任务清单", "附件1：某市任务清单\n一、任务"])
def test_an_attachment_may_have_one_line(mark: str) -> None:
    assert outline(f"{SIGNED}\n{mark}") == [(BODY, None), (ATTACHMENT, "某市任务清单")]


@pytest.mark.parametrize("lines", [1, 2])
def test_a_signature_at_the_end_opens_nothing(lines: int) -> None:
    assert outline("\n".join(["某通知"] * lines + ["请执行。", "某市人民政府", "2020年5月22日"])) == [(BODY, None)]


@pytest.mark.parametrize(("heading", "found"), [(None, True), (0, True), (1, True), (2, False), (3, False)])
@pytest.mark.parametrize("lines", [1, 2])
def test_a_heading_inside_a_plan_is_no_other_plan(heading: int | None, found: bool, lines: int) -> None:
    """A page that marks its headings says itself that one lies below another."""
    text = "\n".join([NOTICE, PLAN, *["做好工作。"] * lines, "某市招商引资行动方案", "一、目标", "做好工作。"])
    plain = document(text)
    blocks = tuple(
        replace(block, heading=heading) if plain[block.span] == "某市招商引资行动方案" else block
        for block in plain.blocks
    )
    parts = find_parts(replace(plain, blocks=blocks), fold(text))
    assert ("某市招商引资行动方案" in [part.title for part in parts]) is found


def test_numbering_that_began_above_a_line_makes_it_no_plan() -> None:
    text = f"{NOTICE}\n{PLAN}\n一、加强领导。\n某市招商引资行动方案\n做好工作。"
    assert (ISSUED, "某市招商引资行动方案") not in outline(text)


@pytest.mark.parametrize("between", [30, 60])
def test_a_title_far_behind_the_signature_opens_nothing(between: int) -> None:
    assert outline(f"{GLUED}{'长' * between}某市招商方案一致，{'长' * 40}") == [(BODY, None)]
