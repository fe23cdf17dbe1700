"""Numbers that lead to claims: each claim of an event has one, by its place in the event."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from rashomon.records import Event

# As many letters of a name as a line can bear; the table of accounts has the whole name.
NAME = 70


def short(name: str) -> str:
    """A name on one line, cut where it is longer than a line can bear."""
    words = " ".join(name.split()) or name
    return words if len(words) <= NAME else words[: NAME - 1].rstrip() + "…"


class Line(NamedTuple):
    """A line of words, who says so, and the numbers and ids of the claims behind it."""

    words: str
    by: str
    refs: tuple[tuple[int, str], ...]


class Lines:
    """Makes lines whose claims are numbered as they stand in the event; claims that are not at hand are left out."""

    def __init__(self, event: Event, held: Collection[str]) -> None:
        self.at = {id_: n for n, id_ in enumerate(event.claims, 1) if id_ in held}

    def line(self, words: str, by: Iterable[str] = (), claims: Iterable[str] = ()) -> Line:
        """A line with its claims, each once, by number."""
        found = sorted({self.at[c]: c for c in claims if c in self.at}.items())
        return Line(words, ", ".join(map(short, by)), tuple(found))
