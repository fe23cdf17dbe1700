"""The reader of annotated articles takes the forms of LGL and GeoVirus, and says what is wrong with others."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from benchmarks.places import given
from benchmarks.toponyms import read_articles
from rashomon.resolve.where import Gazetteer

LGL = """<articles><article docid="1"><domain>example.org</domain><text><![CDATA[Fires near Hama, Syria.]]></text><toponyms>
<toponym><start>11</start><end>15</end><phrase>Hama</phrase><gaztag geonameid="1"><lat>35.13</lat><lon>36.75</lon></gaztag></toponym>
<toponym><start>17</start><end>22</end><phrase>Syria</phrase></toponym></toponyms></article></articles>"""
VIRUS = """<articles><article><source>https://example.org/a</source><text>Fires near Hama.</text><locations><location><name>Hama</name>
<start>12</start><end>16</end><lat>35.13</lat><lon>36.75</lon></location></locations></article></articles>"""


def test_both_forms_plain_and_gzipped(tmp_path: Path) -> None:
    (tmp_path / "lgl.xml").write_text(LGL, encoding="utf-8")
    with gzip.open(tmp_path / "virus.xml.gz", "wt", encoding="utf-8") as f:
        f.write(VIRUS)
    [article] = read_articles(tmp_path / "lgl.xml")
    assert [(article.text[t.start : t.end], t.lat) for t in article.toponyms] == [("Hama", 35.13), ("Syria", None)]
    [km] = given(article, Gazetteer.open())
    assert km < 10
    [other] = read_articles(tmp_path / "virus.xml.gz")
    # This set counts from 1 in places; the name is taken where it stands.
    assert other.text[other.toponyms[0].start : other.toponyms[0].end] == "Hama"


@pytest.mark.parametrize(
    ("content", "words"),
    [("no xml", "not readable XML"), ("<a/>", "no <article>"), (LGL.replace(">15<", ">999<"), "article 1: 'Hama' stands at 11 to 999")],
)
def test_other_files_are_one_clear_error(content: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SystemExit, match=words):
        list(read_articles(path))
