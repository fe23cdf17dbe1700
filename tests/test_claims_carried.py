"""Agents that the sentence before has named."""

from __future__ import annotations

from typing import Any

from rashomon.claims.carried import NEAR, carry
from rashomon.export.columns import claim_row
from rashomon.records import Actor, Claim, Extent, Span
from rashomon.web.cards import actor_item

TEXT = "Riot police arrested a student. Four men were detained later. " + "x" * NEAR + " Others were jailed."


def actor(words: str, **values: Any) -> Actor:
    at = TEXT.index(words)
    return Actor(start=at, end=at + len(words), text=words, class_="state-forces", **values)


def claim(trigger: str, **values: Any) -> Claim:
    at = TEXT.index(trigger)
    start = TEXT.rfind(". ", 0, at) + 2 if ". " in TEXT[:at] else 0
    values.setdefault("type", "arrest")
    sentence = Extent(start=start, end=TEXT.index(".", at) + 1)
    return Claim(report="r", sentence=sentence, trigger=Span.cut(TEXT, at, at + len(trigger)), **values)


POLICE = actor("Riot police")
FIRST = claim("arrested", agents=(POLICE,))


def test_the_agent_of_the_sentence_before_is_taken_over_and_marked() -> None:
    first, second = carry([FIRST, claim("detained")])
    assert first == FIRST
    assert second.agents == (POLICE.model_copy(update={"inferred": True}),)


def test_an_agent_of_its_own_stays() -> None:
    own = claim("detained", agents=(actor("men"),))
    assert carry([FIRST, own]) == (FIRST, own)


def test_nothing_is_taken_from_far_away_another_type_or_the_same_sentence() -> None:
    alone = [claim("jailed"), claim("detained", type="protest"), claim("student", stance="asserted")]
    for other in alone:
        assert carry([FIRST, other])[1].agents == ()


def test_what_is_planned_or_done_to_the_agent_itself_takes_nothing() -> None:
    assert carry([FIRST, claim("detained", stance="planned")])[1].agents == ()
    assert carry([FIRST, claim("detained", targets=(POLICE,))])[1].agents == ()


def test_table_and_page_say_that_an_agent_was_carried_over() -> None:
    rows = [claim_row(c, None, None) for c in carry([FIRST, claim("detained")])]
    assert [r["agents_inferred"] for r in rows] == [False, True]
    told, carried = (actor_item(c.agents[0]).note for c in carry([FIRST, claim("detained")]))
    assert "from context" in carried
    assert "from context" not in told
