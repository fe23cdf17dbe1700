"""Whose side an actor or a speaker is on."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.records import Actor, Claim, Extent, Place, Report, Source, Span
from rashomon.resolve.who import Registry, resolve_actors
from rashomon.resolve.who_side import Sides

REGISTRY = Registry.load()
DAY = date(2024, 11, 29)


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("the Syrian army", "sy-government"), ("Russian warplanes", "ru-government"), ("HTS", "jabhat-al-nusra"),
        ("Military Operations Command", "jabhat-al-nusra"), ("YPG", "syrian-democratic-forces"), ("Syrian insurgents", None),
        ("the United Nations", None), ("Reuters", None),
    ],
)  # fmt: skip
def test_the_side_is_the_head_of_the_lineage(name: str, side: str | None) -> None:
    found = Sides(REGISTRY).of(REGISTRY.find(name, DAY, "SY"))
    assert (found.id if found else None) == side


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("the defence ministry", "sy-government"), ("the Turkish defence ministry", "tr-government"), ("state media", "sy-government"),
        ("A military source", "sy-government"), ("officials", "sy-government"), ("Kurdish officials", None), ("an opposition lawmaker", None),
        ("a doctor", None), ("", None),
    ],
)  # fmt: skip
def test_a_body_that_the_registry_does_not_list_is_its_states(text: str, state: str | None) -> None:
    found = Sides(REGISTRY).state_in(text, "SY")
    assert (found.id if found else None) == state


def told(agent: str, *sources: Source) -> Claim:
    return Claim(
        report="r-0", sentence=Extent(start=0, end=9), trigger=Span(start=0, end=4, text="Jets"), type="airstrike", sources=sources,
        agents=(Actor.model_validate({"start": 0, "end": 4, "text": agent, "class": "state-forces"}),),
        places=(Place(start=0, end=4, text="Jets", cc="SY"),),
    )  # fmt: skip


def test_our_planes_are_the_speakers_and_a_spokesman_stays_on_his_side() -> None:
    spokesman = Source(start=0, end=4, text="Omar Khalil")
    first = told("Our planes", spokesman, Source(start=0, end=4, text="Moscow", role="for"))
    report = Report(name="x", text="Jets flew.", published=DAY)
    a, b = resolve_actors(report, [first, told("Russian air strikes", spokesman)])
    assert a.agents[0].side is not None and a.agents[0].side.id == "ru-government"
    assert b.sources[0].side is not None and b.sources[0].side.id == "ru-government"
    assert b.agents[0].side is not None and b.agents[0].side.name == "Government of Russia"
