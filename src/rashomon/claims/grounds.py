"""Where an act took place, as its sentence words it: the places that the model marks, mended by the tree.

Three things the marks alone get wrong: a people's name that only says whose capital or border is meant ("the Kenyan capital"), the
seat of who speaks or acts ("the government in Damascus said"), and words that stand for a place or lend their name to an act and
bear no mark ("clashes there", "the Godhra killings").
"""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Occurrence, Sentence, Word
from .rolespans import Cut, apart, plain
from .wordlists import lists

_FURTHEST = 4
_BEFORE = frozenset({"amod", "compound", "nmod:poss"})
_NAMED = frozenset({"Location"})


def places(sentence: Sentence, o: Occurrence) -> list[Cut]:
    """The spans of words that tell where ``o`` took place, in the order of the text."""
    words = sentence.words
    cuts = [cut for cut, _ in apart(plain(sentence, o.roles, ("place",)))]
    actors = [(r.first, r.last) for r in o.roles if r.role in ("agent", "speaker", "for")]
    kept = [_whole(words, cut) for cut in cuts if not _is_seat(words, cut, actors)]
    return kept or _there(sentence, o) or _lent_name(sentence, o)


def _whole(words: Sequence[Word], cut: Cut) -> Cut:
    """The span up to the noun that says what kind of place is meant: "Kenyan | capital"."""
    first, last = cut
    tail = words[last - 1]
    head = tail.head
    if tail.deprel in _BEFORE and last <= head < last + _FURTHEST and words[head].lemma in lists("grounds")["kinds"]:
        return first, head + 1
    return cut


def _is_seat(words: Sequence[Word], cut: Cut, actors: Sequence[Cut]) -> bool:
    """Whether a place only tells where an office of somebody who acts or speaks has its seat."""
    top = _top(words, cut)
    office = words[top].head
    if (
        words[top].deprel != "nmod"
        or not 0 <= office < cut[0]
        or words[office].lemma not in lists("grounds")["offices"]
    ):
        return False
    return any(a <= office < b for a, b in actors)


def _top(words: Sequence[Word], cut: Cut) -> int:
    """The word of a span whose head stands outside it."""
    return next((i for i in range(*cut) if not cut[0] <= words[i].head < cut[1]), cut[0])


def _there(sentence: Sentence, o: Occurrence) -> list[Cut]:
    """The place named before in the sentence that a "there" of the act means."""
    words = sentence.words
    for i, word in enumerate(words):
        if word.text.lower() == "there" and word.deprel == "advmod" and o.first <= word.head < o.last:
            named = [n for n in sentence.names if n.type in _NAMED and n.last <= i]
            return [(named[-1].first, named[-1].last)] if named else []
    return []


def _lent_name(sentence: Sentence, o: Occurrence) -> list[Cut]:
    """The place whose name an act bears: "the Godhra killings"."""
    words = sentence.words
    if words[o.first].upos not in ("NOUN", "PROPN"):
        return []
    named = [n for n in sentence.names if n.type in _NAMED and o.first - _FURTHEST <= n.first and n.last <= o.first]
    return [
        (n.first, n.last)
        for n in named
        if words[n.last - 1].deprel == "compound" and o.first <= words[n.last - 1].head < o.last
    ]
