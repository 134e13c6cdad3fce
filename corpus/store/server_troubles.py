"""What a database's server says, in Chinese: by the states of the SQL standard."""

from __future__ import annotations

from corpus.store.dialect import ServerTrouble

WAIT = 60
"""Seconds to wait for another program's transaction."""
_AGAIN = "请等它结束后再试"
_ADMINISTRATOR = "请与数据库的管理员联系"
_STATES = {
    "25006": ("库现在只能读取", "这台服务器可能是备用的，请连接主服务器"),
    "28P01": ("连接库的用户名或密码不对", "请检查 corpus.toml 的 store.address 和环境变量 ZHENGCE_STORE_PASSWORD"),
    "28000": ("库不让这个用户连接", _ADMINISTRATOR),
    "3D000": ("服务器上没有这个数据库", "请用 createdb 建立，或改正 corpus.toml 的 store.address"),
    "42501": ("这个用户没有写入库的权限", _ADMINISTRATOR),
    "53100": ("库所在服务器的磁盘已满，写不下去", "已保存的内容不受影响；请腾出空间，再做一次"),
    "53300": ("库的连接太多", "请减少同时工作的程序，或调大服务器的 max_connections"),
    "55P03": ("另一个程序正在写入这个语料库", _AGAIN),
    "40P01": ("另一个程序正在写入同样的内容", "请再做一次"),
    "40001": ("另一个程序正在写入同样的内容", "请再做一次"),
}

_AT_THE_DOOR = (
    ("password", "28P01"),
    ("no pg_hba.conf entry", "28000"),
    ("does not exist", "3D000"),
    ("too many clients", "53300"),
    ("remaining connection slots", "53300"),
)
"""Words of a refusal to connect, which comes without its state."""


def trouble_of(state: str, said: str, of_the_data: bool) -> Exception:
    """What is raised: ValueError for what cannot be stored as it is, else ServerTrouble."""
    if of_the_data or state.startswith("22"):
        return ValueError(said)
    if state in _STATES:
        return ServerTrouble(*_STATES[state])
    line = (said.strip().splitlines() or [""])[0][:200]
    if not state or state.startswith(("08", "57")):
        for words, meant in _AT_THE_DOOR:
            if words in said:
                return ServerTrouble(*_STATES[meant])
        return ServerTrouble(
            f"连接不上库所在的服务器（{line}）", "请检查网络、服务器是否在运行，以及 corpus.toml 的 store.address"
        )
    return ServerTrouble(f"库的服务器报告错误（{state} {line}）", _ADMINISTRATOR)
