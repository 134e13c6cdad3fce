"""The one table of formats: a file is read as what it is, and a new row is all that a new format needs."""

import pytest

import ingest
from tests.made_files import NOTICE, PAGE, SENTENCE, word

READ_AS_IT_IS = [
    ("网页.txt", PAGE.encode(), ".html"),
    ("网页.doc", PAGE.encode("gb18030"), ".html"),  # Excel and Word open such files, so exports are named like that
    ("文档.doc", word(NOTICE), ".docx"),
    ("文档.pdf", word(NOTICE), ".docx"),
    ("文本.html", NOTICE.encode(), ".txt"),
    ("文本.docx", NOTICE.encode("gb18030"), ".txt"),
    ("文本.pdf", NOTICE.encode("utf-16"), ".txt"),
]


@pytest.mark.parametrize(("name", "data", "suffix"), READ_AS_IT_IS, ids=[row[0] for row in READ_AS_IT_IS])
def test_a_wrong_extension_is_read_as_what_it_is_and_told(name, data, suffix):
    document = ingest.load_bytes(name, data)
    assert SENTENCE in document.text
    assert [issue.code for issue in document.issues] == ["wrong_extension"]
    assert suffix in document.issues[0].message
