"""Count how often each trigger of the lexicon is one in annotated sentences, and suggest its weight.

    python tools/lexicon_weights.py GOLD/train [--least N]

reads the JSON lines of a folder (``text`` and ``claims`` with ``trigger`` and ``type``; offsets into the text) and prints one
row a word and entry that occurs at least N times (5): how often it was found, was a trigger of the entry's type, was one of
another type; its weight and the suggested one, a mean of the counts and the present weight, which counts as four sightings.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rashomon.claims.lexicon import Entry, Lexicon
from rashomon.records import Sentence

PRIOR = 4.0


class Row(NamedTuple):
    """One entry's counts."""

    entry: Entry
    found: int
    right: int
    other: int

    @property
    def suggestion(self) -> float:
        """The weight that the counts suggest."""
        return round((self.right + PRIOR * self.entry.weight) / (self.found + PRIOR), 2)


def counts(read: Iterable[tuple[Sentence, Sequence[Mapping[str, Any]]]], lexicon: Lexicon) -> list[Row]:
    """The counts of each entry over sentences with their annotated claims, the most frequent first."""
    found: Counter[Entry] = Counter()
    right: Counter[Entry] = Counter()
    other: Counter[Entry] = Counter()
    for sentence, claims in read:
        for hit in lexicon.match(sentence):
            start, end = sentence.words[hit.first].start, sentence.words[hit.last - 1].end
            types = {c["type"] for c in claims if c["trigger"]["start"] < end and start < c["trigger"]["end"]}
            found[hit.entry] += 1
            if hit.type in types:
                right[hit.entry] += 1
            elif types:
                other[hit.entry] += 1
    return [Row(e, n, right[e], other[e]) for e, n in sorted(found.items(), key=lambda p: (-p[1], p[0].rank))]


def _read(folder: Path) -> Iterable[tuple[Sentence, Sequence[Mapping[str, Any]]]]:
    from rashomon.language import Reader

    reader = Reader()
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            for sentence in reader.read_text(row["text"]).sentences:
                yield sentence, [c for c in row["claims"] if sentence.start <= c["trigger"]["start"] < sentence.end]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--least", type=int, default=5)
    args = parser.parse_args()
    print(f"{'found':>6}{'right':>6}{'other':>6}{'now':>6}{'better':>7}  entry")
    for row in counts(_read(args.folder), Lexicon.load()):
        if row.found >= args.least:
            where = ", ".join(c.where for c in row.entry.constraints)
            print(
                f"{row.found:6}{row.right:6}{row.other:6}{row.entry.weight:6.2f}{row.suggestion:7.2f}  {row.entry.name} ({row.entry.pos}; {where})"
            )


if __name__ == "__main__":
    main()
