"""The words of time: months, weekdays, numbers, units, and the named days and periods of ``timewords.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from rashomon.errors import LexiconError

from .time_calendar import Interval, between, day, islamic

MONTHS: Final = MappingProxyType({
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
})  # fmt: skip
WEEKDAYS: Final = MappingProxyType({
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6, "mon": 0,
    "tues": 1, "tue": 1, "wed": 2, "thurs": 3, "thur": 3, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
})  # fmt: skip
ORDINALS: Final = MappingProxyType({
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
})  # fmt: skip
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS: Final = MappingProxyType({
    **{w: n for n, w in enumerate(_SMALL)},
    **{w: 10 * n for n, w in enumerate(_TENS, 2)},
    **{f"{t}-{s}": 10 * n + k for n, t in enumerate(_TENS, 2) for k, s in enumerate(_SMALL[1:10], 1)},
    "a": 1, "an": 1, "another": 1, "a couple of": 2, "a couple": 2, "couple of": 2, "a pair of": 2, "half a": 0.5,
    "half an": 0.5, "a dozen": 12, "dozen": 12, "half a dozen": 6, "a hundred": 100, "hundred": 100,
})  # fmt: skip
VAGUE: Final = ("a few", "several", "a number of", "many", "some", "few", "numerous", "countless")
DECADES: Final = MappingProxyType({
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
})  # fmt: skip
SEASONS: Final = MappingProxyType({"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12})
DAY_PARTS: Final = (
    "mornings?", "afternoons?", "evenings?", "nights?", "midnight", "midday", "noon", "dawn", "predawn", "pre-dawn",
    "daybreak", "nightfall", "sunset", "sunrise", "dusk", "lunchtime",
)  # fmt: skip
_TIDY = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "\u00a0": " "})
_SPACES = re.compile(r"\s+")


def tidy(words: str) -> str:
    """Lower case, plain apostrophes and dashes, single spaces."""
    return _SPACES.sub(" ", words.translate(_TIDY)).strip().lower()


def number(word: str) -> float | None:
    """The number that a numeral or a number word tells; ``None`` for a vague one ("several")."""
    if word in NUMBERS:
        return NUMBERS[word]
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class NamedDays:
    """What ``timewords.yaml`` holds: days of every year, Islamic feasts and historical periods, by their names."""

    days: Mapping[str, str]
    islamic: Mapping[str, tuple[int, int, int]]
    periods: Mapping[str, Interval]


@cache
def named_days() -> NamedDays:
    """The packaged list of named days, checked.

    Raises ``LexiconError`` where an entry has another shape than the file's head says.
    """
    import yaml

    source = resources.files(__package__).joinpath("timewords.yaml").read_text(encoding="utf-8")
    return checked(yaml.safe_load(source))


_DAY_RULE = re.compile(r"\d\d-\d\d|(?:easter|orthodox)[+-]\d+|nth \d+ [0-6] [1-5]")


def checked(table: Any) -> NamedDays:
    """The list of named days in a table of the shape of ``timewords.yaml``; ``LexiconError`` for any other shape."""
    if not isinstance(table, dict) or set(table) != {"days", "islamic", "periods"}:
        raise LexiconError("timewords.yaml must hold exactly the keys days, islamic and periods.")
    for name, rule in table["days"].items():
        if not (isinstance(rule, str) and _DAY_RULE.fullmatch(rule)):
            raise LexiconError(
                f"timewords.yaml: days: {name!r} needs MM-DD, easter+N, orthodox+N or nth MONTH WEEKDAY N, not {rule!r}."
            )
    try:
        feasts = {name: (int(x["month"]), int(x["day"]), int(x["days"])) for name, x in table["islamic"].items()}
        periods = {n: between(date.fromisoformat(a), date.fromisoformat(b)) for n, (a, b) in table["periods"].items()}
    except (TypeError, ValueError, KeyError) as error:
        raise LexiconError(
            f"timewords.yaml: an Islamic feast or a period has another shape than the head says: {error}."
        ) from error
    return NamedDays(table["days"], feasts, periods)


def named_day(name: str, year: int) -> Interval:
    """The day that has this name in a year; ``KeyError`` where the list has no such day."""
    rule = named_days().days[name]
    if rule.startswith(("easter", "orthodox")):
        sunday = easter(year, EASTER_ORTHODOX if rule.startswith("orthodox") else EASTER_WESTERN)
        return day(sunday + timedelta(days=int(re.sub("[a-z]+", "", rule))))
    if rule.startswith("nth"):
        month, weekday, nth = (int(x) for x in rule.split()[1:])
        first = date(year, month, 1)
        return day(first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1)))
    return day(date(year, int(rule[:2]), int(rule[3:])))


def feasts(name: str, first: int, last: int) -> list[Interval]:
    """The days of an Islamic feast or month in the years ``first`` to ``last``, in order.

    The calendar is that of Mecca and the moon is seen: a day may be off by one, so a feast of a day is an interval of three.
    """
    month, on, length = named_days().islamic[name]
    found = []
    for hijri in range((first - 622) * 33 // 32 - 1, (last - 622) * 33 // 32 + 3):
        start = islamic(hijri, month, on)
        if first <= start.year <= last:
            slack = timedelta(days=1)
            whole = length >= 29
            end = islamic(hijri + month // 12, month % 12 + 1, 1) - slack if whole else start + timedelta(days=length - 1)
            found.append(Interval(start - slack, end + slack, "month" if whole else "days"))
    return found
