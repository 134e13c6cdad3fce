"""Which element of a page holds the document."""

import pytest

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
