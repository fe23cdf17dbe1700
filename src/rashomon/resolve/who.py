"""Who: words → registry entries valid on the day, actor classes, and the fullest name that the report uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from ..records import Actor, Claim, Report, Source
from .who_added import Added, add, added_files, with_added
from .who_answer import Answer, Candidate, terms, who
from .who_classes import classify, judge
from .who_entry import Entry
from .who_registry import Registry
from .who_report import ReportNames
from .who_side import Sides, entry_of, side_of_actor, with_bodies
from .who_unknown import Unknown, unknown_actors

__all__ = [
    "Added", "Answer", "Candidate", "Entry", "Registry", "Unknown", "add", "added_files", "classify", "judge", "resolve_actors", "terms",
    "unknown_actors", "who", "with_added",
]  # fmt: skip


def resolve_actors(report: Report, claims: Sequence[Claim], registry: Registry | None = None) -> tuple[Claim, ...]:
    """The claims with ``entity``, ``class_`` and ``side`` of agents, targets, partners and sources, and ``refers_to`` set.

    An actor is sought under its own words and then under ``refers_to``; the claim's time, else the publication date,
    decides which entry was valid. A source speaks on the publication date. A ``refers_to`` that is set is kept.
    ``registry`` is the package's where it is None.
    """
    known = registry or Registry.load()
    names, sides = ReportNames(report.text, known), Sides(known)
    spoken = [
        c.model_copy(update={"sources": tuple(_source(s, c, report.published, names, sides) for s in c.sources)})
        for c in claims
    ]
    return tuple(_resolved(c, report.published, names, sides) for c in with_bodies(spoken))


def _source(s: Source, claim: Claim, published: date | None, names: ReportNames, sides: Sides) -> Source:
    on = published or claim.time.end or claim.time.start
    country = next((p.cc for p in claim.places if p.cc), None)
    told = s if s.refers_to else s.model_copy(update={"refers_to": names.fullest(s.text, on)})
    wordings = tuple(dict.fromkeys((s.text, told.name)))
    entry = entry_of(sides, wordings, on, country)
    judged = next((v.class_ for w in wordings if (v := judge(w, _as_then(entry, on))).class_ and v.sure), None)
    class_ = judged or (entry.class_on(on) if entry else None)
    return told.model_copy(update={"entity": entry.id if entry else None, "class_": class_, "side": sides.of(entry)})


def _resolved(claim: Claim, published: date | None, names: ReportNames, sides: Sides) -> Claim:
    on = claim.time.end or claim.time.start or published
    country = next((p.cc for p in claim.places if p.cc), None)
    registry = sides.registry
    speaker = next((s.side for role in ("speaker", "for") for s in claim.sources if s.role == role and s.side), None)

    def actor(a: Actor, agent: bool) -> Actor:
        refers = a.refers_to or names.fullest(a.text, on)
        entry = registry.find(a.text, on, country) or (registry.find(refers, on, country) if refers else None)
        wording = refers if refers and judge(a.text).rule in ("pronoun", "none", "name") else a.text
        class_ = classify(
            wording, a.class_, _as_then(entry, on) or _ever(registry, wording, country), act=claim.type, agent=agent
        )
        return a.model_copy(
            update={
                "refers_to": refers, "entity": entry.id if entry else a.entity, "class_": class_,
                "side": side_of_actor(sides, a.text, entry, class_, country, speaker, refers),
            }
        )  # fmt: skip

    return claim.model_copy(
        update={
            "agents": tuple(actor(a, True) for a in claim.agents),
            "targets": tuple(actor(a, False) for a in claim.targets),
            "partners": tuple(actor(a, True) for a in claim.partners),
        }
    )


@lru_cache(1024)
def _as_then(entry: Entry | None, on: date | None) -> Entry | None:
    return replace(entry, class_="government") if entry and entry.in_power(on) else entry


def _ever(registry: Registry, text: str, country: str | None) -> Entry | None:
    """An entry of another day, which still tells what kind of actor it is; a person's changes with the office."""
    entry = registry.find(text, None, country)
    return None if entry is None or entry.person else entry
