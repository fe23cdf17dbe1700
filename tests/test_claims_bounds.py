"""The grammar of figures, row by row after the codebook's table."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.claims.bounds import LARGEST, find_figures, read_figure


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("12", 12, 12),
        ("twelve", 12, 12),
        ("twenty-three soldiers", 23, 23),
        ("two hundred and fifty", 250, 250),
        ("1,234", 1234, 1234),
        ("1 200 houses", 1200, 1200),
        ("2.050.765", 2050765, 2050765),
        ("1.5 million", 1_500_000, 1_500_000),
        ("10K", 10_000, 10_000),
        ("3 lakh people", 300_000, 300_000),
        ("half a million", 500_000, 500_000),
        ("two and a half million", 2_500_000, 2_500_000),
        ("half a dozen", 6, 6),
        ("two dozen", 24, 24),
        ("a dozen", 12, 12),
        ("a hundred", 100, 100),
        ("at least 200", 200, None),
        ("200 or more", 200, None),
        ("a minimum of 200", 200, None),
        ("no fewer than 30", 30, None),
        ("at least a dozen", 12, None),
        ("more than 200", 201, None),
        ("well over 200", 201, None),
        ("more than a dozen", 13, None),
        ("up to 30", 0, 30),
        ("as many as 30", 0, 30),
        ("no more than 30", 0, 30),
        ("fewer than 30", 0, 29),
        ("10 to 15", 10, 15),
        ("10-15", 10, 15),
        ("10–15", 10, 15),
        ("between 10 and 15", 10, 15),
        ("two or three", 2, 3),
        ("two to three dozen", 24, 36),
        ("between 5,000 and 30,000 people", 5000, 30_000),
        ("a", 1, 1),
        ("a soldier", 1, 1),
        ("one", 1, 1),
        ("another police officer", 1, 1),
        ("another 400", 400, 400),
        ("one other 400", 400, 400),
        ("an additional 125", 125, 125),
        ("a total of 88", 88, 88),
        ("both", 2, 2),
        ("a couple", 2, 2),
        ("several", 2, None),
        ("a few", 2, None),
        ("a number of", 2, None),
        ("multiple", 2, None),
        ("several hundred", 200, None),
        ("a few thousand", 2000, None),
        ("dozens", 24, None),
        ("scores", 40, None),
        ("hundreds", 200, None),
        ("thousands", 2000, None),
        ("tens of thousands", 20_000, None),
        ("hundreds of thousands", 200_000, None),
        ("no casualties", 0, 0),
        ("no one", 0, 0),
        ("the third victim", 3, 3),
        ("13th", 13, 13),
        ("400 sq. kilometers", 400, 400),
        ("about 100 square miles", 259, 259),
    ],
)
def test_bounds_follow_the_table(words: str, low: int, high: int | None) -> None:
    bounds = read_figure(words)
    assert bounds is not None
    assert (bounds.low, bounds.high, bounds.stated) == (low, high, True)


@pytest.mark.parametrize("words", ["about 50", "some 50", "nearly 50", "around 50", "50 or so", "an estimated 50"])
def test_about_is_approximate_and_bounded_by_its_number(words: str) -> None:
    bounds = read_figure(words)
    assert bounds is not None
    assert (bounds.low, bounds.high, bounds.approximate) == (50, 50, True)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("the mayor", 1, 1),
        ("him", 1, 1),
        ("Amina Yusuf", 1, 1),
        ("a 20-year-old shepherd", 1, 1),
        ("soldiers", 2, None),
        ("the policemen", 2, None),
        ("They", 2, None),
        ("Villagers", 2, None),
        ("an unknown number", 2, None),
        ("Amina Yusuf and her brother", 2, 2),
        ("she and her neighbours", 3, None),
    ],
)
def test_people_without_a_number(words: str, low: int, high: int | None) -> None:
    bounds = read_figure(words)
    assert bounds is not None
    assert (bounds.low, bounds.high) == (low, high)
    assert bounds.stated is words.startswith("a ")


@pytest.mark.parametrize(
    "words", ["", "…", "about 70 percent", "$5 million", "30 per cent", "many", "a series of", "9" * 60]
)
def test_what_is_no_figure(words: str) -> None:
    assert read_figure(words) is None


def test_area_is_told_in_square_kilometres() -> None:
    over = read_figure("more than 700 square miles")
    assert over is not None
    assert (over.low, over.high, over.unit) == (1813, None, "km2")


def test_figures_are_found_with_their_hedges() -> None:
    found = find_figures(
        [
            "at",
            "least",
            "12",
            "people",
            "died",
            "and",
            "more",
            "than",
            "30",
            "others",
            "were",
            "hurt",
            ",",
            "no",
            "one",
            "was",
            "arrested",
        ]
    )
    assert [(f.first, f.amount, f.last, f.bounds.low) for f in found] == [(0, 2, 3, 12), (6, 8, 9, 31), (13, 13, 15, 0)]


def test_over_after_control_bounds_no_number() -> None:
    found = find_figures(["took", "control", "over", "400", "villages"])
    assert [(f.first, f.bounds.low, f.bounds.high) for f in found] == [(3, 400, 400)]


@given(st.text(max_size=80))
def test_any_text_gives_bounds_or_none(text: str) -> None:
    bounds = read_figure(text)
    if bounds is not None:
        assert bounds.low is None or 0 <= bounds.low <= LARGEST
        assert bounds.high is None or bounds.low is None or bounds.low <= bounds.high


@given(
    st.integers(1, 999_999),
    st.sampled_from(["{}", "{:,}", "at least {}", "about {:,} people", "up to {:,}", "over {}"]),
)
def test_digits_are_read_as_they_stand(n: int, form: str) -> None:
    bounds = read_figure(form.format(n))
    assert bounds is not None
    wanted = {"at": (n, None), "up": (0, n), "ov": (n + 1, None)}.get(form[:2], (n, n))
    assert (bounds.low, bounds.high) == wanted


@given(st.lists(st.text(min_size=1, max_size=8).map(str.lower), max_size=20))
def test_finding_never_fails_and_keeps_order(words: list[str]) -> None:
    found = find_figures(words)
    assert all(f.first <= f.amount < f.last <= len(words) for f in found)
    assert all(a.last <= b.first for a, b in pairwise(found))
