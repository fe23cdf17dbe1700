"""What is a trigger and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

from trees import at, occurrence, role, tree

from rashomon.claims.triggers import joined, sharing

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


def test_coordinated_verbs_share_the_time_told_before() -> None:
    _, sentence = tree("""
Troops troop NOUN NNS 2 nsubj
retook retake VERB VBD 0 root
Nondo Nondo PROPN NNP 2 obj
in in ADP IN 5 case
May May PROPN NNP 2 obl
and and CCONJ CC 7 cc
freed free VERB VBD 2 conj
hostages hostage NOUN NNS 7 obj
""")
    may = role(sentence, "time", "in", "May")
    first, second = occurrence(sentence, "retook", "takeover", roles=(may,)), occurrence(sentence, "freed", "release")
    assert [o.roles for o in sharing(sentence, [first, second])] == [(may,), (may,)]
    own = occurrence(sentence, "freed", "release", roles=(role(sentence, "time", "May"),))
    assert sharing(sentence, [first, own]) == [first, own]
    assert sharing(sentence, [replace(first, roles=()), second])[1].roles == ()
