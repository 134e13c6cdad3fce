"""Lexicon files: what is wrong in one is said with file and line; the shipped ones load."""

from pathlib import Path

import pytest

from extract.lexicon import LexiconError, alternatives, name_label, read_rows

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


def test_the_words_of_a_column_as_a_pattern(tmp_path, monkeypatch):
    (tmp_path / "lexicons").mkdir()
    write(
        tmp_path / "lexicons" / "x.csv",
        "word,kind,uses",
        "牵头,stem,said|by",
        "總牽頭,stem,said",
        "A.B,stem,by",
        "人,end,",
    )
    monkeypatch.setattr("extract.lexicon.files", lambda package: tmp_path)
    # folded, escaped, the longest first, before them what they begin with
    assert alternatives("x.csv", kind="stem") == r"(?=[A总牵])(?:A\.B|总牵头|牵头)"
    assert alternatives("x.csv", kind="stem", uses="said") == "(?=[总牵])(?:总牵头|牵头)"
    assert alternatives("x.csv", kind="stem|end", uses="by|line") == r"(?=[A牵])(?:A\.B|牵头)"
    assert alternatives("x.csv", uses="") == "(?=[人])(?:人)"
    with pytest.raises(LexiconError, match=r"x\.csv: no row has \{'kind': 'none'\}"):
        alternatives("x.csv", kind="none")
