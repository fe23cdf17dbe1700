"""What the words of a time expression can mean, which reading was taken, and why; or why none could be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import Final

from dateutil import tz

from rashomon.errors import SettingError
from rashomon.records import Precision

from .time_calendar import DAY, Interval
from .time_phrases import Phrase, phrases, read
from .time_rules import Context, Rank
from .timewords import tidy


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of the words: its days, both included, and the reason for which it is one."""

    start: date | None
    end: date | None
    precision: Precision
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """How the words were read.

    ``start`` and ``end`` are the days of the chosen reading, the first of ``candidates``; ``reason`` says why it was chosen,
    or begins with "unknown, because" (the publication day is then the upper bound of a deed). ``clock`` and ``zone`` are the
    time of day and the zone as worded; ``local`` is the day at the place, where the place's zone is known and the clock
    moves it.
    """

    words: str
    published: date | None
    start: date | None
    end: date | None
    precision: Precision
    known: bool
    reason: str
    candidates: tuple[Candidate, ...] = ()
    clock: str | None = None
    zone: str | None = None
    local: date | None = None


_REASONS: Final = MappingProxyType({
    "iso": "a whole date",
    "compact": "a whole date",
    "numeric": "a date in figures",
    "day-month": "a day of a month",
    "month-day": "a day of a month",
    "month": "a month",
    "years-month": "a month of a year that counts from publication",
    "weekday": "a weekday, read against the publication day",
    "weekday-date": "a weekday with its day of the month",
    "overnight-weekday": "the night of a weekday",
    "weekend": "a weekend, read against the publication day",
    "last-units": "a span that ends or begins at publication",
    "relative-unit": "a calendar unit, counted from publication or from what the words lean on",
    "deictic": "a day counted from publication",
    "day-before": "the day before the one that the words lean on",
    "next-day": "the day after the one that the words lean on",
    "same-day": "the day that the words lean on",
    "offset": "a distance from publication or from the time that the words lean on",
    "before-last": "the one before the last",
    "after-next": "the one after the next",
    "weekday-week": "a day so many weeks from a weekday or from publication",
    "week-on-weekday": "a day so many weeks from a weekday or from publication",
    "year-on": "the publication day in another year",
    "weekdays-ago": "a weekday some weeks back",
    "length": "a length of time that ends at publication or begins at what the words lean on",
    "holiday": "a day that has this date every year",
    "feast": "an Islamic feast; its day may be off by one",
    "period": "a named war or period",
    "quarter": "a quarter of a year",
    "half": "a half of a year",
    "season": "a season of the northern half of the world",
    "year": "a year",
    "years": "a span of years",
    "spelled-year": "a year in words",
    "decade": "a decade",
    "century": "a century",
    "ordinal-day": "a day of the month that the text is in",
    "clock": "a time of day on the day that the words lean on",
    "month-year": "a month in figures",
    "midweek": "the middle of a week",
})  # fmt: skip
_DAYLESS: Final = MappingProxyType({
    "weekday": "a weekday needs a publication date", "weekday-date": "a weekday needs a publication date", "weekend": "a weekend needs a publication date",
    "deictic": "such a word needs a publication date", "month": "no year is told and there is no publication date",
    "day-month": "no year is told and there is no publication date", "month-day": "no year is told and there is no publication date",
    "feast": "the year, or which of two feasts is meant, is not told",
})  # fmt: skip
_CLOCK: Final = re.compile(
    r"\b(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))?\s*(?P<half>[ap])\.?\s?m\b|\b(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)\b|"
    r"\b(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)(?=\s*(?:gmt|utc|hrs|hours|local|z\b))",
    re.IGNORECASE,
)
_ZONE: Final = re.compile(
    r"\b(?:GMT|UTC|Z|E[SD]T|C[SD]T|M[SD]T|P[SD]T|CES?T|EES?T|BST|IST|MSK|[Ll]ocal [Tt]ime|[A-Z][a-z]+ time)\b(?P<offset>\s?[+-]\d{1,2}(?::?\d\d)?)?"
)
_HOURS: Final = MappingProxyType({
    "GMT": 0, "UTC": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2,
    "EET": 2, "EEST": 3, "BST": 1, "MSK": 3,
})  # fmt: skip


def answer(
    words: str,
    published: date | None,
    context: Context,
    place_zone: str | None = None,
) -> Answer:
    """How the words are read in a context, with every other reading that they allow.

    ``place_zone`` is the zone of the place ("Asia/Kabul"): a clock in another zone is then moved to the local day.
    ``SettingError`` for a zone that does not exist. Never raises for the words.
    """
    tidied = tidy(words)
    found = phrases(tidied)
    best = min(found, key=lambda p: p.rank, default=None)
    chosen = _read(tidied, context)
    clock, zone, hours = clock_of(words)
    if chosen is None or best is None or best.rank == Rank.OPEN or (chosen.start is None and chosen.end is None):
        why = _unknown(best, context)
        bound = None if context.future else published
        return Answer(words, published, None, bound, "unknown", False, f"unknown, because {why}", (), clock, zone)
    first = Candidate(chosen.start, chosen.end, chosen.precision if chosen.start and chosen.end else "unknown", _reason(best, context))
    others = tuple(c for c in _others(tidied, context) if (c.start, c.end) != (first.start, first.end))
    unique = tuple({(c.start, c.end): c for c in reversed(others)}.values())[::-1]
    local = _local(first, clock, hours, place_zone)
    reason = first.reason
    if local and local != first.start:
        reason += f"; {clock} {zone} is {local} at the place"
    return Answer(words, published, first.start, first.end, first.precision, True, reason, (first, *unique), clock, zone, local)


def _read(words: str, context: Context) -> Interval | None:
    try:
        return read(words, context)
    except (ValueError, OverflowError):
        return None


def _unknown(best: Phrase | None, context: Context) -> str:
    if best is None:
        return "no time expression is in the words"
    if context.published is None and best.rule.name in _DAYLESS:
        return _DAYLESS[best.rule.name]
    if best.rank in (Rank.OFFSET, Rank.CLOCK):
        return "the words lean on another time and none is given"
    if best.rule.name in ("feast",):
        return _DAYLESS["feast"]
    return "the words fix no day" if best.rank >= Rank.LENGTH else "they cannot be placed in the calendar"


def _reason(best: Phrase | None, context: Context) -> str:
    name = best.rule.name if best else ""
    told = _REASONS.get(name, "the words' own time")
    if best is None:
        return told
    if name in ("weekday", "weekend", "overnight-weekday") and not best.match.groupdict().get("rel"):
        return told + (": of a plan the next one" if context.future else ": the last one not after it")
    if name in ("day-month", "month-day", "month", "holiday", "season") and not best.told_year:
        by = "the text fixes the year" if context.year else "of a plan the next one" if context.future else "the last one that has begun"
        return f"{told}: {by}"
    return told + (f", with {best.link!r} before it" if best.link else "")


def _others(words: str, context: Context) -> Iterator[Candidate]:
    """Readings under other assumptions: of a plan, of a deed, a week before, the other order of day and month."""
    turned = _read(words, replace(context, future=not context.future))
    if turned and (turned.start or turned.end):
        yield _candidate(turned, "if it tells of a deed" if context.future else "if it tells of a plan")
    if any(p.rule.name == "weekday" for p in phrases(words)) and context.published:
        earlier = _read(words, replace(context, published=context.published - 7 * DAY))
        if earlier and earlier.start:
            yield _candidate(earlier, "if the week before is meant")
    swapped = re.sub(r"\b(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)\b", r"\3\2\1\2\4", words)
    if swapped != words:
        other = _read(swapped, context)
        if other and other.start:
            yield _candidate(other, "with day and month the other way round")
    if "eid" in words.split():
        for name in ("eid al-fitr", "eid al-adha"):
            feast = _read(re.sub(r"\beid\b", name, words), context)
            if feast and feast.start:
                yield _candidate(feast, f"if it is {name.title()}")


def _candidate(found: Interval, reason: str) -> Candidate:
    return Candidate(found.start, found.end, found.precision if found.start and found.end else "unknown", reason)


def clock_of(words: str) -> tuple[str | None, str | None, float | None]:
    """The time of day as "23:30", the zone as worded, and its hours from Greenwich where they are known."""
    m = _CLOCK.search(words)
    z = _ZONE.search(words)
    zone = z.group() if z else None
    hours = None
    if z:
        name = z.group()[: len(z.group()) - len(z["offset"] or "")].strip()
        hours = float(_HOURS[name]) if name in _HOURS else None
        told = re.sub(r"\D", "", z["offset"] or "")
        if told and hours is not None:
            minutes = int(told[-2:]) if len(told) > 2 else 0
            hours += (int(told[:-2] if len(told) > 2 else told) + minutes / 60) * (-1 if "-" in z["offset"] else 1)
    if m is None:
        return None, zone, hours
    hour = int(m["h"] or m["h24"] or m["h4"])
    if m["half"]:
        hour = hour % 12 + (12 if m["half"].lower() == "p" else 0)
    return f"{hour:02d}:{m['m'] or m['m24'] or m['m4'] or '00'}", zone, hours


def zone_of(name: str) -> tzinfo:
    """A zone of the tz database; ``SettingError`` where there is none of this name."""
    found = tz.gettz(name) if name.strip() else None
    if found is None:
        raise SettingError(f"{name}: no such time zone; name one as in the tz database, for instance Asia/Kabul")
    return found


def _local(first: Candidate, clock: str | None, hours: float | None, place_zone: str | None) -> date | None:
    """The day at the place of a clock in another zone."""
    if place_zone is None:
        return None
    there = zone_of(place_zone)
    if clock is None or hours is None or first.start is None or first.start != first.end:
        return None
    at = datetime(first.start.year, first.start.month, first.start.day, int(clock[:2]), int(clock[3:]), tzinfo=tz.tzoffset(None, timedelta(hours=hours)))
    return at.astimezone(there).date()
