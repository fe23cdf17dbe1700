"""How many were killed in an event, in one figure with its bounds, and on whose side.

The accounts keep their own figures. A shape that holds one figure gets it by the rules below, which its table can change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..records import Claim, Event, Figure, Toll
from .facts import Facts, Side


@dataclass(frozen=True, slots=True)
class Deaths:
    """``best`` with its bounds (``None``: not told, or no upper bound), and how ``best`` falls on side A, side B and civilians."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    a: int = 0
    b: int = 0
    civilians: int = 0
    unknown: int = 0


def killed(event: Event, rule: str = "most-voices") -> tuple[int | None, int | None, int | None]:
    """Low, best and high of those killed: the ends of the event's range, and between them one figure.

    ``most-voices`` takes the event's own best figure (``docs/events.md``), else the low end; ``low`` and ``high`` an end.
    """
    spread = next((r for r in event.ranges if r.measure == "killed"), None)
    if spread is None:
        return None, None, None
    points = sorted({n for toll in tolls(event) for n in (toll.low, toll.high) if n is not None and toll.stated})
    best = spread.best if spread.best is not None else spread.low
    if rule == "low":
        best = spread.low if spread.low is not None else best
    elif rule == "high":
        best = spread.high if spread.high is not None else max(points, default=best or 0)
    low = best if spread.low is None and best is not None else spread.low
    return low, best, spread.high if spread.high is None or best is None else max(spread.high, best)


def tolls(event: Event) -> tuple[Toll, ...]:
    """The figure of those killed of each account: its largest, without parts and totals over more than this event."""
    found: dict[str, Toll] = {}
    for toll in event.tolls:
        if toll.measure != "killed" or toll.part or toll.cumulative:
            continue
        kept = found.get(toll.claim)
        if kept is None or (toll.high or toll.low or 0) > (kept.high or kept.low or 0):
            found[toll.claim] = toll
    return tuple(found.values())


def deaths_of(
    facts: Facts, a: Sequence[Side], b: Sequence[Side], rule: str, words: Mapping[str, Sequence[str]]
) -> Deaths:
    """The dead by side. The account whose figure is ``best`` tells whose they were; what it does not tell is unknown.

    ``a`` and ``b`` are the actors of each side; ``words`` names classes by the words that are counted ("soldiers").
    """
    low, best, high = killed(facts.event, rule)
    if best is None:
        return Deaths(low, best, high)
    counted: Counter[str] = Counter()
    chosen = next((t for t in tolls(facts.event) if best in (t.low, t.high)), None)
    claim = next((c for c in facts.claims if chosen and c.id == chosen.claim), None)
    if claim and chosen:
        whole = next((f for f in claim.figures if _is(f, chosen)), None)
        parts = [f for f in claim.figures if whole and f.measure == "killed" and f.part_of == whole.text and f.low]
        for part in parts:
            counted[_whose(part, claim, a, b, words)] += part.low or 0
        if sum(counted.values()) > best:  # parts that overlap ("3 women and 5 civilians") cannot be added up
            counted.clear()
        if whole:
            counted[_whose(whole, claim, a, b, words)] += best - sum(counted.values())
    unknown = best - counted["a"] - counted["b"] - counted["civilians"]
    return Deaths(low, best, high, counted["a"], counted["b"], counted["civilians"], unknown)


def _is(figure: Figure, toll: Toll) -> bool:
    return figure.measure == toll.measure and (figure.low, figure.high, figure.of) == (toll.low, toll.high, toll.of)


def _whose(
    figure: Figure, claim: Claim, a: Sequence[Side], b: Sequence[Side], words: Mapping[str, Sequence[str]]
) -> str:
    """On whose side the counted are: ``a``, ``b``, ``civilians`` or ``unknown``."""
    of = " ".join((figure.of or "").split()).casefold()
    for actor in (*claim.targets, *claim.agents):
        same = of and (of in actor.text.casefold() or actor.text.casefold() in of)
        if same or (figure.of is None and actor.overlaps(figure)):
            if actor.class_ in ("civilians", "media", "protesters", "international-organisation"):
                return "civilians"
            side = _side_of(actor.text, actor.entity, a, b)
            if side:
                return side
    told = {class_ for class_, nouns in words.items() if any(w.rstrip("s") in nouns or w in nouns for w in of.split())}
    if told == {"civilians"}:
        return "civilians"
    sides = {name for name, side in (("a", a), ("b", b)) if any(s.class_ in told for s in side)}
    return sides.pop() if len(sides) == 1 else "unknown"


def _side_of(text: str, entity: str | None, a: Sequence[Side], b: Sequence[Side]) -> str | None:
    folded = " ".join(text.split())
    for name, side in (("a", a), ("b", b)):
        if any((entity and s.entity == entity) or folded in s.words for s in side):
            return name
    return None
