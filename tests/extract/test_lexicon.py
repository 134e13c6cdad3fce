"""Lexicon files: what is wrong in one is said with file and line; the shipped ones load."""

import time
from pathlib import Path

import pytest

from corpus.fold import fold
from corpus.model import UnitRole
from extract.labels.vocabulary import label_field, load_labels, load_role_words
from extract.lexicon import LexiconError, name_label, read_rows

COLUMNS = ("id", "preferred", "alternatives")


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_rows_keep_their_line(tmp_path):
    path = write(tmp_path / "labels.csv", "id,preferred,alternatives", "# a comment", "lead,牵头单位,主办单位|牵头部门")
    (row,) = read_rows(path, COLUMNS)
    assert (row.line, row.labels("alternatives")) == (3, ("主办单位", "牵头部门"))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("id,preferred", "a,b"), "labels.csv:1: column 'alternatives' is missing"),
        (("id,preferred,alternatives", "a,b"), "labels.csv:2: 2 cells where the header has 3"),
        (
            ("id,preferred,alternatives", "a,b,c,d"),
            "labels.csv:2: 4 cells where the header has 3",
        ),  # a bare comma in a label
        (("id,preferred,alternatives", ",b,c"), "labels.csv:2: id is empty"),
        ((), "labels.csv:1: column 'id' is missing"),  # an empty file
    ],
)
def test_errors_name_file_and_line(tmp_path, lines, message):
    with pytest.raises(LexiconError) as error:
        list(read_rows(write(tmp_path / "labels.csv", *lines), COLUMNS))
    assert str(error.value) == message


def test_a_file_in_another_encoding_is_refused_by_name(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_bytes("id,标签".encode("gb18030"))
    with pytest.raises(LexiconError, match=r"^mine\.csv: "):
        list(read_rows(path, ("id",)))


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(LexiconError, match=r"^nowhere\.csv: "):
        list(read_rows(tmp_path / "nowhere.csv", ("id",)))


def test_one_label_names_one_entry(tmp_path):
    path = write(tmp_path / "x.csv", "id,preferred,alternatives", "cn.most,科技部,", "cn.other,科技部,")
    labels: dict[str, str] = {}
    first, second = read_rows(path, COLUMNS)
    name_label(labels, "科技部", "cn.most", first)
    with pytest.raises(LexiconError, match=r"x\.csv:3: '科技部' already names cn.most"):
        name_label(labels, "科技部", "cn.other", second)


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("牵头单位", "lead"),
        ("牽頭單位：", "lead"),  # traditional, with its colon
        ("牵 头\n单位", "lead"),  # a column head broken over lines
        ("总牵头单位", "lead"),
        ("主办单位", "lead"),
        ("汇总单位", "lead"),
        ("市卫健委内牵头处室", "lead"),  # names its agency
        ("责任部门", "responsible"),
        ("主责单位", "responsible"),
        ("主要责任单位", "responsible"),
        ("负责部门", "responsible"),
        ("配合单位", "cooperating"),
        ("协作和配合单位", "cooperating"),
        ("其他责任单位", "cooperating"),
        ("市卫健委内配合处室", "cooperating"),
        ("督办单位", "supervising"),
        ("指导部门", "supervising"),
        ("完成时限", "deadline"),
        ("进度安排", "deadline"),
        ("重点任务", "task"),
        ("改革举措", "task"),
        ("工作措施", "action"),
        ("主要内容", "action"),
        ("序号", "number"),
        ("推广范围", "region_scope"),
        ("适用范围", "region_scope"),
        ("预期值", "value"),
        ("属性", "target_kind"),
        ("区政府分管领导", "person"),  # never a unit
        ("牵头县领导", "person"),
        ("责任人", "person"),
        ("负责考核部门", "assessor"),  # assesses, does not carry out
        ("责任单位（第一个为牵头单位）", "responsible"),  # a note in brackets
        ("责任处(科)室", "responsible"),
        ("责任清单", None),
        ("责任目标", None),
        ("主要负责同志", "person"),
    ],
)
def test_labels_of_brackets_and_table_heads(label, field):
    found = label_field(label)
    assert (found[0] if found else None) == field


@pytest.mark.parametrize("role", UnitRole)
def test_every_role_has_labels_and_words(role):
    assert (role.value, role) in load_labels().values()
    assert role in load_role_words().values()


def test_labels_are_folded_and_say_roles_only_for_units():
    for label, (field, role) in load_labels().items():
        assert label == fold(label)
        assert not label.endswith(":")
        assert (role is not None) == (field in {one.value for one in UnitRole})


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("牵头", UnitRole.LEAD),
        ("分别牵头负责", UnitRole.LEAD),
        ("按职责分工负责", UnitRole.RESPONSIBLE),
        ("落实", UnitRole.RESPONSIBLE),
        ("参与", UnitRole.COOPERATING),
        ("会同", UnitRole.COOPERATING),
        ("指导", UnitRole.SUPERVISING),
    ],
)
def test_role_words(word, role):
    assert load_role_words()[word] is role


def test_all_lexicons_load_within_a_second():
    """They load once in every worker: 0.3 s on an idle machine."""
    from extract.names import gazetteer, organs
    from extract.names.themes import Themes

    for cached in (
        organs.load_organs,
        organs.namings,
        organs.wildcards,
        organs.central_names,
        gazetteer.load_gazetteer,
    ):
        cached.cache_clear()
    start = time.process_time()
    gazetteer.load_gazetteer()
    organs.namings(national=True)
    organs.namings(national=False)
    Themes.load()
    assert time.process_time() - start < 1
