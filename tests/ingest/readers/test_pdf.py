"""PDF files: lines become paragraphs, running heads go."""

import pytest

import ingest
from ingest import IngestCode, IngestError
from ingest.readers import pdf
from ingest.readers.glyphs import Printed
from tests.made_files import LONG, PARAGRAPHS, grid, made_pdf, set_lines


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


def read(pages: list[list[tuple[float, float, str]]]) -> list[str]:
    return [line.text for line in pdf.read(made_pdf(pages)).lines]


@pytest.mark.parametrize(("characters", "scan"), [(49, True), (50, False)])
def test_how_little_text_makes_a_scan(characters, scan):
    words = [(60.0, 100.0, "政" * 25), (60.0, 120.0, "政" * (characters - 25))]
    assert (code_of(lambda: pdf.read(made_pdf([words]))) is IngestCode.SCANNED) is scan


@pytest.mark.parametrize(("most", "code"), [(3, None), (2, IngestCode.TOO_LARGE)])
def test_a_file_has_so_many_pages_and_no_more(monkeypatch, most, code):
    monkeypatch.setattr(pdf, "_MAX_PAGES", most)
    assert code_of(lambda: pdf.read(made_pdf([set_lines([LONG * 2])] * 3))) is code


def code_of(call) -> IngestCode | None:
    try:
        call()
    except IngestError as error:
        return error.code
    return None


def test_a_broken_file_says_so():
    assert code_of(lambda: pdf.read(b"%PDF-1.7 x")) is IngestCode.BROKEN


@pytest.mark.parametrize(("pages", "goes"), [(2, False), (3, True)])
def test_a_line_that_most_pages_begin_with_is_no_text(pages, goes):
    """Numbers in it may differ."""
    made = [[(60.0, 40.0, f"青川市人民政府公报第{n}期"), *set_lines([LONG * 3])] for n in range(pages)]
    assert ("公报" in "".join(read(made))) is not goes


def test_a_line_that_half_of_the_pages_begin_with_is_text():
    made = [
        [(60.0, 40.0, "青川市人民政府公报"), *set_lines([LONG * 3])] if n < 3 else set_lines([LONG * 3])
        for n in range(6)
    ]
    assert "公报" in "".join(read(made))


@pytest.mark.parametrize(
    ("number", "goes"), [("— 3 —", True), ("3", True), ("第3页", True), ("3/12", True), ("3.总则", False)]
)
def test_page_numbers_at_the_edge_go(number, goes):
    found = read([[*set_lines(PARAGRAPHS), (280.0, 760.0, number)]])
    assert (found == PARAGRAPHS) is goes


def test_a_number_in_the_middle_of_a_page_is_text():
    lines = set_lines(PARAGRAPHS)
    assert "2025" in "".join(read([[*lines[:4], (60.0, lines[3][1] + 10, "2025"), *lines[4:]]]))


def test_rulings_beyond_the_most_pages_are_told(monkeypatch):
    rulings = [ruling for page in range(2) for ruling in grid(page, [60.0, 200.0, 420.0], [505.0, 525.0, 545.0])]
    words = [[*set_lines(PARAGRAPHS), (64.0, 518.0, "甲"), (204.0, 518.0, "乙"), (64.0, 538.0, "丙")]] * 2
    whole = pdf.read(made_pdf(words, rulings))
    assert not whole.issues
    assert len({line.cell.table for line in whole.lines if line.cell}) == 2
    monkeypatch.setattr(pdf, "_MAX_TABLE_PAGES", 1)
    cut = pdf.read(made_pdf(words, rulings))
    assert cut.issues == (pdf.TOO_MANY_TABLES,)
    assert len({line.cell.table for line in cut.lines if line.cell}) == 1


@pytest.mark.parametrize(("rulings", "read_"), [(5, False), (6, True)])
def test_how_many_rulings_make_a_page_worth_reading_for_tables(monkeypatch, rulings, read_):
    asked = []
    monkeypatch.setattr("ingest.readers.ruled.find_tables", lambda data, pages: asked.append(list(pages)) or [])
    pdf.read(made_pdf([set_lines(PARAGRAPHS)], [(0, 60.0, 500.0 + n, 420.0, 500.0 + n) for n in range(rulings)]))
    assert asked == ([[1]] if read_ else [])


AREA = pdf.TypeArea(60.0, 420.0, 12.0)


def printed(left: float, right: float, text: str = "推进政务服务") -> Printed:
    return Printed(text, 1, left, right, 100.0)


@pytest.mark.parametrize(
    ("line", "full"),
    [
        (printed(60, 420), True),
        (printed(60, 348.1), True),  # a word of six characters did not fit
        (printed(60, 348), False),
        (printed(60, 400.9, "结束。"), True),
        (printed(60, 400.7, "结束。"), False),  # the last line of a paragraph
        (printed(102, 420), True),
        (printed(102.1, 420), False),  # indented by more than a first line
        (printed(96, 384), False),  # centred
    ],
)
def test_which_lines_are_full(line, full):
    assert AREA.is_full(line) is full


@pytest.mark.parametrize(
    ("line", "centred"),
    [
        (printed(120, 360), True),
        (printed(66, 414), False),  # half a character on either side
        (printed(66.1, 413.9), True),
        (printed(120, 371.9), True),
        (printed(120, 372), False),  # a whole character askew
        (printed(60, 360), False),
    ],
)
def test_which_lines_are_centred(line, centred):
    assert AREA.is_centred(line) is centred


@pytest.mark.parametrize(
    ("before", "goes_on"),
    [
        (printed(60, 420), True),
        (printed(60, 408), False),
        (printed(72, 420), False),
        (printed(60, 420, "结束。"), False),
    ],
)
def test_a_title_over_the_whole_width_goes_on_centred(before, goes_on):
    assert AREA.is_title(before, printed(120, 360, "知")) is goes_on


@pytest.mark.parametrize(("left", "goes_on"), [(74.3, True), (74.5, False), (45.7, True), (45.5, False)])
def test_a_paragraph_goes_on_at_the_margin(left, goes_on):
    assert AREA.goes_on(printed(60, 420), printed(left, 420)) is goes_on


def lines_at(*lefts: float, characters: int = 30) -> list[Printed]:
    return [printed(left, left + 12 * characters, "政" * characters) for left in lefts]


@pytest.mark.parametrize(
    ("lines", "known"),
    [
        (lines_at(60, 60, 60, 84), True),
        (lines_at(60, 60, 84), False),  # too few long lines
        (lines_at(60, 60, 60, 60), False),  # no indents
        (lines_at(*[60] * 24, 84), True),  # one of twenty-five
        (lines_at(*[60] * 25, 84), False),
        (lines_at(60, 60, 60, 84, characters=14), False),
        (lines_at(60, 60, 60, 84, characters=15), True),
        ([], False),
    ],
)
def test_where_there_is_a_type_area(lines, known):
    assert (pdf.type_area(lines) is not None) is known


def test_the_type_area_is_where_most_lines_stand():
    area = pdf.type_area([*lines_at(*[60] * 9, 84), printed(60, 600, "政" * 45)])
    assert area == pdf.TypeArea(60, 444, 12)  # the one that runs over the edge does not count


@pytest.mark.parametrize(
    ("before", "after", "glued"),
    [
        ("推进", "政务", "推进政务"),
        ("open", "data", "open data"),
        ("data", "数据", "data数据"),
        ("2", "025", "2025"),
        ("A", "1", "A1"),
    ],
)
def test_latin_words_keep_a_space_between_lines(before, after, glued):
    assert pdf.glue(before, after) == glued


def test_without_indents_full_lines_go_on():
    lines = [(60.0, 100.0 + 20 * n, "推进政务服务标准化规范化便利化，压缩办理时限提升企业和群众") for n in range(9)]
    assert read([[*lines, (60.0, 280.0, "一、总体要求")]]) == ["".join(words for _, _, words in lines), "一、总体要求"]
