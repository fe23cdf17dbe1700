"""Tortured phrases: does a report read as if a program had swapped its words for synonyms?

Set phrases of the field in which a word was swapped tell it ("reconciliation middle", "outfitted powers"; the table ``tortured.yaml``; the
term is that of Cabanac, Labbé and Magazinov 2021). Beyond any table these counts do: the share of rare words, since a spinner puts a
rarer word for a common one; how much likelier the words are in texts spun with WordNet than in plain ones; how many neighbouring
words have never stood side by side in 750,000 words of news and web text, since it picks each synonym without its neighbours; and in how
many sentences such words stand, since it swaps throughout and a rare subject keeps to some. Each word and each pair counts once, so
that a subject's word that comes back does not tell against a text; as longer texts hold more rare words among the different ones, the limit
rises with their number, and below 50 of them it rises again, as little can be told from few. Pairs are
compared with pairs of words as common in plain text. The weights are those of a logistic regression.
``tools/build_word_pairs.py`` makes the counts.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import LexiconError
from ..records import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PHRASES = Path(__file__).with_name("tortured.yaml")
TABLE = Path(__file__).with_name("word_pairs.npz")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d,.]*|[^\w\s]|_")
_SHOUTED = 0.6
CLASSES = 23
FEWEST = 40
LIMIT, LENGTH_COUNTS = 20.95, 35
FEW, FEW_COUNT = 50, 0.2
RARE_COUNTS, ODDS_COUNT, PAIRS_COUNT, PHRASE_COUNTS = 43, 22, 24, 5.5
TOUCHED_COUNTS, THICK_COUNTS = 3.8, 4.9
ODDS_SCALE = 40
UNTOLD = 1.0
SPINNERS = 1.0
LIKELY = 0.5
THICK = 0.35
_SENTENCE_ENDS = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_SHORTEST = 6
_LOWER = re.compile(r"[a-z'’-]+")


def runs(text: str) -> Iterator[list[tuple[str, int, int]]]:
    """Runs of neighbouring words in lower case with their offsets; names, figures and marks end a run."""
    tokens = list(_TOKEN.finditer(text))
    letters = [m[0] for m in tokens if m[0][0].isalpha()]
    shouted = sum(w.isupper() for w in letters) > _SHOUTED * len(letters)
    run: list[tuple[str, int, int]] = []
    begins = True
    for m in tokens:
        word = m[0]
        if word[0].isalpha() and (shouted or word.islower() or begins):
            run.append((word.casefold().replace("’", "'"), m.start(), m.end()))
        else:
            if len(run) > 1:
                yield run
            run = []
        begins = word in ".!?\n\"“"
    if len(run) > 1:
        yield run


def pair_hash(a: str, b: str) -> int:
    """A hash of two neighbouring words."""
    return zlib.crc32(f"{a} {b}".encode("utf-8", "surrogatepass"))


def word_hash(word: str) -> int:
    """A hash of a word."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def pair_class(a: float, b: float) -> int:
    """How common two words are together: the class of a pair by the logarithms of their counts."""
    return min(CLASSES - 1, int(a + b))


@dataclass(frozen=True)
class Spun:
    """Why a report reads as spun: the tortured phrases with what they stand for, the measure beyond the table, and reasons in words."""

    phrases: tuple[tuple[Span, str], ...]
    score: float
    limit: float
    reasons: tuple[str, ...]


def spun(text: str) -> Spun | None:
    """Why ``text`` reads as if a program had swapped its words for synonyms; none where it does not.

    Two different tortured phrases are enough. Otherwise the measure must pass a limit, which rises with length and for short texts; a tortured phrase
    counts towards it. Texts of fewer than `FEWEST` words are judged by phrases alone.
    """
    found = tortured_phrases(text)
    known = _counts().measure(text)
    different = len({right for _, right in found})
    score = known.score if known else 0.0
    limit = _limit(known.words) if known else LIMIT
    measured = known is not None and score + PHRASE_COUNTS * different >= limit
    if different < 2 and not measured:
        return None
    reasons = []
    if found:
        shown = "; ".join(f"“{' '.join(s.text.split())}” for “{right}”" for s, right in found[:6])
        reasons.append(f"set phrases with a word swapped: {shown}")
    if known and measured:
        reasons.append(
            f"{known.rare} of {known.words} different words are rare in English, {known.spinners} are such as a thesaurus gives rather than a "
            f"reporter, and {known.unmet} of {known.pairs} pairs of neighbouring words were never met in news ({known.expected} are usual); "
            f"such words stand in {known.touched} of {known.sentences} sentences"
        )
    return Spun(found, round(score, 2), round(limit, 2), tuple(reasons))


def _limit(words: int) -> float:
    """What the measure of so many different words must reach."""
    return LIMIT - LENGTH_COUNTS / math.sqrt(max(words, FEW)) + FEW_COUNT * max(0, FEW - words)


def tortured_phrases(text: str) -> tuple[tuple[Span, str], ...]:
    """Set phrases of the field in which a word was swapped, in reading order, each with the right phrase."""
    table = _phrases()
    tokens = [(m[0].casefold().replace("’", "'"), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    out = []
    for i, (word, start, _) in enumerate(tokens):
        for form, right in table.get(word, ()):
            last = i + len(form) - 1
            if last < len(tokens) and tuple(w for w, _, _ in tokens[i : last + 1]) == form:
                out.append((Span.cut(text, start, tokens[last][2]), right))
                break
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Measure:
    """What the measure counts in a text: different words and pairs, and the sentences in which a rare or a spinner's word stands."""

    words: int
    rare: int
    spinners: int
    pairs: int
    unmet: int
    expected: int
    sentences: int
    touched: int
    score: float


class Counts:
    """The counts of words and pairs of news that the package ships."""

    def __init__(self) -> None:
        import numpy

        with numpy.load(TABLE) as z:
            self._usual: frozenset[int] = frozenset(z["usual"].tolist())
            self._words: dict[int, float] = dict(zip(z["words"].tolist(), (z["counts"] / 16).tolist(), strict=True))
            self._pairs: NDArray[np.uint32] = z["pairs"]
            self._met: list[float] = z["met"].tolist()
            self._odds: dict[int, float] = dict(zip(z["told"].tolist(), (z["odds"] / ODDS_SCALE).tolist(), strict=True))

    def measure(self, text: str) -> Measure | None:
        """What is counted, added up; none for a text too short to tell."""
        told, words = 0, set[str]()
        classes: dict[int, int] = {}
        for run in runs(text):
            own = [w for w, start, _ in run if len(w) > 2 and not text[start].isupper()]
            told += len(own)
            words.update(own)
            for (a, _, _), (b, _, _) in pairwise(run):
                x, y = self._words.get(word_hash(a)), self._words.get(word_hash(b))
                if x is not None and y is not None:
                    classes[pair_hash(a, b)] = pair_class(x, y)
        if told < FEWEST or len(classes) < FEWEST // 2:
            return None
        odds = {w: self._odds.get(word_hash(w), UNTOLD) for w in words}
        rare = {w for w in words if not self._is_usual(w)}
        spinners = {w for w, x in odds.items() if x >= SPINNERS}
        sentences, touched, thick = _spread(text, rare | spinners, rare | {w for w, x in odds.items() if x >= LIKELY and self._told(w)})
        met, expected = self._count_met(list(classes)), sum(self._met[k] for k in classes.values())
        score = (
            RARE_COUNTS * len(rare) / len(words) + ODDS_COUNT * sum(max(x, 0.0) for x in odds.values()) / len(words)
            + PAIRS_COUNT * (expected - met) / len(classes) + (TOUCHED_COUNTS * touched + THICK_COUNTS * thick) / max(1, sentences)
        )  # fmt: skip
        n = len(classes)
        return Measure(len(words), len(rare), len(spinners), n, n - met, round(n - expected), sentences, touched, score)

    def _told(self, word: str) -> bool:
        return word_hash(word) in self._odds

    def _is_usual(self, word: str) -> bool:
        parts = word.removesuffix("'s").split("-")
        return all(len(p) < 3 or word_hash(p) in self._usual for p in parts)

    def _count_met(self, hashes: Sequence[int]) -> int:
        import numpy

        asked = numpy.array(hashes, numpy.uint32)
        at = numpy.searchsorted(self._pairs, asked)
        return int((self._pairs[numpy.minimum(at, len(self._pairs) - 1)] == asked).sum())


def _spread(text: str, hits: AbstractSet[str], likely: AbstractSet[str]) -> tuple[int, int, int]:
    """How many sentences there are, in how many a hit stands, and in how many several likely words for the sentence's length."""
    sentences = [s for s in _SENTENCE_ENDS.split(text) if len(s.split()) >= _SHORTEST]
    held = [{w.replace("’", "'") for w in _LOWER.findall(s)} for s in sentences]
    thick = sum(len(words & likely) > THICK * len(s.split()) ** 0.5 for s, words in zip(sentences, held, strict=True))
    return len(sentences), sum(not hits.isdisjoint(words) for words in held), thick


@cache
def _counts() -> Counts:
    return Counts()


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Tortured forms by their first word, longer ones first."""
    import yaml

    try:
        data = yaml.safe_load(PHRASES.read_text(encoding="utf-8"))
        rows, plain = data["phrases"], {tuple(str(p).split()) for p in data["plain"]}
    except (OSError, yaml.YAMLError, KeyError, TypeError) as e:
        raise LexiconError(f"{PHRASES}: cannot be read ({e}); install the package again.") from e
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows:
        rights = [slot.split("|")[0].split(",") for slot in str(row).split()]
        plain.update(product(*rights))
    for row in rows:
        slots = [slot.replace(",", "|").split("|") for slot in str(row).split()]
        right = " ".join(s[0] for s in slots)
        for form in product(*slots):
            if form not in plain:
                out.setdefault(form[0], []).append((form, right))
    return {k: sorted(v, key=lambda f: -len(f[0])) for k, v in out.items()}
