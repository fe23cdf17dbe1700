"""Claims of many reports → events: which accounts speak of one occurrence, where they agree and where they contradict."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..records import Claim, Event, Report
from .cluster import clusters
from .copies import CopyIndex, Origins, copy_families, copy_relations, origins, relations_of
from .events import event_of
from .profile import sorted_units, units

__all__ = ["CopyIndex", "Origins", "copy_families", "copy_relations", "link", "origins", "relations_of"]


def link(reports: Iterable[Report], claims: Iterable[Claim]) -> tuple[Event, ...]:
    """The events that ``claims`` speak of, by date; a pure function of its arguments, whatever their order.

    Claims that speak of one occurrence within a report share ``Claim.event``; occurrences of different reports are put together
    by type, time, place, actors and figures.
    """
    by_id = {r.id: r for r in reports}
    found = sorted_units(units({c.id: c for c in claims}.values()))
    families = copy_families(sorted(by_id.values(), key=lambda r: (r.published or date.max, r.id)))
    out = [event_of([c for i in members for c in found[i].claims], by_id, families) for members in clusters(found)]
    return tuple(sorted(out, key=lambda e: (e.background, e.start or e.end or date.max, e.id)))
