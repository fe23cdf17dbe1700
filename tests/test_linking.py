"""Claims of many reports → events."""

from __future__ import annotations

import random
import tracemalloc
from datetime import date
from typing import Any

import networkx
import pytest

from benchmarks.linking import reports as invented
from rashomon.linking import copy_families, link
from rashomon.linking.linker import Linker
from rashomon.linking.profile import units
from rashomon.linking.score import likeness
from rashomon.records import Actor, Claim, Extent, Figure, Place, Report, Source, Span, Time

ALEPPO = {"name": "Aleppo", "cc": "SY", "lat": 36.2, "lon": 37.16}


def report(name: str, outlet: str, text: str | None = None) -> Report:
    return Report(
        name=name,
        outlet=outlet,
        published=date(2024, 11, 29),
        text=text or f"{outlet}: fighting was told of in its own words {name}. " * 3,
    )


def claim(r: Report, event: str = "e1", at: int = 0, **kw: Any) -> Claim:
    """A clash at Aleppo on 27 November, told at offset ``at`` of a report."""
    fields: dict[str, Any] = {
        "type": "clash", "agents": (Actor.cut(r.text, at, at + 4),), "places": (Place(start=at, end=at + 3, text=r.text[at : at + 3], **ALEPPO),),
        "time": Time(start=date(2024, 11, 27), end=date(2024, 11, 27), precision="day"),
    }  # fmt: skip
    return Claim(
        report=r.id,
        sentence=Extent(start=at, end=at + 10),
        trigger=Span.cut(r.text, at, at + 5),
        event=event,
        **{**fields, **kw},
    )


def killed(r: Report, low: int | None, high: int | None) -> Figure:
    return Figure(start=0, end=2, text=r.text[:2], measure="killed", low=low, high=high, of="soldiers")


def said(r: Report, who: str) -> Source:
    return Source(start=0, end=3, text=r.text[:3], refers_to=who)


def test_accounts_of_one_clash_in_two_reports_are_one_event() -> None:
    a, b = report("a", "North"), report("b", "South")
    events = link([a, b], [claim(a, figures=(killed(a, 12, 12),)), claim(b, figures=(killed(b, 12, None),))])
    assert len(events) == 1 and len(events[0].claims) == 2
    assert events[0].place == "Aleppo" and not events[0].contested


def test_tolls_that_exclude_each_other_are_contested_and_said_by_whom() -> None:
    a, b = report("a", "North"), report("b", "South")
    x = claim(a, figures=(killed(a, 3, 3),), sources=(said(a, "the army"),), stance="claimed")
    y = claim(b, figures=(killed(b, 40, None),), sources=(said(b, "the rebels"),), stance="claimed")
    (event,) = link([a, b], [x, y])
    assert event.contested
    assert event.contradictions == ("killed: the army says 3, the rebels say at least 40",)
    (toll,) = event.ranges
    assert (toll.low, toll.high, toll.contested) == (3, None, True)


def test_a_denial_contests() -> None:
    a, b = report("a", "North"), report("b", "South")
    (event,) = link([a, b], [claim(a), claim(b, stance="denied", sources=(said(b, "the army"),))])
    assert event.contested and "the army denies it" in event.contradictions[0]


@pytest.mark.parametrize(
    "change",
    [
        {"time": Time(start=date(2023, 5, 1), end=date(2023, 5, 1), precision="day")},
        {"places": (Place(start=0, end=3, text="x", name="Khartoum", cc="SD", lat=15.5, lon=32.5),)},
        {"type": "agreement"},
    ],
)
def test_another_day_place_or_kind_is_another_event(change: dict[str, Any]) -> None:
    a, b = report("a", "North"), report("b", "South")
    if "places" in change:
        change = {"places": tuple(p.model_copy(update={"text": b.text[:3]}) for p in change["places"])}
    assert len(link([a, b], [claim(a), claim(b, **change)])) == 2


def test_two_occurrences_of_one_report_never_become_one() -> None:
    a, b = report("a", "North"), report("b", "South")
    events = link([a, b], [claim(a, "e1"), claim(a, "e2", at=20), claim(b)])
    assert len(events) == 2


def test_events_do_not_depend_on_the_order_of_anything() -> None:
    reports = [report(str(i), f"Outlet {i}") for i in range(6)]
    claims = [claim(r, figures=(killed(r, 3 + i % 2, 3 + i % 2),)) for i, r in enumerate(reports)]
    expected = {e.id for e in link(reports, claims)}
    for seed in range(5):
        mixed, shuffled = reports[:], claims[:]
        random.Random(seed).shuffle(mixed)
        random.Random(seed + 9).shuffle(shuffled)
        assert {e.id for e in link(mixed, shuffled)} == expected


def test_clusters_lie_within_the_connected_components_of_likely_pairs() -> None:
    reports = [report(str(i), f"Outlet {i}") for i in range(12)]
    days = [27, 27, 27, 28, 28, 20, 20, 5, 5, 5, 1, 15]
    claims = [
        claim(r, time=Time(start=date(2024, 11, d), end=date(2024, 11, d), precision="day"))
        for r, d in zip(reports, days, strict=True)
    ]
    found = units(claims)
    graph = networkx.Graph()
    graph.add_nodes_from(range(len(found)))
    graph.add_edges_from((i, j) for i in range(len(found)) for j in range(i) if likeness(found[i], found[j]) > 0)
    components = list(networkx.connected_components(graph))
    linker = Linker()
    for c in claims:
        linker.add(None, [c])
    at = {u.claims[0].id: i for i, u in enumerate(found)}
    ours = [[at[c.id] for c in g.claims] for g in linker.groups()]
    assert sorted(i for c in ours for i in c) == list(range(len(found)))
    assert all(any(set(c) <= comp for comp in components) for c in ours)
    assert sorted(map(sorted, components)) == sorted(map(sorted, ours))


STORY = (
    "Government troops and rebels fought for a third day around the town of Saraqib on Friday. A military source said 14 rebels had been "
    "killed, while the opposition put its losses at three. Residents fled towards the north in cars and on foot, carrying what they could. "
    "Aid agencies said that 7,000 people had left the area since Wednesday and called for a pause in the fighting."
)


def test_reprints_are_copies_and_other_stories_are_not() -> None:
    wire, reprint = report("w", "Wire", STORY), report("r", "Paper", "By our staff. " + STORY + " More to follow.")
    other = report(
        "o",
        "Other",
        "Parliament met on Friday to vote on the budget. The finance minister said that growth would slow next year.",
    )
    families = copy_families([wire, reprint, other])
    assert families[reprint.id] == wire.id
    assert families[other.id] == other.id


def test_copies_count_as_one_source() -> None:
    wire, reprint = report("w", "Wire", STORY), report("r", "Paper", STORY + " More to follow.")
    mine = report("m", "Own", "Our reporter saw the fighting at Saraqib with his own eyes and counted the dead.")
    (event,) = link([wire, reprint, mine], [claim(wire), claim(reprint), claim(mine)])
    assert len(event.sources) == 3
    assert event.independent == 2


def test_a_claim_takes_little_memory() -> None:
    def held(n: int) -> int:
        made = list(invented(n))
        linker = Linker()
        for r, claims in made:
            linker.add(r, claims)
        linker.refresh()
        return tracemalloc.get_traced_memory()[0]

    held(60)  # tables that are loaded once
    tracemalloc.start()
    try:
        small, large = held(300), held(1500)
    finally:
        tracemalloc.stop()
    # With its report and its records; twice as much would be a gigabyte for 100,000 claims.
    assert (large - small) / 1200 < 9000


def test_records_with_the_same_fields_share_what_is_noted_of_them() -> None:
    a, b = report("a", "North"), report("b", "South")
    x, y = claim(a), claim(b)
    assert x.model_fields_set is y.model_fields_set
    changed = x.model_copy(update={"stance": "denied"})
    assert "stance" in changed.model_fields_set and "stance" not in x.model_fields_set
    assert changed.model_dump(exclude_unset=True)["stance"] == "denied"
