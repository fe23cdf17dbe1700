"""Publication dates: what is read as one, and what is left alone since it would be a guess."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import SettingError
from rashomon.reading import parse_published, read_text
from rashomon.reading.dates import names_day, read_date, text_date

DAY = date(2024, 11, 29)


@pytest.mark.parametrize(
    "value",
    ["2024-11-29", " 2024-11-29 ", "20241129", "29 November 2024", "November 29, 2024", "29 Nov. 2024", "29/11/2024",
     "2024-11-29T10:00", "2024-11-29T10:00:00+02:00", "2024-11-29 23:59", "2024-11-29T23:59:59.123456Z", "Friday, 29 November 2024"],
)  # fmt: skip
def test_an_option_is_read(value: str) -> None:
    assert parse_published(value) == DAY


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "03/04/2024", "2024-11-31", "2024-13-01", "2024", "November 2024", "1732838400", "2024-11-29 or so",
     "2024-11-291", "29 Nov 24", "x" * 5000, "٢٠٢٤-١١-٢٩", "\0"],
)  # fmt: skip
def test_an_option_that_is_no_sure_date_is_refused_in_one_sentence(value: str) -> None:
    with pytest.raises(SettingError) as e:
        parse_published(value)
    assert "2024-11-29" in str(e.value) and len(str(e.value)) < 200 and "\n" not in str(e.value)


@pytest.mark.parametrize(
    "value",
    ["2024-11-29T23:30:00-05:00", "2024-11-29T01:00:00Z", "Fri, 29 Nov 2024 23:30:00 -0500", "Fri Nov 29 08:00:00 +0000 2024",
     "20241129T101010Z", "1732838400", "1732838400000", "11/29/2024", "29.11.2024", "2024/11/29", "29-Nov-2024",
     "November 29th, 2024 at 5pm", "29 November 2024, 14:05", "Nov 29, 2024 (updated)"],
)  # fmt: skip
def test_metadata_give_the_day_as_written(value: str) -> None:
    assert read_date(value) == DAY


@pytest.mark.parametrize(
    "value",
    [None, "", "03/04/2024", "Friday", "2024", "29 Nov 24", "0000-00-00", "1970-01-01", "1970-01-01T00:00:00Z", "0",
     "2024-02-30", "9999-01-01", "2024-11-291", "n/a", "11 2024"],
)  # fmt: skip
def test_metadata_in_doubt_give_none(value: str | None) -> None:
    assert read_date(value) is None


@pytest.mark.parametrize("value", ["04/04/2024", "4.4.2024"])
def test_day_and_month_alike_leave_no_doubt(value: str) -> None:
    assert read_date(value) == date(2024, 4, 4)


@pytest.mark.parametrize(
    "text",
    ["Published: 29 November 2024\nRebels took Amdal.", "PUBLISHED 29 NOVEMBER 2024", "Posted on November 29, 2024 by the desk",
     "Published 29 November 2024, updated 2 December 2024", "**Date:** Nov. 29, 2024", "Date: 2024-11-29 14:05",
     "Publication date: 29/11/2024", "Friday, November 29, 2024, 14:05 GMT\nRebels took Amdal.", "14:05 GMT, 29 November 2024",
     "2024-11-29", "# 29 November 2024", "Sahel Wire, 29 November 2024 14:00", "By Awa Keita | 29 November 2024",
     "Rebels storm Amdal\n\n29 November 2024\n\nRebels stormed Amdal.", "AMDAL, 29 November 2024 (Sahel Wire) — Rebels came.",
     "PORT SANGA, Nov 29, 2024 (SW) - Talks began.", "Port Sanga, 29 Nov. 2024 (SW)-Talks began.", "AMDAL: 29 November 2024: Rebels",
     "AMDAL (29 November 2024) – The UN said", "OURO BANI, Friday, 29 November 2024 — Rebels", "November 29, 2024 - Rebels came."],
)  # fmt: skip
def test_first_lines_tell_the_date(text: str) -> None:
    assert text_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    ["On 29 November 2024, rebels took Amdal.", "Rebels took Amdal on 29 November 2024.", "29 November 2024 was a dark day.",
     "Released on 29 November 2024, the men said they had been beaten.", "Rebels Storm Amdal 29 November 2024",
     "The killings of 29 November 2024 — a day to mourn", "AMDAL, Nov 29 (SW) — Rebels came.", "03/04/2024", "November 2024",
     "Last updated 29 November 2024", "Updated: 29 November 2024", "Date of the attack: 29 November 2024",
     "28 November 2024\nShelling.\n29 November 2024\nMore shelling.", "x\n" * 30 + "29 November 2024", ""],
)  # fmt: skip
def test_dates_that_are_not_of_publication_are_left_alone(text: str) -> None:
    assert text_date(text) is None


def test_a_labelled_line_goes_before_a_bare_one() -> None:
    assert text_date("28 November 2024\nPublished: 29 November 2024\n") == DAY


def test_a_day_is_recognised_in_a_text() -> None:
    assert names_day("As of 29 November, the army", DAY)
    assert names_day("on Nov. 29 the army", DAY)
    assert names_day("dated 29/11/2024", DAY)
    assert not names_day("on 2 November and on 129 Novembers", DAY)


def test_the_inputs_own_date_goes_before_the_option() -> None:
    own = read_text("Published: 29 November 2024\nRebels took Amdal.", published=date(2020, 1, 1))
    assert (own.published, own.published_from) == (DAY, "text")
    told = read_text("Rebels took Amdal.", published=date(2020, 1, 1))
    assert (told.published, told.published_from) == (date(2020, 1, 1), "given")
    untold = read_text("Rebels took Amdal.")
    assert (untold.published, untold.published_from) == (None, "none")


@settings(deadline=None, max_examples=60)
@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    month = day.strftime("%B")
    for written in (day.isoformat(), f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"):
        assert parse_published(written) == day
        assert text_date(f"Published: {written}\nx") == (None if day == date(1970, 1, 1) else day)
        assert names_day(written, day)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_any_text_is_looked_at_without_an_error(text: str) -> None:
    text_date(text)
    read_date(text)


@settings(deadline=None, max_examples=60)
@given(st.from_regex(r"\A(Published|Date|AMDAL)?[:, ]*([0-9]{1,4}[-/. ]){1,3}(Nov|May)?[,. 0-9:—-]{0,20}\Z"))
def test_date_like_lines_are_looked_at_without_an_error(line: str) -> None:
    text_date(line)
    read_date(line)
