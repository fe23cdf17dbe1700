"""What is compared when claims of two reports may speak of one event."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..records import Actor, Claim

FAMILIES: dict[str, str] = {
    t: family
    for family, types in {
        "fighting": "clash takeover airstrike shelling explosion suicide-bombing chemical violence destruction siege seizure movement",
        "people": "sexual-violence abduction arrest release displacement",
        "street": "protest crackdown riot",
        "words": "agreement breach talks sanction threat aid transfer base regroup other",
    }.items()
    for t in types.split()
}
KILOMETRES = 40.0
RATIO = 20
VAGUE = frozenset({"violence", "other"})
_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "forces",
        "force",
        "army",
        "troops",
        "fighters",
        "group",
        "militants",
        "rebels",
        "people",
        "men",
        "soldiers",
        "civilians",
    ]
)


@dataclass(frozen=True)
class Unit:
    """The claims of one report that speak of one occurrence, and what they tell together."""

    key: tuple[str, str]
    claims: tuple[Claim, ...]
    types: frozenset[str]
    start: date | None
    end: date | None
    spots: tuple[tuple[float, float, str], ...]
    places: frozenset[str]
    countries: frozenset[str]
    agents: frozenset[str]
    targets: frozenset[str]
    figures: frozenset[tuple[str, int]]
    background: bool


def folded(text: str) -> str:
    """Lower case without accents."""
    flat = unicodedata.normalize("NFKD", text)
    return "".join(c for c in flat if not unicodedata.combining(c)).casefold()


def units(claims: Iterable[Claim]) -> list[Unit]:
    """The occurrences of each report, in reading order."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for c in claims:
        groups.setdefault((c.report, c.event or c.id), []).append(c)
    return [_unit(key, tuple(found)) for key, found in groups.items()]


def _names(actors: Iterable[Actor]) -> frozenset[str]:
    out: set[str] = set()
    for a in actors:
        if a.entity:
            out.add(a.entity)
        out |= {w for w in _WORD.findall(folded(a.refers_to or a.text)) if w not in _EMPTY and len(w) > 2}
    return frozenset(out)


def _unit(key: tuple[str, str], claims: tuple[Claim, ...]) -> Unit:
    told = [c for c in claims if c.time.start and not c.time.inferred] or [c for c in claims if c.time.start]
    sharp = sorted(told, key=lambda c: ((c.time.end or c.time.start) - c.time.start).days if c.time.start else 10**6)
    time = sharp[0].time if sharp else None
    places = [p for c in claims for p in c.places]
    return Unit(
        key=key, claims=claims, types=frozenset(c.type for c in claims),
        start=time.start if time else None, end=time.end if time else None,
        spots=tuple((p.lat, p.lon, p.rel) for p in places if p.lat is not None and p.lon is not None),
        places=frozenset(folded(p.name or p.text) for p in places if p.rel not in ("country", "wider")),
        countries=frozenset(p.cc for p in places if p.cc),
        agents=_names(a for c in claims for a in (*c.agents, *c.partners)), targets=_names(a for c in claims for a in c.targets),
        figures=frozenset((f.measure, f.low) for c in claims for f in c.figures if f.low and f.low > 2 and f.stated),
        background=all(c.setting == "background" for c in claims),
    )  # fmt: skip


def kilometres(a: tuple[float, float, str], b: tuple[float, float, str]) -> float:
    """The great-circle distance of two points (haversine; mean radius 6,371 km)."""
    r = math.pi / 180
    h = (
        math.sin((b[0] - a[0]) * r / 2) ** 2
        + math.cos(a[0] * r) * math.cos(b[0] * r) * math.sin((b[1] - a[1]) * r / 2) ** 2
    )
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def likeness(a: Unit, b: Unit) -> float:
    """How surely two occurrences of different reports are one event: above 0 they are. Terms are added as log odds."""
    if not _may(a, b):
        return -math.inf
    score = -3.2 + (1.5 if a.types & b.types else -0.4)
    score += _time(a, b) + _place(a, b)
    score += _overlap(a.agents, b.agents, 1.2, -0.5) + _overlap(a.targets, b.targets, 1.0, -0.4)
    if a.figures & b.figures:
        score += 1.5
    elif _far_apart(a.figures, b.figures):
        score -= 1.2
    if a.types <= VAGUE and b.types <= VAGUE:
        score -= 0.8
    return score - (0.7 if a.background != b.background else 0.0)


def _far_apart(a: frozenset[tuple[str, int]], b: frozenset[tuple[str, int]]) -> bool:
    """Whether the largest figures of a measure that both tell differ so much that they hardly count the same."""
    for measure in {m for m, _ in a} & {m for m, _ in b}:
        x, y = (max(n for m, n in f if m == measure) for f in (a, b))
        if max(x, y) > RATIO * min(x, y):
            return True
    return False


def _may(a: Unit, b: Unit) -> bool:
    families = {FAMILIES[t] for t in a.types} & {FAMILIES[t] for t in b.types}
    apart = bool(a.countries and b.countries and not a.countries & b.countries)
    return bool(families) and not apart


def _time(a: Unit, b: Unit) -> float:
    if a.start is None or b.start is None:
        return -0.3
    a_end, b_end = a.end or a.start, b.end or b.start
    if a.start <= b_end and b.start <= a_end:
        longest = max((a_end - a.start).days, (b_end - b.start).days)
        return 1.4 if longest <= 1 else 0.9 if longest <= 7 else 0.3
    gap = max((b.start - a_end).days, (a.start - b_end).days)
    return -0.8 if gap <= 1 else -4.0


def _place(a: Unit, b: Unit) -> float:
    if a.places and b.places and a.places & b.places:
        return 1.3
    fine = [
        (x, y)
        for x in a.spots
        for y in b.spots
        if x[2] not in ("country", "wider") and y[2] not in ("country", "wider")
    ]
    if not fine:
        return -0.3
    near = min(kilometres(x, y) for x, y in fine)
    return 0.9 if near <= KILOMETRES else -0.6 if near <= 4 * KILOMETRES else -2.5


def _overlap(a: frozenset[str], b: frozenset[str], same: float, other: float) -> float:
    if not a or not b:
        return 0.0
    return same if a & b else other


def sorted_units(found: Sequence[Unit]) -> list[Unit]:
    """Units in an order that depends on content alone."""
    return sorted(
        found, key=lambda u: (u.start or date.max, u.claims[0].report, u.claims[0].trigger.start, u.claims[0].id)
    )
