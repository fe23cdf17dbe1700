"""Reports, claims and events as files: tables, JSON lines, maps. Nothing is added to what the records say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import IO, Any

from ..errors import SettingError
from ..records import Claim, Event, Report
from .files import Target, opened
from .frames import claims_frame, events_frame
from .lines import line, prediction, write_geojson, write_jsonl
from .parquet import write_parquet
from .spreadsheets import write_claims, write_events, write_figures

__all__ = ["EXPORTERS", "Exporter", "claims_frame", "events_frame", "export", "line", "opened", "prediction"]

Write = Callable[[IO[Any], Iterable[Report], Iterable[Claim], Iterable[Event]], int]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: what it holds in a few words, the usual suffix of its files, and the function that writes it.

    ``write`` takes a stream (of bytes if ``binary``), reports, claims and events, and gives how many ``unit`` it wrote.
    """

    what: str
    suffix: str
    unit: str
    write: Write
    binary: bool = False


EXPORTERS: dict[str, Exporter] = {
    "claims-csv": Exporter(
        "one row a claim, with its sentence and every value's words", ".csv", "claims", write_claims
    ),
    "events-csv": Exporter("one row an event, with its ranges and its sources", ".csv", "events", write_events),
    "figures-csv": Exporter("one row a figure: how many of whom, according to whom", ".csv", "figures", write_figures),
    "jsonl": Exporter(
        "one JSON object a report, with all its claims; nothing is lost", ".jsonl", "reports", write_jsonl
    ),
    "geojson": Exporter("a point for each event whose place is known", ".geojson", "events", write_geojson),
    "parquet": Exporter("the rows of claims-csv with their types", ".parquet", "claims", write_parquet, binary=True),
}


def export(
    format: str, path: Target, reports: Iterable[Report], claims: Iterable[Claim], events: Iterable[Event]
) -> int:
    """Write records in a format of :data:`EXPORTERS`; give how many of its unit (claims, events, reports) were written.

    ``path`` is a path, ``"-"`` for standard output, or a text stream. A file appears only when it is whole. The same
    records give the same bytes. Raises :class:`SettingError` for a format that is not known and a path that cannot be
    written.
    """
    exporter = EXPORTERS.get(format)
    if exporter is None:
        near = get_close_matches(format, EXPORTERS, n=1)
        meant = f"; did you mean {near[0]}?" if near else ""
        raise SettingError(f"{format!r} is no export format; there are {', '.join(EXPORTERS)}{meant}")
    with opened(path, exporter.binary) as stream:
        return exporter.write(stream, reports, claims, events)
