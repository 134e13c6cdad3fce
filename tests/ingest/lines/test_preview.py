"""Slices of a preview are joined, lists of tasks are not."""

from tests.made_files import read_text

NOTICE = "《责任分解表.docx》由会员分享,可在线阅读,更多相关《责任分解表.docx(4页珍藏版)》请在某文库网上搜索。"


def test_slices_of_a_preview_are_joined():
    assert [
        line.text
        for line in read_text(
            f"{NOTICE}\n1、责任分解表1增加教育资源。区教育局高新园(邹区镇\n2、)各街道2老城厢\n3、书苑”建设"
        )
    ][1:] == ["责任分解表1增加教育资源。区教育局高新园(邹区镇)各街道2老城厢书苑”建设"]
    items = f"{NOTICE}\n1、压缩时限。\n2、优化服务。\n3、加强监管。"
    assert len(read_text(items)) == 4  # a list of tasks
    assert len(read_text("1、压缩时限\n2、优化服务")) == 2  # no preview
