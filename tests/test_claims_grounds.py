"""Where an act took place in its own sentence: capitals, seats, "there" and acts that bear a place's name."""

from __future__ import annotations

from dataclasses import replace

from trees import at, role, tree

from rashomon.claims.grounds import places
from rashomon.records import Name, Occurrence, Role, Sentence

CAPITAL = """
    Gunmen   gunman  NOUN NNS 2 nsubj
    abducted abduct  VERB VBD 0 root
    him      he      PRON PRP 2 obj
    in       in      ADP  IN  7 case
    the      the     DET  DT  7 det
    Kenyan   Kenyan  ADJ  JJ  7 amod
    capital  capital NOUN NN  2 obl
"""
SEAT = """
    The        the        DET  DT  2 det
    government government NOUN NN  5 nsubj
    in         in         ADP  IN  4 case
    Garo       Garo       PROPN NNP 2 nmod
    retook     retake     VERB VBD 0 root
    villages   village    NOUN NNS 5 obj
"""
THERE = """
    Taksim  Taksim PROPN NNP 2 nsubj
    saw     see    VERB VBD 0 root
    unrest  unrest NOUN NN  2 obj
    since   since  SCONJ IN 7 mark
    police  police NOUN NNS 7 nsubj
    had     have   AUX  VBD 7 aux
    killed  kill   VERB VBN 2 advcl
    34      34     NUM  CD  7 obj
    there   there  ADV  RB  7 advmod
"""
KILLINGS = """
    Leaders   leader  NOUN NNS 2 nsubj
    condemned condemn VERB VBD 0 root
    the       the     DET  DT  5 det
    Godhra    Godhra  PROPN NNP 5 compound
    killings  killing NOUN NNS 2 obj
"""


def told(sentence: Sentence, trigger: str, *roles: Role, names: tuple[str, ...] = ()) -> list[str]:
    k = at(sentence, trigger)
    named = tuple(Name(at(sentence, n), at(sentence, n) + 1, "Location", 1.0) for n in names)
    o = Occurrence(k, k + 1, 0.9, "violence", 0.9, "asserted", 0.9, "news", 0.9, roles)
    return [" ".join(w.text for w in sentence.words[a:b]) for a, b in places(replace(sentence, names=named), o)]


def test_the_people_of_a_capital_are_widened_to_the_capital() -> None:
    sentence = tree(CAPITAL)[1]
    assert told(sentence, "abducted", role(sentence, "place", "Kenyan")) == ["Kenyan capital"]


def test_the_seat_of_who_acts_is_no_place_of_the_act() -> None:
    sentence = tree(SEAT)[1]
    place = role(sentence, "place", "Garo")
    assert told(sentence, "retook", role(sentence, "agent", "government"), place) == []
    assert told(sentence, "retook", role(sentence, "target", "villages"), place) == ["Garo"]


def test_there_means_the_place_named_before() -> None:
    sentence = tree(THERE)[1]
    assert told(sentence, "killed", names=("Taksim",)) == ["Taksim"]
    assert told(sentence, "saw", names=("Taksim",)) == []
    assert told(sentence, "killed") == []


def test_an_act_may_bear_the_name_of_its_place() -> None:
    sentence = tree(KILLINGS)[1]
    assert told(sentence, "killings", names=("Godhra",)) == ["Godhra"]
    assert told(sentence, "condemned", names=("Godhra",)) == []
