"""Claims of many reports → events: which accounts speak of one occurrence, where they agree and where they contradict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..records import Claim, Event, Judgement, Report
from .copies import CopyIndex, Origins, copy_families, copy_relations, origins, relations_of
from .events import event_of
from .linker import Linker, event_id

__all__ = [
    "CopyIndex", "Linker", "Origins", "copy_families", "copy_relations", "event_id", "link", "origins", "relations_of",
]  # fmt: skip


def link(reports: Iterable[Report], claims: Iterable[Claim], judgements: Sequence[Judgement] = ()) -> tuple[Event, ...]:
    """The events that ``claims`` speak of, by date; a pure function of its arguments, whatever the order of reports and claims.

    Claims that speak of one occurrence within a report share ``Claim.event``; occurrences of different reports are put together
    by type, time, place, actors, figures and words. ``judgements``, in the order in which they were made, override this.
    An event's id is that of its root, its first claim by date of publication, report and place in the report.
    """
    by_id = {r.id: r for r in reports}
    linker = grouped(by_id.values(), claims, judgements)
    first = origins(sorted(by_id.values(), key=lambda r: (r.published or date.max, r.id)))
    out = [event_of(g.claims, by_id, first).model_copy(update={"id": g.id}) for g in linker.groups()]
    return tuple(sorted(out, key=lambda e: (e.background, e.start or e.end or date.max, e.id)))


def grouped(reports: Iterable[Report], claims: Iterable[Claim], judgements: Sequence[Judgement] = ()) -> Linker:
    """A linker that has taken in all reports with their claims."""
    told: dict[str, dict[str, Claim]] = {}
    for c in claims:
        told.setdefault(c.report, {})[c.id] = c
    by_id = {r.id: r for r in reports}
    linker = Linker(judgements)
    for report, found in told.items():
        linker.add(by_id.get(report), found.values())
    return linker
