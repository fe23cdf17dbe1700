"""When: the words of a time expression as an interval of days, after section 5 of the codebook."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from rashomon.records import Stance, Time

from .time_calendar import Interval
from .time_phrases import phrases, read
from .time_rules import Context, Rank
from .timewords import tidy
from .timex import Expression, find_times
from .when_answer import Answer, Candidate, answer, zone_of

__all__ = ["Answer", "Candidate", "Expression", "find_times", "is_time", "leans", "read_time", "when"]

LONGEST = 300
"""Words beyond this many characters are not read: no time expression is that long."""


def when(
    words: str,
    published: date | datetime | None = None,
    *,
    leans_on: Time | None = None,
    year: int | None = None,
    stance: Stance = "asserted",
    future: bool | None = None,
    zone: str | None = None,
) -> Answer:
    """The days that a time expression tells, with its other readings and the reason for the choice.

    ``words`` is the expression ("late on Thursday"); ``published`` the publication day, or its moment: with ``zone``, the
    zone of the place ("Asia/Damascus"), a moment near midnight is that of the place's day. ``leans_on`` is the time that
    "the day before" counts from, ``year`` the year that the text fixes. ``stance`` "planned" or a ``future`` of true makes
    "on Friday" the next one. Where nothing can be told the answer's reason is "unknown, because …". ``SettingError`` for a
    zone that does not exist; never raises for the words.
    """
    day = _local_day(published, zone)
    ahead = stance == "planned" if future is None else future
    lean = Interval(leans_on.start, leans_on.end, leans_on.precision) if leans_on and (leans_on.start or leans_on.end) else None
    return answer(words[:LONGEST], day, Context(day, lean, year, ahead), zone)


def _local_day(published: date | datetime | None, zone: str | None) -> date | None:
    there = zone_of(zone) if zone is not None else None
    if not isinstance(published, datetime):
        return published
    return (published.astimezone(there) if there and published.tzinfo else published).date()


def read_time(
    words: str,
    published: date | None,
    anchor: Time | None = None,
    text_year: int | None = None,
    *,
    future: bool = False,
) -> Time:
    """The days that a time expression tells, without its span.

    ``words`` is the expression as it stands in the report ("late on Sunday"), ``published`` the report's publication
    day, ``anchor`` the time that words such as "the day before" lean on, ``text_year`` the year that the text fixes for
    dates without one, ``future`` whether the act is yet to come ("on Friday" is then the next one). Words that cannot
    be read give the publication day as upper bound, with precision ``unknown``; a plan's give no bound. Never raises.
    """
    lean = Interval(anchor.start, anchor.end, anchor.precision) if anchor and (anchor.start or anchor.end) else None
    context = Context(published, lean, text_year, future)
    try:
        found = read(tidy(words[:LONGEST]), context)
    except (ValueError, OverflowError):
        found = None
    if found is None or (found.start is None and found.end is None):
        return Time(end=None if future else published)
    precision = found.precision if found.start and found.end else "unknown"
    return Time(start=found.start, end=found.end, precision=precision)


def is_time(words: str) -> bool:
    """Whether the grammar knows any phrase in the words."""
    return bool(phrases(tidy(words[:LONGEST])))


@lru_cache(maxsize=4096)
def leans(words: str) -> bool:
    """Whether the words tell no date of their own but count from another time ("a day later", "after seven days")."""
    return min((p.rank for p in phrases(tidy(words[:LONGEST]))), default=Rank.OPEN) >= Rank.OFFSET
