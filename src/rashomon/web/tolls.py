"""Tolls as dot-ranges: the span of all accounts, then side by side, one row a speaker.

A line runs from low to high, an arrow where there is no upper bound; a diamond is the best figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from rashomon.records import Claim, Claimant, Event, Figure, Measure, Range, Toll

from .backing import voice_kind
from .history import History, history
from .markup import percent, tag
from .refs import Line, Lines
from .scale import Counts, counts
from .words import MEASURES, bounds_words

MIDDLE = 11
# A speaker who gives several figures has each on a line of its own within the row.
APART = 13


class TollRow(NamedTuple):
    """A row: a speaker's figures of one thing counted, or (``group``) the span of a side, whose speakers stand ``under`` it."""

    speaker: str
    kind: str
    of: str
    words: str
    part: bool
    group: bool
    under: bool
    revised: bool
    refs: tuple[tuple[int, str], ...]
    drawing: Markup


class End(NamedTuple):
    """An end of the range: ``Low``, ``Best``, ``High``; its number, who stands behind it, why it was chosen."""

    label: str
    value: str
    why: str
    behind: Line


class TollChart(NamedTuple):
    """The rows of one measure under one axis; ``ends`` sum them up, ``history`` tells how the toll grew."""

    measure: str
    contested: bool
    range: str
    logarithmic: bool
    ends: tuple[End, ...]
    whole: Markup | None
    rows: tuple[TollRow, ...]
    axis: Markup
    history: History | None


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


def _span(low: int | None, high: int | None, best: int | None, scale: Counts) -> Markup:
    """A row that sums up others: a plain bar from low to high with the best figure on it."""
    y = MIDDLE
    a = scale.at(low or 0)
    inner = _arrow(a, y) if high is None else _line(a, scale.at(high), y, "whole")
    if best is not None:
        inner += tag("svg", {"x": percent(scale.at(best)), "overflow": "visible"}, tag("path", {"d": f"M0 {y - 6}L6 {y}L0 {y + 6}L-6 {y}Z", "class_": "best"}))
    return tag("svg", {"class_": "dots", "height": 2 * y, "width": "100%", "aria_hidden": "true"}, _grid(scale), inner)


class _Chart:
    """Makes the parts of one measure's chart."""

    def __init__(self, measure: Measure, event: Event, claims: Mapping[str, Claim]) -> None:
        self.measure, self.event, self.claims = measure, event, claims
        self.tolls = [t for t in event.tolls if t.measure == measure]
        self.range = next((r for r in event.ranges if r.measure == measure), None)
        bounds = (self.range.low, self.range.best, self.range.high) if self.range else ()
        self.scale = counts([n for n in (*bounds, *(n for t in self.tolls for n in (t.low, t.high))) if n is not None])
        self.make = Lines(event, claims)

    def row(self, key: tuple[str, str, bool], tolls: Sequence[Toll], alone: bool) -> TollRow:
        speaker, of, part = key
        shown: dict[str, Markup] = {}
        for toll in tolls:
            figure = _figure(toll, self.claims)
            near = bool(figure and figure.approximate)
            flags = (" (running total)" if toll.cumulative else "") + (" (revised later)" if toll.superseded else "")
            words = bounds_words(toll.low, toll.high, near) + flags
            if words not in shown:
                mark = _mark(toll, near, self.scale, MIDDLE + APART * len(shown))
                shown[words] = tag("g", {"class_": "old"}, mark) if toll.superseded else mark
        drawing = tag(
            "svg",
            {"class_": "dots", "height": MIDDLE * 2 + APART * (len(shown) - 1), "width": "100%", "aria_hidden": "true"},
            _grid(self.scale),
            *shown.values(),
        )
        kind = voice_kind(tolls[0].claimant, tolls[0].side, speaker) if alone and tolls[0].claimant != "unknown" else ""
        refs = self.make.line("", (), (t.claim for t in tolls)).refs
        return TollRow(speaker, kind, of, ", ".join(shown), part, False, not alone, all(t.superseded for t in tolls), refs, drawing)

    def rows(self) -> tuple[TollRow, ...]:
        """The speakers' rows, those of one side together, under the span of the side where several speak for it."""
        by = [(x.claimant, x.side) for x in self.range.by] if self.range else []
        place = {side: n for n, side in enumerate(by)}

        def side(toll: Toll) -> tuple[Claimant, str | None]:
            return toll.claimant, toll.side if toll.claimant == "belligerent" else None

        ordered = sorted(
            self.tolls,
            key=lambda t: (place.get(side(t), len(by)), t.part, t.low or 0, float("inf") if t.high is None else t.high),
        )
        out: list[TollRow] = []
        for _, group in groupby(ordered, key=lambda t: place.get(side(t), len(by))):
            told: dict[tuple[str, str, bool], list[Toll]] = {}
            for toll in group:
                told.setdefault((toll.said_by, toll.of or "", toll.part), []).append(toll)
            head = self.head(next(iter(told.values()))[0], place) if len({who.casefold() for who, _, _ in told}) > 1 else None
            out += ([head] if head else []) + [self.row(key, tolls, head is None) for key, tolls in told.items()]
        return tuple(out)

    def head(self, toll: Toll, place: Mapping[tuple[Claimant, str | None], int]) -> TollRow | None:
        """The span of a side."""
        at = place.get((toll.claimant, toll.side if toll.claimant == "belligerent" else None))
        if at is None or self.range is None:
            return None
        x = self.range.by[at]
        refs = self.make.line("", (), x.claims).refs
        return TollRow(
            voice_kind(x.claimant, x.side), "", "", bounds_words(x.low, x.high), False, True, False, False, refs,
            _span(x.low, x.high, None, self.scale),
        )  # fmt: skip

    def ends(self, r: Range) -> tuple[End, ...]:
        """Low, best and high with who stands behind each."""
        out = [self.end("Low", "not told" if r.low is None else f"{r.low:,}", "", r.low_claims)]
        if r.best is not None:
            out.append(self.end("Best", f"{r.best:,}", r.best_why, r.best_claims))
        return (*out, self.end("High", "no upper bound" if r.high is None else f"{r.high:,}", "", r.high_claims))

    def end(self, label: str, value: str, why: str, claims: Sequence[str]) -> End:
        behind = dict.fromkeys(t.said_by for t in self.tolls if t.claim in claims)
        return End(label, value, why, self.make.line("", behind, claims))

    def chart(self) -> TollChart:
        r, rows = self.range, self.rows()
        several = r is not None and (len(rows) > 1 or r.low != r.high)
        whole = _span(r.low, r.high, r.best, self.scale) if r and len(rows) > 1 else None
        return TollChart(
            measure_words(self.measure, self.event), bool(r and r.contested), bounds_words(r.low, r.high) if r else "",
            self.scale.logarithmic, self.ends(r) if r and several else (), whole, rows, axis(self.scale),
            history(r, self.event, self.claims) if r else None,
        )  # fmt: skip


def measure_words(measure: Measure, event: Event) -> str:
    """The measure in words; of what has no measure of its own, what is counted, where all accounts count the same."""
    of = {" ".join(t.of.split()) for t in event.tolls if t.measure == measure and t.of and t.of.strip()}
    return of.pop() if measure == "other" and len(of) == 1 else MEASURES[measure]


def toll_charts(event: Event, claims: Mapping[str, Claim]) -> tuple[TollChart, ...]:
    """A chart for each measure of an event's tolls, in the order in which the accounts tell them."""
    measures = dict.fromkeys([*(t.measure for t in event.tolls), *(r.measure for r in event.ranges)])
    return tuple(_Chart(measure, event, claims).chart() for measure in measures)
