"""Dependency trees out of arc scores: single root, no cycles (Chu–Liu/Edmonds; the greedy tree where it is one already)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


def heads_of(scores: Floats) -> list[int]:
    """The best tree for scores [n, n + 1] of each word towards each head (the root last): head indices, -1 for the root."""
    n = len(scores)
    root = scores[:, n]
    inner = scores[:, :n].copy()
    np.fill_diagonal(inner, -np.inf)
    top = int(root.argmax())
    choice = np.where(root >= inner.max(1), n, inner.argmax(1)) if n > 1 else np.array([n])
    if np.count_nonzero(choice == n) == 1 and not _cycle(choice.tolist(), n):
        return [int(h) if h < n else -1 for h in choice]
    inner[top] = -np.inf
    full = np.full((n + 1, n + 1), -1e9)
    full[:n, :n] = np.where(np.isfinite(inner), inner, -1e9)
    full[top, n] = 1e6
    heads = _edmonds(full)
    return [heads[i] if heads[i] < n else -1 for i in range(n)]


def _cycle(heads: list[int], root: int) -> list[int]:
    """The words of one cycle, or none."""
    seen = [0] * len(heads)
    for start in range(len(heads)):
        at, path = start, []
        while at != root and not seen[at]:
            seen[at] = start + 1
            path.append(at)
            at = heads[at]
        if at != root and seen[at] == start + 1 and at in path:
            return path[path.index(at) :]
    return []


def _edmonds(scores: npt.NDArray[np.float64]) -> list[int]:
    """Chu–Liu/Edmonds on a full matrix [n + 1, n + 1]; the last row and column are the root."""
    n = len(scores) - 1
    work = scores.copy()
    np.fill_diagonal(work, -np.inf)
    heads: list[int] = work[:n].argmax(1).tolist()
    cycle = _cycle(heads, n)
    if not cycle:
        return heads
    inside = set(cycle)
    rest = [i for i in range(n) if i not in inside]
    m = len(rest)
    small = np.full((m + 2, m + 2), -np.inf)
    order = [*rest, None, n]
    kept = float(sum(work[i, heads[i]] for i in cycle))
    enters: dict[int, int] = {}
    leaves: dict[int, int] = {}
    for a, i in enumerate(order):
        for b, j in enumerate(order):
            if a == b or i == n:
                continue
            if i is None and j is not None:
                gains = [work[c, j] - work[c, heads[c]] for c in cycle]
                best = int(np.argmax(gains))
                enters[j], small[a, b] = cycle[best], kept + gains[best]
            elif j is None and i is not None:
                best = int(np.argmax([work[i, c] for c in cycle]))
                leaves[i], small[a, b] = cycle[best], work[i, cycle[best]]
            elif i is not None and j is not None:
                small[a, b] = work[i, j]
    found = _edmonds(small)
    for a, i in enumerate(rest):
        j = order[found[a]] if found[a] <= m + 1 else n
        heads[i] = leaves[i] if j is None else j
    into = order[found[m]]
    assert into is not None
    heads[enters[into]] = into
    return heads
