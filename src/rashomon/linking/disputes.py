"""What the accounts of an event dispute: whose act it was, how many, whether it happened, who holds the place, when and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from ..records import Claim, Dispute, DisputeKind, Measure, Side, Stand
from .claimants import CONTROL, UNNAMED, actor_side, plain
from .score import NEAR_KM, distance_km
from .tolls import Count, clashes, denied_in, number, wholes
from .voices import Accounts, Told

HARM: tuple[Measure, ...] = (
    "killed", "wounded", "casualties", "missing", "captured", "abducted", "arrested", "freed", "displaced",
)  # fmt: skip
# Acts with one author. In a clash both sides act, and of talks, truces and protests nobody is held guilty.
ONE_SIDED = frozenset({
    "airstrike", "shelling", "explosion", "suicide-bombing", "chemical", "violence", "sexual-violence", "abduction", "destruction", "crackdown",
    "breach",
})  # fmt: skip
AFFIRMED = ("asserted", "claimed")
_PLURALS = frozenset({"police", "people", "media", "military and police"})
_AT_MOST = 4
_NAMELESS = frozenset(s.id for s in UNNAMED.values())


def disputes_of(accounts: Accounts, counts: Sequence[Count]) -> tuple[Dispute, ...]:
    """All disputes: responsibility, whether it happened, who holds the place, tolls, time, place."""
    return (*_blamed(accounts), *_denials(accounts), *_holders(accounts), *_tolls(accounts, counts), *_days(accounts), *_spots(accounts))


def affirming(accounts: Accounts) -> list[Told]:
    """The accounts that say that it happened, without doubt."""
    return [t for t in accounts.told if t.claim.stance in AFFIRMED]


def agent_sides(c: Claim, doubted: bool = True) -> dict[str, Side]:
    """The sides of a claim's agents by id; without those that are doubted if asked so."""
    return {s.id: s for a in c.agents if (doubted or not a.doubted) and (s := actor_side(a))}


def _stand(accounts: Accounts, says: str, told: Iterable[Told]) -> Stand:
    held = list(told)
    names = accounts.sources(held)
    return Stand(says=says, sources=names, claims=tuple(dict.fromkeys(t.claim.id for t in held)))


def listed(names: Sequence[str]) -> str:
    """Names in a sentence; of many the first four."""
    if len(names) > _AT_MOST:
        return f"{', '.join(names[:_AT_MOST])} and {len(names) - _AT_MOST} more"
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def _verb(names: Sequence[str], one: str, many: str) -> str:
    last = names[0].split()[-1:] or [""]
    plural = last[0] in _PLURALS or (last[0].islower() and last[0].endswith("s") and not last[0].endswith(("ss", "us", "is")))
    return many if len(names) > 1 or plural else one


def says(names: Sequence[str]) -> str:
    """``the army says``, ``the rebels say``."""
    return f"{listed(names)} {_verb(names, 'says', 'say')}"


# ---- who did it ----------------------------------------------------------------------------------------------------


def _blamed(accounts: Accounts) -> Iterable[Dispute]:
    """Two sources that name different sides as the author of an act that has one."""
    told = [t for t in affirming(accounts) if t.claim.type in ONE_SIDED and agent_sides(t.claim)]
    found = _exclusive(told, lambda a, b: others(agent_sides(a.claim), agent_sides(b.claim)), lambda t: _sides_words(t.claim))
    if len(found) > 1:
        stands = tuple(_stand(accounts, f"it was {words}", group) for words, group in found.items())
        yield Dispute(kind="responsibility", stands=stands, words=f"responsibility: {_each(stands)}")


def _sides_words(c: Claim) -> str:
    return " and ".join(sorted(s.name for s in agent_sides(c).values()))


def others(a: dict[str, Side], b: dict[str, Side]) -> bool:
    """Whether two sets of sides are surely not the same: a nameless side may be any of its bloc."""
    return not any(_may_be(x, y) for x in a.values() for y in b.values())


def _may_be(a: Side, b: Side) -> bool:
    """Whether two sides may be the same. A nameless one may be any, but rebels are no state, and a state's forces no rebels."""
    ids = {a.id, b.id}
    if len(ids) == 1 or not ids & _NAMELESS:
        return len(ids) == 1
    states = {i for i in ids if i == "class:state" or i.endswith("-government")}
    if "class:rebels" in ids:
        return not states
    return "class:state" not in ids or len(states) == 2 or ids <= _NAMELESS


def _exclusive(told: Sequence[Told], apart: Callable[[Told, Told], bool], words: Callable[[Told], str]) -> dict[str, list[Told]]:
    """The accounts that another source's account excludes, grouped by what they say."""
    hit = {
        t.claim.id for a, b in combinations(told, 2) if a.line != b.line and apart(a, b) for t in (a, b)
    }
    groups: dict[str, list[Told]] = {}
    for t in told:
        if t.claim.id in hit:
            groups.setdefault(words(t), []).append(t)
    return groups


def _each(stands: Sequence[Stand]) -> str:
    return ", ".join(f"{says(s.sources)} {s.says}" for s in stands)


# ---- whether it happened -------------------------------------------------------------------------------------------


def _denials(accounts: Accounts) -> Iterable[Dispute]:
    """Each source that denies or negates, against those that say that it happened."""
    held: dict[tuple[str, DisputeKind], list[Told]] = {}
    for t in accounts.told:
        if t.claim.stance in ("denied", "negated"):
            held.setdefault((t.key, _denied_what(t)), []).append(t)
    for (key, kind), denials in held.items():
        against = [t for t in affirming(accounts) if t.key != key and any(_same_act(d, t, kind) for d in denials)]
        if against:
            yield _denial(accounts, kind, denials, against)


def _denied_what(t: Told) -> DisputeKind:
    own, agents = t.speaker.side, agent_sides(t.claim)
    if t.claim.type in CONTROL:
        return "control"
    return "responsibility" if own and agents and not others({own.id: own}, agents) else "occurrence"


def _same_act(denial: Told, t: Told, kind: DisputeKind) -> bool:
    """Whether ``t`` says what ``denial`` denies: for responsibility, that its side did it, or without naming who."""
    if kind == "control":
        return t.claim.type in CONTROL
    if kind == "occurrence":
        return True
    told = agent_sides(t.claim)
    return not told or not others(told, agent_sides(denial.claim))


def _denial(accounts: Accounts, kind: DisputeKind, denials: Sequence[Told], against: Sequence[Told]) -> Dispute:
    outlets = all(t.speaker.own for t in denials)
    no, yes = ("says that it did not happen" if outlets else "denies it"), "that it did"
    many = "say that it did not happen" if outlets else "deny it"
    one, other = _stand(accounts, "it did not happen", denials), _stand(accounts, "it happened", against)
    words = f"{listed(one.sources)} {_verb(one.sources, no, many)}, {says(other.sources)} {yes}"
    prefix = {"responsibility": "responsibility: ", "control": "who holds the place: "}.get(kind, "")
    return Dispute(kind=kind, stands=(other, one), words=prefix + words)


def _holders(accounts: Accounts) -> Iterable[Dispute]:
    """Two sources that let different sides gain the place."""
    told = [t for t in affirming(accounts) if t.claim.type in CONTROL and agent_sides(t.claim)]
    found = _exclusive(told, lambda a, b: others(agent_sides(a.claim), agent_sides(b.claim)), lambda t: _sides_words(t.claim))
    if len(found) > 1:
        stands = tuple(_stand(accounts, f"{words} gained it", group) for words, group in found.items())
        yield Dispute(kind="control", stands=stands, words=f"who holds the place: {_each(stands)}")


# ---- how many, when, where -----------------------------------------------------------------------------------------


def _tolls(accounts: Accounts, counts: Sequence[Count]) -> Iterable[Dispute]:
    """Figures of harm by different sources that exclude each other, those of a source's latest day."""
    void, place = denied_in(accounts), {t.claim.id: n for n, t in enumerate(accounts.told)}
    told = {c.toll.measure for c in counts}
    for measure in (m for m in HARM if m in told):
        hit = {c.toll.claim: c for pair in clashes(wholes(counts, measure, void)) for c in pair}
        groups: dict[str, list[Count]] = {}
        for c in sorted(hit.values(), key=lambda c: (c.size, place[c.toll.claim])):
            groups.setdefault(number(c.toll), []).append(c)
        if groups:
            stands = tuple(_stand(accounts, words, (c.told for c in group)) for words, group in groups.items())
            yield Dispute(kind="toll", measure=measure, stands=stands, words=f"{measure}: {_each(stands)}")


def _days(accounts: Accounts) -> Iterable[Dispute]:
    """Two sources that tell intervals without a common day, neither of them inferred."""
    told = [
        t for t in accounts.told
        if t.claim.stance in AFFIRMED and t.claim.time.start and t.claim.time.end and not t.claim.time.inferred
    ]  # fmt: skip
    found = _exclusive(told, _days_apart, lambda t: _days_words(t.claim))
    if len(found) > 1:
        stands = tuple(_stand(accounts, words, group) for words, group in sorted(found.items()))
        yield Dispute(kind="time", stands=stands, words=f"when: {_each(stands)}")


def _days_apart(a: Told, b: Told) -> bool:
    x, y = a.claim.time, b.claim.time
    return bool(x.start and x.end and y.start and y.end and (x.end < y.start or y.end < x.start))


def _days_words(c: Claim) -> str:
    start, end = c.time.start, c.time.end
    return f"{start}" if start == end else f"{start} to {end}"


def _spots(accounts: Accounts) -> Iterable[Dispute]:
    """Two sources whose named places have coordinates and lie farther apart than 40 km, whichever are compared."""
    told = [t for t in affirming(accounts) if _fine(t.claim)]
    found = _exclusive(told, _far, lambda t: " and ".join(dict.fromkeys(p[2] for p in _fine(t.claim))))
    if len(found) > 1:
        stands = tuple(_stand(accounts, words, group) for words, group in sorted(found.items()))
        yield Dispute(kind="place", stands=stands, words=f"where: {_each(stands)}")


def _fine(c: Claim) -> list[tuple[float, float, str]]:
    return [
        (p.lat, p.lon, p.name or p.text) for p in c.places
        if p.rel in ("in", "near") and not p.inferred and p.lat is not None and p.lon is not None
    ]  # fmt: skip


def _far(a: Told, b: Told) -> bool:
    return all(distance_km(x[:2], y[:2]) > NEAR_KM and plain(x[2]) != plain(y[2]) for x in _fine(a.claim) for y in _fine(b.claim))
