"""The shape of ACLED: 31 columns, in the order of its API."""

from __future__ import annotations

from ..records import Event
from .columns import Cell, Kind, Row, listed
from .deaths import killed
from .facts import Facts, Side
from .mapping import Table
from .shape import MONTHS, Shape, accounts, country_name, ordered, outlets, point

COLUMNS: dict[str, Kind] = {
    "event_id_cnty": "text", "event_date": "date", "year": "int", "time_precision": "int", "disorder_type": "text",
    "event_type": "text", "sub_event_type": "text", "actor1": "text", "assoc_actor_1": "text", "inter1": "text",
    "actor2": "text", "assoc_actor_2": "text", "inter2": "text", "interaction": "text", "civilian_targeting": "text",
    "iso": "int", "region": "text", "country": "text", "admin1": "text", "admin2": "text", "admin3": "text",
    "location": "text", "latitude": "float", "longitude": "float", "geo_precision": "int", "source": "text",
    "source_scale": "text", "notes": "text", "fatalities": "int", "tags": "text", "timestamp": "int",
}  # fmt: skip


def row(facts: Facts, table: Table, number: int) -> Row:
    """The row of an event."""
    rule = table.rule(facts) or {}
    sub = rule.get("sub_event_type")
    type_ = rule.get("event_type") or next((t for t, subs in table["event_types"].items() if sub in subs), None)
    country = facts.country
    cells: dict[str, Cell] = {
        "event_id_cnty": f"{country.iso3 if country else ''}{number}",
        **_when(facts.event, table),
        "disorder_type": rule.get("disorder_type")
        or table["disorder_types"].get(sub or type_)
        or table["disorder_types"].get(type_),
        "event_type": type_,
        "sub_event_type": sub,
        **_actors(facts, table, type_),
        "civilian_targeting": _targeting(facts, table, sub),
        "iso": country.iso if country else None,
        "region": country.acled_region if country else None,
        "country": country_name(country, table),
        **_where(facts, table),
        "source": outlets(facts),
        "notes": _notes(facts),
        "fatalities": _fatalities(facts.event, table["fatalities"]),
        "tags": _tags(facts, type_),
    }
    return ordered(COLUMNS, cells)


def _when(event: Event, table: Table) -> dict[str, Cell]:
    precision = table["time_precision"].get(event.precision) if event.start else None
    one_year = event.start and (event.end is None or event.end.year == event.start.year)
    return {
        "event_date": event.start if precision else None,
        "year": event.start.year if event.start and (precision or one_year) else None,
        "time_precision": precision,
    }


def _where(facts: Facts, table: Table) -> dict[str, Cell]:
    precision = table["geo_precision"].get(facts.rel)
    if precision is None:
        return {"admin1": facts.event.adm1}
    lat, lon = point(facts)
    return {
        "admin1": facts.event.adm1, "location": facts.event.place, "latitude": lat, "longitude": lon, "geo_precision": precision,
    }  # fmt: skip


def _actors(facts: Facts, table: Table, type_: str | None) -> dict[str, Cell]:
    first, second = facts.first, facts.second
    inter = _inter(first, facts, table, True), _inter(second, facts, table, False)
    interaction = _interaction(inter, second is None and type_ in table["one_sided"], table)
    as_number = table["inter_as"] == "number"
    told = [table["inter_codes"].get(kind) if as_number else kind for kind in inter]
    return {
        "actor1": _name(first, facts, table), "assoc_actor_1": _associates(first, facts, table),
        "inter1": _text(told[0]), "actor2": _name(second, facts, table),
        "assoc_actor_2": _associates(second, facts, table), "inter2": _text(told[1]), "interaction": interaction,
    }  # fmt: skip


def _text(code: object) -> str | None:
    return None if code is None else str(code)


def _inter(side: Side | None, facts: Facts, table: Table, acts: bool) -> str | None:
    if side is None:
        return None
    kind = (table["inter_agent"] if acts else {}).get(side.class_) or table["inter"].get(side.class_)
    abroad = side.country and facts.country and side.country != facts.country
    if side.class_ == "state-forces" and abroad and table["abroad"]:
        return str(table["abroad"])
    return str(kind) if kind else None


def _interaction(inter: tuple[str | None, str | None], alone: bool, table: Table) -> str | None:
    """Both kinds, the lower code first; nothing where one is not known, but for events of one actor."""
    codes = table["inter_codes"]
    known = sorted((kind for kind in inter if kind in codes), key=lambda kind: codes[kind])
    if len(known) == 1 and alone:
        return f"{codes[known[0]]}0" if table["inter_as"] == "number" else f"{known[0]} only"
    if len(known) < 2:
        return None
    return "".join(str(codes[k]) for k in known) if table["inter_as"] == "number" else "-".join(map(str, known))


def _name(side: Side | None, facts: Facts, table: Table) -> str | None:
    if side is None:
        return None
    told = table["names"].get(side.class_)
    if told and side.entity is None:
        country = country_name(facts.country, table)
        return f"{told} ({country})" if country else str(told)
    return side.name


def _associates(side: Side | None, facts: Facts, table: Table) -> str | None:
    """Those beside an actor, after what the reports call it where its own cell holds ACLED's name for its class."""
    if side is None:
        return None
    own = (side.name,) if table["names"].get(side.class_) and side.entity is None else ()
    return listed(dict.fromkeys((*own, *(s.name for s in facts.beside(side)))))


def _targeting(facts: Facts, table: Table, sub: str | None) -> str | None:
    rules = table["civilian_targeting"]
    aimed = facts.second is not None and facts.second.class_ in rules["classes"]
    type_ = next((t for t, subs in table["event_types"].items() if sub in subs), None)
    violent = type_ in ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots")
    return "Civilian targeting" if (aimed and violent) or (sub and sub in rules["sub_event_types"]) else None


def _notes(facts: Facts) -> str:
    """The day, what happened, and what the columns cannot hold: who gives which figure, and who contradicts whom."""
    event = facts.event
    day = f"{event.start.day:02d} {MONTHS[event.start.month - 1]}. " if event.start and event.start == event.end else ""
    parts = [part.rstrip(".") for part in (event.summary, accounts(facts)) if part]
    return f"{day}{'. '.join(parts)}. [{event.id}]"


def _fatalities(event: Event, rule: str) -> int | None:
    low, best, high = killed(event, "most-voices")
    return {"low": low, "best": best, "high": high}.get(rule)


def _tags(facts: Facts, type_: str | None) -> str | None:
    if type_ not in ("Protests", "Riots"):
        return None
    crowds = (f.text for c in facts.told for f in c.figures if f.measure == "participants" and not f.part_of)
    return listed(f"crowd size={words}" for words in dict.fromkeys(crowds))


ACLED = Shape("acled", "ACLED", COLUMNS, row, ("killed",), frozenset(("notes",)))
