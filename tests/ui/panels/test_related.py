"""Documents that another has to do with."""

from __future__ import annotations

from ui.panels.related import Relative, relatives_html


def test_relatives_are_counted_named_and_opened() -> None:
    html = relatives_html("被引", [Relative("ab", "甲<b>", "甲发1号"), Relative("cd", "乙", "")])
    assert "被引 2" in html
    assert 'href="document?id=ab"' in html
    assert "甲&lt;b&gt;</a> 甲发1号" in html


def test_none_is_not_said() -> None:
    assert relatives_html("被引", ()) == ""
