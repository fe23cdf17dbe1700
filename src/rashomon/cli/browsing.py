"""``rashomon events`` and ``rashomon show``: look at what was read."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from ..records import CLAIM_TYPES, Claim, Event, Report
from .app import app, db_option, example


def load(db: str) -> tuple[list[Report], list[Claim], tuple[Event, ...]]:
    """All reports and claims of a database, and their events."""
    from ..linking import link
    from ..store import Store

    with Store.open(db, create=False) as store:
        reports, claims, judgements = list(store.reports()), list(store.claims()), store.judgements()
    return reports, claims, link(reports, claims, judgements)


def _date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    from ..reading import parse_published

    return parse_published(value) if value else None


@app.command(epilog=example("rashomon events --country SY --since 2024-11-27 --contested"))
@db_option
@click.option("--since", callback=_date, metavar="DATE", help="Only events that end on this day or later.")
@click.option("--until", callback=_date, metavar="DATE", help="Only events that begin on this day or earlier.")
@click.option("--country", metavar="CC", help="Only events in this country (ISO 3166, two letters).")
@click.option(
    "--actor", metavar="NAME", help="Only events with this name among agents or targets (part of the name is enough)."
)
@click.option("--type", "kind", type=click.Choice(CLAIM_TYPES), metavar="TYPE", help="Only events of this type.")
@click.option("--contested", is_flag=True, help="Only events whose accounts contradict each other.")
def events(db: str, **filters: Any) -> None:
    """List the events of a database, with their accounts."""
    from .terminal import print_events

    reports, claims, found = load(db)
    chosen = tuple(e for e in found if matches(e, **filters))
    print_events(chosen, claims, reports)


def matches(
    e: Event, since: date | None = None, until: date | None = None, country: str | None = None, actor: str | None = None,
    kind: str | None = None, contested: bool = False,
) -> bool:  # fmt: skip
    """Whether an event passes all filters; an event with no known end (start) passes ``since`` (``until``)."""
    names = " ".join((*e.agents, *e.targets)).casefold()
    return (
        (since is None or e.end is None or e.end >= since)
        and (until is None or e.start is None or e.start <= until)
        and (country is None or e.cc == country.upper())
        and (actor is None or actor.casefold() in names)
        and (kind is None or e.type == kind)
        and (not contested or e.contested)
    )


@app.command(epilog=example("rashomon show e-3f9c"))
@click.argument("id_", metavar="ID")
@db_option
def show(id_: str, db: str) -> None:
    """Show an event with all its accounts, a claim in its sentence, or a report.

    Of a report it is told which other reports it copies, rewrites or takes a passage from, or which do so with it, by what that is
    seen, and whether its text reads as if a program had swapped its words. The first letters of an id are enough.
    """
    from ..errors import NotInStore
    from .linking import show_moved
    from .terminal import print_claim, print_event, print_report

    reports, claims, found = load(db)
    tables: tuple[tuple[Any, Any], ...] = ((found, print_event), (claims, print_claim), (reports, print_report))
    hits = [(x, show_) for rows, show_ in tables for x in rows if x.id.startswith(id_)]
    if not hits and show_moved(id_, db, claims, found, reports):
        return
    if not hits:
        raise NotInStore(
            f"{id_}: no event, claim or report of {db} has this id; list them with 'rashomon events --db {db}'"
        )
    if len(hits) > 1 and not any(x.id == id_ for x, _ in hits):
        raise NotInStore(
            f"{id_}: {len(hits)} ids begin so ({', '.join(x.id for x, _ in hits[:3])}, …); give more letters"
        )
    record, show_ = next(((x, s) for x, s in hits if x.id == id_), hits[0])
    show_(record, claims, reports)
