from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from rashomon.errors import LexiconError
from rashomon.resolve.who import Registry

REGISTRY = Registry.load()
FILE = """
actors:
  northern-league: {name: Northern League, acronyms: [NLG], class: rebels, valid: {from: 2001, to: 2004-05}}
  pkk: {name: Workers, class: other}
"""


def test_ids_that_entries_point_to_exist() -> None:
    points = [
        (e.id, p) for e in REGISTRY.entries.values() for p in (e.parent, e.successor, e.renamed_from, *e.allied) if p
    ]
    assert [p for p in points if p[1] not in REGISTRY.entries] == []


def test_renamings_never_overlap() -> None:
    for e in REGISTRY.entries.values():
        if e.renamed_from:
            end = REGISTRY[e.renamed_from].terms[-1][1]
            start = e.terms[0][0]
            assert end is None or start is None or end <= start, e.id


def test_the_registry_knows_groups_of_every_part_of_the_world() -> None:
    armed = Counter(
        e.country for e in REGISTRY.entries.values() if e.class_ in ("rebels", "political-militia", "identity-militia")
    )
    assert sum(armed.values()) >= 250
    assert {"SY", "CO", "PH", "NG", "GB", "LK", "CD", "MM", "RU", "PS"} <= set(armed)


def test_a_file_of_the_user_adds_and_replaces_entries_and_changes_the_digest(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(FILE, "utf-8")
    mine = Registry.load([path])
    entry = mine.find("NLG rebels", date(2004, 5, 31))
    assert entry is not None
    assert entry.id == "northern-league"
    assert mine.find("NLG", date(2004, 6, 1)) is None
    assert mine["pkk"].name == "Workers"
    assert mine.digest != REGISTRY.digest
    assert Registry.load() is REGISTRY


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("actors: {x: {name: X}}", "'class' is missing"),
        ("actors: {x: {name: X, class: heroes}}", "no actor class"),
        ("actors: {x: {name: X, class: rebels, colour: red}}", "no field 'colour'"),
        ("actors: {x: {name: X, class: rebels, valid: {from: soon}}}", "no date"),
        ("actors: {x: {name: X, class: rebels, valid: {from: 2005, to: 2004}}}", "before it begins"),
        ("actors: {x: {name: X, class: rebels, country: Kenya}}", "ISO 3166"),
        ("actors: {x: {name: X, class: rebels, acronyms: [no]}}", "list of texts"),
        ("actors: {x: 3}", "table of fields"),
        ("states: {ZZ: {name: Z, forces: {army: Z}}}", "list of names"),
        ("states: {no: {name: Norway}}", "two capitals"),
    ],
)
def test_a_wrong_file_is_told_with_file_and_entry(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=said) as error:
        Registry.load([path])
    assert "mine.yaml" in str(error.value)


@pytest.mark.parametrize("text", ["- a", "things: {}", "actors: [x]", "a: [", "3"])
def test_a_file_of_another_shape_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=r"mine\.yaml"):
        Registry.load([path])


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        Registry.load([tmp_path / "none.yaml"])


def test_the_registry_holds_700_groups_missions_and_organisations_and_every_states_bodies() -> None:
    own = {e.id: e for e in REGISTRY.entries.values() if e.kind is None and not e.person}
    kinds = {"rebels", "political-militia", "identity-militia", "external-forces", "international-organisation", "other"}
    assert sum(e.class_ in kinds for e in own.values()) >= 1000
    states = {e.country for e in REGISTRY.entries.values() if e.kind == "government"}
    assert len(states) >= 195
    for kind in ("government", "armed-forces", "army", "air-force", "navy", "police", "intelligence"):
        assert all(f"{code.lower()}-{kind}" in REGISTRY.entries for code in states if code)


def test_splits_and_mergers_point_to_entries_and_no_id_stands_in_two_files() -> None:
    import yaml

    from rashomon.resolve.who_registry import FOLDER

    ids = [i for f in sorted(FOLDER.glob("*.yaml")) for i in yaml.safe_load(f.read_text("utf-8")).get("actors", {})]
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    assert [e.id for e in REGISTRY.entries.values() if e.split_from and e.split_from not in REGISTRY.entries] == []


def test_most_states_have_a_head_of_state_or_government_since_2010() -> None:
    led = {e.country for e in REGISTRY.entries.values() if e.person and e.class_ == "government" and (e.terms[-1][1] or date.max) > date(2010, 1, 1)}
    assert len(led) >= 165
