"""What an event computes from its claims: disputes, the grade, and that neither order nor copies matter."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from world import ARMY, DAY, GOVERNMENT, HTS, JETS, RUSSIA, TEXT, TOWN, World, agent, days, disputed, said

from rashomon.records import (
    Extent,
    Report,
    Time,
)

# ---- disputes ------------------------------------------------------------------------------------------------------


def test_two_sides_blamed_are_a_dispute_about_responsibility() -> None:
    w = World()
    a, b = w.told(by=said("residents"), agents=(JETS,)), w.told(by=said("the Observatory"), agents=(ARMY,))
    event = w.event()
    (d,) = event.disputes
    assert d.kind == "responsibility" and {s.claims for s in d.stands} == {(a.id,), (b.id,)}
    assert d.words in (
        "responsibility: residents say it was Government of Russia, the Observatory says it was Government of Syria",
        "responsibility: the Observatory says it was Government of Syria, residents say it was Government of Russia",
    )
    assert event.contradictions == (d.words,) and event.grade == "contested"


def test_a_nameless_side_may_be_any_of_its_bloc_but_rebels_are_no_state() -> None:
    rebels, forces = agent("rebels", None, "rebels"), agent("troops")
    hts = agent("HTS", HTS, "rebels")
    for one, other, contested in ((rebels, hts, False), (forces, JETS, False), (rebels, JETS, True), (forces, hts, True), (rebels, forces, True)):
        w = World()
        w.told(agents=(one,))
        w.told(agents=(other,))
        assert w.event().contested is contested, (one.text, other.text)


def test_in_a_clash_both_sides_act() -> None:
    w = World()
    w.told(agents=(JETS,), type="clash")
    w.told(agents=(agent("HTS", HTS, "rebels"),), type="clash")
    assert not w.event().contested


def test_a_side_that_denies_its_own_act_disputes_responsibility_and_another_that_it_happened() -> None:
    w = World()
    yes, no = w.told(agents=(JETS,)), w.told(by=said("Moscow", RUSSIA), agents=(agent("its planes", RUSSIA),), stance="denied")
    (d,) = w.event().disputes
    assert (d.kind, [s.claims for s in d.stands]) == ("responsibility", [(yes.id,), (no.id,)])
    w = World()
    w.told(agents=(JETS,))
    w.told(by=said("the governor"), stance="denied")
    assert [d.kind for d in w.event().disputes] == ["occurrence"]


def test_nobody_disputes_a_denial_where_all_blame_another_side() -> None:
    w = World()
    w.told(agents=(JETS,))
    w.told(by=said("the army", GOVERNMENT), agents=(ARMY,), stance="denied")
    event = w.event()
    assert not event.disputes and event.grade == "single source"


def test_who_holds_the_place() -> None:
    w = World()
    w.told(by=said("rebels", HTS), agents=(agent("HTS", HTS, "rebels"),), type="takeover")
    w.told(by=said("the army", GOVERNMENT), stance="denied", type="takeover")
    event = w.event()
    assert [d.kind for d in event.disputes] == ["control"] and event.grade == "contested"
    assert event.contradictions == ("who holds the place: the army denies it, rebels say that it did",)
    w = World()
    w.told(agents=(agent("HTS", HTS, "rebels"),), type="takeover")
    w.told(agents=(ARMY,), type="takeover")
    assert [d.kind for d in w.event().disputes] == ["control"]


def test_tolls_that_differ_are_one_dispute_with_a_stand_for_each_number() -> None:
    w = World()
    for by, n in ((said("the army"), 3), (said("a nurse"), 40), (said("a doctor"), 40), (said("witnesses"), (2, None))):
        w.told(by=by, killed=n)
    (d,) = w.event().disputes
    assert (d.kind, d.measure, [(s.says, len(s.claims)) for s in d.stands]) == ("toll", "killed", [("3", 1), ("40", 2)])
    assert w.event().grade == "fair", "a toll alone makes no event contested"


def test_days_and_places_without_common_ground() -> None:
    w = World()
    w.told(time=days(27, 27))
    w.told(time=days(28, 28))
    w.told(time=days(25, 30))
    (d,) = w.event().disputes
    assert (d.kind, [s.says for s in d.stands]) == ("time", ["2024-11-27", "2024-11-28"])
    w = World()
    for name, lat, gid in (("Atarib", 36.14, "g:1"), ("Daraa", 32.6, "g:3"), ("Urum", 36.16, "g:4")):
        w.told(places=(TOWN.model_copy(update={"name": name, "lat": lat, "gazetteer": gid}),))
    (d,) = w.event().disputes
    assert (d.kind, [s.says for s in d.stands]) == ("place", ["Atarib", "Daraa", "Urum"])


def test_what_is_only_inferred_disputes_nothing() -> None:
    w = World()
    w.told(time=days(27, 27, inferred=True))
    w.told(time=days(28, 28), places=(TOWN.model_copy(update={"name": "Daraa", "lat": 32.6, "gazetteer": "g:3", "inferred": True}),))
    assert not w.event().contested


# ---- the grade -----------------------------------------------------------------------------------------------------


def grade(*told: dict[str, Any]) -> str | None:
    w = World()
    for fields in told:
        w.told(**fields)
    event = w.event()
    assert event.grade_why
    return event.grade


def test_grades() -> None:
    russia, army = said("Moscow", RUSSIA), said("the army", GOVERNMENT)
    assert grade({"by": russia, "agents": (JETS,)}) == "confirmed"
    assert grade({"by": russia, "agents": (JETS.model_copy(update={"doubted": True}),)}) == "single source"
    assert grade({"by": army, "agents": (JETS,)}) == "weak"
    assert grade({}) == "single source"
    assert grade({}, {}) == "fair"
    assert grade({"by": said("Samir Haddad")}, {"by": said("Omar Khalil")}) == "weak"
    assert grade({"stance": "doubted"}, {"stance": "doubted"}) == "weak"
    assert grade({"by": russia, "stance": "denied", "agents": (JETS,)}) == "discounted"
    assert grade({"stance": "doubted"}, {"stance": "negated"}) == "discounted"
    assert grade({"agents": (JETS,)}, {"by": russia, "stance": "denied", "agents": (JETS,)}) == "contested"
    assert grade({"stance": "planned"}) is None


def test_a_gain_is_confirmed_by_the_side_that_did_not_make_it() -> None:
    rebels = agent("HTS", HTS, "rebels")
    assert grade({"by": said("HTS", HTS), "agents": (rebels,), "type": "takeover"}) == "single source"
    assert grade({"by": said("the army", GOVERNMENT), "agents": (rebels,), "type": "takeover"}) == "confirmed"


def test_opposing_sides_that_agree_make_it_fair() -> None:
    w = World()
    w.told(by=said("the army", GOVERNMENT), type="clash", targets=(ARMY,))
    w.told(by=said("HTS", HTS), type="clash", targets=(agent("HTS", HTS, "rebels"),))
    assert w.event().grade == "fair"


# ---- order and copies ----------------------------------------------------------------------------------------------

SPEAKERS = (
    None, said("the army", GOVERNMENT), said("the defence ministry", GOVERNMENT), said("HTS", HTS), said("a doctor"), said("residents"),
    said("Samir Haddad"), said("the Observatory"),
)  # fmt: skip
TOLD = st.fixed_dictionaries({
    "by": st.sampled_from(SPEAKERS), "killed": st.sampled_from((None, 3, 12, (10, None), (0, 30), 40)),
    "of": st.sampled_from((None, "soldiers", "civilians")),
    "stance": st.sampled_from(("asserted", "claimed", "doubted", "denied", "negated", "planned")),
    "type": st.sampled_from(("airstrike", "takeover", "violence")),
    "agents": st.sampled_from(((), (JETS,), (ARMY,), (agent("HTS", HTS, "rebels"),), (agent("rebels", None, "rebels"),))),
    "time": st.sampled_from((DAY, days(28, 28), days(25, 30), days(26, 26, inferred=True), Time(), Time(end=date(2024, 11, 29)))),
    "places": st.sampled_from(((), (TOWN,), (TOWN.model_copy(update={"name": "Daraa", "lat": 32.6, "gazetteer": "g:3"}),))),
})  # fmt: skip
WORLDS = st.lists(st.tuples(TOLD, st.sampled_from((None, 25, 26, 27)), st.integers(0, 3)), min_size=1, max_size=9)


def made(drawn: list[tuple[dict[str, Any], int | None, int]]) -> World:
    w, held = World(), []
    for fields, day, outlet in drawn:
        copied = held[0] if held and outlet == 3 else None
        held.append(w.report(f"Outlet {outlet}", day, copy_of=copied))
        w.told(held[-1], **fields)
    return w


@settings(max_examples=60, deadline=None)
@given(WORLDS, st.integers(0, 1000))
def test_the_order_of_claims_and_reports_does_not_matter(drawn: list[tuple[dict[str, Any], int | None, int]], seed: int) -> None:
    w = made(drawn)
    expected = w.event()
    rng = random.Random(seed)
    rng.shuffle(w.claims)
    ids = list(w.reports)
    rng.shuffle(ids)
    w.reports = {i: w.reports[i] for i in ids}
    assert w.event() == expected


@settings(max_examples=60, deadline=None)
@given(WORLDS)
def test_every_value_points_back_to_claims_of_the_event(drawn: list[tuple[dict[str, Any], int | None, int]]) -> None:
    e = made(drawn).event()
    claims = set(e.claims)
    assert sorted(c for v in e.voices for c in v.claims) == sorted(claims)
    assert e.independent <= len(e.voices) and e.independent >= 1
    for r in e.ranges:
        assert r.best is None or ((r.low is None or r.low <= r.best) and (r.high is None or r.best <= r.high))
        assert (r.low is None) == (not r.low_claims) and r.high_claims and set(r.low_claims + r.best_claims + r.high_claims) <= claims
        assert {c for x in r.by for c in x.claims} >= set(r.low_claims + r.high_claims)
    for d in e.disputes:
        assert len(d.stands) >= 2 and all(s.claims and s.sources for s in d.stands)
    for option in (*e.times, *e.places, *e.parties):
        assert option.claims and option.sources and set(option.claims) <= claims
    assert e.contested == bool(e.contradictions) == bool(e.disputes)
    assert (e.grade is None) == all(c.stance == "planned" for c in made(drawn).claims)
    assert [t.start for t in e.times[:1]] == ([e.start] if e.times else [])


OWN_WORDS = Extent(start=50, end=90)


def test_a_passage_reused_in_another_outlets_story_is_the_agencys_account() -> None:
    w = World()
    wire, paper = w.report("Wire"), w.report("Paper", 29)
    w.told(wire, killed=10), w.told(paper, killed=10)
    assert w.event().independent == 2
    w.reuse(paper, wire)
    e = w.event()
    assert (e.independent, e.sources, e.grade) == (1, ("Wire",), "single source")
    assert e.ranges[0].by[0].sources == ("Wire",)


def test_what_the_story_tells_beside_the_passage_counts_as_its_own() -> None:
    w = World()
    wire, paper = w.report("Wire"), w.report("Paper", 29)
    w.told(wire, killed=10), w.told(paper, killed=10), w.told(paper, killed=10, sentence=OWN_WORDS)
    w.reuse(paper, wire)
    e = w.event()
    assert (e.independent, e.sources, e.grade) == (2, ("Wire", "Paper"), "fair")
    assert [v.independent for v in e.voices] == [True, True] and len(e.voices[0].claims) == 2


def test_two_stories_that_reuse_one_agency_are_one_source_even_where_it_is_not_in_the_event() -> None:
    w = World()
    wire, one, two = w.report("Wire"), w.report("Paper", 29), w.report("Gazette", 30)
    w.told(one, killed=10), w.told(two, killed=10)
    w.reuse(one, wire)
    w.reuse(two, wire)
    assert (w.event().independent, w.event().sources) == (1, ("Wire",))


def test_a_reworded_speaker_of_a_reused_passage_is_the_agencys() -> None:
    w = World()
    wire, paper = w.report("Wire"), w.report("Paper", 29)
    w.told(wire, by=said("a doctor"), killed=10), w.told(paper, by=said("a physician"), killed=10)
    assert w.event().independent == 2
    w.reuse(paper, wire)
    assert w.event().independent == 1
    w.told(paper, by=said("a physician"), killed=10, sentence=OWN_WORDS)
    assert w.event().independent == 2, "whom the story heard itself is its own source"


@pytest.mark.parametrize("whole", [True, False])
def test_an_old_toll_printed_again_revises_nothing(whole: bool) -> None:
    w = World()
    first, second = w.report("Wire", 27), w.report("Wire", 28)
    late = w.report("Paper", 29, copy_of=first if whole else None)
    w.told(first, killed=10), w.told(second, killed=14), w.told(late, killed=10)
    if not whole:
        w.reuse(late, first)
    e = w.event()
    assert [(r.before, r.after) for r in e.revisions] == [("10", "14")]
    assert (e.ranges[0].low, e.ranges[0].best, e.independent) == (14, 14, 1)


def test_a_toll_that_a_copy_raised_is_of_the_copys_day() -> None:
    w = World()
    first = w.report("Wire", 27)
    w.told(first, killed=10), w.told(w.report("Paper", 29, copy_of=first), killed=14)
    e = w.event()
    assert [(r.before, r.after, r.day.day) for r in e.revisions] == [("10", "14", 29)]


@settings(max_examples=40, deadline=None)
@given(WORLDS, st.integers(1, 4))
def test_copies_change_no_count_no_best_and_no_grade(drawn: list[tuple[dict[str, Any], int | None, int]], times: int) -> None:
    w = made(drawn)
    before = w.event()
    originals = list(w.claims)
    for c in originals:
        r = w.reports[c.report]
        for n in range(times):
            copy = Report(name="copy", text=TEXT, outlet=r.outlet, published=r.published, url=f"{r.url}-{n}")
            w.reports[copy.id] = copy
            w.families[copy.id] = w.families[r.id]
            w.claims.append(c.model_copy(update={"report": copy.id}))
    after = w.event()
    assert (after.independent, after.grade) == (before.independent, before.grade)
    assert [(r.measure, r.low, r.best, r.high) for r in after.ranges] == [(r.measure, r.low, r.best, r.high) for r in before.ranges]
    assert disputed(after) == disputed(before)
    assert [(t.start, t.end, sorted(t.sources)) for t in after.times] == [(t.start, t.end, sorted(t.sources)) for t in before.times]
