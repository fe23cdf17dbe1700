"""Which of the agents that the model marks did the act, where the tree tells whose act it is.

The model marks words towards a trigger and may add the subject of the clause around it: "jets bombed militants attacking the
city", "the ministry said its troops retook the hill". Where the trigger's own subject is among the agents, the subjects of
the clauses above it are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Role, Sentence, Word
from .rolespans import Cut

_RELATIVE = frozenset({"who", "which", "that"})
_SAME_CLAUSE = frozenset({"conj", "xcomp", "obj", "obl", "compound", "nmod"})
_CLAUSES = frozenset({"ccomp", "acl", "advcl", "parataxis"})
_FURTHEST = 6

Found = list[tuple[Cut, Role]]


def doers(sentence: Sentence, trigger: int, agents: Found) -> Found:
    """``agents`` of the act at word ``trigger`` without the subjects of the clauses above its own."""
    if len(agents) < 2:
        return agents
    words = sentence.words
    own, clause = _own_subject(words, trigger)
    if own < 0 or not any(a <= own < b for (a, b), _ in agents):
        return agents
    above = _subjects_above(words, clause)
    kept = [x for x in agents if not any(x[0][0] <= i < x[0][1] for i in above)]
    return kept if any(a <= own < b for (a, b), _ in kept) else agents


def _own_subject(words: Sequence[Word], trigger: int) -> tuple[int, int]:
    """The subject of the trigger's clause and the word that heads the clause; -1 where none is told."""
    at = trigger
    for _ in range(_FURTHEST):
        word = words[at]
        subject = _subject(words, at)
        participle = word.deprel == "acl" and word.xpos == "VBG"
        if participle or (subject >= 0 and word.deprel == "acl" and words[subject].text.lower() in _RELATIVE):
            return word.head, at
        if subject >= 0:
            return subject, at
        if word.deprel not in _SAME_CLAUSE or not 0 <= word.head < len(words):
            return -1, at
        at = word.head
    return -1, at


def _subject(words: Sequence[Word], verb: int) -> int:
    return next((i for i, w in enumerate(words) if w.head == verb and w.deprel == "nsubj"), -1)


def _subjects_above(words: Sequence[Word], clause: int) -> list[int]:
    """The subjects of the clauses that the clause of word ``clause`` is part of."""
    out, at = [], clause
    for _ in range(_FURTHEST):
        below, at = at, words[at].head
        if not 0 <= at < len(words):
            break
        if words[below].deprel in _CLAUSES and words[at].upos in ("VERB", "AUX") and (s := _subject(words, at)) >= 0:
            out.append(s)
        elif words[below].deprel == "acl" and words[at].upos in ("NOUN", "PROPN", "PRON"):
            # The noun that the clause hangs on is the act's own; the verb above that noun has another subject.
            verb = words[at].head
            if 0 <= verb < len(words) and words[at].deprel != "nsubj" and (s := _subject(words, verb)) >= 0:
                out.append(s)
    return out
