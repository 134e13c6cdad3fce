"""Made-up documents with edits whose outcome is known: what a comparison of the two versions must find, and only that."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from corpus.model import Metadata, ParsedDocument
from tests.documents import document_of

_TEXT = (
    "统筹协调完善健全规范流程台账清单渠道河道林场湿地茶园果园牧区渔港码头桥梁隧道路网公交站点仓储"
    "冷链物流快递农机种子化肥灌溉水库堤防泵站管网供热燃气路灯绿廊公园球场书屋剧场非遗古镇村史民宿导览讲解"
    "学区校车食堂宿舍教师课程实训竞赛奖学助残养老托育义诊药房病历疫苗体检急救消防应急预警巡查执法仲裁公证"
    "调解信访热线窗口证照税费票据融资担保保险基金债券股权专利商标标准计量检测认证招商会展贸易口岸保税跨境"
)
_WORDS = [_TEXT[at : at + 2] for at in range(0, len(_TEXT), 2)]
_UNITS = ("县林业局", "县交通局", "县教育局")
_STRANGE = "䀀䀁䀂䀃䀄䀅䀆䀇䀈䀉"
"""Characters that no made-up clause has: where they stand, there something was changed."""
_NUMERALS = "一二三四五六七八九十"


PLAIN = 3
"""The style without numbers."""


@dataclass(frozen=True, slots=True)
class Edited:
    """Two versions, and what is to be found: (state, places in the old version, in the new one, moved), in no order;
    the words that were put in, by the clause's place in the new version."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    outcome: frozenset[tuple[str, tuple[int, ...], tuple[int, ...], bool]]
    planted: dict[int, str]


def version(clauses: tuple[str, ...], style: int, number: int = 1) -> ParsedDocument:
    """A document of clauses, one a line, numbered in one of several styles from some number on."""
    lines = []
    for at, clause in enumerate(clauses):
        count = at + number
        label = "" if style == PLAIN else (f"{count}．", f"第{_han(count)}条　", f"（{_han(count)}）")[style]
        lines.append(clause if clause.startswith("（") else label + clause)
    return ParsedDocument(document=document_of("\n".join(lines)), metadata=Metadata())


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _NUMERALS[tens - 1]) + "十" if tens else ""
    return head + (_NUMERALS[ones - 1] if ones else "")


def edited(seed: int) -> Edited:
    """A script of several edits of every kind, carried out."""
    draw = Random(seed)
    old = [_clause(draw) for _ in range(draw.randint(24, 60))]
    for at in draw.sample(range(len(old)), 4):  # lines that repeat themselves, and are left alone
        old[at] = f"（责任单位：{draw.choice(_UNITS)}）"
    return _Script(draw, old).carried_out()


def _sentence(draw: Random) -> str:
    words = draw.sample(_WORDS, draw.randint(6, 12))
    return "".join(words[: len(words) // 2]) + "，" + "".join(words[len(words) // 2 :]) + "。"


def _clause(draw: Random) -> str:
    return "".join(_sentence(draw) for _ in range(draw.randint(1, 4)))


class _Script:
    def __init__(self, draw: Random, old: list[str]) -> None:
        self._draw, self._old = draw, old
        self._free = [at for at, clause in enumerate(old) if not clause.startswith("（")]
        draw.shuffle(self._free)
        self._parts: list[tuple[tuple[int, ...], str]] = [((at,), clause) for at, clause in enumerate(old)]
        self._planted: dict[tuple[int, ...], str] = {}
        self._moved: set[int] = set()

    def carried_out(self) -> Edited:
        draw = self._draw
        for edit in draw.sample(
            [self._split, self._merge, self._change, self._change, self._drop, self._drop, self._move, self._move],
            draw.randint(1, 8),
        ):
            edit()
        for _ in range(draw.randint(0, 3)):
            self._parts.insert(draw.randint(0, len(self._parts)), ((), _clause(draw)))
        return self._edited()

    def _take(self) -> int:
        """A clause that no other edit touches."""
        return self._free.pop()

    def _at(self, clause: int) -> int:
        return next(at for at, (held, _) in enumerate(self._parts) if clause in held)

    def _split(self) -> None:
        clause = self._take()
        sentences = self._old[clause].split("。")[:-1]
        if len(sentences) > 1:
            cut = self._draw.randint(1, len(sentences) - 1)
            at = self._at(clause)
            words = ("。".join(sentences[:cut]) + "。", "。".join(sentences[cut:]) + "。")
            self._parts[at : at + 1] = [((clause,), each) for each in words]

    def _merge(self) -> None:
        both = next(((a, a + 1) for a in self._free if a + 1 in self._free), None)
        if both and self._at(both[1]) == self._at(both[0]) + 1:
            self._free = [at for at in self._free if at not in both]
            at = self._at(both[0])
            self._parts[at : at + 2] = [(both, self._old[both[0]] + self._old[both[1]])]

    def _change(self) -> None:
        clause = self._take()
        text, planted = self._old[clause], "".join(self._draw.sample(_STRANGE, self._draw.randint(1, 4)))
        start = self._draw.randrange(len(text) - 4)
        self._parts[self._at(clause)] = ((clause,), text[:start] + planted + text[start + self._draw.randint(0, 4) :])
        self._planted[(clause,)] = planted
        if self._draw.random() < 0.3:
            self._shift(clause)

    def _drop(self) -> None:
        del self._parts[self._at(self._take())]

    def _move(self) -> None:
        self._shift(self._take())

    def _shift(self, clause: int) -> None:
        """So far that nothing else could be said to have moved instead."""
        at = self._at(clause)
        part = self._parts.pop(at)
        to = at + 16 if at + 16 <= len(self._parts) else max(at - 16, 0)
        self._parts.insert(to, part)
        self._moved.add(clause)

    def _edited(self) -> Edited:
        places: dict[tuple[int, ...], list[int]] = {}
        for at, (held, _) in enumerate(self._parts):
            places.setdefault(held, []).append(at)
        outcome = {("added", (), (at,), False) for at in places.pop((), [])}
        outcome |= {(self._state(held, new), held, tuple(new), held[0] in self._moved) for held, new in places.items()}
        kept = {at for held in places for at in held}
        outcome |= {("dropped", (at,), (), False) for at in range(len(self._old)) if at not in kept}
        planted = {places[held][0]: words for held, words in self._planted.items()}
        return Edited(tuple(self._old), tuple(text for _, text in self._parts), frozenset(outcome), planted)

    def _state(self, held: tuple[int, ...], new: list[int]) -> str:
        if len(held) > 1:
            return "merged"
        if len(new) > 1:
            return "split"
        if held in self._planted:
            return "changed"
        return "moved" if held[0] in self._moved else "equal"
