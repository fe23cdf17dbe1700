"""Country outlines (Natural Earth, packaged): loading, projection and clipping to a frame."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

Point = tuple[float, float]


class Frame(NamedTuple):
    """A part of the world in degrees: west, south, east, north."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lon: float, lat: float) -> bool:
        """Whether the point lies inside."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


class Country(NamedTuple):
    """A country's name and its rings, as numbers of arcs (``~n``: arc ``n`` backwards)."""

    name: str
    rings: tuple[tuple[int, ...], ...]


class Outlines(NamedTuple):
    """Arcs in degrees, and the countries made of them."""

    source: str
    arcs: tuple[tuple[Point, ...], ...]
    countries: tuple[Country, ...]


class Projection(NamedTuple):
    """Equirectangular, true to scale at the latitude ``lat0``: ``unit`` units of the drawing a degree of latitude."""

    west: float
    north: float
    lat0: float
    unit: float

    def x(self, lon: float) -> float:
        """The drawing's x of a longitude."""
        return (lon - self.west) * math.cos(math.radians(self.lat0)) * self.unit

    def y(self, lat: float) -> float:
        """The drawing's y of a latitude."""
        return (self.north - lat) * self.unit


@lru_cache(maxsize=1)
def outlines() -> Outlines:
    """The packaged outlines; ``tools/make_outlines.py`` makes the file and tells its format."""
    raw = json.loads(files("rashomon.web").joinpath("assets/outlines.json").read_text(encoding="utf-8"))
    arcs = []
    for deltas in raw["arcs"]:
        x = y = 0
        points = []
        for dx, dy in zip(deltas[::2], deltas[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x / raw["scale"], y / raw["scale"]))
        arcs.append(tuple(points))
    countries = tuple(Country(c["name"], tuple(tuple(ring) for ring in c["rings"])) for c in raw["countries"])
    return Outlines(raw["source"], tuple(arcs), countries)


def thin(points: Sequence[Point], core: Frame, fine: float, coarse: float) -> list[Point]:
    """Points at least ``fine`` degrees apart inside ``core`` and ``coarse`` degrees outside; both ends are kept."""
    out = [points[0]]
    for p in points[1:-1]:
        least = fine if core.holds(*p) else coarse
        if abs(p[0] - out[-1][0]) + abs(p[1] - out[-1][1]) >= least:
            out.append(p)
    return [*out, points[-1]]


def rings(country: Country, arcs: Sequence[Sequence[Point]]) -> Iterator[list[Point]]:
    """The country's rings as points."""
    for ring in country.rings:
        points: list[Point] = []
        for n in ring:
            part = arcs[n] if n >= 0 else arcs[~n][::-1]
            points += part if not points else part[1:]
        yield points


def _cross(a: Point, b: Point, axis: int, bound: float) -> Point:
    t = (bound - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + t * (b[1 - axis] - a[1 - axis])
    return (bound, other) if axis == 0 else (other, bound)


def clip(ring: Sequence[Point], frame: Frame) -> list[Point]:
    """The part of a ring inside the frame (Sutherland and Hodgman 1974)."""
    out = list(ring)
    for axis, bound, sign in ((0, frame.west, 1), (0, frame.east, -1), (1, frame.south, 1), (1, frame.north, -1)):
        points, out = out, []
        for a, b in zip(points[-1:] + points[:-1], points, strict=True):
            inside_a, inside_b = sign * (a[axis] - bound) >= 0, sign * (b[axis] - bound) >= 0
            if inside_a != inside_b:
                out.append(_cross(a, b, axis, bound))
            if inside_b:
                out.append(b)
    return out


def centre(ring: Sequence[Point]) -> tuple[float, Point]:
    """The area of a ring and its centre of gravity."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        part = x1 * y2 - x2 * y1
        area, x, y = area + part, x + (x1 + x2) * part, y + (y1 + y2) * part
    return (abs(area) / 2, (x / (3 * area), y / (3 * area))) if area else (0.0, ring[0])
