"""The Python API: ``rashomon.read`` and what it gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import EmptyReport, InputError
from .records import Claim, Event, Failure, Report

if TYPE_CHECKING:
    import pandas as pd

    from .pipeline import Pipeline

_LONGEST_NAME = 1000


@dataclass(frozen=True)
class Reading:
    """What reading gave: reports, their claims in reading order, events over all of them, and inputs that could not be read."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    failures: tuple[Failure, ...] = ()

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events that the claims speak of."""
        from .linking import link

        return tuple(link(self.reports, self.claims))

    def claims_frame(self) -> pd.DataFrame:
        """One row a claim, with the columns of ``claims-csv``."""
        from .export import claims_frame

        return claims_frame(self.claims, self.reports, self.events)

    def events_frame(self) -> pd.DataFrame:
        """One row an event, with the columns of ``events-csv``."""
        from .export import events_frame

        return events_frame(self.events)

    def to_html(self, path: str | Path | None = None) -> str:
        """The page that shows everything, as one HTML document; also written to ``path`` where given."""
        from .web import render_page

        html = render_page(self.reports, self.claims, self.events)
        if path is not None:
            Path(path).write_text(html, encoding="utf-8", errors="surrogatepass")
        return html

    def _repr_html_(self) -> str:
        from .web import notebook_html

        return notebook_html(self.reports, self.claims, self.events)

    def __repr__(self) -> str:
        return f"<Reading: {len(self.reports)} reports, {len(self.events)} events, {len(self.claims)} claims>"


Files = str | Path | Sequence[str | Path]


@lru_cache(maxsize=2)
def _pipeline(lexicon: tuple[Path, ...], registry: tuple[Path, ...], gazetteer: tuple[Path, ...]) -> Pipeline:
    from .pipeline import Pipeline, Settings

    return Pipeline(Settings(lexicon, registry, gazetteer))


def _paths(files: Files) -> tuple[Path, ...]:
    return (Path(files),) if isinstance(files, str | Path) else tuple(Path(f) for f in files)


def read(
    source: str | Path | Report | Sequence[str | Path | Report],
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    lexicon: Files = (),
    registry: Files = (),
    gazetteer: Files = (),
) -> Reading:
    """Read one or more reports.

    ``source`` is a text, a path (a file or a folder), an http(s) URL, a `Report`, or a list of these. A string is taken as a
    path where something exists under that name, as a URL where it begins as one, and else as the text itself.
    ``published`` (a date, or ``"2024-11-29"``) and ``outlet`` hold for inputs that tell none. ``lexicon`` and ``registry`` are
    files (YAML) of more triggers and actors, ``gazetteer`` files of more places, made by ``rashomon gazetteer add --to``; one or
    several of each. A `LexiconError` says why one of them cannot be used. Inputs that cannot be read
    are in `Reading.failures`; where a single input fails, its `InputError` is raised.
    """
    from .pipeline import read_safely
    from .reading import parse_published, read_inputs, read_text

    day = parse_published(published) if isinstance(published, str) else published
    many = list(source) if isinstance(source, Sequence) and not isinstance(source, str) else [source]
    inputs: list[Report | Failure] = []
    pipeline = partial(_pipeline, _paths(lexicon), _paths(registry), _paths(gazetteer))
    for one in many:
        if isinstance(one, Report):
            inputs.append(one)
        elif isinstance(one, Path) or _names_input(one):
            inputs += read_inputs([str(one)], published=day, outlet=outlet)
        elif not one.strip():
            raise EmptyReport("text", "there is no text in it; give the words of a report")
        else:
            inputs.append(read_text(one, published=day, outlet=outlet))
    reports: list[Report] = []
    claims: list[Claim] = []
    failures: list[Failure] = []
    for item in inputs:
        result = item if isinstance(item, Failure) else read_safely(pipeline(), item)
        if isinstance(result, Failure):
            failures.append(result)
        elif isinstance(item, Report):
            reports.append(item)
            claims.extend(result)
    if len(inputs) == 1 and failures:
        raise InputError(failures[0].where, failures[0].reason)
    return Reading(tuple(reports), tuple(claims), tuple(failures))


def _names_input(text: str) -> bool:
    if text.startswith(("http://", "https://")) and not any(c.isspace() for c in text.strip()):
        return True
    if len(text) > _LONGEST_NAME or "\n" in text or "\0" in text:
        return False
    try:
        return Path(text).exists()
    except OSError:
        return False
