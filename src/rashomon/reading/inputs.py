"""From what a user names to reports: files, folders, standard input and URLs, one after the other."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError, UnsupportedInput
from ..records import Failure, Report
from . import archive, csvtable, feed, fetch, jsontable, page, pdf, plain
from .drafts import Draft, Drafts, Names, Options, to_report
from .kinds import Kind, ending, kind_by_name, may_be_read
from .source import Source, from_stream
from .text import scrub

READERS: dict[Kind, Callable[[Source], Drafts]] = {
    "text": plain.read_plain,
    "markdown": plain.read_markdown,
    "html": page.read_page_file,
    "pdf": pdf.read_pdf,
    "feed": feed.read_feed,
    "json": jsontable.read_json,
    "jsonl": jsontable.read_jsonl,
    "csv": csvtable.read_csv,
    "warc": archive.read_archive,
}
_KINDS = "text, Markdown, HTML, PDF, RSS or Atom, JSON, JSON lines, CSV and WARC are read"


@dataclass(frozen=True, slots=True)
class _Found:
    """An input as found: what names it in messages, the names that its report may have (the shortest first), its path.

    ``problem`` says why it cannot be read, where that is known without opening it; ``piped`` marks standard input.
    """

    where: str
    names: tuple[str, ...]
    path: Path | None = None
    problem: str | None = None
    piped: bool = False


def read_inputs(
    inputs: Sequence[str],
    *,
    published: date | None = None,
    outlet: str | None = None,
    allow_private: bool = False,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | Failure]:
    """The reports of all inputs, in the order given; a `Failure` for each input, row or entry that cannot be read.

    An input is a file, a folder (all files below it in the order of their paths, but hidden ones), ``-`` (``stdin``, or
    else the process's own), or an http(s) URL. ``published`` and ``outlet`` hold for reports that tell none themselves.
    ``allow_private`` lets URLs lead to loopback and private addresses. Nothing that an input holds raises.
    """
    options = Options(published, outlet, allow_private)
    found = [f for one in inputs for f in _find(one)]
    counts = [Counter(f.names[min(level, len(f.names) - 1)] for f in found) for level in range(3)]
    names = Names()
    for one in found:
        name = next((n for n, c in zip(one.names, counts, strict=False) if c[n] == 1), one.names[-1])
        for draft in _safely(one.where, _drafts(one, name, options, stdin)):
            yield _report(draft, options, names)


def read_text(
    text: str, *, name: str = "text", published: date | None = None, outlet: str | None = None, title: str | None = None
) -> Report:
    """The report of a text that is at hand.

    A date in the text's own first lines goes before ``published``. Raises `EmptyReport` where there is no text,
    `InputError` where there is more of it than is read as one report.
    """
    return to_report(Draft(where=name, name=name, text=text, title=title), Options(published, outlet), Names())


def _report(draft: Draft | InputError, options: Options, names: Names) -> Report | Failure:
    if isinstance(draft, Draft):
        try:
            return to_report(draft, options, names)
        except InputError as e:
            draft = e
    return Failure(where=scrub(draft.where), reason=scrub(draft.reason))


def _safely(where: str, drafts: Drafts) -> Drafts:
    """The drafts of one input; whatever ends their reading becomes an error that is given, not raised."""
    try:
        yield from drafts
    except InputError as e:
        yield e
    except OSError as e:
        yield InputError(where, f"it cannot be read ({e.strerror or e})")
    except Exception as e:
        yield InputError(where, f"an error within Rashomon ({type(e).__name__}: {e}); please report it with this input")


def _drafts(found: _Found, name: str, options: Options, stdin: BinaryIO | None) -> Drafts:
    if found.problem:
        raise UnsupportedInput(found.where, found.problem)
    source = _source(found, name, options, stdin)
    kind = source.kind or source.sniffed()
    if kind is None:
        raise UnsupportedInput(found.where, f"no reader knows this kind of input; {_KINDS}")
    yield from READERS[kind](source)


def _source(found: _Found, name: str, options: Options, stdin: BinaryIO | None) -> Source:
    if found.piped:
        return from_stream(stdin or sys.stdin.buffer, found.where, name)
    if found.path is None:
        return fetch.fetch(found.where, options.allow_private)
    if not found.path.is_file():  # a pipe, such as the shell's <(command): it can be read once only
        with found.path.open("rb") as stream:
            return from_stream(stream, found.where, name)
    return Source(where=found.where, name=name, path=found.path, kind=kind_by_name(found.path.name))


def _find(given: str) -> Iterator[_Found]:
    """The files that an input stands for, or the input itself."""
    if given == "-":
        yield _Found("standard input", ("stdin",), piped=True)
        return
    path = Path(given)
    try:
        exists, folder = path.exists(), path.is_dir()
    except (OSError, ValueError):
        exists = folder = False
    if folder:
        yield from _below(path, given)
    elif exists:
        yield _Found(given, (path.name, given), path)
    elif fetch.is_url(given):
        yield _Found(given, (given,))
    else:
        problem = "there is no such file or folder; look at its spelling, and at the folder that you are in"
        yield _Found(given, (given,), problem=problem)


def _below(folder: Path, given: str) -> Iterator[_Found]:
    """The files below a folder in the order of their paths; hidden ones are left out."""
    paths: list[tuple[str, ...]] = []
    problems: list[_Found] = []

    def unreadable(e: OSError) -> None:
        problem = f"the folder cannot be read ({e.strerror})"
        problems.append(_Found(str(e.filename), (str(e.filename),), problem=problem))

    for here, folders, files in os.walk(folder, onerror=unreadable):
        below = Path(here).relative_to(folder).parts
        folders[:] = [f for f in folders if not f.startswith(".")]
        links = [f for f in folders if (Path(here) / f).is_symlink()]
        paths += [(*below, f) for f in [*files, *links] if not f.startswith(".")]
    if not paths and not problems:
        yield _Found(given, (given,), problem="there is no file in the folder")
    for parts in sorted(paths):
        path = folder.joinpath(*parts)
        one = _Found(str(path), (parts[-1], "/".join(parts), str(path)), path)
        yield replace(one, problem=_problem(path))
    yield from problems


def _problem(path: Path) -> str | None:
    """Why a file found in a folder is not opened, or ``None``."""
    if path.is_symlink() and not path.is_file():
        return "it is a link to a folder, or to nothing; name the folder itself"
    if not path.is_file():
        return "it is no file"
    if not may_be_read(path.name):
        return f"no reader knows this kind of file ({ending(path.name)}); {_KINDS}"
    return None
