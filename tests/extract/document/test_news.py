"""Articles: datelines, bylines, headlines, and documents that a news lead carries in full."""

import pytest

from extract.document.news import carried_title, has_byline, news_headline, opens_as_news, tells_event
from tests.documents import document_of, layout_of

LEAD = "本报讯 近日，青砚市出台十条措施，扶持企业发展壮大，解决融资难题。"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("青砚市出台十条措施\n" + LEAD, "青砚市出台十条措施"),
        ("要闻\n青砚市出台十条措施\n" + LEAD, "青砚市出台十条措施"),  # a column's name is too short
        ("首页|政务公开|要闻动态\n" + LEAD, ""),  # navigation
        (LEAD, ""),
        ("青砚市出台十条措施\n【青砚晚报讯】3月4日，青砚市出台十条措施，扶持企业发展壮大。", "青砚市出台十条措施"),
        ("青砚市出台十条措施\n〔青砚新闻网消息〕3月4日，青砚市出台十条措施，扶持企业发展。", "青砚市出台十条措施"),
        ("青砚在线澜州3月4日讯 昨日，青砚市出台十条措施，扶持企业发展壮大。", ""),
        ("青砚市出台十条措施\n【通讯保障】各地要做好通讯保障，加强值守，确保信息畅通，及时报告。", None),
        ("青砚市出台十条措施\n本报讯 近日", None),  # a byline alone, no lead
        ("第一句说完了。\n" + LEAD, None),  # the text began before
        ("\n".join(f"栏目之{n}" for n in "一二三四五六") + "\n" + LEAD, None),  # too far below
        ("青砚市工作方案\n为做好工作，制定本方案，各单位应当按照规定办理登记并接受检查。", None),
    ],
)
def test_headlines(text: str, headline: str | None) -> None:
    assert news_headline(layout_of(document_of(text))) == headline


@pytest.mark.parametrize(
    ("last", "found"),
    [
        (["记者：杨某某 张某"], True),
        (["（通讯员：李某）"], True),
        (["记者：杨某某", "责任编辑 王某"], True),
        (["记者：杨某某", "责任编辑 王某", "打印本页"], False),  # not at the end
        (["记者从市发改委获悉"], False),
    ],
)
def test_bylines_close_a_text(last: list[str], found: bool) -> None:
    assert has_byline(layout_of(document_of("\n".join(["大会听取报告。", *last])))) is found


@pytest.mark.parametrize(
    ("after", "carried"),
    [
        ("全文如下：", True),
        ("主要内容如下：", True),
        ("并发出通知，要求各地落实。", True),
        ("该方案提出多项措施。", False),
        ("全文共8章。", False),
    ],
)
def test_a_lead_that_the_text_follows_in_full_names_it(after: str, carried: bool) -> None:
    text = f"日前，青砚市印发《青砚市蓝天保卫战实施方案》。{after}\n为落实要求，制定本方案。"
    assert carried_title(layout_of(document_of(text))) == ("青砚市蓝天保卫战实施方案" if carried else None)


def test_an_empty_text_is_no_article() -> None:
    layout = layout_of(document_of(""))
    assert (carried_title(layout), has_byline(layout), news_headline(layout)) == (None, False, None)


DATELINE = "\n本报讯 近日，青砚市出台十条措施，扶持企业发展壮大，解决融资难题。"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("青砚出台十条措施" + DATELINE, "青砚出台十条措施"),  # eight characters
        ("青砚出台十措施" + DATELINE, ""),
        ("长" * 60 + DATELINE, "长" * 60),
        ("长" * 61 + DATELINE, ""),
        ("青砚市出台十条措施" + "\n栏目" * 4 + DATELINE, "青砚市出台十条措施"),  # the dateline on the sixth line
        ("青砚市出台十条措施" + "\n栏目" * 5 + DATELINE, None),
        ("青砚市出台十条措施\n本报讯 近日，" + "长" * 23, "青砚市出台十条措施"),  # a lead of thirty characters
        ("青砚市出台十条措施\n本报讯 近日，" + "长" * 22, None),
    ],
)
def test_limits_of_headlines_and_leads(text: str, headline: str | None) -> None:
    assert news_headline(layout_of(document_of(text))) == headline


@pytest.mark.parametrize(("before", "carried"), [(1174, True), (1175, False)])
def test_a_lead_names_the_plan_early(before: int, carried: bool) -> None:
    text = "日前，青砚市印发《青砚市蓝天保卫战实施方案》。" + "长" * before + "，全文如下：\n为落实。"
    assert (carried_title(layout_of(document_of(text))) is not None) is carried


@pytest.mark.parametrize(("length", "found"), [(29, False), (30, True), (31, True)])
def test_a_reporter_stands_above_the_lead(length: int, found: bool) -> None:
    """A line of thirty characters is the lead; where no line is, nothing stands above it."""
    layout = layout_of(document_of(f"青砚出台措施\n本报记者 李某某\n{'长' * length}\n完\n完\n完"))
    assert has_byline(layout) is found


def test_without_a_lead_the_first_line_is_no_reporters() -> None:
    assert not has_byline(layout_of(document_of("本报记者 李某某\n短\n短\n短\n短\n短")))


@pytest.mark.parametrize(("length", "found"), [(29, False), (30, True), (60, True)])
def test_the_first_long_line_tells_what_happened(length: int, found: bool) -> None:
    opening = "3月4日，青砚市召开全市造林工作会议"
    lead = opening + "，" + "长" * (length - len(opening) - 2) + "。"
    layout = layout_of(document_of(f"要闻\n{lead}\n{'乙' * 40}"))
    assert (opens_as_news(layout), tells_event(layout)) == (found, found)
