"""Clusters under constraints, judgements, order-independence, and what changed between two states."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta

import networkx
from hypothesis import given, settings
from hypothesis import strategies as st
from test_linking import claim, killed, report, said

from rashomon.linking import Linker, event_id, link
from rashomon.linking.changes import changes
from rashomon.linking.cluster import clusters
from rashomon.linking.judged import judged
from rashomon.linking.profile import units
from rashomon.linking.score import barred, compared, likeness
from rashomon.records import Claim, Judgement, Place, Report, Time, Verdict


def day(n: int) -> Time:
    return Time(start=date(2024, 11, n), end=date(2024, 11, n), precision="day")


def verdict(a: str, b: str, what: Verdict, n: int = 0) -> Judgement:
    at = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=n)
    return Judgement(subjects=(a, b), verdict=what, author="R", time=at, reason="seen")


GRAPHS = st.integers(2, 9).flatmap(
    lambda n: st.tuples(
        st.just(n), st.dictionaries(st.sampled_from(list(itertools.combinations(range(n), 2))), st.floats(-3, 3, allow_nan=False)),
        st.sets(st.sampled_from(list(itertools.combinations(range(n), 2))), max_size=4),
    )
)  # fmt: skip


@given(GRAPHS)
def test_clusters_partition_keep_within_components_and_hold_no_barred_pair(drawn: tuple[int, dict[tuple[int, int], float], set[tuple[int, int]]]) -> None:
    n, scores, bars = drawn
    found = clusters(n, scores, lambda i, j: (min(i, j), max(i, j)) in bars)
    assert sorted(i for c in found for i in c) == list(range(n))
    graph = networkx.Graph(p for p, s in scores.items() if s > 0)
    graph.add_nodes_from(range(n))
    parts = list(networkx.connected_components(graph))
    assert all(any(set(c) <= part for part in parts) for c in found)
    assert not any(set(p) <= set(c) for p in bars for c in found)


@given(GRAPHS)
def test_a_connected_part_clusters_apart_as_in_the_whole(drawn: tuple[int, dict[tuple[int, int], float], set[tuple[int, int]]]) -> None:
    n, scores, _ = drawn
    graph = networkx.Graph(p for p, s in scores.items() if s > 0)
    graph.add_nodes_from(range(n))
    apart: list[list[int]] = []
    for part in map(sorted, networkx.connected_components(graph)):
        at = {k: i for i, k in enumerate(part)}
        inner = {(at[i], at[j]): s for (i, j), s in scores.items() if i in at and j in at}
        apart += [[part[i] for i in c] for c in clusters(len(part), inner)]
    assert sorted(apart) == sorted(clusters(n, scores))


def accounts() -> list[tuple[Report, list[Claim]]]:
    out = []
    for i in range(8):
        r = report(str(i), f"Outlet {i}")
        figures = (killed(r, 3 + i, 3 + i),)
        out.append((r, [claim(r, time=day(20 + i // 3), figures=figures), claim(r, "e2", at=20, time=day(12), type="arrest")]))
    return out


@given(st.permutations(range(8)), st.integers(1, 8), st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.booleans()), max_size=3))
@settings(max_examples=40)
def test_events_are_the_same_one_by_one_or_together(order: list[int], portion: int, drawn: list[tuple[int, int, bool]]) -> None:
    told = accounts()
    made = [
        verdict(told[a][1][0].id, told[b][1][0].id, "same" if same else "different", n) for n, (a, b, same) in enumerate(drawn) if a != b
    ]
    expected = {(e.id, e.claims) for e in link([r for r, _ in told], [c for _, cs in told for c in cs], made)}
    linker = Linker(made)
    for n, i in enumerate(order):
        linker.add(*told[i])
        if n % portion == 0:
            linker.refresh()
    assert {(g.id, tuple(c.id for c in g.claims)) for g in linker.groups()} == expected


def test_an_id_stays_when_a_later_report_comes_and_an_old_one_leads_on() -> None:
    a, b, later = report("a", "North"), report("b", "South"), report("c", "East").model_copy(update={"published": date(2024, 12, 2)})
    (before,) = link([a, b], [claim(a), claim(b)])
    (after,) = link([a, b, later], [claim(a), claim(b), claim(later)])
    assert before.id == after.id
    assert after.id in {event_id(c) for c in after.claims}


def test_tolls_of_one_source_for_two_days_are_two_events() -> None:
    a = report("a", "North")
    x = claim(a, time=day(25), figures=(killed(a, 3, 3),), sources=(said(a, "the army"),))
    y = claim(a, at=20, time=day(26), figures=(killed(a, 5, 5),), sources=(said(a, "the army"),))
    assert len(link([a], [x, y])) == 2
    assert len(link([a], [x, y.model_copy(update={"sources": (said(a, "the rebels"),)})])) == 1


def test_a_strike_of_another_day_or_town_is_another_and_said_why() -> None:
    a, b = report("a", "North"), report("b", "South")
    strike = {"type": "airstrike"}
    (x,), (y,) = (units([claim(r, time=day(d), **strike)], r) for r, d in ((a, 27), (b, 28)))
    assert barred(x, y) == "one is told of 2024-11-27, the other of 2024-11-28, and neither lasts from one to the other"
    azaz = (Place(start=0, end=3, text=b.text[:3], name="Azaz", cc="SY", lat=36.59, lon=37.04),)
    (z,) = units([claim(b, places=azaz, **strike)], b)
    assert "km apart" in (barred(units([claim(a, **strike)], a)[0], z) or "")


def test_a_report_does_not_tell_what_came_after_it() -> None:
    a, b = report("a", "North").model_copy(update={"published": date(2024, 11, 27)}), report("b", "South")
    strike, twelve = {"type": "airstrike", "agents": ()}, (killed(a, 12, 12),)
    early = claim(a, time=Time(end=date(2024, 11, 27)), figures=twelve, **strike)
    later, same = (claim(b, time=day(d), figures=(killed(b, 12, 12),), **strike) for d in (28, 27))
    assert len(link([a, b], [early, later])) == 2
    assert len(link([a, b], [early, same])) == 1


def test_signs_add_up_to_the_score_and_are_told_in_words() -> None:
    a, b = report("a", "North"), report("b", "South")
    (x,), (y,) = units([claim(a)], a), units([claim(b)], b)
    signs = compared(x, y)
    assert abs(sum(s.weight for s in signs) - likeness(x, y)) < 0.01
    assert {"base", "same type", "same day", "same place", "words"} <= {s.name for s in signs}
    assert all(s.said for s in signs)


def test_a_judgement_overrides_and_a_later_one_takes_it_back() -> None:
    a, b = report("a", "North"), report("b", "South")
    x, y = claim(a), claim(b)
    parted = [verdict(x.id, y.id, "different")]
    assert len(link([a, b], [x, y])) == 1
    assert len(link([a, b], [x, y], parted)) == 2
    assert len(link([a, b], [x, y], [*parted, verdict(y.id, x.id, "withdrawn", 1)])) == 1
    far = claim(b, time=day(1))
    assert len(link([a, b], [x, far])) == 2
    assert len(link([a, b], [x, far], [verdict(x.id, far.id, "same")])) == 1


def test_claims_of_one_occurrence_can_be_judged_apart() -> None:
    a = report("a", "North")
    x, y, z = claim(a), claim(a, at=20), claim(a, at=40)
    assert [len(e.claims) for e in link([a], [x, y, z])] == [3]
    assert sorted(len(e.claims) for e in link([a], [x, y, z], [verdict(x.id, y.id, "different")])) == [1, 2]
    made = [verdict(x.id, y.id, "different"), verdict(z.id, y.id, "same", 1)]
    assert {frozenset(e.claims) for e in link([a], [x, y, z], made)} == {frozenset({x.id}), frozenset({y.id, z.id})}


def test_of_judgements_that_exclude_each_other_the_newer_hold() -> None:
    old, *new = verdict("c-1", "c-2", "same"), verdict("c-2", "c-3", "same", 1), verdict("c-1", "c-3", "different", 2)
    state = judged([old, *new])
    assert state.idle == (old,)
    assert state.group("c-2") == state.group("c-3") != state.group("c-1")
    assert state.on("c-1", "c-2") == new[1]
    assert judged([*new, verdict("c-1", "c-2", "same", 3)]).idle == (new[0],)


def test_changes_are_told() -> None:
    before = {"e-1": frozenset("ab"), "e-2": frozenset("c"), "e-3": frozenset("de"), "e-4": frozenset("f"), "e-6": frozenset("x")}
    now = {"e-1": frozenset("abc"), "e-3": frozenset("d"), "e-5": frozenset("e"), "e-4": frozenset("fg"), "e-7": frozenset("h")}
    told = {(c.kind, c.event, c.others) for c in changes(before, now)}
    assert told == {
        ("merged", "e-1", ("e-1", "e-2")), ("split", "e-3", ("e-3", "e-5")), ("grown", "e-4", ()), ("new", "e-7", ()), ("gone", "e-6", ()),
    }  # fmt: skip
    assert changes(now, now) == ()
