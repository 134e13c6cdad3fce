"""A query lowered to conditions: which strings must occur, which values are wanted, what ranks, what is said."""

import pytest

from corpus.search.conditions import (
    AllOf,
    Among,
    AnyOf,
    Apart,
    Around,
    Between,
    Contains,
    FieldHolds,
    NoneOf,
    with_filters,
)
from corpus.search.engines.local import between
from corpus.search.fields import FIELDS
from corpus.search.plan import OWN_SCORE, RUN_SCORE, Wider, make_plan
from corpus.search.query import parse
from corpus.search.words import Cutter, squeeze

CUTTER = Cutter()
VALUES = {
    "region": ("清河省", "清河省白水市", "云山省"),
    "level": ("省", "市"),
    "year": ("2015", "2016", "2019", "2020"),
    "due": ("2019-12-31", "2020-06-30", "2021-12-31", "每年"),
    "unit": ("市财政局", "省财政厅", "市环保局", "市生态环境局"),
    "lead": ("市财政局", "市环保局", "市生态环境局"),
    "responsible": ("市环保局", "市生态环境局"),
    "cooperating": ("市环保局", "市生态环境局"),
    "supervising": ("市环保局", "市生态环境局"),
    "issuer": ("市环保局", "市生态环境局"),
    "theme": ("生态补偿", "流域生态补偿"),
    "role": ("lead", "responsible"),
    "title": ("生态补偿意见", "生态补偿方案"),
}


class Held:
    """An index of these values, in which every text occurs."""

    def __init__(self, values=VALUES, pairs=("生态", "生产", "态补", "产业", "太补")):
        self.values, self.pairs = values, pairs

    def vocabulary(self, field):
        return [(value, squeeze(value)) for value in self.values.get(field, ())]

    def count(self, condition):
        match condition:
            case Among(field, values):
                return len(set(values) & set(self.values.get(field, ())))
            case FieldHolds(field, squeezed):
                return sum(squeezed in form for _, form in self.vocabulary(field))
            case Between(field):
                return sum(map(condition.takes, self.values.get(field, ())))
            case AnyOf(conditions):
                return sum(map(self.count, conditions))
        return 1

    def expect(self, conditions):
        pass

    def between(self, before, after):
        return between(lambda first: [pair for pair in self.pairs if pair.startswith(first)], before, after)


class Names:
    """A thesaurus of one theme, one organ, one region."""

    def synonyms(self, text):
        return ("生态补偿", "生态效益补偿") if text == "生态保护补偿" else ()

    def organ(self, unit):
        return "environment" if unit in ("市环保局", "市生态环境局", "环保局") else None

    def present(self, region):
        return ("清河省白水市", "云山省白水区") if region == "白水县" else ()


def plan(text, **wider):
    return make_plan(parse(text).tree, CUTTER, Held(), Wider(Names(), **wider))


def word(text, *terms):
    """A word in the text or over it."""
    return AnyOf((Contains(text), Around(terms or (text,))))


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("", AllOf()),
        ("旅游", word("旅游")),
        ("水", Contains("水")),  # one character has no terms of its own
        ("生态补偿", AllOf((word("生态"), word("补偿")))),  # words of a run may stand apart …
        ('"生态 补偿"', Contains("生态补偿")),  # … a phrase must stand as it is, but for spaces
        ('"（甲）"', Contains("(甲)")),  # squeezed: folded
        ("旅游 旅游", AllOf((word("旅游"), word("旅游")))),
        ("旅游 或 农业", AnyOf((word("旅游"), word("农业")))),
        ("旅游 非 农业", AllOf((word("旅游"), NoneOf(word("农业"))))),
        ("正文:生态补偿", AllOf((Contains("生态"), Contains("补偿")))),  # not what stands over it
        ("提到:公安部", Contains("公安部")),
        ("1200", AnyOf((Contains("1200"), Contains("1,200"), Around(("1200",))))),
        ("1,200", AnyOf((Contains("1,200"), Contains("1200"), Around(("1200",))))),
        ("牵头:财政", FieldHolds("lead", "财政")),  # a part of the name
        ("地区:清河省", Among("region", ("清河省",))),  # a name that exists is meant exactly …
        ("地区:白水", Among("region", ("清河省白水市",))),  # … else every name that contains it
        ("主题:生态补偿", Among("theme", ("生态补偿",))),
        ("标题:《生态补偿》", FieldHolds("title", "生态补偿")),  # no fixed vocabulary; marks of titles say nothing
        ("角色:牵头单位", Among("role", ("lead",))),
        ("层级:省级", Among("level", ("省",))),
        ("年份:2016年", Among("year", ("2016",))),
        ("年份:2016-2019", Between("year", "2016", "2019")),  # both ends included
        ("年份:[2016 TO]", Between("year", "2016", None)),
        ("年份:[TO 2016]", Between("year", None, "2016")),
        ("时限:[2019 TO 2020]", Between("due", "2019", "2020")),
        ("时限:<2020年6月", Between("due", None, "2020-06", below=True)),
        ("时限:每年", FieldHolds("due", "每年")),
        ("年份:2031", Among("year", ())),
        ('"生态 补偿"~3', AnyOf((Apart("生态", "补偿", 0, 3), Apart("补偿", "生态", 0, 3)))),
        ("生态?补偿", Apart("生态", "补偿", 1, 1)),
        ("生态*补偿", Apart("生态", "补偿", 0, 10)),
        ("生态*", Contains("生态")),
        ("生泰补~", AnyOf((Contains("生泰补"), Contains("泰补"), Contains("生泰"), Contains("生态补")))),
    ],
)
def test_condition(text, condition):
    assert plan(text).condition == condition


def test_a_value_of_another_field_asks_for_that_one():
    held = Held({**VALUES, "validity": ("失效",), "status": ("target",)})
    found = make_plan(parse("状态:失效").tree, CUTTER, held)
    assert found.condition == Among("validity", ("失效",))
    assert found.notes == ("“失效”按时效理解",)
    assert make_plan(parse("状态:没有").tree, CUTTER, held).condition == Among("status", ())


def test_what_a_single_character_is_near_to_is_not_asked():
    found = plan('"水 电力"~5')
    assert found.condition == AllOf((Contains("水"), Contains("电力")))
    assert "单个字" in found.notes[0]
    assert plan('"电力 生态补偿 渔港"~5').notes == ()  # of two characters or more all are


def test_a_short_text_has_no_other_spelling():
    assert plan("生泰~").condition == Contains("生泰")
    assert "太短" in plan("生泰~").notes[0]


def test_filters_narrow_a_condition_but_for_the_facet_that_is_counted():
    base, year = Contains("甲"), Among("year", ("2015", "2016"))
    filters = {"year": ("2015", "2016"), "level": ("市",), "theme": ()}
    assert with_filters(base, filters) == AllOf((base, year, Among("level", ("市",))))
    assert with_filters(base, filters, but="level") == AllOf((base, year))
    assert with_filters(base, {"theme": ()}) == base
    assert with_filters(base, {"level": ("市",)}, but="level") == base


def test_what_ranks_is_what_is_wanted_in_words_and_runs():
    found = plan("生态补偿 非 拆迁 地区:清河省")
    assert found.words == ("生态", "补偿")
    own = [(Contains("生态"), OWN_SCORE), (Contains("补偿"), OWN_SCORE)]  # words of the text itself, not over it
    assert found.boosts == ((Contains("生态补偿"), RUN_SCORE), *own)
    assert plan("旅游").boosts == ((Contains("旅游"), OWN_SCORE),)  # one word: its place in words says the rest
    assert plan("地区:清河省").words == plan("地区:清河省").boosts == ()


@pytest.mark.parametrize(
    ("text", "needles"),
    [
        ("生态补偿", ("生态补偿", "生态", "补偿")),
        ('"生态补偿"', ("生态补偿",)),
        ("市财政局", ("市财政局", "财政局")),  # not 市 alone: it would light up all over the text
        ("市", ("市",)),  # but where it is all that is asked for
        ("旅游 非 农业", ("旅游",)),
        ("非 非 农业", ("农业",)),
        ("地区:清河省", ()),
    ],
)
def test_what_is_highlighted(text, needles):
    assert plan(text).needles == needles


def test_synonyms_only_on_request():
    assert plan("生态保护补偿").condition == AllOf((word("生态"), word("保护"), word("补偿")))
    wide = plan("生态保护补偿", synonyms=True)
    assert isinstance(wide.condition, AnyOf)
    assert wide.condition.conditions[1:] == (Contains("生态补偿"), Contains("生态效益补偿"))
    assert wide.notes == ("“生态保护补偿”也按生态补偿、生态效益补偿查找",)
    assert {"生态补偿", "生态效益补偿"} <= set(wide.needles)
    assert plan("旅游", synonyms=True).notes == ()


@pytest.mark.parametrize("field", [field for field in FIELDS if field.organs], ids=lambda field: field.name)
def test_former_names_of_an_organ_in_every_field_of_units(field):
    name = field.names[0]
    assert plan(f"{name}:市环保局").condition == FieldHolds(field.name, "市环保局")
    wide = plan(f"{name}:市环保局", former_names=True)
    others = Among(field.name, ("市环保局", "市生态环境局"))
    assert wide.condition == AnyOf((FieldHolds(field.name, "市环保局"), others))
    assert wide.notes == ("“市环保局”包括市环保局、市生态环境局",)


def test_former_names_are_those_of_units_alone():
    assert plan("机关:市环保局", former_names=True).condition == FieldHolds("issuer", "市环保局")
    assert plan("单位:财政", former_names=True).notes == ()  # an organ that nobody knows


def test_long_lists_of_names_are_cut_short_in_the_note():
    many = tuple(f"市环保局{number}" for number in range(7))

    class Same(Names):
        def organ(self, unit):
            return "environment"

    def said(values):
        return make_plan(
            parse("单位:环保").tree, CUTTER, Held({"unit": values}), Wider(Same(), former_names=True)
        ).notes

    assert said(many) == ("“环保”包括" + "、".join(many[:5]) + "等",)
    assert said(many[:5])[0].endswith("市环保局4")


def test_a_value_that_no_entry_has_is_said():
    assert plan("牵头:水利局").notes == ("没有牵头为“水利局”的内容",)
    assert plan("牵头:财政").notes == ()
    assert plan("时限:2031").notes == ("没有时限=2031的内容",)


def test_a_region_that_is_called_otherwise_today_is_named():
    assert plan("地区:白水县").notes == ("没有地区为“白水县”的内容；今名清河省白水市、云山省白水区，可按今名查找",)
    assert plan("地区:黑水县").notes == ("没有地区为“黑水县”的内容",)
    assert plan("牵头:白水县").notes == ("没有牵头为“白水县”的内容",)  # no region is asked for
    assert make_plan(parse("地区:白水县").tree, CUTTER, Held()).notes == ("没有地区为“白水县”的内容",)


def test_without_a_thesaurus_a_query_is_as_it_stands():
    found = make_plan(parse("生态补偿 单位:市环保局").tree, CUTTER, Held())
    assert found.condition == AllOf((AllOf((word("生态"), word("补偿"))), FieldHolds("unit", "市环保局")))
