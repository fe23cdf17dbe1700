"""Noun phrases and subjects of a sentence: by its tree where it has one, else by the order of words and their tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..records import Word
from .index import GENITIVE
from .wordlists import lists

_SPEECH = lists("speech")
TITLES, TIMES = _SPEECH["titles"], _SPEECH["times"]
POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our", "your"})
NP_TAGS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "X", "SYM"})
LINKS = frozenset({"of", "for", "and", "&", "-", "/", "in", "at", "from"})
_NOT_FIRST = frozenset({"ADP", "CCONJ", "PUNCT", "ADV", "SCONJ", "SYM", "PART"})
_NOT_LAST = frozenset({"ADP", "CCONJ", "PUNCT", "DET", "ADV", "ADJ", "SCONJ"})
_LEFT_OUT = frozenset({"CCONJ", "SCONJ", "ADP"})
_DASHES = frozenset({",", "–", "—"})
_LONGEST = 18
_APPOSITION = 26


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words ``first`` up to, not with, ``last``; ``apposition`` another name or a title of the same, so too."""

    first: int
    last: int
    apposition: tuple[int, int] | None = None


def low(word: Word) -> str:
    """The word in lower case."""
    return word.text.lower()


def is_name(word: Word) -> bool:
    """Whether the word is, or can be, part of a name."""
    return word.upos == "PROPN" or (word.text[:1].isupper() and word.upos in ("NOUN", "ADJ", "X"))


def titled(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether there is a title noun ("spokesman") among the words."""
    return any(low(w) in TITLES for w in words[first:last])


def finite(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a clause is told between the words, and not only a time or a place."""
    return any(w.upos in ("VERB", "AUX") for w in words[first:last])


def _nominal(word: Word) -> bool:
    return word.upos in NP_TAGS or low(word) in GENITIVE or (word.upos == "PUNCT" and word.text in ("-", "–", ".", "&"))


def trim(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """Drops what cannot begin or end a noun phrase."""
    while first < last and (words[first].upos in _NOT_FIRST or low(words[first]) in GENITIVE):
        first += 1
    while last > first + 1 and words[last - 1].upos in _NOT_LAST:
        last -= 1
    return first, last


def phrase_left(words: Sequence[Word], stop: int) -> tuple[int, int] | None:
    """The noun phrase whose last word stands just before word ``stop``."""
    i = stop - 1
    while i >= 0 and stop - i <= _LONGEST:
        word = words[i]
        if _nominal(word) and not (word.text == "." and i == stop - 1):
            if word.upos == "PRON" and i < stop - 1 and low(word) not in POSSESSIVE:
                break
        elif not (low(word) in LINKS and 0 < i < stop - 1 and _nominal(words[i - 1])):
            break
        i -= 1
    first, last = trim(words, i + 1, stop)
    if last < stop and words[last].upos in _LEFT_OUT:
        return None
    first = _without_adverbial(words, first, last)
    return (first, last) if first < last else None


def _without_adverbial(words: Sequence[Word], first: int, last: int) -> int:
    """'on Friday the group said': a time or place in front is no part of the subject."""
    for k in range(last - 1, first, -1):
        before = words[k - 1]
        if (
            words[k].upos == "DET"
            and before.upos not in ("ADP", "DET", "CCONJ")
            and low(before) not in LINKS | GENITIVE
        ):
            first = k
            break
    while first < last - 1 and low(words[first]) in TIMES:
        first += 1
    return first


def phrase_right(words: Sequence[Word], start: int, ceiling: int | None = None) -> tuple[int, int] | None:
    """The noun phrase that begins at word ``start``, or just after it; it ends before ``ceiling``."""
    ceiling = len(words) if ceiling is None else min(ceiling, len(words))
    i = start
    while i < ceiling and i - start < _LONGEST and _goes_right(words, start, i, ceiling):
        i += 1
    first, last = trim(words, start, i)
    return (first, last) if first < last else None


def _goes_right(words: Sequence[Word], start: int, i: int, ceiling: int) -> bool:
    word = words[i]
    if i > start and word.upos == "PRON" and low(word) not in POSSESSIVE:
        return False
    if _nominal(word) and not (word.text == "." and i + 1 >= ceiling):
        new = i > start and word.upos == "DET" and low(words[i - 1]) not in LINKS
        time = i > start and low(word) in TIMES - {"may", "march"} and word.upos != "PRON"
        return not new and not time
    return low(word) in LINKS - {"in", "at"} and start < i < ceiling - 1 and _nominal(words[i + 1])


def split_and(words: Sequence[Word], first: int, last: int) -> list[Phrase]:
    """'two officials and a witness' are two, 'Ministry of Defence and Interior' is one."""
    for i in range(first + 1, last - 1):
        if low(words[i]) != "and":
            continue
        right = words[i + 1]
        own = right.upos in ("DET", "NUM") or (right.upos == "NOUN" and words[i - 1].upos == "NOUN")
        names = is_name(words[i - 1]) and is_name(right) and not any(low(w) in ("of", "for") for w in words[first:i])
        if own or names:
            return [Phrase(first, i), *split_and(words, i + 1, last)]
    return [Phrase(first, last)]


def before_verb(words: Sequence[Word], verb: int) -> int:
    """The word after the last one that can end a subject, left of a verb: auxiliaries and adverbs are skipped."""
    i = verb
    while i > 0 and words[i - 1].upos in ("AUX", "ADV", "PART") and low(words[i - 1]) not in GENITIVE | {"to"}:
        i -= 1
    return i


def subject(words: Sequence[Word], verb: int) -> list[Phrase]:
    """The phrases left of a verb that are its subject, without a tree; several where "and" joins them."""
    stop = before_verb(words, verb)
    if stop == 0:
        return []
    before = words[stop - 1]
    if low(before) in ("who", "which") and stop >= 2:
        found = phrase_left(words, stop - 2 if words[stop - 2].text == "," else stop - 1)
        return [Phrase(*found)] if found else []
    if before.upos == "PUNCT" and before.text in (*_DASHES, ")"):
        return _before_apposition(words, stop - 1)
    found = phrase_left(words, stop)
    if not found:
        return []
    first, last = found
    if first >= 2 and words[first - 1].text == "," and (joined := _with_title(words, first, last)):
        return [joined]
    return split_and(words, first, last)


def _with_title(words: Sequence[Word], first: int, last: int) -> Phrase | None:
    """'X, spokesman for Y said' and 'the head of Y, X said': name and title, whichever comes first."""
    other = phrase_left(words, first - 1)
    if not other:
        return None
    if titled(words, first, last) and not is_name(words[last - 1]):
        named = is_name(words[other[1] - 1]) and low(words[other[1] - 1]) not in TIMES
        return Phrase(*other, (first, last)) if named else None
    return Phrase(first, last, other) if is_name(words[first]) and titled(words, *other) else None


def _before_apposition(words: Sequence[Word], comma: int) -> list[Phrase]:
    """'X, the head of Y, said' and 'X (Y) said': the subject stands before the apposition."""
    bracket = words[comma].text == ")"
    opening = ("(",) if bracket else tuple(_DASHES)
    for i in range(comma - 1, max(-1, comma - _APPOSITION), -1):
        if words[i].text in opening:
            return _around_apposition(words, i, comma, bracket)
        if (
            words[i].upos == "VERB"
            and not bracket
            and not any(low(w) in ("who", "which", "whose", "based") for w in words[max(0, i - 4) : i + 1])
        ):
            return []
    return []


def _around_apposition(words: Sequence[Word], opening: int, comma: int, bracket: bool) -> list[Phrase]:
    found = phrase_left(words, opening)
    if not found:
        return []
    inner = (opening + 1, comma)
    if bracket:
        return [Phrase(*found, inner)]
    if words[opening + 1].upos in ("VERB", "AUX", "SCONJ", "CCONJ") or words[found[1] - 1].upos == "NUM":
        return []
    short = comma - opening <= 6 and all(_nominal(w) for w in words[opening + 1 : comma]) and is_name(words[comma - 1])
    if short and titled(words, *found) and not titled(words, *inner):
        return [Phrase(*inner, found)]
    return [Phrase(*found, inner)]


class Tree:
    """The tree of a sentence, with each word's children."""

    _PARTS = frozenset({"det", "amod", "compound", "flat", "nummod", "goeswith", "fixed", "name", "case", "cc", "conj", "nmod"})

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.children: list[list[int]] = [[] for _ in words]
        for i, w in enumerate(words):
            if 0 <= w.head < len(words) and w.head != i:
                self.children[w.head].append(i)

    def relation(self, i: int) -> str:
        """The relation of word ``i`` without its subtype."""
        return self.words[i].deprel.split(":")[0]

    def subtree(self, head: int) -> tuple[int, int]:
        """First word, and the word after the last, of all that hangs on ``head``."""
        first, last, stack, seen = head, head + 1, [head], {head}
        while stack:
            for i in self.children[stack.pop()]:
                if i not in seen:
                    seen.add(i)
                    stack.append(i)
                    first, last = min(first, i), max(last, i + 1)
        return first, last

    def phrase(self, head: int) -> Phrase:
        """The phrase of ``head``: its own modifiers and of-phrases; relative clauses left out, an apposition apart."""
        inside, stack = {head}, [head]
        apposition: tuple[int, int] | None = None
        while stack:
            top = stack.pop()
            for i in self.children[top]:
                relation = self.relation(i)
                if relation == "appos":
                    apposition = apposition or self.subtree(i)
                elif (
                    i not in inside
                    and relation in self._PARTS
                    and not (top == head and relation in ("conj", "cc", "case"))
                ):
                    inside.add(i)
                    stack.append(i)
        first, last = head, head + 1
        while first - 1 in inside or (
            first > 0 and self.words[head].upos == "PROPN" and self.words[first - 1].upos == "PROPN"
        ):
            first -= 1
        while last in inside or (
            last + 1 in inside and self.words[last].upos in ("PUNCT", "PART") and self.words[last].text != ","
        ):
            last += 1
        return Phrase(first, last, apposition)

    def subjects(self, verb: int) -> list[Phrase]:
        """The subject of ``verb``, or of the verb that it hangs on, with what "and" joins to it."""
        at = verb
        for _ in range(4):
            for i in self.children[at]:
                if self.relation(i) == "nsubj":
                    return self._subject(i, at)
            if self.relation(at) not in ("conj", "xcomp", "advcl", "parataxis") or not 0 <= self.words[at].head < len(
                self.words
            ):
                return []
            at = self.words[at].head
        return []

    def _subject(self, i: int, verb: int) -> list[Phrase]:
        if low(self.words[i]) in ("who", "which", "that") and self.relation(verb) == "acl":
            head = self.words[verb].head
            return [self.phrase(head)] if head >= 0 else []
        return [self.phrase(i), *(self.phrase(j) for j in self.children[i] if self.relation(j) == "conj")]
