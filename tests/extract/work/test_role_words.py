"""A role word is one row of labels.csv: with it, the word is understood wherever roles are told."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import extract

WORD = "擎领"
"""No document has it, no row knows it."""
ROW = f"{WORD},stem,supervising,label|line|alone|said|between|by|subject,,,{WORD}单位,{WORD}作用,made up\n"
PLACES = {
    "bracket": f"1.甲事。做好。（{WORD}单位：市财政局；责任单位：市教育局）",
    "bracket without an ending": f"1.甲事。做好。（{WORD}：市财政局）",
    "label glued to a list": f"1.甲事。做好。（责任单位：市教育局{WORD}单位：市财政局）",
    "behind a list": f"1.甲事。做好。（市教育局负责，市财政局按职责{WORD}）",
    "between two units": f"1.甲事。做好。（市财政局{WORD}市教育局落实）",
    "line": f"1.甲事。做好。\n{WORD}单位：市财政局",
    "running, behind 由": f"一、重点任务\n1.加强领导。由市财政局{WORD}，年内完成。",
    "running, as subject": f"一、重点任务\n1.加强领导。市财政局{WORD}，年内完成。",
}
SCRIPT = """
import json, sys
from corpus.model import Metadata
from extract.knowledge import load_knowledge
from extract.work.tasks import find_work
from tests.documents import document_of, layout_of, table_document

def told(document):
    tasks = find_work(layout_of(document), Metadata(document_type="方案", level="市"), load_knowledge()).tasks
    return [(one.unit, one.role.value) for task in tasks for one in task.assignments]

word, places = json.load(sys.stdin)
found = {place: told(document_of(text)) for place, text in places.items()}
rows = [["序号", "工作任务", word + "单位"], ["1", "甲事", "市财政局"]]
found["column"] = told(table_document("附件", rows))
print(json.dumps(found))
"""


def _told(folder: Path) -> dict[str, list[list[str]]]:
    """What is read in each place by the code and data of a folder."""
    root = Path(extract.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps([WORD, PLACES]),
        env=os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{root}"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, list[list[str]]] = json.loads(done.stdout)
    return found


def _copy(folder: Path, row: str) -> Path:
    """The extraction with one row more in its lexicon."""
    shutil.copytree(Path(extract.__file__).parent, folder / "extract", ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "extract" / "lexicons" / "labels.csv").open("a", encoding="utf-8") as lexicon:
        lexicon.write(row)
    return folder


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    return _told(_copy(tmp_path_factory.mktemp("with"), ROW))


@pytest.fixture(scope="module")
def untold(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    return _told(_copy(tmp_path_factory.mktemp("without"), ""))


@pytest.mark.parametrize("place", [*PLACES, "column"])
def test_one_row_is_enough(place: str, told: dict[str, list[list[str]]]) -> None:
    assert ["市财政局", "supervising"] in told[place]


@pytest.mark.parametrize("place", [*PLACES, "column"])
def test_without_the_row_the_word_gives_no_role(place: str, untold: dict[str, list[list[str]]]) -> None:
    assert "supervising" not in [role for _, role in untold[place]]
