"""Saved searches: what is new since they were looked at, whatever was read anew in between."""

import pytest

from corpus.build import Corpus
from corpus.intake.kept import PERSON, WATCH
from corpus.search.asked import Kind, Query
from corpus.store.saved import SavedNameError

FIRST = "关于推进海堤建设的意见\n一、任务\n1.加固海堤，建立巡查制度。（牵头：市水利局）"
SECOND = "关于海堤管护的通知\n1.开展海堤巡查。（牵头：市海事局）"


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "库") as corpus:
        corpus.add_bytes([("甲.txt", FIRST.encode())], workers=0)
        yield corpus


def new(corpus, reader=PERSON):
    return {news.search.name: sorted(entry.text for entry in news.entries) for news in corpus.kept.news(reader)}


def add(corpus, name, text):
    corpus.add_bytes([(name, text.encode())], workers=0)


def test_what_was_there_when_it_was_saved_is_not_new(corpus):
    corpus.kept.save("海堤", Query(text="海堤"))
    assert new(corpus) == new(corpus, WATCH) == {"海堤": []}
    add(corpus, "乙.txt", SECOND)
    assert "1.开展海堤巡查。（牵头：市海事局）" in new(corpus)["海堤"]
    assert all("海堤" in text for text in new(corpus)["海堤"])


def test_each_reader_is_told_once(corpus):
    corpus.kept.save("海堤", Query(text="海堤"))
    add(corpus, "乙.txt", SECOND)
    for news in corpus.kept.news(WATCH):
        corpus.kept.told(news)
    assert new(corpus, WATCH) == {"海堤": []}
    assert new(corpus)["海堤"]
    corpus.kept.look("海堤")
    assert new(corpus) == {"海堤": []}


def test_what_came_after_it_was_asked_is_told_the_next_time(corpus):
    corpus.kept.save("海堤", Query(text="海堤"))
    (news,) = corpus.kept.news()
    add(corpus, "乙.txt", SECOND)
    corpus.kept.told(news)
    assert new(corpus)["海堤"]


def test_a_new_index_and_reading_again_make_nothing_new(corpus):
    corpus.kept.save("海堤", Query(text="海堤"))
    corpus.reindex()
    assert new(corpus) == {"海堤": []}
    corpus.reextract(workers=0)
    assert new(corpus) == {"海堤": []}


def test_what_is_gone_is_no_error_and_what_comes_back_is_not_new(corpus):
    corpus.kept.save("海堤", Query(text="海堤"))
    corpus.remove([row.document_id for row in corpus.documents()])
    assert new(corpus) == {"海堤": []}
    add(corpus, "甲.txt", FIRST)
    assert new(corpus) == {"海堤": []}


def test_of_another_version_of_a_document_only_what_it_adds_is_new(corpus):
    corpus.kept.save("海堤", Query(text="海堤"))
    add(corpus, "甲改.txt", FIRST + "\n2.绘制海堤地图。（牵头：市测绘院）")
    assert "2.绘制海堤地图。（牵头：市测绘院）" in new(corpus)["海堤"]
    assert "1.加固海堤，建立巡查制度。（牵头：市水利局）" not in new(corpus)["海堤"]


def test_a_search_keeps_its_filters_and_is_read_as_if_all_were_asked(corpus):
    corpus.kept.save("任务", Query(text="海堤 巡查", filters={"role": ("lead",)}))
    add(corpus, "丙.txt", "别的通知\n1.开展渔港巡查。（牵头：市海事局）")
    assert new(corpus) == {"任务": []}  # not all words, though nothing that is new has more
    add(corpus, "乙.txt", SECOND)
    assert "1.开展海堤巡查。（牵头：市海事局）" in new(corpus)["任务"]


def test_names_are_those_that_were_saved(corpus):
    corpus.kept.save("甲", Query(text="海堤"))
    corpus.kept.save("甲", Query(text="巡查"))
    assert [(each.name, each.query.text) for each in corpus.kept.all()] == [("甲", "巡查")]
    assert corpus.kept.search("乙") is None
    corpus.kept.look("乙")  # nobody's: nothing happens
    assert [corpus.kept.remove(name) for name in ("甲", "甲")] == [True, False]


def test_kept_things_are_there_when_the_corpus_is_opened_again(corpus):
    corpus.kept.save("海堤", Query(text="海堤"))
    with Corpus.open(corpus.folder) as again:
        add(again, "乙.txt", SECOND)
        assert new(again)["海堤"]


def test_the_same_words_in_a_report_of_another_place_are_new(corpus):
    report = "政府工作报告\n一、任务\n1.加固海堤，建立巡查制度。（牵头：市水利局）\n{}人民政府\n2031年1月8日"
    add(corpus, "一.txt", report.format("杭州市"))
    corpus.kept.save("海堤", Query(text="海堤", kind=Kind.TASK))
    add(corpus, "二.txt", report.format("宁波市"))
    assert len(new(corpus)["海堤"]) == 1


def test_nothing_is_new_by_a_name_that_was_read_as_words(corpus):
    """A page shows what is nearest to a name that no document has; of that nobody is told day by day."""
    add(corpus, "说到.txt", "关于海堤的函\n请市渔业局一同察看海堤。")
    assert corpus.search(Query(text="海堤 牵头:市渔业局")).total
    corpus.kept.save("渔业局", Query(text="海堤 牵头:市渔业局"))
    add(corpus, "乙.txt", SECOND)
    assert new(corpus) == {"渔业局": []}
    add(corpus, "丙.txt", SECOND.replace("市海事局", "市渔业局"))
    assert "1.开展海堤巡查。（牵头：市渔业局）" in new(corpus)["渔业局"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" 海堤\n 巡查 ", "海堤 巡查"), ("海\u200b堤\ud800\x00", "海堤"), ("海堤\t", "海堤"), ("长" * 40, "长" * 40)],
)
def test_a_name_is_one_line_that_can_be_seen(corpus, typed, kept):
    assert corpus.kept.save(typed, Query(text="海堤")) == kept
    assert [each.name for each in corpus.kept.all()] == [kept]


@pytest.mark.parametrize("typed", ["", " \n", "\u200b", "长" * 41])
def test_what_is_no_name(corpus, typed):
    with pytest.raises(SavedNameError):
        corpus.kept.save(typed, Query(text="海堤"))
    assert not corpus.kept.all()
