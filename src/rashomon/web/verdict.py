"""Who speaks of an event, when and where it was by their accounts, and what they revised: rows of lines with their claims."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from rashomon.records import Event, PlaceOption, Revision, Voice

from .backing import voice_kind
from .refs import Line, Lines, short
from .words import MEASURES, RELATIONS, day_words, when_words

SHOWN = 5


class Row(NamedTuple):
    """A part of the verdict; ``hot`` where accounts dispute it."""

    label: str
    hot: bool
    lines: tuple[Line, ...]


def verdict_rows(event: Event, held: Collection[str]) -> tuple[Row, ...]:
    """The rows of an event's verdict, empty ones left out. ``held`` are the ids of the claims that the page shows."""
    make = Lines(event, held)
    kinds = {d.kind for d in event.disputes}
    rows = [
        Row("Who speaks", False, tuple(_voices(event.voices, make))),
        Row("When", "time" in kinds, _options([(when_words(t.start, t.end, t.precision), t.inferred, t.sources, t.claims) for t in event.times], make)),
        Row("Where", "place" in kinds, _options([(_place(p), p.inferred, p.sources, p.claims) for p in event.places], make)),
        Row("Revised", False, tuple(_revision(r, make) for r in event.revisions)),
    ]  # fmt: skip
    return tuple(row for row in rows if row.lines)


def _voices(voices: Sequence[Voice], make: Lines) -> Iterable[Line]:
    for v in sorted(voices, key=lambda v: not v.independent):
        counted = "" if v.independent else "; counts with another source"
        yield make.line(short(v.name), (voice_kind(v.claimant, v.side, v.name) + counted,), v.claims)


def _options(options: Sequence[tuple[str, bool, tuple[str, ...], tuple[str, ...]]], make: Lines) -> tuple[Line, ...]:
    found = [
        make.line(f"{'' if n == 0 else 'or '}{words}{', from context' if inferred else ''}", sources, claims)
        for n, (words, inferred, sources, claims) in enumerate(options[:SHOWN])
    ]
    return (*found, make.line(f"and {len(options) - SHOWN} more")) if len(options) > SHOWN else tuple(found)


def _place(p: PlaceOption) -> str:
    relation = RELATIONS[p.rel]
    return ", ".join(x for x in (f"near {p.name}" if p.rel == "near" else p.name, p.adm1 if p.adm1 != p.name else "", p.cc,
                                 "" if p.rel == "near" else relation) if x)  # fmt: skip


def _revision(r: Revision, make: Lines) -> Line:
    words = f"{short(r.said_by)}: {r.before} {MEASURES[r.measure]} ({day_words(r.day_before)}), then {r.after} ({day_words(r.day)})"
    return make.line(words, (), (r.claim_before, r.claim))
