"""FollowTheMoney entities, checked by followthemoney itself."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from accounts import event as first_event
from accounts import first_claims, first_report
from followthemoney import model, registry
from told import KNOWN, claim, dead, event, report, said, town

from rashomon.export import export
from rashomon.export.countries import countries
from rashomon.records import Event

Entity = dict[str, Any]


def entities(reports: Any, claims: Any, events: Any) -> list[Entity]:
    stream = io.StringIO()
    count = export("ftm", stream, reports, claims, events, actors=KNOWN)
    found = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert len(found) == count
    return found


def check(found: list[Entity]) -> None:
    """The schema knows each entity, and its cleaning keeps every value as it stands."""
    ids = {e["id"] for e in found}
    assert len(ids) == len(found)
    for entity in found:
        schema = model.get(entity["schema"])
        assert schema is not None
        schema.validate(entity)
        proxy = model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), (entity["id"], name)
            if schema.get(name).type == registry.entity:
                assert set(values) <= ids, (entity["id"], name)


def of(found: list[Entity], schema: str) -> list[dict[str, list[str]]]:
    return [e["properties"] for e in found if e["schema"] == schema]


def test_an_event_with_its_actors_place_and_proof() -> None:
    text = "HTS and soldiers killed 12 villagers in Tel Amal, Karim Nassar said."
    story = report(text, url="https://wire.example/1", title="Killing in Tel Amal")
    told = claim(
        story, "killed", "violence", [("HTS", "rebels", "hts"), ("soldiers", "state-forces"), ("Karim Nassar", "rebels", "leader")],
        [("villagers", "civilians")], places=(town(text),), figures=(dead(text, "12 villagers", 12, 12),),
        sources=(said(text, "Karim Nassar"),), stance="claimed",
    )  # fmt: skip
    found = entities([story], [told], [event(told, reports=[story])])
    check(found)
    (organisation,), (person,) = of(found, "Organization"), of(found, "Person")
    assert organisation == {"name": ["Hayat Tahrir al-Sham"], "country": ["sy"], "wikidataId": ["Q28122371"], "keywords": ["rebels"]}
    assert person["name"] == ["Karim Nassar"]
    (happened,) = of(found, "Event")
    assert (happened["startDate"], happened["country"], happened["proof"]) == (["2024-11-29"], ["sy"], [story.id])
    assert len(happened["involved"]) == 2, "soldiers and villagers are no names"
    assert happened["notes"] == ['killed: "12 villagers", according to Karim Nassar', "state-forces: soldiers", "civilians: villagers"]
    (account,) = of(found, "Documentation")
    assert account["role"] == ["claimed, according to Karim Nassar"] and account["summary"] == [text]
    (address,) = of(found, "Address")
    assert (address["full"], address["latitude"]) == (["Tell Amal, Idlib, Syria"], ["35.5"])
    (article,) = of(found, "Article")
    assert article["publisher"] == ["Northern Wire"] and article["language"] == ["eng"] and len(article["contentHash"][0]) == 40


def test_every_claim_is_an_account_of_its_event() -> None:
    found = entities([first_report()], first_claims(), [first_event()])
    check(found)
    assert [a["entity"] for a in of(found, "Documentation")] == [[first_event().id]] * 3


@pytest.mark.parametrize("url", ["ftp://x.example/1", "no address", "http://[", "https://host/1", None])
def test_odd_texts_and_addresses_stay_valid(url: str | None) -> None:
    story = report("=SUM(1) hit\n\x00\ud800 nobody.", url=url, outlet=None, title="\x00", published=None, language="xx")
    told = claim(story, "hit", "other", [("=SUM(1)", "other")])
    found = entities([story], [told], [event(told, reports=[story]), Event(id="e-9", type="other", claims=(), reports=())])
    check(found)
    assert "sourceUrl" not in of(found, "Article")[0]
    assert of(found, "Event")[1]["name"] == ["Other"]


def test_nothing_gives_no_line() -> None:
    assert entities([], [], []) == []


def test_followthemoney_knows_our_countries() -> None:
    unknown = {cc for cc in countries() if registry.country.clean(cc.lower()) != cc.lower()}
    assert not unknown & {"SY", "XK", "PS", "TW", "SS", "EH", "GB", "UA"}
    assert len(unknown) < 12, unknown
