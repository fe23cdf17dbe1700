"""The lexicon: its schema, its matching, and files of a user."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import flat, tree

from rashomon.claims.inflections import forms_of
from rashomon.claims.lexicon import Lexicon
from rashomon.errors import LexiconError
from rashomon.records import CLAIM_TYPES, Sentence, Word


def plain(*words: str, upos: str = "") -> Sentence:
    """Words without tags and trees; a word may be written ``form/lemma``."""
    out, at = [], 0
    for w in words:
        form, _, lemma = w.partition("/")
        out.append(Word(at, at + len(form), form, lemma or form.lower(), upos, "", -1, "dep"))
        at += len(form) + 1
    return Sentence(0, at, tuple(out))


def hits(sentence: Sentence, extra: tuple[Path, ...] = ()) -> list[tuple[str, str]]:
    """Form and type of each hit."""
    words = sentence.words
    return [(" ".join(w.text for w in words[h.first : h.last]), h.type) for h in Lexicon.load(extra).match(sentence)]


def test_every_type_of_the_codebook_has_triggers() -> None:
    assert {e.type for e in Lexicon.load().entries} == {*CLAIM_TYPES, None}


def test_loading_twice_gives_the_same_lexicon() -> None:
    assert Lexicon.load() is Lexicon.load()
    assert len(Lexicon.load().digest) == 64


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("Militants", "opened/open", "fire"), [("opened fire", "violence")]),
        (("A", "car", "-", "bomb", "hit"), [("car - bomb", "explosion")]),
        (("They", "took", "control", "of", "it"), [("took control of", "takeover")]),
        (("a", "suicide", "car", "bombing"), [("suicide car bombing", "suicide-bombing")]),
        (("He", "had", "a", "heart", "attack"), []),
        (("the", "Second", "World", "War"), []),
        (("an", "anti", "-", "war", "rally"), [("rally", "protest")]),
        (("a", "ceasefire", "violation"), [("ceasefire violation", "breach")]),
    ],
)
def test_the_longest_phrase_wins(words: tuple[str, ...], wanted: list[tuple[str, str]]) -> None:
    assert hits(plain(*words)) == wanted


def test_forms_are_found_where_the_lemma_is_wrong() -> None:
    assert hits(plain("Gunmen", "kidnapped/kidnapp", "a", "man")) == [("kidnapped", "abduction")]
    assert hits(plain("AIRSTRIKES/AIRSTRIKES", "CONTINUE")) == [("AIRSTRIKES", "airstrike")]


def test_a_gap_is_passed_over_and_left_out_of_the_hit() -> None:
    assert hits(plain("Rebels", "took/take", "two", "monks", "hostage")) == [("took", "abduction")]


CAPTURE = """
    Rebels   rebel   NOUN NNS 2 nsubj
    captured capture VERB VBD 0 root
    the      the     DET  DT  4 det
    {form}   {lemma} NOUN NN  2 obj
"""


@pytest.mark.parametrize(
    ("lemma", "kind"), [("town", "takeover"), ("pilot", "abduction"), ("rifle", "seizure"), ("imagination", None)]
)
def test_the_object_decides_the_type(lemma: str, kind: str | None) -> None:
    _, sentence = tree(CAPTURE.format(form=lemma, lemma=lemma))
    wanted = [("captured", kind)] if kind else []
    assert hits(sentence) == wanted
    assert hits(flat(sentence)) == wanted


def test_the_object_of_a_passive_is_its_subject() -> None:
    _, sentence = tree("""
        The   the   DET  DT  2 det
        depot depot NOUN NN  4 nsubj
        was   be    AUX  VBD 4 aux
        bombed bomb VERB VBN 0 root
        by    by    ADP  IN  6 case
        jets  jet   NOUN NNS 4 obl
    """)
    assert hits(sentence) == [("bombed", "airstrike")]


def test_workers_strike_for_wages() -> None:
    _, sentence = tree("""
        Dock    dock    NOUN NN  2 compound
        workers worker  NOUN NNS 4 nsubj
        will    will    AUX  MD  4 aux
        strike  strike  VERB VB  0 root
    """)
    assert hits(sentence) == [("strike", "protest")]


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_user_adds_and_overrides_triggers_and_classes(tmp_path: Path) -> None:
    mine = write(
        tmp_path / "mine.yaml",
        "classes: {machines: [zeppelin]}\n"
        "airstrike:\n  - {words: [buzz], weight: 0.9, subject: ['@machines']}\n"
        "riot:\n  - {words: clash, weight: 0.5}\n",
    )
    _, sentence = tree("""
        Zeppelins zeppelin NOUN NNS 2 nsubj
        buzzed    buzz     VERB VBD 0 root
        Anywhere  anywhere ADV  RB  2 advmod
    """)
    assert hits(sentence, (mine,)) == [("buzzed", "airstrike")]
    assert hits(sentence) == []
    assert hits(plain("clashes/clash"), (mine,)) == [("clashes", "riot")]
    assert Lexicon.load((mine,)).digest != Lexicon.load().digest


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("clash: [", ["line", "not valid YAML"]),
        ("- clash", ["must map names"]),
        ("battle:\n  - {words: a}\n", ["'battle' is no type", "sexual-violence"]),
        ("clash: 3\n", ["clash", "list of entries"]),
        ("clash:\n  - {weight: 1}\n", ["clash, entry 1", "must hold 'words'"]),
        ("clash:\n  - {words: fray, wait: 1}\n", ["clash, entry 1", "'wait' is not known"]),
        ("clash:\n  - {words: fray, weight: 2}\n", ["clash, entry 1", "weight is 2"]),
        ("clash:\n  - {words: fray, weight: true}\n", ["clash, entry 1", "weight is True"]),
        ("clash:\n  - {words: fray, pos: verbs}\n", ["clash, entry 1", "pos is 'verbs'"]),
        ("clash:\n  - {words: fray}\n  - {words: [melee, on]}\n", ["clash, entry 2", "quotes"]),
        ("clash:\n  - {words: fray, object: ['@trolls']}\n", ["clash, entry 1, object", "no class '@trolls'"]),
        ("clash:\n  - {words: take ...}\n", ["clash, entry 1", "begin and end with a word"]),
        ("classes: [a]\n", ["'classes' must map"]),
    ],
)
def test_errors_name_file_entry_and_what_is_wrong(tmp_path: Path, text: str, parts: list[str]) -> None:
    path = write(tmp_path / "bad.yaml", text)
    with pytest.raises(LexiconError) as caught:
        Lexicon.load((path,))
    message = str(caught.value)
    assert "bad.yaml" in message
    assert all(p in message for p in parts), message


def test_a_missing_file_and_one_that_is_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"nowhere\.yaml: cannot be opened"):
        Lexicon.load((tmp_path / "nowhere.yaml",))
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"clash:\n  - {words: m\xeal\xe9e}\n")
    with pytest.raises(LexiconError, match="UTF-8"):
        Lexicon.load((path,))


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("shoot", {"shot", "shooting", "shoots"}),
        ("kidnap", {"kidnapped", "kidnapping", "kidnaps"}),
        ("seize", {"seized", "seizing", "seizes"}),
        ("flee", {"fled", "fleeing", "flees"}),
        ("bury", {"buried", "burying", "buries"}),
    ],
)
def test_forms(lemma: str, forms: set[str]) -> None:
    assert forms <= set(forms_of(lemma))


@given(st.lists(st.text(min_size=1, max_size=10), max_size=12), st.sampled_from(["", "NOUN", "VERB", "PUNCT"]))
def test_matching_never_fails_and_hits_do_not_overlap(words: list[str], upos: str) -> None:
    found = Lexicon.load().match(plain(*words, upos=upos))
    assert all(a.last <= b.first for a, b in pairwise(found))
    assert all(0 <= h.first < h.last <= len(words) for h in found)
