"""JSON lines and GeoJSON."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from accounts import event, first_claims, first_report, short_claim, short_report
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rashomon.export import export, line, prediction
from rashomon.records import Claim, Event, Report


def exported(format: str, reports: Any, claims: Any, events: Any = ()) -> str:
    stream = io.StringIO()
    export(format, stream, reports, claims, events)
    return stream.getvalue()


def test_a_prediction_holds_a_report_and_its_claims_in_the_published_shape() -> None:
    held = prediction(first_report(), first_claims())
    assert list(held) == ["id", "report", "claims"]
    assert held["id"] == "orient/1.txt"
    assert held["report"]["id"] == first_report().id
    assert held["report"]["published"] == "2024-11-29"
    storming, deaths, answer = held["claims"]
    assert list(storming) == [
        "id", "sentence", "trigger", "type", "stance", "setting", "event", "agents", "targets", "partners", "places",
        "time", "figures", "sources",
    ]  # fmt: skip
    assert storming["id"] == first_claims()[0].id
    assert storming["sentence"] == {"start": 0, "end": 87}
    assert storming["trigger"] == {"start": 29, "end": 36, "text": "stormed"}
    assert storming["agents"][0]["class"] == "rebels"
    assert storming["time"] == {
        "span": {"start": 64, "end": 86, "text": "on Friday, 29 November"},
        "start": "2024-11-29",
        "end": "2024-11-29",
        "precision": "day",
        "inferred": False,
    }
    assert (storming["places"][0]["lat"], storming["places"][0]["cc"]) == (35.5, "SY")
    assert (deaths["figures"][0]["low"], deaths["figures"][0]["high"]) == (20, None)
    assert [source["role"] for source in answer["sources"]] == ["speaker", "for", "via"]
    text = held["report"]["text"]
    assert text[slice(*(storming["trigger"][end] for end in ("start", "end")))] == "stormed"


def test_jsonl_is_one_line_a_report_and_knows_the_events() -> None:
    other = short_report(1)
    text = exported("jsonl", [first_report(), other], [short_claim(other), *first_claims()], [event()])
    first, second = map(json.loads, text.splitlines())
    assert [claim["event_id"] for claim in first["claims"]] == [event().id] * 3
    assert [claim["id"] for claim in first["claims"]] == list(event().claims)
    assert second["id"] == "r1"
    assert "event_id" not in second["claims"][0], "no event was given for it"


def test_a_report_without_claims_has_its_line_too() -> None:
    assert json.loads(exported("jsonl", [short_report(1)], []))["claims"] == []


any_text = st.text(st.characters(categories=None), min_size=1)


@given(any_text, any_text)
@example("a\u2028b\x85c\n\ud800\x00", "\u2029\r")
@settings(max_examples=60, deadline=None)
def test_jsonl_gives_back_every_record(body: str, word: str) -> None:
    report = Report(name=word, text=body, outlet=word, extra={word: body})
    sentence: Any = {"start": 0, "end": len(body)}
    trigger: Any = {**sentence, "text": body}
    claim = Claim(report=report.id, sentence=sentence, trigger=trigger, type="other", event=word)
    text = exported("jsonl", [report], [claim])
    assert len(text.splitlines()) == 1
    held = json.loads(text.encode("utf-8"))
    assert held["report"].pop("id") == report.id
    assert Report.model_validate(held["report"]) == report
    assert held["claims"][0].pop("id") == claim.id
    assert Claim.model_validate({**held["claims"][0], "report": report.id}) == claim


def test_letters_stay_readable() -> None:
    assert line({"text": "Идлиб – إدلب"}) == '{"text": "Идлиб – إدلب"}'


def test_a_map_has_a_point_for_each_event_with_a_place() -> None:
    nowhere = Event(id="e-2", type="talks", claims=(), reports=())
    held = json.loads(exported("geojson", [], [], [nowhere, event(), event().model_copy(update={"id": "e-3"})]))
    assert held["type"] == "FeatureCollection"
    assert held["left_out"] == 1
    assert [feature["id"] for feature in held["features"]] == [event().id, "e-3"]
    feature = held["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-36.25, 35.5]}
    assert feature["properties"]["date_start"] == "2024-11-29"
    assert (feature["properties"]["killed_low"], feature["properties"]["killed_high"]) == (12, None)
    assert "lat" not in feature["properties"]


@pytest.mark.parametrize("point", [(91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0), (0.0, None), (None, 0.0)])
def test_an_impossible_point_is_left_out(point: tuple[float | None, float | None]) -> None:
    lost = event().model_copy(update={"lat": point[0], "lon": point[1]})
    assert json.loads(exported("geojson", [], [], [lost])) == {
        "type": "FeatureCollection",
        "features": [],
        "left_out": 1,
    }


def test_a_map_of_nothing_is_valid() -> None:
    assert json.loads(exported("geojson", [], []))["features"] == []
