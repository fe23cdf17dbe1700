"""Reports put into stories, and mentions joined within them alone."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest

from benchmarks.ecbplus import Collection
from rashomon.linking.mentions import WITHIN, corefer, joined, prepared
from rashomon.linking.stories import STORY, stories, story_signs
from rashomon.linking.words import NAMES
from rashomon.records import Claim, Extent, Report, Span
from training.stories import dealt, learn_stories, topic

BRIDGE = (
    "Gunmen attacked the bridge at Sarmin on Monday, and Idlib police said 14 people died.\nThe attack killed soldiers of Colonel Haddad.",
    "Idlib mourned on Monday as 14 people died when gunmen attacked the Sarmin bridge.\nColonel Haddad said the attack killed his soldiers.",
    "Colonel Haddad lost soldiers at Sarmin bridge.\nThe gunmen attacked from Idlib on Monday, and the attack killed 14 people.",
)
MARKET = (
    "Gunmen attacked the market at Kutum on Friday, and Darfur police said 30 people died.\nThe attack killed traders from Nyala.",
    "Darfur mourned on Friday as 30 people died when gunmen attacked the Kutum market.\nNyala officials said the attack killed their traders.",
    "Traders from Nyala died at Kutum market.\nThe gunmen attacked from Darfur on Friday, and the attack killed 30 people.",
)
PORT = (
    "Ships unloaded grain in Odesa harbour yesterday.\nThe crane at Odesa had been repaired, Captain Koval explained.",
    "Grain left Odesa harbour yesterday after the crane was repaired.\nCaptain Koval praised the ships that unloaded.",
)  # fmt: skip


def told() -> list[Report]:
    return [Report(name=f"{n}{k}", text=t) for n, texts in (("bridge", BRIDGE), ("market", MARKET), ("port", PORT)) for k, t in enumerate(texts)]


def acts(reports: Sequence[Report], word: str) -> list[Claim]:
    """The first telling of a word in each report that has it, as a claim without actors."""
    out = []
    for r in reports:
        if (at := r.text.find(word)) >= 0:
            start, line = r.text.rfind("\n", 0, at) + 1, r.text[at:].partition("\n")[0]
            sentence = Extent(start=start, end=at + len(line))
            out.append(Claim(report=r.id, type="violence", sentence=sentence, trigger=Span.cut(r.text, at, at + len(word))))
    return out


def parted(reports: Sequence[Report]) -> set[frozenset[str]]:
    known = prepared(reports, [])
    names: dict[int, set[str]] = {}
    story = stories(reports, known.documents, known.rarity)
    for r in reports:
        names.setdefault(story[r.id], set()).add(r.name)
    return set(map(frozenset, names.values()))


def test_two_attacks_told_in_the_same_words_are_two_stories() -> None:
    assert parted(told()) == {frozenset({"bridge0", "bridge1", "bridge2"}), frozenset({"market0", "market1", "market2"}), frozenset({"port0", "port1"})}


def test_the_same_word_for_an_act_joins_within_a_story_and_not_across() -> None:
    reports = told()
    claims = acts(reports, "killed")
    assert len(claims) == 6
    assert corefer(reports, claims) == [[0, 1, 2], [3, 4, 5]]
    # It is the stories that keep them apart: were all reports one, the word would join them.
    known = prepared(reports, claims)
    assert joined(known, dict.fromkeys(known.reports, 0), WITHIN) == [[0, 1, 2, 3, 4, 5]]


def test_other_acts_of_one_story_stay_apart() -> None:
    reports = told()
    claims = [*acts(reports[:3], "attacked"), *acts(reports[:3], "died")]
    assert corefer(reports, claims) == [[0, 1, 2], [3, 4]]


def test_stories_do_not_depend_on_the_order_of_reports() -> None:
    reports = told()
    first = parted(reports)
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert parted(reports) == first


@pytest.mark.parametrize("n", [0, 1, 2])
def test_few_reports_and_reports_without_words(n: int) -> None:
    reports = [Report(name=str(k), text="." * (k + 1)) for k in range(n)]
    assert parted(reports) == {frozenset({r.name}) for r in reports}
    assert corefer(reports, []) == []


def test_what_two_reports_share_is_taken_relative_to_their_nearest() -> None:
    reports = told()
    known = prepared(reports, [])
    alike = np.zeros((len(reports), len(reports)))
    for (i, j), s in story_signs(reports, known.documents, known.rarity).items():
        alike[i, j] = alike[j, i] = s["words alike, for their nearest"]
        assert s.keys() == STORY.keys()
    # Those of the port share words with each other alone: five nearest of which four share nothing.
    assert alike[6, 7] == pytest.approx(5, abs=0.01)


def test_every_sign_has_a_weight_within_a_story() -> None:
    assert list(WITHIN) == list(NAMES)


def test_topics_are_learnt_from_whole_and_their_parts_are_stories() -> None:
    assert [topic(n) for n in ("36_7ecb", "36_12ecbplus", "4_1ecb")] == [("36", "36ecb"), ("36", "36ecbplus"), ("4", "4ecb")]
    reports = [
        Report(name=f"{t}_{k}{kind}", text=f"{t} {text}")
        for t in range(1, 7) for kind, texts in (("ecb", BRIDGE), ("ecbplus", MARKET)) for k, text in enumerate(texts)
    ]  # fmt: skip
    folds = dealt(Collection(tuple(reports), (), ()))
    assert [{topic(r.name)[0] for r in f.found.reports} for f in folds] == [{"1", "4"}, {"2", "5"}, {"3", "6"}]
    # 12 reports a fold, 4 stories of 3 each: 3 pairs a story.
    assert [(len(f.same), int(f.same.sum())) for f in folds] == [(66, 12)] * 3
    assert learn_stories(folds).keys() == STORY.keys()
