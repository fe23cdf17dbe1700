"""The times that a report tells anywhere in its text: what words such as "the day before" lean on.

Mentions are found in the text as it stands, so their offsets are the report's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from rashomon.records import Precision, Time

from .timewords import MONTHS, WEEKDAYS
from .when import read_time

_FINE: Final[dict[str, frozenset[Precision]]] = {
    "day": frozenset(("day", "days")),
    "week": frozenset(("day", "days", "week")),
    "month": frozenset(("day", "days", "week", "month", "season")),
    "year": frozenset(("day", "days", "week", "month", "season", "year")),
}
NEAR: Final = 700
"""How many characters back "the day" and a year that the text fixes may lie."""
FAR: Final = 10_000
"""How many characters back words may lean at all."""


class Mention(NamedTuple):
    """A time told in the text, by its offsets; ``year`` is the year in figures, of a date that has a month."""

    at: int
    end: int
    time: Time
    year: int | None
    deictic: bool


@cache
def _mention() -> re.Pattern[str]:
    months = (
        "|".join(m for m in MONTHS if len(m) > 4 or m in ("may", "june", "july"))
        + r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\."
    )
    week = "|".join(w for w in WEEKDAYS if len(w) > 5)
    return re.compile(
        rf"\b(?:(?P<deictic>(?:last\s+|next\s+)?(?:{week})\b|yesterday\b|today\b|last night\b|overnight\b|"
        rf"this (?:morning|afternoon|evening)\b)"
        rf"|(?P<dated>(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{months})\b|(?:{months})\s+\d{{1,2}}(?!\d)(?:st|nd|rd|th)?|"
        rf"(?:{months})(?=,?\s+(?:of\s+)?\d{{4}}))(?:,?\s+(?:of\s+)?(?P<year>(?:1[5-9]|20)\d\d)\b)?)"
        rf"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b|(?P<bare>(?:19|20)\d\d)\b(?![,.]\d))",
        re.IGNORECASE,
    )


class Timeline:
    """The times of one report, in the order of the text, with those that reading the claims adds."""

    def __init__(self, text: str, published: date | None) -> None:
        self.published = published
        self._mentions: list[Mention] = []
        self._years: set[int] = set()
        self._starts: list[int] = []
        for m in self._found(text):
            self._mentions.append(m)
            self._starts.append(m.at)

    def _found(self, text: str) -> Iterator[Mention]:
        matches = list(_mention().finditer(text))
        self._years = {int(y[:4]) for m in matches if (y := m["year"] or m["bare"] or m["iso"])}
        last: int | None = None
        for m in matches:
            year = int(m["year"]) if m["year"] else int(m["iso"][:4]) if m["iso"] else None
            last = year or last
            hint = self._hint(last) if m["dated"] and not year else None
            yield Mention(
                m.start(), m.end(), read_time(m.group(), self.published, None, hint), year, bool(m["deictic"])
            )

    def _hint(self, last: int | None) -> int | None:
        if self.published is not None:
            return None
        return last or (next(iter(self._years)) if len(self._years) == 1 else None)

    def before(self, at: int, unit: str) -> Time | None:
        """The nearest earlier time that is told finely enough to count ``unit`` (day, week, month or year) from."""
        fine = _FINE.get(unit, _FINE["year"])
        for m in self._back(at):
            if m.time.start and m.time.end and m.time.precision in fine:
                return m.time
        return None

    def day_at(self, at: int) -> Time | None:
        """The day that the story is at: the latest day told not far before; a step back in time is passed over."""
        near = [m.time for m in self._back(at, NEAR) if m.time.precision == "day"]
        days = [t for t in near if self.published is None or (t.end and t.end <= self.published)]
        return max(days, key=lambda t: t.end or date.min) if days else self.before(at, "day")

    def year_at(self, text: str, at: int) -> int | None:
        """The year that the text fixes for a date without one.

        Without a publication day it is the year of the last full date, or the only year of the text. With one it is
        that of a full date that stands right before in the same paragraph, as in a history ("In May 2011 …; in July
        …").
        """
        if self.published is None:
            last = next((m.year for m in self._back(at) if m.year), None)
            return self._hint(last)
        previous = next(self._back(at), None)
        if previous is None or previous.year is None or at - previous.at > NEAR or "\n" in text[previous.at : at]:
            return None
        return previous.year if previous.year < self.published.year else None

    def add(self, at: int, end: int, time: Time) -> None:
        """Keep a time that was read with the help of the text, so that later words can lean on it.

        A date that stands in the words themselves stays; a shorter reading that was added before gives way to a longer.
        """
        if not (time.start and time.end):
            return
        overlapping = [m for m in self._around(at) if m.at < end and at < m.end]
        if any(m.year is not None or m.deictic or end - at <= m.end - m.at for m in overlapping):
            return
        for m in overlapping:
            i = self._mentions.index(m)
            del self._mentions[i], self._starts[i]
        i = bisect_left(self._starts, at)
        self._mentions.insert(i, Mention(at, end, time, None, False))
        self._starts.insert(i, at)

    def speech_day(self, text: str, at: int) -> date | None:
        """The day on which the words of a quotation were spoken, where a weekday beside the reporting verb tells it."""
        for m in self._back(at, 2 * NEAR):
            if m.deictic and m.time.precision == "day" and _SPOKEN.search(text, max(0, m.at - 100), m.at):
                return m.time.start
        return None

    def _back(self, at: int, within: int = FAR) -> Iterator[Mention]:
        for i in range(bisect_left(self._starts, at) - 1, -1, -1):
            m = self._mentions[i]
            if at - m.at > within:
                return
            if m.end <= at:
                yield m

    def _around(self, at: int) -> list[Mention]:
        i = bisect_left(self._starts, at)
        return self._mentions[max(0, i - 1) : i + 2]


_SPOKEN: Final = re.compile(
    r"\b(?:said|says|told|stated|announced|added|declared|wrote|tweeted|speaking)\b[^.\"“”]*$", re.IGNORECASE
)
