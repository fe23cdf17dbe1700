"""A row of a table (JSON object, CSV line) to a report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..errors import EmptyReport, InputError
from .dates import read_date
from .drafts import Draft
from .page import read_page

COLUMNS = ("id", "text", "html", "title", "url", "outlet", "published", "language")
_BODY = ("text", "html")


def has_body(columns: Iterable[str]) -> bool:
    """Whether a row with these columns can hold a report."""
    return any(_plain(c) in _BODY for c in columns)


def lacking(where: str, columns: Iterable[str], more: int = 0) -> InputError:
    """The error for rows without a text: it names the columns found."""
    found = [str(c).strip() for c in columns]
    shown = ", ".join(repr(c if len(c) <= 40 else c[:40] + "…") for c in found[:20])
    told = f"its columns are {shown}{', …' if len(found) > 20 else ''}" if found else "it has no columns"
    also = f" (nor in {more:,} other rows)" if more else ""
    return InputError(
        where, f"there is no column 'text' or 'html'{also}: {told}; rename the one with the words to 'text'"
    )


def row_draft(row: Mapping[str, Any], *, where: str, name: str) -> Draft:
    """The report of a row; ``doc`` serves as ``id`` where there is none, scalars of others are kept in ``extra``.

    Raises `InputError` where the text is no text, `EmptyReport` where there is none.
    """
    known: dict[str, Any] = {}
    others: dict[str, Any] = {}
    for column, value in row.items():
        plain = _plain(column)
        into, key = (known, plain) if plain in COLUMNS and plain not in known else (others, str(column).strip())
        into[key] = value
    ident = _scalar(known.get("id")) or _scalar(others.pop("doc", None))
    published = _scalar(known.get("published"))
    day = read_date(published)
    extra = {k: s for k, v in others.items() if (s := _scalar(v)) is not None}
    if published and day is None:
        extra["published"] = published  # told, but not surely a day: kept as it stands
    text, page = _body(known, where)
    return Draft(
        where=where,
        name=name,
        text=text,
        id=ident,
        title=_scalar(known.get("title")) or (page and page.title),
        outlet=_scalar(known.get("outlet")) or (page and page.outlet),
        url=_scalar(known.get("url")) or (page and page.url),
        published=day or (page and page.published),
        language=_scalar(known.get("language")) or (page and page.language),
        extra=extra,
        exact=page is None,
    )


def _body(known: Mapping[str, Any], where: str) -> tuple[str, Any]:
    """The text, and the page that it was read from where it was."""
    text, html = known.get("text"), known.get("html")
    for column, value in (("text", text), ("html", html)):
        if value is not None and not isinstance(value, str):
            kind = {dict: "an object", list: "a list", bool: "a truth value"}.get(type(value), "a number")
            raise InputError(where, f"its column '{column}' holds {kind}, not a text; put the words there")
    if text and text.strip():
        return text, None
    page = read_page(html, _scalar(known.get("url"))) if html and html.strip() else None
    if page is None or not page.text.strip():
        raise EmptyReport(where, "there is no text in the row; give the words of a report in 'text' or 'html'")
    return page.text, page


def _plain(column: object) -> str:
    return str(column).strip().lower()


def _scalar(value: Any) -> str | None:
    """A scalar as it stands, as text; ``None`` for nothing, lists and objects."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    return None
