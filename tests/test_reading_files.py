"""Which files are read, what their reports are called, and what is said of those that are not read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from reading_makers import failure, failures, pdf, read_bytes, read_file, report, reports

from rashomon.reading import limits, read_inputs
from rashomon.reading.kinds import kind_by_content, kind_by_media, kind_by_name
from rashomon.records import Failure


def names(*inputs: Path) -> list[str]:
    return [r.name for r in reports(list(read_inputs([str(i) for i in inputs])))]


def make(root: Path, *files: str) -> None:
    for number, name in enumerate(files):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"Rebels came {number} times.")


def test_a_file_gives_its_text_and_name(tmp_path: Path) -> None:
    r = report(read_file(tmp_path / "story one.txt", "Rebels came.\r\n", published=date(2024, 11, 29), outlet="Wire"))
    assert (r.name, r.text, r.title, r.outlet) == ("story one.txt", "Rebels came.\r\n", None, "Wire")
    assert (r.published, r.published_from) == (date(2024, 11, 29), "given")


def test_the_files_own_times_tell_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Rebels came.")
    before = report(list(read_inputs([str(path)])))
    os.utime(path, (1_000_000_000, 1_000_000_000))
    assert report(list(read_inputs([str(path)]))) == before and before.published is None


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.md", "a/b/c.txt", "A.txt", "z.txt", ".hidden.txt", ".git/config.txt", "a/.x/y.txt")
    assert names(tmp_path) == ["A.txt", "c.txt", "z.md", "b.txt", "z.txt"]


def test_files_of_one_name_are_named_by_their_paths(tmp_path: Path) -> None:
    make(tmp_path, "a/story.txt", "b/story.txt", "b/other.txt")
    assert names(tmp_path) == ["a/story.txt", "other.txt", "b/story.txt"]
    one, two = tmp_path / "a", tmp_path / "b"
    assert names(one / "story.txt", two / "story.txt") == [str(one / "story.txt"), str(two / "story.txt")]
    assert names(one, two) == [str(one / "story.txt"), "other.txt", str(two / "story.txt")]
    assert names(one / "story.txt", one / "story.txt") == [str(one / "story.txt"), f"{one / 'story.txt'} (2)"]


def test_rows_of_tables_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "t.jsonl").write_text('{"text":"x"}\n')
    assert names(tmp_path) == ["a/t.jsonl:1", "b/t.jsonl:1"]


def test_what_no_reader_knows_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "code.py", "README")
    (tmp_path / "i.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (tmp_path / "blob").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "p.pdf").write_bytes(pdf([["Rebels came."]]))
    found = list(read_inputs([str(tmp_path)]))
    assert [r.name for r in reports(found)] == ["README", "a.txt", "p.pdf"]
    assert [Path(f.where).name for f in failures(found)] == ["blob", "code.py", "i.png"]
    assert all("no reader knows" in f.reason for f in failures(found))


def test_a_file_named_by_hand_is_read_whatever_its_ending(tmp_path: Path) -> None:
    assert report(read_file(tmp_path / "notes.log", "Rebels came.")).text == "Rebels came."
    assert report(read_file(tmp_path / ".hidden", "Rebels came.")).name == ".hidden"
    assert "no reader knows" in failure(read_file(tmp_path / "i.png", b"\x89PNG\r\n\x1a\n")).reason
    assert "no text" in failure(read_file(tmp_path / "i.txt", b"\x89PNG\r\n\x1a\n")).reason


def test_an_empty_folder_is_a_failure(tmp_path: Path) -> None:
    make(tmp_path, ".hidden")
    assert failure(list(read_inputs([str(tmp_path)]))) == Failure(
        where=str(tmp_path), reason="there is no file in the folder"
    )


@pytest.mark.parametrize("given", ["no-such-file.txt", "", "a\0b", "x" * 5000, "http://", "\ud800"])
def test_what_is_not_there_is_a_failure(given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "no " in failure(list(read_inputs([given]))).reason


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.txt")
    (tmp_path / "bad.json").write_text("{")
    found = list(read_inputs([str(tmp_path / n) for n in ("a.txt", "gone.txt", "bad.json", "b.txt")]))
    assert [type(f).__name__ for f in found] == ["Report", "Failure", "Failure", "Report"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_are_followed_to_files_and_not_to_folders(tmp_path: Path) -> None:
    make(tmp_path, "out/a.txt", "in/b.txt")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "out" / "a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nothing")
    found = list(read_inputs([str(tmp_path / "in")]))
    assert [r.name for r in reports(found)] == ["b.txt", "link.txt"]
    assert [Path(f.where).name for f in failures(found)] == ["gone.txt", "loop"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_where_it_is_named_and_never_within_a_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    assert "no file" in failure(list(read_inputs([str(tmp_path)]))).reason
    writer = subprocess.Popen([sys.executable, "-c", f"open({str(tmp_path / 'p.txt')!r}, 'w').write('Rebels came.')"])
    assert report(list(read_inputs([str(tmp_path / "p.txt")]))).text == "Rebels came."
    assert writer.wait() == 0


def test_standard_input_is_read_by_what_it_holds() -> None:
    assert report(read_bytes("Rebels came.")).name == "stdin"
    assert [r.name for r in reports(read_bytes('{"text":"a"}\n{"text":"b"}\n'))] == ["stdin:1", "stdin:2"]
    assert failure(list(read_inputs(["-"], stdin=BytesIO(b"")))).where == "standard input"


def test_large_inputs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.reading import source

    monkeypatch.setattr(source, "LARGEST_STDIN", 2 * limits.MEGABYTE)
    monkeypatch.setattr(source, "LARGEST_FILE", limits.MEGABYTE)
    assert "larger than 2 MB" in failure(read_bytes(b"a" * (2 * limits.MEGABYTE + 1))).reason
    assert "larger than 1 MB" in failure(read_file(tmp_path / "a.txt", b"a" * (limits.MEGABYTE + 1))).reason
    lines = '{"text":"' + "a" * 400_000 + '"}\n'
    assert len(reports(read_file(tmp_path / "a.jsonl", lines * 4))) == 4


@pytest.mark.parametrize(
    ("head", "kind"),
    [("Rebels came.", "text"), ("", "text"), ("[Wire] Rebels came.", "text"), ("{brace} text", "text"), ("a < b, so text", "text"), ("<3 this", "text"),
     ("# Title\n\nText", "markdown"), ("---\ntitle: a\n---\nText", "markdown"), ("--- so they said", "text"), ("<p>Text", "html"),
     ("  <!DOCTYPE html>", "html"),
     ('<?xml version="1.0"?><html>', "html"), ("<!-- c --><html>", "html"), ('<?xml version="1.0"?>\n<!-- c -->\n<rss version="2.0">', "feed"),
     ("<feed xmlns='a'>", "feed"),
     ('{"text": "a"}', "json"), ("{\n", "json"), ("[]", "json"), ('[{"text"', "json"), ('{"text":"a"}\n{"text":"b"}', "jsonl"), ("id,text\n1,a", "csv"),
     ("id\tTEXT\n", "csv"), ("the text, they said\n", "text"), ("%PDF-1.7", "pdf"), ("WARC/1.0\r\n", "warc"), ('<?xml version="1.0"?><a>', None),
     ("PK\x03\x04", None)],
)  # fmt: skip
def test_kinds_are_told_by_content(head: str, kind: str | None) -> None:
    assert kind_by_content(head.encode()) == kind
    if kind and kind not in ("pdf", "warc"):
        assert kind_by_content(head.encode("utf-8-sig")) == kind


def test_kinds_are_told_by_name_and_media_type() -> None:
    told = {
        "a.TXT": "text",
        "a.b.html": "html",
        "x.warc.gz": "warc",
        "x.gz": None,
        ".json": None,
        "json": None,
        "a.xml": None,
        "a.tsv": "csv",
    }
    assert {name: kind_by_name(name) for name in told} == told
    assert kind_by_media("Text/HTML; charset=utf-8") == "html"
    assert kind_by_media(None) is kind_by_media("application/octet-stream") is kind_by_media("text/xml") is None


def test_reasons_are_single_sentences(tmp_path: Path) -> None:
    make(tmp_path, "a.png", "b.json", "c.csv", "d.pdf", "e.rss", "f.html", "g.warc")
    for f in failures(list(read_inputs([str(tmp_path), "gone"]))):
        assert f.where and not re.search(r"[\n]|\.$", f.reason) and len(f.reason) < 300, f


def test_importing_the_room_loads_no_heavy_library() -> None:
    heavy = (
        "trafilatura",
        "lxml",
        "httpx",
        "ftfy",
        "pypdf",
        "feedparser",
        "fastwarc",
        "yaml",
        "charset_normalizer",
        "markdown_it",
    )
    code = f"import sys, rashomon.reading; print([m for m in {heavy} if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
