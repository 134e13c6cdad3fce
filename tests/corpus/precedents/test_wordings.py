"""Near-equal wordings are one."""

from datetime import date

import pytest

from corpus.precedents.places import without_reprints
from corpus.precedents.sought import Sought
from corpus.precedents.wordings import PrecedentChoice, Precedents, counted, grouped
from tests.corpus.precedents.made import place, source


def texts(groups):
    return [[wording.text for wording in group.wordings] for group in groups]


@pytest.mark.parametrize(
    "other",
    [
        "完善河湖巡查管护机制",
        "进一步健全河湖巡查管护机制",
        "健全河湖日常巡查管护机制",
        "健全“河湖巡查”管护机制",
        "健全河湖巡查管护制度",
    ],
)
def test_what_is_nearly_said_alike_is_one(other):
    assert len(grouped([place(), place(other)])) == 1


@pytest.mark.parametrize("other", ["组建河湖巡查队伍并配备管护车辆和其他装备", "健全土地流转管理机制", "河湖"])
def test_what_is_said_otherwise_stands_apart(other):
    assert len(grouped([place(), place(other)])) == 2


def test_numbers_make_no_other_wording():
    told = [place(f"新筹集保障性租赁住房{count}套") for count in ("2.5万", "6957", "30")]
    assert len(grouped(told)) == 1


def test_the_most_usual_wording_stands_for_all_and_what_differs_is_marked():
    told = [place("完善河湖巡查管护机制"), place(), place(source=source("cd"))]
    (group,) = grouped(told)
    assert texts([group]) == [["健全河湖巡查管护机制", "完善河湖巡查管护机制"]]
    first, other = group.wordings
    assert (first.marks, len(first.places)) == ((), 2)
    assert [other.text[span.start : span.end] for span in other.marks] == ["完善"]


def test_a_wording_that_lacks_something_is_told():
    (group,) = grouped([place("健全河湖日常巡查管护机制"), place("健全河湖日常巡查管护机制"), place()])
    assert (group.wordings[1].marks, group.wordings[1].lacks) == ((), True)


def test_signs_and_spaces_make_no_other_wording():
    (group,) = grouped([place(), place("健全 河湖巡查、管护机制")])
    assert len(group.wordings) == 1
    assert len(group.places) == 2


def test_groups_with_most_places_come_first():
    groups = grouped([place("发展乡村旅游"), place(), place(source=source("cd"))])
    assert [group.text for group in groups] == ["健全河湖巡查管护机制", "发展乡村旅游"]


def test_what_a_group_counts():
    own = [
        place(source=source("ab", level="市", day=date(2020, 1, 2)), leads=("水利",), recurs="每年"),
        place(source=source("cd", level="省", regions=("云澜省",), day=date(2022, 1, 2)), leads=("水利", "财政")),
        place(source=source("cd", level="省", regions=("云澜省",), day=date(2022, 1, 2)), responsible=("公安",)),
        place(source=source("ef", level=None, regions=(), day=None)),
    ]
    (group,) = grouped(own)
    assert (len(group.places), group.documents) == (4, 3)
    assert group.levels == (("省", 2), ("市", 1))
    assert group.provinces == (("云澜省", 3),)
    assert group.years == (2020, 2022)
    assert group.leads == (("水利", 2), ("财政", 1))
    assert (group.responsible, group.recurs) == ((("公安", 1),), (("每年", 1),))


def test_nothing_makes_no_group():
    assert grouped([]) == ()


def test_only_some_documents():
    found = Precedents(
        Sought("健全河湖巡查管护机制"),
        grouped(
            [
                place(source=source("ab", level="省", regions=("云澜省",), day=date(2020, 1, 2))),
                place(source=source("cd")),
            ]
        ),
        passed_over=7,
    )
    assert found.values("level") == (("省", 1), ("市", 1))
    assert dict(found.values("region")) == {"云澜省": 2, "云澜省栖河市": 1}
    assert found.values("year") == (("2020", 1),)
    for choice, ids in (
        (PrecedentChoice(levels=("市",)), {"cd"}),
        (PrecedentChoice(regions=("云澜省",)), {"ab", "cd"}),
        (PrecedentChoice(regions=("云澜省栖河市",)), {"cd"}),
        (PrecedentChoice(years=("2020", "2021")), {"ab"}),
        (PrecedentChoice(levels=("省",), years=("2021",)), set()),
    ):
        kept = found.only(choice)
        assert {each.source.document_id for each in kept.places} == ids
        assert (kept.passed_over, kept.choice) == (7, choice)
    assert not PrecedentChoice()


def test_counted():
    assert counted(["乙", "甲", "甲"]) == (("甲", 2), ("乙", 1))


def test_a_reprint_is_the_first_issued_ones_copy():
    late, early = source("cd", day=date(2021, 1, 1)), source("ab", day=date(2020, 1, 1))
    kept = without_reprints(
        [place(source=late), place(source=early), place("发展乡村旅游", source=late)], {"ab": "ab", "cd": "ab"}
    )
    assert [(each.text, each.source, each.copies) for each in kept] == [
        ("健全河湖巡查管护机制", early, (late,)),
        ("发展乡村旅游", late, ()),
    ]


def test_documents_that_only_say_the_same_are_no_copies():
    assert len(without_reprints([place(), place(source=source("cd"))], {})) == 2


def test_groups_are_ordered_by_places_then_documents_then_likeness_then_words():
    told = [
        *[place("发展乡村旅游", source=source("ab"))] * 2,
        place("筹集保障性住房", source=source("ab")),
        place("筹集保障性住房", source=source("cd")),
        place("巡查河湖", score=0.7),
        place("整治农村厕所", score=0.9),
        place("安装路灯", score=0.7),
    ]
    assert [group.text for group in grouped(told)] == [
        "筹集保障性住房",
        "发展乡村旅游",
        "整治农村厕所",
        "安装路灯",
        "巡查河湖",
    ]


def test_of_equally_usual_wordings_the_nearest_stands_for_all_then_the_shortest():
    near, far = place("完善河湖巡查管护机制", score=0.9), place(score=0.8)
    assert grouped([far, near])[0].text == near.text
    longer = place("健全河湖日常巡查管护机制", score=0.8)
    assert grouped([longer, far])[0].text == far.text


def test_a_chain_of_wordings_is_one_group():
    steps = ["健全河湖巡查管护机制", "健全河湖巡查管护制度", "健全河湖巡查养护制度", "健全塘坝巡查养护制度"]
    assert len(grouped([place(text) for text in steps])) == 1
    assert len(grouped([place(steps[0]), place(steps[3])])) == 2
    assert len(grouped([place(text) for text in steps], near=1.0)) == 4


def test_one_document_that_says_it_twice_is_not_its_own_copy():
    own = source("ab", day=date(2020, 1, 1))
    kept = without_reprints([place(source=own), place(source=own)], {})
    assert [each.copies for each in kept] == [(), ()]
    undated = source("cd", day=None)
    (first,) = without_reprints([place(source=undated), place(source=own)], {"ab": "x", "cd": "x"})
    assert (first.source, first.copies) == (own, (undated,))  # what has no day is last
