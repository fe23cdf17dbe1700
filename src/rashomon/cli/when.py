"""``rashomon when``: what a time expression tells, read against a publication date."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from ..records.codes import STANCES
from .app import UNKNOWN, app, example

if TYPE_CHECKING:
    from ..resolve.when import Answer


@app.command(epilog=example('rashomon when "late on Thursday" --published 2024-11-29'))
@click.argument("words", metavar="WORDS")
@click.option("--published", metavar="DATE", help="Publication date (YYYY-MM-DD), or its moment (2024-11-29T23:40+00:00).")
@click.option(
    "--stance", type=click.Choice(STANCES), default="asserted", show_default=True,
    help="Stance of the claim: of a plan, 'on Friday' is the next one.",
)  # fmt: skip
@click.option("--tense", type=click.Choice(("past", "future")), help="Tense of the verb; goes before --stance.")
@click.option("--leans-on", metavar="DATE", help="The day that words such as 'the day before' count from.")
@click.option("--zone", metavar="ZONE", help="Time zone of the place (Asia/Damascus): clock times and moments near midnight become its day.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def when(
    words: str, published: str | None, stance: str, tense: str | None, leans_on: str | None, zone: str | None, as_json: bool
) -> None:
    """Read a time expression: the days that WORDS tell, the other readings, and the reason for the choice.

    Where the words tell no day, the answer is "unknown, because ...", the publication day is the upper bound, and the exit code is 1.
    """
    from typing import cast

    from ..reading import parse_published
    from ..records import Stance, Time
    from ..resolve.when import when as read

    lean = parse_published(leans_on) if leans_on else None
    found = read(
        words,
        _moment(published) if published else None,
        leans_on=Time(start=lean, end=lean, precision="day") if lean else None,
        stance=cast(Stance, stance),
        future=None if tense is None else tense == "future",
        zone=zone,
    )
    click.echo(json.dumps(row(found), ensure_ascii=False) if as_json else shown(found))
    if not found.known:
        sys.exit(UNKNOWN)


def _moment(value: str) -> date | datetime:
    from ..reading import parse_published

    if len(value) > 10 and "T" in value:
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            pass
    return parse_published(value)


def row(found: Answer) -> dict[str, Any]:
    """An answer as JSON values."""

    def day(d: date | None) -> str | None:
        return d.isoformat() if d else None

    return {
        "words": found.words, "published": day(found.published), "known": found.known, "start": day(found.start), "end": day(found.end),
        "precision": found.precision, "reason": found.reason, "clock": found.clock, "zone": found.zone, "local": day(found.local),
        "candidates": [{"start": day(c.start), "end": day(c.end), "precision": c.precision, "reason": c.reason} for c in found.candidates],
    }  # fmt: skip


def shown(found: Answer) -> str:
    """An answer as lines of text: the chosen reading first."""
    if not found.known:
        bound = f" (not after {found.end})" if found.end else ""
        return f"{found.reason}{bound}"
    lines = [f"{days(c.start, c.end):26}{c.precision:9}{c.reason}" for c in found.candidates]
    if found.reason != found.candidates[0].reason:
        lines.append(found.reason)
    return "\n".join(lines)


def days(start: date | None, end: date | None) -> str:
    """An interval in words: one day, "from … to …", "until …", "from … on"."""
    if start and end:
        return str(start) if start == end else f"{start} to {end}"
    return f"from {start}" if start else f"until {end}"
