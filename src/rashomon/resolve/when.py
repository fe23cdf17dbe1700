"""When: the words of a time expression as an interval of days, after section 5 of the codebook."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from rashomon.records import Time

from .time_calendar import Interval
from .time_phrases import phrases, read
from .time_rules import Context, Rank
from .timewords import tidy

LONGEST = 300
"""Words beyond this many characters are not read: no time expression is that long."""


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
