"""Scores of coreference over given mentions: MUC, B-cubed and entity-based CEAF; their mean F1 is the CoNLL score.

MUC: Vilain et al. 1995; B-cubed: Bagga and Baldwin 1998; CEAF with the similarity φ4: Luo 2005; the mean: Pradhan et al. 2012.
Key and response are partitions of the same mentions, singletons included.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

Clusters = Sequence[frozenset[Hashable]]


def score(key: Iterable[Iterable[Hashable]], response: Iterable[Iterable[Hashable]]) -> dict[str, float]:
    """F1 of each measure and their mean, in percent with one decimal."""
    gold, found = [frozenset(c) for c in key if c], [frozenset(c) for c in response if c]
    parts = {"muc": f1(*muc(gold, found)), "b3": f1(*b_cubed(gold, found)), "ceaf_e": f1(*ceaf_e(gold, found))}
    return {k: round(100 * v, 1) for k, v in {**parts, "conll": sum(parts.values()) / 3}.items()}


def f1(recall: float, precision: float) -> float:
    """The harmonic mean; 0 where both are 0."""
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def muc(key: Clusters, response: Clusters) -> tuple[float, float]:
    """Recall and precision over links: of those that hold a cluster together, how many the other side keeps."""
    return _links(key, response), _links(response, key)


def _links(of: Clusters, other: Clusters) -> float:
    home = _homes(other)
    kept = total = 0
    for cluster in of:
        # A mention that the other side lacks is a part of its own.
        parts = {home.get(m, ("lacking", m)) for m in cluster}
        kept += len(cluster) - len(parts)
        total += len(cluster) - 1
    return kept / total if total else 0.0


def b_cubed(key: Clusters, response: Clusters) -> tuple[float, float]:
    """Recall and precision over mentions: how much of its own cluster the other side has beside each."""
    return _beside(key, response), _beside(response, key)


def _beside(of: Clusters, other: Clusters) -> float:
    home = _homes(other)
    total = sum(len(c) for c in of)
    kept = sum(n * n / len(c) for c in of for n in Counter(home[m] for m in c if m in home).values())
    return kept / total if total else 0.0


def ceaf_e(key: Clusters, response: Clusters) -> tuple[float, float]:
    """Recall and precision over clusters, matched one to one so that the sum of φ4 = 2|K∩R|/(|K|+|R|) is greatest."""
    home = _homes(key)
    alike: dict[int, dict[int, float]] = defaultdict(dict)
    for r, cluster in enumerate(response):
        for k, n in Counter(home[m] for m in cluster if m in home).items():
            alike[k][r] = 2 * n / (len(key[k]) + len(cluster))
    best = sum(_best(part) for part in _components(alike))
    return (best / len(key) if key else 0.0), (best / len(response) if response else 0.0)


def _homes(clusters: Clusters) -> dict[Hashable, int]:
    return {m: i for i, c in enumerate(clusters) for m in c}


def _components(alike: dict[int, dict[int, float]]) -> Iterable[dict[int, dict[int, float]]]:
    """The bipartite graph cut into its connected components: the best matching of the whole is that of its parts."""
    of_response: dict[int, list[int]] = defaultdict(list)
    for k, row in alike.items():
        for r in row:
            of_response[r].append(k)
    seen: set[int] = set()
    for first in alike:
        if first in seen:
            continue
        part, waiting = {}, [first]
        seen.add(first)
        while waiting:
            k = waiting.pop()
            part[k] = alike[k]
            near = {j for r in alike[k] for j in of_response[r]} - seen
            seen |= near
            waiting += near
        yield part


def _best(part: dict[int, dict[int, float]]) -> float:
    """The greatest sum of a one-to-one matching of rows to columns."""
    columns = {r: i for i, r in enumerate(sorted({r for row in part.values() for r in row}))}
    grid = [[0.0] * len(columns) for _ in part]
    for i, row in enumerate(part.values()):
        for r, value in row.items():
            grid[i][columns[r]] = value
    return greatest_sum(grid)


def greatest_sum(grid: Sequence[Sequence[float]]) -> float:
    """The greatest sum of a matching in a grid of values that are not negative (Hungarian method with potentials, Kuhn 1955)."""
    rows = grid if len(grid) <= len(grid[0]) else [list(c) for c in zip(*grid, strict=True)]
    n, m = len(rows), len(rows[0])
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], column = i, 0
        least, way, used = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while match[column]:
            used[column] = True
            row, step, after = match[column], float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                cost = -rows[row - 1][j - 1] - u[row] - v[j]
                if cost < least[j]:
                    least[j], way[j] = cost, column
                if least[j] < step:
                    step, after = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += step
                    v[j] -= step
                else:
                    least[j] -= step
            column = after
        while column:
            match[column] = match[way[column]]
            column = way[column]
    return sum(rows[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])
