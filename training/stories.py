"""Learn the weights of stories and of mentions within them: ``python -m training.stories FOLDER [--part Train]`` prints both.

``FOLDER`` is ECB+'s. The topics are dealt into three collections. What a story is (`rashomon.linking.stories.STORY`) is learnt from
the pairs of reports of all three: one story is one sub-topic. The mentions of each collection are then compared within the stories that
the other two would make of it, mistakes and all, as when new reports are read (`rashomon.linking.mentions.WITHIN`).
``--check`` prints instead the CoNLL F1 of each collection under what the other two teach.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.coref_score import score
from benchmarks.ecbplus import Collection, collection, parts
from rashomon.language import Reader
from rashomon.linking.mentions import Prepared, joined, prepared, within
from rashomon.linking.stories import STORY, stories, story_signs
from rashomon.linking.words import NAMES

from .links import fit, table

DEALT = 3

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Fold:
    """A collection with what its words are compared by, and its pairs of reports: their signs and whether they are of one sub-topic."""

    found: Collection
    known: Prepared
    rows: Any
    same: Any


def topic(name: str) -> tuple[str, str]:
    """A document's topic and sub-topic: "36_7ecbplus" is of "36" and of "36ecbplus"."""
    number, _, rest = name.partition("_")
    return number, number + rest.lstrip("0123456789")


def dealt(found: Collection) -> list[Fold]:
    """The collection parted by topics."""
    of = {r.id: topic(r.name)[0] for r in found.reports}
    topics = sorted(set(of.values()), key=int)
    out = []
    for k in range(DEALT):
        chosen = set(topics[k::DEALT])
        kept = [i for i, c in enumerate(found.claims) if of[c.report] in chosen]
        reports = tuple(r for r in found.reports if of[r.id] in chosen)
        out.append(fold(Collection(reports, tuple(found.claims[i] for i in kept), tuple(found.chains[i] for i in kept))))
    return out


def fold(found: Collection) -> Fold:
    """A collection made ready to learn from."""
    known = prepared(found.reports, found.claims)
    pairs = story_signs(found.reports, known.documents, known.rarity)
    sub = [topic(r.name)[1] for r in found.reports]
    rows = np.array([[signs[name] for name in STORY] for signs in pairs.values()])
    return Fold(found, known, rows, np.array([float(sub[i] == sub[j]) for i, j in pairs]))


def learn_stories(folds: Sequence[Fold]) -> Weights:
    """What makes two reports one story."""
    return dict(zip(STORY, fit(np.concatenate([f.rows for f in folds]), np.concatenate([f.same for f in folds])), strict=True))


def parted(f: Fold, weights: Weights) -> dict[str, int]:
    """The stories of a fold under such weights."""
    return stories(f.found.reports, f.known.documents, f.known.rarity, weights)


def learn_within(folds: Sequence[Fold]) -> Weights:
    """What makes two mentions within a story one occurrence."""
    tables = []
    for f in folds:
        story = parted(f, learn_stories([g for g in folds if g is not f]))
        tables.append(table(f.found, f.known, within(story)))
    return dict(zip(NAMES, fit(np.concatenate([x for x, _ in tables]), np.concatenate([y for _, y in tables])), strict=True))


def checked(folds: Sequence[Fold]) -> list[float]:
    """CoNLL F1 in percent of each fold under the weights that the others teach."""
    out = []
    for f in folds:
        others = [g for g in folds if g is not f]
        chains: dict[str, set[int]] = defaultdict(set)
        for i, chain in enumerate(f.found.chains):
            chains[chain].add(i)
        out.append(score(chains.values(), joined(f.known, parted(f, learn_stories(others)), learn_within(others)))["conll"])
    return out


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("folder", type=Path)
    p.add_argument("--part", default="Train")
    p.add_argument("--check", action="store_true")
    args = p.parse_args()
    folds = dealt(collection(args.folder, parts(args.folder, [args.part]), Reader(threads=2)))
    if args.check:
        found = checked(folds)
        print(f"CoNLL F1 {', '.join(map(str, found))}; mean {sum(found) / len(found):.1f}")
        return
    for title, weights in (("STORY", learn_stories(folds)), ("WITHIN", learn_within(folds))):
        print(title)
        for name, weight in weights.items():
            print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
