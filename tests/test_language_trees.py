"""Trees against an independent implementation of the maximum spanning arborescence."""

from __future__ import annotations

import networkx
import numpy as np
import pytest

from rashomon.language.trees import heads_of


def best_by_networkx(scores: np.ndarray) -> float:
    """The best single-root tree's score: the best over all choices of the root."""
    n = len(scores)
    best = -np.inf
    for root in range(n):
        graph = networkx.DiGraph()
        graph.add_edge(n, root, weight=float(scores[root, n]))
        for dep in range(n):
            for head in range(n):
                if dep not in (head, root):
                    graph.add_edge(head, dep, weight=float(scores[dep, head]))
        if n == 1:
            return float(scores[0, 1])
        tree = networkx.maximum_spanning_arborescence(graph)
        best = max(best, sum(d["weight"] for *_, d in tree.edges(data=True)))
    return best


@pytest.mark.parametrize("seed", range(40))
def test_trees_have_one_root_and_no_cycle(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(int(seed % 9) + 1, int(seed % 9) + 2)).astype(np.float32)
    heads = heads_of(scores)
    assert heads.count(-1) == 1
    for i in range(len(heads)):
        at, steps = i, 0
        while at != -1:
            at, steps = heads[at], steps + 1
            assert steps <= len(heads)


@pytest.mark.parametrize("seed", range(25))
def test_the_tree_is_the_best_one_below_its_root(seed: int) -> None:
    scores = np.random.default_rng(100 + seed).normal(size=(6, 7)).astype(np.float32)
    heads = heads_of(scores)
    root = heads.index(-1)
    fixed = scores.copy()
    fixed[:, 6] = -1e6
    fixed[root, 6] = scores[root, 6]
    ours = sum(float(scores[i, h if h >= 0 else 6]) for i, h in enumerate(heads))
    assert ours == pytest.approx(best_by_networkx(fixed), abs=1e-4)
