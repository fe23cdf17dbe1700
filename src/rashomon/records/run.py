"""A run: which version, model, lexicon and settings read the reports."""

from __future__ import annotations

from pydantic import Field

from .base import Record, content_id


class Run(Record):
    """What reading depended on. The same run on the same reports gives the same claims."""

    version: str
    model: str
    lexicon: str
    registry: str
    gazetteer: str
    settings: dict[str, str] = Field(default_factory=dict)

    @property
    def id(self) -> str:
        """A hash of all fields."""
        return content_id("run", self.model_dump())


class Failure(Record):
    """An input that could not be read, and why, in one sentence."""

    where: str
    reason: str
