"""What all records share: they are frozen, strict about unknown fields, and compared by value."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator

_FIELDS_SETS: dict[frozenset[str], set[str]] = {}


def _share_fields_set(record: BaseModel) -> None:
    # A set of its own takes more memory than all the values of most records; records are frozen, so nothing is ever put into it.
    given = record.__pydantic_fields_set__
    object.__setattr__(record, "__pydantic_fields_set__", _FIELDS_SETS.setdefault(frozenset(given), given))


class Record(BaseModel):
    """A frozen value: compared by content, hashable, with no field that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def model_post_init(self, _context: Any, /) -> None:
        """Shares the set of the fields given with all records of which the same fields were given."""
        _share_fields_set(self)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with fields replaced; what was derived from the old fields is derived anew."""
        out = super().model_copy(update=update, deep=deep)
        for name in set(out.__dict__) - set(type(self).model_fields):
            del out.__dict__[name]
        _share_fields_set(out)
        return out


class Extent(Record):
    """Half-open character offsets into a report's stored text."""

    start: int
    end: int

    @model_validator(mode="after")
    def _ordered(self) -> Extent:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must hold at least one character: {self.start}..{self.end}")
        return self

    def overlaps(self, other: Extent) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Span(Extent):
    """An extent with the quotation itself: ``report.text[start:end] == text`` holds for ever."""

    text: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text`` from ``start`` to ``end``."""
        return cls(start=start, end=end, text=text[start:end])

    def stands_in(self, text: str) -> bool:
        """Whether the quotation stands at its offsets in ``text``."""
        return text[self.start : self.end] == self.text


def content_id(tag: str, *parts: Any) -> str:
    """A tagged hash of ``parts`` (JSON values): the same content gives the same id on every machine.

    ``content_id("r", ...)`` gives ``"r-"`` and 16 hexadecimal digits of the SHA-256 of the parts' canonical JSON.
    """
    blob = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return f"{tag}-{hashlib.sha256(blob.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
