"""Everybody that a report's claims speak of, in the order of the text: what pronouns and bare nouns are resolved against."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..records import Actor, Analysis, Claim, Report, Source
from .index import Index
from .names import CIVIL, FEMALE, MALE, ORGANISED, RANKS, Named, Names, plain
from .wordlists import lists

HE, SHE, IT = frozenset({"he", "him", "himself"}), frozenset({"she", "herself"}), frozenset({"it", "itself"})
THEY = frozenset({"they", "them", "themselves"})
WE = frozenset({"i", "we", "us", "me", "myself", "ourselves"})
OWNING = {"his": HE, "her": SHE, "their": THEY, "its": IT, "our": WE, "my": WE}
PRONOUNS = HE | SHE | IT | THEY | WE
ARTICLES = frozenset({"the", "a", "an"})
_MANY = lists("occurrences")["many"] | {"we", "their", "police"}
_SCARCE_CAPITALS = 50
_LETTERS = 4000
_AHEAD = 30
_PART = re.compile(r"[^\s,()\[\]“”\"]+")


@dataclass(slots=True)
class Seen:
    """An actor or source of a claim as it stands in the text, its plain words, and what it was found to refer to."""

    part: Actor | Source
    claim: int
    role: str
    sentence: int
    words: tuple[str, ...]
    plural: bool
    full: str | None = None

    @property
    def pronoun(self) -> bool:
        """Whether it is, or begins with, a pronoun."""
        return self.words[0] in PRONOUNS or self.words[0] in OWNING


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a mention as they are compared."""
    return tuple(w for x in _PART.findall(text) if (w := plain(x)))


def core(text: str) -> tuple[str, ...]:
    """The words of a name without articles, titles and ranks; with them where nothing but one word would be left."""
    words = tuple(w for w in plain_words(text) if w not in ARTICLES | {"al", "el"})
    kept = tuple(w for w in words if w not in CIVIL | RANKS)
    return kept if len(kept) > 1 else words


def without_article(text: str) -> str:
    """A mention without the article before it."""
    return re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.I)


class Scene:
    """The actors and sources of a report's claims, its names, and where each stands."""

    def __init__(self, report: Report, analysis: Analysis, claims: Sequence[Claim]) -> None:
        self.text, self.claims = report.text, claims
        self.index = Index(analysis)
        self.names = Names(report.text, analysis, [p for c in claims for p in c.places])
        self.seen = sorted(self._all(), key=lambda s: (s.part.start, s.part.end, s.claim))
        self._starts = [s.part.start for s in self.seen]
        letters = report.text[:_LETTERS]
        self.lower = sum(c.isupper() for c in letters) * _SCARCE_CAPITALS < sum(c.isalpha() for c in letters)
        self._mark_speakers()

    def _all(self) -> Iterator[Seen]:
        for k, c in enumerate(self.claims):
            parts: list[tuple[str, Actor | Source]] = [("agents", a) for a in c.agents]
            parts += [("targets", a) for a in c.targets] + [("partners", a) for a in c.partners]
            parts += [(s.role, s) for s in c.sources if s.role != "via"]
            for role, part in parts:
                if words := plain_words(part.text):
                    yield Seen(part, k, role, self.index.at(part.start), words, self._plural(part))

    def _plural(self, part: Actor | Source) -> bool:
        head = self.index.head(part)
        if head is None:
            return False
        low = head.text.lower()
        form = head.xpos in ("NNS", "NNPS") or (head.upos == "NOUN" and low.endswith("s") and head.lemma != low)
        return low in _MANY or form or " and " in part.text

    def _mark_speakers(self) -> None:
        """A name of two to four words that speaks, and is no body, is a person."""
        for s in self.seen:
            for n in self.names.within(s.part.start, s.part.end) if s.role == "speaker" else ():
                if n.entity and not n.entity.kind and 2 <= len(n.key) <= 4 and not ORGANISED.intersection(n.key):
                    n.entity.kind = "person"

    def before(self, s: Seen, count: int) -> Iterator[Seen]:
        """What stands before ``s``, the nearest first, ``count`` at most."""
        i = bisect_left(self._starts, s.part.start)
        return reversed(self.seen[max(0, i - count) : i])

    def within(self, sentence: int) -> list[Seen]:
        """What stands in a sentence, in order."""
        if not 0 <= sentence < len(self.index.sentences):
            return []
        extent = self.index.sentences[sentence]
        i, j = bisect_left(self._starts, extent.start), bisect_left(self._starts, extent.end)
        return self.seen[i : min(j, i + _AHEAD)]

    def name_at(self, part: Actor | Source) -> str | None:
        """The fullest form of the name that a mention ends with, unless that is a place."""
        names = self.names.within(part.start, part.end)
        if not names or names[-1].end < part.end - 1 or is_place(names[-1]) or names[-1].entity is None:
            return None
        return names[-1].entity.full

    def called(self, s: Seen) -> str | None:
        """What is known of whom a mention means: what it refers to, or its own name."""
        return s.full or self.name_at(s.part)

    def is_person(self, s: Seen) -> bool:
        """Whether a mention names a person or tells by its words that it is one."""
        names: Iterable[Named] = self.names.within(s.part.start, s.part.end)
        return any(n.entity is not None and n.entity.kind == "person" for n in names) or bool(
            (MALE | FEMALE).intersection(s.words)
        )


def is_place(n: Named) -> bool:
    """Whether a name names a place."""
    return n.kind == "place" or (n.entity is not None and n.entity.kind == "place")
