"""What the accounts of an event dispute, by kind: each position, who holds it, and the claims behind it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from rashomon.records import Dispute, Event

from .refs import Line, Lines
from .words import DISPUTES, MEASURES


class Contest(NamedTuple):
    """A dispute: its kind in words and its positions; where no positions are known, ``words`` alone tell it."""

    kind: str
    positions: tuple[Line, ...]
    words: str


def _kind(d: Dispute) -> str:
    return f"{DISPUTES[d.kind]}: {MEASURES[d.measure]}" if d.measure else DISPUTES[d.kind]


def contests(event: Event, held: Collection[str]) -> tuple[Contest, ...]:
    """The disputes of an event; ``held`` are the ids of the claims that the page shows."""
    make = Lines(event, held)
    if not event.disputes:
        return tuple(Contest("", (), words) for words in event.contradictions)
    return tuple(
        Contest(_kind(d), tuple(make.line(s.says, s.sources, s.claims) for s in d.stands), d.words) for d in event.disputes
    )


def about(event: Event) -> str:
    """What is disputed, in a few words: ``who did it, how many killed``; nothing where the kinds are not known."""
    kinds = (f"{DISPUTES[d.kind]} {MEASURES[d.measure]}" if d.measure else DISPUTES[d.kind] for d in event.disputes)
    return ", ".join(dict.fromkeys(kinds))
