"""The place of a given event word: token precision and recall over the sentences' location spans."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .common import aside, prf, reader
from .locations import read_locations


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """P and R from 0 to 1, over words; sentences that are annotated as claims too can be left out (``--without``)."""
    known = hashes(args.without)
    rows = [r for r in read_locations(args.path) if (not args.aside or aside(r.key)) and _hash(r.text) not in known]
    words, given = [r.words for r in rows], [[(r.event[0], r.event[-1] + 1)] for r in rows]
    tp = predicted = total = 0
    for s, g in zip(reader(args).read_words(words, given), (r.place for r in rows), strict=True):
        found = {i for o in s.occurrences for r in o.roles if r.role == "place" for i in range(r.first, r.last)}
        tp += len(found & g)
        predicted += len(found)
        total += len(g)
    p, r, f = prf(tp, predicted, total)
    return {"sentences": len(words), "p": round(p / 100, 3), "r": round(r / 100, 3), "f1": round(f / 100, 3)}


def hashes(files: Iterable[Path]) -> frozenset[str]:
    """Hashes of the sentences of JSON-lines files, which hold the ``text`` or its ``sha256`` (16 digits)."""
    rows = [json.loads(line) for f in files for line in f.read_text(encoding="utf-8").splitlines()]
    return frozenset(r["sha256"] if "sha256" in r else _hash(r["text"]) for r in rows)


def _hash(text: str) -> str:
    return hashlib.sha256(text.strip().encode()).hexdigest()[:16]
