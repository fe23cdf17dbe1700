"""Where exports go: whole files or none, standard output, and clear words where neither can be."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accounts import event, first_claims, first_report

from rashomon.errors import SettingError
from rashomon.export import EXPORTERS, export
from rashomon.records import Record

TEXT_FORMATS = [name for name, exporter in EXPORTERS.items() if not exporter.binary]


def write(format: str, path: Path | str) -> int:
    return export(format, path, [first_report()], first_claims(), [event()])


@pytest.mark.parametrize("format", EXPORTERS)
def test_the_same_records_give_the_same_bytes(tmp_path: Path, format: str) -> None:
    counts = [write(format, tmp_path / name) for name in ("one", "two")]
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() != b""
    assert counts == [{"claims": 3, "figures": 3, "reports": 1, "events": 1, "entities": 7}[EXPORTERS[format].unit]] * 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


@pytest.mark.parametrize("format", EXPORTERS)
def test_an_export_that_fails_leaves_what_was_there(tmp_path: Path, format: str) -> None:
    def breaks(record: Record) -> Iterator[Any]:
        yield record
        raise RuntimeError("stop")

    (tmp_path / "kept").write_text("as it was")
    with pytest.raises(RuntimeError, match="stop"):
        export(format, tmp_path / "kept", [first_report()], breaks(first_claims()[0]), breaks(event()))
    assert (tmp_path / "kept").read_text() == "as it was"
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize("format", TEXT_FORMATS)
def test_standard_output_and_a_stream_get_what_a_file_gets(
    tmp_path: Path, format: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    write(format, tmp_path / "file")
    print("before")
    write(format, "-")
    print("after")
    held = (tmp_path / "file").read_bytes()
    assert capsysbinary.readouterr().out == b"before\n" + held + b"after\n"
    stream = io.StringIO()
    export(format, stream, [first_report()], first_claims(), [event()])
    assert stream.getvalue().encode("utf-8") == held
    assert b"\r" not in held


def test_a_standard_output_without_bytes_gets_text(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    write("claims-csv", "-")
    assert stream.getvalue().startswith("claim_id,")


def test_bytes_do_not_go_to_standard_output_or_a_text_stream() -> None:
    for target in ("-", io.StringIO()):
        with pytest.raises(SettingError, match="give the path of a file"):
            export("parquet", target, [], [], [])


@pytest.mark.parametrize(
    ("format", "message"), [("claim-csv", "did you mean claims-csv"), ("xlsx", "there are claims-csv")]
)
def test_an_unknown_format_names_the_known_ones(tmp_path: Path, format: str, message: str) -> None:
    with pytest.raises(SettingError, match=message):
        export(format, tmp_path / "a", [], [], [])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing/a.csv", "its folder does not exist"),
        (".", "this is a folder"),
        ("a\x00b", "NUL"),
        ("n" * 300, "cannot be written"),
    ],
)
def test_a_path_that_cannot_be_written_is_told(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(SettingError, match=message):
        write("claims-csv", tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX files")
def test_links_modes_and_devices_are_kept(tmp_path: Path) -> None:
    (tmp_path / "real.csv").touch()
    (tmp_path / "real.csv").chmod(0o640)
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write("claims-csv", tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("claim_id,")
    assert (tmp_path / "real.csv").stat().st_mode & 0o777 == 0o640
    write("claims-csv", "/dev/null")
    assert Path("/dev/null").is_char_device()


def test_public_names() -> None:
    import rashomon.export
    import rashomon.store

    assert sorted(rashomon.export.__all__) == [
        "EXPORTERS", "Exporter", "Known", "SHAPES", "State", "claims_frame", "events_frame", "export", "export_changes", "export_packet",
        "export_shape", "line", "mapping_source", "opened", "prediction",
    ]  # fmt: skip
    assert sorted(rashomon.store.__all__) == ["Problem", "Store", "run_named", "runs_in_order", "state_after", "verify"]
    for module in (rashomon.export, rashomon.store):
        assert all(getattr(module, name) is not None for name in module.__all__)
