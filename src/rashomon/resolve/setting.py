"""News or background: the setting of each claim, after section 7 of the codebook.

What the reader of the text guessed is kept unless the claim's time or its place in the sentence says otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from rashomon.records import Claim, Report, Setting

FRESH: Final = timedelta(days=14)
"""An act whose last day is older than this before publication is background, unless the report is on it."""

_LONG_PAST: Final = timedelta(days=90)
_WEEKS: Final = timedelta(days=62)
_SINCE: Final = re.compile(r"^\W*(?:ever\s+)?(?:since|after|from)\b", re.IGNORECASE)
_YEARS_AGO: Final = re.compile(
    r"\b(?:months?|years?|decades?|centur(?:y|ies))\s+(?:ago|after|since|before|earlier)\b|\bfor\s+(?:\S+\s+){1,3}(?:years|decades)\b"
    r"|\blast\s+(?:year|decade)\b",
    re.IGNORECASE,
)
_OFFENCE: Final = re.compile(
    r"\b(?:for|of|over|with|in connection with|on suspicion of)\s+(?:\S+\s+){0,6}$", re.IGNORECASE
)
_PLACED: Final = frozenset(("planned",))
_NO_OFFENCE: Final = frozenset(
    ("arrest", "release", "sanction", "talks", "agreement", "aid", "displacement", "threat", "transfer")
)
_HEAD: Final = 3
_BESIDE: Final = 20
_WORDS: Final = 120


def settle(report: Report, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with their settings settled: ``claims`` in reading order, times resolved, ``setting`` as guessed.

    An act that ended more than fourteen days before publication, or that has gone on since long before, is background;
    one that is dated within the fourteen days is news. Where the head of a report tells an older time and nothing in it
    is fresh, or where it looks back on the last weeks, that time is its subject: what is dated since then is news. The act
    for which somebody is tried is background where it is undated or old. Claims of one event that no time settles follow
    the majority of their guesses.
    """
    edge = _edge(report, claims)
    settled = [_by_time(report, c, edge) for c in claims]
    offences = _offences(report, claims)
    voted = _votes(claims, settled)
    found = [
        by_time or ("background" if i in offences else None) or voted.get(claim.event) or claim.setting
        for i, (claim, by_time) in enumerate(zip(claims, settled, strict=True))
    ]
    return tuple(
        c if c.setting == s else c.model_copy(update={"setting": s}) for c, s in zip(claims, found, strict=True)
    )


def _by_time(report: Report, claim: Claim, edge: date | None) -> Setting | None:
    """What the claim's own time settles; ``None`` where it settles nothing. ``edge``: the first day that is news."""
    time, today = claim.time, report.published
    words = time.span.text if time.span else ""
    if edge is None:
        long_ago = not time.inferred and _YEARS_AGO.search(words) and not _SINCE.search(words)
        return "background" if long_ago else None
    if time.end is not None and time.end < edge:
        return "background"
    if time.start is None:
        return None
    if today is not None and time.start < min(edge, today - _LONG_PAST) and _SINCE.search(words):
        return "background"
    return "news" if time.start >= edge and claim.stance not in _PLACED else None


def _edge(report: Report, claims: Sequence[Claim]) -> date | None:
    """The day from which on what is dated is news; ``None`` where neither the report nor its head has a date."""
    told = [(c.time.start, c.time.end) for c in claims[:_HEAD] if c.time.span is not None and not c.time.inferred]
    head = [(start, end) for start, end in told if start is not None and end is not None]
    first = head[0][0] if head else None
    if report.published is None:
        return first
    edge = report.published - FRESH
    if first is None or any(end >= edge for _, end in head):
        return edge
    ends = [c.time.end for c in claims if c.time.span is not None and c.time.end is not None]
    looks_back = first >= report.published - _WEEKS
    return first if looks_back or all(end < edge for end in ends) else edge


def _offences(report: Report, claims: Sequence[Claim]) -> frozenset[int]:
    """Undated acts for which somebody is arrested or tried in the same sentence ("jailed for the bombing")."""
    found = set()
    for i, claim in enumerate(claims):
        if claim.type in _NO_OFFENCE or claim.time.start is not None or claim.stance in ("planned", "negated"):
            continue
        for step in _same_sentence(claims, i):
            between = report.text[max(step.trigger.end, claim.trigger.start - _WORDS) : claim.trigger.start]
            if step.type == "arrest" and step.trigger.end <= claim.trigger.start and _OFFENCE.search(between):
                found.add(i)
    return frozenset(found)


def _same_sentence(claims: Sequence[Claim], at: int) -> Iterable[Claim]:
    for i in range(at - 1, max(-1, at - _BESIDE), -1):
        if claims[i].sentence.start != claims[at].sentence.start:
            return
        yield claims[i]


def _votes(claims: Sequence[Claim], settled: Sequence[Setting | None]) -> dict[str, Setting]:
    """Events of three claims or more that a clear majority of guesses puts into one setting."""
    guesses: dict[str, Counter[Setting]] = {}
    for claim, by_time in zip(claims, settled, strict=True):
        if claim.event and by_time is None:
            guesses.setdefault(claim.event, Counter())[claim.setting] += 1
    found: dict[str, Setting] = {}
    for event, counts in guesses.items():
        (best, most), total = counts.most_common(1)[0], counts.total()
        if total >= 3 and 2 * most > total:
            found[event] = best
    return found
