"""The page on what is contested and by whom, how well an event is backed, its tolls over days, and copies among the reports."""

from __future__ import annotations

from datetime import date

import pytest
from web_tree import Node, tree

from rashomon.linking import link
from rashomon.records import (
    Claim,
    Dispute,
    Event,
    Extent,
    Figure,
    Known,
    Range,
    Report,
    Revision,
    SideRange,
    Source,
    Span,
    Stand,
    Toll,
    Voice,
)
from rashomon.web import notebook_html, render_page
from rashomon.web.backing import backing, tally
from rashomon.web.contests import about
from rashomon.web.history import history
from rashomon.web.tolls import toll_charts

TEXT = "Shells hit the mill. The army said 4 died. Medics said 9 died. The army said 6 died."
DAYS = (date(2021, 5, 3), date(2021, 5, 4))


def _claim(report: Report, who: str, killed: int) -> Claim:
    at = TEXT.index(str(killed))
    start = TEXT.rindex(f"{who} said", 0, at)
    return Claim(
        report=report.id,
        sentence=Extent(start=start, end=TEXT.index(".", start) + 1),
        trigger=Span.cut(TEXT, at + 2, at + 6),
        type="shelling",
        stance="claimed",
        event="e",
        figures=(Figure(start=at, end=at + 1, text=str(killed), measure="killed", low=killed, high=killed),),
        sources=(Source(start=start, end=start + len(who), text=who),),
    )


def _toll(claim: Claim, who: str, killed: int, **more: object) -> Toll:
    return Toll.model_validate({"claim": claim.id, "said_by": who, "measure": "killed", "low": killed, "high": killed, **more})


@pytest.fixture(scope="module")
def told() -> tuple[list[Report], list[Claim], list[Event]]:
    report = Report(name="mill", text=TEXT, outlet="Wire", published=DAYS[0])
    four, nine, six = (_claim(report, who, k) for who, k in (("The army", 4), ("Medics", 9), ("The army", 6)))
    army = {"claimant": "belligerent", "side": "Government of Norland"}
    event = Event(
        id="e-mill", type="shelling", claims=(four.id, nine.id, six.id), reports=(report.id,), contested=True,
        tolls=(_toll(four, "The army", 4, superseded=True, **army), _toll(nine, "Medics", 9, claimant="medics"),
               _toll(six, "General Oss", 6, **army)),
        ranges=(Range(
            measure="killed", low=6, high=9, best=9, best_why="fits 2 of 2", contested=True, low_claims=(six.id,),
            best_claims=(nine.id,), high_claims=(nine.id,),
            by=(SideRange(claimant="belligerent", side="Government of Norland", low=6, high=6, claims=(six.id,)),
                SideRange(claimant="medics", low=9, high=9, claims=(nine.id,))),
            known=(Known(day=DAYS[0], low=4, best=4, high=4, claims=(four.id,)),
                   Known(day=DAYS[1], low=6, best=9, high=None, claims=(nine.id, six.id))),
        ),),
        sources=("The army", "Medics", "General Oss"), independent=2,
        voices=(Voice(name="The army", claimant="belligerent", side="Government of Norland", claims=(four.id,)),
                Voice(name="Medics", claimant="medics", claims=(nine.id,)),
                Voice(name="General Oss", claimant="belligerent", side="Government of Norland", independent=False, claims=(six.id,))),
        disputes=(Dispute(kind="toll", measure="killed", words="killed: The army says 6, Medics say 9", stands=(
            Stand(says="6", sources=("The army",), claims=(six.id,)), Stand(says="9", sources=("Medics",), claims=(nine.id,)))),),
        revisions=(Revision(said_by="The army", measure="killed", before="4", after="6", day_before=DAYS[0], day=DAYS[1],
                            claim_before=four.id, claim=six.id),),
        grade="fair", grade_why="two independent sources say so",
    )  # fmt: skip
    return [report], [four, nine, six], [event]


@pytest.fixture(scope="module")
def page(told) -> Node:  # type: ignore[no-untyped-def]
    return tree(render_page(*told))


def words(node: Node) -> str:
    return " ".join(node.text().split())


def hrefs(node: Node) -> list[str | None]:
    return [a.attrs["href"] for a in node.all("a")]


def test_a_dispute_names_its_kind_and_each_position_with_its_claims(page: Node, told) -> None:  # type: ignore[no-untyped-def]
    _, (_, nine, six), _ = told
    (contest,) = page.all("section", "events")[0].all("dl", "contests")
    assert words(contest.all("dt")[0]) == "how many: killed"
    one, other = contest.all("li")
    assert (words(one), words(other)) == ("6 The army 3", "9 Medics 2")
    assert (hrefs(one), hrefs(other)) == ([f"#{six.id}"], [f"#{nine.id}"])
    (lead,) = page.all("section", "leads")[0].all("div", "part")
    assert [words(li) for li in lead.all("li")] == ["6 The army", "9 Medics"]


def test_the_head_of_an_event_tells_how_well_it_is_backed_and_what_is_contested(page: Node) -> None:
    (summary,) = page.all("li", "event")[0].all("details")[0].all("summary")[:1]
    meta = words(summary.all("span", "meta")[0])
    assert "fair" in meta and "2 independent sources: Government of Norland, medics" in meta and "6–9 killed, best 9" in meta
    assert words(summary.all("span", "about")[0]) == "contested how many killed"
    assert words(page.all("p", "tally")[0]) == "Graded ◕ 1 fair"


def test_low_best_and_high_name_who_stands_behind_them(page: Node, told) -> None:  # type: ignore[no-untyped-def]
    ends = page.all("dl", "ends")[0].all("div")
    assert [words(e) for e in ends] == ["Low6 General Oss 3", "Best9 Medics 2 fits 2 of 2", "High9 Medics 2"]


def test_speakers_of_a_side_stand_under_its_span_and_a_revised_figure_is_marked(told) -> None:  # type: ignore[no-untyped-def]
    _, claims, (event,) = told
    (chart,) = toll_charts(event, {c.id: c for c in claims})
    assert chart.whole is not None
    assert [(r.speaker, r.group, r.kind, r.words) for r in chart.rows] == [
        ("Government of Norland", True, "", "6"),
        ("The army", False, "", "4 (revised later)"),
        ("General Oss", False, "", "6"),
        ("Medics", False, "medics", "9"),
    ]
    assert [r.under for r in chart.rows] == [False, True, True, False]
    assert [r.revised for r in chart.rows] == [False, True, False, False]


def test_one_figure_by_one_speaker_is_not_summed_up(told) -> None:  # type: ignore[no-untyped-def]
    _, claims, (event,) = told
    alone = event.model_copy(update={"tolls": event.tolls[1:2], "ranges": (Range(measure="killed", low=9, high=9, best=9),)})
    (chart,) = toll_charts(alone, {c.id: c for c in claims})
    assert chart.whole is None and chart.ends == () and chart.history is None


def test_a_toll_over_days_is_a_band_with_a_line_that_steps(told) -> None:  # type: ignore[no-untyped-def]
    _, claims, (event,) = told
    found = history(event.ranges[0], event, {c.id for c in claims})
    assert found is not None
    drawn = tree(str(found.drawing))
    assert len(drawn.all("rect", "band")) == 2 and len(drawn.all("rect", "open")) == 1
    level = [line.attrs["y1"] for line in drawn.all("line", "best") if line.attrs["y1"] == line.attrs["y2"]]
    assert len(level) == 2 and float(level[0] or 0) > float(level[1] or 0), "more dead stand higher"
    assert [line.words for line in found.days] == ["3 May 2021: 4", "4 May 2021: at least 6, best 9"]
    assert [n for n, _ in found.days[1].refs] == [2, 3]


def test_account_and_sentence_lead_to_each_other(page: Node, told) -> None:  # type: ignore[no-untyped-def]
    for claim in told[1]:
        (quote,) = (a for a in page.all("a") if a.attrs.get("id") == f"a-{claim.id}")
        assert quote.attrs["href"] == f"#{claim.id}"
        card = next(li for li in page.all("li", "card") if li.attrs["id"] == claim.id)
        assert hrefs(card) == [f"#t-{claim.id}", f"#a-{claim.id}"]


def test_backing_and_what_is_disputed_in_a_line(told) -> None:  # type: ignore[no-untyped-def]
    (event,) = told[2]
    assert backing(event.model_copy(update={"voices": (), "independent": 1})) == "1 source"
    assert about(event) == "how many killed" and about(event.model_copy(update={"disputes": ()})) == ""
    none = event.model_copy(update={"grade": None})
    assert [w for _, w, _ in tally([event, event, none])] == ["2 fair", "1 not yet said to have happened"]
    assert tally([none]) == ()


def test_the_notebook_tells_positions_ends_and_days(told) -> None:  # type: ignore[no-untyped-def]
    shown = words(tree(notebook_html(*told)))
    assert "how many: killed — 6 The army · 9 Medics" in shown
    assert "low 6 General Oss · best 9 Medics · high 9 Medics" in shown and "3 May 2021: 4 · 4 May 2021" in shown


STORY = (
    "Rebels from the Northern Front attacked the garrison of Tessaro on Monday and killed 14 soldiers, the governor said. "
    "A column of 30 trucks then left the town for Amdal, where 2,000 people had fled in March. "
    "“We will not leave this road to them,” said Colonel Idris Vael, who commands the 46th Brigade. "
    "The United Nations counted 6,500 displaced people in Kelifa province on 12 May."
)


def test_a_copy_is_named_at_both_reports_with_its_reasons() -> None:
    first = Report(name="a", text=STORY, title="Garrison <attacked>", outlet="Wire", published=date(2021, 5, 13))
    later = Report(name="b", text=STORY + " More follows.", title="Attack", outlet="Courier", published=date(2021, 5, 14))
    alone = Report(name="c", text="A school was opened in Port Sanga.", title="School")
    page = tree(render_page([first, later, alone], (), ()))
    kin = {a.attrs["id"]: a.all("ul", "kin") for a in page.all("article", "report")}
    assert "Copied by Attack Courier, 14 May 2021" in words(kin[first.id][0])
    (copy,) = kin[later.id][0].all("li", "later")
    assert "Copy of Garrison <attacked> Wire, 13 May 2021" in words(copy) and "Both count as one source" in words(copy)
    assert "do not tell which came first" not in words(copy) and hrefs(copy) == [f"#{first.id}"]
    assert copy.all("details")[0].all("li"), "the reasons stand there"
    assert kin[alone.id] == []
    assert "1 report is a copy or rewrite" in words(tree(render_page([first, later], (), [Event(
        id="e", type="clash", claims=(), reports=(), grade="fair")])))  # fmt: skip


def test_of_one_day_the_page_says_that_dates_do_not_tell() -> None:
    pair = [Report(name=n, text=STORY + extra, outlet=n, published=date(2021, 5, 13)) for n, extra in (("A", ""), ("B", " More."))]
    page = tree(render_page(pair, (), ()))
    assert page.text().count("do not tell which came first") == 2


def test_a_report_that_reads_as_spun_carries_a_warning() -> None:
    text = "The Reconciliation Middle said that the outfitted powers had pushed back, and the common defence spoke of air assaults."
    page = tree(render_page([Report(name="s", text=text), Report(name="p", text=STORY)], (), ()))
    spun, plain = page.all("article", "report")
    (note,) = spun.all("div", "spun")
    assert note.attrs["role"] == "note" and "Reads as machine-rewritten" in words(note) and "“Reconciliation Middle”" in words(note)
    assert not plain.all("div", "spun")


def test_contested_events_come_first() -> None:
    kinds = [("quiet", False), ("hot", True)]
    page = tree(render_page([Report(name="x", text="x")], (), [Event(id=i, type="clash", claims=(), reports=(), contested=c) for i, c in kinds]))
    assert [li.attrs["data-event"] for li in page.all("li", "event")] == ["hot", "quiet"]


def test_linked_claims_of_two_reports_make_a_page_whose_links_all_lead_somewhere() -> None:
    a, b = (Report(name=n, text=TEXT, outlet=n, published=d) for n, d in zip("AB", DAYS, strict=True))
    claims = [_claim(r, who, k) for r in (a, b) for who, k in (("The army", 4), ("Medics", 9))]
    page = tree(render_page([a, b], claims, link([a, b], claims)))
    there = [i for n in page.all() if (i := n.attrs.get("id")) is not None]
    assert len(there) == len(set(there))
    assert {h[1:] for h in hrefs(page) if h and h.startswith("#")} <= set(there)
    assert {f"a-{c.id}" for c in claims} <= set(there)
