"""The place of a given event word: token precision and recall over the sentences' location spans."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from typing import Any

from rashomon.language import split_words

from .common import aside, prf, reader


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """P and R from 0 to 1, over words."""
    opener = gzip.open if args.path.suffix == ".gz" else open
    words, given, gold = [], [], []
    with opener(args.path, "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            row = json.loads(line)
            if args.aside and not aside(f"el-{hashlib.sha256(row['text'].encode()).hexdigest()[:12]}-{n}"):
                continue
            spans = split_words(row["text"])
            verb = _covered(spans, row["spans"], "VERB")
            if not verb:
                continue
            words.append([row["text"][a:b] for a, b in spans])
            given.append([(min(verb), max(verb) + 1)])
            gold.append(_covered(spans, row["spans"], "LOCATION"))
    tp = predicted = total = 0
    for s, g in zip(reader(args).read_words(words, given), gold, strict=True):
        found = {i for o in s.occurrences for r in o.roles if r.role == "place" for i in range(r.first, r.last)}
        tp += len(found & g)
        predicted += len(found)
        total += len(g)
    p, r, f = prf(tp, predicted, total)
    return {"sentences": len(words), "p": round(p / 100, 3), "r": round(r / 100, 3), "f1": round(f / 100, 3)}


def _covered(words: list[tuple[int, int]], spans: list[dict[str, Any]], label: str) -> set[int]:
    return {
        i for s in spans if s["label"] == label for i, (a, b) in enumerate(words) if a < s["end"] and s["start"] < b
    }
