"""The map: where the events are, over country outlines. Nothing finer than the place that a report names."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

from markupsafe import Markup

from rashomon.records import Claim, Event

from .markup import number, tag
from .outlines import Frame, Outlines, Point, Projection, centre, clip, outlines, rings, thin
from .words import plural

WIDTH, HEIGHT = 800.0, 520.0
LEAST_DEGREES = 7.0
# How far the land is drawn around the frame, so that a reader who zooms out sees where in the world it is.
ROOM = 0.85
VAGUE = ("adm2", "adm1", "region", "country", "wider")

CONVENTION = (
    "Outlines: Natural Earth 4.1 (public domain), 1:50 million, simplified. Natural Earth draws who, in its editors’ "
    "judgement, was in control of a territory (about 2018), not who holds it by law: it draws Crimea with Russia, the "
    "Golan Heights with Israel, most of Western Sahara with Morocco, and Kosovo, Northern Cyprus, Somaliland and "
    "Taiwan apart. The lines are here to find one’s way. They are no statement on any border."
)


class Spot(NamedTuple):
    """A place on the map with the events there; ``vague`` where only a district, province or wider area is told."""

    lat: float
    lon: float
    name: str
    events: tuple[str, ...]
    contested: bool
    vague: bool
    background: bool


class Atlas(NamedTuple):
    """The drawing, how many events it shows, and how many have no place with coordinates."""

    drawing: Markup
    shown: int
    placeless: int


def _place(event: Event) -> tuple[float, float] | None:
    lat, lon = event.lat, event.lon
    if lat is None or lon is None or not (abs(lat) <= 90 and abs(lon) <= 180):
        return None
    return lat, lon


def _vague(event: Event, claims: Mapping[str, Claim]) -> bool:
    told = [p.rel for id_ in event.claims if id_ in claims for p in claims[id_].places if p.name == event.place]
    return bool(told) and all(rel in VAGUE for rel in told)


def spots(events: Sequence[Event], claims: Mapping[str, Claim]) -> list[Spot]:
    """The events by place, most events first."""
    groups: dict[tuple[float, float], list[Event]] = {}
    for event in events:
        at = _place(event)
        if at:
            groups.setdefault((round(at[0], 2), round(at[1], 2)), []).append(event)
    made = [
        Spot(lat, lon, next((e.place for e in group if e.place), ""), tuple(e.id for e in group),
             any(e.contested for e in group), all(_vague(e, claims) for e in group), all(e.background for e in group))
        for (lat, lon), group in groups.items()
    ]  # fmt: skip
    return sorted(made, key=lambda s: (-len(s.events), s.lat, s.lon))


def _fit(points: Sequence[Point]) -> Frame:
    """A frame of the drawing's shape around points (longitude, latitude), with room, of at least some degrees."""
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    lat0 = (min(lats) + max(lats)) / 2
    shrink = max(0.2, math.cos(math.radians(lat0)))
    tall = max((max(lats) - min(lats)) * 1.35, LEAST_DEGREES)
    wide = max((max(lons) - min(lons)) * 1.35 * shrink, tall * WIDTH / HEIGHT)
    tall = max(tall, wide * HEIGHT / WIDTH)
    middle = (min(lons) + max(lons)) / 2
    return Frame(middle - wide / shrink / 2, lat0 - tall / 2, middle + wide / shrink / 2, lat0 + tall / 2)


def frames(found: Sequence[Spot]) -> tuple[Frame, Frame]:
    """The frame that is shown first, around where most events are, and the frame that holds all of them."""
    points = [(s.lon, s.lat) for s in found for _ in s.events]
    lon, lat = median(p[0] for p in points), median(p[1] for p in points)
    far = [math.hypot((p[0] - lon) * math.cos(math.radians(lat)), p[1] - lat) for p in points]
    limit = max(3.0, 4 * median(far))
    core = [p for p, d in zip(points, far, strict=True) if d <= limit]
    first = _fit(core)
    return first, first if core == points else _fit([*points, first[:2], first[2:]])


def _project(core: Frame) -> Projection:
    lat0 = (core.south + core.north) / 2
    return Projection(core.west, core.north, lat0, HEIGHT / (core.north - core.south))


def _path(points: Sequence[Point], to: Projection) -> str:
    """A closed path of relative steps in tenths, so that rounding never adds up."""
    x = y = 0.0
    out: list[str] = []
    for lon, lat in points:
        nx, ny = round(to.x(lon), 1), round(to.y(lat), 1)
        if out and nx == x and ny == y:
            continue
        out.append(f"{'l' if out else 'M'}{number(nx - x)} {number(ny - y)}")
        x, y = nx, ny
    return "".join(out) + "Z"


def _land(world: Outlines, core: Frame, full: Frame, to: Projection) -> tuple[Markup, list[tuple[float, str, Point]]]:
    """The countries' paths, and the area, name and centre of those that can bear a name in the first frame."""
    wide, tall = (full.east - full.west) * ROOM, (full.north - full.south) * ROOM
    reach = Frame(full.west - wide, full.south - tall, full.east + wide, full.north + tall)
    fine = 0.8 / to.unit
    coarse = max(fine, 1.5 * (full.north - full.south) / HEIGHT)
    arcs = [thin(arc, core, fine, coarse) for arc in world.arcs]
    paths: list[Markup] = []
    names: list[tuple[float, str, Point]] = []
    for country in world.countries:
        parts = [clip(ring, reach) for ring in rings(country, arcs)]
        drawn = "".join(_path(p, to) for p in parts if len(p) > 2)
        if not drawn:
            continue
        paths.append(tag("path", {"d": drawn}, tag("title", {}, country.name)))
        inner = [centre(p) for p in (clip(part, core) for part in parts if len(part) > 2) if len(p) > 2]
        if inner:
            area, middle = max(inner)
            names.append((area, country.name, middle))
    return Markup("").join(paths), names


def _country_names(names: Sequence[tuple[float, str, Point]], core: Frame, to: Projection) -> Markup:
    whole = (core.east - core.west) * (core.north - core.south)
    shown = [(name, p) for area, name, p in names if area > 0.025 * whole]
    return Markup("").join(
        tag(
            "text",
            {"x": to.x(p[0]), "y": to.y(p[1]), "data_y": to.y(p[1]), "class_": "country", "text_anchor": "middle"},
            name,
        )
        for name, p in shown
    )


def _crowded(found: Sequence[Spot], to: Projection) -> set[Spot]:
    """The spots whose names would stand over the name of a spot with more events; a script gives way better."""
    taken: list[tuple[float, float, float]] = []
    out: set[Spot] = set()
    for spot in found:
        x, y = to.x(spot.lon), to.y(spot.lat)
        box = (x, x + 26 + 8.5 * len(spot.name), y)
        if any(box[0] < b and a < box[1] and abs(y - other) < 17 for a, b, other in taken):
            out.add(spot)
        else:
            taken.append(box)
    return out


def _spot(spot: Spot, to: Projection, crowded: bool) -> Markup:
    radius = min(18.0, 5.0 + 2.2 * math.sqrt(len(spot.events) - 1))
    states = [n for n, on in (("contested", spot.contested), ("vague", spot.vague), ("past", spot.background)) if on]
    x, y = to.x(spot.lon), to.y(spot.lat)
    count = len(spot.events)
    told = f"{spot.name or 'unnamed place'}: {plural(count, 'event')}{', contested' if spot.contested else ''}"
    halo = tag("circle", {"cx": x, "cy": y, "r": radius + 4, "data_r": radius + 4, "class_": "halo"})
    inner = [
        tag("title", {}, told), halo if spot.contested else "",
        tag("circle", {"cx": x, "cy": y, "r": radius, "data_r": radius, "class_": "spot"}),
        tag("text", {"x": x, "y": y, "class_": "count", "text_anchor": "middle"}, str(count)) if count > 1 else "",
        tag("text", {"x": x, "y": y, "data_x": x, "data_r": radius, "dx": radius + 5, "class_": "place crowded" if crowded else "place"}, spot.name),
    ]  # fmt: skip
    attributes = {
        "href": f"#event-{spot.events[0]}", "class_": " ".join(["spot-link", *states]), "data_place": spot.name,
        "data_events": " ".join(spot.events), "aria_label": told,
    }  # fmt: skip
    return tag("a", attributes, *inner)


def atlas(events: Sequence[Event], claims: Mapping[str, Claim]) -> Atlas | None:
    """The map of the events that have coordinates, or ``None`` if none has."""
    found = spots(events, claims)
    if not found:
        return None
    core, full = frames(found)
    to = _project(core)
    crowded = _crowded(found, to)
    land, names = _land(outlines(), core, full, to)
    box = (to.x(full.west), to.y(full.north), to.x(full.east) - to.x(full.west), to.y(full.south) - to.y(full.north))
    drawing = tag(
        "svg",
        {"id": "map", "viewBox": f"0 0 {WIDTH:g} {HEIGHT:g}", "role": "group", "aria_label": "Map of the events",
         "data_full": " ".join(map(number, box))},
        tag("g", {"class_": "land", "aria_hidden": "true"}, land),
        tag("g", {"class_": "names", "aria_hidden": "true"}, _country_names(names, core, to)),
        tag("g", {"class_": "spots"}, *(_spot(s, to, s in crowded) for s in found)),
    )  # fmt: skip
    shown = sum(len(s.events) for s in found)
    return Atlas(drawing, shown, len(events) - shown)
