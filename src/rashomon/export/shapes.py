"""Events in the shapes that others load: ACLED, UCDP GED, POLECAT and GDELT, with a note of what each could not hold."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from ..records import Claim, Event, Report
from .acled import ACLED
from .columns import Row
from .facts import Facts, Known, facts_of
from .gdelt import GDELT
from .losses import Left, losses
from .mapping import Table, mapping_for
from .polecat import POLECAT
from .shape import Shape, number_of
from .spreadsheets import written
from .ucdp import UCDP

SHAPES: dict[str, Shape] = {shape.name: shape for shape in (ACLED, UCDP, POLECAT, GDELT)}


def write_shape(
    stream: IO[str],
    name: str,
    reports: Iterable[Report],
    claims: Iterable[Claim],
    events: Iterable[Event],
    *,
    mapping: Path | None = None,
    actors: Mapping[str, Known] | None = None,
    tabs: bool = False,
    file: str = "",
) -> tuple[int, str]:
    """Write events as rows of a shape; give the number of rows, and in Markdown what the shape could not hold of these events.

    ``mapping`` is a user's mapping table, ``actors`` what a registry knows of actors by their ids, ``file`` the name to put over
    the losses. With ``tabs`` the form is the publisher's own: tabs between cells, and for GDELT no header; else it is CSV.
    """
    shape, table = SHAPES[name], mapping_for(name, mapping)
    rows, left = _rows(shape, table, reports, claims, events, actors)
    writer = csv.writer(stream, delimiter="\t" if tabs else ",", lineterminator="\n")
    if shape.header or not tabs:
        writer.writerow(shape.columns)
    for _, row in rows:
        writer.writerow([written(cell) for cell in row.values()])
    return len(rows), losses(shape, rows, left, file=file or name, mapping=mapping.name if mapping else None)


def _rows(
    shape: Shape, table: Table, reports: Iterable[Report], claims: Iterable[Claim], events: Iterable[Event],
    actors: Mapping[str, Known] | None,
) -> tuple[list[tuple[Facts, Row]], list[Left]]:  # fmt: skip
    claim_of, report_of = {c.id: c for c in claims}, {r.id: r for r in reports}
    kept: list[Facts] = []
    left: list[Left] = []
    for event in events:
        facts = facts_of(event, claim_of, report_of, actors)
        reason = table.left_out(facts)
        if reason is None:
            kept.append(facts)
        else:
            left.append((facts, reason))
    numbers = _numbers([facts.event.id for facts in kept])
    return [(facts, shape.row(facts, table, n)) for facts, n in zip(kept, numbers, strict=True)], left


def _numbers(ids: Sequence[str]) -> Iterator[int]:
    """A number for each id; of two ids with one number (which is most unlikely) the second gets the next that is free."""
    taken: set[int] = set()
    for id_ in ids:
        number = number_of(id_)
        while number in taken:
            number += 1
        taken.add(number)
        yield number
