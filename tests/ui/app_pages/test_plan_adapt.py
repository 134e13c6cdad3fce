"""A table fitted to one's own place, near-equal rows made one: as the page ``ui/app_pages/plan_adapt.py`` offers it."""

from __future__ import annotations

from pathlib import Path

from corpus.build import Corpus
from tests.plan_pages import made, press, shown
from tests.shown_pages import Run


def test_names_are_fitted_to_ones_own_place(run: Run, folder: Path) -> None:
    with Corpus.open(folder) as corpus:
        document_id = corpus.documents()[0].document_id
    run("tasks", folder, id=document_id)
    app = run("plan", folder)
    press(app, "换成本地")
    assert not app.exception
    next(button for button in app.button if button.label.startswith("替换所选")).click().run()
    leads = [row["c"]["lead"] for group in shown(app)["groups"] for row in group["rows"]]  # type: ignore[attr-defined]
    assert leads == ["省财政厅", "省自然资源厅（原省国土资源厅）"]


def test_near_equal_rows_are_offered_to_be_merged(run: Run, folder: Path) -> None:
    rows = ("健全河湖长制工作机制，落实巡河责任", "健全河湖长制工作机制，落实巡河责任。", "建设气象观测站")
    made(folder, rows=rows)
    app = run("plan", folder)
    press(app, "合并相近")
    assert not app.exception
    press(app, "合并所选 1 组")
    assert len(shown(app)["groups"][0]["rows"]) == 2  # type: ignore[index]
