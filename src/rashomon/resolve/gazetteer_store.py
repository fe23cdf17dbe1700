"""The packaged gazetteer file: one read-only file, mapped into memory, of which only the touched pages are ever loaded.

Layout: a magic line, the length of the header, the header (JSON, compressed), then four parts whose offsets the header
tells: fixed records of all places; blocks of their names, by place number; blocks of index rows
``skeleton, loose form, folded name, place numbers``, sorted; and the lexicon of telling names. Blocks are compressed one by one.

A flat file and not SQLite: it is small, opens in a few milliseconds, gives the same bytes for the same input on
every machine, and may be read from several threads without a lock.
"""

from __future__ import annotations

import json
import math
import mmap
import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.errors import LexiconError

MAGIC = b"RASHOMON GAZETTEER 1\n"
NAMES_A_BLOCK = 256
ROWS_A_BLOCK = 160
_RECORD = struct.Struct("<ffIHBBB")

_MEND = "make one with 'rashomon gazetteer add FILE --to NEW', or install Rashomon again if this is the packaged one"

_LOG10 = math.log10(2) / 8

KINDS = ("country", "adm1", "adm2", "city", "site", "region", "wider")


class Entry(NamedTuple):
    """A place as the file holds it; ``adm1`` is the number of the place that is its first-level unit, -1 for none.

    ``geonames`` is its GeoNames number, 0 for a place of our own; ``own`` marks an entry of the hand-written tables.
    """

    name: str
    kind: str
    cc: str
    lat: float
    lon: float
    adm1: int = -1
    population: int = 0
    geonames: int = 0
    own: bool = False


class Row(NamedTuple):
    """An index row: a name, loose and folded, and the places that bear it, as their main name or as another."""

    loose: str
    folded: str
    main: tuple[int, ...]
    other: tuple[int, ...]


def _logs(population: int) -> int:
    """The population as eighths of its binary logarithm, which fit a byte."""
    return min(255, round(8 * math.log2(population))) if population > 1 else 0


def _numbers(ids: Iterable[int]) -> str:
    """Rising place numbers as the steps between them, which compress better than the numbers."""
    last, steps = 0, []
    for number in sorted(ids):
        steps.append(f"{number - last:x}")
        last = number
    return " ".join(steps)


def _from_numbers(text: str) -> tuple[int, ...]:
    number, out = 0, []
    for step in text.split():
        number += int(step, 16)
        out.append(number)
    return tuple(out)


def pack(
    entries: Sequence[Entry],
    rows: Mapping[tuple[str, str, str], tuple[set[int], set[int]]],
    lexicon: Sequence[tuple[str, int, Sequence[int]]],
    extra: Mapping[str, Any],
) -> bytes:
    """The bytes of a gazetteer file.

    ``rows`` maps (skeleton, loose form, folded name) to the places that have it as main name and those that have it as another. ``lexicon``
    is what :meth:`Store.lexicon` gives back.
    ``extra`` is JSON that :attr:`Store.extra` gives back.
    """
    countries = sorted({e.cc for e in entries})
    place = {cc: n for n, cc in enumerate(countries)}
    units = sorted({e.adm1 for e in entries if e.adm1 >= 0})
    unit = {number: n + 1 for n, number in enumerate(units)}
    records = b"".join(
        _RECORD.pack(
            e.lat, e.lon, e.geonames, unit.get(e.adm1, 0), place[e.cc], KINDS.index(e.kind) | (128 if e.own else 0), _logs(e.population)
        )
        for e in entries
    )  # fmt: skip
    names = [
        zlib.compress("\n".join(e.name for e in entries[i : i + NAMES_A_BLOCK]).encode(), 9)
        for i in range(0, len(entries), NAMES_A_BLOCK)
    ]
    ordered = sorted(rows)
    heads, blocks = [], []
    for i in range(0, len(ordered), ROWS_A_BLOCK):
        part = ordered[i : i + ROWS_A_BLOCK]
        heads.append(part[0][0])
        lines = ("\t".join((*key, _numbers(rows[key][0]), _numbers(rows[key][1]))) for key in part)
        blocks.append(zlib.compress("\n".join(lines).encode(), 9))
    words = zlib.compress("\n".join(f"{name}\t{marks}\t{_numbers(ids)}" for name, marks, ids in lexicon).encode(), 9)
    header = {
        "countries": countries, "adm1": units, "places": len(entries), "heads": heads, "extra": dict(extra),
        "lexicon": len(words), "names": [len(b) for b in names], "rows": [len(b) for b in blocks],
    }  # fmt: skip
    packed = zlib.compress(json.dumps(header, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(), 9)
    return b"".join([MAGIC, struct.pack("<I", len(packed)), packed, records, *names, *blocks, words])


def _offsets(start: int, lengths: Sequence[int]) -> list[int]:
    out = [start]
    for length in lengths:
        out.append(out[-1] + length)
    return out


class Store:
    """A gazetteer file, open for reading; :meth:`rows` finds names, :meth:`entry` a place by its number."""

    def __init__(self, path: Path) -> None:
        """Map the file at ``path``; :class:`LexiconError` if it is not there, damaged or not a gazetteer of this version."""
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as problem:
            raise LexiconError(f"{path}: the gazetteer cannot be read ({problem}); {_MEND}") from problem
        if self._map[: len(MAGIC)] != MAGIC:
            raise LexiconError(f"{path}: this is not a gazetteer file of this version; {_MEND}")
        at = len(MAGIC) + 4
        try:
            (length,) = struct.unpack_from("<I", self._map, len(MAGIC))
            header = json.loads(zlib.decompress(self._map[at : at + length]))
        except (struct.error, zlib.error, ValueError) as problem:
            raise LexiconError(f"{path}: this gazetteer file is damaged ({problem}); {_MEND}") from problem
        self._records = at + length
        self.places: int = header["places"]
        self._countries: list[str] = header["countries"]
        self._adm1: list[int] = header["adm1"]
        self._heads: list[str] = header["heads"]
        self.extra: dict[str, Any] = header["extra"]
        self._names = _offsets(self._records + self.places * _RECORD.size, header["names"])
        self._rows = _offsets(self._names[-1], header["rows"])
        self._lexicon = (self._rows[-1], self._rows[-1] + header["lexicon"])
        if len(self._map) != self._lexicon[1]:
            raise LexiconError(f"{path}: this gazetteer file is cut off ({len(self._map)} of {self._lexicon[1]} bytes); {_MEND}")
        self._row_block = lru_cache(maxsize=256)(self._read_rows)
        self._name_block = lru_cache(maxsize=64)(self._read_names)

    def _read_rows(self, number: int) -> tuple[str, ...]:
        return tuple(zlib.decompress(self._map[self._rows[number] : self._rows[number + 1]]).decode().split("\n"))

    def _read_names(self, number: int) -> tuple[str, ...]:
        return tuple(zlib.decompress(self._map[self._names[number] : self._names[number + 1]]).decode().split("\n"))

    def rows(self, skeleton: str, loose: str | None = None) -> list[Row]:
        """The index rows of ``skeleton``; only those with this loose form, if it is given."""
        found: list[Row] = []
        wanted = f"{skeleton}\t" if loose is None else f"{skeleton}\t{loose}\t"
        number = max(0, bisect_right(self._heads, skeleton) - 1)
        while number > 0 and self._heads[number] == skeleton:
            number -= 1
        while number < len(self._heads) and self._heads[number] <= skeleton:
            for line in self._row_block(number):
                if line.startswith(wanted):
                    _, form, folded, main, other = line.split("\t")
                    found.append(Row(form, folded, _from_numbers(main), _from_numbers(other)))
            number += 1
        return found

    def lexicon(self) -> list[tuple[str, int, tuple[int, ...]]]:
        """Folded names that tell what country a text is about, with marks and the places that bear them."""
        lines = zlib.decompress(self._map[slice(*self._lexicon)]).decode().split("\n")
        parts = (line.split("\t") for line in lines if line)
        return [(name, int(marks), _from_numbers(numbers)) for name, marks, numbers in parts]

    def geonames(self) -> npt.NDArray[np.uint32]:
        """The GeoNames numbers of all places, by place number."""
        fields = np.dtype({"names": ["id"], "formats": ["<u4"], "offsets": [8], "itemsize": _RECORD.size})
        found: npt.NDArray[np.uint32] = np.frombuffer(self._map, fields, self.places, self._records)["id"].astype(np.uint32)
        return found

    def kinds(self) -> dict[str, int]:
        """How many places of each kind there are."""
        fields = np.dtype({"names": ["kind"], "formats": ["u1"], "offsets": [15], "itemsize": _RECORD.size})
        counts = np.bincount(np.frombuffer(self._map, fields, self.places, self._records)["kind"] & 127, minlength=len(KINDS))
        return {kind: int(n) for kind, n in zip(KINDS, counts, strict=False)}

    def name(self, number: int) -> str:
        """The main name of place ``number``."""
        return self._name_block(number // NAMES_A_BLOCK)[number % NAMES_A_BLOCK]

    def facts(self, number: int) -> tuple[str, str, float, float, int, float, int, bool]:
        """Kind, country, latitude, longitude, first-level unit (-1: none), population's log10, GeoNames number, own."""
        lat, lon, geonames, unit, cc, flags, logs = _RECORD.unpack_from(self._map, self._records + number * _RECORD.size)
        adm1 = self._adm1[unit - 1] if unit else -1
        return KINDS[flags & 127], self._countries[cc], lat, lon, adm1, logs * _LOG10, geonames, bool(flags & 128)
