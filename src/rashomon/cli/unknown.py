"""``rashomon actors unknown``: the actors of a database that the registry does not know, with entries ready to be filled in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .actors import REGISTRY, actors
from .app import db_option, example

if TYPE_CHECKING:
    from ..records import Report
    from ..resolve.who import Unknown


@actors.command("unknown", epilog=example("rashomon actors unknown --db rashomon.db --yaml > mine.yaml"))
@db_option
@click.option("--least", default=1, show_default=True, type=click.IntRange(1), metavar="N", help="Only actors that N claims or more name.")
@REGISTRY
@click.option("--yaml", "as_yaml", is_flag=True, help="Print a file that 'rashomon actors add' takes instead.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line instead.")
def unknown(db: str, least: int, registry: tuple[Path, ...], as_yaml: bool, as_json: bool) -> None:
    """List the named actors of a database that the registry does not know, the most often told first.

    Each with its class, its claims and reports, an example, and an entry for a file that 'rashomon actors add' takes. Wordings that
    differ only in case, accents, articles or plurals are one actor. Look at the class and add the terms ('valid') before you add it.
    """
    from ..errors import SettingError
    from ..resolve.who import unknown_actors, with_added
    from ..store import Store

    if as_yaml and as_json:
        raise SettingError("--yaml and --json: give one of the two.")
    with Store.open(db, create=False) as store:
        reports = {r.id: r for r in store.reports()}
        found = [u for u in unknown_actors(store.claims(), with_added(registry)) if u.claims >= least]
    if as_yaml:
        click.echo("\n".join(_file(found)))
        return
    for u in found:
        click.echo(json.dumps(_as_json(u, reports), ensure_ascii=False) if as_json else "\n".join(_lines(u, reports)))
    if not found and not as_json:
        click.echo("no actor with a name of its own that the registry does not know")


def _sentence(u: Unknown, reports: Mapping[str, Report]) -> str:
    at = u.example.sentence
    return " ".join(reports[u.example.report].text[at.start : at.end].split())


def _lines(u: Unknown, reports: Mapping[str, Report]) -> Iterator[str]:
    told = ", ".join(x for x in (u.class_, u.country) if x)
    yield f"{u.name}  {told}  {_counted(u)}"
    yield f"  “{_sentence(u, reports)}”  {u.example.id}"
    yield f"  {_entry(u)}"


def _counted(u: Unknown) -> str:
    return f"{u.claims} claim{'s' * (u.claims > 1)} in {u.reports} report{'s' * (u.reports > 1)}"


def _entry(u: Unknown) -> str:
    """One entry in YAML, on one line."""
    import yaml

    return yaml.safe_dump({u.id: u.stub()}, default_flow_style=True, allow_unicode=True, sort_keys=False, width=100_000).strip()[1:-1]


def _file(found: Iterable[Unknown]) -> Iterator[str]:
    entries = [f"  # {_counted(u)}\n  {_entry(u)}" for u in found]
    yield "# Look at each class, and add its terms, as in: valid: {from: 2012-03, to: 2016}"
    yield "actors:" if entries else "actors: {}"
    yield from entries


def _as_json(u: Unknown, reports: Mapping[str, Report]) -> dict[str, Any]:
    return {
        "name": u.name, "wordings": u.wordings, "class": u.class_, "country": u.country, "claims": u.claims, "reports": u.reports,
        "example": {"claim": u.example.id, "report": u.example.report, "sentence": _sentence(u, reports)}, "entry": {u.id: u.stub()},
    }  # fmt: skip
