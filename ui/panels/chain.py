"""依据链: what a document rests on to the left, what rests on it to the right, drawn as SVG. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.glossary import chinese
from corpus.model import Relation
from corpus.search.asked import Kind
from corpus.store.chains import Chain, ChainNode
from corpus.store.series import NumberSeries
from ui.panels.markup import joined, link, tag, text
from ui.state import DocumentView, SearchView

_WIDE, _HIGH, _ACROSS, _DOWN, _TOP = 206, 64, 54, 12, 26
"""Pixels: a box, the room between boxes, the heads of the columns."""
_LINE = 31
"""Of a line, in characters that are half as wide as Chinese ones; a title has two lines."""
_HOLES = 30
"""Holes of a series that are told one by one."""
GUESS = "按文号推测库中还缺哪些，不表示这些文号都有文件。"


def chain_html(chain: Chain, series: Sequence[NumberSeries]) -> str:
    """One line that says what there is, and behind it the graph and what is lacking; empty where there is nothing."""
    if len(chain.nodes) < 2 and not series:
        return ""
    words = [
        _counted("依据", chain.bases),
        _counted("以它为依据", chain.resting),
        "文号有缺" if series else "",
    ]
    graph = tag("div", chain_svg(chain), class_="zc-graph", tabindex="0", role="region", aria_label="依据链图")
    body = joined([graph if len(chain.nodes) > 1 else "", _left_out(chain), *map(series_html, series)])
    summary = tag("summary", f"依据链：{joined(words, '，')}")
    return tag("details", summary + body, class_="zc-related zc-chain")


def _counted(name: str, nodes: Sequence[ChainNode]) -> str:
    lacking = sum(node.row is None for node in nodes)
    return (f"{name} {len(nodes)} 份" + (f"（库中没有 {lacking} 份）" if lacking else "")) if nodes else ""


def _left_out(chain: Chain) -> str:
    return tag("p", f"另有 {chain.left_out} 份没有画出。", class_="zc-none") if chain.left_out else ""


def series_words(series: NumberSeries) -> str:
    """梅市府〔2015〕：库中有 1、2、4 号，缺 3 号（共 1 个）."""
    holes = [f"{first}" if first == last else f"{first}–{last}" for first, last in series.holes]
    shown = "、".join(holes[:_HOLES]) + ("等" if len(holes) > _HOLES else "")
    held = [f"{first}" if first == last else f"{first}–{last}" for first, last in _runs(series.held)]
    has = "、".join(held[:_HOLES]) + ("等" if len(held) > _HOLES else "")
    cited = f"；其中 {'、'.join(map(str, series.cited[:_HOLES]))} 号被库中的文件引用" if series.cited else ""
    return f"{series.name}：库中有 {has} 号，之间缺 {shown} 号（共 {series.missing} 个）{cited}"


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def series_html(series: NumberSeries) -> str:
    return tag("p", f"{text(series_words(series))}。{GUESS}", class_="zc-none")


# --- the graph --------------------------------------------------------------------------------------------------------


def chain_svg(chain: Chain) -> str:
    """One column for each step, the farthest basis first; each box is a link."""
    columns = _columns(chain)
    places = {
        node.key: (at * (_WIDE + _ACROSS), _TOP + row * (_HIGH + _DOWN))
        for at, (_, nodes) in enumerate(columns)
        for row, node in enumerate(nodes)
    }
    wide = len(columns) * (_WIDE + _ACROSS) - _ACROSS
    high = _TOP + max(len(nodes) for _, nodes in columns) * (_HIGH + _DOWN)
    heads = joined(
        tag("text", _head(step), x=str(at * (_WIDE + _ACROSS)), y="14", class_="zc-graph-head")
        for at, (step, _) in enumerate(columns)
    )
    lines = joined(
        _line(places[each.cited], places[each.citing], each.relation)
        for each in chain.links
        if each.cited in places and each.citing in places
    )
    boxes = joined(_box(node, places[node.key], _relations(chain, node)) for _, nodes in columns for node in nodes)
    size = {"width": str(wide + 2), "height": str(high)}
    return tag("svg", heads + lines + boxes, viewBox=f"-1 0 {wide + 2} {high}", role="group", **size)


def _columns(chain: Chain) -> list[tuple[int, list[ChainNode]]]:
    """Nodes by step, the farthest basis first; in a column near what they are linked to."""
    steps: dict[int, list[ChainNode]] = {}
    for node in chain.nodes:
        steps.setdefault(node.step, []).append(node)
    row: dict[str, float] = {}
    for step in sorted(steps, key=abs):
        if step:
            steps[step].sort(key=lambda node: _beside(chain, node, row))
        row |= {node.key: at for at, node in enumerate(steps[step])}
    return sorted(steps.items(), reverse=True)


def _beside(chain: Chain, node: ChainNode, row: dict[str, float]) -> float:
    """The middle of the rows of what a node is linked to, among those that stand already."""
    others = [
        each.citing if each.cited == node.key else each.cited
        for each in chain.links
        if node.key in (each.citing, each.cited)
    ]
    found = [row[key] for key in others if key in row]
    return sum(found) / len(found) if found else 0.0


def _head(step: int) -> str:
    if not step:
        return "本文"
    name = "依据" if step > 0 else "以它为依据"
    return name if abs(step) == 1 else f"{name}（第 {abs(step)} 层）"


def _line(basis: tuple[int, int], paper: tuple[int, int], relation: Relation) -> str:
    """From what is cited to what cites it."""
    x, y, a, b = basis[0] + _WIDE, basis[1] + _HIGH // 2, paper[0], paper[1] + _HIGH // 2
    middle = (x + a) // 2
    classes = "zc-edge" if relation is Relation.BASED_ON else "zc-edge zc-other"
    return tag("path", "", d=f"M{x},{y} C{middle},{y} {middle},{b} {a},{b}", class_=classes)


def _relations(chain: Chain, node: ChainNode) -> str:
    """How it is cited, or cites, where that is another way than as a basis."""
    own = [each.relation for each in chain.links if node.key == (each.cited if node.step > 0 else each.citing)]
    others = dict.fromkeys(chinese(f"relation.{each.value}") for each in own if each is not Relation.BASED_ON)
    return "、".join(others)


def _box(node: ChainNode, place: tuple[int, int], relations: str) -> str:
    x, y = place
    first, rest = _fitting(node.title)
    second, beyond = _fitting(rest)
    lines = [first, second if not beyond else _fitting(rest, _LINE - 2)[0] + "…", _note(node, relations)]
    words = joined(
        tag("text", text(line), x=str(x + 8), y=str(y + 18 + 18 * at), class_="zc-graph-note" if at == 2 else None)
        for at, line in enumerate(lines)
        if line
    )
    copies = f"（另有 {len(node.copies)} 个文件）" if node.copies else ""
    full = joined([node.title, node.number or "", "库中没有，点开查谁提到它" if node.row is None else ""], " ") + copies
    box = tag("rect", "", x=str(x), y=str(y), width=str(_WIDE), height=str(_HIGH), rx="3")
    classes = "zc-node" + " zc-lacking" * (node.row is None) + " zc-start" * (node.step == 0)
    return link(tag("title", text(full)) + box + words, _to(node), class_=classes)


def _fitting(words: str, room: int = _LINE) -> tuple[str, str]:
    """What of a text goes into a line, and the rest: Chinese characters are twice as wide as others."""
    wide = 0
    for at, letter in enumerate(words):
        wide += 2 if ord(letter) > 0x2E80 or letter in "“”…·" else 1
        if wide > room:
            return words[:at], words[at:]
    return words, ""


def _note(node: ChainNode, relations: str) -> str:
    """How it is cited, its number or day, and that it is lacking, as far as one line has room."""
    when = node.number or (node.row.day if node.row else "") or ""
    for lacking in ("库中没有", "缺"):
        note = joined([relations, when, "" if node.row else lacking], " · ")
        if not _fitting(note)[1]:
            break
    return _fitting(note)[0]


def _to(node: ChainNode) -> DocumentView | SearchView:
    """The document; of one that is lacking, who cites it."""
    if node.row:
        return DocumentView(document_id=node.key)
    return SearchView(text=f'"{node.number or node.title}"', kind=Kind.CITATION)
