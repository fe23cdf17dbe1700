"""The mapping tables: the package's own are complete, and a user's file changes what it names or is refused in one sentence."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from rashomon.errors import SettingError
from rashomon.export import mapping_source
from rashomon.export.countries import countries, country_of
from rashomon.export.mapping import SHAPES, mapping_for, packaged
from rashomon.records import ACTOR_CLASSES, CLAIM_TYPES, Precision

INTER = {"State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians", "External/Other forces"}
MODES = {
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons "
    "crowd-control unconventional",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "MOBILIZE": "troops weapons police militia", "SANCTION": "convict expel withdraw discontinue",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize", "THREATEN": "restrict arrest relations expel territory violence",
    "RETREAT": "withdraw release disarm ceasefire access resign", "CONSULT": "visit third-party multilateral phone",
}  # fmt: skip


def test_every_type_is_coded_or_left_out_on_purpose() -> None:
    uncoded = {
        "acled": {"talks", "aid", "sanction", "threat", "other"}, "ucdp-ged": set(), "polecat": {"displacement", "regroup", "other"},
        "gdelt-events": {"regroup", "other", "transfer"},
    }  # fmt: skip
    for shape, left in uncoded.items():
        table = packaged(shape)
        coded = {t for rule in table["rules"] for t in rule.get("type", ())}
        allowed = set(table["include"].get("types", CLAIM_TYPES))
        assert (allowed - coded) == left, shape


def test_the_codes_are_those_of_the_publishers() -> None:
    acled = packaged("acled")
    assert [len(subs) for subs in acled["event_types"].values()] == [3, 6, 3, 3, 2, 8]
    assert set(acled["inter"].values()) <= INTER == set(acled["inter_codes"])
    assert sorted(acled["inter_codes"].values()) == list(range(1, 9))
    assert {rule.get("type_of_violence") for rule in packaged("ucdp-ged")["rules"]} == {1, 2, 3, None}
    for rule in packaged("polecat")["rules"]:
        assert rule.get("mode") is None or rule["mode"] in MODES[rule["event_type"]].split(), rule
    gdelt = packaged("gdelt-events")
    assert sorted(gdelt["quad_class"]) == [f"{n:02d}" for n in range(1, 21)]
    for rule in gdelt["rules"]:
        assert rule["code"].isdecimal() and 3 <= len(rule["code"]) <= 4
        assert any(rule["code"][:n] in gdelt["goldstein"] for n in (4, 3, 2)), rule["code"]


def test_precision_tables_name_known_precisions_and_classes() -> None:
    for shape, key in (("acled", "time_precision"), ("ucdp-ged", "date_prec"), ("ucdp-ged", "event_clarity")):
        assert set(packaged(shape)[key]) <= set(get_args(Precision))
    for shape, key in (("acled", "inter"), ("polecat", "sectors"), ("gdelt-events", "types")):
        assert set(packaged(shape)[key]) <= set(ACTOR_CLASSES)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_printed_table_can_be_given_back(tmp_path: Path, shape: str) -> None:
    (tmp_path / "m.yaml").write_text(mapping_source(shape), encoding="utf-8")
    assert mapping_for(shape, tmp_path / "m.yaml") == packaged(shape)


def test_a_users_key_is_laid_over_ours(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("names: {civilians: Civiles}\nrules:\n  - {type: [clash], sub_event_type: Attack}\n", encoding="utf-8")
    table = mapping_for("acled", tmp_path / "m.yaml")
    assert table["names"]["civilians"] == "Civiles" and table["names"]["rioters"] == "Rioters"
    assert len(table["rules"]) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rule: []", "did you mean 'rules'"),
        ("- a", "maps keys to values"),
        ("rules: {}", "must be a list"),
        ("fatalities: [low]", "must be a single value"),
        ("names: {civilians: [a]}", "must be a table"),
        ("rules:\n  - {typ: [clash]}", "rule 1 knows no 'typ'; did you mean 'type'"),
        ("rules:\n  - {type: [clashes], sub_event_type: Attack}", "did you mean 'clash'"),
        ("rules:\n  - {type: clash}", "must be a list of words"),
        ("rules:\n  - {agent: [rebel]}", "did you mean 'rebels'"),
        ("rules:\n  - {killed: maybe}", "must be true or false"),
        ("rules:\n  - {type: [clash], sub_event_type: Armed clashes}", "did you mean 'Armed clash'"),
        ("rules:\n  - {type: [clash], sub_event_type: 7}", "must be a code"),
        ("rules:\n  - clash", "must map conditions"),
        ("include: {stance: [claimed]}", "did you mean 'stances'"),
        ("include: {stances: [said]}", "knows no 'said'"),
        ("include: {background: 3}", "must be true or false"),
        ("fatalities: median", "must be one of low, best, high"),
        ("geo_precision: {in: one}", "must be a table"),
        ("a: [", "no YAML"),
        ("a: \x00", "no YAML"),
    ],
)  # fmt: skip
def test_a_table_that_does_not_fit_is_told_in_one_sentence(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "m.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingError) as caught:
        mapping_for("acled", file)
    said = str(caught.value)
    assert message in said and "m.yaml" in said and "\n" not in said


def test_other_shapes_check_their_own_codes(tmp_path: Path) -> None:
    for shape, rule in (
        ("gdelt-events", '{type: [clash], code: "990"}'), ("ucdp-ged", "{type_of_violence: 4}"), ("polecat", "{type: [clash], event_type: FIGHT}"),
    ):  # fmt: skip
        (tmp_path / "m.yaml").write_text(f"rules:\n  - {rule}\n", encoding="utf-8")
        with pytest.raises(SettingError, match="rule 1"):
            mapping_for(shape, tmp_path / "m.yaml")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"names: {civilians: \xe9}")
    for name, message in (("missing.yaml", "cannot be read"), (".", "cannot be read"), ("latin.yaml", "not UTF-8")):
        with pytest.raises(SettingError, match=message):
            mapping_for("acled", tmp_path / name)


def test_countries_have_each_number_once() -> None:
    for field in ("iso3", "iso", "fips", "gw", "cow"):
        numbers = [n for c in countries().values() if (n := getattr(c, field))]
        assert len(numbers) == len(set(numbers)), field
    syria, serbia = country_of("SY"), country_of("RS")
    assert syria and (syria.iso3, syria.iso, syria.gw, syria.fips, syria.ucdp_region) == ("SYR", 760, 652, "SY", "Middle East")
    assert serbia and (serbia.gw, serbia.cow) == (340, 345)
    assert country_of(None) is None is country_of("ZZ")
    assert {c.acled_region for c in countries().values()} - {""} == {
        "Western Africa", "Middle Africa", "Eastern Africa", "Southern Africa", "Northern Africa", "South Asia", "Southeast Asia", "East Asia",
        "Middle East", "Caucasus and Central Asia", "Europe", "North America", "Central America", "South America", "Caribbean", "Oceania",
        "Antarctica",
    }  # fmt: skip
