"""Files that say themselves that pages are missing."""

import pytest

import ingest
from ingest.ledger import Left, LeftOut
from ingest.lines.more_pages import by_pager, lacks_pages, page_numbers
from tests.made_files import LONG, NOTICE, made_pdf, set_lines
from tests.made_notices import LINES, ofd, ofd_page


def numbers(*texts: str) -> list[LeftOut]:
    return [LeftOut(Left.PAGE_NUMBER, text) for text in texts]


@pytest.mark.parametrize(
    ("texts", "pages", "said"),
    [
        (["第 1 页 共 3 页"], 0, "共 3 页，这里只有第 1 页，"),
        (["1/3", "2/3"], 0, "共 3 页，这里只有第 1—2 页，"),
        (["第1页 共3页", "第2页 共3页", "第3页 共3页"], 0, None),
        (["第1页 共1页"], 0, None),
        (["— 1 —", "— 2 —"], 0, None),
        (["1/3", "2/4"], 0, None),  # they count different things
        (["5/3"], 0, None),
        (["0/3"], 0, None),
        (["1/900"], 0, None),
        (["1/3"], 3, None),  # its other pages bear no number
        (["1/3"], 1, "共 3 页，这里只有第 1 页，"),
        ([], 0, None),
    ],
)
def test_pages_that_are_counted_and_not_there(texts, pages, said):
    issues = lacks_pages(numbers(*texts), pages)
    assert [said in issue.message for issue in issues] == ([True] if said else [])


def test_only_numbers_of_pages_tell():
    assert not lacks_pages([LeftOut(Left.RUNNING, "第 1 页 共 3 页")])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("共3页 上一页 1 2 3 下一页", ["1/3"]),
        ("第2页/共3页 下一页", ["2/3"]),
        ("第1页 共3页", ["第1页 共3页"]),
        ("打印", ["打印"]),
    ],
)
def test_what_furniture_tells_of_pages(line, found):
    assert page_numbers(line) == found


def test_a_count_without_buttons_is_no_pager():
    assert by_pager("共3页材料") is None and by_pager("") is None


PAGE = [(60, 40, "内部资料"), *set_lines([LONG * 3])]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", f"{NOTICE}第 1 页 共 3 页\n".encode()),
        ("a.txt", f"{NOTICE}共3页 上一页 1 2 3 下一页\n".encode()),
        (
            "a.html",
            f"<html><body><p>{'</p><p>'.join(LINES)}</p><p>第1页/共3页 首页 上一页 下一页 末页</p></body></html>".encode(),
        ),
        ("a.pdf", made_pdf([[*PAGE, (280, 760, "1 / 3")]])),
        ("a.ofd", ofd(ofd_page((20, 20, LONG), (20, 30, LONG), (90, 280, "第1页 共3页")))),
    ],
)
def test_every_format_says_it_once(name, data):
    document = ingest.load_bytes(name, data)
    assert [issue.code for issue in document.issues if issue.code != "little_text"] == ["more_pages"]
    assert "共 3 页" in next(issue.message for issue in document.issues if issue.code == "more_pages")


def test_a_whole_file_says_nothing():
    pages = [[*PAGE, (280, 760, f"{number} / 3")] for number in (1, 2, 3)]
    assert not ingest.load_bytes("a.pdf", made_pdf(pages)).issues
