"""One table of fields: what is a row of it is found in documents, kept in every index, understood and offered."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.glossary import chinese, load_glossary
from corpus.model import Deadline, Span, UnitRole
from corpus.search.asked import Entry, Kind, Query
from corpus.search.engines import open_index
from corpus.search.entries import make_entries
from corpus.search.fields import FACETS, FIELDS, Field, FieldsError, FieldTable
from corpus.search.query import parse
from corpus.search.ranges import read_date, read_number
from corpus.search.tree import FieldRange, FieldTerm, explain
from corpus.search.values import Subject
from corpus.search.words import Cutter
from tests.corpus.search.made_subject import PARSED, PRIORITY, TARGET, TASK, WHOLE, lineage
from tests.engines_here import HERE
from ui.panels.results import chosen_chips, facets_html
from ui.state import SearchView


def test_an_entry_has_its_own_fields_beside_its_facets():
    entry = Entry(entry_id="ab-t1", kind=Kind.TASK, document_id="ab", span=Span(0, 1), title="t", text="t",
                  document_title="甲方案", document_number="清发〔2016〕5号", facets={"lead": ("市财政局",)})  # fmt: skip
    values = FIELDS.of(entry)
    assert {name: each for name, each in values.items() if each} == {
        "kind": ("task",), "document": ("ab",), "title": ("甲方案",), "number": ("清发〔2016〕5号",), "lead": ("市财政局",),
    }  # fmt: skip
    assert tuple(values) == FIELDS.names
    assert FIELDS.of(replace(entry, document_title="", document_number=None))["title"] == ()


# --- the table is sound -------------------------------------------------------------------------------------------


def test_facets_are_those_of_the_page_in_its_order():
    ours = ("region", "level", "year", "document_type", "validity", "issuer", "unit", "role", "theme")
    assert tuple(name for name in FACETS if name in ours) == ours  # others may stand between them
    assert tuple(field.name for field in FIELDS if field.facet) == FACETS


def test_every_role_has_a_field_of_units():
    assert {field.name for field in FIELDS if field.organs} == {"unit", *(role.value for role in UnitRole)}


def test_a_year_is_asked_as_a_range():
    assert FIELDS["year"].years
    assert not FIELDS["region"].years


def test_which_fields_can_be_compared_and_which_keep_dates():
    """日期:2025-06 asks for all days of a month, 年份:2025 does not."""
    compared = {field.name: field.compared for field in FIELDS if field.compared}
    assert compared == {**dict.fromkeys(("year", "due", "due_year", "day"), read_date), "value": read_number}
    assert {field.name for field in FIELDS if field.dates} == {"due", "day"}
    assert {field.name for field in FIELDS if field.years} == {"year", "due_year"}
    assert {field.name for field in FIELDS if field.passages} == {"cites", "based_on"}


def test_a_field_is_nothing_that_its_row_does_not_say():
    """Whoever adds a field says what it is: it is not counted, exact, a unit or a year by itself."""
    field = Field(name="amount", names=("金额",), find=lambda subject: ())
    assert not (field.facet or field.controlled or field.organs or field.years)
    assert (field.stored("亿元"), field.on("亿元", date(2026, 1, 1)), field.remark) == ("亿元", "亿元", "")


def test_fields_with_a_vocabulary():
    """A name that exists is meant exactly in these: 浙江省, not every name that contains it."""
    controlled = {field.name for field in FIELDS if field.controlled}
    assert controlled >= {"kind", "region", "level", "year", "document_type", "validity", "role", "theme", "status"}
    assert not controlled & {"issuer", "unit", "title", "number", "indicator", "due"}


@pytest.mark.parametrize("field", [field for field in FIELDS if field.names], ids=lambda field: field.name)
def test_what_people_see_a_field_called_they_can_type(field):
    """The glossary's words for it, those of the columns of units too, are among its names."""
    slugs = (field.name, f"column.{field.name}") if field.organs else (field.name,)
    words = {word for slug in slugs if (word := load_glossary().get(slug))}
    assert words
    assert words <= set(field.names)
    assert field.name in field.names
    assert parse(f"{field.names[0]}:甲").tree == FieldTerm(field.name, "甲")


@pytest.mark.parametrize("name", FACETS)
def test_every_facet_has_a_chinese_name(name):
    assert chinese(name) == FIELDS[name].label != name


@pytest.mark.parametrize(
    ("name", "text", "stored"),
    [
        ("role", "牵头", "lead"),
        ("role", "牵头单位", "lead"),  # a longer word for it
        ("role", "责任", "responsible"),
        ("role", "配合", "cooperating"),
        ("role", "督办", "supervising"),
        ("status", "现状", "achieved"),
        ("kind", "文件", "document"),
        ("kind", "条款", "passage"),
        ("kind", "任务", "task"),
        ("kind", "目标", "target"),
        ("level", "省级", "省"),
        ("level", "级", "级"),  # nothing would be left
        ("year", "2015年", "2015"),
        ("theme", "生态补偿", "生态补偿"),
    ],
)
def test_values_as_typed(name, text, stored):
    assert FIELDS[name].stored(text) == stored


@pytest.mark.parametrize(
    ("name", "slug"),
    [(field.name, slug) for field in FIELDS for slug in dict.fromkeys(field.slugs.values())],
)
def test_slugs_are_understood_by_the_words_that_people_see(name, slug):
    assert FIELDS[name].stored(chinese(f"{name}.{slug}")) == slug


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([Field(name="a", own=lambda entry: []), Field(name="a", own=lambda entry: [])], "'a' names another"),
        ([Field(name="a", names=("甲",), own=lambda entry: []), Field(name="b", names=("甲",), own=lambda entry: [])], "'甲'"),
        ([Field(name="a")], "values come from"),
        ([Field(name="a", own=lambda entry: [], find=lambda subject: [])], "from one of them"),
        ([Field(name="a", own=lambda entry: [], common=lambda subject: [])], "from one of them"),
    ],
)  # fmt: skip
def test_a_wrong_table_is_refused(rows, message):
    with pytest.raises(FieldsError, match=message):
        FieldTable(tuple(rows))


@pytest.mark.parametrize("record", [TASK, TARGET, PRIORITY], ids=lambda record: type(record).__name__)
def test_a_record_is_asked_for_its_own_fields_alone(record):
    """The others have no value in it: to ask every field of every record takes longer than all else of an entry."""
    subject = Subject(WHOLE, lineage, record)
    for field in FIELDS:
        if field.find and type(record) not in field.records:
            assert not [*field.find(subject)], field.name


def test_what_a_document_has_is_found_once():
    asked = []
    counted = Field(name="counted", common=lambda subject: asked.append(subject) or ["甲"])
    entries = [*make_entries(WHOLE, lineage, FieldTable((counted,)))]
    assert [entry.facets for entry in entries] == [{"counted": ("甲",)}] * len(entries)
    assert len(asked) == 1 < len(entries)


# --- a new facet is one row ---------------------------------------------------------------------------------------

TRIED = Field(
    name="tried_year",
    names=("试验年份",),
    find=lambda subject: [str(task.deadline.due.year) for task in subject.tasks if task.deadline and task.deadline.due],
    facet=True,
    controlled=True,
    years=True,
)
TABLE = FieldTable((*FIELDS.rows, TRIED))
LATER = replace(PARSED.tasks[1], deadline=Deadline(span=Span(0, 1), text="2026年底前", due=date(2026, 12, 31)))
ENTRIES = tuple(make_entries(replace(WHOLE, tasks=(TASK, LATER)), lineage, TABLE))


@pytest.fixture(scope="module", params=HERE)
def index(request, tmp_path_factory):
    index = open_index(request.param, tmp_path_factory.mktemp("index"), Cutter(), fields=TABLE)
    index.begin()
    index.add(ENTRIES)
    index.commit(1)
    yield index
    index.close()


def titles(index, query):
    return {entry.title for entry in index.entries(query)}


def test_a_new_facet_is_asked_for_and_counted(index):
    asked = Query(text="试验年份:2025", kind=Kind.TASK)
    assert titles(index, asked) == {TASK.title}
    assert titles(index, replace(asked, text="试验年份:2025-2026")) == {TASK.title, LATER.title}
    assert titles(index, Query(kind=Kind.TASK, filters={"tried_year": ("2026",)})) == {LATER.title}
    results = index.search(replace(asked, text=""))
    assert results.facets["tried_year"] == (("2025", 1), ("2026", 1))
    assert index.search(asked).reading == "按 试验年份=2025 理解"
    assert index.search(replace(asked, text="试验年份:2031")).notes[0] == "没有试验年份为“2031”的内容"


def test_a_new_facet_is_offered_and_chosen_on_the_page(index):
    view = SearchView.read({"tried_year": ["2025"], "nonsense": ["x"]}, TABLE)
    assert view.filters == {"tried_year": ("2025",)}
    assert SearchView.read(view.params, TABLE) == view
    results = index.search(view.query(20))
    assert {hit.entry.title for hit in results.hits} >= {TASK.title}
    html = facets_html(view, results.facets, TABLE)
    assert "<summary>试验年份</summary>" in html
    listed = html.partition("试验年份</summary>")[2].partition("<ul")[2]
    assert listed.index("2026") < listed.index('data-name="2025"')  # years: the newest first
    assert "试验年份：2025" in chosen_chips(view, TABLE)


def test_a_new_field_is_read_as_the_others_are():
    assert parse("试验年份:2025-2026", TABLE).tree == FieldRange("tried_year", "2025", "2026")
    assert explain(parse("试验年份:2025-2026", TABLE).tree, TABLE) == "按 试验年份=2025至2026 理解"


def test_without_its_row_nobody_knows_the_field():
    assert parse("试验年份:2025").tree != FieldTerm("tried_year", "2025")
    assert "tried_year" not in SearchView.read({"tried_year": ["2025"]}).filters
    assert "tried_year" not in next(make_entries(WHOLE, lineage)).facets
