"""Scales and ticks of the drawings: counts and days to a share of the width."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from .words import MONTHS

# Room for half a dot on the left and for an arrow on the right.
LEFT, RIGHT = 2.0, 90.0


class Tick(NamedTuple):
    """A place on an axis, in percent of the width, with its label."""

    at: float
    label: str


class Counts(NamedTuple):
    """A scale from 0 to ``top``, linear or logarithmic (log of 1 + n)."""

    top: int
    logarithmic: bool

    def at(self, count: float) -> float:
        """Where ``count`` stands, in percent."""
        share = math.log1p(count) / math.log1p(self.top) if self.logarithmic else count / self.top
        return LEFT + (RIGHT - LEFT) * min(1.0, share)

    def ticks(self) -> list[Tick]:
        """About four round counts."""
        if self.logarithmic:
            steps = [0, *(10**k for k in range(len(str(self.top))))]
            shown = steps if len(steps) <= 6 else [0, *steps[1:][:: math.ceil((len(steps) - 1) / 5)]]
        else:
            step = _round_step(self.top / 4)
            shown = list(range(0, self.top + 1, step))
        return [Tick(self.at(n), short(n)) for n in shown if n <= self.top]


def short(count: int) -> str:
    """A count for an axis: ``40``, ``1,200``, ``15k``, ``3m``."""
    for size, unit in ((10**9, "bn"), (10**6, "m"), (10**3, "k")):
        if count >= size * (1 if unit != "k" else 10) and count % (size // 10) == 0:
            return f"{count / size:g}{unit}"
    return f"{count:,}"


def _round_step(raw: float) -> int:
    if raw <= 1:
        return 1
    size = 10 ** math.floor(math.log10(raw))
    return int(next(size * k for k in (1, 2, 5, 10) if size * k >= raw))


def counts(values: Sequence[int]) -> Counts:
    """A scale that holds all ``values``; logarithmic where they span more than two orders of magnitude."""
    top = max([*values, 1])
    lowest = min([v for v in values if v > 0], default=top)
    if top > 100 * lowest:
        return Counts(top, True)
    step = _round_step(top / 4)
    return Counts(math.ceil(top / step) * step, False)


class Days(NamedTuple):
    """A scale of days; ``first`` and ``last`` (included) are ordinals."""

    first: int
    last: int

    def at(self, ordinal: float) -> float:
        """Where a day begins, in percent."""
        share = (ordinal - self.first) / (self.last + 1 - self.first)
        return 100.0 * max(0.0, min(1.0, share))

    def ticks(self) -> list[Tick]:
        """About half a dozen round dates at most."""
        span = self.last + 1 - self.first
        return _day_ticks(self, span) if span <= 70 else _month_ticks(self, span)


def days(bounds: Sequence[tuple[int, int]]) -> Days:
    """A scale that holds all the intervals, with some room on both sides."""
    first, last = min(a for a, _ in bounds), max(b for _, b in bounds)
    room = max(1, round((last - first) * 0.04))
    return Days(max(1, first - room), min(date.max.toordinal() - 1, last + room))


def _day_ticks(scale: Days, span: int) -> list[Tick]:
    step = next((s for s in (1, 2, 7, 14) if span / s <= 6), 14)
    start = scale.first
    if step >= 7:
        start += (7 - date.fromordinal(start).weekday()) % 7
    shown = [date.fromordinal(n) for n in range(start, scale.last + 1, step)]
    return [Tick(scale.at(d.toordinal()), f"{d.day} {MONTHS[d.month - 1]}") for d in shown]


def _month_ticks(scale: Days, span: int) -> list[Tick]:
    months = span / 30.44
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000) if months / s <= 5), 24000)
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    out: list[Tick] = []
    for index in range(first.year * 12 // step * step, last.year * 12 + last.month, step):
        if index < 12 or (day := date(index // 12, index % 12 + 1, 1)) < first:
            continue
        month = MONTHS[day.month - 1]
        label = f"{day.year}" if step >= 12 else f"{month} {day.year}" if not out or day.month <= step else month
        out.append(Tick(scale.at(day.toordinal()), label))
    return out
