"""What changed since a run: the store's states, and the rows that tell them apart."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from accounts import run, short_claim, short_report
from click.testing import CliRunner

from rashomon.cli import app
from rashomon.errors import NotInStore, SettingError
from rashomon.export import State, export_changes
from rashomon.export.changes import CHANGE_COLUMNS
from rashomon.records import Claim, Event, Report
from rashomon.store import Store, run_named, runs_in_order, state_after

OLD, NEW = run("0.1"), run("0.2")


def state(reports: Sequence[Report], claims: Sequence[Claim], events: Sequence[Event] = ()) -> State:
    return State(reports, claims, events)


def rows(before: State, after: State) -> list[dict[str, str]]:
    stream = io.StringIO()
    count = export_changes(stream, before, after)
    found = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert count == len(found)
    return found


def brief(found: list[dict[str, str]]) -> list[tuple[str, str, str, str]]:
    return [(r["change"], r["what"], r["id"], r["field"]) for r in found]


def test_added_revised_and_withdrawn_claims() -> None:
    a, b = short_report(1, outlet="=Wire"), short_report(2)
    kept, gone, new = short_claim(a), short_claim(a, type="explosion"), short_claim(b)
    found = rows(state([a], [kept, gone]), state([a, b], [kept.model_copy(update={"stance": "doubted"}), new]))
    assert brief(found) == [
        ("added", "report", b.id, ""), ("revised", "claim", kept.id, "stance"), ("added", "claim", new.id, ""), ("withdrawn", "claim", gone.id, ""),
    ]  # fmt: skip
    assert (found[1]["before"], found[1]["after"], found[1]["report_name"]) == ("asserted", "doubted", "r1")
    assert found[3]["before"] == "explosion, asserted: Shells"


def test_the_group_of_a_claim_in_its_report_is_no_change() -> None:
    a = short_report(1)
    assert rows(state([a], [short_claim(a)]), state([a], [short_claim(a, event="e2")])) == []


def test_events_are_followed_by_their_claims() -> None:
    def event(id_: str, *claims: str, **fields: object) -> Event:
        return Event.model_validate({"id": id_, "type": "clash", "claims": claims, "reports": (), "summary": id_, **fields})

    before = state([], [], [event("e-1", "a"), event("e-2", "b"), event("e-3", "c", "d"), event("e-4", "x"), event("e-5", "y")])
    after = state([], [], [event("e-6", "a", "b"), event("e-3", "c"), event("e-7", "d"), event("e-8", "n"), event("e-5", "y", place="Aleppo")])
    found = rows(before, after)
    assert brief(found) == [
        ("revised", "event", "e-6", "claims"), ("revised", "event", "e-3", "claims"), ("revised", "event", "e-7", "claims"),
        ("added", "event", "e-8", ""), ("revised", "event", "e-5", "place"), ("withdrawn", "event", "e-4", ""),
    ]  # fmt: skip
    assert [r["earlier_ids"] for r in found] == ["e-1; e-2", "e-3", "e-3", "", "e-5", "e-4"]
    assert (found[0]["before"], found[0]["after"]) == ("1 + 1", "2")
    assert (found[4]["before"], found[4]["after"]) == ("null", "Aleppo")


def test_nothing_changed_is_a_header_alone() -> None:
    stream = io.StringIO()
    assert export_changes(stream, state([], []), state([], [])) == 0
    assert stream.getvalue().strip().split(",") == list(CHANGE_COLUMNS)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Three reports: 1 and 2 read by the old run, 1 again by the new one, which sees one thing otherwise, and 3 by it alone."""
    one, two, three = (short_report(n) for n in (1, 2, 3))
    with Store.open(tmp_path / "x.db") as held:
        held.begin(NEW)  # begun first, and read last: the order is that of reading
        held.begin(OLD)
        held.add(one, [short_claim(one), short_claim(one, type="explosion")], OLD.id)
        held.add(two, [short_claim(two)], OLD.id)
        held.add(one, [short_claim(one, stance="doubted")], NEW.id)
        held.add(three, [short_claim(three)], NEW.id)
    return tmp_path / "x.db"


def test_a_state_is_what_stood_when_a_run_had_read_its_last(store: Path) -> None:
    with Store.open(store) as held:
        assert runs_in_order(held) == (OLD, NEW)
        then, now = list(state_after(held, OLD)), list(state_after(held))
        assert list(state_after(held, NEW)) == now
        assert [(r.name, len(c)) for r, c in then] == [("r1", 2), ("r2", 1)]
        assert [(r.name, [x.stance for x in c]) for r, c in now] == [("r1", ["doubted"]), ("r2", ["asserted"]), ("r3", ["asserted"])]
        assert [c for _, found in now for c in found] == list(held.claims())


def test_a_run_is_named_by_how_its_id_begins(store: Path) -> None:
    with Store.open(store) as held:
        assert run_named(held, OLD.id) == run_named(held, OLD.id[:8]) == OLD
        for asked, message in (("run-zz", "no run has"), ("", "no run has"), ("run-", "more than one run has")):
            with pytest.raises(NotInStore, match=f"{message}.*{OLD.id}.*{NEW.id}"):
                run_named(held, asked)
        held.begin(run("0.3"))
        assert len(runs_in_order(held)) == 2, "a run that has read nothing is no point in time"


def test_the_command_tells_the_changes_since_a_run(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "changes.csv"
    result = CliRunner().invoke(app, ["export", "changes", str(out), "--db", str(store), "--since", OLD.id])
    assert result.exit_code == 0, result.output
    found = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    kinds = [(r["change"], r["what"], r["field"]) for r in found if r["what"] != "event"]
    assert kinds == [("added", "report", ""), ("revised", "claim", "stance"), ("added", "claim", ""), ("withdrawn", "claim", "")]
    assert {r["change"] for r in found if r["what"] == "event"} <= {"added", "revised", "withdrawn"}
    again = CliRunner().invoke(app, ["export", "changes", "-", "--db", str(store), "--since", NEW.id])
    assert again.stdout.strip().split(",") == list(CHANGE_COLUMNS)
    wrong = CliRunner().invoke(app, ["export", "changes", "-", "--db", str(store)])
    assert isinstance(wrong.exception, SettingError) and OLD.id in str(wrong.exception)


