"""Tolls as dot-ranges: one row a speaker, a line from low to high, an arrow where there is no upper bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from rashomon.records import Claim, Event, Figure, Measure, Toll

from .markup import percent, tag
from .scale import Counts, counts
from .words import MEASURES, bounds_words

MIDDLE = 11
# A speaker who gives several figures has each on a line of its own within the row.
APART = 13


class TollRow(NamedTuple):
    """One speaker's figures of one thing counted: drawing and words."""

    speaker: str
    of: str
    words: str
    part: bool
    drawing: Markup


class TollChart(NamedTuple):
    """The rows of one measure under one axis."""

    measure: str
    contested: bool
    range: str
    logarithmic: bool
    rows: tuple[TollRow, ...]
    axis: Markup


def _figure(toll: Toll, claims: Mapping[str, Claim]) -> Figure | None:
    claim = claims.get(toll.claim)
    same = (
        (f for f in claim.figures if (f.measure, f.low, f.high) == (toll.measure, toll.low, toll.high)) if claim else ()
    )
    return next(iter(same), None)


def _grid(scale: Counts) -> Markup:
    lines = (
        tag("line", {"x1": percent(t.at), "x2": percent(t.at), "y1": 0, "y2": "100%", "class_": "grid"})
        for t in scale.ticks()
    )
    return Markup("").join(lines)


def _dot(at: float, y: int, approximate: bool) -> Markup:
    return tag("circle", {"cx": percent(at), "cy": y, "r": 5, "class_": "dot hollow" if approximate else "dot"})


def _line(a: float, b: float, y: int, name: str) -> Markup:
    return tag("line", {"x1": percent(a), "x2": percent(b), "y1": y, "y2": y, "class_": name})


def _arrow(at: float, y: int) -> Markup:
    head = tag("path", {"d": f"M-7 {y - 5}L1 {y}L-7 {y + 5}", "class_": "head"})
    return _line(at, 99.0, y, "open") + tag("svg", {"x": "99%", "overflow": "visible"}, head)


def _mark(toll: Toll, approximate: bool, scale: Counts, y: int) -> Markup:
    low, high = toll.low or 0, toll.high
    at = scale.at(low)
    if high is None:
        return Markup("") if toll.low is None else _arrow(at, y) + _dot(at, y, approximate)
    if high == low:
        return _dot(at, y, approximate)
    # "Up to 30" gives no lower end: its line starts at nothing and has no dot there.
    start = Markup("") if low == 0 else _dot(at, y, approximate)
    return _line(at, scale.at(high), y, "reach") + start + _dot(scale.at(high), y, approximate)


def axis(scale: Counts) -> Markup:
    """The axis below the rows."""
    labels = (
        tag("text", {"x": percent(t.at), "y": 13, "text_anchor": "middle", "class_": "tick"}, t.label)
        for t in scale.ticks()
    )
    return tag("svg", {"class_": "axis", "height": 18, "width": "100%", "aria_hidden": "true"}, *labels)


def _row(key: tuple[str, str, bool], tolls: Sequence[Toll], claims: Mapping[str, Claim], scale: Counts) -> TollRow:
    speaker, of, part = key
    shown: dict[str, Markup] = {}
    for toll in tolls:
        figure = _figure(toll, claims)
        near = bool(figure and figure.approximate)
        flags = " (running total)" if toll.cumulative else ""
        words = bounds_words(toll.low, toll.high, near) + flags
        if words not in shown:
            shown[words] = _mark(toll, near, scale, MIDDLE + APART * len(shown))
    drawing = tag(
        "svg",
        {"class_": "dots", "height": MIDDLE * 2 + APART * (len(shown) - 1), "width": "100%", "aria_hidden": "true"},
        _grid(scale),
        *shown.values(),
    )
    return TollRow(speaker, of, ", ".join(shown), part, drawing)


def _chart(measure: Measure, event: Event, claims: Mapping[str, Claim]) -> TollChart:
    tolls = [t for t in event.tolls if t.measure == measure]
    scale = counts([n for t in tolls for n in (t.low, t.high) if n is not None])
    rows: dict[tuple[str, str, bool], list[Toll]] = {}
    for toll in sorted(tolls, key=lambda t: (t.part, t.low or 0, t.high if t.high is not None else float("inf"))):
        rows.setdefault((toll.said_by, toll.of or "", toll.part), []).append(toll)
    whole = next((r for r in event.ranges if r.measure == measure), None)
    return TollChart(
        MEASURES[measure], bool(whole and whole.contested), bounds_words(whole.low, whole.high) if whole else "",
        scale.logarithmic, tuple(_row(key, told, claims, scale) for key, told in rows.items()), axis(scale),
    )  # fmt: skip


def toll_charts(event: Event, claims: Mapping[str, Claim]) -> tuple[TollChart, ...]:
    """A chart for each measure of an event's tolls, in the order in which the accounts tell them."""
    return tuple(_chart(measure, event, claims) for measure in dict.fromkeys(t.measure for t in event.tolls))
