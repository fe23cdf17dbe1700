"""Names that stand in the registry in other words: misspelled, transliterated otherwise, or rewritten word by word.

A name is taken only where every word of it is accounted for and a word that few actors share stands as it is, so that a name
that merely resembles a known one stays unknown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from .who_names import Token, singular
from .who_words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .who_entry import Entry

SMALL = frozenset({"of", "for", "in", "and", "to", "on", "with", "from", "de", "del", "la", "les", "des", "du", "e", "i", "y", "wal", "bin", "ibn"})
LEAST = 0.86
ALIKE = 80.0
MISSING = 0.08
RARE = 12
SINGLE = 7
REWRITTEN = 0.9
TRANSLITERATED = 0.95
VOWELS = re.compile("[aeiouy]")
DOUBLED = re.compile(r"(.)\1+")
Found = tuple[int, int, tuple[str, ...]]
NONE: Found = (0, 0, ())


class Near:
    """The names of a registry by their words. ``names`` maps names, as compared, to their entries."""

    def __init__(self, names: Mapping[str, Sequence[Entry]]) -> None:
        self.names = names

    @cached_property
    def by_word(self) -> dict[str, tuple[str, ...]]:
        """Names of two words or more, by each of their words."""
        out: defaultdict[str, list[str]] = defaultdict(list)
        for k in self.names:
            content = _content(k.split())
            for w in content if len(content) > 1 else ():
                out[w].append(k)
        return {w: tuple(keys) for w, keys in out.items()}

    @cached_property
    def singles(self) -> dict[str, tuple[str, ...]]:
        """Names of one long word that are no person's and no outlet's, by their first letter."""
        out: defaultdict[str, list[str]] = defaultdict(list)
        for k, entries in self.names.items():
            if " " not in k and len(k) >= SINGLE and not any(e.person or e.class_ == "media" for e in entries):
                out[k[0]].append(k)
        return {first: tuple(keys) for first, keys in out.items()}

    def find(self, found: Sequence[Token]) -> Found:
        """Where the name stands in the words, and the names of the registry that it may be; no names where none is near."""
        last = len(found)
        while last > 1 and not found[last - 1].capital and singular(found[last - 1].norm) in words().parts:
            last -= 1
        first = 0
        while first < last and not found[first].capital:
            first += 1
        named = found[first:last]
        content = [t for t in named if t.norm not in SMALL]
        if not content or not all(t.capital for t in content) or any(c.isdigit() for t in content for c in t.norm):
            return NONE
        keys = self._single(content[0]) if len(content) == 1 else self._several([t.norm for t in content])
        return (first, last, keys) if keys else NONE

    def _single(self, t: Token) -> tuple[str, ...]:
        """The one name of one word that differs in a letter, or two of the same word."""
        if len(t.norm) < SINGLE or t.raw.isupper():
            return ()
        near = [k for k in self.singles.get(t.norm[0], ()) if OSA.distance(k, t.norm, score_cutoff=1) <= 1]
        return tuple(near) if len(near) == 1 else ()

    def _several(self, said: Sequence[str]) -> tuple[str, ...]:
        scored = [(self._score(said, k), k) for k in self._candidates(said)]
        best = max((s for s, _ in scored), default=0.0)
        return tuple(k for s, k in scored if s == best) if best >= LEAST else ()

    def _candidates(self, said: Sequence[str]) -> Iterable[str]:
        """Names that share a word with what is said and have about as many of them, in a fixed order."""
        out: dict[str, None] = {}
        for w in said:
            for k in self.by_word.get(w, ()):
                if abs(len(_content(k.split())) - len(said)) <= 1:
                    out[k] = None
        return out

    def _score(self, said: Sequence[str], name: str) -> float:
        """How well a name accounts for every word said: 1 where all are its own; 0 where one is not accounted for."""
        left, total, firm, same = _content(name.split()), 0.0, 0, []
        for w in said:
            value, at = max(((self._alike(w, k), -i) for i, k in enumerate(left)), default=(0.0, 0))
            if value == 0:
                return 0.0
            if value == 1:
                same.append(w)
            firm += value >= TRANSLITERATED
            total += value
            left = [k for i, k in enumerate(left) if i != -at]
        if len(left) > (1 if len(said) > 2 else 0) or not self._telling(same, firm, said, bool(left)):
            return 0.0
        return total / len(said) - MISSING * len(left)

    def _telling(self, same: Sequence[str], firm: int, said: Sequence[str], partly: bool) -> bool:
        """Whether the words that stand as they are (``same``) tell the actor: a rare one, or all but one of a whole name.

        ``firm`` counts those, too, that are only transliterated otherwise; they should be half of what is said.
        """
        if not partly and len(said) > 2 and len(same) >= len(said) - 1:
            return True
        return 2 * firm >= len(said) and any(len(self.by_word.get(w, ())) <= RARE for w in same)

    def _alike(self, said: str, word: str) -> float:
        """How near a word is to one of a name. A word that other names hold is itself, no misspelling."""
        if said == word:
            return 1.0
        if word in words().rewritten.get(said, ()):
            return REWRITTEN
        if len(said) < 4 or len(word) < 4 or said[0] != word[0] or said in self.by_word:
            return 0.0
        if skeleton(said) == skeleton(word):
            return TRANSLITERATED
        score = ratio(said, word)
        return score / 100 if score >= ALIKE else 0.0


def _content(name: Iterable[str]) -> list[str]:
    return [w for w in name if w not in SMALL]



def skeleton(word: str) -> str:
    """The consonants of a word, each once where it is doubled: the same for most transliterations of one name."""
    return DOUBLED.sub(r"\1", VOWELS.sub("", word))
