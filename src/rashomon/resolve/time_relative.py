"""How words that count from another time are read: weekdays, "last week", "two days later", "for five days".

Publication is what they count from, or else the time that they lean on.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from . import time_calendar as cal
from .time_calendar import DAY, Interval
from .time_rules import Context
from .timewords import WEEKDAYS, number


def read_weekday(m: re.Match[str], c: Context) -> Interval | None:
    """A weekday: that day, if the report is of one, or else the last before it; of a plan the next."""
    if c.published is None:
        return None
    today, which = c.published, WEEKDAYS[m["w"]]
    rel, of_week = m["rel"], m["week"]
    if of_week:
        shift = {"last": -7, "the previous": -7, "this": 0, "next": 7}[of_week]
        monday = today + timedelta(days=shift - today.weekday())
        return cal.day(monday + which * DAY)
    if rel == "previous" and c.anchor and c.anchor.start:
        return cal.day(cal.weekday_before(c.anchor.start - DAY, which))
    if rel == "the following" and c.anchor and c.anchor.end:
        return cal.day(cal.weekday_after(c.anchor.end + DAY, which))
    if rel in ("next", "coming", "this coming"):
        return cal.day(cal.weekday_after(today + DAY, which))
    if rel in ("last", "past", "this past", "previous") or m["gone"]:
        return cal.day(cal.weekday_before(today - DAY, which))
    return cal.day(cal.weekday_after(today, which) if c.future else cal.weekday_before(today, which))


_NEAR_DAYS: Final = {"today": 0, "this day": 0, "tomorrow": 1, "yesterday": -1}


def read_weekday_week(m: re.Match[str], c: Context) -> Interval | None:
    """British "Friday week": the one a week after the coming Friday; "yesterday week", "last Friday week": a week before."""
    if c.published is None:
        return None
    weeks = 2 if m["n"] == "fortnight" else 1
    if m["d"] in _NEAR_DAYS:
        shift = _NEAR_DAYS[m["d"]]
        return cal.day(c.published + shift * DAY + (-7 if shift < 0 else 7) * weeks * DAY)
    if m["last"]:
        return cal.day(cal.weekday_before(c.published - DAY, WEEKDAYS[m["d"]]) - 7 * weeks * DAY)
    return cal.day(cal.weekday_after(c.published, WEEKDAYS[m["d"]]) + 7 * weeks * DAY)


def read_week_on_weekday(m: re.Match[str], c: Context) -> Interval | None:
    """ "A week on Tuesday", "a fortnight today": so many weeks after the coming one; "a week ago on Tuesday", "a week last Tuesday": before."""
    count = _count(m["n"])
    if c.published is None or count is None or count != int(count):
        return None
    span = 7 * int(count) * (2 if m["u"] == "fortnight" else 1) * DAY
    past = "ago" in m["past"] or "last" in m["past"]
    if m["d"] in _NEAR_DAYS:
        at = c.published + _NEAR_DAYS[m["d"]] * DAY
    else:
        at = cal.weekday_before(c.published - DAY, WEEKDAYS[m["d"]]) if past else cal.weekday_after(c.published, WEEKDAYS[m["d"]])
    return cal.day(at - span if past else at + span)


def read_year_on(m: re.Match[str], c: Context) -> Interval | None:
    """ "This day last year", "two years ago today": the publication day in another year; "this time last year" the month about it."""
    if c.published is None:
        return None
    count = _count(m["n"])
    if m["n"] and count is None:
        return None
    years = int(m["y"]) - c.published.year if m["y"] else int(-count) if count else -1 if m["which"] == "last" else 1
    at = cal.shift_months(c.published, 12 * years)
    return Interval(at - 15 * DAY, at + 15 * DAY, "month") if m["what"] == "time" else cal.day(at)


def read_after_next(m: re.Match[str], c: Context) -> Interval | None:
    """The week after next, the Monday after next."""
    if c.published is None:
        return None
    if m["w"]:
        return cal.day(cal.weekday_after(c.published + DAY, WEEKDAYS[m["w"]]) + 7 * DAY)
    if m["u"] == "weekend":
        saturday = cal.weekday_after(c.published + DAY, 5) + 7 * DAY
        return Interval(saturday, saturday + DAY, "days")
    return _calendar_unit(m["u"], _move(c.published.replace(day=1) if m["u"] == "month" else c.published, m["u"], 2))


def read_weekday_date(m: re.Match[str], c: Context) -> Interval | None:
    """ "Wednesday (6)", "Monday the 25th": the last day of that number on such a weekday, of a plan the next."""
    if c.published is None:
        return None
    number_, which = int(re.sub(r"\D", "", m["d"] or m["d2"])), WEEKDAYS[m["w"]]
    step = 7 * DAY if c.future else -7 * DAY
    at = cal.weekday_after(c.published, which) if c.future else cal.weekday_before(c.published, which)
    for _ in range(53):
        if at.day == number_:
            return cal.day(at)
        at += step
    return None


def read_before_last(m: re.Match[str], c: Context) -> Interval | None:
    """The week before last, the Sunday before last."""
    if c.published is None:
        return None
    if m["w"]:
        return cal.day(cal.weekday_before(c.published - DAY, WEEKDAYS[m["w"]]) - 7 * DAY)
    if m["u"] == "weekend":
        saturday = cal.weekday_before(c.published - DAY, 6) - 8 * DAY
        return Interval(saturday, saturday + DAY, "days")
    return _calendar_unit(m["u"], _move(c.published, m["u"], -2))


def read_weekdays_ago(m: re.Match[str], c: Context) -> Interval | None:
    """Two Sundays ago."""
    count = number(m["n"])
    if c.published is None or count is None or count < 1:
        return None
    return cal.day(cal.weekday_before(c.published - DAY, WEEKDAYS[m["w"]]) - 7 * (int(count) - 1) * DAY)


def read_midweek(m: re.Match[str], c: Context) -> Interval | None:
    """The Tuesday to Thursday of the publication's week, or of the week before where that is yet to come."""
    if c.published is None:
        return None
    monday = c.published - timedelta(days=c.published.weekday())
    if c.published < monday + DAY and not c.future:
        monday -= 7 * DAY
    return Interval(monday + DAY, monday + 3 * DAY, "days")


def read_deictic(m: re.Match[str], c: Context) -> Interval | None:
    """Today, yesterday, last night; "overnight" is the night to the publication day."""
    if c.published is None:
        return None
    today, words = c.published, m.group()
    if "night" in words and words.startswith("over"):
        return cal.between(today - DAY, today)
    for word, shift in (
        ("before yesterday", -2),
        ("yesterday", -1),
        ("last", -1),
        ("after tomorrow", 2),
        ("tomorrow", 1),
    ):
        if word in words:
            return cal.day(today + shift * DAY)
    return cal.day(today)


def read_overnight(m: re.Match[str], c: Context) -> Interval | None:
    """The night of a weekday, or into it."""
    if c.published is None:
        return None
    of = cal.weekday_before(c.published, WEEKDAYS[m["w"]])
    night = (of - DAY, of) if m["into"] else (of, min(of + DAY, c.published))
    return cal.between(*night)


def read_weekend(m: re.Match[str], c: Context) -> Interval | None:
    """A Saturday and Sunday: the last that has begun, of a plan the next."""
    if c.published is None:
        return None
    today, rel = c.published, m["rel"]
    saturday = cal.weekday_before(today, 5)
    if rel in ("next", "coming", "this coming") or (c.future and today.weekday() < 5):
        saturday = cal.weekday_after(today + DAY, 5)
    elif rel in ("last", "past", "previous", "this past") and today.weekday() >= 5:
        saturday -= 7 * DAY
    return Interval(saturday, saturday + DAY, "days")


def _calendar_unit(unit: str, of: date) -> Interval:
    if unit == "week":
        return cal.week(of)
    if unit == "month":
        return cal.month(of.year, of.month)
    if unit == "quarter":
        first = date(of.year, 3 * ((of.month - 1) // 3) + 1, 1)
        return Interval(first, cal.shift_months(first, 3) - DAY, "season")
    if unit == "decade":
        return cal.years(of.year // 10 * 10, of.year // 10 * 10 + 9)
    if unit == "century":
        return cal.years((of.year - 1) // 100 * 100 + 1, (of.year - 1) // 100 * 100 + 100)
    return cal.year(of.year) if unit == "year" else cal.day(of)


def _move(of: date, unit: str, count: float) -> date:
    """A day moved by a number of units; halves are kept in days and months."""
    days = {
        "second": 0.0,
        "minute": 0.0,
        "hour": 1 / 24,
        "day": 1.0,
        "night": 1.0,
        "weekend": 7.0,
        "week": 7.0,
        "fortnight": 14.0,
    }
    if unit in days:
        return of + timedelta(days=int(days[unit] * count))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    return cal.shift_months(of, int(months * count))


def read_relative_unit(m: re.Match[str], c: Context) -> Interval | None:
    """Last week, this month, the past year, that same day: calendar units, but "the past week" is seven days back."""
    unit, rel = m["u"], m["rel"]
    anchored = rel in ("same", "that same", "that", "following", "preceding")
    base = (c.anchor.start if c.anchor else None) if anchored or c.published is None else c.published
    if base is None or (not anchored and c.published is None and rel != "previous"):
        return None
    if rel in ("past", "this past", "recent") or (m["over"] and rel in ("last", "previous")):
        return cal.between(_move(base, unit, -1), base)
    step = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}.get(rel, 0)
    return _calendar_unit(unit, _move(base, unit, step))


def read_bare_unit(m: re.Match[str], c: Context) -> Interval | None:
    """ "The day" is the one the story is at; "the year" the current one."""
    unit = m["u"]
    if unit == "day":
        return c.anchor if c.anchor and c.anchor.precision == "day" else (cal.day(c.published) if c.published else None)
    base = c.published or (c.anchor.start if c.anchor else None)
    return _calendar_unit(unit, base) if base else None


def read_open(m: re.Match[str], c: Context) -> Interval | None:
    """Words that fix no day: the publication day is the upper bound of a deed."""
    return Interval(c.published, None, "unknown") if c.future else Interval(None, c.published, "unknown")


def _count(words: str | None) -> float | None:
    """The number in a phrase such as "nearly two and a half"; ``None`` where it is vague or missing."""
    if not words:
        return None
    bare = re.sub(r"\s+or (?:so|more)$", "", words.strip())
    half = 0.5 if bare.endswith(" and a half") else 0.0
    told = number(bare.removesuffix(" and a half"))
    return None if told is None else told + half


def _unit(words: str) -> str:
    return "century" if words.startswith("centur") else words.rstrip("s")


def read_last_units(m: re.Match[str], c: Context) -> Interval | None:
    """The past three days, the last six months, recent weeks."""
    if m["rel"] in ("following", "preceding", "prior"):
        return _around(m, c)
    if c.published is None:
        return None
    count, unit = _count(m["n"]), _unit(m["u"])
    forward = m["rel"] in ("next", "coming", "this coming")
    if count is None:
        return Interval(c.published, None, "unknown") if forward else Interval(None, c.published, "unknown")
    if unit in ("second", "minute", "hour"):
        count, unit = (0.0, "day") if unit != "hour" or count < 6 else (max(1.0, count / 24), "day")
    return cal.between(c.published, _move(c.published, unit, count if forward else -count))


def _around(m: re.Match[str], c: Context) -> Interval | None:
    """The following three days, the preceding weeks: beside the time that they lean on."""
    if c.anchor is None or c.anchor.start is None or c.anchor.end is None:
        return None
    count, unit = _count(m["n"]), _unit(m["u"])
    if m["rel"] == "following":
        if count is None:
            return _vague(c.anchor.end, "day", True, c)._replace(start=c.anchor.end)
        return cal.between(c.anchor.end, _move(c.anchor.end, unit, count))
    return (
        Interval(None, c.anchor.start, "unknown")
        if count is None
        else cal.between(_move(c.anchor.start, unit, -count), c.anchor.start)
    )


_FORWARD: Final = ("later", "after", "afterward", "afterwards", "since", "from now", "hence", "on", "thereafter")


def read_offset(m: re.Match[str], c: Context) -> Interval | None:
    """Two days ago, a week earlier, three months later: days to the day, weeks, months and years to the whole one."""
    deictic = m["dir"] in ("ago", "from now", "hence")
    forward = m["dir"] in _FORWARD
    base = c.published if deictic else _base(c, forward)
    if base is None:
        return None
    count, unit = _count(m["n"]), _unit(m["u"])
    if unit in ("second", "minute", "hour"):
        hours = (count or 1.0) if unit == "hour" else 0.0
        if hours <= 12:
            return cal.day(base)
        count, unit = hours / 24, "day"
    if count is None:
        return _vague(base, unit, forward, c)
    if count != int(count) and unit in ("year", "decade"):
        count, unit = count * (12 if unit == "year" else 120), "month"
    return _calendar_unit(unit if unit != "fortnight" else "week", _move(base, unit, count if forward else -count))


def _base(c: Context, forward: bool) -> date | None:
    if c.anchor and c.anchor.start and c.anchor.end:
        return c.anchor.end
    return None if forward else c.published


def _vague(base: date, unit: str, forward: bool, c: Context) -> Interval:
    """Several weeks ago: at least two of them, with no other bound, as "several" is read among figures."""
    bound = _move(base, unit, 2 if forward else -2)
    if not forward:
        return Interval(None, bound, "unknown")
    return Interval(bound, c.published if c.published and c.published >= bound else None, "unknown")


def read_same_day(m: re.Match[str], c: Context) -> Interval | None:
    """That day, the same evening."""
    return c.anchor if c.anchor and c.anchor.precision in ("day", "days") else None


def read_next_day(m: re.Match[str], c: Context) -> Interval | None:
    """The next day, the morning after."""
    base = _base(c, forward=True)
    return cal.day(base + DAY) if base else None


def read_day_before(m: re.Match[str], c: Context) -> Interval | None:
    """The day before, the previous night, the eve of something."""
    if c.anchor and c.anchor.start and c.anchor.precision == "day":
        return cal.day(c.anchor.start - DAY)
    base = _base(c, forward=False)
    return cal.day(base - DAY) if base else None


def read_length(m: re.Match[str], c: Context) -> Interval | None:
    """For five days, in a week, after three weeks: a length that ends at publication, or begins at what it leans on."""
    count, unit = _count(m["n"]), _unit(m["u"])
    if m["tied"] or count is None or unit in ("second", "minute"):
        return read_open(m, c)
    if unit == "hour":
        count, unit = (max(1.0, count / 24), "day") if count >= 6 else (0.0, "day")
    leaning = c.anchor.end if c.anchor and c.anchor.precision in ("day", "days") else None
    if m["pre"] == "after":
        return cal.day(_move(leaning, unit, count)) if leaning else read_open(m, c)
    if leaning and (m["more"] or m["further"] or c.published is None):
        return cal.between(leaning, max(leaning, _move(leaning, unit, count) - DAY))
    if c.published is None:
        return None
    if m["pre"] in ("in", "within") and c.future:
        return cal.between(c.published, _move(c.published, unit, count))
    over = DAY if m["over"] and unit == "week" else 0 * DAY
    return cal.between(_move(c.published, unit, -count) - over, c.published)


def read_clock(m: re.Match[str], c: Context) -> Interval | None:
    """A time of day without a day: that of the day the text is at."""
    return c.anchor if c.anchor and c.anchor.precision in ("day", "days") else read_open(m, c)


def read_then(m: re.Match[str], c: Context) -> Interval | None:
    """ "Then": the time that the text is at."""
    return c.anchor


def read_following_days(m: re.Match[str], c: Context) -> Interval | None:
    """The days that followed: from the time leant on, with no other bound than publication."""
    base = _base(c, forward=True)
    return (
        Interval(base, c.published if c.published and base and c.published >= base else None, "unknown")
        if base
        else None
    )
