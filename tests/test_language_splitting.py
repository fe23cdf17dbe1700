"""Words and sentences with offsets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language import split_sentences, split_words

ANY_TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=400)


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in split_words(text)]


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They didn't fire.", ["They", "did", "n't", "fire", "."]),
        ("The group’s fighters", ["The", "group", "’s", "fighters"]),
        ("troops' positions", ["troops", "'", "positions"]),
        ("anti-government", ["anti", "-", "government"]),
        ("at 5:30 p.m. on 12/11/2016", ["at", "5:30", "p.m.", "on", "12/11/2016"]),
        ("killed 1,200 (at least)", ["killed", "1,200", "(", "at", "least", ")"]),
        ("Gen. Abbas of the U.S. army", ["Gen.", "Abbas", "of", "the", "U.S.", "army"]),
        ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
        ("cannot", ["can", "not"]),
    ],
)
def test_words_follow_the_treebank(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(ANY_TEXT)
def test_words_hold_every_character_that_is_no_space_and_never_overlap(text: str) -> None:
    spans = split_words(text)
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered


@given(ANY_TEXT)
def test_sentences_hold_every_character_that_is_no_space_and_never_overlap(text: str) -> None:
    spans = split_sentences(text)
    assert all(x[1] <= y[0] for x, y in pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Kobra. Two people died.", ["Shells fell on Kobra.", "Two people died."]),
        ("Col. A. Haddad of the U.S. Army said so.", ["Col. A. Haddad of the U.S. Army said so."]),
        ("“We left. We will return,” he said. Then he went.", ["“We left.", "We will return,” he said.", "Then he went."]),
        ("KOBRA, Oct. 3 (Wire) — Troops entered the town.\nResidents fled.",
         ["KOBRA, Oct. 3 (Wire) — Troops entered the town.", "Residents fled."]),
        ("- One soldier died\n- Two were hurt", ["- One soldier died", "- Two were hurt"]),
        ("He was shot at 5 p.m. Monday in the square.", ["He was shot at 5 p.m. Monday in the square."]),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_hard_line_breaks_inside_sentences_are_no_ends() -> None:
    text = (
        "Government troops moved into the northern districts of the town on Tuesday\n"
        "after a night of shelling that residents said had killed at least six\n"
        "people. A spokesman for the rebels denied that the town had fallen and said\n"
        "that fighting went on in the streets around the main market, where several\n"
        "houses were burning. Aid workers could not reach the wounded.\n"
    )
    found = sentences(text)
    assert len(found) == 3
    assert found[1].startswith("A spokesman") and found[1].endswith("burning.")


def test_a_text_without_line_breaks_is_cut_too() -> None:
    assert len(sentences("One was killed. " * 500)) == 500


def test_ten_thousand_line_breaks() -> None:
    assert sentences("\n" * 10_000 + "One was killed." + "\r\n" * 10_000) == ["One was killed."]
