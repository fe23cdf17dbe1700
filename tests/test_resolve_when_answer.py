"""A time expression alone: candidates, reasons, and why nothing is known."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import SettingError
from rashomon.records import Time
from rashomon.resolve.when import when

FRIDAY = date(2024, 11, 29)


def days(words: str, published: date | datetime | None = FRIDAY, **how: object) -> tuple[str | None, str | None]:
    a = when(words, published, **how)  # type: ignore[arg-type]
    return a.start.isoformat() if a.start else None, a.end.isoformat() if a.end else None


def test_the_choice_stands_first_with_its_reason_and_the_others_follow() -> None:
    a = when("late on Thursday", FRIDAY)
    assert (a.start, a.end, a.precision, a.known) == (date(2024, 11, 28), date(2024, 11, 28), "day", True)
    assert "not after" in a.reason
    assert [c.start for c in a.candidates] == [date(2024, 11, 28), date(2024, 12, 5), date(2024, 11, 21)]
    assert a.candidates[1].reason == "if it tells of a plan"


def test_stance_and_tense_give_the_direction() -> None:
    assert days("on Tuesday", stance="planned") == ("2024-12-03", "2024-12-03")
    assert days("on Tuesday", stance="planned", future=False) == ("2024-11-26", "2024-11-26")
    assert days("on Tuesday", future=True) == ("2024-12-03", "2024-12-03")


def test_the_order_of_day_and_month_is_no_secret() -> None:
    a = when("03/04/2016", FRIDAY)
    assert [c.start for c in a.candidates[:2]] == [date(2016, 4, 3), date(2016, 3, 4)]
    assert "other way round" in a.candidates[-1].reason


@pytest.mark.parametrize(
    ("words", "published", "why"),
    [
        ("on Friday", None, "a weekday needs a publication date"),
        ("today", None, "such a word needs a publication date"),
        ("on 3 March", None, "no year is told"),
        ("recently", FRIDAY, "the words fix no day"),
        ("a decade later", FRIDAY, "the words lean on another time and none is given"),
        ("the blue door", FRIDAY, "no time expression is in the words"),
        ("30 February 2016", FRIDAY, "they cannot be placed in the calendar"),
    ],
)
def test_unknown_says_why(words: str, published: date | None, why: str) -> None:
    a = when(words, published)
    assert not a.known and a.start is None and a.end == published and not a.candidates
    assert a.reason.startswith("unknown, because ") and why in a.reason


def test_of_an_unknown_plan_there_is_no_bound() -> None:
    assert days("recently", stance="planned") == (None, None)


def test_words_that_lean_take_the_time_they_are_given() -> None:
    lean = Time(start=date(2024, 11, 20), end=date(2024, 11, 20), precision="day")
    assert days("the day before", leans_on=lean) == ("2024-11-19", "2024-11-19")
    assert days("the previous Monday", leans_on=lean) == ("2024-11-18", "2024-11-18")


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Wednesday (6)", "2024-11-06", "2024-11-06"),
        ("Monday the 25th", "2024-11-25", "2024-11-25"),
        ("Q2 2023", "2023-04-01", "2023-06-30"),
        ("the third quarter of 2023", "2023-07-01", "2023-09-30"),
        ("last quarter", "2024-07-01", "2024-09-30"),
        ("H1 2023", "2023-01-01", "2023-06-30"),
        ("the first half of 2016", "2016-01-01", "2016-06-30"),
        ("20161112", "2016-11-12", "2016-11-12"),
        ("12-Nov-2016", "2016-11-12", "2016-11-12"),
        ("11/2016", "2016-11-01", "2016-11-30"),
        ("two Sundays ago", "2024-11-17", "2024-11-17"),
        ("the Sunday before last", "2024-11-17", "2024-11-17"),
        ("the week before last", "2024-11-11", "2024-11-17"),
        ("the year before last", "2022-01-01", "2022-12-31"),
        ("midweek", "2024-11-26", "2024-11-28"),
        ("the winter of 2015-16", "2015-12-01", "2016-02-29"),
    ],
)
def test_forms_of_dates(words: str, start: str, end: str) -> None:
    assert days(words) == (start, end)


def test_clock_and_zone_are_kept_and_moved_to_the_place() -> None:
    a = when("at 23:30 GMT on Thursday", FRIDAY, zone="Asia/Kabul")
    assert (a.start, a.clock, a.zone, a.local) == (date(2024, 11, 28), "23:30", "GMT", date(2024, 11, 29))
    assert "at the place" in a.reason
    b = when("at 3 p.m. on Thursday", FRIDAY)
    assert (b.clock, b.zone, b.local) == ("15:00", None, None)
    assert when("at 11:30 pm UTC+5:30 on Thursday", FRIDAY, zone="Etc/UTC").local == date(2024, 11, 28)


def test_a_moment_near_midnight_is_of_the_day_of_the_place() -> None:
    late = datetime.fromisoformat("2024-11-28T23:40+00:00")
    assert days("today", late) == ("2024-11-28", "2024-11-28")
    assert days("today", late, zone="Asia/Damascus") == ("2024-11-29", "2024-11-29")


def test_an_unknown_zone_is_an_error_that_says_how_to_mend_it() -> None:
    for published in (FRIDAY, datetime.fromisoformat("2024-11-28T23:40+00:00")):
        with pytest.raises(SettingError, match="no such time zone; name one"):
            when("today", published, zone="Mars/North")


@given(st.text(max_size=60), st.one_of(st.none(), st.dates()), st.booleans())
def test_no_words_make_it_fail(words: str, published: date | None, future: bool) -> None:
    a = when(words, published, future=future)
    assert a.known == bool(a.candidates)
    assert a.known or a.reason.startswith("unknown, because ")
