"""Occurrences of many reports → clusters, one an event.

Pairs are joined from the likeliest down; two clusters join where the mean likeness of all their pairs is above 0 (average
linkage), and never where both hold an occurrence of the same report: within a report it has been told apart already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from .profile import FAMILIES, Unit, likeness

_BLOCK_AT_MOST = 400


def clusters(found: Sequence[Unit]) -> list[list[int]]:
    """Indices of ``found`` by cluster, in order of the first."""
    scores = {p: s for p in pairs(found) if (s := likeness(found[p[0]], found[p[1]])) > -2.0}
    member: list[list[int]] = [[i] for i in range(len(found))]
    home = list(range(len(found)))
    for (i, j), s in sorted(scores.items(), key=lambda x: (-x[1], x[0])):
        if s <= 0:
            break
        a, b = sorted((home[i], home[j]))
        if a == b or not _joinable(member[a], member[b], found, scores):
            continue
        member[a] += member[b]
        for k in member[b]:
            home[k] = a
        member[b] = []
    return [sorted(m) for m in member if m]


def _joinable(a: Sequence[int], b: Sequence[int], found: Sequence[Unit], scores: dict[tuple[int, int], float]) -> bool:
    if {found[i].key[0] for i in a} & {found[i].key[0] for i in b}:
        return False
    total = sum(scores.get((min(i, j), max(i, j)), -2.5) for i in a for j in b)
    return total > 0


def pairs(found: Sequence[Unit]) -> Iterable[tuple[int, int]]:
    """Pairs of different reports that share a family of types and a month or have no date."""
    blocks: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for i, u in enumerate(found):
        months = {f"{d:%Y-%m}" for d in (u.start, u.end) if d} or {"?"}
        for family in {FAMILIES[t] for t in u.types}:
            for country in u.countries or {"?"}:
                for month in months:
                    blocks[family, country, month].append(i)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        block = blocks[key][:_BLOCK_AT_MOST]
        for n, i in enumerate(block):
            for j in block[n + 1 :]:
                if found[i].key[0] != found[j].key[0]:
                    seen.add((min(i, j), max(i, j)))
    return sorted(seen)
