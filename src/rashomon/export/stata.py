"""Stata: the rows of ``claims-csv`` as a file of format 118 (Stata 14 and later), with labels of variables and of codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any

from ..records import Claim, Event, Report
from .columns import CLAIM_COLUMNS, Cell, Kind, claim_rows
from .labels import LONGEST, codes, label

if TYPE_CHECKING:
    import pandas as pd

_LONGEST_NAME = 32
_LONGEST_TEXT = 2045  # bytes; longer texts are kept as strL
_LARGEST_LONG = 2_147_483_620  # Stata keeps the numbers above for missing values
_EXACT = 2**53  # the largest whole number up to which a double holds each
_YES_NO: dict[float, str] = {0: "no", 1: "yes"}
_UNNAMED = re.compile("[^A-Za-z0-9_]")


def write_dta(stream: IO[bytes], reports: Iterable[Report], claims: Iterable[Claim], events: Iterable[Event]) -> int:
    """Write one row a claim; give the number of rows.

    Codes are whole numbers with value labels, truth values 0 and 1, days Stata's daily dates; names have at most 32 characters. A
    whole number that a double cannot hold exactly is missing. The file's time stamp is set, so that the same records give the same bytes.
    """
    import pandas as pd

    rows = list(claim_rows(claims, reports, events))
    series: dict[str, pd.Series] = {}
    values: dict[Any, dict[float, str]] = {}
    for column, kind in CLAIM_COLUMNS.items():
        name = variable(column)
        series[name] = _series(column, kind, [row[column] for row in rows])
        if kind == "bool":
            values[name] = dict(_YES_NO)
        elif codes(column):
            values[name] = dict(enumerate(codes(column), 1))
    frame = pd.DataFrame(series)
    frame.to_stata(
        stream, write_index=False, version=118, time_stamp=datetime(1970, 1, 1), data_label="Rashomon: one row a claim",
        variable_labels={variable(column): label(column)[:LONGEST] for column in CLAIM_COLUMNS}, value_labels=values,
        convert_dates={variable(column): "td" for column, kind in CLAIM_COLUMNS.items() if kind == "date"},
        convert_strl=[name for name, held in series.items() if _is_long(held)],
    )  # fmt: skip
    return len(rows)


def variable(column: str) -> str:
    """A column's name as Stata takes it: letters, digits and underscores, at most 32."""
    name = _UNNAMED.sub("_", column)[:_LONGEST_NAME]
    return name if name[:1].isalpha() or name.startswith("_") else f"_{name}"[:_LONGEST_NAME]


def _series(column: str, kind: Kind, cells: list[Cell]) -> pd.Series:
    import numpy as np
    import pandas as pd

    if kind == "date":
        return pd.Series(np.array(cells, dtype="datetime64[D]").astype("datetime64[s]"))
    numbers = {code: number for number, code in enumerate(codes(column), 1)}
    if numbers:
        return pd.Series([numbers.get(str(cell)) for cell in cells], dtype="Int8")
    if kind == "bool":
        return pd.Series([None if cell is None else int(bool(cell)) for cell in cells], dtype="Int8")
    if kind == "text":
        return pd.Series(["" if cell is None else str(cell) for cell in cells], dtype=object)
    held = [_number(cell) for cell in cells]
    if kind == "int" and all(number is None or abs(number) <= _LARGEST_LONG for number in held):
        return pd.Series([None if number is None else int(number) for number in held], dtype="Int32")
    return pd.Series(held, dtype="float64")


def _number(cell: Any) -> float | None:
    return None if cell is None or abs(cell) > _EXACT else float(cell)


def _is_long(held: pd.Series) -> bool:
    return held.dtype == object and any(len(text.encode("utf-8")) > _LONGEST_TEXT for text in held)
