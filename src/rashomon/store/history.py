"""What a store held at the end of a run: each report's newest reading of that time."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from ..errors import NotInStore
from ..records import Claim, Report, Run
from . import tables as t
from .rows import claim_of, report_of, run_of
from .store import Store

_CHUNK = 50


def runs_in_order(store: Store) -> tuple[Run, ...]:
    """The runs that have read a report, by when each read its first."""
    first = select(t.readings.c.run, func.min(t.readings.c.number).label("first")).group_by(t.readings.c.run).subquery()
    chosen = select(t.runs).join(first, first.c.run == t.runs.c.id).order_by(first.c.first)
    with store.database.reading() as connection:
        return tuple(run_of(row) for row in connection.execute(chosen).mappings())


def run_named(store: Store, asked: str) -> Run:
    """The run whose id is or begins with ``asked``; :class:`NotInStore` if none, or more than one, does, with the runs that there are."""
    runs = runs_in_order(store)
    wanted = asked.strip().lower()
    found = [run for run in runs if wanted and run.id.startswith(wanted)]
    exact = [run for run in found if run.id == wanted]
    if len(found) == 1 or exact:
        return (exact or found)[0]
    known = ", ".join(f"{run.id} (version {run.version})" for run in runs) or "none has read a report"
    raise NotInStore(
        f"{asked!r}: {'more than one run has' if found else 'no run has'} an id that begins so; the runs, oldest first: {known}"
    )


def state_after(store: Store, run: Run | None = None) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    """Each report with its claims as they stood when ``run`` had read its last report; without a run, as they stand now.

    What another run read before that counts, what any run read later does not.
    """
    c = t.readings.c
    newest = select(c.report, func.max(c.number).label("number")).group_by(c.report)
    with store.database.reading() as connection:
        if run is not None:
            last = connection.execute(select(func.max(c.number)).where(c.run == run.id)).scalar_one_or_none()
            newest = newest.where(c.number <= (last or 0))
        reading_of = {row.report: row.number for row in connection.execute(newest)}
        numbers = {row.id: row.number for row in connection.execute(select(t.reports.c.id, t.reports.c.number))}
    ids = sorted(reading_of, key=numbers.__getitem__)
    for start in range(0, len(ids), _CHUNK):
        yield from _read(store, {i: reading_of[i] for i in ids[start : start + _CHUNK]})


def _read(store: Store, reading_of: dict[str, int]) -> list[tuple[Report, tuple[Claim, ...]]]:
    with store.database.reading() as connection:
        rows = connection.execute(select(t.reports).where(t.reports.c.id.in_(list(reading_of)))).mappings()
        reports = {row["id"]: report_of(row) for row in rows}
        chosen = select(t.claims).where(t.claims.c.reading.in_(list(reading_of.values())))
        claims: dict[int, list[Claim]] = {}
        for row in connection.execute(chosen.order_by(t.claims.c.reading, t.claims.c.position)).mappings():
            claims.setdefault(row["reading"], []).append(claim_of(row))
    return [(reports[i], tuple(claims.get(number, ()))) for i, number in reading_of.items()]
