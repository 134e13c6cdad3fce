"""Told or planned, and by when: what a document, its parts and its dates decide of a number."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.fold import fold
from corpus.model import Metadata, Span
from extract.numbers.quantities import find_quantities
from extract.targets.candidates import read_candidates
from extract.targets.context import Context
from extract.targets.paragraph import Paragraph
from tests.documents import document_of, layout_of

PLAN = Metadata(title="梅岭市绿色发展行动方案", document_date=date(2021, 3, 1), document_type="方案")
REPORT = Metadata(title="2026年梅岭市政府工作报告", document_date=date(2026, 1, 20), document_type="报告")
NEWS = Metadata(title="经济平稳增长", document_date=date(2021, 3, 1), document_type="新闻")


def decided(text: str, metadata: Metadata = PLAN, value: str = "50") -> tuple[str, str | None]:
    """Status and time of the number of this value."""
    context = Context(layout_of(document_of(text)), metadata)
    folded = fold(text)
    for block in context.layout.document.blocks:
        quantities = [q for q in find_quantities(folded, Span(0, len(folded))) if q.span in block.span]
        for candidate in read_candidates(folded, block.span, quantities):
            if str(candidate.quantity.value) == value:
                paragraph = Paragraph(context, block)
                status = paragraph.status(candidate)
                return status, paragraph.by(candidate, status)
    raise AssertionError(f"no {value} in {text}")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("新建公园50个。", "target"),
        ("已新建公园50个。", "achieved"),
        ("截至去年，新建公园50个。", "achieved"),
        ("累计建成公园50个。", "achieved"),
        ("到2025年，累计建成公园50个。", "target"),  # a time ahead rules
        ("2020年，新建公园50个。", "achieved"),  # before the document's own year
        ("2021年，新建公园50个。", "target"),
        ("自2000年开展工作以来，建设有力。新建公园50个。", "achieved"),  # what the paragraph says of itself
        ("自2000年开展工作以来，建设有力。到2025年，新建公园50个。", "target"),
        ("2025年，目前已新建公园50个。", "achieved"),
        ("到2025年，力争超过已有，新建公园50个。", "target"),
    ],
)
def test_a_plan_plans_unless_its_words_tell(text: str, status: str) -> None:
    assert decided(text)[0] == status


@pytest.mark.parametrize(
    ("text", "metadata", "status"),
    [
        ("新建公园50个。", REPORT, "achieved"),  # a report tells
        ("一、2026年工作安排\n新建公园50个。", REPORT, "target"),
        ("一、2025年工作回顾\n新建公园50个。", REPORT, "achieved"),
        ("一、2025年工作回顾\n计划新建公园50个。", REPORT, "achieved"),  # no date that is ahead
        ("一、2025年工作回顾\n今年计划新建公园50个。", REPORT, "target"),
        ("一、2025年工作回顾\n到2030年，力争新建公园50个。", REPORT, "target"),
        ("一、2025年工作回顾\n到2030年，新建公园50个。", REPORT, "target"),
        ("一、2025年工作回顾\n2030年新建公园50个。", REPORT, "target"),  # nothing was reached in a year to come
        ("一、过去五年的成就和今后五年目标\n新建公园50个。", REPORT, "achieved"),
        ("一、过去五年的成就和今后五年目标\n到2030年，发展更好。\n新建公园50个。", REPORT, "target"),
        ("一、过去五年的成就和今后五年目标\n2027年，发展更好。\n新建公园50个。", REPORT, "achieved"),  # near: no turn
        ("新建公园50个。", NEWS, "achieved"),  # an article tells
        ("行动计划公布。\n新建公园50个。", NEWS, "target"),  # unless it is about a plan
        ("前" * 300 + "行动计划\n新建公园50个。", NEWS, "achieved"),
        ("到2025年，新建公园50个。", NEWS, "target"),
    ],
)
def test_parts_and_kinds_of_documents(text: str, metadata: Metadata, status: str) -> None:
    assert decided(text, metadata)[0] == status


@pytest.mark.parametrize(
    ("plan", "day", "status"),
    [
        ("十四五", date(2026, 1, 20), "achieved"),
        ("十四五", date(2022, 1, 20), "achieved"),  # begun: what it has brought
        ("十四五", date(2021, 1, 20), "target"),
        ("十六五", date(2026, 1, 20), "target"),
        ("十六五", None, "achieved"),  # nobody knows what is ahead
    ],
)
def test_a_part_that_tells_and_plans_turns_with_the_plan_that_is_ahead(
    plan: str, day: date | None, status: str
) -> None:
    text = f"一、过去五年的成就和今后五年目标\n“{plan}”期间，发展更好。\n新建公园50个。"
    report = Metadata(title="望溪县政府工作报告", document_type="报告", document_date=day)
    assert decided(text, report)[0] == status


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("到2025年，新建公园50个。", "2025"),
        ("到2025年，新建绿道8公里。新建公园50个。", "2025"),  # an opening date rules on
        ("在东区2025年新建绿道8公里。新建公园50个。", None),  # another rules its sentence
        ("到2025年，新建绿道8公里（2023年完成）、公园50个。", "2025"),  # a bracket rules nothing outside it
        ("到2025年，新建绿道8公里（其中2023年新建公园50个）。", "2023"),
        ("到2025年，新建绿道8公里。到2027年，新建公园50个。", "2027"),
        ("每年新建公园50个。", "每年"),
        ("每年度新建公园50个。", None),
        ("用3年时间，新建公园50个。", None),
        ("一、2025年目标\n新建公园50个。", "2025"),
        ("一、2025年任务\n（一）生态\n新建公园50个。", "2025"),  # handed down
        ("一、发展目标\n到2025年，新建绿道8公里。\n新建公园50个。", "2025"),  # carried on under goals
        ("一、重点任务\n到2025年，新建绿道8公里。\n新建公园50个。", None),
        ("一、发展目标\n到2025年，新建绿道8公里。\n到2027年，新建塔9座。\n新建公园50个。", None),  # which?
        ("2020年，新建公园50个。", "2020"),
    ],
)
def test_by_when(text: str, by: str | None) -> None:
    assert decided(text)[1] == by


def test_of_two_years_in_a_heading_the_nearer_rules_once_the_text_has_come_to_it() -> None:
    head = "一、“十五五”时期目标和2026年工作\n"
    assert decided(head + "新建公园50个。", REPORT)[1] == "2030"
    assert decided(head + "2026年，工作更实。\n新建公园50个。", REPORT)[1] == "2026"
    assert decided(head + "今年，工作更实。\n新建公园50个。", REPORT)[1] == "2026"


@pytest.mark.parametrize(
    ("title", "by"), [("绿色发展行动方案（2021—2023年）", "2023"), ("2022年工作要点", "2022"), ("方案", None)]
)
def test_the_title_s_year_is_the_last_resort(title: str, by: str | None) -> None:
    metadata = Metadata(title=title, document_date=date(2021, 3, 1))
    assert decided("新建公园50个。", metadata)[1] == by
    assert decided("到2025年，新建公园50个。", metadata)[1] == "2025"


def test_a_report_s_own_year() -> None:
    assert decided("一、工作安排\n新建公园50个。", REPORT)[1] == "2026"
    assert decided("一、2025年工作回顾\n新建公园50个。", REPORT)[1] == "2025"


@pytest.mark.parametrize(
    ("title", "document_type", "rules"),
    [
        ("公园管理", "办法", True),
        ("公园管理", "方案", False),
        ("公园管理", None, False),
        ("公园管理办法的通知", "通知", True),
        ("公园管理\n办法（试行）", None, True),
        ("“办法”方案", "方案", False),
    ],
)
def test_documents_that_set_rules(title: str, document_type: str | None, rules: bool) -> None:
    metadata = Metadata(title=title, document_type=document_type)
    assert Context(layout_of(document_of("正文")), metadata).rules_only is rules


@pytest.mark.parametrize(
    ("text", "metadata", "support"),
    [
        ("给予补贴奖励资助补助给予" + "文" * 1000, PLAN, True),
        ("给予补贴奖励资助补助" + "文" * 100, PLAN, False),  # five times
        ("给予补贴奖励资助补助给予" + "文" * 1500, PLAN, False),  # too seldom
        ("正文", Metadata(title="人才扶持办法"), True),
        ("给予补贴奖励资助补助给予" + "文" * 1000, REPORT, False),
    ],
)
def test_policies_of_support(text: str, metadata: Metadata, support: bool) -> None:
    assert Context(layout_of(document_of(text)), metadata).support is support


def test_a_web_page_s_date_does_not_tell_when_a_document_speaks() -> None:
    dated = Metadata(title="方案", published_date=date(2024, 1, 1))
    context = Context(layout_of(document_of("正文")), dated)
    assert (context.year, context.present) == (2024, None)
    planned = Metadata(title="方案（2021—2023年）", published_date=date(2024, 1, 1))
    assert Context(layout_of(document_of("正文")), planned).present == 2021


BARE = Metadata()
"""A text without the form of a document: an article, a clipping."""
TELLING = "这五年，全市开展了各项工作。经济保持了平稳增长。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TELLING + "绿化率达到50%。", ("achieved", None)),
        (TELLING + "2032年，绿化率达到50%。", ("achieved", "2032")),
        (TELLING + "力争绿化率达到50%。", ("target", None)),
        (TELLING + "到2035年，绿化率达到50%。", ("target", "2035")),
        ("这五年，全市开展了各项工作。\n绿化率达到50%。", ("target", None)),
        (TELLING + "今后五年要强化管护。力争面积扩大。绿化率达到50%。", ("target", None)),
    ],
)
def test_a_text_without_form_that_tells_more_than_it_plans_tells_its_figures(
    text: str, expected: tuple[str, str | None]
) -> None:
    assert decided(text, BARE) == expected


def test_a_document_that_tells_of_the_past_before_it_plans_still_plans() -> None:
    assert decided(TELLING + "绿化率达到50%。", PLAN)[0] == "target"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("贫困人口由2028年的90万人减少至2032年的50万人。", "2032"),
        ("贫困人口由2028年的90万人减少到2032年50万人。", "2032"),
        ("2032年，贫困人口为2028年的50%。", "2032"),
    ],
)
def test_the_year_to_which_a_figure_came_is_its_own(text: str, year: str) -> None:
    assert decided(TELLING + text, BARE) == ("achieved", year)


def test_an_article_about_a_past_plan_does_not_speak_in_its_first_year() -> None:
    article = Metadata(title="“十五五”规划交出期中成绩单")
    text = TELLING + "2026至2028年经济年均增速达50%。"
    assert decided(text, article) == ("achieved", "2028")


@pytest.mark.parametrize(("words", "circular"), [(["通", "报"], True), (["通", "知"], False)])
def test_a_circular_is_known_by_the_words_of_its_type(words: list[str], circular: bool) -> None:
    """Wherever they come from: a type that was read is no constant."""
    context = Context(layout_of(document_of("新建公园50个。")), Metadata(document_type="".join(words)))
    assert context.circular is circular
