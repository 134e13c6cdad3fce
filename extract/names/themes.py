"""主题: tagging of tasks and priorities from the taxonomy, and proposals for what the taxonomy lacks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from corpus.fold import fold
from corpus.model import Priority, Span, Task
from extract.layout import Layout
from extract.lexicon import Row, read_rows
from extract.names.phrases import Labels, find_in_folded, find_labels
from extract.rules import pattern_of, without

COLUMNS = ("id", "parent_id", "preferred_label", "alternative_labels", "negative_labels", "domain", "definition")
# 加强组织领导 and the like: not what a task is about unless nothing else is.
SUPPORT_DOMAIN = "实施保障"
_MOST = 3
# Marks of words that name a theme only where nothing narrower does (船舶, 农村), and of those behind them (改革, 规划).
_BROAD, _LAST = "?", "??"
# A text this short says each thing once; in a longer one what is mentioned once is often only an aside.
_SHORT = 120
# Items looked through together: one search for many short texts.
_BATCH = 400
# What a task is about it says in its first pages.
_READ = 5000
# Characters of 工作机制, 退出机制, which name nothing. Characters quoted around a phrase.
_GENERIC, _BEFORE, _AFTER = 4, 10, 20


@dataclass(frozen=True, slots=True)
class Theme:
    theme_id: str
    parent_id: str | None
    label: str
    alternatives: tuple[str, ...]
    negatives: tuple[str, ...]
    domain: str
    broad: tuple[str, ...] = ()
    """Words that are a place, a means or an object as often: they count where no other label does."""
    last: tuple[str, ...] = ()
    """Words of any subject (改革, 评估): they count where no broad one does."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A phrase that the taxonomy does not cover: how often, in how many texts, and an example."""

    phrase: str
    count: int
    texts: int
    example: str
    parent_id: str = ""
    """The top theme whose words it has, if any."""


def _theme(row: Row) -> Theme:
    if not row["preferred_label"]:
        raise row.error("preferred_label is empty")
    words = row.labels("alternative_labels")
    return Theme(
        row["id"],
        row.values.get("parent_id") or None,
        row["preferred_label"],
        tuple(word for word in words if not word.startswith(_BROAD)),
        row.labels("negative_labels"),
        row.values.get("domain") or row["preferred_label"],
        tuple(word[1:] for word in words if word.startswith(_BROAD) and not word.startswith(_LAST)),
        tuple(word[2:] for word in words if word.startswith(_LAST)),
    )


@dataclass(frozen=True, slots=True)
class _Item:
    """What is tagged: a title without its asides, and the text under it."""

    title: str
    body: str


@dataclass(frozen=True)
class Themes:
    """A taxonomy of two levels. Labels of one theme may lie inside labels of another: the longest wins."""

    themes: tuple[Theme, ...]

    @classmethod
    def load(cls, path: Path | None = None) -> Themes:
        """The shipped themes.csv, or a user's file with its columns (parent_id, domain and definition may be missing).

        Raises LexiconError naming file and line.
        """
        themes: dict[str, Theme] = {}
        parents: list[tuple[Row, str]] = []
        names: dict[str, str] = {}
        for row in read_rows(path or "themes.csv", ("id", "preferred_label", "alternative_labels", "negative_labels")):
            theme = _theme(row)
            if theme.theme_id in themes:
                raise row.error(f"id {theme.theme_id!r} is there twice")
            if theme.label in names:
                raise row.error(f"{theme.label!r} already names {names[theme.label]}")
            themes[theme.theme_id], names[theme.label] = theme, theme.theme_id
            if theme.parent_id:
                parents.append((row, theme.parent_id))
        for row, parent_id in parents:
            if parent_id not in themes:
                raise row.error(f"parent {parent_id!r} is no theme")
        return cls(tuple(themes.values()))

    @cached_property
    def domains(self) -> Mapping[str, str]:
        """Preferred label → domain (领域), in the order of the file."""
        return {theme.label: theme.domain for theme in self.themes}

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """Preferred label → its parent's, for themes of the second level."""
        by_id = {theme.theme_id: theme.label for theme in self.themes}
        return {theme.label: by_id[theme.parent_id] for theme in self.themes if theme.parent_id}

    @cached_property
    def _labels(self) -> Labels:
        entries: dict[str, list[str]] = defaultdict(list)
        barred: dict[str, list[str]] = defaultdict(list)
        for theme in self.themes:
            for label in dict.fromkeys(map(fold, (theme.label, *theme.alternatives))):
                entries[label].append(theme.label)
            for label in theme.negatives:
                barred[fold(label)].append(theme.label)
        return Labels(entries, barred)

    @cached_property
    def _broad(self) -> Labels:
        return self._words(lambda theme: theme.broad)

    @cached_property
    def _last(self) -> Labels:
        return self._words(lambda theme: theme.last)

    def _words(self, of: Callable[[Theme], tuple[str, ...]]) -> Labels:
        entries: dict[str, list[str]] = defaultdict(list)
        for theme in self.themes:
            for word in map(fold, of(theme)):
                entries[word].append(theme.label)
        return Labels(entries, {})

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Where each theme's label begins in the text without its white space, and the theme's preferred label."""
        for span, label in find_labels("".join(text.split()), self._labels):
            yield span.start, label

    def rank(self, items: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
        """For each title and the text under it their themes, at most three.

        What the title says first, without its means, places and examples; then what the text says at least twice, or
        once where it is short. Broad words, and themes of support (加强组织领导), only where there is no other.
        """
        return self._rank_folded([(fold(title), fold(text[:_READ])) for title, text in items])

    def rank_in(self, layout: Layout, items: Sequence[tuple[str, Span | None]]) -> list[tuple[str, ...]]:
        """The same for titles with the places of the texts under them, of which the folded text is there already."""
        spans = [span or Span(0, 0) for _, span in items]
        texts = (layout.folded[span.start : min(span.end, span.start + _READ)] for span in spans)
        return self._rank_folded([(fold(title), text) for (title, _), text in zip(items, texts, strict=True)])

    def _rank_folded(self, items: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
        batches = (items[at : at + _BATCH] for at in range(0, len(items), _BATCH))
        return [ranked for batch in batches for ranked in self._rank_batch(batch)]

    def _rank_batch(self, items: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
        titles = ["".join(title.split()) for title, _ in items]
        bodies = ["".join(text.split()) for _, text in items]
        cores = [without("theme.aside", title) for title in titles]
        heads = self._counted(cores, self._labels)
        aside = [at for at in range(len(titles)) if not heads[at]]
        for at, found in zip(aside, self._counted([titles[at] for at in aside], self._labels), strict=True):
            heads[at] = found
        told = self._counted(bodies, self._labels)
        return [
            self._ranked(_Item(core, body), *found)
            for core, body, *found in zip(cores, bodies, heads, told, strict=True)
        ]

    def _counted(self, pieces: Sequence[str], labels: Labels) -> list[Counter[str]]:
        """How often each theme is named in each piece: one search for all."""
        starts = list(accumulate((len(piece) + 1 for piece in pieces), initial=0))
        found: list[Counter[str]] = [Counter() for _ in pieces]
        for span, label in find_in_folded("\n".join(pieces), labels):
            found[bisect_right(starts, span.start) - 1][label] += 1
        return found

    def _ranked(self, item: _Item, heads: Counter[str], body: Counter[str]) -> tuple[str, ...]:
        firsts = list(heads) if self._content(heads) else [*self._of_words(item.title, self._broad), *heads]
        needed = 1 if len(item.body) <= _SHORT and not self._content(firsts) else 2
        labels = firsts + [one for one, count in body.most_common() if count >= needed and one not in firsts]
        labels = labels or [label for label, _ in body.most_common(2)] or self._of_words(item.title, self._last)
        return tuple((self._content(labels) or labels)[:_MOST])

    def _of_words(self, text: str, labels: Labels) -> list[str]:
        """The theme of the last broad word: the head of a Chinese phrase stands at its end."""
        found = [label for _, label in find_in_folded(pattern_of("theme.organ").sub("", text), labels)]
        return found[-1:]

    def _content(self, labels: Iterable[str]) -> list[str]:
        return [label for label in labels if self.domains[label] != SUPPORT_DOMAIN]

    def suggest(self, texts: Iterable[str], least: int = 3) -> tuple[Suggestion, ...]:
        """Arrangements (…制度 …机制 …体系 …模式) named at least ``least`` times that no narrow theme covers."""
        pattern = pattern_of("theme.arrangement")
        counts: Counter[str] = Counter()
        spread: Counter[str] = Counter()
        examples: dict[str, str] = {}
        for text in texts:
            found = [(match["phrase"].strip('"'), match.span()) for match in pattern.finditer(fold(text))]
            counts.update(phrase for phrase, _ in found)
            spread.update({phrase for phrase, _ in found})
            for phrase, (start, end) in found:
                examples.setdefault(phrase, " ".join(text[max(start - _BEFORE, 0) : end + _AFTER].split()))
        # What several documents say comes before what one repeats; 工作机制 and 退出机制 name nothing.
        ranked = sorted(counts, key=lambda phrase: (-spread[phrase], -counts[phrase]))
        frequent = [(phrase, counts[phrase]) for phrase in ranked if counts[phrase] >= least and len(phrase) > _GENERIC]
        return tuple(
            Suggestion(phrase, count, spread[phrase], examples[phrase], parent)
            for phrase, count in frequent
            if (parent := self._top_only(phrase)) is not None
        )

    def unnamed(self, words: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
        """Those of some words for which no theme has a name, each with the top theme whose words it has."""
        parents = ((word, self._top_only(word.phrase)) for word in words if word.phrase not in self._named)
        return tuple(replace(word, parent_id=parent) for word, parent in parents if parent is not None)

    @cached_property
    def _named(self) -> frozenset[str]:
        words = ((theme.label, *theme.alternatives, *theme.broad, *theme.last) for theme in self.themes)
        return frozenset(fold(word) for some in words for word in some)

    def _top_only(self, phrase: str) -> str | None:
        """The id of the top theme that a phrase mentions, "" for none at all; None where a narrower theme covers it."""
        labels = [label for _, label in self.find(phrase)]
        if any(label in self.parents for label in labels):
            return None
        return next((theme.theme_id for theme in self.themes if theme.label in labels), "")


def suggestion_rows(suggestions: Sequence[Suggestion]) -> Iterator[dict[str, str]]:
    """Suggestions in the taxonomy's own columns, so that a file of them can be edited and loaded."""
    for number, one in enumerate(suggestions, start=1):
        definition = f"共 {one.count} 处，见于 {one.texts} 份文本；例：{one.example}"
        values = (f"suggested.{number}", one.parent_id, one.phrase, "", "", "待定", definition)
        yield dict(zip(COLUMNS, values, strict=True))


def tag(
    layout: Layout, tasks: tuple[Task, ...], priorities: tuple[Priority, ...], themes: Themes
) -> tuple[tuple[Task, ...], tuple[Priority, ...]]:
    """Tasks and priorities with the preferred labels of the themes that their words mention."""
    titled: list[tuple[str, Span | None]] = [(task.title, task.text) for task in tasks]
    items = titled + [(one.text, None) for one in priorities]
    labels = themes.rank_in(layout, items)
    return (
        tuple(
            replace(task, themes=found) if found != task.themes else task
            for task, found in zip(tasks, labels, strict=False)
        ),
        tuple(
            replace(one, themes=found) if found != one.themes else one
            for one, found in zip(priorities, labels[len(tasks) :], strict=True)
        ),
    )
