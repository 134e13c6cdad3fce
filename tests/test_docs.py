"""What the documentation says is so, and the house rules that no linter checks."""

from __future__ import annotations

import ast
import inspect
import re
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
import typer

from corpus.compare import AXES
from corpus.division.table import TableColumn
from corpus.glossary import chinese
from corpus.search.engines import ENGINES
from corpus.search.fields import FIELDS, Field
from corpus.search.scan import OWN
from corpus.search.syntax import as_markdown
from ingest import READERS
from ui.address import Page
from ui.cli import app
from ui.settings import DEFAULTS
from ui.state import WIDER

ROOT = Path(__file__).parents[1]
PACKAGES = ("corpus", "ingest", "extract", "ui", "zhengce")
MODULES = sorted(path for package in (*PACKAGES, "bench") for path in (ROOT / package).rglob("*.py"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
COMMANDS = typer.main.get_group(app).commands


def _code(page: Path) -> list[str]:
    """The code of a page, line by line: fenced blocks and code spans."""
    text = page.read_text(encoding="utf-8")
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return [line for block in fenced for line in block.splitlines()] + spans


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=_relative)
def test_module_is_short(path: Path) -> None:
    """A module that outgrows 300 lines is two modules."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_every_module_of_corpus_ui_and_zhengce_has_its_tests_where_a_reader_looks() -> None:
    """``corpus/search/plan.py`` is tested in ``tests/corpus/search/test_plan.py``, which imports from it or runs it."""
    untested = []
    for path in (path for path in MODULES if path.relative_to(ROOT).parts[0] in ("corpus", "ui", "zhengce")):
        module = path.relative_to(ROOT)
        tests = ROOT / "tests" / module.parent / f"test_{module.name}"
        text = tests.read_text(encoding="utf-8") if tests.exists() else ""
        name, parent = ".".join(module.with_suffix("").parts), ".".join(module.parent.parts)
        handed_on = f"from {name} import" in (path.parent / "__init__.py").read_text(encoding="utf-8")
        # Pages and commands are run by their names; the router is no module to import from: it runs.
        used = [rf"^from {name} import", rf"\b(?:run|zhengce|ask)\(\"{module.stem}\"", re.escape(module.as_posix())]
        used.append(rf"^from {parent} import" + ("" if handed_on else rf" .*\b{module.stem}\b"))
        if module.name != "__init__.py" and not re.search("|".join(used), text, re.MULTILINE):
            untested.append(_relative(path))
    assert untested == []


def test_a_class_name_means_one_thing_in_corpus_and_ui() -> None:
    """Whoever reads ``Row`` need not look up whose."""
    found: dict[str, list[str]] = {}
    for path in (path for path in MODULES if path.relative_to(ROOT).parts[0] in ("corpus", "ui")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, []).append(_relative(path))
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


@pytest.mark.parametrize("path", PAGES, ids=_relative)
def test_make_targets_exist(path: Path) -> None:
    named = {target for line in _code(path) for target in re.findall(r"^make ([a-z]+)", line)}
    assert named <= TARGETS


@pytest.mark.parametrize("path", PAGES, ids=_relative)
def test_commands_exist(path: Path) -> None:
    """Every ``zhengce word`` is a command, and its options are its own."""
    for line in _code(path):
        for command, rest in re.findall(r"^(?:[A-Z_]+=\S+ )?zhengce ([a-z]+)([^#]*)", line):
            assert command in COMMANDS
            meant = COMMANDS[command]
            if isinstance(meant, typer.core.TyperGroup) and (inner := re.match(r" ([a-z]+)(?![|a-z])", rest)):
                meant = meant.commands[inner[1]]
            options = {name for param in meant.params for name in (*param.opts, *param.secondary_opts)}
            assert set(re.findall(r"(?<=\s)--[a-z-]+", rest)) <= options | {"--help"}, line


@pytest.mark.parametrize("path", PAGES, ids=_relative)
def test_links_lead_somewhere(path: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8")):
        assert link.startswith("https://") or (path.parent / link).exists(), link


def test_files_named_in_the_documentation_exist() -> None:
    """In code spans: paths with a known suffix or a folder's slash; ``<format>`` and ``*`` stand for anything."""
    missing = []
    for page in PAGES:
        for name in re.findall(r"`([\w./<>*-]+(?:\.py|\.csv|\.toml|\.md|\.lock|/))`", page.read_text(encoding="utf-8")):
            pattern = re.sub(r"<\w+>", "*", name.rstrip("/"))
            if "/" in name and not pattern.startswith("../") and not list(ROOT.glob(pattern)):
                missing.append(f"{_relative(page)}: {name}")
    assert missing == []


def test_the_readme_lists_every_room_and_no_other() -> None:
    """A room is a folder with a module of its own, or the packages' data."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    layout = readme.partition("## Layout")[2].partition("\n\n[docs/design.md]")[0]
    listed = {name for row in layout.splitlines() for name in re.findall(r"`([\w/]+/)`", row.partition(" | ")[0])}
    rooms = {f"{_relative(path.parent)}/" for path in MODULES if "bench" not in path.parts}
    data = {"extract/rules/", "extract/lexicons/", "corpus/samples/", "tests/", "tests/browser/", "bench/"}
    assert listed - data - {"tests/browser/"} == rooms


def test_quick_start_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("make run", "make test", 'pip install ".[ocr]"', "zhengce add", "zhengce serve"):
        assert command in readme


def test_every_sample_is_described_and_every_description_has_its_sample() -> None:
    described = re.findall(r"^\| `([^`]+)` \|", (ROOT / "docs/samples.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(described) == sorted(path.name for path in (ROOT / "corpus/samples").iterdir())


LOCKS = sorted(ROOT.glob("requirements*.lock"))
_PIN = r"(?P<name>[A-Za-z0-9._-]+)==[\w.!+]+(?: ; [^\\]+)? \\\n"
_HASH = r" {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n"


@pytest.mark.parametrize("path", LOCKS, ids=_relative)
def test_lock_files_hold_exact_pins_with_hashes_and_nothing_else(path: Path) -> None:
    """No index, no address: where packages come from is for each machine to say."""
    assert re.fullmatch(rf"#.*\n(?:{_PIN.replace('?P<name>', '?:')}(?:{_HASH})+)+", path.read_text(encoding="utf-8"))


def _locked(*stages: str) -> set[str]:
    texts = [(ROOT / f"requirements{stage}.lock").read_text(encoding="utf-8") for stage in stages]
    return {match["name"].lower().replace("_", "-") for text in texts for match in re.finditer(_PIN, text)}


def test_locks_cover_what_the_project_needs() -> None:
    """A dependency that is added to ``pyproject.toml`` is pinned too: ``make lock``."""
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    def names(lines: list[str]) -> set[str]:
        return {re.split(r"[^A-Za-z0-9._-]", line)[0].lower().replace("_", "-") for line in lines}

    assert names(data["project"]["dependencies"]) - _locked("") == set()
    wanted = {line for lines in data["project"]["optional-dependencies"].values() for line in lines}
    extras = [path.stem.removeprefix("requirements") for path in LOCKS if "dev" not in path.name]
    assert names([*wanted]) - _locked(*extras) == set()
    assert names(data["dependency-groups"]["dev"]) - _locked(*extras, "-dev") == set()


def test_every_lexicon_says_where_it_comes_from() -> None:
    told = (ROOT / "docs/data.md").read_text(encoding="utf-8")
    assert [path.name for path in (ROOT / "extract/lexicons").glob("*.csv") if f"`{path.name}`" not in told] == []


def test_data_files_are_installed_with_their_package() -> None:
    """What is not Python must be named in ``pyproject.toml``, or ``pip install .`` leaves it behind."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = {
        path
        for package, patterns in project["tool"]["setuptools"]["package-data"].items()
        for pattern in patterns
        for path in (ROOT / package).glob(pattern)
    }
    data = {path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()}
    left = {path for path in data - named if path.suffix not in {".py", ".pyc", ".md"} or path.parent.name == "samples"}
    assert {_relative(path) for path in left} == set()


# --- what people can type is documented, and what is documented can be typed ----------------------------------------

GUIDE = (ROOT / "docs/guide.zh.md").read_text(encoding="utf-8")
MANUAL = (ROOT / "docs/commands.zh.md").read_text(encoding="utf-8")


def _commands(group: typer.core.TyperGroup, path: str = "zhengce") -> Iterator[tuple[str, typer.core.TyperCommand]]:
    for name, command in group.commands.items():
        if isinstance(command, typer.core.TyperGroup):
            yield from _commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


TYPED = dict(_commands(typer.main.get_group(app)))
SECTIONS = {
    re.match(r"zhengce[a-z ]*", title)[0].strip(): (title, body)
    for title, body in re.findall(r"^### (.+)\n((?:(?!#).*\n?)*)", MANUAL, re.MULTILINE)
}
"""Command to the heading and the text of its section in the manual."""


def _table(text: str, head: str) -> dict[str, str]:
    """The first cell of each row of the table with a head, to the rest of the row."""
    rows = re.search(rf"^\| {re.escape(head)} \|.*\n\|[-|]+\n((?:\|.*\n)+)", text, re.MULTILINE)
    assert rows, f"no table with the head {head}"
    return {first.strip(): rest for first, rest in (row[1:].split("|", 1) for row in rows[1].splitlines())}


def _spans(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def test_every_command_has_its_section_and_every_section_its_command() -> None:
    assert set(SECTIONS) == set(TYPED)


def _choices(command: typer.core.TyperCommand, name: str) -> set[str]:
    """The values that an option may have, where they are few."""
    hint = get_type_hints(inspect.unwrap(command.callback))[name]
    kinds = [kind for kind in (hint, *get_args(hint)) if isinstance(kind, type) and issubclass(kind, StrEnum)]
    return {member.value for kind in kinds for member in kind}


@pytest.mark.parametrize("name", TYPED)
def test_every_option_of_a_command_is_documented_and_no_other(name: str) -> None:
    heading, body = SECTIONS[name]
    options = [param for param in TYPED[name].params if param.param_type_name == "option"]
    rows = _table(body, "选项") if options else {}
    assert {_spans(row)[0] for row in rows} == {param.opts[0] for param in options}
    for param in options:
        row = next(row for row in rows if _spans(row)[0] == param.opts[0])
        assert (param.metavar or "") == row.rpartition("`")[2].strip(), row  # what is written after it
        assert _choices(TYPED[name], param.name) - set(_spans(rows[row])) == set(), f"{name} {param.opts[0]}"
    arguments = [param.metavar for param in TYPED[name].params if param.param_type_name == "argument"]
    assert heading.removeprefix(name).replace("…", "").split() == arguments


@pytest.mark.parametrize("name", TYPED)
def test_every_command_is_in_the_guide_or_the_manual_it_points_to(name: str) -> None:
    assert "(commands.zh.md)" in GUIDE
    assert f"### {name}" in MANUAL


def _of(name: str, option: str) -> str:
    """What the manual says of an option."""
    rows = _table(SECTIONS[name][1], "选项")
    return next(rest for row, rest in rows.items() if _spans(row)[0] == option)


def test_axes_and_columns_are_documented() -> None:
    assert _spans(_of("zhengce matrix", "--rows")) == list(AXES)
    columns = _of("zhengce table", "--columns").strip("| ").partition("：")[2]
    assert columns.split("、") == [column.heading for column in TableColumn]


def test_every_engine_is_documented_and_no_other() -> None:
    assert [_spans(row)[0] for row in _table(MANUAL, "检索引擎")] == list(ENGINES)


def test_every_environment_variable_is_documented_and_no_other() -> None:
    """Those that the code reads; a default is the one of the code."""
    read = {name for path in MODULES for name in re.findall(r"\bZHENGCE_[A-Z]+\b", path.read_text(encoding="utf-8"))}
    rows = _table(MANUAL, "环境变量")
    assert {_spans(row)[0] for row in rows} == read
    defaults = {_spans(row)[0]: _spans(rest)[-1] for row, rest in rows.items()}
    assert {name: defaults[name] for name in DEFAULTS} == DEFAULTS


def _section(number: str) -> str:
    """A section of the guide, by the number of its heading."""
    return re.search(rf"^## {number}、.*\n((?:(?!## ).*\n?)*)", GUIDE, re.MULTILINE)[1]


def test_every_file_type_is_documented_and_no_other() -> None:
    assert {name for name in _spans(_section("二")) if re.fullmatch(r"\.\w+", name)} == set(READERS)


def test_every_format_is_named_in_the_readme_and_no_other() -> None:
    """By one of its endings, or by what its media type calls it (Markdown)."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8").partition("## What it reads")[2].partition(". By its")[0]
    named = set(re.findall(r"\b(?:[A-Z]{2,4}|Markdown)\b", re.sub(r"\(UTF-8[^)]*\)", "", readme)))
    known: dict[str, set[str]] = {}
    for suffix, row in READERS.items():
        known.setdefault(f"{row.media_type} {row.office}", set()).update(
            {suffix[1:].upper(), row.media_type.partition("/")[2].capitalize()}
        )
    assert [names for names in known.values() if not names & named] == []
    assert named - {name for names in known.values() for name in names} == set()


@pytest.mark.parametrize("path", PAGES, ids=_relative)
def test_headings_count_nothing(path: Path) -> None:
    """A number in a heading is wrong with the next page or format, and nobody looks there."""
    headings = re.findall(r"^#+ .*", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert [each for each in headings if re.search("[两三四五六七八九十]个", each)] == []


def test_every_page_is_documented_and_no_other() -> None:
    router = (ROOT / "ui/app.py").read_text(encoding="utf-8")
    routes = re.findall(r'\(\w+View, [\w.]+, "(\w+)"', router)
    assert len(routes) == len(Page)
    assert list(_table(_section("三"), "页面")) == routes


FIELD_ROWS = {tuple(_spans(row)): rest.split("|") for row, rest in _table(_section("四"), "字段").items()}


def test_every_name_of_every_field_is_documented_and_no_other() -> None:
    assert set(FIELD_ROWS) == {field.names for field in FIELDS if field.names}


def test_every_facet_is_documented_and_no_other() -> None:
    chosen = {names for names, (_, facet, *_) in FIELD_ROWS.items() if facet.strip() == "是"}
    assert chosen == {FIELDS[facet].names for facet in FIELDS.facets}
    listed = re.search(r"左侧按([^；]+)筛选", _section("三"))[1].split("、")
    assert [FIELDS.called[name].name for name in listed] == list(FIELDS.facets)


@pytest.mark.parametrize("field", [field for field in FIELDS if field.slugs], ids=lambda field: field.name)
def test_values_with_chinese_names_are_documented(field: Field) -> None:
    meaning = FIELD_ROWS[field.names][0]
    assert [name for name in field.slugs if name not in meaning] == []


@pytest.mark.parametrize("text", [GUIDE, as_markdown()], ids=["guide", "page"])
def test_fields_in_examples_of_queries_exist(text: str) -> None:
    named = {name for span in _spans(text) for name in re.findall(r"(?:^|[\s(])([一-鿿_a-z]+):", span)}
    assert named
    assert named - {*FIELDS.called, *OWN} == set()


def test_switches_beside_a_query_are_documented() -> None:
    assert [chinese(name) for name in WIDER if f"“{chinese(name)}”" not in GUIDE] == []
