"""An event: the occurrence itself, computed from the claims that speak of it, in any number of reports.

The rules by which each value is computed stand in ``docs/events.md``. Wherever a value rests on claims it names them
(``claims``: their ids) and the independent sources behind them (``sources``: their names).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from .base import Record
from .codes import ActorClass, Claimant, ClaimType, DisputeKind, Grade, Measure, Precision, Relation


class Voice(Record):
    """One who speaks of the event: name, kind of claimant, side, and the claims that rest on this voice.

    ``own`` marks an outlet's own voice. ``independent`` is false where another voice already counts for it: the copy of
    a report, or a second speaker of one side.
    """

    name: str
    claimant: Claimant = "unknown"
    side: str | None = None
    own: bool = False
    independent: bool = True
    claims: tuple[str, ...] = ()


class TimeOption(Record):
    """An interval that accounts tell, and who supports it."""

    start: date | None = None
    end: date | None = None
    precision: Precision = "unknown"
    inferred: bool = False
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class PlaceOption(Record):
    """A place that accounts tell, and who supports it."""

    name: str
    cc: str | None = None
    adm1: str | None = None
    lat: float | None = None
    lon: float | None = None
    rel: Relation = "in"
    inferred: bool = False
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Party(Record):
    """An agent or target as told, and who tells it; ``doubted`` where every account that names it doubts that it was."""

    role: Literal["agent", "target"]
    name: str
    class_: ActorClass = "other"
    side: str | None = None
    doubted: bool = False
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Toll(Record):
    """One figure as one account gives it: the claim it stands in, who says so, and its bounds.

    ``published`` is the day of its report. ``superseded`` marks a figure that the same source revised on a later day.
    """

    claim: str
    said_by: str
    measure: Measure
    of: str | None = None
    low: int | None = None
    high: int | None = None
    part: bool = False
    cumulative: bool = False
    stated: bool = True
    claimant: Claimant = "unknown"
    side: str | None = None
    published: date | None = None
    superseded: bool = False


class SideRange(Record):
    """What one side or kind of claimant says for one measure: ``side`` names the belligerent."""

    claimant: Claimant
    side: str | None = None
    low: int | None = None
    high: int | None = None
    sources: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class Known(Record):
    """A toll as it was known at the end of a day: what the reports published until then tell of it."""

    day: date
    low: int | None = None
    best: int | None = None
    high: int | None = None
    claims: tuple[str, ...] = ()


class Range(Record):
    """The span of what all accounts of an event say for one measure; ``contested`` where two accounts exclude each other.

    ``low_claims``, ``best_claims`` and ``high_claims`` are the claims behind each end, ``best_why`` the rule that chose
    the best. ``by`` is the span by claimant side, ``known`` how it grew from day to day.
    """

    measure: Measure
    low: int | None = None
    high: int | None = None
    contested: bool = False
    best: int | None = None
    best_why: str = ""
    low_claims: tuple[str, ...] = ()
    best_claims: tuple[str, ...] = ()
    high_claims: tuple[str, ...] = ()
    by: tuple[SideRange, ...] = ()
    known: tuple[Known, ...] = ()


class Revision(Record):
    """A figure that a source changed: what it said before and on which day, and what it said then. No contradiction."""

    said_by: str
    measure: Measure
    of: str | None = None
    before: str
    after: str
    day_before: date
    day: date
    claim_before: str
    claim: str


class Stand(Record):
    """What one part of a dispute says, who, and in which claims."""

    says: str
    sources: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class Dispute(Record):
    """Accounts that exclude each other: about what, and the stands on it; ``words`` tells it in one sentence."""

    kind: DisputeKind
    measure: Measure | None = None
    stands: tuple[Stand, ...] = ()
    words: str


class Event(Record):
    """An occurrence: the claims that speak of it, and what follows from them. It can always be recomputed.

    ``claims`` are claim ids, in the order of publication and reading; ``reports`` report ids. ``agents`` and ``targets``
    are the names that the accounts give. ``sources`` are the distinct speakers (an outlet's own voice counts as the
    outlet), ``independent`` how many of them count. ``contested`` says that two accounts contradict each other,
    ``contradictions`` in one sentence each how; ``disputes`` are the same with the claims on each side. ``times`` and
    ``places`` hold all that is told, the best supported first; ``start`` to ``lon`` are the first of them. ``grade`` is
    ``None`` where nothing is said to have happened yet; ``grade_why`` is the rule that gave it.
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
    voices: tuple[Voice, ...] = ()
    times: tuple[TimeOption, ...] = ()
    places: tuple[PlaceOption, ...] = ()
    parties: tuple[Party, ...] = ()
    revisions: tuple[Revision, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    grade: Grade | None = None
    grade_why: str = ""
