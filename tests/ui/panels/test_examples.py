"""Example queries find something in the corpus that they are made of."""

from __future__ import annotations

import pytest

from corpus.search.query import parse
from corpus.search.tree import And, FieldTerm, Tree
from ui.panels.examples import example_queries


def test_examples_find_something_here() -> None:
    facets = {
        "theme": (("生态补偿", 9), ("信用", 2)),
        "region": (("云澜省", 3),),
        "document_type": (("方案", 4),),
        "year": (("2023", 4),),
    }
    assert example_queries(facets) == ("生态补偿", "生态补偿 地区:云澜省", "信用", "文种:方案 年份:2023")
    assert example_queries({}) == ()


FACETS = {
    "theme": (("生态补偿", 9), ("信用", 2), ("旅游", 1)),
    "region": (("云澜省", 3),),
    "unit": (("市财政局", 4),),
    "document_type": (("方案", 4),),
    "year": (("2023", 4),),
}


def test_examples_are_read_as_what_they_mean() -> None:
    queries = [*example_queries(FACETS), *example_queries({**FACETS, "theme": ()})]
    found = {leaf.field for query in queries for leaf in leaves(parse(query).tree) if isinstance(leaf, FieldTerm)}
    assert found == {"region", "lead", "document_type", "year"}


def leaves(tree: Tree) -> tuple[Tree, ...]:
    return tuple(leaf for child in tree.children for leaf in leaves(child)) if isinstance(tree, And) else (tree,)


def test_five_at_most_each_once() -> None:
    assert len(example_queries(FACETS)) == 5
    assert example_queries({"theme": (("甲", 2), ("甲", 1))}) == ("甲",)


@pytest.mark.parametrize("value", ["甲 乙", "甲:乙", "甲\n乙"])
def test_values_that_would_be_read_otherwise_are_left_out(value: str) -> None:
    assert example_queries({"theme": ((value, 9), ("信用", 1))}) == ("信用",)


def test_a_kind_of_document_needs_its_year() -> None:
    assert example_queries({"document_type": (("方案", 4),)}) == ()
    assert example_queries({"year": (("2023", 4),)}) == ()
