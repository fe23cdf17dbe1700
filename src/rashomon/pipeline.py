"""The whole flow in one file: report → analysis → claims → resolved claims; and claims of many reports → events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path

from .claims.attribution import attribute
from .claims.carried import carry
from .claims.extract import extract
from .claims.harms import Harms
from .claims.lexicon import Lexicon
from .claims.mentions import refer
from .claims.occurrences import group
from .claims.prune import prune
from .errors import RashomonError
from .language import Reader
from .records import Claim, Failure, Report, Run
from .resolve.gazetteer import with_layers
from .resolve.setting import settle
from .resolve.when_report import resolve_times
from .resolve.where import resolve_places
from .resolve.who import resolve_actors, with_added
from .version import VERSION


@dataclass(frozen=True)
class Settings:
    """What reading depends on beside the reports: files that extend lexicon, registry and gazetteer, and threads of the model.

    Registries and gazetteers that the user has added for good are read in any case, before these.
    """

    lexicon: tuple[Path, ...] = ()
    registry: tuple[Path, ...] = ()
    gazetteer: tuple[Path, ...] = ()
    threads: int = 1


class Pipeline:
    """Reads one report at a time. Building it loads the model; one pipeline serves any number of reports."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.lexicon = Lexicon.load(self.settings.lexicon)
        self.harms = Harms(self.lexicon)
        self.registry = with_added(self.settings.registry)
        self.gazetteer = with_layers(self.settings.gazetteer)
        self.reader = Reader(threads=self.settings.threads)

    @cached_property
    def run(self) -> Run:
        """What the claims depend on: kept with each of them."""
        return Run(
            version=VERSION, model=self.reader.session.digest, lexicon=self.lexicon.digest, registry=self.registry.digest,
            gazetteer=self.gazetteer.version,
        )  # fmt: skip

    def read(self, report: Report) -> tuple[Claim, ...]:
        """The claims of a report in reading order, resolved; every span stands in ``report.text``."""
        analysis = self.reader.read(report, self.harms)
        claims = extract(report, analysis, self.lexicon)
        claims = attribute(report, analysis, claims)
        claims = refer(report, analysis, claims)
        claims = carry(group(report, analysis, claims))
        claims = resolve_times(report, claims, analysis)
        claims = resolve_places(report, claims, self.gazetteer)
        claims = resolve_actors(report, claims, self.registry)
        return prune(analysis, settle(report, claims))


def read_safely(pipeline: Pipeline, report: Report) -> tuple[Claim, ...] | Failure:
    """The claims of a report, or why it could not be read: one bad report never stops a run."""
    try:
        return pipeline.read(report)
    except RashomonError as e:
        return Failure(where=report.name, reason=str(e))
    except Exception as e:
        return Failure(
            where=report.name,
            reason=f"an error within Rashomon ({type(e).__name__}: {e}); please report it with this text",
        )


def read_all(
    reports: Iterable[Report | Failure], settings: Settings | None = None, jobs: int = 1
) -> Iterator[tuple[Report | None, tuple[Claim, ...] | Failure]]:
    """Read reports with ``jobs`` processes and give them in the order they came, each with its claims or its failure."""
    if jobs <= 1:
        pipeline = Pipeline(settings)
        for r in reports:
            yield (None, r) if isinstance(r, Failure) else (r, read_safely(pipeline, r))
        return
    with _Workers(jobs, settings) as workers:
        waiting: list[tuple[Report | Failure, Future[tuple[Claim, ...] | Failure] | None]] = []
        for r in reports:
            waiting.append((r, None if isinstance(r, Failure) else workers.submit(r)))
            if len(waiting) >= 4 * jobs:
                yield _done(workers, *waiting.pop(0))
        while waiting:
            yield _done(workers, *waiting.pop(0))


def _done(
    workers: _Workers, report: Report | Failure, future: Future[tuple[Claim, ...] | Failure] | None
) -> tuple[Report | None, tuple[Claim, ...] | Failure]:
    if isinstance(report, Failure):
        return None, report
    assert future is not None
    try:
        return report, future.result()
    except BrokenProcessPool:
        return report, workers.alone(report)


class _Workers:
    """Processes that read reports. One that dies takes the others of its pool along, so a new pool takes its place."""

    def __init__(self, jobs: int, settings: Settings | None) -> None:
        self._pool = _Pool(jobs, settings)
        self._single = _Pool(1, settings)

    def __enter__(self) -> _Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()
        self._single.close()

    def submit(self, report: Report) -> Future[tuple[Claim, ...] | Failure]:
        return self._pool.submit(report)

    def alone(self, report: Report) -> tuple[Claim, ...] | Failure:
        """Read once more, with no other beside it, a report that was lost with a pool: it may not be the one to blame."""
        try:
            return self._single.submit(report).result()
        except BrokenProcessPool:
            return Failure(
                where=report.name,
                reason="the process that read it was ended, most likely for want of memory; try again with --jobs 1",
            )


class _Pool:
    """A pool of processes that is made when it is needed, and made anew when it broke."""

    def __init__(self, jobs: int, settings: Settings | None) -> None:
        self._jobs, self._settings = jobs, settings
        self._held: ProcessPoolExecutor | None = None

    def submit(self, report: Report) -> Future[tuple[Claim, ...] | Failure]:
        try:
            return self._executor().submit(_work, report)
        except BrokenProcessPool:
            self.close()
            return self._executor().submit(_work, report)

    def close(self) -> None:
        if self._held is not None:
            self._held.shutdown(cancel_futures=True)
            self._held = None

    def _executor(self) -> ProcessPoolExecutor:
        if self._held is None:
            # Spawned, not forked: a fork beside the threads of the model may never wake.
            self._held = ProcessPoolExecutor(
                self._jobs, get_context("spawn"), initializer=_begin, initargs=(self._settings,)
            )
        return self._held


_pipeline: Sequence[Pipeline] = ()


def _begin(settings: Settings | None) -> None:
    global _pipeline
    _pipeline = (Pipeline(settings),)


def _work(report: Report) -> tuple[Claim, ...] | Failure:
    return read_safely(_pipeline[0], report)
