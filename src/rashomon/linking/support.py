"""Time, place and parties of an event: what accounts tell, the best supported first, and who supports it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..records import Actor, Party, Place, PlaceOption, Time, TimeOption
from .claimants import actor_side, plain
from .voices import Accounts, Told

_SHARP = {p: i for i, p in enumerate(("day", "days", "week", "month", "season", "year", "years", "unknown"))}
_FINE = {"in": 0, "near": 1, "adm2": 2, "adm1": 3, "region": 4, "country": 5, "wider": 6}


def times_of(accounts: Accounts) -> tuple[TimeOption, ...]:
    """The intervals told, the best supported first.

    An account supports an interval that lies within its own: who says "in November" does not speak against the 27th.
    First goes the interval with most independent sources that tell it, then with most that tell or infer it, then the
    sharpest, then the earliest. Where no account tells a start, the earliest end stands alone.
    """
    dated = [t for t in accounts.told if t.claim.time.start]
    if not dated:
        ends = [t for t in accounts.told if t.claim.time.end]
        last = min((t.claim.time.end for t in ends if t.claim.time.end), default=None)
        behind = [t for t in ends if t.claim.time.end == last]
        return (TimeOption(end=last, claims=_ids(behind), sources=accounts.sources(behind)),) if last else ()
    spans: dict[tuple[date | None, date | None], list[Told]] = {}
    for t in dated:
        spans.setdefault((t.claim.time.start, t.claim.time.end), []).append(t)
    ranked = []
    for (start, end), own in spans.items():
        time = min((t.claim.time for t in own), key=lambda x: (x.inferred, _SHARP[x.precision]))
        behind = [t for t in dated if _within(time, t.claim.time)]
        sure = {t.key for t in behind if not t.claim.time.inferred}
        option = TimeOption(
            start=start, end=end, precision=time.precision, inferred=time.inferred, claims=_ids(behind), sources=accounts.sources(behind)
        )
        length = (end - start).days if start and end else 10**7
        ranked.append(((-len(sure), -len({t.key for t in behind}), length, start or date.max), option))
    return tuple(o for _, o in sorted(ranked, key=lambda x: x[0]))


def _within(one: Time, other: Time) -> bool:
    """Whether ``one`` lies within ``other``; an open end of ``other`` holds everything."""
    after = other.start is None or (one.start is not None and other.start <= one.start)
    return after and (other.end is None or (one.end is not None and one.end <= other.end))


def places_of(accounts: Accounts) -> tuple[PlaceOption, ...]:
    """The places told, the best supported first.

    An account supports a place that it names, and one that lies in the province or country that it names. First goes the
    place that most independent sources tell, then that most tell or infer, then the finest, then one with coordinates.
    """
    found: dict[tuple[str, str | None, str], list[tuple[Told, Place]]] = {}
    for t in accounts.told:
        for p in t.claim.places:
            found.setdefault(_key(p), []).append((t, p))
    every = [x for group in found.values() for x in group]
    ranked = []
    for key, own in found.items():
        place = min((p for _, p in own), key=lambda p: (p.inferred, p.lat is None, _FINE[p.rel], p.name or p.text))
        behind = [(t, p) for t, p in every if _key(p) == key or _holds(p, place)]
        sure = {t.key for t, p in behind if not p.inferred}
        ids = {t.claim.id for t, _ in behind}
        told = [t for t in accounts.told if t.claim.id in ids]
        name = place.name or place.text
        option = PlaceOption(
            name=name, cc=place.cc, adm1=place.adm1, lat=place.lat, lon=place.lon, rel=place.rel, inferred=place.inferred,
            claims=_ids(told), sources=accounts.sources(told),
        )  # fmt: skip
        rank = (-len(sure), -len({t.key for t in told}), _FINE[place.rel], place.lat is None, place.inferred, -len(own), name)
        ranked.append((rank, option))
    return tuple(o for _, o in sorted(ranked, key=lambda x: x[0]))


def _key(p: Place) -> tuple[str, str | None, str]:
    return p.gazetteer or plain(p.name or p.text), p.cc, "" if p.rel in ("in", "near") else p.rel


def _holds(wide: Place, place: Place) -> bool:
    """Whether ``wide`` is the province or country of ``place``."""
    if wide.cc is None or wide.cc != place.cc or _FINE[wide.rel] <= _FINE[place.rel]:
        return False
    return wide.rel == "country" or (wide.rel == "adm1" and wide.adm1 is not None and wide.adm1 == place.adm1)


def name(a: Actor) -> str:
    """The fullest name of an actor, white space folded."""
    return " ".join((a.refers_to or a.text).split())


def parties_told(accounts: Accounts) -> tuple[Party, ...]:
    """Agents, then targets, each with the accounts that name it; those that most independent sources name first."""
    groups: dict[tuple[str, str], list[tuple[Told, Actor]]] = {}
    for t in accounts.told:
        for role, actors in (("agent", t.claim.agents), ("target", t.claim.targets)):
            for a in actors:
                groups.setdefault((role, a.entity or plain(name(a))), []).append((t, a))
    out = []
    for (role, _), held in groups.items():
        told = list({t.claim.id: t for t, _ in held}.values())
        side = next((s for _, a in held if (s := actor_side(a))), None)
        party = Party(
            role=role, name=name(held[0][1]), class_=held[0][1].class_, side=side.name if side else None, doubted=all(a.doubted for _, a in held),
            claims=_ids(told), sources=accounts.sources(told),
        )  # fmt: skip
        out.append(party)
    return tuple(sorted(out, key=lambda p: (p.role, -len(p.sources))))


def best_time(options: Sequence[TimeOption]) -> TimeOption:
    """The best supported interval, or an empty one."""
    return options[0] if options else TimeOption()


def _ids(told: Iterable[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.claim.id for t in told))
