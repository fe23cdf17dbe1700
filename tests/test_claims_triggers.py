"""What is a trigger and what only looks like one."""

from __future__ import annotations

from trees import at, occurrence, tree

from rashomon.claims.triggers import joined

RELEASE = tree("""
The the DET DT 2 det
release release NOUN NN 3 nsubj
said say VERB VBD 0 root
troops troops NOUN NNS 6 nsubj
had have AUX VBD 6 aux
advanced advance VERB VBN 3 ccomp
""")[1]
RETAKING = tree("""
They they PRON PRP 2 nsubj
backed back VERB VBD 0 root
the the DET DT 6 det
re re X FW 6 dep
- - PUNCT HYPH 6 punct
taking take NOUN NN 2 obj
of of ADP IN 8 case
Nondo Nondo PROPN NNP 6 nmod
""")[1]


def test_a_release_that_speaks_is_no_act() -> None:
    found = [occurrence(RELEASE, "release", "release"), occurrence(RELEASE, "advanced", "movement")]
    assert [o.first for o in joined(RELEASE, found)] == [at(RELEASE, "advanced")]


def test_a_release_of_people_is_one() -> None:
    _, sentence = tree("""
The the DET DT 2 det
release release NOUN NN 5 nsubj
of of ADP IN 4 case
hostages hostage NOUN NNS 2 nmod
began begin VERB VBD 0 root
""")
    assert joined(sentence, [occurrence(sentence, "release", "release")])


def test_a_word_split_by_a_hyphen_is_one_trigger() -> None:
    parts = [occurrence(RETAKING, form, "takeover") for form in ("re", "-", "taking")]
    for found in (parts, parts[:1], parts[1:2], parts[2:]):
        assert [(o.first, o.last) for o in joined(RETAKING, found)] == [(3, 6)]


def test_a_preposition_is_none() -> None:
    assert joined(RETAKING, [occurrence(RETAKING, "of", "other")]) == []
