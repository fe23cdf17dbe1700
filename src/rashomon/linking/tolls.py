"""Tolls of an event: figures by speaker, what a source revised, and low–best–high of each measure with the claims behind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from ..records import CLAIMANTS, Figure, Known, Measure, Range, Revision, SideRange, Toll
from .voices import Accounts, Told

# Who counts the dead of both sides, or of neither, is heard before a belligerent where as many sources back two numbers.
_BELLIGERENT = "belligerent"


@dataclass(frozen=True)
class Count:
    """A toll with the account that it stands in."""

    toll: Toll
    told: Told

    @property
    def size(self) -> tuple[int, int]:
        """For ordering: low and high, the unbounded last."""
        return self.toll.low or 0, 10**18 if self.toll.high is None else self.toll.high


def counts_of(accounts: Accounts) -> tuple[Count, ...]:
    """The figures of all claims, those that their source revised later marked."""
    found = [Count(_toll(t, f), t) for t in accounts.told for f in t.claim.figures]
    return tuple(_marked(found))


def _toll(t: Told, f: Figure) -> Toll:
    return Toll(
        claim=t.claim.id, said_by=t.speaker.name, measure=f.measure, of=f.of, low=f.low, high=f.high, part=f.part_of is not None,
        cumulative=f.cumulative, stated=f.stated, claimant=t.speaker.claimant,
        side=t.speaker.side.name if t.speaker.side else None, published=t.published,
    )  # fmt: skip


def _marked(found: Iterable[Count]) -> list[Count]:
    """The counts, with those marked that their source revised."""
    held = list(found)
    lines: dict[tuple[str, Measure], list[Count]] = {}
    for c in held:
        lines.setdefault(_line(c), []).append(c)
    return [Count(c.toll.model_copy(update={"superseded": True}), c.told) if any(_revises(c, x) for x in lines[_line(c)]) else _plain(c) for c in held]


def _line(c: Count) -> tuple[str, Measure]:
    return c.told.line, c.toll.measure


def _plain(c: Count) -> Count:
    return Count(c.toll.model_copy(update={"superseded": False}), c.told) if c.toll.superseded else c


def _revises(old: Count, new: Count) -> bool:
    """Whether ``new`` is what the source of ``old`` says of the same thing on a later day."""
    a, b = old.toll, new.toll
    return (
        old.told.line == new.told.line and a.measure == b.measure and a.claim != b.claim and a.part == b.part and a.cumulative == b.cumulative
        and a.published is not None and b.published is not None and a.published < b.published and b.stated and same_thing(a.of, b.of)
    )  # fmt: skip


def same_thing(a: str | None, b: str | None) -> bool:
    """Whether two figures may count the same, as far as is worded."""
    if not a or not b:
        return True
    return bool({w.rstrip("s") for w in a.casefold().split()} & {w.rstrip("s") for w in b.casefold().split()})


def wholes(counts: Iterable[Count], measure: Measure, denied: frozenset[str] = frozenset()) -> list[Count]:
    """The toll of each account for one measure: its largest figure, since smaller ones beside it count a part of the same.

    Parts, totals over more than this event, figures that were revised, and those of ``denied`` claims are left out, and
    where somebody tells a number so is harm told without one ("soldiers were killed").
    """
    best: dict[str, Count] = {}
    for c in counts:
        t = c.toll
        if t.measure == measure and not (t.part or t.cumulative or t.superseded or t.claim in denied):
            kept = best.get(t.claim)
            if kept is None or (t.high or t.low or 0) > (kept.toll.high or kept.toll.low or 0):
                best[t.claim] = c
    stated = [c for c in best.values() if c.toll.stated]
    return stated or list(best.values())


def excludes(a: Toll | Figure, b: Toll | Figure) -> bool:
    """Whether no number fits both."""
    return (a.high is not None and b.low is not None and a.high < b.low) or (
        b.high is not None and a.low is not None and b.high < a.low
    )


def clashes(counts: Sequence[Count]) -> list[tuple[Count, Count]]:
    """Pairs of tolls of different sources, of the same thing as far as worded, that exclude each other."""
    return [
        (a, b) for a, b in combinations(counts, 2)
        if a.told.line != b.told.line and same_thing(a.toll.of, b.toll.of) and excludes(a.toll, b.toll)
    ]  # fmt: skip


def ranges_of(accounts: Accounts, counts: Sequence[Count]) -> tuple[Range, ...]:
    """Low, best and high of each measure."""
    void = denied_in(accounts)
    out = []
    for measure in dict.fromkeys(c.toll.measure for c in counts):
        whole = wholes(counts, measure, void)
        if whole:
            out.append(_range(measure, whole, accounts, _known(measure, counts, void)))
    return tuple(out)


def denied_in(accounts: Accounts) -> frozenset[str]:
    """The claims whose figures count nobody: denied, negated or only planned acts."""
    return frozenset(t.claim.id for t in accounts.told if t.claim.stance in ("denied", "negated", "planned"))


def _range(measure: Measure, whole: Sequence[Count], accounts: Accounts, known: tuple[Known, ...]) -> Range:
    low, high = _ends(whole)
    best, why, backing = best_of(whole)
    return Range(
        measure=measure, low=low, high=high, contested=bool(clashes(whole)), best=best, best_why=why, best_claims=backing,
        low_claims=_ids(c for c in whole if low is not None and c.toll.low == low), high_claims=_ids(c for c in whole if c.toll.high == high),
        by=_by_side(whole, accounts), known=known if len(known) > 1 else (),
    )  # fmt: skip


def _ends(whole: Sequence[Count]) -> tuple[int | None, int | None]:
    lows = [c.toll.low for c in whole if c.toll.low is not None]
    highs = [c.toll.high for c in whole]
    return min(lows, default=None), None if None in highs else max((h for h in highs if h is not None), default=None)


def _ids(counts: Iterable[Count]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.toll.claim for c in counts))


def best_of(whole: Sequence[Count]) -> tuple[int | None, str, tuple[str, ...]]:
    """The best number, the rule that chose it in words, and the claims behind it; ``None`` where nobody tells a number.

    Of the numbers told, the one that the figures of most independent sources allow; of those the one that most sources
    tell themselves; then the one that more sources beside the belligerents allow; then the lowest.
    """
    numbers = sorted({n for c in whole for n in _told(c.toll)})
    if not numbers:
        return None, "", ()

    def rank(n: int) -> tuple[int, int, int, int]:
        allow = [c for c in whole if _allows(c.toll, n)]
        own = {c.told.key for c in allow if n in _told(c.toll)}
        return len({c.told.key for c in allow}), len(own), len({c.told.key for c in allow if c.toll.claimant != _BELLIGERENT}), -n

    ranks = {n: rank(n) for n in numbers}
    best = max(numbers, key=lambda n: ranks[n])
    return best, _why(best, ranks, len({c.told.key for c in whole})), _ids(c for c in whole if _allows(c.toll, best))


def _told(t: Toll) -> set[int]:
    """The numbers that a figure tells itself; a plural without a number tells none."""
    if not t.stated and t.high is None:
        return set()
    return {n for n in (t.low if t.low or t.high == 0 or t.high is None else None, t.high) if n is not None}


def _allows(t: Toll, n: int) -> bool:
    return (t.low is None or t.low <= n) and (t.high is None or n <= t.high)


def _why(best: int, ranks: dict[int, tuple[int, int, int, int]], sources: int) -> str:
    mine = ranks[best]
    fit = f"fits {mine[0]} of {sources} independent sources" if sources > 1 else "the only source's"
    rivals = [r for n, r in ranks.items() if n != best and r[0] == mine[0]]
    if not rivals:
        return fit
    if all(r[1] < mine[1] for r in rivals):
        return f"{fit}; of those that do, the most told"
    if all(r[:3] < mine[:3] for r in rivals):
        return f"{fit}; tie: the one backed by others than belligerents"
    return f"{fit}; tie: the lowest"


def _by_side(whole: Sequence[Count], accounts: Accounts) -> tuple[SideRange, ...]:
    groups: dict[tuple[int, str], list[Count]] = {}
    for c in whole:
        name = (c.toll.side or "") if c.toll.claimant == _BELLIGERENT else ""
        groups.setdefault((CLAIMANTS.index(c.toll.claimant), name), []).append(c)
    out = []
    for (kind, side), found in sorted(groups.items()):
        low, high = _ends(found)
        names = tuple(accounts.names[k] for k in dict.fromkeys(c.told.key for c in found))
        out.append(SideRange(claimant=CLAIMANTS[kind], side=side or None, low=low, high=high, sources=names, claims=_ids(found)))
    return tuple(out)


def _known(measure: Measure, counts: Sequence[Count], void: frozenset[str]) -> tuple[Known, ...]:
    """The toll at the end of each day on which it changed; reports without a date stand in no day."""
    dated = [(c.toll.published, c) for c in counts if c.toll.measure == measure and c.toll.published]
    out: list[Known] = []
    for day in sorted({d for d, _ in dated}):
        until = [c for d, c in dated if d <= day]
        whole = wholes(_marked(until), measure, void)
        if not whole:
            continue
        (low, high), (best, _, _) = _ends(whole), best_of(whole)
        if not out or (low, best, high) != (out[-1].low, out[-1].best, out[-1].high):
            out.append(Known(day=day, low=low, best=best, high=high, claims=_ids(c for c in whole if c.toll.published == day)))
    return tuple(out)


def revisions_of(counts: Sequence[Count]) -> tuple[Revision, ...]:
    """What each source changed from one day to a later one, in order; a figure that it told before is no revision."""
    out: dict[tuple[object, ...], Revision] = {}
    lines: dict[tuple[str, Measure], list[Count]] = {}
    for c in counts:
        lines.setdefault(_line(c), []).append(c)
    for new in counts:
        same = lines[_line(new)]
        older = [c for c in same if _revises(c, new)]
        if new.toll.part or new.toll.cumulative or not older or any(_again(c, new) for c in same):
            continue
        last = max(c.toll.published or date.min for c in older)
        old = max((c for c in older if c.toll.published == last), key=lambda c: (c.size, c.toll.claim))
        a, b = old.toll, new.toll
        if a.published and b.published:
            r = Revision(
                said_by=b.said_by, measure=b.measure, of=b.of, before=number(a), after=number(b), day_before=a.published, day=b.published,
                claim_before=a.claim, claim=b.claim,
            )  # fmt: skip
            out.setdefault((new.told.line, r.measure, r.before, r.after, r.day), r)
    return tuple(sorted(out.values(), key=lambda r: (r.day, r.measure, r.said_by, r.after)))


def _again(old: Count, new: Count) -> bool:
    """Whether the source told the same figure on an earlier day."""
    a, b = old.toll, new.toll
    same = old.told.line == new.told.line and (a.measure, a.low, a.high) == (b.measure, b.low, b.high)
    return bool(same and a.published and b.published and a.published < b.published)


def number(t: Toll) -> str:
    """Bounds in words."""
    if t.low is None and t.high is None:
        return "an unknown number"
    if t.high is None:
        return f"at least {t.low}"
    if not t.low and t.high:
        return f"up to {t.high}"
    return str(t.low) if t.low == t.high else f"{t.low} to {t.high}"
