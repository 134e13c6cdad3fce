"""Side by side on real pages with gold: how much of the text is found, and how much furniture comes with it.

trafilatura and html2text are measured where they are installed (``pip install --group bench``); the second is GPL, so
neither is a dependency of anything else.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import ingest
from ingest.files.decode import decode

_FURNITURE = re.compile(
    r"分享到|打印本页|关闭窗口|扫一扫|字[号体][：:].{0,4}大|当前位置|浏览次数|网站地图|ICP备|版权所有|主办单位[：:].{2,20}承办|无障碍"
)
_SHORTEST = 4
"""Characters: a shorter gold string stands on every page."""


def measure_pages(shared: Path) -> bool:
    """Print found gold strings and furniture for each tool. Whether ours finds all and brings none."""
    cases = [(path, set(_strings(gold))) for path, gold in _pages(shared)]
    print(f"{len(cases)} real pages with gold, {sum(len(strings) for _, strings in cases)} gold strings")
    held = False
    for name, read in _tools():
        found = furniture = 0
        for path, strings in cases:
            text = read(path)
            squeezed = _squeezed(text)
            found += sum(each in squeezed for each in strings)
            furniture += len(_FURNITURE.findall(text))
        print(f"  {name:12} found {found:6}   furniture {furniture:4}")
        held = held or (name == "zhengce" and found == sum(len(strings) for _, strings in cases) and not furniture)
    return held


def _tools() -> Iterator[tuple[str, Callable[[Path], str]]]:
    yield "zhengce", lambda path: ingest.load(path).text
    for name, call in (("trafilatura", _trafilatura), ("html2text", _html2text)):
        if find_spec(name) is None:
            print(f"  {name:12} not installed: pip install --group bench")
        else:
            yield name, call


def _trafilatura(path: Path) -> str:
    return str(import_module("trafilatura").extract(decode(path.read_bytes())[0], include_tables=True) or "")


def _html2text(path: Path) -> str:
    return str(import_module("html2text").html2text(decode(path.read_bytes())[0]))


def _pages(shared: Path) -> Iterator[tuple[Path, Any]]:
    """Web pages and the gold of each: a gold file is named like its source."""
    rooms = (shared / room for room in ("seeds", "documents", "documents-fresh"))
    sources = {path.stem: path for room in rooms for path in room.glob("*.htm*")}
    for path in sorted((shared / "gold").rglob("*.json")):
        if source := sources.get(path.stem):
            yield source, json.loads(path.read_text(encoding="utf-8"))


def _strings(gold: Any) -> Iterator[str]:
    """What gold says that stands in the text as it is: titles, units, quotes."""
    for task in gold.get("tasks", ()):
        yield from filter(_long, map(_squeezed, [task.get("title") or "", *(a["unit"] for a in task["assignments"])]))
    for section in gold.get("outline", ()):
        yield from filter(_long, [_squeezed((section.get("label") or "") + (section.get("title") or ""))])
    for kind in ("targets", "priorities"):
        yield from filter(_long, (_squeezed(each.get("text") or "") for each in gold.get(kind, ())))


def _long(text: str) -> bool:
    return len(text) >= _SHORTEST


def _squeezed(text: str) -> str:
    """As gold files are compared: one width, no white space, brackets of numbers unified."""
    return re.sub(r"[\s|*#\\]", "", unicodedata.normalize("NFKC", text)).replace("[", "〔").replace("]", "〕")
