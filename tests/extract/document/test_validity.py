"""时效: what a text says of its own beginning and end, what its page says, and what is about something else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.glossary import chinese
from corpus.model import PageFacts, Validity
from extract import extract
from extract.document.validity import months_later
from tests.documents import document_of, metadata_of

SIGNED = "澜州市人民政府\n2021年3月10日"


def term(clause: str, **facts: str) -> tuple[str | None, str | None]:
    """From when and until when a notice of 2021-03-10 with this last paragraph holds."""
    found = metadata_of(
        "澜州市人民政府关于印发澜州市物业管理办法的通知\n澜政发〔2021〕5号\n各县区人民政府：\n"
        f"现将《澜州市物业管理办法》印发给你们，请遵照执行。\n{SIGNED}\n澜州市物业管理办法\n"
        f"第一条 为规范物业管理，制定本办法。\n{clause}",
        **facts,
    )
    return tuple(day.isoformat() if day else None for day in (found.effective_date, found.valid_until))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("clause", "since", "until"),
    [
        ("第九条 本办法自2021年5月1日起施行。", "2021-05-01", None),
        ("第九条本办法自2021年5月1日起施行。", "2021-05-01", None),
        ("第九条 本办法自二〇二一年五月一日起施行。", "2021-05-01", None),
        ("第九条 本办法从2021年5月1日起正式实施。", "2021-05-01", None),
        ("第九条 本办法于2021年5月1日起生效。", "2021-05-01", None),
        ("本办法2021年5月1日起执行。", "2021-05-01", None),
        ("第九条 本办法由市住房局负责解释，自2021年5月1日起施行。", "2021-05-01", None),
        ("第九条 本办法（试行）自2021年5月1日起施行。", "2021-05-01", None),
        ("7.3 本办法自2021年5月起实行。", "2021-05-01", None),
        ("自2021年5月1日起施行。", "2021-05-01", None),
        ("第九条 本办法自印发之日起施行。", "2021-03-10", None),
        ("第九条 本办法自发布之日起执行。", "2021-03-10", None),
        ("第九条 本办法自即日起实行。", "2021-03-10", None),
        ("第九条 本办法自公布之日起30日后施行。", "2021-04-09", None),
        ("第九条 本办法自公布之日起三十日后施行。", "2021-04-09", None),
        ("第九条 本办法自印发之日起满1个月后实施。", "2021-04-10", None),
        ("第九条 本办法自印发之次日起施行。", "2021-03-11", None),
        ("第九条 本办法自印发之日起生效，暂定执行一年。", "2021-03-10", "2022-03-10"),
        ("第九条 本办法依据《某条例》（澜政发〔2019〕2号）制定，自2021年5月1日起施行。", "2021-05-01", None),
        ("第九条 本办法自印发之日起30个工作日后施行。", None, None),  # holidays are not known
        ("第九条 本办法自2021年5月1日起施行，有效期5年。", "2021-05-01", "2026-04-30"),
        ("第九条 本办法自2021年5月1日起施行。有效期为五年。", "2021-05-01", "2026-04-30"),
        ("第九条 本办法自印发之日起施行，有效期5年。", "2021-03-10", "2026-03-10"),  # 民法典 202: the corresponding day
        ("第九条 本办法自印发之日起试行，试行期两年。", "2021-03-10", "2023-03-10"),
        ("第九条 本办法自印发之日起施行，试行一年。", "2021-03-10", "2022-03-10"),
        ("第九条 本办法自2021年5月1日起施行，有效期18个月。", "2021-05-01", "2022-10-31"),
        ("第九条 本办法自2021年5月1日起施行，有效期暂定2年。", "2021-05-01", "2023-04-30"),
        ("第九条 本办法自2021年5月1日起施行，有效期至2025年12月31日止。", "2021-05-01", "2025-12-31"),
        ("第九条 本办法自2021年5月1日起施行，至2025年12月31日止。", "2021-05-01", "2025-12-31"),
        ("第九条 本办法自2021年5月1日起施行，有效期至2025年底。", "2021-05-01", "2025-12-31"),
        ("第九条 本办法自2021年5月1日起施行，2025年12月31日自动失效。", "2021-05-01", "2025-12-31"),
        ("第九条 本办法自2021年5月1日起施行，2026年1月1日起废止。", "2021-05-01", "2025-12-31"),
        ("第九条 本办法自2021年5月1日起至2025年12月31日止执行。", "2021-05-01", "2025-12-31"),
        ("第九条 本办法执行期限为2021年5月1日至2025年12月31日。", "2021-05-01", "2025-12-31"),
        ("第九条 本办法有效期自2021年5月1日至2024年2月29日。", "2021-05-01", "2024-02-29"),
        ("第九条 本办法有效期3年。", None, "2024-03-10"),
        ("第九条 本办法执行至2025年6月。", None, "2025-06-30"),
        ("上述政策执行期限至2025年12月31日。", None, "2025-12-31"),  # it closes the document: all of them
        ("第九条 本办法自2021年5月1日起施行。\n第十条 本办法有效期2年。", "2021-05-01", "2023-04-30"),  # two lines
        ("第九条 本办法有效期2年。\n第十条 本办法自2021年5月1日起施行。", "2021-05-01", "2023-04-30"),
        ("第九条 本办法自2021年5月1日起施行，至2021年5月1日止。", "2021-05-01", "2021-05-01"),  # a single day
        # Only a period that begins on the day of issue itself ends on the corresponding day.
        ("第九条 本办法自2021年5月起实行，有效期1年。", "2021-05-01", "2022-04-30"),
        ("第九条 本办法自印发之日起30日后施行，有效期1年。", "2021-04-09", "2022-04-08"),
        ("即日起施行。", "2021-03-10", None),
    ],
)
def test_the_text_says_when_it_holds(clause: str, since: str | None, until: str | None) -> None:
    assert term(clause) == (since, until)


@pytest.mark.parametrize(
    "clause",
    [
        "第九条 《澜州市绿化条例》自2021年5月1日起施行，各单位应当遵守。",
        "第九条 新修订的绿化条例自2021年5月1日起施行。",
        "第九条 本办法规定的收费标准自2021年5月1日起执行新的档次。",
        "第九条 本办法所称收费标准，自2021年5月1日起执行。",
        "第九条 许可证有效期5年。",
        "第九条 服务协议有效期可为1年、2年或3年。",
        "第九条 本合同自签订之日起生效，有效期1年。",
        "第九条 优待凭证设置2年有效期，自2021年5月1日起施行。",
        "第九条 本市物业服务合同有效期3年。",
        "第九条 自收到申请之日起10日内答复。",
        "第九条 自2021年5月1日起，住宅小区停止收取附加费。",
        "第九条 本办法有效期内如遇政策调整，从其规定。",
        "第九条 本办法有效期届满前6个月评估。",
        "第九条 基本医疗保险费率政策，实施期限至2021年12月31日。",
        "第九条 本项政策执行至2021年12月31日。",
        "第九条 减免租金。上述政策执行至2021年12月31日。",  # those of the paragraph
        "第九条 保障对象核对报告自出具之日起有效期为1年。",
        "第九条 本办法为暂行办法，适用于住宅小区。",  # 暂行 and 试行 alone say nothing
        "第九条 本办法施行前已批准的项目，有效期至2021年12月31日。",
        "附：本证自签发之日起生效，有效期5年。",
        "有效期3年。",  # nothing says of what
    ],
)
def test_what_is_said_of_something_else_is_no_validity(clause: str) -> None:
    assert term(clause) == (None, None)


@pytest.mark.parametrize(("below", "until"), [(0, "2025-12-31"), (2, "2025-12-31"), (3, None)])
def test_above_means_the_whole_document_in_its_last_three_lines(below: int, until: str | None) -> None:
    """Further up 上述政策 are those of the section; below the sentence stand who explains it and a remark or two."""
    text = "上述政策执行期限至2025年12月31日。" + "\n由市住房局负责解释。" * below
    assert term(text) == (None, until)


@pytest.mark.parametrize(("length", "since"), [(600, "2021-05-01"), (601, None), (700, None)])
def test_a_sentence_of_a_page_is_no_sentence(length: int, since: str | None) -> None:
    """A text that lost its marks is one sentence: what its verb is about cannot be told."""
    begun = "本办法自2021年5月1日起施行，"
    assert term(begun + "并" * (length - len(begun) - 1) + "。") == (since, None)


def test_the_notice_speaks_before_the_plan_and_the_plan_before_its_attachments() -> None:
    """印发 may put a plan into force earlier or later than the plan has it; a sample contract at the end has its own."""
    lines = [
        "澜州市人民政府关于印发澜州市物业管理办法的通知", "各县区人民政府：",
        "现将《澜州市物业管理办法》印发给你们。{notice}", SIGNED,
        "澜州市物业管理办法", "第一条 为规范物业管理，制定本办法。{plan}", "附件", "物业服务规则", "{annex}",
    ]  # fmt: skip
    own = {"notice": "2021年4月1日", "plan": "2021年5月1日", "annex": "2021年6月1日"}
    for first, told in (("2021-04-01", own), ("2021-05-01", {**own, "notice": ""})):
        said = {kind: f"本办法自{day}起施行。" if day else "" for kind, day in told.items()}
        assert str(metadata_of("\n".join(lines).format(**said)).effective_date) == first


def test_a_decree_says_it_where_it_publishes() -> None:
    text = "澜州市人民政府令\n第12号\n《澜州市绿化办法》已经2021年3月1日市政府常务会议通过，现予公布，自2021年5月1日起施行。\n市长：某某\n2021年3月10日\n澜州市绿化办法\n第一条 为了绿化，制定本办法。"
    assert metadata_of(text).effective_date == date(2021, 5, 1)


def test_a_document_issued_anew_says_how_long_it_holds_from_now() -> None:
    text = "澜州市关于重新发布物业管理办法的通知\n各县区：\n现将《澜州市关于印发物业管理办法的通知》（澜府规〔2019〕1号）重新发布，有效期调整至2026年12月31日。\n澜州市人民政府\n2021年3月10日"
    assert metadata_of(text).valid_until == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("word", "published", "day"),
    [
        ("印发", "2021-03-12", "2021-03-15"),  # the imprint's
        ("发布", "2021-03-12", "2021-03-12"),  # put up soon after it was signed
        ("发布", "2021-04-10", "2021-04-10"),  # within a month
        ("发布", "2021-04-11", "2021-03-10"),
        ("发布", "2023-08-01", "2021-03-10"),  # reprinted years later
        ("发布", "2021-03-09", "2021-03-10"),  # nothing is published before it is signed
        ("公布", "2021-03-12", "2021-03-10"),
        ("签发", "2021-03-12", "2021-03-10"),
    ],
)
def test_the_day_of_issue_is_the_one_that_the_word_means(word: str, published: str, day: str) -> None:
    clause = f"第九条 本办法自{word}之日起施行。\n澜州市人民政府办公室 2021年3月15日印发"
    assert term(clause, published_date=published) == (day, None)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"effective_date": "2021年05月01日", "expiry_date": "2023年06月01日"}, ("2021-05-01", "2023-06-01")),
        ({"expiry_date": "2023-06-01"}, ("2021-03-10", "2023-06-01")),  # repealed before its time
        ({"effective_date": "2021-04-01"}, ("2021-04-01", "2026-04-01")),
        ({"expiry_date": "2019-06-01"}, ("2021-03-10", None)),  # before it began: a slip
    ],
)
def test_the_page_knows_more_than_the_text(facts: dict[str, str], expected: tuple[str, str]) -> None:
    assert term("第九条 本办法自印发之日起施行，有效期5年。", **facts) == expected


@pytest.mark.parametrize(
    "clause", ["第九条 本办法有效期1年。", "第九条 本办法自印发之日起30个工作日后施行，有效期1年。"]
)
def test_a_period_from_the_day_of_the_page_ends_before_the_corresponding_day(clause: str) -> None:
    """The page names the first day, which is then the first of the period (民法典 202 is about a day of issue)."""
    assert term(clause, effective_date="2021-05-01") == ("2021-05-01", "2022-04-30")


@pytest.mark.parametrize(
    ("stated", "status"),
    [
        ("有效", "有效"), ("现行有效", "有效"), ("是", "有效"), ("继续有效", "有效"), ("未失效", "有效"),
        ("失效", "失效"), ("已失效", "失效"), ("无效", "失效"), ("否", "失效"), ("此件已于2017年12月29日宣布失效", "失效"),
        ("已废止", "废止"), ("全文废止", "废止"), ("尚未生效", "尚未施行"), ("未实施", "尚未施行"),
        ("", "未知"), ("主动公开", "未知"),
    ],
)  # fmt: skip
def test_the_status_is_what_the_page_states(stated: str, status: str) -> None:
    assert chinese(metadata_of("某通知\n请执行。", validity=stated).status.value) == status


def test_a_remark_at_the_title_states_it_too() -> None:
    assert metadata_of("澜州市物业管理办法（已废止）\n第一条 为了管理，制定本办法。").status is Validity.REPEALED
    assert metadata_of("澜州市关于废止物业管理办法的通知\n请执行。").status is Validity.UNKNOWN


@pytest.mark.parametrize(
    ("start", "months", "last", "day"),
    [
        (date(2020, 2, 29), 12, True, date(2021, 2, 28)),
        (date(2020, 1, 31), 1, True, date(2020, 2, 29)),
        (date(2020, 1, 1), 12, False, date(2020, 12, 31)),
        (date(9998, 1, 1), 12, True, date(9999, 1, 1)),  # the calendar's last year
        (date(9999, 1, 1), 12, True, None),
    ],
)
def test_periods_end_by_the_calendar(start: date, months: int, last: bool, day: date | None) -> None:
    assert months_later(start, months, last=last) == day


@given(st.text(alphabet="本办法自印发之日起施行有效期至2021年03月废止，。；（）《》年5", max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    metadata_of(f"某通知\n{text}")


def test_a_page_that_puts_up_what_is_years_old_does_not_tell_its_day_of_issue() -> None:
    text = "澜州市物业管理办法\n第一条 为规范物业管理，制定本办法。\n第九条 本办法自{}之日起施行，有效期5年。"
    issued = extract(document_of(text.format("印发"), PageFacts(published_date="2023-08-01")))
    assert (issued.metadata.effective_date, issued.metadata.valid_until) == (None, None)
    (issue,) = (issue for issue in issued.issues if issue.code == "term_undated")
    assert issue.span and "印发之日" in issued.document.text[issue.span.start : issue.span.end]
    published = extract(document_of(text.format("公布"), PageFacts(published_date="2023-08-01")))
    assert published.metadata.effective_date == date(2023, 8, 1)
    assert "term_undated" not in {issue.code for issue in published.issues}
