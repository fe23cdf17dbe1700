"""The whole flow on texts of our own and on any text at all."""

from __future__ import annotations

import os
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.pipeline import Pipeline, read_all, read_safely
from rashomon.records import Claim, Failure, Report

TEXT = (
    "Rebels attacked an army post near Homs on Tuesday, killing at least 12 soldiers, a military spokesman said. "
    "The spokesman added that government troops later retook the post.\n"
    "“We lost three fighters,” rebel commander Abu Salim told reporters. “Nobody was captured.”\n"
    "In 2016 the army besieged the town for six months.\n"
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def stands(report: Report, claims: tuple[Claim, ...]) -> None:
    for c in claims:
        assert 0 <= c.sentence.start < c.sentence.end <= len(report.text)
        for s in c.spans():
            assert s.stands_in(report.text)
        assert c.sentence.start <= c.trigger.start and c.trigger.end <= c.sentence.end
        assert c.event


def test_a_report_gives_its_claims_with_figures_and_sources(pipeline: Pipeline) -> None:
    report = Report(name="t", text=TEXT, published=date(2024, 11, 28), published_from="given")
    claims = pipeline.read(report)
    stands(report, claims)
    first = [c for c in claims if c.sentence.start == 0]
    assert any(c.type == "clash" for c in first)
    killed = [f for c in first for f in c.figures if f.measure == "killed"]
    assert [(f.low, f.high) for f in killed] == [(12, None)]
    assert any("spokesman" in s.text for c in first for s in c.sources)
    assert {(c.time.start, c.time.end) for c in first if c.type == "clash"} == {
        (date(2024, 11, 26), date(2024, 11, 26))
    }
    assert any(c.type == "siege" and c.setting == "background" for c in claims)


def test_the_same_report_gives_the_same_claims(pipeline: Pipeline) -> None:
    report = Report(name="t", text=TEXT, published=date(2024, 11, 28))
    assert pipeline.read(report) == Pipeline().read(report)


def test_other_reports_in_between_change_nothing(pipeline: Pipeline) -> None:
    report = Report(name="t", text=TEXT, published=date(2024, 11, 28))
    before = pipeline.read(report)
    pipeline.read(Report(name="u", text="Police arrested 40 protesters in Kano on Friday. " * 20))
    assert pipeline.read(report) == before


def test_many_processes_give_what_one_gives() -> None:
    reports = [Report(name=str(i), text=f"{TEXT}{i} soldiers were killed in Aleppo on Monday.") for i in range(5)]
    one = list(read_all(reports, jobs=1))
    assert list(read_all([*reports], jobs=2)) == one
    assert [r.name for r, _ in one if r] == [str(i) for i in range(5)]


ODD = [
    "a", "\n", ".", "…", "“", "KILLED.", "12", "\u202eبمب\u202c قتل", "🚀" * 50, "a\u0301" * 100, "\ufffd\ufffd", "killed " * 3000,
    "“" * 500, "(" * 1000, "Mr. " * 400, "\r\n" * 10_000, "A bomb killed 3.\n" * 300, "x" * 20_000,
    TEXT.upper(), TEXT.lower(), TEXT.replace(" ", "\u00a0"), TEXT.replace("\n", " "), TEXT.encode().decode("cp1252", "replace"),
]  # fmt: skip


class Deadly(Report):
    """A report that ends the process that takes it up."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (3,)


def test_a_process_that_dies_costs_one_report_and_no_other() -> None:
    good = [Report(name=f"r{n}", text=f"Rebels killed {n} soldiers in Idlib on Friday.") for n in range(2, 14)]
    bad = Deadly(name="bad", text="Rebels killed 5 soldiers.")
    found = list(read_all([*good[:1], bad, *good[1:]], jobs=2))
    failed = [(report.name, result) for report, result in found if report and isinstance(result, Failure)]
    assert [(name, result.where) for name, result in failed] == [("bad", "bad")]
    assert "--jobs 1" in failed[0][1].reason
    assert [result for report, result in found if report is not bad] == [c for _, c in read_all(good)]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts(pipeline: Pipeline, text: str) -> None:
    report = Report(name="odd", text=text, published=date(2024, 11, 28))
    stands(report, pipeline.read(report))


SCRAPS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["killed", "12 soldiers", "“", "”", "said", "on Friday", "near Aleppo", "no", "denied", "\n", ". ", ", ", "’s", "the group",
                     "air strike", "at least", "according to", "1,000", "U.S.", "protesters", "(HTS)", "the day before", "\u2028", "…"]),
)  # fmt: skip


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(SCRAPS, min_size=1, max_size=60))
def test_any_text_is_read_and_every_span_stands(pipeline: Pipeline, scraps: list[str]) -> None:
    report = Report(name="any", text=" ".join(scraps), published=date(2024, 11, 28))
    result = read_safely(pipeline, report)
    assert not isinstance(result, Failure), result
    stands(report, result)


def test_a_road_is_where_it_is_cut_not_where_it_ends(pipeline: Pipeline) -> None:
    text = "Rebels cut the highway between Damascus and Aleppo near Zarbah on Thursday, residents said."
    claims = pipeline.read(Report(name="road", text=text, published=date(2024, 11, 29)))
    assert [[p.text for p in c.places] for c in claims] == [["Zarbah"]]


def test_a_telephone_says_nothing(pipeline: Pipeline) -> None:
    text = '"Forty soldiers were killed," Omar Darwish, a commander of the group, told the Wire by telephone.'
    claims = pipeline.read(Report(name="call", text=text, published=date(2024, 11, 29)))
    assert [s.text for c in claims for s in c.sources if s.role == "speaker"] == ["Omar Darwish"]


def test_trigger_words_that_the_treebank_lacks_keep_their_tags(pipeline: Pipeline) -> None:
    text = "The airstrikes killed four people. Jets bombed a school. Gunmen attacking the town fled."
    tags = {w.text: w.upos for s in pipeline.reader.read_text(text).sentences for w in s.words}
    assert (tags["airstrikes"], tags["bombed"], tags["attacking"]) == ("NOUN", "VERB", "VERB")
