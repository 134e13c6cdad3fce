"""Charts: their words are told, and an issue says so where the text does not hold them."""

from io import BytesIO
from zipfile import ZipFile

import xlsxwriter

import ingest
from ingest.readers import charts
from tests.made_files import SENTENCE, word, zipped

CHART = '<c:chartSpace xmlns:c="c" xmlns:a="a"><a:t>到2026年绿道建设目标</a:t><c:strCache><c:pt><c:v>望溪县</c:v></c:pt></c:strCache><c:numCache><c:v>60</c:v></c:numCache></c:chartSpace>'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_chart(chart: str) -> bytes:
    """A Word file with a chart."""
    data = word("关于推进绿道建设的通知", SENTENCE * 3)
    with ZipFile(BytesIO(data)) as package:
        parts = {name.replace("/", "__"): package.read(name) for name in package.namelist()}
    rels = parts["word___rels__document.xml.rels"].decode()
    added = f'<Relationship Id="rId99" Type="{RELATIONS}/chart" Target="charts/c.xml"/></Relationships>'
    parts["word___rels__document.xml.rels"] = rels.replace("</Relationships>", added).encode()
    return zipped(**parts, **{"word__charts__c.xml": chart.encode()})


def test_words_of_a_chart_in_word():
    document = ingest.load_bytes("a.docx", with_chart(CHART))
    assert [(each.reason, each.words) for each in document.ledger.left] == [("chart", "到2026年绿道建设目标 望溪县 60")]
    assert [issue.code for issue in document.issues] == ["chart_unread"]
    assert "“到2026年绿道建设目标 望溪县”" in document.issues[0].message
    assert document.ledger.missing == 0


def test_a_chart_of_numbers_alone_is_no_issue():
    document = ingest.load_bytes("a.docx", with_chart('<c:chartSpace xmlns:c="c"><c:v>60</c:v></c:chartSpace>'))
    assert not document.issues and document.ledger.missing == 0


def book(title: str) -> bytes:
    """A book with a chart beside its cells and one on a sheet of its own."""
    stream = BytesIO()
    made = xlsxwriter.Workbook(stream)
    sheet = made.add_worksheet("表")
    for number, row in enumerate([("各地区任务", "绿道长度（公里）"), ("望溪县", 60), (SENTENCE, 42)]):
        sheet.write_row(number, 0, row)
    for place in (sheet, made.add_chartsheet("图")):
        chart = made.add_chart({"type": "column"})
        chart.add_series({"categories": "=表!$A$2:$A$3", "values": "=表!$B$2:$B$3", "name": "=表!$B$1"})
        chart.set_title({"name": title} if title else {"none": True})
        place.insert_chart("D2", chart) if place is sheet else place.set_chart(chart)
    made.close()
    return stream.getvalue()


def test_words_of_charts_in_a_book():
    document = ingest.load_bytes("a.xlsx", book("各地区建设目标"))
    assert [each.reason for each in document.ledger.left] == ["chart"]
    assert [issue.code for issue in document.issues if issue.code != "little_text"] == ["chart_unread"]
    assert "2 个图表" in next(issue.message for issue in document.issues if issue.code == "chart_unread")
    assert document.ledger.missing == 0


def test_words_that_cells_say_are_no_issue():
    document = ingest.load_bytes("a.xlsx", book(""))
    assert "chart_unread" not in [issue.code for issue in document.issues]
    assert document.ledger.missing == 0


def test_a_long_title_is_quoted_by_its_beginning():
    (issue,) = charts._issue(["甲" * 30])
    assert f"“{'甲' * 20}…”" in issue.message
