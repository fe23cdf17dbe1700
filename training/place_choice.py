"""Fit the weights by which a claim that names no place is given one: a conditional logit over what the report offers.

    python -m training.place_choice ../shared/data

reads the documents annotated whole, as the package reads them, sets the offers of :mod:`rashomon.resolve.where_infer` for each
claim against the places annotated for it, fits on the documents that training uses, prints how often the best offer is right on
those and on the documents left aside, and writes ``src/rashomon/resolve/data/where_choice.yaml``. Takes about two minutes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import numpy.typing as npt
import yaml

from rashomon.pipeline import Pipeline
from rashomon.records import Claim, Place, Report
from rashomon.resolve import where_infer
from rashomon.resolve.where import resolve_places
from rashomon.resolve.where_choice import Option
from rashomon.resolve.where_geo import distance_km

from .data import aside
from .standoff import Document, whole_documents

ANNOTATIONS = Path(__file__).parent / "annotations"
WEIGHTS = Path(where_infer.__file__).parent / "data" / "where_choice.yaml"
L2, STEPS, RATE, MOMENTUM, SCALE = 5.0, 400, 0.05, 0.9, 0.99
RIGHT = 0.6
_SAME_KM = 25

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """A claim without a place of its own: its offers, and how right each is, from 0 to 1."""

    aside: bool
    options: list[Option]
    right: Floats


def cases(data: Path) -> Iterator[Case]:
    """A case for each claim that the package finds, gives no place of its own, and that is annotated with one."""
    pipeline = Pipeline()
    seen: dict[tuple[int, int], list[Option]] = {}

    def watched(index: int, claims: Sequence[Claim], *rest: Any) -> list[Option]:
        found = offers(index, claims, *rest)
        seen[claims[index].trigger.start, claims[index].trigger.end] = found
        return found

    offers = where_infer.offers
    with patch.object(where_infer, "offers", watched):
        for document in whole_documents(data, ANNOTATIONS):
            seen.clear()
            report = Report(name=document.id, text=document.text, title=document.title, published=document.published)
            claims = [c for c in pipeline.read(report) if (c.trigger.start, c.trigger.end) in seen]
            kept = dict(seen)
            yield from _cases(report, document, claims, kept)


def _cases(
    report: Report, document: Document, claims: Sequence[Claim], offered: dict[tuple[int, int], list[Option]]
) -> Iterator[Case]:
    for claim in claims:
        told = next((t for t in document.claims if t["trigger"][0] < claim.trigger.end and claim.trigger.start < t["trigger"][1]), None)
        options = offered[claim.trigger.start, claim.trigger.end]
        if told is None or not told["places"] or not options:
            continue
        spans = [Place(start=a, end=b, text=report.text[a:b]) for a, b in told["places"]]
        right = resolve_places(report, [claim.model_copy(update={"places": tuple(spans)})])[0].places
        yield Case(aside(document.id), options, np.array([_agreement(o.places, right) for o in options]))


def _agreement(offered: Sequence[Place], right: Sequence[Place]) -> float:
    """F1 of places offered against places annotated: the same words, or points at most 25 km apart."""
    found = sum(any(_same(a, b) for b in right) for a in offered)
    return 2 * min(found, sum(any(_same(a, b) for a in offered) for b in right)) / (len(offered) + len(right))


def _same(a: Place, b: Place) -> bool:
    if a.start < b.end and b.start < a.end:
        return True
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return distance_km(_Point(a.lat, a.lon), _Point(b.lat, b.lon)) <= _SAME_KM


@dataclass(frozen=True)
class _Point:
    lat: float
    lon: float


def matrices(found: Sequence[Case], names: Sequence[str]) -> list[tuple[Floats, Floats]]:
    """The signs of each case's offers as numbers, [offers, signs], and how right each is."""
    return [(np.array([[o.signs.get(n, 0.0) for n in names] for o in c.options]), c.right) for c in found]


def fit(rows: Sequence[tuple[Floats, Floats]], width: int) -> Floats:
    """Weights of most likelihood with a Gaussian prior (L2), by Adam; where several offers are right, they share."""
    rows = [(m, _goal(y)) for m, y in rows if y.max() > 0]
    w, mean, square = np.zeros(width), np.zeros(width), np.zeros(width)
    for step in range(1, STEPS + 1):
        gradient = L2 * w
        for m, right in rows:
            z = np.exp(m @ w - (m @ w).max())
            z /= z.sum()
            goal = z * right / (z * right).sum()
            gradient -= m.T @ (goal - z)
        mean = MOMENTUM * mean + (1 - MOMENTUM) * gradient
        square = SCALE * square + (1 - SCALE) * gradient**2
        w = w - RATE * (mean / (1 - MOMENTUM**step)) / (np.sqrt(square / (1 - SCALE**step)) + 1e-8)
    return w


def _goal(right: Floats) -> Floats:
    return (right > RIGHT if (right > RIGHT).any() else right > 0).astype(float)


def score(rows: Sequence[tuple[Floats, Floats]], w: Floats) -> float:
    """How right the best offer is, in percent."""
    return 100 * float(np.mean([y[int(np.argmax(m @ w))] for m, y in rows]))


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the choice of inferred places.")
    parser.add_argument("data", type=Path, help="the folder of the public sets")
    found = list(cases(parser.parse_args().data))
    train, held = [c for c in found if not c.aside], [c for c in found if c.aside]
    names = sorted({n for c in train for o in c.options for n in o.signs})
    w = fit(matrices(train, names), len(names))
    for part, rows in (("trained on", matrices(train, names)), ("left aside", matrices(held, names))):
        most = 100 * float(np.mean([y.max() for _, y in rows]))
        print(f"{part}: {len(rows)} claims, the best offer right in {score(rows, w):.1f} %, one of the offers in {most:.1f} %")
    kept = {n: round(float(x), 2) for n, x in zip(names, w, strict=True)}
    head = "# Log odds of the signs that weigh a place for a claim that names none; written by training.place_choice.\n"
    WEIGHTS.write_text(head + yaml.safe_dump({n: x for n, x in kept.items() if x}, sort_keys=True), encoding="utf-8")


if __name__ == "__main__":
    main()
