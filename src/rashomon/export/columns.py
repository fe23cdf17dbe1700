"""The flat shape: one row of plain cells for a claim, an event or a figure, the same in CSV, Parquet and data frames.

What is flattened, and what is lost by it (the ``jsonl`` format loses nothing):

- A list is one cell, its values joined by ``"; "``. The lists that speak of one role (``agents``, ``agent_names``,
  ``agent_classes``, ``agent_entities``) have the same length and order; where a value is not known its place is empty,
  and where none is known the cell is. A semicolon inside a value becomes a comma.
- Line breaks and runs of blanks inside a quotation become one blank, so that a row is a line; control characters go.
- A claim's first place has columns of its own; the others are named in ``other_places``.
- ``killed_low`` and ``killed_high`` (and so for each measure) add up the claim's figures of that measure, without those
  that are part of another and those that are totals over more than this occurrence. No bound is an empty cell. Every
  figure stands in ``figures`` as it was told.
- An event's ``killed_best`` is the number that most independent sources back; ``sides`` are the belligerents that speak,
  ``claimants`` the kinds of all who do, ``disputed`` the kinds of their contradictions (docs/events.md has the rules).
- An actor or source that the outlet does not name stays empty: nothing is filled in.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from ..records import MEASURES, Actor, Claim, Event, Figure, Measure, Place, Report, Revision, Toll

Kind = Literal["text", "int", "float", "bool", "date"]
Cell = str | int | float | bool | date | None
Row = dict[str, Cell]

# "other" counts different things in every claim: a column of it would say nothing.
COUNTED: tuple[Measure, ...] = tuple(measure for measure in MEASURES if measure != "other")

_LARGEST = 2**63 - 1  # what Parquet and data frames can hold
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _bounds_columns() -> dict[str, Kind]:
    return {f"{measure}_{side}": "int" for measure in COUNTED for side in ("low", "high")}


def _event_bounds_columns() -> dict[str, Kind]:
    return {f"{measure}_{end}": "int" for measure in COUNTED for end in ("low", "best", "high")}


def _actor_columns(role: str) -> dict[str, Kind]:
    return {f"{role}s": "text", f"{role}_names": "text", f"{role}_classes": "text", f"{role}_entities": "text"}


CLAIM_COLUMNS: dict[str, Kind] = {
    "claim_id": "text", "event_id": "text", "report_id": "text", "report_name": "text",
    "outlet": "text", "title": "text", "url": "text", "published": "date", "language": "text",
    "type": "text", "stance": "text", "setting": "text",
    "trigger": "text", "trigger_start": "int", "trigger_end": "int",
    "sentence": "text", "sentence_start": "int", "sentence_end": "int",
    **_actor_columns("agent"), "agents_doubted": "bool", "agents_inferred": "bool",
    **_actor_columns("target"), **_actor_columns("partner"),
    "place": "text", "place_name": "text", "cc": "text", "adm1": "text", "lat": "float", "lon": "float",
    "place_rel": "text", "place_inferred": "bool", "other_places": "text",
    "date_start": "date", "date_end": "date", "date_precision": "text", "date_words": "text", "date_inferred": "bool",
    "said_by": "text", "said_by_names": "text", "said_for": "text", "said_via": "text",
    "figures": "text", **_bounds_columns(),
}  # fmt: skip

EVENT_COLUMNS: dict[str, Kind] = {
    "event_id": "text", "type": "text", "background": "bool", "summary": "text",
    "date_start": "date", "date_end": "date", "date_precision": "text",
    "place_name": "text", "cc": "text", "adm1": "text", "lat": "float", "lon": "float",
    "agents": "text", "targets": "text", "claims": "int", "reports": "int", "independent_sources": "int",
    "sources": "text", "claimants": "text", "sides": "text", "grade": "text", "grade_rule": "text",
    "contested": "bool", "contested_measures": "text", "disputed": "text", "contradictions": "text", "revisions": "text", "tolls": "text",
    **_event_bounds_columns(), "claim_ids": "text", "report_ids": "text",
}  # fmt: skip

FIGURE_COLUMNS: dict[str, Kind] = {
    "claim_id": "text", "event_id": "text", "report_id": "text", "outlet": "text", "published": "date", "type": "text",
    "stance": "text", "setting": "text", "said_by": "text", "said_for": "text", "measure": "text", "of": "text",
    "low": "int", "high": "int", "approximate": "bool", "stated": "bool", "cumulative": "bool", "part_of": "text",
    "words": "text", "words_start": "int", "words_end": "int",
}  # fmt: skip


def claim_rows(claims: Iterable[Claim], reports: Iterable[Report], events: Iterable[Event] = ()) -> Iterator[Row]:
    """One row a claim, in the order given, with the columns of :data:`CLAIM_COLUMNS`."""
    report_of = {report.id: report for report in reports}
    event_of = events_by_claim(events)
    for claim in claims:
        yield claim_row(claim, report_of.get(claim.report), event_of.get(claim.id))


def figure_rows(claims: Iterable[Claim], reports: Iterable[Report], events: Iterable[Event] = ()) -> Iterator[Row]:
    """One row a figure, in the order given, with the columns of :data:`FIGURE_COLUMNS`."""
    kept = {name for name in FIGURE_COLUMNS if name in CLAIM_COLUMNS}
    report_of = {report.id: report for report in reports}
    event_of = events_by_claim(events)
    for claim in claims:
        row = claim_row(claim, report_of.get(claim.report), event_of.get(claim.id))
        shared = {name: row[name] for name in kept}
        for figure in claim.figures:
            cells = {**shared, **_figure_cells(figure)}
            yield {name: cells[name] for name in FIGURE_COLUMNS}


def event_rows(events: Iterable[Event]) -> Iterator[Row]:
    """One row an event, in the order given, with the columns of :data:`EVENT_COLUMNS`."""
    return map(event_row, events)


def events_by_claim(events: Iterable[Event]) -> Mapping[str, str]:
    """The event's id for each claim's id."""
    return {claim: event.id for event in events for claim in event.claims}


def claim_row(claim: Claim, report: Report | None, event_id: str | None) -> Row:
    """The cells of a claim. Without its report, what only that knows (outlet, sentence, …) is empty."""
    cells: Row = {
        "claim_id": claim.id,
        "event_id": event_id,
        **_report_cells(claim, report),
        "type": claim.type,
        "stance": claim.stance,
        "setting": claim.setting,
        "trigger": plain(claim.trigger.text),
        "trigger_start": claim.trigger.start,
        "trigger_end": claim.trigger.end,
        **_actor_cells("agent", claim.agents),
        "agents_doubted": any(actor.doubted for actor in claim.agents) if claim.agents else None,
        "agents_inferred": any(actor.inferred for actor in claim.agents) if claim.agents else None,
        **_actor_cells("target", claim.targets),
        **_actor_cells("partner", claim.partners),
        **_place_cells(claim.places),
        **_time_cells(claim),
        **_source_cells(claim),
        "figures": listed(figure_words(figure) for figure in claim.figures),
        **_claim_bounds(claim.figures),
    }
    return {name: cells[name] for name in CLAIM_COLUMNS}


def event_row(event: Event) -> Row:
    """The cells of an event."""
    cells: Row = {
        "event_id": event.id,
        "type": event.type,
        "background": event.background,
        "summary": plain(event.summary) or None,
        "date_start": event.start,
        "date_end": event.end,
        "date_precision": event.precision,
        "place_name": plain(event.place),
        "cc": plain(event.cc),
        "adm1": plain(event.adm1),
        "lat": _finite(event.lat),
        "lon": _finite(event.lon),
        "agents": listed(event.agents),
        "targets": listed(event.targets),
        "claims": len(event.claims),
        "reports": len(event.reports),
        "independent_sources": event.independent,
        "sources": listed(event.sources),
        "claimants": listed(dict.fromkeys(voice.claimant for voice in event.voices)),
        "sides": listed(dict.fromkeys(voice.side for voice in event.voices if voice.side)),
        "grade": event.grade,
        "grade_rule": plain(event.grade_why) or None,
        "contested": event.contested,
        "contested_measures": listed(spread.measure for spread in event.ranges if spread.contested),
        "disputed": listed(dict.fromkeys(dispute.kind for dispute in event.disputes)),
        "contradictions": listed(event.contradictions),
        "revisions": listed(map(_revision_words, event.revisions)),
        "tolls": listed(map(_toll_words, event.tolls)),
        **_event_bounds(event),
        "claim_ids": listed(event.claims),
        "report_ids": listed(event.reports),
    }
    return {name: cells[name] for name in EVENT_COLUMNS}


def figure_words(figure: Figure) -> str:
    """A figure in one line: ``killed=200.. of militants "at least 200" (cumulative)``.

    ``12`` is exactly 12, ``200..`` at least 200, ``..30`` at most 30, ``10..15`` between, ``..`` not bounded.
    """
    part = f'part of "{figure.part_of}"' if figure.part_of else ""
    marks = (
        "about" if figure.approximate else "",
        "" if figure.stated else "no number told",
        "cumulative" if figure.cumulative else "",
        part,
    )
    noted = ", ".join(mark for mark in marks if mark)
    return f'{_amount(figure)} "{figure.text}"' + (f" ({noted})" if noted else "")


def plain(text: str | None) -> str | None:
    """Text as it can stand in a cell: one line, single blanks, nothing unprintable."""
    return None if text is None else " ".join(_UNPRINTABLE.sub(" ", text).split())


def listed(values: Iterable[str | None]) -> str | None:
    """Values in one cell, joined by ``"; "``; ``None`` if there are none, or all are empty."""
    cells = [(plain(value) or "").replace(";", ",") for value in values]
    return "; ".join(cells) if any(cells) else None


def bounds(figures: Iterable[Figure], measure: Measure) -> tuple[int | None, int | None]:
    """The low and high of a claim for one measure: its figures added up, without parts and cumulative totals.

    A figure told twice in the same words for the same thing counts once. ``None`` is no bound, or no figure.
    """
    counted = {
        (figure.of, figure.low, figure.high)
        for figure in figures
        if figure.measure == measure and not figure.cumulative and not figure.part_of
    }
    lows = [low for _, low, _ in counted if low is not None]
    highs = [high for _, _, high in counted if high is not None]
    low = sum(lows) if lows else None
    high = sum(highs) if highs and len(highs) == len(counted) else None
    return _held(low), _held(high)


def _report_cells(claim: Claim, report: Report | None) -> Row:
    return {
        "report_id": claim.report,
        "report_name": plain(report.name) if report else None,
        "outlet": plain(report.outlet) if report else None,
        "title": plain(report.title) if report else None,
        "url": plain(report.url) if report else None,
        "published": report.published if report else None,
        "language": plain(report.language) if report else None,
        "sentence": plain(report.text[claim.sentence.start : claim.sentence.end]) if report else None,
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
    }


def _actor_cells(role: str, actors: tuple[Actor, ...]) -> Row:
    return {
        f"{role}s": listed(actor.text for actor in actors),
        f"{role}_names": listed(actor.refers_to or actor.text for actor in actors),
        f"{role}_classes": listed(actor.class_ for actor in actors),
        f"{role}_entities": listed(actor.entity for actor in actors),
    }


def _place_cells(places: tuple[Place, ...]) -> Row:
    first = places[0] if places else None
    return {
        "place": plain(first.text) if first else None,
        "place_name": plain(first.name) if first else None,
        "cc": plain(first.cc) if first else None,
        "adm1": plain(first.adm1) if first else None,
        "lat": _finite(first.lat) if first else None,
        "lon": _finite(first.lon) if first else None,
        "place_rel": first.rel if first else None,
        "place_inferred": first.inferred if first else None,
        "other_places": listed(place.name or place.text for place in places[1:]),
    }


def _time_cells(claim: Claim) -> Row:
    time = claim.time
    return {
        "date_start": time.start,
        "date_end": time.end,
        "date_precision": time.precision,
        "date_words": plain(time.span.text) if time.span else None,
        "date_inferred": time.inferred,
    }


def _source_cells(claim: Claim) -> Row:
    speakers = [source for source in claim.sources if source.role == "speaker"]
    return {
        "said_by": listed(source.text for source in speakers),
        "said_by_names": listed(source.refers_to or source.text for source in speakers),
        "said_for": listed(source.text for source in claim.sources if source.role == "for"),
        "said_via": listed(source.text for source in claim.sources if source.role == "via"),
    }


def _figure_cells(figure: Figure) -> Row:
    return {
        "measure": figure.measure,
        "of": plain(figure.of),
        "low": _held(figure.low),
        "high": _held(figure.high),
        "approximate": figure.approximate,
        "stated": figure.stated,
        "cumulative": figure.cumulative,
        "part_of": plain(figure.part_of),
        "words": plain(figure.text),
        "words_start": figure.start,
        "words_end": figure.end,
    }


def _claim_bounds(figures: tuple[Figure, ...]) -> Row:
    row: Row = {}
    for measure in COUNTED:
        row[f"{measure}_low"], row[f"{measure}_high"] = bounds(figures, measure)
    return row


def _event_bounds(event: Event) -> Row:
    row: Row = dict.fromkeys(_event_bounds_columns())
    for spread in event.ranges:
        if spread.measure in COUNTED:
            row[f"{spread.measure}_low"] = _held(spread.low)
            row[f"{spread.measure}_best"] = _held(spread.best)
            row[f"{spread.measure}_high"] = _held(spread.high)
    return row


def _revision_words(r: Revision) -> str:
    return f"{r.measure} by {r.said_by}: {r.before} on {r.day_before}, {r.after} on {r.day}"


def _toll_words(toll: Toll) -> str:
    marks = ", ".join(mark for mark, holds in (("part", toll.part), ("cumulative", toll.cumulative)) if holds)
    return f"{_amount(toll)} said by {toll.said_by}" + (f" ({marks})" if marks else "")


def _amount(count: Figure | Toll) -> str:
    low, high = ("" if bound is None else str(bound) for bound in (count.low, count.high))
    exact = low if low == high and low else f"{low}..{high}"
    return f"{count.measure}={exact}" + (f" of {count.of}" if count.of else "")


def _held(number: int | None) -> int | None:
    return number if number is not None and abs(number) <= _LARGEST else None


def _finite(number: float | None) -> float | None:
    return number if number is not None and math.isfinite(number) else None
