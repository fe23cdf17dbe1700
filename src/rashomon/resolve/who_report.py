"""The names that one report uses for its actors: "Hayat Tahrir al-Sham (HTS)" says what "HTS" stands for in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from .who_names import key, tokens
from .who_registry import Registry

WORD = r"(?:[A-Z][\w'’.]*|[a-z]{2,3}-[A-Z][\w'’]*)(?:-\w+)*"
JOINT = r"(?:of|and|the|for|de|del|la|do|da|du|des|en|y|e|in|on|to|against|al|el|ul)"
APPOSED = re.compile(
    rf"({WORD}(?:[ \n]+(?:{WORD}|{JOINT})){{0,9}})[ \n]+"
    r"\((?:the |or |also |known as )?[\"“'‘]?([A-Z][A-Za-z.\-]{1,9})[\"”'’]?\)"
)
SHORT = re.compile(r"(?:[A-Z][a-z]?\.?-?){2,8}")
ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)


class ReportNames:
    """What the abbreviations of a report stand for, from its own appositions and from the registry."""

    def __init__(self, text: str, registry: Registry) -> None:
        self.text = text
        self.registry = registry
        self._asked: dict[tuple[str, date | None], str | None] = {}

    @cached_property
    def apposed(self) -> dict[str, str]:
        """Abbreviations as written in brackets after a name, with that name; the first time counts."""
        out: dict[str, str] = {}
        for name, short in appositions(self.text):
            out.setdefault(short.replace(".", ""), name)
        return out

    def fullest(self, span: str, on: date | None) -> str | None:
        """The full name in the report that the abbreviation ``span`` stands for, or None."""
        asked = (span, on)
        if asked not in self._asked:
            self._asked[asked] = self._fullest(span, on)
        return self._asked[asked]

    def _fullest(self, span: str, on: date | None) -> str | None:
        bare = ARTICLE.sub("", span.strip()[:40])
        if not SHORT.fullmatch(bare) and not self.registry.acronym(bare):
            return None
        return self.apposed.get(bare.replace(".", "")) or self._registered(bare, on)

    def _registered(self, bare: str, on: date | None) -> str | None:
        entry = self.registry.find(bare, on) or self.registry.find(bare)
        if entry is None:
            return None
        low = self.text.lower()
        full = sorted(
            (n for n in (entry.name, *entry.aliases) if (n != bare and " " in n) or "-" in n),
            key=lambda n: (-len(n), n),
        )
        for name in full:
            at = low.find(name.lower())
            if at >= 0 and len(low) == len(self.text):
                return self.text[at : at + len(name)]
        return None


def appositions(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of a full name and the abbreviation that follows it in brackets, where the letters fit."""
    for m in APPOSED.finditer(text):
        name = _spelt(" ".join(m.group(1).split()), m.group(2))
        if name:
            yield name, m.group(2)


def _spelt(name: str, short: str) -> str | None:
    """The shortest tail of ``name`` (two parts or more) whose initials hold the letters of ``short`` in order."""
    letters = [c for c in short.lower() if c.isalpha()]
    words = name.split()
    for i in range(len(words) - 1, -1, -1):
        tail = words[i:]
        if tail[0].lower() in ("of", "and", "for", "in", "the") or not tail[0][:1].isalpha():
            continue
        initials = [p[0].lower() for w in tail for p in re.split(r"[-'’]", w) if p]
        if (len(tail) > 1 or "-" in tail[0]) and _in_order(letters, initials) and _first(tail[0], letters[0]):
            return " ".join(tail)
    return None


def _in_order(letters: list[str], initials: list[str]) -> bool:
    rest = iter(initials)
    return all(c in rest for c in letters)


def _first(word: str, letter: str) -> bool:
    return any(p[:1].lower() == letter for p in re.split(r"[-'’]", word))


def same_name(a: str, b: str) -> bool:
    """Whether two wordings are the same name but for accents, case, hyphens and articles."""
    return key(a) == key(b) and bool(tokens(a))
