"""Time expressions of running text: extents, kinds and values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import tree

from rashomon.records import Analysis
from rashomon.resolve.timex import find_times, is_narrative

FRIDAY = date(2024, 11, 29)


def found(text: str, published: date | None = FRIDAY) -> list[tuple[str, str | None]]:
    return [(e.text, e.value) for e in find_times(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Shells fell on Wednesday.", "Wednesday", "2024-11-27"),
        ("Shells fell on Friday.", "Friday", "2024-11-29"),
        ("Troops left last week.", "last week", "2024-W47"),
        ("The bridge was hit late Thursday night.", "late Thursday night", "2024-11-28TNI"),
        ("The bridge was hit at 3:30 p.m. on Thursday.", "3:30 p.m. on Thursday", "2024-11-28T15:30"),
        ("The siege began on 12 March 2016.", "12 March 2016", "2016-03-12"),
        ("The siege began on March 12th, 2016.", "March 12th, 2016", "2016-03-12"),
        ("The siege began in early March 2016.", "early March 2016", "2016-03"),
        ("It was founded in the 1980s.", "the 1980s", "198"),
        ("Prices fell in the third quarter of 2023.", "the third quarter of 2023", "2023-Q3"),
        ("Fighting raged in the summer of 2014.", "the summer of 2014", "2014-SU"),
        ("They held out for five days.", "five days", "P5D"),
        ("They held out for several weeks.", "several weeks", "PXW"),
        ("They held out for two and a half years.", "two and a half years", "P2.5Y"),
        ("He was shot two years ago.", "two years ago", "2022"),
        ("Patrols pass every Friday.", "every Friday", "XXXX-WXX-5"),
        ("Convoys arrive daily.", "daily", "P1D"),
        ("The city is now calm.", "now", "PRESENT_REF"),
        ("He was recently freed.", "recently", "PAST_REF"),
        ("In the past three months, nobody came.", "the past three months", "P3M"),
    ],
)
def test_an_expression_has_its_extent_and_value(text: str, words: str, value: str) -> None:
    assert found(text) == [(words, value)]


def test_offsets_stand_in_the_text_as_it_is() -> None:
    text = "“On the 3rd of May’s eve”, he said —\n\nMay 2016 – again."
    for e in find_times(text, FRIDAY):
        assert text[e.start : e.end] == e.text


def test_what_only_looks_like_a_time_is_none() -> None:
    text = "A second attack killed 1,500 men. The 2000 troops may march. A 42-year-old farmer fled. A quarter of the city burnt."
    assert found(text) == []


def test_a_narrative_goes_on_from_what_it_told_last() -> None:
    text = (
        "The war began in May 1911. In June the rebels took the capital, and on 3 July they lost it. Three days later they "
        "came back. The following month they won. In December 1911 talks began; in January they failed. By 1913 all was over. "
        "In 1914, 1915 and 1916 nothing happened."
    )
    assert is_narrative(text, FRIDAY)
    values = [v for _, v in found(text)]
    assert values[:8] == ["1911-05", "1911-06", "1911-07-03", "1911-07-06", "1911-08", "1911-12", "1912-01", "1913"]


def test_years_before_christ() -> None:
    text = "The revolt lasted from 499 to 493 BC. In 490 BC a fleet came; it left in 489. In 480 BC, 479 BC, 478 BC and 477 BC peace held."
    assert [v for _, v in found(text)][:4] == ["BC0499", "BC0493", "BC0490", "BC0489"]


def test_the_tree_tells_a_plan_from_a_deed() -> None:
    text, s = tree("""
        Envoys envoy NOUN NNS 3 nsubj
        will will AUX MD 3 aux
        meet meet VERB VB 0 root
        Tuesday Tuesday PROPN NNP 3 obl
    """)
    assert [e.value for e in find_times(text, FRIDAY, Analysis((s,)))] == ["2024-12-03"]
    text, s = tree("""
        Envoys envoy NOUN NNS 2 nsubj
        met meet VERB VBD 0 root
        Tuesday Tuesday PROPN NNP 2 obl
    """)
    assert [e.value for e in find_times(text, FRIDAY, Analysis((s,)))] == ["2024-11-26"]


def test_the_older_scheme_marks_more() -> None:
    text = "The former mayor came daily."
    assert [(e.text, e.value) for e in find_times(text, FRIDAY)] == [("daily", "P1D")]
    assert [(e.text, e.value) for e in find_times(text, FRIDAY, timex2=True)] == [("former", "PAST_REF"), ("daily", "XXXX-XX-XX")]


@given(st.text(alphabet="0123456789 -/.:,'abdefhlmnoprstuwyMFSTJ\n", max_size=80), st.one_of(st.none(), st.dates()))
def test_no_text_makes_it_fail_and_expressions_do_not_overlap(text: str, published: date | None) -> None:
    at = 0
    for e in find_times(text, published):
        assert at <= e.start < e.end <= len(text)
        at = e.end
