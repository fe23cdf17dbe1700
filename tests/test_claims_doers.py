"""Whose act it is where the model marks the subject of the clause above too; how triggers are scored apart; the order of events."""

from __future__ import annotations

from trees import at, role, tree

from rashomon.claims.doers import doers
from rashomon.language.reader import _cut
from rashomon.records import Role, Sentence

BOMBED = """
    Jets      jet      NOUN NNS 2 nsubj
    bombed    bomb     VERB VBD 0 root
    rebels    rebel    NOUN NNS 2 obj
    attacking attack   VERB VBG 3 acl
    Garo      Garo     PROPN NNP 4 obj
"""
SAID = """
    Officials official NOUN NNS 2 nsubj
    said      say      VERB VBD 0 root
    troops    troop    NOUN NNS 4 nsubj
    retook    retake   VERB VBD 2 ccomp
    Garo      Garo     PROPN NNP 4 obj
"""


def kept(sentence: Sentence, trigger: str, *agents: str) -> list[str]:
    found: list[tuple[tuple[int, int], Role]] = []
    for form in agents:
        r = role(sentence, "agent", form)
        found.append(((r.first, r.last), r))
    return [sentence.words[cut[0]].text for cut, _ in doers(sentence, at(sentence, trigger), found)]


def test_the_subject_of_the_clause_above_is_no_agent() -> None:
    bombed, said = tree(BOMBED)[1], tree(SAID)[1]
    assert kept(bombed, "attacking", "Jets", "rebels") == ["rebels"]
    assert kept(said, "retook", "Officials", "troops") == ["troops"]


def test_an_agent_that_stands_alone_stays() -> None:
    assert kept(tree(SAID)[1], "retook", "Officials") == ["Officials"]


def test_short_and_long_sentences_are_scored_apart_where_that_saves_more_than_a_run() -> None:
    assert _cut([5] * 6 + [60] * 2) == 6
    assert _cut([10, 11, 12]) == 3
    assert _cut([]) == 0
