"""The shapes of ACLED, UCDP GED, POLECAT and GDELT: columns, codes, precision, sides, and nothing that is not known."""

from __future__ import annotations

import csv
import io
import os
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from accounts import event as first_event
from accounts import first_claims, first_report
from told import DAY, KNOWN, claim, dead, event, facts, one, report, said, town

from rashomon.errors import SettingError
from rashomon.export import SHAPES, export, export_shape
from rashomon.export.columns import Row
from rashomon.export.facts import Facts
from rashomon.export.mapping import mapping_for
from rashomon.export.shape import number_of
from rashomon.records import Event, Time


def words(text: str, between: str | None = None) -> list[str]:
    return text.split(between)


ACLED = words(
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 "
    "inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source "
    "source_scale notes fatalities tags timestamp"
)
UCDP = words(
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name "
    "side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date "
    "source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid "
    "country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low "
    "gwnoa gwnob"
)
POLECAT = words(
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,Primary Actor Sector,"
    "Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,"
    "Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,"
    "GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version",
    ",",
)
PLACE = words("Geo_Type Geo_FullName Geo_CountryCode Geo_ADM1Code Geo_ADM2Code Geo_Lat Geo_Long Geo_FeatureID")
PARTY = words("Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code")
GDELT = [
    *words("GLOBALEVENTID SQLDATE MonthYear Year FractionDate"), *(f"Actor{n}{p}" for n in (1, 2) for p in PARTY),
    *words("IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone"),
    *(f"{who}{p}" for who in ("Actor1", "Actor2", "Action") for p in PLACE), "DATEADDED", "SOURCEURL",
]  # fmt: skip
COLUMNS = {"acled": ACLED, "ucdp-ged": UCDP, "polecat": POLECAT, "gdelt-events": GDELT}
SHELLING = "Government troops shelled Tel Amal, killing 12 villagers."


def row(shape: str, f: Facts, mapping: Path | None = None) -> Row:
    return SHAPES[shape].row(f, mapping_for(shape, mapping), 7)


def filled(cells: Row) -> dict[str, Any]:
    return {name: cell for name, cell in cells.items() if cell is not None}


def shelling(**fields: Any) -> Facts:
    held: dict[str, Any] = {"figures": (dead(SHELLING, "12 villagers", 12, 12, of="villagers"),), **fields}
    return one(SHELLING, "shelled", "shelling", [("Government troops", "state-forces", "sy-army")], [("villagers", "civilians")], **held)


@pytest.mark.parametrize(("shape", "count"), [("acled", 31), ("ucdp-ged", 49), ("polecat", 40), ("gdelt-events", 61)])
def test_pandas_reads_exactly_the_columns_in_their_order(tmp_path: Path, shape: str, count: int) -> None:
    assert export(shape, tmp_path / "x.csv", [first_report()], first_claims(), [first_event()]) == 1
    frame = pd.read_csv(tmp_path / "x.csv")
    assert list(frame.columns) == COLUMNS[shape] == list(SHAPES[shape].columns)
    assert frame.shape == (1, count)
    for name, kind in SHAPES[shape].columns.items():
        if kind in ("int", "float"):
            assert pd.api.types.is_numeric_dtype(frame[name]), name


def test_the_publishers_own_form_has_tabs_and_for_gdelt_no_header(tmp_path: Path) -> None:
    for shape, lines in (("gdelt-events", 1), ("polecat", 2)):
        export(shape, tmp_path / "x.tsv", [first_report()], first_claims(), [first_event()])
        held = (tmp_path / "x.tsv").read_text(encoding="utf-8").splitlines()
        assert [line.count("\t") for line in held] == [len(COLUMNS[shape]) - 1] * lines
        assert held[0].startswith("Event ID\t" if lines == 2 else f"{number_of(first_event().id)}\t20241129\t")


def test_acled_row_of_an_attack_on_civilians() -> None:
    cells = filled(row("acled", shelling()))
    notes = cells.pop("notes")
    assert cells == {
        "event_id_cnty": "SYR7", "event_date": DAY, "year": 2024, "time_precision": 1, "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence", "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Army of Syria", "inter1": "State forces", "actor2": "Civilians (Syria)", "assoc_actor_2": "villagers",
        "inter2": "Civilians", "interaction": "State forces-Civilians", "civilian_targeting": "Civilian targeting", "iso": 760,
        "region": "Middle East", "country": "Syria", "admin1": "Idlib", "location": "Tell Amal", "latitude": 35.5,
        "longitude": 36.25, "geo_precision": 1, "source": "Northern Wire", "fatalities": 12,
    }  # fmt: skip
    assert notes.startswith("29 November. Shelling by Government troops") and 'killed: "12 villagers", according to Northern Wire' in notes


@pytest.mark.parametrize(
    ("type_", "text", "agents", "targets", "sub", "event_type"),
    [
        ("airstrike", "Jets bombed Tel Amal.", [("Jets", "state-forces")], [], "Air/drone strike", "Explosions/Remote violence"),
        ("explosion", "A grenade exploded at Tel Amal.", [], [], "Grenade", "Explosions/Remote violence"),
        ("explosion", "A mine exploded at Tel Amal.", [], [], "Remote explosive/landmine/IED", "Explosions/Remote violence"),
        ("takeover", "Troops took Tel Amal.", [("Troops", "state-forces")], [], "Government regains territory", "Battles"),
        ("takeover", "Rebels took Tel Amal.", [("Rebels", "rebels")], [], "Non-state actor overtakes territory", "Battles"),
        ("takeover", "Tel Amal fell.", [], [], None, "Battles"),
        ("violence", "Men killed soldiers.", [("Men", "unidentified")], [("soldiers", "state-forces")], "Armed clash", "Battles"),
        ("violence", "Men killed farmers.", [("Men", "unidentified")], [("farmers", "civilians")], "Attack", "Violence against civilians"),
        ("violence", "Twelve were killed.", [], [], None, None),
        ("crackdown", "Police fired tear gas at crowds.", [("Police", "state-forces")], [("crowds", "protesters")], "Protest with intervention", "Protests"),
        ("riot", "A mob burnt a shop.", [("mob", "rioters")], [], "Mob violence", "Riots"),
        ("base", "Rebels set up a base.", [("Rebels", "rebels")], [], "Headquarters or base established", "Strategic developments"),
    ],
)  # fmt: skip
def test_acled_types(type_: str, text: str, agents: Any, targets: Any, sub: str | None, event_type: str | None) -> None:
    trigger = text.split()[-1].rstrip(".")
    cells = row("acled", one(text, trigger, type_, agents, targets))
    assert (cells["sub_event_type"], cells["event_type"]) == (sub, event_type)
    assert cells["disorder_type"] is not None


def test_forces_abroad_are_external_and_protesters_may_be_alone() -> None:
    text = "Turkish jets bombed Tel Amal."
    cells = row("acled", one(text, "bombed", "airstrike", [("Turkish jets", "state-forces", "tr-army")]))
    assert (cells["inter1"], cells["interaction"]) == ("External/Other forces", None)
    text = "Some 200 students marched in Tel Amal."
    marched = one(text, "marched", "protest", [("students", "protesters")])
    cells = row("acled", marched)
    assert (cells["actor1"], cells["assoc_actor_1"]) == ("Protesters (Syria)", "students")
    assert (cells["interaction"], cells["fatalities"]) == ("Protesters only", None)


def test_the_rule_for_numbers_of_interaction_can_be_chosen(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("inter_as: number\nfatalities: high\n", encoding="utf-8")
    cells = row("acled", shelling(), tmp_path / "m.yaml")
    assert (cells["inter1"], cells["inter2"], cells["interaction"]) == ("1", "7", "17")


@pytest.mark.parametrize(
    ("rel", "geo", "where", "lat"),
    [("in", 1, 1, 35.5), ("near", 2, 2, 35.5), ("adm2", 2, 3, 35.5), ("adm1", 3, 4, 35.5), ("region", 3, 5, 35.5), ("country", None, 6, None)],
)  # fmt: skip
def test_precision_of_place(rel: str, geo: int | None, where: int, lat: float | None) -> None:
    f = shelling(places=(town(SHELLING, rel=rel),))
    acled, ucdp = row("acled", f), row("ucdp-ged", f)
    assert (acled["geo_precision"], acled["latitude"], ucdp["where_prec"]) == (geo, lat, where)


@pytest.mark.parametrize(
    ("precision", "end", "acled", "ucdp", "clarity"),
    [("day", 29, 1, 1, 1), ("days", 30, 2, 2, 1), ("week", 30, 2, 3, 1), ("month", 30, 3, 4, 2), ("year", 30, None, 5, 2)],
)
def test_precision_of_time(precision: Any, end: int, acled: int | None, ucdp: int, clarity: int) -> None:
    f = shelling(time=Time(start=DAY, end=date(2024, 11, end), precision=precision))
    one_, two = row("acled", f), row("ucdp-ged", f)
    assert (one_["time_precision"], one_["event_date"], one_["year"]) == (acled, DAY if acled else None, 2024)
    assert (two["date_prec"], two["event_clarity"], two["date_end"]) == (ucdp, clarity, f"2024-11-{end} 00:00:00.000")


def test_ucdp_row_of_one_sided_violence() -> None:
    cells = filled(row("ucdp-ged", shelling()))
    assert cells == {
        "id": 7, "relid": shelling().event.id, "year": 2024, "type_of_violence": 3, "dyad_name": "Government of Syria - Civilians",
        "side_a": "Government of Syria", "side_a_new_id": 118, "side_b": "Civilians", "gwnoa": 652, "number_of_sources": 1,
        "source_article": "Northern Wire,2024-11-29,", "source_office": "Northern Wire", "source_date": "2024-11-29",
        "where_prec": 1, "where_coordinates": "Tell Amal", "where_description": "Tel Amal", "adm_1": "Idlib", "latitude": 35.5,
        "longitude": 36.25, "geom_wkt": "POINT (36.25 35.5)", "priogrid_gid": 181153, "country": "Syria", "country_id": 652,
        "region": "Middle East", "event_clarity": 1, "date_prec": 1, "date_start": "2024-11-29 00:00:00.000",
        "date_end": "2024-11-29 00:00:00.000", "deaths_a": 0, "deaths_b": 0, "deaths_civilians": 12, "deaths_unknown": 0,
        "best": 12, "high": 12, "low": 12,
    }  # fmt: skip


def test_ucdp_puts_the_state_on_side_a_and_its_dead_there() -> None:
    text = "HTS attacked soldiers near Tel Amal; 20 were killed, including 15 soldiers."
    cells = row("ucdp-ged", one(
        text, "attacked", "clash", [("HTS", "rebels", "hts")], [("soldiers", "state-forces", "sy-army")],
        figures=(dead(text, "20", 20, 20), dead(text, "15 soldiers", 15, 15, of="soldiers", part_of="20")),
    ))  # fmt: skip
    assert (cells["type_of_violence"], cells["side_a"], cells["side_b"]) == (1, "Government of Syria", "Hayat Tahrir al-Sham")
    assert [cells[n] for n in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best")] == [15, 0, 0, 5, 20]
    text = "Rebels fought militiamen; 3 died."
    cells = row("ucdp-ged", one(text, "fought", "clash", [("Rebels", "rebels"), ("militiamen", "identity-militia")], figures=(dead(text, "3", 3, 3),)))
    assert (cells["type_of_violence"], cells["dyad_name"], cells["gwnoa"]) == (2, "Rebels - militiamen", None)


def test_ucdp_best_is_what_most_say_and_the_range_is_kept() -> None:
    texts = ("Shells killed 12 villagers in Tel Amal, medics said.", "Shells killed 12 in Tel Amal, a doctor said.", "Shells killed 30 in Tel Amal.")
    reports = [report(t, name=f"{n}.txt", outlet=f"Outlet {n}") for n, t in enumerate(texts)]
    tolls = ("12", "12", "30")
    speakers = ((said(texts[0], "medics"),), (said(texts[1], "a doctor"),), ())
    claims = [
        claim(r, "killed", "shelling", figures=(dead(r.text, w, int(w), int(w)),), sources=s)
        for r, w, s in zip(reports, tolls, speakers, strict=True)
    ]
    f = facts(*claims, reports=reports)
    cells = row("ucdp-ged", f)
    assert (cells["low"], cells["best"], cells["high"]) == (12, 12, 30)
    assert cells["number_of_sources"] == 3 and cells["source_original"] == "a doctor; medics"
    assert cells["type_of_violence"] is None, "nobody is named who did it"
    assert row("acled", f)["fatalities"] == 12


def test_a_toll_without_an_upper_end_leaves_high_empty() -> None:
    cells = row("ucdp-ged", shelling(figures=(dead(SHELLING, "12 villagers", 12, None),)))
    assert (cells["low"], cells["best"], cells["high"]) == (12, 12, None)
    cells = row("ucdp-ged", shelling(figures=(dead(SHELLING, "12 villagers", 0, 12),)))
    assert (cells["low"], cells["best"], cells["high"]) == (0, 12, 12)


def test_polecat_row() -> None:
    cells = filled(row("polecat", shelling()))
    assert cells == {
        "Event ID": shelling().event.id, "Event Date": DAY, "Event Type": "ASSAULT", "Event Mode": "heavy-weapons",
        "Intensity": -9.5, "Quad Code": 4, "Contexts": "military", "Actor Name": "Army of Syria", "Actor Country": "SYR",
        "Actor COW": 652, "Primary Actor Sector": "MIL", "Actor Sectors": "MIL", "Actor Name Raw": "Government troops",
        "Recipient Name": "villagers", "Primary Recipient Sector": "CVL", "Recipient Sectors": "CVL",
        "Recipient Name Raw": "villagers", "Placename": "Tell Amal", "City": "Tell Amal", "Province": "Idlib", "Country": "SYR",
        "Latitude": 35.5, "Longitude": 36.25, "GeoNames ID": 17, "Raw Placename": "Tel Amal", "Source": "Northern Wire",
        "Publication Date": DAY, "Story Locations": "Tell Amal", "Language": "en", "Version": cells["Version"],
    }  # fmt: skip


def test_polecat_has_both_sides_of_a_fight_as_actors() -> None:
    text = "HTS fought soldiers with rifles."
    cells = row("polecat", one(text, "fought", "clash", [("HTS", "rebels", "hts")], [("soldiers", "state-forces")]))
    assert (cells["Actor Name"], cells["Recipient Name"]) == ("Hayat Tahrir al-Sham; soldiers", None)
    assert (cells["Event Mode"], cells["Intensity"], cells["Actor Sectors"]) == ("firearms", -9.0, "REB; MIL")


def test_gdelt_row() -> None:
    cells = filled(row("gdelt-events", shelling()))
    assert cells == {
        "GLOBALEVENTID": 7, "SQLDATE": 20241129, "MonthYear": 202411, "Year": 2024, "FractionDate": 2024.9014,
        "Actor1Code": "SYRMIL", "Actor1Name": "ARMY OF SYRIA", "Actor1CountryCode": "SYR", "Actor1Type1Code": "MIL",
        "Actor2Code": "CVL", "Actor2Name": "VILLAGERS", "Actor2Type1Code": "CVL", "IsRootEvent": 1, "EventCode": "194",
        "EventBaseCode": "194", "EventRootCode": "19", "QuadClass": 4, "GoldsteinScale": -10.0, "NumMentions": 1,
        "NumSources": 1, "NumArticles": 1, "ActionGeo_Type": 4, "ActionGeo_FullName": "Tell Amal, Idlib, Syria",
        "ActionGeo_CountryCode": "SY", "ActionGeo_Lat": 35.5, "ActionGeo_Long": 36.25,
    }  # fmt: skip


def test_gdelt_codes_keep_their_leading_zero_and_roots(tmp_path: Path) -> None:
    text = "The two sides agreed a truce."
    of = report(text)
    told = claim(of, "agreed", "agreement", [("two sides", "government")])
    export("gdelt-events", tmp_path / "x.csv", [of], [told], [event(told, reports=[of])])
    (held,) = csv.DictReader((tmp_path / "x.csv").read_text(encoding="utf-8").splitlines())
    assert [held[n] for n in ("EventCode", "EventBaseCode", "EventRootCode", "QuadClass")] == ["0871", "087", "08", "2"]


def test_things_are_no_actors_and_a_rival_is_no_associate() -> None:
    text = "Rebels seized tanks."
    assert row("acled", one(text, "seized", "seizure", [("Rebels", "rebels")], [("tanks", "other")]))["actor2"] is None
    texts = ("Rebels shelled farmers.", "Soldiers shelled farmers.", "Rebels shelled farmers again.")
    reports = [report(t, name=f"{n}.txt", outlet=f"Outlet {n}") for n, t in enumerate(texts)]
    claims = [claim(r, "shelled", "shelling", [(r.text.split()[0], "rebels")], [("farmers", "civilians")]) for r in reports]
    f = facts(*claims, reports=reports)
    cells = row("acled", f)
    assert (cells["actor1"], cells["assoc_actor_1"]) == ("Rebels", None)
    assert [side.name for side in f.elsewhere()] == ["Soldiers"]


def exported(shape: str, *held: Facts, **options: Any) -> tuple[list[dict[str, str]], str]:
    stream = io.StringIO()
    reports, claims = [r for f in held for r in f.reports], [c for f in held for c in f.claims]
    _, losses = export_shape(shape, stream, reports, claims, [f.event for f in held], actors=KNOWN, **options)
    return list(csv.DictReader(io.StringIO(stream.getvalue()))), losses


@pytest.mark.parametrize("shape", SHAPES)
def test_what_did_not_happen_is_no_row_and_is_counted(shape: str) -> None:
    denied = one("Nobody shelled farmers, he said.", "shelled", "shelling", stance="denied")
    old = one("In 2012 jets killed 3 farmers.", "killed", "airstrike", setting="background", figures=(dead("In 2012 jets killed 3 farmers.", "3", 3, 3),))
    rows, losses = exported(shape, denied, old, shelling())
    assert len(rows) == 1
    assert "| 3 | events there are |" in losses and "| 1 | events written, one row each |" in losses
    assert "| 1 | left out: no account says that it happened" in losses and "| 1 | left out: told as background" in losses


def test_ucdp_wants_a_death_and_the_table_can_be_told_otherwise(tmp_path: Path) -> None:
    bloodless = shelling(figures=())
    rows, losses = exported("ucdp-ged", bloodless)
    assert rows == [] and "nobody was killed, as far as told" in losses
    (tmp_path / "m.yaml").write_text("include: {killed: false}\n", encoding="utf-8")
    rows, losses = exported("ucdp-ged", bloodless, mapping=tmp_path / "m.yaml")
    assert len(rows) == 1 and rows[0]["best"] == "" and "your mapping table m.yaml" in losses


def test_losses_count_accounts_ranges_sources_places_and_empty_columns() -> None:
    texts = ("Shells killed 12 in Tel Amal, medics said.", "Shells killed 30 and wounded 4 in Tel Amal.", "No shells fell, the army said.")
    reports = [report(t, name=f"{n}.txt", outlet=f"Outlet {n}", url=None) for n, t in enumerate(texts)]
    wounded = dead(texts[1], "4", 4, 4, measure="wounded")
    claims = [
        claim(reports[0], "killed", "shelling", figures=(dead(texts[0], "12", 12, 12),), sources=(said(texts[0], "medics"),), stance="claimed",
              places=(town(texts[0]),)),
        claim(reports[1], "killed", "shelling", figures=(dead(texts[1], "30", 30, 30), wounded), places=(town(texts[1]),)),
        claim(reports[2], "fell", "shelling", sources=(said(texts[2], "the army"),), stance="denied", time=Time()),
    ]  # fmt: skip
    _, losses = exported("acled", facts(*claims, reports=reports))
    for line in (
        "| 3 | claims, each an account of its own, stand behind these rows |", "| 1 | rows stand for more than one claim |",
        "| 3 | reports were put together in these rows |", "| 2 | claims name who speaks; no column holds it |",
        "| 1 | claims are denials by the one who speaks; a row says that it happened |", "| 1 | events are contested |",
        "| 1 | figures of `wounded` have no column |", "| 1 | figures of those killed beside the one of each row |",
        "| 1 | events have a range of those killed; the row holds one number of it |", "`admin2`, `admin3`",
    ):  # fmt: skip
        assert line in losses, line


@pytest.mark.parametrize("shape", SHAPES)
def test_events_without_place_time_or_anybody_leave_cells_empty(shape: str) -> None:
    text = "Shells killed 12."
    rows, _ = exported(shape, one(text, "killed", "shelling", time=Time(), figures=(dead(text, "12", 12, 12),)))
    (held,) = rows
    unknown = {
        "acled": "event_date year time_precision actor1 inter1 actor2 iso country location latitude geo_precision admin1",
        "ucdp-ged": "year date_start date_prec side_a dyad_name where_prec latitude geom_wkt priogrid_gid country type_of_violence gwnoa",
        "polecat": "Event_Date Actor_Name Placename Latitude Country GeoNames_ID",
        "gdelt-events": "SQLDATE FractionDate Actor1Code ActionGeo_Type ActionGeo_Lat SOURCEURL",
    }[shape]
    assert [held[name.replace("_", " ") if shape == "polecat" else name] for name in unknown.split()] == [""] * len(unknown.split())


@pytest.mark.parametrize("shape", SHAPES)
def test_no_events_give_the_header_and_losses_of_nothing(tmp_path: Path, shape: str) -> None:
    assert export(shape, tmp_path / "x.csv", [], [], []) == 0
    assert list(pd.read_csv(tmp_path / "x.csv").columns) == COLUMNS[shape]
    assert "Nothing is lost." in (tmp_path / "x.csv.LOSSES.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("shape", SHAPES)
def test_odd_texts_stay_text_in_their_cell(shape: str) -> None:
    text = '=HYPERLINK("x") shelled\n@cmd; 12 dead \ud800\x00.'
    of = report(text, outlet="=1+1", title="+2", url="@x")
    told = claim(of, "shelled", "shelling", [('=HYPERLINK("x")', "rebels")], [("@cmd", "civilians")], figures=(dead(text, "12", 12, 12),))
    rows, losses = exported(shape, facts(told, reports=[of]))
    assert len(rows) == 1
    for name, cell in rows[0].items():
        if SHAPES[shape].columns[name] == "text":
            assert not cell.startswith(("=", "+", "@")), name
        assert "\n" not in cell and "\x00" not in cell and "\ud800" not in cell
    assert losses.encode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="needs file names of bytes")
def test_a_file_name_that_is_no_text_still_gets_its_losses(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"\xff.csv")
    export("acled", file, [first_report()], first_claims(), [first_event()])
    assert file.with_name(f"{file.name}.LOSSES.md").read_text(encoding="utf-8").startswith("# What .csv could not hold")


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_records_give_the_same_bytes_and_a_failure_leaves_what_was_there(tmp_path: Path, shape: str) -> None:
    for name in ("one.csv", "two.csv"):
        export(shape, tmp_path / name, [first_report()], first_claims(), [first_event()])
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["one.csv", "one.csv.LOSSES.md", "two.csv", "two.csv.LOSSES.md"]
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def breaks() -> Any:
        yield first_event()
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        export(shape, tmp_path / "one.csv", [first_report()], first_claims(), breaks())
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before
    with pytest.raises(SettingError, match="its folder does not exist"):
        export(shape, tmp_path / "no" / "x.csv", [], [], [])


def test_numbers_of_ids_are_whole_exact_in_a_double_and_differ() -> None:
    assert number_of("e-4b2204949da80632") == int("4b2204949da80632", 16) % 2**52 == 567986300126770
    assert 0 <= number_of("anything") < 2**52
    same = [Event(id=i, type="clash", claims=(), reports=()) for i in ("e-0010000000000001", "e-0020000000000001")]
    assert number_of(same[0].id) == number_of(same[1].id)
    text = "Rebels fought soldiers."
    of = report(text)
    told = claim(of, "fought", "clash")
    stream = io.StringIO()
    export("gdelt-events", stream, [of], [told], [e.model_copy(update={"claims": (told.id,)}) for e in same])
    assert [r["GLOBALEVENTID"] for r in csv.DictReader(io.StringIO(stream.getvalue()))] == ["1", "2"]
