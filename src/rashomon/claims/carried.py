"""Actors that a sentence leaves out because the sentence before has named them.

"Police raided the house. Four men were arrested." A claim without an agent takes those of the nearest earlier claim of the
same type that stands close by (the codebook's section 1: a claim holds what its surroundings say of its actors); the value
says that it was inferred and keeps the span where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Actor, Claim

NEAR = 300
"""Characters between the triggers, at most: about two sentences."""

_NO_AGENT = frozenset({"displacement", "talks", "agreement", "protest", "threat", "other"})
_HELD_BACK = frozenset({"planned", "denied"})


def carry(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, in reading order, with the agents that an earlier sentence names for them."""
    out: list[Claim] = []
    for i, claim in enumerate(claims):
        agents = () if claim.agents else _before(claims, i)
        out.append(claim.model_copy(update={"agents": agents}) if agents else claim)
    return tuple(out)


def _before(claims: Sequence[Claim], at: int) -> tuple[Actor, ...]:
    claim = claims[at]
    if claim.type in _NO_AGENT or claim.stance in _HELD_BACK:
        return ()
    for earlier in reversed(claims[:at]):
        if claim.trigger.start - earlier.trigger.start > NEAR:
            return ()
        apart = earlier.sentence.start != claim.sentence.start
        if apart and earlier.type == claim.type and earlier.agents and not _same(earlier.agents, claim.targets):
            return tuple(a.model_copy(update={"inferred": True}) for a in earlier.agents)
    return ()


def _same(agents: Sequence[Actor], targets: Sequence[Actor]) -> bool:
    """Whether an agent is a target of the other claim: then it cannot be its agent too."""
    names = {(t.refers_to or t.text).casefold() for t in targets}
    return any((a.refers_to or a.text).casefold() in names for a in agents)
