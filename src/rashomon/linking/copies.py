"""Copies of reports: reprints and wire copies, machine-made rewrites, and passages taken over, each relation explained.

Reports that are copies or rewrites of one another are one source. A report that reuses a passage stays a source of its own, but what
it tells within that passage is the source's it was taken from: `Origins.of` answers for a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from ..records import CopyRelation, Extent, Report
from .copies_compare import Verdict, compare
from .copies_index import KeyIndex, keys
from .copies_telling import Telling, telling

_KEPT_TELLINGS = 2048
_DATELINE = re.compile(r"[^\n]{0,80}?\(([^()\n]{2,60})\)\s*[-—–]")
_CLOSE = ("copy", "rewrite")


class CopyIndex:
    """Reports compared one by one with those added before, in any order of arrival."""

    def __init__(self) -> None:
        self._reports: list[Report] = []
        self._keys = KeyIndex()
        self._pairs: list[tuple[int, int, Verdict]] = []
        self._parent: list[int] = []
        self._first: list[int] = []
        self._ages: list[tuple[date, bool, int]] = []
        self._telling: Callable[[int], Telling] = lru_cache(_KEPT_TELLINGS)(lambda i: telling(self._reports[i].text))

    def __len__(self) -> int:
        return len(self._reports)

    def add(self, report: Report) -> tuple[CopyRelation, ...]:
        """Compare a report with the stored ones that may have to do with it, keep it, and give its relations, the closest first."""
        i = self.keep(report)
        pairs = self._compared(i)
        for pair in pairs:
            self._note(pair)
        return self._relations(pairs)

    def keep(self, report: Report) -> int:
        """Keep a report without comparing it; its number."""
        i = len(self._reports)
        self._reports.append(report)
        self._parent.append(i)
        self._first.append(i)
        self._ages.append(_age(report, i))
        self._keys.add(i, keys(self._telling(i)))
        return i

    def related(self, report: Report) -> tuple[CopyRelation, ...]:
        """The relations of a report to the kept ones, where these were kept without comparing; only its own family is compared."""
        at = next((i for i, r in enumerate(self._reports) if r.id == report.id), None)
        start = self.keep(report) if at is None else at
        own = self._compared(start)
        waiting, seen = [start], {start}
        while waiting:
            i = waiting.pop()
            for pair in own if i == start else self._compared(i):
                self._note(pair)
                if pair[2].kind in _CLOSE and not seen.issuperset(pair[:2]):
                    waiting += set(pair[:2]) - seen
                    seen.update(pair[:2])
        return self._relations(own)

    def relations(self) -> tuple[CopyRelation, ...]:
        """All relations that adding found."""
        return self._relations(self._pairs)

    def families(self) -> dict[str, str]:
        """For each report's id, the id of the earliest of its family (itself where it is neither copy nor rewrite)."""
        return {r.id: self._reports[self._first[self._root(i)]].id for i, r in enumerate(self._reports)}

    def ages(self) -> dict[str, int]:
        """For each report's id its number in the order of age, the earliest 0."""
        return {self._reports[i].id: n for n, i in enumerate(sorted(range(len(self)), key=self._ages.__getitem__))}

    def _compared(self, i: int) -> list[tuple[int, int, Verdict]]:
        out = []
        for j in self._keys.candidates(keys(self._telling(i))):
            if self._reports[i].id == self._reports[j].id:
                continue
            early, late = sorted((i, j), key=self._ages.__getitem__)
            days = self._reports[early].published, self._reports[late].published
            verdict = compare(self._telling(late), self._telling(early), None not in days and days[0] != days[1])
            if verdict is not None:
                out.append((late, early, verdict))
        return out

    def _note(self, pair: tuple[int, int, Verdict]) -> None:
        self._pairs.append(pair)
        if pair[2].kind in _CLOSE:
            a, b = self._root(pair[0]), self._root(pair[1])
            self._parent[max(a, b)] = min(a, b)
            self._first[min(a, b)] = min(self._first[a], self._first[b], key=self._ages.__getitem__)

    def _root(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def _relations(self, pairs: Iterable[tuple[int, int, Verdict]]) -> tuple[CopyRelation, ...]:
        out = [
            CopyRelation(
                report=self._reports[late].id, of=self._reports[early].id, root=self._reports[self._first[self._root(early)]].id,
                kind=v.kind, score=v.score, reasons=v.reasons, passages=v.passages,
            )
            for late, early, v in pairs
        ]  # fmt: skip
        return tuple(sorted(out, key=lambda r: (-r.score, r.report, r.of)))


def _age(report: Report, number: int) -> tuple[date, bool, int]:
    """By publication; of one day's reports, one whose dateline credits another outlet is the later; then as they came."""
    credit = _DATELINE.match(report.text)
    borrowed = bool(report.outlet and credit and credit[1].casefold() != report.outlet.casefold())
    return (report.published or date.max, borrowed, number)


@dataclass(frozen=True)
class Origins:
    """Who told it first: families of copies, and the passages that other reports took over; ``ages`` numbers reports from the earliest on."""

    families: Mapping[str, str] = field(default_factory=dict)
    relations: tuple[CopyRelation, ...] = ()
    ages: Mapping[str, int] = field(default_factory=dict)

    def of(self, report: str, sentence: Extent) -> str:
        """The id of the report that a sentence's words come from: the root of the family, or of the source of a reused passage; the earliest of these."""
        found = [r.root for r in self._reused.get(report, ()) if any(p.overlaps(sentence) for p in r.passages)]
        return min((*found, self.families.get(report, report)), key=lambda r: self.ages.get(r, 0))

    @cached_property
    def _reused(self) -> Mapping[str, list[CopyRelation]]:
        out: dict[str, list[CopyRelation]] = {}
        for r in self.relations:
            if r.kind == "reuse":
                out.setdefault(r.report, []).append(r)
        return out


def origins(reports: Iterable[Report]) -> Origins:
    """Families and relations of all reports, in one comparison."""
    index = CopyIndex()
    for r in reports:
        index.add(r)
    return Origins(index.families(), index.relations(), index.ages())


def copy_relations(reports: Iterable[Report]) -> tuple[CopyRelation, ...]:
    """All relations between reports, the closest first; of reports of one day, the one given first counts as the earlier."""
    return origins(reports).relations


def relations_of(report: Report, reports: Iterable[Report]) -> tuple[CopyRelation, ...]:
    """The relations of one report to the others, in which it may be the later or the earlier of the two."""
    index = CopyIndex()
    for r in reports:
        index.keep(r)
    return index.related(report)


def copy_families(reports: Sequence[Report]) -> dict[str, str]:
    """For each report's id, the id of the earliest report of its family (itself where it is no copy and no rewrite)."""
    return dict(origins(reports).families)
