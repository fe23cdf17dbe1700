"""RSS and Atom: each entry is a report."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..errors import EmptyReport, InputError
from .dates import read_date
from .drafts import Draft, Drafts
from .markup import fragment_text
from .source import Source


def read_feed(source: Source) -> Drafts:
    """A report an entry: its full content, else its summary, else its title."""
    import feedparser

    data = source.read()
    if b"<!ENTITY" in data[:100_000]:
        raise InputError(source.where, "it declares XML entities, which feeds have no use for; it is not read")
    headers = {"content-type": f"application/xml; charset={source.charset}"} if source.charset else {}
    parsed = feedparser.parse(io.BytesIO(data), response_headers=headers)
    if not parsed.entries:
        if parsed.get("version"):
            raise EmptyReport(source.where, "the feed has no entries")
        raise InputError(source.where, "it is no RSS or Atom feed that can be read")
    for number, entry in enumerate(parsed.entries, 1):
        where = f"{source.where}:{number}"
        text = _text(entry)
        if not text:
            yield EmptyReport(where, "the entry has no content, no summary and no title")
            continue
        yield _draft(entry, parsed.feed, text, where, f"{source.name}:{number}", source)


def _draft(entry: Any, feed: Any, text: str, where: str, name: str, source: Source) -> Draft:
    origin = entry.get("source") or {}
    return Draft(
        where=where,
        name=name,
        text=text,
        id=entry.get("id") or entry.get("link"),
        title=fragment_text(entry.get("title") or "") or None,
        outlet=origin.get("title") or fragment_text(feed.get("title") or "") or None,
        url=entry.get("link"),
        published=_date(entry),
        language=_language(entry) or feed.get("language"),
    )


def _text(entry: Any) -> str:
    """The longest of the entry's contents, as words."""
    contents = [_words(c) for c in entry.get("content") or ()]
    longest = max(contents, key=len, default="")
    return longest or _words(entry.get("summary_detail") or {}) or fragment_text(entry.get("title") or "")


def _words(detail: Mapping[str, Any]) -> str:
    value = str(detail.get("value") or "")
    plain = detail.get("type") == "text/plain" and "<" not in value and "&" not in value
    return value.strip() if plain else fragment_text(value)


def _language(entry: Any) -> str | None:
    detail = (entry.get("content") or [{}])[0]
    language = detail.get("language") or (entry.get("title_detail") or {}).get("language")
    return str(language) if language else None


def _date(entry: Any) -> date | None:
    """The entry's day as written; where feedparser alone understands the wording, the day that it gives (UTC)."""
    for key in ("published", "updated", "created"):
        # feedparser gives "updated" for an absent "published" under a warning; dict's own look-up gives neither.
        day = read_date(dict.get(entry, key))
        parsed = dict.get(entry, f"{key}_parsed")
        if day is not None:
            return day
        if parsed:
            return date(*parsed[:3])
    return None
