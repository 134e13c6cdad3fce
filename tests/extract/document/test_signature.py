"""落款: who signed and when, in lines, on one line and inside a text without line breaks."""

import pytest

from corpus.fold import fold
from corpus.model import Document
from extract.document.signature import find_signatures, organs_above
from tests.documents import document_of, table_document

CLOSED = "请认真贯彻执行。\n"


def signatures(document: Document) -> list[tuple[list[str], str | None]]:
    found = find_signatures(document.blocks, fold(document.text))
    return [([document[organ] for organ in one.organs], one.day and document[one.day]) for one in found]


def signed(text: str) -> list[tuple[list[str], str | None]]:
    return signatures(document_of(text))


def test_days_in_tables_sign_nothing() -> None:
    rows = [["某市财政局"], ["2019年3月13日"]]
    assert signatures(table_document("任务表", rows)) == []
    assert signed("任务表\n某市财政局\n2019年3月13日\n一、目标") == [(["某市财政局"], "2019年3月13日")]


def test_joint_signatures_are_one() -> None:
    text = "请执行。\n国家发展和改革委员会\n科 技 部\n國家林業局\n二〇一五年十二月三十一日"
    assert signed(text) == [(["国家发展和改革委员会", "科 技 部", "國家林業局"], "二〇一五年十二月三十一日")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CLOSED + "某市人民政府 2019年6月17日", [(["某市人民政府"], "2019年6月17日")]),  # on one line
        (CLOSED + "某市人民政府\n2019年6月17日（此件公开发布）", [(["某市人民政府"], "2019年6月17日")]),
        (CLOSED + "2019年6月17日", [([], "2019年6月17日")]),  # behind a sentence without an organ
        ("附件：某表\n2019年6月17日", [([], "2019年6月17日")]),  # behind a list of attachments
        ("市长 李某某\n2019年6月17日", [([], "2019年6月17日")]),  # behind whoever signs an order
        ("某市某方案\n2019年6月17日", []),  # a page's date
        ("2019年6月17日\n" + CLOSED, []),  # the first line
        ("2019年6月17日\n" + CLOSED.strip(), []),
        ("某通知\n" + CLOSED + "2019年6月17日", [([], "2019年6月17日")]),
        ("某市财政局\n2019年6月17日", [(["某市财政局"], "2019年6月17日")]),
        (CLOSED + "（2019年6月17日）", []),  # a subtitle
        (CLOSED + "某局办公室 2019年6月17日印发", []),  # the imprint
        (CLOSED + "某县专班办公室\n（某县人民政府办公室代章）\n2019年6月17日", [(["某县专班办公室"], "2019年6月17日")]),
        (CLOSED + "某县人民政府\n2018年210", [(["某县人民政府"], "2018年210")]),  # its signs were lost
        (CLOSED + "某县人民政府\n2023925日", [(["某县人民政府"], "2023925日")]),
        ("造林统计表\n某县水利局\n2018年210", []),  # a figure of a year
        (CLOSED + "某县人民政府\n一、工作\n2019年6月17日", []),  # the run of organs is broken
    ],
)  # fmt: skip
def test_signatures(text: str, expected: list[tuple[list[str], str]]) -> None:
    assert signed(text) == expected


def test_a_proxy_above_the_organs_is_none_of_theirs() -> None:
    document = document_of("某局\n（某县人民政府办公室代章）\n某县财政局\n2019年6月17日")
    assert [document[span] for span in organs_above(document.blocks, 3, document.text)] == ["某县财政局"]


def test_a_long_line_is_looked_into() -> None:
    """Up to the limit a line is a line; from there on it may be a whole text."""
    closing = "请结合实际抓好落实。某市财政局2022年4月19日某方案为消除隐患"
    long = "加强整治。" * 50 + closing
    assert signed(long) == [(["某市财政局"], "2022年4月19日")]
    assert signed(closing) == []


def test_no_more_organs_than_ever_sign_together() -> None:
    text = "\n".join(["某市财政局"] * 43 + ["2019年6月17日"])
    ((organs, _),) = signed(text)
    assert len(organs) == 40


@pytest.mark.parametrize(("length", "found"), [(249, False), (250, True)])
def test_a_line_of_250_characters_may_be_a_whole_text(length: int, found: bool) -> None:
    closing = "请结合实际抓好落实。某市财政局2022年4月19日某方案为消除隐患"
    text = "加" * (length - len(closing)) + closing
    assert signed(text) == ([(["某市财政局"], "2022年4月19日")] if found else [])


def test_a_signature_stands_behind_a_table_and_covers_all_its_lines() -> None:
    document = table_document("任务表", [["序号", "任务"], ["1", "造林"]])
    below = document_of(f"{document.text}\n{CLOSED}某市财政局\n某市教育局\n2019年6月17日")
    blocks = (*document.blocks, *below.blocks[len(document.blocks) :])
    (found,) = find_signatures(blocks, fold(below.text))
    assert below[found.span] == "某市财政局\n某市教育局\n2019年6月17日"


LONG_HEAD = (
    "望溪县水利局文件望水〔2031〕8号望溪县水利局、望溪县林业局关于开展排查的通知各镇人民政府：" + "请加强巡查。" * 50
)


@pytest.mark.parametrize(
    ("closing", "organ"),
    [
        ("联系电话：6659XXXX望溪县水利局2031年3月5日", "望溪县水利局"),
        ("邮箱：a@b.cn望溪县水利局2031年3月5日附件1", "望溪县水利局"),
        ("附件：1.巡查安排望溪县水利局望溪县林业局2031年3月5日（此件公开）", "望溪县水利局望溪县林业局"),
        ("邮箱：a@b.cn县水利局2031年3月5日附件", "县水利局"),
        ("见附表一览表望溪县水利局2031年3月5日", "望溪县水利局"),
    ],
)
def test_whom_the_head_has_named_signs_behind_whatever_stands_before(closing: str, organ: str) -> None:
    assert signed(LONG_HEAD + closing) == [([organ], "2031年3月5日")]


@pytest.mark.parametrize(
    "closing",
    [
        "会议由望溪县水利局2031年3月5日召开",
        "联系人李某望溪县水利局2031年3月5日印发",
        "转发澜州市水利局2031年3月5日",  # the head names another
        "会议由望溪县水利局2031年3月5日（星期三）组织",
    ],
)
def test_other_days_behind_organs_sign_nothing(closing: str) -> None:
    assert signed(LONG_HEAD + "其中，" + closing) == []


def test_a_signature_behind_the_attachments_name() -> None:
    text = "望溪县渔业局关于典型做法的通报\n请借鉴。\n附件：渔港典型做法望溪县渔业局 2031年7月24日 （此件公开发布）"
    assert signed(text) == [(["望溪县渔业局"], "2031年7月24日")]
    assert signed(text.replace("望溪县渔业局 ", "澜州市水利局")) == []  # whom nothing above names


def test_the_office_in_brackets_signs_too() -> None:
    text = (
        "望溪水务有限公司方案为防汛制定。"
        + CLOSED * 40
        + "附件：配置标准望溪县水务公司安全部（保卫部）2031年11月2日附件"
    )
    assert signed(text.replace("\n", "")) == [(["望溪县水务公司安全部（保卫部）"], "2031年11月2日")]


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("《渔港方案》已经县政府同意，请认真执行。望溪县水利局2031年5月9日（此件公开发布）", "望溪县水利局"),
        ("各镇：现将《渔港方案》印发给你们，请遵照执行。 澜州市人民政府\n2031年5月9日（有删减）", "澜州市人民政府"),
    ],
)
def test_who_signs_on_the_line_of_the_last_sentence(text: str, organ: str) -> None:
    assert signed(text) == [([organ], "2031年5月9日")]


def test_a_sentence_of_an_organ_and_a_day_signs_nothing() -> None:
    assert signed("各镇要抓好落实。望溪县水利局2031年5月9日召开会议。") == []


def test_white_space_parts_organ_and_day_inside_a_long_line() -> None:
    text = "各镇人民政府要抓好渔港建设，确保取得实效。" * 15 + " 望溪县人民政府办公室 2031年5月9日 附件渔港分工表"
    assert signed(text) == [(["望溪县人民政府办公室"], "2031年5月9日")]
