"""A cluster of claims → an `Event`: interval, place, tolls by speaker, ranges, contradictions, independent sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..records import Actor, Claim, Event, Figure, Place, Range, Report, Time, Toll, content_id
from ..records.codes import ClaimType, Measure

HARM: tuple[Measure, ...] = (
    "killed",
    "wounded",
    "casualties",
    "missing",
    "captured",
    "abducted",
    "arrested",
    "freed",
    "displaced",
)
CHANNELS = frozenset(
    {
        "telephone",
        "phone",
        "email",
        "statement",
        "telegram",
        "twitter",
        "facebook",
        "x",
        "reporters",
        "journalists",
        "interview",
    }
)
_SHARP = {p: i for i, p in enumerate(("day", "days", "week", "month", "season", "year", "years", "unknown"))}
_FINE = {"in": 0, "near": 1, "adm2": 2, "adm1": 3, "region": 4, "country": 5, "wider": 6}


def event_of(claims: Sequence[Claim], reports: Mapping[str, Report], families: Mapping[str, str]) -> Event:
    """The event of ``claims`` (in reading order); ``families`` names the family of copies that a report belongs to."""
    kind = _type(claims)
    time, place = _time(claims), _place(claims)
    tolls = tuple(t for c in claims for t in _tolls(c, reports))
    ranges = _ranges(tolls)
    contradictions = tuple(_contradictions(claims, tolls, reports))
    sources = distinct(voice(c, reports) for c in claims)
    return Event(
        id=content_id("e", sorted(c.id for c in claims)), type=kind, claims=tuple(c.id for c in claims),
        reports=tuple(dict.fromkeys(c.report for c in claims)), start=time.start, end=time.end, precision=time.precision,
        place=(place.name or place.text) if place else None, cc=place.cc if place else None, adm1=place.adm1 if place else None,
        lat=place.lat if place else None, lon=place.lon if place else None, agents=_names(a for c in claims for a in c.agents),
        targets=_names(a for c in claims for a in c.targets), tolls=tolls, ranges=ranges, sources=sources,
        independent=len({(families.get(c.report, c.report) if not c.sources else "", voice(c, reports) if c.sources else "") for c in claims}),
        contested=bool(contradictions), contradictions=contradictions, background=all(c.setting == "background" for c in claims),
        summary=_summary(kind, claims, place, time),
    )  # fmt: skip


def _type(claims: Sequence[Claim]) -> ClaimType:
    counts = Counter(c.type for c in claims)
    return max(counts, key=lambda t: (counts[t], t not in ("violence", "other"), -[c.type for c in claims].index(t)))


def _time(claims: Sequence[Claim]) -> Time:
    dated = [c.time for c in claims if c.time.start]
    if not dated:
        ends = [c.time.end for c in claims if c.time.end]
        return Time(end=min(ends)) if ends else Time()
    return min(dated, key=lambda t: (t.inferred, _SHARP[t.precision], t.start or date.max))


def _place(claims: Sequence[Claim]) -> Place | None:
    found = [p for c in claims for p in c.places]
    return min(found, key=lambda p: (p.inferred, p.lat is None, _FINE[p.rel])) if found else None


def name(a: Actor) -> str:
    """The fullest name of an actor, white space folded."""
    return " ".join((a.refers_to or a.text).split())


def _names(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name(a) for a in actors))


def voice(c: Claim, reports: Mapping[str, Report]) -> str:
    """Who asserts a claim: the speaker, else the body spoken for, else the outlet or, without one, the report's name."""
    for role in ("speaker", "for", "via"):
        for s in c.sources:
            if s.role == role and not (role == "via" and s.text.casefold().split()[-1] in CHANNELS):
                return " ".join((s.refers_to or s.text).split())
    r = reports.get(c.report)
    return (r.outlet or r.name) if r else c.report


def plain(name: str) -> str:
    """A name without case and article, for comparing."""
    return name.casefold().removeprefix("the ")


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Names in order, of those alike the first."""
    seen: dict[str, str] = {}
    for n in names:
        seen.setdefault(plain(n), n)
    return tuple(seen.values())


def _tolls(c: Claim, reports: Mapping[str, Report]) -> Iterable[Toll]:
    for f in c.figures:
        yield Toll(claim=c.id, said_by=voice(c, reports), measure=f.measure, of=f.of, low=f.low, high=f.high,
                   part=f.part_of is not None, cumulative=f.cumulative)  # fmt: skip


def _ranges(tolls: Sequence[Toll]) -> tuple[Range, ...]:
    out = []
    for measure in dict.fromkeys(t.measure for t in tolls):
        whole = wholes(tolls, measure)
        if whole:
            lows = [t.low for t in whole if t.low is not None]
            highs = [t.high for t in whole]
            top = None if None in highs else max(h for h in highs if h is not None)
            contested = bool(list(_clashes(whole)))
            out.append(Range(measure=measure, low=min(lows) if lows else None, high=top, contested=contested))
    return tuple(out)


def wholes(tolls: Sequence[Toll], measure: Measure) -> list[Toll]:
    """The toll of each account for one measure: its largest figure, since smaller ones beside it count a part of the same."""
    best: dict[str, Toll] = {}
    for t in tolls:
        if t.measure == measure and not t.part and not t.cumulative:
            kept = best.get(t.claim)
            if kept is None or (t.high or t.low or 0) > (kept.high or kept.low or 0):
                best[t.claim] = t
    return list(best.values())


def excludes(a: Toll | Figure, b: Toll | Figure) -> bool:
    """Whether no number fits both."""
    return (a.high is not None and b.low is not None and a.high < b.low) or (
        b.high is not None and a.low is not None and b.high < a.low
    )


def _clashes(tolls: Sequence[Toll]) -> Iterable[tuple[Toll, Toll]]:
    """Pairs of tolls of different voices, of the same thing as far as worded, that exclude each other."""
    for i, a in enumerate(tolls):
        for b in tolls[i + 1 :]:
            if plain(a.said_by) != plain(b.said_by) and _same_thing(a.of, b.of) and excludes(a, b):
                yield a, b


def _same_thing(a: str | None, b: str | None) -> bool:
    if not a or not b:
        return True
    return bool({w.rstrip("s") for w in a.casefold().split()} & {w.rstrip("s") for w in b.casefold().split()})


def _contradictions(claims: Sequence[Claim], tolls: Sequence[Toll], reports: Mapping[str, Report]) -> Iterable[str]:
    for measure in HARM:
        seen: set[tuple[frozenset[str], frozenset[str]]] = set()
        for a, b in _clashes(wholes(tolls, measure)):
            pair = frozenset((a.said_by, b.said_by)), frozenset((number(a), number(b)))
            if pair not in seen:
                seen.add(pair)
                yield f"{measure}: {a.said_by} says {number(a)}, {b.said_by} says {number(b)}"
    said = [c for c in claims if c.stance in ("asserted", "claimed")]
    denied: set[str] = set()
    for c in claims:
        if c.stance in ("denied", "negated"):
            own = plain(voice(c, reports))
            if own in denied:
                continue
            denied.add(own)
            others = distinct(v for x in said if plain(v := voice(x, reports)) != own)
            if others:
                verb = "denies it" if c.stance == "denied" else "says that it did not happen"
                yield f"{voice(c, reports)} {verb}, {' and '.join(others[:3])} {'says' if len(others) == 1 else 'say'} that it did"


def number(t: Toll) -> str:
    """Bounds in words."""
    if t.low is None and t.high is None:
        return "an unknown number"
    if t.high is None:
        return f"at least {t.low}"
    if not t.low and t.high:
        return f"up to {t.high}"
    return str(t.low) if t.low == t.high else f"{t.low} to {t.high}"


def _summary(kind: ClaimType, claims: Sequence[Claim], place: Place | None, time: Time) -> str:
    agents, targets = _names(a for c in claims for a in c.agents)[:2], _names(a for c in claims for a in c.targets)[:2]
    parts = [kind.replace("-", " ").capitalize()]
    if agents:
        parts.append(f"by {' and '.join(agents)}")
    if targets:
        parts.append(f"against {' and '.join(targets)}" if agents else f"of {' and '.join(targets)}")
    if place:
        parts.append(f"{'near' if place.rel == 'near' else 'in'} {place.name or place.text}")
    if time.start and time.end:
        parts.append(f"on {time.start}" if time.start == time.end else f"between {time.start} and {time.end}")
    return " ".join(" ".join(parts).split())
