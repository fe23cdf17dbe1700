"""The values of time expressions that count: lengths, sets, offsets and units that lean on another time."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from . import timex_values as told
from .timewords import WEEKDAYS, number
from .timex_state import Moment, State, moved
from .timex_values import Value, group, unit_of


def _number(words: str) -> str:
    """A number of a value: figures, X for a vague one."""
    m = re.fullmatch(r"(\w+) hundred", words)
    value = number(words) if not m else 100 * (number(m[1]) or 1)
    if value is None:
        return "X"
    return str(int(value)) if value == int(value) else str(value)


def duration(count: str, unit: str) -> str:
    """P3D, PT2H, PXM; a fortnight is two weeks."""
    letter = told._LETTER[unit]
    if unit == "fortnight" and count != "X":
        count = str(int(2 * float(count)))
    return f"PT{count}{letter[1:]}" if letter[0] == "T" else f"P{count}{letter}"


def read_length(m: re.Match[str], s: State) -> str | None:
    """Three days, a two-year period, several weeks."""
    unit, n = unit_of(group(m, "u")), group(m, "n")
    count = _number(n) if n else "2" if "couple" in group(m, "v") else "X"
    if group(m, "half") and count != "X":
        count = str(float(count) + 0.5)
    if count == "0.5" and unit in ("hour", "year"):
        return "PT30M" if unit == "hour" else "P6M"
    if count == "0.5":
        return duration(count, unit)
    return duration(count, unit)


def read_bare_length(m: re.Match[str], s: State) -> str | None:
    """Days, weeks; a day-long, a decade-long."""
    return duration("X", unit_of(group(m, "us"))) if group(m, "us") else duration("1", group(m, "ul"))


def read_some_time(m: re.Match[str], s: State) -> str | None:
    """A long time; the whole day."""
    unit = group(m, "u") or group(m, "ua")
    return duration("1", unit) if unit else "PXX"


def read_span(m: re.Match[str], s: State) -> str | None:
    """The past three months, the next few years."""
    return duration(_number(group(m, "n")) if group(m, "n") else "X", unit_of(group(m, "us")))


def read_past_unit(m: re.Match[str], s: State) -> str | None:
    """The past year: as long as one."""
    return duration("1", group(m, "u"))


def read_recent(m: re.Match[str], s: State) -> str | None:
    """Recent years, the coming weeks; "the following days" is a length."""
    rel = group(m, "rel")
    if "recent" in rel or rel in ("past", "earlier", "early"):
        return "PAST_REF"
    if "coming" in rel:
        return "FUTURE_REF"
    return duration("X", unit_of(group(m, "us")))


def read_relative(m: re.Match[str], s: State) -> str | None:
    """Last week, this year, the following month, that day."""
    rel, unit = group(m, "rel"), group(m, "u")
    words = set(rel.split())
    leaning = told._leans(rel) or s.narrative
    base = s.leaning("day" if unit == "night" else unit) if leaning else s.today
    if "recent" in words:
        return "PAST_REF"
    if "current" in words or "present" in words:
        base = s.today
    if base is None:
        return None
    if unit == "weekend" and not leaning and base.date() is not None:
        return _weekend(base, rel)
    value = moved(base, "day" if unit == "night" else unit, told._sign(rel) or 0)
    return f"{value}TNI" if value and unit == "night" else value


def _weekend(base: Moment, rel: str) -> str | None:
    here = base.date()
    back = told._sign(rel) == -1 and here is not None and here.weekday() < 5
    return moved(base, "weekend", -1 if back else 0 if told._sign(rel) != 1 or (here and here.weekday() < 5) else 1)


def read_offset(m: re.Match[str], s: State) -> str | None:
    """Two years ago, three days later; a vague number names no day."""
    way, unit = group(m, "dir"), unit_of(group(m, "u"))
    back = way in ("ago", "earlier", "before", "previously", "prior")
    n, vague = group(m, "n"), group(m, "v")
    count = number(n) if n else 2.0 if "couple" in vague else None
    if count is None or (not n and not vague):
        return "PAST_REF" if back else "FUTURE_REF"
    base = s.today if way in ("ago", "from now", "hence") else s.leaning(unit)
    if base is None:
        return None
    if unit in ("second", "minute"):
        return None
    if unit == "hour":
        return moved(base, "day", -1 if back and count >= 24 else 0) if base.day else None
    if count != int(count) and unit in ("year", "decade"):
        count, unit = count * (12 if unit == "year" else 10), "month" if unit == "year" else "year"
    step = int(-count if back else count)
    if unit == "month" and not base.month:
        return None
    return moved(base, unit, step) or (moved(base, "year", step) if unit == "year" else None)


def read_day_after(m: re.Match[str], s: State) -> str | None:
    """The day before, a year later."""
    unit = group(m, "u")
    base = s.leaning(unit)
    return moved(base, unit, -1 if group(m, "dir") in ("before", "earlier") else 1) if base else None


def read_end_of(m: re.Match[str], s: State) -> str | None:
    """The end of the year, mid-week."""
    unit = group(m, "u") or group(m, "u2") or group(m, "u3")
    base = s.leaning(unit) if s.narrative else s.today
    return moved(base, unit, 0) if base else None


def read_same_day(m: re.Match[str], s: State) -> str | None:
    """That day, the same year."""
    unit = group(m, "u")
    base = s.leaning(unit)
    return moved(base, unit, 0) if base else None


def read_the_time(m: re.Match[str], s: State) -> str | None:
    """At that time: the one told last."""
    return s.last.value() if s.last and s.narrative else "PAST_REF"


def read_ordinal_day(m: re.Match[str], s: State) -> str | None:
    """The 15th, of the month that the text is in."""
    base = s.leaning("month")
    return base._replace(day=int(re.sub(r"\D", "", group(m, "od")))).value() if base and base.month else None


def read_next_unit(m: re.Match[str], s: State) -> str | None:
    """The next day."""
    base = s.leaning(group(m, "u"))
    return moved(base, group(m, "u"), 1) if base else None


def read_every(m: re.Match[str], s: State) -> str | None:
    """Every day, each Friday, every two weeks."""
    if group(m, "w"):
        return _weekdays(m)
    if group(m, "m"):
        return f"XXXX-{told._month_number(group(m, 'm')):02d}"
    if group(m, "s"):
        return f"XXXX-{told._SEASON[group(m, 's')]}"
    unit, n = unit_of(group(m, "u")), group(m, "n") or {"other": "2", "second": "2", "third": "3", "few": "X"}.get(group(m, "ord"), "1")
    if unit in ("morning", "afternoon", "evening", "night"):
        return f"XXXX-XX-XX{told.part_code(unit)}"
    return duration(_number(n) if n != "X" else n, unit)


def _weekdays(m: re.Match[str]) -> str:
    part = group(m, "part")
    return f"XXXX-WXX-{WEEKDAYS[group(m, 'w')] + 1}" + (told.part_code(part) if part else "")


_FREQUENCY: Final = MappingProxyType({
    "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "hourly": "PT1H", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y",
    "annual": "P1Y", "annually": "P1Y", "biweekly": "P2W", "bimonthly": "P2M",
})  # fmt: skip


def read_frequency(m: re.Match[str], s: State) -> str | None:
    """Daily, annually, once a week."""
    word = group(m, "f")
    if word in _FREQUENCY:
        return _FREQUENCY[word]
    return "P6M" if word.startswith("semi") else duration("1", word.split()[-1])


def _reference(value: str) -> Value:
    def read(m: re.Match[str], s: State) -> str | None:
        return value

    return read


VALUES: Final[MappingProxyType[str, Value]] = MappingProxyType({
    "clock-day": told.read_clock, "iso-clock": told.read_iso_clock, "part-day": told.read_part_day, "part-deictic": told.read_part_deictic,
    "tonight": told.read_tonight, "overnight": told.read_tonight, "clock": told.read_clock, "part": told.read_part,
    "iso": told.read_iso, "compact": told.read_iso, "numeric": told.read_numeric, "full": told.read_full, "month": told.read_month,
    "year-month": told.read_month, "season": told.read_season, "holiday": told.read_holiday, "feast": told.read_feast,
    "quarter": told.read_quarter, "quarter-code": told.read_quarter, "half": told.read_half, "fiscal": told.read_year,
    "decade": told.read_decade, "century": told.read_century, "bc-year": told.read_bc_year, "year": told.read_year,
    "bc-bare": told.read_bc_year, "range-end": told.read_range_end, "day-deictic": told.read_deictic,
    "before-last": told.read_before_last, "weekday": told.read_weekday,
    "span": read_span, "recent": read_recent, "past-unit": read_past_unit, "relative": read_relative, "offset": read_offset,
    "day-after": read_day_after, "end-of": read_end_of, "the-time": read_the_time, "same-day": read_same_day,
    "the-unit": read_same_day, "ordinal-day": read_ordinal_day, "now-on": read_next_unit, "every": read_every,
    "frequency": read_frequency, "weekdays": lambda m, s: _weekdays(m), "age": read_length, "length": read_length, "pair": read_length,
    "bare-length": read_bare_length, "some-time": read_some_time,
    "once": _reference("PAST_REF"), "present": _reference("PRESENT_REF"), "past": _reference("PAST_REF"), "future": _reference("FUTURE_REF"),
})  # fmt: skip
