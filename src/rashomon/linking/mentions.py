"""Mentions of events in a closed collection of reports → clusters by their words alone: coreference within and across reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from ..records import Claim, Report
from .cluster import clusters
from .words import Document, Mention, Rarity, cosine, log_odds, signs

STOP = -1.0
"""Joined where the average log odds are above this: average linkage is strict, since it counts the mentions with other words too."""
ALIKE = 0.04
"""Reports with less in common are not compared."""


def corefer(reports: Iterable[Report], claims: Sequence[Claim], stop: float = STOP) -> list[list[int]]:
    """Indices of ``claims`` by the occurrence that they tell. How rare words are is counted over the reports given."""
    mentions, rarity = prepared(reports, claims)
    scores = {(i, j): log_odds(signs(mentions[i], mentions[j], rarity)) for i, j in candidates(mentions)}
    return clusters(len(mentions), scores, stop=stop)


def prepared(reports: Iterable[Report], claims: Sequence[Claim]) -> tuple[list[Mention], Rarity]:
    """The words of each claim, and how rare these are."""
    by_id: Mapping[str, Report] = {r.id: r for r in reports}
    rarity = Rarity.of(r.text for r in by_id.values())
    documents = {i: Document.of(r, rarity) for i, r in by_id.items()}
    return [Mention.of(c, by_id[c.report], documents[c.report], rarity) for c in claims], rarity


def candidates(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Pairs of mentions of one report or of two that are alike."""
    told: dict[str, list[int]] = defaultdict(list)
    for i, m in enumerate(mentions):
        told[m.document.report].append(i)
    documents = {m.document.report: m.document for m in mentions}
    for report in told:
        yield from combinations(told[report], 2)
    for a, b in combinations(sorted(told), 2):
        if cosine(documents[a].words, documents[b].words) >= ALIKE:
            yield from ((min(p), max(p)) for p in product(told[a], told[b]))
