"""校核 on the page 文件: what the panel reports is done, said and able to be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.build import Corpus
from corpus.search.entry_ids import RecordKind
from tests.corpus.intake.test_corrected import TEXT
from tests.shown_pages import Run, html, opened, words
from ui.app_pages.correcting import _suggested


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Corpus.open(tmp_path / "库") as corpus:
        corpus.add_bytes([("方案.txt", TEXT.encode())], workers=0)
    return tmp_path / "库"


@pytest.fixture
def document_id(folder: Path) -> str:
    with Corpus.open(folder) as corpus:
        return corpus.documents()[0].document_id


def test_the_box_lists_what_was_put_right_and_takes_it_back(run: Run, folder: Path, document_id: str) -> None:
    with Corpus.open(folder) as corpus:
        corpus.corrections.edit(f"{document_id}-t1", {"牵头单位": "市园林绿化局"}, "赵")
    app = opened(run("document", folder, id=document_id), "correcting-box")
    assert "市园林绿化局" in html(app) and "已校核" in html(app)
    app.button(key="correcting-undo-1").click().run()
    assert not app.exception
    with Corpus.open(folder) as corpus:
        assert corpus.corrections.all()[0].undone
    assert "已校核" not in html(app)


def test_all_the_rest_is_accepted_with_the_name(run: Run, folder: Path, document_id: str) -> None:
    app = opened(run("document", folder, id=document_id), "correcting-box")
    app.text_input(key="correcting-author").set_value("钱").run()
    next(button for button in app.button if button.label.startswith("认可其余")).click().run()
    with Corpus.open(folder) as corpus:
        made = corpus.corrections.all()
        assert corpus.corrections.unverified(corpus.document(document_id)) == ()
    assert {each.author for each in made} == {"钱"}


def test_fields_of_the_document_are_changed_in_a_window(run: Run, folder: Path, document_id: str) -> None:
    app = opened(run("document", folder, id=document_id), "correcting-box")
    next(button for button in app.button if button.label == "改文件信息").click().run()
    assert app.text_input(key="correcting-field-1-title").value == "栖河市湿地保护工作方案"
    assert app.text_input(key="correcting-field-1-issuers").value == "栖河市人民政府"
    assert not app.exception


def test_what_does_not_fit_is_named_on_the_box(run: Run, folder: Path, document_id: str) -> None:
    shorter = TEXT.replace("（二）建设观鸟步道。完善沿河步道和标识。（牵头单位：市住房城乡建设局）\n", "")
    with Corpus.open(folder) as corpus:
        corpus.corrections.accept(f"{document_id}-t1", "赵")
        corpus.add_bytes([("方案二.txt", shorter.encode())], workers=0)
        other = next(row.document_id for row in corpus.documents() if row.document_id != document_id)
    app = opened(run("document", folder, id=other), "correcting-box")
    assert "原文中找不到这段文字" in html(app)
    assert not app.exception
    assert "请在正文中选中" not in words(app)


def test_what_the_fields_of_a_new_record_begin_with() -> None:
    assert _suggested(RecordKind.TASK, "加强 巡护")["title"] == "加强巡护"
    assert _suggested(RecordKind.CITATION, "《甲办法》")["title"] == "甲办法"
    assert _suggested(RecordKind.TARGET, "75%")["value"] is None
