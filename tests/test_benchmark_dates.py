"""The benchmark of time expressions reads both schemes and counts as TempEval-3 does."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import pytest

from benchmarks.dates import Annotated, measure, plain, read_document, scored
from rashomon.resolve.timex import Expression

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2024-11-29" functionInDocument="CREATION_TIME">Nov. 29</TIMEX3></DCT>
<TEXT>Shells &amp; rockets <EVENT eid="e1" class="OCCURRENCE">fell</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2024-11-27">Wednesday</TIMEX3>.
It lasted <TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3>.</TEXT></TimeML>
"""
TIMEX2 = """<DOC><DOCID>y</DOCID><DATETIME> <TIMEX2 val="2009-12-19T17:00:00">2009-12-19</TIMEX2> </DATETIME>
<TEXT>In <TIMEX2 val="1911-05">May <TIMEX2 val="1911">1911</TIMEX2></TIMEX2> it began.</TEXT></DOC>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.tml").write_text(TIMEML, encoding="utf-8")
    (tmp_path / "b.xml").write_text(TIMEX2, encoding="utf-8")
    return tmp_path


def test_documents_are_read_without_their_tags(folder: Path) -> None:
    a, b = read_document(folder / "a.tml"), read_document(folder / "b.xml")
    assert a.text.startswith("Shells & rockets fell on Wednesday") and a.created == date(2024, 11, 29) and not a.timex2
    assert [a.text[t.start : t.end] for t in a.times] == ["Wednesday", "two days"]
    assert b.timex2 and b.created == date(2009, 12, 19)
    assert [(b.text[t.start : t.end], t.value) for t in b.times] == [("May 1911", "1911-05")]


def test_each_expression_counts_once() -> None:
    text, times = plain('On <TIMEX3 value="2024-11-27">Wednesday morning</TIMEX3> and <TIMEX3 value="P2D">two days</TIMEX3>')
    document = read_document_of(text, times)
    found = (
        Expression(3, 12, "Wednesday", "DATE", "2024-11-27"),
        Expression(13, 20, "morning", "TIME", None),
        Expression(25, 33, "two days", "DURATION", "P3D"),
    )
    assert scored(document, found) == {"strict": 1, "relaxed": 2, "value": 1, "found": 3, "gold": 2}


def read_document_of(text: str, times: tuple[Annotated, ...]):  # type: ignore[no-untyped-def]
    from benchmarks.dates import Document

    return Document("x", text, None, times, False)


def test_figures_are_in_percent(folder: Path) -> None:
    figures = measure(argparse.Namespace(path=folder, grammar=True, weights=None))
    assert (figures["documents"], figures["expressions"]) == (2, 3)
    assert figures["strict"] == figures["relaxed"] == figures["value"] == 100.0


def test_a_file_of_another_shape_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no \.tml or \.xml file"):
        measure(argparse.Namespace(path=tmp_path, grammar=True, weights=None))
    (tmp_path / "x.xml").write_text("<a/>", encoding="utf-8")
    with pytest.raises(SystemExit, match="no <TEXT> element"):
        measure(argparse.Namespace(path=tmp_path, grammar=True, weights=None))
