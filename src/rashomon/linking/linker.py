"""Occurrences of many reports → events, report by report.

The linker keeps an index of occurrences and the scores of likely pairs. A report that comes in is compared with few others, and only
the connected parts of the graph that it touches are clustered anew, so that the cost of one more report does not grow with their
number. Clusters never reach over connected parts, and their order is that of content: the events are the same in whatever order and
in whatever portions the reports come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..records import Claim, Judgement, Report, content_id
from .blocks import Blocks
from .cluster import clusters
from .judged import Judged, judged
from .profile import Unit, units
from .score import barred, likeness

KEPT = -2.0
"""Pairs that score below are not kept: they count as pairs that were never compared."""
ABSENT = -2.5


@dataclass(frozen=True)
class Group:
    """The occurrences of one event, in order of content."""

    units: tuple[Unit, ...]

    @property
    def id(self) -> str:
        """The event's id: that of its root."""
        return event_id(self.units[0].claims[0].id)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims by report, earlier reports first."""
        return tuple(c for u in self.units for c in u.claims)


def event_id(claim: str) -> str:
    """The id of the event whose root is this claim. Each claim has one, so that an id once given leads to its event for ever."""
    return content_id("e", claim)


class Linker:
    """Takes in reports with their claims and groups them; ``judgements`` in the order in which they were made."""

    def __init__(self, judgements: Sequence[Judgement] = ()) -> None:
        self.judged: Judged = judged(judgements)
        self._units: list[Unit] = []
        self._near: list[dict[int, float]] = []
        self._blocks = Blocks()
        self._groups: dict[int, tuple[int, ...]] = {}
        self._home: list[int] = []
        self._stale: set[int] = set()
        self._by_judged: dict[str, list[int]] = {}
        self._apart: dict[str, set[str]] = {}
        for j in self.judged.different:
            a, b = map(self.judged.group, j.subjects)
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def add(self, report: Report | None, claims: Iterable[Claim]) -> None:
        """Take in a report that was not taken in before, with all its claims."""
        for u in units(claims, report, self._claims_apart, self._claims_together):
            n = len(self._units)
            self._units.append(u)
            self._near.append({})
            self._home.append(-1)
            for k in sorted(self._blocks.near(u)):
                s = likeness(*self.ordered(u, self._units[k]))
                if s > KEPT:
                    self._near[n][k] = self._near[k][n] = s
            self._blocks.add(n, u)
            for name in self._names(u):
                self._by_judged.setdefault(name, []).append(n)
            self._stale.add(n)

    def groups(self) -> list[Group]:
        """The events, each with its occurrences in order of content; in order of their roots."""
        self.refresh()
        out = [Group(tuple(self._units[i] for i in members)) for members in self._groups.values()]
        return sorted(out, key=lambda g: g.units[0].order)

    def unit(self, claim: str) -> Unit | None:
        """The occurrence that a claim belongs to, as its report tells it."""
        return next((u for u in self._units if any(c.id == claim for c in u.claims)), None)

    def home(self, claim: str) -> str | None:
        """The id of the event that holds a claim."""
        return next((g.id for g in self.groups() if any(c.id == claim for c in g.claims)), None)

    # ---- within ----------------------------------------------------------------------------------------------------

    @staticmethod
    def ordered(a: Unit, b: Unit) -> tuple[Unit, Unit]:
        """Two occurrences in order of content, so that their score does not depend on which came in first."""
        return (a, b) if (a.order, a.key) <= (b.order, b.key) else (b, a)

    def _claims_apart(self, a: Claim, b: Claim) -> bool:
        return self.judged.group(b.id) in self._apart.get(self.judged.group(a.id), ())

    def _claims_together(self, a: Claim, b: Claim) -> bool:
        return self.judged.group(a.id) == self.judged.group(b.id)

    def _names(self, u: Unit) -> set[str]:
        return {self.judged.group(c.id) for c in u.claims if self.judged.joined(c.id)}

    def _edges(self, n: int) -> Iterator[int]:
        yield from (k for k, s in self._near[n].items() if s > 0)
        for name in self._names(self._units[n]):
            yield from (k for k in self._by_judged[name] if k != n)

    def refresh(self) -> None:
        """Cluster anew the connected parts that hold something new."""
        while self._stale:
            part, waiting = set(), [self._stale.pop()]
            while waiting:
                n = waiting.pop()
                if n not in part:
                    part.add(n)
                    waiting += self._edges(n)
            self._stale -= part
            for n in part:
                self._groups.pop(self._home[n], None)
            for members in self._cluster(sorted(part, key=lambda n: (self._units[n].order, self._units[n].key))):
                for n in members:
                    self._home[n] = members[0]
                self._groups[members[0]] = tuple(members)

    def _cluster(self, part: Sequence[int]) -> list[list[int]]:
        if len(part) == 1:
            return [[part[0]]]
        at = {n: i for i, n in enumerate(part)}
        scores = {(at[n], at[k]): s for n in part for k, s in self._near[n].items() if k in at and at[n] < at[k]}
        together = [
            (at[min(held, key=lambda n: at[n])], at[n])
            for name in sorted({x for n in part for x in self._names(self._units[n])})
            for held in [[k for k in self._by_judged[name] if k in at]]
            for n in held
        ]
        found = clusters(len(part), scores, lambda i, j: self._barred(part[i], part[j]), together, absent=ABSENT)
        return [[part[i] for i in members] for members in found]

    def _barred(self, a: int, b: int) -> bool:
        x, y = self._units[a], self._units[b]
        return barred(x, y) is not None or any(self._claims_apart(c, d) for c in x.claims for d in y.claims)
