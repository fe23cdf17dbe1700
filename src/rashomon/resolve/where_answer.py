"""One place wording on its own, or in a text: what place it means, how precisely, why, and how surely; or why that is not known."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, cast

from rashomon.errors import SettingError
from rashomon.records import Relation

from .gazetteer import Candidate, Gazetteer, Hit
from .where_geo import displaced, distance_km, midway
from .where_joint import Reading, home_of, read_jointly, weighted
from .where_locate import Context, Spot, locate, read_text, spot_of, within_of
from .where_words import Worded, is_people, read_between, read_offset, read_words

LEAST: Final = 0.5
"""What the likeliest of several namesakes must reach; below it the answer is "unknown"."""

WHERE_PREC: Final[dict[Relation, int]] = {"in": 1, "near": 2, "adm2": 3, "adm1": 4, "region": 5, "country": 6, "wider": 7}
"""UCDP's ``where_prec``: 1 the place itself, 2 within some 25 km of it, 3 its district, 4 its province, 5 a linear or fuzzy feature,
6 the country, 7 wider than any one country."""

GEO_PRECISION: Final[dict[Relation, int | None]] = {"in": 1, "near": 2, "adm2": 2, "adm1": 3, "region": 3, "country": 3, "wider": None}
"""ACLED's ``geo_precision``: 1 the town, 2 a part of a region or near a town, 3 a larger region; ACLED has no code for what is wider."""

_TOWNS = ("city", "site", "adm2")
_SHOWN, _CONTEXT = 8, 120


@dataclass(frozen=True, slots=True)
class Option:
    """A place that the words may mean, how likely (the options' shares sum to at most 1), and what speaks for it."""

    place: Candidate
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a wording means. ``place`` and ``rel`` are ``None`` where that is unknown; ``reason`` says why, in either case.

    ``computed`` marks a point that was worked out ("20 km north of X") and is no entry of the gazetteer: then ``place`` has no id.
    ``confidence`` is the estimated probability that the place is the one meant, 0 where it is unknown.
    """

    words: str
    place: Candidate | None
    rel: Relation | None
    confidence: float
    computed: bool
    options: tuple[Option, ...]
    reason: str

    @property
    def where_prec(self) -> int | None:
        """UCDP's precision code, 1 to 7."""
        return WHERE_PREC[self.rel] if self.rel else None

    @property
    def geo_precision(self) -> int | None:
        """ACLED's precision code, 1 to 3."""
        return GEO_PRECISION[self.rel] if self.rel else None

    def as_dict(self) -> dict[str, Any]:
        """The answer as JSON's types."""
        return {
            "words": self.words, "known": self.place is not None, **_fields(self.place), "rel": self.rel, "where_prec": self.where_prec,
            "geo_precision": self.geo_precision, "computed": self.computed, "confidence": self.confidence, "reason": self.reason,
            "candidates": [{**_fields(o.place), "share": o.share, "reason": o.reason} for o in self.options],
        }  # fmt: skip


def _fields(place: Candidate | None) -> dict[str, Any]:
    if place is None:
        return dict.fromkeys(("name", "kind", "cc", "adm1", "lat", "lon", "gazetteer"))
    return {
        "name": place.name, "kind": place.kind, "cc": place.cc or None, "adm1": place.adm1, "lat": place.lat, "lon": place.lon,
        "gazetteer": place.id or None,
    }  # fmt: skip


def where(
    words: str, *, country: str | None = None, text: str | None = None, title: str | None = None, site: str = "", gazetteer: Gazetteer | None = None
) -> Answer:
    """The place that ``words`` mean ("Saraqib", "20 km north of Mosul", "Idlib province"), with candidates, reasons and confidence.

    ``country`` (ISO 3166 code or name) keeps to places of that country. ``text`` is the report that the words stand in, or that is about
    them; ``title`` its title and ``site`` the domain of its outlet. :class:`SettingError` where no country is so called. An answer whose
    ``place`` is ``None`` says in ``reason`` why it is unknown.
    """
    known = gazetteer or Gazetteer.open()
    words = " ".join(words.split())
    if not words:
        return _unknown(words, "unknown, because no words were given")
    if is_people(words):
        return _unknown(words, "unknown, because the words name a people or a sect, which is no place")
    cc = country_code(country, known) if country else None
    anchored = _anchored(words, lambda part: where(part, country=country, text=text, title=title, site=site, gazetteer=known))
    if anchored is not None:
        return anchored
    full, start = _in_text(words, text)
    context = read_text(full, title, [(start, start + len(words))], known)
    context.bare = full == words
    outlet, home = home_of(site, known)
    context.countries = {cc: 1.0} if cc else weighted(context.countries, outlet, 0.3)
    context.sure = frozenset([cc]) if cc else context.sure
    return _answer(words, start, context, cc, home)


def _anchored(words: str, ask: Callable[[str], Answer]) -> Answer | None:
    """The computed point of "20 km north of X" or "between X and Y", where the words are such; unknown where X is."""
    offset, ends = read_offset(words, 0, len(words)), read_between(words, 0, len(words))
    if offset is None and not ends:
        return None
    asked = [ask(words[offset.name :])] if offset else [ask(words[a:b]) for a, b in ends]
    for answer in asked:
        if answer.place is None:
            return _unknown(words, f"unknown, because '{answer.words}' is {answer.reason.removeprefix('unknown, ')}", answer.options)
    first, sure = asked[0].place, round(min(a.confidence for a in asked) * 0.9, 3)
    assert first is not None
    if offset:
        if first.kind not in _TOWNS:
            return _unknown(words, f"unknown, because {first.name} is too large to count kilometres from", asked[0].options)
        place, rel, why = displaced(first, offset.km, offset.direction), "near", f"computed: {offset.km:g} km from {first.name}, {first.cc}"
    else:
        second = asked[1].place
        assert second is not None
        place, rel, why = midway(first, second), "region", f"computed: halfway between {first.name} and {second.name}"
    options = tuple(o for a in asked for o in a.options[:3])
    return Answer(words, replace(place, name=words), cast(Relation, rel), sure, True, options, f"{why}; the gazetteer has no entry for the point")


def country_code(country: str, gazetteer: Gazetteer) -> str:
    """The ISO 3166 code of a code or name; :class:`SettingError` where there is none."""
    if len(country) == 2 and gazetteer.country(country.upper()):
        return country.upper()
    found = [h for h in gazetteer.hits(country, kinds=["country"]) if h.alike >= 0.96]
    if not found:
        raise SettingError(f"{country}: no country has this ISO 3166 code or name; give two letters such as SY, or the English name")
    return found[0].cc


def _in_text(words: str, text: str | None) -> tuple[str, int]:
    """A text that holds the words, and where: the report itself, or the words set before it."""
    if not text:
        return words, 0
    at = text.casefold().find(words.casefold()) if len(text.casefold()) == len(text) else text.find(words)
    return (text, at) if at >= 0 else (f"{words}.\n\n{text}", 0)


def _answer(words: str, start: int, context: Context, cc: str | None, home: Sequence[str]) -> Answer:
    end = start + len(words)
    worded = read_words(context.text, start, end)
    others = [(m.start, m.end) for m in context.mentions if m.kind != "demonym" and (m.end <= start or m.start >= end)][:_CONTEXT]
    readings = read_jointly([(start, end), *others], context, home, open_to_all=context.text == words and cc is None, firm=cc is not None)
    reading = _only(readings[0], cc) if readings[0] else None
    people = [m for m in context.between(start, end) if m.kind == "demonym" and m.start == start and m.end == end]
    if people and (land := context.gazetteer.country(people[0].cc)) is not None and cc in (None, land.cc):
        sure = calibrated(people[0].countries[0][1], 1.0)
        return Answer(words, land, "country", sure, False, (Option(land, 1.0, "is where they come from"),), f"names the people of {land.name}")
    if reading is None:
        return _without_name(words, start, context, cc, worded)
    near = [r.hits[0] for r in readings[1:] if r is not None and r.shares[0] >= LEAST]
    options = tuple(_options(reading, worded, near, context, cc))
    best, sure = options[0], calibrated(reading.shares[0], reading.hits[0].alike)
    if sure < LEAST:
        n = len(reading.hits)
        why = f"{n} places bear this name and nothing tells which" if n > 1 else "its spelling is too far from the only name like it"
        return _unknown(words, f"unknown, because {why}; name a country or give the text that it stands in", options)
    spot = spot_of(best.place, worded, context, reading.name)
    return Answer(words, spot.place, spot.rel, sure, False, options, best.reason)


def _only(reading: Reading, cc: str | None) -> Reading | None:
    """The namesakes in one country, with the shares they have among themselves."""
    if cc is None:
        return reading
    kept = [(h, p) for h, p in zip(reading.hits, reading.shares, strict=True) if h.cc == cc]
    total = sum(p for _, p in kept)
    return Reading(tuple(h for h, _ in kept), tuple(p / total for _, p in kept), reading.name) if total > 0 else None


def calibrated(share: float, alike: float) -> float:
    """The probability that the likeliest namesake is right: shares are too cautious in the middle and too sure at the end.

    Root and factor are set by hand after two looks: at the cities of HRDsAttack's articles, where only the country is annotated, and at how
    often shares are right on LGL. They are an estimate, not a fit; a spelling that differs may be another place's.
    """
    spelt = 1.0 if alike >= 1 else 0.95 if alike >= 0.96 else max(0.0, alike - 0.15)
    return round(0.92 * math.sqrt(share) * spelt, 3)


def _options(reading: Reading, worded: Worded, near: Sequence[Hit], context: Context, cc: str | None) -> Iterator[Option]:
    within = within_of(worded, context)
    for rank, (hit, share) in enumerate(zip(reading.hits[:_SHOWN], reading.shares, strict=False)):
        place = context.gazetteer.candidate(hit)
        yield Option(place, round(share, 3), _why(rank, hit, place, reading, within, near, context, cc))


def _why(
    rank: int, hit: Hit, place: Candidate, reading: Reading, within: Sequence[Hit], near: Sequence[Hit], context: Context, cc: str | None
) -> str:  # fmt: skip
    """What speaks for a namesake, in words."""
    n = len(reading.hits)
    land, with_text = context.gazetteer.country(hit.cc), len(context.mentions) > 1
    said = [f"has exactly this name{'' if hit.main else ', as another name'}" if hit.alike >= 1 else f"is spelt much like it ({place.name})"]
    if n == 1:
        said.append("no other place has it")
    elif rank == 0 and hit.size >= max(h.size for h in reading.hits):
        said.append(f"is the largest of {n} with it")
    if outer := [o for o in within if o.number in (hit.adm1, -2) or (o.kind == "country" and o.cc == hit.cc)]:
        said.append(f"lies in {context.gazetteer.store.name(outer[0].number)}, as the words beside it say")
    if land is not None and hit.kind != "country":
        share = context.countries.get(hit.cc, 0.0)
        said += [f"lies in {land.name}, as asked"] if cc else [f"the text points to {land.name} ({share:.0%})"] if with_text and share >= 0.15 else []
    beside = [o for o in near if o.number != hit.number and o.kind in _TOWNS and hit.kind in _TOWNS and distance_km(o, hit) <= 100]
    if beside:
        said.append(f"lies near {context.gazetteer.store.name(beside[0].number)}, which the text names")
    return "; ".join(said)


def _without_name(words: str, start: int, context: Context, cc: str | None, worded: Worded) -> Answer:
    """The answer for words that the gazetteer has no name like: what the text says of where they lie, or why that is unknown."""
    spot: Spot | None = locate(start, start + len(words), context) if context.text != words else None
    if spot is not None and (cc is None or spot.place.cc == cc):
        told = "stands for a place that the text tells" if worded.generic else "the gazetteer has no such name; the text says or implies that it lies there"
        return Answer(words, spot.place, spot.rel, 0.4 if spot.place.id else 0.6, not spot.place.id, (), told)
    if not worded.names:
        return _unknown(words, "unknown, because the words hold no name; give the text that they stand in")
    elsewhere = [h for h in context.gazetteer.hits(worded.names[-1])[:3] if h.alike >= 1]
    options = tuple(Option(context.gazetteer.candidate(h), 0.0, "lies in another country than asked") for h in elsewhere) if cc else ()
    where_to = f" in {cc}" if cc else ""
    hint = "ask without the country" if options else "add a GeoNames country file with 'rashomon gazetteer add'"
    return _unknown(words, f"unknown, because the gazetteer has no place{where_to} with this name or one like it; {hint}", options)


def _unknown(words: str, reason: str, options: tuple[Option, ...] = ()) -> Answer:
    return Answer(words, None, None, 0.0, False, options, reason)
