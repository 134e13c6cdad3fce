"""Likeness and keywords of a corpus, with the lexicons as dictionary."""

import pytest

from corpus.intake.kin import Kin, lexicon_words, proper_names
from corpus.intake.thesaurus import LexiconThesaurus
from corpus.likeness.wording import SHORTEST, plain
from corpus.model import Span
from corpus.search.engines import DEFAULT_ENGINE, open_index
from corpus.search.words import Cutter
from corpus.store.sqlite import Store
from extract import load_knowledge
from tests.made_up import make_parsed

TEXT = "关于甲的意见\n健全生态保护补偿机制。完善资金分配和使用管理办法，按年度公布结果并接受监督；建立台账。\n其他事项另行通知，请各地认真组织好学习宣传和贯彻落实工作。"
PARSED = make_parsed(TEXT, "甲.txt", document_number="甲政发〔2023〕1号")


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    store.add(PARSED)
    yield store
    store.close()


@pytest.fixture
def kin(store, tmp_path):
    index = open_index(DEFAULT_ENGINE, tmp_path, Cutter(), LexiconThesaurus(load_knowledge()))
    yield Kin(tmp_path, store, index)
    index.close()


def test_the_dictionary_has_organs_regions_zones_and_themes():
    assert {"国家发展和改革委员会", "浙江省", "浦东新区", "生态保护补偿"} <= set(lexicon_words())
    assert all(1 < len(word) <= 12 and word.isalpha() for word in lexicon_words())
    assert "生态保护补偿" not in proper_names()
    assert "浙江省" in proper_names()


def test_keywords_of_a_document(kin):
    assert "生态保护补偿" in [keyword.word for keyword in kin.keywords_of(PARSED.document_id)]
    assert kin.keywords_of("unknown") == ()


def test_words_are_counted_as_keywords_cut_them(kin):
    assert kin.likeness.frequency("生态保护补偿") == 1


def test_a_phrase_is_widened_to_its_sentences(kin):
    at = TEXT.index("补偿机制")
    span = kin.around(PARSED.document_id, Span(at, at + 4))
    assert Span(at, at + 4) in span
    assert TEXT[span.start - 1] in "\n。；"
    assert TEXT[span.end - 1] in "\n。；"
    assert len(plain(TEXT[span.start : span.end])) >= SHORTEST


@pytest.mark.parametrize("span", [Span(0, 1), Span(len(TEXT) - 1, len(TEXT)), Span(0, len(TEXT)), Span(7, 7)])
def test_widening_stays_inside_the_text(kin, span):
    found = kin.around(PARSED.document_id, span)
    assert span in found
    assert found in Span(0, len(TEXT))


def test_what_is_long_enough_is_left_as_it_is(kin):
    span = Span(7, 60)
    assert kin.around(PARSED.document_id, span) == span


def test_a_short_document_is_taken_whole(store, kin):
    short = make_parsed("短文", "短.txt")
    store.add(short)
    assert kin.around(short.document_id, Span(0, 1)) == Span(0, 2)
    assert kin.around("unknown", Span(0, 0)) == Span(0, 0)


def test_rows_by_id_however_many(kin):
    assert kin.rows([PARSED.document_id, "x"])[PARSED.document_id].document_number == "甲政发〔2023〕1号"
    assert set(kin.rows([*map(str, range(1200)), PARSED.document_id])) == {PARSED.document_id}
    assert kin.rows([]) == {}


def test_what_documents_have_to_do_with_each_other_by_what_they_cite(store, kin):
    chain = kin.chain(PARSED.document_id)
    assert [node.key for node in chain.nodes] == [PARSED.document_id]
    assert kin.chain("unknown") is None
    assert kin.series() == kin.lacking() == ()


def test_the_passage_of_a_place_and_where_it_stands_in_it(kin):
    start = PARSED.document.text.index("建立台账")
    passage, own = kin.passage(PARSED.document_id, Span(start, start + 4))
    assert passage.startswith("健全生态保护补偿机制。")
    assert passage[own.start : own.end] == "建立台账"


def test_a_phrase_is_widened_to_one_sentence_that_is_long_enough(store, kin):
    sentences = [
        f"完善第{number}片流域资金的分配和使用管理办法，按年度公布结果并接受各方面监督和检查考核评价；"
        for number in range(9)
    ]
    parsed = make_parsed("".join(sentences), "九句.txt")
    store.add(parsed)
    assert all(len(plain(each)) >= SHORTEST for each in sentences)
    for number, sentence in enumerate(sentences):
        start = number * len(sentence)
        for at in (0, 1, len(sentence) - 1):  # its mark is part of it
            span = kin.around(parsed.document_id, Span(start + at, start + at + 1))
            assert parsed.document[span] == sentence
