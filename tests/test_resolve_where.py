"""Places of claims: resolved from their words, and inferred where a claim names none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.records import Claim, Extent, Place, Report, Span
from rashomon.resolve.where import resolve_places
from rashomon.resolve.where_words import read_distance, read_words


def sentence_of(text: str, at: int) -> Extent:
    start = max(text.rfind(". ", 0, at) + 2, 0) if ". " in text[:at] else 0
    end = text.find(". ", at)
    return Extent(start=start, end=len(text) if end < 0 else end + 1)


def claim(text: str, trigger: str, places: Sequence[str] = (), event: str = "", setting: str = "news", nth: int = 1) -> Claim:
    at = -1
    for _ in range(nth):
        at = text.index(trigger, at + 1)
    sentence = sentence_of(text, at)
    spans = []
    for words in places:
        start = text.index(words, sentence.start)
        spans.append(Place(start=start, end=start + len(words), text=words))
    return Claim(
        report="r", sentence=sentence, trigger=Span.cut(text, at, at + len(trigger)), type="violence", event=event, setting=setting, places=tuple(spans)
    )  # fmt: skip


def resolved(text: str, *claims: Claim, title: str | None = None) -> list[tuple[Place, ...]]:
    return [c.places for c in resolve_places(Report(name="x", text=text, title=title), claims)]


def place(text: str, words: str, title: str | None = None) -> Place:
    trigger = text.split()[0]
    one = Claim(
        report="r", sentence=Extent(start=0, end=len(text)), trigger=Span.cut(text, 0, len(trigger)), type="violence", event="e",
        places=(Place(start=text.index(words), end=text.index(words) + len(words), text=words),),
    )  # fmt: skip
    return resolved(text, one, title=title)[0][0]


@pytest.mark.parametrize(
    ("text", "words", "name", "cc", "rel"),
    [
        ("Rebels shelled Hama on Monday, Syrian state media said.", "Hama", "Hama", "SY", "in"),
        ("Shells fell near Hama on Monday, Syrian state media said.", "Hama", "Hama", "SY", "near"),
        ("Clashes broke out on the outskirts of Zinjibar in Yemen.", "Zinjibar", "Zinjibar", "YE", "near"),
        ("Troops left Helmand province in Afghanistan.", "Helmand", "Helmand", "AF", "adm1"),
        ("Troops left the province of Helmand in Afghanistan.", "Helmand", "Helmand", "AF", "adm1"),
        ("Raids went on across Nigeria all week.", "Nigeria", "Nigeria", "NG", "country"),
        ("Gunmen struck in the Sahel again.", "Sahel", "Sahel", None, "wider"),
        ("Fighting spread in Donbas, Ukraine said.", "Donbas", "Donbas", "UA", "region"),
        ("Gunmen struck in Katsina State, Nigerian police said.", "Katsina", "Katsina", "NG", "adm1"),
        ("Gunmen struck in Katsina, Nigerian police said.", "Katsina", "Katsina", "NG", "in"),
        ("Boats were hit in the Red Sea off Yemen.", "Red Sea", "Red Sea", None, "region"),
        ("Protesters met in the Kenyan capital.", "the Kenyan capital", "Nairobi", "KE", "in"),
        ("Raiders crossed to Kenyan soil.", "Kenyan soil", "Kenya", "KE", "country"),
    ],
)
def test_name_and_relation(text: str, words: str, name: str, cc: str | None, rel: str) -> None:
    found = place(text, words)
    assert (found.name, found.cc, found.rel) == (name, cc, rel)
    assert found.lat is not None and found.lon is not None and found.gazetteer


def test_a_list_before_a_plural_unit_makes_all_of_them_units() -> None:
    text = "The army pushed into Homs and Hama provinces, Syria said."
    both = resolved(text, claim(text, "pushed", ["Homs", "Hama"]))[0]
    assert [(p.name, p.rel, p.adm1) for p in both] == [("Homs", "adm1", "Homs"), ("Hama", "adm1", "Hama")]


def test_what_follows_the_comma_decides_between_namesakes() -> None:
    assert place("Raiders hit Tripoli, Lebanon, at dawn.", "Tripoli").cc == "LB"
    assert place("Raiders hit Tripoli, Libya, at dawn.", "Tripoli").cc == "LY"
    assert place("Police searched Paris, Texas, at dawn.", "Paris").adm1 == "Texas"
    assert place("Police searched Paris at dawn, France said.", "Paris").cc == "FR"


def test_the_whole_report_decides_between_a_country_and_a_unit_of_another() -> None:
    text = "Bandits took pupils in Niger on Tuesday. Police in Minna and Abuja, Nigeria, gave chase."
    assert place(text, "Niger").cc == "NG"
    text = "Bandits crossed into Niger on Tuesday. Nigerien troops in Diffa gave chase, while Nigeria closed its border."
    found = place(text, "Niger")
    assert (found.cc, found.rel) == ("NE", "country")
    assert place("Bandits fled through Niger.", "Niger", title="Governor of Niger State in Nigeria speaks").cc == "NG"


def test_a_part_of_a_country_lies_on_that_side_of_it() -> None:
    whole = place("Fighting went on in Chad.", "Chad")
    east = place("Fighting went on in eastern Chad.", "eastern Chad")
    assert east.rel == "region" and east.cc == "TD"
    assert east.lon is not None and whole.lon is not None and east.lon > whole.lon + 0.5
    named = place("Fighting went on in South Sudan.", "South Sudan")
    assert (named.cc, named.rel) == ("SS", "country")


def test_bare_nouns_stand_for_what_was_told_before() -> None:
    text = "Shells hit Kunduz in Afghanistan. Militants left the city at night. Unrest grew nationwide. Crowds met in the capital."
    claims = [claim(text, "hit", ["Kunduz"]), claim(text, "left", ["the city"]), claim(text, "grew", ["nationwide"]), claim(text, "met", ["the capital"])]
    names = [p[0].name for p in resolved(text, *claims)]
    assert names == ["Kunduz", "Kunduz", "Afghanistan", "Kabul"]


def test_an_unknown_building_is_no_finer_than_its_town() -> None:
    text = "Gunmen came to Mombasa in Kenya. They burnt the Zwyxel Motel."
    burnt = resolved(text, claim(text, "came", ["Mombasa"]), claim(text, "burnt", ["Zwyxel Motel"]))[1][0]
    assert (burnt.name, burnt.cc) == ("Mombasa", "KE")


def test_an_unknown_village_is_no_finer_than_its_province() -> None:
    text = "Militants raided Zwyxelabad village in Ghazni province, Afghanistan."
    found = place(text, "Zwyxelabad village")
    assert (found.name, found.rel, found.cc) == ("Ghazni", "adm1", "AF")


def test_an_unknown_village_lies_where_the_text_puts_it() -> None:
    text = "Militants raided Zwyxelabad, about 40km (25 miles) south of Mosul, in Iraq."
    found = place(text, "Zwyxelabad")
    assert found.rel == "near" and found.cc == "IQ" and found.gazetteer is None
    assert found.lat is not None and abs(found.lat - 35.98) < 0.05
    assert found.lon is not None and abs(found.lon - 43.12) < 0.05


def test_the_same_occurrence_lends_its_place_backwards_and_forwards() -> None:
    text = "A blast killed ten people. The blast hit Quetta, Pakistan. Nobody claimed the bombing."
    places = resolved(
        text, claim(text, "killed", event="e1"), claim(text, "hit", ["Quetta"], event="e1"), claim(text, "bombing", event="e1")
    )  # fmt: skip
    assert [p[0].name for p in places] == ["Quetta"] * 3
    assert [p[0].inferred for p in places] == [True, False, True]
    assert all(text[p[0].start : p[0].end] == "Quetta" for p in places)


def test_the_nearest_earlier_twin_lends_not_the_first() -> None:
    text = "Bombs hit Basra, Iraq. Bombs hit Najaf. They killed six."
    places = resolved(text, claim(text, "hit", ["Basra"], "e"), claim(text, "hit", ["Najaf"], "e", nth=2), claim(text, "killed", event="e"))
    assert places[2][0].name == "Najaf"


def test_a_neighbour_in_the_sentence_lends_its_place() -> None:
    text = "Troops entered Gao and later freed five hostages, Mali said."
    places = resolved(text, claim(text, "entered", ["Gao"], "e1"), claim(text, "freed", event="e2"))
    assert (places[1][0].name, places[1][0].inferred) == ("Gao", True)


def test_a_court_sits_in_its_town() -> None:
    text = "An Ankara court jailed two men. Turkey has jailed many."
    assert resolved(text, claim(text, "jailed", event="e1"))[0][0].name == "Ankara"


def test_the_country_is_the_last_resort_with_the_word_that_supports_it() -> None:
    text = "A Colombian journalist was threatened again. He had been beaten before."
    places = resolved(text, claim(text, "threatened", event="e1", setting="background"), claim(text, "beaten", event="e2", setting="background"))
    for found in places:
        assert (found[0].name, found[0].rel, found[0].inferred, found[0].text) == ("Colombia", "country", True, "Colombian")


def test_nothing_told_gives_no_place() -> None:
    text = "They shot at us. We ran."
    assert resolved(text, claim(text, "shot"))[0] == ()


def test_lower_case_text_is_read_as_well() -> None:
    text = "rioters burnt shops in karachi on friday, pakistan police said"
    assert place(text, "karachi").cc == "PK"


def test_disputed_territories_follow_the_convention() -> None:
    told = {"Crimea": "UA", "Golan Heights": "SY", "West Bank": "PS", "East Jerusalem": "PS", "Pristina": "XK", "Abkhazia": "GE", "Nagorno-Karabakh": "AZ"}
    assert {name: place(f"Soldiers patrolled {name} again.", name).cc for name in told} == told


def test_a_place_that_has_coordinates_is_kept() -> None:
    text = "Soldiers patrolled Hama."
    given_place = Place(start=19, end=23, text="Hama", name="Elsewhere", lat=1.0, lon=2.0)
    one = claim(text, "patrolled").model_copy(update={"places": (given_place,)})
    assert resolved(text, one)[0] == (given_place,)


def test_the_same_report_gives_the_same_places() -> None:
    text = "Rebels took Goma and Bukavu in DR Congo. They left the city. Rwanda denied it."
    claims = [claim(text, "took", ["Goma", "Bukavu"], "e"), claim(text, "left", ["the city"]), claim(text, "denied")]
    assert resolved(text, *claims) == resolved(text, *claims)


@pytest.mark.parametrize(
    ("tail", "told"),
    [
        (" village, about 45km (28 miles) south of Mosul", (45.0, (-1, 0), "Mosul")),
        (", 20 miles northeast of the city of Baqubah", (32.18, (1, 1), "Baqubah")),
        (", south of Mosul", (0.0, (-1, 0), "Mosul")),
        (". A town 3km north of Hit", None),
        (" and fled from Mosul", None),
    ],
)
def test_distances(tail: str, told: tuple[float, tuple[int, int], str] | None) -> None:
    assert read_distance("Safar" + tail, 5) == told


def test_wording_of_a_nested_name() -> None:
    text = "in the Interior Ministry headquarters in Aswan"
    assert read_words(text, 3, len(text)).names[-1] == "Aswan"
    text = "the eastern part of the country"
    worded = read_words(text, 0, len(text))
    assert (worded.generic, worded.direction) == ("country", (0, 1))


@settings(max_examples=80, deadline=None)
@given(st.text(min_size=1, max_size=300), st.data())
def test_any_text_resolves_without_error_and_spans_still_match(text: str, data: st.DataObject) -> None:
    claims = []
    for index in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        spans = (Place(start=start, end=end, text=text[start:end]),) if data.draw(st.booleans()) else ()
        trigger = Span.cut(text, 0, 1)
        claims.append(Claim(report="r", sentence=Extent(start=0, end=len(text)), trigger=trigger, type="other", event=f"e{index % 2}", places=spans))
    for done in resolve_places(Report(name="x", text=text), claims):
        assert all(p.stands_in(text) for p in done.places)
