"""What a report's text leaves behind for comparison: its sentences as strings of words, and the signs that a rewriter keeps.

A rewriter swaps words; numbers, days, months, names and the places where somebody is quoted stay, and stay in their order. Each
word and each sign becomes one code point (a hash), so that a sentence is a short string and sequences are compared as strings.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[\"“”«»]")
_BREAK = re.compile(r"(?<=[.!?])[\"”’»)\]]*\s+(?=[\"“‘«(\[]?[A-Z0-9])|\s*\n\s*\n\s*")
_NO_BREAK = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Brig|Sgt|St|No|vs)|\b[A-Z])\.$")
_VOWELS = re.compile(r"(?<!^)[aeiouyhwʻʼ'’]")
_DOUBLE = re.compile(r"(.)\1+")
_ENDING = re.compile(r"(?<=\w{3})(?:ings?|ed|e?s|ly|e)$")
QUOTE = "“"
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {w: i for i, w in enumerate(_UNITS.split())} | {w: 10 * i for i, w in enumerate(_TENS.split(), 2)}
_POWERS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february march april may june july august september october november december"
_CALENDAR = frozenset(f"{_DAYS} {_MONTHS}".split())
_QUOTES = frozenset('"“”«»')
_NO_NAMES = "a an and as at but by for from he her his i in it its my no not of on or our she so that the their they this to was we who with you"
_SHOUTED = 0.6


@dataclass(frozen=True, slots=True)
class Sign:
    """A number (``#255``), a day or month (``@friday``), a name (``=lp``, by its consonants) or the start of a quotation."""

    key: str
    said: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: where it stands, its words, signs and numbers as strings of one code point each, and how many words stand in quotation marks."""

    start: int
    end: int
    words: str
    signs: str
    numbers: str
    quoted: int


@dataclass(frozen=True, slots=True)
class Telling:
    """A report's text made comparable: its lines in order, and the signs by code point."""

    lines: tuple[Line, ...]
    said: dict[str, Sign]

    @property
    def words(self) -> str:
        """All words in order."""
        return "".join(x.words for x in self.lines)

    @property
    def signs(self) -> str:
        """All signs in order."""
        return "".join(x.signs for x in self.lines)


def telling(text: str) -> Telling:
    """The telling of ``text``."""
    parts = [(a, b, list(_TOKEN.finditer(text, a, b))) for a, b in _sentences(text)]
    names = _names(t for _, _, t in parts)
    lines: list[Line] = []
    said: dict[str, Sign] = {}
    inside = False
    for a, b, tokens in parts:
        words: list[str] = []
        signs: list[Sign] = []
        quoted = 0
        inside = inside and "\n\n" not in text[max(0, a - 2) : a]
        for value, first in _valued(tokens):
            if value in _QUOTES:
                inside = not inside if value == '"' else value in "“«"
                if inside:
                    signs.append(Sign(QUOTE, QUOTE))
                continue
            quoted += inside
            words.append(_code(stem(value)))
            sign = _sign(value, first, names)
            if sign is not None:
                signs.append(sign)
        codes = [_code(s.key) for s in signs]
        said.update(zip(codes, signs, strict=True))
        if words:
            numbers = "".join(c for c, s in zip(codes, signs, strict=True) if is_number(s))
            lines.append(Line(a, b, "".join(words), "".join(codes), numbers, quoted))
    return Telling(tuple(lines), said)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for m in _BREAK.finditer(text):
        if "\n" not in m[0] and _NO_BREAK.search(text, max(0, m.start() - 6), m.start()):
            continue
        if m.start() > start:
            yield start, m.start() + len(m[0].rstrip())
        start = m.end()
    if start < len(text):
        yield start, len(text)


def _names(parts: Iterable[Sequence[re.Match[str]]]) -> frozenset[str]:
    """Words that stand with a capital inside a sentence; none where the text is in capitals throughout."""
    no_names = frozenset(_NO_NAMES.split())
    inner = [m[0] for t in parts for before, m in pairwise(t) if m[0][0].isalpha() and before[0] not in _QUOTES]
    found = frozenset(w for w in inner if w[0].isupper() and w.casefold() not in no_names)
    return found if sum(w[0].isupper() for w in inner) < _SHOUTED * len(inner) else frozenset()


def _valued(tokens: Sequence[re.Match[str]]) -> Iterator[tuple[str, bool]]:
    """Words of a sentence with numbers in words put together and written in digits; and whether each begins the sentence."""
    held: int | None = None
    for i, m in enumerate(tokens):
        word = m[0]
        low = word.casefold()
        if low in _NUMBERS and low not in ("one", "zero"):
            held = (held or 0) + _NUMBERS[low] if held is None or held % 10 == 0 else _NUMBERS[low]
            continue
        if low in ("one", "zero") and held is not None and held >= 20:
            held += _NUMBERS[low]
            continue
        if low in _POWERS and held is not None:
            held *= _POWERS[low]
            continue
        if held is not None:
            yield str(held), False
            held = None
        yield (word.replace(",", "") if word[0].isdigit() else word), i == 0
    if held is not None:
        yield str(held), False


def _sign(word: str, first: bool, names: frozenset[str]) -> Sign | None:
    if word[0].isdigit():
        return Sign("#" + word, word)
    low = word.casefold()
    if low in _CALENDAR and (low not in ("may", "march") or (word[0].isupper() and not first)):
        return Sign("@" + low, word)
    if word in names and word[0].isupper():
        return Sign("=" + skeleton(word), word)
    return None


def skeleton(name: str) -> str:
    """A name without what differs between spellings: case, possessive, vowels after the first letter, doubled letters."""
    low = re.sub(r"['’]s?$", "", name.casefold())
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", low))[:6] or low


def stem(word: str) -> str:
    """A word without its commonest endings; enough to see that "killed" and "kills" are one word."""
    low = re.sub(r"['’]s$", "", word.casefold())
    return _ENDING.sub("", low) if len(low) > 4 else low


def _code(key: str) -> str:
    """One code point for a word or sign: a hash, above the planes that hold surrogates."""
    return chr(0x10000 + zlib.crc32(key.encode("utf-8", "surrogatepass")) % 0xF0000)


def is_number(sign: Sign) -> bool:
    """Whether a sign is a number."""
    return sign.key.startswith("#")
