"""Places by their words within one report: what the report tells of countries and units, and what each wording means in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rashomon.records import Relation

from .gazetteer import Candidate, Gazetteer, Hit
from .gazetteer_names import fold
from .where_geo import displaced, distance_km, midway, toward
from .where_prior import Mention, country_weights, read_report, units_named
from .where_words import Worded, is_people, read_between, read_distance, read_offset, read_words, well_spelt, words

_EXACT = 1.0
_SURE = 0.96
_ALIKE = 0.85
_LOOK = 400
_QUARTERS = frozenset(["neighborhood", "neighbourhood", "quarter", "camp", "suburb", "ward"])


@dataclass(frozen=True, slots=True)
class Spot:
    """A resolved place and how the words relate to it."""

    place: Candidate
    rel: Relation
    name: str


@dataclass
class Context:
    """What is known of one report while its places are resolved; ``bare`` is a wording that stands in no text."""

    text: str
    gazetteer: Gazetteer
    mentions: list[Mention]
    senses: dict[str, int]
    countries: dict[str, float]
    units: frozenset[int]
    sure: frozenset[str] = frozenset()
    anchors: tuple[Hit, ...] = ()
    starts: list[int] = field(default_factory=list)
    told: list[tuple[int, Candidate]] = field(default_factory=list)
    memory: dict[tuple[object, ...], Spot | None] = field(default_factory=dict)
    title: str | None = None
    bare: bool = False

    @cached_property
    def low(self) -> str:
        """The text in lower case."""
        return self.text.casefold()

    @cached_property
    def topic(self) -> str | None:
        """The country that the report is most about."""
        return max(self.countries, key=lambda cc: (self.countries[cc], cc)) if self.countries else None

    def beside(self, cc: str) -> bool:
        """Whether a country has a border with one that the report names."""
        return any("-".join(sorted((cc, other))) in self.gazetteer.borders for other in self.sure)

    def before(self, at: int, kinds: Iterable[str]) -> Candidate | None:
        """The nearest place of these kinds told before ``at``: in the claims first, else anywhere in the text."""
        wanted = frozenset(kinds)
        for where, place in reversed(self.told):
            if where < at and place.kind in wanted:
                return place
        index = bisect_left(self.starts, at)
        for mention in [*reversed(self.mentions[:index][-_LOOK:]), *self.mentions[index : index + _LOOK]]:
            if mention.kind in wanted and self.countries.get(mention.cc, 0.0) >= 0.05:
                return self.mentioned(mention)
        return None

    def between(self, start: int, end: int) -> list[Mention]:
        """The telling names that begin from ``start`` up to, not with, ``end``."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    @cached_property
    def telling(self) -> list[Mention]:
        """The words that support the country that the report is most about."""
        return [m for m in self.mentions if m.cc == self.topic and m.kind != "wider"]

    def mentioned(self, mention: Mention) -> Candidate | None:
        """The place that a telling name means in this report."""
        found = self.gazetteer.find(mention.folded, self.countries, kinds=[mention.kind], limit=1)
        return found[0] if found else None


def read_text(text: str, title: str | None, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer) -> Context:
    """Read what a whole text says of countries and units; ``spans`` are its places."""
    mentions, headline, senses = read_report(text, title, gazetteer)
    first = country_weights([*headline, *mentions])
    sure = frozenset(m.cc for m in [*headline, *mentions] if m.kind in ("country", "demonym"))
    anchors: dict[int, Hit] = {}
    for start, end in spans:
        for name in read_words(text, start, end).names[:1]:
            found = gazetteer.hits(name, first or None)[:2]
            clear = found and found[0].alike >= _EXACT and (len(found) == 1 or found[0].score - found[1].score > 0.5 or found[0].cc == found[1].cc)
            if clear:
                anchors.setdefault(found[0].number, found[0])
    countries = country_weights([*headline, *mentions], [(a.cc, 0.6) for a in anchors.values()])
    units = units_named(mentions, gazetteer, countries)
    return Context(text, gazetteer, mentions, senses, countries, units, sure, tuple(anchors.values())[:24], [m.start for m in mentions], title=title)


def locate(start: int, end: int, context: Context) -> Spot | None:
    """The place worded at ``text[start:end]`` of the context's report; ``None`` where nothing tells, or the words name a people.

    Where the words put it so far, that way, from a place that is known, or between two, the point is computed and has no id.
    """
    if is_people(context.text[start:end]):
        return None
    return _computed(start, end, context) or _worded(start, end, context)


def _computed(start: int, end: int, context: Context) -> Spot | None:
    """The point of "20 km north of X" and of "between X and Y"."""
    offset = read_offset(context.text, start, end)
    if offset is not None:
        anchor = _worded(offset.name, end, context)
        if anchor is not None and anchor.place.kind in ("city", "site", "adm2"):
            return Spot(displaced(anchor.place, offset.km, offset.direction), "near", anchor.name)
    ends = read_between(context.text, start, end)
    spots = [_worded(a, b, context) for a, b in ends]
    if len(spots) == 2 and spots[0] and spots[1]:
        return Spot(midway(spots[0].place, spots[1].place), "region", context.text[start:end])
    return None


def _worded(start: int, end: int, context: Context) -> Spot | None:
    worded = read_words(context.text, start, end)
    if not worded.generic:
        key: tuple[object, ...] = (worded.names, worded.within, worded.unit_word, worded.near, len(context.told) if not worded.names else 0)
        if key in context.memory and (spot := context.memory[key]) is not None:
            return spot
        spot = _named(start, end, worded, context)
        context.memory[key] = spot
        return spot
    return _stood_for(start, end, worded, context)


def _named(start: int, end: int, worded: Worded, context: Context) -> Spot | None:
    if worded.unit_word.rstrip("s") in ("border", "frontier") and (spot := _border(start, end, context)):
        return spot
    capital = context.text[start:end].lower().split()[-1:] == ["capital"]
    found = None if capital else _pick(worded, context)
    if found is None and (inside := _inside(start, end, context, capital)):
        return spot_of(inside, worded, context, context.text[start:end])
    if found is not None:
        return spot_of(found[0], worded, context, found[1])
    return _container(start, end, worded, context)


def _pick(worded: Worded, context: Context) -> tuple[Candidate, str] | None:
    """The best candidate over all readings of the name, exact ones first, and the string that led to it."""
    site = bool(worded.names) and _is_site(worded.names[0])
    for least in (_EXACT, _SURE, _ALIKE):
        # Of a building only its own name counts ("Nexx Motel" is no place called Nexx).
        names = worded.names if least >= _SURE else worded.names[-2:]
        for name in [n for n in names if not site or least >= _EXACT or _is_site(n)]:
            sense = context.senses.get(fold(name))
            if sense is not None:
                return context.gazetteer.place(sense), name
            hits = context.gazetteer.hits(name, context.countries or None)
            found = [h for h in hits if likely(h, least, name, context, worded.unit)]
            if least >= _EXACT and found:
                # A city whose main name is spelt in another way beside the province that has this spelling.
                near = [h for h in hits if _SURE <= h.alike < _EXACT and well_spelt(name, h, alone=context.bare)]
                found += [h for h in near if h.size >= 4.7 and h.cc in {f.cc for f in found}]
            if found and worded.unit:
                inside = {h.cc for h in within_of(worded, context) if h.kind in ("adm1", "country")}
                found = [h for h in found if not inside or h.cc in inside]
            if found:
                return _best(found, worded, context), name
    return None


def likely(hit: Hit, least: float, name: str, context: Context, unit: str = "") -> bool:
    """Whether a place may be meant at all: the less alike the name and the smaller the place, the surer its country must be."""
    if hit.alike < least or not well_spelt(name, hit, alone=context.bare):
        return False
    share = context.countries.get(hit.cc, 0.0) if hit.cc else 1.0
    if hit.alike >= _EXACT:
        if name.islower() and not context.bare and hit.kind in ("city", "site", "adm2"):
            return (hit.own or hit.size >= 4.3) and (share >= 0.35 or hit.cc == context.topic)
        if not hit.cc or not context.sure or hit.cc in context.sure or hit.kind == "country":
            return True
        if hit.kind == unit and hit.kind in ("adm1", "adm2"):
            return True
        return hit.size >= 5.3 or ((hit.own or hit.size >= 4.3) and context.beside(hit.cc))
    told = share >= 0.35 or hit.cc == context.topic
    if hit.alike >= _SURE:
        return told or (hit.alike >= 0.985 and (share >= 0.05 or hit.size >= 5.7))
    known = hit.own or hit.size >= 5.0 or hit.kind == "adm1" or _company(hit, (), context) > 0
    return told and known and len(fold(name)) >= 5


def _best(found: Sequence[Hit], worded: Worded, context: Context) -> Candidate:
    within = within_of(worded, context)
    scored = [h._replace(score=h.score + fits(h, worded) + _company(h, within, context)) for h in found]
    scored.sort(key=lambda h: (-h.score, h.number))
    best = scored[0]
    if best.kind in ("adm1", "adm2") and not worded.unit:
        # "Idlib" alone is the city where city and province share the name.
        towns = [h for h in scored if h.kind == "city" and h.alike >= _SURE and seat_of(h, best)]
        best = towns[0] if towns else best
    return context.gazetteer.candidate(best)


def seat_of(town: Hit, unit: Hit) -> bool:
    """Whether a unit's town of the same name is its seat: it lies in it, and is no village of a large unit."""
    inside = town.adm1 == unit.number if unit.kind == "adm1" else town.cc == unit.cc and distance_km(town, unit) <= 60
    return inside and town.size >= unit.size - 1.6


def fits(place: Hit, worded: Worded) -> float:
    """How well the kind of a place fits the unit word beside the name."""
    table = {
        "adm1": {"adm1": 3.0, "adm2": 1.0, "city": -1.0, "country": 1.0 if worded.unit_word == "republic" else -2.5},
        "adm2": {"adm2": 3.0, "adm1": 1.2, "city": 0.3, "country": -3.0},
        "city": {"city": 1.5, "site": 1.5, "adm1": -1.5, "adm2": -1.5, "country": -3.0},
        "region": {"region": 2.0, "wider": 1.0},
    }
    fit = table.get(worded.unit, {"adm2": -1.0}).get(place.kind, 0.0)
    lists = words()
    if worded.unit_word in ("region", "regions") and place.kind == "adm1" and place.cc in lists.regions_are_adm1:
        fit += 2.5
    if worded.unit_word in ("county", "counties") and place.kind == "adm1" and place.cc in lists.counties_are_adm1:
        fit += 2.5
    return fit


def within_of(worded: Worded, context: Context) -> list[Hit]:
    """What the places are that the text says the place lies in."""
    found: list[Hit] = []
    for name in worded.within:
        known = [h for h in context.gazetteer.hits(name, context.countries or None)[:6] if likely(h, _SURE, name, context)]
        units = [c for c in known if c.kind in ("adm1", "country", "adm2")]
        found += units[:3] or known[:1]
    return found


def company_of(place: Hit, within: Sequence[Hit]) -> float:
    """What the places that a place is said to lie in say for it."""
    bonus = 0.0
    for outer in within:
        if outer.number == place.number:
            continue
        if outer.kind == "country" and outer.cc == place.cc:
            bonus = max(bonus, 3.0 if place.main or place.own else 1.5)
        elif outer.cc == place.cc and outer.kind == "adm1" and outer.number == place.adm1:
            bonus = max(bonus, 4.0 if place.main or place.own else 1.5)
        elif outer.kind in ("adm2", "city", "site") and distance_km(outer, place) <= 80:
            bonus = max(bonus, 2.0)
    return bonus


def _company(place: Hit, within: Sequence[Hit], context: Context) -> float:
    """What the places around a place say for it."""
    bonus = company_of(place, within)
    if place.kind in ("city", "site", "adm2"):
        bonus += 0.6 if place.adm1 in context.units else 0.0
        around: list[Candidate | Hit] = [*(c for _, c in context.told[-12:]), *context.anchors]
        if any(c.number != place.number and c.kind in ("city", "site", "adm2", "region") and distance_km(c, place) <= 120 for c in around):
            bonus += 0.6
    return bonus


def _inside(start: int, end: int, context: Context, capital: bool) -> Candidate | None:
    """The place of a telling name within the words ("Kenyan soil", "the Kenyan capital"); the last and finest one."""
    inner = [m for m in context.between(start, end) if m.end <= end]
    if not inner:
        return None
    if capital:
        return context.gazetteer.capital(inner[-1].cc)
    finer = [m for m in inner if m.kind not in ("demonym", "country", "wider")]
    if finer:
        return context.mentioned(finer[-1])
    if _is_site(context.text[start:end]):
        # "a Syrian air base": finer than the country, but nothing tells which.
        return context.before(start, ("city", "site")) or context.gazetteer.country(inner[-1].cc)
    return context.gazetteer.country(inner[-1].cc)


def _border(start: int, end: int, context: Context) -> Spot | None:
    """The border between two countries, named in the words or just after, or between the one named and the report's own."""
    near = [m for m in context.between(start, end + 30) if m.kind in ("country", "demonym") and m.cc]
    named = list(dict.fromkeys(m.cc for m in near))
    others = sorted(context.countries, key=lambda cc: -context.countries[cc])
    pairs = [(a, b) for a in named for b in [*named, *others] if a != b]
    for a, b in pairs:
        point = context.gazetteer.borders.get("-".join(sorted((a, b))))
        if point is not None:
            cc = max((a, b), key=lambda c: context.countries.get(c, 0.0))
            country = context.gazetteer.country(cc)
            if country is not None:
                return Spot(toward(country, point), "region", context.text[start:end])
    return None


def _is_site(name: str) -> bool:
    """Whether a name holds a word for a building or the like."""
    return any(words().generic.get(w) == "site" for w in fold(name).split())


def _container(start: int, end: int, worded: Worded, context: Context) -> Spot | None:
    """A name that is in no gazetteer: the place that it is said to lie in, or the nearest place told before.

    A building or quarter lies in the town last told; a village or whatever else it may be, only in that town's province.
    """
    if (spot := _away(end, worded, context)) is not None:
        return spot
    outer = [context.gazetteer.candidate(h) for h in within_of(worded, context)]
    site = (bool(worded.names) and _is_site(worded.names[0])) or worded.unit_word in _QUARTERS
    chosen = next((c for c in outer if c.kind in ("city", "site")), None) if site else None
    chosen = chosen or next((c for c in outer if c.kind not in ("city", "site")), None)
    if chosen is None and site:
        chosen = context.before(start, ("city", "site"))
    if chosen is None:
        town = context.before(start, ("city", "site", "adm1", "adm2"))
        chosen = _unit_of(town, context) if town else None
    if chosen is None and context.topic:
        chosen = context.gazetteer.country(context.topic)
    return spot_of(chosen, Worded(near=worded.near), context, chosen.name) if chosen else None


def _away(end: int, worded: Worded, context: Context) -> Spot | None:
    """The point that the text puts a name at: so far, that way, from a place that is known."""
    told = read_distance(context.text, end)
    if told is None:
        return None
    km, direction, name = told
    anchors = [h for h in context.gazetteer.hits(name, context.countries or None)[:3] if h.kind == "city" and likely(h, _SURE, name, context)]
    if not anchors:
        return None
    anchor = context.gazetteer.candidate(anchors[0])
    if km and direction:
        return Spot(displaced(anchor, km, direction), "near", worded.names[-1])
    return Spot(anchor, "near", anchor.name)


def _unit_of(place: Candidate, context: Context) -> Candidate | None:
    """The first-level unit of a place, else its country."""
    unit = context.gazetteer.store.facts(place.number)[4]
    return context.gazetteer.place(unit) if unit >= 0 else context.gazetteer.country(place.cc)


def _stood_for(start: int, end: int, worded: Worded, context: Context) -> Spot | None:
    """What "the city", "the country", "nationwide", "the capital" stand for."""
    kind = worded.generic
    country = context.gazetteer.country(context.topic) if context.topic else None
    found: Candidate | None
    if kind == "country":
        found = country
    elif kind == "capital":
        inner = [m for m in context.between(start, end) if m.end <= end]
        cc = inner[-1].cc if inner else context.topic
        found = context.gazetteer.capital(cc) if cc else None
    elif kind in ("adm1", "adm2"):
        found = context.before(start, (kind,))
        town = context.before(start, ("city", "site", "adm2", "adm1")) if found is None else None
        found = found or (_unit_of(town, context) if town else country)
    elif kind == "city":
        found = context.before(start, ("city",)) or country
    elif kind == "region" and worded.direction is None:
        found = context.before(start, ("region", "adm1", "adm2")) or country
    elif kind == "region":
        found = country
    else:
        found = context.before(start, ("city", "site")) or context.before(start, ("adm2", "adm1")) or country
    return spot_of(found, worded, context, context.text[start:end]) if found else None


_REL: dict[str, Relation] = {
    "country": "country", "wider": "wider", "region": "region", "adm1": "adm1", "adm2": "adm2", "city": "in", "site": "in",
}  # fmt: skip


def spot_of(place: Candidate, worded: Worded, context: Context, matched: str) -> Spot:
    """The place with its relation; a direction that is no part of the name makes a country or unit a region of it."""
    rel = _REL[place.kind]
    direction = worded.direction
    in_name = not worded.generic and any(w in words().direction for w in fold(matched).split())
    if direction is not None and place.kind == "country" and not in_name:
        extent = context.gazetteer.extents.get(place.cc)
        if extent is not None and direction != (0, 0):
            place = toward(place, _side((place.lat, place.lon), extent, direction))
        return Spot(place, "region", place.name)
    if rel == "in" and (worded.near or worded.unit_word in ("area", "countryside")):
        rel = "near"
    return Spot(place, rel, place.name)


def _side(centre: tuple[float, float], extent: Sequence[float], direction: tuple[int, int]) -> tuple[float, float]:
    """The point three fifths of the way from a country's centre to its edge in a direction."""
    south, west, north, east = extent
    lat = centre[0] + 0.6 * direction[0] * max(0.0, (north - centre[0]) if direction[0] > 0 else (centre[0] - south))
    lon = centre[1] + 0.6 * direction[1] * max(0.0, (east - centre[1]) if direction[1] > 0 else (centre[1] - west))
    return round(lat, 3), round(lon, 3)
