"""JSON (one object, or a list of objects) and JSON lines."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from ..errors import EmptyReport, InputError
from .drafts import Draft, Drafts
from .limits import LARGEST_FILE, LONGEST_CELL
from .rows import has_body, lacking, row_draft
from .source import Source, read_up_to
from .text import decode, stream_encoding

Row = tuple[int, Any]

_TOO_MUCH = "it is JSON that is nested too deeply, or holds too long a number; mend it there"


def read_json(source: Source) -> Drafts:
    """A report an object. Where several objects stand one below the other, they are read as JSON lines."""
    text = source.text()
    try:
        value = _loads(text)
    except json.JSONDecodeError as e:
        if e.msg == "Extra data" and _is_object(text.lstrip().split("\n", 1)[0]):
            yield from _read_lines(source, io.StringIO(text, newline="\n"))
            return
        place = f"line {e.lineno}, column {e.colno}"
        raise InputError(source.where, f"it is not valid JSON ({place}: {e.msg}); mend it there") from e
    except (ValueError, RecursionError) as e:
        raise InputError(source.where, _TOO_MUCH) from e
    yield from _read_value(source, value)


def read_jsonl(source: Source) -> Drafts:
    """A report a line; a line that cannot be read is one error, and the others are kept."""
    with source.open() as stream:
        encoding = stream_encoding(stream)
        start = stream.read(1_000_000)
        if not start:
            raise EmptyReport(source.where, "it is empty; give the words of a report")
        first = decode(start).lstrip("\ufeff").lstrip().split("\n", 1)[0]
        stream.seek(0)
        if not _is_object(first) and (value := _whole(source)) is not None:
            yield from _read_value(source, value)
            return
        with io.TextIOWrapper(stream, encoding, "replace", newline="\n") as lines:
            yield from _read_lines(source, lines)


def _read_value(source: Source, value: Any) -> Drafts:
    if isinstance(value, dict):
        if not has_body(value):
            raise lacking(source.where, value)
        yield row_draft(value, where=source.where, name=source.name)
    elif isinstance(value, list):
        if not value:
            raise EmptyReport(source.where, "the list is empty")
        yield from _read_rows(source, enumerate(value, 1))
    else:
        raise InputError(source.where, "it holds no object; give one object a report, or a list of them")


def _read_lines(source: Source, stream: io.StringIO | io.TextIOWrapper) -> Drafts:
    yield from _read_rows(source, _lines(source, stream))


def _lines(source: Source, stream: io.StringIO | io.TextIOWrapper) -> Iterator[Row]:
    """The value of each line with its number; an error in place of a value that cannot be read."""
    number = 0
    while line := stream.readline(LONGEST_CELL):
        number += 1
        where = f"{source.where}:{number}"
        if len(line) == LONGEST_CELL and not line.endswith("\n"):
            while (rest := stream.readline(LONGEST_CELL)) and not rest.endswith("\n"):
                pass
            yield number, InputError(where, f"the line is longer than {LONGEST_CELL:,} characters; split it")
        elif line.strip():
            try:
                yield number, _loads(line.lstrip("\ufeff"))
            except json.JSONDecodeError as e:
                yield (
                    number,
                    InputError(where, f"the line is not valid JSON (column {e.colno}: {e.msg}); mend it there"),
                )
            except (ValueError, RecursionError):
                yield number, InputError(where, _TOO_MUCH)


def _read_rows(source: Source, rows: Iterable[Row]) -> Drafts:
    """Drafts of rows; all those that have no column of text share one error, at the end."""
    without: list[tuple[str, list[str]]] = []
    more = 0
    for number, row in rows:
        where = f"{source.where}:{number}"
        if isinstance(row, InputError):
            yield row
        elif not isinstance(row, dict):
            yield InputError(where, "it is no object; give one JSON object a report")
        elif not has_body(row):
            if without:
                more += 1
            else:
                without.append((where, list(row)))
        else:
            yield _row(row, where, f"{source.name}:{number}")
    for where, columns in without:
        yield lacking(where, columns, more)


def _row(row: dict[str, Any], where: str, name: str) -> Draft | InputError:
    try:
        return row_draft(row, where=where, name=name)
    except InputError as e:
        return e


def _whole(source: Source) -> Any:
    """The value of the whole input, where it is one JSON value and not lines of them."""
    with source.open() as stream:
        try:
            return _loads(decode(read_up_to(stream, LARGEST_FILE, source.where)))
        except (InputError, ValueError, RecursionError):
            return None


def _is_object(line: str) -> bool:
    try:
        return isinstance(_loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _loads(text: str) -> Any:
    return json.loads(text, strict=False)
