"""Doubtful texts are told, with the place; sound texts raise nothing."""

import pytest

import ingest
from corpus.fold import fold
from corpus.glossary import load_glossary
from corpus.model import Metadata, Severity
from extract import extract
from extract.document.parts import find_parts
from extract.hazards import _rare, find_hazards
from extract.layout import Layout

ADDRESSEES = "各区县人民政府，市政府各部门："
NOTICE = [
    "关于优化营商环境的通知",
    "青政发〔2026〕3号",
    ADDRESSEES,
    "为深入贯彻落实党中央、国务院决策部署，加快优化营商环境，激发市场主体活力，经市政府同意，现将有关事项通知如下，请结合实际认真贯彻执行。",
    "一、压缩办理时限。全面推行告知承诺制，企业开办时间压缩至一个工作日以内。（责任单位：市行政审批局、市市场监管局）",
    "青川市人民政府",
    "2026年3月1日",
]
LONG = "（二）持续推进政务服务标准化、规范化、便利化，全面落实首问负责、一次告知、限时办结等制度，不断提升企业和群众的获得感、满意度。"


def load(*lines: str):
    return ingest.load_bytes("a.txt", "\n".join(lines).encode())


def hazards(*lines: str):
    document = load(*lines)
    folded = fold(document.text)
    return list(find_hazards(Layout(document, folded, find_parts(document, folded), ()), Metadata()))


def issues(*lines: str):
    document = load(*lines)
    return [(issue.code, document[issue.span] if issue.span else None) for issue in hazards(*lines)]


def test_a_sound_notice_raises_nothing():
    assert issues(*NOTICE) == []


@pytest.mark.parametrize(
    ("last", "cut"),
    [
        ("牵头单位：市民政局，责任单位：市总工会、各区县人民政府", False),
        ("完成时限：2026年底前，责任单位：市财政局、市民政局", False),
        ("配合单位：市财政局，市民政局，市教育局，市审计局", False),
        ("责任单位：市财政局，市民政局，市教育局，市审计局、", True),  # the list goes on
        ("责任单位：各地要抓紧完成任务，落实工作经费，加强宣传引导", True),  # a sentence behind the label
        ("牵头单位：各地要抓紧完成任务，落实工作经费，责任单位：市财政局、市民政局", False),  # the last label decides
        ("牵头单位：市财政局、市民政局，责任单位：各地要抓紧完成任务，落实工作经费", True),
    ],
)
def test_a_text_may_end_in_units_behind_a_label(last: str, cut: bool):
    assert ("cut_off" in [code for code, _ in issues(*NOTICE, last)]) is cut


def mojibake(text: str) -> str:
    """What UTF-8 looks like when it is read as GBK."""
    return text.encode().decode("gb18030", errors="replace")


def test_rare_are_the_characters_beyond_the_first_level():
    def common(character: str) -> bool:
        try:
            return 0xB0 <= character.encode("gb2312")[0] < 0xD8
        except UnicodeEncodeError:
            return False

    every = [chr(code) for code in range(0x4E00, 0xA000)]
    assert _rare().findall("".join(every)) == [character for character in every if not common(character)]
    assert not _rare().search("abc，〇。\u4dff\ua000")


@pytest.mark.parametrize(("rare", "told"), [(10, []), (11, ["garbled"])])
def test_a_text_is_garbled_where_more_than_one_in_twenty_characters_is_rare(rare, told):
    assert [code for code, _ in issues(*["优化营商环境。" * 5] * 3, "龘" * rare, "改革服务" * 25)][:1] == told


def test_a_garbled_text_is_told_and_nothing_else_of_it():
    assert [code for code, _ in issues(*NOTICE[:4], *(mojibake(line) for line in NOTICE * 3))] == ["garbled"]


@pytest.mark.parametrize(
    ("lines", "code", "words"),
    [
        ([*NOTICE, "扎实推进整改?,F将有关情况报告如下。"], "garbled_spot", "?"),
        ([*NOTICE, "省生长改造委、市财政局按职责分工卖力。"], "spun", "生长改造"),
        ([*NOTICE[:3], NOTICE[3] + "围绕主导产业,引进国内外企业,形成龙头带"], "cut_off", "围绕主导产业,引进国内外企业,形成龙头带"),
        ([*NOTICE, "青政办发〔2026〕7号", ADDRESSEES, LONG, "2026年4月1日"], "two_documents", "青政办发〔2026〕7号"),
        ([*NOTICE, *[LONG.replace("二", n) for n in "三四五六"], *[LONG.replace("二", n) for n in "三四五六"]], "duplicated", LONG.replace("二", "三")),
        ([*NOTICE[:4], "责任分解表序号项目名称主要内容牵头单位配合单位1增加教育资源供给。"], "table_glued", "序号项目名称主要内容牵头单位配合单位"),
        ([*NOTICE[:5], "附件：重点任务分工表", *NOTICE[5:]], "table_missing", "附件：重点任务分工表"),
        ([*NOTICE[:5], "附件：申报指南.doc", *NOTICE[5:]], "attachment_missing", "附件：申报指南.doc"),
        (["".join(NOTICE) + LONG * 25], "no_line_breaks", None),
    ],
    ids=["spot", "spun", "cut", "two", "twice", "glued", "table", "attachment", "unbroken"],
)  # fmt: skip
def test_a_doubtful_text_is_told(lines, code, words):
    assert issues(*lines) == [(code, words)]


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("《申报指南》", "申报指南"),
        ("《申报指南》.doc", "申报指南"),
        ("《管理办法》实施细则", "《管理办法》实施细则"),
        ("关于《管理办法》的说明", "关于《管理办法》的说明"),
        ("申报指南（试行）", "申报指南（试行）"),
        ("《管理办法》和《申报指南》", "《管理办法》和《申报指南》"),
    ],
)
def test_an_attachment_that_is_missing_is_told_by_its_whole_name(printed, told):
    (issue,) = hazards(*NOTICE[:5], f"附件：{printed}", *NOTICE[5:])
    assert f"附件“{told}”不在文件里" in issue.message


def test_an_attachment_that_is_the_table_below_its_name_is_there() -> None:
    rows = [cell for n in "1234" for cell in (n, f"改造码头{n}号", "市水利局", "6月底前")]
    lines = [*NOTICE, "附件：重点任务分工表", "序号", "工作任务", "责任单位", "完成时限", *rows]
    assert "table_missing" not in {issue.code for issue in extract(load(*lines)).issues}


TRADITIONAL = [
    "關於優化營商環境的實施意見",
    "各縣市區人民政府：",
    "為貫徹落實黨中央、國務院決策部署，進一步優化營商環境，激發市場主體活力，結合我省實際，提出如下實施意見，請認真組織實施。",
]


def test_a_copy_in_traditional_characters_is_told():
    assert issues(*TRADITIONAL) == [("traditional_copy", None)]
    worded = [*TRADITIONAL, "完善巨觀調控體系，提升空氣品質，編制年度計畫。"]
    assert issues(*worded) == [("taiwan_wording", "巨觀"), ("traditional_copy", None)]
    assert "“巨觀”" in hazards(*worded)[0].message


@pytest.mark.parametrize(
    "lines",
    [
        [*NOTICE[:5], "附件：重点任务分工表", *NOTICE[5:], "附件", "重点任务分工表", "序号 | 任务 |", "1 | 甲 |"],
        [*NOTICE, "青政发〔2026〕3号"],  # its own number again
        [*NOTICE, "根据青政办发〔2025〕7号"],
        [*NOTICE[:4], LONG, LONG.replace("二", "三"), *NOTICE[5:]],  # alike, not equal
        [*NOTICE, "工作卖力、成绩突出的同志予以表扬。", "感谢各方鼎力支持。"],
        [*NOTICE, "此事怎么办？请研究。"],
    ],
    ids=["attached", "own-number", "cited", "alike", "idioms", "question"],
)
def test_what_only_looks_doubtful_is_left_alone(lines):
    assert issues(*lines) == []


REAL = {
    "001_国务院": [],
    "042_": [],  # five plans that share a paragraph
    "043_": [],
    "082_": [],
    "116_": ["no_line_breaks"],
    "ex005": ["table_glued", "cut_off"],
    "ex008": ["table_missing"],
    "ex018": ["table_glued"],
    "ex027": ["taiwan_wording", "traditional_copy"],
    "ex042": ["table_missing"] * 3,
}


@pytest.mark.parametrize("prefix", REAL)
def test_real_files(shared, prefix):
    path = next(path for path in sorted((shared / "documents").iterdir()) if path.name.startswith(prefix))
    document = ingest.load(path)
    folded = fold(document.text)
    found = find_hazards(Layout(document, folded, find_parts(document, folded), ()), Metadata())
    assert [issue.code for issue in found] == REAL[prefix]
    assert all(issue.message.endswith("。") for issue in found)


def test_every_code_has_a_chinese_name():
    slugs = load_glossary()
    for code in ("garbled", "garbled_spot", "spun", "taiwan_wording", "traditional_copy", "two_documents", "duplicated",
                 "table_glued", "table_missing", "attachment_missing", "cut_off", "no_line_breaks", "preview", "tables_skipped", "picture_pages",
                 "little_text", "mixed_encoding", "broken_bytes", "wrong_extension", "inserted_pinyin", "table_flattened", "table_shifted", "lines_joined"):  # fmt: skip
        assert code in slugs, code


def test_notes_are_no_warnings():
    document = ingest.load_bytes("a.txt", "\n".join(TRADITIONAL).encode())
    found = find_hazards(Layout(document, fold(document.text), (), ()), Metadata())
    assert [issue.severity for issue in found] == [Severity.NOTE]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["具体分工见附件。"], [("attachment_missing", "见附件")]),
        (["（任务分工表附后）"], [("attachment_missing", "（任务分工表附后）")]),
        (["见附件。", "附件", "任务分工表"], []),
        (["附件下载：绿道建设任务分工表.doc"], [("table_missing", None)]),
        (["附件下载：", "申报指南.doc"], [("attachment_missing", None)]),
        (["附件（点击下载）"], [("attachment_missing", None)]),
        (["附件1-7.zip"], [("attachment_missing", None)]),
        (["附件下载：申报指南.doc", "申报指南", LONG], []),  # it stands below
        (["附件：申报指南", "附件下载：申报指南.doc"], [("attachment_missing", "附件：申报指南")]),  # told once
        (["抓紧落实（下转第3版）"], [("cut_off", "（下转第3版）")]),
        (["（未完待续）"], [("cut_off", "（未完待续）")]),
        (["（上接第1版）抓紧落实。"], []),
    ],
)
def test_a_text_that_says_that_there_is_more(lines, found):
    assert issues(*NOTICE[:5], *lines, *NOTICE[5:]) == found


def test_a_link_around_the_text_names_an_attachment():
    link = '<div><a href="a.pdf">附件1：绿道建设任务分工表.pdf</a></div>'
    page = f"<html><body>{''.join(f'<p>{line}</p>' for line in NOTICE)}{link}</body></html>"
    document = ingest.load_bytes("a.html", page.encode())
    folded = fold(document.text)
    found = find_hazards(Layout(document, folded, find_parts(document, folded), ()), Metadata())
    assert [issue.code for issue in found] == ["table_missing"]
    assert "“绿道建设任务分工表”" in found[0].message


def test_a_last_line_of_labels_is_whole():
    whole = "牵头单位：市园林局，责任单位：市住建局、各镇人民政府"
    assert "cut_off" not in [code for code, _ in issues(*NOTICE[:5], whole)]
    assert "cut_off" in [code for code, _ in issues(*NOTICE[:5], "修建绿道，栽植行道树，责任落实到各镇人民政府和")]
