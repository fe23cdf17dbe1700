"""The time line: a day that is sure as a solid mark, an uncertain date as a bar over all days that it may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from rashomon.records import Event

from .markup import percent, tag
from .scale import Days, Tick, days
from .words import when_words

# Beyond this number of events a row each is more than a reader can overlook; the bars are then packed into lanes.
ROWS = 40
LANE = 11
LEAST = 1.0


class TimeRow(NamedTuple):
    """An event's row: its id, title, date in words and drawing."""

    event: str
    title: str
    when: str
    contested: bool
    drawing: Markup


class Strip(NamedTuple):
    """A part of the time line under one axis; ``packed`` holds all bars in one drawing instead of rows."""

    title: str
    rows: tuple[TimeRow, ...]
    packed: Markup | None
    axis: Markup
    size: int


def interval(event: Event) -> tuple[int, int] | None:
    """The first and last day an event may be, as ordinals; one end stands for both where the other is not told."""
    known = event.end or event.start
    if known is None:
        return None
    return (event.start or known).toordinal(), max((event.end or known).toordinal(), (event.start or known).toordinal())


def _bar(event: Event, scale: Days, top: float, height: float) -> Markup:
    first, last = interval(event) or (0, 0)
    a, b = scale.at(first), scale.at(last + 1)
    a = max(0.0, min(a, 100 - LEAST))
    width = max(LEAST, b - a)
    name = "sure" if event.start == event.end else "span"
    state = " contested" if event.contested else ""
    box: dict[str, str | float | None] = {
        "x": percent(a),
        "y": top,
        "width": percent(width),
        "height": height,
        "rx": 2,
        "class_": f"bar {name}{state}",
    }
    if event.start is not None and event.end is not None:
        return tag("rect", box)
    # Only one end is known: the other is left open, as a dashed line to the edge.
    ends = (0.0, a) if event.start is None else (a + width, 100.0)
    middle = top + height / 2
    line: dict[str, str | float | None] = {
        "x1": percent(ends[0]),
        "x2": percent(ends[1]),
        "y1": middle,
        "y2": middle,
        "class_": f"unknown{state}",
    }
    return tag("line", line) + tag("rect", {**box, "class_": f"bar span{state}"})


def _grid(ticks: Sequence[Tick]) -> Markup:
    return Markup("").join(
        tag("line", {"x1": percent(t.at), "x2": percent(t.at), "y1": 0, "y2": "100%", "class_": "grid"}) for t in ticks
    )


def _axis(ticks: Sequence[Tick]) -> Markup:
    labels = []
    for tick in ticks:
        anchor = "start" if tick.at < 6 else "end" if tick.at > 94 else "middle"
        labels.append(
            tag("text", {"x": percent(tick.at), "y": 13, "text_anchor": anchor, "class_": "tick"}, tick.label)
        )
    return tag("svg", {"class_": "axis", "height": 18, "width": "100%", "aria_hidden": "true"}, *labels)


def _row(event: Event, title: str, scale: Days, grid: Markup) -> TimeRow:
    drawing = tag(
        "svg",
        {"class_": "when", "height": 20, "width": "100%", "aria_hidden": "true"},
        grid,
        _bar(event, scale, 5.0, 10.0),
    )
    return TimeRow(event.id, title, when_words(event.start, event.end, event.precision), event.contested, drawing)


def _packed(events: Sequence[tuple[Event, str]], scale: Days, grid: Markup) -> Markup:
    """All bars in as few lanes as hold them without overlap, each a link with its title."""
    ends: list[float] = []
    shown: list[Markup] = []
    for event, title in events:
        first, last = interval(event) or (0, 0)
        start = min(scale.at(first), 100 - LEAST)
        lane = next((i for i, end in enumerate(ends) if end + 0.15 <= start), len(ends))
        ends[lane : lane + 1] = [start + max(LEAST, scale.at(last + 1) - start)]
        label = f"{title}, {when_words(event.start, event.end, event.precision)}"
        bar = _bar(event, scale, 4.0 + lane * LANE, LANE - 3.0)
        shown.append(tag("a", {"href": f"#event-{event.id}", "data_event": event.id}, tag("title", {}, label), bar))
    height = 8 + LANE * len(ends)
    return tag("svg", {"class_": "lanes", "height": height, "width": "100%"}, grid, *shown)


def _strip(title: str, events: Sequence[tuple[Event, str]]) -> Strip:
    known = [pair for pair in events if interval(pair[0])]
    scale = days([interval(event) or (0, 0) for event, _ in known])
    ticks = scale.ticks()
    grid = _grid(ticks)
    if len(known) > ROWS:
        return Strip(title, (), _packed(known, scale, grid), _axis(ticks), len(known))
    return Strip(title, tuple(_row(e, t, scale, grid) for e, t in known), None, _axis(ticks), len(known))


def strips(events: Sequence[Event], titles: Sequence[str]) -> tuple[Strip, ...]:
    """The time line's strips: what the reports are there to tell, and their background, each on its own axis.

    ``titles`` are the events' titles. Events of which no date is known are left out.
    """
    pairs = [pair for pair in zip(events, titles, strict=True) if interval(pair[0])]
    pairs.sort(key=lambda p: (interval(p[0]) or (0, 0), p[0].id))
    news = [p for p in pairs if not p[0].background]
    past = [p for p in pairs if p[0].background]
    return tuple(_strip(title, part) for title, part in (("News", news), ("Told as background", past)) if part)


def undated(events: Sequence[Event]) -> int:
    """How many events have no known date."""
    return sum(interval(event) is None for event in events)
