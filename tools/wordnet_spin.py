"""Spin a text with WordNet: every other word that it knows becomes a synonym of one of its first two senses of each kind of word."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from pathlib import Path

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_ENDINGS = (("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ied", ("y",)), ("ed", ("", "e")), ("ing", ("", "e")))
_KEPT = (
    "a an the of in on at to for by with from and or but as is was were are be been being have has had do does did not no this that these those it "
    "its he she they his her their who which will would could should may might can than then there here what when where how all any some more most "
    "such i you we"
)


def synonyms(folder: Path) -> dict[str, list[str]]:
    """Word → synonyms, out of the ``data.*`` and ``index.*`` files of a WordNet ``dict`` folder."""
    out: dict[str, list[str]] = defaultdict(list)
    for part in ("noun", "verb", "adj", "adv"):
        sets = {}
        for row in _rows(folder / f"data.{part}"):
            said = row[4 : 4 + 2 * int(row[3], 16) : 2]
            sets[row[0]] = [re.sub(r"\(.*", "", w).replace("_", " ") for w in said]
        for row in _rows(folder / f"index.{part}"):
            word = row[0].replace("_", " ")
            for sense in row[-int(row[2]) :][:2]:
                out[word] += [w for w in sets[sense] if w.lower() != word and w.islower()]
    return out


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="latin-1").splitlines()
    return [line.split("|")[0].split() for line in lines if not line.startswith(" ")]


def spin(text: str, table: dict[str, list[str]], rng: random.Random, rate: float = 0.5) -> str:
    """The text with words swapped, inflected like those they stand for."""

    kept = frozenset(_KEPT.split())

    def swap(m: re.Match[str]) -> str:
        word = m[0]
        if not word.islower() or word in kept or len(word) < 3 or rng.random() > rate:
            return word
        base, ending = _base(word, table)
        found = table.get(base)
        return _inflected(rng.choice(found), ending) if found else word

    return _WORD.sub(swap, text)


def _base(word: str, table: dict[str, list[str]]) -> tuple[str, str]:
    if table.get(word):
        return word, ""
    for ending, replaced in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            bases = [word[: -len(ending)] + r for r in replaced]
            if ending in ("ed", "ing") and len(bases[0]) > 3 and bases[0][-1] == bases[0][-2]:
                bases.append(bases[0][:-1])
            for base in bases:
                if table.get(base):
                    return base, ending
    return word, ""


def _inflected(synonym: str, ending: str) -> str:
    head, *rest = synonym.split(" ")
    if ending in ("s", "es", "ies"):
        words = [head, *rest]
        words[-1] += "es" if words[-1].endswith(("s", "x", "ch", "sh")) else "s"
        return " ".join(words)
    if ending in ("ed", "ied"):
        head = head + "d" if head.endswith("e") else head[:-1] + "ied" if re.search("[^aeiou]y$", head) else head + "ed"
    elif ending == "ing":
        head = head.removesuffix("e") + "ing"
    return " ".join([head, *rest])
