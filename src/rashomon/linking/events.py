"""A cluster of claims → an `Event`. The rules stand in ``docs/events.md``, one module a part of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..records import Claim, Event, PlaceOption, Report, TimeOption, content_id
from ..records.codes import ClaimType
from .claimants import plain
from .copies import Origins
from .disputes import disputes_of
from .grade import grade_of
from .support import best_time, name, parties_told, places_of, times_of
from .tolls import counts_of, ranges_of, revisions_of
from .voices import accounts_of, voices


def event_of(claims: Sequence[Claim], reports: Mapping[str, Report], origins: Origins) -> Event:
    """The event of ``claims``, whatever their order; ``origins`` names the report that a claim's words come from."""
    accounts = accounts_of(claims, reports, origins)
    ordered = [t.claim for t in accounts.told]
    kind, times, places = _type(ordered), times_of(accounts), places_of(accounts)
    counts = counts_of(accounts)
    disputes = disputes_of(accounts, counts)
    grade, why = grade_of(accounts, disputes)
    heard = voices(accounts)
    time, place = best_time(times), places[0] if places else None
    agents = distinct(name(a) for c in ordered for a in c.agents)
    targets = distinct(name(a) for c in ordered for a in c.targets)
    return Event(
        id=content_id("e", sorted(c.id for c in claims)), type=kind, claims=tuple(c.id for c in ordered),
        reports=tuple(dict.fromkeys(c.report for c in ordered)), start=time.start, end=time.end, precision=time.precision,
        place=place.name if place else None, cc=place.cc if place else None, adm1=place.adm1 if place else None,
        lat=place.lat if place else None, lon=place.lon if place else None, agents=agents, targets=targets,
        tolls=tuple(c.toll for c in counts), ranges=ranges_of(accounts, counts), sources=tuple(v.name for v in heard),
        independent=len({t.key for t in accounts.told}), contested=bool(disputes), contradictions=tuple(d.words for d in disputes),
        background=all(c.setting == "background" for c in ordered), summary=_summary(kind, agents, targets, place, time),
        voices=heard, times=times, places=places, parties=parties_told(accounts), revisions=revisions_of(counts),
        disputes=disputes, grade=grade, grade_why=why,
    )  # fmt: skip


def _type(claims: Sequence[Claim]) -> ClaimType:
    counts = Counter(c.type for c in claims)
    return max(counts, key=lambda t: (counts[t], t not in ("violence", "other"), -[c.type for c in claims].index(t)))


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Names in order, of those alike the first."""
    seen: dict[str, str] = {}
    for n in names:
        seen.setdefault(plain(n), n)
    return tuple(seen.values())


def _summary(
    kind: ClaimType, agents: Sequence[str], targets: Sequence[str], place: PlaceOption | None, time: TimeOption
) -> str:
    parts = [kind.replace("-", " ").capitalize()]
    if agents:
        parts.append(f"by {' and '.join(agents[:2])}")
    if targets:
        parts.append(f"{'against' if agents else 'of'} {' and '.join(targets[:2])}")
    if place:
        parts.append(f"{'near' if place.rel == 'near' else 'in'} {place.name}")
    if time.start and time.end:
        parts.append(f"on {time.start}" if time.start == time.end else f"between {time.start} and {time.end}")
    return " ".join(" ".join(parts).split())
