"""Which place a claim that names none is given: offers, their signs and the weights."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_analysis import claim_of, report_of

from rashomon.records import Claim, Place
from rashomon.resolve import where_choice
from rashomon.resolve.where import resolve_places
from rashomon.resolve.where_choice import Option, Options, around, best, spot_of, weight

TEXT = (
    "Rebels attacked a post in Aleppo on Monday.\n"
    "Troops killed ten men.\n"
    "Shells wounded two women in Homs on Tuesday.\n"
    "Police arrested nobody.\n"
)


def place(name: str, lat: float | None = 1.0, **fields: Any) -> Place:
    return Place(start=0, end=len(name), text=name, name=name, lat=lat, lon=lat, **fields)


def claims() -> list[Claim]:
    return [
        claim_of(TEXT, "attacked", "clash", places=["Aleppo"], event="e1"),
        claim_of(TEXT, "killed", "violence", event="e1"),
        claim_of(TEXT, "wounded", "shelling", places=["Homs"], event="e2"),
        claim_of(TEXT, "arrested", "arrest", event="e3"),
    ]


def test_a_spot_offered_twice_is_one_option_with_the_signs_of_both() -> None:
    options = Options()
    options.offer((place("Aleppo"),), last=1.0, near=0.2)
    options.offer((place("Halab"),), topic=1.0, near=0.7)
    options.offer((), seat=1.0)
    (only,) = options.by_spot.values()
    assert only.places[0].text == "Aleppo"
    assert only.signs == {"last": 1.0, "near": 0.7, "topic": 1.0}


def test_places_that_are_in_no_gazetteer_are_told_apart_by_their_words() -> None:
    assert spot_of([place("Amdal", None)]) != spot_of([place("Tessaro", None)])
    assert spot_of([place("Amdal", None)]) == spot_of([place("AMDAL", None)])


def test_claims_before_and_behind_offer_the_places_that_they_name() -> None:
    found, options = claims(), Options()
    around(1, found, options)
    before, behind = (o.signs for o in options.by_spot.values())
    assert before["last"] == 1.0 and before["same_event"] == 1.0 and "next" not in before
    assert behind["next"] == 1.0 and "same_event_behind" not in behind
    assert before["named"] == behind["named"] == 0.5
    assert all(p.inferred for p in best(list(options.by_spot.values())))


def test_the_heaviest_option_is_taken_and_the_first_of_equals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(where_choice, "_weights", lambda: {"near": 2.0, "topic": 1.0})
    options = [Option((place("A"),), {"topic": 1.0}), Option((place("B"),), {"near": 0.5}), Option((place("C"),), {"near": 0.6, "odd": 9.0})]
    assert [weight(o) for o in options] == [1.0, 1.0, 1.2]
    assert best(options)[0].text == "C"
    assert best(options[:2])[0].text == "A"


def test_a_claim_takes_the_place_of_its_own_occurrence_and_marks_it() -> None:
    placed = resolve_places(report_of(TEXT), claims())
    assert [(c.places[0].name, c.places[0].inferred) for c in placed[:3]] == [("Aleppo", False), ("Aleppo", True), ("Homs", False)]
    assert placed[3].places[0].inferred


def test_every_weight_is_of_a_sign_that_is_given() -> None:
    weights = where_choice._weights()
    assert weights["near"] > 0 and weights["same_type"] > 0  # a nearer claim, one of the same kind, never speaks against
    assert all(isinstance(value, (int, float)) for value in weights.values())


@given(st.permutations(range(4)))
def test_the_order_of_equal_offers_alone_decides_between_equals(order: list[int]) -> None:
    options = [Option((place(str(n)),), {"near": 0.3}) for n in order]
    assert best(options)[0].text == str(order[0])
