"""The head of a text without line breaks: header, number, title and addressees on one line."""

from datetime import date

import pytest

from extract.document.running_head import running_head
from tests.documents import document_of, layout_of, metadata_of

RUNNING = (
    "{header}{number}某市工业和信息化局关于印发《某市线路整治工作方案》的通知{after}各县（市、区）工业局，各分公司:"
    "《某市线路整治工作方案》已经研究同意。现印发给你们，请结合实际抓好贯彻落实。"
    "某市工业和信息化局2022年4月19日某市线路整治工作方案为消除隐患，制定本方案。一、工作目标" + "加强整治。" * 60
)


@pytest.mark.parametrize(
    ("header", "number", "after"),
    [("某市工业和信息化局文件", "某工信〔2022〕9号", ""), ("", "", "某工信〔2022〕9号"), ("", "某工信〔2022〕9号", "")],
)
def test_a_text_without_line_breaks(header: str, number: str, after: str) -> None:
    found = metadata_of(RUNNING.format(header=header, number=number, after=after))
    assert found.title == "某市工业和信息化局关于印发《某市线路整治工作方案》的通知"
    assert found.document_number == "某工信〔2022〕9号"
    assert found.issuers == ("某市工业和信息化局",)
    assert found.addressees == "各县（市、区）工业局，各分公司"
    assert found.document_date == date(2022, 4, 19)
    assert found.document_type == "方案"


LONG = "加强整治。" * 90


def test_a_text_with_lines_has_none() -> None:
    assert running_head(layout_of(document_of("某通知\n各县：\n请执行。"))) is None


@pytest.mark.parametrize("above", range(5))
def test_the_long_line_is_among_the_first(above: int) -> None:
    text = "\n".join(["网页标题"] * above + [f"某省碳达峰实施方案 为全面贯彻落实。{LONG}"])
    assert (running_head(layout_of(document_of(text))) is not None) is (above < 3)


def test_a_day_behind_the_title() -> None:
    document = document_of(f"关于加强诚信建设的若干意见（2018年5月30日）诚信是基石。{LONG}")
    head = running_head(layout_of(document))
    assert head and head.title and head.day
    assert (document[head.title], document[head.day]) == ("关于加强诚信建设的若干意见", "2018年5月30日")
    assert document.text[head.end :].startswith("诚信是基石")


@pytest.mark.parametrize(
    ("behind", "number"),
    [
        (" （某政发〔2010〕10号）", "某政发〔2010〕10号"),
        ("（根据某政发〔2010〕10号）", None),  # somebody else's
        ("（某政发〔2010〕10号）", "某政发〔2010〕10号"),
        ("（某政发〔2010〕10号等文件）", None),
        ("", None),
    ],
)
def test_a_number_behind_the_title(behind: str, number: str | None) -> None:
    text = f"某市关于做好工作的通知{behind}各区政府：为落实，现通知如下。{LONG}"
    head = running_head(layout_of(document_of(text)))
    assert head
    assert (str(head.number.number) if head.number else None) == number


def test_a_number_after_a_sentence_or_in_brackets_is_no_heads() -> None:
    for before in ("做好工作。", "根据《某意见》（"):
        head = running_head(layout_of(document_of(f"{before}国发〔2015〕43号要求{LONG}")))
        assert head and head.number is None


@pytest.mark.parametrize(("before", "title"), [("某某某某某的通知", True), ("某某某某的通知", False)])
def test_a_title_between_header_and_number_has_eight_characters(before: str, title: bool) -> None:
    document = document_of(f"某市财政局文件{before}某工信〔2022〕9号各区：{LONG}")
    head = running_head(layout_of(document))
    assert head
    assert (document[head.title] if head.title else None) == (before if title else None)


@pytest.mark.parametrize(("length", "running"), [(399, False), (400, True)])
def test_a_line_of_400_characters_is_a_page(length: int, running: bool) -> None:
    assert (running_head(layout_of(document_of("长" * length))) is not None) is running


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("某" * 289 + "，某工信〔2022〕9号", "某工信〔2022〕9号"),  # within 300 characters
        ("某" * 290 + "，某工信〔2022〕9号", None),
        ("某市关于做好工作的通知  （某政发〔2010〕10号）", "某政发〔2010〕10号"),
        ("某市关于做好工作的通知   （某政发〔2010〕10号）", None),  # too far behind the title
    ],
)
def test_where_the_number_of_a_running_head_stands(text: str, number: str | None) -> None:
    head = running_head(layout_of(document_of(f"{text}各区政府：为落实，现通知如下。{LONG}")))
    assert head
    assert (str(head.number.number) if head.number else None) == number


@pytest.mark.parametrize(
    "above", ["", "网", "某网", "澜州市", "澜州信息", "澜州市信息公开", "澜州市人民政府门户网站\n要闻"]
)
@pytest.mark.parametrize(
    ("printed", "number", "day"),
    [
        (("某市财政局文件某工信〔2022〕9号", "某市关于做好工作的通知", ""), "某工信〔2022〕9号", None),
        (("", "某市关于做好工作的通知", "（某政发〔2010〕10号）"), "某政发〔2010〕10号", None),
        (("某政发〔2010〕10号", "某市关于做好工作的通知", "（2018年5月30日）"), "某政发〔2010〕10号", "2018年5月30日"),
        (("某市财政局文件", "某市财政局关于做好工作的通知", ""), None, None),
        (("", "某市关于做好工作的通知", "某政发〔2010〕10号"), "某政发〔2010〕10号", None),
    ],
)
def test_a_running_head_below_a_sites_lines(
    above: str, printed: tuple[str, str, str], number: str | None, day: str | None
) -> None:
    title = printed[1]
    line = f"{''.join(printed)}各区政府：为落实，现通知如下。{LONG}"
    document = document_of(f"{above}\n{line}" if above else line)
    head = running_head(layout_of(document))
    assert head and head.title
    assert document[head.title] == title
    assert (document[head.number.span] if head.number else None) == number
    assert (document[head.day] if head.day else None) == day
    assert document.text[head.end :].startswith("各区政府：")


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("某省渔港指挥部签批盖章等级特提·明电某渔办明电〔2030〕43号某机发号抄报:", "关于印发某市渔港分工方案的通知"),
        ("望溪县水利局公文稿纸望溪县水利局望溪县水利局", "望溪县水利局关于印发某市渔港分工方案的通知"),
        ("望溪县水利局", "望溪县水利局关于印发某市渔港分工方案的通知"),
    ],
)
def test_stamps_and_repeated_names_are_no_part_of_a_title(before: str, title: str) -> None:
    text = f"{before}关于印发某市渔港分工方案的通知各县渔业局，各分公司:请贯彻执行。一、工作目标{LONG}"
    assert metadata_of(text).title == title


def test_the_imprint_at_the_end() -> None:
    text = f"某省渔业厅文件某渔〔2030〕1号关于渔港管理的通知各县渔业局:请执行。一、工作目标{LONG}"
    assert metadata_of(text + "某省渔业厅办公室2030年11月24日印发").document_date == date(2030, 11, 24)
    assert metadata_of(text + "方案于2030年11月24日印发").document_date is None


@pytest.mark.parametrize(
    ("head", "title", "number", "addressees"),
    [
        ("望溪水务公司加急望水值通〔2031〕7号", "关于召开会议的通知", "望水值通〔2031〕7号", "各分公司"),
        (
            "望溪水务公司文件望水办〔2031〕7号签发人：某某",
            "望溪水务公司关于保供工作的报告",
            "望水办〔2031〕7号",
            "望溪县水利局",
        ),
        (
            "普通事项望溪水务公司文件望水办〔2031〕7号",
            "望溪水务公司关于申请用地的请示",
            "望水办〔2031〕7号",
            "望溪县自然资源局",
        ),
        ("望机发12号", "望溪县水利局关于防汛抢险的通知", None, "各镇人民政府"),
        ("望溪水务公司内部事项", "关于管网抢修的通知", None, "各分公司"),
        ("", "望溪县水利局关于商请会签望政发〔2030〕3号文件清理意见的函", None, "县财政局、县林业局"),
        ("", "关于征求《关于落实〈望政发〔2030〕3号文〉的措施》意见的函", None, "县财政局、县林业局"),
    ],
)
def test_stamps_before_title_and_number(head: str, title: str, number: str | None, addressees: str) -> None:
    found = metadata_of(head + title + addressees + "：为做好工作，现将有关事项明确如下。" + LONG)
    assert (found.title, found.document_number, found.addressees) == (title, number, addressees)


@pytest.mark.parametrize("title", ["关于水库除险情况的汇报", "关于水库除险情况的报告", "2031年水库除险工作总结"])
def test_a_report_without_addressees(title: str) -> None:
    found = layout_of(document_of(title + "一、基本情况水库共12座。二、存在问题" + LONG))
    assert [section.label for section in found.sections] == ["一、", "二、"]


def test_a_short_letter_on_one_line() -> None:
    found = metadata_of(
        "望溪县水利局关于商请会签防汛预案的函县财政局，县林业局：为做好防汛工作，请予会签。望溪县水利局2031年3月5日"
    )
    assert found.title == "望溪县水利局关于商请会签防汛预案的函"
    assert found.addressees == "县财政局，县林业局"


@pytest.mark.parametrize(
    ("head", "title", "number", "issuers"),
    [
        (
            "望溪县渔业局会议纪要望渔纪〔2031〕8号关于渔港码头设计讨论会纪要2031年08月09日，",
            "关于渔港码头设计讨论会纪要",
            "望渔纪〔2031〕8号",
            ("望溪县渔业局",),
        ),
        (
            "普通事项望溪水务有限公司专题会纪要〔2031〕6号望溪水务公司关于2031年8月防汛例会的纪要8月9日上午，",
            "望溪水务公司关于2031年8月防汛例会的纪要",
            "专题会纪要〔2031〕6号",
            ("望溪水务公司",),
        ),
    ],
)
def test_minutes_have_a_header_that_is_no_title(head: str, title: str, number: str, issuers: tuple[str, ...]) -> None:
    told = metadata_of(head + "局长主持召开会议。现归纳如下：一、总体评价会议认为设计可行。" + "要加强渔港建设。" * 60)
    assert (told.title, told.document_number, told.issuers) == (title, number, issuers)
    assert told.document_type == "纪要"


def test_a_notice_about_minutes_is_none() -> None:
    told = metadata_of("望溪县渔业局关于印发会议纪要的通知望渔发〔2031〕8号各镇渔业站：" + "请执行。" * 120)
    assert told.title == "望溪县渔业局关于印发会议纪要的通知"
