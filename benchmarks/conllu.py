"""CoNLL-U files as sentences and as raw text."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Tree:
    """One sentence: words, universal tags, heads (-1: root), relations without subtypes, and offsets into the raw text."""

    words: list[str]
    upos: list[str]
    heads: list[int]
    rels: list[str]
    spans: list[tuple[int, int]]


def read(path: Path) -> tuple[list[Tree], str]:
    """The sentences of a file, and the raw text that they were cut from (paragraphs and documents apart by an empty line)."""
    opener = gzip.open if path.suffix == ".gz" else open
    trees: list[Tree] = []
    text = ""
    rows: list[list[str]] = []
    sentence = ""
    with opener(path, "rt", encoding="utf-8") as lines:
        for raw in [*lines, "\n"]:
            line = raw.rstrip("\n")
            if line.startswith(("# newdoc", "# newpar")):
                text = text.rstrip() + ("\n\n" if text else "")
            elif line.startswith("# text = "):
                sentence = line[9:]
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                trees.append(_tree(rows, sentence, len(text)))
                glued = rows[-1][9] if len(rows[-1]) > 9 else ""
                text += sentence + ("" if "SpaceAfter=No" in glued else " ")
                rows = []
    return trees, text.rstrip()


def _tree(rows: list[list[str]], sentence: str, base: int) -> Tree:
    words = [r for r in rows if r[0].isdigit()]
    spans: dict[int, tuple[int, int]] = {}
    at, inside = 0, {}
    for r in rows:
        if "-" in r[0]:
            start = sentence.index(r[1], at)
            first, last = map(int, r[0].split("-"))
            inside = dict.fromkeys(range(first, last + 1), start + len(r[1]))
            at = start
        elif r[0].isdigit():
            n = int(r[0])
            end = inside.get(n, len(sentence))
            start = sentence.find(r[1], at, end)
            if start < 0:
                spans[n] = (base + at, base + min(at + 1, end))
                continue
            spans[n] = (base + start, base + start + len(r[1]))
            at = start + len(r[1])
    return Tree(
        [w[1] for w in words], [w[3] for w in words], [int(w[6]) - 1 for w in words], [w[7].split(":")[0] for w in words],
        [spans[int(w[0])] for w in words],
    )  # fmt: skip
