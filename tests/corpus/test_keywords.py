"""Keywords: what a text says more often than the corpus leads one to expect."""

from math import log
from pathlib import Path

import jieba
import pytest

from corpus.keywords import Keyword, Keywords, stop_words
from corpus.search.words import Cutter, squeeze

TEXT = "推进海绵城市建设。海绵城市管廊改造，完善海绵城市标准。各部门加强组织领导，由市财政局负责。"


class Counted:
    """Frequencies that are told beforehand."""

    def __init__(self, total: int = 0, **counts: int) -> None:
        self.total, self.counts = total, counts

    def frequency(self, word: str) -> int:
        return self.counts.get(word, 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Jieba's dictionary is prepared once."""
    return tmp_path_factory.mktemp("words")


def words(folder, text, counted=None, *lexicon, limit=10):
    return [one.word for one in Keywords(folder, lexicon, counted or Counted()).of(text, limit)]


def test_a_word_of_the_lexicon_is_one_word(folder):
    assert words(folder, TEXT, None, "海绵城市")[0] == "海绵城市"
    assert "海绵城市" not in words(folder, TEXT)


def test_the_lexicon_is_no_dictionary_of_the_index_or_of_jieba_itself(folder):
    words(folder, TEXT, None, "海绵城市")
    assert "海绵城市" not in Cutter().cut(TEXT)
    assert "海绵城市" not in jieba.lcut(TEXT)


def test_what_every_document_says_tells_nothing(folder):
    rare = words(folder, TEXT, Counted(1000, 管廊=2, 改造=900))
    assert rare.index("管廊") < (rare.index("改造") if "改造" in rare else 99)
    assert "管廊" not in words(folder, TEXT, Counted(1000, 管廊=1050))


def test_a_small_corpus_leans_on_words_in_general(folder):
    """In a corpus of two documents every word is in one or both."""
    found = words(folder, "管廊 问题 管廊 问题", Counted(2, 管廊=1, 问题=1))
    assert found == ["管廊"] or found.index("管廊") < found.index("问题")


@pytest.mark.parametrize("word", ["加强", "工作", "组织领导", "附件", "第一条"])
def test_stop_words_are_no_keywords(folder, word):
    assert word in stop_words()
    assert word not in words(folder, f"{word}。{word}！{word}，海绵。")


@pytest.mark.parametrize("text", ["2025年12月31日", "百分之五十 三十二", "％％％ ——", "", "甲", "\ud800"])
def test_numbers_and_signs_are_no_keywords(folder, text):
    assert words(folder, text) == []


def test_a_long_text_names_its_subject_more_than_once(folder):
    text = "管廊。" * 2 + "蓄洪。" + "加强工作。" * 200
    assert words(folder, text) == ["管廊"]


@pytest.fixture(scope="module")
def keywords(folder):
    return Keywords(folder, ("海绵城市", "白鹭保护区"), Counted())


def test_up_to_some_hundred_characters_once_is_enough(keywords):
    for length, found in ((600, ["管廊"]), (601, [])):
        assert [one.word for one in keywords.of("管廊" + "。" * (length - 2))] == found


def test_the_end_of_a_very_long_text_tells_no_more(keywords):
    assert [one.word for one in keywords.of("。" * 59_996 + "管廊管廊")] == ["管廊"]
    assert keywords.of("。" * 60_000 + "管廊管廊") == ()


def test_of_equal_words_the_order_is_that_of_their_characters(keywords):
    assert [one.word for one in keywords.of("白鹭保护区，海绵城市")] == ["海绵城市", "白鹭保护区"]


def test_a_word_weighs_by_how_few_documents_have_it(folder, keywords):
    """Fifty documents of any subject count beside those of the corpus, half a one that has the word beside theirs."""
    (one,) = Keywords(folder, ("海绵城市",), Counted(1000, 海绵城市=10)).of("海绵城市")
    assert one.weight == pytest.approx(log(1050 / 10.5))
    (one,) = keywords.of("海绵城市")
    assert one.weight == pytest.approx(log(50 / 0.5))


def test_width_and_script_are_one(folder):
    assert words(folder, "管廊管廊") == words(folder, squeeze("管廊管廊")) == ["管廊"]
    assert words(folder, "農機補貼，農機補貼") == words(folder, "农机补贴，农机补贴")


def test_counts_limit_and_order(folder):
    found = Keywords(folder, ("海绵城市",), Counted()).of(TEXT, 2)
    assert len(found) == 2
    assert found[0] == Keyword("海绵城市", found[0].weight, 3)
    assert found[0].weight >= found[1].weight > 0


def test_several_texts_are_taken_together(folder):
    keywords = Keywords(folder, ("海绵城市",), Counted())
    assert keywords.among(["海绵城市一", "海绵城市二"])[0].count == 2


def test_the_dictionary_is_kept_in_our_folder(folder):
    words(folder, TEXT)
    assert (folder / "jieba.cache").is_file()


def test_stop_words_are_written_as_they_are_compared():
    assert {word for word in stop_words() if word != squeeze(word)} == set()
