"""Documents that are compared, as lines on the screen: signs tell what differs, and colour where there is any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from corpus.comparison.differences import pieces
from corpus.comparison.provisions import Provision
from corpus.comparison.sides import Coverage, SideBySide, SideItem, SideRow
from corpus.comparison.versions import Alignment, ClauseChange, ClauseState
from corpus.division.table import source_of
from corpus.export.sides import item_words, spread_words
from corpus.export.versions import limit_words, state_words, task_names
from corpus.export.words import column_names, role_words, target_words
from corpus.glossary import chinese
from corpus.model import ParsedDocument

_GONE, _COME, _HEAD = "red strike", "green", "bold"
_LONGEST = 400
"""Characters of a clause that stands in one version only."""


def version_lines(
    alignment: Alignment, versions: tuple[ParsedDocument, ParsedDocument], everything: bool
) -> Iterator[Text]:
    """Which versions, how much of each kind, then clause by clause; ``everything``: what is equal too."""
    names = column_names(list(map(source_of, versions)))
    yield from (Text(f"{word}：{name}") for word, name in zip("原现", names, strict=True))
    counts = ((state, alignment.count(state)) for state in ClauseState)
    yield Text("　".join(f"{chinese(f'clause.{state.value}')} {count}" for state, count in counts if count), _HEAD)
    shown = [each for each in alignment.clauses if everything or each.state is not ClauseState.EQUAL]
    if alignment.apart:
        yield Text("两份文件相同或相近的条文很少，可能不是同一文件的两个版本；不同的文件可用 --by task 等并列。")
    for change in shown:
        yield from _clause(change)
    if not shown:
        yield Text("两个版本的条文没有不同。")
    yield from _section("单位变化", (_changed(c.unit, role_words(c.old_roles), role_words(c.new_roles),
                                          task_names(c.tasks)) for c in alignment.units))  # fmt: skip
    yield from _section("时限变化", (_changed(task_names(c.tasks), *limit_words(c)) for c in alignment.deadlines))
    yield from _section("目标变化", (_changed(c.indicator, *(target_words(each) if each else "—" for each in
                                          (c.old, c.new))) for c in alignment.targets))  # fmt: skip


def _clause(change: ClauseChange) -> Iterator[Text]:
    labels = " → ".join(dict.fromkeys(filter(None, (_labels(change.old), _labels(change.new)))))
    place = " › ".join((change.new or change.old)[0].path)
    yield Text.assemble((f"\n[{state_words(change)}] {labels}", _HEAD), f"　{place}" if place else "")
    if change.differences:
        old, new = ("".join(each.text for each in held) for held in (change.old, change.new))
        yield _differing(old, new)
    elif change.old and change.new:
        yield from (Text(f"  {_cut(each.text)}") for each in change.new)
    else:
        sign, style = ("－", _GONE) if change.old else ("＋", _COME)
        yield from (Text(f"{sign}{_cut(each.text)}", style) for each in change.old or change.new)


def _labels(provisions: Iterable[Provision]) -> str:
    return " ".join(each.label for each in provisions if each.label)


def _cut(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


def _differing(old: str, new: str) -> Text:
    """The newer wording with what was taken out and put in at its places."""
    words = Text("  ")
    for gone, come, same in pieces(old, new):
        if same:
            words.append(come.replace("\n", " "))
            continue
        words.append("【" if gone and come else "【＋" if come else "【－")
        words.append(gone.replace("\n", " "), _GONE)
        words.append("→" if gone and come else "")
        words.append(come.replace("\n", " "), _COME)
        words.append("】")
    return words


def _section(name: str, lines: Iterable[Text]) -> Iterator[Text]:
    found = list(lines)
    if found:
        yield Text(f"\n{name} {len(found)}", _HEAD)
        yield from found


def _changed(name: str, old: str, new: str, place: str = "") -> Text:
    return Text.assemble(f"  {name}：", (old, _GONE), " → ", (new, _COME), f"（{place}）" if place else "")


def side_lines(sides: SideBySide, documents: Sequence[ParsedDocument], everything: bool) -> Iterator[Text]:
    """The documents by letters, how much they have in common, then each row; ``everything``: what one alone has too."""
    letters = [chr(ord("A") + at) for at in range(len(documents))]
    names = column_names(sides.documents)
    yield from (Text(f"{letter}：{name}") for letter, name in zip(letters, names, strict=True))
    if not sides.rows:
        yield Text(f"这些文件里没有可按{chinese(f'compare.{sides.by.value}')}对照的内容。")
        return
    counts = (f"{chinese(f'spread.{spread.value}')} {sides.count(spread)}" for spread in Coverage)
    yield Text("　".join((*counts, f"改写 {sum(row.reworded for row in sides.rows)}")), _HEAD)
    shown = [row for row in sides.rows if everything or row.spread is not Coverage.ONLY]
    for row in shown:
        yield from _row(row, letters, documents)
    if len(shown) < len(sides.rows):
        yield Text(f"\n另有 {len(sides.rows) - len(shown)} 行只有一份文件有，加 --all 列出。")


def _row(row: SideRow, letters: Sequence[str], documents: Sequence[ParsedDocument]) -> Iterator[Text]:
    yield Text(f"\n{row.name} [{spread_words(row)}]", _HEAD)
    for letter, cell, parsed, mentions in zip(letters, row.cells, documents, row.mentions, strict=True):
        for item in cell:
            yield Text(f"  {letter} {_item(item, parsed)}")
        if not cell:
            yield Text(f"  {letter} —" + (f"（正文提到 {mentions} 处）" if mentions else ""))


def _item(item: SideItem, parsed: ParsedDocument) -> str:
    return _cut(item_words(item, parsed))
