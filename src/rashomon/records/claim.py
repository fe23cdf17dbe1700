"""A claim: one mention of one occurrence in one sentence, with everything said of it and who says so."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from pydantic import Field

from .base import Extent, Record, Span, content_id
from .codes import ActorClass, ClaimType, Measure, Precision, Relation, Setting, SourceRole, Stance


class Side(Record):
    """Whose side somebody is on: the head of its lineage in the registry of actors. Sides are compared by ``id``.

    ``id`` is that of the earliest self of the one that stands at the top (a group's first name, a state's government),
    ``name`` what it was called on the day.
    """

    id: str
    name: str


class Actor(Span):
    """Who did it, or to whom it was done, as worded; ``refers_to`` is the fullest name the report uses for the same actor.

    ``entity`` is the registry's id, where the registry knows the actor at the time of the event. ``doubted`` marks a doubt
    that concerns only who it was ("suspected rebels"). ``inferred`` marks an actor that the claim's sentence does not name.
    ``side`` is set where the registry tells whose side the actor is on.
    """

    class_: ActorClass = Field(default="other", alias="class")
    refers_to: str | None = None
    doubted: bool = False
    inferred: bool = False
    entity: str | None = None
    side: Side | None = None


class Place(Span):
    """Where: the span, the gazetteer's place for it (WGS 84 degrees), and how the wording relates the two.

    ``inferred`` marks a place that the claim's sentence does not name. ``gazetteer`` is the gazetteer's own id.
    """

    name: str | None = None
    cc: str | None = None
    adm1: str | None = None
    lat: float | None = None
    lon: float | None = None
    rel: Relation = "in"
    inferred: bool = False
    gazetteer: str | None = None


class Time(Record):
    """When: an interval of days, both ends included, with its precision and the span that says it."""

    span: Span | None = None
    start: date | None = None
    end: date | None = None
    precision: Precision = "unknown"
    inferred: bool = False


class Figure(Span):
    """How many: a count with its measure; ``low`` and ``high`` bound it (``None``: no bound).

    ``of`` is what is counted, as worded. ``stated`` is false where no number is told ("the mayor was killed").
    ``cumulative`` marks a total over more than this occurrence. ``part_of`` is the text of the larger figure of a subset.
    """

    measure: Measure
    of: str | None = None
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    stated: bool = True
    cumulative: bool = False
    part_of: str | None = None


class Source(Span):
    """According to whom: the one who speaks, the body spoken for, or the channel.

    ``entity``, ``side`` and ``class_`` are what the registry and the wording tell of it; ``None`` where they tell nothing.
    """

    role: SourceRole = "speaker"
    refers_to: str | None = None
    class_: ActorClass | None = Field(default=None, alias="class")
    entity: str | None = None
    side: Side | None = None

    @property
    def name(self) -> str:
        """The fullest name that the report uses for it, white space folded."""
        return " ".join((self.refers_to or self.text).split())


class Claim(Record):
    """One mention of one occurrence in one sentence of one report, and who says so.

    ``event`` joins the claims of one report that speak of the same occurrence; events over reports are made in linking.
    """

    report: str
    sentence: Extent
    trigger: Span
    type: ClaimType
    stance: Stance = "asserted"
    setting: Setting = "news"
    event: str = ""
    agents: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    partners: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    time: Time = Time()
    figures: tuple[Figure, ...] = ()
    sources: tuple[Source, ...] = ()

    @cached_property
    def id(self) -> str:
        """A hash of report, trigger span and type."""
        return content_id("c", self.report, self.trigger.start, self.trigger.end, self.type)

    def spans(self) -> tuple[Span, ...]:
        """Every quotation that the claim holds, the trigger first."""
        time = (self.time.span,) if self.time.span else ()
        roles: tuple[Span, ...] = (*self.agents, *self.targets, *self.partners, *self.places, *time)
        return (self.trigger, *roles, *self.figures, *self.sources)
