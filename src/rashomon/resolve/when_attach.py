"""Which time of a sentence belongs to a claim that has none: decided by the tree, among the model's mentions of times."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from rashomon.records import Analysis, Claim, Report, Sentence, Span, Word

from .time_phrases import phrases
from .time_rules import Rank
from .timewords import tidy

_SAYING: Final = frozenset((
    "say", "tell", "add", "report", "announce", "state", "claim", "warn", "write", "confirm", "deny", "accuse", "describe", "declare", "note", "call",
    "comment", "reply", "insist", "explain", "quote", "tweet", "post", "charge", "allege", "demand", "urge",
))  # fmt: skip
_LIGHT: Final = frozenset((
    "take", "occur", "happen", "begin", "start", "erupt", "break", "come", "go", "follow", "be", "continue", "end", "carry",
    "hold", "make",
))  # fmt: skip
_LEADS: Final = frozenset((
    "on", "in", "at", "since", "until", "by", "from", "during", "over", "within", "late", "early", "last", "this", "the", "past", "previous",
    "of", "earlier", "later", "mid", "for", "more", "than", "less", "about", "nearly", "almost",
))  # fmt: skip
_FOR: Final = re.compile(r"(?:for|in|within|over|during)\b", re.IGNORECASE)
_TAILS: Final = frozenset(("ago", "after", "before", "earlier", "later"))
_TIED: Final = frozenset(("obl", "advmod", "nmod", "obj", "compound", "amod", "dep", "nummod", "advcl", "parataxis"))


def attach_times(report: Report, analysis: Analysis, claims: Sequence[Claim]) -> list[Span | None]:
    """The time that stands with each claim's act in its own sentence, for claims whose reading has found none.

    A mention of a time belongs to the act whose verb or noun it hangs on; one that hangs on a light verb ("took place")
    belongs to that verb's subject. A time of saying, and one that another claim has already, is left alone.
    """
    starts = [s.start for s in analysis.sentences]
    found: list[Span | None] = []
    for claim in claims:
        if claim.time.span is not None or not starts:
            found.append(None)
            continue
        sentence = analysis.sentences[max(0, bisect_right(starts, claim.trigger.start) - 1)]
        found.append(_of_act(report, sentence, claim))
    return found


def _of_act(report: Report, sentence: Sentence, claim: Claim) -> Span | None:
    words = sentence.words
    acts = {i for i, w in enumerate(words) if w.start < claim.trigger.end and claim.trigger.start < w.end}
    best: tuple[int, Span] | None = None
    for name in sentence.names:
        if name.type != "Temporal" or acts & set(range(name.first, name.last)):
            continue
        first = name.first
        while first > 0 and words[first - 1].text.lower() in _LEADS and first - 1 not in acts:
            first -= 1
        last = name.last + (name.last < len(words) and words[name.last].text.lower() in _TAILS)
        span = Span(start=words[first].start, end=words[last - 1].end, text=report.text[words[first].start : words[last - 1].end])
        if not _dated(span.text, claim.type) or not _hangs(words, first, name.last, acts):
            continue
        distance = min(abs(a - first) for a in acts) if acts else 0
        if best is None or distance < best[0]:
            best = (distance, span)
    return best[1] if best else None


def _dated(words: str, kind: str) -> bool:
    """Whether the words tell a time that an act can have: a length only with "for" or the like, and of no legal step."""
    told = min(phrases(tidy(words)), key=lambda p: p.rank, default=None)
    if told is None or told.rank > Rank.LENGTH:
        return False
    return told.rank < Rank.LENGTH or words.lower().endswith(tuple(_TAILS)) or (kind != "arrest" and bool(_FOR.match(words)))


def _hangs(words: Sequence[Word], first: int, last: int, acts: set[int]) -> bool:
    """Whether the span's head hangs on the act, or on a light verb of which the act is the subject."""
    top = head_of(words, first, last)
    if words[top].deprel.split(":")[0] not in _TIED:
        return False
    governor = words[top].head
    if governor in acts or (words[governor].deprel == "conj" and words[governor].head in acts and _go_on(words, governor)):
        return True
    if governor < 0 or words[governor].lemma in _SAYING:
        return False
    return words[governor].lemma in _LIGHT and any(words[a].head == governor and words[a].deprel.startswith(("nsubj", "obj")) for a in acts)


def _go_on(words: Sequence[Word], second: int) -> bool:
    """Whether a verb goes on with the act before it: it has no subject of its own, and the same form."""
    first = words[second].head
    own = any(w.head == second and w.deprel.startswith("nsubj") for w in words)
    return not own and words[first].upos == words[second].upos == "VERB" and words[first].xpos == words[second].xpos


def head_of(words: Sequence[Word], first: int, last: int) -> int:
    """The head of a stretch of words: the last one that hangs on a word outside."""
    return next((i for i in range(last - 1, first - 1, -1) if not first <= words[i].head < last), first)


def detach_times(analysis: Analysis, claims: Sequence[Claim]) -> list[bool]:
    """Of which claims the time is another's: it hangs on the act of another claim of the sentence, which has it too.

    "Sentenced for attending a rally on 26 April": the day is that of the rally. Acts that are coordinated share a time.
    """
    starts = [s.start for s in analysis.sentences]
    return [bool(starts) and _is_anothers(analysis.sentences[max(0, bisect_right(starts, c.trigger.start) - 1)], c, claims) for c in claims]


def _is_anothers(sentence: Sentence, claim: Claim, claims: Sequence[Claim]) -> bool:
    span, words = claim.time.span, sentence.words
    if span is None or claim.time.inferred or claim.type != "arrest":
        return False
    inside = [i for i, w in enumerate(words) if span.start <= w.start < span.end]
    if not inside:
        return False
    governor = words[head_of(words, inside[0], inside[-1] + 1)].head
    if governor < 0:
        return False
    at = words[governor].start
    own = next((i for i, w in enumerate(words) if w.start <= claim.trigger.start < w.end), -1)
    if governor != own and words[governor].xpos == "VBG" and any(w.head == governor and w.text.lower() in ("for", "of") for w in words):
        return True
    for other in claims:
        if other is claim or other.sentence.start != claim.sentence.start or not other.trigger.start <= at < other.trigger.end:
            continue
        joined = words[governor].deprel == "conj" and words[governor].head == own
        return other.time.span is not None and not joined and not other.trigger.start <= claim.trigger.start < other.trigger.end
    return False
