"""Reports, claims and events as files: tables, JSON lines, maps, the shapes of other data sets. Nothing is added to what the records say."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import IO, Any

from ..errors import SettingError
from ..records import Claim, Event, Report
from .changes import State, write_changes
from .facts import Known
from .files import Target, opened
from .frames import claims_frame, events_frame
from .ftm import write_ftm
from .gpkg import write_gpkg
from .lines import line, prediction, write_geojson, write_jsonl
from .mapping import source as mapping_source
from .packet import export_packet
from .parquet import write_parquet
from .shapes import SHAPES, write_shape
from .spreadsheets import write_claims, write_events, write_figures
from .stata import write_dta

__all__ = [
    "EXPORTERS", "SHAPES", "Exporter", "Known", "State", "claims_frame", "events_frame", "export", "export_changes", "export_packet",
    "export_shape", "line", "mapping_source", "opened", "prediction",
]  # fmt: skip

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
    "gpkg": Exporter(
        "layers of events, claims and figures for QGIS, with times", ".gpkg", "events", write_gpkg, binary=True
    ),
    "dta": Exporter("the rows of claims-csv for Stata, with labels", ".dta", "claims", write_dta, binary=True),
    "ftm": Exporter("FollowTheMoney entities: events, actors, articles", ".ftm.json", "entities", write_ftm),
}


def export(
    format: str,
    path: Target,
    reports: Iterable[Report],
    claims: Iterable[Claim],
    events: Iterable[Event],
    *,
    actors: Mapping[str, Known] | None = None,
) -> int:
    """Write records in a format of :data:`EXPORTERS` or :data:`SHAPES`; give how many of its unit (claims, events, …) were written.

    ``path`` is a path, ``"-"`` for standard output, or a text stream. A file appears only when it is whole. The same
    records give the same bytes. ``actors`` is what a registry knows of actors by their ids, for the formats that ask for it.
    Raises :class:`SettingError` for a format that is not known and a path that cannot be written.
    """
    if format in SHAPES:
        return export_shape(format, path, reports, claims, events, actors=actors)[0]
    exporter = EXPORTERS.get(format)
    if exporter is None:
        known = (*EXPORTERS, *SHAPES)
        near = get_close_matches(format, known, n=1)
        meant = f"; did you mean {near[0]}?" if near else ""
        raise SettingError(f"{format!r} is no export format; there are {', '.join(known)}{meant}")
    with opened(path, exporter.binary) as stream:
        if format == "ftm":
            return write_ftm(stream, reports, claims, events, actors)
        return exporter.write(stream, reports, claims, events)


def export_shape(
    format: str,
    path: Target,
    reports: Iterable[Report],
    claims: Iterable[Claim],
    events: Iterable[Event],
    *,
    mapping: Path | None = None,
    actors: Mapping[str, Known] | None = None,
) -> tuple[int, str]:
    """Write events in a shape of :data:`SHAPES`, and beside the file, under its name with ``.LOSSES.md``, what it could not hold.

    A file that ends in ``.tsv`` has the publisher's own form (tabs, and for GDELT no header), any other is CSV. ``mapping`` is a user's
    mapping table, ``actors`` what a registry knows of actors by their ids. Gives the number of rows and the text of the losses.
    Raises :class:`SettingError` for a mapping table that does not fit and a path that cannot be written.
    """
    file = Path(path) if isinstance(path, str | Path) and str(path) != "-" else None
    held = io.StringIO(newline="")
    tabs = file is not None and file.suffix.casefold() == ".tsv"
    count, losses = write_shape(
        held, format, reports, claims, events, mapping=mapping, actors=actors, tabs=tabs, file=file.name if file else format
    )  # fmt: skip
    with opened(path, False) as stream:
        stream.write(held.getvalue())
    if file is not None and (file.is_file() or not file.exists()):
        with opened(file.with_name(f"{file.name}.LOSSES.md"), False) as stream:
            stream.write(losses)
    return count, losses


def export_changes(path: Target, before: State, after: State) -> int:
    """Write what was added, revised and withdrawn between two states, as CSV; give the number of changes."""
    with opened(path, False) as stream:
        return write_changes(stream, before, after)
