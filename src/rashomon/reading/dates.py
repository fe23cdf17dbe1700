"""Publication dates: read from an option, from metadata, or from the first lines of a text. Never guessed.

A date counts only where day, month and year are told without doubt: ``03/04/2024`` may be March or April, and is none.
The day is taken as written: a time zone does not move it.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from ..errors import SettingError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_CLOCK = r"(?:at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?"
_ZONE = r"(?:[A-Z]{1,4}(?![a-z])|[+-]\d{2}:?\d{2}|(?:GMT|UTC) ?[+-]\d{1,2}(?::?\d{2})?|\((?:[A-Z]{2,4}|GMT[+-]\d+)\))"
_FORMS = (
    rf"(?P<year>\d{{4}})(?P<sep>[-/.])(?P<number>\d{{1,2}})(?P=sep){_DAY}(?!\d)",
    rf"{_DAY}[ \xa0-]+(?:of )?{_MONTH}[ \xa0,-]+{_YEAR}",
    rf"{_MONTH}[ \xa0-]*{_DAY}[ \xa0,-]+{_YEAR}",
    rf"{_MONTH} {{1,2}}{_DAY} \d\d:\d\d:\d\d(?: [A-Z+]\S{{0,5}})? {_YEAR}",
    rf"(?P<first>\d{{1,2}})(?P<sep>[-/.])(?P<second>\d{{1,2}})(?P=sep){_YEAR}",
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<number>\d{2})(?P<day>\d{2})(?:T\d{2,6}(?:Z|[+-]\d{2}:?\d{2})?)?", re.ASCII)
_EPOCH = re.compile(r"(?P<seconds>\d{10})(?:\d{3}|\.\d+)?", re.ASCII)
_EARLIEST, _LATEST = 1800, 2199

_HEAD_LINES, _HEAD_CHARS, _LONG_LINE = 12, 1500, 120
_LABEL = (
    r"(?:(?:first |originally )?(?P<page>published|posted)|(?:first )?(?:issued|released|dated|filed)|publication date"
    r"|release date|issue date|date(?: of)? (?:published|publication|issued|issue|release)|(?P<bare>date))"
)
_SMALL_WORDS = frozenset(["al", "an", "and", "ar", "as", "ash", "at", "by", "de", "des", "du", "el", "la", "of", "the"])
_CHANGED = frozenset(["copyright", "edited", "modified", "revised", "update", "updated"])
_TAIL = rf"[ ,|–—-]*(?:{_CLOCK})? ?(?:{_ZONE})?"
_AGENCY = r"\)?,?(?: ?\([^()]{2,30}\))?(?: ?/[\w .]{2,30}/)?(?: [A-Z][\w.]+)?"


# The first day of 1970 is what programs write for "no date".
_NO_DATE = date(1970, 1, 1)


def parse_published(value: str) -> date:
    """The date of an option such as ``--published``: ``2024-11-29``, ``29 November 2024``, ``November 29, 2024``.

    Raises `SettingError` where it is no date, or not surely one.
    """
    stripped = value.strip()
    day = _parsed(stripped, whole=True)
    if day is None:
        shown = stripped if len(stripped) <= 40 else stripped[:40] + "…"
        raise SettingError(f"{shown!r} is not surely a date; write it as year-month-day, such as 2024-11-29")
    return day


def read_date(value: str | None) -> date | None:
    """The day of a date in metadata (ISO 8601, RFC 822, seconds since 1970, in words); ``None`` where in doubt."""
    if not value:
        return None
    stripped = " ".join(value.split())[:100]
    day = _parsed(stripped, whole=False)
    return None if day == _NO_DATE else _sane(day)


def text_date(text: str) -> date | None:
    """The publication date that the first lines tell.

    These are a line such as "Published: 29 November 2024", else a line that is only a date ("Friday, November 29, 2024,
    14:05 GMT") or a dateline ("AMDAL, 29 November 2024 (Sahel Wire) —"). Where such lines disagree, as in a chronology,
    none is taken.
    """
    found: set[date] = set()
    for line in _head(text):
        day = _labelled(line)
        if day is not None:
            return day
        day = _dateline(line)
        if day is not None and day != _NO_DATE:
            found.add(day)
    return found.pop() if len(found) == 1 else None


def names_day(text: str, day: date) -> bool:
    """Whether the text writes that day, with or without its year."""
    month = _MONTHS[day.month - 1]
    written = rf"\b0?{day.day}(?:st|nd|rd|th)?[ \xa0]+{month}[a-z]*\b|\b{month}[a-z]*\.?[ \xa0]+0?{day.day}\b"
    numbers = rf"\b{day:%Y}[-/.]{day:%m}[-/.]{day:%d}\b|\b0?{day.day}[-/.]0?{day.month}[-/.]{day:%Y}\b"
    return re.search(f"{written}|{numbers}", text, re.IGNORECASE) is not None


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?:{_WEEKDAY},? ?)?{f}", re.IGNORECASE | re.ASCII) for f in _FORMS)


def _parsed(value: str, *, whole: bool) -> date | None:
    """The date that ``value`` begins with; what follows must stand apart from it, or for ``whole`` be a time of day."""
    compact = _COMPACT.fullmatch(value)
    if compact:
        return _day(compact)
    epoch = None if whole else _EPOCH.fullmatch(value)
    if epoch:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(epoch["seconds"]))).date()
    for form in _forms():
        m = form.match(value)
        if m and _ends(value[m.end() :], whole):
            return _day(m)
    return None


def _ends(rest: str, whole: bool) -> bool:
    if whole:
        return re.fullmatch(rf"(?:T|,? ?)(?:{_CLOCK})?(?:\.\d+)? ?(?:{_ZONE})?", rest, re.ASCII) is not None
    return not rest or rest[0] in "T," or not rest[0].isalnum()


def _day(m: re.Match[str]) -> date | None:
    parts = m.groupdict()
    try:
        if parts.get("first"):
            return _numeric(int(parts["first"]), int(parts["second"]), int(parts["year"]))
        number = parts.get("number")
        month = int(number) if number else 1 + _MONTHS.index(parts["month"][:3].lower())
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None


def _numeric(first: int, second: int, year: int) -> date | None:
    """Day and month in either order, where only one order is a date."""
    if first > 12 or first == second:
        return date(year, second, first)
    return date(year, first, second) if second > 12 else None


def _head(text: str) -> list[str]:
    lines = (line.strip().strip("*_#>").strip() for line in text[:_HEAD_CHARS].splitlines())
    return [line for line in lines if line][:_HEAD_LINES]


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"{_LABEL}(?: on| at)?(?P<colon> ?[:|])? ?(?:[*_]+ ?)?(?:{_CLOCK},? )?", re.IGNORECASE | re.ASCII
    )


def _labelled(line: str) -> date | None:
    m = _label().match(line)
    if not m or len(line) > _LONG_LINE:
        return None
    rest = line[m.end() :]
    if m["colon"]:
        return read_date(rest)
    # Without a colon it may be a sentence ("Released on 3 May 2021, the men said ..."): then only a date may follow.
    return None if m["bare"] else _only_date(rest, tail=r"(?:,? ?(?:by|updated|modified)\b.*)?" if m["page"] else "")


def _only_date(line: str, tail: str = "") -> date | None:
    """The date of a line that is a date, with or without a time, and nothing else (but ``tail``)."""
    m = re.match(rf"(?:{_CLOCK},? (?:{_ZONE},? )?)", line, re.ASCII)
    for form in _forms():
        found = form.match(line, m.end() if m else 0)
        if found and re.fullmatch(rf"{_TAIL}{tail}[ .|)]*", line[found.end() :]):
            return _sane(_day(found))
    return None


def _dateline(line: str) -> date | None:
    """The date of a line that is only a date, or of a dateline: place or outlet, date, a dash or the end."""
    only = _only_date(line) if len(line) <= _LONG_LINE else None
    if only is not None:
        return only
    start = line[:_LONG_LINE]
    for form in _forms():
        m = form.search(start)
        if m is None or not _names_place(start[: m.start()]):
            continue
        after = start[m.end() :]
        dash = re.match(rf"{_AGENCY} ?(?:[–—]|--|[-:](?: |$)|(?<=\))-)", after)
        alone = m.start() > 0 and re.fullmatch(rf"\)?{_TAIL}[ .|)]*", line[m.end() :])
        if dash or alone:
            return _sane(_day(m))
    return None


def _names_place(before: str) -> bool:
    """Whether what stands before the date is a place or an outlet: names, set apart from the date by a sign."""
    if not before.strip():
        return True
    if not re.search(r"[,|–—(·•:/-]\s*$", before):
        return False
    words = re.findall(r"[^\W\d_][\w'’.-]*", before)
    if _CHANGED & {w.lower() for w in words}:
        return False
    return bool(words) and all(w[0].isupper() or w.lower() in _SMALL_WORDS for w in words)


def _sane(day: date | None) -> date | None:
    return day if day is not None and _EARLIEST <= day.year <= _LATEST else None
