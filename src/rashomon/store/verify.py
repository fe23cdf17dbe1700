"""Whether everything in a store is still what was put there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from ..records import Claim, Report
from . import tables as t
from .rows import (
    claim_columns,
    claim_of,
    failure_of,
    failure_row,
    judgement_of,
    judgement_row,
    report_of,
    run_of,
    state_of,
)
from .store import Store

_CHUNK = 50


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a store that is not as it was written: the id it concerns, and what is wrong in one sentence."""

    subject: str
    what: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.what}"


def verify(store: Store) -> tuple[Problem, ...]:
    """Check a whole store, and say what does not hold; nothing is changed.

    Every run's, report's, claim's and failure's id must re-derive from its content; every quotation must stand at its
    offsets in its report's text, in all readings, also those that are no longer current; the columns to filter by must
    agree with the claim; and each reading must still have all its claims. Every judgement's id must re-derive too, and what
    judgements and states of events name must be claims that are here.
    """
    return tuple(_problems(store))


def _problems(store: Store) -> Iterator[Problem]:
    for rows in _chunks(store, t.runs, t.runs.c.id, ""):
        yield from (problem for row in rows for problem in _run_problems(row))
    for rows in _chunks(store, t.reports, t.reports.c.number, 0):
        for row in rows:
            with store.database.reading() as connection:
                found = list(_report_problems(connection, row))
            yield from found
    for rows in _chunks(store, t.failures, t.failures.c.number, 0):
        yield from (problem for row in rows for problem in _failure_problems(row))
    for table, problems in ((t.judgements, _judgement_problems), (t.event_states, _state_problems)):
        for rows in _chunks(store, table, table.c.number, 0):
            with store.database.reading() as connection:
                found = [problem for row in rows for problem in problems(connection, row)]
            yield from found


def _chunks(store: Store, table: Table, key: Any, last: Any) -> Iterator[list[RowMapping]]:
    while True:
        with store.database.reading() as connection:
            rows = list(connection.execute(select(table).where(key > last).order_by(key).limit(_CHUNK)).mappings())
        if not rows:
            return
        yield rows
        last = rows[-1][key.name]


def _run_problems(row: RowMapping) -> Iterator[Problem]:
    try:
        derived = run_of(row).id
    except (ValueError, TypeError):
        yield Problem(row["id"], "the run cannot be read back")
        return
    if derived != row["id"]:
        yield Problem(row["id"], f"the run's content gives the id {derived}")


def _failure_problems(row: RowMapping) -> Iterator[Problem]:
    derived = failure_row(failure_of(row), row["run"])["id"]
    if derived != row["id"]:
        yield Problem(row["id"], f"the failure's content gives the id {derived}")


def _report_problems(connection: Connection, row: RowMapping) -> Iterator[Problem]:
    try:
        report = report_of(row)
    except (ValueError, TypeError):
        yield Problem(row["id"], "the report cannot be read back")
        return
    if report.id != row["id"]:
        yield Problem(row["id"], f"the report's content gives the id {report.id}")
    readings = select(t.readings).where(t.readings.c.report == row["id"]).order_by(t.readings.c.number)
    for reading in connection.execute(readings).mappings().all():
        chosen = select(t.claims).where(t.claims.c.reading == reading["number"]).order_by(t.claims.c.position)
        claims = connection.execute(chosen).mappings().all()
        if len(claims) != reading["claims"]:
            yield Problem(
                row["id"], f"run {reading['run']} wrote down {reading['claims']} claims, and {len(claims)} are here"
            )
        for claim in claims:
            yield from _claim_problems(claim, row["id"], report)


def _claim_problems(row: RowMapping, report_id: str, report: Report) -> Iterator[Problem]:
    try:
        claim = claim_of(row)
    except (ValueError, TypeError):
        yield Problem(row["id"], f"the claim, of report {report_id}, cannot be read back")
        return
    if claim.id != row["id"]:
        yield Problem(row["id"], f"the claim's content gives the id {claim.id}")
    if claim.report != report_id:
        yield Problem(row["id"], f"the claim says that it is of report {claim.report}, and stands under {report_id}")
    differing = [name for name, value in claim_columns(claim).items() if row[name] != value]
    if differing:
        yield Problem(row["id"], f"the claim says otherwise than its columns {', '.join(differing)}")
    yield from _quotation_problems(row["id"], claim, report)


def _quotation_problems(claim_id: str, claim: Claim, report: Report) -> Iterator[Problem]:
    if claim.sentence.end > len(report.text):
        yield Problem(claim_id, f"the claim's sentence ends at {claim.sentence.end}, after the report's text")
    for span in claim.spans():
        if not span.stands_in(report.text):
            here = report.text[span.start : span.end][:60]
            yield Problem(
                claim_id, f"{span.text[:60]!r} does not stand at {span.start}..{span.end} of its report, but {here!r}"
            )


def _judgement_problems(connection: Connection, row: RowMapping) -> Iterator[Problem]:
    try:
        judgement = judgement_of(row)
    except (ValueError, TypeError):
        yield Problem(row["id"], "the judgement cannot be read back")
        return
    if judgement.id != row["id"]:
        yield Problem(row["id"], f"the judgement's content gives the id {judgement.id}")
    differing = [name for name, value in judgement_row(judgement).items() if name not in ("id", "document") and row[name] != value]
    if differing:
        yield Problem(row["id"], f"the judgement says otherwise than its columns {', '.join(differing)}")
    for claim in _unknown(connection, judgement.subjects):
        yield Problem(row["id"], f"the judgement is on {claim}, and no claim here has this id")


def _state_problems(connection: Connection, row: RowMapping) -> Iterator[Problem]:
    where = f"the event's state of {row['time']}"
    try:
        claims = state_of(row)[1]
    except (ValueError, TypeError):
        yield Problem(row["event"], f"{where} cannot be read back")
        return
    unknown = _unknown(connection, claims)
    if unknown:
        more = f" and {len(unknown) - 1} more" if len(unknown) > 1 else ""
        yield Problem(row["event"], f"{where} names {unknown[0]}{more}, and no claim here has this id")


def _unknown(connection: Connection, claims: Iterable[str]) -> list[str]:
    """Those of the ids that no claim has."""
    asked = sorted(set(claims))
    known: set[str] = set()
    for start in range(0, len(asked), _CHUNK):
        chosen = select(t.claims.c.id).where(t.claims.c.id.in_(asked[start : start + _CHUNK]))
        known.update(connection.execute(chosen).scalars())
    return [claim for claim in asked if claim not in known]
