"""Stata's format, read back by pandas."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
from accounts import event, first_claims, first_report, short_claim, short_report

from rashomon.export import export
from rashomon.export.columns import CLAIM_COLUMNS, EVENT_COLUMNS, FIGURE_COLUMNS
from rashomon.export.labels import LONGEST, codes, label
from rashomon.export.packet import REPORT_COLUMNS
from rashomon.export.stata import variable
from rashomon.records import CLAIM_TYPES, PRECISIONS, RELATIONS, SETTINGS, STANCES, Claim, Figure, Report, Time


def written(folder: Path, reports: list[Report], claims: list[Claim]) -> Path:
    assert export("dta", folder / "x.dta", reports, claims, [event()]) == len(claims)
    return folder / "x.dta"


def test_the_rows_come_back_with_labels_and_types(tmp_path: Path) -> None:
    file = written(tmp_path, [first_report()], list(first_claims()))
    with pd.read_stata(file, iterator=True) as reader:
        labels, values = reader.variable_labels(), reader.value_labels()
        assert reader.data_label == "Rashomon: one row a claim"
    frame = pd.read_stata(file)
    assert list(frame.columns) == [variable(c) for c in CLAIM_COLUMNS]
    assert labels == {variable(c): label(c) for c in CLAIM_COLUMNS}
    assert list(frame["type"]) == [c.type for c in first_claims()] and list(frame["stance"]) == [c.stance for c in first_claims()]
    assert frame["date_start"][0] == pd.Timestamp("2024-11-29") and pd.isna(frame["date_start"][2])
    assert list(frame["place_inferred"])[:2] == ["no", "yes"] and pd.isna(frame["place_inferred"][2])
    assert frame["killed_low"].tolist()[1:] == [20, 12] and pd.isna(frame["killed_low"][0])
    assert frame["lat"][0] == 35.5 and frame["other_places"][0] == ""
    plain = pd.read_stata(file, convert_categoricals=False)
    assert plain["type"][0] == list(CLAIM_TYPES).index("clash") + 1
    assert values["place_inferred"] == {0: "no", 1: "yes"}
    assert values["stance"] == dict(enumerate(STANCES, 1))


def test_odd_texts_long_ones_large_numbers_and_old_days(tmp_path: Path) -> None:
    long = "Идлиб " * 2000
    report = short_report(1, title=long, outlet="=1+1\x00\ud800", published=date(1, 1, 1))
    huge = Figure(start=0, end=6, text="Shells", measure="strikes", low=2**60, high=2**40)
    claim = short_claim(report, figures=(huge,), time=Time(start=date(1500, 2, 3), end=date(9999, 12, 31), precision="years"))
    frame = pd.read_stata(written(tmp_path, [report], [claim]))
    assert frame["title"][0] == long.strip()
    assert frame["outlet"][0] == "=1+1", "Stata runs no formulas"
    assert pd.isna(frame["strikes_low"][0]) and frame["strikes_high"][0] == 2**40
    assert (frame["date_start"][0].year, frame["date_end"][0].year, frame["published"][0].year) == (1500, 9999, 1)


def test_no_claims_give_the_columns(tmp_path: Path) -> None:
    frame = pd.read_stata(written(tmp_path, [], []))
    assert frame.shape == (0, len(CLAIM_COLUMNS))


def test_every_column_has_a_label_and_every_code_a_meaning() -> None:
    for column in (*CLAIM_COLUMNS, *EVENT_COLUMNS, *FIGURE_COLUMNS, *REPORT_COLUMNS):
        assert len(label(column)) <= LONGEST, column
        assert label(column) != column.replace("_", " ").capitalize() or column in ("sources",), f"{column}: add a line to tables/labels.yaml"
        assert len(variable(column)) <= 32
    for column, known in (
        ("type", CLAIM_TYPES), ("stance", STANCES), ("setting", SETTINGS), ("date_precision", PRECISIONS), ("place_rel", RELATIONS),
    ):  # fmt: skip
        assert tuple(codes(column)) == known


def test_names_are_what_stata_takes() -> None:
    assert variable("a" * 40) == "a" * 32
    assert variable("1st thing") == "_1st_thing"
