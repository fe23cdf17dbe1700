"""Whose side an actor or a speaker is on: the head of its lineage in the registry.

A lineage is climbed from an entry to its parent (the army's is the state's government, a commander's his group), and
then back to its first self by renamings. Alliances and mergers are not followed: an ally is a side of its own. A
collective of several groups ("Syrian insurgents") is no side.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from ..records import ActorClass, Claim, Side, Source
from .who_classes import judge
from .who_entry import Entry
from .who_find import turned
from .who_names import singular, tokens
from .who_registry import Registry

_STATE = frozenset({"government", "state-forces"})
_OURS = frozenset({"we", "us", "our", "ours", "i", "my"})
_THEIRS = frozenset({"its", "their", "his"})
# What speaks for a state beside the bodies that the classes know.
_STATES_VOICES = frozenset({
    "state media", "state television", "state tv", "state radio", "state news", "state broadcaster", "military source",
    "military statement", "security source", "defence source", "defense source",
})  # fmt: skip
_NOT_THE_GOVERNMENT = frozenset({
    "lawmaker", "legislator", "senator", "congressman", "congresswoman", "mp", "mps", "diplomat", "ambassador", "embassy",
    "envoy", "consul", "consulate",
})  # fmt: skip


class Sides:
    """Finds the sides of one registry's actors, each entry's once."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._known: dict[str, Side | None] = {}

    def of(self, entry: Entry | None) -> Side | None:
        """The side of an entry; None for a collective, and for what is no party to a conflict."""
        if entry is None:
            return None
        if entry.id not in self._known:
            self._known[entry.id] = self._climbed(entry)
        return self._known[entry.id]

    def _climbed(self, entry: Entry) -> Side | None:
        top, seen = entry, {entry.id}
        while (parent := self.registry.entries.get(top.parent or "")) and parent.id not in seen:
            top = parent
            seen.add(top.id)
        if top.umbrella or top.kind == "community" or top.class_ in ("civilians", "media", "international-organisation"):
            return None
        return Side(id=self.registry.lineage(top)[0].id, name=top.name)

    def state_in(self, text: str, country: str | None, known: ActorClass | None = None) -> Entry | None:
        """The government of the state that ``text`` tells of, where it names a body of a state that the registry does not list.

        "The Turkish defence ministry" is Turkey's; "the defence ministry" is that of ``country``. ``known`` is the class of
        what the text names, where it is known.
        """
        found = tokens(text)
        phrase = any(f"{a.norm} {singular(b.norm)}" in _STATES_VOICES for a, b in pairwise(found))
        class_ = known or judge(text).class_
        if not found or not (phrase or class_ in _STATE) or singular(found[-1].norm) in _NOT_THE_GOVERNMENT:
            return None
        for n in (3, 2, 1):
            for i in range(len(found) - n + 1):
                codes = self.registry.finder.codes(found[i : i + n])
                if codes and not turned(found, i, i + n):
                    return self._government(country if country in codes else codes[0])
        bare = all(t.raw.islower() for t in found[1:]) and (found[0].raw.islower() or len(found) == 1 or phrase)
        return self._government(country) if bare and (phrase or class_ == "government") else None

    def _government(self, code: str | None) -> Entry | None:
        return self.registry.entries.get(f"{code.lower()}-government") if code else None


def entry_of(sides: Sides, wordings: tuple[str, ...], on: date | None, country: str | None) -> Entry | None:
    """The entry that the first of the wordings to name one stands for, or else the state that one of them tells of."""
    for wording in wordings:
        if entry := sides.registry.find(wording, on, country):
            return entry
    return next((e for wording in wordings if (e := sides.state_in(wording, country))), None)


def side_of_actor(
    sides: Sides, text: str, entry: Entry | None, class_: ActorClass, country: str | None, speaker: Side | None, refers: str | None
) -> Side | None:
    """The side of an actor: its entry's; that of the one who speaks, for "our planes"; that of the state it tells of.

    "Its" and "their" are the speaker's where nothing else is known of whose they are.
    """
    if entry is not None:
        return sides.of(entry)
    first = next((t.norm for t in tokens(text)), "")
    if first in _OURS or (first in _THEIRS and refers is None):
        return speaker
    return sides.of(sides.state_in(text, country, class_)) if class_ in _STATE else None


def with_bodies(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a report, where a person who spoke for a body once is on its side whenever he speaks in the report."""
    bodies: dict[str, set[Side]] = {}
    for c in claims:
        side = next((s.side for s in c.sources if s.role == "for" and s.side), None)
        for s in c.sources:
            if side and s.role == "speaker" and (person := _person(s)):
                bodies.setdefault(person, set()).add(side)
    if not bodies:
        return tuple(claims)

    def known(s: Source) -> Source:
        held = bodies.get(_person(s), set()) if s.role == "speaker" and s.side is None else set()
        return s.model_copy(update={"side": next(iter(held))}) if len(held) == 1 else s

    return tuple(c.model_copy(update={"sources": tuple(map(known, c.sources))}) for c in claims)


def _person(s: Source) -> str:
    """The last word of a person's name, or nothing for what is no name."""
    found = tokens(s.name)
    named = s.entity is None and all(t.capital for t in found) and judge(s.name).rule == "name"
    return found[-1].norm if found and named else ""
