"""What the readers of single kinds give, and how it becomes a `Report`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from ..errors import EmptyReport, InputError
from ..records import Report
from ..records.codes import DateOrigin
from .dates import text_date
from .limits import LONGEST_TEXT
from .text import one_line, repair, scrub


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as a reader of its kind found it.

    ``where`` names it in messages, ``name`` is its name where the input gives it no ``id``. ``published`` is what the
    metadata tell. ``exact`` says that the text came as a value of a table: other programs may hold offsets into it, so
    even its mojibake is left as it is.
    """

    where: str
    name: str
    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None
    extra: dict[str, str] = field(default_factory=dict)
    exact: bool = False


Drafts = Iterator[Draft | InputError]
"""What a reader gives: a draft a report, and an error for each part (a row, a line) that cannot be read."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says of inputs that do not say it themselves."""

    published: date | None = None
    outlet: str | None = None
    allow_private: bool = False


class Names:
    """Keeps the names of a run apart: the second ``story.txt`` is ``story.txt (2)``."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def take(self, wish: str) -> str:
        """``wish``, or ``wish`` with the first free number."""
        name, number = wish, self._last.get(wish, 1)
        while name in self._taken:
            number += 1
            name = f"{wish} ({number})"
        self._last[wish] = number
        self._taken.add(name)
        return name


def to_report(draft: Draft, options: Options, names: Names) -> Report:
    """The report of a draft.

    The date is taken from the metadata, else from the first lines of the text, else from the user's option. Raises
    `EmptyReport` where there is no text, `InputError` where there is more of it than is read.
    """
    text = checked_text(draft.text, draft.where, exact=draft.exact)
    published, origin = _published(draft, text, options)
    return Report(
        name=names.take(one_line(draft.id) or one_line(draft.name) or "text"),
        text=text,
        title=one_line(draft.title),
        outlet=one_line(draft.outlet) or one_line(options.outlet) or _site(draft.url),
        url=one_line(draft.url),
        published=published,
        published_from=origin,
        language=_language(draft.language),
        extra={scrub(k): scrub(v) for k, v in draft.extra.items()},
    )


def checked_text(text: str, where: str, *, exact: bool) -> str:
    """The text as it is stored; raises `EmptyReport` or `InputError`."""
    if len(text) > LONGEST_TEXT:
        raise InputError(where, f"it has {len(text):,} characters, and one report may have {LONGEST_TEXT:,}; split it")
    text = scrub(text)
    if not exact:
        text = repair(text)
    if not any(map(_visible, text)):
        raise EmptyReport(where, "there is no text in it; give the words of a report")
    return text


def _visible(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf")


def _published(draft: Draft, text: str, options: Options) -> tuple[date | None, DateOrigin]:
    if draft.published is not None:
        return draft.published, "metadata"
    told = text_date(text)
    if told is not None:
        return told, "text"
    if options.published is not None:
        return options.published, "given"
    return None, "none"


def _site(url: str | None) -> str | None:
    """The host of an address, as the outlet's name where nobody tells it."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return one_line((host or "").removeprefix("www."))


def _language(told: str | None) -> str | None:
    """The language itself of a tag such as ``en-GB``; other wordings ("English") as they stand."""
    value = one_line(told)
    if value is None:
        return None
    primary = value.replace("_", "-").split("-")[0]
    return primary.lower() if 2 <= len(primary) <= 3 and primary.isascii() and primary.isalpha() else value
