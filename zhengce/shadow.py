"""Whether the packages with the plain names are ours: a module of a user's own called ``corpus`` hides one of them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("corpus", "ingest", "extract", "ui")


def check_packages(home: Path | None = None) -> None:
    """Raises ImportError, in Chinese, where another module of such a name is found first.

    ``home``: the folder in which ours lie; by default the one this package lies in.
    """
    home = (home or Path(__file__).parent.parent).resolve()
    for name in PACKAGES:
        found = find_spec(name)
        origin = Path(found.origin).resolve() if found and found.origin else None
        if origin is None or not origin.is_relative_to(home / name):
            raise ImportError(_words(name, origin), name=name)


def _words(name: str, origin: Path | None) -> str:
    if origin is None:
        return f"没有找到 zhengce 的程序包 {name}：安装不完整，请在独立的虚拟环境中重新安装 zhengce。"
    return (
        f"{origin} 与 zhengce 的程序包 {name} 同名，先被找到，zhengce 无法使用。"
        f"请给这个文件（夹）改名，或在独立的虚拟环境、别的文件夹中运行。"
    )
