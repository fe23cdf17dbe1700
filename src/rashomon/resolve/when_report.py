"""The times of a report's claims: what each sentence tells, what it leans on, and what another sentence tells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rashomon.records import Analysis, Claim, Report, Span, Time

from .time_phrases import phrases
from .time_rules import Rank
from .timewords import tidy
from .when import LONGEST, read_time
from .when_attach import attach_times, detach_times
from .when_inferred import infer_times
from .when_text import Timeline

_BEFORE: Final = re.compile(
    r"(?:\b(?:last|next|this|past|early|late|mid|since|until|by|from|between|earlier|later)\s+|\bmid-)$", re.IGNORECASE
)
_AFTER: Final = re.compile(
    r"^(?:,?\s+(?:last|this|next)\s+(?:week|month|year)|,?\s+(?:19|20)\d\d|\s+(?:ago|earlier|later))\b", re.IGNORECASE
)
_REVERSED: Final = re.compile(r"\b(after|since|before)\s*$", re.IGNORECASE)
_OPENING: Final = ("“", "«", "â€œ")
_CLOSING: Final = ("”", "»", "â€\x9d", "â€�")
_SINCE_START: Final = re.compile(r"\bsince\s+(?:the\s+(?:beginning|start|outbreak|onset|launch)\s+of\s+)?(?:the\s+)?$", re.IGNORECASE)
_SINCE_FAR: Final = re.compile(r"^[^,.;:\n]*\b(?:since|ever since)\s+[^,.;:\n]*$", re.IGNORECASE)
_WHEN: Final = re.compile(r"^,?\s*(?:when|the day)\b[^,.;]*$", re.IGNORECASE)
_LASTED: Final = re.compile(r"^after\s+.*\b(?:days?|weeks?|months?|years?)\b(?:\s+of\b.*)?$", re.IGNORECASE | re.DOTALL)
_CLAUSE: Final = 120
_DEICTIC: Final = frozenset(("deictic",))


def resolve_times(report: Report, claims: Sequence[Claim], analysis: Analysis | None = None) -> tuple[Claim, ...]:
    """The claims with their times read: ``claims`` in reading order, ``time.span`` set where the sentence tells a time.

    A claim whose sentence tells none may take the time of another claim, marked ``inferred``, with that span
    (``infer_times``); else the publication day is its upper bound. A planned or negated act with no time told has no
    bound. ``analysis`` is the model's reading: a time that hangs on a claim's act and that the claim lacks is taken from its
    tree. Never raises.
    """
    added: frozenset[int] = frozenset()
    if analysis is not None:
        others = detach_times(analysis, claims)
        claims = [c.model_copy(update={"time": Time()}) if o else c for c, o in zip(claims, others, strict=True)]
        attached = attach_times(report, analysis, claims)
        claims = [
            c if s is None else c.model_copy(update={"time": Time(span=s)}) for c, s in zip(claims, attached, strict=True)
        ]
        added = frozenset(id(c) for c, s in zip(claims, attached, strict=True) if s is not None)
    timeline = Timeline(report.text, report.published)
    read: dict[tuple[int, str, bool, bool], Time] = {}
    times: list[Time | None] = []
    for claim in claims:
        span = claim.time.span
        if span is None or claim.time.inferred:
            times.append(None)
            continue
        future, reverse, words = _is_ahead(claim, span), _is_reversed(claim, span), _worded(report.text, claim, span)
        key = (span.start, words, future, reverse)
        if key not in read:
            read[key] = _told(report, timeline, span, words, future, reverse)
        time = read[key]
        unread = id(claim) in added and time.start is None
        times.append(None if unread else time.model_copy(update={"span": span}))
    resolved = infer_times(report, claims, times)
    return tuple(c.model_copy(update={"time": t}) for c, t in zip(claims, resolved, strict=True))


def _is_ahead(claim: Claim, span: Span) -> bool:
    """A plan whose time stands after it ("to meet on Friday"); one before it is mostly that of the saying."""
    return claim.stance == "planned" and span.start >= claim.trigger.start


def _is_reversed(claim: Claim, span: Span) -> bool:
    """ "Two days after the men were arrested, …": the words count back from what follows to the arrest."""
    return bool(_REVERSED.search(span.text)) and claim.trigger.start >= span.end


def _told(report: Report, timeline: Timeline, span: Span, words: str, future: bool, reverse: bool) -> Time:
    if reverse:
        words = _REVERSED.sub(lambda m: "later" if m.group(1).lower() == "before" else "earlier", words)
    found = phrases(tidy(words[:LONGEST]))
    best = min(found, key=lambda p: p.rank, default=None)
    at = span.start
    published = report.published
    if best is not None and best.rule.name in _DEICTIC and _is_quoted(report.text, at):
        published = timeline.speech_day(report.text, at) or published
    anchor: Time | None = None
    leans = best is not None and (
        best.rank >= Rank.OFFSET
        or best.rule.name in ("bare-unit", "relative-unit", "ordinal-day", "weekday", "last-units")
    )
    if best is not None and leans:
        anchor = timeline.day_at(at) if best.rule.name == "bare-unit" else timeline.before(at, _counted(best.match))
    time = read_time(words, published, anchor, timeline.year_at(report.text, at), future=future)
    if leans and words == _widened(report.text, span):
        timeline.add(at, span.end, time)
    if published != report.published and time.start is None:
        return read_time(words, report.published, anchor, future=future)
    return time


def _counted(match: re.Match[str]) -> str:
    unit = (match.groupdict().get("u") or "day").rstrip("s")
    return {
        "second": "day",
        "minute": "day",
        "hour": "day",
        "night": "day",
        "weekend": "week",
        "fortnight": "week",
    }.get(unit, unit)


def _widened(text: str, span: Span) -> str:
    """The words of the span, with a word cut off beside it that changes their meaning ("last", "ago", the year)."""
    before = _BEFORE.search(text, max(0, span.start - 12), span.start)
    since = _SINCE_START.search(text, max(0, span.start - 40), span.start)
    if since:
        return f"since {span.text}"
    after = _AFTER.search(text[span.end : span.end + 24])
    lead = before.group() if before and tidy(before.group()) in ("last", "next", "this", "past", "mid-") else ""
    return lead + span.text + (after.group() if after else "")


def _worded(text: str, claim: Claim, span: Span) -> str:
    """The words to read for a claim: with a "since" that governs them from afar, without one that its own act explains.

    "Clashes since 34 people were killed there on May 1" have gone on since that day. "Since February 1, when the army took
    over" tells the day of the taking over. "After seven days of fighting": the fighting lasted seven days.
    """
    words, trigger = _widened(text, span), claim.trigger
    if trigger.end <= span.start and _SINCE_FAR.search(text[max(trigger.end, span.start - _CLAUSE) : span.start]):
        return f"since {words}"
    between = text[span.end : trigger.start] if trigger.start >= span.end else ""
    if _WHEN.match(between):
        return re.sub(r"^\W*(?:ever\s+)?since\s+", "on ", words, flags=re.IGNORECASE)
    beside = trigger.start >= span.end and between.strip().lower() in ("", "of")
    if _LASTED.match(words) and (beside or span.start <= trigger.start < span.end):
        return re.sub(r"^after\b", "for", re.sub(r"\bof\b.*$", "", words, flags=re.DOTALL), flags=re.IGNORECASE)
    return words


def _is_quoted(text: str, at: int) -> bool:
    start = max(text.rfind("\n", 0, at) + 1, at - 3000)
    before = text[start:at]
    opened = max(before.rfind(m) for m in _OPENING)
    if opened >= 0:
        return max(before.rfind(m) for m in _CLOSING) < opened
    return before.count('"') % 2 == 1
