"""Which occurrences are worth comparing: those that share a family of types, a time and a place. The index of candidates.

An occurrence is *held* under some keys and *sought* under others, so that precise ones meet precise ones by day and by town, and
vague ones (a month, a country) meet all that lie within, while precise ones of other days and towns never meet at all.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import product

from .profile import Unit, brief

CELL = 0.4
"""The size of a cell in degrees: at the equator, what counts as near (40 km) lies in the eight cells around."""
BEFORE = 3
"""How many days before a report an occurrence that it dates by no word may lie, to be compared with dated ones."""
_MONTHS_AT_MOST = 24
_ROUND = round(360 / CELL)
Key = tuple[str | int, ...]


class Blocks:
    """The index: occurrences by key. Adding one more costs the same however many there are."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, Key, Key], list[int]] = defaultdict(list)

    def add(self, number: int, u: Unit) -> None:
        """Hold an occurrence."""
        times, places = _times(u)[0], list(_places_held(u))
        for family in u.families:
            for key in product(times, places):
                self._held[family, *key].append(number)

    def near(self, u: Unit) -> set[int]:
        """The numbers of those held that may be the same as this one."""
        times, places = _times(u)[1], list(_places_sought(u))
        out: set[int] = set()
        for family in u.families:
            for time, place in product(times, places):
                out.update(self._held.get((family, time, place), ()))
        return out


def _times(u: Unit) -> tuple[list[Key], list[Key]]:
    """Keys of time to hold and to seek under."""
    start, end = u.start, u.end or u.published or u.start
    if start is None and end is None:
        return [("undated",)], [("undated",)]
    vague = start is not None and not brief(u)
    if not vague:
        assert end is not None
        first = start or end - timedelta(days=BEFORE)
        # One day more, so that those a day apart meet.
        days = [first.toordinal() + i for i in range((max(end, first) - first).days + 2)]
        keys: list[Key] = [("day", d) for d in days]
    else:
        keys = []
    begins = start or end
    assert begins is not None
    last = max(end or begins, begins)
    months = [("month", m) for m in _months(begins.year * 12 + begins.month, last.year * 12 + last.month)]
    held = [*keys, *((*m, "vague" if vague else "day") for m in months)]
    sought = [*keys, *((*m, "vague") for m in months), *((*m, "day") for m in months if vague)]
    return held, sought


def _months(first: int, last: int) -> Iterable[int]:
    """Month numbers; of a very long time its ends."""
    if last - first < _MONTHS_AT_MOST:
        return range(first, last + 1)
    half = _MONTHS_AT_MOST // 2
    return [*range(first, first + half), *range(last - half + 1, last + 1)]


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / CELL), math.floor(lon / CELL)


def _places_held(u: Unit) -> Iterator[Key]:
    fine = u.fine
    yield from dict.fromkeys(("name", s.name) for s in u.spots if s.width < 2)
    yield from dict.fromkeys(("cell", *_cell(s.lat, s.lon)) for s in fine if s.lat is not None and s.lon is not None)
    for c in sorted(u.countries):
        yield ("country", c, "town" if fine else "country")
    if not u.countries and not fine:
        yield ("nowhere",)


def _places_sought(u: Unit) -> Iterator[Key]:
    fine = u.fine
    yield from dict.fromkeys(("name", s.name) for s in u.spots if s.width < 2)
    cells = {_cell(s.lat, s.lon) for s in fine if s.lat is not None and s.lon is not None}
    for y, x in sorted(cells):
        for dy, dx in product((-1, 0, 1), repeat=2):
            yield ("cell", y + dy, (x + dx + _ROUND // 2) % _ROUND - _ROUND // 2)
    for c in sorted(u.countries):
        yield ("country", c, "country")
        if not fine:
            yield ("country", c, "town")
    if not u.countries and not fine:
        yield ("nowhere",)
