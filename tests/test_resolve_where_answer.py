"""`rashomon.resolve.where` on its own: one wording, and all names of a text; and the commands over them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from rashomon.cli import app
from rashomon.errors import InputError, LexiconError, SettingError
from rashomon.records import Place
from rashomon.resolve.gazetteer_geonames import read_geonames
from rashomon.resolve.where import (
    GEO_PRECISION,
    WHERE_PREC,
    Gazetteer,
    find_toponyms,
    most_specific,
    resolve_toponyms,
    where,
)


@pytest.mark.parametrize(
    ("words", "cc", "name", "kind", "where_prec", "geo_precision"),
    [
        ("Saraqib", "SY", "Saraqib", "city", 1, 1),
        ("Sarakeb", "SY", "Saraqib", "city", 1, 1),
        ("Kiev", "UA", "Kyiv", "city", 1, 1),
        ("Türkiye", "TR", "Turkey", "country", 6, 3),
        ("outskirts of Zinjibar", "YE", "Zinjibar", "city", 2, 2),
        ("Idlib province", "SY", "Idlib", "adm1", 4, 3),
        ("Marib governorate", "YE", "Marib", "adm1", 4, 3),
        ("Kachin State", "MM", "Kachin", "adm1", 4, 3),
        ("Donbas", "UA", "Donbas", "region", 5, 3),
        ("eastern Ghouta", "SY", "Eastern Ghouta", "region", 5, 3),
        ("Burma", "MM", "Myanmar", "country", 6, 3),
        ("Syrians", "SY", "Syria", "country", 6, 3),
        ("the Sahel", "", "Sahel", "wider", 7, None),
    ],
)
def test_one_wording(words: str, cc: str, name: str, kind: str, where_prec: int, geo_precision: int | None) -> None:
    answer = where(words)
    assert answer.place is not None, answer.reason
    assert (answer.place.cc, answer.place.name, answer.place.kind) == (cc, name, kind)
    assert (answer.where_prec, answer.geo_precision) == (where_prec, geo_precision)
    assert 0.5 <= answer.confidence <= 1 and answer.options and answer.reason


def test_codes_cover_ucdp_and_acled() -> None:
    assert sorted(WHERE_PREC.values()) == [1, 2, 3, 4, 5, 6, 7]
    assert {v for v in GEO_PRECISION.values() if v} == {1, 2, 3}


def test_so_far_that_way_is_a_computed_point() -> None:
    answer = where("20 km north of Mosul")
    mosul = where("Mosul").place
    assert answer.place is not None and mosul is not None
    assert answer.computed and answer.place.id == "" and answer.rel == "near"
    assert answer.place.lat - mosul.lat == pytest.approx(20 / 111.2, abs=0.002)
    assert answer.place.lon == pytest.approx(mosul.lon, abs=0.001)
    miles = where("10 miles east of Mosul").place
    assert miles is not None and miles.lon > mosul.lon + 0.15 and miles.lat == pytest.approx(mosul.lat, abs=0.001)
    assert "Zwyxel" in where("20 km north of Zwyxelabad").reason


def test_between_two_is_a_computed_point() -> None:
    answer = where("between Homs and Hama", country="SY")
    assert answer.place is not None and answer.computed and answer.where_prec == 5
    assert 34.7 < answer.place.lat < 35.2 and answer.place.cc == "SY"


def test_the_country_decides_and_is_never_left() -> None:
    for cc in ("LB", "LY"):
        found = where("Tripoli", country=cc).place
        assert found is not None and found.cc == cc
    nowhere = where("Aleppo", country="France")
    assert nowhere.place is None and nowhere.rel is None and nowhere.where_prec is None and nowhere.confidence == 0
    assert nowhere.reason.startswith("unknown, because") and nowhere.options[0].place.cc == "SY"
    with pytest.raises(SettingError, match="ZZ: no country"):
        where("Aleppo", country="ZZ")


def test_the_text_decides_between_namesakes() -> None:
    text = "Police in Atlanta and Savannah gave figures. Georgia lawmakers met in Augusta."
    state = where("Georgia", text=text).place
    assert state is not None and (state.cc, state.kind) == ("US", "adm1")
    land = where("Georgia", text="Troops left Tbilisi and Batumi. Georgia called it progress.").place
    assert land is not None and (land.cc, land.kind) == ("GE", "country")
    texas = where("Paris, Texas").place
    assert texas is not None and texas.adm1 == "Texas"


@pytest.mark.parametrize("words", ["Springfield", "Zwyxelabad", "the city", "", "  ", "20", "!?"])
def test_unknown_says_why(words: str) -> None:
    answer = where(words)
    assert answer.place is None and answer.confidence == 0
    assert answer.reason.startswith("unknown, because ")


def test_an_unknown_name_lies_where_the_text_says() -> None:
    answer = where("Zwyxelabad", text="Militants raided Zwyxelabad village in Ghazni province, Afghanistan.")
    assert answer.place is not None and (answer.place.name, answer.rel) == ("Ghazni", "adm1")
    assert answer.confidence < 0.5


def test_names_of_a_text_are_read_together() -> None:
    text = "Deputies searched homes in Paris and in Bonham on Monday. Lamar County, Texas, has few deputies."
    names = ("Paris", "Bonham", "Lamar County")
    spans = [(text.index(n), text.index(n) + len(n)) for n in names]
    found = resolve_toponyms(text, spans)
    assert [(t.place.cc, t.place.adm1) for t in found if t] == [("US", "Texas")] * 3
    alone = "Crowds met in Paris on Monday."
    only = resolve_toponyms(alone, [(14, 19)])[0]
    assert only is not None and only.place.cc == "FR"
    assert resolve_toponyms(text, []) == ()


def test_the_outlets_domain_is_evidence() -> None:
    text = "A man was held in Bangor on Friday."
    found = {site: resolve_toponyms(text, [(18, 24)], site=site)[0] for site in ("www.example.co.uk", "www.example.com.au")}
    assert [t.place.cc for t in found.values() if t] == ["GB", "AU"]


def test_names_are_found_with_and_without_a_models_mentions() -> None:
    text = "The Walker County Sheriff said that a man from Huntsville, Texas, drove to Conroe. The Syrian left."
    plain = [text[t.start : t.end] for t in find_toponyms(text)]
    assert "Texas" in plain and "Syrian" not in plain
    at = text.index("Conroe")
    org = (4, 25, "Organisation")
    found = {text[t.start : t.end]: t.place.adm1 for t in find_toponyms(text, [org, (at, at + 6, "Location")])}
    assert found["Conroe"] == "Texas"
    assert "Syrian" in [text[t.start : t.end] for t in find_toponyms(text, demonyms=True)]


def place_of(name: str, rel: str, adm1: str | None, cc: str = "SY", key: str = "") -> Place:
    return Place.model_validate(
        {"start": 0, "end": 1, "text": "x", "name": name, "rel": rel, "adm1": adm1, "cc": cc, "lat": len(name), "lon": 0, "gazetteer": key or name}
    )


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([("Syria", "country", None), ("Hama", "in", "Hama")], ["Hama"]),
        ([("Hama", "in", "Hama"), ("Hama Gov", "adm1", "Hama")], ["Hama"]),
        ([("Hama", "in", "Hama"), ("Idlib Gov", "adm1", "Idlib")], ["Hama", "Idlib Gov"]),
        ([("Hama", "in", "Hama"), ("Hama", "in", "Hama")], ["Hama"]),
        ([("Homs Gov", "adm1", "Homs"), ("Hama Gov", "adm1", "Hama")], ["Homs Gov", "Hama Gov"]),
        ([("Syria", "country", None)], ["Syria"]),
    ],
)
def test_the_most_specific_place_stays(given: Sequence[tuple[str, str, str | None]], kept: list[str]) -> None:
    assert [p.name for p in most_specific([place_of(*g) for g in given])] == kept


# ---- GeoNames country files


def row(number: int, name: str, feature: str, code: str, lat: float, lon: float, others: str = "", unit: str = "", people: int = 0) -> str:
    fields = [number, name, name, others, lat, lon, feature, code, "SY", "", unit, "", "", "", people, "", 400, "Asia/Damascus", "2024-01-01"]
    return "\t".join(map(str, fields))


ROWS = [
    row(900000001, "Zwyxelan", "A", "ADM1", 35.0, 38.0, unit="77"),
    row(900000002, "Zwyxelabad", "P", "PPL", 35.25, 38.25, "Zwyxelabadiyah,زويكس", "77", 420),
    row(900000003, "Jabal Zwyxelun", "T", "MT", 35.3, 38.3, unit="77"),
    row(900000004, "Zwyxel Old Town", "P", "PPLQ", 35.3, 38.3, unit="77"),
    row(164816, "Saraqib", "P", "PPL", 35.8645, 36.8059, "Sarwyxaqun", "12", 33000),
]


@pytest.fixture
def country_file(tmp_path: Path) -> Path:
    path = tmp_path / "SY.txt"
    path.write_text("\n".join(ROWS) + "\n", encoding="utf-8")
    return path


def test_a_country_file_adds_places_and_names(country_file: Path, tmp_path: Path) -> None:
    found = read_geonames(country_file)
    assert (found.rows, found.places, found.countries) == (5, 4, ("SY",))
    layer = tmp_path / "sy.bin"
    layer.write_bytes(found.blob)
    assert read_geonames(country_file).blob == found.blob
    base, more = Gazetteer.open(more=()), Gazetteer.open(more=(layer,))
    assert not base.known("Zwyxelabad") and more.known("Zwyxelabad")
    village = where("Zwyxelabadiyah", country="SY", gazetteer=more).place
    assert village is not None and (village.id, village.adm1, village.lat) == ("geonames:900000002", "Zwyxelan", 35.25)
    mountain = where("Jabal Zwyxelun", gazetteer=more)
    assert mountain.where_prec == 5
    # A place that the package has gets the new name and stays one place.
    [same] = more.find("Sarwyxaqun")
    assert (same.number, same.name) == (base.find("Saraqib")[0].number, "Saraqib")
    assert not more.known("Zwyxel Old Town")
    assert more.version != base.version


def test_a_zip_file_as_geonames_ships_it(country_file: Path, tmp_path: Path) -> None:
    packed = tmp_path / "SY.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.write(country_file, "SY.txt")
    assert read_geonames(packed).places == 4
    with zipfile.ZipFile(tmp_path / "none.zip", "w") as archive:
        archive.writestr("readme.txt", "about")
    with pytest.raises(InputError, match="0 tables"):
        read_geonames(tmp_path / "none.zip")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no place in it"),
        (b"name,lat,lon\nHama,35,36\n", "row 1: 1 fields where GeoNames has 19"),
        (ROWS[0].encode() + b"\n" + ROWS[1].replace("35.25", "north").encode(), "row 2: a number was expected"),
        (ROWS[1].replace("35.25", "135.25").encode(), "no place on Earth"),
        (b"\xff\xfe\x00bad", "not UTF-8"),
    ],
)
def test_a_file_that_does_not_fit_is_one_clear_error(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "X.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=words) as caught:
        read_geonames(path)
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)


def run(*args: str) -> Result:
    return CliRunner().invoke(app, list(args))


def test_commands(country_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_DATA", str(tmp_path / "data"))
    before = run("where", "Zwyxelabad", "--country", "SY")
    assert before.exit_code == 1 and "unknown, because" in before.stdout
    assert run("gazetteer", "add", str(country_file)).exit_code == 0
    after = run("where", "Zwyxelabad", "--json")
    assert after.exit_code == 0, after.output
    told = json.loads(after.stdout)
    assert (told["name"], told["where_prec"], told["gazetteer"]) == ("Zwyxelabad", 1, "geonames:900000002")
    info = run("gazetteer", "info")
    assert "packaged" in info.stdout and "from SY.txt" in info.stdout and "4 places" in info.stdout
    shown = run("where", "Saraqib", "--country", "SY")
    assert shown.exit_code == 0 and "Saraqib, Idlib, SY" in shown.stdout and "where_prec 1" in shown.stdout
    text = run("where", "Zwyx", "--text", "Shells hit Zwyx, 10 km south of Hama, Syria.")
    assert text.exit_code == 0 and "computed" in text.stdout


def test_a_named_file_is_used_and_a_broken_one_is_an_error(country_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_DATA", str(tmp_path / "data"))
    named = tmp_path / "mine" / "sy.bin"
    assert run("gazetteer", "add", str(country_file), "--to", str(named)).exit_code == 0
    assert run("where", "Zwyxelabad").exit_code == 1
    assert run("where", "Zwyxelabad", "--gazetteer", str(named)).exit_code == 0
    assert isinstance(run("where", "Hama", "--gazetteer", str(country_file)).exception, LexiconError)
    assert isinstance(run("gazetteer", "info", str(country_file)).exception, LexiconError)
    assert isinstance(run("gazetteer", "add", str(named)).exception, InputError)
    assert isinstance(run("where", "Hama", "--country", "Nowhereland").exception, SettingError)


def test_every_subcommand_has_an_example() -> None:
    group = app.commands["gazetteer"]
    assert isinstance(group, click.Group)
    assert sorted(group.commands) == ["add", "info"]
    for command in group.commands.values():
        assert (command.epilog or "").startswith("Example:") and command.help
