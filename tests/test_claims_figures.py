"""The figures of an occurrence: numbers with their measures, and people named without a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import at, flat, occurrence, role, tree

from rashomon.claims.figures import figures_of
from rashomon.records import ClaimType, Measure, Occurrence, Role, Sentence, Stance, Word

STRIKE = """
    An       a       DET  DT  2 det
    airstrike airstrike NOUN NN 3 nsubj
    killed   kill    VERB VBD 0 root
    at       at      ADP  IN  5 case
    least    least   ADJ  JJS 6 advmod
    12       12      NUM  CD  7 nummod
    villagers villager NOUN NNS 3 obj
    and      and     CCONJ CC 9 cc
    wounded  wound   VERB VBD 3 conj
    30       30      NUM  CD  11 nummod
    others   other   NOUN NNS 9 obj
    ,        ,       PUNCT , 14 punct
    including include VERB VBG 14 case
    children child   NOUN NNS 11 nmod
"""
Row = tuple[str, Measure, int | None, int | None]


def rows(text: str, sentence: Sentence, o: Occurrence, stance: Stance = "asserted") -> list[Row]:
    """Words, measure and bounds of each figure; spans are checked on the way."""
    found = figures_of(sentence, text, o.roles, o, o.type, stance)
    assert all(text[f.start : f.end] == f.text for f in found)
    return [(f.text, f.measure, f.low, f.high) for f in found]


def test_a_strike_has_the_toll_that_its_verbs_tell() -> None:
    text, sentence = tree(STRIKE)
    wanted: list[Row] = [("at least 12", "killed", 12, None), ("30", "wounded", 30, 30)]
    o = occurrence(sentence, "airstrike", "airstrike")
    assert rows(text, sentence, o) == wanted
    assert rows(text, flat(sentence), o) == wanted


def test_what_is_counted_stands_as_worded() -> None:
    text, sentence = tree(STRIKE)
    o = occurrence(sentence, "airstrike", "airstrike")
    assert [f.of for f in figures_of(sentence, text, (), o, "airstrike", "asserted")] == ["villagers", "others"]


def test_a_word_of_harm_decides_before_the_guess_of_the_model() -> None:
    text, sentence = tree(STRIKE)
    guess = role(sentence, "figure", "30", measure="killed")
    o = occurrence(sentence, "airstrike", "airstrike", roles=[guess])
    assert ("30", "wounded", 30, 30) in rows(text, sentence, o)


ARREST = """
    Police   police  NOUN NNS 2 nsubj
    {form}   {lemma} VERB VBD 0 root
    {target} {noun}  NOUN {tag} 2 obj
"""


@pytest.mark.parametrize(
    ("form", "lemma", "kind", "target", "noun", "tag", "wanted"),
    [
        ("arrested", "arrest", "arrest", "students", "student", "NNS", ("students", "arrested", 2, None)),
        ("released", "release", "release", "him", "he", "PRP", ("him", "freed", 1, 1)),
        ("shot", "shoot", "violence", "protesters", "protester", "NNS", ("protesters", "casualties", 2, None)),
        ("killed", "kill", "violence", "her", "she", "PRP", ("her", "killed", 1, 1)),
        ("captured", "capture", "arrest", "rebels", "rebel", "NNS", ("rebels", "captured", 2, None)),
        ("wounded", "wound", "violence", "farmers", "farmer", "NNS", ("farmers", "wounded", 2, None)),
    ],
)
def test_people_without_a_number(
    form: str, lemma: str, kind: ClaimType, target: str, noun: str, tag: str, wanted: Row
) -> None:
    text, sentence = tree(ARREST.format(form=form, lemma=lemma, target=target, noun=noun, tag=tag))
    o = occurrence(sentence, form, kind, roles=[role(sentence, "target", target)])
    assert rows(text, sentence, o) == [wanted]
    assert [f.stated for f in figures_of(sentence, text, o.roles, o, kind, "asserted")] == [False]


@pytest.mark.parametrize("stance", ["planned", "denied", "negated"])
def test_harm_not_done_counts_nobody_unless_a_number_is_told(stance: Stance) -> None:
    text, sentence = tree(ARREST.format(form="arrested", lemma="arrest", target="students", noun="student", tag="NNS"))
    o = occurrence(sentence, "arrested", "arrest", roles=[role(sentence, "target", "students")])
    assert rows(text, sentence, o, stance) == []
    told, numbered = tree(STRIKE)
    assert len(rows(told, numbered, occurrence(numbered, "airstrike", "airstrike"), stance)) == 2


def test_buildings_are_no_victims() -> None:
    text, sentence = tree(ARREST.format(form="attacked", lemma="attack", target="houses", noun="house", tag="NNS"))
    o = occurrence(sentence, "attacked", "violence", roles=[role(sentence, "target", "houses")])
    assert rows(text, sentence, o) == []


def test_ages_dates_and_money_count_nobody() -> None:
    text, sentence = tree("""
        Gunmen  gunman NOUN NNS 2 nsubj
        killed  kill   VERB VBD 0 root
        Amin    Amin   PROPN NNP 2 obj
        ,       ,      PUNCT ,  5 punct
        19      19     NUM  CD  3 appos
        ,       ,      PUNCT ,  5 punct
        on      on     ADP  IN  8 case
        May     May    PROPN NNP 2 obl
        11      11     NUM  CD  8 nummod
        2019    2019   NUM  CD  8 nummod
        over    over   ADP  IN  13 case
        $       $      SYM  $   13 nmod
        5,000   5,000  NUM  CD  2 obl
        .       .      PUNCT .  2 punct
    """)
    assert rows(text, sentence, occurrence(sentence, "killed", "violence")) == []


def test_those_who_act_are_participants() -> None:
    text, sentence = tree("""
        Some     some    DET  DT  2 advmod
        3,000    3,000   NUM  CD  3 nummod
        students student NOUN NNS 4 nsubj
        marched  march   VERB VBD 0 root
    """)
    o = occurrence(sentence, "marched", "protest")
    assert rows(text, sentence, o) == [("Some 3,000", "participants", 3000, 3000)]
    assert figures_of(sentence, text, (), o, "protest", "asserted")[0].approximate


def test_a_number_goes_to_the_occurrence_that_tells_its_harm() -> None:
    text, sentence = tree("""
        Troops   troop  NOUN NNS 2 nsubj
        killed   kill   VERB VBD 0 root
        four     four   NUM  CD  4 nummod
        men      man    NOUN NNS 2 obj
        and      and    CCONJ CC 6 cc
        arrested arrest VERB VBD 2 conj
        ten      ten    NUM  CD  8 nummod
        women    woman  NOUN NNS 6 obj
    """)
    kill, arrest = occurrence(sentence, "killed", "violence"), occurrence(sentence, "arrested", "arrest")
    both = Sentence(0, len(text), sentence.words, (), (kill, arrest))
    assert rows(text, both, kill) == [("four", "killed", 4, 4)]
    assert rows(text, both, arrest) == [("ten", "arrested", 10, 10)]


def test_subsets_and_totals() -> None:
    text, sentence = tree("""
        Shelling shelling NOUN NN 2 nsubj
        killed   kill    VERB VBD 0 root
        nine     nine    NUM  CD  4 nummod
        people   people  NOUN NNS 2 obj
        ,        ,       PUNCT ,  8 punct
        including include VERB VBG 8 case
        three    three   NUM  CD  8 nummod
        children child   NOUN NNS 4 nmod
        ,        ,       PUNCT ,  10 punct
        bringing bring   VERB VBG 2 advcl
        the      the     DET  DT  12 det
        toll     toll    NOUN NN  10 obj
        to       to      ADP  IN  14 case
        400      400     NUM  CD  10 obl
    """)
    o = Occurrence(0, 1, 0.9, "shelling", 0.9, "asserted", 0.9, "news", 0.9)
    nine, three, total = figures_of(sentence, text, (), o, "shelling", "asserted")
    assert (nine.part_of, three.part_of) == (None, "nine")
    assert (three.measure, three.low) == ("killed", 3)
    assert (total.measure, total.low, total.cumulative, nine.cumulative) == ("killed", 400, True, False)


def test_area_and_a_hedge_that_is_part_of_the_trigger() -> None:
    text, sentence = tree("""
        They   they    PRON PRP 2 nsubj
        took   take    VERB VBD 0 root
        control control NOUN NN 2 obj
        over   over    ADP  IN  7 case
        400    400     NUM  CD  7 nummod
        square square  ADJ  JJ  7 amod
        kilometers kilometer NOUN NNS 3 nmod
        of     of      ADP  IN  9 case
        land   land    NOUN NN  7 nmod
    """)
    o = Occurrence(1, 3, 0.9, "takeover", 0.9, "claimed", 0.9, "news", 0.9, (role(sentence, "figure", "400"),))
    assert rows(text, sentence, o) == [("400 square kilometers", "area_km2", 400, 400)]


TEXT = st.text(min_size=1, max_size=8).filter(lambda w: not w.isspace())


@given(
    st.lists(
        st.one_of(TEXT, st.sampled_from(["12", "dozens", "killed", "of", "at", "least", "a", "men", "-", "over"])),
        min_size=1,
        max_size=14,
    ),
    st.data(),
)
def test_any_sentence_gives_figures_that_stand_in_its_text(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    n = len(words)
    built, start = [], 0
    for w in words:
        upos = data.draw(st.sampled_from(["NOUN", "VERB", "NUM", "ADP", "PROPN", "X"]))
        head = data.draw(st.integers(-1, n - 1))
        built.append(
            Word(
                start,
                start + len(w),
                w,
                w.lower(),
                upos,
                "",
                head,
                data.draw(st.sampled_from(["obj", "nummod", "conj", "nsubj", "acl"])),
            )
        )
        start += len(w) + 1
    first = data.draw(st.integers(0, n - 1))
    roles = (Role("target", 0, n, 0.5, "civilians"), Role("figure", first, n, 0.5, None, "killed"))
    o = Occurrence(first, first + 1, 0.9, "violence", 0.9, "asserted", 0.9, "news", 0.9, roles)
    sentence = Sentence(0, len(text), tuple(built), (), (o,))
    for f in figures_of(sentence, text, roles, o, "violence", "asserted"):
        assert text[f.start : f.end] == f.text


def test_helpers_find_words() -> None:
    _, sentence = tree(STRIKE)
    assert sentence.words[at(sentence, "30")].start == sentence.words[9].start


HITS = """
    The       the      DET   DT  2 det
    raids     raid     NOUN  NNS 3 nsubj
    engaged   engage   VERB  VBD 0 root
    three     three    NUM   CD  5 nummod
    depots    depot    NOUN  NNS 3 obj
    ,         ,        PUNCT ,   8 punct
    a         a        DET   DT  8 det
    tunnel    tunnel   NOUN  NN  5 conj
    and       and      CCONJ CC  11 cc
    an        a        DET   DT  11 det
    excavator excavator NOUN NN  5 conj
"""


def test_what_strikes_hit_is_no_strike_and_single_things_of_a_list_count() -> None:
    text, sentence = tree(HITS)
    guess = role(sentence, "figure", "three", measure="strikes")
    o = occurrence(sentence, "raids", "airstrike", roles=[guess])
    assert rows(text, sentence, o) == [("three", "other", 3, 3), ("a tunnel", "other", 1, 1), ("an excavator", "other", 1, 1)]


PRISONERS = """
    The       the      DET   DT  2 det
    operation operation NOUN NN  3 nsubj
    killed    kill     VERB  VBD 0 root
    139       139      NUM   CD  5 nummod
    insurgents insurgent NOUN NNS 3 obj
    and       and      CCONJ CC  7 cc
    took      take     VERB  VBD 3 conj
    256       256      NUM   CD  9 nummod
    prisoners prisoner NOUN  NNS 7 obj
"""


def test_prisoners_of_a_fight_are_captured() -> None:
    text, sentence = tree(PRISONERS)
    guess = role(sentence, "figure", "256", measure="killed")
    o = occurrence(sentence, "operation", "clash", roles=[guess])
    assert ("256", "captured", 256, 256) in rows(text, sentence, o)


OVER = """
    They      they     PRON  PRP 2 nsubj
    swept     sweep    VERB  VBD 0 root
    over      over     ADP   IN  5 case
    the       the      DET   DT  5 det
    hills     hill     NOUN  NNS 2 obl
"""


def test_a_preposition_alone_counts_nothing() -> None:
    text, sentence = tree(OVER)
    guess = role(sentence, "figure", "over", measure="area_km2")
    assert rows(text, sentence, occurrence(sentence, "swept", "takeover", roles=[guess])) == []


GAINED = """
    Rebels    rebel    NOUN NNS 2 nsubj
    took      take     VERB VBD 0 root
    control   control  NOUN NN  2 obj
    over      over     ADP  IN  6 case
    400       400      NUM  CD  6 nummod
    km²       km²      NOUN NN  3 nmod
"""


def test_an_area_belongs_to_the_act_that_gains_it() -> None:
    text, sentence = tree(GAINED)
    found = figures_of(sentence, text, (), occurrence(sentence, "took", "takeover"), "takeover", "asserted")
    assert [(f.measure, f.low) for f in found] == [("area_km2", 400)]
