"""Tags and trees on a CoNLL-U file, with gold words or (``--raw``) from raw text.

From raw text, words count as right where their offsets are; a tag, a head or a relation where the word and, for the tree,
the head word stand at the same offsets in both (the measure of the CoNLL 2018 shared task, by offsets).
"""

from __future__ import annotations

import argparse
from typing import Any

from .common import prf, reader
from .conllu import Tree, read


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """UPOS, UAS, LAS in percent; with ``--raw`` also the F1 of sentences and words."""
    trees, text = read(args.path)
    return _raw(trees, text, args) if args.raw else _gold(trees, args)


def _gold(trees: list[Tree], args: argparse.Namespace) -> dict[str, Any]:
    found = reader(args).read_words([t.words for t in trees])
    total = tags = heads = both = 0
    for t, s in zip(trees, found, strict=True):
        for i, w in enumerate(s.words):
            total += 1
            tags += w.upos == t.upos[i]
            heads += w.head == t.heads[i]
            both += w.head == t.heads[i] and w.deprel.split(":")[0] == t.rels[i]
    return {"words": total, "upos": _percent(tags, total), "uas": _percent(heads, total), "las": _percent(both, total)}


def _raw(trees: list[Tree], text: str, args: argparse.Namespace) -> dict[str, Any]:
    analysis = reader(args).read_text(text)
    gold: dict[tuple[int, int], tuple[str, Any, str]] = {}
    ours: dict[tuple[int, int], tuple[str, Any, str]] = {}
    for t in trees:
        for i, span in enumerate(t.spans):
            gold[span] = (t.upos[i], t.spans[t.heads[i]] if t.heads[i] >= 0 else None, t.rels[i])
    for s in analysis.sentences:
        at = [(w.start, w.end) for w in s.words]
        for i, w in enumerate(s.words):
            ours[at[i]] = (w.upos, at[w.head] if w.head >= 0 else None, w.deprel.split(":")[0])
    same = gold.keys() & ours.keys()
    sentences_gold = {(t.spans[0][0], t.spans[-1][1]) for t in trees}
    sentences_ours = {(s.words[0].start, s.words[-1].end) for s in analysis.sentences if s.words}
    n, m = len(ours), len(gold)
    return {
        "sentences": prf(len(sentences_gold & sentences_ours), len(sentences_ours), len(sentences_gold))[2],
        "words": prf(len(same), n, m)[2],
        "upos": prf(sum(gold[k][0] == ours[k][0] for k in same), n, m)[2],
        "uas": prf(sum(gold[k][1] == ours[k][1] for k in same), n, m)[2],
        "las": prf(sum(gold[k][1:] == ours[k][1:] for k in same), n, m)[2],
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0
