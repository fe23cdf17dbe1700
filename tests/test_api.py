"""The Python API: public names, what `rashomon.read` takes and gives."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import rashomon

TEXT = "Gunmen killed five farmers in Zamfara on Monday, police said."


def test_public_names() -> None:
    assert sorted(rashomon.__all__) == [
        "Actor", "Claim", "Event", "Failure", "Figure", "Place", "RashomonError", "Reading", "Report", "Source", "Span", "Time",
        "__version__", "read",
    ]  # fmt: skip
    for name in rashomon.__all__:
        assert getattr(rashomon, name) is not None
        assert name == "__version__" or getattr(rashomon, name).__doc__


def test_a_text(tmp_path: Path) -> None:
    r = rashomon.read(TEXT, published="2024-11-29")
    assert len(r.reports) == 1 and r.reports[0].published_from == "given"
    assert r.claims and r.events
    assert set(r.claims_frame()["claim_id"]) == {c.id for c in r.claims}
    assert set(r.events_frame()["event_id"]) == {e.id for e in r.events}
    assert "farmers" in r._repr_html_()
    assert r.to_html(tmp_path / "page.html") == (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_path_and_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    by_path = rashomon.read(tmp_path / "a.txt", published="2024-11-29")
    by_name = rashomon.read(str(tmp_path / "a.txt"), published="2024-11-29")
    assert by_path.claims == by_name.claims == rashomon.read([by_path.reports[0]]).claims


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(rashomon.RashomonError, match=r"empty\.txt"):
        rashomon.read(tmp_path / "empty.txt")
    with pytest.raises(rashomon.RashomonError, match=r"published|date"):
        rashomon.read(TEXT, published="someday")
    with pytest.raises(rashomon.RashomonError, match="no text"):
        rashomon.read("  ")


def test_importing_loads_no_heavy_library() -> None:
    code = "import sys, rashomon; print([m for m in ('pandas', 'onnxruntime', 'sqlalchemy', 'trafilatura', 'numpy', 'jinja2') if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_the_example_of_the_resolvers_holds() -> None:
    import rashomon.resolve

    found = doctest.testmod(rashomon.resolve)
    assert (found.failed, found.attempted) == (0, 7)
