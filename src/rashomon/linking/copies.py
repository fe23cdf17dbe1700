"""Copies of reports: verbatim reprints, wire copies and rewrites that keep most of the words count as one source.

Two reports are copies where at least `SHARED` of the shorter one's word 4-shingles stand in the other, or, for rewrites, where
at least `ECHO` of its rarer content words do and both tell the same numbers (shingling: Broder 1997).
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Sequence

from ..records import Report

SIZE = 4
SHARED = 0.45
ECHO = 0.72
_WORD = re.compile(r"\w+")
_COMMON_AT_MOST = 50


def copy_families(reports: Sequence[Report]) -> dict[str, str]:
    """For each report's id, the id of the first report of its family (itself where it is no copy)."""
    kept = [_shingles(r.text) for r in reports]
    words = [_content(r.text) for r in reports]
    holders: dict[int, list[int]] = defaultdict(list)
    parent = list(range(len(reports)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, shingles in enumerate(kept):
        shared: dict[int, int] = defaultdict(int)
        for s in shingles:
            for j in holders[s][:_COMMON_AT_MOST]:
                shared[j] += 1
            holders[s].append(i)
        for j, n in sorted(shared.items()):
            least = min(len(shingles), len(kept[j]))
            if n >= SHARED * least or (n >= 0.08 * least and _echo(words[i], words[j])):
                a, b = sorted((root(i), root(j)))
                parent[b] = a
    return {r.id: reports[root(i)].id for i, r in enumerate(reports)}


def _shingles(text: str) -> frozenset[int]:
    words = [w.casefold() for w in _WORD.findall(text)]
    return frozenset(_hash(words[i : i + SIZE]) for i in range(max(1, len(words) - SIZE + 1)))


def _hash(words: Sequence[str]) -> int:
    return zlib.crc32("\x1f".join(words).encode("utf-8", "surrogatepass"))


def _content(text: str) -> frozenset[str]:
    return frozenset(w.casefold() for w in _WORD.findall(text) if len(w) > 4 or w.isdigit())


def _echo(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the smaller set of content words stands mostly in the other, its numbers above all."""
    small, large = sorted((a, b), key=len)
    numbers = {w for w in small if w.isdigit()}
    if not small or len(numbers - large) > len(numbers) * 0.3:
        return False
    return len(small & large) >= ECHO * len(small)
