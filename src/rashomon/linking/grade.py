"""The grade of an event, in the words that Airwars uses for reports of civilian harm, and the rule that gave it.

After Airwars, "Methodology & standards" (airwars.org/methodology): confirmed, fair, weak, contested, discounted. What
Airwars calls weak for having a single source has a word of its own here. No grade says what is true.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Dispute, Grade
from .claimants import CONTROL
from .disputes import affirming, agent_sides, listed, others, says
from .voices import Accounts, Told

_DECISIVE = ("responsibility", "occurrence", "control")
_ABOUT = {"responsibility": "who is responsible", "occurrence": "whether it happened", "control": "who holds the place"}


def grade_of(accounts: Accounts, disputes: Sequence[Dispute]) -> tuple[Grade | None, str]:
    """The grade and its rule in words: the first rule that holds, as docs/events.md lists them."""
    sure = affirming(accounts)
    doubted = [t for t in accounts.told if t.claim.stance == "doubted"]
    against = [t for t in accounts.told if t.claim.stance in ("denied", "negated")]
    if not sure and not doubted and not against:
        return None, "nothing is said to have happened yet"
    if against and not sure:
        return "discounted", f"{listed(accounts.sources(against))} deny or negate it and nobody says without doubt that it happened"
    if kinds := list(dict.fromkeys(d.kind for d in disputes if d.kind in _DECISIVE)):
        return "contested", f"accounts contradict each other about {' and '.join(_ABOUT[k] for k in kinds)}"
    if told := _confirming(sure):
        who = says(accounts.sources(told))
        return "confirmed", f"{who} so of itself" if _did(told[0]) else f"{who} so, and another side gained by it"
    return _supported(accounts, sure, doubted)


def _supported(accounts: Accounts, sure: Sequence[Told], doubted: Sequence[Told]) -> tuple[Grade, str]:
    names = accounts.sources(sure)
    if not sure:
        return "weak", f"only told with doubt, by {listed(accounts.sources(doubted))}"
    if len(names) > 1:
        kinds = {t.key: t.speaker.claimant for t in sure}
        if len([k for k in kinds.values() if k == "belligerent"]) > 1 or set(kinds.values()) - {"belligerent", "unknown"}:
            return "fair", f"{len(names)} independent sources say so: {listed(names)}"
        return "weak", f"{len(names)} sources say so, none of whom can be told to be independent of the sides"
    if all(_accuses(t) for t in sure):
        return "weak", f"only {names[0]}, a party, says so of its enemy"
    return "single source", f"only {names[0]} says so"


def _confirming(sure: Sequence[Told]) -> list[Told]:
    """The accounts by a side that did it; for a place that changed hands, by one that did not gain it."""
    return [t for t in sure if (_lost(t) if t.claim.type in CONTROL else _did(t))]


def _did(t: Told) -> bool:
    return bool(t.speaker.side and t.speaker.side.id in agent_sides(t.claim, doubted=False))


def _lost(t: Told) -> bool:
    """Whether a belligerent says that another side gained the place."""
    return t.speaker.claimant == "belligerent" and _of_another(t, doubted=False)


def _accuses(t: Told) -> bool:
    """Whether a belligerent speaks of another side's act."""
    return t.speaker.claimant == "belligerent" and _of_another(t, doubted=True)


def _of_another(t: Told, doubted: bool) -> bool:
    """Whether the agents are surely of other sides than the speaker."""
    side, agents = t.speaker.side, agent_sides(t.claim, doubted)
    return bool(side and agents and others({side.id: side}, agents))
