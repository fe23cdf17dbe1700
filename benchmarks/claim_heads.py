"""The claim heads on annotated sentences (the shape of ``gold/train``).

Triggers are found and typed by model and lexicon as `rashomon read` does; a trigger is right where it overlaps a gold one.
Roles, figures, sources and stance are measured with the trigger given: a role is right where its span overlaps a gold one
(one to one), and so are figures, times and places; ``figure_values`` counts a figure as right only where its measure and both
bounds are, whatever its span; stance is right where it is equal.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from typing import Any

from rashomon.claims.attribution import attribute
from rashomon.claims.extract import claim_of, extract
from rashomon.claims.lexicon import Lexicon
from rashomon.language import Reader, split_words
from rashomon.records import Analysis, Claim, Report, Sentence, Word

from .common import aside, prf, reader

Layer = str


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """F1 in percent: trigger, typed, agents, targets, places, time, figures, sources, stance."""
    rows = [r for r in load(args) if not args.aside or aside(r["id"])]
    r, lexicon = reader(args), Lexicon.load()
    tally: dict[Layer, Counter[str]] = {}
    for row, found, told in zip(rows, free(r, lexicon, rows), given(r, lexicon, rows), strict=True):
        _triggers(row["claims"], found, tally)
        for g, c in zip(row["claims"], told, strict=True):
            if c is not None:
                _roles(g, c, tally)
    return {"sentences": len(rows), **{k: prf(t["tp"], t["p"], t["g"])[2] for k, t in tally.items()}}


def load(args: argparse.Namespace) -> list[dict[str, Any]]:
    """The sentences of a file, or of all files of a folder; re-cased where asked (offsets hold: no character changes its length)."""
    paths = sorted(args.path.glob("*.jsonl")) if args.path.is_dir() else [args.path]
    rows = [json.loads(x) for p in paths for x in p.read_text(encoding="utf-8").splitlines() if x.strip()]
    if args.case:
        for row in rows:
            changed = "".join(x if len(x) == 1 else c for c, x in ((c, getattr(c, args.case)()) for c in row["text"]))
            row["text"] = changed
    return rows


def parsed(r: Reader, rows: list[dict[str, Any]], spans: list[list[tuple[int, int]]] | None) -> list[Sentence]:
    """One `Sentence` a row, with offsets into its text."""
    cut = [split_words(row["text"]) for row in rows]
    words = [[row["text"][a:b] for a, b in w] for row, w in zip(rows, cut, strict=True)]
    out = []
    for row, at, s in zip(rows, cut, r.read_words(words, spans), strict=True):
        placed = tuple(Word(a, b, *w[2:]) for (a, b), w in zip(at, s.words, strict=True))
        out.append(Sentence(0, len(row["text"]), placed, s.names, s.occurrences))
    return out


def free(r: Reader, lexicon: Lexicon, rows: list[dict[str, Any]]) -> list[tuple[Claim, ...]]:
    """The claims that are found in each sentence."""
    return [
        extract(Report(name=row["id"], text=row["text"]), Analysis((s,)), lexicon)
        for row, s in zip(rows, parsed(r, rows, None), strict=True)
    ]


def given(r: Reader, lexicon: Lexicon, rows: list[dict[str, Any]]) -> list[list[Claim | None]]:
    """The claims that are read for the gold triggers of each sentence."""
    spans = []
    for row in rows:
        cut = split_words(row["text"])
        at = [
            [i for i, (a, b) in enumerate(cut) if a < c["trigger"]["end"] and c["trigger"]["start"] < b]
            for c in row["claims"]
        ]
        spans.append([(x[0], x[-1] + 1) for x in at])
    out: list[list[Claim | None]] = []
    for row, want, s in zip(rows, spans, parsed(r, rows, spans), strict=True):
        report = Report(name=row["id"], text=row["text"])
        by_span = {(o.first, o.last): o for o in s.occurrences}
        read = [claim_of(report, s, by_span[w], lexicon) for w in want if w in by_span]
        told = iter(attribute(report, Analysis((s,)), read))
        out.append([next(told) if w in by_span else None for w in want])
    return out


def _add(tally: dict[Layer, Counter[str]], layer: Layer, tp: int, predicted: int, gold: int) -> None:
    tally.setdefault(layer, Counter()).update(tp=tp, p=predicted, g=gold)


def overlap(g: dict[str, Any], p: Any) -> bool:
    """Whether a gold span and one of ours share a character."""
    return bool(g["start"] < p.end and p.start < g["end"])


def matched(gold: list[Any], ours: list[Any], same: Any) -> int:
    """How many of ``gold`` find a partner of their own."""
    used: set[int] = set()
    for g in gold:
        k = next((k for k, p in enumerate(ours) if k not in used and same(g, p)), None)
        if k is not None:
            used.add(k)
    return len(used)


def _triggers(gold: list[dict[str, Any]], ours: tuple[Claim, ...], tally: dict[Layer, Counter[str]]) -> None:
    same = lambda g, c: overlap(g["trigger"], c.trigger)  # noqa: E731
    typed = lambda g, c: same(g, c) and g["type"] == c.type  # noqa: E731
    _add(tally, "trigger", matched(gold, list(ours), same), len(ours), len(gold))
    _add(tally, "typed", matched(gold, list(ours), typed), len(ours), len(gold))


def _roles(g: dict[str, Any], c: Claim, tally: dict[Layer, Counter[str]]) -> None:
    ours_by_layer: dict[Layer, list[Any]] = {
        "agents": list(c.agents), "targets": list(c.targets), "places": list(c.places),
        "time": [c.time.span] if c.time.span else [], "figures": list(c.figures),
        "sources": [s for s in c.sources if s.role != "via"],
    }  # fmt: skip
    for layer, ours in ours_by_layer.items():
        gold = g.get(layer) or []
        gold = [gold] if isinstance(gold, dict) else gold
        if layer == "sources":
            gold = [s for s in gold if s["role"] != "via"]
        _add(tally, layer, matched(gold, ours, overlap), len(ours), len(gold))
        if layer == "figures":
            _add(tally, "figure_values", matched(gold, ours, figure), len(ours), len(gold))
    _add(tally, "stance", int(c.stance == g["stance"]), 1, 1)


def figure(g: dict[str, Any], p: Any) -> bool:
    """Whether measure and both bounds agree."""
    return bool(g["measure"] == p.measure and g.get("low") == p.low and g.get("high") == p.high)
