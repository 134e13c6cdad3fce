"""Web pages: their lines, and the facts around them."""

import ingest
from tests.made_files import CLEAN, CONTENT, page


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
