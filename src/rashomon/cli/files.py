"""``rashomon export`` and ``rashomon verify``."""

from __future__ import annotations

import sys

import click

from .app import app, db_option, example

FORMATS = ("claims-csv", "events-csv", "figures-csv", "jsonl", "geojson", "parquet")


@app.command(epilog=example("rashomon export claims-csv claims.csv"))
@click.argument("format_", type=click.Choice(FORMATS), metavar="FORMAT")
@click.argument("file", metavar="FILE")
@db_option
def export(format_: str, file: str, db: str) -> None:
    """Write the claims or events of a database to FILE ('-': standard output).

    FORMAT is claims-csv, events-csv, figures-csv, jsonl, geojson or parquet.
    """
    from ..export import export as write
    from .browsing import load

    reports, claims, events = load(db)
    write(format_, file, reports, claims, events)


@app.command(epilog=example("rashomon verify --db rashomon.db"))
@db_option
def verify(db: str) -> None:
    """Check that every quotation still stands at its offsets and that every id re-derives from its content."""
    from ..store import Store
    from ..store import verify as check

    with Store.open(db, create=False) as store:
        problems = check(store)
        counts = len(list(store.reports())), len(list(store.claims()))
    for p in problems:
        click.echo(str(p), err=True)
    if problems:
        click.echo(f"{len(problems)} problems in {db}", err=True)
        sys.exit(1)
    click.echo(
        f"{db}: {counts[0]} reports and {counts[1]} claims; every quotation stands at its offsets, every id re-derives."
    )
