"""One reading after the other until one finds enough, on both engines."""

from datetime import date

import pytest

from corpus.search.asked import Query
from corpus.search.conditions import AllOf, Among, AnyOf, Around, AtLeast, Contains
from corpus.search.engines import open_index
from corpus.search.fields import FIELDS
from corpus.search.plan import Plan, Thesaurus
from corpus.search.sentence import understand
from corpus.search.steps import PAGE, sentence_steps
from corpus.search.terms import anywhere, in_text
from corpus.search.words import Cutter
from tests.corpus.search.bare_index import BareIndex
from tests.corpus.search.engines.test_index import entry, fill
from tests.corpus.search.made_names import MadeNames
from tests.engines_here import HERE

TEXTS = [
    ("清河修复海堤", "清河省"),
    ("海堤修复资金", "清河省"),
    ("海堤巡查", "云山省"),
    ("渔港修复", "云山省"),
    ("渔港扩建", None),
]


class Names(MadeNames):
    def synonyms(self, text):
        return ()

    def organ(self, unit):
        return None

    def present(self, region):
        return ()


@pytest.fixture(scope="module", params=HERE)
def index(request, tmp_path_factory):
    names: Thesaurus = Names()
    index = open_index(request.param, tmp_path_factory.mktemp("steps"), Cutter(), names)
    fill(index, [entry(n + 10, text, region=(place,) if place else ()) for n, (text, place) in enumerate(TEXTS)])
    yield index
    index.close()


def found(index, text, **more):
    results = index.search(Query(text=text, **more))
    return [hit.entry.text for hit in results.hits], results.notes


def test_key_words_must_all_be_there(index):
    assert set(found(index, "海堤 修复")[0]) == {"清河修复海堤", "海堤修复资金"}
    assert found(index, "海堤 修复")[1] == ()


@pytest.fixture(params=HERE)
def filled(request, tmp_path):
    """An index of texts and their regions."""
    indexes = []

    def make(*texts):
        index = open_index(request.param, tmp_path, Cutter(), Names())
        fill(index, [entry(n + 10, text, region=(place,) if place else ()) for n, (text, place) in enumerate(texts)])
        indexes.append(index)
        return index

    yield make
    for index in indexes:
        index.close()


def test_a_text_as_typed_but_for_a_word_comes_first(filled):
    scattered = "渔港由市里扩建，海堤也由市里修复，修复海堤渔港，扩建渔港海堤"
    index = filled((scattered, None), ("推进海堤渔港一体修复和扩建", None), ("海堤", None))
    assert found(index, "海堤渔港修复和扩建")[0][0] == "推进海堤渔港一体修复和扩建"
    assert found(index, "海堤渔港一体修复扩建")[0][0] == "推进海堤渔港一体修复和扩建"


def test_places_side_by_side_are_also_found_where_they_are_written(filled):
    index = filled(("海堤巡查", "清河省"), ("清河、云山的海堤由两地巡查", None), ("清河的海堤", None))
    assert found(index, "清河 云山")[0][:2] == ["清河、云山的海堤由两地巡查", "海堤巡查"]


def test_where_they_are_not_those_with_most_are_shown(index):
    texts, notes = found(index, "海堤 修复 巡查")
    assert set(texts) == {"清河修复海堤", "海堤修复资金", "海堤巡查"}
    assert notes == ("没有同时含全部词的结果，以下含其中多数",)
    texts, notes = found(index, "渔港 巡查 资金")
    assert len(texts) == 4
    assert "一部分" in notes[0]


def test_what_is_typed_in_quotes_or_as_a_field_stays(index):
    assert found(index, '"海堤" 渔港 扩建')[0] == []
    assert found(index, "地区:云山省 海堤 修复 巡查")[0][0] == "海堤巡查"


def test_a_sentence_has_first_what_meets_all_of_it(index):
    texts, notes = found(index, "清河有哪些海堤巡查资金？")
    assert texts[0] == "海堤修复资金"
    assert set(texts) == {"海堤修复资金", "清河修复海堤"}
    assert notes == ("全部符合的 1 条在前，其后只符合条件",)
    assert len(texts) < PAGE


def test_where_nothing_more_is_found_nothing_is_said(index):
    texts, notes = found(index, "清河有哪些海堤修复？")
    assert set(texts) == {"清河修复海堤", "海堤修复资金"}
    assert notes == ()


def test_a_condition_that_leaves_nothing_ranks_and_that_is_said(index):
    texts, notes = found(index, "白水有哪些海堤巡查？")
    assert texts[0] == "海堤巡查"
    assert notes[0] == "没有地区=清河省白水市的内容，这一条只用来排序"


def test_what_nothing_meets_is_looked_for_as_it_was_typed(tmp_path):
    """2015-2020 may be years of documents, or words of a text."""
    texts = ("落实2015-2020年绿地规划", "排查2021年的边角地", "扩建渔港")
    for engine in HERE:
        index = open_index(engine, tmp_path / engine, Cutter(), Names())
        fill(index, [entry(n + 10, text) for n, text in enumerate(texts)])
        for asked in ("2015-2020", "2015—2020"):
            shown, notes = found(index, asked)
            assert shown == [texts[0]]
            assert notes == (f"没有年份=2015至2020的内容，按文中写有“{asked}”查找",)
        shown, notes = found(
            index, "2030-2035年的渔港"
        )  # the text does not say so either: what else is asked for counts
        assert shown == [texts[2]]
        assert "没有年份=2030至2035的内容，这一条只用来排序" in notes
        index.close()


def test_where_no_one_has_the_duty_all_that_name_the_unit_count(tmp_path):
    index = open_index("tantivy", tmp_path, Cutter(), Names())
    fill(
        index,
        [
            entry(10, "加固海堤", lead=("市水务局",), unit=("市水务局",)),
            entry(11, "疏浚渔港", responsible=("市财政局",), unit=("市财政局",)),
            entry(12, "市财政局指导渔港经营"),
            entry(13, "巡查渔港", lead=("市水务局",), unit=("市水务局",)),
        ],
    )
    texts, notes = found(index, "市财政局牵头的渔港任务")
    assert set(texts[:2]) == {"疏浚渔港", "市财政局指导渔港经营"}
    assert notes[0] == "没有同时符合牵头=市财政局的内容，提到这一单位的都算"
    index.close()


def test_a_word_that_nothing_has_is_said(index):
    texts, notes = found(index, "海堤怎么绿化？")
    assert {"清河修复海堤", "海堤修复资金", "海堤巡查"} == set(texts)
    assert "没有含“绿化”的内容" in notes


def test_what_is_left_out_stays_out_of_the_first(index):
    assert found(index, "除清河外哪些地方修海堤")[0][0] == "海堤巡查"


def test_a_page_far_behind_the_last_is_empty(index):
    results = index.search(Query(text="海堤", page=100_000_000))
    assert (results.hits, results.total) == ((), 3)


def test_pages_of_a_sentence_join_to_the_whole(index):
    query = Query(text="清河有哪些海堤修复？", page_size=2)
    whole = [each.text for each in index.entries(query)]
    pages = [found(index, query.text, page_size=2, page=number)[0] for number in (1, 2, 3)]
    assert [text for page in pages for text in page] == whole


def test_a_field_that_is_typed_out_holds_where_words_do_not(index):
    texts, notes = found(index, "地区:清河省 哪些海堤资金巡查")
    assert (texts[0], set(texts)) == ("海堤修复资金", {"海堤修复资金", "清河修复海堤"})
    assert notes == ("全部符合的 1 条在前，其后只符合条件",)


def test_two_conditions_that_nothing_meets_together_are_met_by_one(tmp_path):
    index = open_index("tantivy", tmp_path, Cutter(), Names())
    fill(
        index,
        [
            entry(15, "修堤", region=("清河省",), year=("2015",)),
            entry(16, "修港", region=("云山省",), year=("2016",)),
            entry(17, "修路", region=("云山省",), year=("2017",)),
        ],
    )
    texts, notes = found(index, "清河2016年有哪些？")
    assert set(texts) == {"修堤", "修港"}
    assert notes == ("没有全部符合的结果，以下符合其中多数",)
    index.close()


def test_a_duty_that_the_unit_has_elsewhere_is_none_here(tmp_path):
    index = open_index("tantivy", tmp_path, Cutter(), Names())
    fill(
        index,
        [
            entry(10, "加固海堤", region=("云山省",), lead=("市财政局",), unit=("市财政局",)),
            entry(11, "疏浚渔港", region=("清河省",), responsible=("市财政局",), unit=("市财政局",)),
        ],
    )
    assert found(index, "云山由市财政局牵头的有哪些？") == (["加固海堤"], ())
    texts, notes = found(index, "清河由市财政局牵头的有哪些？")
    assert texts[0] == "疏浚渔港"
    assert notes[0] == "没有同时符合牵头=市财政局的内容，提到这一单位的都算"
    index.close()


# --- how much words tell -------------------------------------------------------------------------------------------


class Counted(BareIndex):
    """An index of which only is told how many entries have a word."""

    def __init__(self, total, **counts):
        self.total, self.counts = total, counts

    def count(self, condition):
        if isinstance(condition, AllOf):
            return min(map(self.count, condition.conditions), default=self.total)
        if isinstance(condition, AnyOf):
            return max(map(self.count, condition.conditions), default=0)
        return self.counts.get(condition.squeezed, 0) if isinstance(condition, Contains) else 0


def steps(text, held):
    sentence = understand(text, MadeNames(), Cutter(), date(2026, 3, 1))
    nothing = Plan(condition=AllOf(), words=(), boosts=(), needles=(), notes=())
    return list(sentence_steps(sentence, nothing, AllOf(), held, FIELDS))


def weights(held, text):
    """What the words of a question weigh, and what an entry must have of it."""
    share = steps(text, held)[0].plan.condition.conditions[-1]
    return {one.conditions[0].squeezed: weight for one, weight in share.weighed}, share.least


@pytest.mark.parametrize(
    ("rare", "weight"),
    [(0, None), (1, 4), (100, 3), (1000, 2), (10_000, 1), (60_000, 1)],
)
def test_a_rare_word_weighs_as_much_as_several_common_ones(rare, weight):
    held = Counted(100_000, 海堤=90_000, 渔港=rare)
    told, least = weights(held, "海堤和渔港怎么修复？")
    assert told == {"海堤": 1} | ({"渔港": weight} if weight else {})
    assert least == (1 + (weight or 0) + 1) // 2


def test_of_many_words_the_most_telling_are_asked():
    words = ["渔港", "海堤", "泊位", "航道", "灯塔", "码头", "水库", "湿地", "河道", "隧道", "桥梁", "公路", "机场"]
    held = Counted(2000, **{word: 10 + at for at, word in enumerate(reversed(words))})
    told, _ = weights(held, "、".join(words) + "怎么修？")
    assert list(told) == words[1:]


def boosts(text, held):
    return dict(steps(text, held)[0].plan.boosts)


def test_words_that_stand_together_as_typed_rank_higher_together():
    held = Counted(100, 海堤=5, 修复=5, 资金=5)
    together, apart = boosts("海堤修复有哪些资金？", held), boosts("海堤、修复有哪些资金？", held)
    assert Contains("海堤修复") in together
    assert Contains("海堤修复") not in apart
    assert Contains("修复资金") not in together
    longer = boosts("海堤修复资金有哪些？", held)
    assert {Contains("海堤修复"), Contains("修复资金"), Contains("海堤修复资金")} <= set(longer)
    assert Contains("1200") not in boosts("海堤 1200 有哪些？", held)  # a word alone is no run of words


def test_a_word_in_the_text_counts_for_more_than_one_over_it():
    told = boosts("海堤怎么修复？", Counted(100, 海堤=5, 修复=20))
    assert told[in_text("海堤")] > told[anywhere("海堤")] > 0
    assert told[in_text("海堤")] > told[in_text("修复")]  # which more entries have
    assert told[Contains("海堤")] != told[AnyOf((Contains("海堤"), Around(("海堤",))))]


def test_a_word_that_every_entry_has_ranks_a_little_all_the_same():
    told = boosts("海堤怎么修复？", Counted(100, 海堤=100, 修复=5))
    assert 0 < told[in_text("海堤")] < told[in_text("修复")]


def test_what_kind_of_thing_is_asked_for_ranks_first():
    held = Counted(100, 海堤=5)
    assert Among("kind", ("task",)) in boosts("海堤有哪些任务？", held)
    assert Among("status", ("target",)) not in boosts("海堤有哪些任务？", held)
    kinds = Among("kind", ("target", "achieved"))  # goals first, by their status
    assert {kinds, Among("status", ("target",))} <= set(boosts("海堤有哪些目标？", held))


def test_words_are_marked_but_no_single_characters_of_a_run():
    (first, *_) = steps("修海堤1200米有哪些？", Counted(100, 海堤=5))
    assert {"修海堤1200米", "海堤", "1200", "1,200"} <= set(first.plan.needles)
    assert not {"修", "米"} & set(first.plan.needles)


def test_a_place_or_year_stands_beside_a_hit_and_is_not_marked():
    held = Counted(100, 海堤=5)
    assert "清河" not in steps("清河有哪些海堤？", held)[0].plan.needles
    assert "市财政局" in steps("市财政局有哪些海堤？", held)[0].plan.needles


class Wide(Names):
    def synonyms(self, text):
        return ("无人机",) if text == "低空经济" else ()

    def organ(self, unit):
        return "water" if unit in ("水利厅", "水务局", "水电局") else None


def test_other_names_on_request(tmp_path):
    index = open_index("tantivy", tmp_path, Cutter(), Wide())
    fill(
        index,
        [
            entry(1, "修渠", lead=("水电局",)),
            entry(2, "发展无人机", region=("清河省",)),
            entry(3, "修路", lead=("水利厅",)),
        ],
    )
    assert found(index, "水利厅牵头哪些任务")[0] == ["修路"]
    texts, notes = found(index, "水利厅牵头哪些任务", former_names=True)
    assert set(texts) == {"修渠", "修路"}
    assert notes == ("“水利厅”也按水利厅、水电局查找",) or notes == ("“水利厅”也按水电局、水利厅查找",)
    assert found(index, "清河的低空经济有哪些")[1] == (
        "没有主题=低空经济与无人系统的内容，这一条只用来排序",
        "没有含“低空”的内容",
        "没有含“经济”的内容",
    )
    assert "“低空经济与无人系统”也按无人机查找" in found(index, "清河的低空经济有哪些", synonyms=True)[1]
    index.close()


def test_a_condition_weighs_as_much_as_the_rarest_word():
    class Met(Counted):
        def count(self, condition):
            return 50 if isinstance(condition, Among) else super().count(condition)

    found = steps("清河省怎么修复海堤？", Met(100_000, 海堤=1, 修复=90_000))
    shares = [
        part
        for step in found
        for condition in step.plan.condition.conditions
        for part in (condition.conditions if isinstance(condition, AnyOf) else [condition])
        if isinstance(part, AllOf) and part.conditions and isinstance(part.conditions[-1], AtLeast)
    ]
    loose = shares[-1].conditions[-1]
    assert sorted(weight for _, weight in loose.weighed) == [1, 4, 4]
    assert loose.least == 4  # two fifths of them


def test_what_is_nowhere_finds_nothing():
    (step,) = steps("渔港怎么修复？", Counted(100))
    assert step.plan.condition == AnyOf(())
