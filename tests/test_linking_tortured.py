"""The warning of tortured phrases."""

from __future__ import annotations

import re
from pathlib import Path

import rashomon
from benchmarks import copyset
from benchmarks.copyset import build
from rashomon.linking.tortured import runs, spun, tortured_phrases


def test_swapped_set_phrases_are_found_with_what_they_stand_for() -> None:
    text = "The Reconciliation Middle said that outfitted powers had entered; the Reconciliation Centre and the armed forces did not."
    assert [(s.text, right) for s, right in tortured_phrases(text)] == [
        ("Reconciliation Middle", "reconciliation centre"), ("outfitted powers", "armed forces"),
    ]  # fmt: skip
    assert all(s.stands_in(text) for s, _ in tortured_phrases(text))


def test_two_of_them_are_enough_and_one_is_not() -> None:
    assert (found := spun("Outfitted powers and the Reconciliation Middle met.")) is not None
    assert "“Outfitted powers” for “armed forces”" in found.reasons[0]
    assert spun("Outfitted powers met the envoy.") is None


def test_right_spellings_are_no_torture() -> None:
    text = "The defense minister, the Defence Ministry, civil defense, terrorist organizations, the reconciliation center, ground forces, air raids."
    assert tortured_phrases(text) == ()


def test_plain_reports_are_left_alone_and_spun_ones_mostly_told() -> None:
    items = build(12)
    plain = [i for i in items if i.kind in ("original", "independent")]
    rewritten = [i for i in items if i.kind == "spun"]
    assert sum(spun(i.report.text) is not None for i in plain) <= 0.05 * len(plain)
    assert sum(spun(i.report.text) is not None for i in rewritten) >= 0.75 * len(rewritten)


def test_names_figures_and_marks_part_runs_of_words() -> None:
    assert [[w for w, _, _ in r] for r in runs("the army left Dolna in two days, it said. On 5 March it came back")] == [
        ["the", "army", "left"], ["in", "two", "days"], ["it", "said"], ["it", "came", "back"],
    ]  # fmt: skip


def test_short_and_odd_texts() -> None:
    assert spun("") is None and spun("—") is None and spun("Yes. " * 9) is None and spun("12 34 " * 200) is None


def test_the_package_never_reads_the_table_that_the_set_is_spun_with() -> None:
    src = Path(rashomon.__file__).parent
    assert copyset.DATA.name == "data" and not re.search("synonyms.yaml", "".join(p.read_text("utf-8") for p in src.rglob("*.py")))
