"""Copies and rewrites: pairs found in a set with known relations, false alarms on ECB+, cost of one more report, and spun texts.

Without a PATH: the built set. ``f1``, ``p``, ``r`` are of pairs of a derived report with its original (any relation counts; a relation
between reports of different events, or with an independent report of the same event, is false; derivations of one original may be
related to each other and are not counted). ``kind_right`` is the share of found pairs with the right kind. ``families_f1`` is of pairs
of reports that `copy_families` puts together (originals with their copies and rewrites). ``spun_*`` is the warning of tortured phrases.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from rashomon.linking import CopyIndex, copy_families
from rashomon.linking.tortured import spun
from rashomon.records import CopyRelation, Report

from .common import prf
from .copyset import DERIVED, Item, build


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """Figures in percent."""
    if args.ecbplus:
        return on_ecbplus(args.ecbplus, args.show)
    if args.grow:
        return growing(args.grow)
    if args.path:
        return clean(args.path, args.show)
    return on_set(build(args.seed), args.show)


def on_set(items: Sequence[Item], show: bool) -> dict[str, Any]:
    """Pairs found in a built set."""
    by_id = {i.report.id: i for i in items}
    index = CopyIndex()
    for i in items:
        index.add(i.report)
    found, right, wrong = _told(index.relations(), by_id, show)
    if show:
        _show_missed(index.relations(), items)
    gold = Counter(i.kind for i in items if i.kind in DERIVED)
    p, r_, f = prf(sum(found.values()), sum(found.values()) + sum(wrong.values()), sum(gold.values()))
    out: dict[str, Any] = {"reports": len(items), "p": p, "r": r_, "f1": f, "kind_right": _share(sum(right.values()), sum(found.values()))}
    for kind in DERIVED:
        out[f"{kind}_r"] = _share(found[kind], gold[kind])
    for kind in ("copy", "rewrite", "reuse"):
        typed = sum(found[k] for k in DERIVED if DERIVED[k] == kind)
        out[f"{kind}_p"] = _share(typed, typed + wrong[kind])
    return out | {"families_f1": _families(items)} | _spun(items)


def _told(relations: Iterable[CopyRelation], by_id: Mapping[str, Item], show: bool) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Pairs found by kind of derivation, those of them with the right kind, and false relations by kind of relation."""
    found, right, wrong = Counter[str](), Counter[str](), Counter[str]()
    for r in relations:
        a, b = by_id[r.report], by_id[r.of]
        pair = {a.kind, b.kind}
        if a.family == b.family and "original" in pair and "independent" not in pair:
            kind = next(k for k in pair if k != "original")
            found[kind] += 1
            right[kind] += r.kind == DERIVED[kind]
            if show and r.kind != DERIVED[kind]:
                print("KIND", r.kind, r.score, a.report.name, b.report.name, r.reasons)
        elif a.family != b.family or "independent" in pair:
            wrong[r.kind] += 1
            if show:
                print("FALSE", r.kind, r.score, a.report.name, b.report.name, r.reasons)
    return found, right, wrong


def _show_missed(relations: Iterable[CopyRelation], items: Sequence[Item]) -> None:
    pairs = {frozenset((r.report, r.of)) for r in relations}
    originals = {i.family: i for i in items if i.kind == "original"}
    for i in items:
        if i.kind in DERIVED and frozenset((i.report.id, originals[i.family].report.id)) not in pairs:
            print("MISSED", i.report.name)


def _families(items: Sequence[Item]) -> float:
    ids = {i.report.id: i for i in items}
    found = copy_families([i.report for i in items])
    close = ("original", "wire", "paraphrase", "spun")
    gold = {(a.report.id, b.report.id) for a, b in combinations(items, 2) if a.family == b.family and a.kind in close and b.kind in close}
    said = {(a, b) for a, b in combinations(ids, 2) if found[a] == found[b]}
    return prf(len(gold & said), len(said), len(gold))[2]


def _spun(items: Sequence[Item]) -> dict[str, Any]:
    warned = [(i.kind, spun(i.report.text)) for i in items]
    rewritten = [s for k, s in warned if k == "spun"]
    plain = [s for k, s in warned if k in ("original", "independent", "wire")]
    return {
        "spun_recall": _share(sum(s is not None for s in rewritten), len(rewritten)),
        "spun_recall_without_table": _share(sum(s is not None and s.score >= s.limit for s in rewritten), len(rewritten)),
        "spun_false_alarms": _share(sum(s is not None for s in plain), len(plain)),
    }


def on_ecbplus(folder: Path, show: bool) -> dict[str, Any]:
    """Pairs of documents of one topic that are called copies or rewrites, or reuse a passage; all are reports by different outlets."""
    topics: dict[str, list[Report]] = {}
    for name, text in ecbplus(folder):
        topics.setdefault(name.split("_")[0], []).append(Report(name=name, text=text))
    pairs, found = 0, Counter[str]()
    for reports in topics.values():
        pairs += len(reports) * (len(reports) - 1) // 2
        index, names = CopyIndex(), {r.id: r for r in reports}
        for r in reports:
            index.add(r)
        for rel in index.relations():
            found[rel.kind] += 1
            if show:
                print(rel.kind, rel.score, names[rel.report].name, names[rel.of].name, rel.reasons)
                print("   ", names[rel.report].text[:300].replace("\n", " | "), "\n   ", names[rel.of].text[:300].replace("\n", " | "))
    return {
        "pairs": pairs, "copy": found["copy"], "rewrite": found["rewrite"], "reuse": found["reuse"],
        "called_copies": round(100 * (found["copy"] + found["rewrite"]) / pairs, 3), "any_relation": round(100 * found.total() / pairs, 3),
    }  # fmt: skip


def ecbplus(folder: Path) -> Iterable[tuple[str, str]]:
    """Names and texts of all documents of a folder of ECB+ token files, one sentence a line."""
    for path in sorted(folder.glob("*_corpus.txt.gz")):
        docs: dict[str, dict[str, list[str]]] = {}
        with gzip.open(path, "rt", encoding="utf-8") as f:
            for line in f:
                row = line.rstrip("\n").split("\t")
                if len(row) > 3:
                    docs.setdefault(row[0], {}).setdefault(row[1], []).append(row[3])
        yield from ((name, "\n\n".join(" ".join(s) for s in said.values())) for name, said in docs.items())


def clean(folder: Path, show: bool) -> dict[str, Any]:
    """How many texts of a folder of public data (re3d, hrdsattack or ecbplus) the warning of tortured phrases calls spun."""
    texts = [t for t in _texts(folder) if t.strip()]
    warned = [(t, s) for t in texts if (s := spun(t)) is not None]
    if show:
        for t, s in warned:
            print(s.score, s.limit, s.reasons, t[:100].replace("\n", " "))
    return {"texts": len(texts), "false_alarms": _share(len(warned), len(texts))}


def _texts(folder: Path) -> Iterable[str]:
    for path in sorted(folder.glob("*.documents.jsonl")):
        yield from (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines())
    for path in sorted(folder.glob("*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            yield re.sub(r"<[^>]+>", "\n", row["sample"]["Input.article_interface"])
    yield from (text for _, text in ecbplus(folder))


def growing(most: int) -> dict[str, Any]:
    """Milliseconds of processor time for one more report while the index grows to ``most`` reports: the mean of each tenth."""
    reports: list[Report] = []
    seed = 0
    while len(reports) < most:
        reports += [i.report for i in build(seed)]
        seed += 1
    index, out = CopyIndex(), {}
    step = most // 10
    for at in range(0, most - step + 1, step):
        began = time.process_time()
        for r in reports[at : at + step]:
            index.add(r)
        out[f"ms_at_{at + step}"] = round(1000 * (time.process_time() - began) / step, 2)
    return out


def _share(n: float, of: float) -> float:
    return round(100 * n / of, 1) if of else 0.0
