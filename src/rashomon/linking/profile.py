"""What is compared when claims of two reports may speak of one event."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..records import Actor, Claim, Place, Report
from .words import Document, Mention, Rarity, once

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
VAGUE = frozenset({"violence", "other"})
MOMENTARY = frozenset(
    [
        "airstrike", "shelling", "explosion", "suicide-bombing", "chemical", "violence", "sexual-violence",
        "abduction", "arrest", "release", "crackdown", "riot", "destruction"
    ]
)
"""Types whose occurrences are over within a day: told of two days, they are two."""
WIDTHS = {"adm1": 1, "region": 1, "country": 2, "wider": 2}
"""How wide a place is by its relation: 0 a town or district, 1 a province, 2 a country."""
_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    [
        "the", "a", "an", "of", "and", "forces", "force", "army", "troops", "fighters", "group", "militants",
        "rebels", "people", "men", "soldiers", "civilians"
    ]
)
_WORDS_OF = 3
_DAYS_AT_MOST = 7


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is compared: its folded name, point and width; ``told`` where the claim's own words say that it was there."""

    name: str
    lat: float | None
    lon: float | None
    width: int
    told: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """The claims of one report that speak of one occurrence, and what they tell together.

    ``told`` says that the words of one of its claims give the days, and no other sentence.
    """

    key: tuple[str, str]
    claims: tuple[Claim, ...]
    published: date | None
    types: frozenset[str]
    start: date | None
    end: date | None
    precision: str
    told: bool
    spots: tuple[Spot, ...]
    countries: frozenset[str]
    agents: frozenset[str]
    targets: frozenset[str]
    figures: frozenset[tuple[str, int]]
    background: bool
    done: bool
    mentions: tuple[Mention, ...] = ()

    @property
    def fine(self) -> tuple[Spot, ...]:
        """The places that are no wider than a district."""
        return tuple(s for s in self.spots if not s.width)

    @property
    def families(self) -> frozenset[str]:
        """The families of types that it belongs to."""
        return frozenset(FAMILIES[t] for t in self.types)

    @property
    def order(self) -> tuple[date, str, int, str]:
        """A place in an order that depends on content alone: earlier reports first."""
        first = self.claims[0]
        return self.published or date.max, first.report, first.trigger.start, first.id


def folded(text: str) -> str:
    """Lower case without accents."""
    flat = unicodedata.normalize("NFKD", text)
    return "".join(c for c in flat if not unicodedata.combining(c)).casefold()


def units(
    claims: Iterable[Claim], report: Report | None = None, apart: Callable[[Claim, Claim], bool] | None = None,
    together: Callable[[Claim, Claim], bool] | None = None,
) -> list[Unit]:  # fmt: skip
    """The occurrences of reports, in reading order.

    Claims that share ``event`` are one occurrence, but for those that cannot be: the same momentary act, or tolls by one voice, told
    of days that exclude each other, and pairs for which ``apart`` is true. ``report`` gives the words around the claims.
    """
    groups: dict[tuple[str, str], list[Claim]] = {}
    for c in sorted(claims, key=lambda c: (c.report, c.trigger.start, c.trigger.end, c.id)):
        groups.setdefault((c.report, c.event or c.id), []).append(c)
    document = Document.of(report, Rarity.shipped()) if report is not None else None
    return [
        _unit((key[0], f"{key[1]}/{n}" if n else key[1]), tuple(part), report, document)
        for key, found in groups.items()
        for n, part in enumerate(_divided(found, apart, together))
    ]


def _divided(
    claims: Sequence[Claim], apart: Callable[[Claim, Claim], bool] | None, together: Callable[[Claim, Claim], bool] | None
) -> list[list[Claim]]:
    """Claims of one occurrence, or of several where some exclude each other: each stands with the first that it may stand with."""
    parts: list[list[Claim]] = []
    for c in claims:
        fit = [p for p in parts if not any(_exclude(c, x, apart, together) for x in p)]
        own = next((p for p in fit if together is not None and any(together(c, x) for x in p)), fit[0] if fit else None)
        if own is None:
            parts.append([c])
        else:
            own.append(c)
    return parts


def _exclude(
    a: Claim, b: Claim, apart: Callable[[Claim, Claim], bool] | None, together: Callable[[Claim, Claim], bool] | None
) -> bool:
    if apart is not None and apart(a, b):
        return True
    if together is not None and together(a, b):
        return False
    tolls = bool(_tolls(a) & _tolls(b)) and _voice(a) == _voice(b)
    return days_exclude(a, b) and (tolls or (a.type in MOMENTARY and b.type in MOMENTARY))


def days_exclude(a: Claim, b: Claim) -> bool:
    """Whether two claims tell, in their own words, of days (a week at most) that have none in common."""
    if a.time.inferred or b.time.inferred or not (a.time.start and a.time.end and b.time.start and b.time.end):
        return False
    if {a.time.precision, b.time.precision} - {"day", "days"}:
        return False
    return a.time.end < b.time.start or b.time.end < a.time.start


def _tolls(c: Claim) -> frozenset[str]:
    return frozenset(f.measure for f in c.figures if f.stated)


def _voice(c: Claim) -> str:
    speaker = next((s for s in c.sources if s.role in ("speaker", "for")), None)
    return folded(speaker.refers_to or speaker.text) if speaker else ""


def _names(actors: Iterable[Actor]) -> frozenset[str]:
    out: set[str] = set()
    for a in actors:
        if a.entity:
            out.add(a.entity)
        out |= {w for w in _WORD.findall(folded(a.refers_to or a.text)) if w not in _EMPTY and len(w) > 2}
    return once(frozenset(out))


def _spot(p: Place) -> Spot:
    return Spot(folded(p.name or p.text), p.lat, p.lon, WIDTHS.get(p.rel, 0), p.rel == "in" and not p.inferred)


def _spot_order(s: Spot) -> tuple[str, int, bool, float, float]:
    return s.name, s.width, s.told, s.lat or 0.0, s.lon or 0.0


def _unit(key: tuple[str, str], claims: tuple[Claim, ...], report: Report | None, document: Document | None) -> Unit:
    dated = [c for c in claims if c.time.start and not c.time.inferred] or [c for c in claims if c.time.start]
    ends = [c for c in claims if c.time.end] if not dated else []
    sharp = min(dated, key=lambda c: ((c.time.end or c.time.start) - c.time.start).days if c.time.start else 10**6) if dated else None
    time = sharp.time if sharp else min((c.time for c in ends), key=lambda t: t.end or date.max) if ends else None
    mentions: tuple[Mention, ...] = ()
    if report is not None and document is not None:
        mentions = tuple(Mention.of(c, report, document, Rarity.shipped()) for c in claims[:_WORDS_OF])
    return Unit(
        key=key, claims=claims, published=report.published if report else None, types=once(frozenset(c.type for c in claims)),
        start=time.start if time else None, end=time.end if time else None, precision=time.precision if time else "unknown",
        told=bool(time and time.start and not time.inferred),
        spots=tuple(sorted({_spot(p) for c in claims for p in c.places}, key=_spot_order)),
        countries=once(frozenset(p.cc for c in claims for p in c.places if p.cc)),
        agents=_names(a for c in claims for a in (*c.agents, *c.partners)), targets=_names(a for c in claims for a in c.targets),
        figures=frozenset((f.measure, f.low) for c in claims for f in c.figures if f.low and f.low > 2 and f.stated),
        background=all(c.setting == "background" for c in claims), done=all(c.stance not in ("planned", "negated") for c in claims),
        mentions=mentions,
    )  # fmt: skip


def brief(u: Unit) -> bool:
    """Whether its time is known to a week."""
    return u.start is not None and u.end is not None and (u.end - u.start).days <= _DAYS_AT_MOST
