"""The accounts of an event side by side: one column a speaker and outlet, copies in one column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from rashomon.linking.claimants import spoken
from rashomon.records import Claim, Report

from .cards import Item, Quote, quote_of, rows_of
from .words import ROLES, STANCES, TYPES, day_words

Intervals = Sequence[tuple[float, float]]


class Carried(NamedTuple):
    """A place where an account stands: outlet, report id, publication day, and its claims with their sentences."""

    outlet: str
    report: str
    published: str
    quotes: tuple[tuple[str, Quote], ...]


class Account(NamedTuple):
    """What one speaker says of an event: stance, types, and items by role; ``carried`` tells in which reports."""

    speaker: str
    own: bool
    via: str
    stances: tuple[tuple[str, str, str], ...]
    types: tuple[str, ...]
    cells: dict[str, tuple[Item, ...]]
    carried: tuple[Carried, ...]


class Comparison(NamedTuple):
    """A row of the table of accounts; ``differs`` where two accounts exclude each other."""

    role: str
    label: str
    differs: bool


def speaker_of(claim: Claim, report: Report | None) -> tuple[str, bool]:
    """Who says it, and whether that is the outlet's own voice."""
    for role in ("speaker", "for", "via"):
        for source in claim.sources:
            if source.role == role:
                return spoken(source), False
    return outlet_of(report), True


def outlet_of(report: Report | None) -> str:
    """The outlet's name, or else the report's."""
    return (report.outlet or report.name) if report else "a report that is not here"


def _cells(claims: Sequence[Claim]) -> dict[str, tuple[Item, ...]]:
    found: dict[str, dict[tuple[str, str], Item]] = {}
    for claim in claims:
        for row in rows_of(claim):
            for item in row.items:
                found.setdefault(row.role, {}).setdefault((item.text, item.key), item)
    return {role: tuple(items.values()) for role, items in found.items() if role != "says"}


def _account(speaker: str, own: bool, claims: Sequence[Claim], report: Report | None) -> Account:
    stances = tuple(dict.fromkeys((c.stance, *STANCES[c.stance][:2]) for c in claims))
    types = tuple(dict.fromkeys(f"{TYPES[c.type]} (“{c.trigger.text}”)" for c in claims))
    bodies = dict.fromkeys(
        (("for " if s.role == "for" else "via ") + (s.refers_to or s.text))
        for c in claims for s in c.sources if s.role != "speaker" and (s.refers_to or s.text) != speaker
    )  # fmt: skip
    quotes = tuple((c.id, quote_of(c, report)) for c in claims)
    published = day_words(report.published) if report and report.published else ""
    carried = Carried(outlet_of(report), claims[0].report, published, quotes)
    return Account(speaker, own, ", ".join(bodies), stances, types, _cells(claims), (carried,))


def accounts_of(claims: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[Account, ...]:
    """The accounts in ``claims``, in reading order; the same words from the same speaker in several reports are one."""
    groups: dict[tuple[str, bool, str], list[Claim]] = {}
    for claim in claims:
        speaker, own = speaker_of(claim, reports.get(claim.report))
        groups.setdefault((speaker, own, claim.report), []).append(claim)
    merged: dict[tuple[object, ...], Account] = {}
    for (speaker, own, report), told in groups.items():
        new = _account(speaker, own, told, reports.get(report))
        sentences = tuple(quote for _, quote in new.carried[0].quotes)
        # An outlet's own words in another outlet's copy are still the same words.
        key = ("own" if own else speaker, new.via, sentences)
        old = merged.get(key)
        merged[key] = new if old is None else old._replace(carried=old.carried + new.carried)
    return tuple(merged.values())


def _apart(one: Intervals, other: Intervals) -> bool:
    """Whether no interval of ``one`` touches any of ``other``; an empty list is apart from nothing."""
    return bool(one and other) and all(a[1] < b[0] or b[1] < a[0] for a in one for b in other)


def _days(claims: Sequence[Claim]) -> Intervals:
    times = [c.time for c in claims if c.time.end or c.time.start]
    return [((t.start or date.min).toordinal(), (t.end or date.max).toordinal()) for t in times]


def _counts(claims: Sequence[Claim], measure: str) -> Intervals:
    counted = [f for c in claims for f in c.figures if f.measure == measure and f.part_of is None and not f.cumulative]
    return [(f.low or 0, float("inf") if f.high is None else f.high) for f in counted]


def _any_pair(groups: Sequence[Sequence[Claim]], test: Callable[[Sequence[Claim], Sequence[Claim]], bool]) -> bool:
    return any(test(a, b) for a, b in combinations(groups, 2))


def _differs(role: str, accounts: Sequence[Account], groups: Sequence[Sequence[Claim]]) -> bool:
    if role == "when":
        return _any_pair(groups, lambda a, b: _apart(_days(a), _days(b)))
    if role == "many":
        measures = sorted({f.measure for g in groups for c in g for f in c.figures})
        return any(_any_pair(groups, lambda a, b, m=m: _apart(_counts(a, m), _counts(b, m))) for m in measures)  # type: ignore[misc]
    if role == "where":
        keys = [{i.key for i in a.cells.get("where", ())} for a in accounts]
        return any(a and b and not a & b for a, b in combinations(keys, 2))
    return False


def comparisons(accounts: Sequence[Account], claims: Mapping[str, Claim]) -> tuple[Comparison, ...]:
    """The rows that at least one account fills, each with whether accounts exclude each other in it.

    A difference is told for days, places and counts only: two wordings of an actor may well be the same actor.
    """
    groups = [[claims[id_] for id_, _ in account.carried[0].quotes] for account in accounts[:60]]
    filled = [(role, label) for role, label in ROLES if any(a.cells.get(role) for a in accounts)]
    return tuple(Comparison(role, label, _differs(role, accounts[:60], groups)) for role, label in filled)


def stances_differ(accounts: Sequence[Account]) -> bool:
    """Whether one account denies or negates what another tells."""
    told = {stance for a in accounts for stance, _, _ in a.stances}
    return bool(told & {"denied", "negated"}) and bool(told - {"denied", "negated", "planned"})
