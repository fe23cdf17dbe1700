"""How one time word or phrase is read: each rule is a pattern and the function that gives its days.

The rules follow section 5 of the codebook. A rule gives ``None`` where the words cannot be read in their context, as
weekdays without a publication date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from typing import Final

from . import time_calendar as cal
from .time_calendar import DAY, Interval
from .timewords import (
    DECADES,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
    feasts,
    named_day,
    named_days,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What words are read against: publication day, the time they lean on, the year the text fixes, plan or deed."""

    published: date | None = None
    anchor: Interval | None = None
    year: int | None = None
    future: bool = False


class Rank(IntEnum):
    """Which phrase of an expression tells its time, the best first."""

    DATE = 0
    DAY = 1
    WEEKDAY = 2
    WEEK = 3
    MONTH = 4
    SEASON = 5
    YEAR = 6
    PERIOD = 7
    OFFSET = 8
    LENGTH = 9
    CLOCK = 10
    OPEN = 11


Reading = Callable[[re.Match[str], Context], Interval | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over tidied words, how it ranks among others, and its reading."""

    name: str
    rank: Rank
    pattern: re.Pattern[str]
    read: Reading


_WEEKDAY: Final = re.compile(rf"\b(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b")


def _year_of(m: re.Match[str], c: Context) -> int | None:
    """The year that the words themselves tell, in figures or as "last year"."""
    groups = m.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    which = groups.get("which")
    if which and c.published:
        return c.published.year + {"last": -1, "this": 0, "next": 1}[which]
    return None


def _in_year(make: Callable[[int], Interval], told: int | None, c: Context) -> Interval | None:
    """A date without a year: in the year that is told or fixed, else the last such one that has begun.

    Of a plan it is the next that is not over. The day after publication counts as begun, for clocks differ round the
    world.
    """
    fixed = told if told is not None else c.year
    if fixed is not None:
        return make(fixed)
    if c.published is None:
        return None
    today = c.published
    order = range(today.year - 1, today.year + 9) if c.future else range(today.year + 1, today.year - 9, -1)
    for number_ in order:
        try:
            found = make(number_)
        except ValueError:
            continue
        if found.start is None or found.end is None:
            return None
        if (c.future and found.end >= today) or (not c.future and found.start <= today + DAY):
            return found
    return None


def read_iso(m: re.Match[str], c: Context) -> Interval | None:
    """2016-11-12: year, month, day."""
    return cal.day(date(int(m["y"]), int(m["m"]), int(m["d"])))


def read_numeric(m: re.Match[str], c: Context) -> Interval | None:
    """12/11/2016: a weekday beside it decides, then the publication day; else the day stands first."""
    a, b, y = int(m["a"]), int(m["b"]), int(m["y"])
    if y < 100:
        y += 2000 if y < 70 else 1900
    readings = [date(y, month, d) for d, month in ((a, b), (b, a)) if month <= 12]
    beside = _WEEKDAY.search(m.string)
    if beside:
        readings = [r for r in readings if r.weekday() == WEEKDAYS[beside.group()]] or readings
    if c.published and not c.future:
        readings = [r for r in readings if r <= c.published] or readings
    return cal.day(readings[0]) if readings else None


def _digits(words: str) -> int:
    return ORDINALS[words] if words in ORDINALS else int(re.sub(r"\D", "", words))


def read_date(m: re.Match[str], c: Context) -> Interval | None:
    """A day, or a few days, of a month: "12 November", "May 3-5, 2016"."""
    month = MONTHS[m["m"].rstrip(".")]
    first = _digits(m["d"])
    last = _digits(m["d2"]) if m["d2"] else first

    def make(y: int) -> Interval:
        return cal.between(date(y, month, first), date(y, month, last))

    told = _year_of(m, c)
    rel = m.groupdict().get("rel")
    if rel and told is None:
        of = _relative_month(month, rel, c)
        told = of.start.year if of and of.start else None
    return _in_year(make, told, c)


def _relative_month(month: int, rel: str, c: Context) -> Interval | None:
    if c.published is None:
        return None
    today = c.published
    y = today.year
    if rel in ("next", "coming", "this coming"):
        y += month <= today.month
    elif rel == "this":
        y += 1 if c.future and month < today.month else 0
    else:
        y -= month >= today.month
    return cal.month(y, month)


def read_month(m: re.Match[str], c: Context) -> Interval | None:
    """A month: "in March", "last June", "November 2015"."""
    month = MONTHS[m["m"].rstrip(".")]
    told = _year_of(m, c)
    if told is None and m["rel"]:
        return _relative_month(month, m["rel"], c)
    return _in_year(lambda y: cal.month(y, month), told, c)


def read_ordinal_day(m: re.Match[str], c: Context) -> Interval | None:
    """On the 15th: of the month that the text is in, else the last (of a plan, the next) 15th."""
    d = _digits(m["d"])
    of = c.anchor.start if c.anchor and c.anchor.precision in ("day", "days", "week", "month") else None
    if of is not None:
        return cal.day(of.replace(day=d))
    if c.published is None:
        return None
    for step in (0, 1, 2) if c.future else (0, -1, -2):
        month = cal.shift_months(c.published.replace(day=1), step)
        try:
            found = month.replace(day=d)
        except ValueError:
            continue
        if (found >= c.published) if c.future else (found <= c.published):
            return cal.day(found)
    return None


def read_decade(m: re.Match[str], c: Context) -> Interval | None:
    """Ten years: "the 1980s", "the nineties"."""
    if m["full"]:
        return cal.years(int(m["full"]), int(m["full"]) + 9)
    first = 1900 + (DECADES[m["word"]] if m["word"] else int(m["short"]))
    return cal.years(first, first + 9)


def read_century(m: re.Match[str], c: Context) -> Interval | None:
    """ "The 19th century"."""
    number_ = ORDINALS[m["c"]] if m["c"] in ORDINALS else int(re.sub(r"\D", "", m["c"]))
    return cal.years(100 * number_ - 99, 100 * number_)


def read_year(m: re.Match[str], c: Context) -> Interval | None:
    """A whole year."""
    return cal.year(int(m["y"]))


def read_spelled_year(m: re.Match[str], c: Context) -> Interval | None:
    """A year in words: "nineteen ninety-seven", "two thousand and three"."""
    if m["old"]:
        return cal.year(1900 + int(NUMBERS[m["old"]]))
    return cal.year(2000 + int(NUMBERS[m["new"] or m["late"] or "zero"]))


def read_year_range(m: re.Match[str], c: Context) -> Interval | None:
    """ "2014-15"."""
    first, last = int(m["a"]), m["b"]
    return cal.years(first, int(last) if len(last) == 4 else first // 100 * 100 + int(last))


def read_season(m: re.Match[str], c: Context) -> Interval | None:
    """Seasons of the northern half of the world; a winter has the year of its December."""
    month = SEASONS[m["s"]]
    told, rel = _year_of(m, c), m["rel"]
    if told is None and rel in ("last", "past", "this past", "previous") and c.published:
        y = c.published.year
        return next(x for x in (cal.season(y - k, month) for k in range(3)) if x.end and x.end < c.published)
    return _in_year(lambda y: cal.season(y, month), told, replace(c, future=c.future or rel in ("next", "coming")))


def read_winter(m: re.Match[str], c: Context) -> Interval | None:
    """ "The winter of 2015-16": the one that begins in the first year."""
    return cal.season(int(m["y"]), 12)


def read_month_year(m: re.Match[str], c: Context) -> Interval | None:
    """11/2016."""
    return cal.month(int(m["y"]), int(m["m"]))


def _part_of_year(number_: int, months: int, m: re.Match[str], c: Context) -> Interval | None:
    def make(y: int) -> Interval:
        first = date(y, months * (number_ - 1) + 1, 1)
        return Interval(first, cal.shift_months(first, months) - DAY, "season")

    return _in_year(make, _year_of(m, c), c)


def read_quarter(m: re.Match[str], c: Context) -> Interval | None:
    """A quarter of a year: "Q2 2023", "the third quarter"; the last one without a year is the one before publication's."""
    if m["n"] == "last" and _year_of(m, c) is None:
        if c.published is None:
            return None
        before = cal.shift_months(c.published, -3)
        return _part_of_year((before.month + 2) // 3, 3, m, replace(c, year=before.year))
    return _part_of_year(int(m["q"] or 0) or (4 if m["n"] == "last" else ORDINALS[m["n"]]), 3, m, c)


def read_half(m: re.Match[str], c: Context) -> Interval | None:
    """A half of a year: "H1 2023", "the first half of 2016"; without a year it may be half of anything."""
    if _year_of(m, c) is None and not m["q"]:
        return None
    return _part_of_year(int(m["q"] or 0) or ORDINALS[m["n"]], 6, m, c)


def read_holiday(m: re.Match[str], c: Context) -> Interval | None:
    """A named day: "New Year's Eve", "last Easter"."""
    told, name = _year_of(m, c), m["name"]
    if told is None and m["rel"] == "last" and c.published:
        before = replace(c, published=c.published - DAY)
        return _in_year(lambda y: named_day(name, y), None, before)
    return _in_year(lambda y: named_day(name, y), told, replace(c, future=c.future or m["rel"] == "next"))


def read_feast(m: re.Match[str], c: Context) -> Interval | None:
    """An Islamic feast or month; bare "Eid" is either feast, if the publication day tells which."""
    told = _year_of(m, c) or c.year
    names = [m["name"]] if m["name"] in named_days().islamic else ["eid al-fitr", "eid al-adha"]
    if told is not None:
        found = [f for n in names for f in feasts(n, told, told)]
        return found[0] if len(found) == 1 else None
    if c.published is None:
        return None
    near = sorted(
        (f for n in names for f in feasts(n, c.published.year - 1, c.published.year + 1)),
        key=lambda f: f.start or date.min,
    )
    if c.future:
        return next((f for f in near if f.end and f.end >= c.published), None)
    return next((f for f in reversed(near) if f.start and f.start <= c.published), None)


def read_period(m: re.Match[str], c: Context) -> Interval | None:
    """A named war or the like."""
    return named_days().periods[m["name"]]
