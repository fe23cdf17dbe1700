"""``verify`` finds what was changed behind the store's back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from accounts import FIRST_TEXT, first_claims, first_report, run
from sqlalchemy import text

from rashomon.records import Failure, Judgement, Report
from rashomon.store import Problem, Store, verify

STORMING, DEATHS, ANSWER = first_claims()
NOON = datetime(2024, 12, 1, 12, tzinfo=UTC)
EVENT = "e-00000000000000aa"


def _store() -> Store:
    store = Store.open(":memory:")
    store.add(first_report(), first_claims(), store.begin(run("0.1")))
    store.add(first_report(), first_claims()[:1], store.begin(run("0.2")))
    store.fail(Failure(where="a.pdf", reason="it is encrypted"), run("0.1").id)
    store.judge(Judgement(subjects=(STORMING.id, DEATHS.id), verdict="different", author="A. Reviewer", time=NOON, reason="two acts"))
    store.linked({EVENT: [STORMING.id, ANSWER.id]}, NOON)
    return store


def test_an_untouched_store_has_no_problem() -> None:
    with _store() as store:
        assert verify(store) == ()


@pytest.mark.parametrize(
    ("statement", "subject", "what"),
    [
        (
            "UPDATE claims SET document = replace(document, 'stormed', 'shelled')",
            STORMING.id,
            "'shelled' does not stand at",
        ),
        (
            "UPDATE claims SET document = replace(document, '\"At least 20\"', '\"At least 30\"')",
            DEATHS.id,
            "'At least 30'",
        ),
        (
            "UPDATE claims SET document = replace(document, 'Radio Orient', 'Radio Occident')",
            ANSWER.id,
            "Radio Occident",
        ),
        (
            "UPDATE claims SET id = 'c-0000000000000000' WHERE position = 1",
            "c-0000000000000000",
            f"gives the id {DEATHS.id}",
        ),
        ("UPDATE claims SET document = '{}' WHERE position = 2", ANSWER.id, "cannot be read back"),
        ("UPDATE claims SET document = 'no JSON' WHERE position = 2", ANSWER.id, "cannot be read back"),
        ("UPDATE claims SET stance = 'denied' WHERE position = 1", DEATHS.id, "columns stance"),
        ("UPDATE claims SET date_end = NULL WHERE position = 1", DEATHS.id, "columns date_end"),
        ("DELETE FROM claims WHERE position = 2", first_report().id, "wrote down 3 claims, and 2 are here"),
        ("UPDATE reports SET title = 'Another'", first_report().id, "the report's content gives the id r-"),
        ("UPDATE reports SET published_from = 'guessed'", first_report().id, "cannot be read back"),
        ("UPDATE reports SET extra = '['", first_report().id, "cannot be read back"),
        (f"UPDATE reports SET text = substr(text, 1, {len(FIRST_TEXT) - 5})", DEATHS.id, "sentence ends at"),
        ("UPDATE runs SET model = 'm2' WHERE version = '0.2'", run("0.2").id, "the run's content gives the id run-"),
        ("UPDATE runs SET settings = '1'", run("0.1").id, "cannot be read back"),
        ("UPDATE failures SET reason = 'it is empty'", "f-", "the failure's content gives the id f-"),
        ("UPDATE judgements SET document = replace(document, 'different', 'same')", "j-", "the judgement's content gives the id j-"),
        ("UPDATE judgements SET document = '[]'", "j-", "the judgement cannot be read back"),
        ("UPDATE judgements SET author = 'B. Reviewer'", "j-", "otherwise than its columns author"),
        (f"UPDATE judgements SET document = replace(document, '{DEATHS.id}', 'c-0')", "j-", "is on c-0, and no claim here has this id"),
        (f"UPDATE event_states SET claims = replace(claims, '{ANSWER.id}', 'c-0')", EVENT, "names c-0, and no claim here has this id"),
        ("UPDATE event_states SET claims = '[\"c-0\",\"c-1\"]'", EVENT, "names c-0 and 1 more"),
        ("UPDATE event_states SET claims = 'none'", EVENT, "the event's state of 2024-12-01T12:00:00+00:00 cannot be read back"),
        ("UPDATE event_states SET claims = '{}'", EVENT, "cannot be read back"),
        ("UPDATE event_states SET claims = '[1]'", EVENT, "cannot be read back"),
    ],
)
def test_what_was_changed_is_found(statement: str, subject: str, what: str) -> None:
    with _store() as store:
        with store.database.writing() as connection:
            connection.execute(text(statement))
        problems = verify(store)
        assert any(problem.subject.startswith(subject) and what in problem.what for problem in problems), problems
        assert all("\n" not in str(problem) for problem in problems)


def test_claims_moved_to_another_report_are_found() -> None:
    other = first_report().model_copy(update={"title": "The same text under another title"})
    other = Report.model_validate(other.model_dump())
    with _store() as store:
        store.add(other, (), run("0.1").id)
        with store.database.writing() as connection:
            connection.execute(text("UPDATE readings SET report = :other WHERE number = 2"), {"other": other.id})
        assert verify(store) == (
            Problem(
                STORMING.id, f"the claim says that it is of report {first_report().id}, and stands under {other.id}"
            ),
        )


def test_a_reading_that_is_no_longer_current_is_checked_too() -> None:
    with _store() as store:
        with store.database.writing() as connection:
            connection.execute(text("UPDATE claims SET setting = 'background' WHERE reading = 1 AND position = 0"))
        assert verify(store) == (Problem(STORMING.id, "the claim says otherwise than its columns setting"),)
