"""Names made comparable: what stays of a place's name when spelling and transliteration are taken away.

Three forms, from fine to coarse:

- ``fold``: lower case, no diacritics or apostrophes, hyphens as spaces, no leading "the";
- ``loose``: folded, without articles (al-, el-, ar-, ash- ...), with one spelling for sounds that transliterations of Arabic,
  Persian, Cyrillic and Burmese names write in several ways (kh/k, q/k, ou/u, ay/ai/ei, -ah/-eh/-a, tell/tall);
- ``skeleton``: the consonants of the loose form, which is what the gazetteer's index is sorted by.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPECIAL = str.maketrans(
    {
        "ə": "a", "Ə": "a", "ı": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "þ": "th", "ß": "ss",
        "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ħ": "h", "ŋ": "n",
        "'": None, "’": None, "‘": None, "ʻ": None, "ʼ": None, "ʿ": None, "ʾ": None, "`": None, "´": None, "′": None, "ʹ": None,
        "ʺ": None, "\"": None, "“": None, "”": None, "\u00ad": None, ".": None,
    }
)  # fmt: skip
_BREAK = re.compile(r"[^\w]+|_+")
_ARTICLES = frozenset(["al", "el", "ar", "as", "ash", "ad", "adh", "an", "at", "az", "aj", "ul", "ur", "ez", "es", "ed", "er", "il", "lal"])
_LOOSE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"\b(?:tell|tall|tel|tal)\b", "tl"),
        (r"\b(?:deir|dayr|der|dair)\b", "dr"),
        (r"\b(?:saint|sankt|sint)\b", "st"),
        (r"kh|ck|q|x", "k"),
        (r"c(?=[eiy])", "s"),
        (r"(?:tch|tsch|ch|cz|č|c)", "k"),
        (r"sch|shch|sh|sz|zh", "s"),
        (r"gh|dj|j", "g"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"ph", "f"),
        (r"ou|oo|au|aw|ow|w", "u"),
        (r"ay|ai|ei|ey|ee|ie|iy|y", "i"),
        (r"(?<=\w)(?:ah|eh|e|a)\b", "a"),
        (r"o", "u"),
        (r"e", "i"),
        (r"(?<=[a-z])h", ""),
        (r"z", "s"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile(r"[aiu]+")


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """``name`` in lower case, without diacritics, apostrophes, full stops or a leading "the"; hyphens become spaces."""
    flat = unicodedata.normalize("NFKD", name.casefold().translate(_SPECIAL)).casefold()
    flat = "".join(c for c in flat if not unicodedata.combining(c)).translate(_SPECIAL)
    words = _BREAK.sub(" ", flat).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=8192)
def loose(folded: str) -> str:
    """The loose form of a folded name, in one word."""
    words = folded.split()
    kept = [w for w in words if w not in _ARTICLES] or words
    text = " ".join(kept)
    for pattern, to in _LOOSE:
        text = pattern.sub(to, text)
    return text.replace(" ", "")


def skeleton(folded: str) -> str:
    """The consonants of a folded name's loose form; ``a`` stands for a first vowel."""
    flat = loose(folded)
    body = _VOWELS.sub("", flat)
    return ("a" if flat[:1] in ("a", "i", "u") else "") + body
