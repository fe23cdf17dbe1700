from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.claims.quotations import quotations


def quoted(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('He said: "We came at dawn." Then he left.', ["We came at dawn."]),
        ("“We came at dawn,” he said. “We left.”", ["We came at dawn,", "We left."]),
        ("‘We came at dawn,’ he said.", ["We came at dawn,"]),
        ("„Wir kommen“, he said, „and we stay”.", ["Wir kommen", "and we stay"]),
        ("«We came», he said.", ["We came"]),
        ("‘’We came at dawn,’’ he said.", ["We came at dawn,"]),
        ("''We came at dawn,'' he said.", ["We came at dawn,"]),
        ('""We came at dawn,"" he said.', ["We came at dawn,"]),
        ("â€œWe came at dawn,â€\x9d he said.", ["We came at dawn,"]),
        ("â€œWe came at dawn,â€\ufffd he said.", ["We came at dawn,"]),
    ],
)
def test_marks_of_all_kinds(text: str, inner: list[str]) -> None:
    assert quoted(text) == inner


def test_apostrophes_are_no_quotations() -> None:
    assert quoted("The army's men didn't fire; the protesters' demands weren't met in the '90s.") == []


def test_a_genitive_does_not_end_a_single_quotation() -> None:
    assert quoted("'The fighters' demands were met,' said Adan.") == ["The fighters' demands were met,"]


def test_single_marks_within_double_ones_are_part_of_the_outer_quotation() -> None:
    assert quoted("“They shouted ‘run’ and fired,” she said.") == ["They shouted ‘run’ and fired,"]


def test_a_quotation_runs_over_sentences_and_lines() -> None:
    assert quoted("“We came. We saw them.\nThen we left,” she said.") == ["We came. We saw them.\nThen we left,"]


def test_paragraphs_that_are_opened_again_go_on() -> None:
    found = quotations("“One thing.\n\n“Another thing.\n\n“A last thing,” said Adan.")
    assert [(q.closed, q.again) for q in found] == [(False, False), (False, True), (True, True)]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“It was never closed. He went on\n\nAnother paragraph without marks."
    assert quoted(text) == ["It was never closed. He went on"]


def test_a_mark_far_below_does_not_close() -> None:
    text = "“Open here\n" + "plain line\n" * 9 + "and ” there."
    assert quoted(text) == ["Open here"]


@settings(deadline=None)
@given(st.text(alphabet="ab s.,\n\"'“”‘’„«»â€œ", max_size=200))
def test_quotations_stand_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for q in quotations(text):
        assert end <= q.start <= q.inner_start < q.inner_end <= q.end <= len(text)
        end = q.end


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(q.end <= len(text) for q in quotations(text))
