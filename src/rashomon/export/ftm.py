"""FollowTheMoney: events, actors, places and articles as entities, one JSON object a line, as Aleph and OpenSanctions tools load them.

Every claim is a ``Documentation`` of its event by its article: the sentence is its summary, how and by whom it is put forward its
role. So no account is lost, and every event has its proof. An actor is an entity where the registry knows it, or where its words are a
name ("the Northern Front", and no "Syrian rebels"); the others stand in the event's notes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import IO, Any
from urllib.parse import urlsplit

from ..records import ActorClass, Claim, Event, Report, content_id
from .columns import plain
from .facts import Facts, Known, Side, facts_of
from .lines import line
from .shape import figure_told

DATASET = "rashomon"
# LegalEntity is what FollowTheMoney has for one that may be a person or a body.
SCHEMATA: Mapping[ActorClass, str] = {
    "state-forces": "PublicBody", "government": "PublicBody", "rebels": "Organization", "political-militia": "Organization",
    "identity-militia": "Organization", "external-forces": "Organization", "international-organisation": "Organization",
    "media": "Organization",
}  # fmt: skip
_LANGUAGES = {"en": "eng"}
_NAME = re.compile(r"[A-ZÀ-Þ]{2,}|[A-ZÀ-Þ][\w'’-]+")
_WIKIDATA = re.compile(r"Q[1-9]\d*")
Entity = dict[str, Any]


def write_ftm(
    stream: IO[str], reports: Iterable[Report], claims: Iterable[Claim], events: Iterable[Event],
    actors: Mapping[str, Known] | None = None,
) -> int:  # fmt: skip
    """Write entities, articles first; give their number. ``actors`` is what a registry knows of actors by their ids."""
    claim_of, report_of = {c.id: c for c in claims}, {r.id: r for r in reports}
    seen: set[str] = set()
    for entity in _entities(report_of, claim_of, events, actors or {}):
        if entity["id"] not in seen:
            seen.add(entity["id"])
            stream.write(line(entity) + "\n")
    return len(seen)


def _entities(
    reports: Mapping[str, Report], claims: Mapping[str, Claim], events: Iterable[Event], actors: Mapping[str, Known]
) -> Iterator[Entity]:
    for report in reports.values():
        yield _article(report)
    for event in events:
        facts = facts_of(event, claims, reports, actors)
        sides = (*facts.agents, *facts.targets, *facts.partners)
        named = [side for side in sides if _is_named(side)]
        yield from map(_actor, named)
        address = _address(facts)
        if address:
            yield address
        yield _event(facts, named, [side for side in sides if not _is_named(side)], address)
        for claim in facts.claims:
            if claim.report in reports:
                yield _documentation(claim, event, reports[claim.report])


def _entity(id_: str, schema: str, properties: Mapping[str, Iterable[str | None]]) -> Entity:
    """An entity without the properties of which nothing is known; values once each."""
    held = {
        name: list(dict.fromkeys(v for value in values if (v := plain(value)))) for name, values in properties.items()
    }
    return {"id": id_, "schema": schema, "properties": {k: v for k, v in held.items() if v}, "datasets": [DATASET]}


def _article(report: Report) -> Entity:
    digest = hashlib.sha1(report.text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
    return _entity(report.id, "Article", {
        "title": [report.title], "fileName": [report.name], "publisher": [report.outlet], "publishedAt": [_day(report.published)],
        "sourceUrl": [_url(report.url)], "language": [_LANGUAGES.get(report.language or "")], "contentHash": [digest],
    })  # fmt: skip


def _actor(side: Side) -> Entity:
    known = side.known
    schema = "Person" if known and known.person else SCHEMATA.get(side.class_, "LegalEntity")
    wikidata = known.ids.get("wikidata", "") if known else ""
    return _entity(_actor_id(side), schema, {
        "name": [side.name], "country": [known.country.lower() if known and known.country else None],
        "wikidataId": [wikidata if _WIKIDATA.fullmatch(wikidata) else None], "keywords": [side.class_],
    })  # fmt: skip


def _event(facts: Facts, named: list[Side], others: list[Side], address: Entity | None) -> Entity:
    event = facts.event
    figures = [
        f"{figure_told(f)}, according to {t.said_by}"
        for c in facts.claims
        for f in c.figures
        for t in _tolls(event, c)[:1]
    ]
    unnamed = [f"{side.class_}: {side.name}" for side in others]
    return _entity(event.id, "Event", {
        "name": [event.summary or event.type.replace("-", " ").capitalize()], "keywords": [event.type],
        "startDate": [_day(event.start)], "endDate": [_day(event.end)], "country": [event.cc.lower() if event.cc else None],
        "location": [event.place], "addressEntity": [address["id"] if address else None],
        "involved": [_actor_id(side) for side in named], "proof": [r.id for r in facts.reports],
        "publisher": [r.outlet for r in facts.reports], "sourceUrl": [_url(r.url) for r in facts.reports],
        "notes": [*figures, *event.contradictions, *unnamed],
    })  # fmt: skip


def _documentation(claim: Claim, event: Event, report: Report) -> Entity:
    voices = [s.refers_to or s.text for s in claim.sources if s.role == "speaker"]
    role = claim.stance + (f", according to {', '.join(voices)}" if voices else "")
    return _entity(claim.id, "Documentation", {
        "document": [report.id], "entity": [event.id], "role": [role],
        "summary": [report.text[claim.sentence.start : claim.sentence.end]], "date": [_day(report.published)],
        "startDate": [_day(claim.time.start)], "endDate": [_day(claim.time.end)], "publisher": [report.outlet],
        "sourceUrl": [_url(report.url)],
    })  # fmt: skip


def _address(facts: Facts) -> Entity | None:
    event = facts.event
    if event.place is None and event.cc is None:
        return None
    fine = facts.rel in ("in", "near")
    full = ", ".join(
        dict.fromkeys(p for p in (event.place, event.adm1, facts.country.name if facts.country else None) if p)
    )
    numbers = [None if n is None else repr(n) for n in (event.lat, event.lon)]
    return _entity(content_id("p", event.place, event.adm1, event.cc, *numbers), "Address", {
        "full": [full], "city": [event.place if fine else None], "state": [event.adm1], "country": [event.cc.lower() if event.cc else None],
        "latitude": numbers[:1], "longitude": numbers[1:],
    })  # fmt: skip


def _tolls(event: Event, claim: Claim) -> list[Any]:
    return [t for t in event.tolls if t.claim == claim.id]


def _actor_id(side: Side) -> str:
    return content_id("a", side.entity or side.name.casefold())


def _is_named(side: Side) -> bool:
    """Whether the registry knows it, or its name has a capital after its first word, or is nothing but capitalised words."""
    if side.entity:
        return True
    words = side.name.split()
    return bool(words) and (any(map(_NAME.match, words[1:])) or (len(words) == 1 and bool(_NAME.match(words[0]))))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _url(url: str | None) -> str | None:
    """An address that FollowTheMoney takes: of the web, with a host."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return (
        url
        if parts.scheme in ("http", "https")
        and parts.hostname
        and "." in parts.hostname
        and not re.search(r"\s", url or "")
        else None
    )
