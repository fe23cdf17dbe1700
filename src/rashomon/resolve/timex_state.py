"""What a time expression of a running text is read against, and how moments are written as TIMEX3 values (ISO 8601)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from . import time_calendar as cal

_CALENDAR: Final = re.compile(
    r"(?P<bc>BC)?(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d))?|-W(?P<w>\d\d)|-Q(?P<q>[1-4])|-(?P<s>SP|SU|FA|WI)|-H(?P<h>[12]))?"
)
_SEASON_MONTH: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Moment(NamedTuple):
    """A day, a month or a year; years before Christ are negative."""

    year: int
    month: int | None = None
    day: int | None = None

    def value(self) -> str:
        """As in ISO 8601; the year 493 BC is BC0493, as TIMEX has it."""
        year = f"{self.year:04d}" if self.year >= 0 else f"BC{-self.year:04d}"
        month = f"-{self.month:02d}" if self.month else ""
        return year + month + (f"-{self.day:02d}" if self.day and month else "")

    def date(self) -> date | None:
        """The day, or the first one of the month or the year; ``None`` before Christ."""
        return date(self.year, self.month or 1, self.day or 1) if self.year > 0 else None


def moment_of(value: str) -> Moment | None:
    """The calendar moment that a value tells; of a week its Monday, of a season its first month."""
    m = _CALENDAR.match(value)
    if m is None:
        return None
    year = -int(m["y"]) if m["bc"] else int(m["y"])
    if m["w"]:
        monday = date.fromisocalendar(year, max(1, min(52, int(m["w"]))), 1)
        return Moment(monday.year, monday.month, monday.day)
    month = int(m["m"]) if m["m"] else _SEASON_MONTH.get(m["s"] or "", 0) or (3 * int(m["q"]) - 2 if m["q"] else 0)
    return Moment(year, month or None, int(m["d"]) if m["d"] else None)


@dataclass
class State:
    """Where a text is in time: its publication day, the moments told so far, and how its dates without a year are read.

    ``narrative``: the text tells of another time than its own, so that "the following day" and "in March" follow what was
    told last. ``future`` is the direction of the words at hand: of a plan, of a deed, or not known. ``bc``: the text is
    at a time before Christ.
    """

    published: date | None = None
    narrative: bool = False
    future: bool | None = None
    bc: bool = False
    last: Moment | None = None
    last_month: Moment | None = None
    last_day: Moment | None = None

    @property
    def today(self) -> Moment | None:
        """The publication day; of a narrative, the last moment told."""
        if self.narrative or self.published is None:
            return self.last
        return Moment(self.published.year, self.published.month, self.published.day)

    def told(self, value: str | None) -> None:
        """Remember a value that was read, for what leans on it."""
        at = moment_of(value) if value and value[:1] in "BC0123456789" else None
        if at is None:
            return
        self.last = at
        self.bc = at.year < 0
        if at.month:
            self.last_month = at._replace(day=None)
        if at.day:
            self.last_day = at

    def leaning(self, unit: str) -> Moment | None:
        """The last moment told that is fine enough to count ``unit`` from, else the publication day."""
        best = self.last
        if unit in ("day", "night", "hour", "week", "weekend", "fortnight"):
            best = self.last_day if self.last_day and (not self.last or self.last_day.year == self.last.year) else None
        elif unit in ("month", "quarter"):
            best = self.last_month if self.last_month and (not self.last or self.last_month.year == self.last.year) else None
        return best or (self.today if not self.narrative else self.last)

    def year_for(self, month: int, day: int | None = None) -> int | None:
        """The year of a month or day without one.

        A narrative goes on in the year told last, or in the next one where it has come to winter. News tell what is near:
        the date within four months of publication, and of one that is further off the one in the words' direction.
        """
        if self.narrative or self.published is None:
            return self._year_on(month) if self.last else None
        today = self.published
        middle = date(today.year, month, min(day or 15, 28))
        around = {k: (middle.replace(year=today.year + k) - today).days for k in (-1, 0, 1)}
        nearest = min(around, key=lambda k: abs(around[k]))
        if abs(around[nearest]) <= NEAR and not (day is None and self.future is False and around[nearest] > 31):
            return today.year + nearest
        if self.future:
            return today.year + next(k for k in (0, 1) if around[k] >= -31)
        return today.year + next(k for k in (0, -1) if around[k] <= 31)

    def _year_on(self, month: int) -> int | None:
        at = self.last
        if at is None:
            return None
        rolled = at.month is not None and at.month - month >= 8 and at.year > 0
        return at.year + rolled


NEAR: Final = 120
"""Within how many days a date without a year is the nearest one, whatever the tense."""


def moved(at: Moment, unit: str, count: int) -> str | None:
    """The value of the unit that lies ``count`` units from a moment: a day, a week, a month, a quarter, a year, a decade."""
    if unit in ("day", "night", "hour"):
        of = at.date()
        return None if of is None or not at.day else (of + timedelta(days=count)).isoformat()
    if unit in ("week", "fortnight", "weekend"):
        of = at.date()
        if of is None or not at.day:
            return None
        year, number, _ = (of + timedelta(days=count * (14 if unit == "fortnight" else 7))).isocalendar()
        return f"{year:04d}-W{number:02d}" + ("-WE" if unit == "weekend" else "")
    if unit in ("month", "quarter"):
        return _months(at, unit, count)
    year = at.year + count * {"year": 1, "decade": 10, "century": 100}[unit]
    year += 1 if at.year < 0 <= year else -1 if year <= 0 < at.year else 0
    text = Moment(year).value()
    return text if unit == "year" else text[:-1] if unit == "decade" else text[:-2]


def _months(at: Moment, unit: str, count: int) -> str | None:
    of = at.date()
    if of is None:
        return Moment(at.year, at.month).value() if at.month and unit == "month" and not count else None
    if not at.month:
        return None
    of = cal.shift_months(of.replace(day=1), count * (3 if unit == "quarter" else 1))
    return f"{of.year:04d}-{of.month:02d}" if unit == "month" else f"{of.year:04d}-Q{(of.month + 2) // 3}"
