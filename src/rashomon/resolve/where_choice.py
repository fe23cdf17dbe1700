"""Which place of the report a claim that names none is most likely of: every place told, weighed by named signs.

A conditional logit over the places that the report offers (McFadden 1974): each place is weighed by who offers it (a claim of the
same occurrence, of the same sentence, those before and behind it, the country that the report is about), how near, and how fine it
is. The weights in ``data/where_choice.yaml`` were fitted by ``training.place_choice`` on annotated documents.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import cast

from rashomon.records import Actor, Claim, Place

_NEAR = 500
_CLAIMS = 60
_GROUPS = {
    "fight": "clash takeover airstrike shelling explosion suicide-bombing chemical siege destruction breach movement regroup base",
    "harm": "violence sexual-violence abduction displacement",
    "law": "arrest release crackdown sanction seizure",
    "street": "protest riot",
    "word": "agreement talks threat aid transfer other",
}
GROUP_OF = {kind: group for group, kinds in _GROUPS.items() for kind in kinds.split()}

Spot = tuple[float | None, float | None, str]


@dataclass(slots=True)
class Option:
    """A place, or list of places, that a claim could have, and the signs that speak for it."""

    places: tuple[Place, ...]
    signs: dict[str, float] = field(default_factory=dict)


def spot_of(places: Sequence[Place]) -> Spot:
    """What makes two options one: the point of the first place, or its words where it has none."""
    first = places[0]
    return first.lat, first.lon, "" if first.lat is not None else first.text.casefold()


class Options:
    """The options of one claim, by spot."""

    def __init__(self) -> None:
        self.by_spot: dict[Spot, Option] = {}

    def all(self, claim: Claim, topic: str | None, text: str, title: str) -> list[Option]:
        """The options in the order of offering, each with the signs of its own kind and of how the report names it.

        ``topic`` is the report's country; ``text`` and ``title`` are the report's, in lower case.
        """
        for option in self.by_spot.values():
            option.signs.update(_kind(claim, option, topic))
            names = {option.places[0].text.casefold(), (option.places[0].name or option.places[0].text).casefold()}
            option.signs["mentions"] = math.log1p(max(text.count(name) for name in names))
            if any(name in title for name in names):
                option.signs["titled"] = 1.0
        return list(self.by_spot.values())

    def offer(self, places: tuple[Place, ...], **signs: float) -> None:
        """Add signs for a place; what is offered first keeps its words."""
        if not places:
            return
        option = self.by_spot.setdefault(spot_of(places), Option(places))
        for name, value in signs.items():
            option.signs[name] = max(option.signs.get(name, value), value)


def around(index: int, claims: Sequence[Claim], options: Options) -> None:
    """Offer the places that the claims before and behind name."""
    claim = claims[index]
    before = [c for c in claims[max(0, index - _CLAIMS) : index] if c.places]
    behind = [c for c in claims[index + 1 : index + 1 + _CLAIMS] if c.places]
    nearness = {id(c): math.exp(-abs(c.sentence.start - claim.sentence.start) / _NEAR) for c in [*before, *behind]}
    run, named = _shares(before, nearness), _shares([*before, *behind], None)
    counts = Counter(spot_of(c.places) for c in [*before, *behind])
    for nth, c in enumerate(reversed(before)):
        spot = spot_of(c.places)
        options.offer(
            c.places,
            run=run[spot],
            named=named[spot],
            counted=math.log1p(counts[spot]),
            **_between(claim, c),
            **({"last": 1.0} if nth == 0 else {}),
        )
    for nth, c in enumerate(behind):
        signs = {f"{k}_behind": v for k, v in _between(claim, c).items()}
        options.offer(
            c.places,
            named=named[spot_of(c.places)],
            counted=math.log1p(counts[spot_of(c.places)]),
            **signs,
            **({"next": 1.0} if nth == 0 else {}),
        )


def _shares(told: Sequence[Claim], weights: Mapping[int, float] | None) -> dict[Spot, float]:
    """The share of each spot in what is told, each claim counted once or by its weight."""
    out: dict[Spot, float] = {}
    for c in told:
        out[spot_of(c.places)] = out.get(spot_of(c.places), 0.0) + (weights[id(c)] if weights else 1.0)
    total = sum(out.values()) or 1.0
    return {spot: share / total for spot, share in out.items()}


def _between(claim: Claim, other: Claim) -> dict[str, float]:
    """The signs that a claim is of the place of another one."""
    signs = {"near": math.exp(-abs(claim.sentence.start - other.sentence.start) / 300)}
    if claim.event == other.event:
        signs["same_event"] = 1.0
    if claim.sentence == other.sentence:
        signs["same_sentence"] = 1.0
    if claim.type == other.type:
        signs["same_type"] = 1.0
    if claim.setting == other.setting:
        signs["same_setting"] = 1.0
    if _shared(claim.agents, other.agents):
        signs["same_agent"] = 1.0
    if _shared(claim.targets, other.targets):
        signs["same_target"] = 1.0
    if claim.time.start is not None and claim.time.start == other.time.start and claim.time.end == other.time.end:
        signs["same_time"] = 1.0
    return signs


def _shared(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    if not some or not others:
        return False
    return not {_called(a) for a in some}.isdisjoint(_called(a) for a in others)


def _called(actor: Actor) -> str:
    return (actor.refers_to or actor.text).casefold()


def _kind(claim: Claim, option: Option, topic: str | None) -> dict[str, float]:
    """How fine a place is, for this kind of occurrence and setting."""
    rel = option.places[0].rel
    kind = "country" if rel in ("country", "wider") else "adm1" if rel in ("adm1", "region") else "local"
    out = {f"{kind}": 1.0, f"{kind}_{claim.setting}": 1.0, f"{kind}_{GROUP_OF[claim.type]}": 1.0}
    if option.places[0].lat is None:
        out["nowhere"] = 1.0
    if topic and option.places[0].cc != topic:
        out["off_topic"] = 1.0
    return out


def best(options: Sequence[Option]) -> tuple[Place, ...]:
    """The places with the most weight, marked as inferred; of equals, those offered first."""
    return tuple(p.model_copy(update={"inferred": True}) for p in max(options, key=weight).places)


def weight(option: Option) -> float:
    """The weight of an option: the sum of its signs times their weights, in log odds."""
    known = _weights()
    return sum(known.get(name, 0.0) * value for name, value in option.signs.items())


@cache
def _weights() -> Mapping[str, float]:
    import yaml

    return cast(
        Mapping[str, float],
        yaml.safe_load((files(__package__) / "data" / "where_choice.yaml").read_text(encoding="utf-8")),
    )
