"""A judgement: what a person says of whether two claims speak of one occurrence. It is never changed; a later one overrides."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Literal, get_args

from .base import Record, content_id

Verdict = Literal["same", "different", "unsure", "withdrawn"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class Judgement(Record):
    """``verdict`` on the pair of ``subjects`` (claim ids), by ``author`` at ``time`` (UTC), for ``reason``.

    ``same`` and ``different`` override the linking; ``unsure`` notes that somebody looked and leaves it to the linking, as
    ``withdrawn`` does, which takes back what was judged of the pair before.
    """

    subjects: tuple[str, str]
    verdict: Verdict
    author: str
    time: datetime
    reason: str

    @cached_property
    def id(self) -> str:
        """A hash of all fields."""
        return content_id("j", self.subjects, self.verdict, self.author, self.time.isoformat(), self.reason)

    @property
    def pair(self) -> tuple[str, str]:
        """The two claims, in order of their ids: a judgement on A and B is one on B and A."""
        a, b = sorted(self.subjects)
        return a, b
