from __future__ import annotations

from typing import Any

import pytest
from plain_analysis import analysis_of, claim_of, report_of

from rashomon.claims.occurrences import WEIGHTS, group, signs_of
from rashomon.claims.traits import stem_of
from rashomon.records import Analysis, Claim


def events(text: str, *claims: Claim) -> list[str]:
    return [c.event for c in group(report_of(text), analysis_of(text), claims)]


def pair(text: str, first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Whether two claims of the text are put together."""
    a, b = events(text, claim_of(text, **first), claim_of(text, **second))
    return a == b


def test_ids_follow_the_first_mention() -> None:
    text = "Gunmen attacked Garo on Monday. Police arrested Adan Vael. The attack wounded ten people."
    claims = [
        claim_of(text, "attacked"),
        claim_of(text, "arrested", "arrest", targets=["Adan Vael"]),
        claim_of(text, "attack", nth=2),
    ]
    assert events(text, *claims) == ["e1", "e2", "e1"]


def test_no_claims_and_no_analysis() -> None:
    assert group(report_of("x"), Analysis(), ()) == ()
    text = "Gunmen attacked Garo."
    assert [c.event for c in group(report_of(text), Analysis(), [claim_of(text, "attacked")])] == ["e1"]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Gunmen abducted ten students in Garo. Officials said the abduction shocked Garo.",
            {"trigger": "abducted", "kind": "abduction", "targets": ["ten students"]},
            {"trigger": "abduction", "kind": "abduction"},
        ),
        (
            "Planes bombed Garo at dawn.\nTen people were killed.",
            {"trigger": "bombed", "kind": "airstrike", "places": ["Garo"]},
            {"trigger": "killed", "targets": ["people"]},
        ),
        (
            "Police arrested Adan Vael on Friday.\nShells hit Garo.\nRebels fled.\nVael was detained in Tessaro.",
            {"trigger": "arrested", "kind": "arrest", "targets": ["Adan Vael"]},
            {"trigger": "detained", "kind": "arrest", "targets": ["Vael"]},
        ),
    ],
)
def test_the_same_occurrence(text: str, first: dict[str, Any], second: dict[str, Any]) -> None:
    assert pair(text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Gunmen attacked Garo. Another attack killed ten people in Tessaro.",
            {"trigger": "attacked"},
            {"trigger": "attack", "nth": 2},
        ),
        (
            "A court sentenced Adan Vael.\nA court sentenced Sahra Omar.",
            {"trigger": "sentenced", "kind": "arrest", "targets": ["Adan Vael"]},
            {"trigger": "sentenced", "kind": "arrest", "nth": 2, "targets": ["Sahra Omar"]},
        ),
        (
            "Gunmen attacked Garo on Monday.\nGunmen attacked Garo on Friday.",
            {"trigger": "attacked", "time": ["on Monday"], "places": ["Garo"]},
            {"trigger": "attacked", "nth": 2, "time": ["on Friday"], "places": [("Garo", 2)]},
        ),
        (
            "Gunmen attacked Garo.\nThe army fled Tessaro.",
            {"trigger": "attacked"},
            {"trigger": "fled", "kind": "movement"},
        ),
        (
            "Rebels attacked Garo.\nAn attack in Garo killed twelve people years ago.",
            {"trigger": "attacked", "setting": "news"},
            {"trigger": "attack", "nth": 2, "setting": "background"},
        ),
        (
            "Five air strikes hit Garo.\nFour air strikes hit a depot.",
            {"trigger": "air strikes", "kind": "airstrike", "figures": ["Five"], "counts": [("strikes", 5, 5)]},
            {
                "trigger": "air strikes",
                "kind": "airstrike",
                "nth": 2,
                "figures": ["Four"],
                "counts": [("strikes", 4, 4)],
            },
        ),
        (
            "Elsewhere things were calm. Rebels shot ten people.\nElsewhere, ten women were killed.",
            {"trigger": "shot"},
            {"trigger": "killed"},
        ),
    ],
)
def test_another_occurrence(text: str, first: dict[str, Any], second: dict[str, Any]) -> None:
    assert not pair(text, first, second)


def test_items_of_a_list_are_different_occurrences() -> None:
    text = "• Shells killed people in Garo\n• Shells killed people in Tessaro"
    assert not pair(
        text, {"trigger": "killed", "targets": ["people"]}, {"trigger": "killed", "nth": 2, "targets": [("people", 2)]}
    )


def test_one_voice_does_not_give_two_figures_for_one_thing() -> None:
    text = "Shells killed ten people. Shells killed two people."
    from rashomon.claims.index import Index
    from rashomon.claims.traits import told

    index = Index(analysis_of(text))
    a, b = (
        told(claim_of(text, "killed", nth=n, figures=[w], counts=[("killed", k, k)]), index, text)
        for n, w, k in ((1, "ten", 10), (2, "two", 2))
    )
    assert "other figure" in (signs_of(b, a) or [])
    c = told(
        claim_of(text, "killed", nth=2, figures=["two"], counts=[("killed", 2, 2)], sources=["Shells"]), index, text
    )
    assert "other figure" not in (signs_of(c, a) or [])


def test_every_sign_has_a_weight_and_grouping_is_stable() -> None:
    text = "Gunmen attacked Garo. The attack on Garo killed ten people. Police said the attack killed two people."
    claims = [
        claim_of(text, "attacked", agents=["Gunmen"]),
        claim_of(text, "attack", nth=2),
        claim_of(text, "attack", nth=3),
    ]
    first = events(text, *claims)
    assert first == events(text, *claims)
    assert all(isinstance(w, float) for w in WEIGHTS.values())


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("arrested", "arrests"),
        ("abduction", "abducted"),
        ("explosion", "exploded"),
        ("shot", "shooting"),
        ("killing", "killed"),
    ],
)
def test_stems(a: str, b: str) -> None:
    assert stem_of(a) == stem_of(b)


def test_many_claims_are_grouped_in_reasonable_steps() -> None:
    line = "Gunmen attacked Garo on Monday. "
    text = line * 300
    analysis = analysis_of(text)
    at = text.index("attacked")
    claims = [claim_of(text[: len(line)], "attacked", agents=["Gunmen"]).model_copy(update={"event": ""})]
    base = claims[0]
    claims += [
        base.model_copy(update={
            "trigger": base.trigger.model_copy(update={"start": at + k * len(line), "end": at + k * len(line) + 8}), "agents": (),
        })
        for k in range(1, 300)
    ]  # fmt: skip
    assert len({c.event for c in group(report_of(text), analysis, claims)}) < 300
