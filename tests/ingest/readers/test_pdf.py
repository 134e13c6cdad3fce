"""PDF files: lines become paragraphs, running heads go."""

import pytest

import ingest
from ingest.readers import pdf
from tests.made_files import LONG, PARAGRAPHS, made_pdf, set_lines


def test_pdf_lines_become_paragraphs():
    assert [line.text for line in pdf.read(made_pdf([set_lines(PARAGRAPHS)])).lines] == PARAGRAPHS


def test_a_paragraph_goes_on_over_the_page_break_without_number_and_running_head():
    lines = set_lines([LONG * 6, LONG * 5])
    pages = [
        [(60.0, 40.0, "青川市人民政府公报"), *lines[:5], (280.0, 760.0, "— 1 —")],
        [(60.0, 40.0, "青川市人民政府公报"), *[(x, y - 80, w) for x, y, w in lines[5:9]], (280.0, 760.0, "— 2 —")],
        [(60.0, 40.0, "青川市人民政府公报"), *[(x, y - 160, w) for x, y, w in lines[9:]], (280.0, 760.0, "— 3 —")],
    ]
    found = pdf.read(made_pdf(pages)).lines
    assert [line.text for line in found] == [LONG * 6, LONG * 5]
    assert found[0].page == 1


def test_a_centred_title_does_not_run_into_the_next_line():
    title = [(144.0, 60.0, "关于加强纳税信用建设的通知"), (60.0, 80.0, "各区县人民政府，市政府各部门、各直属机构：")]
    lines = [line.text for line in pdf.read(made_pdf([[*title, *set_lines(PARAGRAPHS * 2, top=120)]])).lines]
    assert lines[:3] == ["关于加强纳税信用建设的通知", "各区县人民政府，市政府各部门、各直属机构：", PARAGRAPHS[0]]


def test_a_title_over_the_whole_width_takes_its_rest_along():
    title = [(60.0, 60.0, "某市人民政府办公室关于印发某市二〇二三年大气污染防治行动计划的通"), (234.0, 80.0, "知")]
    lines = [line.text for line in pdf.read(made_pdf([[*title, *set_lines(PARAGRAPHS * 2, top=120)]])).lines]
    assert lines[:2] == ["某市人民政府办公室关于印发某市二〇二三年大气污染防治行动计划的通知", PARAGRAPHS[0]]


def test_a_scan_is_refused():
    with pytest.raises(ingest.IngestError, match="没有文字层的扫描件"):
        pdf.read(made_pdf([[(60.0, 100.0, "附件：空间布局图")]]))
