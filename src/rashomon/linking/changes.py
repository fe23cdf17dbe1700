"""What changed between two states of the events: new, grown, merged, split or gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["new", "grown", "merged", "split", "gone"]
State = Mapping[str, frozenset[str]]
"""Event id → the ids of its claims."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change to an event: ``others`` are the events that were merged into it, or into which it was split."""

    kind: Kind
    event: str
    claims: int
    others: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = f"{self.claims} claim{'' if self.claims == 1 else 's'}"
        if self.kind == "merged":
            return f"merged  {self.event}  {said}, of {', '.join(self.others)}"
        if self.kind == "split":
            return f"split   {self.event}  {said}, now in {', '.join(self.others)}"
        was = f", was {self.others[0]}" if self.others else ""
        return f"{self.kind:7} {self.event}  {said}{was}"


def changes(before: State, now: State) -> tuple[Change, ...]:
    """All changes from one state to the other, by event; events that hold the same claims as before are not told."""
    was, is_ = _homes(before), _homes(now)
    out: list[Change] = []
    for event, claims in now.items():
        old = _sorted({was[c] for c in claims if c in was})
        if len(old) > 1:
            out.append(Change("merged", event, len(claims), tuple(old)))
        elif not old:
            out.append(Change("new", event, len(claims)))
        elif claims - before[old[0]]:
            out.append(Change("grown", event, len(claims), () if old[0] == event else (old[0],)))
    for event, claims in before.items():
        new = _sorted({is_[c] for c in claims if c in is_})
        if len(new) > 1:
            out.append(Change("split", event, len(claims), tuple(new)))
        elif not new:
            out.append(Change("gone", event, len(claims)))
    return tuple(sorted(out, key=lambda c: (c.event, c.kind)))


def _homes(state: State) -> dict[str, str]:
    return {c: event for event, claims in state.items() for c in claims}


def _sorted(names: Iterable[str]) -> Sequence[str]:
    return sorted(names)
