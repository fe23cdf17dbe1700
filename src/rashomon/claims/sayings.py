"""Who says it, within a sentence: reporting verbs, "according to", "quoted as saying", and how far what is said reaches.

A rule reader: it works on words and tags, and more exactly where the sentence has a tree, whose subjects it then takes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..records import Sentence, Source, Word
from .index import has_tree
from .inflections import forms_of
from .phrases import NP_TAGS, Phrase, Tree, before_verb, finite, is_name, low, phrase_right, split_and, subject, titled
from .speakers import MARKS, can_speak, channels, source, speakers
from .wordlists import lists

_SPEECH = lists("speech")
SAYING = _SPEECH["saying"]
"""Lemmas of verbs that can report what somebody says."""

_ADDRESSED = _SPEECH["addressed"]
_HEADS = _SPEECH["heads"]
_WEAK, _URGING, _BY, _ADVERBIAL = _SPEECH["weak"], _SPEECH["urging"], _SPEECH["by"], _SPEECH["adverbial"]
_IRREGULAR = {
    "wrote": "write",
    "written": "write",
    "shown": "show",
    "read": "read",
    "thought": "think",
    "denied": "deny",
}
_BLAMING = frozenset({"accuse", "blame"})
_ASKING = frozenset({"order", "request", "ask", "appeal", "propose"})
_DESCRIBING = frozenset({"describe", "document"})
_BE = frozenset({"be", "get", "is", "are", "was", "were", "been", "being"})
_ADDRESSEES = 14
_HEADED = 5
_BREAKS = frozenset({",", ";", "-", "–", "—"})
_ADVERBIAL_TAGS = frozenset({"ADP", "PROPN", "NOUN", "DET", "ADJ", "NUM", "ADV"})
_BROKEN_MARKS = frozenset({"�", "€", "œ"})
Extents = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying: who speaks, for whom and where, the extent of the saying word, and the extents that it governs.

    ``denies`` is true where the speaker denies what the scope says. ``colon`` is true where the saying ends its sentence
    with a colon, so that what is said follows. ``alone`` is true where nothing else is told in the sentence. ``urges`` is true
    where the speaker wants something done: what was done is then not said by this.
    """

    sources: tuple[Source, ...]
    start: int
    end: int
    scopes: Extents
    denies: bool = False
    colon: bool = False
    alone: bool = False
    urges: bool = False

    def covers(self, offset: int) -> bool:
        """Whether the character at ``offset`` is within what is said."""
        return any(a <= offset < b for a, b in self.scopes)


def sources_in(
    sentence: Sentence, text: str, verbs: Collection[str] = SAYING, quoted: Sequence[tuple[int, int]] = ()
) -> tuple[Attribution, ...]:
    """The attributions of a sentence, in order.

    ``text`` is the report's; ``verbs`` the lemmas of reporting verbs; saying words within the ``quoted`` extents are left
    alone (what is said within a quotation is said by its speaker).
    """
    reader = _Reader(sentence, text, _lemmas_of(frozenset(verbs)))
    if (headed := reader.headed()) is not None:
        reader.found.append(headed)
    for i, word in enumerate(sentence.words):
        if not any(a <= word.start < b for a, b in quoted) and (found := reader.at(i)) is not None:
            reader.found.append(found)
    return tuple(reader.found)


@lru_cache(maxsize=8)
def _lemmas_of(verbs: frozenset[str]) -> Mapping[str, str]:
    """Form → lemma, so that a verb is known though its lemma was misread."""
    forms = {form: verb for verb in sorted(verbs) for form in forms_of(verb)}
    return {**forms, **{form: verb for form, verb in _IRREGULAR.items() if verb in verbs}, **{v: v for v in verbs}}


def innermost(attributions: Sequence[Attribution], offset: int) -> Attribution | None:
    """The attribution whose scope holds ``offset`` most narrowly: in 'A reported that B said', what B said is B's."""
    over = [a for a in attributions if a.covers(offset)]
    return min(over, key=lambda a: sum(y - x for x, y in a.scopes)) if over else None


class _Reader:
    """Reads one sentence."""

    def __init__(self, sentence: Sentence, text: str, lemmas: Mapping[str, str]) -> None:
        self.sentence, self.words, self.text, self.lemmas = sentence, sentence.words, text, lemmas
        self.found: list[Attribution] = []
        self._tree: Tree | None = None

    @property
    def tree(self) -> Tree | None:
        if self._tree is None and has_tree(self.sentence):
            self._tree = Tree(self.words)
        return self._tree

    def lemma(self, i: int) -> str:
        """The lemma of a reporting verb, by its form; "" for any other word."""
        return self.lemmas.get(low(self.words[i]), "")

    def at(self, i: int) -> Attribution | None:
        """The attribution that word ``i`` makes, if it makes one."""
        words = self.words
        word, follows = words[i], low(words[i + 1]) if i + 1 < len(words) else ""
        if low(word) == "according" and follows == "to":
            return self._according(i)
        lemma = self.lemma(i)
        if not lemma or word.upos not in ("VERB", "AUX"):
            return None
        if lemma in ("quote", "cite"):
            return self._quoted_as_saying(i)
        if follows == "by":
            return self._said_by(i) if lemma in _BY else None
        return None if self._passive(i) else self._said(i)

    def _speakers(self, phrases: Sequence[Phrase]) -> list[Source]:
        return [s for p in phrases for s in speakers(self.words, self.text, p)]

    def headed(self) -> Attribution | None:
        """ "Red Cross: seven workers freed": a name before a colon at the head of the sentence speaks what follows."""
        words = self.words
        colon = next((i for i, w in enumerate(words[: _HEADED + 1]) if w.text == ":"), 0)
        if not colon or not finite(words, colon + 1, len(words)) or finite(words, 0, colon):
            return None
        named = any(n.type in ("Organisation", "Person") and n.first == 0 and n.last == colon for n in self.sentence.names)
        spoken = source(words, self.text, 0, colon, "speaker") if named or low(words[colon - 1]) in _HEADS else None
        if spoken is None:
            return None
        mark = words[colon]
        return Attribution((spoken,), mark.start, mark.end, ((mark.end, self.sentence.end),))

    # ---- frames ---------------------------------------------------------------------------------------------------
    def _according(self, i: int) -> Attribution | None:
        words = self.words
        found = phrase_right(words, i + 2)
        if not found:
            return None
        (first, last), apposition = found, None
        if last + 1 < len(words) and words[last].text == ",":
            (first, last), apposition = self._with_apposition(found)
        sources = self._speakers([Phrase(p.first, p.last, apposition) for p in split_and(words, first, last)])
        end = max(words[last - 1].end, words[apposition[1] - 1].end if apposition else 0)
        scopes = ((self.sentence.start, words[i].start), (end, self.sentence.end))
        return Attribution(tuple(sources), words[i].start, words[i + 1].end, scopes) if sources else None

    def _with_apposition(self, found: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int] | None]:
        """'according to X, the head of Y,' and 'according to the head of Y, X,'."""
        words, comma = self.words, found[1]
        other = phrase_right(words, comma + 1)
        if not other or other[0] != comma + 1:
            return found, None
        stop = next(
            (k for k in range(other[0], min(len(words), other[1] + 12)) if words[k].text in (",", ".")), other[1]
        )
        if titled(words, *other) and not finite(words, other[0], stop):
            return found, (other[0], stop)
        if titled(words, *found) and all(is_name(w) for w in words[other[0] : other[1]]):
            return other, found
        return found, None

    def _said_by(self, verb: int) -> Attribution | None:
        """'claimed by X', 'as reported by X': governs the phrase before it, or, with "as", the sentence."""
        words = self.words
        found = phrase_right(words, verb + 2)
        sources = self._speakers(split_and(words, *found)) if found else []
        if not found or not sources:
            return None
        if verb and low(words[verb - 1]) == "as":
            scopes: Extents = ((self.sentence.start, words[verb].start), (words[found[1] - 1].end, self.sentence.end))
        else:
            left = max(0, verb - 1)
            while left > 0 and not (
                words[left - 1].upos in ("VERB", "AUX") or (words[left - 1].text in (",", ";", ":") and left < verb - 2)
            ):
                left -= 1
            scopes = ((words[left].start, words[verb].start),)
        return Attribution(tuple(sources), words[verb].start, words[verb].end, scopes)

    def _quoted_as_saying(self, verb: int) -> Attribution | None:
        """'X was quoted (by Y) as saying', 'Y quoted X as saying': X speaks, Y is the channel."""
        words = self.words
        saying = next((k for k in range(verb + 1, min(len(words) - 1, verb + 16)) if low(words[k]) == "as"), -1)
        if saying < 0 or not low(words[saying + 1]).endswith("ing"):
            return None
        before = subject(words, verb)
        if self._passive(verb):
            by = verb + 1 < saying and low(words[verb + 1]) == "by"
            people, carried = before, [phrase_right(words, verb + 2, saying)] if by else []
        else:
            found = phrase_right(words, verb + 1, saying)
            people, carried = [Phrase(*found)] if found else [], [(p.first, p.last) for p in before]
        sources = self._speakers(people)
        if not sources:
            return None
        sources += [s for c in carried if c and (s := source(words, self.text, *c, "via"))]
        scopes: Extents = ((words[saying + 1].end, self.sentence.end),)
        if not finite(words, saying + 2, len(words)):
            scopes = ((self.sentence.start, words[max(0, before_verb(words, verb) - 1)].start), *scopes)
        return Attribution(tuple(sources), words[verb].start, words[saying + 1].end, scopes)

    def _said(self, verb: int) -> Attribution | None:
        """'X said', 'said X', and '…, adding that', whose speaker spoke before in the sentence."""
        words, lemma = self.words, self.lemma(verb)
        phrases, inverted = self._subjects(verb)
        if not phrases:
            return self._goes_on(verb) if low(words[verb]).endswith("ing") else None
        near = phrases[0]
        quoted = _mark_before(words, verb) or _mark_before(words, near.first) or _mark_after(words, verb)
        sources = self._speakers(phrases) if self._fits(verb, quoted) else []
        if not sources:
            return None
        scopes = self._without_joined(verb, self._scopes(verb, near, inverted))
        told = finite(words, verb + 1, len(words)) or finite(words, 0, min(verb, near.first))
        return Attribution(
            (*sources, *channels(words, self.text, verb, addressed=lemma in _ADDRESSED)), words[verb].start, words[verb].end, scopes,
            denies=lemma == "deny", colon=words[-1].text == ":", alone=not told and lemma not in _URGING | _BLAMING,
            urges=lemma in _URGING,
        )  # fmt: skip

    def _goes_on(self, verb: int) -> Attribution | None:
        if not self.found:
            return None
        word = self.words[verb]
        return Attribution(
            self.found[-1].sources, word.start, word.end, ((word.end, self.sentence.end),), denies=word.lemma == "deny"
        )

    # ---- subjects -------------------------------------------------------------------------------------------------
    def _subjects(self, verb: int) -> tuple[list[Phrase], bool]:
        """The phrases that speak, and whether they follow the verb."""
        if self.tree is not None and (phrases := self.tree.subjects(verb)):
            if phrases[0].first > verb:
                participle = low(self.words[verb]).endswith("ing")
                return ([], False) if participle or self.lemma(verb) in _BLAMING else (phrases, True)
            beside = subject(self.words, verb)
            # A phrase right before the verb that is no part of the tree's subject is the subject after all.
            apart = bool(beside) and not any(p.first < b.last and b.first < p.last for p in phrases for b in beside)
            adjacent = bool(beside) and beside[-1].last == before_verb(self.words, verb)
            return (beside if apart and adjacent else phrases), False
        if not low(self.words[verb]).endswith("ing") and (found := self._after(verb)):
            return [found], True
        declared = self.words[verb].xpos == "VBN" and self.words[verb].deprel in ("acl", "amod")
        return ([] if declared else subject(self.words, verb)), False

    def _after(self, verb: int) -> Phrase | None:
        """The subject after the verb ('…,” said X, a spokesman for Y'), without a tree."""
        words = self.words
        quoted = _mark_before(words, verb)
        if (
            verb + 1 >= len(words)
            or words[verb + 1].upos not in NP_TAGS
            or not (quoted or (verb and words[verb - 1].text == ","))
        ):
            return None
        found = phrase_right(words, verb + 1)
        if (
            not found
            or not can_speak(words, *found)
            or (not quoted and (finite(words, found[1], found[1] + 2) or subject(words, verb)))
        ):
            return None
        return Phrase(*found, self._title_after(found[1]))

    def _title_after(self, comma: int) -> tuple[int, int] | None:
        """The words after the comma, where they are a title."""
        words = self.words
        if comma + 1 >= len(words) or words[comma].text != ",":
            return None
        for k in range(comma + 1, min(len(words), comma + 20)):
            if words[k].text in (",", ".", ";") or words[k].upos == "VERB":
                return (comma + 1, k) if titled(words, comma + 1, k) else None
        return None

    def _passive(self, verb: int) -> bool:
        for word in reversed(self.words[max(0, verb - 4) : verb]):
            if word.upos not in ("ADV", "AUX", "PART"):
                return False
            if word.lemma in _BE or low(word) in _BE:
                return True
        return False

    def _fits(self, verb: int, quoted: bool) -> bool:
        """Whether a verb that also means other things is used to report here."""
        words, lemma = self.words, self.lemma(verb)
        right = words[verb + 1] if verb + 1 < len(words) else None
        follows = low(right) if right else ""
        if lemma == "call":
            return follows in ("for", "on") or quoted
        if lemma in _BLAMING:
            return follows not in ("of", "on", "for", "in", "by")
        if lemma == "point":
            return follows == "out"
        if lemma in _DESCRIBING:
            return right is not None and right.upos in (*NP_TAGS, "SCONJ")
        if lemma in _ASKING:
            return _that(words, verb + 1) or follows == "for" or quoted
        if lemma in _ADDRESSED and _that(words, verb + 1, _ADDRESSEES):
            return True
        return lemma not in _WEAK or quoted or _that(words, verb + 1) or follows in (":", ",")

    # ---- scope ----------------------------------------------------------------------------------------------------
    def _scopes(self, verb: int, phrase: Phrase, inverted: bool) -> Extents:
        """What the saying governs: the clause after it, the sentence before it, or, in the midst of a clause, both."""
        words, other = self.words, phrase.apposition
        last = phrase.last if inverted else verb + 1
        left = min(verb, phrase.first)
        if other is not None:
            last = other[1] if inverted and other[0] > phrase.last else last
            left = other[0] if other[0] < phrase.first else left
        before, after = (self.sentence.start, words[left].start), (words[last - 1].end, self.sentence.end)
        follows = low(words[last]) if last < len(words) else ""
        both: Extents = (before,) if follows in _ADVERBIAL else (before, after)
        if follows == ":":
            return (after,)
        if inverted:
            return both
        quoted = _mark_before(words, left)
        if quoted or (left > 0 and words[left - 1].text in _BREAKS):
            return both if self._trails(left, last, quoted) else (after,)
        as_said = left > 0 and low(words[left - 1]) == "as" and not finite(words, last, len(words))
        if as_said:
            return ((self.sentence.start, words[left - 1].start),)
        return (after,) if finite(words, last, len(words)) or self.lemma(verb) != "say" else (before, after)

    def _trails(self, left: int, last: int, quoted: bool) -> bool:
        """Whether a saying set off by a comma or a quotation mark governs what stands before it: '…, X said on Friday'."""
        words = self.words
        follows = words[last].text if last < len(words) else ""
        if not finite(words, 0, left):
            return follows == ","
        if quoted or follows in (",", ".", ";") or not finite(words, last, len(words)):
            return True
        k = last
        while k < len(words) and k - last < 12 and words[k].upos in _ADVERBIAL_TAGS:
            k += 1
        return k < len(words) and words[k].text == "," and not _that(words, last)

    def _without_joined(self, verb: int, scopes: Extents) -> Extents:
        """Clauses joined to the saying verb itself, with a subject of their own, are not said."""
        if self.tree is None:
            return scopes
        out = list(scopes)
        for i in self.tree.children[verb]:
            if self.words[i].deprel == "conj" and any(self.tree.relation(j) == "nsubj" for j in self.tree.children[i]):
                a, b = self.tree.subtree(i)
                start, end = self.words[a].start, self.words[b - 1].end
                out = [piece for x, y in out for piece in ((x, min(y, start)), (max(x, end), y)) if piece[0] < piece[1]]
        return tuple(out)


def _that(words: Sequence[Word], i: int, within: int = 6) -> bool:
    return any(low(w) in ("that", ":") for w in words[i : i + within])


def _is_mark(word: Word) -> bool:
    return word.text in MARKS or word.text.startswith("â€") or word.text in _BROKEN_MARKS


def _mark_before(words: Sequence[Word], i: int) -> bool:
    """Whether a quotation ends before word ``i``."""
    while i > 0 and words[i - 1].upos == "PUNCT" and words[i - 1].text in (",", ".", "!", "?"):
        i -= 1
    return i > 0 and _is_mark(words[i - 1])


def _mark_after(words: Sequence[Word], verb: int) -> bool:
    return any(_is_mark(w) for w in words[verb + 1 : verb + 4])
