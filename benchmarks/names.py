"""Names of re3d, its own types, exact spans: rows of confidence at least 0.5, of overlapping spans the longer."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from rashomon.language.decode import bio_spans, softmax

from .common import prf, reader


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """P, R, F1 in percent over all documents of a folder of re3d files."""
    r = reader(args)
    tp = predicted = gold = 0
    for text, spans in documents(args.path, args.skip, args.only):
        found = set(names_in(r, text))
        tp += len(found & spans)
        predicted += len(found)
        gold += len(spans)
    p, rec, f = prf(tp, predicted, gold)
    return {"p": p, "r": rec, "f1": f}


def documents(folder: Path, skip: list[str], only: list[str]) -> list[tuple[str, set[tuple[int, int, str]]]]:
    """(text, spans) of every document below ``folder``, of the sources wanted."""
    out = []
    for path in sorted(folder.glob("*.documents.jsonl")):
        source = path.name.split(".")[0]
        if source in skip or (only and source not in only):
            continue
        entities: dict[str, set[tuple[int, int, str]]] = {}
        rows = path.with_name(path.name.replace("documents", "entities")).read_text(encoding="utf-8").splitlines()
        for e in map(json.loads, rows):
            if e["confidence"] >= 0.5:
                entities.setdefault(e["documentId"], set()).add((e["begin"], e["end"], e["type"]))
        for d in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            kept: list[tuple[int, int, str]] = []
            for s in sorted(entities.get(d["_id"], ()), key=lambda s: (s[0] - s[1], s)):
                if all(s[1] <= k[0] or k[1] <= s[0] for k in kept):
                    kept.append(s)
            out.append((d["text"], set(kept)))
    return out


def names_in(r: Any, text: str) -> list[tuple[int, int, str]]:
    """Character spans with the type, of the name head alone (the time head is another task)."""
    from rashomon.language import split_sentences, split_words

    out = []
    for a, b in split_sentences(text):
        spans = split_words(text, a, b)
        arrays, _ = r.session.read([r.session.subwords([text[x:y] for x, y in spans])])
        p = softmax(arrays["names"][0])
        tags = [r.session.labels.names[i] for i in p.argmax(-1)]
        out += [(spans[n.first][0], spans[n.last - 1][1], n.type) for n in bio_spans(tags, p.max(-1).tolist())]
    return out
