"""Which claims of a report tell the same occurrence.

Every claim is compared with the occurrences told before it, the newest first; the signs for and against sameness are added up
(their weights are on the scale of log odds): the type, the word for the act, who and whom, where, when, how many, and words
that point back ("the attack") or on ("another attack"). A claim joins the occurrence that fits best, or begins a new one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..records import Analysis, Claim, ClaimType, Report
from .index import Index
from .traits import Party, Told, told

WEIGHTS: Mapping[str, float] = {
    "base": -1.44,
    "same type": 0.71,
    "near type": -1.05,
    "lasting": 0.33,
    "same word": 1.07,
    "same sense": 0.82,
    "other sense": -1.44,
    "toll": 2.18,
    "bare": 0.55,
    "points back": 0.7,
    "introduces": -0.51,
    "points on": -2.39,
    "same agent": 0.83,
    "other agent": -0.52,
    "other name of agent": -1.44,
    "other number of agents": -0.6,
    "other kind of agent": -1.35,
    "same target": 1.29,
    "same person": 0.94,
    "other target": -0.4,
    "other name of target": -2.77,
    "other number of targets": -0.51,
    "other kind of target": -0.99,
    "same place": 0.68,
    "other place": -0.92,
    "moved on": -0.57,
    "other item": -2.0,
    "other count": -2.0,
    "same time": 0.78,
    "other time": -2.91,
    "same figure": 1.47,
    "other figure": -0.89,
    "other setting": -1.34,
    "not yet done": -1.57,
    "not done": -1.63,
    "same sentence": -1.36,
    "near": 0.57,
    "far": -0.38,
}
"""What each sign of sameness weighs, in log odds; a sum above 0 joins.

Set by hand, then drawn towards a logistic regression on the pairs of claims of documents annotated whole (`training/annotations`)."""

_HARM: frozenset[ClaimType] = frozenset({"violence"})
_ACTS: frozenset[ClaimType] = frozenset(
    {
        "clash",
        "airstrike",
        "shelling",
        "explosion",
        "suicide-bombing",
        "chemical",
        "riot",
        "crackdown",
        "sexual-violence",
    }
)
_NEAR: tuple[tuple[ClaimType, ClaimType], ...] = (
    ("clash", "takeover"), ("clash", "movement"), ("movement", "takeover"), ("clash", "airstrike"), ("clash", "shelling"),
    ("explosion", "suicide-bombing"), ("explosion", "clash"), ("explosion", "shelling"), ("explosion", "airstrike"),
    ("airstrike", "shelling"), ("riot", "destruction"), ("riot", "protest"), ("riot", "clash"), ("crackdown", "protest"),
    ("crackdown", "arrest"), ("arrest", "abduction"), ("agreement", "talks"), ("siege", "clash"), ("siege", "takeover"),
)  # fmt: skip
_NEAR_TYPES = frozenset(
    {
        *_NEAR,
        *((b, a) for a, b in _NEAR),
        *((h, t) for h in _HARM for t in _ACTS),
        *((t, h) for h in _HARM for t in _ACTS),
    }
)
_LASTING: frozenset[ClaimType] = frozenset(
    {"protest", "riot", "siege", "crackdown", "agreement", "talks", "displacement"}
)
_PARTIES: frozenset[ClaimType] = frozenset({"talks", "agreement"})
_ONCE: frozenset[ClaimType] = frozenset(
    {"arrest", "abduction", "release", "violence", "sexual-violence", "displacement"}
)
_KINDS = {
    "protesters": "civilians", "rioters": "civilians", "media": "civilians", "government": "state-forces",
    "external-forces": "state-forces", "political-militia": "rebels", "identity-militia": "rebels", "unidentified": "other",
}  # fmt: skip
_OF_NOW = frozenset({"day", "from now"})
_LOOK_BACK, _LOOK_BACK_ALL = 40, 400
_RECENT = 6
_EXCLUDES = -2.5
_OFTEN_TOLD = 0.2
_STAYS = 5
_BEST, _ALL = 0.6, 0.4


@dataclass(slots=True)
class _Group:
    number: int
    members: list[Told] = field(default_factory=list)


def group(report: Report, analysis: Analysis, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with ``event`` set: ``e1``, ``e2``, … in order of first mention; claims of one occurrence share it.

    Claims are expected in reading order, with ``refers_to`` set as far as it is known.
    """
    index = Index(analysis)
    groups: list[_Group] = []
    out: list[Claim] = []
    around: frozenset[str] = frozenset()
    since = 0
    for claim in claims:
        new = told(claim, index, report.text)
        if new.places:
            around, since = new.places, new.sentence
        elif new.sentence - since <= _STAYS:
            new.around = around
        best = _best(new, groups)
        if best is None:
            best = _Group(len(groups) + 1)
            groups.append(best)
        best.members.append(new)
        event = f"e{best.number}"
        out.append(claim if claim.event == event else claim.model_copy(update={"event": event}))
    return tuple(out)


def _best(new: Told, groups: Sequence[_Group]) -> _Group | None:
    """The occurrence that the claim tells again: of the last ones that are near enough in type, the one that fits best."""
    best: _Group | None = None
    best_score = 0.0
    seen = 0
    for g in groups[: -_LOOK_BACK_ALL - 1 : -1]:
        if not any(_type_sign(new.claim.type, m.claim.type) for m in g.members[:3]):
            continue
        seen += 1
        if seen > _LOOK_BACK:
            break
        score = _group_score(new, g)
        if score is not None and score > best_score:
            best, best_score = g, score
    return best


def _group_score(new: Told, g: _Group) -> float | None:
    """How well a claim fits a group: the best of its members, tempered by the others; None where one excludes it."""
    members = g.members if len(g.members) <= _RECENT else [*g.members[:2], *g.members[-(_RECENT - 2) :]]
    known = [s for m in members if (s := _pair_score(new, m)) is not None]
    unlike = len(known) < len(members) < 3
    if unlike or not known or min(known) < _EXCLUDES:
        return None
    return _BEST * max(known) + _ALL * sum(known) / len(known) + _OFTEN_TOLD * math.log(len(g.members))


def _pair_score(a: Told, b: Told) -> float | None:
    """Evidence that two claims tell the same occurrence, ``b`` the earlier one; None where they cannot."""
    signs = signs_of(a, b)
    return None if signs is None else sum(WEIGHTS[s] for s in signs)


def signs_of(a: Told, b: Told) -> list[str] | None:
    """The signs (names in ``WEIGHTS``) for and against sameness of two claims, ``b`` the earlier; None where the types exclude it."""
    typed = _type_sign(a.claim.type, b.claim.type)
    if typed is None:
        return None
    lasting = typed == "same type" and a.claim.type in _LASTING
    return [
        "base", typed, *(["lasting"] if lasting else []), *_word_signs(a, b), *_pointing_signs(a, b),
        *_actor_signs(a, b, "agent"), *_actor_signs(a, b, "target"), *_place_signs(a, b), *_time_signs(a, b),
        *_figure_signs(a, b), *_manner_signs(a.claim, b.claim), *_distance_signs(a, b),
    ]  # fmt: skip


def _type_sign(a: ClaimType, b: ClaimType) -> str | None:
    if a == b:
        return "same type"
    return "near type" if (a, b) in _NEAR_TYPES else None


def _word_signs(a: Told, b: Told) -> list[str]:
    """Whether the words for the act are the same, mean the same, or tell another step, or the harm that the act did."""
    if a.stem and a.stem == b.stem:
        return ["same word"]
    if a.claim.type == b.claim.type and a.senses and b.senses:
        return ["same sense"] if a.senses & b.senses else ["other sense"]
    harm = a.claim.type in _HARM and b.claim.type in _ACTS
    follows = a.sentence - b.sentence <= 2 and not a.agents and not a.places
    return ["toll"] if harm and (a.places & b.places or follows) else []


def _pointing_signs(a: Told, b: Told) -> list[str]:
    out = ["points on"] if a.onward else []
    if a.sentence == b.sentence:
        return out
    if a.pointing:
        out += ["points back", "bare"] if a.bare else ["points back"]
    elif a.introducing:
        out.append("introduces")
    return out


def _actor_signs(a: Told, b: Told, role: str) -> list[str]:
    """Whether who did it, or to whom, is the same, may be the same, or is another."""
    mine, yours = (a.agents, b.agents) if role == "agent" else (a.targets, b.targets)
    if not mine or not yours:
        return []
    if role == "agent" and a.claim.type in _PARTIES and len(mine) > 1 and len(yours) > 1:
        rest = [*_unmatched(mine, yours), *_unmatched(yours, mine)]
        return ["other name of agent"] if any(r.named for r in rest) else ["same agent"]
    pairs = [(m, y) for m in mine for y in yours]
    alike = [(m, y) for m, y in pairs if _same_party(m, y)]
    if alike:
        person = any(m.named and y.named and not m.plural and not y.plural for m, y in alike)
        return (
            [f"same {role}", "same person"]
            if person and role == "target" and a.claim.type in _ONCE
            else [f"same {role}"]
        )
    return _other_party(pairs, role)


def _other_party(pairs: Sequence[tuple[Party, Party]], role: str) -> list[str]:
    """In what the actors of two claims differ, where none is the same."""
    out = []
    if all(m.plural != y.plural for m, y in pairs):
        out.append(f"other number of {role}s")
    kinds = [(_KINDS.get(m.kind, m.kind), _KINDS.get(y.kind, y.kind)) for m, y in pairs]
    if all(m != y and "other" not in (m, y) for m, y in kinds):
        out.append(f"other kind of {role}")
    elif not any(m.vague or y.vague or (m.kind == y.kind and m.words & y.words) for m, y in pairs):
        out.append(f"other name of {role}" if all(m.named and y.named for m, y in pairs) else f"other {role}")
    return out


def _unmatched(parties: Sequence[Party], others: Sequence[Party]) -> list[Party]:
    return [p for p in parties if not any(_same_party(p, o) for o in others)]


def _same_party(a: Party, b: Party) -> bool:
    """Whether two actors are worded as the same: one's words within the other's, or the same noun and no two names."""
    if not a.words or not b.words:
        return False
    shared = len(a.words & b.words)
    if shared == len(a.words) or shared == len(b.words) or shared * 2 > min(len(a.words), len(b.words)):
        return True
    return a.head == b.head and not (a.named and b.named) and a.kind == b.kind


def _place_signs(a: Told, b: Told) -> list[str]:
    if not b.places:
        return []
    if a.places:
        return ["same place"] if a.places & b.places else ["other place"]
    return ["moved on"] if a.around and not a.around & b.places else []


def _time_signs(a: Told, b: Told) -> list[str]:
    if not a.times or not b.times:
        return []
    mine, yours = _by_kind(a.times), _by_kind(b.times)
    shared = mine.keys() & yours.keys() - {"words"}
    # "in 2013" and "on Sunday": a bare year beside a day that is counted from now.
    old = ("year" in mine) != ("year" in yours) and bool((yours if "year" in mine else mine).keys() & _OF_NOW)
    if old or any(not mine[k] & yours[k] for k in shared):
        return ["other time"]
    return ["same time"] if shared or a.times & b.times else []


def _by_kind(times: frozenset[str]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for mark in times:
        kind, _, value = mark.partition(":")
        out.setdefault(kind, set()).add(value)
    return out


def _figure_signs(a: Told, b: Told) -> list[str]:
    out = ["other count"] if a.count and b.count and not a.count & b.count else []
    if a.figures & b.figures:
        return [*out, "same figure"]
    both = {f[0] for f in a.figures} & {f[0] for f in b.figures}
    return [*out, "other figure"] if both and a.voice == b.voice else out


def _manner_signs(a: Claim, b: Claim) -> list[str]:
    out = ["other setting"] if a.setting != b.setting else []
    out += ["not yet done"] if (a.stance == "planned") != (b.stance == "planned") else []
    return [*out, "not done"] if (a.stance == "negated") != (b.stance == "negated") else out


def _distance_signs(a: Told, b: Told) -> list[str]:
    apart = a.sentence - b.sentence
    out = ["other item"] if a.item and b.item and apart else []
    if apart == 0:
        return [*out, "same sentence"]
    return [*out, "near"] if apart <= 2 else [*out, "far"] if apart > 12 else out
