"""Places for claims that name none: everything that offers one is asked, and the signs decide.

Section 4 of the codebook names what may give the place: the nearest earlier claim of the same occurrence that names its place, else
a later one; failing that, what the text leaves in no doubt. Offers come from claims of the same occurrence and of the same sentence,
from the town or province whose court or police the sentence names, from the names of the sentence, from the claims told before and
behind, and from the country that the report is about. :mod:`.where_choice` weighs them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.records import Claim, Place

from .gazetteer import Candidate
from .where_choice import Option, Options, around, best
from .where_prior import Mention

if TYPE_CHECKING:
    from .where_locate import Context

_CLAIMS = 200
_THEATRE = 0.15
_SEAT = re.compile(
    r"(?:[’'`]s)?\s+(?:[\w-]+\s+){0,2}?(?:courts?|tribunal|police|prison|jail|prosecutors?|judge|command|magistrate)\b", re.IGNORECASE
)


def infer_places(claims: Sequence[Claim], context: Context) -> tuple[Claim, ...]:
    """The claims, each with a place where anything in the report gives one; inferred places are marked and keep their own span."""
    twins = _by_event(claims)
    return tuple(c if c.places else c.model_copy(update={"places": _inferred(i, claims, twins, context)}) for i, c in enumerate(claims))


def _by_event(claims: Sequence[Claim]) -> dict[str, list[int]]:
    """The claims of each occurrence that name a place of their own."""
    twins: dict[str, list[int]] = {}
    for index, claim in enumerate(claims):
        if claim.event and claim.places and not any(p.inferred for p in claim.places):
            twins.setdefault(claim.event, []).append(index)
    return twins


def _inferred(
    index: int, claims: Sequence[Claim], twins: dict[str, list[int]], context: Context
) -> tuple[Place, ...]:
    offered = offers(index, claims, twins, context)
    return best(offered) if offered else ()


def offers(
    index: int, claims: Sequence[Claim], twins: dict[str, list[int]], context: Context
) -> list[Option]:
    """The places that a claim could have, with their signs."""
    claim, options = claims[index], Options()
    options.offer(_of_occurrence(index, claims, twins), occurrence=1.0)
    options.offer(_of_sentence(index, claims), sentence=1.0)
    options.offer(_of_seat(claim, context), seat=1.0)
    options.offer(_of_country(claim, context), country_named=1.0)
    around(index, claims, options)
    for mention in _within(claim, context):
        options.offer(_mentioned(mention, context), **{f"mention_{mention.kind}": 1.0})
    options.offer(_of_topic(claim, context), topic=1.0)
    return options.all(claim, context.topic, context.low, (context.title or "").casefold())


def _mentioned(mention: Mention, context: Context) -> tuple[Place, ...]:
    """The place that a name of the sentence means, or whose people it names."""
    if mention.kind in ("country", "demonym"):
        found = context.gazetteer.country(mention.cc)
    else:
        found = context.mentioned(mention) if mention.kind in ("city", "adm1") else None
    return (_place(mention, found, context),) if found else ()


def _of_occurrence(index: int, claims: Sequence[Claim], twins: dict[str, list[int]]) -> tuple[Place, ...]:
    found = twins.get(claims[index].event, [])
    earlier = [j for j in found if j < index]
    chosen = earlier[-1] if earlier else found[0] if found else None
    return claims[chosen].places if chosen is not None else ()


def _of_sentence(index: int, claims: Sequence[Claim]) -> tuple[Place, ...]:
    claim = claims[index]
    beside: list[Claim] = []
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(claims) and claims[at].sentence == claim.sentence:
            beside += [claims[at]] if claims[at].places else []
            at += step
    if not beside:
        return ()
    return min(beside, key=lambda c: (abs(c.trigger.start - claim.trigger.start), c.trigger.start)).places


def _of_seat(claim: Claim, context: Context) -> tuple[Place, ...]:
    """The town or province of a court or police force: they act at home."""
    for mention in _within(claim, context):
        if mention.kind in ("city", "adm1") and _SEAT.match(context.text, mention.end):
            place = context.mentioned(mention)
            return (_place(mention, place, context),) if place else ()
    return ()


def _of_country(claim: Claim, context: Context) -> tuple[Place, ...]:
    """The country the report is about, where the sentence names it; in news its people's name alone is most often the actor's."""
    kinds = ("country", "demonym") if claim.setting == "background" else ("country",)
    named = [m for m in _within(claim, context) if m.kind in kinds and m.cc == context.topic]
    if not named or context.countries.get(named[0].cc, 0.0) < _THEATRE:
        return ()
    return _country_at(named, claim, context)


def _of_topic(claim: Claim, context: Context) -> tuple[Place, ...]:
    """The country that the report is about, by the nearest words for it."""
    telling = context.telling
    if len(telling) > _CLAIMS:
        at = bisect_left([m.start for m in telling], claim.sentence.start)
        telling = telling[max(0, at - _CLAIMS) : at + _CLAIMS]
    return _country_at(telling, claim, context)


def _country_at(mentions: Sequence[Mention], claim: Claim, context: Context) -> tuple[Place, ...]:
    """The country of these mentions, with the one that supports it best as span."""
    if not mentions:
        return ()
    best = max(mentions, key=lambda m: _support(m, claim))
    country = context.gazetteer.country(best.cc)
    return (_place(best, country, context),) if country else ()


def _within(claim: Claim, context: Context) -> list[Mention]:
    return context.between(claim.sentence.start, claim.sentence.end)


def _place(mention: Mention, place: Candidate, context: Context) -> Place:
    rel = {"country": "country", "adm1": "adm1"}.get(place.kind, "in")
    return Place.model_validate(
        {
            "start": mention.start, "end": mention.end, "text": context.text[mention.start : mention.end], "name": place.name,
            "cc": place.cc or None, "adm1": place.adm1, "lat": place.lat, "lon": place.lon, "rel": rel, "inferred": True, "gazetteer": place.id,
        }
    )  # fmt: skip


def _support(mention: Mention, claim: Claim) -> tuple[int, int, int]:
    """How well a word supports the country: its name before its people's and its towns', before the claim before after it, near before far."""
    kind = {"country": 2, "demonym": 1}.get(mention.kind, 0)
    return kind, int(mention.start < claim.sentence.end), -abs(mention.start - claim.trigger.start)
