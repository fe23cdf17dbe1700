"""Linking, asking why and judging from the command line, on a store made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from accounts import run as a_run
from click.testing import CliRunner, Result
from test_linking import claim, report

from rashomon.cli import app
from rashomon.errors import NotInStore, SettingError
from rashomon.linking import event_id
from rashomon.store import Store


@pytest.fixture
def db(tmp_path: Path) -> str:
    path = str(tmp_path / "x.db")
    with Store.open(path) as store:
        store.begin(a_run())
        for name, outlet in (("a", "North"), ("b", "South")):
            r = report(name, outlet)
            store.add(r, [claim(r, places=())], a_run().id)
    return path


def run(*args: str) -> Result:
    result = CliRunner().invoke(app, list(args))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def ids() -> tuple[str, str]:
    a, b = (claim(report(n, o), places=()).id for n, o in (("a", "North"), ("b", "South")))
    return a, b


def test_what_links_would_change_is_said_and_only_then_written(db: str) -> None:
    dry = run("link", "--dry-run", "--db", db).stdout
    assert dry.count("new ") == 2 and "nothing was written" in dry
    assert run("link", "--db", db).stdout.count("new ") == 2
    assert "2 events, 0 changes" in run("link", "--db", db).stdout


def test_a_judgement_merges_why_says_so_the_old_id_leads_on_and_a_split_is_told(db: str) -> None:
    a, b = ids()
    run("link", "--db", db)
    assert "two events" in run("why", a, b, "--db", db).stdout
    assert "base: any two occurrences" in run("why", event_id(a), b, "--db", db).stdout
    run("judge", a, b, "same", "--by", "R", "--why", "the same fight", "--db", db)
    why = run("why", a, b, "--db", db).stdout
    assert "They are one event." in why and "by R on" in why and "the same fight" in why
    assert "merged" in run("link", "--db", db).stdout
    root, gone = sorted((event_id(a), event_id(b)), key=lambda e: e not in run("events", "--db", db).stdout)
    assert f"{gone} is now part of {root}." in run("show", gone, "--db", db).stdout
    run("judge", b, a, "withdrawn", "--by", "R", "--why", "another town", "--db", db)
    assert "split" in run("link", "--db", db).stdout
    listed = run("judgements", "--db", db).stdout
    assert "overridden later" in listed and "2 judgements, 0 count" in listed


def test_wrong_input_is_told(db: str) -> None:
    a, _ = ids()
    with pytest.raises(NotInStore, match="no event or claim"):
        run("why", "c-ffff0", a, "--db", db)
    with pytest.raises(SettingError, match="same claim"):
        run("judge", a, event_id(a), "same", "--by", "R", "--why", "x", "--db", db)
    with pytest.raises(SettingError, match="--why"):
        run("judge", a, a, "same", "--by", "R", "--why", " ", "--db", db)
    assert run("judge", a, a, "perhaps", "--by", "R", "--why", "x", "--db", db).exit_code == 2
