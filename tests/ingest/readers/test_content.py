"""Which element of a page holds the document."""

import pytest

from ingest.ledger import Left
from ingest.readers.content import PageContent
from ingest.readers.page import Tag, WebPage, marks
from tests.made_files import CLEAN, CONTENT, FOOT, LONG, MENU, SHARE, page

CONTAINERS = [
    "<div id='UCAP-CONTENT'>{}</div>",
    "<ucapcontent>{}</ucapcontent>",
    "<div class='TRS_Editor'>{}</div>",
    "<div class='view TRS_UEDITOR trs_paper_default'>{}</div>",
    "<div id='zoom'>{}</div>",
    "<div class='article-content'><div class='article-content policy'>{}</div></div>",
    "<div class='unheard-of'>{}</div>",  # found by density
    "<table><tr><td class='x'>{}</td></tr></table>",  # pages laid out by tables
    "<form id='aspnetForm'><div class='y'>{}</div></form>",  # ASP.NET wraps the page in a form
]


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_text_is_found_whatever_holds_it(container):
    assert page(MENU + SHARE + container.format(CONTENT + SHARE) + FOOT) == CLEAN


def test_a_teaser_in_a_known_container_does_not_hide_the_text():
    assert page(f"<div id='zoom'>摘要，略。</div><div>{CONTENT}</div>") == CLEAN


SENTENCES = [f"措施{i}为{LONG}" for i in range(12)]


def test_text_in_several_pieces_is_found_whole():
    pieces = [
        f"<div class='p'><p>{one}</p><p>{two}</p></div>"
        for one, two in zip(SENTENCES[::2], SENTENCES[1::2], strict=True)
    ]
    assert page(f"{MENU}<div class='outer'>{''.join(pieces)}</div><div class='side'><p>{LONG}</p></div>") == SENTENCES


def test_sections_nested_as_editors_of_messages_leave_them():
    inner = "".join(f"<section><section><span>{words}</span></section></section>" for words in SENTENCES)
    assert page(f"{MENU}<div class='rich'>{inner}</div>{FOOT}") == SENTENCES


def test_text_that_only_breaks_part():
    assert page(f"{MENU}<div class='text'>{'<br><br>　　'.join(SENTENCES)}</div>{FOOT}") == SENTENCES


def content(body: str) -> PageContent:
    return PageContent(WebPage(f"<html><body>{body}</body></html>"))


def container(body: str) -> Tag:
    return content(body).main


CLAUSE = "推进政务，"


@pytest.mark.parametrize(("clauses", "known"), [(5, False), (6, True)])
def test_how_much_prose_makes_a_known_container_the_text(clauses, known):
    """Six clauses stand for sixty characters; the rest of the page has as many."""
    body = f"<div id='zoom'><p>{CLAUSE * clauses}</p></div><div id='x'><p>{CLAUSE * 12}</p></div>"
    assert (container(body).get("id") == "zoom") is known


@pytest.mark.parametrize(("others", "known"), [(14, True), (15, False)])
def test_a_known_container_holds_a_third_of_the_page(others, known):
    body = f"<div id='zoom'><p>{CLAUSE * 6}</p></div><div id='x'><p>{CLAUSE * others}</p></div>"
    assert (container(body).get("id") == "zoom") is known


@pytest.mark.parametrize(("more", "taken"), [(1, "inner"), (2, "outer")])
def test_of_known_containers_the_outer_is_taken_where_it_holds_more(more, taken):
    """A tenth more: what the inner one leaves out belongs to the text."""
    inner = f"<div class='zoom' id='inner'><p>{CLAUSE * 12}</p></div>"
    body = f"<div>{inner}</div><div class='view' id='outer'><p>{CLAUSE * (12 + more)}</p></div>"
    assert container(body).get("id") == taken


def test_an_outer_container_with_the_same_prose_does_not_hide_the_inner():
    body = f"<div class='view' id='outer'><div class='zoom' id='inner'><p>{CLAUSE * 12}</p></div></div>"
    assert container(body).get("id") == "outer"  # the first of equals


def test_names_of_containers_are_known_in_any_case():
    body = f"<div class='x Trs_EDITOR'><p>{CLAUSE * 12}</p></div><div><p>{CLAUSE * 3}</p></div>"
    assert "Trs_EDITOR" in container(body).get("class")


def test_a_page_without_prose_is_its_body():
    assert container("<div>菜单</div>").name == "body"


def test_on_a_page_with_little_prose_everything_is_taken():
    body = f"<div><p>{CLAUSE * 3}</p></div><div><p>{CLAUSE * 4}</p></div>"
    assert container(body).name == "body"
    long = f"<div id='a'><p>{CLAUSE * 30}</p></div><div><p>{CLAUSE * 14}</p></div>"
    assert container(long).name != "body"


@pytest.mark.parametrize(("beside", "found"), [("<td>标题</td>", "div"), ("", "td")])
def test_a_text_in_a_row_of_cells_takes_the_whole_table(beside, found):
    """A cell alone in its row only frames the text."""
    rows = f"<table><tr>{beside}<td><p>{CLAUSE * 30}</p><p>{CLAUSE}</p></td></tr></table>"
    assert container(f"<div>{rows}</div><p>菜单</p>").name == found


LEFT = [
    ("<div class='share-bar'>分享</div>", Left.NAVIGATION),
    ("<div id='ewm'>扫一扫</div>", Left.NAVIGATION),
    ("<div class='QRCode'>扫一扫</div>", Left.NAVIGATION),
    (f"<div class='share'>{'政' * 399}</div>", Left.NAVIGATION),
    (f"<div class='share'>{'政' * 400}</div>", None),  # the text after all
    ("<div style='DISPLAY : none'>密</div>", Left.HIDDEN),
    ("<div style='display:block'>文</div>", None),
    ("<select><option>甲</option></select>", Left.NAVIGATION),
    ("<nav>甲</nav>", Left.NAVIGATION),
    ("<del>甲</del>", Left.STRUCK),
    ("<s>甲</s>", Left.STRUCK),
    ("<strike>甲</strike>", Left.STRUCK),
    ("<span style='text-decoration: line-through'>甲</span>", Left.STRUCK),
    ("<span style='text-decoration: underline'>甲</span>", None),
    ("<rt>jiǎ</rt>", Left.ANNOTATION),
    ("<div class='text'>文</div>", None),
    ("<div>文</div>", None),
]


@pytest.mark.parametrize(("element", "reason"), LEFT)
def test_what_is_no_part_of_the_text_and_why(element, reason):
    found = content(element)
    assert found.left_for(found.page.body.inner[0]) is reason


def test_the_lists_of_names():
    assert {"zoom", "UCAP-CONTENT"} <= marks("containers")
    assert {"p", "td", "br"} <= marks("blocks") and "span" not in marks("blocks")
    assert not marks("blocks") & (marks("dropped") - {"nav"})


@pytest.mark.parametrize(("beside", "taken"), [(2, "inner"), (3, "outer")])
def test_a_parent_is_taken_where_it_holds_clearly_more(beside, taken):
    """More than 1.15 times as much: of 20 clauses, three more."""
    inner = f"<div id='inner'><p>{CLAUSE * 10}</p><p>{CLAUSE * 10}</p></div>"
    body = f"<div id='outer'>{inner}<section><p>{CLAUSE * beside}</p></section></div><p>菜单</p>"
    assert container(body).get("id") == taken


@pytest.mark.parametrize(("clauses", "taken"), [(9, "body"), (10, "div")])
def test_how_little_prose_takes_the_whole_page(clauses, taken):
    body = f"<div><p>{CLAUSE * 5}</p><p>{CLAUSE * (clauses - 5)}</p></div><section><p>{CLAUSE * 3}</p></section>"
    assert container(body).name == taken


DOCUMENT = f"<p>{CLAUSE * 10}。</p>"
PIECES = [
    f"<div class='TRS_Editor'>{DOCUMENT}</div><div class='TRS_Editor'><p>某政〔2024〕3号</p></div>",  # twins, whatever they hold
    f"<div class='half'>{DOCUMENT}</div><div class='half'><p>某政〔2024〕3号</p></div>",  # of no known name
    f"<div id='zoom'>{DOCUMENT}</div><div><div class='TRS_Editor'><p>{CLAUSE * 2}</p></div></div>",  # two known names
    f"<div class='zoom'>{DOCUMENT}</div><div class='x'><p>{CLAUSE * 2}。</p></div>",  # prose beside it
    f"<div><div class='zoom'>{DOCUMENT}</div></div><p>{CLAUSE}。</p><p>{CLAUSE}</p>",  # loose paragraphs
]


@pytest.mark.parametrize("body", PIECES)
def test_a_text_in_several_containers_is_taken_from_all(body):
    found = content(body)
    words = "".join(map(found.page.text_of, found.containers))
    assert words == found.page.text


OTHERS = [
    f"<div id='zoom'>{DOCUMENT}</div><div class='foot'><p>主办：某中心，承办：某局，版权所有，联系我们：某处</p></div>",
    f"<div id='zoom'>{DOCUMENT}</div><div class='view'></div>",
    f"<div id='zoom'>{DOCUMENT}</div><div class='tip'><p>一句话。</p></div>",
    f"<div id='zoom'>{DOCUMENT}</div><div class='x' style='display:none'><p>{CLAUSE * 4}。</p></div>",
    f"<div id='zoom'>{DOCUMENT}</div><ul><li>{CLAUSE * 4}。</li></ul>",
]


@pytest.mark.parametrize("body", OTHERS)
def test_what_stands_beside_the_text_without_prose_of_its_own_is_none(body):
    assert len(content(body).containers) == 1


def test_pieces_are_taken_in_the_order_of_the_page():
    body = f"<div class='zoom' id='a'><p>{CLAUSE}</p></div><div class='zoom' id='b'><p>{CLAUSE * 9}</p></div>"
    assert [tag["id"] for tag in content(body).containers] == ["a", "b"]


def test_what_is_hidden_is_no_container_unless_it_is_the_page():
    hidden = f"<div id='zoom' style='display:none'><p>{CLAUSE * 12}</p></div>"
    shown = f"<div id='x'><p>{CLAUSE * 13}</p></div>"
    found = content(hidden + shown)
    assert found.page.text_of(found.main) == CLAUSE * 13 and len(found.containers) == 1
    assert container(hidden)["id"] == "zoom"  # a script uncovers it


@pytest.mark.parametrize(
    "named", ["<div id='ZOOM'>", "<div class='a Zoom'>", "<div id='zoom' class='a'>", "<ucapcontent>"]
)
def test_a_container_is_known_by_its_id_or_a_class_in_any_case(named):
    found = content(f"<div id='x'><p>{CLAUSE * 20}</p></div>{named}<p>{CLAUSE * 12}</p></div>")
    assert found.page.text_of(found.main) == CLAUSE * 12
