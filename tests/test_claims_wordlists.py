from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.claims import wordlists
from rashomon.errors import LexiconError


@pytest.mark.parametrize("table", ["speech", "actors", "occurrences"])
def test_the_lists_that_ship_are_sound(table: str) -> None:
    lists = wordlists.lists(table)
    assert lists
    assert all(words and all(w == w.lower() for w in words) for words in lists.values())


def test_verbs_of_the_smaller_lists_are_saying_verbs() -> None:
    speech = wordlists.lists("speech")
    assert speech["weak"] | speech["urging"] <= speech["saying"]
    assert speech["leads"] >= speech["speaks_for"]


def test_senses_are_told_by_rows_of_words() -> None:
    senses = wordlists.senses()
    assert "kidnapped" in senses["take"]
    assert set(wordlists.lists("occurrences")["senses"]) == set().union(*senses.values())


@pytest.mark.parametrize("content", ["- a\n- b\n", "on: [a]\n", "list: word\n", "list: [1, 2]\n", "list: [a\n"])
def test_a_damaged_file_is_told_in_one_sentence(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.yaml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(wordlists, "FOLDER", tmp_path)
    with pytest.raises(LexiconError, match="broken"):
        wordlists.lists("broken")
