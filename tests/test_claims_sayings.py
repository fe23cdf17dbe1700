from __future__ import annotations

import pytest
from plain_analysis import analysis_of
from trees import tree

from rashomon.claims.sayings import Attribution, innermost, sources_in
from rashomon.records import Sentence, Word


def attributions(text: str) -> tuple[Attribution, ...]:
    return sources_in(analysis_of(text).sentences[0], text)


def roles(text: str) -> list[tuple[str, str]]:
    return [(s.text, s.role) for a in attributions(text) for s in a.sources]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The army said that rebels attacked Garo.", "The army"),
        ("Rebels attacked Garo on Friday, the army said.", "the army"),
        ("Rebels attacked Garo, said Idris Vael.", "Idris Vael"),
        ("Rebels attacked Garo on Friday, according to the Kelifa Monitor.", "the Kelifa Monitor"),
        ("According to two officials, rebels attacked Garo.", "two officials"),
        ("The governor was quoted as saying rebels attacked Garo.", "The governor"),
        ("Rebels attacked Garo, as reported by the Kelifa Monitor.", "the Kelifa Monitor"),
        ("The army accused the Front of an attack on Garo.", "The army"),
        ("Adan, who fled Garo, said rebels attacked it.", "Adan"),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    assert (speaker, "speaker") in roles(text)


@pytest.mark.parametrize(
    ("text", "speaker", "body"),
    [
        ("Foreign Ministry spokesman Idris Vael said rebels attacked Garo.", "Idris Vael", "Foreign Ministry"),
        ("Idris Vael, a spokesman for the Kelifa Front, said rebels attacked Garo.", "Idris Vael", "the Kelifa Front"),
        (
            "Idris Vael, the deputy head of the Kelifa Monitor, said rebels attacked Garo.",
            "Idris Vael",
            "the Kelifa Monitor",
        ),
        ("The head of the Kelifa Monitor, Idris Vael, said rebels attacked Garo.", "Idris Vael", "the Kelifa Monitor"),
        ("A spokesman for the Kelifa Front said rebels attacked Garo.", "A spokesman", "the Kelifa Front"),
        (
            "Rebels attacked Garo, according to Idris Vael, director of the Kelifa Monitor.",
            "Idris Vael",
            "the Kelifa Monitor",
        ),
    ],
)
def test_for_whom(text: str, speaker: str, body: str) -> None:
    assert roles(text)[:2] == [(speaker, "speaker"), (body, "for")]


def test_whom_it_was_told_and_in_what_are_channels() -> None:
    assert ("reporters", "via") in roles("The army told reporters that rebels attacked Garo.")
    assert ("a statement", "via") in roles("Rebels attacked Garo, the army said in a statement.")
    assert ("state television", "via") in roles("The governor said on state television that rebels attacked Garo.")


@pytest.mark.parametrize(
    "text",
    ["It said so.", "Rebels are said to have fled.", "What he saw was hard to say.", "The road to Garo was blocked."],
)
def test_no_speaker(text: str) -> None:
    assert attributions(text) == ()


def test_a_saying_before_its_clause_governs_what_follows() -> None:
    text = "After rebels fled Garo, the army said that shells killed ten people."
    (a,) = attributions(text)
    assert a.covers(text.index("killed"))
    assert not a.covers(text.index("fled"))


def test_a_saying_after_its_clause_governs_what_stands_before() -> None:
    text = "Shells killed ten people in Garo, the army said on Friday."
    assert attributions(text)[0].covers(text.index("killed"))


def test_what_is_claimed_by_a_group_is_the_noun_before() -> None:
    text = "Troops came to Garo after raids claimed by the Front."
    (a,) = attributions(text)
    assert a.covers(text.index("raids"))
    assert not a.covers(text.index("came"))


def test_a_participle_keeps_the_speaker() -> None:
    text = "Rebels attacked Garo, the army said, adding that ten people fled."
    assert [[s.text for s in a.sources] for a in attributions(text)] == [["the army"], ["the army"]]


def test_the_inner_of_two_sayings_counts() -> None:
    text = "The Monitor reported that the army said rebels attacked Garo."
    found = innermost(attributions(text), text.index("attacked"))
    assert found is not None
    assert [s.text for s in found.sources] == ["the army"]


def test_denials_and_colons_are_marked() -> None:
    assert attributions("The army denied that shells killed ten people.")[0].denies
    assert attributions("The governor said:")[0].colon


def test_saying_words_within_a_quotation_are_left_alone() -> None:
    text = "“He told us that rebels attacked,” she said."
    sentence = analysis_of(text).sentences[0]
    found = sources_in(sentence, text, quoted=[(0, text.index("” she") + 1)])
    assert [[s.text for s in a.sources] for a in found] == [["she"]]


def test_a_tree_tells_subject_and_scope() -> None:
    text = "Garo fell and officials the army trusts said ten died"
    heads = {
        "Garo": (1, "nsubj"), "fell": (-1, "root"), "and": (7, "cc"), "officials": (7, "nsubj"), "the": (5, "det"), "army": (6, "nsubj"),
        "trusts": (3, "acl:relcl"), "said": (1, "conj"), "ten": (9, "nsubj"), "died": (7, "ccomp"),
    }  # fmt: skip
    tags = {
        "fell": "VERB",
        "trusts": "VERB",
        "said": "VERB",
        "died": "VERB",
        "and": "CCONJ",
        "the": "DET",
        "ten": "NUM",
    }
    words, at = [], 0
    for w, (head, relation) in heads.items():
        at = text.index(w, at)
        words.append(Word(at, at + len(w), w, "say" if w == "said" else w, tags.get(w, "NOUN"), "_", head, relation))
    (a,) = sources_in(Sentence(0, len(text), tuple(words)), text)
    assert [s.text for s in a.sources] == ["officials"]
    assert a.covers(text.index("died"))
    assert not a.covers(text.index("fell"))


def test_what_is_declared_does_not_speak() -> None:
    text, sentence = tree("""
It it PRON PRP 2 nsubj
ended end VERB VBD 0 root
the the DET DT 4 det
curfew curfew NOUN NN 2 obj
announced announce VERB VBN 4 acl
after after ADP IN 7 case
riots riot NOUN NNS 5 obl
""")
    assert [s for a in sources_in(sentence, text) for s in a.sources] == []
