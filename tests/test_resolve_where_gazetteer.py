"""The gazetteer: spelling forms, the packed file, and what names are found for."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import LexiconError
from rashomon.resolve.gazetteer import DATA, Gazetteer
from rashomon.resolve.gazetteer_names import fold, loose, skeleton
from rashomon.resolve.gazetteer_store import Entry, Store, pack

FOLDER = DATA.parent


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Dayr az Zawr"),
        ("Deir Ezzor", "Deir al-Zour"),
        ("Ma‘arrat an Nu‘mān", "Maarat al-Numan"),
        ("Al-Hasakah", "Hassakeh"),
        ("Khan Shaykhun", "Khan Sheikhoun"),
        ("Tell Abyad", "Tal Abiad"),
        ("Raqqah", "Rakka"),
        ("Kyiv", "Kiev"),
    ],
)
def test_transliterations_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(fold(one)) == skeleton(fold(other))


def test_different_towns_do_not_share_a_loose_form() -> None:
    names = ["Homs", "Hama", "Mosul", "Marib", "Mekelle", "Kunduz", "Kandahar", "Goma", "Gao", "Gorazde"]
    assert len({loose(fold(n)) for n in names}) == len(names)


@given(st.text(max_size=60))
def test_forms_never_fail_and_are_stable(name: str) -> None:
    folded = fold(name)
    assert fold(folded) == folded or folded.startswith("the ")
    assert isinstance(skeleton(folded), str)


def test_a_packed_file_gives_back_what_went_in(tmp_path: Path) -> None:
    entries = [
        Entry("Ruritania", "country", "RU", 10.0, 20.0, own=True),
        Entry("Strelsau Province", "adm1", "RU", 10.5, 20.5, 1, 300_000),
        Entry("Strelsau", "city", "RU", 10.25, 20.75, 1, 120_000, 77),
    ]
    rows = {(skeleton(fold(e.name)), loose(fold(e.name)), fold(e.name)): ({n}, set[int]()) for n, e in enumerate(entries)}
    rows["strs", "strils", "streltz"] = (set(), {1, 2})
    path = tmp_path / "small.bin"
    path.write_bytes(pack(entries, rows, [("ruritanian", 1, [0])], {"tables": "t"}))
    store = Store(path)
    assert store.places == 3
    assert [store.name(n) for n in range(3)] == [e.name for e in entries]
    kind, cc, lat, lon, adm1, size, geonames, own = store.facts(2)
    assert (kind, cc, lat, lon, adm1, geonames, own) == ("city", "RU", 10.25, 20.75, 1, 77, False)
    assert size == pytest.approx(5.08, abs=0.05)
    assert [(r.folded, r.main, r.other) for r in store.rows("strs")] == [("streltz", (), (1, 2))]
    assert store.lexicon() == [("ruritanian", 1, (0,))]
    assert pack(entries, rows, [("ruritanian", 1, [0])], {"tables": "t"}) == path.read_bytes()


def test_a_broken_file_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "broken.bin"
    path.write_bytes(b"not a gazetteer at all")
    with pytest.raises(LexiconError, match="not a gazetteer"):
        Store(path)
    with pytest.raises(LexiconError, match="cannot be read"):
        Store(tmp_path / "none.bin")


def test_the_packaged_file_is_built_from_the_tables_beside_it(gazetteer: Gazetteer) -> None:
    digest = hashlib.sha256()
    for name in ("countries.csv", "places_adm1.csv", "places_local.csv"):
        digest.update((FOLDER / name).read_bytes())
    assert gazetteer.store.extra["tables"] == digest.hexdigest(), "run tools/build_gazetteer.py"
    assert DATA.stat().st_size < 20_000_000


@pytest.mark.parametrize(("name", "delimiter"), [("countries.csv", ","), ("places_adm1.csv", "|"), ("places_local.csv", "|")])
def test_our_tables_fit_their_schema(name: str, delimiter: str) -> None:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=delimiter))
    for row in rows:
        assert None not in row and None not in row.values(), row
        assert row["name"]
        assert row["cc"] == row["cc"].upper() and len(row["cc"]) in (0, 2), row
        if row["lat"] or name != "places_adm1.csv":
            assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row
        if "kind" in row:
            assert row["kind"] in {"adm1", "adm2", "city", "site", "region", "wider"}, row


@pytest.mark.parametrize(
    ("name", "cc", "kind", "lat", "lon"),
    [
        ("Maaret al-Nouman", "SY", "city", 35.64, 36.67),
        ("Deir Azzor", "SY", "city", 35.34, 40.14),
        ("Falluja", "IQ", "city", 33.35, 43.78),
        ("Kharkov", "UA", "city", 49.98, 36.25),
        ("Hodeida", "YE", "city", 14.80, 42.95),
        ("Donbass", "UA", "region", 48.3, 38.3),
        ("Darfur", "SD", "region", 13.5, 24.5),
        ("Gaza Strip", "PS", "region", 31.42, 34.36),
        ("Khyber Pakhtunkhwa", "PK", "adm1", 34.5, 72.0),
        ("Crimea", "UA", "adm1", 45.3, 34.3),
        ("Pristina", "XK", "city", 42.67, 21.17),
        ("Lashkar Gah", "AF", "city", 31.59, 64.37),
        ("Cabo Delgado", "MZ", "adm1", -12.3, 39.3),
        ("Taipei", "TW", "city", 25.05, 121.53),
        ("Laayoune", "EH", "city", 27.14, -13.19),
        ("Burma", "MM", "country", 21.0, 96.0),
    ],
)
def test_well_known_names_are_found_first(gazetteer: Gazetteer, name: str, cc: str, kind: str, lat: float, lon: float) -> None:
    found = [c for c in gazetteer.find(name, {cc: 0.8}) if c.kind == kind]
    assert found, name
    best = found[0]
    assert (best.cc, best.kind) == (cc, kind)
    assert abs(best.lat - lat) < 0.3 and abs(best.lon - lon) < 0.3


def test_the_country_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Tripoli", {"LY": 0.9})[0].cc == "LY"
    assert gazetteer.find("Tripoli", {"LB": 0.9})[0].cc == "LB"
    assert gazetteer.find("Hyderabad", {"PK": 0.9})[0].cc == "PK"
    assert gazetteer.find("Hyderabad", {"IN": 0.9})[0].cc == "IN"


def test_every_conflict_country_has_its_first_level_units(gazetteer: Gazetteer) -> None:
    least = {
        "SY": 14, "IQ": 18, "YE": 20, "LY": 20, "UA": 25, "RU": 80, "AF": 34, "PK": 6, "IN": 30, "MM": 14, "SO": 17, "ET": 10, "SD": 17,
        "SS": 9, "CD": 25, "ML": 8, "NE": 8, "BF": 13, "NG": 37, "CM": 10, "TD": 17, "MZ": 10, "CO": 30, "MX": 32, "SV": 14, "PE": 24, "LB": 6,
        "EG": 25, "TR": 80, "IR": 30,
    }  # fmt: skip
    counts: dict[str, int] = {}
    for number in range(gazetteer.store.places):
        kind, cc, *_ = gazetteer.store.facts(number)
        if kind == "adm1":
            counts[cc] = counts.get(cc, 0) + 1
    assert {cc: counts.get(cc, 0) for cc in least if counts.get(cc, 0) < least[cc]} == {}


def test_countries_capitals_and_borders(gazetteer: Gazetteer) -> None:
    kenya = gazetteer.country("KE")
    capital = gazetteer.capital("KE")
    assert kenya is not None and kenya.name == "Kenya"
    assert capital is not None and capital.name == "Nairobi"
    lat, lon = gazetteer.borders["IQ-SY"]
    assert 33 < lat < 37 and 39 < lon < 43
    assert gazetteer.country("ZZ") is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_find_takes_any_name(name: str) -> None:
    for place in Gazetteer.open().find(name, {"SY": 0.5}):
        assert -90 <= place.lat <= 90 and -180 <= place.lon <= 180
