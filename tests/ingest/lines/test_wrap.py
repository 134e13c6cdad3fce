"""Hard wraps are joined, paragraphs are not."""

import pytest

import ingest
from corpus.model import Cell
from ingest.line import Line
from ingest.lines.wrap import columns, join_wrapped, opens, wrap_width
from tests.made_files import LONG, WRAPPED, read_text


def test_hard_wraps_are_joined():
    lines = [line.text.strip() for line in read_text(WRAPPED)]
    assert lines[2].endswith("现就有关事项通知如下。") and "加快优化营商环境" in lines[2]
    assert lines[3] == "一、总体要求"
    assert lines[5].endswith("（责任单位：市行政审批局、市市场监管局）")
    assert lines[-2:] == ["青川市人民政府", "2026年3月1日"]
    assert [issue.code for issue in ingest.load_bytes("a.txt", WRAPPED.encode()).issues] == ["lines_joined"]


def test_without_indents_headings_still_stand_alone():
    lines = [line.text for line in read_text(UNINDENTED)]
    assert lines[0] == "在2025年优化营商环境工作部署会上的讲话"
    assert lines[2] == "一、提高认识，增强优化营商环境的责任感和紧迫感"
    assert len(lines) == 5


UNINDENTED = """在2025年优化营商环境工作部署会上的讲话
今天，我们召开这次优化营商环境工作部署会，主要目的是
深入贯彻落实党中央、国务院关于优化营商环境的决策部署，按
照省、市相关工作要求，总结过去的经验，查找存在的问题，全
面安排部署今年的优化营商环境工作，下面，我讲几点意见：
一、提高认识，增强优化营商环境的责任感和紧迫感
营商环境是经营主体生存发展的土壤，是一个地区经济软实
力和综合竞争力的重要体现。
从国家层面来看，优化营商环境是培育和激发市场活力、增
强发展内生动力的关键之举，对于以高质量发展推进中国式现代
化具有重大意义。"""


def test_paragraphs_are_not_joined():
    lines = [Line(LONG) for _ in range(20)] + [Line("第一章 总则"), Line("市财政局")]
    assert list(join_wrapped(lines)) == lines


@pytest.mark.parametrize(("text", "width"), [("政务", 4), ("ab", 2), (" 政 a ", 4), ("“政”", 6), ("é", 1), ("", 0)])
def test_how_wide_a_line_is(text, width):
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("第一章 总则", True),
        ("　　（一）压缩", True),
        ("(1)压缩", True),
        ("1.压缩", True),
        ("1．压缩", True),
        ("12、压缩", True),
        ("2025.6压缩", False),
        ("——坚持", True),
        ("● 坚持", True),
        ("○坚持", True),
        ("• 坚持", True),
        ("附件1", True),
        ("专栏2", True),
        ("表1", True),
        ("表示", False),
        ("推进一、二产业", False),
        ("二、三产业", True),  # cannot be told from a heading
        (" " * 36 + "一、总则", True),
    ],
)
def test_which_lines_begin_something_new(text, new):
    assert opens(text) is new


FULL = "推进政务服务标准化规范化便利化压缩时限"  # 38 columns


def wrapped(*texts: str) -> list[str]:
    return [line.text for line in join_wrapped([Line(text) for text in texts])]


@pytest.mark.parametrize(
    ("lines", "width"),
    [
        ([FULL] * 8, 38),
        ([FULL] * 7, None),  # too few lines
        ([FULL[:-1]] * 8, 36),
        ([FULL[:-2]] * 8, None),  # too narrow for a page
        (["政" * 90] * 8, 180),
        (["政" * 90 + "a"] * 8, None),  # too wide: paragraphs
        ([FULL + "。"] * 8, None),  # they end as sentences do
        ([FULL] * 3 + ["短。"] * 5, 38),  # 3 of 8 are broken
        ([FULL] * 2 + ["短。"] * 6, None),
        ([FULL] * 7 + ["7。", "8。", "9。", "", " "], 38),  # blank lines do not count
        ([FULL] * 10 + ["政" * 50], 38),  # one in ten may run over
        ([FULL] * 9 + ["政" * 50], None),
        ([FULL[:-4]] * 8 + [FULL] * 2, 38),  # short by eight columns: an indent and a ragged edge
        ([FULL[:-5]] * 8 + [FULL] * 2, None),
    ],
)
def test_whether_a_file_was_broken_at_a_width(lines, width):
    assert wrap_width([Line(text) for text in lines]) == width


def test_cells_do_not_count():
    assert wrap_width([Line(FULL, cell=Cell(0, 0, 0))] * 20) is None


FILL = [FULL] * 8
"""A paragraph that shows the width."""


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        (FULL, "继续", True),
        (FULL[:-2], "继续", True),  # four columns short
        (FULL[:-3], "继续", False),
        (FULL[:-4], "2025年", True),  # a number that did not fit
        (FULL[:-5], "2025年", False),
        (FULL, "一、总则", False),
        (FULL, "　　继续", False),  # an indent
        (FULL, "    继续", False),
        (FULL, "　继续", True),
        (FULL, "", False),
        ("结束。", "继续", False),
    ],
)
def test_which_lines_go_on(before, after, goes_on):
    found = wrapped(*FILL, "一、节。", FULL, before, after)
    assert (found[-1] != after) is goes_on


@pytest.mark.parametrize(("short", "goes_on"), [(4, True), (5, False)])
def test_a_first_line_may_be_short_by_its_indent(short, goes_on):
    """Its two characters of indent are not seen any more where a converter took them away."""
    found = wrapped(*FILL, "一、节。", FULL[:-short], "继续")
    assert (found[-1] != "继续") is goes_on


def test_a_cell_is_no_part_of_a_paragraph():
    cell = Line("继续", cell=Cell(0, 0, 0))
    lines = [*(Line(text) for text in FILL), cell, Line("继续")]
    assert list(join_wrapped(lines))[-2:] == [cell, Line("继续")]


WHOLE = [
    "一、目标",
    "（一）建设渔港。",  # a sentence that ends may end a paragraph
    "到2025年，全市渔港全部改造完毕。渔船进出有序，渔民收入稳步提高，渔区面貌明显改善，为打造海洋强市打下坚实基础。",
    "牵头单位：市渔业局",
    "责任单位：市财政局、市水务局、市交通运输局",
    "（二）清理航道。",
    "按照轻重缓急，分年度推进航道疏浚，落实《渔港管理办法》规定，确保通航安全（市水务局负责）。",
    "市渔业局",
]
BROKEN = """一、目标
（一）
建设渔港。
到2025年，
全市渔港全部改造完毕。渔船进出有序，渔民收入稳步提高，渔区面
貌明显改善，
为打造海
洋强市打下坚实基础。
牵头单位：市渔业局
责任单位：
市财政局、
市水务局、市交通运输局
（二）
清理航道。
按照轻重缓急，
分年度推进航道疏浚，
落实《渔港管理
办法》规定，
确保通航安全（市水
务局负责）。
"""


def test_lines_that_a_program_broke_at_every_change_of_font():
    """One paragraph is several lines of any length: what cannot end a paragraph goes on."""
    filler = "各县区要高度重视，加强组织领导，压实工作责任，细化工作措施，确\n保各项任务落到实处，\n取得实效。\n"
    found = [line.text for line in read_text(BROKEN + filler * 12 + "市渔业局")]
    assert [line for line in found if line in WHOLE] == WHOLE
    assert len(found) == len(WHOLE) + 12


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        ("按照规范审批与", "优化服务并重的原则推进。", True),
        ("对实行告知承诺制的", "事项加强监管。", True),
        ("企业达到1660户；", "2024", True),
        ("企业达到1660", "户以上。", True),
        ("企业达到1660户；", "2024年工作要点", False),
        ("深入推进公众参与", "各县区要加强领导。", False),
        ("编制的目的", "各县区要加强领导。", False),
    ],
)
def test_there_a_word_that_leads_on_ends_no_paragraph(before, after, goes_on):
    filler = "各县区要高度重视，加强组织领导，压实工作责任，细化工作措施，确\n保各项任务落到实处，\n取得实效。\n"
    found = [line.text for line in read_text(BROKEN + filler * 12 + f"{before}\n{after}")]
    assert (found[-1] == before + after) is goes_on


def test_heads_of_columns_one_a_line_keep_their_lines():
    cells = "序号\n主要任务\n责任单位\n" + "1\n建设渔港，改造码头，\n市渔业局、市水\n务局\n" * 20
    assert [line.text for line in read_text(cells)][:3] == ["序号", "主要任务", "责任单位"]
    assert "务局" in [line.text for line in read_text(cells)]


def test_entries_of_a_table_of_contents_stand_alone():
    entries = "".join(f"第{n}节 渔港建设的主要任务和重点工作" + "." * 60 + "12\n" for n in "一二三四五六七八九")
    text = "目录\n" + entries + "\n".join(UNINDENTED.split("\n")[1:5] * 6)
    found = [line.text for line in read_text(text)]
    assert [line[-2:] for line in found[1:10]] == ["12"] * 9
    assert any("深入贯彻落实党中央、国务院关于优化营商环境的决策部署，按照省、市" in line for line in found)
