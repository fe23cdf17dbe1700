"""``rashomon where`` and ``rashomon gazetteer``: what place words mean, and the places that are known."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .app import UNKNOWN, app, example, gazetteer_option

if TYPE_CHECKING:
    from ..resolve.where import Answer


@app.command(epilog=example("rashomon where 'Saraqib' --country SY"))
@click.argument("words", metavar="WORDS")
@click.option(
    "--country", metavar="CC", help="Only places of this country (ISO 3166, two letters, or its English name)."
)
@click.option("--text", metavar="TEXT", help="The sentence or report that the words stand in, or that is about them.")
@click.option(
    "--text-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The same, from a file (UTF-8).",
)
@click.option("--site", default="", metavar="DOMAIN", help="The outlet's domain, which tells its country.")
@gazetteer_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def where(
    words: str, country: str | None, text: str | None, text_file: Path | None, site: str, gazetteer: tuple[Path, ...], as_json: bool
) -> None:  # fmt: skip
    """Tell what place WORDS mean, how precisely and why, with the other places that they may mean.

    WORDS are a name ("Saraqib", "Idlib province") or a wording ("20 km north of Mosul", "between Homs and Hama"). The exit code is 1
    where the place is unknown; the reason is printed.
    """
    from ..resolve.gazetteer import with_layers
    from ..resolve.where import where as ask

    if text_file is not None:
        text = _read(text_file)
    answer = ask(words, country=country, text=text, site=site, gazetteer=with_layers(gazetteer))
    if as_json:
        click.echo(json.dumps(answer.as_dict(), ensure_ascii=False))
    else:
        _print(answer)
    if answer.place is None:
        sys.exit(UNKNOWN)


def _read(path: Path) -> str:
    from ..errors import InputError

    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as e:
        raise InputError(str(path), f"the text cannot be read ({e}); give a text file in UTF-8") from e


def _print(answer: Answer) -> None:
    """The answer for people: the place, its precision, the reason, and the other candidates."""
    place = answer.place
    if place is None:
        click.echo(f"{answer.words}: {answer.reason}")
    else:
        lies = ", ".join(x for x in (place.name, place.adm1 if place.adm1 != place.name else None, place.cc) if x)
        click.echo(f"{lies}  {place.lat:.4f}, {place.lon:.4f}  {place.kind}  {place.id or 'computed point'}")
        acled = answer.geo_precision if answer.geo_precision is not None else "none"
        click.echo(f"  precision: {answer.rel} (UCDP where_prec {answer.where_prec}, ACLED geo_precision {acled})")
        click.echo(f"  confidence: {answer.confidence:.2f}")
        click.echo(f"  because it {answer.reason}" if not answer.computed else f"  {answer.reason}")
    for o in answer.options if place is None or answer.computed else answer.options[1:]:
        lies = ", ".join(x for x in (o.place.name, o.place.adm1, o.place.cc) if x)
        click.echo(
            f"  or {lies}  {o.place.lat:.4f}, {o.place.lon:.4f}  {o.place.kind}  share {o.share:.2f}  ({o.reason})"
        )


@app.group(epilog=example("rashomon gazetteer info"))
def gazetteer() -> None:
    """Tell what places are known, and add places from GeoNames country files."""


@gazetteer.command(epilog=example("rashomon gazetteer info"))
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="[FILE]...")
def info(files: tuple[Path, ...]) -> None:
    """Tell what is loaded: the packaged gazetteer, the files in your data folder, and FILEs."""
    from ..resolve.gazetteer import DATA, with_layers
    from ..resolve.gazetteer_layers import added, user_folder
    from ..resolve.gazetteer_store import Store

    for path in (DATA, *added(), *files):
        store = Store(path)
        counts = ", ".join(f"{n} {kind}" for kind, n in store.kinds().items() if n)
        origin = f"from {store.extra['file']}, " if "file" in store.extra else ""
        where_from = "packaged" if path == DATA else str(path)
        click.echo(
            f"{where_from}: {store.places} places ({counts}); {origin}{store.extra['source']}; {path.stat().st_size / 1e6:.1f} MB"
        )
    click.echo(f"version {with_layers(files).version}; added files are kept in {user_folder()}")


@gazetteer.command(epilog=example("rashomon gazetteer add SY.zip"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Keep it in this file instead of your data folder.",
)
def add(file: Path, to: Path | None) -> None:
    """Add the places of FILE, a country file of GeoNames (SY.zip or SY.txt of https://download.geonames.org/export/dump/).

    It is kept in your data folder ($RASHOMON_DATA, or the one of your system), where every command finds it; adding a file of the same
    name again replaces it. Remove it by deleting the file that 'rashomon gazetteer info' names.
    """
    from ..resolve.gazetteer_geonames import read_geonames
    from ..resolve.gazetteer_layers import SUFFIX, user_folder

    found = read_geonames(file)
    target = to or user_folder() / f"{file.stem}{SUFFIX}"
    _write(target, found.blob)
    click.echo(f"{target}: {found.places} places of {found.rows} rows taken ({', '.join(found.countries[:12])})")


def _write(target: Path, blob: bytes) -> None:
    """Write a file whole or not at all."""
    from ..errors import SettingError

    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(blob)
        part.replace(target)
    except OSError as e:
        part.unlink(missing_ok=True)
        raise SettingError(f"{target}: the file cannot be written ({e.strerror}); name another with --to") from e
