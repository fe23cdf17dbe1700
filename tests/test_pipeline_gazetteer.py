"""Files of places that a user has are used when reports are read, and the run says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import rashomon
from rashomon.cli import app
from rashomon.errors import LexiconError
from rashomon.resolve.gazetteer_geonames import read_geonames
from rashomon.store import Store

TEXT = "Shells killed four farmers in the village of Zwyxelabad, in Syria, on Tuesday, medics said."


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RASHOMON_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "SY.txt"
    fields = [900000002, "Zwyxelabad", "Zwyxelabad", "", 35.25, 38.25, "P", "PPL", "SY", "", "77", "", "", "", 420, "", 400, "Asia/Damascus", "2024-01-01"]
    path.write_text("\t".join(map(str, fields)) + "\n", encoding="utf-8")
    return path


def run(*args: str) -> Result:
    return CliRunner().invoke(app, list(args))


def places(folder: Path, *options: str) -> tuple[list[str | None], str]:
    """The gazetteer ids of the claims' places, and the gazetteer of the run."""
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    db = folder / f"{len(list(folder.glob('*.db')))}.db"
    r = run("read", str(folder / "a.txt"), "--published", "2024-11-29", "--db", str(db), "--to", str(folder / "o.jsonl"), *options)
    assert r.exit_code == 0, r.output
    row = json.loads((folder / "o.jsonl").read_text(encoding="utf-8"))
    with Store.open(db) as store:
        [held] = store.runs()
    return [p["gazetteer"] for c in row["claims"] for p in c["places"]], held.gazetteer


def test_a_file_that_is_named_is_used_for_this_reading_alone(table: Path, tmp_path: Path) -> None:
    named = tmp_path / "sy.bin"
    assert run("gazetteer", "add", str(table), "--to", str(named)).exit_code == 0
    before, plain = places(tmp_path)
    assert before and "geonames:900000002" not in before and "+" not in plain
    found, gazetteer = places(tmp_path, "--gazetteer", str(named))
    assert found == ["geonames:900000002"] * len(found)
    assert gazetteer.startswith(f"{plain}+SY.txt:")
    assert places(tmp_path)[1] == plain


def test_a_file_that_was_added_is_used_by_reading_as_by_where(table: Path, tmp_path: Path) -> None:
    assert run("gazetteer", "add", str(table)).exit_code == 0
    found, gazetteer = places(tmp_path)
    assert "geonames:900000002" in found and "+SY.txt:" in gazetteer


def test_the_api_takes_files_of_places_and_actors(table: Path, tmp_path: Path) -> None:
    named, actors = tmp_path / "sy.bin", tmp_path / "mine.yaml"
    named.write_bytes(read_geonames(table).blob)
    actors.write_text("actors: {zwyxel-front: {name: Zwyxel Front, class: rebels, country: SY}}\n", encoding="utf-8")
    text = TEXT + " The Zwyxel Front attacked an army post there on Wednesday."
    r = rashomon.read(text, published="2024-11-29", gazetteer=named, registry=[str(actors)])
    assert "geonames:900000002" in {p.gazetteer for c in r.claims for p in c.places}
    assert "zwyxel-front" in {a.entity for c in r.claims for a in c.agents}
    plain = rashomon.read(text, published="2024-11-29")
    assert "geonames:900000002" not in {p.gazetteer for c in plain.claims for p in c.places}


@pytest.mark.parametrize(("keep", "said"), [(0, "cannot be read"), (25, "damaged"), (60, "damaged"), (-3, "cut off")])
def test_a_damaged_file_is_one_sentence(table: Path, tmp_path: Path, keep: int, said: str) -> None:
    bad = tmp_path / f"bad{keep}.bin"
    bad.write_bytes(read_geonames(table).blob[:keep])
    with pytest.raises(LexiconError, match=said) as caught:
        rashomon.read(TEXT, published="2024-11-29", gazetteer=bad)
    assert str(bad) in str(caught.value) and "gazetteer add" in str(caught.value) and "\n" not in str(caught.value)
