"""The login page: what it says, and that nothing that somebody typed becomes a part of it."""

import re

from ui.gate.forms import login_page


def test_the_form_goes_where_it_is_told():
    page = login_page("/gate/login?next=%2Fcompare", "", None)
    assert re.findall(r'<form method="(\w+)" action="([^"]*)"', page) == [("post", "/gate/login?next=%2Fcompare")]
    assert re.findall(r'name="(name|password)"', page) == ["name", "password"]


def test_what_was_wrong_is_said_and_otherwise_nothing():
    assert '<p class="wrong" role="alert">密码错误。</p>' in login_page("/", "密码错误。", None)
    assert 'role="alert"' not in login_page("/", "", None)


def test_the_other_way_in_is_offered_where_there_is_one():
    assert '<a class="other" href="/gate/outside?a=1&amp;b=2">' in login_page("/", "", "/gate/outside?a=1&b=2")
    assert "单位账号" not in login_page("/", "", None)


def test_no_words_become_elements_or_attributes():
    evil = '"><script>alert(1)</script>'
    page = login_page(evil, evil, evil)
    assert "<script" not in page
    assert page.count("&lt;script&gt;") == 3
    assert page.count("<form") == 1


def test_signs_of_the_template_are_words_too():
    assert "$action" in login_page("/", "$action ${other}", None)
    assert "$wrong" not in login_page("/", "", None)


def test_the_page_loads_nothing():
    page = login_page("/", "", None)
    assert not re.search(r"\b(?:src|srcset)=|<link|<script|@import|url\(|https?:", page)
