"""Fragments: what each must match as a whole, and how they are put in."""

import pytest

from corpus import fragments
from corpus.fragments import FragmentError, check_fragment, compiled, compose, load_fragments


@pytest.mark.parametrize("fragment", load_fragments().values(), ids=lambda fragment: fragment.name)
def test_a_fragment_matches_its_examples_and_nothing_else(fragment):
    assert check_fragment(fragment) is None


def test_a_wrong_example_is_reported():
    fragment = fragments.Fragment("han", "中文数字", "[一二]", ("三",), ("一",))
    assert check_fragment(fragment) == "han: misses ['三'], takes ['一']"


def test_code_composes_too():
    assert compiled("第 {han} 条").fullmatch("第二十一条")


def test_repetitions_are_no_names():
    assert compose("{han}{2,3}x{4}") == f"(?:{load_fragments()['han'].pattern}){{2,3}}x{{4}}"


def test_own_fragments_go_first_and_use_the_shared_ones():
    assert compose("第{number}条", {"number": "{han}|x"}) == f"第(?:(?:{load_fragments()['han'].pattern})|x)条"


def test_unknown_names_are_refused():
    with pytest.raises(FragmentError, match=r"rules\.toml: a\.b: no fragment \{nothing\}"):
        compose("{nothing}", where="rules.toml: a.b")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[a]\npattern = "x"\nexamples = ["x"]', "a: meaning is missing"),
        ('[a]\npattern = "x"\nmeaning = "字"', "a: examples is missing"),
        ('[a]\npattern = "{b}"\nmeaning = "字"\nexamples = ["x"]', r"a: no fragment \{b\} above it"),
    ],
)
def test_a_wrong_file_does_not_load(text, message, tmp_path, monkeypatch):
    (tmp_path / "fragments.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(fragments, "files", lambda package: tmp_path)
    with pytest.raises(FragmentError, match=message):
        load_fragments.__wrapped__()
