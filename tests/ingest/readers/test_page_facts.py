"""Where a page states its facts."""

import pytest

from ingest.readers.content import PageContent
from ingest.readers.page import WebPage
from ingest.readers.page_facts import page_facts
from tests.made_files import CONTENT


def test_facts_and_their_places():
    body = f"<table><tr><td>来源</td><td>某局</td></tr></table><p>首页</p><div id='zoom'>{CONTENT}</div>"
    content = PageContent(WebPage(f"<html><body>{body}</body></html>"))
    facts, places = page_facts(content)
    assert facts.publisher == "某局"
    told = {content.page.steps[step] for place in places for step in place}
    assert {"来源", "某局"} <= told and "首页" not in told


def test_what_is_silent_is_no_value_of_a_label():
    body = f"<div><span>来源：</span><noscript>无</noscript><span>某局</span></div><div id='zoom'>{CONTENT}</div>"
    facts, _ = page_facts(PageContent(WebPage(f"<html><body>{body}</body></html>")))
    assert facts.publisher == "某局"


def test_what_a_script_writes_behind_a_label_is_its_value():
    """Portals that count the days themselves print the label alone; the page that people see has the word."""
    script = (
        "var state_of_file = ''; if (state_of_file == '') { state_of_file = '失效（提前废止）'; } var other = '有效';"
    )
    body = f"<li><span id='state_of_file'>文件状态：</span><script>{script}</script></li><div id='zoom'>{CONTENT}</div>"
    facts, _ = page_facts(PageContent(WebPage(f"<html><body>{body}</body></html>")))
    assert facts.validity == "失效（提前废止）"


def test_a_script_that_speaks_of_something_else_gives_a_label_no_value():
    body = (
        "<li><span id='state'>文件状态：</span><script>var my_state = '有效'; x.state = '失效'; state = 3</script></li>"
    )
    facts, _ = page_facts(PageContent(WebPage(f"<html><body>{body}<div id='zoom'>{CONTENT}</div></body></html>")))
    assert facts.validity is None


def titled(*above: str) -> str | None:
    body = f"<title>青川市人民政府门户网站</title>{''.join(above)}<div id='zoom'>{CONTENT}</div>"
    return page_facts(PageContent(WebPage(f"<html><body>{body}</body></html>")))[0].title


@pytest.mark.parametrize("name", ["class='title'", "class='xl-title big'", "id='contentTitle'", "class='BT'"])
def test_what_is_called_the_title_above_the_text_is_it(name):
    assert titled(f"<div {name}>青川市关于加固海堤的通知</div>") == "青川市关于加固海堤的通知"


@pytest.mark.parametrize(
    ("window", "title"),
    [
        ("青川市关于加固海堤的通知-青川市人民政府门户网站", "青川市关于加固海堤的通知"),
        ("青川市关于加固海堤的通知——青川市人民政府门户网站", "青川市关于加固海堤的通知"),
        ("建设渔港强市——青川市渔港更新行动方案（2031—2035年）", "建设渔港强市——青川市渔港更新行动方案（2031—2035年）"),
    ],
)
def test_the_window_s_title_ends_at_the_site_s_name_and_not_at_its_own_dash(window, title):
    page = WebPage(f"<html><head><title>{window}</title></head><body><div id='zoom'>{CONTENT}</div></body></html>")
    assert page_facts(PageContent(page))[0].title == title


@pytest.mark.parametrize(
    "above",
    [
        ["<div class='title'>政府信息公开</div>"],  # heads a part of the page
        [
            "<div class='title'>青川市关于加固海堤的通知</div>",
            "<div class='title'>青川市关于疏浚河道的通知</div>",
        ],  # which?
        ["<div class='title' style='display:none'>青川市关于加固海堤的通知</div>"],
        ["<div class='notice'>青川市关于加固海堤的通知</div>"],
    ],
)
def test_what_is_not_surely_the_title_is_not_taken_for_it(above):
    assert titled(*above) == "青川市人民政府门户网站"


@pytest.mark.parametrize(
    ("between", "field", "value"),
    [
        ("<h4><span>望政〔2031〕20号</span></h4>", "document_number", "望政〔2031〕20号"),
        ("<h3>——2031年3月2日在望溪县第二届人民代表大会第五次会议上</h3>", "document_date", "2031年3月2日"),
        ("时间：2031-03-05", "published_date", "2031-03-05"),
        ("<p>转发望政〔2031〕20号文件</p>", "document_number", None),
    ],
)
def test_what_stands_alone_between_title_and_text(between: str, field: str, value: str | None) -> None:
    body = f"<div><h2>望溪县关于修缮渔港的通知</h2>{between}</div><div id='zoom'>{CONTENT}</div>"
    facts, _ = page_facts(PageContent(WebPage(f"<html><body>{body}</body></html>")))
    assert getattr(facts, field) == value
