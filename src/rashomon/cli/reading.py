"""``rashomon read``: reports in, claims out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..records import Claim, Failure, Judgement, Report, Run
from .app import app, db_option, example, gazetteer_option

if TYPE_CHECKING:
    from ..pipeline import Settings
    from ..store import Store

PARTLY = 3


@dataclass
class Outcome:
    """What a run gathers for its end."""

    reports: list[Report] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    known: int = 0
    judgements: tuple[Judgement, ...] = ()


@app.command(
    epilog=example(
        "rashomon read offensive.html 'https://example.org/feed.xml' --published 2024-11-29 --report page.html"
    )
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--published", metavar="DATE", help="Publication date (YYYY-MM-DD) of inputs that tell none.")
@click.option("--outlet", metavar="NAME", help="Outlet of inputs that tell none.")
@db_option
@click.option("--no-store", is_flag=True, help="Keep nothing in a database.")
@click.option("--to", "to", metavar="FILE", help="Also write one JSON object a report to FILE ('-': standard output).")
@click.option(
    "--report",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write a page to look at (HTML).",
)
@click.option(
    "--jobs", default=1, show_default=True, type=click.IntRange(1, 256), metavar="N", help="Number of processes."
)
@click.option(
    "--lexicon",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="More triggers (YAML); may be repeated.",
)
@click.option(
    "--registry",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="More actors (YAML); may be repeated.",
)
@gazetteer_option
@click.option("--allow-private", is_flag=True, help="Allow URLs of loopback and private addresses.")
@click.option("--quiet", "-q", is_flag=True, help="Print no progress and no events.")
def read(inputs: tuple[str, ...], **options: Any) -> None:
    """Read reports and print the events with their accounts.

    INPUT is a file (text, Markdown, HTML, PDF, RSS or Atom, JSON, JSONL, CSV, WARC), a folder (all files below it), an
    http(s) URL, or '-' for standard input.
    """
    from ..pipeline import Settings
    from ..reading import parse_published, read_inputs

    given = parse_published(options["published"]) if options["published"] else None
    found = read_inputs(
        inputs,
        published=given,
        outlet=options["outlet"],
        allow_private=options["allow_private"],
        stdin=sys.stdin.buffer,
    )
    settings = Settings(options["lexicon"], options["registry"], options["gazetteer"])
    outcome = _run(found, settings, options)
    _finish(outcome, options)
    if outcome.failures:
        sys.exit(PARTLY)


def _run(found: Iterable[Report | Failure], settings: Settings, options: dict[str, Any]) -> Outcome:
    """Read everything; what is read is kept at once, so that an interrupted run loses at most the report at hand."""
    from ..pipeline import Pipeline, read_all
    from ..store import Store

    outcome = Outcome()
    run = Pipeline(settings).run
    with ExitStack() as stack:
        store = None if options["no_store"] else stack.enter_context(Store.open(options["db"]))
        if store is not None:
            store.begin(run)
            outcome.judgements = store.judgements()
        write = stack.enter_context(_writer(options["to"]))
        progress = stack.enter_context(_progress(options["quiet"]))
        for report, result in read_all(_new(found, store, run, outcome, write), settings, options["jobs"]):
            progress(report)
            if report is None or isinstance(result, Failure):
                failure = result if isinstance(result, Failure) else Failure(where="?", reason="no result")
                outcome.failures.append(failure)
                if store is not None:
                    store.fail(failure, run.id)
                continue
            if store is not None:
                store.add(report, result, run.id)
            outcome.reports.append(report)
            outcome.claims.extend(result)
            write(report, result)
    return outcome


def _new(
    found: Iterable[Report | Failure], store: Store | None, run: Run, outcome: Outcome, write: Any
) -> Iterator[Report | Failure]:
    """The reports that this run has not read yet; of the others, the kept claims are taken over."""
    seen: set[str] = set()
    for r in found:
        if isinstance(r, Report):
            if r.id in seen and store is not None:
                outcome.known += 1
                continue
            seen.add(r.id)
            if store is not None and store.has_read(r.id, run.id):
                claims = tuple(store.claims(r.id, run=run.id))
                outcome.known += 1
                outcome.reports.append(r)
                outcome.claims.extend(claims)
                write(r, claims)
                continue
        yield r


def _writer(to: str | None) -> Any:
    """A context that gives a function which writes one report's JSON line, or does nothing."""
    from .output import json_lines

    return nullcontext(lambda report, claims: None) if to is None else json_lines(to)


def _progress(quiet: bool) -> Any:
    from .output import progress

    return nullcontext(lambda report: None) if quiet or not sys.stderr.isatty() else progress()


def _finish(outcome: Outcome, options: dict[str, Any]) -> None:
    """The page, the events in the terminal, and the inputs that could not be read."""
    from ..linking import link
    from .terminal import print_events, print_failures

    events = link(outcome.reports, outcome.claims, outcome.judgements)
    if options["page"]:
        from ..web import render_page
        from .output import write_text

        write_text(options["page"], render_page(outcome.reports, outcome.claims, events))
    if not options["quiet"] and options["to"] != "-":
        print_events(events, outcome.claims, outcome.reports, known=outcome.known)
    print_failures(outcome.failures)
