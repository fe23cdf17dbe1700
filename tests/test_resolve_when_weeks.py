"""Expressions that count from a weekday, from this day or from a feast, read in a report of Friday 29 November 2024."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.errors import LexiconError
from rashomon.resolve.time_calendar import islamic
from rashomon.resolve.timewords import checked, feasts, named_day
from rashomon.resolve.when import when

FRIDAY = date(2024, 11, 29)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on Friday week", "2024-12-06"),
        ("Monday week", "2024-12-09"),
        ("a week on Tuesday", "2024-12-10"),
        ("a week from Tuesday", "2024-12-10"),
        ("Monday fortnight", "2024-12-16"),
        ("three weeks on Sunday", "2024-12-22"),
        ("tomorrow week", "2024-12-07"),
        ("a fortnight today", "2024-12-13"),
        ("yesterday week", "2024-11-21"),
        ("last Friday week", "2024-11-15"),
        ("a week ago on Tuesday", "2024-11-19"),
        ("a week last Tuesday", "2024-11-19"),
        ("the Tuesday before last", "2024-11-19"),
        ("the Monday after next", "2024-12-09"),
        ("Friday last", "2024-11-22"),
        ("Sunday just gone", "2024-11-24"),
        ("this day last year", "2023-11-29"),
        ("on this day in 2014", "2014-11-29"),
        ("two years ago today", "2022-11-29"),
        ("the early hours of Sunday", "2024-11-24"),
        ("Orthodox Easter", "2024-05-05"),
    ],
)
def test_a_day(words: str, day: str) -> None:
    answer = when(words, FRIDAY)
    assert (answer.start, answer.end, answer.precision) == (date.fromisoformat(day), date.fromisoformat(day), "day")
    assert (answer.known and when(words).start is None) or words == "Orthodox Easter"


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("at the weekend", "2024-11-23", "2024-11-24"),
        ("midweek", "2024-11-26", "2024-11-28"),
        ("the week after next", "2024-12-09", "2024-12-15"),
        ("this time last year", "2023-11-14", "2023-12-14"),
        ("the eve of Eid al-Adha", "2024-06-14", "2024-06-16"),
        ("the day after Eid al-Fitr", "2024-04-10", "2024-04-12"),
        ("two days before Ramadan", "2024-03-08", "2024-03-10"),
        ("the second day of Eid al-Adha", "2024-06-16", "2024-06-18"),
        ("the last ten days of Ramadan", "2024-03-30", "2024-04-10"),
        ("the first week of Ramadan", "2024-03-10", "2024-03-18"),
    ],
)
def test_a_span(words: str, start: str, end: str) -> None:
    answer = when(words, FRIDAY)
    assert (answer.start, answer.end) == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize("words", ["in the run-up to Christmas", "in the lead-up to Christmas", "in the days leading up to Christmas"])
def test_the_run_up_to_a_day_ends_there_and_begins_nobody_says_when(words: str) -> None:
    answer = when(words, FRIDAY)
    assert (answer.start, answer.end) == (None, date(2023, 12, 25))


def test_words_that_only_look_alike_are_read_as_before() -> None:
    assert when("Tuesday, a week before", FRIDAY).start != date(2024, 12, 10)
    assert when("a Monday week-long strike", FRIDAY).start != date(2024, 12, 9)
    assert when("Friday last week", FRIDAY).start == date(2024, 11, 22)
    assert when("a week ago", FRIDAY).precision == "week"


def test_feasts_are_those_announced_in_mecca_to_a_day_either_way() -> None:
    announced = {"eid al-fitr": {2018: (6, 15), 2021: (5, 13), 2023: (4, 21), 2024: (4, 10)}, "eid al-adha": {2018: (8, 21), 2021: (7, 20), 2024: (6, 16)}}
    for name, years in announced.items():
        for year, (month, day) in years.items():
            [feast] = feasts(name, year, year)
            assert feast.start is not None and feast.end is not None
            middle = feast.start + (feast.end - feast.start) / 2
            assert middle == date(year, month, day) and (feast.end - feast.start).days == 2


def test_years_outside_the_tables_are_reckoned() -> None:
    assert islamic(1, 1, 1) == date(622, 7, 19)
    assert type(islamic(1445, 9, 1)) is date and islamic(1445, 9, 1) == date(2024, 3, 11)
    assert abs((islamic(1501, 1, 1) - islamic(1500, 1, 1)).days - 354) <= 2


def test_orthodox_days_and_a_wrong_rule() -> None:
    assert named_day("orthodox good friday", 2024).start == date(2024, 5, 3)
    with pytest.raises(LexiconError, match="orthodox"):
        checked({"days": {"x": "lent+3"}, "islamic": {}, "periods": {}})
