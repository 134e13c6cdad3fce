"""Examples of a whole corpus, by sentence, theme and record."""

import pytest

from corpus.build import Corpus
from corpus.intake import precedents
from corpus.intake.precedents import PrecedentRequest
from corpus.model import Metadata, Span
from corpus.precedents.sought import Sought, SoughtTerm
from corpus.precedents.wordings import PrecedentChoice
from corpus.search.asked import Entry, Kind, Query
from tests.lent_plans import repost, uploads

ASKED = "健全河湖巡查管护机制"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    with Corpus.open(tmp_path_factory.mktemp("lent") / "库") as corpus:
        corpus.add_bytes([*uploads(), repost()], workers=0)
        yield corpus


def found(corpus, **asked):
    return corpus.kin.precedents.find(PrecedentRequest(**asked))


def test_a_sentence_is_found_in_every_document_that_says_it_and_in_no_other(corpus):
    own = found(corpus, text=ASKED)
    assert [[wording.text for wording in group.wordings] for group in own.groups] == [
        [ASKED, "各地要进一步完善河湖日常巡查管护机制"]
    ]
    (group,) = own.groups
    assert (len(group.places), group.documents) == (3, 3)
    assert group.levels == (("省", 1), ("市", 2))
    assert group.leads == (("水利", 2),)
    assert (group.months.count, group.months.least, group.months.most) == (2, 6, 18)
    assert [each.indicator for each in group.targets] == ["河段"]


def test_a_reprint_is_a_copy_of_the_first(corpus):
    copies = [place for place in found(corpus, text=ASKED).places if place.copies]
    assert len(copies) == 1
    assert {copies[0].source.file, copies[0].copies[0].file} == {"云澜.txt", "转载.txt"}


def test_a_record_finds_others_and_not_its_own_document(corpus):
    task = next(entry for entry in corpus.entries(Query(text="河湖", kind=Kind.TASK)) if "栖河" in entry.document_title)
    own = found(corpus, entry_id=task.entry_id)
    assert own.sought.text == ASKED
    assert task.document_id not in {place.source.document_id for place in own.places}
    assert own.documents == 2


def test_a_theme_by_any_of_its_names(corpus):
    theme = next(iter(corpus.search(Query(kind=Kind.TASK)).facets["theme"]))[0]
    own = found(corpus, theme=theme)
    assert own.places
    assert own.sought.theme == theme


def test_what_is_not_known_is_nothing(corpus):
    assert found(corpus, theme="没有这样的主题") is None
    assert found(corpus, entry_id="ab-t9") is None


@pytest.mark.parametrize("text", ["量子纠缠卫星发射", "", "。", "1."])
def test_what_nobody_says_has_no_groups(corpus, text):
    own = found(corpus, text=text)
    assert (own.groups, own.documents) == ((), 0)


@pytest.mark.parametrize(
    ("choice", "files"),
    [
        (PrecedentChoice(levels=("市",)), {"栖河.txt", "澜州.txt"}),
        (PrecedentChoice(years=("2022",)), {"澜州.txt"}),
        (PrecedentChoice(levels=("县",)), set()),
    ],
)
def test_only_some_documents(corpus, choice, files):
    own = found(corpus, text=ASKED, choice=choice)
    assert {place.source.file for place in own.places} == files
    assert own.choice == choice


def test_the_name_of_a_place_is_no_part_of_the_matter(corpus):
    told = found(corpus, text=f"浙江省杭州市{ASKED}")
    assert len(told.places) == 3


def test_what_was_passed_over_is_told(corpus, monkeypatch):
    assert found(corpus, text=ASKED).passed_over == 0
    monkeypatch.setattr(precedents, "MOST", 1)
    assert found(corpus, text=ASKED).passed_over >= 1


def test_every_place_is_the_words_that_stand_there(corpus):
    for place in found(corpus, text=ASKED).places:
        assert corpus.document(place.source.document_id).document[place.span] == place.text


def sought(*words, themes=()):
    terms = tuple(
        SoughtTerm((word, *themes) if word == "主题" else (word,), 1.0) for word in (*words, *(["主题"] * bool(themes)))
    )
    return Sought("甲", terms, words=words)


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        (sought("河湖", "巡查"), '(正文:"河湖" 正文:"巡查")'),
        (sought("河湖"), '正文:"河湖"'),
        (sought("河湖", "机制"), '(正文:"河湖" 正文:"机制")'),  # one word of what is done is too few
        (sought("河湖", "巡查", "机制"), '(正文:"河湖" 正文:"巡查")'),  # two are enough
        (sought("河湖", themes=("湖泊",)), '正文:"河湖" 或 正文:"湖泊"'),
        (sought(), ""),
    ],
)
def test_what_is_asked_of_the_index(asked, query):
    assert precedents._query(asked) == query


def test_of_many_words_the_first_five_are_asked_for_by_twos():
    query = precedents._query(sought("甲甲", "乙乙", "丙丙", "丁丁", "戊戊", "己己"))
    assert (query.count("("), "己己" in query) == (10, False)


@pytest.mark.parametrize(
    ("kind", "title", "asked"),
    [
        (Kind.TASK, "健全河湖巡查管护", "title"),  # eight characters tell a task
        (Kind.TASK, "健全河湖巡查管", "text"),
        (Kind.TASK, "健全河湖（巡查）管", "text"),  # signs do not count
        (Kind.PRIORITY, "甲", "title"),
        (Kind.MENTION, "甲", "title"),
        (Kind.PASSAGE, "健全河湖巡查管护机制", "text"),
    ],
)
def test_by_what_a_record_is_looked_for(kind, title, asked):
    entry = Entry(entry_id="a", kind=kind, document_id="a", span=Span(0, 1), title=title, text="正文", facets={})
    assert precedents.asked_by(entry) == (title if asked == "title" else "正文")


def test_regions_of_a_source_are_those_of_its_code_or_its_name():
    assert precedents._regions(Metadata(region_code="330100")) == ("浙江省", "浙江省杭州市")
    assert precedents._regions(Metadata(region="云澜省")) == ("云澜省",)
    assert precedents._regions(Metadata()) == ()
