"""Records to table rows, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import RowMapping

from ..records import Claim, Failure, Judgement, Report, Run, content_id

REPORT_FIELDS = ("name", "text", "title", "outlet", "url", "published", "published_from", "language")
RUN_FIELDS = ("version", "model", "lexicon", "registry", "gazetteer")


def run_row(run: Run) -> dict[str, Any]:
    """The row of ``runs`` that holds a run."""
    return {"id": run.id, **{name: getattr(run, name) for name in RUN_FIELDS}, "settings": _written(run.settings)}


def run_of(row: RowMapping) -> Run:
    """The run that a row of ``runs`` holds."""
    return Run(**{name: row[name] for name in RUN_FIELDS}, settings=json.loads(row["settings"]))


def report_row(report: Report) -> dict[str, Any]:
    """The row of ``reports`` that holds a report, without its number."""
    fields = {name: getattr(report, name) for name in REPORT_FIELDS}
    return {"id": report.id, **fields, "extra": _written(report.extra)}


def report_of(row: RowMapping) -> Report:
    """The report that a row of ``reports`` holds."""
    return Report(**{name: row[name] for name in REPORT_FIELDS}, extra=json.loads(row["extra"]))


def claim_row(claim: Claim, reading: int, position: int) -> dict[str, Any]:
    """The row of ``claims`` that holds a claim, as the ``position``-th of a reading."""
    return {
        "reading": reading,
        "position": position,
        "id": claim.id,
        **claim_columns(claim),
        "document": _written(claim.model_dump(mode="json", by_alias=True)),
    }


def claim_columns(claim: Claim) -> dict[str, Any]:
    """What of a claim stands in columns of its own, to be filtered by."""
    countries = sorted({place.cc for place in claim.places if place.cc})
    return {
        "type": claim.type,
        "stance": claim.stance,
        "setting": claim.setting,
        "event": claim.event,
        "date_start": claim.time.start,
        "date_end": claim.time.end,
        "cc": f"|{'|'.join(countries)}|" if countries else "",
    }


def claim_of(row: RowMapping) -> Claim:
    """The claim that a row of ``claims`` holds."""
    return Claim.model_validate(json.loads(row["document"]))


def failure_row(failure: Failure, run_id: str) -> dict[str, Any]:
    """The row of ``failures`` that holds a failure, without its number."""
    identity = content_id("f", failure.where, failure.reason, run_id)
    return {"id": identity, "run": run_id, "place": failure.where, "reason": failure.reason}


def failure_of(row: RowMapping) -> Failure:
    """The failure that a row of ``failures`` holds."""
    return Failure(where=row["place"], reason=row["reason"])


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """The row of ``judgements`` that holds a judgement, without its number."""
    return {
        "id": judgement.id, "kind": judgement.verdict, "subjects": _written(judgement.subjects), "author": judgement.author,
        "time": judgement.time.isoformat(), "reason": judgement.reason, "document": _written(judgement.model_dump(mode="json")),
    }  # fmt: skip


def judgement_of(row: RowMapping) -> Judgement:
    """The judgement that a row of ``judgements`` holds."""
    return Judgement.model_validate(json.loads(row["document"]))


def state_row(event: str, claims: Iterable[str], time: str) -> dict[str, Any]:
    """The row of ``event_states`` that says which claims an event has since a time."""
    return {"event": event, "time": time, "claims": _written(sorted(claims))}


def state_of(row: RowMapping) -> tuple[str, frozenset[str]]:
    """The event and its claims that a row of ``event_states`` holds. `ValueError` if these are no list of ids."""
    claims = json.loads(row["claims"])
    if not isinstance(claims, list) or not all(isinstance(claim, str) for claim in claims):
        raise ValueError(f"{row['event']}: its claims are no list of ids")
    return row["event"], frozenset(claims)


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
