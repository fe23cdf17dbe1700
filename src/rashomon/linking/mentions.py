"""Mentions of events in a closed collection of reports → clusters by their words alone: coreference within and across reports.

The reports are first put into stories; only mentions within one story are compared, by weights that were learnt within stories.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from ..records import Claim, Report
from .cluster import Pair, clusters
from .stories import stories
from .words import Document, Mention, Rarity, log_odds, signs

STOP = -0.5
"""Joined where the average log odds are above this: average linkage is strict, since it counts the mentions with other words too."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The reports by their ids, their bags of words, the words of each claim in order, and how rare words are."""

    reports: Mapping[str, Report]
    documents: Mapping[str, Document]
    mentions: Sequence[Mention]
    rarity: Rarity


def corefer(reports: Iterable[Report], claims: Sequence[Claim], stop: float = STOP) -> list[list[int]]:
    """Indices of ``claims`` by the occurrence that they tell. How rare words are is counted over the reports given."""
    known = prepared(reports, claims)
    return joined(known, stories(known.reports.values(), known.documents, known.rarity), WITHIN, stop)


def prepared(reports: Iterable[Report], claims: Sequence[Claim]) -> Prepared:
    """What the words of reports and claims are compared by."""
    by_id = {r.id: r for r in reports}
    rarity = Rarity.of(r.text for r in by_id.values())
    documents = {i: Document.of(r, rarity) for i, r in by_id.items()}
    return Prepared(by_id, documents, [Mention.of(c, by_id[c.report], documents[c.report], rarity) for c in claims], rarity)


def joined(known: Prepared, story: Mapping[str, int], weights: Mapping[str, float], stop: float = STOP) -> list[list[int]]:
    """Indices of mentions by the occurrence that they tell, given the number of each report's story."""
    said = known.mentions
    scores: dict[Pair, float] = {}
    for i, j in candidates(said, within(story)):
        scores[i, j] = log_odds(signs(said[i], said[j], known.rarity), weights)
    return clusters(len(said), scores, stop=stop)


def within(story: Mapping[str, int]) -> Callable[[Document, Document], bool]:
    """Whether two reports are of one story, given the number of each report's."""
    return lambda a, b: story[a.report] == story[b.report]


def candidates(mentions: Sequence[Mention], near: Callable[[Document, Document], bool]) -> Iterator[Pair]:
    """Pairs of mentions of one report or of two that are ``near``."""
    told: dict[str, list[int]] = defaultdict(list)
    for i, m in enumerate(mentions):
        told[m.document.report].append(i)
    documents = {m.document.report: m.document for m in mentions}
    for report in told:
        yield from combinations(told[report], 2)
    for a, b in combinations(sorted(told), 2):
        if near(documents[a], documents[b]):
            yield from ((min(p), max(p)) for p in product(told[a], told[b]))


WITHIN: Mapping[str, float] = {
    "any two mentions": -2.82,
    "reports alike": -2.56,
    "reports alike, in decades": 0.54,
    "names alike": 0.87,
    "sentences alike": 0.34,
    "actors alike": 0.18,
    "one report": 0.31,
    "one sentence": -1.87,
    "same type": 0.90,
    "same word": 3.82,
    "same word, reports alike": 2.82,
    "same word, in decades": 0.28,
    "same word, names alike": 0.93,
    "same word, sentences alike": -0.43,
    "same word, reporting": -1.58,
    "same rare word": -0.98,
    "same meaning": 2.34,
    "same meaning, reports alike": 1.67,
    "same agents": 0.17,
    "other agents": -0.14,
    "same targets": 0.70,
    "other targets": 0.00,
    "same places": 0.54,
    "other places": 0.44,
    "same times": 0.17,
    "other times": 0.18,
}
"""Within a story, in log odds; printed by ``python -m training.stories ../shared/data/ecbplus``."""
