"""``rashomon who`` and ``rashomon actors`` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.cli import app
from rashomon.errors import LexiconError, SettingError

MINE = "actors: {northern-league: {name: Northern League, acronyms: [NLG], class: rebels, country: KE, valid: {from: 2001}}}\n"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RASHOMON_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def run(*args: str) -> Result:
    return CliRunner().invoke(app, list(args))


def test_who_names_the_actor_of_the_day_and_says_why() -> None:
    r = run("who", "al-Nusra", "--on", "2015-06-01")
    assert r.exit_code == 0
    assert r.output.startswith("Jabhat al-Nusra  jabhat-al-nusra\n")
    assert "because" in r.output


def test_who_says_unknown_and_its_backer() -> None:
    r = run("who", "Turkish-backed fighters", "--on", "2019-10-09")
    assert r.exit_code == 1
    assert run("who", "Turkish-backed fighters", "al-Nusra").exit_code == 0
    assert "unknown, because" in r.output
    assert "tr-government" in r.output


def test_who_prints_json_for_each_wording() -> None:
    rows = [json.loads(x) for x in run("who", "HTS", "SNA", "--on", "2021-01-01", "--json").output.splitlines()]
    assert [x["entity"] for x in rows] == ["hayat-tahrir-al-sham", None]
    assert len(rows[1]["candidates"]) == 3


@pytest.mark.parametrize("option", [("--on", "soon"), ("--country", "Syria")])
def test_a_wrong_option_is_told(option: tuple[str, str]) -> None:
    r = run("who", "HTS", *option)
    assert isinstance(r.exception, SettingError)


def test_actors_are_listed_by_country_day_class_and_name() -> None:
    ids = [x.split("\t")[0] for x in run("actors", "--country", "ML", "--on", "2013-06-01", "--class", "rebels").output.splitlines()]
    assert "ansar-dine" in ids
    assert "jnim" not in ids
    assert "ltte" in run("actors", "--name", "tamil eelam").output
    assert json.loads(run("actors", "--name", "Lord's Resistance", "--class", "rebels", "--json").output.splitlines()[0])["entity"] == "lra"


def test_a_file_that_is_added_is_known_to_every_command_until_it_is_taken_away(tmp_path: Path, data: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(MINE, "utf-8")
    assert "unknown" in run("who", "NLG").output
    r = run("actors", "add", str(file))
    assert r.exit_code == 0
    assert r.output.startswith("1 actors added")
    assert "northern-league" in run("who", "NLG", "--on", "2005-01-01").output
    assert "1 actors added" in run("actors", "add", str(file)).output
    (data / "registry" / "mine.yaml").unlink()
    assert "unknown" in run("who", "NLG").output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("actors: {x: {name: X, class: heroes}}", "no actor class"),
        ("actors: {x: {name: X, class: rebels, parent: nobody}}", "id of no entry"),
        ("actors: {x: {name: X, class: rebels, allied: [nobody]}}", "id of no entry"),
        ("actors: {x: {name: X, class: rebels, ids: {isbn: 3}}}", "'ids' should be"),
        ("actors: {x: {name: X, class: rebels, ids: {wikidata: 3}}}", "no number of wikidata"),
        ("leaders: {Kenya: []}", "two capitals"),
        ("leaders: {KE: {}}", "list of"),
        ("actors: {}", "no entries"),
    ],
)
def test_a_wrong_file_is_told_and_not_kept(tmp_path: Path, data: Path, text: str, said: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(text, "utf-8")
    r = run("actors", "add", str(file))
    assert isinstance(r.exception, LexiconError)
    assert said in str(r.exception)
    assert not (data / "registry").exists()
