"""The scorer of coreference on worked examples, and ECB+ files read as reports and claims."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.coref_score import b_cubed, ceaf_e, greatest_sum, muc, score
from benchmarks.ecbplus import parts
from rashomon.errors import InputError

KEY = [frozenset("abc"), frozenset("defg")]
RESPONSE = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


def test_muc() -> None:
    # Key: {a b}{c} keeps 1 of 2 links, {d}{e}{f g} 1 of 3. Response: 1 of 1, 0 of 1, {f g}{h}{i} 1 of 3.
    assert muc(KEY, RESPONSE) == pytest.approx((2 / 5, 2 / 5))


def test_b_cubed() -> None:
    # Recall: a b 2/3, c 1/3, d 1/4, e nothing, f g 2/4, over 7. Precision: a b 1, c d 1/2, f g 2/4, h i nothing, over 8.
    assert b_cubed(KEY, RESPONSE) == pytest.approx(((4 / 3 + 1 / 3 + 1 / 4 + 1) / 7, 4 / 8))


def test_ceaf_matches_clusters_one_to_one() -> None:
    # Best: abc with ab (4/5), defg with fghi (4/8).
    assert ceaf_e(KEY, RESPONSE) == pytest.approx((1.3 / 2, 1.3 / 3))


def test_singletons_count_in_b_cubed_and_ceaf_but_make_no_link() -> None:
    key = [frozenset("a"), frozenset("b"), frozenset("cd")]
    assert score(key, key) == {"muc": 100.0, "b3": 100.0, "ceaf_e": 100.0, "conll": 100.0}
    apart = [frozenset(x) for x in "abcd"]
    assert score(key, apart) == {"muc": 0.0, "b3": 85.7, "ceaf_e": 76.2, "conll": 54.0}


@given(st.lists(st.lists(st.integers(0, 20), min_size=4, max_size=4), min_size=1, max_size=6))
def test_the_greatest_sum_is_that_of_networkx(grid: list[list[int]]) -> None:
    graph = networkx.Graph()
    for i, row in enumerate(grid):
        graph.add_weighted_edges_from((("r", i), ("c", j), x) for j, x in enumerate(row))
    best = sum(graph.edges[e]["weight"] for e in networkx.max_weight_matching(graph))
    assert greatest_sum([[float(x) for x in row] for row in grid]) == pytest.approx(best)


def test_parts_of_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it holds none"):
        parts(tmp_path)
    for name in ("ECB_Dev", "ECB_Test"):
        with gzip.open(tmp_path / f"{name}_Event_gold_mentions.json.gz", "wt") as f:
            json.dump([], f)
    assert parts(tmp_path) == ["ECB_Dev", "ECB_Test"]
    assert parts(tmp_path, ["test"]) == ["ECB_Test"]
