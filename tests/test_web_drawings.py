from __future__ import annotations

from datetime import date

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st
from web_tree import tree

from rashomon.records import Claim, Event, Extent, Figure, Place, Span, Toll
from rashomon.web.atlas import HEIGHT, WIDTH, atlas, frames, spots
from rashomon.web.markup import web_address
from rashomon.web.outlines import Frame, clip, outlines, rings
from rashomon.web.scale import counts, days
from rashomon.web.timeline import strips, undated
from rashomon.web.tolls import toll_charts
from rashomon.web.words import bounds_words, when_words


@pytest.mark.parametrize(
    ("low", "high", "approximate", "words"),
    [
        (12, 12, False, "12"),
        (200, None, False, "at least 200"),
        (0, 30, False, "up to 30"),
        (None, 30, False, "up to 30"),
        (10, 15, False, "10–15"),
        (6000, 6000, True, "about 6,000"),
        (0, 0, False, "0"),
        (None, None, False, "not told"),
    ],
)
def test_bounds_in_words(low: int | None, high: int | None, approximate: bool, words: str) -> None:
    assert bounds_words(low, high, approximate) == words


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        (date(2024, 11, 29), date(2024, 11, 29), "day", "29 Nov 2024"),
        (date(2024, 11, 27), date(2024, 11, 30), "days", "27–30 Nov 2024"),
        (date(2024, 11, 27), date(2024, 12, 3), "week", "27 Nov – 3 Dec 2024"),
        (date(2023, 12, 30), date(2024, 1, 2), "days", "30 Dec 2023 – 2 Jan 2024"),
        (date(2024, 2, 1), date(2024, 2, 29), "month", "Feb 2024"),
        (date(2024, 12, 1), date(2024, 12, 31), "month", "Dec 2024"),
        (date(2024, 2, 1), date(2024, 2, 20), "month", "1–20 Feb 2024"),
        (date(2012, 1, 1), date(2012, 12, 31), "year", "2012"),
        (date(2012, 1, 1), date(2014, 12, 31), "years", "2012–2014"),
        (None, date(2024, 11, 29), "unknown", "by 29 Nov 2024"),
        (date(2024, 11, 29), None, "unknown", "from 29 Nov 2024"),
        (date(9999, 12, 1), date(9999, 12, 31), "month", "1–31 Dec 9999"),
        (None, None, "unknown", ""),
    ],
)
def test_dates_in_words(start: date | None, end: date | None, precision: str, words: str) -> None:
    assert when_words(start, end, precision) == words  # type: ignore[arg-type]


@given(st.lists(st.integers(0, 10**12), max_size=8))
def test_counts_stay_on_the_scale_in_their_order(values: list[int]) -> None:
    scale = counts(values)
    places = [scale.at(v) for v in sorted(values)]
    assert places == sorted(places) and all(0 <= p <= 100 for p in places)
    assert 1 <= len(scale.ticks()) <= 8


def test_the_axis_of_days_names_round_dates() -> None:
    def labels(first: date, last: date) -> list[str]:
        return [t.label for t in days([(first.toordinal(), last.toordinal())]).ticks()]

    assert labels(date(2012, 3, 1), date(2012, 6, 30)) == ["Mar 2012", "Apr", "May", "Jun", "Jul"]
    assert labels(date(2019, 5, 1), date(2023, 5, 1)) == ["2020", "2021", "2022", "2023"]
    assert labels(date(2024, 5, 6), date(2024, 5, 9))[1] == "6 May"


def test_counts_far_apart_take_a_logarithmic_scale() -> None:
    assert counts([3, 4000]).logarithmic and not counts([3, 40]).logarithmic
    assert [t.label for t in counts([0, 67]).ticks()] == ["0", "20", "40", "60", "80"]


@given(st.lists(st.tuples(st.dates(), st.dates()).map(sorted), min_size=1, max_size=6))
def test_days_stay_on_the_scale(pairs: list[list[date]]) -> None:
    scale = days([(a.toordinal(), b.toordinal()) for a, b in pairs])
    assert all(0 <= scale.at(d.toordinal()) <= 100 for pair in pairs for d in pair)
    assert len(scale.ticks()) <= 12


def toll_event(*figures: tuple[str, int | None, int | None, bool]) -> tuple[Event, dict[str, Claim]]:
    claims = {}
    tolls = []
    for i, (who, low, high, near) in enumerate(figures):
        figure = Figure(start=0, end=1, text="x", measure="killed", low=low, high=high, approximate=near)
        span = Span(start=i, end=i + 1, text="x")
        claim = Claim(report="r", sentence=Extent(start=0, end=9), trigger=span, type="clash", figures=(figure,))
        claims[claim.id] = claim
        tolls.append(Toll(claim=claim.id, said_by=who, measure="killed", low=low, high=high))
    return Event(id="e", type="clash", claims=tuple(claims), reports=("r",), tolls=tuple(tolls)), claims


def test_each_speaker_has_a_row_of_dots_lines_and_arrows() -> None:
    event, claims = toll_event(
        ("Army", 11, 11, False),
        ("Doctor", 40, None, False),
        ("Monitor", 15, 20, False),
        ("Nurse", 50, 50, True),
        ("Front", 0, 30, False),
        ("Army", 13, 13, False),
    )
    (chart,) = toll_charts(event, claims)
    rows = {row.speaker: row for row in chart.rows}
    assert list(rows) == ["Front", "Army", "Monitor", "Doctor", "Nurse"]
    drawn = {who: tree(str(row.drawing)) for who, row in rows.items()}
    assert rows["Army"].words == "11, 13" and len(drawn["Army"].all("circle")) == 2
    assert drawn["Doctor"].all("line", "open") and drawn["Doctor"].all("path", "head")
    assert drawn["Monitor"].all("line", "reach") and len(drawn["Monitor"].all("circle")) == 2
    assert drawn["Nurse"].all("circle", "hollow") and not drawn["Army"].all("circle", "hollow")
    assert drawn["Front"].all("line", "reach") and len(drawn["Front"].all("circle")) == 1
    assert not drawn["Army"].all("line", "reach") and not drawn["Monitor"].all("path")


def event(id_: str, start: date | None, end: date | None, **more: object) -> Event:
    return Event.model_validate(
        {"id": id_, "type": "clash", "claims": (), "reports": (), "start": start, "end": end, **more}
    )


def test_a_sure_day_is_solid_an_uncertain_one_a_bar_an_open_end_a_dashed_line() -> None:
    told = [
        event("sure", date(2024, 3, 4), date(2024, 3, 4)),
        event("span", date(2024, 3, 1), date(2024, 3, 31)),
        event("open", None, date(2024, 3, 9)),
        event("none", None, None),
        event("past", date(2012, 1, 1), date(2012, 1, 1), background=True),
    ]
    news, past = strips(told, [e.id for e in told])
    drawn = {row.event: tree(str(row.drawing)) for row in (*news.rows, *past.rows)}
    assert set(drawn) == {"sure", "span", "open", "past"} and [row.event for row in past.rows] == ["past"]
    assert drawn["sure"].all("rect", "sure") and not drawn["sure"].all("rect", "span")
    assert drawn["span"].all("rect", "span")
    assert drawn["open"].all("line", "unknown") and drawn["open"].all("rect", "span")
    width = {k: float((v.all("rect")[0].attrs["width"] or "").rstrip("%")) for k, v in drawn.items()}
    assert width["span"] > 10 * width["sure"]
    assert undated(told) == 1


def test_events_without_coordinates_are_counted_not_drawn() -> None:
    here = {"place": "Gao", "lat": 16.27, "lon": -0.04}
    told = [event("a", None, None, **here), event("b", None, None, **here, contested=True), event("c", None, None)]
    drawn = atlas(told, {})
    assert drawn is not None and (drawn.shown, drawn.placeless) == (2, 1)
    (spot,) = tree(str(drawn.drawing)).all("a", "spot-link")
    assert spot.attrs["data-events"] == "a b" and "contested" in (spot.attrs["class"] or "")
    assert atlas([told[2]], {}) is None
    assert atlas([event("d", None, None, lat=99.0, lon=0.0)], {}) is None


def test_a_place_that_is_only_a_province_is_drawn_as_such() -> None:
    _, claims, events = samples.sample()
    found = {s.name: s.vague for s in spots(events, {c.id: c for c in claims})}
    assert found["Kelifa"] is True and found["Amdal"] is False and found["Wadi Meru"] is False


def test_the_first_frame_holds_most_places_and_the_second_all() -> None:
    near = [event(f"n{i}", None, None, place=f"p{i}", lat=35.0 + i / 10, lon=38.0) for i in range(9)]
    far = event("far", None, None, place="Geneva", lat=46.2, lon=6.1)
    core, full = frames(spots([*near, far], {}))
    assert core.holds(38.0, 35.4) and not core.holds(6.1, 46.2)
    assert full.holds(6.1, 46.2) and full.west <= core.west and full.north >= core.north


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_on_earth_gets_a_map(lat: float, lon: float) -> None:
    core, full = frames(spots([event("x", None, None, lat=lat, lon=lon)], {}))
    assert core.holds(round(lon, 2), round(lat, 2)) and core == full
    assert WIDTH > HEIGHT and core.east > core.west


def inside(lon: float, lat: float, ring: list[tuple[float, float]]) -> bool:
    hit = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            hit = not hit
    return hit


@pytest.mark.parametrize(
    ("lon", "lat", "name"),
    [(37.16, 36.2, "Syria"), (-0.04, 16.27, "Mali"), (30.52, 50.45, "Ukraine"), (44.2, 15.35, "Yemen")],
)
def test_the_outlines_hold_the_towns_of_their_countries(lon: float, lat: float, name: str) -> None:
    world = outlines()
    hits = [c.name for c in world.countries if sum(inside(lon, lat, r) for r in rings(c, world.arcs)) % 2]
    assert hits == [name]
    assert "Natural Earth" in world.source


def test_clipping_keeps_what_lies_inside() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    assert sorted(clip(square, Frame(5, 5, 20, 20))) == [(5, 5), (5, 10), (10, 5), (10, 10)]
    assert clip(square, Frame(20, 20, 30, 30)) == []


@pytest.mark.parametrize(
    "url",
    (
        *("javascript:alert(1)", " https://a.example", "https://a.example/ b", 'https://a.example/"x', "//a.example"),
        *("data:x", "https://", "https://[a", "ftp://a.example", "", None, "https://a.example/\n"),
    ),
)
def test_only_whole_web_addresses_are_linked(url: str | None) -> None:
    assert web_address(url) is None


def test_web_addresses_stay_as_they_are() -> None:
    assert web_address("https://a.example/x?y=1&z=é#p") == "https://a.example/x?y=1&z=é#p"


def test_a_place_needs_its_span() -> None:
    place = Place(start=0, end=3, text="Gao", rel="adm1", name="Gao")
    claim = Claim(
        report="r",
        sentence=Extent(start=0, end=3),
        trigger=Span(start=0, end=3, text="Gao"),
        type="clash",
        places=(place,),
    )
    found = spots([event("a", None, None, place="Gao", lat=1.0, lon=1.0, claims=(claim.id,))], {claim.id: claim})
    assert found[0].vague
