"""Boxes that a button opens (ui/boxes.py)."""

from __future__ import annotations

from pathlib import Path

from tests.shown_pages import Run, opened


def test_a_box_is_filled_when_it_is_opened_and_keeps_what_was_typed(run: Run, filled: Path) -> None:
    app = run("search", filled, q="营商环境")
    assert not app.text_area
    opened(app, "likes-box").text_area[0].set_value("恢复退化湿地").run()
    app.session_state["likes-box-0"] = False
    assert not app.run().text_area
    assert opened(app, "likes-box").text_area[0].value == "恢复退化湿地"
