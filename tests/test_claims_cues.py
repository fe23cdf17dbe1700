"""Stance by the words around a trigger."""

from __future__ import annotations

import pytest
from trees import flat, occurrence, tree

from rashomon.claims.cues import stance_of
from rashomon.claims.lexicon import Lexicon
from rashomon.records import ClaimType, Stance

WILL = """
    Rebels rebel NOUN NNS 3 nsubj
    will   will  AUX  MD  3 aux
    attack attack VERB VB 0 root
    Karsin Karsin PROPN NNP 3 obj
"""
FAILED = """
    They    they  PRON PRP 2 nsubj
    failed  fail  VERB VBD 0 root
    to      to    PART TO  4 mark
    capture capture VERB VB 2 xcomp
    it      it    PRON PRP 4 obj
"""
LAUNCHED = """
    They     they   PRON PRP 2 nsubj
    launched launch VERB VBD 0 root
    a        a      DET  DT  4 det
    drive    drive  NOUN NN  2 obj
    to       to     PART TO  6 mark
    capture  capture VERB VB 2 advcl
    Karsin   Karsin PROPN NNP 6 obj
"""
MANAGED = """
    They    they   PRON PRP 2 nsubj
    managed manage VERB VBD 0 root
    to      to     PART TO  4 mark
    capture capture VERB VB 2 xcomp
    Karsin  Karsin PROPN NNP 4 obj
"""
NOBODY = """
    No     no    DET  DT  2 det
    one    one   NOUN NN  4 nsubj
    was    be    AUX  VBD 4 aux
    killed kill  VERB VBN 0 root
"""
REPORTEDLY = """
    Two    two   NUM  CD  2 nummod
    men    man   NOUN NNS 5 nsubj
    were   be    AUX  VBD 5 aux
    reportedly reportedly ADV RB 5 advmod
    killed kill  VERB VBN 0 root
    in     in    ADP  IN  7 case
    clashes clash NOUN NNS 5 obl
"""
REPORTS = """
    There   there PRON EX  2 expl
    were    be    VERB VBD 0 root
    reports report NOUN NNS 2 nsubj
    of      of    ADP  IN  5 case
    looting looting NOUN NN 3 nmod
"""
CALLED = """
    They    they PRON PRP 2 nsubj
    called  call VERB VBD 0 root
    for     for  ADP  IN  5 case
    the     the  DET  DT  5 det
    release release NOUN NN 2 obl
    of      of   ADP  IN  7 case
    monks   monk NOUN NNS 5 nmod
"""
DENIED = """
    He      he     PRON PRP 2 nsubj
    denied  deny   VERB VBD 0 root
    that    that   SCONJ IN 5 mark
    troops  troop  NOUN NNS 5 nsubj
    shelled shell  VERB VBD 2 ccomp
    Karsin  Karsin PROPN NNP 5 obj
"""
FOILED = """
    Police  police NOUN NNS 2 nsubj
    foiled  foil   VERB VBD 0 root
    an      a      DET  DT  4 det
    attack  attack NOUN NN  2 obj
"""
ACCUSED = """
    He      he     PRON PRP 3 nsubj
    was     be     AUX  VBD 3 aux
    accused accuse VERB VBN 0 root
    of      of     SCONJ IN 5 mark
    kidnapping kidnap VERB VBG 3 advcl
    two     two    NUM  CD  7 nummod
    girls   girl   NOUN NNS 5 obj
"""
NOT_ONLY = """
    They    they   PRON PRP 4 nsubj
    not     not    PART RB  4 advmod
    only    only   ADV  RB  4 advmod
    looted  loot   VERB VBD 0 root
    shops   shop   NOUN NNS 4 obj
"""


@pytest.mark.parametrize(
    ("rows", "form", "kind", "wanted"),
    [
        (WILL, "attack", "clash", "planned"),
        (FAILED, "capture", "takeover", "negated"),
        (LAUNCHED, "capture", "takeover", "planned"),
        (MANAGED, "capture", "takeover", None),
        (NOBODY, "killed", "violence", "negated"),
        (REPORTEDLY, "killed", "violence", "doubted"),
        (REPORTEDLY, "clashes", "clash", "doubted"),
        (REPORTS, "looting", "destruction", "doubted"),
        (CALLED, "release", "release", "planned"),
        (DENIED, "shelled", "shelling", "denied"),
        (FOILED, "attack", "violence", "negated"),
        (ACCUSED, "kidnapping", "abduction", "doubted"),
        (NOT_ONLY, "looted", "destruction", None),
    ],
)
def test_cues_in_the_tree(rows: str, form: str, kind: ClaimType, wanted: Stance | None) -> None:
    _, sentence = tree(rows)
    assert stance_of(sentence, occurrence(sentence, form, kind), False, Lexicon.load()) == wanted


@pytest.mark.parametrize(
    ("rows", "form", "kind", "wanted"),
    [
        (WILL, "attack", "clash", "planned"),
        (FAILED, "capture", "takeover", "negated"),
        (REPORTS, "looting", "destruction", "doubted"),
        (REPORTEDLY, "killed", "violence", "doubted"),
        (MANAGED, "capture", "takeover", None),
        (NOT_ONLY, "looted", "destruction", None),
    ],
)
def test_cues_without_a_tree(rows: str, form: str, kind: ClaimType, wanted: Stance | None) -> None:
    sentence = flat(tree(rows)[1])
    assert stance_of(sentence, occurrence(sentence, form, kind), False, Lexicon.load()) == wanted


def test_a_source_makes_claimed_and_denied() -> None:
    lexicon = Lexicon.load()
    managed, nobody = tree(MANAGED)[1], tree(NOBODY)[1]
    assert stance_of(managed, occurrence(managed, "capture", "takeover"), True, lexicon) == "claimed"
    assert stance_of(nobody, occurrence(nobody, "killed", "violence"), True, lexicon) == "denied"


def test_going_somewhere_to_protest_is_protesting() -> None:
    _, sentence = tree("""
        Crowds   crowd   NOUN NNS 2 nsubj
        gathered gather  VERB VBD 0 root
        to       to      PART TO  4 mark
        protest  protest VERB VB  2 advcl
    """)
    assert stance_of(sentence, occurrence(sentence, "protest", "protest"), False, Lexicon.load()) is None


SHOWN = """
    Videos       video       NOUN NNS 3 nsubj
    purportedly  purportedly ADV  RB  3 advmod
    show         show        VERB VBP 0 root
    gunmen       gunman      NOUN NNS 5 nsubj
    entering     enter       VERB VBG 3 advcl
    Garo         Garo        PROPN NNP 5 obj
"""


def test_what_videos_purportedly_show_is_doubted() -> None:
    _, sentence = tree(SHOWN)
    assert stance_of(sentence, occurrence(sentence, "entering", "takeover"), True, Lexicon.load()) == "doubted"
