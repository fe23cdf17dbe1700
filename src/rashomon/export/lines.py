"""JSON: one object a report with all its claims (``jsonl``), and events on a map (``geojson``)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import IO, Any

from ..records import Claim, Event, Report
from .columns import event_row, events_by_claim

# Some readers end a line at the first three, and no UTF-8 can hold a lone surrogate: they are written as \uXXXX.
_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def prediction(report: Report, claims: Iterable[Claim], event_of: Mapping[str, str] | None = None) -> dict[str, Any]:
    """A report with its claims as one JSON object: ``{"id": name, "report": {…}, "claims": […]}``.

    ``id`` is the report's name, the input's own id; ``report`` holds every field and the report's ``id``. Each claim
    has every field, its ``id``, ``event`` (the same for claims of this report that speak of one occurrence) and, where
    ``event_of`` knows it, ``event_id`` (the event over all reports). Offsets count characters of the report's text.
    """
    told = {"id": report.id, **report.model_dump(mode="json")}
    return {"id": report.name, "report": told, "claims": [_claim(claim, event_of or {}) for claim in claims]}


def line(value: Any) -> str:
    """A JSON value in one line of text, its keys in the order given."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def write_jsonl(stream: IO[str], reports: Iterable[Report], claims: Iterable[Claim], events: Iterable[Event]) -> int:
    """Write one line a report; give the number of lines. A claim whose report is not given is left out."""
    event_of = events_by_claim(events)
    claims_of: dict[str, list[Claim]] = {}
    for claim in claims:
        claims_of.setdefault(claim.report, []).append(claim)
    count = 0
    for report in reports:
        stream.write(line(prediction(report, claims_of.get(report.id, ()), event_of)) + "\n")
        count += 1
    return count


def write_geojson(stream: IO[str], reports: Iterable[Report], claims: Iterable[Claim], events: Iterable[Event]) -> int:
    """Write a GeoJSON collection (RFC 7946) with a point for each event that has one; give the number of points.

    The properties are the columns of ``events-csv``. ``left_out`` says how many events have no point.
    """
    stream.write('{"type": "FeatureCollection", "features": [')
    count = left_out = 0
    for event in events:
        feature = _feature(event)
        if feature is None:
            left_out += 1
            continue
        stream.write((",\n" if count else "\n") + line(feature))
        count += 1
    stream.write(f'\n], "left_out": {left_out}}}\n')
    return count


def _claim(claim: Claim, event_of: Mapping[str, str]) -> dict[str, Any]:
    fields = claim.model_dump(mode="json", by_alias=True, exclude={"report"})
    known = event_of.get(claim.id)
    return {"id": claim.id, **fields, **({"event_id": known} if known else {})}


def _feature(event: Event) -> dict[str, Any] | None:
    cells = event_row(event)
    lat, lon = cells.pop("lat"), cells.pop("lon")
    if not isinstance(lat, float) or not isinstance(lon, float) or abs(lat) > 90 or abs(lon) > 180:
        return None
    properties = {name: cell.isoformat() if isinstance(cell, date) else cell for name, cell in cells.items()}
    point = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": event.id, "geometry": point, "properties": properties}
