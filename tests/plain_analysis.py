"""Analyses and claims for tests of rooms that follow the language layer: words by pattern, tags by small lists, no trees."""

from __future__ import annotations

import re
from typing import Any

from rashomon.records import Actor, Analysis, Claim, Extent, Figure, Place, Report, Sentence, Source, Span, Time, Word

_TAGS = {
    "DET": "the a an this these those another some any no",
    "ADP": "in on at of for by with from near against after before to over into during as according",
    "PRON": "he she it they we i his her its their our him them who which us me my",
    "AUX": "is was were are be been has have had will would could did does",
    "CCONJ": "and or but",
    "SCONJ": "if because while when that",
    "PART": "'s ’s not",
    "ADV": "also later earlier reportedly allegedly apparently then elsewhere still",
    "ADJ": "armed new other senior deputy unknown foreign local northern military official kenyan syrian last several former",
}
_TAG_OF = {w: tag for tag, words in _TAGS.items() for w in words.split()}
_VERBS = {
    "demanded": "demand", "calling": "call",
    "said": "say", "says": "say", "say": "say", "told": "tell", "added": "add", "adding": "add", "claimed": "claim", "denied": "deny",
    "accused": "accuse", "quoted": "quote", "saying": "say", "reported": "report", "announced": "announce", "warned": "warn",
    "killed": "kill", "attacked": "attack", "shelled": "shell", "captured": "capture", "arrested": "arrest", "fled": "flee",
    "abducted": "abduct", "released": "release", "entered": "enter", "stormed": "storm", "bombed": "bomb", "wounded": "wound",
    "fired": "fire", "burned": "burn", "left": "leave", "met": "meet", "lost": "lose", "holds": "hold", "held": "hold", "shot": "shoot",
    "sentenced": "sentence", "blocked": "block", "beaten": "beat", "came": "come", "took": "take", "detained": "detain",
}  # fmt: skip
_WORD = re.compile(r"(?:al|el)-[A-Z]\w*|[’']s\b|\w+(?:-\w+)*|\S")
_END = re.compile(r"(?<=[.!?])[\"”’']*\s+|\n+")


def _tag(word: str) -> str:
    low = word.lower()
    if not any(c.isalnum() for c in word):
        return "PUNCT"
    if low in _TAG_OF:
        return _TAG_OF[low]
    if low in _VERBS:
        return "VERB"
    if word.replace(",", "").isdigit() or low in ("one", "two", "three", "four", "five", "ten", "twelve", "dozens"):
        return "NUM"
    return "PROPN" if word[:1].isupper() or word.startswith(("al-", "el-")) else "NOUN"


def _sentence(text: str, start: int, end: int) -> Sentence:
    words = []
    for m in _WORD.finditer(text, start, end):
        word, tag = m.group(), _tag(m.group())
        if tag == "PROPN" and not words and word.lower() + "s" != word and word.lower() in _COMMON:
            tag = "NOUN"
        low = word.lower()
        lemma = _VERBS.get(low, low[:-1] if tag == "NOUN" and low.endswith("s") else low)
        words.append(Word(m.start(), m.end(), word, word if tag == "PROPN" else lemma, tag, "_", -1, "_"))
    return Sentence(start, end, tuple(words))


_COMMON = frozenset(
    [
        "gunmen",
        "police",
        "officials",
        "soldiers",
        "troops",
        "rebels",
        "residents",
        "protesters",
        "witnesses",
        "militants",
        "shells",
        "elsewhere",
        "fighters",
        "doctors",
    ]
)


def analysis_of(text: str) -> Analysis:
    """Sentences at full stops and line ends; words with offsets and tags."""
    out, start = [], 0
    for m in [*_END.finditer(text), None]:
        end = m.start() if m else len(text)
        closing = re.match(r"[\"”’']*", text[end:])
        end += len(closing.group()) if m and closing else 0
        if text[start:end].strip():
            lead = len(text[start:end]) - len(text[start:end].lstrip())
            out.append(_sentence(text, start + lead, start + len(text[start:end].rstrip())))
        start = m.end() if m else end
    return Analysis(tuple(out))


def report_of(text: str, **fields: Any) -> Report:
    """A report with this text."""
    return Report(name="test", text=text, **fields)


def span(text: str, words: str, nth: int = 1) -> dict[str, Any]:
    """The ``nth`` place where ``words`` stand in ``text``, as the fields of a span."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return {"start": at, "end": at + len(words), "text": words}


def actor(text: str, words: str, nth: int = 1, kind: str = "other") -> Actor:
    """An actor worded so."""
    return Actor(**span(text, words, nth), **{"class": kind})


def claim_of(text: str, trigger: str, kind: str = "violence", nth: int = 1, **fields: Any) -> Claim:
    """A claim on the ``nth`` place of ``trigger``; roles are given as words, (words, nth) or records."""
    at = span(text, trigger, nth)
    sentence = next(s for s in analysis_of(text).sentences if s.start <= at["start"] < s.end)

    def spans(role: str) -> list[dict[str, Any]]:
        given = [(x, 1) if isinstance(x, str) else x for x in fields.pop(role, ())]
        return [span(text, words, n) for words, n in given]

    kinds = fields.pop("classes", {})
    parties = {
        role: tuple(Actor(**s, **{"class": kinds.get(s["text"], "other")}) for s in spans(role))
        for role in ("agents", "targets", "partners")
    }
    time = spans("time")
    figures = tuple(
        Figure(**s, measure=m, low=low, high=high)
        for s, (m, low, high) in zip(spans("figures"), fields.pop("counts", ()), strict=True)
    )
    return Claim(
        report="r-0", sentence=Extent(start=sentence.start, end=sentence.end), trigger=Span(**at), type=kind,  # type: ignore[arg-type]
        places=tuple(Place(**s) for s in spans("places")), time=Time(span=Span(**time[0])) if time else Time(), figures=figures,
        sources=tuple(Source(**s) for s in spans("sources")), **parties, **fields,
    )  # fmt: skip
