"""Which words of a labelled line are its title."""

import pytest

from corpus.fold import fold
from extract.document.heading_titles import find_title


def title(*lines: str, label: str = "1.") -> str:
    """Of the last line, which stands under the others."""
    above = "".join(f"{line}\n" for line in lines[:-1])
    text = fold(above + label + lines[-1])
    start = len(above) + len(label)
    end = text.find("\n", start)
    span = find_title(text, start, end if end >= 0 else len(text), len(text))
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("健全海堤巡查制度", "健全海堤巡查制度"),
        ("健全海堤巡查制度。由两县轮流巡查。", "健全海堤巡查制度"),
        ("健全海堤巡查制度，由两县轮流巡查。", "健全海堤巡查制度"),
        ("海堤巡查：由两县轮流巡查。", "海堤巡查"),
        ("【海堤】由两县轮流巡查。", "海堤"),
        ("健全海堤巡查制度（责任单位：市水务局）", "健全海堤巡查制度"),
        ("\n海堤巡查\n由两县轮流巡查。", "海堤巡查"),
    ],
)
def test_a_title_ends_with_its_caption_line_sentence_or_clause(line: str, expected: str) -> None:
    assert title(line) == expected


@pytest.mark.parametrize("name", ["试点任务", "工作任务", "改革事项", "任务名称", "项目名称"])
def test_a_fields_name_in_every_item_is_no_title(name: str) -> None:
    assert title(f"1.{name}：加固海堤", f"{name}：疏浚河道。动员沿线各村。", label="2.") == "疏浚河道"


@pytest.mark.parametrize(
    ("first", "line", "expected"),
    [
        ("1.加固海堤", "试点任务：疏浚河道", "试点任务"),  # once: it heads what stands behind
        ("1.海堤：加固", "海堤：巡查", "海堤"),  # a word of the matter, not of a field
        ("1.试点任务：加固海堤", "试点任务：", "试点任务"),  # nothing behind it
    ],
)
def test_other_captions_stay_titles(first: str, line: str, expected: str) -> None:
    assert title(first, line, label="2.") == expected
