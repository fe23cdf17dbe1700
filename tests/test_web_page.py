from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import samples
from hypothesis import given, settings
from hypothesis import strategies as st
from web_tree import Node, tree

import rashomon
from rashomon.records import (
    Actor,
    Claim,
    Dispute,
    Event,
    Extent,
    Figure,
    Place,
    PlaceOption,
    Range,
    Report,
    Run,
    SideRange,
    Source,
    Span,
    Stand,
    Toll,
    Voice,
)
from rashomon.web import notebook_html, render_page
from rashomon.web.view import title_of

RUN = Run(version="1.2.3", model="m-77", lexicon="l-1", registry="g-1", gazetteer="geo", settings={"jobs": "<2>"})


@pytest.fixture(scope="module")
def told() -> tuple[tuple[Report, ...], tuple[Claim, ...], tuple[Event, ...]]:
    return samples.sample()


@pytest.fixture(scope="module")
def html(told: tuple[tuple[Report, ...], tuple[Claim, ...], tuple[Event, ...]]) -> str:
    return render_page(*told, title="Tessaro & <others>", run=RUN)


@pytest.fixture(scope="module")
def page(html: str) -> Node:
    return tree(html)


def ids(page: Node) -> list[str]:
    return [i for n in page.all() if (i := n.attrs.get("id")) is not None]


def by_id(page: Node, id_: str) -> Node:
    return next(n for n in page.all() if n.attrs.get("id") == id_)


def test_every_claim_event_and_report_has_its_one_address(page: Node, told) -> None:  # type: ignore[no-untyped-def]
    reports, claims, events = told
    there = ids(page)
    assert len(there) == len(set(there))
    assert {c.id for c in claims} | {r.id for r in reports} | {f"event-{e.id}" for e in events} <= set(there)
    assert {f"t-{c.id}" for c in claims} <= set(there)


def test_every_inner_link_leads_somewhere(page: Node) -> None:
    there = set(ids(page))
    links = [href[1:] for a in page.all("a") if (href := a.attrs["href"] or "").startswith("#")]
    assert links and set(links) <= there


def test_nothing_is_fetched_and_only_web_addresses_of_reports_lead_out(page: Node) -> None:
    out = []
    for node in page.all():
        assert "src" not in node.attrs and "style" not in node.attrs and "srcdoc" not in node.attrs
        assert not any(name.startswith("on") for name in node.attrs), node.attrs
        href = node.attrs.get("href") or node.attrs.get("action") or node.attrs.get("xlink:href") or "#"
        if not href.startswith("#"):
            out.append((node.tag, href, node.attrs.get("rel")))
    address = "https://wire.example/tessaro?a=1&b=2"
    assert out == [("link", "data:,", "icon"), ("a", address, "noopener noreferrer")]


def test_style_and_script_fetch_nothing(page: Node) -> None:
    for node in page.all("style") + page.all("script"):
        for word in ("http:", "https:", "@import", "url(", "fetch(", "XMLHttp", "eval(", "innerHTML", "import("):
            assert word not in node.text()


def test_the_policy_allows_this_style_and_these_scripts_only(page: Node) -> None:
    meta = next(m for m in page.all("meta") if m.attrs.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in (meta.attrs["content"] or "").split(";"))

    def hashes(tag: str) -> set[str]:
        digests = (hashlib.sha256(n.text().encode()).digest() for n in page.all(tag))
        return {f"'sha256-{base64.b64encode(d).decode()}'" for d in digests}

    assert rules["default-src"] == "'none'"
    assert set(rules["style-src"].split()) == hashes("style")
    assert set(rules["script-src"].split()) == hashes("script")
    assert rules["base-uri"] == rules["form-action"] == "'none'"


def test_the_text_of_each_report_stands_there_to_the_letter(page: Node, told) -> None:  # type: ignore[no-untyped-def]
    for report in told[0]:
        article = by_id(page, report.id)
        assert article.all("div", "text")[0].text() == report.text.replace("\0", "\ufffd")


def test_the_reader_first_sees_what_the_reports_tell(page: Node) -> None:
    assert (
        " ".join(page.all("p", "sum")[0].text().split()) == "7 reports, 12 events, 32 claims, 15 speakers, 3 contested"
    )
    assert [li.all("strong")[0].text() for li in page.all("section", "leads")[0].all("li")] == [
        "Clash by Rebels of the Northern Front and the army against soldiers and terrorists",
        "Air strike by Fighter jets and the air force against civilians and a depot of the Front",
        "Displacement of people",
    ]


def test_titles_of_events() -> None:
    def titled(type_: str, **more: object) -> str:
        return title_of(Event.model_validate({"id": "e", "type": type_, "claims": (), "reports": (), **more}))

    assert titled("talks", agents=("The Front", "The army", "x")) == "Talks between the Front and the army"
    assert titled("arrest", agents=("police",), targets=("A  man",)) == "Arrest by police of a man"
    assert titled("clash", place="Gao", summary="s") == "Clash in Gao"
    assert titled("clash", summary="s") == "s" and titled("clash") == "Clash"
    assert len(titled("clash", agents=("x" * 500,))) < 80


def test_copies_share_a_column_and_each_speaker_has_one(page: Node) -> None:
    table = by_id(page, "event-e-tessaro").all("table", "accounts")[0]
    heads = [th.all(class_="speaker")[0].text() for th in table.all("thead")[0].all("th")[1:]]
    assert heads == ["a hospital doctor", "The army", "Northern Front", "The army", "Voice of the Front"]
    carried = [a.text() for a in table.all("thead")[0].all("th")[1].all("a")]
    assert carried == ["in Sahel Wire, 14 May 2021", "also in The Daily Courier, 15 May 2021"]


def test_rows_in_which_accounts_exclude_each_other_are_marked(page: Node) -> None:
    def differing(event: str) -> list[str]:
        rows = by_id(page, event).all("table", "accounts")[0].all("tr", "differs")
        return [row.all("th")[0].children[0] for row in rows]  # type: ignore[misc]

    assert differing("event-e-tessaro") == ["How many"]
    assert "Stance" in differing("event-e-amdal")
    assert differing("event-e-meru") == []


def test_the_foot_tells_the_run_and_the_borders_are_explained(html: str, page: Node) -> None:
    foot = page.all("footer")[0].text()
    assert "1.2.3" in foot and "m-77" in foot and "<2>" in foot
    assert "Natural Earth" in page.all("details", "note")[0].text()
    assert html.startswith("<!doctype html>\n<html lang")


def test_headings_labels_and_controls_are_named(page: Node) -> None:
    assert len(page.all("h1")) == 1
    for control in page.all("button") + page.all("select") + page.all("input"):
        within = any(control in label.all() for label in page.all("label"))
        assert control.text().strip() or control.attrs.get("aria-label") or within, control.attrs
    assert [a.attrs["href"] for a in page.all("a", "skip")] == ["#events", "#reports"]


def test_hostile_words_make_no_element(page: Node, html: str) -> None:
    assert len(page.all("script")) == 2 and len(page.all("title")) > 1
    assert not page.all("img") and not page.all("i") and not page.all("textarea")
    assert "javascript:" not in html
    html.encode()


def test_the_same_records_give_the_same_bytes(html: str) -> None:
    program = (
        "import samples, hashlib; from test_web_page import RUN; from rashomon.web import render_page;"
        "page = render_page(*samples.sample(), title='Tessaro & <others>', run=RUN);"
        "print(hashlib.sha256(page.encode()).hexdigest())"
    )
    env = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), str(Path(rashomon.__file__).parents[1])])}
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(html.encode()).hexdigest()


def test_no_report_no_event_no_claim() -> None:
    page = tree(render_page((), (), ()))
    assert "No report was read" in page.all("p", "sum")[0].text()
    report = Report(name="quiet.txt", text="Nothing happened.")
    alone = tree(render_page([report], (), ()))
    assert by_id(alone, report.id).all("div", "text")[0].text() == "Nothing happened."
    assert "No event was found" in alone.all("section", "events")[0].text()


def test_claims_whose_report_is_not_given_are_shown_without_it(told) -> None:  # type: ignore[no-untyped-def]
    reports, claims, events = told
    page = tree(render_page(reports[:1], claims, events))
    assert {c.id for c in claims} <= set(ids(page))
    assert len(page.all("article", "report")) == len(reports)


def test_an_event_whose_claims_are_not_given_is_still_listed(told) -> None:  # type: ignore[no-untyped-def]
    reports, _, events = told
    page = tree(render_page(reports, (), events))
    assert {f"event-{e.id}" for e in events} <= set(ids(page))


def test_records_given_twice_are_shown_once(told) -> None:  # type: ignore[no-untyped-def]
    reports, claims, events = told
    assert render_page(reports * 2, claims * 2, events * 2) == render_page(reports, claims, events)


def test_hundreds_of_reports_fit_on_one_page() -> None:
    reports, claims, events = samples.many(120)
    page = tree(render_page(reports, claims, events))
    there = ids(page)
    assert len(there) == len(set(there)) and {c.id for c in claims} <= set(there)
    assert len(page.all("svg", "lanes")) == 2


def test_a_long_text_with_many_claims() -> None:
    text = "Rebels shelled Tessaro on Monday. " * 6000
    step = len("Rebels shelled Tessaro on Monday. ")
    report = Report(name="long", text=text)
    claims = [
        Claim(
            report=report.id,
            sentence=Extent(start=i, end=i + step),
            trigger=Span.cut(text, i + 7, i + 14),
            type="shelling",
            agents=(Actor.cut(text, i, i + 6),),  # type: ignore[arg-type]
        )
        for i in range(0, len(text), step * 20)
    ]
    page = tree(render_page([report], claims, ()))
    assert page.all("div", "text")[0].text() == text
    assert len(page.all("li", "card")) == len(claims) == 300


def shaped(page: Node) -> list[str]:
    return [node.tag for node in page.all()]


def record(word: str) -> tuple[list[Report], list[Claim], list[Event]]:
    """One of everything, with ``word`` in every field that holds free text; the report's text itself stays."""
    text = "They fought in Gao."
    report = Report(name=word, text=text, title=word, outlet=word, language=word, published=date(2020, 1, 2))
    span = {"start": 5, "end": 11, "text": word}
    claim = Claim(
        report=report.id,
        sentence=Extent(start=0, end=19),
        trigger=Span.cut(text, 5, 11),
        type="clash",
        agents=(Actor(**span, refers_to=word + "!"),),
        places=(Place(**span, name=word + "!", adm1=word, cc=word, lat=16.2, lon=0.0),),
        figures=(Figure(**span, measure="killed", low=2, of=word + "!", part_of=word),),
        sources=(Source(**span, refers_to=word),),
    )
    event = Event(
        id="e-1",
        type="clash",
        claims=(claim.id,),
        reports=(report.id,),
        place=word,
        cc=word,
        lat=16.2,
        lon=0.0,
        tolls=(Toll(claim=claim.id, said_by=word, measure="killed", of=word, low=2),),
        sources=(word,),
        contested=True,
        contradictions=(word,),
        summary=word,
        start=date(2020, 1, 1),
        voices=(Voice(name=word, claimant="belligerent", side=word + "!", claims=(claim.id,)),),
        places=(PlaceOption(name=word, cc=word, claims=(claim.id,), sources=(word,)),),
        ranges=(Range(measure="killed", low=2, best=2, best_why=word, by=(SideRange(claimant="media", sources=(word,)),)),),
        disputes=(Dispute(kind="place", stands=(Stand(says=word, sources=(word,), claims=(claim.id,)),), words=word),),
        grade="contested",
        grade_why=word,
    )
    return [report], [claim], [event]


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ['"', "'", "<", ">", "&", "</script>", "<!--", "]]>", "</style>", "\u2028", "{{", "\0", "\ud800"]
        )
        | st.characters(),
        min_size=1,
        max_size=12,
    ).map("".join)
)
def test_no_text_in_any_field_changes_the_structure(word: str) -> None:
    plain = record("word")
    page, fragment = render_page(*record(word), title=word), notebook_html(*record(word))
    page.encode()
    assert shaped(tree(page)) == shaped(tree(render_page(*plain, title="word")))
    assert shaped(tree(fragment)) == shaped(tree(notebook_html(*plain)))


def test_the_notebook_fragment_runs_nothing_and_lists_what_it_leaves_out(told) -> None:  # type: ignore[no-untyped-def]
    html = notebook_html(*told, limit=4)
    page = tree(html)
    assert not page.all("script") and not ids(page) and not page.all("a")
    assert len(page.all("details")) == 4
    assert "8 more events" in page.text() and "3 contested" in page.text()
    outer = page.all("div", "rashomon-nb")[0]
    assert all(line.startswith(".rashomon-nb") for line in outer.all("style")[0].text().splitlines())
