"""The arithmetic of days and the list of named days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import LexiconError
from rashomon.resolve import time_calendar as cal
from rashomon.resolve import timewords

DATES = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@given(DATES)
def test_a_week_runs_from_monday_to_sunday_and_holds_its_day(day: date) -> None:
    week = cal.week(day)
    assert week.start is not None and week.end is not None
    assert week.start.weekday() == 0 and week.end.weekday() == 6 and week.start <= day <= week.end


@given(DATES, st.integers(0, 6))
def test_weekdays_are_found_within_a_week_on_either_side(day: date, weekday: int) -> None:
    before, after = cal.weekday_before(day, weekday), cal.weekday_after(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert day - timedelta(days=6) <= before <= day <= after <= day + timedelta(days=6)


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_thirds_of_a_month_and_a_year_meet_without_a_gap(year: int, number: int) -> None:
    for whole in (cal.month(year, number), cal.year(year)):
        early, middle, late = (cal.third(whole, i) for i in range(3))
        assert (early.start, late.end) == (whole.start, whole.end)
        assert early.end is not None and middle.end is not None
        assert (middle.start, late.start) == (early.end + cal.DAY, middle.end + cal.DAY)


@pytest.mark.parametrize(
    ("days", "precision"),
    [(1, "day"), (7, "days"), (9, "week"), (31, "month"), (184, "season"), (365, "year"), (400, "years")],
)
def test_the_length_of_a_span_gives_its_precision(days: int, precision: str) -> None:
    assert cal.precision_of(date(2021, 1, 1), date(2021, 1, 1) + timedelta(days=days - 1)) == precision


def test_feasts_fall_within_a_day_of_the_days_that_were_kept() -> None:
    kept = {
        ("eid al-fitr", 2024): date(2024, 4, 10),
        ("eid al-adha", 2023): date(2023, 6, 28),
        ("eid al-fitr", 2011): date(2011, 8, 30),
        ("ashura", 2012): date(2012, 11, 24),
    }
    for (name, year), day in kept.items():
        (found,) = timewords.feasts(name, year, year)
        assert found.start is not None and found.end is not None and found.start <= day <= found.end


def test_a_year_can_hold_a_feast_twice() -> None:
    assert len(timewords.feasts("eid al-fitr", 2000, 2000)) == 2


@pytest.mark.parametrize(
    "table",
    [
        [],
        {"days": {}, "islamic": {}},
        {"days": {"x day": "31-12-2000"}, "islamic": {}, "periods": {}},
        {"days": {}, "islamic": {"x": {"month": 1}}, "periods": {}},
        {"days": {}, "islamic": {}, "periods": {"x war": ["1999"]}},
        {"days": {}, "islamic": {}, "periods": {"x war": ["1999-13-01", "1999-12-01"]}},
    ],
)
def test_a_list_of_another_shape_is_refused(table: object) -> None:
    with pytest.raises(LexiconError, match=r"timewords\.yaml"):
        timewords.checked(table)


def test_the_packaged_list_is_in_lower_case_and_every_day_of_it_exists() -> None:
    named = timewords.named_days()
    for name in (*named.days, *named.islamic, *named.periods):
        assert name == timewords.tidy(name)
    for name in named.days:
        assert timewords.named_day(name, 2024).precision == "day"
