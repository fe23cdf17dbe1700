"""All place names of a text, found and resolved together: what a geoparser gives.

The names come from three sides: mentions that a model took for places, the gazetteer's telling names (countries, units, cities), and
capitalised words within other names ("Walker County Sheriff's Office") that the gazetteer knows. The last are taken only where they
fit the places of the first two. Pure functions of text, mentions and gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .gazetteer import Candidate, Gazetteer
from .where_answer import calibrated
from .where_geo import distance_km
from .where_joint import Reading, home_of, read_jointly, weighted
from .where_locate import Context, locate, read_text
from .where_words import words

_NEAR_KM = 80
_HOME_SHARE = 0.3
_LONGEST = 4
_PART = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_][^\W_]*(?:[-’'][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name: half-open offsets into the text, the place that it means, and the estimated probability that it is the one meant."""

    start: int
    end: int
    place: Candidate
    confidence: float


def resolve_toponyms(
    text: str, spans: Sequence[tuple[int, int]], *, title: str | None = None, site: str = "", gazetteer: Gazetteer | None = None
) -> tuple[Toponym | None, ...]:
    """The place that each given span of the text means, ``None`` where nothing tells.

    ``site`` is the domain or address of the outlet: its country and the place that it is named after count as weak evidence.
    """
    known = gazetteer or Gazetteer.open()
    context = read_text(text, title, sorted(set(spans)), known)
    cc, home = home_of(site, known)
    context.countries = weighted(context.countries, cc, _HOME_SHARE)
    readings = read_jointly(spans, context, home)
    return tuple(_resolved(a, b, r, context) for (a, b), r in zip(spans, readings, strict=True))


def _resolved(start: int, end: int, reading: Reading | None, context: Context) -> Toponym | None:
    people = [m for m in context.between(start, end) if m.kind == "demonym" and m.start == start and m.end >= end - 1]
    if people and (country := context.gazetteer.country(people[0].cc)) is not None:
        return Toponym(start, end, country, round(people[0].countries[0][1], 3))
    if reading is not None:
        return Toponym(start, end, context.gazetteer.candidate(reading.hits[0]), calibrated(reading.shares[0], reading.hits[0].alike))
    spot = locate(start, end, context)
    return Toponym(start, end, spot.place, 0.3) if spot else None


def find_toponyms(
    text: str,
    mentions: Iterable[tuple[int, int, str]] = (),
    *,
    title: str | None = None,
    site: str = "",
    demonyms: bool = False,
    gazetteer: Gazetteer | None = None,
) -> tuple[Toponym, ...]:
    """The place names of a text in reading order, each resolved.

    ``mentions`` are spans with the type that a model gave them (``Location``, ``Organisation``, ``Person`` …). Without them only
    names of countries, units and cities are found. ``demonyms``: also names of peoples ("Syrian"), as their country.
    """
    known = gazetteer or Gazetteer.open()
    named = list(mentions)
    context = read_text(text, title, [], known)
    sure = {(m.start, m.end) for m in context.mentions if m.kind != "demonym" or demonyms}
    people = [(m.start, m.end) for m in context.mentions if m.kind == "demonym"]
    for start, end, kind in named:
        if kind == "Location":
            sure |= {s for s in _known_parts(text, start, end, known) if not any(_meet(s, p) for p in people)}
    persons = [(a, b) for a, b, kind in named if kind == "Person"]
    spans = _longest(sure)
    maybe = [s for a, b, kind in named if kind == "Organisation" for s in _known_parts(text, a, b, known)]
    maybe = [s for s in _longest(set(maybe)) if not any(_meet(s, t) for t in (*spans, *people, *persons))]
    found = resolve_toponyms(text, [*spans, *maybe], title=title, site=site, gazetteer=known)
    kept = [t for t in found[: len(spans)] if t is not None]
    others = [t for t in found[len(spans) :] if t is not None and _fits(t, kept)]
    return tuple(sorted([*kept, *others], key=lambda t: (t.start, t.end)))


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _longest(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of spans that overlap the longest, in reading order."""
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        if not any(_meet(span, k) for k in kept):
            kept.append(span)
    return sorted(kept)


def _known_parts(text: str, start: int, end: int, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """The longest runs of capitalised words within a span that the gazetteer knows exactly."""
    parts = [(m.start(), m.end()) for m in _PART.finditer(text, start, end)]
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(parts):
        step = 1
        for size in range(min(_LONGEST, len(parts) - at), 0, -1):
            a, b = parts[at][0], parts[at + size - 1][1]
            if _is_name(text[a:b], size, gazetteer):
                found.append((a, b))
                step = size
                break
        at += step
    return found


def _is_name(name: str, size: int, gazetteer: Gazetteer) -> bool:
    if not name[0].isupper() or not name.split()[-1][0].isupper() or len(name) < 3 or "\n" in name:
        return False
    low = name.lower().strip(".")
    lists = words()
    if size == 1 and (low in lists.lead or low in lists.unit or low in lists.generic or low in lists.common):
        return False
    return any(h.alike >= 1.0 for h in gazetteer.hits(name))


def _fits(toponym: Toponym, kept: Sequence[Toponym]) -> bool:
    """Whether a name within another name lies by the places that are sure."""
    place = toponym.place
    return any(t.place.kind in ("city", "site", "adm2") and distance_km(place, t.place) <= _NEAR_KM for t in kept)
