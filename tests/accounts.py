"""Made-up reports with their claims and an event, for the tests of the store and of the exports."""

from __future__ import annotations

from datetime import date
from typing import Any

from rashomon.records import (
    Actor,
    Claim,
    Event,
    Extent,
    Figure,
    Place,
    Range,
    Report,
    Run,
    Source,
    Span,
    Time,
    Toll,
)

FIRST_TEXT = (
    "Rebels of the Northern Front stormed the river town of Tel Amal on Friday, 29 November.\n"
    "At least 20 soldiers were killed; a spokesman for the governor, Samir Haddad, told Radio Orient "
    "that 12 had died, including three officers."
)


def span(text: str, words: str) -> dict[str, Any]:
    """Where ``words`` first stand in ``text``."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def run(version: str = "0.1") -> Run:
    return Run(version=version, model="m1", lexicon="l1", registry="a1", gazetteer="g1", settings={"jobs": "2"})


def first_report() -> Report:
    return Report(
        name="orient/1.txt",
        text=FIRST_TEXT,
        title="Rebels storm river town",
        outlet="The Valley Post",
        url="https://valleypost.example/1",
        published=date(2024, 11, 29),
        published_from="given",
        language="en",
        extra={"desk": "foreign"},
    )


def first_claims() -> tuple[Claim, ...]:
    text, report = FIRST_TEXT, first_report().id
    line = text.index("\n")
    soldiers = {**span(text, "soldiers"), "class": "state-forces"}
    friday = Time(
        span=Span(**span(text, "on Friday, 29 November")),
        start=date(2024, 11, 29),
        end=date(2024, 11, 29),
        precision="day",
    )
    town = Place(
        **span(text, "Tel Amal"), name="Tell Amal", cc="SY", adm1="Idlib", lat=35.5, lon=-36.25, gazetteer="geonames:1"
    )
    storming = Claim(
        report=report,
        sentence=Extent(start=0, end=line),
        trigger=Span(**span(text, "stormed")),
        type="clash",
        event="e1",
        agents=(Actor.model_validate({**span(text, "Rebels of the Northern Front"), "class": "rebels"}),),
        places=(town,),
        time=friday,
    )
    deaths = Claim(
        report=report,
        sentence=Extent(start=line + 1, end=len(text)),
        trigger=Span(**span(text, "killed")),
        type="violence",
        event="e1",
        targets=(Actor.model_validate(soldiers),),
        places=(town.model_copy(update={"inferred": True}),),
        time=friday.model_copy(update={"inferred": True}),
        figures=(Figure(**span(text, "At least 20"), measure="killed", of="soldiers", low=20),),
    )
    answer = Claim(
        report=report,
        sentence=Extent(start=line + 1, end=len(text)),
        trigger=Span(**span(text, "died")),
        type="violence",
        stance="claimed",
        event="e1",
        figures=(
            Figure(**span(text, "12"), measure="killed", low=12, high=12),
            Figure(**span(text, "three officers"), measure="killed", of="officers", low=3, high=3, part_of="12"),
        ),
        sources=(
            Source(**span(text, "Samir Haddad")),
            Source(**span(text, "the governor"), role="for"),
            Source(**span(text, "Radio Orient"), role="via"),
        ),
    )
    return storming, deaths, answer


def event() -> Event:
    storming, deaths, answer = first_claims()
    return Event(
        id="e-0000000000000001",
        type="clash",
        claims=(storming.id, deaths.id, answer.id),
        reports=(first_report().id,),
        start=date(2024, 11, 29),
        end=date(2024, 11, 29),
        precision="day",
        place="Tell Amal",
        cc="SY",
        adm1="Idlib",
        lat=35.5,
        lon=-36.25,
        agents=("Rebels of the Northern Front",),
        targets=("soldiers",),
        tolls=(
            Toll(claim=deaths.id, said_by="The Valley Post", measure="killed", of="soldiers", low=20),
            Toll(claim=answer.id, said_by="Samir Haddad", measure="killed", low=12, high=12),
        ),
        ranges=(Range(measure="killed", low=12, contested=True),),
        sources=("The Valley Post", "Samir Haddad"),
        independent=2,
        contested=True,
        contradictions=("killed: 12 said by Samir Haddad; at least 20 said by The Valley Post",),
        summary="Clash at Tell Amal",
    )


def short_report(number: int, **fields: Any) -> Report:
    """A report of one sentence; each number gives another."""
    return Report(name=f"r{number}", text=f"Shells hit village {number} overnight.", **fields)


def short_claim(report: Report, **fields: Any) -> Claim:
    """The claim of a short report."""
    held = {"type": "shelling", "event": "e1", **fields}
    return Claim(
        report=report.id,
        sentence=Extent(start=0, end=len(report.text)),
        trigger=Span.cut(report.text, 0, 6),
        **held,
    )
