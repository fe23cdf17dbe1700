"""Parquet: the rows of ``claims-csv`` with their types, for pandas, R (arrow), DuckDB and the like."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import IO, Any

from ..records import Claim, Event, Report
from .columns import CLAIM_COLUMNS, claim_rows

_ROWS_A_GROUP = 10_000


def write_parquet(
    stream: IO[bytes], reports: Iterable[Report], claims: Iterable[Claim], events: Iterable[Event]
) -> int:
    """Write one row a claim, with the columns of ``claims-csv``; give the number of rows."""
    from pyarrow.parquet import ParquetWriter

    schema = _schema()
    rows = claim_rows(claims, reports, events)
    count = 0
    with ParquetWriter(stream, schema) as writer:
        while group := list(islice(rows, _ROWS_A_GROUP)):
            writer.write_table(_table({name: [row[name] for row in group] for name in CLAIM_COLUMNS}, schema))
            count += len(group)
    return count


def _schema() -> Any:
    import pyarrow as pa

    types = {"text": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(), "date": pa.date32()}
    return pa.schema([(name, types[kind]) for name, kind in CLAIM_COLUMNS.items()])


def _table(columns: dict[str, list[Any]], schema: Any) -> Any:
    import pyarrow as pa

    return pa.Table.from_pydict(columns, schema=schema)
