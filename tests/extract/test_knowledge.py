"""The lexicons are loaded once; a user's own themes beside the shipped ones."""

from pathlib import Path

import pytest

from extract.knowledge import load_knowledge
from extract.lexicon import LexiconError


def test_it_is_loaded_once() -> None:
    assert load_knowledge() is load_knowledge()


def test_themes_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("id,preferred_label,alternative_labels,negative_labels\na,低空经济,通用航空,\n", encoding="utf-8")
    mine = load_knowledge(path)
    assert [theme.label for theme in mine.themes.themes] == ["低空经济"]
    assert mine.regions.gazetteer.regions == load_knowledge().regions.gazetteer.regions  # the rest is the shipped one
    assert len(load_knowledge().themes.themes) > 1


def test_a_wrong_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("id\na\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"wrong\.csv"):
        load_knowledge(path)
