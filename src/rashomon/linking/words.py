"""What the words of a claim and of its report say on whether another claim tells the same occurrence.

The pair score is a logistic regression over named signs (`WEIGHTS`), learnt on the train topics of ECB+ (Cybulska and Vossen 2014)
by ``training/links.py``. It needs no dates and no places, and so holds for mentions of any event.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ..records import Claim, Report, Span

DATA = Path(__file__).with_name("data")
_WORD = re.compile(r"\w+")
_STOP = frozenset(
    [
        "a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "from", "by", "with", "as", "is", "are",
        "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would", "can",
        "could", "may", "might", "shall", "should", "must", "it", "its", "he", "him", "his", "she", "her", "they",
        "them", "their", "we", "us", "our", "you", "your", "i", "me", "my", "this", "that", "these", "those", "who",
        "whom", "which", "what", "when", "where", "why", "how", "not", "no", "than", "then", "there", "here", "if",
        "but", "so", "after", "before", "during", "over", "under", "into", "out", "up", "down", "off", "about",
        "more", "most", "also", "new", "said", "say", "says", "saying", "told", "tell", "tells", "according"
    ]
)
_REPORTING = frozenset(["say", "tell", "report", "announce", "add"])
_SUFFIXES = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ures", "ure", "als", "al", "ers", "er", "ors", "or",
    "ies", "ed", "es", "s", "e", "y",
)  # fmt: skip
_ENDINGS = (("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""), ("s", ""))
_LEAST = 0.02
_OWN_REPORT = 0.5


@dataclass(frozen=True, slots=True)
class Senses:
    """Words for acts: what each can mean (numbers that words of like meaning share) and the words of irregular forms."""

    meant: Mapping[str, frozenset[int]]
    forms: Mapping[str, str]

    def word(self, form: str) -> str:
        """The word of a form in lower case, as far as the table knows it (WordNet's rules of detachment)."""
        if form in self.forms:
            return self.forms[form]
        if form in self.meant:
            return form
        for ending, instead in _ENDINGS:
            if form.endswith(ending):
                bare = form[: -len(ending)] + instead
                single = bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] else bare
                for w in (bare, single):
                    if w in self.meant:
                        return w
        return form


@cache
def senses() -> Senses:
    """The table of ``data/senses.txt`` (made from WordNet 3.0 by ``tools/build_senses.py``)."""
    meant: dict[str, frozenset[int]] = {}
    forms: dict[str, str] = {}
    for line in (DATA / "senses.txt").read_text(encoding="utf-8").splitlines():
        form, colon, word = line.partition(":")
        if colon:
            forms[form] = word
        else:
            head, *numbers = line.split()
            meant[head] = frozenset(map(int, numbers))
    return Senses(meant, forms)


@cache
def stem(word: str) -> str:
    """A word in lower case without endings: "arrests", "arrested" and "arresting" are one."""
    word = senses().word(word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls" else word


def content(text: str) -> list[str]:
    """The stems of the words of a text that carry meaning."""
    low = text.lower()
    return [stem(w) for w in _WORD.findall(low) if w not in _STOP and (len(w) > 2 or w.isdigit())]


def proper(text: str) -> list[str]:
    """The stems of names and numbers: what is written with a capital but begins no sentence, and digits."""
    out, begins = [], True
    for m in re.finditer(r"\w+|[.!?\n]", text):
        w = m[0]
        if w.isdigit() or (w[0].isupper() and not begins and w.lower() not in _STOP):
            out.append(stem(w.lower()))
        begins = w in ".!?\n"
    return out


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare stems are: their inverse document frequency; ``most`` for one that was not counted."""

    idf: Mapping[str, float]
    most: float

    @classmethod
    def of(cls, texts: Iterable[str]) -> Rarity:
        """Counted over a closed collection of texts."""
        counts: Counter[str] = Counter()
        n = 0
        for text in texts:
            counts.update(set(content(text)))
            n += 1
        return cls({w: math.log(n / k) for w, k in counts.items()}, math.log(max(n, 2)))

    @classmethod
    def shipped(cls) -> Rarity:
        """Counted once over news (`data/rarity.txt`), so that a report's words weigh the same whatever else is read."""
        return _shipped()

    def __call__(self, word: str) -> float:
        """How rare a stem is."""
        return self.idf.get(word, self.most)


@cache
def _shipped() -> Rarity:
    lines = (DATA / "rarity.txt").read_text(encoding="utf-8").splitlines()
    n = int(lines[0])
    return Rarity({w: math.log(n / int(k)) for w, _, k in (line.partition(" ") for line in lines[1:])}, math.log(n))


@lru_cache(maxsize=1 << 16)
def once(words: frozenset[str]) -> frozenset[str]:
    """The first set that is equal to this one, so that what many claims say is held once."""
    return words


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """Stems in order of the alphabet and their weights: a tenth of the memory of a dictionary, of which there is one a report."""

    words: tuple[str, ...]
    weights: array[float]


@lru_cache(maxsize=256)
def _weight_of(v: Vector) -> Mapping[str, float]:
    return dict(zip(v.words, v.weights, strict=True))


@dataclass(frozen=True, slots=True)
class Document:
    """A report as bags of stems, weighed by tf-idf and of length 1: all its words, and its names and numbers."""

    report: str
    words: Vector
    names: Vector

    @classmethod
    def of(cls, report: Report, rarity: Rarity) -> Document:
        """The bags of a report."""
        return cls(report.id, bag(content(report.text), rarity), bag(proper(report.text), rarity))


def bag(words: Iterable[str], rarity: Rarity) -> Vector:
    """Stems weighed by tf-idf, the whole of length 1."""
    raw = {w: (1 + math.log(k)) * rarity(w) for w, k in Counter(words).items()}
    length = math.sqrt(sum(x * x for x in raw.values())) or 1.0
    kept = [(w, x / length) for w, x in sorted(raw.items()) if x]
    return Vector(tuple(w for w, _ in kept), array("d", (x for _, x in kept)))


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two bags of length 1."""
    if len(a.words) > len(b.words):
        a, b = b, a
    weight = _weight_of(b)
    return sum(x * weight[w] for w, x in zip(a.words, a.weights, strict=True) if w in weight)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Stems, each once and in order of the alphabet, with the sum of their rarity."""

    words: tuple[str, ...]
    weight: float

    @classmethod
    def of(cls, words: Iterable[str], rarity: Rarity) -> Weighed:
        """Weighs a set; summed in order, so that the sum does not depend on that of a set."""
        kept = tuple(sorted(set(words)))
        return cls(kept, sum(map(rarity, kept)))


@dataclass(frozen=True, slots=True)
class Mention:
    """The words of a claim: for the act (with what they mean), actors, place and time, and the rest of the sentence."""

    document: Document
    sentence: int
    act: frozenset[str]
    meant: frozenset[int]
    reporting: bool
    type: str
    agents: frozenset[str]
    targets: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    actors: Weighed
    around: Weighed

    @classmethod
    def of(cls, claim: Claim, report: Report, document: Document, rarity: Rarity) -> Mention:
        """The words of a claim of a report."""
        a, b, t = claim.sentence.start, claim.sentence.end, claim.trigger
        table = senses()
        heads = [table.word(w) for w in _WORD.findall(t.text.lower())]
        kept = [w for w in heads if w not in _STOP] or heads
        act = once(frozenset(map(stem, kept)))
        around = (*content(report.text[a : t.start]), *content(report.text[t.end : b]))
        agents, targets, places = _said(claim.agents), _said((*claim.targets, *claim.partners)), _said(claim.places)
        return cls(
            document, a, act, _meant(tuple(kept)), bool(_REPORTING & set(heads)), claim.type,
            agents, targets, places, _said((claim.time.span,) if claim.time.span else ()),
            Weighed.of(agents | targets | places, rarity), Weighed.of(around, rarity),
        )  # fmt: skip


@lru_cache(maxsize=1 << 14)
def _meant(words: tuple[str, ...]) -> frozenset[int]:
    return frozenset().union(*(senses().meant.get(w, ()) for w in words))


def _said(spans: Iterable[Span]) -> frozenset[str]:
    return once(frozenset(w for s in spans for w in content(getattr(s, "refers_to", None) or s.text)))


def signs(a: Mention, b: Mention, rarity: Rarity) -> dict[str, float]:
    """The signs for and against sameness of two mentions, each with how strongly it holds (most of them 1)."""
    own = a.document.report == b.document.report
    words = _OWN_REPORT if own else cosine(a.document.words, b.document.words)
    names = _OWN_REPORT if own else cosine(a.document.names, b.document.names)
    shared = a.act & b.act
    one_sentence = own and a.sentence == b.sentence
    near = 0.0 if one_sentence else alike(a.around, b.around, rarity)
    out = {
        "any two mentions": 1.0, "reports alike": words, "reports alike, in decades": math.log(_LEAST + words), "names alike": names,
        "sentences alike": near, "actors alike": alike(a.actors, b.actors, rarity),
        "one report": float(own), "one sentence": float(one_sentence), "same type": float(a.type == b.type),
    }  # fmt: skip
    if shared:
        out |= {
            "same word": 1.0, "same word, reports alike": words, "same word, in decades": math.log(_LEAST + words),
            "same word, names alike": names, "same word, sentences alike": near, "same word, reporting": float(a.reporting),
            "same rare word": max(map(rarity, shared)) / rarity.most,
        }  # fmt: skip
    elif a.meant & b.meant:
        out |= {"same meaning": 1.0, "same meaning, reports alike": words}
    for role in ("agents", "targets", "places", "times"):
        x, y = getattr(a, role), getattr(b, role)
        if x and y:
            out[f"{'same' if x & y else 'other'} {role}"] = 1.0
    return out


def alike(a: Weighed, b: Weighed, rarity: Rarity) -> float:
    """From 0 to 1 how much two sets of stems share, rare ones counting more."""
    if not a.weight or not b.weight:
        return 0.0
    return sum(map(rarity, sorted(set(a.words).intersection(b.words)))) / math.sqrt(a.weight * b.weight)


def log_odds(found: Mapping[str, float], weights: Mapping[str, float] | None = None) -> float:
    """The weighed sum of signs: above 0, one occurrence is likelier than two."""
    weights = weights or WEIGHTS
    return sum(weights[name] * value for name, value in found.items())


NAMES: Sequence[str] = (
    "any two mentions", "reports alike", "reports alike, in decades", "names alike", "sentences alike", "actors alike", "one report",
    "one sentence", "same type", "same word", "same word, reports alike", "same word, in decades", "same word, names alike",
    "same word, sentences alike", "same word, reporting", "same rare word", "same meaning", "same meaning, reports alike",
    "same agents", "other agents", "same targets", "other targets", "same places", "other places", "same times", "other times",
)  # fmt: skip

WEIGHTS: Mapping[str, float] = {
    "any two mentions": 3.80,
    "reports alike": -11.23,
    "reports alike, in decades": 4.27,
    "names alike": 1.63,
    "sentences alike": 0.32,
    "actors alike": 0.18,
    "one report": 0.22,
    "one sentence": -1.93,
    "same type": 0.83,
    "same word": 2.25,
    "same word, reports alike": 4.16,
    "same word, in decades": -0.30,
    "same word, names alike": 1.75,
    "same word, sentences alike": -0.31,
    "same word, reporting": -1.49,
    "same rare word": -1.16,
    "same meaning": 2.55,
    "same meaning, reports alike": 1.06,
    "same agents": 0.23,
    "other agents": -0.20,
    "same targets": 0.73,
    "other targets": -0.17,
    "same places": 0.55,
    "other places": 0.27,
    "same times": 0.25,
    "other times": 0.09,
}
"""In log odds; printed by ``training/links.py``."""
