"""CSV tables, with commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from ..errors import EmptyReport, InputError
from .drafts import Drafts
from .kinds import DELIMITERS, columns_of
from .limits import LONGEST_CELL
from .rows import COLUMNS, has_body, lacking, row_draft
from .source import Source
from .text import stream_encoding

Line = tuple[int, list[str]]


def read_csv(source: Source) -> Drafts:
    """A report a row; a row that cannot be read is one error, and the others are kept."""
    # The limit is one for the whole process; texts are longer than its default.
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    with source.open() as raw, io.TextIOWrapper(raw, stream_encoding(raw), "replace", newline="") as stream:
        heading, start = _heading(stream)
        if not heading:
            raise EmptyReport(source.where, "the table is empty; give a heading and a row a report")
        stream.seek(0)
        for _ in range(start):
            stream.readline()
        yield from _rows(source, _lines(source, stream, _delimiter(heading), start))


def _heading(stream: io.TextIOWrapper) -> tuple[str, int]:
    """The first line that says something, and the number of lines before it (blank ones, a spreadsheet's ``sep=;``)."""
    before = 0
    while line := stream.readline(LONGEST_CELL):
        words = line.strip("\ufeff\r\n ")
        if words and not words.lower().startswith("sep="):
            return words, before
        before += 1
    return "", before


def _delimiter(heading: str) -> str:
    """The delimiter under which the heading has most of the known columns, and then most columns."""

    def fit(delimiter: str) -> tuple[int, int]:
        columns = columns_of(heading, delimiter)
        return len({*COLUMNS} & {*columns}), len(columns)

    return max(DELIMITERS, key=fit)


def _lines(source: Source, stream: io.TextIOWrapper, delimiter: str, start: int) -> Iterator[Line | InputError]:
    """Each row with the number of the line that it begins in."""
    used_up = False

    def raw() -> Iterator[str]:
        nonlocal used_up
        yield from stream
        used_up = True

    reader = csv.reader(raw(), delimiter=delimiter)
    while True:
        number = start + reader.line_num + 1
        try:
            cells = next(reader)
            # The reader asks for a line past the last one only to find the end of a quote.
            problem = "a quote never closes" if used_up else ""
        except StopIteration:
            return
        except csv.Error as e:
            problem = f"{e}: perhaps a quote never closes"
        if problem:
            reason = f"the table cannot be read from here on ({problem}); mend it there"
            yield InputError(f"{source.where}:{number}", reason)
            return
        yield number, cells


def _rows(source: Source, lines: Iterator[Line | InputError]) -> Drafts:
    columns: list[str] | None = None
    count = 0
    for line in lines:
        if isinstance(line, InputError):
            count += 1
            yield line
            continue
        number, cells = line
        if not any(c.strip() for c in cells):
            continue
        if columns is None:
            columns = _columns(cells)
            if not has_body(columns):
                raise lacking(source.where, columns)
            continue
        count += 1
        yield from _row(source, columns, number, cells)
    if not count:
        yield EmptyReport(source.where, "the table has a heading and no rows")


def _columns(cells: Sequence[str]) -> list[str]:
    return [c.strip().lstrip("\ufeff") or f"column {number}" for number, c in enumerate(cells, 1)]


def _row(source: Source, columns: Sequence[str], number: int, cells: Sequence[str]) -> Drafts:
    where = f"{source.where}:{number}"
    if any(c.strip() for c in cells[len(columns) :]):
        counts = f"the row has {len(cells)} cells where the heading has {len(columns)}"
        yield InputError(where, f"{counts}; put quotes around a cell that holds the delimiter")
        return
    row: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if cell and not row.get(column):
            row[column] = cell
    try:
        yield row_draft(row, where=where, name=f"{source.name}:{number}")
    except InputError as e:
        yield e
