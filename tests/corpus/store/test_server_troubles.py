"""What a server says, in Chinese."""

import pytest

from corpus.store.dialect import ServerTrouble
from corpus.store.server_troubles import trouble_of


@pytest.mark.parametrize(
    ("state", "said", "what"),
    [
        ("53100", "could not extend file", "磁盘已满"),
        ("55P03", "canceling statement due to lock timeout", "另一个程序正在写入"),
        ("25006", "cannot execute DELETE in a read-only transaction", "只能读取"),
        ("", 'FATAL: database "a" does not exist', "没有这个数据库"),
        ("", 'FATAL: password authentication failed for user "a"', "用户名或密码不对"),
        ("", "FATAL: sorry, too many clients already", "连接太多"),
        ("", "connection refused\nIs the server running?", "连接不上库所在的服务器（connection refused）"),
        ("57P01", "terminating connection due to administrator command", "连接不上"),
        ("XX000", "something else", "XX000 something else"),
    ],
)
def test_each_has_its_sentence(state, said, what):
    trouble = trouble_of(state, said, False)
    assert isinstance(trouble, ServerTrouble)
    assert what in trouble.what
    assert trouble.advice
    assert not trouble.what.endswith("。")


@pytest.mark.parametrize(("state", "of_the_data"), [("22021", False), ("", True)])
def test_what_cannot_be_stored_as_it_is_is_no_matter_of_the_server(state, of_the_data):
    assert isinstance(trouble_of(state, "NUL", of_the_data), ValueError)
