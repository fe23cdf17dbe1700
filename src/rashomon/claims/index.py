"""Where things stand in a report: the sentence and the words of a span, and the word that heads it."""

from __future__ import annotations

from bisect import bisect_right

from ..records import Analysis, Extent, Sentence, Word

_AFTER_HEAD = frozenset(
    {"of", "for", "in", "at", "on", "from", "with", "by", "to", "against", "near", "under", "who", "which", "that"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
_NO_HEAD = frozenset({"punct", "case", "det"})
GENITIVE = frozenset({"'s", "’s", "'", "’", "'S", "’S"})


class Index:
    """Looks up sentences and words of an analysis by character offset."""

    def __init__(self, analysis: Analysis) -> None:
        self.sentences = analysis.sentences
        self._starts = [s.start for s in analysis.sentences]
        self._words: dict[int, list[int]] = {}
        self._parsed: dict[int, bool] = {}

    def at(self, offset: int) -> int:
        """The number of the sentence that holds ``offset``, or of the last one that starts before it; 0 where none does."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def words(self, start: int, end: int) -> tuple[int, int, int]:
        """Sentence number, first word and the word after the last one that share a character with ``start..end``."""
        number = self.at(start)
        if not self.sentences:
            return 0, 0, 0
        words = self.sentences[number].words
        starts = self._words.get(number)
        if starts is None:
            starts = self._words[number] = [w.start for w in words]
        first = max(0, bisect_right(starts, start) - 1)
        if first < len(words) and words[first].end <= start:
            first += 1
        last = first
        while last < len(words) and words[last].start < end:
            last += 1
        return number, first, last

    def head(self, extent: Extent) -> Word | None:
        """The word that heads the span: by the tree where there is one, else the last noun before a preposition."""
        number, first, last = self.words(extent.start, extent.end)
        if not self.sentences or first >= last:
            return None
        sentence = self.sentences[number]
        if number not in self._parsed:
            self._parsed[number] = has_tree(sentence)
        return sentence.words[head_of(sentence, first, last, parsed=self._parsed[number])]


def head_of(sentence: Sentence, first: int, last: int, *, parsed: bool) -> int:
    """Index of the word that heads the words ``first`` up to, not with, ``last``; ``parsed`` says whether there is a tree."""
    words = sentence.words
    if parsed:
        tops = [i for i in range(first, last) if words[i].deprel not in _NO_HEAD and not first <= words[i].head < last]
        if len(tops) == 1:
            return tops[0]
    best = -1
    for i in range(first, last):
        if best >= 0 and (words[i].text.lower() in _AFTER_HEAD or words[i].text in (",", "(", "[")):
            break
        if words[i].upos in _NOMINAL and not (i + 1 < last and words[i + 1].text in GENITIVE):
            best = i
    return best if best >= 0 else last - 1


def has_tree(sentence: Sentence) -> bool:
    """Whether the sentence was parsed (some word has a head)."""
    return any(w.head >= 0 for w in sentence.words)
