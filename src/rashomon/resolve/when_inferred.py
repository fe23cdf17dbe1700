"""The time of a claim whose sentence tells none: from another claim of its event, or from the story it continues."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from rashomon.records import Claim, Report, Time

from .time_calendar import precision_of
from .when import leans

_UNTIMED: Final = frozenset(("planned", "negated"))
_FORCE: Final = frozenset((
    "clash", "takeover", "airstrike", "shelling", "explosion", "suicide-bombing", "chemical", "violence",
    "sexual-violence", "abduction", "arrest", "protest", "crackdown", "riot", "destruction", "seizure",
))  # fmt: skip
_COMBAT: Final = frozenset(("clash", "takeover", "airstrike", "shelling", "violence", "seizure", "destruction"))
_OFFENSIVE: Final = re.compile(
    r"\b(?:offensives?|attack(?:s|ed|ing)?|assault(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|push(?:ed)?|campaign|operation|"
    r"storm(?:ed|ing)?|launch(?:ed|ing)?|invasion|invad(?:ed|ing))\b",
    re.IGNORECASE,
)
_IRREGULAR: Final = frozenset((
    "shot", "fought", "held", "struck", "hit", "beat", "blew", "took", "taken", "fell", "set", "burnt", "overran",
    "broke", "broken", "drove", "driven", "threw", "thrown", "hurt", "cut", "lost", "won", "met", "fled", "left", "dug",
    "rose", "stood", "found", "went", "came", "made", "gave", "slain", "slew",
))  # fmt: skip
_NOUN_BEFORE: Final = re.compile(
    r"\b(?:the|a|an|this|that|these|those|of|in|by|heavy|fierce|deadly|more|new)\s+$", re.IGNORECASE
)
_FURTHER: Final = re.compile(r"(?<![a-z])(?:even|again|another|also)(?:\s+(?:on|as late as))?\s+$", re.IGNORECASE)
"""What stands before the time of a further occurrence: "even yesterday four were killed", "again on Monday"."""
_ROUND_UP: Final = re.compile(
    r"\b(?:monthly|weekly|quarterly|annual|January|February|March|April|May|June|July|August|September|October|November|December)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:report|review|update|round-?up|digest|bulletin|summary|briefing|newsletter)\b"
)
_OPENING: Final = 600
_NEAR: Final = 400
_HEAD: Final = 8
_REACH: Final = 20
_FRESH: Final = timedelta(days=14)


def infer_times(report: Report, claims: Sequence[Claim], told: Sequence[Time | None]) -> list[Time]:
    """All times of a report's claims: ``told`` has those that the claims' own sentences tell, ``None`` for the others.

    The others take the time of another claim of their event, the nearest earlier one first. A step of an offensive lies
    between its first day and publication. An act of force that a verb tells goes on with the time of the sentence
    before. Each is ``inferred``, with the span it is taken from. For the rest the publication day is the upper bound.
    """
    first = _offensive(report, claims, told)
    begun = told[first] if first is not None else None
    period = _period(report, claims, told)
    by_event = _by_event(report, claims, told)
    times: list[Time] = []
    for i, claim in enumerate(claims):
        time = told[i]
        if time is None and claim.stance in _UNTIMED:
            time = Time()
        if time is None:
            shared = _of_event(by_event.get(claim.event, ()), i, claims)
            under_way = first is not None and claims[first].event == claim.event and claim.trigger.text.endswith("ing")
            step = _step(report, claim, begun) if under_way or shared is None else None
            time = step or shared or _carried(report, claims, times, i) or _within(claim, period)
        times.append(time or Time(end=report.published))
    return times


def _by_event(report: Report, claims: Sequence[Claim], told: Sequence[Time | None]) -> dict[str, list[tuple[int, Time]]]:
    found: dict[str, list[tuple[int, Time]]] = {}
    for i, (claim, time) in enumerate(zip(claims, told, strict=True)):
        if claim.event and time is not None and not (time.span and _FURTHER.search(report.text[max(0, time.span.start - 12) : time.span.start])):
            found.setdefault(claim.event, []).append((i, time))
    return found


def _of_event(known: Sequence[tuple[int, Time]], at: int, claims: Sequence[Claim]) -> Time | None:
    """The time that another claim of the event tells: a date before one that leans, the nearest earlier first.

    A claim whose count excludes the other's, or that is another step of the law, is of another occurrence after all.
    """
    known = [(i, t) for i, t in known if not _apart(claims[i], claims[at])]
    if not known:
        return None
    here = bisect_left(known, at, key=lambda k: k[0])
    order = [time for _, time in [*reversed(known[max(0, here - _REACH) : here]), *known[here : here + _REACH]]]
    best = min(order, key=lambda t: (t.start is None, t.span is not None and _leaning(t.span.text)))
    return best.model_copy(update={"inferred": True})


_CHARGED: Final = re.compile(r"\b(?:charg|indict|accus|arraign|summon|prosecut)", re.IGNORECASE)
_TRIED: Final = re.compile(r"\b(?:tri(?:ed|al)|convict|condemn|sentenc|jail|acquit|guilty|imprison|prison|terms?\b|plead|verdict)", re.IGNORECASE)


def _step_of_law(claim: Claim) -> int:
    """0 for an arrest, 1 for a charge, 2 for a trial or a sentence."""
    return 2 if _TRIED.search(claim.trigger.text) else 1 if _CHARGED.search(claim.trigger.text) else 0


def _law(claim: Claim) -> bool:
    return claim.type == "arrest" and _step_of_law(claim) > 0


def _apart(one: Claim, other: Claim) -> bool:
    """Whether two claims cannot tell of one occurrence: their counts exclude each other widely, or they are steps of the law."""
    if one.type == other.type == "arrest" and _step_of_law(one) != _step_of_law(other):
        return True
    for f in one.figures:
        for g in other.figures:
            if f.measure != g.measure or f.part_of or g.part_of:
                continue
            few, many = sorted((f, g), key=lambda x: x.low or 0)
            if few.high is not None and many.low is not None and many.low > _FAR_MORE * max(1, few.high):
                return True
    return False


_FAR_MORE: Final = 5


_LASTS: Final = re.compile(r"^(?:for|over|during|in|throughout)\b", re.IGNORECASE)


def _leaning(words: str) -> bool:
    """Whether words count from another time; "for more than a week" counts from publication."""
    return leans(words) and not _LASTS.match(words)


def _offensive(report: Report, claims: Sequence[Claim], told: Sequence[Time | None]) -> int | None:
    """The claim that tells the first day of the offensive that the report is on: a recent clash near its head."""
    if report.published is None:
        return None
    for i, (claim, time) in enumerate(zip(claims[:_HEAD], told, strict=False)):
        if claim.type != "clash" or claim.stance in _UNTIMED or claim.setting != "news":
            continue
        if time is None or time.start is None or time.precision != "day" or time.start < report.published - _FRESH:
            continue
        if _OFFENSIVE.search(claim.trigger.text):
            return i
    return None


def _step(report: Report, claim: Claim, begun: Time | None) -> Time | None:
    """A step of an offensive that is under way: between its first day and publication."""
    if begun is None or claim.setting != "news" or claim.type not in _COMBAT or not _is_verb(report, claim):
        return None
    start, end = begun.start, report.published
    if start is None or end is None or start > end:
        return None
    return Time(span=begun.span, start=start, end=end, precision=precision_of(start, end), inferred=True)


def _is_verb(report: Report, claim: Claim) -> bool:
    """Whether the trigger looks like a verb of a narrative: a noun ("the killings") may point to any day."""
    first = claim.trigger.text.split()[0].lower() if claim.trigger.text.strip() else ""
    if first.endswith("ed") or first in _IRREGULAR:
        return True
    before = report.text[max(0, claim.trigger.start - 12) : claim.trigger.start]
    return first.endswith("ing") and not _NOUN_BEFORE.search(before)


def _period(report: Report, claims: Sequence[Claim], told: Sequence[Time | None]) -> Time | None:
    """The period that a report rounds up ("the August report", "monthly review"), as its first dated claim tells it."""
    if not _ROUND_UP.search(report.text[:_OPENING]):
        return None
    for claim, time in zip(claims[:_HEAD], told, strict=False):
        if time is not None and time.start and time.end and time.precision in ("week", "month", "season", "year") and claim.stance not in _UNTIMED:
            return time
    return None


def _within(claim: Claim, period: Time | None) -> Time | None:
    """The period of a round-up, for an undated claim of its news."""
    return period.model_copy(update={"inferred": True}) if period and claim.setting == "news" else None


def _carried(report: Report, claims: Sequence[Claim], times: Sequence[Time], at: int) -> Time | None:
    """The time of the claim before, where this one goes on with its story in the next sentence."""
    claim = claims[at]
    if claim.setting != "news" or claim.type not in _FORCE or not (_is_verb(report, claim) or _law(claim)):
        return None
    for i in range(at - 1, -1, -1):
        previous, time = claims[i], times[i]
        if claim.sentence.start - previous.sentence.end > _NEAR:
            return None
        if previous.sentence.start == claim.sentence.start or previous.setting != "news" or time.span is None:
            continue
        if _apart(previous, claim) or (_law(claim) and previous.type != "arrest"):
            continue
        if previous.type not in _FORCE or (time.start is None and time.end == report.published):
            continue
        return time.model_copy(update={"inferred": True})
    return None
