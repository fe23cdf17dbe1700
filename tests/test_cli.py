"""The commands as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.cli import app
from rashomon.errors import RashomonError

TEXT = "Gunmen killed five farmers in Zamfara on Monday, police said.\nThe army denied that soldiers had fired on protesters.\n"


def run(*args: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(args), input=stdin)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / "b.jsonl").write_text(
        json.dumps({"id": "b1", "text": TEXT, "outlet": "Wire", "published": "2024-11-29"}) + "\n{broken\n",
        encoding="utf-8",
    )
    return tmp_path


def test_read_keeps_and_lists_failures(folder: Path) -> None:
    db = str(folder / "x.db")
    r = run("read", str(folder / "in"), "--db", db, "--to", str(folder / "o.jsonl"), "--report", str(folder / "p.html"))
    assert r.exit_code == 3, r.output
    assert "could not be read" in r.stderr and "b.jsonl" in r.stderr
    rows = [json.loads(x) for x in (folder / "o.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["a.txt", "b1"]
    for row in rows:
        for c in row["claims"]:
            t = c["trigger"]
            assert row["report"]["text"][t["start"] : t["end"]] == t["text"]
    assert (folder / "p.html").read_text(encoding="utf-8").startswith("<!doctype html>") or "<html" in (
        folder / "p.html"
    ).read_text(encoding="utf-8")
    assert run("verify", "--db", db).exit_code == 0


def test_reading_again_adds_nothing_and_prints_the_same_lines(folder: Path) -> None:
    db = str(folder / "x.db")
    first, second = folder / "1.jsonl", folder / "2.jsonl"
    run("read", str(folder / "in"), "--db", db, "--to", str(first))
    out = run("read", str(folder / "in"), "--db", db, "--to", str(second))
    assert "2 reports were read before" in out.stdout
    assert first.read_bytes() == second.read_bytes()


def test_standard_input_and_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    r = run("read", "-", "--no-store", "--published", "2024-11-29", "--to", "-", stdin=TEXT.encode())
    assert r.exit_code == 0, r.output
    assert json.loads(r.stdout)["report"]["published"] == "2024-11-29"
    assert list(tmp_path.iterdir()) == []


def test_events_filters_and_show(folder: Path) -> None:
    db = str(folder / "x.db")
    run("read", str(folder / "in"), "--db", db, "--quiet", "--to", str(folder / "o.jsonl"))
    rows = [json.loads(x) for x in (folder / "o.jsonl").read_text(encoding="utf-8").splitlines()]
    listed = run("events", "--db", db)
    assert listed.exit_code == 0 and "events" in listed.stdout
    assert run("events", "--db", db, "--type", "chemical").stdout.count("according to") == 0
    claim = rows[1]["claims"][0]["id"]
    shown = run("show", claim, "--db", db)
    assert claim in shown.stdout and "Zamfara" in shown.stdout


@pytest.mark.parametrize("fmt", ["claims-csv", "events-csv", "jsonl", "geojson", "parquet"])
def test_export(folder: Path, fmt: str) -> None:
    db = str(folder / "x.db")
    run("read", str(folder / "in"), "--db", db, "--quiet")
    out = folder / "out.file"
    r = run("export", fmt, str(out), "--db", db)
    assert r.exit_code == 0, r.output
    assert out.stat().st_size > 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("events", "--db", "missing.db"), "missing.db"),
        (("read", "nowhere.txt", "--no-store", "--published", "yesterdayish"), "yesterdayish"),
        (("show", "e-0000", "--db", "missing.db"), "missing.db"),
    ],
)
def test_errors_are_one_sentence(
    args: tuple[str, ...], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    r = run(*args)
    assert isinstance(r.exception, RashomonError)
    assert words in str(r.exception) and "\n" not in str(r.exception)


def test_version() -> None:
    assert run("--version").stdout.startswith("rashomon")
