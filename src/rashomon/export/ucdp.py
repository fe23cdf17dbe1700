"""The shape of UCDP's Georeferenced Event Dataset: 49 columns."""

from __future__ import annotations

import math
from datetime import date

from ..records import Event
from .columns import Cell, Kind, Row, listed
from .countries import Country
from .deaths import deaths_of
from .facts import Facts, Side
from .mapping import Table
from .shape import Shape, country_name, ordered, outlets, point

COLUMNS: dict[str, Kind] = {
    "id": "int", "relid": "text", "year": "int", "active_year": "int", "code_status": "text", "type_of_violence": "int",
    "conflict_dset_id": "int", "conflict_new_id": "int", "conflict_name": "text", "dyad_dset_id": "int",
    "dyad_new_id": "int", "dyad_name": "text", "side_a_dset_id": "int", "side_a_new_id": "int", "side_a": "text",
    "side_b_dset_id": "int", "side_b_new_id": "int", "side_b": "text", "number_of_sources": "int",
    "source_article": "text", "source_office": "text", "source_date": "text", "source_headline": "text",
    "source_original": "text", "where_prec": "int", "where_coordinates": "text", "where_description": "text",
    "adm_1": "text", "adm_2": "text", "latitude": "float", "longitude": "float", "geom_wkt": "text",
    "priogrid_gid": "int", "country": "text", "country_id": "int", "region": "text", "event_clarity": "int",
    "date_prec": "int", "date_start": "text", "date_end": "text", "deaths_a": "int", "deaths_b": "int",
    "deaths_civilians": "int", "deaths_unknown": "int", "best": "int", "high": "int", "low": "int", "gwnoa": "int",
    "gwnob": "int",
}  # fmt: skip


def row(facts: Facts, table: Table, number: int) -> Row:
    """The row of an event."""
    kind = (table.rule(facts) or {}).get("type_of_violence")
    first, second = _sides(facts, table, kind)
    cells: dict[str, Cell] = {
        "id": number,
        "relid": facts.event.id,
        "type_of_violence": kind,
        **_parties(facts, table, kind, first, second),
        **_sources(facts),
        **_where(facts, table),
        **_when(facts.event, table),
        **_deaths(facts, table, kind, first, second),
    }
    return ordered(COLUMNS, cells)


def _sides(facts: Facts, table: Table, kind: int | None) -> tuple[Side | None, Side | None]:
    """Side A and side B; in state-based violence the state is side A."""
    first, second = facts.first, facts.second
    if kind == 1 and second and second.class_ in table["state"] and not (first and first.class_ in table["state"]):
        return second, first
    return first, second


def _parties(facts: Facts, table: Table, kind: int | None, first: Side | None, second: Side | None) -> dict[str, Cell]:
    side_a = _party(first, table)
    side_b = table["civilians"] if kind == 3 and second else _party(second, table)
    return {
        "side_a": side_a, "side_b": side_b, "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        "side_a_new_id": _ucdp_id(first), "side_b_new_id": None if kind == 3 else _ucdp_id(second),
        "gwnoa": _gw(first, table), "gwnob": None if kind == 3 else _gw(second, table),
    }  # fmt: skip


def _party(side: Side | None, table: Table) -> str | None:
    if side and side.class_ in table["state"] and side.country:
        return str(table["government"]).replace("{country}", country_name(side.country, table) or "")
    return side.name if side else None


def _ucdp_id(side: Side | None) -> int | None:
    told = side.known.ids.get("ucdp", "") if side and side.known else ""
    return int(told) if told.isdecimal() else None


def _gw(side: Side | None, table: Table) -> int | None:
    country: Country | None = side.country if side and side.class_ in table["state"] else None
    return country.gw if country else None


def _sources(facts: Facts) -> dict[str, Cell]:
    reports = facts.reports
    articles = (
        ",".join((r.outlet or "", r.published.isoformat() if r.published else "", r.title or "")) for r in reports
    )
    return {
        "number_of_sources": len(reports), "source_article": listed(a for a in articles if a.strip(",")),
        "source_office": outlets(facts),
        "source_date": listed(dict.fromkeys(r.published.isoformat() for r in reports if r.published)),
        "source_headline": listed(dict.fromkeys(r.title for r in reports if r.title)),
        "source_original": listed(dict.fromkeys(s.refers_to or s.text for c in facts.told for s in c.sources if s.role == "speaker")),
    }  # fmt: skip


def _where(facts: Facts, table: Table) -> dict[str, Cell]:
    lat, lon = point(facts)
    place, country = facts.place, facts.country
    return {
        "where_prec": table["where_prec"].get(facts.rel), "where_coordinates": facts.event.place,
        "where_description": place.text if place else None, "adm_1": facts.event.adm1, "latitude": lat, "longitude": lon,
        "geom_wkt": None if lat is None or lon is None else f"POINT ({lon} {lat})", "priogrid_gid": _grid(lat, lon),
        "country": country_name(country, table), "country_id": country.gw if country else None,
        "region": country.ucdp_region if country else None,
    }  # fmt: skip


def _grid(lat: float | None, lon: float | None) -> int | None:
    """The cell of PRIO-GRID (Tollefsen et al. 2012): half degrees, counted from the south-west corner eastwards, row by row."""
    if lat is None or lon is None:
        return None
    line, column = min(math.floor((lat + 90) * 2), 359), min(math.floor((lon + 180) * 2), 719)
    return line * 720 + column + 1


def _when(event: Event, table: Table) -> dict[str, Cell]:
    if event.start is None:
        return {}
    end = event.end or event.start
    return {
        "year": event.start.year, "date_prec": table["date_prec"].get(event.precision),
        "event_clarity": table["event_clarity"].get(event.precision), "date_start": _stamp(event.start), "date_end": _stamp(end),
    }  # fmt: skip


def _stamp(day: date) -> str:
    return f"{day.isoformat()} 00:00:00.000"


def _deaths(facts: Facts, table: Table, kind: int | None, first: Side | None, second: Side | None) -> dict[str, Cell]:
    a = (first, *facts.beside(first)) if first else ()
    b = (second, *facts.beside(second)) if second else ()
    deaths = deaths_of(facts, a, b, table["best"], table["deaths_words"])
    if deaths.best is None:
        return {"low": deaths.low, "high": deaths.high}
    return {
        "deaths_a": deaths.a, "deaths_b": deaths.b, "deaths_civilians": deaths.civilians, "deaths_unknown": deaths.unknown,
        "best": deaths.best, "low": deaths.low, "high": deaths.high,
    }  # fmt: skip


UCDP = Shape("ucdp-ged", "UCDP GED", COLUMNS, row, ("killed",), frozenset(("range", "interval", "speakers")))
