"""Example queries find something in the corpus that they are made of."""

from __future__ import annotations

from ui.html.examples import example_queries


def test_examples_find_something_here() -> None:
    facets = {
        "theme": (("生态补偿", 9), ("信用", 2)),
        "region": (("云澜省", 3),),
        "document_type": (("方案", 4),),
        "year": (("2023", 4),),
    }
    assert example_queries(facets) == ("生态补偿", "生态补偿 地区:云澜省", "信用", "文种:方案 年份:2023")
    assert example_queries({}) == ()
