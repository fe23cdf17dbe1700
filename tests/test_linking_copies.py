"""Copies, rewrites and reuse: what is related, what is not, and why."""

from __future__ import annotations

import random
from datetime import date

import pytest

from benchmarks.copyset import build
from rashomon.linking import CopyIndex, copy_families, copy_relations, origins, relations_of
from rashomon.linking.copies_index import COMMON, KeyIndex, keys
from rashomon.linking.copies_telling import telling
from rashomon.records import COPY_KINDS, CopyRelation, Extent, Report

STORY = (
    "Shells fired from Karmin hit the market of Dolna on Tuesday and killed 14 people, the mayor Ana Petrov said. Rescue teams of the Blue Star "
    "carried 37 wounded to the hospital in Velik.\n\n“We heard three explosions and then nothing,” said Ivo Marek, who sells bread there. "
    "The army of Norland denied that it had fired at Dolna and blamed the Eastern Guard.\n\nDolna has been shelled on 9 days since 2 March, "
    "according to observers. More than 400 families left for Velik and Brod."
)
SPUN = (
    "Projectiles launched from Karmin struck the bazaar of Dolna on Tuesday and slew 14 individuals, the mayor Ana Petrov uttered. Salvage squads of the "
    "Blue Sun hauled 37 harmed to the infirmary in Velik.\n\n“We perceived three detonations and afterward nothing,” stated Ivo Marek, who vends loaves there. "
    "The military of Norland refuted that it had discharged at Dolna and faulted the Eastern Protector.\n\nDolna has been bombarded on 9 occasions since "
    "2 March, agreeing to spectators. In excess of 400 households exited for Velik and Brod."
)
OTHER = (
    "Fourteen coffins stood in the church of Dolna on Wednesday. Ivo Marek lost his brother when the market was struck, and he does not believe the "
    "Norland command, which names the Eastern Guard as culprit.\n\nIn Velik, doctors treated 37 patients. The Blue Star has counted 9 such attacks since "
    "March; mayor Ana Petrov asks the 400 families that went to Brod not to come back yet. “Three times it thundered,” she recalls."
)
OWN = (
    "Ministers of Norland met in Brod on Thursday to discuss the price of grain. They agreed to sell 20 thousand tons from the reserve before winter. "
    "Farmers near the river said that they had not been asked, and some of them blocked the bridge with tractors for an hour."
)


def report(name: str, text: str, day: int = 5, outlet: str | None = None) -> Report:
    return Report(name=name, text=text, published=date(2025, 3, day), outlet=outlet)


def only(a: Report, b: Report) -> CopyRelation:
    (relation,) = copy_relations([a, b])
    return relation


def test_a_cut_and_padded_wire_copy() -> None:
    wire = report("w", STORY)
    paper = report("p", STORY.rsplit("\n\n", 1)[0] + "\n\nOur offices are closed on Sunday.", 6)
    r = only(wire, paper)
    assert (r.report, r.of, r.root, r.kind) == (paper.id, wire.id, wire.id, "copy")
    assert r.score > 0.8 and "% of its runs of four words" in r.reasons[0]
    assert any("14, 37" in x for x in r.reasons)


def test_a_spun_copy_is_a_rewrite_and_tells_by_what() -> None:
    r = only(report("w", STORY), report("s", SPUN, 6))
    assert r.kind == "rewrite"
    text = "; ".join(r.reasons)
    assert "tell the same in the same order" in text and "numbers 14, 37" in text and "1 quotation" in text and "Dolna" in text


def test_an_independent_report_of_the_same_event_is_none() -> None:
    assert copy_relations([report("w", STORY), report("o", OTHER)]) == ()
    assert copy_relations([report("s", SPUN), report("o", OTHER)]) == ()


def test_the_same_form_with_other_facts_is_no_copy() -> None:
    other = STORY
    changed = "14>61 37>8 9|days>30|days 400>75 Dolna>Harst Karmin>Lesno Velik>Ostrov Tuesday>Friday Ana|Petrov>Jan|Kolar Blue|Star>Red|Wheel"
    named = "Norland>Sudria Eastern|Guard>Hill|Men Ivo|Marek>Eva|Lind Brod>Tesk"
    for a, b in (x.replace("|", " ").split(">") for x in f"{changed} {named}".split()):
        other = other.replace(a, b)
    assert copy_relations([report("w", STORY), report("f", other)]) == ()


def test_a_passage_in_a_report_of_its_own_is_reuse_and_leaves_it_a_source() -> None:
    wire, mixed = report("w", STORY), report("m", f"{OWN}\n\n{STORY.split(chr(10))[0]}\n\n{OWN.replace('20', '90')}", 6)
    r = only(wire, mixed)
    assert r.kind == "reuse" and r.score < 0.45
    found = origins([wire, mixed])
    assert found.families[mixed.id] == mixed.id
    (passage,) = r.passages
    assert mixed.text[passage.start : passage.end].startswith("Shells fired from Karmin")
    assert found.of(mixed.id, Extent(start=passage.start + 3, end=passage.start + 20)) == wire.id
    assert found.of(mixed.id, Extent(start=0, end=20)) == mixed.id


def test_a_passage_that_went_through_several_hands_comes_from_the_first() -> None:
    passage = STORY.split(chr(10))[0]
    wire = report("w", STORY)
    hosts = [report(f"m{d}", f"{OWN.replace('20', str(d * 11))}\n\n{passage}\n\n{OWN.replace('20', '90')}", d) for d in (6, 7)]
    for order in ([wire, *hosts], [*hosts[::-1], wire]):
        found = origins(order)
        for r in hosts:
            at = r.text.index(passage)
            assert found.of(r.id, Extent(start=at + 3, end=at + 40)) == wire.id


def test_words_of_a_speaker_are_nobodys_to_reuse() -> None:
    said = "“We took the bridge of Dolna at dawn on Tuesday and we hold it, and 14 men of the Eastern Guard gave up their arms to us there,” Ana Petrov said. "
    a = report("a", said + OWN)
    b = report("b", "The fight for the river goes on without pause. " + said + f"Nobody could be reached in the other camp. {OTHER.split(chr(10))[0]}", 6)
    assert copy_relations([a, b]) == ()


def test_the_root_is_the_earliest_published_whatever_the_order() -> None:
    first, second, third = report("1", STORY, 1), report("2", STORY + " More follows.", 2), report("3", SPUN, 3)
    for order in ((first, second, third), (third, second, first), (second, third, first)):
        assert {r.root for r in copy_relations(order)} == {first.id}
        assert set(copy_families(order).values()) == {first.id}


def test_of_one_day_the_one_that_credits_another_outlet_is_later() -> None:
    reprint = report("a", f"DOLNA (North Wire) — {STORY}", outlet="The Post")
    wire = report("b", f"DOLNA (North Wire) — {STORY} It is the worst week since 2020.", outlet="North Wire")
    assert only(reprint, wire).root == wire.id


def test_added_one_by_one_and_asked_for_alone_give_the_same() -> None:
    reports = [report("1", STORY, 1), report("2", STORY + " More follows.", 2), report("o", OTHER, 2), report("3", SPUN, 3)]
    index = CopyIndex()
    for r in reports:
        index.add(r)
    assert index.relations() == copy_relations(reports)
    for r in reports:
        assert set(relations_of(r, reports)) == {x for x in index.relations() if r.id in (x.report, x.of)}
    mixed = reports[:]
    random.Random(4).shuffle(mixed)
    assert copy_families(mixed) == copy_families(reports)


def test_one_report_twice_is_no_copy_of_itself() -> None:
    assert copy_relations([report("w", STORY), report("again", STORY)]) == ()


@pytest.mark.parametrize("text", ["", "—", "Yes.", "12", "“", "A" * 5000, "no end " * 3000])
def test_any_text_can_be_told(text: str) -> None:
    index = CopyIndex()
    index.add(report("a", text))
    assert len(index.add(report("b", text, 7, "Other"))) <= 1


def test_common_keys_cost_no_more_when_there_are_many() -> None:
    index = KeyIndex()
    common = keys(telling(STORY))
    for i in range(500):
        index.add(i, common)
    assert len(index.candidates(common)) <= COMMON
    assert index.candidates([]) == []


def test_signs_are_numbers_days_names_and_quotations() -> None:
    t = telling("On Monday twenty-one men of the Blue Star left Dolna. “Two hundred came,” said Ana.")
    assert [t.said[c].key for c in t.signs][:2] == ["@monday", "#21"]
    assert {"#200", "“"} <= {s.key for s in t.said.values()} and any(s.said == "Dolna" for s in t.said.values())


def test_kinds_are_closed() -> None:
    assert COPY_KINDS == ("copy", "rewrite", "reuse")


def test_most_of_a_built_set_is_found_and_nothing_else() -> None:
    items = [i for i in build(11) if i.family < 16]
    kinds = {i.report.id: i for i in items}
    relations = copy_relations([i.report for i in items])
    assert not [r for r in relations if kinds[r.report].family != kinds[r.of].family or "independent" in (kinds[r.report].kind, kinds[r.of].kind)]
    found = {(kinds[r.report].report.name, kinds[r.of].report.name) for r in relations}
    names = {frozenset(p) for p in found}
    gold = [frozenset((i.report.name, f"o{i.family}")) for i in items if i.kind not in ("original", "independent")]
    assert sum(g in names for g in gold) >= 0.95 * len(gold)
