"""Reports of a closed collection → stories, those that tell one course of events, by their words and names alone.

Two reports of one kind of event share most of their words whether or not they tell the same one. So how alike two are is taken
relative to how alike each is to those nearest to it, and names count twice: those that two share, and the third reports that
both share names with (second-order co-occurrence; Schütze 1998). The signs are weighed by a logistic regression (`STORY`), learnt by
``training/stories.py``, and the reports joined by average linkage.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from ..records import Report
from .cluster import Pair, clusters
from .words import Document, Rarity, Vector, bag, content, log_odds

NEAREST = 5
"""How many reports a report is nearest to."""
THIRD = 0.03
"""Reports that share less of their names say nothing of each other in common."""
STOP = -0.5
"""Joined where the average log odds are above this."""


def stories(
    reports: Iterable[Report], documents: Mapping[str, Document], rarity: Rarity, weights: Mapping[str, float] | None = None
) -> dict[str, int]:
    """Report id → the number of its story. Takes time and memory by the square of the number of reports.

    ``documents`` holds the bags of each report by its id, ``weights`` the log odds of each sign (`STORY` if none are given).
    """
    held = sorted(reports, key=lambda r: r.id)
    if len(held) < 2:
        return {r.id: 0 for r in held}
    scores = {p: log_odds(s, weights or STORY) for p, s in story_signs(held, documents, rarity).items()}
    return {held[i].id: k for k, story in enumerate(clusters(len(held), scores, stop=STOP)) for i in story}


def story_signs(reports: Sequence[Report], documents: Mapping[str, Document], rarity: Rarity) -> dict[Pair, dict[str, float]]:
    """The signs for and against one story, for each pair of places in ``reports``."""
    words = _cosines([documents[r.id].words for r in reports])
    names = _cosines([documents[r.id].names for r in reports])
    first = _cosines([bag(content(r.text.partition("\n")[0]), rarity) for r in reports])
    near_words, near_names, third = _for_their_nearest(words), _for_their_nearest(names), _of_second_order(names)
    return {
        (i, j): {
            "any two reports": 1.0,
            "words alike, for their nearest": float(near_words[i, j]),
            "names alike, for their nearest": float(near_names[i, j]),
            "names alike, of second order": float(third[i, j]),
            "first lines alike": float(first[i, j]),
        }
        for i, j in combinations(range(len(reports)), 2)
    }


def _cosines(bags: Sequence[Vector]) -> Any:
    """The cosines of all pairs; 0 on the diagonal."""
    column = {w: k for k, w in enumerate(sorted({w for b in bags for w in b.words}))}
    rows = np.zeros((len(bags), len(column)))
    for row, b in zip(rows, bags, strict=True):
        row[[column[w] for w in b.words]] = b.weights
    found = rows @ rows.T
    np.fill_diagonal(found, 0.0)
    return found


def _for_their_nearest(alike: Any) -> Any:
    """Each cosine by the geometric mean of what its two reports have in common with their nearest."""
    level = np.sort(alike, axis=1)[:, -min(NEAREST, max(len(alike) - 1, 1)) :].mean(axis=1) + 1e-6
    return alike / np.sqrt(np.outer(level, level))


def _of_second_order(alike: Any) -> Any:
    """The cosines of the rows of cosines: how far two reports are like the same ones."""
    rows = np.where(alike < THIRD, 0.0, alike)
    np.fill_diagonal(rows, 1.0)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows @ rows.T


STORY: Mapping[str, float] = {
    "any two reports": -5.93,
    "words alike, for their nearest": 6.35,
    "names alike, for their nearest": -1.23,
    "names alike, of second order": 6.09,
    "first lines alike": 1.61,
}
"""In log odds; printed by ``python -m training.stories ../shared/data/ecbplus``."""
