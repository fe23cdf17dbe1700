"""Who speaks: what kind of claimant (a belligerent, officials, medics, monitors, media, residents), and on whose side.

The words stand in ``claimants.yaml``, the rules in ``docs/events.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..records import Actor, ActorClass, Claim, Claimant, Report, Side, Source

FILE = Path(__file__).with_name("claimants.yaml")
CHANNELS = frozenset({
    "telephone", "phone", "email", "statement", "telegram", "twitter", "facebook", "x", "reporters", "journalists", "interview",
    "briefing", "conference",
})  # fmt: skip
# Classes that are the same side of a conflict where the registry names none.
BLOCS: Mapping[str, str] = {
    "state-forces": "state", "government": "state", "rebels": "rebels", "political-militia": "political-militia",
    "identity-militia": "identity-militia", "external-forces": "external-forces",
}  # fmt: skip
UNNAMED: Mapping[str, Side] = {
    "state": Side(id="class:state", name="state forces"),
    "rebels": Side(id="class:rebels", name="rebels"),
    "political-militia": Side(id="class:political-militia", name="militia"),
    "identity-militia": Side(id="class:identity-militia", name="militia"),
    "external-forces": Side(id="class:external-forces", name="foreign forces"),
}
# Acts of a state in which it speaks as an authority and no belligerent.
CIVIL_ACTS = frozenset({"arrest", "release", "protest", "talks", "agreement", "aid", "sanction", "regroup", "other"})
# Acts by which a place changes hands.
CONTROL = frozenset({"takeover", "transfer"})
Parties = Mapping[str, tuple[Side, str]]
_PRONOUNS = frozenset({"we", "us", "our", "i", "my", "it", "its", "they", "them", "their", "he", "his", "she", "her", "you", "your", "who"})
_CIVIL: tuple[Claimant, ...] = ("medics", "monitors", "media", "residents")
_TOKEN = re.compile(r"\w+(?:-\w+)*")
_HEAD_ENDS = frozenset({"of", "from", "at", "in", "for", "with", "near", "on", "who"})
_LONGEST = 4


@dataclass(frozen=True)
class Wording:
    """What a speaker's words tell: the kind, or the class of an armed side; neither where they tell nothing."""

    kind: Claimant | None = None
    armed: ActorClass | None = None


@dataclass(frozen=True)
class Speaker:
    """Who asserts a claim: name, kind, side, and whether it is the outlet's own voice."""

    name: str
    claimant: Claimant
    side: Side | None = None
    own: bool = False


def plain(name: str) -> str:
    """A name without case and article, for comparing."""
    return name.casefold().removeprefix("the ").removeprefix("a ").removeprefix("an ")


def voice(c: Claim, reports: Mapping[str, Report]) -> str:
    """Who asserts a claim: the speaker, else the body spoken for, else the outlet or, without one, the report's name."""
    s = _asserting(c)
    return spoken(s) if s else outlet(c.report, reports)


def spoken(s: Source) -> str:
    """The name of a source: the fullest that the report uses, unless that is likely somebody else's.

    "The monitoring group" says itself what it is: a reference to an army, or to a name that shares no word with it and is
    no monitor's, is a mistake of reading, and would put one's words into the other's mouth.
    """
    own, full = wording(s.text), wording(s.name)
    if own.kind not in _CIVIL or own == full:
        return s.name
    words, named = (frozenset(_TOKEN.findall(plain(x))) for x in (s.text, s.name))
    wrong = full.armed is not None or full.kind == "officials" or s.side is not None or (len(words) > 1 and not words & named)
    return " ".join(s.text.split()) if wrong else s.name


def outlet(report: str, reports: Mapping[str, Report]) -> str:
    """The outlet of a report or, without one, the report's name."""
    r = reports.get(report)
    return (r.outlet or r.name) if r else report


def _asserting(c: Claim) -> Source | None:
    for role in ("speaker", "for", "via"):
        for s in c.sources:
            if s.role == role and not (role == "via" and s.text.casefold().split()[-1:] and s.text.casefold().split()[-1] in CHANNELS):
                return s
    return None


def parties_of(claims: Iterable[Claim]) -> dict[str, tuple[Side, str]]:
    """The sides that accounts name as agent or target: id → the side and its bloc. Civilians and media are none."""
    out: dict[str, tuple[Side, str]] = {}
    for a in (a for c in claims for a in (*c.agents, *c.targets, *c.partners)):
        side = actor_side(a)
        if side:
            out.setdefault(side.id, (side, BLOCS.get(a.class_, "other")))
    return dict(sorted(out.items()))


def actor_side(a: Actor) -> Side | None:
    """The side of an actor, by the registry or else by its class; a pronoun that nobody resolved has none."""
    bloc = BLOCS.get(a.class_)
    if bloc is None or a.side:
        return a.side if bloc else None
    first = (a.refers_to or a.text).casefold().split()[:1]
    return None if first and first[0] in _PRONOUNS else UNNAMED[bloc]


def speaker(c: Claim, reports: Mapping[str, Report], parties: Parties, civil: bool = False) -> Speaker:
    """Who asserts ``c``. ``parties`` are the sides of the event; ``civil`` says that it is no act of fighting."""
    said = _asserting(c)
    if said is None:
        return Speaker(outlet(c.report, reports), "media", own=True)
    told = (said, *(s for s in c.sources if s.role == "for" and s is not said))
    side = next((s.side for s in told if s.side), None)
    words = next((w for s in told if (w := wording(spoken(s))) != Wording()), Wording())
    class_ = next((s.class_ for s in told if s.class_), None)
    kind, side = _kind(side, words, class_, parties)
    if civil and kind == "belligerent" and side and parties.get(side.id, (side, ""))[1] == "state":
        kind = "officials"
    return Speaker(spoken(said), kind, side)


def _kind(side: Side | None, words: Wording, class_: ActorClass | None, parties: Parties) -> tuple[Claimant, Side | None]:
    """The kind of a claimant and, for a belligerent, its side; the first rule that holds, as docs/events.md lists them."""
    if words.kind in _CIVIL and not (words.kind == "media" and side and side.id in parties):
        return words.kind, None
    if side and side.id in parties:
        return "belligerent", side
    armed = words.armed or (class_ if class_ in BLOCS and class_ != "government" and words.kind != "officials" else None)
    if armed:
        return "belligerent", side or _only(BLOCS[armed], parties)
    if words.kind:
        return words.kind, None
    by_class: dict[str | None, Claimant] = {
        "government": "officials", "media": "media", "international-organisation": "monitors", "civilians": "residents",
    }  # fmt: skip
    return by_class.get(class_, "unknown"), None


def _only(bloc: str, parties: Parties) -> Side:
    """The one party of the speaker's bloc, where there is exactly one; else the bloc without a name."""
    same = [side for side, b in parties.values() if b == bloc and side != UNNAMED[bloc]]
    return same[0] if len(same) == 1 else UNNAMED[bloc]


@lru_cache(8192)
def wording(name: str) -> Wording:
    """What the words of a speaker's name tell, by the first table of ``claimants.yaml`` that holds one of them."""
    found = [_singular(w) for w in _TOKEN.findall(name.casefold())[:40]]
    head = next((i for i, w in enumerate(found) if w in _HEAD_ENDS and i), len(found))
    for end, whole in ((head, False), (len(found), True)):
        phrases = {" ".join(found[i : i + n]) for i in range(end) for n in range(1, _LONGEST + 1)}
        for kind, class_, words in _table():
            if phrases & words and not (whole and kind in ("residents", "officials")):
                return Wording(kind, class_)
    return Wording()


@lru_cache(1)
def _table() -> tuple[tuple[Claimant | None, ActorClass | None, frozenset[str]], ...]:
    import yaml

    table: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    out: list[tuple[Claimant | None, ActorClass | None, frozenset[str]]] = []
    for kind, words in table.items():
        if kind == "armed":
            out += [(None, class_, _words(found)) for class_, found in words.items()]
        else:
            out.append((kind, None, _words(words)))  # type: ignore[arg-type]
    return tuple(out)


def _words(words: list[str]) -> frozenset[str]:
    return frozenset(" ".join(_singular(w) for w in _TOKEN.findall(phrase)) for phrase in words)


def _singular(word: str) -> str:
    if word == "locals":  # "local officials" are no locals
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith(("sses", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is", "ws")) else word
