"""Scored pairs → clusters: average linkage under hard constraints.

The two clusters whose pairs score best on average are joined, again and again, as long as that average is above ``stop``
(unweighted average linkage; Sokal and Michener 1958). Clusters that hold a barred pair are never joined. What comes out depends on
the pairs and on the order of the numbers alone, and each connected part of the graph of pairs can be clustered apart from the rest.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence

Pair = tuple[int, int]
ABSENT = -4.0
"""What a pair counts that was not scored: nothing speaks for it."""


class Clusters:
    """Clusters of the numbers 0 to ``n`` - 1 in the making. ``together`` are joined first, whatever they score or bars."""

    def __init__(
        self, n: int, scores: Mapping[Pair, float], barred: Callable[[int, int], bool] | None = None,
        together: Iterable[Pair] = (), absent: float = ABSENT,
    ) -> None:  # fmt: skip
        self.members: list[list[int]] = [[i] for i in range(n)]
        self._absent, self._barred = absent, barred
        self._sums: list[dict[int, tuple[float, int]]] = [{} for _ in range(n)]
        self._bars: list[set[int]] = [set() for _ in range(n)]
        self._changes = [0] * n
        for (i, j), s in scores.items():
            self._sums[i][j] = self._sums[j][i] = (s, 1)
        home = list(range(n))
        for i, j in together:
            a, b = sorted((home[i], home[j]))
            if a != b:
                for k in self.members[b]:
                    home[k] = a
                self._join(a, b)

    def grow(self, stop: float) -> list[list[int]]:
        """Joins while the best average is above ``stop``; the clusters in order of their least numbers."""
        heap: list[tuple[float, int, int, int, int]] = []
        for a, row in enumerate(self._sums):
            for b in row:
                if a < b:
                    self._offer(heap, a, b, stop)
        while heap:
            _, a, b, of_a, of_b = heapq.heappop(heap)
            if (of_a, of_b) != (self._changes[a], self._changes[b]):
                continue
            if self._barred is not None and any(self._barred(i, j) for i in self.members[a] for j in self.members[b]):
                self._bars[a].add(b)
                self._bars[b].add(a)
                continue
            self._join(a, b)
            for k in self._sums[a]:
                self._offer(heap, min(a, k), max(a, k), stop)
        return [sorted(m) for m in self.members if m]

    def _offer(self, heap: list[tuple[float, int, int, int, int]], a: int, b: int, stop: float) -> None:
        if b in self._bars[a]:
            return
        total, known = self._sums[a][b]
        pairs = len(self.members[a]) * len(self.members[b])
        # Rounded, so that the order of additions does not decide between equals.
        mean = round((total + self._absent * (pairs - known)) / pairs, 9)
        if mean > stop:
            heapq.heappush(heap, (-mean, a, b, self._changes[a], self._changes[b]))

    def _join(self, a: int, b: int) -> None:
        """Puts cluster ``b`` into ``a``, the lower number."""
        mine, theirs = self._sums[a], self._sums[b]
        mine.pop(b, None)
        theirs.pop(a, None)
        for k, (total, known) in theirs.items():
            own, count = mine.get(k, (0.0, 0))
            mine[k] = self._sums[k][a] = (own + total, count + known)
            del self._sums[k][b]
        for k in self._bars[b]:
            self._bars[k].discard(b)
            self._bars[k].add(a)
        self._bars[a] |= self._bars[b]
        self.members[a] += self.members[b]
        self.members[b], self._sums[b], self._bars[b] = [], {}, set()
        self._changes[a] += 1
        self._changes[b] += 1


def clusters(
    n: int, scores: Mapping[Pair, float], barred: Callable[[int, int], bool] | None = None, together: Sequence[Pair] = (), *,
    stop: float = 0.0, absent: float = ABSENT,
) -> list[list[int]]:  # fmt: skip
    """Clusters of 0 to ``n`` - 1, each in order, by their least numbers."""
    return Clusters(n, scores, barred, together, absent).grow(stop)
