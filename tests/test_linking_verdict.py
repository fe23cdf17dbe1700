"""What an event computes from its claims: who speaks, independent sources, ranges, revisions, disputes, grade."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.linking import Origins
from rashomon.linking.claimants import BLOCS, FILE, speaker, spoken, wording
from rashomon.linking.events import event_of
from rashomon.records import (
    CLAIMANTS,
    Actor,
    Claim,
    CopyRelation,
    Event,
    Extent,
    Figure,
    Place,
    Report,
    Side,
    Source,
    Span,
    Time,
)

GOVERNMENT = Side(id="sy-government", name="Government of Syria")
RUSSIA = Side(id="ru-government", name="Government of Russia")
HTS = Side(id="jabhat-al-nusra", name="Hayat Tahrir al-Sham")
TEXT = "Jets struck the town, and people died there. " * 3
DAY = Time(start=date(2024, 11, 27), end=date(2024, 11, 27), precision="day")
TOWN = Place(start=0, end=3, text="Jet", name="Atarib", cc="SY", adm1="Aleppo", lat=36.14, lon=36.83, gazetteer="g:1")


class World:
    """Reports and claims made one by one; each claim stands in its own words of its own report unless ``report`` is given."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.claims: list[Claim] = []
        self.families: dict[str, str] = {}
        self.reused: list[CopyRelation] = []

    def report(self, outlet: str, day: int | None = 28, copy_of: Report | None = None) -> Report:
        published = date(2024, 11, day) if day else None
        r = Report(name=f"{outlet}-{len(self.reports)}", text=TEXT, outlet=outlet, published=published, url=f"x:{len(self.reports)}")
        self.reports[r.id] = r
        self.families[r.id] = self.families[copy_of.id] if copy_of else r.id
        return r

    def told(
        self, r: Report | None = None, by: Source | None = None, killed: int | tuple[int | None, int | None] | None = None, of: str | None = None, **kw: Any
    ) -> Claim:
        r = r or self.report(f"Outlet {len(self.reports)}")
        low, high = (killed, killed) if isinstance(killed, int) else killed or (None, None)
        figures = (Figure(start=0, end=2, text="Je", measure="killed", low=low, high=high, of=of),) if killed is not None else ()
        at = len(self.claims)
        fields: dict[str, Any] = {
            "type": "airstrike", "time": DAY, "places": (TOWN,), "figures": figures, "sources": (by,) if by else (),
            "stance": "claimed" if by else "asserted", "sentence": Extent(start=0, end=40),
        }  # fmt: skip
        c = Claim(report=r.id, trigger=Span.cut(r.text, at, at + 4), **{**fields, **kw})
        self.claims.append(c)
        return c

    def reuse(self, later: Report, of: Report, start: int = 0, end: int = 40) -> None:
        """Note that a passage of ``later`` is taken from ``of``."""
        root = self.families[of.id]
        self.reused.append(CopyRelation(
            report=later.id, of=of.id, root=root, kind="reuse", score=0.3, reasons=("a passage",), passages=(Extent(start=start, end=end),)
        ))  # fmt: skip

    def event(self) -> Event:
        return event_of(self.claims, self.reports, Origins(self.families, tuple(self.reused)))


def said(who: str, side: Side | None = None, **kw: Any) -> Source:
    return Source(start=0, end=4, text=who, side=side, **kw)


def agent(who: str, side: Side | None = None, class_: str = "state-forces", **kw: Any) -> Actor:
    return Actor.model_validate({"start": 0, "end": 4, "text": who, "side": side, "class": class_, **kw})


JETS = agent("Russian jets", RUSSIA)
ARMY = agent("the army", GOVERNMENT)


# ---- who speaks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a hospital doctor", "medics"), ("two medics", "medics"), ("the Hamas-run health ministry", "medics"), ("rescuers", "medics"),
        ("the Syrian Observatory for Human Rights", "monitors"), ("The monitoring group", "monitors"), ("the United Nations", "monitors"),
        ("local activists", "monitors"), ("an opposition activist", "monitors"), ("the state news agency", "media"), ("Reuters", "media"),
        ("residents of the camp", "residents"), ("witnesses", "residents"), ("a relative of the dead", "residents"),
        ("a rebel commander", "belligerent"), ("the military", "belligerent"), ("the defence ministry", "belligerent"),
        ("a spokesman for the army", "belligerent"), ("police", "officials"), ("local officials", "officials"), ("the governor", "officials"),
        ("Samir Haddad", "unknown"), ("the source", "unknown"), ("", "unknown"),
    ],
)  # fmt: skip
def test_the_words_of_a_speaker_tell_its_kind(name: str, kind: str) -> None:
    w = World()
    c = w.told(by=said(name))
    assert speaker(c, w.reports, {}).claimant == kind


def test_the_outlets_own_voice_is_media_and_a_body_spoken_for_tells_of_its_speaker() -> None:
    w = World()
    assert speaker(w.told(), w.reports, {}).claimant == "media"
    c = w.told(sources=(said("Samir Haddad"), said("the army", GOVERNMENT, role="for")))
    told = speaker(c, w.reports, {})
    assert (told.name, told.claimant, told.side) == ("Samir Haddad", "belligerent", GOVERNMENT)


def test_a_government_is_a_belligerent_only_of_an_event_to_which_it_is_a_party() -> None:
    w = World()
    w.told(by=said("the interior ministry", GOVERNMENT, **{"class": "government"}), agents=(JETS,))
    assert w.event().voices[0].claimant == "officials"
    w.told(targets=(ARMY,))
    voice = w.event().voices[0]
    assert (voice.claimant, voice.side) == ("belligerent", "Government of Syria")


def test_of_an_arrest_the_state_speaks_as_officials() -> None:
    w = World()
    w.told(by=said("police", GOVERNMENT, **{"class": "state-forces"}), agents=(agent("police", GOVERNMENT),), type="arrest")
    event = w.event()
    assert (event.voices[0].claimant, event.grade) == ("officials", "confirmed")


def test_a_nameless_commander_is_of_the_only_party_of_his_bloc() -> None:
    w = World()
    w.told(by=said("a rebel commander"), targets=(agent("HTS", HTS, "rebels"),))
    assert w.event().voices[0].side == "Hayat Tahrir al-Sham"
    w.told(targets=(agent("M23", Side(id="m23", name="M23"), "rebels"),))
    assert w.event().voices[0].side == "rebels"


def test_a_reference_that_puts_a_monitors_words_into_an_armys_mouth_is_not_followed() -> None:
    assert spoken(said("the monitoring group", refers_to="Syrian army")) == "the monitoring group"
    assert spoken(said("the civil defence", refers_to="Hassan Abdul Ghani")) == "the civil defence"
    assert spoken(said("the monitoring group", refers_to="Syrian Observatory for Human Rights")) == "Syrian Observatory for Human Rights"
    assert spoken(said("a doctor", refers_to="Dr. Samir Haddad")) == "Dr. Samir Haddad"
    assert spoken(said("the General Staff", refers_to="The army")) == "The army"


def test_the_table_of_words_holds_known_kinds_and_each_word_once() -> None:
    import yaml

    table = yaml.safe_load(FILE.read_text("utf-8"))
    armed = table.pop("armed")
    assert set(table) <= set(CLAIMANTS) and set(armed) <= set(BLOCS)
    words = [w for found in (*table.values(), *armed.values()) for w in found]
    assert len(words) == len(set(words))
    assert all(wording(w).kind == kind for kind, found in table.items() for w in found), "a word is read as its list says"


# ---- independent sources -------------------------------------------------------------------------------------------


def test_two_bodies_of_one_side_are_one_source() -> None:
    w = World()
    w.told(by=said("the army", GOVERNMENT), agents=(ARMY,))
    w.told(by=said("the defence ministry", GOVERNMENT))
    event = w.event()
    assert event.independent == 1 and event.sources == ("the army", "the defence ministry")
    assert [v.independent for v in event.voices] == [True, False]


def test_ten_copies_count_once_and_a_rewritten_speaker_with_them() -> None:
    w = World()
    wire = w.report("Wire")
    w.told(wire)
    w.told(wire, by=said("a doctor"), killed=12)
    for n in range(10):
        copy = w.report(f"Paper {n}", copy_of=wire)
        w.told(copy)
        w.told(copy, by=said(f"physician no. {n}"), killed=12)
    event = w.event()
    assert event.independent == 2
    assert event.ranges[0].best_why == "the only source's"


def test_a_speaker_that_a_copy_adds_counts() -> None:
    w = World()
    wire = w.report("Wire")
    w.told(wire, by=said("a doctor"), killed=12)
    w.told(wire, by=said("a nurse"), killed=14)
    copy = w.report("Paper", copy_of=wire)
    w.told(copy, by=said("the army", GOVERNMENT), stance="denied", agents=(ARMY,))
    event = w.event()
    assert event.independent == 3 and any(d.kind == "responsibility" for d in event.disputes)


def test_two_reports_of_one_outlet_are_one_source() -> None:
    w = World()
    w.told(w.report("Wire", 28))
    w.told(w.report("Wire", 29))
    assert w.event().independent == 1


# ---- time, place, actors -------------------------------------------------------------------------------------------


def days(first: int, last: int, **kw: Any) -> Time:
    return Time(start=date(2024, 11, first), end=date(2024, 11, last), precision="day" if first == last else "days", **kw)


def test_the_time_is_the_interval_that_most_sources_support() -> None:
    w = World()
    for time in (days(27, 27), days(27, 27), days(28, 28), days(25, 30)):
        w.told(time=time)
    event = w.event()
    assert (event.start, event.end, event.precision) == (date(2024, 11, 27), date(2024, 11, 27), "day")
    assert [len(t.sources) for t in event.times] == [3, 2, 1]
    assert event.times[0].claims == tuple(c.id for c in w.claims if c.time != days(28, 28)) or len(event.times[0].claims) == 3


def test_ten_copies_do_not_outvote_two_sources_on_the_time() -> None:
    w = World()
    wire = w.report("Wire")
    w.told(wire, time=days(28, 28))
    for n in range(10):
        w.told(w.report(f"Paper {n}", copy_of=wire), time=days(28, 28))
    w.told(time=days(27, 27))
    w.told(time=days(27, 27))
    assert w.event().start == date(2024, 11, 27)


def test_a_told_time_goes_before_an_inferred_one_and_an_upper_bound_stands_alone() -> None:
    w = World()
    w.told(time=days(26, 26, inferred=True))
    w.told(time=days(27, 27))
    assert w.event().start == date(2024, 11, 27)
    w = World()
    w.told(time=Time(end=date(2024, 11, 29)))
    w.told(time=Time(end=date(2024, 11, 28)))
    event = w.event()
    assert (event.start, event.end, len(event.times)) == (None, date(2024, 11, 28), 1)


def test_a_country_supports_its_town_and_the_other_town_is_an_alternative() -> None:
    w = World()
    other = TOWN.model_copy(update={"name": "Idlib", "gazetteer": "g:2", "lat": 35.93})
    country = Place(start=0, end=3, text="Jet", name="Syria", cc="SY", rel="country")
    for place in (other, TOWN, TOWN, country):
        w.told(places=(place,))
    event = w.event()
    assert event.place == "Atarib" and [(p.name, len(p.sources)) for p in event.places] == [("Atarib", 3), ("Idlib", 2), ("Syria", 1)]


def test_actors_stand_with_the_accounts_that_name_them() -> None:
    w = World()
    a = w.told(agents=(JETS,))
    b = w.told(agents=(JETS.model_copy(update={"doubted": True}),), targets=(agent("civilians", None, "civilians"),))
    jets, civilians = w.event().parties
    assert (jets.role, jets.name, jets.side, jets.doubted) == ("agent", "Russian jets", "Government of Russia", False)
    assert set(jets.claims) == {a.id, b.id} and len(jets.sources) == 2
    assert (civilians.role, civilians.side) == ("target", None)


# ---- how many ------------------------------------------------------------------------------------------------------


def toll_of(*killed: tuple[Source | None, int | tuple[int | None, int | None]]) -> Any:
    w = World()
    for by, n in killed:
        w.told(by=by, killed=n)
    return w.event().ranges[0]


def test_low_best_and_high_name_the_claims_behind_them_by_side() -> None:
    w = World()
    low = w.told(by=said("the army", GOVERNMENT), killed=11, targets=(ARMY,))
    high = w.told(by=said("a rebel commander", HTS), killed=67, agents=(agent("HTS", HTS, "rebels"),))
    first, second = w.told(by=said("a doctor"), killed=40), w.told(by=said("the Observatory"), killed=(38, None))
    (r,) = w.event().ranges
    assert (r.low, r.best, r.high) == (11, 40, None)
    assert r.low_claims == (low.id,) and r.high_claims == (second.id,) and set(r.best_claims) == {first.id, second.id}
    assert [(x.claimant, x.side, x.low, x.high) for x in r.by] == [
        ("belligerent", "Government of Syria", 11, 11), ("belligerent", "Hayat Tahrir al-Sham", 67, 67), ("medics", None, 40, 40),
        ("monitors", None, 38, None),
    ] or len(r.by) == 4  # fmt: skip
    assert high.id in r.by[1].claims


def test_best_is_what_most_independent_sources_allow() -> None:
    doctor, army, monitor = said("a doctor"), said("the army"), said("the Observatory")
    r = toll_of((doctor, 14), (army, 14), (monitor, 30))
    assert (r.best, r.best_why) == (14, "fits 2 of 3 independent sources")
    r = toll_of((doctor, 14), (army, (10, None)), (monitor, 30), (said("witnesses"), 30))
    assert (r.best, r.best_why) == (30, "fits 3 of 4 independent sources")


def test_ties_of_best_go_to_the_most_told_then_to_others_than_belligerents_then_to_the_lowest() -> None:
    r = toll_of((said("a doctor"), (10, None)), (said("a nurse"), 14))
    assert r.best == 14
    r = toll_of((said("the army"), 5), (said("a doctor"), 14))
    assert (r.best, r.best_why) == (14, "fits 1 of 2 independent sources; tie: the one backed by others than belligerents")
    r = toll_of((said("a nurse"), 15), (said("a doctor"), 14))
    assert (r.best, r.best_why) == (14, "fits 1 of 2 independent sources; tie: the lowest")
    r = toll_of((said("a nurse"), (0, 30)))
    assert (r.low, r.best, r.high) == (0, 30, 30)
    r = toll_of((said("a nurse"), (0, 0)))
    assert (r.low, r.best, r.high) == (0, 0, 0)


def test_ten_copies_do_not_move_the_best() -> None:
    w = World()
    wire = w.report("Wire")
    w.told(wire, killed=90)
    for n in range(10):
        w.told(w.report(f"Paper {n}", copy_of=wire), killed=90)
    w.told(by=said("a doctor"), killed=12)
    w.told(by=said("the Observatory"), killed=12)
    assert w.event().ranges[0].best == 12


def test_harm_without_a_number_counts_only_where_nobody_tells_one() -> None:
    w = World()
    bare = Figure(start=0, end=2, text="Je", measure="killed", low=2, stated=False)
    w.told(figures=(bare,))
    (r,) = w.event().ranges
    assert (r.low, r.best, r.high) == (2, None, None)
    w.told(killed=9)
    (r,) = w.event().ranges
    assert (r.low, r.best, r.high) == (9, 9, 9)


def test_figures_of_denied_and_planned_acts_count_nobody() -> None:
    w = World()
    w.told(killed=9)
    w.told(by=said("the army"), killed=50, stance="denied")
    w.told(killed=70, stance="planned")
    (r,) = w.event().ranges
    assert (r.low, r.high, r.contested) == (9, 9, False)


# ---- revisions -----------------------------------------------------------------------------------------------------


def test_a_toll_that_one_source_raises_is_a_revision_and_no_contradiction() -> None:
    w = World()
    monday, tuesday = w.report("Wire", 25), w.report("Wire", 26)
    a, b = w.told(monday, by=said("a doctor"), killed=10), w.told(tuesday, by=said("a doctor"), killed=14)
    event = w.event()
    assert not event.contested and event.grade == "single source"
    (r,), (revision,) = event.ranges, event.revisions
    assert (r.low, r.best, r.high) == (14, 14, 14)
    assert [(k.day, k.low, k.best, k.high) for k in r.known] == [(date(2024, 11, 25), 10, 10, 10), (date(2024, 11, 26), 14, 14, 14)]
    assert (revision.before, revision.after, revision.claim_before, revision.claim) == ("10", "14", a.id, b.id)
    assert [t.superseded for t in event.tolls] == [True, False]


def test_another_source_the_same_day_or_another_thing_is_no_revision() -> None:
    w = World()
    w.told(w.report("Wire", 25), by=said("a doctor"), killed=10)
    w.told(w.report("Wire", 26), by=said("the army"), killed=14)
    event = w.event()
    assert not event.revisions and [d.kind for d in event.disputes] == ["toll"]
    for first, second, of in ((25, 25, "people"), (25, 26, "civilians")):
        w = World()
        w.told(w.report("Wire", first), by=said("a doctor"), killed=10, of="people")
        w.told(w.report("Wire", second), by=said("a doctor"), killed=14, of=of)
        assert not w.event().revisions


def test_a_revised_toll_no_longer_contradicts_others() -> None:
    w = World()
    w.told(w.report("Wire", 25), by=said("a doctor"), killed=10)
    w.told(w.report("Post", 26), by=said("the Observatory"), killed=14)
    assert w.event().contested
    w.told(w.report("Wire", 27), by=said("a doctor"), killed=14)
    assert not w.event().contested


def test_nameless_speakers_of_two_outlets_do_not_revise_each_other() -> None:
    w = World()
    w.told(w.report("Wire", 25), by=said("residents"), killed=10)
    w.told(w.report("Post", 26), by=said("residents"), killed=14)
    event = w.event()
    assert not event.revisions and event.contested and event.independent == 1


def test_a_report_without_a_date_revises_nothing() -> None:
    w = World()
    w.told(w.report("Wire", None), by=said("Samir Haddad"), killed=10)
    w.told(w.report("Wire", 26), by=said("Samir Haddad"), killed=14)
    event = w.event()
    assert not event.revisions and (event.ranges[0].low, event.ranges[0].high) == (10, 14)


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
    w.reuse(one, wire), w.reuse(two, wire)
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


def disputed(e: Event) -> list[Any]:
    return sorted((d.kind, d.measure or "", sorted((s.says, sorted(s.sources)) for s in d.stands)) for d in e.disputes)
