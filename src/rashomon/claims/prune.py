"""Words that only point back: "this attack", "the violence".

Such a word is a claim only where its sentence adds something to what was told: an actor, a place, a time, a figure, a source or a
stance (the codebook's section 2). A noun whose sentence adds nothing to an occurrence that another claim tells is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Analysis, Claim

_ADDING = frozenset({"doubted", "denied", "negated", "planned"})


def prune(analysis: Analysis, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, in reading order, without nouns that only point back to another claim of their event."""
    nouns = _noun_starts(analysis)
    events: dict[str, int] = {}
    for c in claims:
        events[c.event] = events.get(c.event, 0) + 1
    out = []
    for c in claims:
        if events[c.event] > 1 and c.trigger.start in nouns and adds_nothing(c):
            events[c.event] -= 1
        else:
            out.append(c)
    return tuple(out)


def adds_nothing(c: Claim) -> bool:
    """Whether the claim's own sentence tells nothing but that it happened."""
    own = [s for s in (*c.agents, *c.targets, *c.partners, *c.places, *c.figures, *c.sources) if c.sentence.overlaps(s)]
    timed = c.time.span is not None and c.sentence.overlaps(c.time.span)
    return not own and not timed and c.stance not in _ADDING


def _noun_starts(analysis: Analysis) -> frozenset[int]:
    return frozenset(w.start for s in analysis.sentences for w in s.words if w.upos in ("NOUN", "PROPN"))
