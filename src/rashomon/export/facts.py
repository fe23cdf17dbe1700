"""What the shapes of other data sets ask of an event: its first and second side, its country, the words that tell it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..records import Actor, ActorClass, Claim, Event, Place, Relation, Report, Stance
from .columns import plain
from .countries import Country, country_of

HAPPENED: frozenset[Stance] = frozenset(("asserted", "claimed", "doubted"))


@dataclass(frozen=True, slots=True)
class Known:
    """What a registry knows of an actor: its name, country (ISO 3166, two letters), whether a person, its numbers elsewhere."""

    name: str
    country: str | None = None
    person: bool = False
    ids: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Side:
    """One actor of an event over all its accounts: its name, the words that the reports use, and its class.

    ``claims`` are the ids of the claims that name it.
    """

    name: str
    words: tuple[str, ...]
    class_: ActorClass
    entity: str | None
    known: Known | None
    claims: frozenset[str]

    @property
    def country(self) -> Country | None:
        """The actor's own country, where the registry knows it."""
        return country_of(self.known.country) if self.known else None


@dataclass(frozen=True)
class Facts:
    """An event with all that its accounts say, as the shapes ask for it.

    ``claims`` are all its accounts in reading order, ``told`` those that say that it happened (all, where none does).
    ``agents`` and ``targets`` are ordered by how many accounts name them, the first named first.
    """

    event: Event
    claims: tuple[Claim, ...]
    told: tuple[Claim, ...]
    reports: tuple[Report, ...]
    agents: tuple[Side, ...]
    targets: tuple[Side, ...]
    partners: tuple[Side, ...]
    place: Place | None
    country: Country | None
    sentences: tuple[str, ...]

    @property
    def rel(self) -> Relation | None:
        """How the words relate to the place."""
        return self.place.rel if self.place else None

    @property
    def first(self) -> Side | None:
        """The first actor: the one that most accounts name as the one who acts."""
        return self.agents[0] if self.agents else None

    @property
    def second(self) -> Side | None:
        """The one acted upon; where none is told and several act (as in a clash without an attacker), the second of these."""
        acted_upon = self._persons(self.targets)
        if acted_upon:
            return acted_upon[0]
        beside = [side for side in self.agents[1:] if self.first and side.claims & self.first.claims]
        opposed = [side for side in beside if self.first and side.class_ != self.first.class_]
        return next(iter(opposed or beside), None)

    @property
    def things(self) -> tuple[Side, ...]:
        """What it was done to where that is no actor, as far as known: tanks, a bridge. No shape takes it for one."""
        return tuple(side for side in self.targets if side not in self._persons(self.targets))

    @staticmethod
    def _persons(sides: tuple[Side, ...]) -> tuple[Side, ...]:
        return tuple(side for side in sides if side.class_ != "other" or side.entity)

    def beside(self, side: Side | None) -> tuple[Side, ...]:
        """Those whom an account names in one role with ``side``, and, for one who acts, its partners."""
        if side is None:
            return ()
        role = self._persons(self.targets) if side in self.targets else (*self.agents, *self.partners)
        return tuple(s for s in role if s not in (side, self.first, self.second) and s.claims & side.claims)

    def elsewhere(self) -> tuple[Side, ...]:
        """Those whom only other accounts name in a role: a shape with one actor a role cannot hold them."""
        kept = {id(s) for side in (self.first, self.second) if side for s in (side, *self.beside(side))}
        return tuple(s for s in (*self.agents, *self._persons(self.targets), *self.partners) if id(s) not in kept)

    @cached_property
    def text(self) -> str:
        """The sentences that tell the event, in lower case."""
        return " ".join(self.sentences).casefold()

    def says(self, words: Collection[str]) -> bool:
        """Whether one of the words, or its plural, stands in a sentence that tells the event."""
        told = "|".join(re.escape(word.casefold()) for word in words)
        return bool(words) and re.search(rf"(?<!\w)(?:{told})(?:e?s)?(?!\w)", self.text) is not None

    @property
    def killed(self) -> bool:
        """Whether somebody was killed, or may have been: an account gives a number of dead that may be above 0."""
        return any(t.measure == "killed" and (t.high is None or t.high > 0) for t in self.event.tolls)


def facts_of(
    event: Event, claims: Mapping[str, Claim], reports: Mapping[str, Report], actors: Mapping[str, Known] | None = None
) -> Facts:
    """The facts of an event; claims, reports and actors (what a registry knows, by id) are looked up by their ids."""
    held = tuple(claims[i] for i in event.claims if i in claims)
    told = tuple(c for c in held if c.stance in HAPPENED) or held
    known = actors or {}
    place = _place(event, told) or _place(event, held)
    return Facts(
        event=event, claims=held, told=told, reports=tuple(reports[i] for i in event.reports if i in reports),
        agents=_sides(((c.id, a) for c in told for a in c.agents), known),
        targets=_sides(((c.id, a) for c in told for a in c.targets), known),
        partners=_sides(((c.id, a) for c in told for a in c.partners), known),
        place=place, country=country_of(event.cc),
        sentences=tuple(dict.fromkeys(_sentence(c, reports) for c in told)),
    )  # fmt: skip


def _sentence(claim: Claim, reports: Mapping[str, Report]) -> str:
    report = reports.get(claim.report)
    return (plain(report.text[claim.sentence.start : claim.sentence.end]) or "") if report else claim.trigger.text


def _place(event: Event, claims: Sequence[Claim]) -> Place | None:
    """The place of an account that is the event's place."""
    for claim in claims:
        for place in claim.places:
            if (place.name or place.text) == event.place and (place.lat, place.lon) == (event.lat, event.lon):
                return place
    return None


def _sides(named: Iterable[tuple[str, Actor]], known: Mapping[str, Known]) -> tuple[Side, ...]:
    """Mentions put together by registry id, else by name; the most often named first."""
    groups: dict[str, list[tuple[str, Actor]]] = {}
    for claim, actor in named:
        groups.setdefault(actor.entity or _key(actor), []).append((claim, actor))
    sides = [_side(group, known) for group in groups.values()]
    return tuple(sorted(sides, key=lambda side: -len(side.claims)))


def _side(group: Sequence[tuple[str, Actor]], known: Mapping[str, Known]) -> Side:
    actors = [actor for _, actor in group]
    entity = actors[0].entity
    entry = known.get(entity) if entity else None
    names = [plain(a.refers_to or a.text) or "" for a in actors]
    return Side(
        name=(plain(entry.name) if entry else None) or names[0],
        words=tuple(dict.fromkeys(plain(a.text) or "" for a in actors)),
        class_=Counter(a.class_ for a in actors).most_common(1)[0][0],
        entity=entity, known=entry, claims=frozenset(claim for claim, _ in group),
    )  # fmt: skip


def _key(actor: Actor) -> str:
    return " ".join((actor.refers_to or actor.text).split()).casefold().removeprefix("the ")
