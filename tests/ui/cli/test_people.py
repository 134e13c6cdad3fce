"""The commands user …, limit, audit."""

import io
import json

import pytest

from corpus.build import Corpus
from corpus.people.people import Access
from tests.command_line import zhengce
from ui.cli.people import AuditFormat

PASSWORD = "feng-qiao-ye-bo"


@pytest.fixture
def folder(tmp_path):
    with Corpus.open(tmp_path / "库") as corpus:
        corpus.add_bytes([("甲.txt", "甲方案\n1.修好渡口。".encode())], workers=0)
    return tmp_path / "库"


@pytest.fixture
def ask(folder, monkeypatch, capsys):
    def asked(*arguments, keyboard="", status=0):
        monkeypatch.setattr("sys.stdin", io.StringIO(keyboard))
        assert zhengce(*arguments, "--corpus", folder) == status
        return "".join(capsys.readouterr())

    return asked


def test_users_are_added_changed_listed_and_removed(ask):
    pytest.importorskip("argon2")
    assert (
        ask("user", "add", "张三", "--role", "administrator", keyboard=PASSWORD + "\n")
        == "已添加用户“张三”（管理员）。\n"
    )
    ask("user", "add", "李四", "--group", "内部", keyboard=PASSWORD)
    assert "已有用户" in ask("user", "add", "李四", keyboard=PASSWORD, status=1)
    assert "密码要有" in ask("user", "add", "王五", keyboard="123", status=1)
    assert "名称用" in ask("user", "add", "王 五", keyboard=PASSWORD, status=1)
    ask("user", "role", "李四", "editor")
    ask("user", "group", "李四", "甲组", "乙组")
    ask("user", "password", "李四", keyboard="yue-luo-wu-ti")
    listed = ask("user", "list")
    assert all(words in listed for words in ("张三", "管理员", "李四", "编辑", "乙组、甲组"))
    assert "唯一的管理员" in ask("user", "remove", "张三", status=1)
    ask("user", "remove", "李四")
    assert "没有用户" in ask("user", "password", "李四", status=1)
    deeds = json.loads(ask("audit", "--format", "json"))
    assert [deed["deed"] for deed in reversed(deeds)] == [
        "user-add",
        "user-add",
        "user-role",
        "user-group",
        "user-password",
        "user-remove",
    ]
    assert all(deed["user"].endswith("（命令行）") for deed in deeds)
    assert PASSWORD not in str(deeds)


def test_a_document_is_limited_and_freed(ask, folder):
    with Corpus.open(folder) as corpus:
        (row,) = corpus.documents()
    ask("limit", row.document_id, "--group", "内部")
    with Corpus.open(folder, access=Access(groups=frozenset())) as hidden:
        assert hidden.documents() == ()
    ask("limit", row.document_id, "--everybody")
    with Corpus.open(folder, access=Access(groups=frozenset())) as seen:
        assert len(seen.documents()) == 1
    assert "没有这些文件编号" in ask("limit", "ab", "--group", "内部", status=1)
    ask("limit", row.document_id, status=2)
    assert "限定查看" in ask("audit")


@pytest.mark.parametrize("form", AuditFormat)
def test_the_log_is_told_in_every_format(ask, folder, form):
    with Corpus.open(folder) as corpus:
        (row,) = corpus.documents()
    ask("limit", row.document_id, "--group", "内部")
    told = ask("audit", "--format", form, "--limit", "1")
    if form is AuditFormat.JSON:
        (deed,) = json.loads(told)
        assert (deed["deed"], deed["subject"]) == ("limit", f"{row.document_id} 内部")
    else:
        assert all(words in told for words in ("做了什么", "限定查看", "（命令行）"))


def test_without_a_corpus(tmp_path, capsys):
    assert zhengce("user", "list", "--corpus", tmp_path / "无") == 1
    assert "没有语料库" in capsys.readouterr().err
