"""Which stored reports a report must be compared with: an inverted index over keys that few reports share.

Keys of words: word 4-grams chosen by winnowing (Schleimer, Wilkerson and Aiken 2003: of every `WINDOW` in a row the one with the
least hash), so that any run of `WINDOW` + 3 words that two reports share gives them a key in common. Keys of signs: neighbouring
numbers, days and names, which a rewriter leaves in their order. A key that `COMMON` reports hold says little: its later holders
are not kept. So the work for one more report is bounded by its own length, however many are stored.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable

from .copies_telling import Telling

SIZE = 4
WINDOW = 12
COMMON = 48
CANDIDATES = 24
_LEAST = 0.12
_MOST_KEYS = 4000


class KeyIndex:
    """Numbers of reports by key. Ask with :meth:`candidates`, then :meth:`add`."""

    def __init__(self) -> None:
        self._holders: dict[int, int | list[int]] = {}

    def candidates(self, keys: Iterable[int]) -> list[int]:
        """The reports that share most with these keys, rare keys counting most; at most `CANDIDATES`, the likeliest first."""
        votes: dict[int, float] = defaultdict(float)
        for key in keys:
            held = self._holders.get(key, ())
            holders = (held,) if isinstance(held, int) else held
            for i in holders:
                votes[i] += 1 / (1 + len(holders))
        ranked = sorted((i for i, v in votes.items() if v >= _LEAST), key=lambda i: (-votes[i], i))
        return ranked[:CANDIDATES]

    def add(self, number: int, keys: Iterable[int]) -> None:
        """Keep a report's number under its keys."""
        for key in keys:
            held = self._holders.get(key)
            if held is None:
                self._holders[key] = number
            elif isinstance(held, int):
                self._holders[key] = [held, number]
            elif len(held) < COMMON:
                held.append(number)


def keys(t: Telling) -> tuple[int, ...]:
    """The keys of a telling, sorted, each once; of very long texts those with the least hashes."""
    found = {*_winnowed(t.words), *_signed(t)}
    return tuple(sorted(found)[:_MOST_KEYS])


def shingles(words: str) -> set[str]:
    """The word 4-grams of a string of words; the whole where it is shorter."""
    return {words[i : i + SIZE] for i in range(max(1, len(words) - SIZE + 1))}


def _winnowed(words: str) -> set[int]:
    hashes = [_hash(words[i : i + SIZE]) for i in range(len(words) - SIZE + 1)]
    if not hashes:
        return {_hash(words)} if words else set()
    return {min(hashes[i : i + WINDOW]) for i in range(max(1, len(hashes) - WINDOW + 1))}


def _signed(t: Telling) -> set[int]:
    """Each number with its neighbours, and each three names or days in a row; with one sign left out between, as a mangled name is."""
    signs = t.signs
    told = {c for c, s in t.said.items() if s.key[0] == "#" and len(s.key) > 2}
    found = set()
    for i in range(len(signs)):
        for gram in (signs[i : i + 3], signs[i : i + 2] + signs[i + 3 : i + 4], signs[i : i + 1] + signs[i + 2 : i + 4]):
            if len(set(gram)) == 3:
                found.add(_hash(gram))
        pair = signs[i : i + 2]
        if len(pair) == 2 and told.issuperset(pair):
            found.add(_hash(pair))
    return found


def _hash(gram: str) -> int:
    return zlib.crc32(gram.encode("utf-8"))
