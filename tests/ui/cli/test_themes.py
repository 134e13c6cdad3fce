"""The command themes suggest."""

from extract.names.themes import Themes
from tests.command_line import ROOT


def test_suggested_themes_can_be_appended_to_the_taxonomy(ask, tmp_path):
    _, text = ask("themes", "suggest", "--least", 2, "--format", "csv")
    shipped = (ROOT / "extract" / "lexicons" / "themes.csv").read_text(encoding="utf-8")
    path = tmp_path / "主题.csv"
    path.write_text(shipped + text.split("\r\n", 1)[1], encoding="utf-8")
    assert len(Themes.load(path).themes) > len(Themes.load().themes)
    assert "次数" in ask("themes", "suggest", "--least", 2)[1]
