"""The tables, one picture of the newest schema. How a database gets there is told step by step in ``migrations``.

::

    runs ─────┐
              ├──▶ readings ──▶ claims        a reading: one run has read one report, and found these claims (or none)
    reports ──┘
    runs ────────▶ failures                   what a run could not read, and why
    judgements                                what reviewers said of claims and events
    event_states                              events as they were linked, each time that they changed

Rows are only ever added. A report's current reading is the one with the highest number.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, MetaData, Table, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.engine import Dialect

_UNSTORABLE = re.compile("[\x00\ud800-\udfff\ufdd0]")
_MARKED = re.compile("\ufdd0([0-9a-f]{4})")


class AnyText(TypeDecorator[str]):
    """Text that comes back exactly as it went in, whatever it holds.

    No database can hold a lone surrogate in its text, and PostgreSQL no NUL. Each is written as U+FDD0 (a code point
    that Unicode keeps free for such uses) and its own number in hexadecimal, and so is U+FDD0 itself.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as the database holds it."""
        return None if value is None else _UNSTORABLE.sub(lambda m: f"\ufdd0{ord(m[0]):04x}", value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """The text as it was given."""
        return None if value is None else _MARKED.sub(lambda m: chr(int(m[1], 16)), str(value))


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

runs = Table(
    "runs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", AnyText, nullable=False),
    Column("model", AnyText, nullable=False),
    Column("lexicon", AnyText, nullable=False),
    Column("registry", AnyText, nullable=False),
    Column("gazetteer", AnyText, nullable=False),
    Column("settings", AnyText, nullable=False),  # a JSON object
)

reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),  # the order of reading
    Column("id", Text, nullable=False, unique=True),
    Column("name", AnyText, nullable=False),
    Column("text", AnyText, nullable=False),
    Column("title", AnyText),
    Column("outlet", AnyText),
    Column("url", AnyText),
    Column("published", Date),
    Column("published_from", Text, nullable=False),
    Column("language", AnyText),
    Column("extra", AnyText, nullable=False),  # a JSON object
)

readings = Table(
    "readings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("run", Text, ForeignKey("runs.id"), nullable=False),
    Column("claims", Integer, nullable=False),  # how many, so that a lost row is noticed
    UniqueConstraint("report", "run"),
)

claims = Table(
    "claims",
    metadata,
    Column("reading", Integer, ForeignKey("readings.number"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("setting", Text, nullable=False),
    Column("event", AnyText, nullable=False),
    Column("date_start", Date),
    Column("date_end", Date),
    Column("cc", AnyText, nullable=False),  # the countries of its places: "|SY|TR|", or "" for none
    Column("document", AnyText, nullable=False),  # the claim itself, as JSON
    UniqueConstraint("reading", "id"),
    Index(None, "id"),
)

failures = Table(
    "failures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("run", Text, ForeignKey("runs.id"), nullable=False),
    Column("place", AnyText, nullable=False),  # a failure's "where", which SQL keeps for itself
    Column("reason", AnyText, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("subjects", AnyText, nullable=False),  # the ids it speaks of, as a JSON list
    Column("author", AnyText, nullable=False),
    Column("time", Text, nullable=False),  # ISO 8601, UTC
    Column("reason", AnyText, nullable=False),
    Column("document", AnyText, nullable=False),  # the judgement itself, as JSON
)

event_states = Table(
    "event_states",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("event", Text, nullable=False),
    Column("time", Text, nullable=False),  # ISO 8601, UTC
    Column("claims", AnyText, nullable=False),  # the ids of its claims, as a JSON list; an empty one where it ended
    Index(None, "event"),
)
