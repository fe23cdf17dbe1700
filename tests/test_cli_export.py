"""``rashomon export`` and ``rashomon mapping`` as a user runs them."""

from __future__ import annotations

import csv
from pathlib import Path

import frictionless
import pandas as pd
import pyogrio
import pytest
import yaml
from accounts import run as reading_run
from click.testing import CliRunner, Result
from told import claim, dead, report, said, town

from rashomon.cli import app
from rashomon.cli.exporting import FILES, FORMATS, SHAPES
from rashomon.errors import RashomonError
from rashomon.export import EXPORTERS
from rashomon.export import SHAPES as KNOWN_SHAPES
from rashomon.store import Store

TEXT = "Syrian army jets killed at least 5 farmers near Aleppo, medics said."


def run(*args: str) -> Result:
    return CliRunner().invoke(app, list(args))


@pytest.fixture
def db(tmp_path: Path) -> Path:
    story = report(TEXT)
    told = claim(
        story, "killed", "airstrike", [("Syrian army jets", "state-forces", "sy-armed-forces")], [("farmers", "civilians")],
        places=(town(TEXT, "Aleppo", rel="near"),), figures=(dead(TEXT, "at least 5", 5, None, of="farmers"),),
        sources=(said(TEXT, "medics"),), stance="claimed",
    )  # fmt: skip
    with Store.open(tmp_path / "x.db") as store:
        store.begin(reading_run())
        store.add(story, [told], reading_run().id)
    return tmp_path / "x.db"


def test_the_command_knows_every_format() -> None:
    assert (tuple(EXPORTERS), tuple(KNOWN_SHAPES)) == (FILES, SHAPES)
    words = app.commands["export"].help or ""
    for name in FORMATS:
        assert name in words


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_written_with_its_losses(db: Path, tmp_path: Path, shape: str) -> None:
    result = run("export", shape, str(tmp_path / "out.csv"), "--db", str(db))
    assert result.exit_code == 0, result.output
    assert "events written" in result.stderr and "out.csv.LOSSES.md" in result.stderr
    frame = pd.read_csv(tmp_path / "out.csv", dtype=str)
    assert list(frame.columns) == list(KNOWN_SHAPES[shape].columns)
    assert len(frame) == 1
    assert (tmp_path / "out.csv.LOSSES.md").read_text(encoding="utf-8").startswith("# What out.csv could not hold")
    actor = {"acled": "actor1", "ucdp-ged": "side_a", "polecat": "Actor Country", "gdelt-events": "Actor1Code"}[shape]
    told = {"acled": "Armed forces of Syria", "ucdp-ged": "Government of Syria", "polecat": "SYR", "gdelt-events": "SYRMIL"}[shape]
    assert list(frame[actor]) == [told], "the registry's name and country of the actor"


def test_standard_output_has_the_rows_and_standard_error_the_losses(db: Path) -> None:
    result = run("export", "acled", "-", "--db", str(db))
    assert len(list(csv.reader(result.stdout.splitlines()))) == 2
    assert "# What acled could not hold" in result.stderr


def test_a_users_table_changes_the_rows(db: Path, tmp_path: Path) -> None:
    table = run("mapping", "acled").stdout
    assert yaml.safe_load(table)["names"]["civilians"] == "Civilians"
    (tmp_path / "m.yaml").write_text("names: {civilians: Civiles}\n", encoding="utf-8")
    run("export", "acled", str(tmp_path / "out.csv"), "--db", str(db), "--mapping", str(tmp_path / "m.yaml"))
    assert pd.read_csv(tmp_path / "out.csv")["actor2"][0].startswith("Civiles")


def test_folders_layers_and_entities(db: Path, tmp_path: Path) -> None:
    for name in ("packet", "gpkg", "dta", "ftm"):
        result = run("export", name, str(tmp_path / f"x.{name}"), "--db", str(db))
        assert result.exit_code == 0, result.output
    assert frictionless.validate(str(tmp_path / "x.packet" / "datapackage.json")).valid
    assert reading_run().id in (tmp_path / "x.packet" / "run.json").read_text(encoding="utf-8")
    assert pyogrio.read_info(tmp_path / "x.gpkg", layer="events")["features"] == 1
    assert len(pd.read_stata(tmp_path / "x.dta")) == 1
    assert "Armed forces of Syria" in (tmp_path / "x.ftm").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("jsonl", "-", "--mapping", "m.yaml"), "has no mapping table"),
        (("acled", "-", "--mapping", "missing.yaml"), "missing.yaml"),
        (("jsonl", "-", "--since", "run-1"), "use the format changes"),
        (("changes", "-"), "--since RUN"),
        (("changes", "-", "--since", "run-zz"), "no run has"),
        (("packet", "-"), "give the path of one"),
        (("gpkg", "-"), "give the path of a file"),
    ],
)
def test_errors_are_one_sentence(db: Path, args: tuple[str, ...], words: str) -> None:
    result = run("export", *args, "--db", str(db))
    assert isinstance(result.exception, RashomonError)
    assert words in str(result.exception) and "\n" not in str(result.exception)
