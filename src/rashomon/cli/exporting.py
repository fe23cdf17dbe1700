"""``rashomon export`` and ``rashomon mapping``: what a database holds as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import SettingError
from .app import app, db_option, example

if TYPE_CHECKING:
    from ..export import Known

FILES = ("claims-csv", "events-csv", "figures-csv", "jsonl", "geojson", "parquet", "gpkg", "dta", "ftm")
SHAPES = ("acled", "ucdp-ged", "polecat", "gdelt-events")
FORMATS = (*FILES, *SHAPES, "packet", "changes")


@app.command(epilog=example("rashomon export acled acled.csv"))
@click.argument("format_", type=click.Choice(FORMATS), metavar="FORMAT")
@click.argument("file", metavar="FILE")
@db_option
@click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own mapping table (YAML) for acled, ucdp-ged, polecat or gdelt-events; print ours with 'rashomon mapping acled'.",
)
@click.option(
    "--since", metavar="RUN", help="For changes: the run (the first letters of its id) after which they are counted."
)
def export(format_: str, file: str, db: str, mapping: Path | None, since: str | None) -> None:
    """Write what a database holds to FILE ('-': standard output).

    \b
    FORMAT is one of:
      claims-csv, events-csv, figures-csv      tables: one row a claim, an event, a figure
      jsonl                                    everything, one JSON object a report
      geojson, gpkg                            maps; gpkg (GeoPackage) has times and all layers
      parquet, dta                             the rows of claims-csv with types; dta is for Stata
      ftm                                      FollowTheMoney entities
      acled, ucdp-ged, polecat, gdelt-events   the columns and codes of these data sets; beside the
                                               file, FILE.LOSSES.md says what they could not hold
      packet                                   FILE is a folder: data, codebook, descriptor, run
                                               record, checksums, citation
      changes                                  what was added, revised and withdrawn --since a run
    """
    if mapping is not None and format_ not in SHAPES:
        raise SettingError(f"--mapping: {format_} has no mapping table; {', '.join(SHAPES)} have one")
    if since is not None and format_ != "changes":
        raise SettingError(f"--since: {format_} holds what there is now; use the format changes")
    if format_ in SHAPES:
        _shape(format_, file, db, mapping)
    elif format_ == "packet":
        _packet(file, db)
    elif format_ == "changes":
        _changes(file, db, since)
    else:
        _file(format_, file, db)


@app.command(epilog=example("rashomon mapping acled > my-acled.yaml"))
@click.argument("shape", type=click.Choice(SHAPES), metavar="SHAPE")
def mapping(shape: str) -> None:
    """Print the mapping table of SHAPE (acled, ucdp-ged, polecat or gdelt-events), to read or to change.

    A changed table, or any of its keys alone, is given back with 'rashomon export SHAPE FILE --mapping TABLE'.
    """
    from ..export import mapping_source

    click.echo(mapping_source(shape), nl=False)


def _file(format_: str, file: str, db: str) -> None:
    from ..export import export as write
    from .browsing import load

    reports, claims, events = load(db)
    actors = _known_actors() if format_ == "ftm" else None
    write(format_, file, reports, claims, events, actors=actors)


def _shape(format_: str, file: str, db: str, mapping: Path | None) -> None:
    from ..export import export_shape
    from .browsing import load

    reports, claims, events = load(db)
    count, losses = export_shape(format_, file, reports, claims, events, mapping=mapping, actors=_known_actors())
    beside = "" if file == "-" else f"; what {format_} cannot hold of them: {file}.LOSSES.md"
    click.echo(f"{count} of {len(events)} events written{beside}", err=True)
    if file == "-":
        click.echo(losses, err=True)


def _packet(folder: str, db: str) -> None:
    from ..export import export_packet
    from ..store import Store, runs_in_order
    from .browsing import load

    reports, claims, events = load(db)
    with Store.open(db, create=False) as store:
        runs, failures = runs_in_order(store), store.failures()
    export_packet(folder, reports, claims, events, runs, failures)


def _changes(file: str, db: str, since: str | None) -> None:
    from ..export import State, export_changes
    from ..linking import link
    from ..store import Store, run_named, state_after

    with Store.open(db, create=False) as store:
        if since is None:
            raise SettingError(f"changes: say since which run with --since RUN; {_runs(db)}")
        before, after = list(state_after(store, run_named(store, since))), list(state_after(store))
    states = []
    for held in (before, after):
        reports, claims = [r for r, _ in held], [c for _, found in held for c in found]
        states.append(State(reports, claims, link(reports, claims)))
    count = export_changes(file, *states)
    click.echo(f"{count} changes", err=True)


def _runs(db: str) -> str:
    from ..store import Store, runs_in_order

    with Store.open(db, create=False) as store:
        runs = runs_in_order(store)
    listed = ", ".join(f"{run.id} (version {run.version})" for run in runs)
    return f"the runs, oldest first: {listed}" if runs else f"no run has read a report into {db} yet"


def _known_actors() -> dict[str, Known]:
    """What the registry, with the files that a user has added, knows of actors, by their ids."""
    from ..export import Known
    from ..resolve.who import with_added

    return {
        entry.id: Known(entry.name, entry.country, entry.person, dict(entry.ids))
        for entry in with_added(()).entries.values()
    }
