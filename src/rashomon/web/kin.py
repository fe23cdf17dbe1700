"""What a report has to do with the others on the page: copies, rewrites, reused passages; and whether it reads as spun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rashomon.linking import copy_relations
from rashomon.linking.tortured import spun
from rashomon.records import CopyRelation, Report

from .refs import short
from .words import COPIES, day_words


class Kin(NamedTuple):
    """A relation as its report's head tells it: what it is, the other report, how much, by what it was seen.

    ``later``: this report is the later of the two; ``close``: both are one source; ``dated``: their days tell which is later.
    """

    words: str
    other: str
    title: str
    by: str
    share: str
    later: bool
    close: bool
    dated: bool
    root: str
    root_title: str
    reasons: tuple[str, ...]


def relations_on_page(reports: Mapping[str, Report]) -> tuple[CopyRelation, ...]:
    """The relations between the reports; of one day, the report read first counts as the earlier, as everywhere else."""
    return copy_relations(reports.values())


def kin_of(report: Report, relations: Sequence[CopyRelation], reports: Mapping[str, Report]) -> tuple[Kin, ...]:
    """The relations of ``report``: those in which it is the later one first, then by closeness."""
    found = [_kin(report, r, reports) for r in relations if report.id in (r.report, r.of)]
    return tuple(sorted(found, key=lambda k: not k.later))


def _kin(report: Report, r: CopyRelation, reports: Mapping[str, Report]) -> Kin:
    later = r.report == report.id
    other = reports[r.of if later else r.report]
    days = report.published, other.published
    root = r.root if later and r.root != r.of and r.root in reports else ""
    return Kin(
        COPIES[r.kind][0 if later else 1], other.id, named(other), _by(other), f"{round(100 * r.score)} %", later,
        r.kind != "reuse", None not in days and days[0] != days[1], root, f"{named(reports[root])} ({_by(reports[root])})" if root else "", r.reasons,
    )  # fmt: skip


def named(report: Report) -> str:
    """A report's title, or else its name, on one line."""
    return short(report.title or report.name)


def _by(report: Report) -> str:
    return ", ".join(x for x in (short(report.outlet or report.name), day_words(report.published) if report.published else "") if x)


def spun_reasons(report: Report) -> tuple[str, ...]:
    """Why a report reads as if a program had swapped its words for synonyms; nothing where it does not."""
    found = spun(report.text)
    return found.reasons if found else ()
