"""Words that are no names of places: peoples, common nouns, and letters that only resemble a name."""

from __future__ import annotations

import pytest

from rashomon.records import Claim, Extent, Place, Report, Span
from rashomon.resolve.gazetteer import Hit
from rashomon.resolve.where import resolve_places, where
from rashomon.resolve.where_words import is_people, well_spelt


def placed(text: str, *words: str) -> list[tuple[str, str | None, str | None]]:
    """The places of one claim on ``text`` with these places: words, country, name."""

    def span(w: str) -> dict[str, object]:
        at = text.index(w)
        return {"text": w, "start": at, "end": at + len(w)}

    report = Report(name="x", text=text)
    sentence, trigger = Extent(start=0, end=len(text)), Span(**span("killed"))
    claim = Claim(report=report.id, sentence=sentence, trigger=trigger, type="violence", places=tuple(Place(**span(w)) for w in words))
    [done] = resolve_places(report, [claim])
    return [(p.text, p.cc, p.name) for p in done.places if not p.inferred]


@pytest.mark.parametrize("words", ["Yazidis", "the Yazidis", "many Alawites", "Druze", "the Rohingya"])
def test_a_people_or_sect_is_no_place(words: str) -> None:
    assert is_people(words)
    answer = where(words)
    assert answer.place is None and "people or a sect" in answer.reason
    text = f"Gunmen killed ten of {words} near Duhok, in Iraq, on Monday."
    assert [t for t, _, _ in placed(text, words, "Duhok")] == ["Duhok"]


@pytest.mark.parametrize("words", ["Jabal al-Druze", "Yazidis' village of Kocho", "Sikhs Bazaar", "Armenians", ""])
def test_a_name_that_only_holds_one_or_is_of_a_nation_is_left(words: str) -> None:
    assert not is_people(words)


@pytest.mark.parametrize("words", ["kar", "room", "a room", "the car"])
def test_a_common_noun_or_three_letters_alone_are_no_near_spelling(words: str) -> None:
    place = where(words).place
    assert place is None or place.name.lower() == words


@pytest.mark.parametrize(("words", "wrong"), [("kar", "CF"), ("kar", "FR"), ("room", "IT"), ("oto", "JP")])
def test_nor_do_they_become_places_far_away_within_a_text(words: str, wrong: str) -> None:
    text = f"he was killed in the {words} with his father, in homs, syria, on monday"
    assert wrong not in [cc for _, cc, _ in placed(text, words)]
    cased = f"Soldiers killed him in the {words} on Monday, police in Homs, Syria, said."
    assert wrong not in [cc for _, cc, _ in placed(cased, words)]


@pytest.mark.parametrize(("words", "cc"), [("saraqeb", "SY"), ("deir azzor", "SY"), ("Kyiv", "UA"), ("Hit", "IQ"), ("Qom", "IR"), ("uk", "GB")])
def test_what_people_type_is_still_found(words: str, cc: str) -> None:
    place = where(words, country=cc).place
    assert place is not None and place.cc == cc


def test_lower_case_text_still_has_its_places() -> None:
    text = "rebels killed ten soldiers in deir azzor and in aleppo, syria, on monday"
    assert [cc for _, cc, _ in placed(text, "deir azzor", "aleppo")] == ["SY", "SY"]


@pytest.mark.parametrize(
    ("name", "alike", "main", "alone", "good"),
    [("Hit", 1.0, True, False, True), ("hit", 1.0, True, False, False), ("hit", 1.0, True, True, True), ("kar", 1.0, False, True, False),
     ("Kar", 0.98, True, True, False), ("Homz", 0.97, True, False, True), ("homz", 0.97, True, True, False), ("idlibb", 0.97, True, False, False),
     ("saraqeb", 0.97, True, False, True)],
)  # fmt: skip
def test_how_well_a_name_must_be_spelt(name: str, alike: float, main: bool, alone: bool, good: bool) -> None:
    assert well_spelt(name, Hit(1, "city", "IQ", 33.6, 42.8, -1, 4.0, 1, False, main, alike, 0.0), alone=alone) is good
