from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_analysis import analysis_of, claim_of, report_of

from rashomon.claims.attribution import attribute, own_names
from rashomon.records import Claim, Report


def attributed(text: str, *claims: Claim, **fields: Any) -> tuple[Claim, ...]:
    return attribute(report_of(text, **fields), analysis_of(text), claims)


def sources(text: str, trigger: str, **fields: Any) -> list[tuple[str, str]]:
    (claim,) = attributed(text, claim_of(text, trigger, **fields))
    return [(s.text, s.role) for s in claim.sources]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Shells hit us at dawn. Ten of us were killed,” Colonel Adan Vael said.", "Colonel Adan Vael"),
        ("Adan Vael said: “Shells hit us at dawn. Ten of us were killed.”", "Adan Vael"),
        ("Adan Vael told reporters:\n“Ten of us were killed at dawn.”", "Adan Vael"),
        ("“It began at dawn,” Adan Vael said. “Ten of us were killed.”", "Adan Vael"),
        ("“It began at dawn,” Adan Vael said.\n“Ten of us were killed.”", "Adan Vael"),
        ("“It began at dawn.\n\n“Ten of us were killed.\n\n“Then they left,” said Adan Vael.", "Adan Vael"),
        ("Adan Vael said it began at dawn. “Ten of us were killed.”", "Adan Vael"),
        ("“Ten of us were killed at dawn.” He added that shells hit a school.", "He"),
    ],
)
def test_the_speaker_of_a_quotation(text: str, speaker: str) -> None:
    assert (speaker, "speaker") in sources(text, "killed")


def test_a_quotation_gives_body_and_channel_too() -> None:
    text = "“Our planes bombed Garo. Ten rebels were killed,” Adan Vael, the head of the Kelifa Centre, told reporters."
    assert sources(text, "bombed") == [("Adan Vael", "speaker"), ("the Kelifa Centre", "for"), ("reporters", "via")]


def test_a_word_in_quotation_marks_is_no_quotation() -> None:
    text = "Adan Vael said troops came. Rebels “bombed” Garo."
    assert sources(text, "bombed") == []


def test_a_statement_after_a_colon_is_the_speakers_to_its_end() -> None:
    text = "The minister said:\nWe have seen Garo.\nRebels killed ten people.\nWe will hold Garo."
    assert sources(text, "killed") == [("The minister", "speaker")]


def test_a_colon_without_first_person_holds_for_one_paragraph() -> None:
    text = "The minister said:\nRebels killed ten people.\nShells bombed Garo."
    assert sources(text, "killed") == [("The minister", "speaker")]
    assert sources(text, "bombed") == []


def test_hedged_sentences_between_two_mentions_of_a_speaker_are_that_speakers_account() -> None:
    text = (
        "According to Mr Vael, rebels attacked Garo.\nThey reportedly killed ten people.\n"
        "They allegedly abducted two women.\nHe fled, Mr Vael said."
    )
    assert sources(text, "killed") == [("Mr Vael", "speaker")]


def test_an_unattributed_sentence_after_an_attributed_one_is_the_outlets() -> None:
    text = "The Front said its fighters entered Garo. Shells killed ten people."
    assert sources(text, "killed") == []


def test_a_missed_source_of_the_same_sentence_is_found() -> None:
    assert sources("Shells killed ten people, the army said.", "killed") == [("the army", "speaker")]


def test_sources_that_are_there_are_kept() -> None:
    text = "“Shells killed ten people,” a doctor said, and the army said it fled."
    (claim,) = attributed(text, claim_of(text, "killed", sources=["a doctor"]))
    assert [s.text for s in claim.sources] == ["a doctor"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("asserted", "claimed"),
        ("doubted", "doubted"),
        ("planned", "planned"),
        ("negated", "negated"),
        ("denied", "denied"),
    ],
)
def test_what_is_attributed_is_no_longer_asserted(before: str, after: str) -> None:
    text = "Shells killed ten people, the army said."
    (claim,) = attributed(text, claim_of(text, "killed", stance=before))
    assert claim.stance == after


def test_what_a_speaker_denies_is_denied() -> None:
    text = "The army denied that its shells killed ten people."
    (claim,) = attributed(text, claim_of(text, "killed"))
    assert claim.stance == "denied"


def test_the_body_stands_behind_the_pronoun_that_follows() -> None:
    text = "Adan Vael, a spokesman for the Kelifa Front, said troops fled. He added that ten people were killed."
    assert sources(text, "killed") == [("He", "speaker"), ("the Kelifa Front", "for")]


def test_the_outlet_and_the_signing_agency_are_no_sources() -> None:
    text = "GARO (Reuters) - Shells killed ten people, a doctor told Reuters."
    assert sources(text, "killed") == [("a doctor", "speaker")]
    outlet = "Shells killed ten people, the Sahel Wire reported."
    (claim,) = attributed(outlet, claim_of(outlet, "killed", sources=["the Sahel Wire"]), outlet="Sahel Wire")
    assert claim.sources == ()


def test_own_names() -> None:
    assert own_names(Report(name="x", text="GARO (AFP) - Rebels fled.\nMore. – AFP", outlet="The Sahel Wire")) == {
        "afp",
        "sahel wire",
    }


def test_order_and_number_of_claims_stay() -> None:
    text = "Shells killed ten people, the army said. Rebels fled."
    claims = [claim_of(text, "killed"), claim_of(text, "fled", "movement")]
    assert [c.trigger.text for c in attributed(text, *claims)] == ["killed", "fled"]


@settings(deadline=None)
@given(st.text(alphabet="abA .,:\n\"“”‘’'-", min_size=1, max_size=120))
def test_every_source_stands_in_the_text(text: str) -> None:
    whole = "Vael said: " + text + " killed ten, the army said."
    for s in attributed(whole, claim_of(whole, "killed"))[0].sources:
        assert s.stands_in(whole)


def test_who_only_urges_says_nothing_of_what_was_done() -> None:
    text = "Residents patrolled Garo, calling on the army to protect it after rebels torched ten shops."
    assert sources(text, "torched") == []
    wanted = "Residents demanded that the army leave Garo."
    assert sources(wanted, "leave", stance="planned") == [("Residents", "speaker")]


def test_an_agency_that_quotes_a_speaker_is_the_channel() -> None:
    text = 'Reuters reported "Three bombs exploded in Garo, police said.'
    assert sources(text, "exploded") == [("police", "speaker"), ("Reuters", "via")]
    assert sources('Reuters reported "Three bombs exploded in Garo.', "exploded") == [("Reuters", "speaker")]


def test_a_head_before_a_colon_speaks_the_headline() -> None:
    assert sources("Police: ten rebels were captured in Garo.", "captured") == [("Police", "speaker")]
    assert sources("Garo: ten rebels were captured.", "captured") == []


def test_as_somebody_reported_holds_for_what_stands_before() -> None:
    text = "Rebels began an assault on Garo, as the Kelifa Monitor also reported."
    assert ("the Kelifa Monitor", "speaker") in sources(text, "assault")
