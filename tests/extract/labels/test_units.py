"""Lists of units: where names end, which role word rules them, what is no unit."""

import pytest

from corpus.fold import fold
from corpus.model import Span
from extract.labels.units import is_unit_like, looks_like_list, read_list


def units(text: str) -> list[tuple[str, str | None]]:
    mentions, _ = read_list(fold(text), text, Span(0, len(text)))
    for mention in mentions:
        assert text[mention.span.start : mention.span.end].replace(" ", "").replace("\n", "") == mention.unit
    return [(mention.unit, mention.role.value if mention.role else None) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市科委、市教委，市财政局", [("市科委", None), ("市教委", None), ("市财政局", None)]),
        (
            "生态环境部牵头，发展改革委、工业和信息化部参与",
            [("生态环境部", "lead"), ("发展改革委", "cooperating"), ("工业和信息化部", "cooperating")],
        ),
        ("市公安局、市司法局分别牵头负责", [("市公安局", "lead"), ("市司法局", "lead")]),
        (
            "国家发展改革委、财政部会同有关部门负责",
            [("国家发展改革委", "lead"), ("财政部", "lead"), ("有关部门", "cooperating")],
        ),
        (
            "省科技厅按职责分工负责，各市人民政府结合实际落实",
            [("省科技厅", "responsible"), ("各市人民政府", "responsible")],
        ),
        ("商务部指导，供销合作总社参与", [("商务部", "supervising"), ("供销合作总社", "cooperating")]),
        ("中国民航局和各地方人民政府负责", [("中国民航局", "responsible"), ("各地方人民政府", "responsible")]),
        ("文化和旅游部、住房和城乡建设部", [("文化和旅游部", None), ("住房和城乡建设部", None)]),  # 和 inside names
        ("各县（市、区）人民政府，各区、县级市", [("各县（市、区）人民政府", None), ("各区", None), ("县级市", None)]),
        ("各市州、县市区政府", [("各市州", None), ("县市区政府", None)]),
        ("北渡新区等相关区政府", [("北渡新区", None)]),
        ("各县、区人民政府(管委会)负责落实", [("各县、区人民政府(管委会)", "responsible")]),
        ("市交通委（市道运局）、相关区", [("市交通委（市道运局）", None), ("相关区", None)]),
        ("各区、市各相关部门按分管领域负责", [("各区", "responsible"), ("市各相关部门", "responsible")]),
        ("市公安局、望溪市税务局依职权落实", [("市公安局", "responsible"), ("望溪市税务局", "responsible")]),
        ("市高院、市通信管理局等；各区政府", [("市高院", None), ("市通信管理局", None), ("各区政府", None)]),
        ("市公安局等有关部门", [("市公安局", None)]),
        ("区商务局等各产业、招商主管部门", [("区商务局", None), ("各产业、招商主管部门", None)]),
        ("黄埔区、天河区人民政府", [("黄埔区", None), ("天河区人民政府", None)]),
        ("基层处\n医政处", [("基层处", None), ("医政处", None)]),  # a cell with one name a line
        (
            "省教育厅会同省财政厅、省民政厅等部门负责",
            [("省教育厅", "lead"), ("省财政厅", "cooperating"), ("省民政厅", "cooperating")],
        ),
        (
            "由市发改委牵头，会同市财政局、市住建局负责",
            [("市发改委", "lead"), ("市财政局", "cooperating"), ("市住建局", "cooperating")],
        ),
        ("市发展改革委负责牵头，市财政局负责配合", [("市发展改革委", "lead"), ("市财政局", "cooperating")]),
        ("市住建局指导各区政府落实", [("市住建局", "supervising"), ("各区政府", "responsible")]),
        (
            "省市场监督管理局、市教育督导委员会",
            [("省市场监督管理局", None), ("市教育督导委员会", None)],
        ),  # 监督, 督导 in names
        ("市公安局 市检察院", [("市公安局", None), ("市检察院", None)]),
        ("各园区、各镇街", [("各园区", None), ("各镇街", None)]),
        ("“市财政局”、“市水利局”", [("市财政局", None), ("市水利局", None)]),
        (
            "省市场监管局、“双随机、一公开”联席会议成员单位",
            [("省市场监管局", None), ("“双随机、一公开”联席会议成员单位", None)],
        ),
        (
            "市工商联及各有关部门、望溪海关和各区县政府",
            [(unit, None) for unit in ("市工商联", "各有关部门", "望溪海关", "各区县政府")],
        ),
        ("：市财政局： ", [("市财政局", None)]),
        ("市财政局、“", [("市财政局", None)]),
        ("/", []),
        ("无", []),
        ("市财政局。列第一位者为牵头单位，下同", [("市财政局", None)]),
    ],
)
def test_read_list(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert units(text) == expected


def test_times_stand_apart_from_units() -> None:
    text = "州司法局、各县市人民政府,6月底完成"
    mentions, times = read_list(fold(text), text, Span(0, len(text)))
    assert [mention.unit for mention in mentions] == ["州司法局", "各县市人民政府"]
    assert [text[time.start : time.end] for time in times] == ["6月底完成"]


@pytest.mark.parametrize(
    ("text", "needs_word", "expected"),
    [
        ("财政部负责", True, True),
        ("体育总局、民政部", False, True),
        ("体育总局、民政部", True, False),  # a list alone counts only at the end of an item
        ("机场指挥部、哈尔滨、黑河、绥芬河市政府负责", True, True),  # places that share an ending
        ("含食用油,下同", False, False),
        ("指《目录》的“品名”列中的具体产品,下同", False, False),
        ("以下简称中介服务", False, False),
        ("附件1", False, False),
        ("2018—2020年", False, False),
        ("技工院校内由人力资源社会保障行政部门负责", True, True),  # an aside by its place, not by its words
    ],
)
def test_looks_like_list(text: str, needs_word: bool, expected: bool) -> None:
    assert looks_like_list(fold(text), needs_word=needs_word) is expected


@pytest.mark.parametrize("text", ["市财政局", "各区", "国网某市供电公司", "试点城市", "市中级人民法院", "州委编办"])
def test_unit_like(text: str) -> None:
    assert is_unit_like(fold(text))


@pytest.mark.parametrize("text", ["下同", "技术改造", "共12项", "国务院令第722号", "的", "加强组织领导"])
def test_not_unit_like(text: str) -> None:
    assert not is_unit_like(fold(text))


@pytest.mark.parametrize("mark", [*"、，；;。/ \n"])
def test_every_separator_parts_two_units(mark: str) -> None:
    assert units(f"市科委{mark}市教委") == [("市科委", None), ("市教委", None)]


@pytest.mark.parametrize("text", ["市科委（甲、乙）", "市科委(甲，乙；丙)", "市科委[甲 乙]"])
def test_nothing_is_parted_inside_brackets(text: str) -> None:
    assert len(units(text)) == 1


def test_a_bracket_too_many_closes_nothing() -> None:
    assert units("市科委)、市教委") == [("市科委", None), ("市教委", None)]


def groups(text: str) -> list[int]:
    mentions, _ = read_list(fold(text), text, Span(0, len(text)))
    return [mention.group for mention in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲局、乙局", [0, 0]),
        ("甲局 乙局", [0, 0]),
        ("甲局，乙局", [0, 1]),
        ("甲局；乙局", [0, 1]),
        ("甲局。乙局", [0, 1]),
        ("甲局\n乙局", [0, 1]),
    ],
)
def test_what_ends_a_group(text: str, expected: list[int]) -> None:
    assert groups(text) == expected


def words(text: str) -> list[tuple[str, str | None, str | None]]:
    mentions, _ = read_list(fold(text), text, Span(0, len(text)))
    return [(mention.unit, mention.role.value if mention.role else None, mention.word) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市科委按职责分工负责", [("市科委", "responsible", "按职责分工负责")]),
        ("市科委负责牵头", [("市科委", "lead", "负责牵头")]),  # the printed words, joined
        ("市科委配合落实", [("市科委", "cooperating", "配合落实")]),
        ("市科委督促落实", [("市科委", "supervising", "督促落实")]),
        ("由市科委负责", [("市科委", "responsible", "负责")]),
        ("具体工作由市科委负责", [("市科委", "responsible", "负责")]),
        ("会同市科委负责", [("市科委", "cooperating", "会同")]),
        ("市教委牵头，并会同市科委负责", [("市教委", "lead", "牵头"), ("市科委", "cooperating", "会同")]),
        ("市教委牵头，并市科委负责", [("市教委", "lead", "牵头"), ("市科委", "responsible", "负责")]),
        (  # the first word that could stand between two units is part of a name
            "市教育督导委员会会同市科委",
            [("市教育督导委员会", "lead", "会同"), ("市科委", "cooperating", "会同")],
        ),
        ("市教委会同市科委", [("市教委", "lead", "会同"), ("市科委", "cooperating", "会同")]),
        (  # 会同 rules up to the next role word
            "市教委会同市科委、市公安局负责，市财政局负责",
            [
                ("市教委", "lead", "会同"),
                ("市科委", "cooperating", "会同"),
                ("市公安局", "cooperating", "会同"),
                ("市财政局", "responsible", "负责"),
            ],
        ),
        *[
            (f"市教委{word}各区政府负责", [("市教委", "supervising", word), ("各区政府", "responsible", "负责")])
            for word in ("指导", "督导", "督促", "督促指导", "指导督促")
        ],
        ("各县、区人民政府督办", [("各县、区人民政府", "supervising", "督办")]),
        ("负责", []),
    ],
)
def test_the_printed_word_is_kept(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各产业、招商主管部门", ["各产业、招商主管部门"]),
        ("各产业、市财政局", ["各产业", "市财政局"]),
        ("各县、市财政局", ["各县、市财政局"]),  # the finance bureaus of each
        ("各县、市教委", ["各县", "市教委"]),
        ("各县、", ["各县"]),
        ("各县；区人民政府", ["各县", "区人民政府"]),  # only 、 joins
        ("各市、县、区人民政府", ["各市、县、区人民政府"]),
        ("市财政局以及有关部门", ["市财政局", "有关部门"]),
        ("市财政局与市教委", ["市财政局", "市教委"]),
        ("市妇联和残联", ["市妇联和残联"]),  # 联 ends no unit for itself
        ("甲局和有关部门及各区政府", ["甲局", "有关部门", "各区政府"]),
        ("市财政局（本级和区级）", ["市财政局（本级和区级）"]),
    ],
)
def test_collectives_and_joint_units(text: str, expected: list[str]) -> None:
    assert [unit for unit, _ in units(text)] == expected


@pytest.mark.parametrize(("length", "expected"), [(2, True), (45, True), (46, False), (1, False)])
def test_how_long_a_name_may_be(length: int, expected: bool) -> None:
    assert is_unit_like("甲" * (length - 1) + "局") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("哈尔滨、绥芬河市政府", True),
        ("哈尔滨、高新区管委会", True),
        ("哈尔滨、市财政局", False),  # shares nothing
        ("绥芬河市政府、哈尔滨", False),  # only one behind it lends its ending
        ("呼和浩特、绥芬河市政府", True),
        ("乌鲁木齐甲、绥芬河市政府", False),  # longer than such places are
    ],
)
def test_places_that_share_an_ending(text: str, expected: bool) -> None:
    assert looks_like_list(fold(text), needs_word=False) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲局、乙局、丙局、数据负责", True),  # one of four is odd
        ("甲局、乙局、丙局、丁局、戊局、数据负责", True),  # of more all the more
        ("甲局、乙局、数据负责", False),
        ("甲局、乙局、丙局、数据", False),  # no role word says that it is a list
    ],
)
def test_how_many_odd_names_a_list_bears(text: str, expected: bool) -> None:
    assert looks_like_list(fold(text), needs_word=False) is expected


def wrapped(text: str) -> list[str]:
    mentions, _ = read_list(fold(text), text, Span(0, len(text)), wrapped=True)
    assert all("".join(text[m.span.start : m.span.end].split()) == m.unit for m in mentions)
    return [f"{mention.unit}:{mention.role.value[:2]}" if mention.role else mention.unit for mention in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市财政局、市卫\n生健康委", ["市财政局", "市卫生健康委"]),
        ("市财政局、市住房城\n乡建设局、市林\n业局", ["市财政局", "市住房城乡建设局", "市林业局"]),
        ("市财政局、市水务局按职\n责分工负责", ["市财政局:re", "市水务局:re"]),
        ("各县（市、\n区）人民政府，市财政局", ["各县（市、区）人民政府", "市财政局"]),
        ("各县（市、区）\n人民政府", ["各县（市、区）人民政府"]),
        ("市体育发展委\n员会、市政府办\n公室", ["市体育发展委员会", "市政府办公室"]),
        ("市财政局、市市场\n监管局", ["市财政局", "市市场监管局"]),
        ("市财政局、\n市教育局", ["市财政局", "市教育局"]),
        ("市财政局\n市教育局\n市委\n各区", ["市财政局", "市教育局", "市委", "各区"]),  # one name a line
        ("市财政局牵头\n市教育局配合", ["市财政局:le", "市教育局:co"]),
        ("市教育局，各市\n〔州〕\n、\n县\n〔市、\n区〕人民政府", ["市教育局", "各市〔州〕、县〔市、区〕人民政府"]),
        ("市教育局、\n市财政局", ["市教育局", "市财政局"]),
    ],
)
def test_lines_that_end_inside_a_name(text: str, expected: list[str]) -> None:
    assert wrapped(text) == expected


def test_a_cell_has_one_name_a_line() -> None:
    assert units("市财政\n局") == [("市财政", None)]


@pytest.mark.parametrize("text", ["约束性指标", "预期性", "主要指标", "县直", "市直"])
def test_what_is_no_unit(text: str) -> None:
    assert units(f"市财政局；{text}") == [("市财政局", None)]
    assert not is_unit_like(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各牵头单位负责", [("各牵头单位", "responsible")]),  # an unnamed collective, as 各有关部门 is
        ("市教育局牵头，各成员单位配合", [("市教育局", "lead"), ("各成员单位", "cooperating")]),
        ("各县（市、区）党委和人民政府负责", [("各县（市、区）党委", "responsible"), ("人民政府", "responsible")]),
        ("其中校舍由市财政局负责", [("市财政局", "responsible")]),
        ("市教育局、市财政局等部门协同负责，各区配合",
         [("市教育局", "responsible"), ("市财政局", "responsible"), ("各区", "cooperating")]),
        ("市教育局牵头，市财政局保障，市科技局支撑，各区推进",
         [("市教育局", "lead"), ("市财政局", "cooperating"), ("市科技局", "cooperating"), ("各区", "responsible")]),
    ],
)  # fmt: skip
def test_lists_that_are_seldom_seen(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert units(text) == expected


def test_words_that_say_how_to_read_a_list_do_not_spoil_it() -> None:
    assert looks_like_list(fold("市教育局、市财政局，列第一位为牵头或汇总单位，下同"), needs_word=False)
    assert not looks_like_list(fold("列第一位为牵头单位，下同"), needs_word=False)


def labelled(text: str) -> list[tuple[str, str | None]]:
    mentions, _ = read_list(fold(text), text, Span(0, len(text)), labelled=True)
    return [(mention.unit, mention.role.value if mention.role else None) for mention in mentions]


@pytest.mark.parametrize("mark", ["。", "；", "，"])
@pytest.mark.parametrize(("word", "role"), [("负责落实", "responsible"), ("配合", "cooperating"), ("牵头", "lead")])
def test_a_role_word_behind_a_mark_is_no_role_of_what_a_label_heads(mark: str, word: str, role: str) -> None:
    expected = [("市水利局", None), ("市财政局", None), ("各镇政府", role)]
    assert labelled(f"市水利局、市财政局{mark}各镇政府{word}") == expected


def test_without_a_label_only_a_full_stop_parts() -> None:
    assert units("市水利局。各镇政府负责落实") == [("市水利局", None), ("各镇政府", "responsible")]
    assert units("市水利局，市财政局牵头") == [("市水利局", "lead"), ("市财政局", "lead")]


def test_who_stands_together_with_others_does_so_over_commas() -> None:
    expected = [("市水利局", "lead"), ("市财政局", "cooperating"), ("市教育局", "cooperating")]
    assert labelled("市水利局会同市财政局，市教育局") == expected


@pytest.mark.parametrize("star", "★▲※*●")
def test_a_mark_before_a_unit_is_no_part_of_its_name(star: str) -> None:
    mentions, _ = read_list(text := f"{star}市水利局、{star}市财政局", text, Span(0, len(text)))
    assert [mention.unit for mention in mentions] == ["市水利局", "市财政局"]


def test_angle_brackets_and_a_bracket_that_nobody_opened() -> None:
    assert units("市教育局、各县<市、区>人民政府") == [("市教育局", None), ("各县<市、区>人民政府", None)]
    assert units("市渔业局、市水利局)") == [("市渔业局", None), ("市水利局", None)]


def test_a_unit_that_answers_for_a_work_named() -> None:
    text = "市港务局牵头，市直有关部门，市司法局法规科负责合法性审核工作"
    assert units(text)[-1] == ("市司法局法规科", "responsible")
    assert units("县渔业局、县港务站承担航标维护事务") == [("县渔业局", None), ("县港务站", "responsible")]


def test_a_standing_duty_alone_is_no_list() -> None:
    assert not looks_like_list("市渔业局负责日常工作", needs_word=True)
