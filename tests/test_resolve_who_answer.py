"""Who a wording names, with candidates and reasons, on tables that were checked by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.resolve.who import Registry, who
from tests.actors_checked import CODED, DATED, rows

REGISTRY = Registry.load()


def found(name: str, day: str, country: str | None) -> str | None:
    entry = REGISTRY.find(name, date.fromisoformat(day), country)
    return entry.id if entry else None


def test_of_200_coded_names_at_most_one_in_a_hundred_is_wrong() -> None:
    table = rows(CODED)
    got = [(name, want, found(name, day, country)) for name, day, country, want in table]
    assert len(table) >= 200
    assert len([g for _, want, g in got if g is not None and g != want]) <= len(table) // 100, got
    assert len([g for _, want, g in got if g == want]) >= 0.95 * len(table)


def test_of_150_dated_mentions_with_traps_95_in_a_hundred_are_right() -> None:
    table = rows(DATED)
    wrong = [(name, day, country, want, found(name, day, country)) for name, day, country, want in table]
    wrong = [w for w in wrong if w[3] != w[4]]
    assert len(table) >= 150
    assert len(wrong) <= 0.05 * len(table), wrong


@pytest.mark.parametrize(
    ("words", "on", "said"),
    [
        ("al-Nusra", date(2015, 6, 1), "“al-Nusra” is a name of Jabhat al-Nusra, which bore it on 2015-06-01"),
        ("HTS", date(2015, 6, 1), "which was Jabhat al-Nusra on 2015-06-01"),
        ("the Taliban", date(2022, 1, 1), "which governed its country on 2022-01-01"),
        ("the Kremlin", date(2022, 1, 1), "a seat of government, stands for it"),
        ("Russian fighter jets", date(2016, 1, 1), "names a state and its air force"),
        ("Lord's Resistance Military", date(2016, 1, 1), "is near to a name of Lord's Resistance Army"),
    ],
)
def test_an_answer_says_why(words: str, on: date, said: str) -> None:
    answer = who(words, on)
    assert answer.entry is not None
    assert said in answer.reason


@pytest.mark.parametrize(
    ("words", "on", "said"),
    [
        ("LTTE", date(2012, 1, 1), "was not there on 2012-01-01 (1976-05-05 to 2009-05-18)"),
        ("SNA", date(2021, 1, 1), "2 actors bore the name on that day"),
        ("Hamas supporters", date(2021, 1, 1), "people beside Hamas"),
        ("Turkish-backed fighters", date(2021, 1, 1), "who stands behind the actor (Government of Turkey)"),
        ("anti-Taliban fighters", date(2021, 1, 1), "for or against"),
        ("Syrian", None, "a nationality with no noun"),
        ("Syrians", None, "a nationality with no noun"),
        ("Syrian rebels", None, "no group that the registry knows"),
        ("gunmen", None, "a description, not a name"),
        ("Front for the Renewal of Nothing", None, "no name in the registry"),
        ("Bashar al-Assad", date(2025, 6, 1), "only in other terms"),
        ("", None, "there are no words"),
    ],
)
def test_what_is_unknown_says_because(words: str, on: date | None, said: str) -> None:
    answer = who(words, on)
    assert answer.entry is None
    assert answer.reason.startswith("unknown, because ")
    assert said in answer.reason


@pytest.mark.parametrize(
    ("words", "backer"),
    [
        ("Turkish-backed fighters", "tr-government"),
        ("militias backed by Iran", "ir-government"),
        ("Hezbollah-backed fighters", "hezbollah"),
        ("U.S.-trained rebels", "us-government"),
        ("fighters", None),
    ],
)
def test_an_unnamed_actor_has_its_backer(words: str, backer: str | None) -> None:
    answer = who(words, date(2019, 1, 1))
    assert answer.entry is None
    assert (answer.backer.id if answer.backer else None) == backer


def test_candidates_are_kept_with_those_that_were_not_there() -> None:
    answer = who("SNA", date(2021, 1, 1))
    assert {(c.entry.id, c.valid) for c in answer.candidates} == {
        ("syrian-national-army", True),
        ("so-armed-forces", True),
        ("somali-national-alliance", False),
    }


def test_a_group_that_governs_is_government_and_one_that_is_gone_keeps_its_class() -> None:
    assert who("the Taliban", date(2022, 1, 1)).class_ == "government"
    assert who("the Taliban", date(2012, 1, 1)).class_ == "rebels"
    assert who("LTTE", date(2012, 1, 1)).class_ == "rebels"


@pytest.mark.parametrize(
    "name",
    [
        "Eastern Liberation Front", "Syrian Revolution Council", "Moro National Army", "Iraqi Liberation Army", "Arakan Liberation Front",
        "Islamic Condition", "Northern Front", "Democratic Union", "Popular Party", "National Committee", "Niger Liberation Movement",
        "Houston", "Tasmania", "Brotherhood", "Cobra", "Peace Council",
    ],
)  # fmt: skip
def test_names_that_only_resemble_an_actor_are_not_invented(name: str) -> None:
    assert REGISTRY.find(name, date(2016, 1, 1)) is None


def test_a_lineage_runs_from_the_first_name_to_the_last() -> None:
    ids = [e.id for e in REGISTRY.lineage(REGISTRY["jabhat-fateh-al-sham"])]
    assert ids == ["jabhat-al-nusra", "jabhat-fateh-al-sham", "hayat-tahrir-al-sham", "sy-government"]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_words_have_an_answer_with_a_reason(text: str) -> None:
    answer = who(text, date(2020, 1, 1), "SY")
    assert answer.reason
    assert (answer.entry is None) == answer.reason.startswith("unknown, because")
