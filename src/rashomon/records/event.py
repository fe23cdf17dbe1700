"""An event: the occurrence itself, computed from the claims that speak of it, in any number of reports."""

from __future__ import annotations

from datetime import date

from .base import Record
from .codes import ClaimType, Measure, Precision


class Toll(Record):
    """One figure as one account gives it: the claim it stands in, who says so, and its bounds."""

    claim: str
    said_by: str
    measure: Measure
    of: str | None = None
    low: int | None = None
    high: int | None = None
    part: bool = False
    cumulative: bool = False


class Range(Record):
    """The span of what all accounts of an event say for one measure; ``contested`` where two accounts exclude each other."""

    measure: Measure
    low: int | None = None
    high: int | None = None
    contested: bool = False


class Event(Record):
    """An occurrence: the claims that speak of it, and what follows from them. It can always be recomputed.

    ``claims`` are claim ids in reading order; ``reports`` report ids. ``agents`` and ``targets`` are the names that the
    accounts give. ``sources`` are the distinct speakers (an outlet's own voice counts as the outlet). ``contested`` says
    that two accounts contradict each other, ``contradictions`` in one sentence each how.
    """

    id: str
    type: ClaimType
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    start: date | None = None
    end: date | None = None
    precision: Precision = "unknown"
    place: str | None = None
    cc: str | None = None
    adm1: str | None = None
    lat: float | None = None
    lon: float | None = None
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()
    ranges: tuple[Range, ...] = ()
    sources: tuple[str, ...] = ()
    independent: int = 1
    contested: bool = False
    contradictions: tuple[str, ...] = ()
    background: bool = False
    summary: str = ""
