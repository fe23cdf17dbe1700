from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_analysis import analysis_of, claim_of, report_of

from rashomon.claims.mentions import refer
from rashomon.claims.names import Names
from rashomon.records import Claim


def referred(text: str, *claims: Claim) -> tuple[Claim, ...]:
    return refer(report_of(text), analysis_of(text), claims)


def meant(text: str, trigger: str, role: str, *others: Claim, nth: int = 1, **fields: Any) -> str | None:
    """Whom the first actor in ``role`` of the claim means, given other claims of the text."""
    claims = [*others, claim_of(text, trigger, nth=nth, **fields)]
    found: Claim = referred(text, *claims)[-1]
    refers_to: str | None = getattr(found, role)[0].refers_to
    return refers_to


def full(text: str, name: str) -> str:
    names = Names(text, analysis_of(text))
    at = text.rindex(name)
    found = names.within(at, at + len(name))
    assert found
    assert found[-1].entity is not None
    return found[-1].entity.full


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Hayat Tahrir al-Sham (HTS) attacked Garo. Then HTS left.", "HTS", "Hayat Tahrir al-Sham"),
        ("The Kelifa Democratic Forces attacked Garo. The KDF left.", "KDF", "Kelifa Democratic Forces"),
        ("Colonel Oleg Vasin said so. Vasin left.", "Vasin", "Colonel Oleg Vasin"),
        ("Governor Bello came. Then Bello left.", "Bello", "Governor Bello"),
        ("Amina Abdi Nur fled. Amina Nur left.", "Amina Nur", "Amina Abdi Nur"),
        (
            "The Islamic State of Iraq and the Levant attacked. ISIL left.",
            "ISIL",
            "Islamic State of Iraq and the Levant",
        ),
    ],
)
def test_the_fullest_form_of_a_name(text: str, short: str, long: str) -> None:
    assert full(text, short) == long


def test_two_people_with_one_name_are_told_apart_by_who_stands_nearer() -> None:
    text = "Liban Omar fled Garo. Omar was shot. Sahra Omar came. Omar said so."
    assert full(text, "Omar") == "Sahra Omar"
    assert (
        Names(text, analysis_of(text)).within(text.index("Omar was"), text.index(" was"))[0].entity.full == "Liban Omar"
    )  # type: ignore[union-attr]


def test_an_army_that_calls_itself_free_is_another() -> None:
    text = "The Free Kelifa Army attacked the Kelifa Army."
    assert full(text, "Kelifa Army") == "Kelifa Army"


def test_he_and_his_men() -> None:
    text = "Colonel Oleg Vasin said troops fled. He said his men killed ten rebels."
    claims = [
        claim_of(text, "fled", "movement", sources=["Colonel Oleg Vasin"]),
        claim_of(text, "killed", agents=["his men"], sources=["He"]),
    ]
    found = referred(text, *claims)[1]
    assert found.sources[0].refers_to == "Colonel Oleg Vasin"
    assert found.agents[0].refers_to == "Colonel Oleg Vasin"


def test_his_men_are_the_body_that_he_speaks_for() -> None:
    text = "Oleg Vasin, a spokesman for the Kelifa Front, said troops fled. He said his men killed ten soldiers."
    first = claim_of(text, "fled", "movement", sources=["Oleg Vasin"])
    body = (
        claim_of(text, "fled", "movement", sources=["the Kelifa Front"]).sources[0].model_copy(update={"role": "for"})
    )
    first = first.model_copy(update={"sources": (*first.sources, body)})
    second = claim_of(text, "killed", agents=["his men"], sources=["He"])
    assert referred(text, first, second)[1].agents[0].refers_to == "Kelifa Front"


def test_its_fighters() -> None:
    text = "The Kelifa Front said its fighters entered Garo."
    assert (
        meant(text, "entered", "agents", kind="takeover", agents=["its fighters"], sources=["The Kelifa Front"])
        == "Kelifa Front"
    )


def test_we_is_the_speaker() -> None:
    text = "“We killed ten soldiers,” said Oleg Vasin."
    assert meant(text, "killed", "agents", agents=["We"], sources=["Oleg Vasin"]) == "Oleg Vasin"


def test_they_are_the_actors_before() -> None:
    text = "Ten gunmen stormed Garo. They killed two people."
    first = claim_of(text, "stormed", "clash", agents=["gunmen"])
    assert meant(text, "killed", "agents", first, agents=["They"]) == "gunmen"


def test_the_group_is_the_armed_body_before() -> None:
    text = "The Kelifa Front attacked Garo. The army fled. The group killed ten people."
    first = claim_of(text, "attacked", "clash", agents=["The Kelifa Front"], classes={"The Kelifa Front": "rebels"})
    second = claim_of(text, "fled", "movement", agents=["The army"], classes={"The army": "state-forces"})
    assert meant(text, "killed", "agents", first, second, agents=["The group"]) == "Kelifa Front"


def test_the_attackers_are_the_armed_actor_before() -> None:
    text = "The Kelifa Front attacked Garo. Troops killed ten of the attackers."
    first = claim_of(text, "attacked", "clash", agents=["The Kelifa Front"], classes={"The Kelifa Front": "rebels"})
    assert meant(text, "killed", "targets", first, targets=["the attackers"]) == "Kelifa Front"


def test_the_command_is_the_longer_name_with_that_noun() -> None:
    text = "The Garo Police Command arrested ten people. The Command released two."
    assert meant(text, "released", "agents", kind="release", agents=["The Command"]) == "Garo Police Command"


def test_a_title_is_the_person_who_bears_it() -> None:
    text = "Governor Musa Bello came to Garo. The governor said gunmen killed ten people."
    claim = claim_of(text, "killed", sources=["The governor"])
    assert referred(text, claim)[0].sources[0].refers_to == "Musa Bello"


def test_the_suspects_are_those_arrested() -> None:
    text = "Police arrested ten rebels. Police released the suspects."
    first = claim_of(text, "arrested", "arrest", targets=["ten rebels"])
    assert meant(text, "released", "targets", first, kind="release", targets=["the suspects"]) == "ten rebels"


@pytest.mark.parametrize("words", ["another group", "a group", "other gunmen", "civilians"])
def test_a_new_or_general_actor_refers_to_nobody(words: str) -> None:
    text = f"The Kelifa Front attacked Garo. Troops killed {words}."
    first = claim_of(text, "attacked", "clash", agents=["The Kelifa Front"], classes={"The Kelifa Front": "rebels"})
    assert meant(text, "killed", "targets", first, targets=[words]) is None


def test_the_full_name_refers_to_nothing_and_what_is_set_is_kept() -> None:
    text = "The Kelifa Front attacked Garo."
    claim = claim_of(text, "attacked", "clash", agents=["The Kelifa Front"])
    assert referred(text, claim)[0].agents[0].refers_to is None
    known = claim.model_copy(update={"agents": (claim.agents[0].model_copy(update={"refers_to": "KF"}),)})
    assert referred(text, known)[0].agents[0].refers_to == "KF"


@settings(deadline=None)
@given(st.text(alphabet="abcABC .,'’-\n()", min_size=1, max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    whole = text.strip() + " He said they killed the group."
    claim = claim_of(whole, "killed", agents=["they"], targets=["the group"], sources=["He"])
    assert len(referred(whole, claim)) == 1
    assert all(0 <= n.start < n.end <= len(whole) for n in Names(whole, analysis_of(whole)).all)
