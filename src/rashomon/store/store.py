"""The store: what was read, by which run, with which claims. It only ever grows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, Select, Table, and_, func, insert, or_, select
from sqlalchemy.exc import IntegrityError

from ..errors import NotInStore, StoreError
from ..records import Claim, ClaimType, Failure, Judgement, Report, Run, Setting, Stance
from . import tables as t
from .database import Database
from .rows import (
    claim_of,
    claim_row,
    failure_of,
    failure_row,
    judgement_of,
    judgement_row,
    report_of,
    report_row,
    run_of,
    run_row,
    state_of,
    state_row,
)

# Reports fetched at a time: few enough for memory with texts of 1 MB, enough for speed with short ones.
_CHUNK = 50
_Answer = TypeVar("_Answer")
_ID_HEAD = re.compile("[a-z]+(-[0-9a-f]*)?")


class Store:
    """Reports, runs, claims and failures in a database; open it with :meth:`open`, and use it as a context manager.

    Nothing in it is ever changed or deleted. A report read again by another run gets a second reading beside the first;
    the last one added is its *current* reading, and the one whose claims are shown.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    @classmethod
    def open(cls, url_or_path: str | Path, *, create: bool = True) -> Store:
        """Open the store at a path (SQLite), ``":memory:"`` or a database URL (``postgresql://…``).

        A new file is made unless ``create`` is false; an older schema is brought up to date. Raises
        :class:`StoreError`, in one sentence, for a file that is no database or another program's, a newer schema, or a
        folder that does not exist.
        """
        return cls(Database.open(url_or_path, create))

    def close(self) -> None:
        """Close the store; closing twice does nothing."""
        self.database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- writing ---------------------------------------------------------------------------------------------------

    def begin(self, run: Run) -> str:
        """Write down a run, if it is not there already, and give its id: the one to hand to :meth:`add`."""
        self._write(lambda connection: _add_once(connection, t.runs, run_row(run)))
        return run.id

    def has_read(self, report_id: str, run_id: str) -> bool:
        """Whether this run has already read this report (and found some claims, or none)."""
        with self.database.reading() as connection:
            return _reading(connection, report_id, run_id) is not None

    def add(self, report: Report, claims: Iterable[Claim], run_id: str) -> bool:
        """Add a report as read by a run, with all its claims in reading order, or nothing of it.

        True if anything was added, false if this run had read the report before. Raises :class:`StoreError` for a run
        that was not begun, and for claims that are not of this report, do not quote it rightly, or share an id.
        """
        held = _checked(report, claims)
        return self._write(lambda connection: _add_reading(connection, report, held, run_id))

    def fail(self, failure: Failure, run_id: str) -> None:
        """Write down that a run could not read an input; the same failure of the same run is written once."""
        self._write(lambda connection: _add_failure(connection, failure, run_id))

    def judge(self, judgement: Judgement) -> None:
        """Write down a judgement; one with the same content is written once. :class:`NotInStore` for a claim that is not here."""
        self._write(lambda connection: _add_judgement(connection, judgement))

    def linked(self, events: Mapping[str, Iterable[str]], time: datetime) -> None:
        """Write down, for events that changed, the ids of their claims; none for one that ended."""
        rows = [state_row(event, claims, time.isoformat()) for event, claims in events.items()]
        if rows:
            with self.database.writing() as connection:
                connection.execute(insert(t.event_states), rows)

    def _write(self, work: Callable[[Connection], _Answer]) -> _Answer:
        """Do ``work``, which looks before it adds, in one transaction."""
        try:
            with self.database.writing() as connection:
                return work(connection)
        except StoreError as error:
            if not isinstance(error.__cause__, IntegrityError):
                raise
        # On a server, another process may have added the same between our look and our insert; now we shall see it.
        with self.database.writing() as connection:
            return work(connection)

    # ---- asking ----------------------------------------------------------------------------------------------------

    def runs(self) -> tuple[Run, ...]:
        """All runs that have been begun, by id."""
        with self.database.reading() as connection:
            rows = connection.execute(select(t.runs).order_by(t.runs.c.id)).mappings()
            return tuple(run_of(row) for row in rows)

    def reports(self) -> Iterator[Report]:
        """All reports in the order in which they were first read, fetched a few at a time."""
        for chunk in self._report_chunks(t.reports):
            yield from (report_of(row) for row in chunk)

    def report(self, report_id: str) -> Report:
        """The report whose id is or begins with ``report_id``; :class:`NotInStore` if none, or more than one, does."""
        with self.database.reading() as connection:
            found = _one_id(connection, t.reports, report_id, "report")
            return report_of(connection.execute(select(t.reports).where(t.reports.c.id == found)).mappings().one())

    def claims(
        self,
        report: str | None = None,
        *,
        run: str | None = None,
        type: ClaimType | None = None,
        stance: Stance | None = None,
        setting: Setting | None = None,
        country: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> Iterator[Claim]:
        """The claims of all current readings, in reading order, fetched a few reports at a time.

        ``run`` (a run's id) asks for the readings of that run in place of the current ones.
        ``report`` (an id, or how it begins) keeps one report's claims; ``country`` (ISO 3166, two letters) those with a
        place there; ``since`` and ``until`` those whose interval of days touches that of the question. A claim with one
        end unknown reaches for ever on that side; one with no date at all is left out of a question about dates.
        """
        c = t.claims.c
        equal = ((c.type, type), (c.stance, stance), (c.setting, setting))
        wanted = [column == value for column, value in equal if value is not None]
        if country is not None:
            wanted.append(c.cc.contains(f"|{country.upper()}|", autoescape=True))
        if since is not None:
            wanted.append(or_(c.date_end >= since, and_(c.date_end.is_(None), c.date_start.is_not(None))))
        if until is not None:
            wanted.append(or_(c.date_start <= until, and_(c.date_start.is_(None), c.date_end.is_not(None))))
        chosen = select(t.claims).where(*wanted)
        if report is None:
            return self._all_claims(chosen, run)
        with self.database.reading() as connection:
            one = _one_id(connection, t.reports, report, "report")
            return iter(_claims_read(connection, chosen, [one], run))

    def claim(self, claim_id: str) -> Claim:
        """The claim whose id is or begins with ``claim_id``, as the last run that found it wrote it down.

        :class:`NotInStore` if none, or more than one, does. Claims of readings no longer current are found too.
        """
        with self.database.reading() as connection:
            found = _one_id(connection, t.claims, claim_id, "claim")
            last = select(t.claims).where(t.claims.c.id == found).order_by(t.claims.c.reading.desc()).limit(1)
            return claim_of(connection.execute(last).mappings().one())

    def failures(self, run_id: str | None = None) -> tuple[Failure, ...]:
        """What could not be read, by all runs or by one, in the order in which it was written down."""
        chosen = select(t.failures).order_by(t.failures.c.number)
        if run_id is not None:
            chosen = chosen.where(t.failures.c.run == run_id)
        with self.database.reading() as connection:
            return tuple(failure_of(row) for row in connection.execute(chosen).mappings())

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order in which they were written down."""
        with self.database.reading() as connection:
            rows = connection.execute(select(t.judgements).order_by(t.judgements.c.number)).mappings()
            return tuple(judgement_of(row) for row in rows)

    def linked_last(self) -> dict[str, frozenset[str]]:
        """The events as they were last written down by :meth:`linked`, each with its claims; without those that ended."""
        with self.database.reading() as connection:
            rows = connection.execute(select(t.event_states).order_by(t.event_states.c.number)).mappings()
            last = dict(state_of(row) for row in rows)
        return {event: claims for event, claims in last.items() if claims}

    # ---- in chunks -------------------------------------------------------------------------------------------------
    # Each chunk is a short transaction of its own: whoever iterates may write to the store meanwhile.

    def _report_chunks(self, *columns: Any) -> Iterator[list[RowMapping]]:
        last = 0
        number = t.reports.c.number
        while True:
            chosen = select(*columns).where(number > last).order_by(number).limit(_CHUNK)
            with self.database.reading() as connection:
                chunk = list(connection.execute(chosen).mappings())
            if not chunk:
                return
            yield chunk
            last = chunk[-1]["number"]

    def _all_claims(self, chosen: Select[Any], run: str | None) -> Iterator[Claim]:
        for chunk in self._report_chunks(t.reports.c.number, t.reports.c.id):
            with self.database.reading() as connection:
                found = _claims_read(connection, chosen, [row["id"] for row in chunk], run)
            yield from found


def _checked(report: Report, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, each once, after seeing that they are claims of this report and quote it rightly."""
    held: dict[str, Claim] = {}
    for claim in claims:
        if claim.report != report.id:
            raise StoreError(f"{claim.id}: this claim is of report {claim.report}, and cannot be added to {report.id}")
        wrong = next((span for span in claim.spans() if not span.stands_in(report.text)), None)
        if wrong is not None:
            raise StoreError(
                f"{claim.id}: its quotation {wrong.text[:60]!r} does not stand at {wrong.start}..{wrong.end} of report "
                f"{report.id} ({report.name}); nothing of this report was added"
            )
        if held.setdefault(claim.id, claim) != claim:
            raise StoreError(
                f"{claim.id}: two different claims of report {report.id} ({report.name}) have this id, as they share "
                f"trigger {claim.trigger.text[:60]!r} and type {claim.type}; nothing of this report was added"
            )
    return tuple(held.values())


def _add_reading(connection: Connection, report: Report, claims: tuple[Claim, ...], run_id: str) -> bool:
    _need_run(connection, run_id)
    if _reading(connection, report.id, run_id) is not None:
        return False
    _add_once(connection, t.reports, report_row(report))
    reading = {"report": report.id, "run": run_id, "claims": len(claims)}
    key = connection.execute(insert(t.readings).values(reading)).inserted_primary_key
    assert key is not None
    if claims:
        rows = [claim_row(claim, key[0], position) for position, claim in enumerate(claims)]
        connection.execute(insert(t.claims), rows)
    return True


def _add_failure(connection: Connection, failure: Failure, run_id: str) -> None:
    _need_run(connection, run_id)
    _add_once(connection, t.failures, failure_row(failure, run_id))


def _add_judgement(connection: Connection, judgement: Judgement) -> None:
    for claim in judgement.subjects:
        if connection.execute(select(t.claims.c.id).where(t.claims.c.id == claim)).first() is None:
            raise NotInStore(f"{claim}: no claim has this id, and so nothing can be judged of it")
    _add_once(connection, t.judgements, judgement_row(judgement))


def _add_once(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert a row unless one with its id is there."""
    if connection.execute(select(table.c.id).where(table.c.id == row["id"])).first() is None:
        connection.execute(insert(table).values(row))


def _need_run(connection: Connection, run_id: str) -> None:
    if connection.execute(select(t.runs.c.id).where(t.runs.c.id == run_id)).first() is None:
        raise StoreError(f"{run_id}: no run with this id has begun here; call Store.begin with the run first")


def _reading(connection: Connection, report_id: str, run_id: str) -> int | None:
    c = t.readings.c
    found = connection.execute(select(c.number).where(c.report == report_id, c.run == run_id))
    return found.scalar_one_or_none()


def _claims_read(connection: Connection, chosen: Select[Any], report_ids: list[str], run_id: str | None) -> list[Claim]:
    """The chosen claims of some reports, in the order of these, as a run read them, or else as they were last read."""
    r, c = t.readings.c, t.claims.c
    current = select(func.max(r.number).label("number"), r.report).where(r.report.in_(report_ids)).group_by(r.report)
    if run_id is not None:
        current = current.where(r.run == run_id)
    reading_of = {row.report: row.number for row in connection.execute(current)}
    ordered = chosen.where(c.reading.in_(reading_of.values())).order_by(c.reading, c.position)
    by_reading: dict[int, list[Claim]] = {}
    for row in connection.execute(ordered).mappings():
        by_reading.setdefault(row["reading"], []).append(claim_of(row))
    return [claim for report_id in report_ids for claim in by_reading.get(reading_of.get(report_id, -1), ())]


def _one_id(connection: Connection, table: Table, asked: str, kind: str) -> str:
    """The one id that is, or begins with, what was asked for."""
    wanted = asked.strip().lower()
    found = _ids_from(connection, table, wanted)
    if wanted in found or len(found) == 1:
        return wanted if wanted in found else found[0]
    if found:
        raise NotInStore(f"{asked}: more than one {kind} has an id that begins so ({_listed(found)}); write more of it")
    shorter = (_ids_from(connection, table, wanted[:end]) for end in range(min(len(wanted), 30) - 1, 2, -1))
    near = next((ids for ids in shorter if ids), [])
    hint = f"; the nearest: {_listed(near)}" if near else ""
    raise NotInStore(f"{asked!r}: no {kind} has an id that begins so{hint}")


def _ids_from(connection: Connection, table: Table, head: str) -> list[str]:
    """Up to four ids that begin with ``head``. A range, and no LIKE, so that the index serves it on every database."""
    if not _ID_HEAD.fullmatch(head):
        return []
    c = table.c.id
    chosen = select(c).where(c >= head, c < f"{head}g").distinct().order_by(c).limit(4)
    return [found for found in connection.execute(chosen).scalars() if found.startswith(head)]


def _listed(ids: list[str]) -> str:
    return ", ".join(ids[:3]) + (", …" if len(ids) > 3 else "")
