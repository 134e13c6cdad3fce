"""The front door: what the page of documentation says works, and no more is promised than is there."""

import re
import shlex
from pathlib import Path

import zhengce
from tests import command_line

PAGE = Path(__file__).parents[2] / "docs" / "python.md"
PLAN = """云政发〔2026〕7号
云山市节水行动方案
一、重点任务
（一）健全水价机制。2026年6月底前出台办法。（牵头单位：市财政局；配合单位：市审计局）
（二）推进再生利用。到2026年，用水总量控制在30亿立方米以内。
云山市人民政府
2026年1月8日
"""
NOTES = """云政办发〔2026〕2号
云山市节水工作要点
一、工作目标
到2026年，再生水利用率达到25%以上。
云山市人民政府办公室
2026年2月3日
"""


def test_examples_of_the_page_are_true(tmp_path, monkeypatch):
    """In the order of the page, each with what those before it left."""
    monkeypatch.chdir(tmp_path)
    Path("方案.txt").write_text(PLAN, encoding="utf-8")
    Path("要点.txt").write_text(NOTES, encoding="utf-8")
    examples = re.findall(r"^```(python|sh)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    left: dict[str, object] = {}
    for language, example in examples:
        if language == "python":
            exec(compile(example, PAGE.name, "exec"), left)
            continue
        for command in (line for line in example.splitlines() if line.startswith("zhengce ")):
            assert command_line.zhengce(*shlex.split(command)[1:]) == 0, command
    assert len(examples) >= 12


def test_what_is_promised_is_there():
    assert all(hasattr(zhengce, name) for name in zhengce.__all__)
    assert zhengce.__all__ == sorted(zhengce.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name))
