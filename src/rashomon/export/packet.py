"""A packet: a folder with the data, what its columns mean, how it was made, checksums, and how to cite it.

``datapackage.json`` is a Frictionless data package (version 1), so that its tables can be loaded and checked by their declared types.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from ..records import Claim, Event, Failure, Report, Run
from ..version import VERSION
from .columns import CLAIM_COLUMNS, EVENT_COLUMNS, FIGURE_COLUMNS, Cell, Kind, Row, plain
from .folders import built
from .labels import codes, label
from .lines import write_jsonl
from .spreadsheets import write_claims, write_events, write_figures, write_rows

DESCRIPTOR = "datapackage.json"
REPORT_COLUMNS: dict[str, Kind] = {
    "report_id": "text", "report_name": "text", "outlet": "text", "title": "text", "url": "text", "published": "date",
    "published_from": "text", "language": "text",
}  # fmt: skip
_TYPES: Mapping[Kind, str] = {"text": "string", "int": "integer", "float": "number", "bool": "boolean", "date": "date"}
Records = tuple[Sequence[Report], Sequence[Claim], Sequence[Event]]


@dataclass(frozen=True)
class _Table:
    name: str
    what: str
    columns: Mapping[str, Kind]
    write: Callable[[IO[str], Records], int]
    key: str | None = None
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)


_TABLES = (
    _Table("reports", "One row a report, without its text.", REPORT_COLUMNS, lambda f, r: _write_reports(f, r[0]), "report_id"),
    _Table("events", "One row an event: the claims that speak of one occurrence, and what follows from them.", EVENT_COLUMNS,
           lambda f, r: write_events(f, *r), "event_id"),
    _Table("claims", "One row a claim: one mention of one occurrence in one sentence, and who says so.", CLAIM_COLUMNS,
           lambda f, r: write_claims(f, *r), "claim_id", {"report_id": ("reports", "report_id"), "event_id": ("events", "event_id")}),
    _Table("figures", "One row a figure: how many of whom, according to whom.", FIGURE_COLUMNS, lambda f, r: write_figures(f, *r),
           None, {"claim_id": ("claims", "claim_id")}),
)  # fmt: skip


def export_packet(
    folder: str | Path,
    reports: Iterable[Report],
    claims: Iterable[Claim],
    events: Iterable[Event],
    runs: Iterable[Run] = (),
    failures: Iterable[Failure] = (),
) -> int:
    """Write a packet; give the number of events. The folder appears only when it is whole, and takes the place of an earlier packet.

    ``runs`` are those whose readings the claims are of, ``failures`` what they could not read. Raises :class:`SettingError` for a
    folder that holds other files, and where it cannot be written.
    """
    records: Records = (list(reports), list(claims), list(events))
    with built(Path(folder), DESCRIPTOR) as part:
        (part / "data").mkdir()
        counts = {table.name: _data(part / _path(table), table.write, records) for table in _TABLES}
        _data(part / "data" / "reports.jsonl", lambda f, r: write_jsonl(f, *r), records)
        _write_json(part / "run.json", _run_record(runs, failures, counts))
        _put(part / "CODEBOOK.md", _codebook())
        _put(part / "CITATION.cff", _citation(records))
        _put(part / "README.md", _readme(counts))
        _write_json(part / DESCRIPTOR, _descriptor(part))
        _put(part / "SHA256SUMS", "".join(f"{_digest(p)}  {p.relative_to(part).as_posix()}\n" for p in _files(part)))
    return len(records[2])


def _path(table: _Table) -> str:
    return f"data/{table.name}.csv"


def _data(path: Path, write: Callable[[IO[str], Records], int], records: Records) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        return write(file, records)


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def _write_json(path: Path, value: Any) -> None:
    _put(path, json.dumps(value, ensure_ascii=True, indent=2) + "\n")


def _write_reports(stream: IO[str], reports: Iterable[Report]) -> int:
    return write_rows(stream, REPORT_COLUMNS, map(_report_row, reports))


def _report_row(report: Report) -> Row:
    told: dict[str, Cell] = {"report_id": report.id, "report_name": report.name}
    for name in ("outlet", "title", "url", "published", "published_from", "language"):
        told[name] = getattr(report, name)
    return {name: plain(cell) if isinstance(cell, str) else cell for name, cell in told.items()}


def _run_record(runs: Iterable[Run], failures: Iterable[Failure], counts: Mapping[str, int]) -> dict[str, Any]:
    """What the claims depend on, so that they can be made again: version, model, word lists, registry, gazetteer, settings."""
    return {
        "written_by": f"rashomon {VERSION}", "counts": dict(counts),
        "runs": [{"id": run.id, **run.model_dump(mode="json")} for run in runs],
        "not_read": [{"where": plain(f.where), "reason": plain(f.reason)} for f in failures],
    }  # fmt: skip


def _descriptor(part: Path) -> dict[str, Any]:
    return {
        "profile": "data-package", "name": "rashomon-packet", "title": "Accounts of events, read by Rashomon",
        "description": "Claims, events and figures from news reports, each with the words that it was read from. See README.md.",
        "keywords": ["armed conflict", "event data", "claims"],
        "resources": [_resource(part, table) for table in _TABLES],
    }  # fmt: skip


def _resource(part: Path, table: _Table) -> dict[str, Any]:
    file = part / _path(table)
    schema: dict[str, Any] = {
        "fields": [_field(name, kind) for name, kind in table.columns.items()],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = [table.key]
    if table.links:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": resource, "fields": [there]}}
            for column, (resource, there) in table.links.items()
        ]
    return {
        "profile": "tabular-data-resource", "name": table.name, "path": _path(table), "description": table.what, "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "bytes": file.stat().st_size, "hash": f"sha256:{_digest(file)}",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n", "header": True}, "schema": schema,
    }  # fmt: skip


def _field(name: str, kind: Kind) -> dict[str, Any]:
    told: dict[str, Any] = {"name": name, "type": _TYPES[kind], "description": label(name)}
    if codes(name) and kind == "text":
        told["constraints"] = {"enum": list(codes(name))}
    return told


def _codebook() -> str:
    parts = [
        "# Codebook\n\nThe tables in `data/`, their columns and their codes. Several values in one cell are joined by `; `.\n"
    ]
    for table in _TABLES:
        lines = [f"| `{name}` | {_TYPES[kind]} | {label(name)} |" for name, kind in table.columns.items()]
        parts.append(
            f"## {table.name}.csv\n\n{table.what}\n\n| column | type | what it is |\n|---|---|---|\n"
            + "\n".join(lines)
            + "\n"
        )
    for column in dict.fromkeys(c for table in _TABLES for c in table.columns if codes(c)):
        lines = [f"| `{code}` | {meaning} |" for code, meaning in codes(column).items()]
        parts.append(f"## Codes of `{column}`\n\n| code | meaning |\n|---|---|\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def _readme(counts: Mapping[str, int]) -> str:
    tables = "\n".join(f"| `{_path(table)}` | {counts[table.name]:,} | {table.what} |" for table in _TABLES)
    return (
        "# A packet of accounts\n\nNews reports, read by a program: every value is what a report says, with the words it was read from. "
        "It is a first draft for a reader, not a list of facts; look at the sentence before you use a value.\n\n"
        f"| file | rows | what |\n|---|---:|---|\n{tables}\n"
        f"| `data/reports.jsonl` | {counts['reports']:,} | Everything, with the texts: one JSON object a report with all its claims. |\n\n"
        "`CODEBOOK.md` says what the columns mean, `datapackage.json` says it to programs, `run.json` how the claims were made, "
        "`CITATION.cff` how to cite, `SHA256SUMS` what each file must be (`sha256sum -c SHA256SUMS`).\n\n"
        "A cell of text that would begin with a sign that spreadsheets take for a formula has an apostrophe before it. The texts of the "
        "reports belong to those who published them: see that you may pass them on.\n"
    )


def _citation(records: Records) -> str:
    reports, claims, events = map(len, records)
    days = sorted(r.published for r in records[0] if r.published)
    span = f", published between {days[0]} and {days[-1]}" if days else ""
    return (
        "cff-version: 1.2.0\n"
        'message: "Cite the data with the version of Rashomon that read it, and the outlets whose reports it holds."\n'
        "type: dataset\n"
        f'title: "Accounts of events: {events} events in {claims} claims of {reports} reports{span}"\n'
        f'authors:\n  - name: "Rashomon {VERSION}"\n'
        f'version: "{VERSION}"\n'
        "keywords: [armed conflict, event data, claims, attribution]\n"
    )


def _files(part: Path) -> Iterator[Path]:
    yield from sorted((p for p in part.rglob("*") if p.is_file()), key=lambda p: p.relative_to(part).as_posix())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
