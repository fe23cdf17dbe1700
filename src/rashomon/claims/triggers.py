"""One trigger an occurrence: candidates that are parts of one expression are joined ("car | bombs", "cease | -fire"), and where a noun
and its verb tell one act ("the bombs exploded", "launched an offensive") one of the two is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..records import Occurrence, Sentence, Word
from .rolespans import HYPHENS

_TIES = frozenset({"nsubj", "obj", "compound", "flat", "amod", "nsubj:pass"})
_LIGHT = frozenset(
    {
        "take",
        "launch",
        "carry",
        "conduct",
        "begin",
        "start",
        "stage",
        "hold",
        "make",
        "mount",
        "go",
        "come",
        "continue",
        "occur",
        "happen",
        "break",
        "reach",
    }
)
_EMPTY = frozenset({"of", "in", "on", "at", "to", "the", "a", "an", "and", "or", "by", "for", "with", "from", "that", "as"})
_SPEECH = frozenset({"say", "add", "read", "note", "state", "announce", "quote", "describe", "report"})
_SHARED = ("time", "place")
_PRESS = frozenset({"press", "news", "media", "according"})
_PARTICLES = frozenset({"ADP", "ADV", "PART"})
_DATELINE = re.compile(
    r"[\"“]?[A-Z][A-Z'’.\-]+(?:[ /][A-Z][A-Z'’.\-]+){0,4}(?:,? [A-Z][\w .,'’]{0,40})?(?: ?\([^)\n]{2,40}\))?\s?(?:—|–|--|－| - )"
)


def joined(sentence: Sentence, found: Sequence[Occurrence]) -> list[Occurrence]:
    """The occurrences of a sentence with one trigger each, in order; of overlapping triggers the surer is kept."""
    words = sentence.words
    apart: list[Occurrence] = []
    found = [_unbroken(words, o) for o in found if not _empty(words, o)]
    for o in sorted(found, key=lambda o: (-o.score, o.first)):
        if all(o.last <= k.first or k.last <= o.first for k in apart):
            apart.append(o)
    out: list[Occurrence] = []
    for o in sorted(apart, key=lambda o: o.first):
        if out and _touch(words, out[-1], o):
            out[-1] = _merged(out[-1], o)
        elif not (
            words[o.first].upos in _PARTICLES and any(words[o.first].head in range(k.first, k.last) for k in out)
        ):
            out.append(o)
    return [o for o in out if not any(_told_by(words, o, k) for k in out if k is not o)]


def _empty(words: Sequence[Word], o: Occurrence) -> bool:
    """A trigger without a word that could name an act ("of", "-"), or a release that is a text ("the release said")."""
    own = words[o.first : o.last]
    if all(w.text.lower() in _EMPTY or not (w.text[0].isalnum() or w.text in HYPHENS) for w in own):
        return True
    w = own[-1]
    if w.text.lower() != "release" or w.upos != "NOUN":
        return False
    speaks = w.deprel == "nsubj" and w.head >= 0 and words[w.head].lemma in _SPEECH
    return speaks or any(v.text.lower() in _PRESS for v in words[max(0, o.first - 4) : o.first])


def _unbroken(words: Sequence[Word], o: Occurrence) -> Occurrence:
    """The trigger with the rest of a word that a hyphen splits ("re-taking")."""
    first, last = o.first, o.last
    if first > 1 and words[first - 1].text in HYPHENS and words[first - 2].text.lower() == "re":
        first -= 2
    if first > 0 and words[first].text in HYPHENS:
        first -= 1
    if words[last - 1].text.lower() == "re" and last < len(words) and words[last].text in HYPHENS:
        last += 1
    if words[last - 1].text in HYPHENS and last < len(words):
        last += 1
    return replace(o, first=first, last=last)


def _touch(words: Sequence[Word], a: Occurrence, b: Occurrence) -> bool:
    """Whether two triggers of one type stand side by side, with nothing or a hyphen between."""
    if a.type != b.type or b.last - a.first > 6 or (words[b.first].upos == "VERB") != (words[a.first].upos == "VERB"):
        return False
    return all(w.text in HYPHENS for w in words[a.last : b.first]) and b.first - a.last <= 1


def _merged(a: Occurrence, b: Occurrence) -> Occurrence:
    better = a if a.score >= b.score else b
    return replace(better, first=a.first, last=b.last)


def _head(words: Sequence[Word], o: Occurrence) -> int:
    return next((i for i in range(o.first, o.last) if not o.first <= words[i].head < o.last), o.first)


def _told_by(words: Sequence[Word], o: Occurrence, other: Occurrence) -> bool:
    """Whether ``other``, of the same type, is the better trigger of the same act."""
    if o.type != other.type:
        return False
    mine, its = _head(words, o), _head(words, other)
    verb = words[mine].upos == "VERB"
    if words[mine].head == its and words[mine].deprel in _TIES and not verb:
        return words[its].upos == "VERB" and words[its].lemma not in _LIGHT
    if words[its].head == mine and words[its].deprel in _TIES and verb:
        return words[its].upos in ("NOUN", "PROPN") and words[mine].lemma in _LIGHT
    return False


def sharing(sentence: Sentence, found: Sequence[Occurrence]) -> list[Occurrence]:
    """The occurrences; a coordinated verb without a time or place of its own has the one told before it for the first verb
    ("were killed on Monday and buried")."""
    words = sentence.words
    out = []
    for o in found:
        head = words[_head(words, o)]
        first = next((k for k in found if k is not o and head.deprel == "conj" and k.first <= head.head < k.last), None)
        own = {r.role for r in o.roles}
        told = [r for r in first.roles if r.role in _SHARED and r.role not in own and r.last <= o.first] if first else []
        out.append(replace(o, roles=(*o.roles, *told)) if told else o)
    return out


def dateline(text: str, sentence: Sentence) -> int:
    """The offset where the dateline of a sentence ends ("DARAT IZZA, Syria (Wire) —"), or where the sentence starts."""
    m = _DATELINE.match(text, sentence.start, min(sentence.end, sentence.start + 120))
    return m.end() if m else sentence.start
