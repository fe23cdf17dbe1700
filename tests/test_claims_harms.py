"""Verbs of harm whose subject is whoever did it are put to the model as triggers."""

from __future__ import annotations

import pytest
from trees import at, tree

from rashomon.claims.harms import SCORE, Harms
from rashomon.claims.lexicon import Lexicon
from rashomon.pipeline import Pipeline
from rashomon.records import Report

HARM = """
    Army     army     NOUN NN  2 compound
    {subject} {lemma} NOUN NNS 3 nsubj
    wounded  wound    VERB VBD 0 root
    ten      ten      NUM  CD  5 nummod
    villagers villager NOUN NNS 3 obj
"""


@pytest.fixture(scope="module")
def harms() -> Harms:
    return Harms(Lexicon.load())


@pytest.mark.parametrize(
    ("subject", "lemma", "found"), [("jets", "jet", True), ("soldiers", "soldier", True), ("shells", "shell", False), ("reports", "report", False)]
)
def test_who_wounds_is_an_actor_and_no_act(harms: Harms, subject: str, lemma: str, found: bool) -> None:
    sentence = tree(HARM.format(subject=subject, lemma=lemma))[1]
    verb = at(sentence, "wounded")
    assert harms(sentence.words, (), []) == ([(verb, verb + 1, SCORE)] if found else [])


def test_a_trigger_found_is_made_surer_and_an_act_as_subject_leaves_all_as_it_was(harms: Harms) -> None:
    sentence = tree(HARM.format(subject="jets", lemma="jet"))[1]
    verb, jets = at(sentence, "wounded"), at(sentence, "jets")
    assert harms(sentence.words, (), [(verb, verb + 1, 0.2)]) == [(verb, verb + 1, SCORE)]
    assert harms(sentence.words, (), [(verb, verb + 1, 0.9)]) == [(verb, verb + 1, 0.9)]
    assert harms(sentence.words, (), [(jets, jets + 1, 0.8)]) == [(jets, jets + 1, 0.8)]


def test_plain_harm_by_an_actor_is_read() -> None:
    pipeline = Pipeline()
    for text, who, killed in (
        ("Syrian army jets killed at least five farmers near Aleppo on Monday, medics said.", "jets", (5, None)),
        ("Russian warplanes killed ten civilians in Idlib.", "warplanes", (10, 10)),
    ):
        (claim,) = pipeline.read(Report(name="r", text=text))
        assert [who in a.text for a in claim.agents] == [True]
        assert [(f.measure, f.low, f.high) for f in claim.figures] == [("killed", *killed)]


def test_the_toll_of_a_named_act_stays_one_claim() -> None:
    (claim,) = Pipeline().read(Report(name="r", text="An air strike wounded ten villagers in Idlib on Monday, residents said."))
    assert claim.trigger.text == "air strike"
