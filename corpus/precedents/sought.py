"""What is looked for in other documents: the words that make a matter, and how much of it some other words hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import log

from rapidfuzz.distance import Indel

from corpus.fold import fold
from corpus.fragments import compiled
from corpus.keywords import stop_words
from corpus.likeness.wording import plain

LONGEST = 80
"""Characters that are looked for at once: of a longer text its first sentence, or the first clauses of that."""
_ENOUGH = 16
"""Characters that clauses must have together to tell a matter."""
_COMMON, _LEAST = 0.25, 0.1
"""What a word counts that says how things are done (建立, 机制), not what is done; what any word counts at least."""
_PAIR, _THEME = 0.7, 0.5
"""What two words side by side count besides, as a part of the lesser: 融资担保 is more than 融资 and 担保. What the
words in which a theme is named count besides."""
_SPELT = 0.6
"""From which likeness on another name of a theme that a text names is as good (生态补偿, 生态保护补偿): a theme's other
names may be other matters (住房公积金 is of the theme 住房保障)."""
_THREE = 3
"""Characters of a word that is often said without its first."""
_UNTOLD, _FEW = 0.8, 3
"""What is left of a score for each word that is missing of those that tell: what is quoted, else so few that there are
no more, else the one that tells most."""
_PART, _OF_PART = 0.2, 0.9
"""How much of a matter a clause must be to be one by itself, and what it counts where it alone is held."""
_QUOTED = re.compile('[“"「『‘]([^“”"「」『』‘’]{2,20})[”"」』’]')
_SENTENCE, _CLAUSE = re.compile(r"[^。；;！？!?\n]+"), re.compile(r"[^,，。；;：:！？!?\n]+")
_PIECE = re.compile(r"[^,，。；;：:、！？!?\n和与及]+")
"""What may be a matter by itself: a clause, or what 和 joins."""
_NUMBERED = compiled(r"\s* (?: {heading_label} | [一二三四五六七八九十] 是 ) \s*")
Frequency = Callable[[str], int]
"""In how many passages a word stands."""


@dataclass(frozen=True, slots=True)
class SoughtTerm:
    """A word, two side by side or a theme: how it may be put, and how much of the matter it is."""

    forms: tuple[str, ...]
    weight: float

    def stands(self, words: str) -> bool:
        return any(form in words for form in self.forms)


@dataclass(frozen=True)
class Sought:
    """A matter: terms of which a part is enough."""

    text: str
    """As it was asked, or that part of it which is looked for."""
    terms: tuple[SoughtTerm, ...] = ()
    theme: str = ""
    """The theme that is looked for, where it is no text: then each term's forms are its names."""
    words: tuple[str, ...] = ()
    """The single words, those that tell most first."""
    telling: frozenset[str] = frozenset()
    """Of them those without which it is hardly the same matter."""
    parts: tuple[Sought, ...] = ()
    """Its clauses, as far as they are matters by themselves: others put one of them, too."""

    def held(self, words: str) -> float:
        """How much of the matter some words in compared form hold: from 0 to 1."""
        own = sum(term.weight for term in self.terms if term.stands(words)) / self.weight if self.weight else 0.0
        for term in self.terms:
            if term.forms[0] in self.telling and not term.stands(words):
                own *= _UNTOLD
        return max(own, *(_OF_PART * part.held(words) for part in self.parts), 0.0)

    @cached_property
    def weight(self) -> float:
        return sum(term.weight for term in self.terms)

    @cached_property
    def length(self) -> int:
        return len(plain(self.text))

    @cached_property
    def clauses(self) -> int:
        return len(_CLAUSE.findall(self.text))


def essence(text: str) -> str:
    """What of a text is looked for: without its number, and of a long one the lead.

    >>> essence("（三）健全生态保护补偿机制。省财政厅牵头。")
    '健全生态保护补偿机制'
    """
    text = unnumbered(text.strip())
    sentences = [found.strip() for found in _SENTENCE.findall(text)]
    first = next(filter(None, sentences), "")
    return first if len(plain(first)) <= LONGEST else _opening(first)


def unnumbered(text: str) -> str:
    """A text without the number of its item.

    >>> unnumbered("一是建立台账"), unnumbered("（三）")
    ('建立台账', '（三）')
    """
    found = _NUMBERED.match(fold(text))
    return text[found.end() :] if found and found.end() < len(text) else text


def _opening(sentence: str) -> str:
    """As many clauses as tell a matter; at most what is looked for at once."""
    end = 0
    for clause in _CLAUSE.finditer(sentence):
        end = clause.end()
        if len(plain(sentence[:end])) >= _ENOUGH:
            break
    return sentence[:end][:LONGEST]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a corpus knows of words."""

    cut: Callable[[str], Sequence[str]]
    """The words of a text in compared form."""
    frequency: Frequency
    total: int
    """How many passages there are."""
    themes: Callable[[str], Sequence[tuple[str, Sequence[str]]]] = lambda text: ()
    """The themes that a text names: as it names each, and all names of that."""

    def weight(self, word: str) -> float:
        """A word that stands nowhere weighs as much as the rarest: what nobody says finds nothing."""
        rarity = log((self.total + 1) / (max(self.frequency(word), 1) + 0.5)) if self.total else 1.0
        return max(rarity, _LEAST) * (_COMMON if word in stop_words() else 1.0)


def sought_text(text: str, known: Vocabulary) -> Sought:
    """A text as what is looked for."""
    whole = _sought(text, known)
    pieces = _PIECE.findall(text)
    parts = [_sought(piece, known) for piece in pieces] if len(pieces) > 1 else []
    firm = tuple(part for part in parts if part.weight >= _PART * whole.weight and len(own_words(part.words)) > 1)
    return replace(whole, parts=firm)


def _sought(text: str, known: Vocabulary) -> Sought:
    asked = plain(text)
    told = [word for word in known.cut(asked) if len(word) > 1 and not word.isdecimal()]
    quoted = [plain(words) for words in _QUOTED.findall(text)]
    weights = {word: known.weight(word) for word in dict.fromkeys((*told, *quoted))}
    others = {typed: spelt(typed, names) for typed, names in known.themes(text)}

    def forms(words: str) -> tuple[str, ...]:
        return (words, *(name for typed, names in others.items() if words in typed for name in names))

    terms = [SoughtTerm((*forms(word), *_shorter(word)), weight) for word, weight in weights.items()]
    terms += (SoughtTerm(forms(a + b), _PAIR * min(weights[a], weights[b])) for a, b in _pairs(told) if a + b in asked)
    for typed in others:
        inside = sum(weight for word, weight in weights.items() if word in typed)
        terms.append(SoughtTerm(forms(typed), _THEME * inside))
    ranked = tuple(sorted(weights, key=lambda word: (-weights[word], asked.find(word))))
    return Sought(text, tuple(terms), words=ranked, telling=frozenset(quoted) or _telling(ranked))


def _telling(ranked: Sequence[str]) -> frozenset[str]:
    own = own_words(ranked)
    return frozenset(own if len(own) <= _FEW else own[:1])


def own_words(words: Iterable[str]) -> list[str]:
    """Words that say what is done, not how things are done."""
    return [word for word in words if word not in stop_words()]


def spelt(typed: str, names: Sequence[str]) -> tuple[str, ...]:
    """Names that are another spelling: some characters more or less. What is but a part of the typed one says less.

    >>> spelt("生态保护补偿", ("生态补偿", "生态", "补偿基金"))
    ('生态补偿',)
    """
    alike = (name for name in names if name not in typed and Indel.normalized_similarity(typed, name) >= _SPELT)
    return tuple(name for name in alike if _within(name, typed) or _within(typed, name))


def _within(short: str, long: str) -> bool:
    """Whether a text is another with characters taken out."""
    rest = iter(long)
    return all(character in rest for character in short)


def _shorter(word: str) -> tuple[str, ...]:
    """中小微 is also 小微."""
    return (word[1:],) if len(word) == _THREE else ()


def sought_theme(theme: str, names: Sequence[str]) -> Sought:
    """A theme as what is looked for: whatever has one of its names has it."""
    forms = tuple(dict.fromkeys(filter(None, map(plain, (theme, *names)))))
    return Sought(theme, (SoughtTerm(forms, 1.0),), theme=theme)


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    return iter(dict.fromkeys(pairwise(words)))
