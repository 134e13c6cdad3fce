"""What is looked for, and how much of it words hold."""

from math import log

import pytest

from corpus.precedents.sought import LONGEST, Sought, SoughtTerm, Vocabulary, essence, sought_text, sought_theme

COUNTS = {"河湖": 5, "巡查": 4, "管护": 3, "机制": 400, "健全": 500, "乡村": 60, "旅游": 40, "发展": 700}
CUTS = {"健全河湖巡查管护机制": ["健全", "河湖", "巡查", "管护", "机制"], "发展乡村旅游": ["发展", "乡村", "旅游"]}


def vocabulary(**given):
    values = {"cut": lambda text: CUTS.get(text, []), "frequency": lambda word: COUNTS.get(word, 0), "total": 1000}
    return Vocabulary(**{**values, **given})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（三）健全河湖巡查机制。省水利厅牵头。", "健全河湖巡查机制"),
        ("  1.健全河湖巡查机制；", "健全河湖巡查机制"),
        ("二是健全河湖巡查机制", "健全河湖巡查机制"),
        ("健全河湖巡查机制\n其他", "健全河湖巡查机制"),
        ("一、", "一、"),
        ("", ""),
        ("。；", ""),
    ],
)
def test_the_lead_is_looked_for_without_its_number(text, found):
    assert essence(text) == found


def test_of_a_long_sentence_the_first_clauses_are_looked_for():
    long = "推进河湖巡查，" + "落实管护责任，" * 12
    assert essence(long) == "推进河湖巡查，落实管护责任，落实管护责任"
    assert len(essence("推" * 300)) == LONGEST == 80
    assert essence("推" * 80 + "。健全") == "推" * 80
    assert essence("推" * 40 + "，" + "健" * 39) == "推" * 40 + "，" + "健" * 39
    assert essence("推" * 40 + "，" + "健" * 40) == "推" * 40
    assert essence("推" * 15 + "，健全" + "，" + "落" * 80) == "推" * 15 + "，健全"
    assert essence("推" * 16 + "，健全" + "，" + "落" * 80) == "推" * 16


def test_rare_words_weigh_and_words_of_doing_hardly():
    sought = sought_text("健全河湖巡查管护机制", vocabulary())
    assert sought.words[0] == "管护"
    assert sought.held("健全河湖巡查管护机制") == 1.0
    assert sought.held("加强河湖巡查管护") > 0.85
    assert sought.held("健全土地流转机制") < 0.1
    assert sought.held("") == 0.0


def test_words_that_lack_what_tells_most_count_less():
    sought = sought_text("健全河湖巡查管护机制", vocabulary())
    without = 1 - sum(term.weight for term in sought.terms if "管护" in term.forms[0]) / sought.weight
    assert sought.held("健全河湖巡查机制") < without


def test_words_side_by_side_count_more_than_apart():
    sought = sought_text("健全河湖巡查管护机制", vocabulary())
    assert sought.held("河湖巡查管护") > sought.held("管护河湖,另行巡查")


def test_a_clause_that_is_a_matter_by_itself_is_enough():
    both = "健全河湖巡查管护机制，发展乡村旅游"
    cut = lambda text: [word for part in CUTS.values() for word in part if word in text]  # noqa: E731
    sought = sought_text(both, vocabulary(cut=cut))
    assert len(sought.parts) == 2
    assert sought.held("大力发展乡村旅游") >= 0.85
    assert not sought_text("健全河湖巡查管护机制，坚持旅游", vocabulary(cut=cut)).parts[1:]


def test_a_theme_in_a_text_may_be_spelt_otherwise_but_is_no_other_matter():
    names = [("乡村旅游", ("乡村旅游", "乡村的旅游", "农家乐民宿"))]
    cut = lambda text: ["乡村旅游"]  # noqa: E731
    known = sought_text("发展乡村旅游", vocabulary(cut=cut, themes=lambda text: names))
    plain = sought_text("发展乡村旅游", vocabulary(cut=cut))
    assert known.held("提升乡村的旅游") > plain.held("提升乡村的旅游") == 0.0
    assert known.held("提升农家乐民宿") == 0.0


def test_what_is_quoted_is_one_word():
    cut = lambda text: ["推进", "一网", "政务"]  # noqa: E731
    sought = sought_text("推进政务“一网统办”", vocabulary(cut=cut))
    assert "一网统办" in sought.words
    assert sought.held("政务一网统办") > sought.held("政务一网")


def test_a_word_that_nobody_says_is_not_forgotten():
    sought = sought_text("甲乙丙丁河湖", vocabulary(cut=lambda text: ["甲乙", "丙丁", "河湖"]))
    assert sought.held("河湖") < 0.5


@pytest.mark.parametrize("text", ["", "。", "一", "2025"])
def test_what_has_no_words_is_found_nowhere(text):
    assert sought_text(text, vocabulary(total=0)).held("河湖2025一") == 0.0


def test_a_theme_is_had_by_any_of_its_names():
    sought = sought_theme("乡村旅游", ("乡村旅游", "农家游"))
    assert sought.theme == "乡村旅游"
    assert [sought.held(words) for words in ("办好农家游", "乡村旅游", "乡村")] == [1.0, 1.0, 0.0]


def made(*weights, telling=(), parts=()):
    """A matter of words 甲, 乙, 丙 … of these weights."""
    terms = tuple(SoughtTerm((word,), weight) for word, weight in zip("甲乙丙丁", weights, strict=False))
    return Sought("甲", terms, telling=frozenset(telling), parts=tuple(parts))


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("甲乙丙", 1.0),
        ("甲乙", 0.75),
        ("乙丙", 0.5 * 0.8),  # without one that tells
        ("丙", 0.25 * 0.8 * 0.8),
        ("", 0.0),
    ],
)
def test_how_much_is_held(words, held):
    assert made(2.0, 1.0, 1.0, telling="甲乙").held(words) == pytest.approx(held)


def test_a_part_counts_for_nine_tenths_where_it_is_more():
    whole = made(2.0, 1.0, 1.0, parts=[made(0.0, 1.0)])
    assert whole.held("乙") == pytest.approx(0.9)
    assert whole.held("甲乙丙") == 1.0
    assert made().held("甲") == made(parts=[made()]).held("甲") == 0.0


def test_words_weigh_by_how_few_passages_have_them():
    known = vocabulary()
    assert known.weight("河湖") == pytest.approx(log(1001 / 5.5))
    assert known.weight("无人说") == pytest.approx(log(1001 / 1.5))  # as the rarest
    assert known.weight("机制") == pytest.approx(0.25 * log(1001 / 400.5))  # how things are done
    assert vocabulary(frequency=lambda word: 1000).weight("河湖") == 0.1
    assert vocabulary(total=0).weight("河湖") == 1.0


def test_what_the_terms_of_a_text_are():
    sought = sought_text("健全河湖巡查管护机制", vocabulary())
    weights = {term.forms[0]: term.weight for term in sought.terms}
    assert list(weights) == ["健全", "河湖", "巡查", "管护", "机制", "健全河湖", "河湖巡查", "巡查管护", "管护机制"]
    assert weights["河湖巡查"] == pytest.approx(0.7 * min(weights["河湖"], weights["巡查"]))
    assert sought.words == ("管护", "巡查", "河湖", "机制", "健全")
    assert (sought.length, sought.clauses) == (10, 1)
    assert sought_text("健全，河湖；巡查", vocabulary()).clauses == 3


@pytest.mark.parametrize(("cut", "telling"), [(["甲甲", "乙乙", "丙丙"], 3), (["甲甲", "乙乙", "丙丙", "丁丁"], 1)])
def test_few_words_tell_each_and_of_more_the_first(cut, telling):
    assert len(sought_text("".join(cut), vocabulary(cut=lambda text: cut)).telling) == telling


def test_words_of_three_characters_are_said_without_their_first_and_numbers_are_none():
    cut = ["中小微", "小微企业", "河", "2025"]
    forms = {
        term.forms[0]: term.forms
        for term in sought_text("中小微小微企业河2025", vocabulary(cut=lambda text: cut)).terms
    }
    assert forms["中小微"] == ("中小微", "小微")
    assert forms["小微企业"] == ("小微企业",)
    assert set(forms) == {"中小微", "小微企业", "中小微小微企业"}


def test_a_theme_weighs_half_of_the_words_it_is_named_in():
    names = [("乡村旅游", ("乡村的旅游",))]
    cut = lambda text: ["发展", "乡村", "旅游"]  # noqa: E731
    sought = sought_text("发展乡村旅游", vocabulary(cut=cut, themes=lambda text: names))
    weights = {term.forms: term.weight for term in sought.terms}
    assert weights["乡村旅游", "乡村的旅游"] > 0
    theme = sought.terms[-1]
    assert theme.weight == pytest.approx(0.5 * (log(1001 / 60.5) + log(1001 / 40.5)))
    assert theme.forms == ("乡村旅游", "乡村的旅游")


@pytest.mark.parametrize(
    ("second", "parts"),
    [("发展乡村旅游", 2), ("坚持旅游", 1), ("健全机制", 1)],  # one word alone, and words of doing, are no matter
)
def test_clauses_that_are_a_matter_by_themselves(second, parts):
    words = ["健全", "河湖", "巡查", "管护", "机制", "发展", "乡村", "旅游"]
    cut = lambda text: [word for word in words if word in text]  # noqa: E731
    assert len(sought_text(f"健全河湖巡查管护机制，{second}", vocabulary(cut=cut)).parts) == parts
    assert sought_text("健全河湖巡查管护机制", vocabulary(cut=cut)).parts == ()
