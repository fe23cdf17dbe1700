"""A toll as it was known from day to day: a band from low to high with a line for the best, stepping at each publication."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from rashomon.records import Event, Known, Range

from .markup import percent, tag
from .refs import Line, Lines
from .scale import LEFT, RIGHT, Counts, Days, counts
from .words import MONTHS, bounds_words, day_words

HEIGHT, TOP, BOTTOM = 92.0, 18.0, 72.0
# How near, in pixels, two labels of one day may stand.
APART = 14.0


class History(NamedTuple):
    """The drawing and the same day by day in words, each with the claims that came in."""

    drawing: Markup
    days: tuple[Line, ...]


def history(range_: Range, event: Event, held: Collection[str]) -> History | None:
    """How the toll grew, or ``None`` where it was told on one day only."""
    known = range_.known
    if len(known) < 2:
        return None
    make = Lines(event, held)
    return History(_drawing(known), tuple(make.line(_words(k), (), k.claims) for k in known))


def _words(k: Known) -> str:
    best = "" if k.best is None or (k.low == k.high == k.best) else f", best {k.best:,}"
    return f"{day_words(k.day)}: {bounds_words(k.low, k.high)}{best}"


def _y(scale: Counts, count: int) -> float:
    """From the top in pixels; the counts' scale leaves room on both sides of a width that a height does not need."""
    return BOTTOM - (BOTTOM - TOP) * (scale.at(count) - LEFT) / (RIGHT - LEFT)


def _drawing(known: Sequence[Known]) -> Markup:
    scale = counts([n for k in known for n in (k.low, k.best, k.high) if n is not None])
    first, last = known[0].day.toordinal(), known[-1].day.toordinal()
    # The last day's step is as wide as a share of the whole, so that it can be seen.
    ends = Days(first, last + max(0, (last - first) // 5))
    starts = [ends.at(k.day.toordinal()) for k in known]
    steps = list(zip(known, starts, [*starts[1:], 100.0], strict=True))
    base = tag("line", {"x1": "0", "x2": "100%", "y1": BOTTOM, "y2": BOTTOM, "class_": "grid"})
    bands = [_band(k, a, b, scale) for k, a, b in steps]
    lines = [_line((a, b), (_y(scale, k.best), _y(scale, k.best))) for k, a, b in steps if k.best is not None]
    risers = [
        _line((a, a), (_y(scale, one.best), _y(scale, k.best)))
        for (one, _, _), (k, a, _) in pairwise(steps) if one.best is not None and k.best is not None
    ]  # fmt: skip
    texts = [label for step in steps for label in _labels(*step, scale)]
    size: dict[str, str | float | None] = {"class_": "history", "height": HEIGHT, "width": "100%", "aria_hidden": "true"}
    return tag("svg", size, base, *bands, *lines, *risers, *texts)


def _labels(k: Known, a: float, b: float, scale: Counts) -> Iterator[Markup]:
    """High above the band, low below it, best at its line where there is room; the day under the axis where it fits."""
    heights = {n: _y(scale, n) for n in (k.high, k.low, k.best) if n is not None}
    taken: list[float] = []
    for n in dict.fromkeys(x for x in (k.high, k.low, k.best) if x is not None):
        y = heights[n] - 5
        if b - a > 8 and all(abs(y - t) >= APART for t in taken):
            taken.append(y)
            yield tag("text", {"x": percent(a), "dx": 4, "y": y, "class_": "tick"}, f"{n:,}")
    if b - a > 12:
        yield tag("text", {"x": percent(a), "y": HEIGHT - 5, "class_": "tick"}, f"{k.day.day} {MONTHS[k.day.month - 1]}")


def _band(k: Known, a: float, b: float, scale: Counts) -> Markup:
    top = TOP / 2 if k.high is None else _y(scale, k.high)
    bottom = _y(scale, k.low or 0)
    box: dict[str, str | float | None] = {"x": percent(a), "width": percent(b - a), "y": top - 1.5, "height": bottom - top + 3}
    return tag("rect", {**box, "class_": "band open" if k.high is None else "band"})


def _line(xs: tuple[float, float], ys: tuple[float, float]) -> Markup:
    return tag("line", {"x1": percent(xs[0]), "x2": percent(xs[1]), "y1": ys[0], "y2": ys[1], "class_": "best"})
