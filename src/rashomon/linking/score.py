"""How likely two occurrences of different reports are one event: named signs with their weights, and what excludes it.

Weights are on the scale of log odds and are added; a sum above 0 says that they are one. `WEIGHTS` are set by hand after the
codebook; what the words say comes from `words` with weights that were learnt, and counts for at most `WORDS_AT_MOST`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from .profile import MOMENTARY, VAGUE, Spot, Unit
from .words import Rarity, log_odds, signs

WEIGHTS: Mapping[str, float] = {
    "base": -3.2,
    "same type": 1.5,
    "other type": -0.4,
    "both vague in type": -0.8,
    "same day": 1.4,
    "same week": 0.9,
    "times overlap": 0.3,
    "time not told": -0.3,
    "a day apart": -0.8,
    "days apart": -4.0,
    "one day of several": -1.6,
    "told before it was": -2.5,
    "same place": 1.3,
    "places near": 0.9,
    "other town": -2.5,
    "places apart": -0.6,
    "places far apart": -2.5,
    "place not told": -0.3,
    "same agents": 1.2,
    "other agents": -0.5,
    "same targets": 1.0,
    "other targets": -0.4,
    "same figure": 1.5,
    "figures far apart": -1.2,
    "other setting": -0.7,
}
WORDS_AT_MOST = 0.4
NEAR_KM, SAME_TOWN_KM = 40.0, 5.0
RATIO = 20
SEVERAL_DAYS = 3
_WORDS_SCALE = 4.0


class Sign(NamedTuple):
    """A sign for (above 0) or against sameness, and what it was read from, in words."""

    name: str
    weight: float
    said: str


def likeness(a: Unit, b: Unit) -> float:
    """The sum of all signs; minus infinity where something excludes that the two are one event."""
    if barred(a, b) is not None:
        return -math.inf
    return _named(a, b) + words_weight(a, b)


def compared(a: Unit, b: Unit) -> tuple[Sign, ...]:
    """All signs, in words."""
    out = [Sign(name, WEIGHTS[name], _told(name, a, b)) for name in sign_names(a, b)]
    if a.mentions and b.mentions:
        out.append(Sign("words", round(words_weight(a, b), 2), _words_told(a, b)))
    return tuple(out)


def barred(a: Unit, b: Unit) -> str | None:
    """What excludes that two occurrences are one event, in words; None if nothing does."""
    if a.key[0] == b.key[0]:
        return "one report tells them apart"
    if not a.families & b.families:
        return f"no occurrence is both {_or(a.types)} and {_or(b.types)}"
    if a.countries and b.countries and not a.countries & b.countries:
        return f"one is in {_or(a.countries)}, the other in {_or(b.countries)}"
    if a.told and b.told and a.types & MOMENTARY and b.types & MOMENTARY and _by_day(a) and _by_day(b) and gap(a, b) > 0:
        return f"one is told of {span(a)}, the other of {span(b)}, and neither lasts from one to the other"
    if a.types & b.types & MOMENTARY and (towns := _other_towns(a, b)):
        return towns
    early = _too_early(a, b)
    return f"a report of {early} tells the one, and the other was later" if early and a.told | b.told else None


def _other_towns(a: Unit, b: Unit) -> str | None:
    """In words, that the two are told of towns that lie apart and have no place in common."""
    mine, yours = ([s for s in u.fine if s.told and s.lat is not None] for u in (a, b))
    if not mine or not yours or {s.name for s in a.spots if s.width < 2} & {s.name for s in b.spots if s.width < 2}:
        return None
    near, x, y = min((kilometres(x, y), x.name, y.name) for x in mine for y in yours)
    return f"one is told of {x}, the other of {y}, {near:.0f} km apart" if near > SAME_TOWN_KM else None


def _too_early(a: Unit, b: Unit) -> date | None:
    """The day of a report that tells one of the two as done, where the other began later."""
    for u, other in ((a, b), (b, a)):
        if u.done and u.published and other.start and u.published < other.start:
            return u.published
    return None


def _by_day(u: Unit) -> bool:
    return u.precision in ("day", "days")


def _named(a: Unit, b: Unit) -> float:
    return sum(WEIGHTS[name] for name in sign_names(a, b))


def sign_names(a: Unit, b: Unit) -> list[str]:
    """The names of the signs that hold of two occurrences, but for what the words say."""
    out = ["base", "same type" if a.types & b.types else "other type", *_time(a, b), *_place(a, b)]
    for role, mine, yours in (("agents", a.agents, b.agents), ("targets", a.targets, b.targets)):
        if mine and yours:
            out.append(f"{'same' if mine & yours else 'other'} {role}")
    if a.figures & b.figures:
        out.append("same figure")
    elif _far_apart(a, b):
        out.append("figures far apart")
    if a.types <= VAGUE and b.types <= VAGUE:
        out.append("both vague in type")
    if a.background != b.background:
        out.append("other setting")
    return out


def gap(a: Unit, b: Unit) -> int:
    """Days from the end of one to the start of the other; 0 or less where they have a day in common. Both must be dated."""
    assert a.start is not None and b.start is not None
    return max((b.start - (a.end or a.start)).days, (a.start - (b.end or b.start)).days)


def _time(a: Unit, b: Unit) -> list[str]:
    if a.start is None or b.start is None:
        return ["told before it was" if _too_early(a, b) else "time not told"]
    apart = gap(a, b)
    if apart > 0:
        return ["a day apart" if apart == 1 else "days apart"]
    long, short = max(_days(a), _days(b)), min(_days(a), _days(b))
    out = ["same day" if long <= 2 else "same week" if long <= 8 else "times overlap"]
    wider = a if _days(a) == long else b
    summed = short < SEVERAL_DAYS <= long and _by_day(wider) and a.types & b.types & MOMENTARY
    return [*out, "one day of several"] if summed else out


def _days(u: Unit) -> int:
    return ((u.end or u.start) - u.start).days + 1 if u.start else 0


def _place(a: Unit, b: Unit) -> list[str]:
    mine, yours = a.fine, b.fine
    if {s.name for s in mine} & {s.name for s in yours}:
        return ["same place"]
    pairs = [(kilometres(x, y), x.told and y.told) for x in mine for y in yours if x.lat is not None and y.lat is not None]
    if not pairs:
        same = {s.name for s in a.spots if s.width < 2} & {s.name for s in b.spots if s.width < 2}
        return ["same place" if same else "place not told"]
    near, told = min(pairs)
    if near <= NEAR_KM:
        return ["other town"] if told and near > SAME_TOWN_KM else ["places near"]
    return ["places apart"] if near <= 4 * NEAR_KM else ["places far apart"]


def kilometres(a: Spot, b: Spot) -> float:
    """The distance of two spots that have points."""
    assert a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None
    return distance_km((a.lat, a.lon), (b.lat, b.lon))


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points in degrees (haversine; mean radius 6,371 km)."""
    r = math.pi / 180
    h = (
        math.sin((b[0] - a[0]) * r / 2) ** 2
        + math.cos(a[0] * r) * math.cos(b[0] * r) * math.sin((b[1] - a[1]) * r / 2) ** 2
    )
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def _far_apart(a: Unit, b: Unit) -> bool:
    """Whether the largest figures of a measure that both tell differ so much that they hardly count the same."""
    for measure in {m for m, _ in a.figures} & {m for m, _ in b.figures}:
        x, y = (max(n for m, n in f if m == measure) for f in (a.figures, b.figures))
        if max(x, y) > RATIO * min(x, y):
            return True
    return False


def words_weight(a: Unit, b: Unit) -> float:
    """What the words say, between plus and minus `WORDS_AT_MOST`: the likeliest pair of claims counts."""
    if not a.mentions or not b.mentions:
        return 0.0
    rarity = Rarity.shipped()
    best = max(log_odds(signs(x, y, rarity)) for x in a.mentions for y in b.mentions)
    return WORDS_AT_MOST * math.tanh(best / _WORDS_SCALE)


# ---- in words ----------------------------------------------------------------------------------------------------------


def _told(name: str, a: Unit, b: Unit) -> str:
    """What a sign was read from."""
    if name == "base":
        return "any two occurrences of two reports that have a time, a place and a kind in common"
    if "type" in name:
        return f"{_or(a.types)} and {_or(b.types)}"
    if name in ("same day", "same week", "times overlap", "time not told", "a day apart", "days apart", "one day of several", "told before it was"):
        return f"{span(a)} and {span(b)}"
    if "place" in name or name == "other town":
        return f"{_spots(a)} and {_spots(b)}"
    if "agents" in name:
        return _shared(a.agents, b.agents)
    if "targets" in name:
        return _shared(a.targets, b.targets)
    if "figure" in name:
        return f"{_figures(a)} and {_figures(b)}"
    return " and ".join("background" if u.background else "news" for u in (a, b))


def _words_told(a: Unit, b: Unit) -> str:
    rarity = Rarity.shipped()
    found = max((signs(x, y, rarity) for x in a.mentions for y in b.mentions), key=log_odds)
    shown = [name for name in ("same word", "same meaning", "one report") if found.get(name)]
    shown += [f"{name} {found[name]:.2f}" for name in ("reports alike", "names alike", "sentences alike", "actors alike")]
    return f"{', '.join(shown)}; log odds {log_odds(found):.1f} by words alone"


def span(u: Unit) -> str:
    """Its days in words."""
    if u.start and u.end:
        return str(u.start) if u.start == u.end else f"{u.start} to {u.end}"
    return f"since {u.start}" if u.start else f"some day until {u.end}" if u.end else "no day"


def _spots(u: Unit) -> str:
    return ", ".join(dict.fromkeys(s.name for s in u.spots)) or "no place"


def _figures(u: Unit) -> str:
    return ", ".join(f"{n} {m}" for m, n in sorted(u.figures)) or "no figure"


def _shared(a: frozenset[str], b: frozenset[str]) -> str:
    return f"both {', '.join(sorted(a & b))}" if a & b else f"{', '.join(sorted(a))} and {', '.join(sorted(b))}"


def _or(names: frozenset[str]) -> str:
    return " or ".join(sorted(names))
