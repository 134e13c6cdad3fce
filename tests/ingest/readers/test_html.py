"""Web pages: their lines, and the facts around them."""

import time

import pytest

import ingest
from ingest import IngestCode, IngestError
from ingest.ledger import Added, Left
from ingest.line import RawDocument
from ingest.readers import html
from tests.made_files import CLEAN, CONTENT, HANG, LONG, page


def test_facts_around_the_text():
    table = "<table><tr><td><b>索 引 号：</b></td><td>000/2019</td><td>主题分类：</td><td>工商</td></tr></table>"
    line = (
        "<ul><li>发布时间：<span>2024-01-05</span> <span>来源：某市医疗保障局</span><dl><dt>分享到</dt></dl></li></ul>"
    )
    meta = "<meta name='ArticleTitle' content='某市通知'><meta name='PubDate' content='2020-01-01'>"
    document = ingest.load_bytes(
        "a.html", f"<html>{meta}<body>{table}{line}<div id='zoom'>{CONTENT}</div></body></html>".encode()
    )
    facts = document.facts
    assert (facts.index_number, facts.topic, facts.publisher) == ("000/2019", "工商", "某市医疗保障局")
    assert facts.published_date == "2024-01-05"  # what is printed wins over meta tags
    assert facts.title == "某市通知"


def test_a_title_that_stands_above_the_container_comes_first():
    document = ingest.load_bytes(
        "a.html",
        f"<html><body><h1>某市关于优化营商环境的通知</h1><div id='zoom'>{CONTENT}</div></body></html>".encode(),
    )
    assert document.text.split("\n") == ["某市关于优化营商环境的通知", *CLEAN]
    assert document.blocks[0].heading == 0


def test_breaks_and_hidden_parts():
    assert page(
        f"<div id='zoom'>某市人民政府<br>关于印发方案的通知<p style='display: none'>密</p><script>x</script>{CONTENT}</div>"
    ) == [
        "某市人民政府",
        "关于印发方案的通知",
        *CLEAN,
    ]


def test_ordered_lists_keep_the_numbers_that_a_browser_prints():
    assert page(
        f"<div id='zoom'>{CONTENT}<ol start=2><li>压缩时限。</li><li>优化服务。</li></ol><ul><li>其他</li></ul></div>"
    )[-3:] == [
        "2.压缩时限。",
        "3.优化服务。",
        "其他",
    ]


def test_server_code_is_no_text():
    assert page(f"<%@ page language='java' %><div id='zoom'>${{letter.title}}{CONTENT}</div>") == CLEAN


def read(body: str, head: str = "") -> RawDocument:
    return html.read(f"<html><head>{head}</head><body>{body}</body></html>".encode())


ZOOM = f"<div id='zoom'>{CONTENT}</div>"


def test_blocks_part_lines_and_other_elements_do_not():
    body = f"<div id='zoom'>{CONTENT}<p>甲<b>乙</b><span>丙</span>丁</p>戊<div>己</div>庚<br>辛\n壬</div>"
    assert [line.text for line in read(body).lines][-5:] == ["甲乙丙丁", "戊", "己", "庚", "辛 壬"]


def test_headings_have_a_level_inside_them_only():
    body = f"<div id='zoom'><h1>题</h1>{CONTENT}<h3><b>节</b></h3><p>文</p></div>"
    lines = read(body).lines
    assert [(line.text, line.heading) for line in (lines[0], *lines[-2:])] == [("题", 0), ("节", 2), ("文", None)]


def test_dropped_parts_leave_what_stands_behind_them():
    body = f"<div id='zoom'>{CONTENT}<p>前<span class='share'>分享</span>后</p></div>"
    assert read(body).lines[-1].text == "前后"


@pytest.mark.parametrize(
    ("attributes", "first"),
    [
        ("", "1.甲"),
        ("start=5", "5.甲"),
        ("start=x", "1.甲"),
        ("type=A", "甲"),
        ("style='list-style: none'", "甲"),
        ("type=1", "1.甲"),
    ],
)
def test_which_lists_are_numbered(attributes, first):
    body = f"<div id='zoom'>{CONTENT}<ol {attributes}><li>甲</li></ol></div>"
    assert read(body).lines[-1].text == first


def test_lists_are_numbered_each_on_its_own():
    body = f"<div id='zoom'>{CONTENT}<ol><li>甲<ol><li>乙</li><li>丙</li></ol></li><li>丁</li></ol></div>"
    assert [line.text for line in read(body).lines][-4:] == ["1.甲", "1.乙", "2.丙", "2.丁"]


@pytest.mark.parametrize(
    ("around", "publisher"),
    [
        ("<p>来源：某局</p>", "某局"),
        ("<td>来源：</td><td>某局</td>", "某局"),
        ("<dl><dt>来源：</dt><dd>某局</dd></dl>", "某局"),
        ("<span>来源：</span>", None),
        ("<span>来源：</span><span>发布日期：</span>", None),  # a label is no value
        ("<table><tr><td>来源</td><td>某局</td><td>文号</td><td>某政3号</td></tr></table>", "某局"),
        ("<table><tr><td>来源</td><td>某局</td><td>备注</td><td>略</td></tr></table>", None),  # a row of something else
        ("<table><tr><td>来源</td></tr></table>", None),
        (f"<p>来源：{'某' * 157}</p>", "某" * 157),  # 160 characters
        (f"<p>来源：{'某' * 158}</p>", None),
        (f"<p>来源：<b>某局</b>{'<i></i>' * 27}</p>", "某局"),
        (f"<p>来源：<b>某局</b>{'<i></i>' * 60}</p>", None),  # a menu
    ],
)
def test_facts_around_the_text_are_found_where_they_are_stated(around, publisher):
    assert read(f"<div>{around}</div>{ZOOM}").facts.publisher == publisher


def test_labels_inside_the_text_are_no_facts_of_the_page():
    assert read(f"<div id='zoom'>{CONTENT}<p>来源：财政资金</p></div>").facts.publisher is None


@pytest.mark.parametrize(
    ("above", "head", "title"),
    [
        ("<h1>某市条例实施细则</h1>", "", "某市条例实施细则"),
        (
            "<h1>政策法规文件</h1>",
            "<title>某市关于某事的通知_某市政府</title>",
            "某市关于某事的通知",
        ),  # too short for a title
        ("<h2>来源：某市人民政府</h2><h4>某市关于某事的通知</h4>", "", "某市关于某事的通知"),
        ("", "<title>某市关于某事的通知 - 某市政府网</title>", "某市关于某事的通知"),
        ("<h1>某市条例实施细则</h1>", "<meta name='ArticleTitle' content='某市通知'>", "某市通知"),
        ("", "<meta name='articletitle' content=' '>", None),
    ],
)
def test_where_the_title_comes_from(above, head, title):
    assert read(above + ZOOM, head).facts.title == title


@pytest.mark.parametrize(
    ("first", "repeated"),
    [
        ("某市人民政府关于印发营商环境措施（2024年）促进民营经济发展的通知", True),
        ("某市人民政府关于印发<br>营商环境措施（2024年）促进民营经济发展的通知", True),
        ("某市人民政府关于印发营商环境若干措施（2024年）促进民营经济发展的通知", True),  # the same but in the middle
        ("某市政府关于印发营商环境措施（2024年）促进民营经济发展的通知", False),
        ("某市人民政府关于印发营商环境措施（2024年）促进个体经济发展的通知", False),
    ],
)
def test_a_title_that_the_text_tells_is_not_told_again(first, repeated):
    title = "某市人民政府关于印发营商环境措施（2024年）促进民营经济发展的通知"
    lines = read(f"<h1>{title}</h1><div id='zoom'><p>{first}</p>{CONTENT}</div>").lines
    assert (lines[0].heading is None) is repeated


@pytest.mark.parametrize(("before", "told"), [(29, True), (30, False)])
def test_a_title_stands_among_the_first_lines(before, told):
    menu = "<p>甲</p>" * before
    lines = read(f"<h1>某市条例实施细则</h1><div id='zoom'>{menu}<p>某市条例实施细则</p>{CONTENT}</div>").lines
    assert (lines[0].text == "甲") is told


def test_a_page_without_text_says_so():
    for data in (b"<html><body><div></div></body></html>", b"<!-- x -->"):
        with pytest.raises(IngestError) as caught:
            html.read(data)
        assert caught.value.code is IngestCode.EMPTY_PAGE


def test_what_stands_behind_the_end_of_the_page_belongs_to_it():
    body = f"<div class='a'>{CONTENT}</div></body></html><div class='b'><p>二、措施</p><p>{LONG}</p></div>"
    assert page(body) == [*CLEAN, "二、措施", LONG]


def test_raised_figures_stay_raised():
    body = f"<div id='zoom'>{CONTENT}<p>3×10<sup>4</sup>，10<sup>-3</sup>，甲<sup>[1]</sup>，CO<sub>2</sub></p></div>"
    assert read(body).lines[-1].text == "3×10⁴，10⁻³，甲[1]，CO2"


@pytest.mark.parametrize("kept", ["<pre>{}</pre>", "<xmp>{}</xmp>", "<p style='white-space: pre-wrap'>{}</p>"])
def test_preformatted_text_keeps_its_lines(kept):
    text = kept.format("甲\n  乙\n\n丙")
    body = f"<div id='zoom'>{CONTENT}{text}</div>"
    assert [line.text.strip() for line in read(body).lines][-3:] == ["甲", "乙", "丙"]


def test_lines_broken_where_the_page_ended_are_joined():
    whole = LONG * 3
    wrapped = "<br>".join(whole[at : at + 30] for at in range(0, len(whole), 30))
    found = read(f"<div id='zoom'>{'<br>一、标题<br>　　'.join([wrapped] * 4)}</div>")
    assert [line.text.strip() for line in found.lines] == [whole, *["一、标题", whole] * 3]
    assert [issue.code for issue in found.issues] == ["lines_joined"]


def test_items_with_a_number_of_their_own():
    body = (
        f"<div id='zoom'>{CONTENT}<ol start={'9' * 5000}><li value=7>甲</li><li>乙</li><li value=x>丙</li></ol></div>"
    )
    assert [line.text for line in read(body).lines][-3:] == ["7.甲", "8.乙", "9.丙"]


def test_a_frame_that_holds_its_page_is_read():
    frame = f"<iframe srcdoc='&lt;p&gt;{LONG}&lt;/p&gt;'></iframe>"
    assert page(f"<div>{CONTENT}{frame}</div>") == [*CLEAN, LONG]


@pytest.mark.parametrize(
    "body", ["<p>某市通知</p><iframe src='text.html'></iframe>", "<frameset><frame src='a.html'></frameset>"]
)
def test_a_page_of_frames_has_no_text(body):
    with pytest.raises(IngestError) as caught:
        html.read(f"<html>{body}</html>".encode())
    assert caught.value.code is IngestCode.EMPTY_PAGE


def test_what_is_left_out_is_told_with_its_reason():
    body = (
        "<div class='menu'>首页</div><p>来源：某局</p><div hidden>暗</div>"
        f"<div id='zoom'>{CONTENT}<p>新建<del>50</del>60个<span style='display:none'>密</span></p></div>"
    )
    found = read(body, "<title>某市关于某事的通知</title>")
    assert [(each.reason, each.text) for each in found.left] == [
        (Left.FACTS, "某市关于某事的通知 来源：某局"),
        (Left.NAVIGATION, "首页"),
        (Left.HIDDEN, "暗"),
        (Left.STRUCK, "50"),
        (Left.HIDDEN, "密"),
    ]
    assert [(each.reason, each.text) for each in found.added] == [(Added.TITLE, "某市关于某事的通知")]


def test_numbers_of_items_are_added():
    found = read(f"<div id='zoom'>{CONTENT}<ol><li>甲</li></ol></div>")
    assert [(each.reason, each.text) for each in found.added] == [(Added.NUMBERING, "1.")]


HOSTILE = {
    "nested": "<div class='zoom'>" * 5000 + LONG + "</div>" * 5000,
    "nested with text": "".join(f"<div class='zoom'>{LONG}" for _ in range(3000)),
    "containers": f"<div class='zoom'>{LONG}</div>" * 5000,
    "server code": "<%" * 100_000 + LONG,
    "declarations": f"<p>{LONG}</p>" + "<?xml " * 50_000,
    "entities": "&#20013;" * 100_000,
    "spans": "<table>" + ("<tr>" + "<td rowspan=65534 colspan=1000>甲</td>" * 100 + "</tr>") * 100 + "</table>",
    "a row": "<table><tr>" + "<td>来源</td>" * 20_000 + "</tr></table>",
    "tables": "<table><tr><td>甲</td><td>" * 2000 + LONG,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_pages_made_to_be_slow_are_read_in_seconds(body):
    started = time.monotonic()
    assert read(body).lines
    assert time.monotonic() - started < HANG
