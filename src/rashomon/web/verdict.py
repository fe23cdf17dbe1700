"""What an event comes to, for its card: grade, sources by kind, time, place, tolls by side, revisions, each with its claims."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from rashomon.records import Event, PlaceOption, Range, Revision, Voice

from .words import CLAIMANTS, MEASURES, RELATIONS, bounds_words, day_words, when_words

SHOWN = 5


class Line(NamedTuple):
    """A line of words, who says so, and the numbers and ids of the claims behind it."""

    words: str
    by: str
    refs: tuple[tuple[int, str], ...]


class Row(NamedTuple):
    """A part of the verdict; ``hot`` where accounts dispute it."""

    label: str
    hot: bool
    lines: tuple[Line, ...]


class _Lines:
    """Makes lines whose claims are numbered as they stand in the event; claims that are not at hand are left out."""

    def __init__(self, event: Event, held: Collection[str]) -> None:
        self.at = {id_: n for n, id_ in enumerate(event.claims, 1) if id_ in held}

    def line(self, words: str, by: Iterable[str] = (), claims: Iterable[str] = ()) -> Line:
        return Line(words, ", ".join(by), tuple((self.at[c], c) for c in claims if c in self.at))


def disputed_lines(event: Event, held: Collection[str]) -> tuple[Line, ...]:
    """The contradictions in a sentence each, with the claims on all sides."""
    make = _Lines(event, held)
    if event.disputes:
        return tuple(make.line(d.words, (), (c for s in d.stands for c in s.claims)) for d in event.disputes)
    return tuple(make.line(words) for words in event.contradictions)


def verdict_rows(event: Event, held: Collection[str]) -> tuple[Row, ...]:
    """The rows of an event's verdict, empty ones left out. ``held`` are the ids of the claims that the page shows."""
    make = _Lines(event, held)
    kinds = {d.kind for d in event.disputes}
    grade = (make.line(f"{event.grade}: {event.grade_why}" if event.grade else event.grade_why),) if event.grade_why else ()
    rows = [
        Row("Grade", event.grade == "contested", grade),
        Row("Independent sources", False, tuple(_voices(event.voices, make))),
        Row("When", "time" in kinds, _options([(when_words(t.start, t.end, t.precision), t.inferred, t.sources, t.claims) for t in event.times], make)),
        Row("Where", "place" in kinds, _options([(_place(p), p.inferred, p.sources, p.claims) for p in event.places], make)),
        *(Row(f"{MEASURES[r.measure].capitalize()}", r.contested, tuple(_range(r, make))) for r in event.ranges),
        Row("Revised", False, tuple(_revision(r, make) for r in event.revisions)),
    ]  # fmt: skip
    return tuple(row for row in rows if row.lines)


def _voices(voices: Sequence[Voice], make: _Lines) -> Iterable[Line]:
    for v in voices:
        kind = v.side if v.claimant == "belligerent" and v.side and v.side != v.name else CLAIMANTS[v.claimant]
        yield make.line(f"{v.name}, {kind}" + ("" if v.independent else " (counted already)"), (), v.claims)


def _options(options: Sequence[tuple[str, bool, tuple[str, ...], tuple[str, ...]]], make: _Lines) -> tuple[Line, ...]:
    found = [
        make.line(f"{'' if n == 0 else 'else '}{words}{', from context' if inferred else ''}", sources, claims)
        for n, (words, inferred, sources, claims) in enumerate(options[:SHOWN])
    ]
    return (*found, make.line(f"and {len(options) - SHOWN} more")) if len(options) > SHOWN else tuple(found)


def _place(p: PlaceOption) -> str:
    return ", ".join(x for x in (p.name, p.cc, RELATIONS[p.rel]) if x)


def _revision(r: Revision, make: _Lines) -> Line:
    words = f"{r.said_by}: {r.before} {MEASURES[r.measure]} ({day_words(r.day_before)}), then {r.after} ({day_words(r.day)})"
    return make.line(words, (), (r.claim_before, r.claim))


def _range(r: Range, make: _Lines) -> Iterable[Line]:
    yield make.line(f"low {'not told' if r.low is None else f'{r.low:,}'}", (), r.low_claims)
    if r.best is not None:
        yield make.line(f"best {r.best:,} ({r.best_why})", (), r.best_claims)
    yield make.line(f"high {'not bounded' if r.high is None else f'{r.high:,}'}", (), r.high_claims)
    for x in r.by:
        yield make.line(f"{x.side or CLAIMANTS[x.claimant]}: {bounds_words(x.low, x.high)}", x.sources, x.claims)
    for k in r.known:
        best = "" if k.best is None else f", best {k.best:,}"
        yield make.line(f"known on {day_words(k.day)}: {bounds_words(k.low, k.high)}{best}", (), k.claims)
