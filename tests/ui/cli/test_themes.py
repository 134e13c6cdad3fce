"""The command themes suggest."""

from extract.names.themes import Themes
from tests.command_line import ROOT, zhengce


def test_suggested_themes_can_be_appended_to_the_taxonomy(ask, tmp_path):
    _, text = ask("themes", "suggest", "--least", 2, "--format", "csv")
    shipped = (ROOT / "extract" / "lexicons" / "themes.csv").read_text(encoding="utf-8")
    path = tmp_path / "主题.csv"
    path.write_text(shipped + text.split("\r\n", 1)[1], encoding="utf-8")
    assert len(Themes.load(path).themes) > len(Themes.load().themes)
    assert "次数" in ask("themes", "suggest", "--least", 2)[1]


def test_fewer_are_listed_the_more_often_they_must_occur(ask):
    def rows(*options):
        return ask("themes", "suggest", "--format", "csv", *options)[1].splitlines()

    assert len(rows("--least", 2)) > len(rows("--least", 3)) >= 1
    assert len(rows("--least", 2, "--limit", 1)) == 2  # the head and one


def test_a_taxonomy_that_cannot_be_used_is_explained(corpus, tmp_path, capsys):
    path = tmp_path / "主题.csv"
    path.write_text("id\n", encoding="utf-8")
    assert zhengce("themes", "suggest", "--themes", path, "--corpus", corpus) == 1
    assert "主题表不能使用" in capsys.readouterr().err
