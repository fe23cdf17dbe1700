"""Names of actors as words that can be compared: accents, case, hyphens and articles do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from .who_words import words

LETTERS = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
    }
)
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:'[^\W_]+)*'?")
ARTICLES = frozenset({"the", "a", "an", "al", "el"})
SUN_ARTICLES = frozenset({"ad", "an", "ar", "as", "ash", "at", "az", "ul", "ud", "us"})
LONGEST = 40


class Token(NamedTuple):
    """A word of a name: as compared, as written (without dots), whether a hyphen joins it to its neighbours."""

    norm: str
    raw: str
    joined: bool
    joins: bool

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital (or has no case, as in Arabic script)."""
        return not self.raw[:1].islower()


def tokens(text: str) -> tuple[Token, ...]:
    """The first words of ``text`` (at most 40) without articles, in order; empty where there is none."""
    return _tokens(text[:600])


@lru_cache(8192)
def _tokens(text: str) -> tuple[Token, ...]:
    plain = text if text.isascii() else _plain(text)
    out: list[Token] = []
    for m in WORD.finditer(plain):
        raw = m.group()
        joined, joins = plain[m.start() - 1 : m.start()] == "-", plain[m.end() : m.end() + 1] == "-"
        low = raw.lower()
        if low in ARTICLES or (joins and low in SUN_ARTICLES and not raw.isupper()):
            continue
        bare = raw.replace(".", "")
        out.append(Token(_norm(low), bare, joined, joins))
        if len(out) == LONGEST:
            break
    return tuple(out)


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).translate(LETTERS)


def _norm(low: str) -> str:
    low = low.replace(".", "")
    low = low.removesuffix("'s").replace("'", "")
    return words().spelling.get(low, low)


def key(text: str) -> str:
    """``text`` as compared: ``key("the al-Qāʿida")`` is ``"qaeda"``."""
    return " ".join(t.norm for t in tokens(text))


def singular(word: str) -> str:
    """The singular of a common noun in lower case, by rule (no dictionary)."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < 4 or word.endswith(("ss", "us", "is", "media")):
        return word
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


IRREGULAR = {
    "children": "child", "schoolchildren": "schoolchild", "men": "man", "women": "woman", "people": "people",
    "headquarters": "headquarters",
    "barracks": "barracks", "wives": "wife", "allies": "ally", "persons": "person", "families": "family",
    "marines": "marine",
    "spies": "spy", "media": "media", "forces": "force", "police": "police", "passers": "passer",
    "clergymen": "clergyman",
}  # fmt: skip
