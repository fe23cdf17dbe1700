"""GeoPackage (OGC 12-128r17): layers of events and claims with points and times, and a table of figures, for QGIS and GDAL.

A GeoPackage is an SQLite file with tables of set names. What has no point stands in its layer with an empty geometry. An interval of
days becomes its first and last moment in UTC, in columns of the type DATETIME, which QGIS's temporal controller takes.
"""

from __future__ import annotations

import shutil
import sqlite3
import struct
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from ..records import Claim, Event, Report
from .columns import CLAIM_COLUMNS, EVENT_COLUMNS, FIGURE_COLUMNS, Cell, Kind, Row, claim_rows, event_rows, figure_rows

_APPLICATION, _VERSION = 0x47504B47, 10300  # "GPKG", 1.3.0
_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],'
    'PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_SYSTEMS = (
    ("Undefined Cartesian", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"),
    ("Undefined geographic", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
    ("WGS 84", 4326, "EPSG", 4326, _WGS84, "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid"),
)
_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE,
  max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
"""
_TYPES: Mapping[Kind, str] = {"text": "TEXT", "int": "INTEGER", "float": "DOUBLE", "bool": "BOOLEAN", "date": "DATE"}
_Point = tuple[float, float]


def write_gpkg(stream: IO[bytes], reports: Iterable[Report], claims: Iterable[Claim], events: Iterable[Event]) -> int:
    """Write a GeoPackage with the layers ``events`` and ``claims`` and the table ``figures``; give the number of events.

    The columns are those of the CSV formats, without latitude and longitude, which are the geometry, and with ``time_start`` and
    ``time_end``. The standard wants a day of the last change: it is the last day of publication, so that the same records give the
    same bytes.
    """
    reports, claims, events = list(reports), list(claims), list(events)
    changed = max((r.published for r in reports if r.published), default=date(1970, 1, 1))
    with TemporaryDirectory(prefix="rashomon-") as folder:
        path = Path(folder) / "out.gpkg"
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            _prepare(connection)
            _layer(connection, "events", "One row an event", EVENT_COLUMNS, event_rows(events), changed)
            _layer(connection, "claims", "One row a claim", CLAIM_COLUMNS, claim_rows(claims, reports, events), changed)
            _attributes(connection, FIGURE_COLUMNS, figure_rows(claims, reports, events), changed)
            connection.execute("COMMIT")
        with path.open("rb") as file:
            shutil.copyfileobj(file, stream)
    return len(events)


def _prepare(connection: sqlite3.Connection) -> None:
    for pragma in (
        "journal_mode = OFF",
        "synchronous = OFF",
        f"application_id = {_APPLICATION}",
        f"user_version = {_VERSION}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    for statement in _TABLES.split(";\n"):
        connection.execute(statement)
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)


def _layer(
    connection: sqlite3.Connection, name: str, what: str, columns: Mapping[str, Kind], rows: Iterable[Row], changed: date
) -> None:  # fmt: skip
    """A table of points, with the times of each interval of days."""
    held = [column for column in columns if column not in ("lat", "lon")]
    times = {"time_start": "DATETIME", "time_end": "DATETIME"}
    types = {"geom": "POINT", **{c: _TYPES[columns[c]] for c in held}, **times}
    _create(connection, name, types)
    points: list[_Point] = []

    def cells() -> Iterable[list[Any]]:
        for row in rows:
            point = _point(row)
            points.extend([point] if point else [])
            ends = _moment(row["date_start"], "00:00:00.000"), _moment(row["date_end"], "23:59:59.999")
            yield [_geometry(point), *(_stored(row[c]) for c in held), *ends]

    _insert(connection, name, types, cells())
    extent = (*map(min, zip(*points, strict=True)), *map(max, zip(*points, strict=True))) if points else (None,) * 4
    _content(connection, (name, "features", name, what, _stamp(changed), *extent, 4326))
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', 4326, 0, 0)", (name,))


def _attributes(
    connection: sqlite3.Connection, columns: Mapping[str, Kind], rows: Iterable[Row], changed: date
) -> None:
    types = {c: _TYPES[kind] for c, kind in columns.items()}
    _create(connection, "figures", types)
    _insert(connection, "figures", types, ([_stored(row[c]) for c in columns] for row in rows))
    _content(connection, ("figures", "attributes", "figures", "One row a figure", _stamp(changed), *(None,) * 4, None))


def _create(connection: sqlite3.Connection, name: str, types: Mapping[str, str]) -> None:
    columns = ", ".join(f'"{column}" {type_}' for column, type_ in types.items())
    connection.execute(f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {columns})')


def _insert(connection: sqlite3.Connection, name: str, types: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> None:
    names, marks = ", ".join(f'"{column}"' for column in types), ", ".join("?" * len(types))
    connection.executemany(f'INSERT INTO "{name}" ({names}) VALUES ({marks})', rows)


def _content(connection: sqlite3.Connection, row: Sequence[Any]) -> None:
    connection.execute("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def _point(row: Row) -> _Point | None:
    lat, lon = row["lat"], row["lon"]
    if not isinstance(lat, float) or not isinstance(lon, float) or abs(lat) > 90 or abs(lon) > 180:
        return None
    return lon, lat


def _geometry(point: _Point | None) -> bytes | None:
    """A point in GeoPackage's binary form: its header (little-endian, no envelope, EPSG:4326) and well-known binary."""
    return struct.pack("<2sBBi", b"GP", 0, 1, 4326) + struct.pack("<BIdd", 1, 1, *point) if point else None


def _stored(cell: Cell) -> Any:
    if isinstance(cell, bool):
        return int(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def _moment(day: Cell, time: str) -> str | None:
    return f"{day.isoformat()}T{time}Z" if isinstance(day, date) else None


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00.000Z"
