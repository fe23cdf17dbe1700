"""``rashomon verify``."""

from __future__ import annotations

import sys

import click

from .app import app, db_option, example


@app.command(epilog=example("rashomon verify --db rashomon.db"))
@db_option
def verify(db: str) -> None:
    """Check that every quotation still stands at its offsets and that every id re-derives from its content.

    What judgements and kept states of events name must be claims that are here.
    """
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
