"""The flat shape of claims, events and figures, and its CSV, Parquet and data frames."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from accounts import FIRST_TEXT, event, first_claims, first_report, short_claim, short_report, span
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rashomon.export import claims_frame, events_frame, export
from rashomon.export.columns import (
    CLAIM_COLUMNS,
    EVENT_COLUMNS,
    FIGURE_COLUMNS,
    bounds,
    claim_row,
    figure_words,
    listed,
)
from rashomon.export.spreadsheets import written
from rashomon.records import Actor, Claim, Event, Figure, Place, Report, Source, Toll


def exported(format: str, reports: Any, claims: Any, events: Any = ()) -> str:
    stream = io.StringIO()
    export(format, stream, reports, claims, events)
    return stream.getvalue()


def table(format: str, reports: Any, claims: Any, events: Any = ()) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(format, reports, claims, events))))


def figure(words: str = "12", **fields: Any) -> Figure:
    return Figure(start=0, end=len(words), text=words, **{"measure": "killed", **fields})


def test_a_claim_is_a_row() -> None:
    storming, deaths, answer = table("claims-csv", [first_report()], first_claims(), [event()])
    assert list(storming) == list(CLAIM_COLUMNS)
    held = {name: value for name, value in storming.items() if value}
    assert held == {
        "claim_id": first_claims()[0].id,
        "event_id": event().id,
        "report_id": first_report().id,
        "report_name": "orient/1.txt",
        "outlet": "The Valley Post",
        "title": "Rebels storm river town",
        "url": "https://valleypost.example/1",
        "published": "2024-11-29",
        "language": "en",
        "type": "clash",
        "stance": "asserted",
        "setting": "news",
        "trigger": "stormed",
        "trigger_start": "29",
        "trigger_end": "36",
        "sentence": "Rebels of the Northern Front stormed the river town of Tel Amal on Friday, 29 November.",
        "sentence_start": "0",
        "sentence_end": "87",
        "agents": "Rebels of the Northern Front",
        "agent_names": "Rebels of the Northern Front",
        "agent_classes": "rebels",
        "agents_doubted": "false",
        "agents_inferred": "false",
        "place": "Tel Amal",
        "place_name": "Tell Amal",
        "cc": "SY",
        "adm1": "Idlib",
        "lat": "35.5",
        "lon": "-36.25",
        "place_rel": "in",
        "place_inferred": "false",
        "date_start": "2024-11-29",
        "date_end": "2024-11-29",
        "date_precision": "day",
        "date_words": "on Friday, 29 November",
        "date_inferred": "false",
    }
    assert (deaths["killed_low"], deaths["killed_high"]) == ("20", "")
    assert deaths["figures"] == 'killed=20.. of soldiers "At least 20"'
    assert (deaths["place_inferred"], deaths["date_inferred"], deaths["said_by"]) == ("true", "true", "")
    assert (answer["killed_low"], answer["killed_high"]) == ("12", "12")
    assert (answer["said_by"], answer["said_for"], answer["said_via"]) == (
        "Samir Haddad",
        "the governor",
        "Radio Orient",
    )
    assert answer["figures"] == 'killed=12 "12"; killed=3 of officers "three officers" (part of "12")'
    assert answer["place"] == answer["cc"] == answer["place_inferred"] == answer["agents_doubted"] == ""


def test_the_row_of_a_claim_without_its_report_knows_what_the_claim_knows() -> None:
    row = claim_row(first_claims()[0], None, None)
    assert (row["trigger"], row["report_id"]) == ("stormed", first_report().id)
    assert row["sentence"] is row["outlet"] is row["event_id"] is None


def test_an_event_is_a_row() -> None:
    (row,) = table("events-csv", [], [], [event()])
    assert list(row) == list(EVENT_COLUMNS)
    assert {name: value for name, value in row.items() if value} == {
        "event_id": "e-0000000000000001",
        "type": "clash",
        "background": "false",
        "summary": "Clash at Tell Amal",
        "date_start": "2024-11-29",
        "date_end": "2024-11-29",
        "date_precision": "day",
        "place_name": "Tell Amal",
        "cc": "SY",
        "adm1": "Idlib",
        "lat": "35.5",
        "lon": "-36.25",
        "agents": "Rebels of the Northern Front",
        "targets": "soldiers",
        "claims": "3",
        "reports": "1",
        "independent_sources": "2",
        "sources": "The Valley Post; Samir Haddad",
        "contested": "true",
        "contested_measures": "killed",
        "contradictions": "killed: 12 said by Samir Haddad, at least 20 said by The Valley Post",
        "tolls": "killed=20.. of soldiers said by The Valley Post; killed=12 said by Samir Haddad",
        "killed_low": "12",
        "claim_ids": "; ".join(claim.id for claim in first_claims()),
        "report_ids": first_report().id,
    }


def test_a_figure_is_a_row_with_who_says_it() -> None:
    rows = table("figures-csv", [first_report()], first_claims(), [event()])
    assert [list(row) for row in rows] == [list(FIGURE_COLUMNS)] * 3
    told = [(row["words"], row["measure"], row["of"], row["low"], row["high"], row["said_by"]) for row in rows]
    assert told == [
        ("At least 20", "killed", "soldiers", "20", "", ""),
        ("12", "killed", "", "12", "12", "Samir Haddad"),
        ("three officers", "killed", "officers", "3", "3", "Samir Haddad"),
    ]
    assert [row["part_of"] for row in rows] == ["", "", "12"]
    assert FIRST_TEXT[int(rows[2]["words_start"]) : int(rows[2]["words_end"])] == "three officers"
    assert {row["outlet"] for row in rows} == {"The Valley Post"}


@pytest.mark.parametrize(
    ("figures", "killed"),
    [
        ([], (None, None)),
        ([figure(low=12, high=12)], (12, 12)),
        ([figure(low=12, high=12, of="soldiers"), figure(low=3, high=3, of="nurses")], (15, 15)),
        ([figure(low=12, high=12, of="soldiers"), figure(low=2, of="nurses")], (14, None)),
        ([figure(high=30, low=None)], (None, 30)),
        ([figure(low=12, high=12), figure("twelve", low=12, high=12)], (12, 12)),
        ([figure(low=12, high=12), figure(low=3, high=3, part_of="12")], (12, 12)),
        ([figure(low=3, high=3), figure(low=400, high=400, cumulative=True)], (3, 3)),
        ([figure(low=3, high=3, measure="wounded")], (None, None)),
        ([figure(low=0, high=0)], (0, 0)),
        ([figure(low=10**30, high=10**30)], (None, None)),
    ],
)
def test_the_bounds_of_a_claim(figures: list[Figure], killed: tuple[int | None, int | None]) -> None:
    assert bounds(figures, "killed") == killed


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (figure("12", low=12, high=12), 'killed=12 "12"'),
        (figure("up to 30", low=0, high=30), 'killed=0..30 "up to 30"'),
        (figure("many", low=None, high=30), 'killed=..30 "many"'),
        (figure("some", low=None, high=None), 'killed=.. "some"'),
        (figure("no one", low=0, high=0, of="civilians"), 'killed=0 of civilians "no one"'),
        (
            figure("about 50", low=50, high=50, approximate=True, cumulative=True),
            'killed=50 "about 50" (about, cumulative)',
        ),
        (figure("the mayor", low=1, high=1, stated=False), 'killed=1 "the mayor" (no number told)'),
    ],
)
def test_the_words_of_a_figure(told: Figure, words: str) -> None:
    assert figure_words(told) == words


def test_the_marks_of_a_toll_are_told() -> None:
    toll = Toll(claim="c-1", said_by="The Post", measure="wounded", low=3, high=9, part=True, cumulative=True)
    (row,) = table("events-csv", [], [], [Event(id="e-1", type="riot", claims=(), reports=(), tolls=(toll,))])
    assert row["tolls"] == "wounded=3..9 said by The Post (part, cumulative)"


def test_lists_of_one_role_stay_aligned() -> None:
    report = Report(name="a", text="He and his men; the Falcons shot them near Aba and Obo, sources said")
    actors = (
        Actor.model_validate({**span(report.text, "He"), "class": "rebels", "refers_to": "Jon; the Old"}),
        Actor.model_validate({**span(report.text, "the Falcons"), "class": "political-militia", "entity": "falcons"}),
    )
    places = tuple(Place(**span(report.text, name), name=other) for name, other in (("Aba", "Abba"), ("Obo", None)))
    sources = (Source(**span(report.text, "sources"), refers_to="officials"),)
    claim = short_claim(report, agents=actors, places=places, sources=sources)
    (row,) = table("claims-csv", [report], [claim])
    assert row["agents"] == "He; the Falcons"
    assert row["agent_names"] == "Jon, the Old; the Falcons"
    assert row["agent_classes"] == "rebels; political-militia"
    assert row["agent_entities"] == "; falcons"
    assert (row["place"], row["place_name"], row["other_places"]) == ("Aba", "Abba", "Obo")
    assert (row["said_by"], row["said_by_names"]) == ("sources", "officials")


def test_a_list_of_nothing_is_nothing() -> None:
    assert listed([]) is None
    assert listed([None, ""]) is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("=1+1", "'=1+1"),
        ("+49 fighters", "'+49 fighters"),
        ("-2 men", "'-2 men"),
        ("@post", "'@post"),
        ("\tcmd", "'\tcmd"),
        ("＝1", "'＝1"),
        ("a=b", "a=b"),
        ("'quoted'", "'quoted'"),
        ("", ""),
        (-12.5, "-12.5"),
        (-3, "-3"),
        (True, "true"),
        (False, "false"),
        (date(2024, 1, 2), "2024-01-02"),
        (None, ""),
    ],
)
def test_text_that_looks_like_a_formula_is_kept_text_and_numbers_are_left_alone(cell: Any, text: str) -> None:
    assert written(cell) == text


def test_no_cell_of_a_hostile_report_begins_like_a_formula() -> None:
    report = short_report(1, title="=HYPERLINK(0)", outlet="@outlet", url="+1", language="-x")
    report = report.model_copy(update={"text": "=cmd() hit us"})
    report = Report.model_validate(report.model_dump())
    claim = short_claim(report, places=(Place(start=7, end=10, text="hit", lat=-1.5, lon=-2.0),), event="=e")
    (row,) = table("claims-csv", [report], [claim])
    assert row["trigger"] == "'=cmd()"
    assert row["sentence"] == "'=cmd() hit us"
    assert (row["lat"], row["lon"]) == ("-1.5", "-2.0")
    assert not [
        name for name, cell in row.items() if cell.startswith(("=", "+", "@", "-")) and name not in ("lat", "lon")
    ]


def test_a_quotation_over_lines_is_one_line() -> None:
    report = Report(name="a", text="Shells  hit\r\nthe\u2028town\x00\x0bat\x85 dawn\ud800")
    (row,) = table("claims-csv", [report], [short_claim(report)])
    assert row["sentence"] == "Shells hit the town at dawn"


def test_frames_have_the_cells_of_the_csv_with_their_types() -> None:
    frame = claims_frame(first_claims(), [first_report()], [event()])
    assert list(frame.columns) == list(CLAIM_COLUMNS)
    assert frame["killed_low"].dtype == "Int64"
    assert frame["killed_low"].sum() == 32
    assert frame["published"].dt.year.tolist() == [2024] * 3
    assert frame["lon"].tolist()[:2] == [-36.25] * 2
    assert frame["place_inferred"].tolist()[:2] == [False, True]
    assert frame["place_inferred"].isna().tolist() == [False, False, True]
    events = events_frame([event()])
    assert list(events.columns) == list(EVENT_COLUMNS)
    assert events["contested"].tolist() == [True]
    assert events["date_start"].dt.date.tolist() == [date(2024, 11, 29)]


def test_frames_of_nothing_have_the_same_columns_and_types() -> None:
    assert claims_frame([], []).dtypes.to_dict() == claims_frame(first_claims(), [first_report()]).dtypes.to_dict()
    assert events_frame([]).dtypes.to_dict() == events_frame([event()]).dtypes.to_dict()


def test_pandas_reads_back_the_csv(tmp_path: Path) -> None:
    export("claims-csv", tmp_path / "claims.csv", [first_report()], first_claims(), [event()])
    frame = pd.read_csv(tmp_path / "claims.csv", parse_dates=["published", "date_start"])
    assert frame["killed_low"].sum() == 32
    assert frame["date_start"].dt.day.tolist()[:2] == [29, 29]


def test_parquet_has_the_rows_of_the_csv_with_their_types(tmp_path: Path) -> None:
    assert export("parquet", tmp_path / "claims.parquet", [first_report()], first_claims(), [event()]) == 3
    held = pq.read_table(tmp_path / "claims.parquet")
    assert held.column_names == list(CLAIM_COLUMNS)
    rows = held.to_pylist()
    assert [[written(cell) for cell in row.values()] for row in rows] == [
        list(row.values()) for row in table("claims-csv", [first_report()], first_claims(), [event()])
    ]
    assert rows[0]["published"] == date(2024, 11, 29)
    assert rows[0]["lon"] == -36.25


def test_parquet_in_several_groups_and_of_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.export.parquet._ROWS_A_GROUP", 2)
    export("parquet", tmp_path / "three.parquet", [first_report()], first_claims(), [])
    assert pq.read_table(tmp_path / "three.parquet")["trigger"].to_pylist() == ["stormed", "killed", "died"]
    assert export("parquet", tmp_path / "none.parquet", [], [], []) == 0
    assert pq.read_table(tmp_path / "none.parquet").num_rows == 0


any_text = st.text(st.characters(categories=None), min_size=1)


def _odd(body: str, word: str, number: float) -> tuple[Report, Claim, Event]:
    report = Report(name=word, text=body, title=word, outlet=word, url=word, language=word)
    whole: dict[str, Any] = {"start": 0, "end": len(body), "text": body}
    claim = Claim(
        report=report.id,
        sentence={"start": 0, "end": len(body)},  # type: ignore[arg-type]
        trigger=whole,  # type: ignore[arg-type]
        type="other",
        agents=(Actor(**whole, refers_to=word, entity=word), Actor(**whole)),
        places=(Place(**whole, name=word, cc=word, adm1=word, lat=number, lon=number), Place(**whole, name=word)),
        figures=(
            Figure(**whole, measure="other", of=word, part_of=word),
            Figure(**whole, measure="killed", low=10**25),
        ),
        sources=(Source(**whole, refers_to=word),),
    )
    toll = Toll(claim=claim.id, said_by=word, measure="killed", of=body, low=10**25)
    happened = Event(
        id="e-1",
        type="other",
        claims=(claim.id,),
        reports=(report.id,),
        place=word,
        lat=number,
        lon=number,
        agents=(body, word),
        tolls=(toll,),
        contradictions=(body,),
        summary=body,
    )
    return report, claim, happened


@given(any_text, any_text, st.floats())
@example("\ud800\x00\r\n\u2028", '"\n,;', float("nan"))
@settings(max_examples=60, deadline=None)
def test_any_text_makes_tables_of_one_line_a_row(body: str, word: str, number: float) -> None:
    report, claim, happened = _odd(body, word, number)
    for format, rows in (("claims-csv", 1), ("events-csv", 1), ("figures-csv", 2)):
        text = exported(format, [report], [claim], [happened])
        assert len(text.splitlines()) == rows + 1
        text.encode("utf-8")
        header, *cells = csv.reader(io.StringIO(text))
        assert [len(row) for row in cells] == [len(header)] * rows
    frame = claims_frame([claim], [report], [happened])
    assert len(frame) == len(events_frame([happened])) == 1


@given(any_text, any_text, st.floats())
@example("\ud800\x00\r\n\u2028", '"\n,;', float("inf"))
@settings(max_examples=20, deadline=None)
def test_any_text_makes_parquet(body: str, word: str, number: float) -> None:
    from rashomon.export.parquet import write_parquet

    report, claim, happened = _odd(body, word, number)
    stream = io.BytesIO()
    assert write_parquet(stream, [report], [claim], [happened]) == 1
