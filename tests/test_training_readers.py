"""Readers of annotated sentences: the public places, and what we annotated without keeping the text."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.locations import read_locations
from training import standoff
from training.annotations import read as read_own

ARTICLE = "<p>Rain fell on Nondo.</p><p>Gunmen shot two men &amp; fled.</p>"
SENTENCE = "Gunmen shot two men & fled."


def rows(path: Path, *spans: dict[str, Any], text: str) -> list[tuple[list[str], list[str]]]:
    path.write_text(json.dumps({"text": text, "spans": spans, "source": "own"}) + "\n", encoding="utf-8")
    return [([r.words[i] for i in r.event], [r.words[i] for i in sorted(r.place)]) for r in read_locations(path)]


def mark(text: str, words: str, label: str) -> dict[str, Any]:
    at = text.index(words)
    return {"start": at, "end": at + len(words), "label": label}


def test_places_count_in_characters(tmp_path: Path) -> None:
    text = "A bomb exploded in Port Nondo on Friday."
    found = rows(tmp_path / "a.jsonl", mark(text, "exploded", "VERB"), mark(text, "Port Nondo", "LOCATION"), text=text)
    assert found == [(["exploded"], ["Port", "Nondo"])]


def test_places_that_count_in_tokens_are_read_so(tmp_path: Path) -> None:
    text = " A bomb exploded in Port Nondo on Friday."
    place = {"start": 5, "end": 6, "label": "LOCATION"}
    assert rows(tmp_path / "a.jsonl", mark(text, "exploded", "VERB"), place, text=text) == [
        (["exploded"], ["Port", "Nondo"])
    ]


def annotated(folder: Path, digest: str) -> Path:
    (folder / "hrdsattack").mkdir()
    sample = {"Input.GLOBALEVENTID": 7, "Input.article_interface": ARTICLE}
    (folder / "hrdsattack" / "train.json").write_text(json.dumps([{"sample": sample}]), encoding="utf-8")
    text = standoff.plain(ARTICLE)
    at = text.index(SENTENCE)
    claim = {
        "trigger": [7, 11], "type": "violence", "stance": "asserted", "setting": "news", "agents": [[0, 6, "unidentified"]],
        "figures": [[12, 15, "wounded"], [16, 19, "wounded", False]],
    }  # fmt: skip
    row = {"set": "hrdsattack/train", "doc": "7", "start": at, "end": at + len(SENTENCE), "sha256": digest, "claims": [claim]}
    path = folder / "a.standoff.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_stand_off_annotations_find_their_sentence(tmp_path: Path) -> None:
    (row,) = standoff.read(annotated(tmp_path, hashlib.sha256(SENTENCE.encode()).hexdigest()[:16]), tmp_path)
    assert row["text"] == SENTENCE
    (claim,) = row["claims"]
    assert claim["trigger"] == {"start": 7, "end": 11, "text": "shot"}
    assert claim["agents"] == [{"start": 0, "end": 6, "text": "Gunmen", "class": "unidentified"}]
    assert [f.get("stated", True) for f in claim["figures"]] == [True, False]
    assert claim["time"] is None
    assert claim["sources"] == []


def test_a_sentence_that_has_changed_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not the one annotated"):
        list(standoff.read(annotated(tmp_path, "0" * 16), tmp_path))


def test_figures_without_a_number_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("Two men and the mayor died.\n= died | violence asserted news | f: Two/killed; the mayor/killed\n", encoding="utf-8")
    (row,) = read_own(path)
    assert [f["stated"] for f in row["claims"][0]["figures"]] == [True, False]


def test_our_own_sentences_can_be_read() -> None:
    folder = Path(__file__).parents[1] / "training" / "annotations"
    assert sum(len(row["claims"]) for path in folder.glob("*.txt") for row in read_own(path)) > 400
