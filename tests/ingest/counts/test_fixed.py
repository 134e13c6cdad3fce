"""The text codes of an OFD."""

import pytest

from ingest.counts import fixed
from tests.made_files import zipped
from tests.made_notices import ofd, ofd_page


def test_pages_templates_and_names_of_attachments():
    more = {
        "Doc_0/Tpls/T.xml": ofd_page((20, 10, "页眉")),
        "Doc_0/A.xml": '<Attachments><Attachment Name="清单"/></Attachments>'.encode(),
    }
    data = ofd(ofd_page((20, 20, "通知"), (20, 30, "正文")), ofd_page((20, 20, "附件")), **more)
    assert sorted(fixed.count(data).split()) == ["正文", "清单", "通知", "附件", "页眉"]


@pytest.mark.parametrize(
    "data", [b"", zipped(a=b"x")[:-9], zipped(**{"a.xml": b"<TextCode>"})], ids=["empty", "cut", "open"]
)
def test_a_broken_file_is_not_counted(data):
    assert fixed.count(data) is None
