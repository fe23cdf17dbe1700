"""What every store must do, whatever database is behind it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from accounts import first_claims, first_report, run, short_claim, short_report
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, inspect, select, text
from sqlalchemy.dialects import sqlite

from rashomon.errors import NotInStore, StoreError
from rashomon.records import Claim, Extent, Failure, Place, Report, Span, Time
from rashomon.store import Store, verify
from rashomon.store import store as store_module
from rashomon.store.migrations import VERSION_TABLE
from rashomon.store.rows import claim_columns
from rashomon.store.tables import AnyText, metadata
from rashomon.store.tables import claims as claims_table

POSTGRES = os.environ.get("RASHOMON_TEST_POSTGRES", "")
needs_postgres = pytest.mark.skipif(not POSTGRES, reason="RASHOMON_TEST_POSTGRES holds no database URL")


@pytest.fixture(params=["file", "memory", pytest.param("postgres", marks=needs_postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "postgres":
        _empty_postgres()
    where = {"file": tmp_path / "kept.db", "memory": ":memory:", "postgres": POSTGRES}[request.param]
    with Store.open(where) as opened:
        yield opened


def _empty_postgres() -> None:
    with Store.open(POSTGRES) as opened, opened.database.writing() as connection:
        metadata.drop_all(connection)
        connection.execute(text(f"DROP TABLE {VERSION_TABLE}"))


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that the database holds."""
    with store.database.reading() as connection:
        return {
            table.name: sorted(tuple(row) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
        }


def test_what_was_added_comes_back_as_it_was(store: Store) -> None:
    report, claims = first_report(), first_claims()
    run_id = store.begin(run())
    assert store.add(report, claims, run_id) is True
    assert list(store.reports()) == [report]
    assert store.report(report.id) == report
    assert tuple(store.claims()) == claims
    assert tuple(store.claims(report.id)) == claims
    assert [store.claim(claim.id) for claim in claims] == list(claims)
    assert store.runs() == (run(),)
    assert verify(store) == ()


def test_reading_the_same_report_again_adds_nothing(store: Store) -> None:
    run_id = store.begin(run())
    store.add(first_report(), first_claims(), run_id)
    before = rows(store)
    assert store.begin(run()) == run_id
    assert store.add(first_report().model_copy(update={"name": "copy.txt"}), first_claims(), run_id) is False
    assert rows(store) == before


def test_a_report_without_claims_has_been_read_too(store: Store) -> None:
    report = short_report(1)
    run_id = store.begin(run())
    assert not store.has_read(report.id, run_id)
    assert store.add(report, (), run_id)
    assert store.has_read(report.id, run_id)
    assert not store.has_read(report.id, store.begin(run("0.2")))
    assert list(store.claims(report.id)) == []


def test_the_last_run_gives_the_current_reading_and_the_older_one_stays(store: Store) -> None:
    report, (storming, deaths, answer) = first_report(), first_claims()
    other = short_report(1)
    store.add(report, (storming, deaths), store.begin(run("0.1")))
    store.add(other, (short_claim(other),), run("0.1").id)
    doubted = storming.model_copy(update={"stance": "doubted"})
    assert store.add(report, (doubted, answer), store.begin(run("0.2")))
    assert list(store.claims()) == [doubted, answer, short_claim(other)], (
        "in the order in which reports were first read"
    )
    assert store.claim(storming.id) == doubted
    assert store.claim(deaths.id) == deaths, "found, though no longer current"
    assert list(store.reports()) == [report, other]
    assert list(store.claims(run=run("0.1").id)) == [storming, deaths, short_claim(other)]
    assert list(store.claims(report.id, run=run("0.1").id)) == [storming, deaths]
    assert list(store.claims(other.id, run=run("0.2").id)) == []
    assert verify(store) == ()
    store.add(other, (), run("0.2").id)
    assert list(store.claims()) == [doubted, answer]


def test_nothing_that_is_there_is_ever_changed(store: Store) -> None:
    report, claims = first_report(), first_claims()
    store.add(report, claims, store.begin(run("0.1")))
    store.fail(Failure(where="a.pdf", reason="it is encrypted"), run("0.1").id)
    before = rows(store)
    store.add(report, claims[:1], store.begin(run("0.2")))
    store.add(report, claims, run("0.1").id)
    store.fail(Failure(where="a.pdf", reason="it is empty"), run("0.2").id)
    with pytest.raises(StoreError):
        store.add(short_report(1), claims, run("0.2").id)
    verify(store)
    after = rows(store)
    assert {name: set(held) - set(after[name]) for name, held in before.items()} == {name: set() for name in before}
    assert len(after["readings"]) == 2
    assert len(after["failures"]) == 2


def test_claims_come_in_reading_order_over_many_reports(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_CHUNK", 3)
    reports = [short_report(number) for number in range(11)]
    run_id = store.begin(run())
    for report in reports:
        late = Span.cut(report.text, 7, 10)
        first = short_claim(report).model_copy(update={"trigger": late})
        store.add(report, (first, short_claim(report)), run_id)
    assert list(store.reports()) == reports
    assert [claim.report for claim in store.claims()] == [report.id for report in reports for _ in range(2)]
    assert [claim.trigger.start for claim in store.claims()] == [7, 0] * 11, "not by offset: as they were given"


def test_the_store_may_be_written_while_it_is_read_through(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_CHUNK", 1)
    first, second = store.begin(run("0.1")), store.begin(run("0.2"))
    for number in range(4):
        store.add(short_report(number), (), first)
    for report in store.reports():
        assert store.add(report, (short_claim(report),), second)
    assert len(list(store.claims())) == 4


def test_a_report_is_added_whole_or_not_at_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    run_id = store.begin(run())
    real = store_module.claim_row

    def stops(claim: Claim, reading: int, position: int) -> dict[str, Any]:
        if position == 2:
            raise KeyboardInterrupt
        return real(claim, reading, position)

    monkeypatch.setattr(store_module, "claim_row", stops)
    with pytest.raises(KeyboardInterrupt):
        store.add(first_report(), first_claims(), run_id)
    monkeypatch.undo()
    assert list(store.reports()) == []
    assert not store.has_read(first_report().id, run_id)
    assert store.add(first_report(), first_claims(), run_id)
    assert len(list(store.claims())) == 3


def test_a_claim_that_misquotes_is_refused_with_its_report(store: Store) -> None:
    storming, *others = first_claims()
    wrong = storming.model_copy(update={"trigger": Span(start=3, end=10, text="stormed")})
    with pytest.raises(StoreError, match=r"'stormed' does not stand at 3\.\.10 of report r-.*orient/1\.txt"):
        store.add(first_report(), (wrong, *others), store.begin(run()))
    assert list(store.reports()) == []


def test_a_claim_of_another_report_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="cannot be added to"):
        store.add(short_report(1), (short_claim(short_report(2)),), store.begin(run()))


def test_two_different_claims_with_one_id_are_refused_and_a_claim_given_twice_counts_once(store: Store) -> None:
    report = short_report(1)
    claim, run_id = short_claim(report), store.begin(run())
    with pytest.raises(StoreError, match="two different claims"):
        store.add(report, (claim, claim.model_copy(update={"stance": "denied"})), run_id)
    assert store.add(report, (claim, claim), run_id)
    assert list(store.claims()) == [claim]


def test_a_run_must_have_begun(store: Store) -> None:
    with pytest.raises(StoreError, match=r"call Store\.begin"):
        store.add(first_report(), (), run().id)
    with pytest.raises(StoreError, match=r"call Store\.begin"):
        store.fail(Failure(where="a", reason="b"), "run-none")


def test_failures_are_listed_in_order_and_once(store: Store) -> None:
    one, two = Failure(where="b.pdf", reason="it is encrypted"), Failure(where="a.html", reason="it holds no text")
    first, second = store.begin(run("0.1")), store.begin(run("0.2"))
    for failure in (one, two, one):
        store.fail(failure, first)
    store.fail(one, second)
    assert store.failures() == (one, two, one)
    assert store.failures(first) == (one, two)
    assert store.failures(second) == (one,)


def _dated(number: int, start: date | None, end: date | None, *countries: str) -> tuple[Report, Claim]:
    report = short_report(number)
    places = tuple(Place(start=7, end=10, text="hit", cc=cc) for cc in countries)
    return report, short_claim(report, time=Time(start=start, end=end), places=places)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ({}, [0, 1, 2, 3]),
        ({"since": date(2024, 3, 5)}, [0, 1]),
        ({"since": date(2024, 3, 6)}, [1]),
        ({"until": date(2024, 3, 1)}, [0, 2]),
        ({"until": date(2024, 2, 29)}, [2]),
        ({"since": date(2024, 3, 3), "until": date(2024, 3, 4)}, [0]),
        ({"country": "sy"}, [0, 1]),
        ({"country": "TR"}, [1]),
        ({"country": "%"}, []),
        ({"type": "shelling"}, [0, 1, 2, 3]),
        ({"type": "clash"}, []),
        ({"stance": "denied"}, []),
        ({"setting": "background"}, []),
        ({"setting": "news", "country": "TR"}, [1]),
    ],
)
def test_questions(store: Store, question: dict[str, Any], answer: list[int]) -> None:
    held = [
        _dated(0, date(2024, 3, 1), date(2024, 3, 5), "SY"),
        _dated(1, date(2024, 4, 1), None, "TR", "SY"),
        _dated(2, None, date(2024, 2, 1), "SYR"),
        _dated(3, None, None),
    ]
    run_id = store.begin(run())
    for report, claim in held:
        store.add(report, (claim,), run_id)
    assert list(store.claims(**question)) == [held[number][1] for number in answer]
    assert list(store.claims(held[1][0].id, **question)) == [held[1][1]] * (1 in answer)


def test_an_id_may_be_shortened_while_it_is_the_only_one(store: Store) -> None:
    run_id = store.begin(run())
    for number in range(40):
        store.add(short_report(number), (), run_id)
    wanted = short_report(7)
    others = [short_report(number).id for number in range(40) if number != 7]
    needed = next(n for n in range(3, 18) if not any(other.startswith(wanted.id[:n]) for other in others))
    assert store.report(wanted.id[:needed]) == wanted
    assert store.report(f" {wanted.id.upper()} ") == wanted
    with pytest.raises(NotInStore, match=r"more than one report has an id that begins so \(r-.*, …\)"):
        store.report("r-")
    with pytest.raises(NotInStore, match="more than one"):
        store.report(wanted.id[: needed - 1])


def test_an_unknown_id_names_its_neighbour(store: Store) -> None:
    report = short_report(1)
    store.add(report, (short_claim(report),), store.begin(run()))
    claim_id = short_claim(report).id
    mistyped = claim_id[:8] + ("0" if claim_id[8] != "0" else "1") + claim_id[9:]
    with pytest.raises(NotInStore, match=f"no claim .* the nearest: {claim_id}"):
        store.claim(mistyped)
    with pytest.raises(NotInStore, match="no report"):
        store.claims(claim_id)


@pytest.mark.parametrize(
    "asked", ["", "c-", "%", "c-'; DROP TABLE claims", "\x00", "\ud800", "é" * 3000, "c-" + "0" * 9999]
)
def test_odd_ids_are_not_in_store(store: Store, asked: str) -> None:
    with pytest.raises(NotInStore):
        store.claim(asked)


any_text = st.text(st.characters(categories=None), min_size=1)
# What the store marks, what it marks it with, and what looks like a mark already.
MARKED = "\ufdd0\ufdd00000 a\x00b\ud800\U0001f600\udc00"


def test_any_text_comes_back(store: Store) -> None:
    run_id = store.begin(run())

    @given(any_text, any_text)
    @example(MARKED, MARKED)
    @settings(max_examples=60, deadline=None)
    def comes_back(body: str, word: str) -> None:
        report = Report(name=word, text=body, title=body, outlet=word, extra={word: body})
        whole = Span.cut(body, 0, len(body))
        sentence = Extent(start=0, end=len(body))
        claim = Claim(report=report.id, sentence=sentence, trigger=whole, type="other", event=word)
        assert store.add(report, (claim,), run_id) is (report.id not in seen)
        seen.add(report.id)
        assert store.report(report.id) == report
        assert list(store.claims(report.id)) == [claim]
        store.fail(Failure(where=body, reason=word), run_id)
        assert Failure(where=body, reason=word) in store.failures()

    seen: set[str] = set()
    comes_back()
    assert verify(store) == ()


def test_no_character_reaches_the_database_that_one_of_them_could_not_hold() -> None:
    sent = AnyText().process_bind_param(MARKED, sqlite.dialect())
    assert sent is not None
    assert "\x00" not in sent
    sent.encode("utf-8")


def test_the_countries_of_a_claim_are_written_in_order_and_once() -> None:
    places = tuple(Place(start=7, end=10, text="hit", cc=cc) for cc in ("TR", "SY", "TR", None, "IQ", "LB"))
    assert claim_columns(short_claim(short_report(1), places=places))["cc"] == "|IQ|LB|SY|TR|"


def test_a_claim_row_without_its_reading_cannot_be_written(store: Store) -> None:
    row = store_module.claim_row(first_claims()[0], 99, 0)
    with pytest.raises(StoreError, match="the database refused"), store.database.writing() as connection:
        connection.execute(insert(claims_table), [row])


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="has been closed"):
        store.report("r-1")


def test_every_table_is_there(store: Store) -> None:
    with store.database.reading() as connection:
        assert set(inspect(connection).get_table_names()) == {*metadata.tables, VERSION_TABLE}
