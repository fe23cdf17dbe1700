"""Role spans as the codebook cuts them: the shortest span that names the actor, head noun with its own modifiers.

The model marks words one by one; a span may lack a word of its noun phrase or hold a stray mark. The dependency tree mends both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..records import Role, Sentence, Word

PUNCTUATION = frozenset({"PUNCT", "SYM"})
_BEFORE = frozenset({"det", "amod", "compound", "flat", "nmod", "nmod:poss", "case"})
_MODIFIES = frozenset({"amod", "compound", "flat", "det", "nummod"})
_NO_ACTOR = frozenset({"the", "a", "an", "of", "and", "in", "by", "to", "on", "at", "from", "with"})
HYPHENS = frozenset({"-", "–", "‐"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "ʼs"})
_FURTHEST = 7

Cut = tuple[int, int]


def trimmed(words: Sequence[Word], first: int, last: int) -> Cut | None:
    """The span without the punctuation, possessive marks and conjunctions at its ends; ``None`` where nothing is left."""
    while first < last and (
        words[first].upos in PUNCTUATION or words[first].text in _POSSESSIVE or words[first].upos == "CCONJ"
    ):
        first += 1
    while last > first and (words[last - 1].upos in (*PUNCTUATION, "CCONJ") or words[last - 1].text in _POSSESSIVE):
        last -= 1
    return (first, last) if first < last else None


def actor_span(words: Sequence[Word], first: int, last: int) -> Cut | None:
    """The noun phrase of an actor: without numerals and prepositions in front, with the modifiers that the span lacks."""
    cut = trimmed(words, first, last)
    if cut is None:
        return None
    first, last = cut
    while first < last - 1 and words[first].upos in ("NUM", "ADP") and words[first].deprel != "compound":
        first += 1
    last = _to_head(words, first, last)
    while last - 1 > first and words[last - 1].upos == "ADP" and words[last - 1].deprel == "case":
        last -= 1
    first, last = _leftwards(words, first, last), _flat(words, first, last)
    while first < last - 1 and words[first].upos in ("NUM", "ADP", "PUNCT", "CCONJ"):
        first += 1
    first, last = _glued(words, first, last)
    return (first, last) if any(w.text.lower() not in _NO_ACTOR for w in words[first:last]) else None


def _glued(words: Sequence[Word], first: int, last: int) -> Cut:
    """The span with the rest of a word that hyphens split ("the 53-year-old")."""
    while first >= 2 and _inside_word(words, first - 1):
        first -= 2
    while last + 1 < len(words) and _inside_word(words, last):
        last += 2
    return first, last


def _inside_word(words: Sequence[Word], at: int) -> bool:
    """Whether a hyphen stands between two words with no space on either side."""
    hyphen = words[at]
    return hyphen.text in HYPHENS and words[at - 1].end == hyphen.start and hyphen.end == words[at + 1].start


def _to_head(words: Sequence[Word], first: int, last: int) -> int:
    """The end of a span that holds modifiers alone, moved behind the noun that they modify."""
    tail = words[last - 1]
    head = tail.head
    if tail.deprel in _MODIFIES and last <= head < last + _FURTHEST and words[head].upos in ("NOUN", "PROPN"):
        between = words[last:head]
        if all(w.upos in ("NOUN", "PROPN", "ADJ") or w.text == "-" for w in between):
            return head + 1
    return last


def _leftwards(words: Sequence[Word], first: int, last: int) -> int:
    """The start of a span, moved in front of the modifiers of its words."""
    start = first
    while start > 0 and first - start < _FURTHEST:
        w = words[start - 1]
        inside = start - 1 < w.head < last or (w.text in _POSSESSIVE and w.deprel == "case")
        joins = w.text in ("-", "–") and start >= 2 and start - 2 < words[start - 2].head < last
        if joins or (inside and w.deprel in _BEFORE and w.upos not in ("NUM", "ADP") and w.upos not in ("PUNCT",)):
            start -= 1
        else:
            break
    while start < first and (words[start].upos in PUNCTUATION or words[start].text in _POSSESSIVE):
        start += 1
    return start


def _flat(words: Sequence[Word], first: int, last: int) -> int:
    """The end of a span, moved behind the further parts of a name."""
    end = last
    while end < len(words) and words[end].deprel == "flat" and first <= words[end].head < end:
        end += 1
    return end


def apart(cuts: Iterable[tuple[Cut, Role]]) -> list[tuple[Cut, Role]]:
    """Of overlapping spans of one role, the longer; in order of the text."""
    out: list[tuple[Cut, Role]] = []
    for cut, role in sorted(cuts, key=lambda x: (x[0][0] - x[0][1], x[0][0])):
        if all(cut[1] <= k[0] or k[1] <= cut[0] for k, _ in out):
            out.append((cut, role))
    return sorted(out, key=lambda x: x[0])


def actors(sentence: Sentence, roles: Sequence[Role], name: str) -> list[tuple[Cut, Role]]:
    """The spans of one actor role."""
    found = ((actor_span(sentence.words, r.first, r.last), r) for r in roles if r.role == name)
    return apart((cut, r) for cut, r in found if cut is not None)


def plain(sentence: Sentence, roles: Sequence[Role], names: Iterable[str]) -> list[tuple[Cut, Role]]:
    """The spans of other roles, trimmed."""
    wanted = frozenset(names)
    found = ((trimmed(sentence.words, r.first, r.last), r) for r in roles if r.role in wanted)
    return [(cut, r) for cut, r in found if cut is not None]


_TIME_BEFORE = frozenset(
    {
        *(
            "on",
            "in",
            "at",
            "since",
            "by",
            "until",
            "till",
            "during",
            "over",
            "within",
            "for",
            "from",
            "between",
            "before",
            "after",
        ),
        *(
            "around",
            "about",
            "early",
            "late",
            "earlier",
            "later",
            "mid",
            "last",
            "next",
            "this",
            "that",
            "the",
            "past",
            "previous",
            "of",
        ),
    }
)
_TIME_INSIDE = frozenset({"in", "within", "during", "of", "on", "the"})
_TIME_NOUNS = frozenset({"day", "week", "month", "year", "night", "evening", "morning", "afternoon", "weekend", "war"})
_ADVERBS = frozenset(
    {
        *("today", "yesterday", "tonight", "tomorrow", "overnight", "recently", "now", "ago", "earlier", "later"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    }
)


def time_span(sentence: Sentence, first: int, last: int) -> Cut:
    """A time expression whole: with the mention of a time that it overlaps, and the preposition and adverbs in front."""
    for n in sentence.names:
        if n.type == "Temporal" and n.first < last and first < n.last and n.last - n.first <= 12:
            first, last = min(first, n.first), max(last, n.last)
    words = sentence.words
    while first > 0 and words[first - 1].text.lower() in _TIME_BEFORE and first - 1 >= 0:
        first -= 1
    while first < last - 1 and words[first].text.lower() == "of":
        first += 1
    return first, _to_noun(words, last)


def _to_noun(words: Sequence[Word], last: int) -> int:
    """The end of a time that breaks off at a preposition ("earlier within | the day"), moved behind its noun."""
    if words[last - 1].text.lower() not in _TIME_INSIDE:
        return last
    for end in range(last + 1, min(last + 3, len(words)) + 1):
        if words[end - 1].lemma in _TIME_NOUNS:
            return end
    return last


def telling(words: Sequence[Word], cut: Cut) -> bool:
    """Whether a span of a time holds more than a preposition."""
    return any(w.upos in ("NUM", "PROPN", "NOUN") or w.text.lower() in _ADVERBS for w in words[cut[0] : cut[1]])


_OFFICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokesmen", "spox"})


def speaker_and_body(words: Sequence[Word], cut: Cut) -> tuple[Cut, Cut | None]:
    """A speaker's span cut into speaker and body spoken for: "Foreign Ministry | spokesman | Zhao Lijian".

    The speaker is the name after the office where there is one, else the whole span.
    """
    first, last = cut
    at = next((i for i in range(first, last) if words[i].text.lower() in _OFFICES), None)
    if at is None or at == first:
        return cut, None
    body = trimmed(words, first, at)
    named = at + 1 < last and words[at + 1].upos == "PROPN"
    if body is None or all(words[i].upos in ("DET", "ADJ", "NUM") for i in range(*body)):
        return ((at + 1, last) if named else cut), None
    return ((at + 1, last) if named else cut), body
