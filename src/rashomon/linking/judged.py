"""Judgements → which claims must and which must not be of one event: a pure function of the judgements in their order.

Of those on one pair the last counts; ``unsure`` and ``withdrawn`` leave the pair to the linking. Those that count are taken newest
first: "same" joins all that is joined to either, "different" keeps all that is joined to the one from all that is joined to the
other. An older judgement that the newer ones exclude together has no effect, and is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..records import Judgement


@dataclass
class Judged:
    """What follows from judgements. ``idle`` are those that newer ones overrule together."""

    same: tuple[Judgement, ...] = ()
    different: tuple[Judgement, ...] = ()
    idle: tuple[Judgement, ...] = ()
    _home: dict[str, str] = field(default_factory=dict)

    def group(self, claim: str) -> str:
        """The name of the group of claims that are judged the same as this one: its own id where there are none."""
        return self._home.get(claim, claim)

    def joined(self, claim: str) -> bool:
        """Whether it is judged the same as another claim."""
        return claim in self._home

    def on(self, a: str, b: str) -> Judgement | None:
        """The judgement that counts on two claims, or on two that are judged the same as these; None if there is none."""
        for j in (*self.same, *self.different):
            if j.pair == tuple(sorted((a, b))):
                return j
        x, y = self.group(a), self.group(b)
        if x == y and a != b:
            return next((j for j in self.same if a in j.pair or b in j.pair), None)
        return next((j for j in self.different if {self.group(s) for s in j.pair} == {x, y}), None)


def judged(judgements: Sequence[Judgement]) -> Judged:
    """What follows from judgements, given in the order in which they were made."""
    last: dict[tuple[str, str], tuple[int, Judgement]] = {}
    for n, j in enumerate(judgements):
        if j.pair[0] != j.pair[1]:
            last[j.pair] = (n, j)
    counting = [j for _, j in sorted(last.values(), key=lambda x: -x[0]) if j.verdict in ("same", "different")]
    members: dict[str, set[str]] = {}
    home: dict[str, str] = {}
    same: list[Judgement] = []
    different: list[Judgement] = []
    idle: list[Judgement] = []
    for j in counting:
        a, b = (home.setdefault(s, s) for s in j.pair)
        members.setdefault(a, {a})
        members.setdefault(b, {b})
        if j.verdict == "different":
            (different if a != b else idle).append(j)
        elif a != b and _parted(a, b, different, home):
            idle.append(j)
        else:
            same.append(j)
            _unite(min(a, b), max(a, b), members, home)
    return Judged(tuple(same), tuple(different), tuple(idle), {c: h for c, h in home.items() if len(members[h]) > 1})


def _parted(a: str, b: str, different: Iterable[Judgement], home: dict[str, str]) -> bool:
    return any({home[s] for s in d.pair} == {a, b} for d in different)


def _unite(a: str, b: str, members: dict[str, set[str]], home: dict[str, str]) -> None:
    if a != b:
        for c in members.pop(b):
            home[c] = a
            members[a].add(c)
