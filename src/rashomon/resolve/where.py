"""Where: the words of a claim's places → gazetteer places, and places for the claims that name none.

The rules are section 4 of the codebook. Conventions:

- Coordinates are WGS 84 degrees: a populated place's point, the centre of a district, province or country, the usual point of a sea
  or region.
- Disputed territories carry the ISO 3166 code of the state that the United Nations recognises for the area, whoever holds it:
  Crimea and the Donbas UA, the Golan Heights SY, Abkhazia and South Ossetia GE, Nagorno-Karabakh AZ, Northern Cyprus CY,
  Transnistria MD, Somaliland SO; East Jerusalem, the West Bank and the Gaza Strip PS; Kashmir as a whole carries no code, its parts that
  of the state that administers them. Three territories have codes of their own: Kosovo XK (user-assigned), Western Sahara EH, Taiwan
  TW. This is a convention of coding, and no statement on any claim.
- A point that is computed ("20 km north of X", "between X and Y") has coordinates and no gazetteer id: that is its flag.
- Never finer than the report's own words: a name that the gazetteer does not have is given the place that the text says it lies in,
  with that place's precision, or the nearest place told before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.records import Claim, Place, Relation, Report

from .gazetteer import Gazetteer
from .where_answer import GEO_PRECISION, WHERE_PREC, Answer, Option, where
from .where_infer import infer_places
from .where_locate import Context, locate, read_text
from .where_toponyms import Toponym, find_toponyms, resolve_toponyms
from .where_words import is_people

__all__ = [
    "GEO_PRECISION", "WHERE_PREC", "Answer", "Gazetteer", "Option", "Toponym", "find_toponyms", "most_specific", "resolve_places",
    "resolve_toponyms", "where",
]  # fmt: skip

_CODE_NAME = re.compile(r"\b(?:[Oo]peration|OPERATION|[Ee]xercise)\s+$")


def resolve_places(report: Report, claims: Sequence[Claim], gazetteer: Gazetteer | None = None) -> tuple[Claim, ...]:
    """The claims, in the order given (reading order), with their places resolved and, where they had none, inferred.

    A place comes as a span; ``name``, ``cc``, ``adm1``, ``lat``, ``lon``, ``gazetteer`` and ``rel`` are filled where the gazetteer has
    it, and left empty where nothing in the report tells where it is. Places that already have coordinates are kept. Of places of one
    claim that lie in one another the most specific is kept. Claims of one ``event`` share places, as :mod:`.where_infer` says. Never
    raises on odd text.
    """
    context = _context_of(report, claims, gazetteer or Gazetteer.open())
    resolved = [_placed(claim, context) if claim.places else claim for claim in claims]
    return infer_places(resolved, context)


def _placed(claim: Claim, context: Context) -> Claim:
    """A claim with its places resolved; what only names an operation or a people is none."""
    places = [p for p in claim.places if p.lat is not None or not is_people(p.text)]
    named = [p for p in places if p.lat is not None or not _CODE_NAME.search(context.text[max(0, p.start - 12) : p.start])]
    return claim.model_copy(update={"places": most_specific([_resolve(p, context) for p in named])})


def most_specific(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places without those that another of them lies in, and each place once (codebook, section 4)."""
    kept: list[Place] = []
    for place in places:
        same = place.gazetteer is not None and any((k.gazetteer, k.lat, k.lon) == (place.gazetteer, place.lat, place.lon) for k in kept)
        if not same and not any(_lies_in(other, place) for other in places):
            kept.append(place)
    return tuple(kept)


def _lies_in(inner: Place, outer: Place) -> bool:
    """Whether one place is a part of another, as their relations and divisions tell."""
    if inner.cc is None or inner.cc != outer.cc or inner is outer:
        return False
    if outer.rel == "country":
        return inner.rel not in ("country", "wider")
    return outer.rel == "adm1" and inner.rel in ("in", "near", "adm2") and inner.adm1 is not None and inner.adm1 == outer.adm1


def _context_of(report: Report, claims: Sequence[Claim], gazetteer: Gazetteer) -> Context:
    """Read what the whole report says of countries and units."""
    return read_text(report.text, report.title, sorted({(p.start, p.end) for c in claims for p in c.places}), gazetteer)


def _resolve(place: Place, context: Context) -> Place:
    """One place of a claim, resolved."""
    if place.lat is not None:
        return place
    spot = locate(place.start, place.end, context)
    if spot is None:
        return place
    context.told.append((place.start, spot.place))
    found = spot.place
    rel: Relation = "near" if place.rel == "near" and spot.rel == "in" else spot.rel
    return place.model_copy(
        update={
            "name": spot.name, "cc": found.cc or None, "adm1": found.adm1, "lat": found.lat, "lon": found.lon, "rel": rel,
            "gazetteer": found.id or None,
        }
    )  # fmt: skip
