"""CSV: UTF-8 without a byte order mark, comma, ``"`` around cells that need it, one row a line.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, and the text of a report is
anybody's text. So a cell of *text* that begins so gets an apostrophe before it, which keeps it text; ``'`` followed by
one of these signs at the start of a cell is to be read without the apostrophe. Numbers are left alone: ``-12.5`` is a
longitude.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from typing import IO

from ..records import Claim, Event, Report
from .columns import (
    CLAIM_COLUMNS,
    EVENT_COLUMNS,
    FIGURE_COLUMNS,
    Cell,
    Row,
    claim_rows,
    event_rows,
    figure_rows,
)

# The last four are the wide forms, which East Asian spreadsheets take for the same.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def write_claims(stream: IO[str], reports: Iterable[Report], claims: Iterable[Claim], events: Iterable[Event]) -> int:
    """Write one row a claim; give the number of rows."""
    return write_rows(stream, CLAIM_COLUMNS, claim_rows(claims, reports, events))


def write_events(stream: IO[str], reports: Iterable[Report], claims: Iterable[Claim], events: Iterable[Event]) -> int:
    """Write one row an event; give the number of rows."""
    return write_rows(stream, EVENT_COLUMNS, event_rows(events))


def write_figures(stream: IO[str], reports: Iterable[Report], claims: Iterable[Claim], events: Iterable[Event]) -> int:
    """Write one row a figure of a claim; give the number of rows."""
    return write_rows(stream, FIGURE_COLUMNS, figure_rows(claims, reports, events))


def written(cell: Cell) -> str:
    """A cell as it stands in CSV: ISO dates, ``true`` and ``false``, nothing for ``None``, text that is no formula."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return repr(cell)


def write_rows(stream: IO[str], columns: Iterable[str], rows: Iterable[Row]) -> int:
    """Write rows under the names of ``columns``; give their number."""
    writer = csv.writer(stream, lineterminator="\n")
    names = list(columns)
    writer.writerow(names)
    count = 0
    for row in rows:
        writer.writerow([written(row[name]) for name in names])
        count += 1
    return count
