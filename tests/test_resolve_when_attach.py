"""Which time belongs to which claim: by the tree, by the words around it, and by what cannot be one occurrence."""

from __future__ import annotations

from test_resolve_when_report import claim_of, days, report_of
from trees import tree

from rashomon.records import Analysis, Figure, Sentence
from rashomon.resolve.when_report import resolve_times

COORDINATED = """
    Gunmen gunman NOUN NNS 2 nsubj
    attacked attack VERB VBD 0 root
    a a DET DT 4 det
    mine mine NOUN NN 2 obj
    and and CCONJ CC 6 cc
    kidnapped kidnap VERB VBD 2 conj
    workers worker NOUN NNS 6 obj
    on on ADP IN 9 case
    Sunday Sunday PROPN NNP 6 obl
"""


def read(rows: str, names: list[tuple[int, int, str]], *triggers: tuple[str, str | None, str]) -> list[tuple[str | None, str | None]]:
    text, sentence = tree(rows, names)
    claims = [claim_of(text, t, w, type=k) for t, w, k in triggers]
    return [days(c) for c in resolve_times(report_of(text), claims, Analysis((sentence,)))]


def test_a_coordinated_verb_has_the_time_told_for_the_last() -> None:
    found = read(COORDINATED, [(8, 9, "Temporal")], ("attacked", None, "violence"), ("kidnapped", "on Sunday", "abduction"))
    assert found == [("2024-11-24", "2024-11-24")] * 2


def test_a_time_of_saying_is_left_alone() -> None:
    rows = """
        Police police NOUN NNS 2 nsubj
        said say VERB VBD 0 root
        Sunday Sunday PROPN NNP 2 obl
        gunmen gunman NOUN NNS 5 nsubj
        attacked attack VERB VBD 2 ccomp
        a a DET DT 7 det
        mine mine NOUN NN 5 obj
    """
    assert read(rows, [(2, 3, "Temporal")], ("attacked", None, "violence")) == [(None, "2024-11-29")]


def test_the_subject_of_a_light_verb_has_its_time() -> None:
    rows = """
        The the DET DT 2 det
        attack attack NOUN NN 3 nsubj
        came come VERB VBD 0 root
        on on ADP IN 5 case
        Sunday Sunday PROPN NNP 3 obl
    """
    assert read(rows, [(4, 5, "Temporal")], ("attack", None, "violence")) == [("2024-11-24", "2024-11-24")]


def test_a_term_of_prison_is_no_time_of_the_sentence() -> None:
    rows = """
        He he PRON PRP 3 nsubj
        was be AUX VBD 3 aux
        sentenced sentence VERB VBN 0 root
        to to ADP IN 6 case
        two two NUM CD 6 nummod
        years year NOUN NNS 3 obl
    """
    assert read(rows, [(4, 6, "Temporal")], ("sentenced", None, "arrest")) == [(None, "2024-11-29")]


def test_the_day_of_the_offence_is_not_that_of_the_sentence() -> None:
    rows = """
        She she PRON PRP 3 nsubj
        was be AUX VBD 3 aux
        sentenced sentence VERB VBN 0 root
        for for SCONJ IN 5 mark
        attending attend VERB VBG 3 advcl
        a a DET DT 7 det
        rally rally NOUN NN 5 obj
        on on ADP IN 10 case
        April April PROPN NNP 10 nmod
        26 26 NUM CD 5 obl
    """
    found = read(rows, [(8, 10, "Temporal")], ("sentenced", "on April 26", "arrest"), ("rally", "on April 26", "protest"))
    assert found == [(None, "2024-11-29"), ("2024-04-26", "2024-04-26")]


def test_without_sentences_nothing_is_attached() -> None:
    text = "Gunmen raided the depot."
    assert days(resolve_times(report_of(text), [claim_of(text, "raided")], Analysis(()))[0]) == (None, "2024-11-29")
    assert Sentence(0, 0).words == ()


def resolved(text: str, *triggers: tuple[str, str | None], **values: object) -> list[tuple[str | None, str | None]]:
    claims = [claim_of(text, t, w, **values) for t, w in triggers]  # type: ignore[arg-type]
    return [days(c) for c in resolve_times(report_of(text), claims)]


def test_since_governs_a_clause_and_the_start_of_something() -> None:
    text = "There were clashes since ten people were killed there on May 1, 2016."
    assert resolved(text, ("clashes", "on May 1, 2016"), ("killed", "on May 1, 2016"), type="clash") == [
        ("2016-05-01", "2024-11-29"), ("2016-05-01", "2016-05-01"),
    ]  # fmt: skip
    text = "Hundreds were held since the start of the November 20 rallies."
    assert resolved(text, ("held", "the November 20"), type="arrest") == [("2024-11-20", "2024-11-29")]


def test_since_a_day_when_something_happened_tells_that_day_of_it() -> None:
    text = "Since November 20, when the army seized power, the streets are empty."
    assert resolved(text, ("seized", "Since November 20"), type="takeover") == [("2024-11-20", "2024-11-20")]


def test_a_further_occurrence_lends_no_time() -> None:
    text = "A thousand people were killed. Even yesterday four people were shot."
    assert resolved(text, ("killed", None), ("shot", "yesterday"), event="e1") == [(None, "2024-11-29"), ("2024-11-28", "2024-11-28")]


def test_counts_that_exclude_each_other_share_no_time() -> None:
    text = "A blast killed 4 men on Monday. In all 1200 people died in the raids."

    def of(n: int) -> tuple[Figure, ...]:
        at = text.index(str(n))
        return (Figure(start=at, end=at + len(str(n)), text=str(n), measure="killed", low=n, high=n),)

    one = claim_of(text, "blast", "on Monday", event="e1", figures=of(4))
    many = claim_of(text, "raids", event="e1", figures=of(1200))
    assert [days(c) for c in resolve_times(report_of(text), [one, many])][1] == (None, "2024-11-29")


def test_steps_of_the_law_share_no_time() -> None:
    text = "He was arrested on Monday. He was convicted of the theft."
    assert resolved(text, ("arrested", "on Monday"), ("convicted", None), type="arrest", event="e1")[1] == (None, "2024-11-29")


def test_a_round_up_tells_the_time_of_its_news() -> None:
    text = "The October report of the observatory is out. At least 41 people were executed in October 2024. Nine writers were jailed."
    found = resolved(text, ("executed", "in October 2024"), ("jailed", None), setting="news")
    assert found == [("2024-10-01", "2024-10-31")] * 2
