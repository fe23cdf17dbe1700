"""``rashomon who`` and ``rashomon actors``: ask the registry of actors, list it, extend it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..records import ACTOR_CLASSES
from .app import UNKNOWN, Command, app, example

if TYPE_CHECKING:
    from ..resolve.who import Answer, Entry, Registry

REGISTRY = click.option(
    "--registry",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="More actors (YAML) for this call; may be repeated.",
)


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    from ..reading import parse_published

    return parse_published(value) if value else None


def _country(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    from ..errors import SettingError

    if value and not (len(value) == 2 and value.isascii() and value.isalpha()):
        raise SettingError(f"--country {value}: give an ISO 3166 code of two letters, such as SY.")
    return value.upper() if value else None


def on_option(f: Command) -> Command:
    """``--on``, the day of the event."""
    return click.option("--on", callback=_day, metavar="DATE", help="The day of the event (YYYY-MM-DD).")(f)


def country_option(text: str) -> Callable[[Command], Command]:
    """``--country``, with its help text."""
    return click.option("--country", callback=_country, metavar="CC", help=text)


@app.command(epilog=example('rashomon who "al-Nusra" --on 2015-06-01'))
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@on_option
@country_option("Where it acts (ISO 3166, two letters); decides between namesakes.")
@REGISTRY
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a wording instead.")
def who(words: tuple[str, ...], on: date | None, country: str | None, registry: tuple[Path, ...], as_json: bool) -> None:
    """Say which actor each of WORDS names on a day, with the candidates and the reason, or why it is unknown.

    The exit code is 1 where none of WORDS is known.
    """
    from ..resolve.who import who as ask
    from ..resolve.who import with_added

    known, found = with_added(registry), False
    for text in words:
        answer = ask(text, on, country, known)
        found = found or answer.entry is not None
        if as_json:
            click.echo(json.dumps(_as_json(answer), ensure_ascii=False))
        else:
            click.echo("\n".join(_lines(answer, known)))
    if not found:
        sys.exit(UNKNOWN)


def _lines(a: Answer, known: Registry) -> Iterator[str]:
    from ..resolve.who import terms

    if a.entry is None:
        yield f"{a.words}: {a.reason}"
        yield f"  class    {a.class_}"
    else:
        yield f"{a.entry.name}  {a.entry.id}"
        yield f"  class    {a.class_}" + (f", {a.entry.country}" if a.entry.country else "")
        yield f"  valid    {terms(a.entry)}"
        line = " → ".join(e.name for e in known.lineage(a.entry))
        if line != a.entry.name:
            yield f"  lineage  {line}"
        if a.entry.parent:
            yield f"  part of  {known[a.entry.parent].name}"
        yield f"  because  {a.reason}"
    for c in a.candidates:
        if a.entry is None or c.entry.id != a.entry.id:
            yield f"  also     {c.entry.id}: {c.reason}"
    if a.backer:
        yield f"  backer   {a.backer.name}  {a.backer.id}"


def _as_json(a: Answer) -> dict[str, Any]:
    return {
        "words": a.words, "on": a.on.isoformat() if a.on else None, "country": a.country,
        "entity": a.entry.id if a.entry else None, "name": a.entry.name if a.entry else None, "class": a.class_,
        "reason": a.reason, "backer": a.backer.id if a.backer else None,
        "candidates": [{"entity": c.entry.id, "valid": c.valid, "reason": c.reason} for c in a.candidates],
    }  # fmt: skip


@app.group(invoke_without_command=True, epilog=example("rashomon actors --country ML --on 2013-06-01"))
@click.option("--class", "class_", type=click.Choice(ACTOR_CLASSES), metavar="CLASS", help="Only actors of this class.")
@country_option("Only actors of this country (ISO 3166, two letters).")
@on_option
@click.option("--name", metavar="TEXT", help="Only actors with this text in a name.")
@REGISTRY
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line instead.")
@click.pass_context
def actors(ctx: click.Context, /, registry: tuple[Path, ...], as_json: bool, **filters: Any) -> None:
    """List the actors of the registry: id, class, country, terms, names. With 'add', extend it."""
    if ctx.invoked_subcommand:
        return
    from ..resolve.who import terms, with_added

    for e in with_added(registry).entries.values():
        if not _matches(e, **filters):
            continue
        if as_json:
            row = {"entity": e.id, "name": e.name, "class": e.class_on(filters["on"]), "country": e.country, "terms": terms(e)}
            click.echo(json.dumps({**row, "names": e.names, "parent": e.parent, "ids": dict(e.ids)}, ensure_ascii=False))
        else:
            click.echo(f"{e.id}\t{e.class_on(filters['on'])}\t{e.country or '-'}\t{terms(e)}\t{'; '.join(e.names)}")


def _matches(e: Entry, class_: str | None, country: str | None, on: date | None, name: str | None) -> bool:
    return (
        (class_ is None or e.class_on(on) == class_)
        and (country is None or e.country == country)
        and e.valid(on)
        and (name is None or any(name.casefold() in n.casefold() for n in e.names))
    )


@actors.command("add", epilog=example("rashomon actors add my-groups.yaml"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
def add_file(file: Path) -> None:
    """Check FILE (YAML with 'actors', 'states' or 'leaders') and keep it, so that every command knows its actors.

    It is kept in your data folder ($RASHOMON_DATA, or the one of your system); adding a file of the same name again replaces
    it, and deleting it there takes it back. An entry with a known id replaces that entry.
    """
    from ..resolve.who import add

    done = add(file)
    known = f", {len(done.replaced)} replaced ({', '.join(done.replaced[:5])})" if done.replaced else ""
    click.echo(f"{len(done.new)} actors added{known}; kept as {done.path}")
