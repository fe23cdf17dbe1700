"""The named actors of claims that the registry does not know, grouped by surface, each with what a new entry would need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from ..records import Actor, ActorClass, Claim
from .who_names import Token, key, singular, tokens
from .who_registry import Registry
from .who_words import words


@dataclass(frozen=True, slots=True)
class Unknown:
    """An actor that the registry does not know: its wordings, the commonest first, and what the claims tell of it.

    ``country`` is where most of its claims are placed, None where none is. ``example`` is one of its claims.
    """

    id: str
    wordings: tuple[str, ...]
    class_: ActorClass
    country: str | None
    claims: int
    reports: int
    example: Claim

    @property
    def name(self) -> str:
        """The commonest wording."""
        return self.wordings[0]

    def stub(self) -> dict[str, Any]:
        """The entry that a file for ``rashomon actors add`` would hold for it; its terms are for the user to fill in."""
        entry: dict[str, Any] = {"name": self.name}
        if len(self.wordings) > 1:
            entry["aliases"] = list(self.wordings[1:])
        entry["class"] = self.class_
        return entry | ({"country": self.country} if self.country else {})


@dataclass
class _Group:
    wordings: Counter[str] = field(default_factory=Counter)
    classes: Counter[ActorClass] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    claims: dict[str, Claim] = field(default_factory=dict)


def unknown_actors(claims: Iterable[Claim], registry: Registry) -> tuple[Unknown, ...]:
    """The agents, targets and partners of ``claims`` that have a name which ``registry`` does not know on the day of the event.

    Wordings that differ by case, accents, articles and plurals are one. Descriptions ("gunmen", "Syrian troops"), pronouns and what
    the words tell to be civilians are left out. The most often told come first.
    """
    groups: dict[str, _Group] = {}
    names = {k for e in registry.entries.values() for k in e.keys}
    for claim in claims:
        for actor in _named(claim, registry, names):
            wording, folded = _surface(actor, registry)
            g = groups.setdefault(folded, _Group())
            g.wordings[wording] += 1
            g.classes[actor.class_] += 1
            g.countries.update({p.cc for p in claim.places[:1] if p.cc})
            g.claims.setdefault(claim.id, claim)
    found = [_unknown(folded, g, registry) for folded, g in groups.items()]
    return tuple(sorted(found, key=lambda u: (-u.claims, -u.reports, u.id)))


def _named(claim: Claim, registry: Registry, names: Set[str]) -> Iterator[Actor]:
    """The actors of a claim that have a name which is not known; one whose name the registry has of another day is known."""
    on = claim.time.end or claim.time.start
    country = next((p.cc for p in claim.places if p.cc), None)
    for actor in (*claim.agents, *claim.targets, *claim.partners):
        said = [w for w in (actor.text, actor.refers_to) if w]
        known = actor.entity is not None or any(key(w) in names or registry.find(w, on, country) for w in said)
        if not known and actor.class_ != "civilians" and _surface(actor, registry)[1]:
            yield actor


def _surface(actor: Actor, registry: Registry) -> tuple[str, str]:
    """The wording of an actor without its article, and what is compared of it; "" where it holds no name."""
    wording = " ".join((actor.refers_to or actor.text).split())
    found = tokens(wording)
    if not any(_is_name(t, i, found, registry) for i, t in enumerate(found)):
        return wording, ""
    first, _, rest = wording.partition(" ")
    return (rest if first.lower() in ("the", "a", "an") and rest else wording), " ".join(singular(t.norm) for t in found)


def _is_name(token: Token, at: int, found: Sequence[Token], registry: Registry) -> bool:
    """Whether a word is part of a name: written with a capital, and neither a common noun nor a nationality."""
    noun, w = singular(token.norm), words()
    if not token.capital or token.norm.isdigit() or registry.finder.codes((token,)) or registry.finder.codes((token._replace(norm=noun),)):
        return False
    common = any(noun in table or token.norm in table for table in (w.sure, w.likely, w.bodies, w.sides, w.parts, w.people, w.bare, w.pronouns, w.kinds))
    # The first word may have its capital from the head of a sentence ("Masked gunmen").
    return not common and (at > 0 or len(found) == 1 or found[1].capital)


def _unknown(folded: str, g: _Group, registry: Registry) -> Unknown:
    told = [c for c, _ in g.classes.most_common() if c not in ("other", "unidentified")]
    country, n = g.countries.most_common(1)[0] if g.countries else (None, 0)
    wordings = sorted(g.wordings, key=lambda w: (-g.wordings[w], w.isupper(), w))
    distinct = {w.casefold(): w for w in reversed(wordings)}
    kept = tuple(w for w in wordings if distinct[w.casefold()] == w)
    id_ = folded.replace(" ", "-")
    while id_ in registry.entries:
        id_ += "-2"
    example = min(g.claims.values(), key=lambda c: (c.report, c.trigger.start, c.id))
    return Unknown(
        id_, kept, told[0] if told else "other", country if 2 * n >= len(g.claims) else None, len(g.claims),
        len({c.report for c in g.claims.values()}), example,
    )  # fmt: skip
