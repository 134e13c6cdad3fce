"""The characters of PDF files."""

from ingest.counts import drawn
from tests.made_files import made_pdf


def test_the_characters_of_all_pages():
    data = made_pdf([[(60, 100, "关于试点的通知"), (60, 120, "— 1 —")], [(60, 100, "附件")]])
    assert "".join(drawn.count(data).split()) == "关于试点的通知—1—附件"


def test_text_drawn_twice_counts_twice():
    words = [(60, 100, "关于试点的通知"), (60, 100, "关于试点的通知")]
    assert "".join(drawn.count(made_pdf([words])).split()) == "关于试点的通知" * 2


def test_a_ligature_counts_as_its_letters():
    assert "".join(drawn.count(made_pdf([[(60, 100, "eﬃcient")]])).split()) == "efficient"


def test_a_broken_file_is_not_counted():
    assert drawn.count(b"%PDF-1.7\n1 0 obj<<") is None
