"""The recipes of CONTRIBUTING.md are carried out, step by step, on a copy of the project, from a file to a search hit.

A block of code in a recipe says in its head where it goes: ``python ui/app.py after _ROUTES = (`` puts it behind that
line, a path alone appends it to the file or makes it. What stands there is what a reader would write.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
_BLOCK = re.compile(
    r"^ *```\w+ (?P<path>[\w./-]+)(?: after (?P<anchor>[^\n]+))?\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Step:
    path: str
    anchor: str | None
    text: str


def _recipes() -> dict[str, list[Step]]:
    """The headings that begin with Add, with their blocks."""
    found = {}
    for section in re.split(r"^## ", GUIDE, flags=re.MULTILINE):
        title, _, body = section.partition("\n")
        if title.startswith("Add "):
            found[title.strip()] = [
                Step(match["path"], match["anchor"], _dedented(match["text"])) for match in _BLOCK.finditer(body)
            ]
    return found


def _dedented(text: str) -> str:
    """A block inside a numbered list is indented by three."""
    lines = text.splitlines(keepends=True)
    return "".join(line[3:] for line in lines) if all(line[:3].isspace() for line in lines if line.strip()) else text


RECIPES = _recipes()


class Copy:
    """A copy of the project in which a recipe was carried out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for package in ("corpus", "ingest", "extract", "ui", "zhengce"):
            shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__", "samples"))

    def apply(self, steps: list[Step]) -> None:
        for step in steps:
            path = self.folder / step.path
            path.parent.mkdir(parents=True, exist_ok=True)
            before = path.read_text(encoding="utf-8") if path.exists() else ""
            if step.anchor is None:
                path.write_text(before + step.text, encoding="utf-8")
                continue
            lines = before.splitlines(keepends=True)
            places = [number for number, line in enumerate(lines, 1) if line.strip() == step.anchor.strip()]
            assert len(places) == 1, f"{step.path}: {step.anchor!r} stands there {len(places)} times"
            lines.insert(places[0], step.text)
            path.write_text("".join(lines), encoding="utf-8")

    def lint(self, paths: set[str]) -> None:
        """What ``make check`` says of the code that was added, formatting mended (``make format``)."""
        shutil.copy(ROOT / "pyproject.toml", self.folder)
        code = sorted(path for path in paths if path.endswith(".py"))
        for arguments in (["check", "--fix", "--select", "I"], ["format"], ["check"]):
            command = [sys.executable, "-m", "ruff", *arguments, "--quiet", "--no-cache", *code]
            done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
            assert not code or done.returncode == 0, done.stdout + done.stderr

    def check(self, tests: list[str]) -> None:
        """Run tests of the project on the copy."""
        shutil.copy(ROOT / "pyproject.toml", self.folder)
        for folder in ("tests", "corpus/samples"):
            shutil.copytree(ROOT / folder, self.folder / folder, ignore=shutil.ignore_patterns("__pycache__"))
        command = [sys.executable, "-P", "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *tests]
        shared = os.environ.get("ZHENGCE_SHARED", str(ROOT.parent / "shared"))  # none lies beside the copy
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "ZHENGCE_SHARED": shared}
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=600, check=False
        )
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr

    def zhengce(self, *arguments: str, fails: bool = False) -> str:
        """Run the copy's own command; what it prints."""
        command = [sys.executable, "-P", "-c", "from ui.cli import main; main()", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "ZHENGCE_DATA": str(self.folder / "库")}
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert fails or done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def add(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")
        self.zhengce("add", name, "--workers", "0")

    def search(self, query: str, *options: str) -> list[dict[str, Any]]:
        found = json.loads(self.zhengce("search", query, "--format", "json", *options))
        hits: list[dict[str, Any]] = found["hits"]
        return hits

    def one(self, query: str, *options: str) -> dict[str, Any]:
        """The only hit."""
        hits = self.search(query, *options)
        assert len(hits) == 1, hits
        return hits[0]

    def run(self, code: str) -> str:
        """What a few lines of Python print there."""
        environment = {**os.environ, "PYTHONPATH": str(self.folder)}
        command = [sys.executable, "-P", "-c", code]
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


ALREADY = (
    "the example of this recipe is part of the project already: "
    "give the recipe, its proof here and `extract/lexicons/README.md` another"
)


def holds(proof: Callable[[Copy], None], copy: Copy) -> bool:
    try:
        proof(copy)
    except AssertionError:
        return False
    return True


PROOFS: dict[str, Callable[[Copy], None]] = {}


def proves(title: str) -> Callable[[Callable[[Copy], None]], Callable[[Copy], None]]:
    def remember(proof: Callable[[Copy], None]) -> Callable[[Copy], None]:
        PROOFS[title] = proof
        return proof

    return remember


PASSING = {
    "Add a comparator": ["tests/extract/targets/test_verbs.py", "tests/extract/targets/test_comparators.py"],
    "Add a document type": ["tests/extract/document/test_document_type.py"],
    "Add a facet or query field": ["tests/corpus/search/test_fields.py", "tests/corpus/search/test_entries.py"],
    "Add a format": ["tests/ingest/files/test_formats.py"],
    "Add a heading style": ["tests/extract/document/test_sections.py"],
    "Add a lexicon row": ["tests/extract/test_lexicon.py", "tests/extract/names/test_themes.py"],
    "Add a page": ["tests/ui/test_app.py", "tests/ui/test_state.py"],
    "Add a role word": ["tests/extract/labels/test_vocabulary.py"],
    "Add a rule": ["tests/extract/test_rules.py", "tests/extract/targets/test_deadlines.py"],
    "Add a search engine": [
        "tests/corpus/search/engines/test_engines.py::test_an_unknown_engine_is_an_error_that_names_the_known",
        "tests/ui/test_session.py::test_corpus_with_an_engine_that_does_not_exist",
        "tests/ui/cli/test_output.py",
    ],
}
"""What is near the tables that recipes add to; a recipe's words name more."""


def test_an_example_that_the_project_has_already_is_told_from_one_that_it_lacks(tmp_path: Path) -> None:
    def fails(copy: Copy) -> None:
        raise AssertionError

    copy = Copy(tmp_path)
    assert holds(lambda copy: None, copy)
    assert not holds(fails, copy)


def test_every_recipe_is_proved_and_every_proof_has_its_recipe() -> None:
    assert sorted(RECIPES) == sorted(PROOFS)


def test_every_recipe_has_steps() -> None:
    assert [title for title, steps in RECIPES.items() if not steps] == []


@pytest.mark.parametrize("title", sorted(RECIPES))
def test_a_recipe_works(title: str, tmp_path: Path) -> None:
    """First without it: what the proof looks for must not be there already."""
    copy = Copy(tmp_path)
    assert not holds(PROOFS[title], copy), ALREADY
    copy.apply(RECIPES[title])
    shutil.rmtree(copy.folder / "库", ignore_errors=True)
    PROOFS[title](copy)
    copy.lint({step.path for step in RECIPES[title]})


@pytest.mark.parametrize("title", sorted(PASSING))
def test_the_project_s_own_tests_pass_with_a_recipe(title: str, tmp_path: Path) -> None:
    """None of them lists by hand what a recipe adds to a table."""
    copy = Copy(tmp_path)
    copy.apply(RECIPES[title])
    copy.check(PASSING[title])


# --- what each recipe must bring about ----------------------------------------------------------------------------

LETTER = "某市人民政府关于推进生态保护的意见\n某政发〔2024〕5号\n各县人民政府：\n"
SIGNED = "某市人民政府\n2024年3月5日\n"


@proves("Add a rule")
def _(copy: Copy) -> None:
    copy.add("意见.txt", f"{LETTER}一、主要任务\n1.巡查湿地。（责任单位：市林业局；完成时限：每半年末）\n{SIGNED}")
    task = copy.one("时限:每半年", "--kind", "task")
    assert task["facets"]["due"] == ["每半年"]


@proves("Add a heading style")
def _(copy: Copy) -> None:
    copy.add(
        "意见.txt", f"{LETTER}抓手一：建强湿地平台\n建设湿地平台，完善制度。\n抓手二：守住红线\n划定红线。\n{SIGNED}"
    )
    passage = copy.one('"划定红线"', "--kind", "passage")
    assert passage["path"] == ["抓手二：守住红线"]


@proves("Add a role word")
def _(copy: Copy) -> None:
    copy.add("意见.txt", f"{LETTER}一、主要任务\n1.巡查湿地。（统揽单位：市林业局；配合单位：市财政局）\n{SIGNED}")
    task = copy.one("牵头:林业局 配合:财政局", "--kind", "task")
    assert task["facets"].get("lead") == ["市林业局"]
    assert task["facets"].get("cooperating") == ["市财政局"]


@proves("Add a document type")
def _(copy: Copy) -> None:
    copy.add("规划.txt", f"某市湿地保护路线图\n某政发〔2024〕5号\n一、目标\n建成湿地公园。\n{SIGNED}")
    document = copy.one("文种:规划", "--kind", "document")
    assert document["title"] == "某市湿地保护路线图"


@proves("Add a lexicon row")
def _(copy: Copy) -> None:
    copy.add("意见.txt", f"{LETTER}一、主要任务\n1.推进暗夜保护。（责任单位：市林业局）\n{SIGNED}")
    task = copy.one("主题:星空保护", "--kind", "task")
    assert task["title"] == "推进暗夜保护"


@proves("Add a comparator")
def _(copy: Copy) -> None:
    copy.add("意见.txt", f"{LETTER}一、主要目标\n到2026年，用水总量超不过3亿立方米，新建公园达到超不过12个。\n{SIGNED}")
    found = {hit["facets"]["indicator"][0]: hit["text"] for hit in copy.search("状态:目标", "--kind", "target")}
    assert found.keys() == {"用水总量", "公园"}
    records = json.loads(copy.zhengce("extract", "意见.txt", "--format", "json"))["targets"]
    assert {(record["value"], record["comparator"]) for record in records} == {(3, "<="), (12, "<=")}


@proves("Add a format")
def _(copy: Copy) -> None:
    body = f"LETTER\n{LETTER}一、主要任务\n1.巡查湿地。（责任单位：市林业局）\n{SIGNED}"
    copy.add("来信.letter", body)
    assert copy.one("单位:林业局", "--kind", "task")["file"] == "来信.letter"
    (copy.folder / "空.letter").write_text("LETTER\n")
    assert "信件里没有文字" in copy.zhengce("add", "空.letter", fails=True).replace("\n", "")
    assert copy.search("LETTER") == []


@proves("Add a facet or query field")
def _(copy: Copy) -> None:
    copy.add(
        "意见.txt",
        f"{LETTER}一、主要任务\n1.巡查湿地。（责任单位：市林业局；完成时限：2026年6月底）\n2.修复滩涂。（责任单位：市林业局）\n{SIGNED}",
    )
    task = copy.one("时限星期:星期二", "--kind", "task")
    assert task["facets"].get("weekday") == ["星期二"]
    assert copy.search("时限星期:星期三", "--kind", "task") == []
    counts = copy.run(
        "from pathlib import Path; from corpus.build import Corpus; from corpus.search.asked import Query\n"
        "with Corpus.open(Path('库')) as corpus: print(corpus.search(Query()).facets['weekday'])"
    )
    assert "('星期二', 2)" in counts  # the task and its document
    assert "时限星期" in copy.run("from ui.state import SearchView, FIELDS; print(FIELDS['weekday'].label)")


@proves("Add a search engine")
def _(copy: Copy) -> None:
    copy.add("意见.txt", f"{LETTER}一、主要任务\n1.巡查湿地。（责任单位：市林业局）\n{SIGNED}")
    assert len(copy.search("湿地", "--engine", "patient", "--kind", "task")) == 1
    assert "patient" in copy.zhengce("stats", "--engine", "patient")


@proves("Add a page")
def _(copy: Copy) -> None:
    copy.add("意见.txt", f"{LETTER}一、主要任务\n1.巡查湿地。\n{SIGNED}")
    shown = copy.run(
        "import json, os\n"
        "os.environ['ZHENGCE_DATA'] = '库'\n"
        "from streamlit.testing.v1 import AppTest\n"
        "page = 'from ui import session; from ui.address import Page; from ui.app_pages import sources; '\n"
        "page += 'session.entered(Page.SOURCES); sources.show()'\n"
        "router = AppTest.from_file('ui/app.py', default_timeout=60).run()\n"
        "app = AppTest.from_string(page, default_timeout=60).run()\n"
        "print(json.dumps([\n"
        "    [link.proto.label for link in router.sidebar.get('page_link')],\n"
        "    [json.loads(panel.proto.bytes)['html'] for panel in app.get('bidi_component')],\n"
        "]))\n"
    )
    links, panels = json.loads(shown.strip().splitlines()[-1])
    assert "来源" in links
    assert panels == ["<ul><li>意见.txt</li></ul>"]


@proves("Add a command")
def _(copy: Copy) -> None:
    copy.add("意见.txt", f"{LETTER}一、主要任务\n1.巡查湿地。\n{SIGNED}")
    assert copy.zhengce("titles") == "某市人民政府关于推进生态保护的意见\n"
    assert "列出全部文件的标题" in copy.zhengce("--help")
