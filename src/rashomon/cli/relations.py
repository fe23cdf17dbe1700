"""What ``rashomon show REPORT`` says of a report's relations to other stored ones, and of tortured phrases in it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ..linking import relations_of
from ..linking.tortured import spun
from ..records import CopyRelation, Report

_LATER = {"copy": "copy of", "rewrite": "rewrite of", "reuse": "reuses a passage of"}
_EARLIER = {"copy": "copied by", "rewrite": "rewritten by", "reuse": "a passage is reused by"}


def print_relations(out: Console, report: Report, reports: Sequence[Report]) -> None:
    """The relations of ``report`` with their reasons, the closest first, and a warning where it reads as spun."""
    by_id = {r.id: r for r in reports}
    for relation in relations_of(report, reports):
        out.print(_heading(relation, report, by_id))
        out.print(Padding(Text("; ".join(relation.reasons), "dim"), (0, 0, 0, 2)))
    warning = spun(report.text)
    if warning is not None:
        out.print(Text("! this text reads as if a program had swapped its words for synonyms", "red"))
        for reason in warning.reasons:
            out.print(Padding(Text(reason, "dim"), (0, 0, 0, 2)))


def _heading(relation: CopyRelation, report: Report, by_id: dict[str, Report]) -> Text:
    later = relation.report == report.id
    other = by_id[relation.of if later else relation.report]
    out = Text(f"{(_LATER if later else _EARLIER)[relation.kind]} ", "bold")
    out.append(f"{_called(other)}, {round(100 * relation.score)} %").append(f"  {other.id}", "dim")
    if later and relation.root != relation.of and relation.root in by_id:
        out.append(f"; the earliest known is {_called(by_id[relation.root])}").append(f"  {relation.root}", "dim")
    return out


def _called(r: Report) -> str:
    about = ", ".join(str(x) for x in (r.outlet, r.published) if x)
    return " ".join((r.title or r.name).split()) + (f" ({about})" if about else "")
