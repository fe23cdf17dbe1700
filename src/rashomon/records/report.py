"""A report: one published text, with what is known of its publication."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from pydantic import Field

from .base import Record, content_id
from .codes import DateOrigin


class Report(Record):
    """One published text: a news story, a communiqué, a post.

    ``text`` is what is stored and what every offset counts in. ``name`` is the input's own id, or else its file's name;
    it identifies the input to the user and is no part of the content. ``published_from`` says how the publication date was
    found. ``extra`` holds columns of a table that Rashomon does not know, as they stood.
    """

    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    published_from: DateOrigin = "none"
    language: str | None = None
    extra: dict[str, str] = Field(default_factory=dict)

    @cached_property
    def id(self) -> str:
        """A hash of text, title, outlet, URL and publication date: reading the same report again gives the same id."""
        return content_id("r", self.text, self.title, self.outlet, self.url, self.published)
