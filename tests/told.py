"""Claims about made-up sentences, put together into an event, for the tests of the exports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from accounts import span

from rashomon.export.facts import Facts, Known, facts_of
from rashomon.linking import Origins
from rashomon.linking.events import event_of
from rashomon.records import Actor, Claim, Event, Extent, Figure, Place, Report, Source, Span, Time

DAY = date(2024, 11, 29)
ON_THE_DAY = Time(start=DAY, end=DAY, precision="day")
KNOWN = {
    "sy-army": Known("Army of Syria", "SY", False, {"ucdp": "118"}),
    "tr-army": Known("Army of Turkey", "TR"),
    "hts": Known("Hayat Tahrir al-Sham", "SY", False, {"wikidata": "Q28122371"}),
    "leader": Known("Karim Nassar", "SY", True),
}


def report(text: str, **fields: Any) -> Report:
    return Report(**{"name": "story.txt", "text": text, "outlet": "Northern Wire", "published": DAY, "language": "en", **fields})


def actor(text: str, words: str, class_: str, **fields: Any) -> Actor:
    return Actor.model_validate({**span(text, words), "class": class_, **fields})


def town(text: str, words: str = "Tel Amal", **fields: Any) -> Place:
    held = {"name": "Tell Amal", "cc": "SY", "adm1": "Idlib", "lat": 35.5, "lon": 36.25, "gazetteer": "geonames:17"}
    return Place(**{**span(text, words), **held, **fields})


def dead(text: str, words: str, low: int | None, high: int | None, **fields: Any) -> Figure:
    return Figure(**{**span(text, words), "measure": "killed", "low": low, "high": high, **fields})


def claim(
    of: Report,
    trigger: str,
    type_: str,
    agents: Sequence[tuple[Any, ...]] = (),
    targets: Sequence[tuple[Any, ...]] = (),
    **fields: Any,
) -> Claim:
    """A claim over the whole text; an actor is words, class and, where the registry knows it, the entry's id."""
    text = of.text

    def actors(given: Sequence[tuple[Any, ...]]) -> tuple[Actor, ...]:
        return tuple(actor(text, a[0], a[1], entity=a[2] if len(a) > 2 else None) for a in given)

    held: dict[str, Any] = {"time": ON_THE_DAY, "event": "e1", **fields}
    return Claim(
        report=of.id, sentence=Extent(start=0, end=len(text)), trigger=Span(**span(text, trigger)), type=type_,
        agents=actors(agents), targets=actors(targets), **held,
    )  # type: ignore[arg-type]  # fmt: skip


def said(text: str, words: str) -> Source:
    return Source(**span(text, words))


def event(*claims: Claim, reports: Sequence[Report]) -> Event:
    return event_of(claims, {r.id: r for r in reports}, Origins())


def facts(*claims: Claim, reports: Sequence[Report]) -> Facts:
    return facts_of(event(*claims, reports=reports), {c.id: c for c in claims}, {r.id: r for r in reports}, KNOWN)


def one(text: str, trigger: str, type_: str, agents: Any = (), targets: Any = (), **fields: Any) -> Facts:
    """The facts of an event with one claim at Tel Amal, if the text names it."""
    of = report(text)
    if "Tel Amal" in text:
        fields.setdefault("places", (town(text),))
    return facts(claim(of, trigger, type_, agents, targets, **fields), reports=[of])
