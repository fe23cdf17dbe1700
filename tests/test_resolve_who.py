from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.records import ACTOR_CLASSES, Actor, Claim, Extent, Place, Report, Source, Span, Time
from rashomon.resolve.who import Registry, classify, resolve_actors

REGISTRY = Registry.load()


def found(name: str, on: date | None = None, country: str | None = None) -> str | None:
    entry = REGISTRY.find(name, on, country)
    return entry.id if entry else None


@pytest.mark.parametrize(
    ("day", "id_"),
    [
        (date(2015, 5, 1), "jabhat-al-nusra"),
        (date(2016, 9, 1), "jabhat-fateh-al-sham"),
        (date(2018, 1, 1), "hayat-tahrir-al-sham"),
    ],
)
@pytest.mark.parametrize("name", ["HTS", "the al-Nusra Front", "Jabhat Fatah al-Sham"])
def test_the_day_decides_between_the_names_that_a_group_bore(name: str, day: date, id_: str) -> None:
    assert found(name, day) == id_


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Syrian army", "sy-army"),
        ("the Russian forces", "ru-armed-forces"),
        ("Iraqi policemen", "iq-police"),
        ("the Israeli military", "il-armed-forces"),
        ("Kremlin", "ru-government"),
        ("soldiers from Chad", "td-armed-forces"),
        ("U.S. troops", "us-armed-forces"),
        ("HTS gunmen", "hayat-tahrir-al-sham"),
        ("members of al-Shabab", "al-shabaab"),
        ("Hizbollah", "hezbollah"),
        ("Partiya Karkerên Kurdistan", "pkk"),
        ("Nato", "nato"),
    ],
)
def test_names_abbreviations_and_a_states_bodies_are_found(name: str, id_: str) -> None:
    assert found(name, date(2018, 3, 1)) == id_


@pytest.mark.parametrize(
    "name",
    [
        "us",
        "is",
        "Iranian-backed militias",
        "anti-Taliban fighters",
        "Syrian rebels",
        "Hamas supporters",
        "gunmen",
        "",
        "(",
        "Palestinians",
    ],
)
def test_what_only_resembles_an_actor_is_not_found(name: str) -> None:
    assert found(name, date(2018, 3, 1)) is None


def test_leaders_stand_for_their_government_only_in_their_term() -> None:
    assert found("President Bashar al-Assad", date(2015, 1, 1)) == "sy-bashar-assad"
    assert found("Bashar al-Assad", date(2025, 6, 1)) is None
    assert REGISTRY["sy-bashar-assad"].parent == "sy-government"
    assert found("forces loyal to Bashar al-Assad", date(2015, 1, 1)) == "sy-armed-forces"


def test_the_country_decides_between_namesakes_and_whose_the_police_are() -> None:
    assert found("the AFP", date(2010, 1, 1), "PH") == "ph-armed-forces"
    assert found("AFP", date(2010, 1, 1)) == "afp"
    assert found("the police", date(2010, 1, 1), "KE") == "ke-police"
    assert found("the police", date(2010, 1, 1)) is None


@pytest.mark.parametrize(
    ("span", "class_"),
    [
        ("riot police", "state-forces"),
        ("Syrian opposition forces", "rebels"),
        ("insurgents", "rebels"),
        ("demonstrators", "protesters"),
        ("an angry mob", "rioters"),
        ("villagers", "civilians"),
        ("two reporters", "media"),
        ("unidentified gunmen", "unidentified"),
        ("the interior ministry", "government"),
        ("the African Union", "international-organisation"),
        ("UN troops", "external-forces"),
        ("tribal militia", "identity-militia"),
        ("Hezbollah fighters", "political-militia"),
        ("the oil pipeline", "other"),
    ],
)
def test_the_noun_and_the_entry_tell_the_class(span: str, class_: str) -> None:
    assert classify(span, None, REGISTRY.find(span)) == class_


def test_a_guess_is_kept_where_no_rule_is_sure_and_overruled_where_one_is() -> None:
    assert classify("the men", "rebels") == "rebels"
    assert classify("policemen", "rebels") == "state-forces"
    assert classify("they", "protesters") == "protesters"


def test_people_who_protest_are_protesters() -> None:
    assert classify("teachers", None, act="protest") == "protesters"
    assert classify("teachers", None, act="violence", agent=False) == "civilians"


TEXT = "Fighters of the Patriotic Front for Renewal (PFR) shelled Taliban posts. The PFR denied it. Iraqi police left."


def span(word: str, nth: int = 0) -> tuple[int, int]:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(word, at + 1)
    return at, at + len(word)


def claim(agent: str, target: str, nth: int = 0, time: Time | None = None) -> Claim:
    (a, b), (c, d) = span(agent, nth), span(target)
    return Claim(
        report="r-0", sentence=Extent(start=0, end=len(TEXT)), trigger=Span.cut(TEXT, *span("shelled")),
        type="shelling",
        agents=(Actor(start=a, end=b, text=agent),),
        targets=(Actor(start=c, end=d, text=target, **{"class": "civilians"}),),
        places=(Place(start=0, end=8, text="Fighters", cc="AF"),), time=time or Time(),
        sources=(Source(start=a, end=b, text=agent),),
    )  # fmt: skip


def test_actors_of_a_claim_get_entity_class_and_the_full_name_of_the_report() -> None:
    report = Report(name="x", text=TEXT, published=date(2019, 2, 1))
    (c,) = resolve_actors(report, [claim("PFR", "Taliban posts", 1)])
    assert c.agents[0].refers_to == "Patriotic Front for Renewal"
    assert c.sources[0].refers_to == "Patriotic Front for Renewal"
    assert (c.targets[0].entity, c.targets[0].class_) == ("taliban", "rebels")


def test_a_group_in_power_has_state_forces_and_the_claims_time_goes_before_the_publication_date() -> None:
    report = Report(name="x", text=TEXT, published=date(2019, 2, 1))
    then = Time(start=date(2023, 1, 1), end=date(2023, 1, 1), precision="day")
    (c,) = resolve_actors(report, [claim("PFR", "Taliban posts", 1, then)])
    assert c.targets[0].entity == "taliban"
    assert c.targets[0].class_ != "rebels"


def test_a_reference_that_is_set_is_kept() -> None:
    report = Report(name="x", text=TEXT)
    c = claim("PFR", "Taliban posts", 1)
    c = c.model_copy(update={"agents": (c.agents[0].model_copy(update={"refers_to": "the group"}),)})
    assert resolve_actors(report, [c])[0].agents[0].refers_to == "the group"


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_any_text_has_a_class_and_raises_nothing(text: str) -> None:
    entry = REGISTRY.find(text, date(2020, 1, 1), "SY")
    assert classify(text, None, entry) in ACTOR_CLASSES


def test_a_very_long_span_is_read_like_its_beginning() -> None:
    assert found("Iraqi police " + "and so on " * 100_000) == found("Iraqi police")
    assert classify("police officers", None) == "state-forces"


@pytest.mark.parametrize(
    ("words", "on", "entity"),
    [
        ("Israeli foreign minister", "2024-01-01", "il-government"),
        ("the Russian foreign ministry", "2024-01-01", "ru-government"),
        ("Syria's defence minister", "2024-01-01", "sy-government"),
        ("Syrian foreign fighters", "2024-01-01", None),
        ("Dmitry Medvedev", "2015-01-01", "ru-dmitry-medvedev"),
        ("Zardari", "2025-01-01", "pk-asif-ali-zardari"),
        ("Zardari", "2018-01-01", None),
        ("Lula", "2005-01-01", "br-luiz-inacio-lula-da-silva"),
        ("Abdullah al-Thinni", "2016-01-01", "ly-abdullah-thani"),
        ("Maeen Abdulmalik", "2020-01-01", "ye-maeen-abdulmalik-saeed"),
        ("Choguel Maïga", "2022-01-01", "ml-choguel-maiga"),
    ],
)
def test_ministers_stand_for_their_state_and_heads_for_their_terms(words: str, on: str, entity: str | None) -> None:
    found = Registry.load().find(words, date.fromisoformat(on))
    assert (found.id if found else None) == entity
