"""Toponyms of annotated articles (XML of LGL, TR-News or GeoVirus): resolved where given, and found and resolved end to end.

A place is right within 161 km (100 miles) of the annotated point, the usual measure. Given: of all toponyms with coordinates.
End to end: a found name is paired with the first annotated one that it overlaps, one to one; a found name on a toponym that the
annotators gave no coordinates counts neither way. ``median_km`` is over the toponyms given.
"""

from __future__ import annotations

import argparse
import time
from statistics import median
from typing import Any, NamedTuple

from rashomon.language import Reader
from rashomon.resolve.where import Gazetteer, find_toponyms, resolve_toponyms
from rashomon.resolve.where_geo import distance_km

from .common import prf, reader
from .toponyms import Article, read_articles

NEAR_KM = 161
FAR_KM = 20_038.0


class Point(NamedTuple):
    """WGS 84 degrees."""

    lat: float
    lon: float


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """Percent, kilometres, and the seconds of processor time that a thousand given toponyms take."""
    articles = list(read_articles(args.path))
    gazetteer = Gazetteer.open()
    began = time.process_time()
    away = [km for a in articles for km in given(a, gazetteer)]
    took = time.process_time() - began
    if not away:
        raise SystemExit(f"{args.path}: no toponym in it has coordinates.")
    r = reader(args)
    counts = [end_to_end(a, r, gazetteer, args.demonyms) for a in articles]
    p, rec, f = prf(*(sum(c[k] for c in counts) for k in range(3)))
    return {
        "toponyms": len(away), "acc161": round(100 * sum(d <= NEAR_KM for d in away) / len(away), 1), "median_km": round(median(away), 1),
        "p161": p, "r161": rec, "f161": f, "s_per_1000": round(1000 * took / sum(len(a.toponyms) for a in articles), 2),
    }  # fmt: skip


def given(article: Article, gazetteer: Gazetteer) -> list[float]:
    """How far off each toponym with coordinates is; half the Earth's girth where no place was given."""
    spans = [(t.start, t.end) for t in article.toponyms]
    found = resolve_toponyms(article.text, spans, site=article.site, gazetteer=gazetteer)
    return [
        distance_km(f.place, Point(t.lat, t.lon)) if f else FAR_KM
        for t, f in zip(article.toponyms, found, strict=True)
        if t.lat is not None and t.lon is not None
    ]


def end_to_end(article: Article, r: Reader, gazetteer: Gazetteer, demonyms: bool) -> tuple[int, int, int]:
    """How many found names are right, how many were found, how many are annotated."""
    sentences = r.read_text(article.text).sentences
    mentions = [(s.words[n.first].start, s.words[n.last - 1].end, n.type) for s in sentences for n in s.names]
    found = find_toponyms(article.text, mentions, site=article.site, demonyms=demonyms, gazetteer=gazetteer)
    gold = [t for t in article.toponyms if t.lat is not None and t.lon is not None]
    used: set[int] = set()
    right = counted = 0
    for f in found:
        pair = next((i for i, t in enumerate(gold) if i not in used and t.start < f.end and f.start < t.end), None)
        if pair is not None:
            used.add(pair)
            right += distance_km(f.place, Point(gold[pair].lat or 0.0, gold[pair].lon or 0.0)) <= NEAR_KM
        elif any(t.lat is None and t.start < f.end and f.start < t.end for t in article.toponyms):
            continue
        counted += 1
    return right, counted, len(gold)
