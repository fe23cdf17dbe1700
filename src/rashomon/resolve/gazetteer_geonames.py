"""GeoNames country files (https://download.geonames.org/export/dump/, as ``SY.zip`` or ``SY.txt``) → the bytes of a gazetteer file.

A row has nineteen fields, parted by tabs: number, name, its ASCII form, other names parted by commas, latitude, longitude, feature
class, feature code, country, other countries, four levels of division, population, elevation, two more, and the day of its last
change. Populated places, divisions of the first four levels, and such natural features and sites as reports of conflict name are
taken; countries, which the package has, and what was abandoned or is historical are not.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from rashomon.errors import InputError

from .gazetteer_names import fold, loose, skeleton
from .gazetteer_store import Entry, pack

FIELDS = 19
MOST_BYTES = 2_000_000_000
_GONE = frozenset(["PPLH", "PPLQ", "PPLW", "PPLCH", "ADM1H", "ADM2H", "ADM3H", "ADM4H", "ADMDH"])
_ADM = {"ADM1": "adm1", "ADM2": "adm2", "ADM3": "adm2", "ADM4": "adm2", "ADMD": "adm2"}
_REGION = frozenset([
    "RGN", "AREA", "LCTY", "MT", "MTS", "RDGE", "HLL", "HLLS", "PK", "PASS", "VAL", "PLN", "PLAT", "DSRT", "OAS", "ISL", "ISLS", "PEN", "CAPE",
    "STM", "STMI", "WAD", "LK", "LKS", "BAY", "GULF", "STRT", "CHN", "SEA", "DLTA", "FRST", "SWMP",
])  # fmt: skip
_SITE = frozenset([
    "AIRP", "AIRB", "AIRF", "AIRH", "MILB", "INSM", "FT", "CMPRF", "CMP", "PRN", "DAM", "OILR", "OILF", "GASF", "PS", "PSH", "PSN", "PRT", "HSP", "UNIV",
    "MSQE", "CH", "MSTY", "BDG", "TNL", "PSTB", "CSTM", "BDRY", "STDM", "DIP", "MN", "QUAY", "HBR",
])  # fmt: skip


class Added(NamedTuple):
    """What was read: the file's bytes, how many rows there were, how many places were taken, and of which countries."""

    blob: bytes
    rows: int
    places: int
    countries: tuple[str, ...]


class _Row(NamedTuple):
    entry: Entry
    others: tuple[str, ...]
    unit: str


def read_geonames(path: Path) -> Added:
    """Read a country file. :class:`InputError`, naming file and row, where it is not one."""
    total = 0
    found: list[_Row] = []
    digest = hashlib.sha256()
    with closing(_lines(path)) as lines:
        for number, line in enumerate(lines, 1):
            digest.update(line.encode() + b"\n")
            if not line.strip() or line.startswith("#"):
                continue
            total += 1
            if (row := _row(line, f"{path}, row {number}")) is not None:
                found.append(row)
    if not found:
        raise InputError(str(path), "there is no place in it; give a country file of GeoNames such as SY.txt or SY.zip")
    countries = tuple(sorted({r.entry.cc for r in found}))
    extra = {"source": "GeoNames, CC BY 4.0", "file": path.name, "tables": digest.hexdigest(), "countries": countries}
    return Added(pack(_with_units(found), _index(found), [], extra), total, len(found), countries)


def _lines(path: Path) -> Generator[str, None, None]:
    """The rows of the file, or of the country file within a ZIP file."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive, archive.open(_member(path, archive)) as raw:
                yield from _decoded(raw)
        else:
            with path.open("rb") as raw:
                yield from _decoded(raw)
    except UnicodeDecodeError as e:
        raise InputError(str(path), "the file is not UTF-8 text; give a country file of GeoNames such as SY.txt or SY.zip") from e
    except (OSError, zipfile.BadZipFile, EOFError, NotImplementedError) as e:
        raise InputError(str(path), f"the file cannot be read ({e}); give a country file of GeoNames such as SY.txt or SY.zip") from e


def _decoded(raw: Iterable[bytes]) -> Iterator[str]:
    for line in raw:
        yield line.decode("utf-8").rstrip("\r\n").removeprefix("\ufeff")


def _member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    found = [i for i in archive.infolist() if i.filename.lower().endswith(".txt") and "readme" not in i.filename.lower()]
    if len(found) != 1:
        raise InputError(str(path), f"there are {len(found)} tables in this ZIP file where one is expected, such as SY.txt")
    if found[0].file_size > MOST_BYTES:
        raise InputError(str(path), "the table in this ZIP file is larger than 2 GB; add single countries")
    return found[0]


def _row(line: str, where: str) -> _Row | None:
    """One row as an entry, ``None`` for a kind of feature that is not taken."""
    parts = line.split("\t")
    if len(parts) != FIELDS:
        raise InputError(where, f"{len(parts)} fields where GeoNames has {FIELDS}, parted by tabs; give a country file as GeoNames ships it")
    try:
        number, lat, lon, people = int(parts[0]), float(parts[4]), float(parts[5]), int(parts[14] or 0)
    except ValueError as e:
        raise InputError(where, f"a number was expected ({e}); give a country file as GeoNames ships it") from e
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 < number < 2**32):
        raise InputError(where, f"{parts[0]} at {parts[4]}, {parts[5]} is no place on Earth; mend or remove the row")
    name, cc, unit = parts[1].strip(), parts[8].strip().upper(), parts[10].strip()
    kind = _kind(parts[6], parts[7])
    if kind is None or not name or "\t" in name or len(cc) != 2:
        return None
    others = (parts[2], *parts[3].split(","))
    return _Row(Entry(name, kind, cc, lat, lon, -1, max(0, people), number), others, f"{cc}.{unit}" if unit else "")


def _kind(feature: str, code: str) -> str | None:
    if code in _GONE:
        return None
    if feature == "P":
        return "city"
    if feature == "A":
        return _ADM.get(code)
    return "region" if code in _REGION else "site" if code in _SITE else None


def _with_units(rows: Iterable[_Row]) -> list[Entry]:
    """The entries, each with the number of the first-level unit that has its code."""
    rows = list(rows)
    units = {r.unit: n for n, r in enumerate(rows) if r.entry.kind == "adm1" and r.unit}
    return [r.entry._replace(adm1=units.get(r.unit, -1)) for r in rows]


def _index(rows: Iterable[_Row]) -> dict[tuple[str, str, str], tuple[set[int], set[int]]]:
    """The names, in Latin letters, that lead to each place; as in the packaged file, spellings with one loose form count once."""
    found: dict[tuple[str, str, str], tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for number, row in enumerate(rows):
        seen: set[str] = set()
        for rank, name in enumerate((row.entry.name, *row.others)):
            folded = fold(name)
            if not folded.isascii() or not 2 <= len(folded) <= 60 or not any(c.isalpha() for c in folded):
                continue
            form = loose(folded)
            if form and form not in seen and skeleton(folded):
                seen.add(form)
                found[skeleton(folded), form, folded][0 if rank == 0 else 1].add(number)
    return dict(found)
