"""What engines are given: entries as rows of tokens and values, in an order that dates decide."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Span
from corpus.search.asked import Entry, Kind
from corpus.search.engines.engine import by_place, dump, load, make_row
from corpus.search.fields import FIELDS
from corpus.search.words import Cutter

CUTTER = Cutter()
ENTRY = Entry(
    entry_id="c0ffee0000000000-t3", kind=Kind.TASK, document_id="c0ffee0000000000", span=Span(5, 40), title="建立生态补偿机制",
    text="（一）建立 生态补偿機制\n二、其他", path=("四、主要任务", "（一）改革"), document_title="清河省方案", document_number="清政发〔2023〕9号",
    day="2023-05-06", facets={"lead": ("市财政局", "市水利局"), "theme": ("生态补偿",)},
)  # fmt: skip


def row(entry=ENTRY, ordinal=0):
    return make_row(entry, CUTTER, ordinal, FIELDS)


def test_words_and_pairs_are_of_the_squeezed_text():
    made = row()
    assert made.title_words.split()[0] == "建立"
    assert "机制" in made.pairs.split(" ")  # simplified
    assert "立生" in made.pairs.split()  # over a space
    assert "制⏎" in made.pairs.split()  # but not over a line end
    assert "制二" not in made.pairs.split()
    # Every character begins a pair.
    assert "".join(pair[0] for pair in made.pairs.split(" ")) == "(一)建立生态补偿机制⏎二、其他"


def test_a_row_has_a_value_of_every_field():
    values = row().values
    assert tuple(values) == FIELDS.names
    assert values["lead"] == ("市财政局", "市水利局")
    assert values["kind"] == ("task",)
    assert values["document"] == ("c0ffee0000000000",)
    assert values["title"] == ("清河省方案",)
    assert values["number"] == ("清政发〔2023〕9号",)
    assert values["region"] == ()


def test_what_stands_over_an_entry_is_kept_as_terms():
    over = set(row().context.split())
    assert {"清河", "方案", "主要", "任务", "改革", "生态", "补偿"} <= over
    assert "任务一" not in over
    assert not {"市财", "财政"} & over  # units are no place


def test_a_documents_own_title_does_not_stand_over_it():
    assert row(replace(ENTRY, kind=Kind.DOCUMENT, path=(), facets={})).context == ""


TEXTS = st.text(max_size=20)
ENTRIES = st.builds(
    Entry,
    entry_id=TEXTS,
    kind=st.sampled_from(Kind),
    document_id=TEXTS,
    span=st.builds(lambda a, b: Span(a, a + b), st.integers(0, 10**6), st.integers(0, 99)),
    title=TEXTS,
    text=TEXTS,
    path=st.lists(TEXTS, max_size=2).map(tuple),
    document_title=TEXTS,
    document_number=st.none() | TEXTS,
    day=st.none() | st.dates().map(str),
    facets=st.dictionaries(
        st.sampled_from(FIELDS.names), st.lists(TEXTS, min_size=1, max_size=2).map(tuple), max_size=3
    ),
)


@given(ENTRIES)
def test_an_entry_comes_back_from_its_payload(entry):
    assert load(dump(entry)) == entry


# Ids that differ in the last sign that the key has of them; the rest of them must not spill over into the day.
FIRST, SECOND, LAST = "0000affffffffff0", "0000bfffffffffff", "ffffffffffffffff"
ORDERED = [  # oldest first; of one day by document, of one document by place
    (replace(ENTRY, day="2015-01-01", document_id=FIRST), 0),
    (replace(ENTRY, day="2015-01-01", document_id=FIRST), 1),
    (replace(ENTRY, day="2015-01-01", document_id=FIRST), 1000),
    (replace(ENTRY, day="2015-01-01", document_id=SECOND), 0),
    (replace(ENTRY, day="2015-01-01", document_id=LAST), 0),
    (replace(ENTRY, day="2015-01-02", document_id=FIRST), 0),
    (replace(ENTRY, day="2023-05-06", document_id=FIRST), 5),
]


def test_oldest_first_is_by_day_document_and_place():
    keys = [row(*each).oldest for each in ORDERED]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_newest_first_has_each_document_in_its_own_order():
    *one_document, second, last, next_day, latest = [row(*each).newest for each in ORDERED]
    assert one_document == sorted(one_document, reverse=True)  # the order of the text
    assert max(one_document) < second < last < next_day < latest


def test_newest_first_keeps_the_documents_of_one_day_apart():
    """However long the second one is, its last entry does not stand among those of the first."""
    second = [row(replace(ORDERED[0][0], document_id=SECOND), ordinal).newest for ordinal in (0, 1000, 10**9)]
    assert min(second) > max(row(*each).newest for each in ORDERED[:3])


def test_undated_entries_come_last_in_both_orders():
    undated = row(replace(ENTRY, day=None, document_id=LAST))
    first_day = row(replace(ENTRY, day="0001-01-01", document_id="0" * 16), 10**9)
    assert first_day.newest > undated.newest
    assert all(row(*each).newest > undated.newest for each in ORDERED)
    assert all(row(*each).oldest < undated.oldest for each in ORDERED)


@given(
    st.integers(0, 3 * 2**20), st.sampled_from(["00000", "fffff"]), st.sampled_from(["0001-01-01", "9999-12-31", None])
)
def test_keys_fit_into_64_bits(ordinal, document, day):
    made = row(replace(ENTRY, document_id=document, day=day), ordinal)
    assert 0 <= made.newest < 2**63
    assert 0 <= made.oldest < 2**63


def test_places_beyond_a_million_are_one():
    keys = [row(ordinal=ordinal).oldest for ordinal in (2**20 - 2, 2**20 - 1, 2**20)]
    assert [b - a for a, b in pairwise(keys)] == [1, 0]


def test_a_payload_has_chinese_as_it_is():
    """Escaped, each character would take three times the room, in an index of hundreds of thousands of entries."""
    payload = dump(ENTRY)
    assert "建立生态补偿机制".encode("gb18030") in payload
    assert b", " not in payload


def test_a_title_is_kept_apart_where_it_is_not_in_the_text():
    there, apart = replace(ENTRY, title="生态补偿", text="建立生态补偿机制"), replace(ENTRY, title="生态", text="补偿")
    assert len(dump(apart).split(b'"')) == len(dump(there).split(b'"')) + 2
    assert [load(dump(each)).title for each in (there, apart, replace(ENTRY, title=""))] == ["生态补偿", "生态", ""]


def test_any_character_comes_back_from_a_payload():
    everything = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))
    assert load(dump(replace(ENTRY, text=everything))).text == everything


def test_entries_are_kept_in_the_order_of_the_text():
    """What repeats a passage beside it; but the document first, and each with the number that it came with."""
    spans = [
        (0, 9, Kind.PASSAGE),
        (30, 60, Kind.PASSAGE),
        (30, 50, Kind.TASK),
        (0, 9, Kind.TASK),
        (2, 8, Kind.DOCUMENT),
    ]
    entries = [replace(ENTRY, span=Span(start, end), kind=kind) for start, end, kind in spans]
    other = replace(ENTRY, document_id="0000000000000000", span=Span(0, 1))
    kept = by_place([*((entry, at) for at, entry in enumerate(entries)), (other, 0)])
    assert [(entry.document_id[0], at) for entry, at in kept] == [*(("c", at) for at in (4, 0, 3, 1, 2)), ("0", 0)]


def test_a_title_that_the_text_lacks_and_an_opening_stand_over_the_entry():
    assert "立生" not in row().context.split()  # its own text has it
    titled = row(replace(ENTRY, title="海堤达标率")).context.split()
    assert {"海堤", "堤达", "达标", "标率", "清河"} <= set(titled)
    opened = row(replace(ENTRY, opening="现将海堤任务分解")).context.split()
    assert {"海堤", "分解"} <= set(opened)
    assert load(row(replace(ENTRY, opening="现将海堤任务分解")).payload) == ENTRY  # what is shown does not have it
