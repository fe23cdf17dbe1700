"""The group of all commands, and the options that several of them share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ..version import VERSION

Command = Callable[..., Any]
DEFAULT_DB = "rashomon.db"
UNKNOWN = 1
"""The exit code of a question whose answer is unknown; the reason is printed."""


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example:  rashomon read reports/ --report page.html",
)
@click.version_option(VERSION, prog_name="rashomon")
def app() -> None:
    """Read news reports of armed conflict and keep every account of every event: who says what happened."""


def db_option(f: Command) -> Command:
    """``--db``, the database to read from or write to."""
    return click.option(
        "--db", default=DEFAULT_DB, show_default=True, metavar="FILE",
        help="Database (SQLite file, or the URL of a database).",
    )(f)  # fmt: skip


def gazetteer_option(f: Command) -> Command:
    """``--gazetteer``, files of places on top of the packaged ones and those added for good."""
    return click.option(
        "--gazetteer", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
        help="More places, from a file made with 'rashomon gazetteer add --to'; may be repeated.",
    )(f)  # fmt: skip


def example(text: str) -> str:
    """The epilogue of a command: one example."""
    return f"Example:  {text}"


from . import actors, browsing, exporting, files, linking, reading, unknown, when, where  # noqa: E402,F401
