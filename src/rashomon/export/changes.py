"""What was added, revised and withdrawn between two states of a database: reports, claims and events, one row a change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

from ..records import Claim, Event, Report
from .columns import Kind, Row, plain
from .spreadsheets import write_rows

CHANGE_COLUMNS: dict[str, Kind] = {
    "change": "text", "what": "text", "id": "text", "earlier_ids": "text", "report_id": "text", "report_name": "text", "field": "text",
    "before": "text", "after": "text",
}  # fmt: skip
# Of an event, what its accounts say; ids of claims and reports follow from these, and are no change of their own.
_EVENT_FIELDS = (
    "type", "start", "end", "precision", "place", "cc", "adm1", "lat", "lon", "agents", "targets", "ranges", "sources", "independent",
    "contested", "contradictions", "background",
)  # fmt: skip


@dataclass(frozen=True)
class State:
    """What a database holds at one time: reports in the order of reading, their claims, and the events of these."""

    reports: Sequence[Report]
    claims: Sequence[Claim]
    events: Sequence[Event]


def write_changes(stream: IO[str], before: State, after: State) -> int:
    """Write one row a change, as CSV; give the number of changes.

    A claim is the same if its id is (report, trigger and type); one that is in both but says otherwise is *revised*, with a row for
    each field that differs. An event is the same if a claim of its own stands in both: so one that gained an account is revised, and
    ``earlier_ids`` names what it was; several mean that events were joined, and one in several rows that an event was split.
    """
    return write_rows(stream, CHANGE_COLUMNS, _rows(before, after))


def _rows(before: State, after: State) -> Iterator[Row]:
    names = {r.id: r.name for r in (*before.reports, *after.reports)}
    held = {r.id for r in before.reports}
    for report in after.reports:
        if report.id not in held:
            told = " | ".join(
                p for p in (report.outlet, report.published and report.published.isoformat(), report.title) if p
            )
            yield _row("added", "report", report.id, report=(report.id, names), after=told)
    yield from _claims(before.claims, after.claims, names)
    yield from _events(before.events, after.events)


def _claims(before: Iterable[Claim], after: Iterable[Claim], names: Mapping[str, str]) -> Iterator[Row]:
    old, new = {c.id: c for c in before}, {c.id: c for c in after}
    for claim in new.values():
        report = claim.report, names
        was = old.get(claim.id)
        if was is None:
            yield _row("added", "claim", claim.id, report=report, after=_claim_words(claim))
        else:
            for name, (one, other) in _differing(_fields(was), _fields(claim)).items():
                yield _row("revised", "claim", claim.id, report=report, field=name, before=one, after=other)
    for claim in old.values():
        if claim.id not in new:
            yield _row("withdrawn", "claim", claim.id, report=(claim.report, names), before=_claim_words(claim))


def _events(before: Iterable[Event], after: Iterable[Event]) -> Iterator[Row]:
    old = list(before)
    home = {claim: event for event in old for claim in event.claims}
    lasting: set[str] = set()
    for event in after:
        earlier = list({e.id: e for c in event.claims if (e := home.get(c))}.values())
        lasting |= {e.id for e in earlier}
        ids = "; ".join(e.id for e in earlier)
        if not earlier:
            yield _row("added", "event", event.id, after=event.summary)
            continue
        fields = _differing(_event_fields(earlier[0]), _event_fields(event)) if len(earlier) == 1 else {}
        if len(earlier) > 1 or set(earlier[0].claims) != set(event.claims):
            accounts = " + ".join(str(len(e.claims)) for e in earlier), str(len(event.claims))
            fields = {"claims": accounts, **fields}
        for name, (one, other) in fields.items():
            yield _row("revised", "event", event.id, earlier=ids, field=name, before=one, after=other)
    for event in old:
        if event.id not in lasting:
            yield _row("withdrawn", "event", event.id, earlier=event.id, before=event.summary)


def _fields(claim: Claim) -> dict[str, Any]:
    return claim.model_dump(mode="json", by_alias=True, exclude={"report", "event"})


def _event_fields(event: Event) -> dict[str, Any]:
    return event.model_dump(mode="json", include=set(_EVENT_FIELDS))


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Field → what it was and what it is, as text, for each field that differs."""
    return {name: (_told(one[name]), _told(other[name])) for name in one if one[name] != other[name]}


def _told(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _claim_words(claim: Claim) -> str:
    return f"{claim.type}, {claim.stance}: {claim.trigger.text}"


def _row(
    change: str, what: str, id_: str, *, report: tuple[str, Mapping[str, str]] | None = None, earlier: str = "", field: str = "",
    before: str = "", after: str = "",
) -> Row:  # fmt: skip
    cells = {
        "change": change, "what": what, "id": id_, "earlier_ids": earlier, "report_id": report[0] if report else None,
        "report_name": report[1].get(report[0]) if report else None, "field": field, "before": before, "after": after,
    }  # fmt: skip
    return {name: plain(cell) or None for name, cell in cells.items()}
