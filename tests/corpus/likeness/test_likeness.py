"""Asking what resembles what, while documents come and go."""

import errno
import threading
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.likeness import likeness as module
from corpus.likeness.index import LikenessIndex
from corpus.likeness.likeness import Like, Likeness, gathered
from corpus.likeness.wording import plain
from corpus.model import Section, Span
from corpus.search.words import Cutter
from corpus.store.sqlite import Store
from tests.made_up import make_parsed

CLAUSE = "建立流域上下游横向补偿机制，由受益地区按照水质改善情况给予资金补助，每年底前完成清算并向社会公布结果。"
NEAR = "建立流域上下游横向补偿机制，由受益县区按照水质改善情况给予资金奖励，每年底前完成清算并在网站公布结果。"
FAR = "组织开展新型农机驾驶操作培训，举办技能比武活动，选拔一批青年机手参加省级竞赛，培育一批服务能手队伍。"
FIRST = make_parsed(f"关于甲的意见\n{CLAUSE}\n{FAR}", "甲.txt")
SECOND = make_parsed(f"关于乙的方案\n{NEAR}", "乙.txt")
COPY = make_parsed(f"关于丙的通知\n\n{CLAUSE}", "丙.txt")


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    yield store
    store.close()


@pytest.fixture
def likeness(store, tmp_path):
    return Likeness(tmp_path / "likeness", store, Cutter().cut)


def test_the_most_alike_come_first_with_their_wording_marked(store, likeness):
    for parsed in (FIRST, SECOND):
        store.add(parsed)
    first, second = likeness.alike(CLAUSE)
    assert (first.document_id, first.score) == (FIRST.document_id, 1.0)
    assert second.document_id == SECOND.document_id
    assert 0.5 < second.score < 1
    for like in (first, second):
        for stretch in like.shared:
            asked = CLAUSE[stretch.one.start : stretch.one.end]
            assert asked == like.text[stretch.other.start : stretch.other.end]
            assert asked in FIRST.document.text


def test_a_passage_is_not_like_itself(store, likeness):
    store.add(FIRST)
    store.add(COPY)
    at = FIRST.document.text.index(CLAUSE)
    found = likeness.alike(CLAUSE, apart=(FIRST.document_id, Span(at, at + len(CLAUSE))))
    assert [like.document_id for like in found] == [COPY.document_id]


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (lambda passage: Span(passage.start - 9, passage.start), True),  # ends where the passage begins
        (lambda passage: Span(passage.start - 9, passage.start + 1), False),
        (lambda passage: Span(passage.end - 1, passage.end + 9), False),
        (lambda passage: Span(passage.end, passage.end + 9), True),
    ],
)
def test_only_passages_where_the_text_itself_stands_are_left_out(store, likeness, place, found):
    store.add(FIRST)
    (passage,) = {like.span for like in likeness.alike(CLAUSE)}
    assert bool(likeness.alike(CLAUSE, apart=(FIRST.document_id, place(passage)))) is found
    assert likeness.alike(CLAUSE, apart=(SECOND.document_id, place(passage)))


def test_a_phrase_is_found_in_a_passage_many_times_as_long(store, likeness):
    store.add(FIRST)
    (found,) = likeness.alike("流域上下游横向补偿")
    assert (found.characters, found.score) == (9, 1.0)


def test_a_long_text_is_asked_for_by_its_sentences_with_places_in_the_whole(store, likeness):
    store.add(SECOND)
    asked = FAR * 30 + CLAUSE
    (found,) = likeness.alike(asked)
    assert found.document_id == SECOND.document_id
    assert all(stretch.one.start >= len(FAR) * 30 for stretch in found.shared)
    assert [asked[s.one.start : s.one.end] for s in found.shared] == [
        found.text[s.other.start : s.other.end] for s in found.shared
    ]


@pytest.mark.parametrize("length", [799, 800, 801, 1600, 1999])
def test_a_sentence_is_asked_for_in_stretches_of_which_none_is_too_long(length):
    pieces = list(module._pieces("甲" * 30 + "。" + "无" * length + "。" + "乙" * 30))
    assert "".join(words for _, words in pieces) == "甲" * 30 + "。" + "无" * length + "。" + "乙" * 30
    assert max(len(words) for _, words in pieces) <= module._LONGEST
    assert pieces[0] == (0, "甲" * 30 + "。")


def test_a_text_without_sentences_is_cut_anyhow(store, likeness):
    store.add(FIRST)
    assert likeness.alike("无" * 2000 + CLAUSE)


@pytest.mark.parametrize("text", ["", " \n", "甲", "……", "\ud800" * 9, "🏔" * 900])
def test_what_cannot_be_like_anything_finds_nothing(store, likeness, text):
    store.add(FIRST)
    assert likeness.alike(text) == ()


def test_the_limit_and_the_least_score_hold(store, likeness):
    for parsed in (FIRST, SECOND):
        store.add(parsed)
    assert len(likeness.alike(CLAUSE, limit=1)) == 1
    assert len(likeness.alike(CLAUSE, least=0.95)) == 1


def test_headings_are_told_as_a_path(store, likeness):
    parsed = make_parsed(f"关于甲的意见\n一、总则\n{CLAUSE}", "甲.txt")
    start = parsed.document.text.index("一、")
    end = len(parsed.document.text)
    heading = Section(
        label="一、", title="总则", depth=1, heading=Span(start, start + 4), span=Span(start, end), parent=None
    )
    store.add(replace(parsed, sections=(heading,)))
    assert likeness.alike(CLAUSE)[0].path == ("一、总则",)


def test_copies_are_gathered_under_the_first(store, likeness):
    for parsed in (FIRST, SECOND, COPY):
        store.add(parsed)
    groups = gathered(likeness.alike(CLAUSE, limit=9))
    held = [[group.like, *group.copies] for group in groups]
    assert sorted(like.document_id for group in held for like in group) == sorted(
        parsed.document_id for parsed in (FIRST, SECOND, COPY)
    )
    assert all(plain(one.text) == plain(group[0].text) for group in held for one in group)


def test_versions_follow_the_store(store, likeness):
    store.add(FIRST)
    again = make_parsed(FIRST.document.text + "\n", "甲的网页.txt")
    store.add(again)
    assert [each.document_id for each in likeness.of_document(FIRST.document_id)] == [again.document_id]
    assert [group.document_ids for group in likeness.reprints()] == [
        tuple(sorted((FIRST.document_id, again.document_id)))
    ]
    store.remove([again.document_id])
    assert likeness.of_document(FIRST.document_id) == ()
    assert list(likeness.reprints()) == []


# --- following the store ------------------------------------------------------------------------------------------


def everything(likeness: Likeness) -> object:
    found = [likeness.alike(text, limit=99, least=0.01) for text in (CLAUSE, NEAR, FAR)]
    words = [likeness.frequency(word) for word in ("流域", "补偿", "农机")]
    return found, words, likeness.total, sorted(likeness.reprints(), key=lambda group: group.document_ids)


@given(st.lists(st.tuples(st.sampled_from([FIRST, SECOND, COPY]), st.booleans(), st.booleans()), max_size=8))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None, max_examples=12
)
def test_what_was_followed_step_by_step_is_what_is_made_at_once(tmp_path_factory, steps):
    """Adds and removals, some of them asked after: nothing removed leaves a trace, nothing added is missed."""
    folder = tmp_path_factory.mktemp("steps")
    store = Store(folder / "corpus.sqlite")
    followed = Likeness(folder / "followed", store, Cutter().cut)
    for parsed, add, ask in steps:
        if add:
            store.add(parsed)
        else:
            store.remove([parsed.document_id])
        if ask:
            followed.mended()
    assert everything(followed) == everything(Likeness(folder / "anew", store, Cutter().cut))
    assert followed.behind == 0
    store.close()


def test_another_store_in_the_same_place_is_noticed(store, likeness, tmp_path):
    store.add(FIRST)
    assert likeness.alike(CLAUSE)
    other = Store(tmp_path / "other.sqlite")
    other.add(SECOND)  # of the same generation
    found = Likeness(tmp_path / "likeness", other, Cutter().cut).alike(CLAUSE)
    assert [like.document_id for like in found] == [SECOND.document_id]
    other.close()


def test_a_store_that_went_back_is_noticed(store, likeness, tmp_path):
    store.add(FIRST)
    store.add(SECOND)
    likeness.mended()
    store.connection.execute("UPDATE meta SET value = 1 WHERE key = 'generation'")
    store.connection.execute("DELETE FROM changes WHERE document_id = ?", (SECOND.document_id,))
    store.connection.execute("DELETE FROM documents WHERE document_id = ?", (SECOND.document_id,))
    assert [like.document_id for like in likeness.alike(CLAUSE)] == [FIRST.document_id]


def test_what_ends_the_work_loses_no_more_than_the_last_batch(store, likeness, monkeypatch):
    monkeypatch.setattr(module, "_BATCH", 1)
    for parsed in (FIRST, SECOND, COPY):
        store.add(parsed)

    def stop(done: int, of: int) -> None:
        assert of == 3
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        likeness.mended(stop)
    assert likeness.behind == 1
    told: list[tuple[int, int]] = []
    likeness.mended(lambda done, of: told.append((done, of)))
    assert told == [(1, 1)]
    assert likeness.total == 3


def test_several_changes_of_one_generation_are_never_half_taken(store, likeness, monkeypatch):
    monkeypatch.setattr(module, "_BATCH", 1)
    for parsed in (FIRST, SECOND):
        store.add(parsed)
    likeness.mended()
    store.remove([FIRST.document_id, SECOND.document_id])

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        likeness.mended(stop)
    assert likeness.behind == 2
    assert likeness.alike(CLAUSE) == ()


def test_where_another_process_mends_the_answer_is_that_of_before(store, likeness, tmp_path):
    store.add(FIRST)
    likeness.mended()
    other = LikenessIndex(tmp_path / "likeness")
    other.begin()
    store.add(COPY)
    assert [like.document_id for like in likeness.alike(CLAUSE)] == [FIRST.document_id]
    other.end()
    assert len(likeness.alike(CLAUSE)) == 2


def test_threads_ask_at_once(store, likeness):
    for parsed in (FIRST, SECOND, COPY):
        store.add(parsed)
    found: list[tuple[Like, ...]] = []
    threads = [threading.Thread(target=lambda: found.append(likeness.alike(CLAUSE))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    ("span", "path"),
    [
        (Span(0, 9), ("一、总则", "二")),  # a heading over the rest, of which one character is there
        (Span(0, 8), ("一、总则",)),
        (Span(9, 12), ("三、附则",)),
        (Span(3, 9), ("一、总则", "二")),
        (Span(3, 12), ("一、总则",)),  # what it ends in stands elsewhere
    ],
)
def test_the_path_of_a_passage_is_that_of_its_end_where_its_beginning_heads_it(span, path):
    text = "一、总则\n甲乙\n二三、附则"
    sections = (
        Section(label="一、", title="总则", depth=1, heading=Span(0, 4), span=Span(0, 9), parent=None),
        Section(label="", title="二", depth=2, heading=Span(8, 9), span=Span(8, 9), parent=0),
        Section(label="三、", title="附则", depth=1, heading=Span(9, 13), span=Span(9, 13), parent=None),
    )
    assert module._path(replace(make_parsed(text, "甲.txt"), sections=sections), span) == path


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS])
def test_where_the_index_cannot_be_written_it_lies_elsewhere(store, likeness, monkeypatch, code):
    store.add(FIRST)
    real = LikenessIndex.__init__

    def opened(self, folder):
        if folder == likeness._folder and likeness._scratch is None:
            raise OSError(code, "words of the system")
        real(self, folder)

    monkeypatch.setattr(LikenessIndex, "__init__", opened)
    assert likeness.behind == 1
    assert [like.document_id for like in likeness.alike(CLAUSE)] == [FIRST.document_id]
    scratch = likeness._folder
    assert scratch.is_dir()
    likeness.close()
    assert not scratch.exists()
