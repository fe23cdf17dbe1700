"""The value of each time expression that ``timex_words`` finds, after TimeML's TIMEX3 (ISO 8601 with its additions).

``1998-08-07`` is a day, ``1998-W32`` a week, ``1998-08`` a month, ``1998-Q3`` a quarter, ``1998-SU`` a summer, ``199`` a
decade, ``1998-08-07TEV`` an evening, ``P3D`` a length of three days, ``PXD`` of some days; ``PRESENT_REF``, ``PAST_REF``
and ``FUTURE_REF`` stand for words that name no time. ``None`` is a value that cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from . import time_calendar as cal
from .timewords import DECADES, MONTHS, ORDINALS, SEASONS, WEEKDAYS, feasts, named_day, named_days, number
from .timex_state import Moment, State, moved

Value = Callable[[re.Match[str], State], str | None]
_SEASON: Final = MappingProxyType({"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"})
_PARTS: Final = (("morning", "MO"), ("afternoon", "AF"), ("evening", "EV"), ("night", "NI"), ("midday", "MI"), ("dawn", "MO"),
    ("daybreak", "MO"), ("sunrise", "MO"), ("dusk", "EV"), ("sunset", "EV"), ("lunch", "MI"), ("daytime", "DT"), ("early hours", "MO"), ("small hours", "MO"),
    ("late hours", "NI"))  # fmt: skip
_BACK: Final = frozenset(("last", "previous", "preceding", "prior", "past"))
_FORWARD: Final = frozenset(("next", "coming", "following", "upcoming", "ensuing", "subsequent", "succeeding"))
_LETTER: Final = MappingProxyType({
    "second": "TS", "sec": "TS", "minute": "TM", "min": "TM", "hour": "TH", "hr": "TH", "day": "D", "night": "NI", "weekend": "WE", "week": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
})  # fmt: skip


def group(m: re.Match[str], name: str) -> str:
    """What stands in the group of this name, whichever of its places in the pattern was used, in lower case."""
    found = m.groupdict()
    for key in (name, f"b_{name}", *(f"{p}{name}__{i}" for i in (2, 3, 4) for p in ("", "b_"))):
        if found.get(key):
            return re.sub(r"\s+", " ", str(found[key])).strip().lower().rstrip(".")
    return ""


def unit_of(words: str) -> str:
    """The unit's name in the singular."""
    return "century" if words.startswith("centur") else words.rstrip("s") if words != "s" else words


def _sign(rel: str) -> int | None:
    """-1, 0 or 1 for "last", "this", "next"; ``None`` where the word leans on another time."""
    words = set(rel.split())
    return -1 if words & _BACK else 1 if words & _FORWARD else 0


def _leans(rel: str) -> bool:
    words = set(rel.split())
    return bool(words & {"following", "previous", "preceding", "same", "that", "those", "prior", "ensuing", "subsequent"})


def _told_year(m: re.Match[str], s: State) -> int | None:
    """The year that the words tell, in figures or as "last year"."""
    y, era, which = group(m, "y"), group(m, "era"), group(m, "which")
    if y:
        return -int(y) if era.startswith("b") or (s.bc and int(y) < 1000) else int(y)
    if which:
        base = s.leaning("year") if _leans(which) else s.today
        return base.year + (_sign(which) or 0) if base else None
    return None


def _month_number(word: str) -> int:
    return MONTHS[word.rstrip(".")]


def _day_number(word: str) -> int:
    return ORDINALS[word] if word in ORDINALS else int(re.sub(r"\D", "", word))


def read_iso(m: re.Match[str], s: State) -> str | None:
    """2016-11-12 and 20161112."""
    return date(int(group(m, "iy")), int(group(m, "im")), int(group(m, "id"))).isoformat()


def read_iso_clock(m: re.Match[str], s: State) -> str | None:
    """2016-11-12T10:30."""
    return f"{read_iso(m, s)}T{group(m, 'ih')}:{group(m, 'imi')}"


def read_numeric(m: re.Match[str], s: State) -> str | None:
    """Month and day in the order that gives a date, the one nearer to publication if both do; else the month first."""
    a, b, y = int(m["na"]), int(m["nb"]), int(m["ny"])
    y += 0 if y > 99 else 2000 if y < 50 else 1900
    found = [date(y, month, d) for month, d in ((a, b), (b, a)) if 1 <= month <= 12 and 1 <= d <= 31]
    if not found:
        return None
    if s.published and len(found) > 1:
        found.sort(key=lambda x: abs((x - (s.published or x)).days) > 31)
    return found[0].isoformat()


def full_day(m: re.Match[str], s: State) -> Moment | None:
    """The day of a date with a month, its year told or read from the text."""
    month_word = group(m, "m") or group(m, "mb")
    if not month_word:
        return None
    month, d = _month_number(month_word), _day_number(group(m, "d") or group(m, "db"))
    year = _told_year(m, s)
    year = s.year_for(month, d) if year is None else year
    return None if year is None else Moment(year, month, d)


def read_full(m: re.Match[str], s: State) -> str | None:
    """A day of a month."""
    at = full_day(m, s)
    return at.value() if at else None


def read_month(m: re.Match[str], s: State) -> str | None:
    """A month, with its year told, leaning, or read from the text."""
    month, rel = _month_number(group(m, "m")), group(m, "rel")
    year = _told_year(m, s)
    if year is None and rel and s.today:
        base = s.leaning("month") if _leans(rel) and s.last else s.today
        if base is None:
            return None
        sign, at = _sign(rel) or 0, base.month or 1
        year = base.year - (sign < 0 and month >= at) + (sign > 0 and month <= at)
    year = s.year_for(month) if year is None else year
    return None if year is None else Moment(year, month).value()


def read_season(m: re.Match[str], s: State) -> str | None:
    """A season; winter has the year of its December where the text does not tell one."""
    season, rel, year = group(m, "s"), group(m, "rel"), _told_year(m, s)
    if year is None:
        base = s.leaning("year") if s.narrative or _leans(rel) else s.today
        if base is None:
            return None
        first, sign = SEASONS[season], _sign(rel) or 0
        at = base.month or 1
        year = base.year
        if sign < 0 or (not rel and s.future is False and not s.narrative):
            year -= first + 2 >= at and not s.narrative
        elif sign > 0:
            year += first <= at
    return f"{Moment(year).value()}-{_SEASON[season]}"


def read_holiday(m: re.Match[str], s: State) -> str | None:
    """A named day of a year."""
    name, year = group(m, "name"), _told_year(m, s)
    if year is None and s.today:
        year, rel = s.today.year, group(m, "rel")
        at, here = named_day(name, max(1, year)).start, s.today.date()
        if at and here and s.today.day:
            ahead = s.future or (s.future is None and timedelta(0) <= at - here <= timedelta(days=45)) or rel == "next"
            year += 1 if rel == "next" and at <= here else -1 if (rel == "last" and at >= here) or (at > here and not ahead) else 0
    if year is None or year < 1:
        return None
    found = named_day(name, year).start
    return found.isoformat() if found else None


def read_feast(m: re.Match[str], s: State) -> str | None:
    """An Islamic feast: its month, for the day depends on the moon."""
    year = _told_year(m, s) or (s.today.year if s.today else None)
    name = group(m, "name")
    if year is None or year < 623 or name not in named_days().islamic:
        return None
    found = feasts(name, year, year)
    return found[0].start.isoformat()[:7] if found and found[0].start else None


def read_quarter(m: re.Match[str], s: State) -> str | None:
    """A quarter of a year: "the third quarter of 1998", "Q3"."""
    word = group(m, "qc") or group(m, "q")
    base = s.today
    if word in ("latest", "final"):
        return (moved(base, "quarter", -1) if base else None) if word == "latest" else None
    nth = int(word) if word.isdigit() else {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}.get(word) or ORDINALS[word]
    year = _told_year(m, s)
    if year is None and base:
        ahead = 3 * nth - 2 > (base.month or 12)
        year = base.year - (ahead and s.future is False)
    return f"{Moment(year).value()}-Q{nth}" if year else None


def read_half(m: re.Match[str], s: State) -> str | None:
    """A half of a year."""
    year = _told_year(m, s) or (s.today.year if s.today else None)
    return f"{Moment(year).value()}-H{1 if group(m, 'hf') == 'first' else 2}" if year else None


def read_decade(m: re.Match[str], s: State) -> str | None:
    """Ten years: 198 for the 1980s."""
    if group(m, "bdec"):
        if not (group(m, "era").startswith("b") or s.bc):
            return None
        return f"BC{int(group(m, 'bdec')):04d}"[:-1]
    if group(m, "dec"):
        return group(m, "dec")[:3]
    return f"19{int(group(m, 'dshort') or DECADES[group(m, 'dword')]):02d}"[:3]


def read_century(m: re.Match[str], s: State) -> str | None:
    """A hundred years: 18 for the nineteenth century."""
    return ("BC" if group(m, "era").startswith("b") else "") + f"{_day_number(group(m, 'c')) - 1:02d}"


def read_year(m: re.Match[str], s: State) -> str | None:
    """A year in figures."""
    return Moment(int(group(m, "y"))).value()


def read_bc_year(m: re.Match[str], s: State) -> str | None:
    """A year with its era, or one of three figures in a text of that era."""
    era = group(m, "era")
    if not era and not s.bc:
        return None
    year = int(group(m, "by"))
    return Moment(year if era and not era.startswith("b") else -year).value()


def read_range_end(m: re.Match[str], s: State) -> str | None:
    """The second year of "1998-99"."""
    end = group(m, "end")
    first = m.string[m.start() - 5 : m.start() - 1]
    return end if len(end) == 4 else first[:2] + end


def read_deictic(m: re.Match[str], s: State) -> str | None:
    """Yesterday, today, tomorrow; of a narrative "today" is the reader's."""
    word = group(m, "deic")
    if s.narrative or s.published is None:
        return "PRESENT_REF" if word == "today" else moved(s.leaning("day") or Moment(0), "day", {"yesterday": -1, "tomorrow": 1}.get(word, 0))
    step = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(word)
    if step is None:
        step = -2 if group(m, "dd").startswith("before") else 2
    return (s.published + timedelta(days=step)).isoformat()


def weekday_day(m: re.Match[str], s: State) -> Moment | None:
    """The day that a weekday names, by its direction."""
    base = s.today if not s.narrative else s.leaning("day")
    here = base.date() if base and base.day else None
    if here is None:
        return None
    which, rel, of_week = WEEKDAYS[group(m, "w")], group(m, "wrel"), group(m, "week")
    if of_week:
        monday = here + timedelta(days=7 * (_sign(of_week) or 0) - here.weekday())
        found = monday + timedelta(days=which)
    elif _leans(rel) and "that" not in rel.split():
        lean = s.leaning("day")
        here = (lean.date() if lean and lean.day else None) or here
        found = cal.weekday_after(here + cal.DAY, which) if (_sign(rel) or 0) > 0 else cal.weekday_before(here - cal.DAY, which)
    elif set(rel.split()) & _FORWARD or (not rel and s.future):
        found = cal.weekday_after(here + (cal.DAY if rel else 0 * cal.DAY), which)
    elif set(rel.split()) & _BACK:
        found = cal.weekday_before(here - cal.DAY, which)
    elif s.narrative or rel.startswith("this"):
        found = cal.weekday_after(here, which)
    else:
        found = cal.weekday_before(here, which)
    return Moment(found.year, found.month, found.day)


def read_weekday(m: re.Match[str], s: State) -> str | None:
    """A weekday as a day."""
    at = weekday_day(m, s)
    return at.value() if at else None


def read_before_last(m: re.Match[str], s: State) -> str | None:
    """The week before last."""
    if not s.today:
        return None
    if group(m, "w"):
        here = s.today.date()
        return (cal.weekday_before(here - cal.DAY, WEEKDAYS[group(m, "w")]) - 7 * cal.DAY).isoformat() if here else None
    return moved(s.today, group(m, "u"), -2)


def any_day(m: re.Match[str], s: State) -> str | None:
    """The day within an expression of a time of day: a date, a weekday, or "yesterday"."""
    if group(m, "m") or group(m, "mb"):
        return read_full(m, s)
    if group(m, "w"):
        return read_weekday(m, s)
    return read_deictic(m, s) if group(m, "deic") else None


def clock_time(m: re.Match[str]) -> str | None:
    """The time of day as T09:30."""
    raw = group(m, "h") or group(m, "h2") or group(m, "h4") or group(m, "h3")
    hour = int(raw) if raw.isdigit() else int(number(raw) or 0)
    minute = group(m, "mi") or group(m, "mi2") or group(m, "mi4") or "00"
    second = group(m, "s") or group(m, "s2")
    half = group(m, "ap")[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return None if hour > 24 else f"T{hour:02d}:{minute}" + (f":{second}" if second.isdigit() else "")


def _here(s: State) -> str | None:
    """The day that the text is at."""
    at = s.leaning("day")
    return at.value() if at and at.day else (s.published.isoformat() if s.published and not s.narrative else None)


def read_clock(m: re.Match[str], s: State) -> str | None:
    """A time of day, of the day beside it or the one that the text is at."""
    day = any_day(m, s) if m.re.groupindex.keys() & {"w", "deic"} else _here(s)
    clock = clock_time(m)
    return f"{day}{clock}" if day and clock else clock and f"XXXX-XX-XX{clock}"


def part_code(words: str) -> str:
    """TMO for a morning, T12:00 for noon."""
    if "midnight" in words:
        return "T24:00"
    if "noon" in words and "after" not in words:
        return "T12:00"
    return "T" + next((code for word, code in _PARTS if word in words), "NI")


def read_part_day(m: re.Match[str], s: State) -> str | None:
    """The morning, evening or night of a day that stands beside it."""
    day = any_day(m, s)
    return day + part_code(group(m, "part")) if day else None


def read_part_deictic(m: re.Match[str], s: State) -> str | None:
    """This morning, last night, that evening, the next morning."""
    rel, after = group(m, "rel"), group(m, "after")
    base = s.today if rel in ("this", "last", "this very") and not s.narrative else s.leaning("day")
    if base is None or not base.day:
        return None
    step = 1 if "next" in rel or "following" in rel or after in ("after", "later") else -1 if rel == "last" or "prev" in rel or "prec" in rel or after else 0
    day = moved(base, "day", step)
    return day + part_code(group(m, "part")) if day else None


def read_tonight(m: re.Match[str], s: State) -> str | None:
    """Tonight and overnight."""
    if s.narrative or s.published is None:
        here = _here(s)
        return f"{here}TNI" if here else None
    return f"{s.published.isoformat()}TNI"


def read_part(m: re.Match[str], s: State) -> str | None:
    """A part of the day that the text is at."""
    here = _here(s)
    return f"{here or 'XXXX-XX-XX'}{part_code(group(m, 'part'))}"
