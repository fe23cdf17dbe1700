"""The shape of POLECAT: 40 columns with the codes of PLOVER."""

from __future__ import annotations

from ..version import VERSION
from .columns import Cell, Kind, Row, listed
from .facts import Facts, Side
from .mapping import Table
from .shape import Shape, by_words, names, ordered, outlets, point, worded


def _actor_columns(role: str) -> dict[str, Kind]:
    return {
        f"{role} Name": "text", f"{role} Country": "text", f"{role} COW": "int", f"Primary {role} Sector": "text",
        f"{role} Sectors": "text", f"{role} Title": "text", f"{role} Name Raw": "text", f"Wikipedia {role} ID": "text",
    }  # fmt: skip


COLUMNS: dict[str, Kind] = {
    "Event ID": "text", "Event Date": "date", "Event Type": "text", "Event Mode": "text", "Intensity": "float",
    "Quad Code": "int", "Contexts": "text", **_actor_columns("Actor"), **_actor_columns("Recipient"),
    "Placename": "text", "City": "text", "District": "text", "Province": "text", "Country": "text", "Latitude": "float",
    "Longitude": "float", "GeoNames ID": "int", "Raw Placename": "text", "Feature Type": "text", "Source": "text",
    "Publication Date": "date", "Story People": "text", "Story Organizations": "text", "Story Locations": "text",
    "Language": "text", "Version": "text",
}  # fmt: skip


def row(facts: Facts, table: Table, number: int) -> Row:
    """The row of an event."""
    rule = table.rule(facts) or {}
    type_, mode = rule.get("event_type"), rule.get("mode")
    intensity = table["intensity"].get(f"{type_} {mode}", table["intensity"].get(type_))
    actors, recipients = _roles(facts, table)
    published = [r.published for r in facts.reports if r.published]
    cells: dict[str, Cell] = {
        "Event ID": facts.event.id, "Event Date": facts.event.start, "Event Type": type_, "Event Mode": mode,
        "Intensity": None if intensity is None else float(intensity), "Quad Code": table["quad_code"].get(type_),
        "Contexts": listed(table["contexts"].get(facts.event.type, ())),
        **_actor("Actor", actors, table), **_actor("Recipient", recipients, table), **_where(facts),
        "Source": outlets(facts), "Publication Date": min(published) if published else None,
        "Story Locations": listed(dict.fromkeys(p.name or p.text for c in facts.claims for p in c.places)),
        "Language": listed(dict.fromkeys(r.language for r in facts.reports if r.language)), "Version": f"rashomon {VERSION}",
    }  # fmt: skip
    return ordered(COLUMNS, cells)


def _roles(facts: Facts, table: Table) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Who acts and who is acted upon; where both sides act (PLOVER's two-sided violence), all of them act."""
    first, second = facts.first, facts.second
    actors = (first, *facts.beside(first)) if first else ()
    others = (second, *facts.beside(second)) if second else ()
    unarmed = second is not None and second.class_ in ("civilians", "media", "protesters")
    if facts.event.type in table["two_sided"] and not unarmed:
        return (*actors, *others), ()
    return actors, others


def _actor(role: str, sides: tuple[Side, ...], table: Table) -> dict[str, Cell]:
    if not sides:
        return {}
    first = sides[0]
    sectors = list(dict.fromkeys(s for side in sides if (s := _sector(side, table))))
    own = {side.country.iso3 for side in sides if side.country}
    return {
        f"{role} Name": names(sides), f"{role} Name Raw": worded(sides),
        f"{role} Country": listed(sorted(own)), f"{role} COW": first.country.cow if first.country and len(own) == 1 else None,
        f"Primary {role} Sector": _sector(first, table), f"{role} Sectors": listed(sectors),
    }  # fmt: skip


def _sector(side: Side, table: Table) -> str | None:
    return by_words(side.name, table["sector_words"]) or table["sectors"].get(side.class_)


def _where(facts: Facts) -> dict[str, Cell]:
    lat, lon = point(facts)
    event, place, rel = facts.event, facts.place, facts.rel
    number = place.gazetteer.rpartition(":")[2] if place and place.gazetteer and "geonames" in place.gazetteer else ""
    return {
        "Placename": event.place, "City": event.place if rel in ("in", "near") else None,
        "District": event.place if rel == "adm2" else None, "Province": event.adm1,
        "Country": facts.country.iso3 if facts.country else None, "Latitude": lat, "Longitude": lon,
        "GeoNames ID": int(number) if number.isdecimal() else None, "Raw Placename": place.text if place else None,
    }  # fmt: skip


POLECAT = Shape("polecat", "POLECAT", COLUMNS, row)
