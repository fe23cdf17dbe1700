"""What the shapes of other data sets share: their columns with types, ids, names of countries, the days of an interval."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ..records import Figure, Measure
from .columns import Cell, Kind, Row, listed, plain
from .countries import Country
from .facts import Facts, Side
from .mapping import Table

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ID = re.compile("[0-9a-f]{16}$")


@dataclass(frozen=True)
class Shape:
    """The shape of a data set: its columns in order with their types, and the row of an event.

    ``row`` takes the facts of an event, the mapping table and the event's number. ``header`` says whether the publisher's own files
    (tab-separated, suffix .tsv) begin with the names of the columns. ``measures`` are those of which the shape holds a figure,
    ``held`` what else it holds (of ``range``, ``interval``, ``speakers``, ``notes``).
    """

    name: str
    title: str
    columns: Mapping[str, Kind]
    row: Callable[[Facts, Table, int], Row]
    measures: tuple[Measure, ...] = ()
    held: frozenset[str] = frozenset()
    header: bool = True


def number_of(event_id: str) -> int:
    """A whole number for an event's id, below 2**52, so that every program can hold it exactly."""
    found = _ID.search(event_id.rpartition("-")[2])
    digits = found[0] if found else hashlib.sha256(event_id.encode("utf-8", "surrogatepass")).hexdigest()
    return int(digits[:16], 16) % 2**52


def country_name(country: Country | None, table: Table) -> str | None:
    """The name that the shape has for a country."""
    return table["country_names"].get(country.cc, country.name) if country else None


def outlets(facts: Facts) -> str | None:
    """The outlets of the reports, each once."""
    return listed(dict.fromkeys(r.outlet for r in facts.reports if r.outlet))


def day_words(day: date) -> str:
    """``29 November 2024``."""
    return f"{day.day:02d} {MONTHS[day.month - 1]} {day.year}"


def point(facts: Facts) -> tuple[float | None, float | None]:
    """Latitude and longitude of the event, both or neither; nothing where they lie on no globe."""
    lat, lon = facts.event.lat, facts.event.lon
    if lat is None or lon is None or not (math.isfinite(lat) and math.isfinite(lon)) or abs(lat) > 90 or abs(lon) > 180:
        return None, None
    return lat, lon


def accounts(facts: Facts) -> str:
    """Who gives which figure, and who contradicts whom, in one line."""
    told = []
    for claim in facts.claims:
        voice = next((t.said_by for t in facts.event.tolls if t.claim == claim.id), None)
        told += [f"{figure_told(f)}, according to {voice}" for f in claim.figures if voice]
    return ". ".join(dict.fromkeys((*told, *facts.event.contradictions)))


def figure_told(figure: Figure) -> str:
    """A figure in the words of its account: ``killed: "At least 20" of soldiers``."""
    part = f', part of "{figure.part_of}"' if figure.part_of else ""
    counted = f" of {figure.of}" if figure.of and figure.of not in figure.text else ""
    return f'{figure.measure}: "{figure.text}"{counted}{part}'


def by_words(name: str, words: Mapping[str, list[str]]) -> str | None:
    """The key whose words stand in a name."""
    found = re.findall(r"\w+", name.casefold())
    return next(
        (key for key, listed_ in words.items() if any(w in listed_ or w.removesuffix("s") in listed_ for w in found)),
        None,
    )


def names(sides: tuple[Side, ...]) -> str | None:
    """The names of actors in one cell."""
    return listed(side.name for side in sides)


def worded(sides: tuple[Side, ...]) -> str | None:
    """The words for actors in one cell."""
    return listed(words for side in sides for words in side.words)


def ordered(columns: Mapping[str, Kind], cells: Mapping[str, Cell]) -> Row:
    """The cells in the order of the columns; what is not given is empty."""
    row: Row = {}
    for name in columns:
        cell = cells.get(name)
        row[name] = plain(cell) or None if isinstance(cell, str) else cell
    return row
