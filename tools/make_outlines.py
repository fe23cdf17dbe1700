"""Make the country outlines of the page's map from the npm package ``world-atlas``.

Natural Earth is in the public domain. Run it as follows, and commit what it writes::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/make_outlines.py package/countries-50m.json src/rashomon/web/assets/outlines.json

The outcome keeps the topology of the source, so that two neighbours share one border: ``arcs`` are lists of
``x0, y0, dx, dy, ...`` in hundredths of a degree, ``countries`` are lists of rings of arc numbers (``~n`` is arc ``n``
walked backwards).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

Point = tuple[float, float]
SCALE = 100
TOLERANCE = 0.025
SMALLEST_RING = 0.004


def decode(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a quantised topology in degrees."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + tx, y * ky + ty))
        arcs.append(points)
    return arcs


def distance(p: Point, a: Point, b: Point) -> float:
    """How far ``p`` lies from the stretch between ``a`` and ``b``."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    return float(((p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2) ** 0.5)


def simplify(points: list[Point]) -> list[Point]:
    """The line with all points left out that lie within the tolerance (Douglas and Peucker 1973)."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda i: distance(points[i], points[first], points[last]))
        if distance(points[far], points[first], points[last]) > TOLERANCE:
            keep.add(far)
            stack += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def deltas(points: list[Point]) -> list[int]:
    """The points in hundredths of a degree, each as its step from the one before."""
    out: list[int] = []
    x = y = 0
    for px, py in points:
        qx, qy = round(px * SCALE), round(py * SCALE)
        if not out or (qx, qy) != (x, y):
            out += [qx - x, qy - y]
        x, y = qx, qy
    return out


def area(ring: list[int], arcs: list[list[Point]]) -> float:
    """The area of a ring in square degrees."""
    points = [p for n in ring for p in (arcs[n] if n >= 0 else arcs[~n][::-1])]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))) / 2


def countries(topology: dict[str, Any], arcs: list[list[Point]]) -> list[dict[str, Any]]:
    """Name and rings of each country; an islet is left out unless it is the largest of its country."""
    out = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = sorted((ring for polygon in polygons for ring in polygon), key=lambda r: -area(r, arcs))
        kept = [r for i, r in enumerate(rings) if i == 0 or area(r, arcs) >= SMALLEST_RING]
        out.append({"name": shape["properties"]["name"], "rings": kept})
    return sorted(out, key=lambda c: str(c["name"]))


def renumber(shapes: list[dict[str, Any]], arcs: list[list[Point]]) -> dict[str, Any]:
    """The outcome: only the arcs that a ring uses, simplified."""
    used = sorted({n if n >= 0 else ~n for c in shapes for ring in c["rings"] for n in ring})
    new = {old: i for i, old in enumerate(used)}
    for shape in shapes:
        shape["rings"] = [[new[n] if n >= 0 else ~new[~n] for n in ring] for ring in shape["rings"]]
    return {
        "source": "Natural Earth 4.1.0, 1:50m, admin 0 countries (public domain), by world-atlas 2.0.2",
        "scale": SCALE,
        "arcs": [deltas(simplify(arcs[n])) for n in used],
        "countries": shapes,
    }


def main(source: str, target: str) -> None:
    """Read the topology and write the outlines."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    arcs = decode(topology)
    outcome = renumber(countries(topology, arcs), arcs)
    text = json.dumps(outcome, ensure_ascii=False, separators=(",", ":")) + "\n"
    Path(target).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
