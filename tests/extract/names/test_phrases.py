"""Labels in a text: the longest wins, negatives rule out, and spaCy's PhraseMatcher finds the same."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.export.docbin import phrase_hits
from extract.names.phrases import Labels, find_labels
from extract.names.themes import Themes

LABELS = Labels(
    {"科技部": ["cn.most"], "生态补偿": ["compensation"], "横向生态补偿": ["transfer"], "补偿制度": ["system"]},
    {"科技部门": ["cn.most"]},
)


def found(text):
    return [(text[span.start : span.end], entry) for span, entry in find_labels(text, LABELS)]


def test_the_longest_label_wins():
    assert found("建立横向生态补偿和生态补偿") == [("横向生态补偿", "transfer"), ("生态补偿", "compensation")]


def test_a_label_inside_a_longer_one_is_not_meant():
    labels = Labels({"生态补偿": ["compensation"], "生态": ["ecology"], "补偿": ["money"], "态补": ["none"]}, {})
    assert [entry for _, entry in find_labels("生态补偿和生态", labels)] == ["compensation", "ecology"]


def test_labels_that_overlap_in_part_both_count():
    assert found("生态补偿制度") == [("生态补偿", "compensation"), ("补偿制度", "system")]


def test_a_negative_label_rules_out_its_own_entry_only_there():
    assert found("科技部门和科技部") == [("科技部", "cn.most")]


def test_a_negative_label_rules_out_what_lies_in_it_only():
    labels = Labels({"科技部": ["cn.most"]}, {"技部门": ["cn.most"], "全国科技": ["cn.most"]})
    assert [entry for _, entry in find_labels("科技部门", labels)] == ["cn.most"]
    assert [entry for _, entry in find_labels("全国科技部", labels)] == ["cn.most"]
    labels = Labels({"科技部": ["cn.most"]}, {"全国科技部": ["cn.most"]})
    assert list(find_labels("全国科技部", labels)) == []


def test_a_label_of_one_character_at_the_beginning_counts():
    assert [entry for _, entry in find_labels("茶、糖", Labels({"茶": ["tea"], "糖": ["sugar"]}, {}))] == [
        "tea",
        "sugar",
    ]


def test_text_is_folded_first():
    assert found("橫向生態補償") == [("橫向生態補償", "transfer")]


def test_a_label_may_name_several_entries():
    labels = Labels({"人才公寓": ["housing", "talent"]}, {"人才公寓": ["talent"]})
    assert [entry for _, entry in find_labels("人才公寓", labels)] == ["housing"]


def test_without_labels_nothing_is_found():
    assert list(find_labels("生态补偿", Labels({}, {}))) == []


THEMES = Themes.load()._labels
SAMPLE = sorted(THEMES.entries.keys() | THEMES.barred.keys())[::7]
FEW = Labels({label: ["x"] for label in SAMPLE}, {})


@given(st.lists(st.one_of(st.sampled_from(SAMPLE), st.text(max_size=4)), max_size=12).map("".join))
def test_spacy_finds_the_same(text):
    assert {(start, end) for start, end, _ in FEW.hits(text)} == phrase_hits(text, SAMPLE)
