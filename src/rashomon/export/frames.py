"""pandas data frames with the columns of the CSV files. pandas is imported when the first frame is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..records import Claim, Event, Report
from .columns import CLAIM_COLUMNS, EVENT_COLUMNS, Cell, Kind, Row, claim_rows, event_rows

if TYPE_CHECKING:
    import pandas as pd


def claims_frame(claims: Iterable[Claim], reports: Iterable[Report], events: Iterable[Event] = ()) -> pd.DataFrame:
    """One row a claim, with the columns of ``claims-csv``; ``event_id`` is known where ``events`` are given.

    Whole numbers are ``Int64`` and truth values ``boolean`` (both know a missing value), dates ``datetime64[s]``.
    """
    return _frame(CLAIM_COLUMNS, claim_rows(claims, reports, events))


def events_frame(events: Iterable[Event]) -> pd.DataFrame:
    """One row an event, with the columns of ``events-csv`` and the types of :func:`claims_frame`."""
    return _frame(EVENT_COLUMNS, event_rows(events))


def _frame(columns: Mapping[str, Kind], rows: Iterable[Row]) -> pd.DataFrame:
    import pandas as pd

    held = list(rows)
    return pd.DataFrame({name: _series([row[name] for row in held], kind) for name, kind in columns.items()})


def _series(cells: list[Cell], kind: Kind) -> pd.Series:
    import numpy as np
    import pandas as pd

    if kind == "date":
        return pd.Series(np.array(cells, dtype="datetime64[D]").astype("datetime64[s]"))
    types = {"text": "string", "int": "Int64", "float": "float64", "bool": "boolean"}
    return pd.Series(cells, dtype=types[kind])
