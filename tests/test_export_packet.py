"""The packet: a Frictionless data package that validates, with checksums, run record and citation."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import frictionless
import pandas as pd
import pytest
import yaml
from accounts import event, first_claims, first_report, run, short_claim, short_report

from rashomon.errors import SettingError
from rashomon.export import export_packet
from rashomon.records import Failure

FILES = {
    "CITATION.cff", "CODEBOOK.md", "README.md", "SHA256SUMS", "datapackage.json", "run.json", "data/claims.csv", "data/events.csv",
    "data/figures.csv", "data/reports.csv", "data/reports.jsonl",
}  # fmt: skip


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def packet(folder: Path) -> Path:
    odd = short_report(1, title="=cmd|'/c'!A1", outlet="a;b\n\ud800")
    failure = Failure(where="b.pdf", reason="no text")
    export_packet(folder, [first_report(), odd], [*first_claims(), short_claim(odd)], [event()], [run()], [failure])
    return folder


def test_frictionless_finds_nothing_to_complain_of(tmp_path: Path) -> None:
    report = frictionless.validate(str(packet(tmp_path / "p") / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert {task.name: task.stats["rows"] for task in report.tasks} == {"reports": 2, "events": 1, "claims": 4, "figures": 3}


def test_frictionless_would_see_a_changed_cell(tmp_path: Path) -> None:
    folder = packet(tmp_path / "p")
    claims = folder / "data" / "claims.csv"
    claims.write_text(claims.read_text(encoding="utf-8").replace(",clash,", ",quarrel,"), encoding="utf-8")
    errors = {error[0] for error in frictionless.validate(str(folder / "datapackage.json")).flatten(["type"])}
    assert {"hash-count", "byte-count"} & errors or "constraint-error" in errors


def test_the_files_and_their_checksums(tmp_path: Path) -> None:
    held = files(packet(tmp_path / "p"))
    assert set(held) == FILES
    sums = dict(reversed(line.split("  ", 1)) for line in held["SHA256SUMS"].decode().splitlines())
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in held.items() if name != "SHA256SUMS"}
    assert list(sums) == sorted(sums)


def test_run_record_codebook_and_citation(tmp_path: Path) -> None:
    held = files(packet(tmp_path / "p"))
    record = json.loads(held["run.json"])
    assert record["runs"] == [{"id": run().id, **run().model_dump(mode="json")}]
    assert record["not_read"] == [{"where": "b.pdf", "reason": "no text"}]
    assert record["counts"] == {"reports": 2, "events": 1, "claims": 4, "figures": 3}
    codebook = held["CODEBOOK.md"].decode()
    for column in pd.read_csv(tmp_path / "p" / "data" / "claims.csv").columns:
        assert f"| `{column}` |" in codebook
    assert "| `suicide-bombing` | the attacker dies by design |" in codebook
    citation = yaml.safe_load(held["CITATION.cff"])
    assert (citation["cff-version"], citation["type"]) == ("1.2.0", "dataset")
    assert citation["title"].startswith("Accounts of events: 1 events in 4 claims of 2 reports, published between 2024-11-29")


def test_the_same_records_give_the_same_bytes_and_replace_an_earlier_packet(tmp_path: Path) -> None:
    first = files(packet(tmp_path / "p"))
    (tmp_path / "p" / "stray.txt").write_text("x")
    assert files(packet(tmp_path / "p")) == first == files(packet(tmp_path / "q"))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["p", "q"]


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x")
    (tmp_path / "file").write_text("x")
    for name, message in (("mine", "holds other files"), ("file", "a file of this name"), ("no/p", "make it first"), ("a\x00b", "give the path")):
        with pytest.raises(SettingError, match=message):
            packet(tmp_path / name)
    with pytest.raises(SettingError, match="is a folder"):
        export_packet("-", [], [], [])
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "x"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "mine"]
    (tmp_path / "empty").mkdir()
    packet(tmp_path / "empty")


def test_a_failure_leaves_the_earlier_packet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(packet(tmp_path / "p"))
    monkeypatch.setattr("rashomon.export.packet._citation", lambda records: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        packet(tmp_path / "p")
    assert files(tmp_path / "p") == before
    assert [p.name for p in tmp_path.iterdir()] == ["p"]


def test_a_packet_of_nothing_validates(tmp_path: Path) -> None:
    assert export_packet(tmp_path / "p", [], [], []) == 0
    assert frictionless.validate(str(tmp_path / "p" / "datapackage.json")).valid
