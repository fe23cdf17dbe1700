"""What the templates show, computed from the records: the overview, the events with their accounts, the reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from rashomon.linking.order import ordered_events
from rashomon.records import CLAIM_TYPES, GRADES, STANCES, Claim, CopyRelation, DateOrigin, Event, Report

from .accounts import Account, Comparison, accounts_of, comparisons, outlet_of, speaker_of, stances_differ
from .atlas import Atlas, atlas
from .backing import backing, counts_words, tally
from .cards import Card, card_of
from .contests import Contest, about, contests
from .kin import Kin, kin_of, relations_on_page, spun_reasons
from .marks import marked
from .markup import web_address
from .refs import Lines
from .timeline import Strip, strips, undated
from .tolls import TollChart, measure_words, toll_charts
from .verdict import Row, verdict_rows
from .words import GRADES as GRADE_WORDS
from .words import STANCES as STANCE_WORDS
from .words import TYPES, bounds_words, day_words, plural, when_words

ORIGINS: dict[DateOrigin, str] = {
    "given": "date given by the reader", "metadata": "date from the page’s metadata", "text": "date read in the text",
    "none": "",
}  # fmt: skip
LEADS = 6
# As many letters of a name as a title can bear.
NAME = 60
# Types whose agents do it with each other.
MUTUAL = ("talks", "agreement")
# Types whose target is the thing moved or taken rather than the side attacked.
TAKEN = (
    "abduction",
    "arrest",
    "release",
    "seizure",
    "transfer",
    "siege",
    "destruction",
    "displacement",
    "agreement",
    "aid",
)
T = TypeVar("T", Report, Claim, Event)


class EventView(NamedTuple):
    """An event with its accounts, charts and what the filters ask for."""

    id: str
    title: str
    type: str
    place: str
    when: str
    contested: bool
    about: str
    contests: tuple[Contest, ...]
    background: bool
    backing: str
    counts: str
    ranges: tuple[tuple[str, str, bool, int | None], ...]
    accounts: tuple[Account, ...]
    rows: tuple[Comparison, ...]
    stances_differ: bool
    charts: tuple[TollChart, ...]
    types: str
    stances: str
    grade: str
    sign: str
    grade_why: str
    verdict: tuple[Row, ...]
    numbers: Mapping[str, int]


class ReportView(NamedTuple):
    """A report with its marked text and its claims."""

    id: str
    title: str
    outlet: str
    name: str
    url: str | None
    published: str
    origin: str
    language: str | None
    text: Markup | None
    cards: tuple[Card, ...]
    kin: tuple[Kin, ...]
    spun: tuple[str, ...]


class Choice(NamedTuple):
    """An entry of a filter."""

    value: str
    label: str


class PageView(NamedTuple):
    """Everything on the page."""

    title: str
    figures: tuple[tuple[str, str], ...]
    contested: int
    copies: int
    tally: tuple[tuple[str, str, int], ...]
    leads: tuple[EventView, ...]
    atlas: Atlas | None
    strips: tuple[Strip, ...]
    undated: int
    events: tuple[EventView, ...]
    reports: tuple[ReportView, ...]
    types: tuple[Choice, ...]
    stances: tuple[Choice, ...]
    grades: tuple[Choice, ...]


def unique(records: Iterable[T]) -> dict[str, T]:
    """The records by id, the first of each."""
    out: dict[str, T] = {}
    for record in records:
        out.setdefault(record.id, record)
    return out


def _short(name: str) -> str:
    words = re.sub(r"^(The|A|An) ", lambda m: m.group().lower(), " ".join(name.split()))
    return words if len(words) <= NAME else words[: NAME - 1].rstrip() + "…"


def title_of(event: Event) -> str:
    """The event's type with its first agents and targets, or else its place, or else its summary.

    Date and place stand above the title, so that it need not repeat them.
    """
    who, whom = (" and ".join(map(_short, names[:2])) for names in (event.agents, event.targets))
    parts = [TYPES[event.type]]
    if who:
        parts.append(f"{'between' if event.type in MUTUAL and len(event.agents) > 1 else 'by'} {who}")
    if whom:
        parts.append(f"{'of' if event.type in TAKEN else 'against'} {whom}")
    if not who and not whom:
        return f"{parts[0]} in {_short(event.place)}" if event.place else event.summary or parts[0]
    return " ".join(parts)


def event_view(event: Event, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> EventView:
    """The view of one event over the claims that are at hand."""
    told = [claims[id_] for id_ in event.claims if id_ in claims]
    accounts = accounts_of(told, reports)
    shown = tuple((measure_words(r.measure, event), bounds_words(r.low, r.high), r.contested, r.best) for r in event.ranges)
    return EventView(
        event.id, title_of(event), TYPES[event.type], ", ".join(p for p in (event.place, event.cc) if p),
        when_words(event.start, event.end, event.precision), event.contested, about(event), contests(event, claims),
        event.background, backing(event), counts_words(len(accounts), len(event.sources), len(event.reports)), shown,
        accounts, comparisons(accounts, claims), stances_differ(accounts), toll_charts(event, claims),
        " ".join(sorted({event.type, *(c.type for c in told)})), " ".join(sorted({c.stance for c in told})),
        event.grade or "", GRADE_WORDS[event.grade][0] if event.grade else "", event.grade_why,
        verdict_rows(event, claims), Lines(event, claims).at,
    )  # fmt: skip


def report_view(
    id_: str, report: Report | None, cards: Sequence[Card], claims: Sequence[Claim], kin: tuple[Kin, ...] = ()
) -> ReportView:
    """The view of one report; without the report itself, its claims alone."""
    if report is None:
        return ReportView(id_, "A report that is not here", "", id_, None, "", "", None, None, tuple(cards), (), ())
    published = day_words(report.published) if report.published else ""
    return ReportView(
        report.id, report.title or report.name, outlet_of(report) if report.outlet else "", report.name,
        web_address(report.url), published, ORIGINS[report.published_from],
        report.language, marked(report.text, claims), tuple(cards), kin, spun_reasons(report),
    )  # fmt: skip


def _reports(
    reports: Mapping[str, Report], claims: Mapping[str, Claim], events: Mapping[str, Event],
    relations: Sequence[CopyRelation],
) -> tuple[ReportView, ...]:
    of_claim = {id_: event for event in events.values() for id_ in event.claims}
    told: dict[str, list[Claim]] = {id_: [] for id_ in reports}
    for claim in claims.values():
        told.setdefault(claim.report, []).append(claim)
    out = []
    for id_, group in told.items():
        group.sort(key=lambda c: (c.trigger.start, c.trigger.end, c.type))
        cards = []
        for number, claim in enumerate(group):
            event = of_claim.get(claim.id)
            facts = (event.id, title_of(event), event.contested) if event else ("", "", False)
            cards.append(card_of(claim, number, reports.get(id_), *facts))
        report = reports.get(id_)
        out.append(report_view(id_, report, cards, group, kin_of(report, relations, reports) if report else ()))
    return tuple(out)


def page_view(
    reports: Sequence[Report], claims: Sequence[Claim], events: Sequence[Event], title: str | None
) -> PageView:
    """The view of the whole page; records that are given twice are shown once."""
    read, told, found = unique(reports), unique(claims), unique(events)
    ordered = ordered_events(found.values())
    views = tuple(event_view(event, told, read) for event in ordered)
    contested = [view for view in views if view.contested]
    relations = relations_on_page(read)
    copies = {r.report for r in relations if r.kind != "reuse"}
    speakers = {speaker_of(c, read.get(c.report))[0] for c in told.values()}
    types = {c.type for c in told.values()} | {e.type for e in ordered}
    stances = {c.stance for c in told.values()}
    figures = tuple(
        tuple(plural(count, noun).split(" ", 1))
        for count, noun in (
            (len(read), "report"),
            (len(ordered), "event"),
            (len(told), "claim"),
            (len(speakers), "speaker"),
        )
    )
    return PageView(
        title or "What the reports tell", figures, len(contested), len(copies), tally(ordered),  # type: ignore[arg-type]
        tuple(contested[:LEADS]), atlas(ordered, told), strips(ordered, [v.title for v in views]),
        undated(ordered), views,
        _reports(read, told, found, relations), tuple(Choice(t, TYPES[t]) for t in CLAIM_TYPES if t in types),
        tuple(Choice(s, f"{STANCE_WORDS[s][0]} {STANCE_WORDS[s][1]}") for s in STANCES if s in stances),
        tuple(Choice(g, f"{GRADE_WORDS[g][0]} {g}") for g in GRADES if any(e.grade == g for e in ordered)),
    )  # fmt: skip
