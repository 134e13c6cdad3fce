"""Keys are shown once, kept as hashes, and out at once when they are taken back."""

from datetime import date

import pytest

from zhengce.serving.keys import KeyNameError, Keys, KeysDamaged

DAY = date(2026, 3, 4)


def test_a_key_is_known_until_it_is_taken_back(tmp_path):
    keys = Keys(tmp_path)
    one, other = keys.make("统计处", DAY), keys.make(" 研究 室 ", DAY)
    assert one != other
    assert [(each.name, each.made) for each in keys.all()] == [("统计处", "2026-03-04"), ("研究 室", "2026-03-04")]
    assert (keys.name_of(one), keys.name_of(other)) == ("统计处", "研究 室")
    assert keys.name_of(one + "x") is keys.name_of("") is keys.name_of("\ud800") is None
    assert keys.remove("统计处")
    assert not keys.remove("统计处")
    assert keys.name_of(one) is None
    assert keys.name_of(other) == "研究 室"


def test_the_key_itself_is_not_kept(tmp_path):
    key = Keys(tmp_path).make("统计处", DAY)
    (file,) = tmp_path.iterdir()
    assert key not in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["", "  ", "长" * 41, "统计处"])
def test_names_are_short_and_one_has_one_key(tmp_path, name):
    keys = Keys(tmp_path)
    keys.make("统计处", DAY)
    with pytest.raises(KeyNameError):
        keys.make(name, DAY)


@pytest.mark.parametrize("text", ["{", "[1]", '[{"name": "甲"}]', '{"name": "甲"}'])
def test_a_broken_list_lets_nobody_in(tmp_path, text):
    (tmp_path / "api-keys.json").write_text(text, encoding="utf-8")
    with pytest.raises(KeysDamaged):
        Keys(tmp_path).name_of("x")
