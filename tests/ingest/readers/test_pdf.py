"""PDF files: lines become paragraphs, running heads go."""

import random
from io import BytesIO

import pypdfium2 as pdfium
import pytest

import ingest
from corpus.model import Severity
from ingest import IngestCode, IngestError
from ingest.ledger import Left, LeftOut, amount
from ingest.line import RawDocument
from ingest.ocr.progress import listening
from ingest.readers import pdf, sheets
from tests.made_files import LONG, PARAGRAPHS, WIDTH, grid, made_pdf, set_lines, shown
from tests.made_scans import NOTICE, blank, needed, saved, set_notice, set_table


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
    monkeypatch.setattr(sheets, "MAX_PAGES", most)
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
    monkeypatch.setattr("ingest.readers.ruled.find_grids", lambda data, pages: asked.append(list(pages)) or {})
    pdf.read(made_pdf([set_lines(PARAGRAPHS)], [(0, 60.0, 500.0 + n, 420.0, 500.0 + n) for n in range(rulings)]))
    assert asked == ([[1]] if read_ else [])


def test_without_indents_full_lines_go_on():
    lines = [(60.0, 100.0 + 20 * n, "推进政务服务标准化规范化便利化，压缩办理时限提升企业和群众") for n in range(9)]
    assert read([[*lines, (60.0, 280.0, "一、总体要求")]]) == ["".join(words for _, _, words in lines), "一、总体要求"]


def turned(matrix: str, paragraphs: list[str]) -> str:
    """Lines as a typesetter sets them on a page that is turned; ``matrix`` says where x from the left and y from the
    top are to stand."""
    return "\n".join(
        shown(matrix.format(x=x, y=y, fx=600 - x, fy=800 - y, gx=800 - x, gy=600 - y), w)
        for x, y, w in set_lines(paragraphs)
    )


@pytest.mark.parametrize("rotate", ["", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/Rotate -90"])
@pytest.mark.parametrize("matrix", ["1 0 0 1 {x} {fy}", "0 1 -1 0 {y} {x}", "-1 0 0 -1 {fx} {y}", "0 -1 1 0 {gy} {gx}"])
def test_pages_are_read_upright_however_they_are_turned(matrix, rotate):
    """Whether the page says so (/Rotate) or the text lies on its side."""
    found = pdf.read(made_pdf([[]], under=turned(matrix, PARAGRAPHS), page=rotate))
    assert [line.text for line in found.lines] == PARAGRAPHS
    assert not found.left


def test_what_the_page_does_not_show_is_left_out_and_told():
    words = [*set_lines(PARAGRAPHS), (60.0, 780.0, "裁切线以外的字")]
    found = pdf.read(made_pdf([words], page="/CropBox[0 40 600 800]"))
    assert [line.text for line in found.lines] == PARAGRAPHS
    assert found.left == (LeftOut(Left.HIDDEN, "裁切线以外的字"),)


@pytest.mark.parametrize(
    "mark",
    [
        shown(".707 .707 -.707 .707 100 200", "内部资料请勿外传", 60),
        shown(".94 .34 -.34 .94 100 500", "内部资料请勿外传", 12),
        "/Clear gs " + shown("1 0 0 1 100 500", "内部资料请勿外传", 40),
    ],
    ids=["slanted", "small", "translucent"],
)
def test_a_watermark_is_left_out_and_told(mark):
    found = pdf.read(made_pdf([set_lines(PARAGRAPHS)], under=mark))
    assert [line.text for line in found.lines] == PARAGRAPHS
    assert found.left == (LeftOut(Left.WATERMARK, "内部资料请勿外传"),)


def test_text_that_is_translucent_as_a_whole_is_text():
    found = pdf.read(made_pdf([[]], under="/Clear gs " + turned("1 0 0 1 {x} {fy}", PARAGRAPHS)))
    assert [line.text for line in found.lines] == PARAGRAPHS


CODES = shown("1 0 0 1 60 300", "!#$%&()*+,-./0123456789:;<=>?@", font="Codes")


def test_a_font_without_codes_is_told_and_its_glyphs_are_no_text():
    found = pdf.read(made_pdf([set_lines(PARAGRAPHS)] * 2, under=CODES))
    assert [line.text for line in found.lines] == PARAGRAPHS * 2
    (issue,) = found.issues
    assert issue.code == "garbled" and "第 1、2 页有 60 个字" in issue.message
    assert {each.reason for each in found.left} == {Left.UNREADABLE}
    assert sum(amount(each.text) for each in found.left) == 60


@pytest.mark.parametrize(
    "words", [[(60.0, 100.0 + 20 * n, "ÖÐ»ªÈËÃñ¹²ºÍ¹ú¹úÎñÔº") for n in range(5)], [(60.0, 100.0, "一、总体要求")]]
)
def test_a_file_of_gibberish_is_refused(words, monkeypatch):
    monkeypatch.setattr("ingest.ocr.extra.is_installed", lambda: False)
    assert code_of(lambda: pdf.read(made_pdf([words], under=CODES * 3))) is IngestCode.GARBLED


def test_a_scanned_pdf_is_read_page_by_page():
    needed()
    told = []
    with listening(lambda *page: told.append(page)):
        found = ingest.load_bytes("a.pdf", saved(set_notice(), set_table(), kind="PDF"))
    assert told == [(1, 2), (2, 2)] and found.text.startswith(NOTICE) and found.recognised_pages == (1, 2)
    assert sum(block.cell is not None for block in found.blocks) == 9
    assert not [issue for issue in found.issues if issue.code == "picture_pages"]


def test_a_picture_among_pages_with_text_is_read_in_its_place():
    needed()
    document = pdfium.PdfDocument.new()
    for data in (made_pdf([set_lines(PARAGRAPHS)]), saved(set_notice(), kind="PDF"), made_pdf([set_lines(PARAGRAPHS)])):
        document.import_pages(pdfium.PdfDocument(data))
    out = BytesIO()
    document.save(out)
    found = ingest.load_bytes("a.pdf", out.getvalue())
    assert found.text == "\n".join([*PARAGRAPHS, NOTICE, *PARAGRAPHS])
    assert found.recognised_pages == (2,)
    (entry,) = found.ledger.added
    assert (entry.reason, entry.amount) == ("recognised", amount(NOTICE))


def test_without_the_extra_a_scan_is_refused_with_the_command(monkeypatch):
    monkeypatch.setattr("ingest.ocr.extra.is_installed", lambda: False)
    with pytest.raises(IngestError, match=r'pip install "zhengce\[ocr\]"') as caught:
        pdf.read(saved(blank(), kind="PDF"))
    assert caught.value.code is IngestCode.SCANNED


def test_pages_that_are_pictures_are_named():
    scan = "600 0 0 800 0 0 cm /Dot Do"
    pages = [set_lines(PARAGRAPHS), [], set_lines(PARAGRAPHS), [(280.0, 760.0, "— 4 —")]]
    issue = pdf.read(made_pdf(pages, under=scan)).issues[0]
    assert issue.code == "picture_pages" and issue.message.startswith("第 2、4 页是图片")
    assert not pdf.read(made_pdf(pages, under="60 0 0 80 0 0 cm /Dot Do")).issues  # a seal, and blank pages


def columns(*columns: list[str], left: float = 60, width: int = 18, apart: float = 24, top: float = 120):
    """The lines of each column."""
    placed = []
    for number, paragraphs in enumerate(columns):
        x, y = left + number * (width * 12 + apart), top
        placed.append([])
        for paragraph in paragraphs:
            indent = 2
            while paragraph:
                placed[-1].append((x + 12 * indent, y, paragraph[: width - indent]))
                paragraph, indent, y = paragraph[width - indent :], 0, y + 20
    return placed


TITLE = (150.0, 80.0, "关于加强口袋公园建设工作的若干意见的通知")
NUMBER = (280.0, 780.0, "— 1 —")


@pytest.mark.parametrize("order", ["columns", "rows", "backwards"])
@pytest.mark.parametrize("apart", [12, 24, 40])
def test_two_columns_are_read_one_after_the_other_whatever_is_drawn_first(order, apart):
    one, two = columns(PARAGRAPHS[:4], [*PARAGRAPHS[4:], LONG * 2], apart=apart)
    drawn = {"columns": one + two, "rows": sorted(one + two, key=lambda word: word[1]), "backwards": two + one}[order]
    assert read([[TITLE, *drawn, NUMBER]]) == [TITLE[2], *PARAGRAPHS, LONG * 2]


def test_three_columns():
    placed = columns([LONG * 3], [LONG * 2], [LONG * 3], left=40, width=13)
    assert read([sorted((word for column in placed for word in column), key=lambda word: word[1])]) == [
        LONG * 3,
        LONG * 2,
        LONG * 3,
    ]


def test_a_paragraph_goes_on_in_the_next_column():
    one, two = columns([LONG * 6], [LONG * 3])
    moved = [(x + 240, y, words) for x, y, words in one[7:]]
    below = [(x, y + 20 * len(moved), words) for x, y, words in two]
    assert read([[*one[:7], *[(x, 120 + 20 * n, words) for n, (x, _, words) in enumerate(moved)], *below]]) == [
        LONG * 6,
        LONG * 3,
    ]


def test_cells_without_rules_are_no_columns():
    words = [
        word for n in range(12) for word in ((60.0, 100.0 + 20 * n, "市园林局"), (320.0, 100.0 + 20 * n, LONG[:17]))
    ]
    assert read([words])[:4] == ["市园林局", LONG[:17]] * 2


@pytest.mark.parametrize("number", [True, False])
def test_the_numbers_of_a_list_at_the_edge_are_text(number):
    words = [(60.0, 100.0, "1"), (120.0, 100.0, LONG[:20])] if number else [(60.0, 60.0, "1")]
    assert ("1" in read([[*words, *set_lines(PARAGRAPHS, top=120)]])) is number


def test_vertical_setting_is_read_down_and_leftwards():
    placed, x = [], 500.0
    for paragraph in ["关于加强口袋公园建设的通知", *PARAGRAPHS]:
        indent = 2
        while paragraph:
            placed.append((x, 80.0 + 12 * indent, paragraph[: WIDTH - indent]))
            paragraph, indent, x = paragraph[WIDTH - indent :], 0, x - 20
    told = ["关于加强口袋公园建设的通知", *PARAGRAPHS]
    assert [line.text for line in pdf.read(made_pdf([placed], setting="V")).lines] == told
    single = [(x, y + 12 * n, char) for x, y, words in placed for n, char in enumerate(words)]
    assert read([single]) == told


def test_bold_made_by_drawing_twice_is_told_once():
    twice = [word for x, y, words in set_lines(PARAGRAPHS) for word in ((x, y, words), (x + 0.4, y, words))]
    again = [*set_lines(PARAGRAPHS), *[(x + 0.4, y, words) for x, y, words in set_lines(PARAGRAPHS)]]
    for words in (twice, again):
        found = pdf.read(made_pdf([words]))
        assert [line.text for line in found.lines] == PARAGRAPHS
        assert {each.reason for each in found.left} == {Left.REPEATED}
        assert sum(amount(each.text) for each in found.left) == sum(map(len, PARAGRAPHS))


def test_characters_that_follow_each_other_are_not_twice_the_same():
    words = "共1111个，……——家家户户人人参与，ﬀ类"
    assert read([[(60.0, 60.0, words), *set_lines(PARAGRAPHS, top=100)]])[0] == words.replace("ﬀ", "ff")


def test_big_type_is_a_line_of_its_own():
    head = shown("1 0 0 1 60 740", "青川市人民政府文件", 38)
    lines = [(240.0, 100.0, "青政发〔2024〕3号"), *set_lines(["各县（区）人民政府：", LONG * 2, LONG * 2], top=140)]
    assert read_under([lines], head)[:3] == ["青川市人民政府文件", "青政发〔2024〕3号", "各县（区）人民政府："]


def read_under(pages, under: str) -> list[str]:
    return [line.text for line in pdf.read(made_pdf(pages, under=under)).lines]


def test_where_most_lines_are_first_lines_the_indent_is_not_the_margin():
    paragraphs = [LONG[:27] + "。", LONG[:28] + "服务。", LONG[:27] + "。", LONG[:28] + "事项。", LONG[:26] + "。"]
    assert read([set_lines(paragraphs)]) == paragraphs


@pytest.mark.parametrize(("apart", "words"), [(0, "达到42%以上"), (4, "达到42%以上"), (7, "达到42%以上")])
def test_letters_set_apart_are_one_word(apart, words):
    spaced = f"{apart} Tc " + shown("1 0 0 1 84 740", words)
    assert read_under([set_lines(PARAGRAPHS)], spaced)[0] == words


def test_running_heads_and_page_numbers_are_told():
    pages = [
        [(280.0, 760.0, f"— {n} —"), (60.0, 40.0, "青川市人民政府公报"), *set_lines([LONG * 3], top=100)]
        for n in (1, 2, 3)
    ]
    found = pdf.read(made_pdf(pages))
    assert [(each.reason, each.text) for each in found.left] == [
        (reason, words)
        for n in (1, 2, 3)
        for reason, words in ((Left.PAGE_NUMBER, f"— {n} —"), (Left.RUNNING, "青川市人民政府公报"))
    ]


def test_every_character_is_told_once():
    """Drawn twice, turned, cropped, in tables, heads and watermarks: lines and what is left out are what was drawn."""
    head, mark = "青川市人民政府公报", "内部资料"
    cells = [(64.0, 518.0, "甲局"), (254.0, 518.0, "乙"), (64.0, 538.0, "丙"), (254.0, 538.0, "丁院")]
    words = [(60.0, 40.0, head), *set_lines(PARAGRAPHS), *set_lines(PARAGRAPHS), *cells, (60.0, 790.0, "裁掉")]
    under = shown(".7 .7 -.7 .7 200 200", mark, 40) + CODES
    rulings = [ruling for n in range(3) for ruling in grid(n, [60, 250, 420], [505, 525, 545])]
    found = pdf.read(made_pdf([words] * 3, rulings, under=under, page="/CropBox[0 30 600 800]"))
    drawn = 3 * (len(mark) + 30 + sum(len(each) for _, _, each in words))
    assert sum(amount(each.text) for each in (*found.lines, *found.left)) == drawn


def test_a_page_of_absurdly_many_characters_is_refused(monkeypatch):
    monkeypatch.setattr("ingest.readers.glyphs.MAX_GLYPHS", 100)
    assert code_of(lambda: pdf.read(made_pdf([set_lines(PARAGRAPHS)]))) is IngestCode.TOO_LARGE


@pytest.mark.parametrize(
    "under",
    [
        shown("1e30 0 0 1e30 60 700", "推进") + shown("0 0 0 0 60 700", "推进", 1e38),
        "1e30 0 0 1e30 0 0 cm 0 0 m 1e38 1e38 l S",
        "-1e9 505 m 1e9 505 l S 60 -1e9 m 60 1e9 l S",
    ],
)
@pytest.mark.parametrize(
    "page", ["", "/CropBox[0 0 0 0]", "/MediaBox[600 800 0 0]", "/MediaBox[0 0 1e38 1e38]", "/Rotate 7"]
)
def test_absurd_places_are_no_matter(under, page):
    rulings = grid(0, [60, 250, 420], [505, 525, 545])
    assert [
        line.text for line in pdf.read(made_pdf([set_lines(PARAGRAPHS)], rulings, under=under, page=page)).lines
    ] == PARAGRAPHS


def test_a_drawing_is_not_read_for_tables(monkeypatch):
    monkeypatch.setattr(pdf, "_MOST_RULINGS", 8)
    found = pdf.read(made_pdf([set_lines(PARAGRAPHS)], [(0, 60.0, 500.0 + n, 420.0, 500.0 + n) for n in range(9)]))
    assert found.issues == (pdf.TOO_MANY_TABLES,)


def test_broken_bytes_are_refused_or_read():
    """200 files, each with a few bytes changed, cut or doubled: a document or one sentence, nothing else."""
    whole = made_pdf([set_lines(PARAGRAPHS[:3])], grid(0, [60, 250, 420], [505, 525, 545]))
    assert pdf.read(whole).lines
    chance = random.Random(7)
    for _ in range(200):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randint(1, 40)]
                case 2:
                    data[at:at] = data[at : at + chance.randint(1, 40)]
                case 3:
                    data[at : at + 1] = str(chance.choice([-1, 0, 99999999, 2**40])).encode()
        try:
            assert isinstance(pdf.read(bytes(data)), RawDocument)
        except IngestError as error:
            assert error.message.endswith("。")


def test_of_a_seal_the_page_is_named_and_in_a_word_file_the_picture():
    page, picture = (pdf.laid_out(pdf.Reading(sealed=[2], unit=unit)).issues for unit in ("页", "幅图"))
    assert [(each.code, each.severity) for each in (*page, *picture)] == [("seal_unread", Severity.NOTE)] * 2
    assert page[0].message.startswith("第 2 页上有") and picture[0].message.startswith("第 2 幅图上有")
