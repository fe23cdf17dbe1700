"""Words of time become intervals of days, as section 5 of the codebook has it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Time
from rashomon.resolve.when import is_time, leans, read_time

FRIDAY = date(2024, 11, 29)
_WORDS = (
    *(
        "on",
        "in",
        "the",
        "of",
        "since",
        "until",
        "by",
        "between",
        "and",
        "from",
        "to",
        "before",
        "after",
        "last",
        "next",
    ),
    *(
        "this",
        "early",
        "late",
        "Monday",
        "Friday",
        "March",
        "May",
        "3",
        "15th",
        "2011",
        "2015",
        "week",
        "month",
        "year",
    ),
    *(
        "days",
        "ago",
        "later",
        "two",
        "few",
        "yesterday",
        "overnight",
        "Easter",
        "Ramadan",
        "12/11/2016",
        ",",
        "-",
        "night",
    ),
)
ANCHOR = Time(start=date(2024, 11, 20), end=date(2024, 11, 20), precision="day")


def bounds(time: Time) -> str:
    return f"{time.start or ''}..{time.end or ''} {time.precision}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on Friday", "2024-11-29..2024-11-29 day"),
        ("on Wednesday", "2024-11-27..2024-11-27 day"),
        ("Saturday's", "2024-11-23..2024-11-23 day"),
        ("last Friday", "2024-11-22..2024-11-22 day"),
        ("next Friday", "2024-12-06..2024-12-06 day"),
        ("late on Sunday night", "2024-11-24..2024-11-24 day"),
        ("on Thursday last week", "2024-11-21..2024-11-21 day"),
        ("today", "2024-11-29..2024-11-29 day"),
        ("at 11:30pm last night", "2024-11-28..2024-11-28 day"),
        ("overnight", "2024-11-28..2024-11-29 days"),
        ("overnight into Thursday", "2024-11-27..2024-11-28 days"),
        ("over the weekend", "2024-11-23..2024-11-24 days"),
        ("the day before yesterday", "2024-11-27..2024-11-27 day"),
        ("at 1:30 am (2130 GMT Tuesday)", "2024-11-26..2024-11-26 day"),
        ("before dawn on Monday", "2024-11-25..2024-11-25 day"),
    ],
)
def test_days_near_publication(words: str, expected: str) -> None:
    assert bounds(read_time(words, FRIDAY)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("last week", "2024-11-18..2024-11-24 week"),
        ("this week", "2024-11-25..2024-11-29 week"),
        ("late last week", "2024-11-21..2024-11-24 days"),
        ("last month", "2024-10-01..2024-10-31 month"),
        ("earlier this month", "2024-11-01..2024-11-29 month"),
        ("last year", "2023-01-01..2023-12-31 year"),
        ("in the past 24 hours", "2024-11-28..2024-11-29 days"),
        ("over the past two years", "2022-11-29..2024-11-29 years"),
        ("the last six months", "2024-05-29..2024-11-29 season"),
        ("in the past week", "2024-11-22..2024-11-29 week"),
        ("two days ago", "2024-11-27..2024-11-27 day"),
        ("a week ago", "2024-11-18..2024-11-24 week"),
        ("nearly seven months ago", "2024-04-01..2024-04-30 month"),
        ("half a year ago", "2024-05-01..2024-05-31 month"),
        ("29 years ago", "1995-01-01..1995-12-31 year"),
        ("for five days", "2024-11-24..2024-11-29 days"),
        ("in six months", "2024-05-29..2024-11-29 season"),
    ],
)
def test_lengths_and_calendar_units(words: str, expected: str) -> None:
    assert bounds(read_time(words, FRIDAY)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2016-11-12", "2016-11-12..2016-11-12 day"),
        ("12 November 2016", "2016-11-12..2016-11-12 day"),
        ("on Nov. 12th, 2016", "2016-11-12..2016-11-12 day"),
        ("the 12th of November", "2024-11-12..2024-11-12 day"),
        ("on Dec. 4", "2023-12-04..2023-12-04 day"),
        ("Saturday, Oct. 19, 2019", "2019-10-19..2019-10-19 day"),
        ("12/11/2016", "2016-11-12..2016-11-12 day"),
        ("on Saturday [10/08/2005]", "2005-10-08..2005-10-08 day"),
        ("11/29/2024", "2024-11-29..2024-11-29 day"),
        ("on the 15th", "2024-11-15..2024-11-15 day"),
        ("in March", "2024-03-01..2024-03-31 month"),
        ("in November", "2024-11-01..2024-11-29 month"),
        ("in December", "2023-12-01..2023-12-31 month"),
        ("last year's September", "2023-09-01..2023-09-30 month"),
        ("October last year", "2023-10-01..2023-10-31 month"),
        ("April, 1978", "1978-04-01..1978-04-30 month"),
        ("mid-April", "2024-04-11..2024-04-20 week"),
        ("the first week of March", "2024-03-01..2024-03-07 days"),
        ("the week of March 6", "2024-03-04..2024-03-10 week"),
        ("early 2015", "2015-01-01..2015-04-30 season"),
        ("the second half of 2015", "2015-07-01..2015-12-31 season"),
        ("in the first five months of the year", "2024-01-01..2024-05-31 season"),
        ("in the summer of 2014", "2014-06-01..2014-08-31 season"),
        ("last autumn", "2023-09-01..2023-11-30 season"),
        ("in 2015", "2015-01-01..2015-12-31 year"),
        ("nineteen ninety-seven", "1997-01-01..1997-12-31 year"),
        ("2014-15", "2014-01-01..2015-12-31 years"),
        ("the 1990s", "1990-01-01..1999-12-31 years"),
        ("in the early 1980s", "1980-01-01..1983-12-31 years"),
        ("the 19th century", "1801-01-01..1900-12-31 years"),
    ],
)
def test_dates_months_and_years(words: str, expected: str) -> None:
    assert bounds(read_time(words, FRIDAY)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("since 2011", "2011-01-01..2024-11-29 years"),
        ("since Monday", "2024-11-25..2024-11-29 days"),
        ("since the fighting broke out in March 2011", "2011-03-01..2024-11-29 years"),
        ("since a two-week lull ended in April", "2024-04-01..2024-11-29 year"),
        ("after his capture in 2014", "2014-01-01..2024-11-29 years"),
        ("after Friday prayers", "2024-11-29..2024-11-29 day"),
        ("until yesterday evening", "..2024-11-28 unknown"),
        ("by 2017", "..2017-12-31 unknown"),
        ("before January", "..2023-12-31 unknown"),
        ("between March and August", "2024-03-01..2024-08-31 season"),
        ("between June 2014 and March 2015", "2014-06-01..2015-03-31 year"),
        ("between December 1 and January 9", "2023-12-01..2024-01-09 season"),
        ("November 2015 to March", "2015-11-01..2016-03-31 season"),
        ("from 3 to 5 March", "2024-03-03..2024-03-05 days"),
        ("from 30 November to 4 December 2016", "2016-11-30..2016-12-04 days"),
        ("from 1989 to 1996", "1989-01-01..1996-12-31 years"),
        ("on Thursday and Friday", "2024-11-28..2024-11-29 days"),
        ("on Monday, Tuesday and Wednesday", "2024-11-25..2024-11-27 days"),
        ("in 1988 and 2007", "1988-01-01..2007-12-31 years"),
        ("between Sunday night and Monday morning", "2024-11-24..2024-11-25 days"),
        ("during the 1960s and '70s", "1960-01-01..1979-12-31 years"),
    ],
)
def test_links_and_ranges(words: str, expected: str) -> None:
    assert bounds(read_time(words, FRIDAY)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the day before", "2024-11-19..2024-11-19 day"),
        ("a day earlier", "2024-11-19..2024-11-19 day"),
        ("the previous night", "2024-11-19..2024-11-19 day"),
        ("the same day", "2024-11-20..2024-11-20 day"),
        ("later that day", "2024-11-20..2024-11-20 day"),
        ("The following day", "2024-11-21..2024-11-21 day"),
        ("six days later", "2024-11-26..2024-11-26 day"),
        ("three weeks later", "2024-12-09..2024-12-15 week"),
        ("after four weeks", "2024-12-18..2024-12-18 day"),
        ("four more days", "2024-11-20..2024-11-23 days"),
        ("at about 2:30 p.m.", "2024-11-20..2024-11-20 day"),
        ("since then", "2024-11-20..2024-11-29 week"),
        ("two days before Tuesday's vote", "2024-11-24..2024-11-24 day"),
    ],
)
def test_words_that_lean_on_another_time(words: str, expected: str) -> None:
    assert bounds(read_time(words, FRIDAY, ANCHOR)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("New Year's Eve", "2023-12-31..2023-12-31 day"),
        ("during May Day rallies", "2024-05-01..2024-05-01 day"),
        ("Christmas Day 2012", "2012-12-25..2012-12-25 day"),
        ("Easter Sunday", "2024-03-31..2024-03-31 day"),
        ("Thanksgiving", "2024-11-28..2024-11-28 day"),
        ("Eid al-Fitr", "2024-04-09..2024-04-11 days"),
        ("during the Korean War", "1950-06-25..1953-07-27 years"),
        ("since the Gulf War", "1991-02-28..2024-11-29 years"),
        ("in the 1967 Six-Day War", "1967-01-01..1967-12-31 year"),
    ],
)
def test_named_days(words: str, expected: str) -> None:
    assert bounds(read_time(words, FRIDAY)) == expected


@pytest.mark.parametrize(
    "words", ["on Monday", "today", "overnight", "last week", "eight days ago", "in the past 24 hours"]
)
def test_without_publication_deictic_words_stay_unresolved(words: str) -> None:
    assert bounds(read_time(words, None)) == ".. unknown"


def test_without_publication_only_a_fixed_year_dates_a_day() -> None:
    assert bounds(read_time("On 5 May", None)) == ".. unknown"
    assert bounds(read_time("On 5 May", None, text_year=2005)) == "2005-05-05..2005-05-05 day"
    assert bounds(read_time("on 5 May 2003", None, text_year=2005)) == "2003-05-05..2003-05-05 day"
    assert bounds(read_time("Eid", None, text_year=2005)) == ".. unknown"


@pytest.mark.parametrize(
    "words", ["recently", "in recent weeks", "for several weeks", "so far", "during the parade", "", "!?"]
)
def test_vague_words_give_only_the_upper_bound(words: str) -> None:
    assert bounds(read_time(words, FRIDAY)) == "..2024-11-29 unknown"


def test_vague_counts_have_two_as_their_least() -> None:
    assert bounds(read_time("a few days ago", FRIDAY)) == "..2024-11-27 unknown"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on Wednesday", "2024-12-04..2024-12-04 day"),
        ("in March", "2025-03-01..2025-03-31 month"),
        ("next week", "2024-12-02..2024-12-08 week"),
        ("within 24 hours", "2024-11-29..2024-11-30 days"),
        ("in the coming days", "2024-11-29.. unknown"),
        ("soon", "2024-11-29.. unknown"),
        ("at the ceremony", ".. unknown"),
    ],
)
def test_plans_lie_ahead(words: str, expected: str) -> None:
    assert bounds(read_time(words, FRIDAY, future=True)) == expected


@pytest.mark.parametrize("words", ["99999999 years ago", "February 30", "0/0/0000", "in 9999 years"])
def test_impossible_dates_are_not_guessed(words: str) -> None:
    assert bounds(read_time(words, FRIDAY)) == "..2024-11-29 unknown"


def test_a_leap_day_is_found_in_a_leap_year() -> None:
    assert bounds(read_time("on 29 February", date(2023, 6, 1))) == "2020-02-29..2020-02-29 day"


def test_which_words_are_times() -> None:
    assert is_time("three weeks later") and not is_time("the mayor")
    assert leans("three weeks later") and not leans("three weeks ago, on 5 May")


@given(st.text(max_size=60), st.one_of(st.none(), st.dates()), st.booleans())
def test_any_words_are_read_without_error(words: str, published: date | None, future: bool) -> None:
    time = read_time(words, published, ANCHOR, future=future)
    assert time.start is None or time.end is None or time.start <= time.end


@given(
    st.lists(
        st.sampled_from(_WORDS),
        max_size=9,
    ),
    st.one_of(st.none(), st.dates()),
)
def test_any_mix_of_time_words_is_read_forwards(words: list[str], published: date | None) -> None:
    time = read_time(" ".join(words), published, ANCHOR)
    assert time.start is None or time.end is None or time.start <= time.end
    assert time.precision == "unknown" or (time.start is not None and time.end is not None)
