"""Triggers that the model may overlook: a verb of harm whose subject is whoever did it ("army jets wounded ten villagers").

Most reports name the act ("an air strike wounded ten"), and there the verb only tells the toll; the model learnt that too well. So a
verb of harm with an object, whose own subject is an armed actor or an aircraft or the like and no act, is put to it as a candidate.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Name, Word
from .lexicon import Lexicon
from .wordlists import lists

SCORE = 0.6
"""What the candidate counts for when model and lexicon are weighed; chosen so that the lexicon's least sure verb of harm is kept."""
_ACTORS = frozenset({"Organisation", "Nationality", "MilitaryGroup"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "VBN", "VB"})

Spans = Sequence[tuple[int, int, float]]


class Harms:
    """Finds overlooked verbs of harm by the classes of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        kinds = [lexicon.kind(k).lemmas for k in ("fighters", "troops", "armour")]
        self._verbs = lists("harms")["verbs"]
        self._doers = frozenset().union(*kinds, lists("harms")["doers"]) - lists("harms")["acts"]

    def __call__(self, words: Sequence[Word], names: Sequence[Name], found: Spans) -> list[tuple[int, int, float]]:
        """The triggers of a sentence: those ``found`` and verbs of harm, half-open spans of words with what they count for."""
        verbs = [i for i, w in enumerate(words) if w.lemma in self._verbs and w.upos == "VERB" and w.xpos in _FINITE]
        if not verbs:
            return list(found)
        done = [i for i in verbs if self._done(i, words, names, found)]
        surer = [(a, b, max(p, SCORE) if any(a <= i < b for i in done) else p) for a, b, p in found]
        return sorted([*surer, *((i, i + 1, SCORE) for i in done if not _taken(i, found))])

    def _done(self, verb: int, words: Sequence[Word], names: Sequence[Name], found: Spans) -> bool:
        """Whether the verb has an object, and a subject that did it and is no act itself."""
        has = {w.deprel for w in words if w.head == verb or (words[w.head].head == verb and words[w.head].deprel == "conj")}
        subject = next((i for i, w in enumerate(words) if w.head == verb and w.deprel == "nsubj"), -1)
        if subject < 0 or "obj" not in has or _taken(subject, found):
            return False
        named = any(n.first <= subject < n.last and n.type in _ACTORS for n in names)
        return named or words[subject].lemma.lower() in self._doers


def _taken(at: int, found: Spans) -> bool:
    return any(first <= at < last for first, last, _ in found)
