"""Writing files so that nothing half-written is left, and progress on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..records import Claim, Report

Write = Callable[[Report, Sequence[Claim]], None]


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    from ..export import opened

    with opened(str(path), False) as f:
        f.write(text)


@contextmanager
def json_lines(to: str) -> Iterator[Write]:
    """A function that writes one report with its claims as a line of JSON to a file or, for ``-``, to standard output."""
    from ..export import line, opened, prediction

    with opened(to, False) as f:
        yield lambda report, claims: print(line(prediction(report, claims)), file=f)


@contextmanager
def progress() -> Iterator[Callable[[Report | None], None]]:
    """A line on standard error that counts the reports."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} reports"),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda report: bar.update(task, advance=1, description=report.name[:60] if report else "")
