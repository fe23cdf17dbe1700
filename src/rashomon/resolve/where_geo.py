"""Distances and displaced points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from .gazetteer import Candidate

_R = math.pi / 180


class Point(Protocol):
    """Anything with WGS 84 degrees."""

    @property
    def lat(self) -> float:
        """Latitude."""

    @property
    def lon(self) -> float:
        """Longitude."""


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance in kilometres (haversine, mean radius 6,371 km)."""
    h = math.sin((b.lat - a.lat) * _R / 2) ** 2
    h += math.cos(a.lat * _R) * math.cos(b.lat * _R) * math.sin((b.lon - a.lon) * _R / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def toward(place: Candidate, point: Sequence[float]) -> Candidate:
    """A part of ``place``: the same entry with another point, no longer a whole country or unit."""
    return replace(place, lat=float(point[0]), lon=float(point[1]), kind="region", adm1=None)


def displaced(place: Candidate, km: float, direction: tuple[int, int]) -> Candidate:
    """A place without an entry of its own, ``km`` away from ``place`` in ``direction`` (north, east)."""
    length = math.hypot(*direction) or 1.0
    lat = place.lat + km * direction[0] / length / 111.2
    lon = place.lon + km * direction[1] / length / (111.2 * max(0.1, math.cos(place.lat * _R)))
    return replace(place, lat=round(max(-90.0, min(90.0, lat)), 3), lon=round((lon + 180) % 360 - 180, 3), id="")


def midway(a: Candidate, b: Candidate) -> Candidate:
    """The point halfway between two places, which has no entry of its own; it keeps what the two have in common."""
    turn = 360 if b.lon - a.lon < -180 else -360 if b.lon - a.lon > 180 else 0
    lon = ((a.lon + b.lon + turn) / 2 + 180) % 360 - 180
    cc = a.cc if a.cc == b.cc else ""
    adm1 = a.adm1 if cc and a.adm1 == b.adm1 else None
    name = f"between {a.name} and {b.name}"
    return replace(a, id="", name=name, kind="region", cc=cc, adm1=adm1, lat=round((a.lat + b.lat) / 2, 3), lon=round(lon, 3))
