"""GeoPackage, read by GDAL and by SQLite alone."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pyogrio
import pytest
from accounts import event, first_claims, first_report

from rashomon.export import export
from rashomon.export.columns import CLAIM_COLUMNS, EVENT_COLUMNS, FIGURE_COLUMNS
from rashomon.records import Event

NOWHERE = Event(id="e-2", type="talks", claims=(), reports=(), summary="=odd \x00 text\nof two lines")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    export("gpkg", tmp_path / "x.gpkg", [first_report()], first_claims(), [event(), NOWHERE])
    return tmp_path / "x.gpkg"


def test_gdal_reads_the_layers_with_points_and_times(package: Path) -> None:
    assert dict(pyogrio.list_layers(package)) == {"events": "Point", "claims": "Point", "figures": None}
    info = pyogrio.read_info(package, layer="events")
    assert (info["crs"], info["features"], info["driver"]) == ("EPSG:4326", 2, "GPKG")
    assert info["total_bounds"] == (-36.25, 35.5, -36.25, 35.5)
    assert list(info["fields"]) == [c for c in EVENT_COLUMNS if c not in ("lat", "lon")] + ["time_start", "time_end"]
    types = dict(zip(info["fields"], info["dtypes"], strict=True))
    assert types["date_start"].startswith("datetime64[D") and types["time_start"].startswith("datetime64[ms")
    assert (types["contested"], types["killed_low"], types["summary"]) == ("bool", "int64", "object")


def test_an_event_has_its_interval_as_moments_and_one_without_place_no_geometry(package: Path) -> None:
    table = pyogrio.read_arrow(package, layer="events")[1]
    rows = table.to_pylist()
    geometry = next(c for c in table.column_names if c.startswith(("geom", "wkb")))
    assert rows[0][geometry] == bytes.fromhex("0101000000") + bytes.fromhex("00000000002042c00000000000c04140")
    assert str(rows[0]["time_start"]).startswith("2024-11-29 00:00:00")
    assert str(rows[0]["time_end"]).startswith("2024-11-29 23:59:59.999")
    assert rows[0]["date_start"] == date(2024, 11, 29)
    assert (rows[0]["contested"], rows[0]["killed_low"], rows[0]["killed_high"]) == (True, 12, None)
    assert rows[1][geometry] is None and rows[1]["time_start"] is None
    assert rows[1]["summary"] == "=odd text of two lines", "a GeoPackage is no spreadsheet: text stands as it is"


def test_claims_and_figures_are_there_too(package: Path) -> None:
    claims, figures = (pyogrio.read_arrow(package, layer=name)[1] for name in ("claims", "figures"))
    assert (claims.num_rows, figures.num_rows) == (3, 3)
    assert set(CLAIM_COLUMNS) - {"lat", "lon"} <= set(claims.column_names)
    assert list(FIGURE_COLUMNS) == [c for c in figures.column_names if c not in ("fid", "wkb_geometry")]


def test_the_file_is_what_the_standard_says(package: Path) -> None:
    data = package.read_bytes()
    assert data[:16] == b"SQLite format 3\x00" and data[68:72] == b"GPKG" and int.from_bytes(data[60:64]) == 10300
    with closing(sqlite3.connect(package)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert {row[0] for row in connection.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")} == {-1, 0, 4326}
        contents = connection.execute("SELECT table_name, data_type, last_change FROM gpkg_contents").fetchall()
        assert contents == [(n, t, "2024-11-29T00:00:00.000Z") for n, t in (("events", "features"), ("claims", "features"), ("figures", "attributes"))]
        assert connection.execute("SELECT * FROM gpkg_geometry_columns").fetchall() == [(n, "geom", "POINT", 4326, 0, 0) for n in ("events", "claims")]


def test_a_package_of_nothing_is_valid(tmp_path: Path) -> None:
    assert export("gpkg", tmp_path / "x.gpkg", [], [], []) == 0
    assert pyogrio.read_info(tmp_path / "x.gpkg", layer="events")["features"] == 0


def test_gdal_reads_the_geojson_too(tmp_path: Path) -> None:
    export("geojson", tmp_path / "x.geojson", [first_report()], first_claims(), [event(), NOWHERE])
    info = pyogrio.read_info(tmp_path / "x.geojson")
    assert (info["features"], info["geometry_type"], info["crs"]) == (1, "Point", "EPSG:4326")
    assert set(json.loads((tmp_path / "x.geojson").read_text())["features"][0]["properties"]) <= set(info["fields"])
