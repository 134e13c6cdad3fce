"""Somebody who writes in the table of a 方案: by mouse, by keys, with an input method, from the clipboard."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from playwright.sync_api import CDPSession, Page

_MIDDLE = """place => { const cell = document.querySelector(place);
    cell.scrollIntoView({ block: "nearest" });
    const box = cell.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }"""


@dataclass
class Hand:
    """Somebody who writes: each gesture puts words into one cell or several, and remembers them."""

    page: Page
    keys: CDPSession
    chance: random.Random
    written: dict[tuple[int, int], str] = field(default_factory=dict)
    count: int = 0
    rows: Sequence[str] = ()
    """The keys of the rows as they stand; empty: r0#0, r1#0 …"""

    def place(self, row: int, at: int) -> str:
        key = self.rows[row] if self.rows else f"r{row}#0"
        return f".zcg tr[data-key='{key}'] td[data-at='{at}']"

    def shown(self) -> dict[tuple[int, int], str]:
        """What stands now where something was written."""
        return {where: self.page.locator(self.place(*where)).text_content() or "" for where in self.written}

    def write(self, edits: int, rows: int, columns: Sequence[int], pause: float = 0) -> None:
        """So many edits, each in another way and place."""
        while self.count < edits:
            gesture = GESTURES[self.chance.randrange(len(GESTURES))]
            gesture(self, self.chance.randrange(rows - 1), self.chance.choice(columns))
            self.page.wait_for_timeout(pause)

    def say(self, row: int, at: int) -> str:
        self.count += 1
        words = f"改{self.count}号{self.chance.choice(['局', '厅', '委'])}"
        self.written[row, at] = words
        return words

    def click(self, row: int, at: int, *, twice: bool = False) -> None:
        x, y = self.page.evaluate(_MIDDLE, self.place(row, at))
        self.page.mouse.click(x, y, click_count=1)
        if twice:
            self.page.mouse.click(x, y, click_count=2)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def put(self, words: str) -> None:
        self.page.keyboard.insert_text(words)

    def compose(self, words: str) -> None:
        self.keys.send(
            "Input.imeSetComposition", {"text": words, "selectionStart": len(words), "selectionEnd": len(words)}
        )


def double_click(hand: Hand, row: int, at: int) -> None:
    hand.click(row, at, twice=True)
    hand.press("Control+a")
    hand.put(hand.say(row, at))
    hand.press("Enter")


def type_over(hand: Hand, row: int, at: int) -> None:
    hand.click(row, at)
    hand.put(hand.say(row, at))
    hand.press("Enter")


def key_by_key(hand: Hand, row: int, at: int) -> None:
    hand.click(row, at)
    hand.press("F2")
    hand.press("Control+a")
    hand.page.keyboard.type(hand.say(row, at))
    hand.press("Tab")


def tab_along(hand: Hand, row: int, at: int) -> None:
    hand.click(row, 1)
    for column in (1, 2, 3):
        hand.put(hand.say(row, column))
        hand.press("Tab")


def enter_down(hand: Hand, row: int, at: int) -> None:
    hand.click(row, at)
    for below in (row, row + 1):
        hand.put(hand.say(below, at))
        hand.press("Enter")


def click_away(hand: Hand, row: int, at: int) -> None:
    hand.click(row, at)
    hand.put(hand.say(row, at))
    hand.click(row + 1, 2)


def paste_block(hand: Hand, row: int, at: int) -> None:
    block = "\n".join("\t".join(hand.say(below, column) for column in (2, 3)) for below in (row, row + 1))
    hand.page.evaluate("words => navigator.clipboard.writeText(words)", block)
    hand.click(row, 2)
    hand.press("Control+v")


def input_method(hand: Hand, row: int, at: int) -> None:
    hand.click(row, at)
    words = hand.say(row, at)
    hand.compose("gai")
    hand.compose(words[:2])
    hand.keys.send("Input.insertText", {"text": words})
    hand.press("Enter")


def composed_and_left(hand: Hand, row: int, at: int) -> None:
    hand.click(row, at)
    hand.compose(hand.say(row, at))
    hand.click(row + 1, 1)


GESTURES: tuple[Callable[[Hand, int, int], None], ...] = (
    double_click, type_over, key_by_key, tab_along, enter_down, click_away, paste_block, input_method, composed_and_left
)  # fmt: skip


def hand_on(page: Page) -> Hand:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return Hand(page=page, keys=page.context.new_cdp_session(page), chance=random.Random(7))
