"""Learn the weights of `rashomon.linking.words`: ``python -m training.links FOLDER [--part Train]`` prints them.

Logistic regression (Newton's method, an L2 penalty of 1) over all pairs of mentions of reports that are alike; ``FOLDER`` is ECB+'s.
``--rarity`` also writes how many of its documents hold each stem to ``src/rashomon/linking/data/rarity.txt``.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.ecbplus import Collection, collection, parts
from rashomon.language import Reader
from rashomon.linking.mentions import Prepared, candidates, prepared
from rashomon.linking.words import DATA, NAMES, Document, content, cosine, signs

LEAST_DOCUMENTS = 2
ALIKE = 0.04
"""Reports with less in common are not compared."""


def pairs(folder: Path, part: str) -> tuple[Any, Any]:
    """One row of signs a pair, and whether it is one occurrence."""
    found = collection(folder, parts(folder, [part]), Reader(threads=2))
    return table(found, prepared(found.reports, found.claims), lambda a, b: cosine(a.words, b.words) >= ALIKE)


def table(found: Collection, known: Prepared, near: Callable[[Document, Document], bool]) -> tuple[Any, Any]:
    """One row of signs a pair of mentions of reports that are ``near``, and whether it is one occurrence."""
    mentions = known.mentions
    column = {name: i for i, name in enumerate(NAMES)}
    chosen = list(candidates(mentions, near))
    rows = np.zeros((len(chosen), len(NAMES)), np.float32)
    same = np.zeros(len(chosen), np.float32)
    for k, (i, j) in enumerate(chosen):
        for name, value in signs(mentions[i], mentions[j], known.rarity).items():
            rows[k, column[name]] = value
        same[k] = found.chains[i] == found.chains[j]
    return rows, same


def fit(rows: Any, same: Any, penalty: float = 1.0, steps: int = 30) -> Any:
    """The weights that make the pairs likeliest."""
    x = rows.astype(np.float64)
    w = np.zeros(x.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (p - same) + penalty * w
        bend = (x * (p * (1 - p))[:, None]).T @ x + penalty * np.eye(len(w))
        step = np.linalg.solve(bend, slope)
        w -= step
        if abs(step).max() < 1e-5:
            break
    return w


def write_rarity(folder: Path, part: str) -> None:
    """Counts documents by stem; the first line is how many documents there are."""
    found = collection(folder, parts(folder, [part]), Reader(threads=2))
    counts = Counter(w for r in found.reports for w in set(content(r.text)))
    kept = sorted((w, k) for w, k in counts.items() if k >= LEAST_DOCUMENTS)
    lines = [str(len(found.reports)), *(f"{w} {k}" for w, k in kept)]
    (DATA / "rarity.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("folder", type=Path)
    p.add_argument("--part", default="Train")
    p.add_argument("--rarity", action="store_true")
    args = p.parse_args()
    if args.rarity:
        write_rarity(args.folder, args.part)
    for name, weight in zip(NAMES, fit(*pairs(args.folder, args.part)), strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
