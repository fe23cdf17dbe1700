"""What a report has to do with the others on the page: copies, rewrites, reused passages; and whether it reads as spun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rashomon.linking import copy_relations
from rashomon.linking.tortured import spun
from rashomon.records import CopyRelation, Report

from .words import COPIES, day_words

TITLE = 90


class Kin(NamedTuple):
    """A relation as its report's head tells it: what it is, the other report, how much, by what it was seen."""

    words: str
    other: str
    title: str
    by: str
    share: str
    later: bool
    close: bool
    root: str
    root_title: str
    reasons: tuple[str, ...]


def relations_on_page(reports: Mapping[str, Report]) -> tuple[CopyRelation, ...]:
    """The relations between the reports, in the order in which linking compares them, so that both tell the same."""
    return copy_relations(sorted(reports.values(), key=lambda r: (r.published or date.max, r.id)))


def kin_of(report: Report, relations: Sequence[CopyRelation], reports: Mapping[str, Report]) -> tuple[Kin, ...]:
    """The relations of ``report``: those in which it is the later one first, then by closeness."""
    found = [_kin(report, r, reports) for r in relations if report.id in (r.report, r.of)]
    return tuple(sorted(found, key=lambda k: not k.later))


def _kin(report: Report, r: CopyRelation, reports: Mapping[str, Report]) -> Kin:
    later = r.report == report.id
    other = reports[r.of if later else r.report]
    root = r.root if later and r.root != r.of and r.root in reports else ""
    return Kin(
        COPIES[r.kind][0 if later else 1], other.id, named(other), _by(other), f"{round(100 * r.score)} %", later,
        r.kind != "reuse", root, f"{named(reports[root])} ({_by(reports[root])})" if root else "", r.reasons,
    )  # fmt: skip


def named(report: Report) -> str:
    """A report's title, or else its name, on one line."""
    words = " ".join((report.title or report.name).split())
    return words if len(words) <= TITLE else words[: TITLE - 1].rstrip() + "…"


def _by(report: Report) -> str:
    return ", ".join(x for x in (report.outlet or report.name, day_words(report.published) if report.published else "") if x)


def spun_reasons(report: Report) -> tuple[str, ...]:
    """Why a report reads as if a program had swapped its words for synonyms; nothing where it does not."""
    found = spun(report.text)
    return found.reasons if found else ()
