"""The text of web pages, found without a parser."""

import time

import pytest

from ingest.counts import markup
from tests.made_files import HANG


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>甲<b>乙</b></p>丙", "甲乙丙"),
        ("<p title='a>b'>甲</p>", "甲"),
        ('<p title="a\'>b">甲</p>', "甲"),
        ("<p title=it's>甲</p>", "甲"),
        ('<p style="x"">甲</p>', "甲"),
        ("<script>if (a < b) x('<p>甲')</script>乙", "乙"),
        ("<SCRIPT>x</Script>乙<style>y</style><noscript>z</noscript><template>t</template>", "乙"),
        ("<!-- <p>甲</p> -->乙<!DOCTYPE x><?pi y?><![if !x]>丙", "乙丙"),
        ("<% if x > 1 %>甲<% 乙", "甲<%乙"),
        ("甲${x}乙", "甲乙"),
        ("1 < 2 &lt; 3 &#20013;&nbsp;&amp;", "1<2<3中&"),
        ("<title>题</title><textarea><b>甲</textarea>", "题<b>甲"),
        ("甲<p", "甲"),
        ("甲</>乙</ x>丙<!-->丁", "甲乙丙丁"),
        ("<title>题</title<p>甲</title>乙", "题</title<p>甲乙"),
        ("<textarea>甲</body></html>", "甲"),
        ("甲</body></html>乙", "甲乙"),
        ("<iframe src='x'></iframe><iframe srcdoc='&lt;p&gt;甲&lt;/p&gt;'></iframe>", "甲"),
        ("<o:p>甲</o:p>", "甲"),
    ],
)
def test_what_is_text_of_a_page(page, text):
    assert "".join(markup.count(page.encode()).split()) == text


@pytest.mark.parametrize("piece", ["<%", "<!--", "<a ", "<a b='", "<script>", "<", "<![CDATA[", "&#", "<a =", "<p>"])
def test_pages_made_to_be_slow_are_counted_in_seconds(piece):
    started = time.monotonic()
    markup.count((piece * 200_000).encode())
    assert time.monotonic() - started < HANG


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<p>甲</p><b>乙</b>", "甲乙"),
        ("<p>甲 < 乙</p><p>丙</p>", "甲<乙丙"),  # a sign that begins no tag
        ('<p title="<!-- 子">甲</p>乙', "甲乙"),  # a comment in a value is none
        ('<p title="<script>">甲</p><i>乙</i>', "甲乙"),
        ("<p>甲</p>乙<p class=a", "甲乙"),  # a tag that nothing ends
        ("甲<scripted>乙</scripted><script>丙</script>丁", "甲乙丁"),
        ("甲${子<b>丑}</b>乙${寅}", "甲${子丑}乙"),  # what a server fills in does not reach over a tag
    ],
)
def test_stretches_between_plain_tags_are_told_like_others(page, told):
    assert "".join(markup.count(page.encode()).split()) == told
