"""The shape of GDELT 2.0's event table: 61 columns with the codes of CAMEO."""

from __future__ import annotations

from datetime import date

from ..records import Claim, Report
from .columns import Cell, Kind, Row
from .countries import Country
from .facts import Facts, Side
from .mapping import Table
from .shape import Shape, by_words, country_name, ordered, point


def _actor_columns(n: int) -> dict[str, Kind]:
    kinds = (
        "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code",
        "Type3Code",
    )  # fmt: skip
    return {f"Actor{n}{kind}": "text" for kind in kinds}


def _geo_columns(role: str) -> dict[str, Kind]:
    return {
        f"{role}Geo_Type": "int", f"{role}Geo_FullName": "text", f"{role}Geo_CountryCode": "text", f"{role}Geo_ADM1Code": "text",
        f"{role}Geo_ADM2Code": "text", f"{role}Geo_Lat": "float", f"{role}Geo_Long": "float", f"{role}Geo_FeatureID": "text",
    }  # fmt: skip


COLUMNS: dict[str, Kind] = {
    "GLOBALEVENTID": "int", "SQLDATE": "int", "MonthYear": "int", "Year": "int", "FractionDate": "float",
    **_actor_columns(1), **_actor_columns(2),
    "IsRootEvent": "int", "EventCode": "text", "EventBaseCode": "text", "EventRootCode": "text", "QuadClass": "int",
    "GoldsteinScale": "float", "NumMentions": "int", "NumSources": "int", "NumArticles": "int", "AvgTone": "float",
    **_geo_columns("Actor1"), **_geo_columns("Actor2"), **_geo_columns("Action"), "DATEADDED": "int", "SOURCEURL": "text",
}  # fmt: skip


def row(facts: Facts, table: Table, number: int) -> Row:
    """The row of an event."""
    code = str((table.rule(facts) or {}).get("code", ""))
    goldstein = next((table["goldstein"][c] for c in (code, code[:3], code[:2]) if c in table["goldstein"]), None)
    urls = [r.url for r in facts.reports if r.url]
    voices = {r.outlet or r.name for r in facts.reports}
    cells: dict[str, Cell] = {
        "GLOBALEVENTID": number, **_when(facts.event.start), **_actor(1, facts.first, table), **_actor(2, facts.second, table),
        "IsRootEvent": _is_root(facts), "EventCode": code, "EventBaseCode": code[:3], "EventRootCode": code[:2],
        "QuadClass": table["quad_class"].get(code[:2]), "GoldsteinScale": None if goldstein is None else float(goldstein),
        "NumMentions": len(facts.claims), "NumSources": len(voices), "NumArticles": len(facts.reports),
        **_where(facts, table), "SOURCEURL": urls[0] if urls else None,
    }  # fmt: skip
    return ordered(COLUMNS, cells)


def _when(day: date | None) -> dict[str, Cell]:
    if day is None:
        return {}
    fraction = ((day.month - 1) * 30 + day.day) / 365  # GDELT's own reckoning, with months of 30 days
    return {
        "SQLDATE": day.year * 10000 + day.month * 100 + day.day, "MonthYear": day.year * 100 + day.month, "Year": day.year,
        "FractionDate": round(day.year + fraction, 4),
    }  # fmt: skip


def _actor(n: int, side: Side | None, table: Table) -> dict[str, Cell]:
    """CAMEO's code of an actor is made of its country and its type; a name that has neither has no code."""
    if side is None:
        return {}
    country = side.country.iso3 if side.country else ""
    type_ = by_words(side.name, table["type_words"]) or table["types"].get(side.class_) or ""
    return {
        f"Actor{n}Code": f"{country}{type_}", f"Actor{n}Name": side.name.upper(), f"Actor{n}CountryCode": country,
        f"Actor{n}Type1Code": type_,
    }  # fmt: skip


def _is_root(facts: Facts) -> int | None:
    """1 where a report tells it in its first paragraph."""
    reports = {r.id: r for r in facts.reports}
    if not reports:
        return None
    return int(any(_leads(c, reports[c.report]) for c in facts.claims if c.report in reports))


def _leads(claim: Claim, report: Report) -> bool:
    return "\n" not in report.text[: claim.sentence.start].lstrip()


def _where(facts: Facts, table: Table) -> dict[str, Cell]:
    event, country, rel = facts.event, facts.country, facts.rel
    if country is None or rel == "wider":
        return {}
    lat, lon = point(facts)
    parts = dict.fromkeys((event.place, event.adm1, country_name(country, table)))
    return {
        "ActionGeo_Type": _geo_type(facts, country), "ActionGeo_FullName": ", ".join(p for p in parts if p), "ActionGeo_CountryCode": country.fips,
        "ActionGeo_Lat": lat, "ActionGeo_Long": lon,
    }  # fmt: skip


def _geo_type(facts: Facts, country: Country) -> int:
    """GDELT's kind of place: 1 country, 2 and 3 state and city of the United States, 4 and 5 city and province elsewhere."""
    if facts.rel == "country" or facts.event.place is None:
        return 1
    wide = facts.rel in ("adm1", "region")
    if country.cc == "US":
        return 2 if wide else 3
    return 5 if wide else 4


GDELT = Shape("gdelt-events", "GDELT 2.0 events", COLUMNS, row, header=False)
