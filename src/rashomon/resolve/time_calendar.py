"""Days, weeks, months and years: the arithmetic that the time words are read with. Pure functions, no words.

Weeks run from Monday to Sunday. Dates outside the years 1 to 9999 raise ``ValueError`` or ``OverflowError``, which the
reader of expressions takes as "unresolved".
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from hijridate import Hijri
from hijridate.ummalqura import HIJRI_RANGE

from rashomon.records import Precision

DAY = timedelta(days=1)


class Interval(NamedTuple):
    """Days from ``start`` to ``end``, both included; ``None`` is an open end."""

    start: date | None
    end: date | None
    precision: Precision


def day(of: date) -> Interval:
    """One day."""
    return Interval(of, of, "day")


def week(of: date) -> Interval:
    """The Monday to Sunday that holds a day."""
    monday = of - timedelta(days=of.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def month(year: int, number: int) -> Interval:
    """A whole month."""
    first = date(year, number, 1)
    return Interval(first, first + relativedelta(months=1) - DAY, "month")


def year(number: int) -> Interval:
    """A whole year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), "year")


def years(first: int, last: int) -> Interval:
    """Whole years, from the first to the last."""
    return Interval(date(first, 1, 1), date(last, 12, 31), "years" if last > first else "year")


def season(first_year: int, first_month: int) -> Interval:
    """Three months from the first of ``first_month``."""
    first = date(first_year, first_month, 1)
    return Interval(first, first + relativedelta(months=3) - DAY, "season")


def shift_months(of: date, number: int) -> date:
    """The same day some months later, or the month's last day where it has no such day."""
    return of + relativedelta(months=number)


def precision_of(start: date, end: date) -> Precision:
    """The precision that a span of days has by its length alone."""
    length = (end - start).days + 1
    for limit, name in _LENGTHS:
        if length <= limit:
            return name
    return "years"


_LENGTHS: tuple[tuple[int, Precision], ...] = (
    (1, "day"),
    (7, "days"),
    (14, "week"),
    (31, "month"),
    (185, "season"),
    (366, "year"),
)


def between(start: date, end: date) -> Interval:
    """From one day to another, whichever way round, with the precision of its length."""
    first, last = min(start, end), max(start, end)
    return Interval(first, last, precision_of(first, last))


def hull(parts: list[Interval]) -> Interval:
    """The smallest interval that holds all of ``parts``; an open end stays open."""
    starts = [p.start for p in parts if p.start is not None]
    ends = [p.end for p in parts if p.end is not None]
    if len(starts) < len(parts) or len(ends) < len(parts):
        return Interval(min(starts, default=None), max(ends, default=None), "unknown")
    return between(min(starts), max(ends))


def until_today(of: Interval, today: date | None) -> Interval:
    """A current period ends at the publication day."""
    if today is None or of.start is None or of.end is None or not of.start <= today < of.end:
        return of
    return of._replace(end=today)


def weekday_before(today: date, weekday: int) -> date:
    """The last day with this weekday (Monday 0) that is not after ``today``; ``today`` itself counts."""
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def weekday_after(today: date, weekday: int) -> date:
    """The first day with this weekday that is not before ``today``; ``today`` itself counts."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def third(of: Interval, which: int) -> Interval:
    """The first, middle or last third (0, 1, 2) of a week, month, year or decade, as newspapers divide them.

    A month has its days 1 to 10, 11 to 20 and the rest; a year January to April, May to August, September to
    December; a decade its years 0 to 3, 4 to 6, 7 to 9; a week Monday to Wednesday, Wednesday to Thursday, Thursday
    to Sunday.
    """
    if of.start is None or of.end is None or of.precision == "day":
        return of
    a, b = of.start, of.end
    length = (b - a).days + 1
    if length <= 7:
        first, last = ((0, 2), (2, 3), (3, 6))[which]
        return Interval(a + first * DAY, min(b, a + last * DAY), "days")
    if length <= 31:
        first, last = ((0, 9), (10, 19), (20, 30))[which]
        return Interval(min(b, a + first * DAY), min(b, a + last * DAY), "week")
    if 360 <= length <= 366:
        return Interval(shift_months(a, 4 * which), shift_months(a, 4 * which + 4) - DAY, "season")
    if 3650 <= length <= 3654:
        first, last = ((0, 3), (4, 6), (7, 9))[which]
        return years(a.year + first, a.year + last)
    return between(a + (length * which // 3) * DAY, a + (length * (which + 1) // 3 - 1) * DAY)


def fraction(of: Interval, which: int, parts: int) -> Interval:
    """The half or quarter number ``which`` (from 0) of a whole month, year or the like."""
    if of.start is None or of.end is None:
        return of
    length = (of.end - of.start).days + 1
    if 360 <= length <= 366 and 12 % parts == 0:
        step = 12 // parts
        start = shift_months(of.start, step * which)
        return Interval(start, shift_months(start, step) - DAY, "season")
    return between(of.start + (length * which // parts) * DAY, of.start + (length * (which + 1) // parts - 1) * DAY)


def islamic(hijri_year: int, hijri_month: int, hijri_day: int) -> date:
    """A day of the Islamic calendar of Umm al-Qura; the moon seen elsewhere may differ from it by a day either way.

    Of years that its tables do not hold (before 1343 and after 1500 AH) it is a day of the tabular calendar (civil epoch), by the
    arithmetic of Reingold and Dershowitz, "Calendrical Calculations".
    """
    if HIJRI_RANGE[0] <= (hijri_year, hijri_month, hijri_day) <= HIJRI_RANGE[1]:
        return date.fromordinal(Hijri(hijri_year, hijri_month, 1).to_gregorian().toordinal() + hijri_day - 1)
    epoch = date(622, 7, 19).toordinal()
    days = (hijri_year - 1) * 354 + (3 + 11 * hijri_year) // 30 + 29 * (hijri_month - 1) + hijri_month // 2 + hijri_day
    return date.fromordinal(epoch + days - 1)
