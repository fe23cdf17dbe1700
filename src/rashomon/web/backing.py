"""How well an event is backed, in a line: how many independent sources speak of it, and of what kind they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rashomon.records import GRADES, Claimant, Event, Voice

from .refs import short
from .words import CLAIMANTS, plural


def voice_kind(claimant: Claimant, side: str | None, name: str = "") -> str:
    """The side of a belligerent, where it is another name than the voice's own; else the kind of claimant."""
    return side if claimant == "belligerent" and side and side != name else CLAIMANTS[claimant]


def _kinds(voices: Sequence[Voice]) -> Iterable[str]:
    counted = Counter(voice_kind(v.claimant, v.side) for v in voices)
    for kind, n in counted.items():
        yield f"{n} {short(kind)}" if n > 1 else short(kind)


def backing(event: Event) -> str:
    """``4 independent sources: medics, Government of Russia, 2 media``; without the kinds where no voice is known."""
    voices = [v for v in event.voices if v.independent]
    count = "1 source" if event.independent == 1 else f"{event.independent:,} independent sources"
    return f"{count}: {', '.join(_kinds(voices))}" if voices else count


def tally(events: Sequence[Event]) -> tuple[tuple[str, str, int], ...]:
    """How many events have each grade: grade, words, number; best backed first, grades that none has left out."""
    counted = Counter(e.grade for e in events)
    found: list[tuple[str, str, int]] = [(grade, f"{counted[grade]:,} {grade}", counted[grade]) for grade in GRADES if counted[grade]]
    untold = counted[None]
    if found and untold:
        found.append(("", f"{untold:,} not yet said to have happened", untold))
    return tuple(found)


def counts_words(accounts: int, speakers: int, reports: int) -> str:
    """``7 accounts by 6 speakers in 5 reports``."""
    return f"{plural(accounts, 'account')} by {plural(speakers, 'speaker')} in {plural(reports, 'report')}"
