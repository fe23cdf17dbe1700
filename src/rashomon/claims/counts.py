"""The counts of a sentence: number words with what they count.

Dates, ages, money, measures and names with numbers are left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..records import Sentence
from .bounds import Bounds, find_figures
from .lexicon import words_of
from .persons import is_person
from .surroundings import Surroundings

_HYPHENS = frozenset("-‐‑–—")
_AFTER_PHRASE = frozenset(
    {("per", "cent"), ("year", "old"), ("years", "old"), ("month", "old"), ("years", "of"), ("square", "feet")}
)
_FRACTIONS = (["third"], ["thirds"], ["quarter"], ["quarters"], ["half"], ["fifth"], ["fifths"], ["tenth"])
_MODIFIES = frozenset({"nummod", "amod", "det", "compound", "advmod"})
_PASSED = frozenset({"more", "other", "further", "consecutive", "straight", "full", "long", "whole"})
_JOINS = frozenset({"and", "to", "-", ",", "or"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s|['’]s)?")
_CLOCK = re.compile(r"\d{1,2}:\d{2}.*|\d+/\d+.*|\d+[a-z]{3,}|\d+s")
_NAMES = frozenset({"Temporal", "DocumentReference", "MilitaryPlatform", "Money", "CommsIdentifier", "Vehicle"})


class Count(NamedTuple):
    """A count: words ``first`` (its hedge) up to, not with, ``last``.

    ``number`` is the amount's first word, ``head`` the word for what is counted.
    """

    first: int
    number: int
    last: int
    head: int
    bounds: Bounds


def counts_in(around: Surroundings) -> list[Count]:
    """The counts of a sentence in order."""
    all_words = around.words
    index = [i for i, w in enumerate(all_words) if w.text not in _HYPHENS or _between_digits(around.sentence, i)]
    words = ["-" if all_words[i].text in _HYPHENS else around.lows[i] for i in index]
    out: list[Count] = []
    for f in find_figures(words):
        first, number, last = index[f.first], index[f.amount], index[f.last - 1] + 1
        if _glued(around, last) or _counts_nothing(words, f.amount, f.last) or _named(around, number, f.bounds):
            continue
        head = _head(around, number, last)
        of_things = all_words[head].upos == "NOUN" and not is_person(around, head)
        if words[f.amount] == "one" and words[f.last : f.last + 1] == ["of"] and of_things:
            continue
        ordinal = around.lemmas[head] in words_of("counts.ordinal_heads") and head != number
        if f.bounds.kind != "ordinal" or ordinal:
            out.append(Count(first, number, last, head, f.bounds))
    return out


def _between_digits(sentence: Sentence, i: int) -> bool:
    words = sentence.words
    return 0 < i < len(words) - 1 and words[i - 1].text[-1:].isdigit() and words[i + 1].text[:1].isdigit()


def _glued(around: Surroundings, last: int) -> bool:
    """Whether letters stand right after the number ("324B", "6.55am")."""
    if last >= len(around.words):
        return False
    after = around.words[last]
    return after.start == around.words[last - 1].end and after.text[0].isalnum()


def _counts_nothing(words: list[str], at: int, end: int) -> bool:
    """Whether the number at ``at`` is a date, an age, a sum, a measure or a label."""
    months = words_of("counts.months")
    before, after = words[at - 1] if at else "", words[end : end + 3]
    if before in words_of("counts.labels") or before in months or before.endswith(("$", "€", "£")):
        return True
    if tuple(after[:2]) in _AFTER_PHRASE or after[:1] in _FRACTIONS:
        return True
    if before == "as" and at > 1 and words[at - 2] in ("young", "old", "early", "late", "recently", "long"):
        return True
    # "May 11 and 13"
    if before in _JOINS and at > 2 and words[at - 2][:1].isdigit() and words[at - 3] in months:
        return True
    next_ = next((w for w in after if w not in _PASSED), "")
    if next_ in words_of("counts.time") or next_ in words_of("counts.measures") or next_ in months:
        return True
    return _date_or_clock(words[at], after)


def _date_or_clock(w: str, after: list[str]) -> bool:
    if _YEAR.fullmatch(w):
        return not after or not after[0].isalpha() or after[0] in words_of("counts.after_year")
    if _CLOCK.fullmatch(w):
        return True
    return w in ("one", "no") and bool(after) and after[0] in words_of("counts.after_one")


def _named(around: Surroundings, i: int, bounds: Bounds) -> bool:
    """Whether the number is part of a name ("Resolution 2254", "Su-24", "Camp 7")."""
    if around.name_type(i) in _NAMES:
        return True
    words = around.words
    if i == 0:
        return False
    left, right = words[i - 1], words[i + 1] if i + 1 < len(words) else None
    if right is not None and bounds.kind == "exact" and words[i].text.isdigit():
        age = left.text == "," and right.text in (",", ")") and i > 1 and words[i - 2].upos == "PROPN"
        if age or (left.text == "(" and right.text == ")") or (left.upos == "PROPN" and right.upos == "PROPN"):
            return True
    if words[i - 1].text in _HYPHENS and i > 1 and words[i - 2].upos == "PROPN" and words[i - 2].text.isupper():
        return True
    labelled = words[i - 1].upos == "PROPN" and around.rels[i] in ("nummod", "flat", "compound", "nmod")
    return bounds.kind == "exact" and words[i].text.isdigit() and labelled and words[i].head < i


def _head(around: Surroundings, number: int, last: int) -> int:
    """What is counted: the noun that the number modifies, the noun after "of", else the number itself."""
    return _head_by_tree(around, number, last) if around.parsed else _head_by_order(around, number, last)


def _head_by_tree(around: Surroundings, number: int, last: int) -> int:
    words = around.words
    if around.lows[number] == "one":
        inner = _of(around, number, last)
        if inner >= 0:
            return inner
    head = words[number].head
    if head >= 0 and around.rels[number] in _MODIFIES and words[head].upos not in ("VERB", "AUX"):
        nested = words[head].upos == "NUM" and around.rels[head] == "nummod" and words[head].head >= 0
        return words[head].head if nested else head
    # In "at least 13", "several hundred" the words of the number may hang on each other.
    for j in range(number, last):
        if around.rels[j] == "nummod" and words[j].head >= 0 and not number <= words[j].head < last:
            return words[j].head
    top = next((j for j in range(number, last) if not number <= words[j].head < last), number)
    inner = _of(around, top, last)
    return inner if inner >= 0 else top


def _of(around: Surroundings, top: int, last: int) -> int:
    """The noun of "dozens of people", or -1."""
    below = (j for j in around.children(top) if j >= last and around.rels[j] == "nmod")
    return next((j for j in below if around.case(j) == "of"), -1)


def _head_by_order(around: Surroundings, number: int, last: int) -> int:
    words = around.words
    j = last
    while j < min(len(words), last + 5) and (words[j].upos == "ADJ" or words[j].text in ("of", "-", "the")):
        j += 1
    if j >= len(words) or words[j].upos not in ("NOUN", "PROPN"):
        return number
    while j + 1 < len(words) and words[j + 1].upos in ("NOUN", "PROPN"):
        j += 1
    return j
