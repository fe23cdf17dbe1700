"""The voices of an event, and which of them are independent of each other: copies, reused passages and second speakers of a side count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..records import Claim, Claimant, Report, Voice
from .claimants import CIVIL_ACTS, Parties, Speaker, outlet, parties_of, plain, speaker
from .copies import Origins


@dataclass(frozen=True)
class Told:
    """A claim with its speaker. ``key`` is that of the independent source behind it; claims with one key are of one source.

    ``line`` tells apart what ``key`` puts together out of caution: nameless speakers ("residents") of two outlets may be
    the same people, so they count once, but neither revises what the other said. ``outlet`` is that of the report that the
    words come from, the first one's of copies and of a reused passage; ``published`` the day on which they were told first.
    """

    claim: Claim
    speaker: Speaker
    key: str
    line: str
    outlet: str
    published: date | None


@dataclass(frozen=True)
class Accounts:
    """The accounts of an event: its claims in the order of publication and reading, its sides, and the sources' names by key."""

    told: tuple[Told, ...]
    parties: Parties
    names: Mapping[str, str]

    def sources(self, told: Iterable[Told]) -> tuple[str, ...]:
        """The names of the independent sources behind some claims, in order."""
        return tuple(self.names[k] for k in dict.fromkeys(t.key for t in told))


def accounts_of(claims: Sequence[Claim], reports: Mapping[str, Report], origins: Origins) -> Accounts:
    """Who tells what, whatever the order of ``claims``; ``origins`` names the report that a claim's words come from."""
    ordered = sorted(claims, key=lambda c: (*_when(c.report, reports), c.trigger.start, c.trigger.end, c.id))
    parties = parties_of(ordered)
    civil = all(c.type in CIVIL_ACTS for c in ordered)
    first = [origins.of(c.report, c.sentence) for c in ordered]
    speakers = [_speaker(c, f, reports, origins, speaker(c, reports, parties, civil)) for c, f in zip(ordered, first, strict=True)]
    outlets = {plain(outlet(r, reports)) for r in {*(c.report for c in ordered), *first}}
    keys = [_key(s, plain(outlet(f, reports)), outlets) for s, f in zip(speakers, first, strict=True)]
    stand_in = _copies(ordered, speakers, keys, reports, first)
    days = _days(ordered, keys, first, reports)
    told = tuple(
        _told(c, s, stand_in.get((f, c.report, k), k), outlet(f, reports), day)
        for c, s, k, f, day in zip(ordered, speakers, keys, first, days, strict=True)
    )
    return Accounts(told, parties, _names(told))


def _told(c: Claim, s: Speaker, key: str, first: str, day: date | None) -> Told:
    nameless = key.startswith("said:") and s.name[1:] == s.name[1:].lower()
    return Told(c, s, key, f"{key}@{plain(first)}" if nameless else key, first, day)


def _speaker(c: Claim, first: str, reports: Mapping[str, Report], origins: Origins, s: Speaker) -> Speaker:
    """The speaker; where an outlet's own voice only repeats a passage of another report, that one's outlet."""
    return replace(s, name=outlet(first, reports)) if s.own and first != origins.families.get(c.report, c.report) else s


def _days(claims: Sequence[Claim], keys: Sequence[str], first: Sequence[str], reports: Mapping[str, Report]) -> Iterator[date | None]:
    """The day on which each claim was told: of figures that are only repeated, the day of the report that they come from.

    Otherwise a late reprint of the first toll would revise the one that its source told since.
    """
    held: dict[tuple[str, str], set[tuple[object, ...]]] = defaultdict(set)
    for c, k in zip(claims, keys, strict=True):
        held[c.report, k].update((f.measure, f.low, f.high) for f in c.figures)
    for c, k, f in zip(claims, keys, first, strict=True):
        repeats = f != c.report and held.get((f, k), set()).issuperset((x.measure, x.low, x.high) for x in c.figures)
        own, old = (r.published if (r := reports.get(i)) else None for i in (c.report, f))
        yield (old or own) if repeats else own


def _when(report: str, reports: Mapping[str, Report]) -> tuple[date, str]:
    r = reports.get(report)
    return (r.published or date.max) if r else date.max, report


def _key(s: Speaker, first: str, outlets: set[str]) -> str:
    """What makes a source: its side, the outlet that told it first, or its name."""
    if s.side and s.claimant in ("belligerent", "officials"):
        return f"side:{s.side.id}"
    if s.own:
        return f"outlet:{first}"
    name = plain(s.name)
    return f"outlet:{name}" if name in outlets else f"said:{name}"


def _copies(
    claims: Sequence[Claim], speakers: Sequence[Speaker], keys: Sequence[str], reports: Mapping[str, Report], first: Sequence[str]
) -> dict[tuple[str, str, str], str]:
    """For a speaker that only some copies of a text name: the speaker of the fullest copy that stands for it.

    A rewriter turns "a doctor" into "a physician". So a speaker that the fullest copy does not name is taken for one that
    it names, this copy does not, and that says the same there: of the same kind, as far as known, with the same act,
    stance and figures. Where there is none it was added, and is a source of its own. A reused passage is a copy of the report it
    comes from (``first``, of each claim), so that the result is by that report, the copy and the speaker.
    """
    kinds = {k: s.claimant for s, k in zip(speakers, keys, strict=True)}
    spoken: dict[str, dict[str, dict[str, set[object]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
    for c, k, origin in zip(claims, keys, first, strict=True):
        figures = frozenset((f.measure, f.low, f.high) for f in c.figures)
        spoken[origin][c.report][k].add((c.type, c.stance, figures))
    out: dict[tuple[str, str, str], str] = {}
    for origin, copies in spoken.items():
        full = copies[min(copies, key=lambda r: (-len(copies[r]), _when(r, reports)))]
        for report, held in copies.items():
            free = [k for k in full if k not in held]
            for k in held:
                alike = [x for x in free if full[x] & held[k] and _alike(kinds[x], kinds[k])]
                if k not in full and alike:
                    free.remove(alike[0])
                    out[origin, report, k] = alike[0]
    return out


def _alike(a: Claimant, b: Claimant) -> bool:
    return "unknown" in (a, b) or (a == b and a != "belligerent")


def _names(told: Sequence[Told]) -> dict[str, str]:
    """The name of each source: the speaker's, or the side's where several speak for it; of copies and reused passages the first one's outlet."""
    held: dict[str, list[Told]] = {}
    for t in told:
        held.setdefault(t.key, []).append(t)
    return {k: _name(found) for k, found in held.items()}


def _name(told: Sequence[Told]) -> str:
    first = told[0].speaker
    several = len({plain(t.speaker.name) for t in told}) > 1
    own = next((t.outlet for t in told if t.speaker.own), None)
    return own or (first.side.name if several and first.side else first.name)


def voices(accounts: Accounts) -> tuple[Voice, ...]:
    """Each speaker once, in order; ``independent`` on the first of each source."""
    held: dict[str, list[Told]] = {}
    for t in accounts.told:
        held.setdefault(plain(t.speaker.name), []).append(t)
    seen: set[str] = set()
    out = []
    for told in held.values():
        first = told[0].speaker
        fresh = {t.key for t in told} - seen
        seen |= fresh
        out.append(Voice(
            name=first.name, claimant=first.claimant, side=first.side.name if first.side else None, own=first.own,
            independent=bool(fresh), claims=tuple(t.claim.id for t in told),
        ))  # fmt: skip
    return tuple(out)
