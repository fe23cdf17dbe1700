"""A relation between two reports: how much of the later one is not its own."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from .base import Extent, Record

CopyKind = Literal["copy", "rewrite", "reuse"]
COPY_KINDS: tuple[CopyKind, ...] = get_args(CopyKind)


class CopyRelation(Record):
    """``report`` repeats ``of``, the earlier of the two (by publication, then by the order of reading).

    ``copy``: most of its words, with paragraphs cut or added; ``rewrite``: most of its sentences in their order with other words
    (spun by a machine, or translated there and back); ``reuse``: a passage inside a report that is otherwise its own. ``root`` is
    the earliest known report of the family that ``of`` belongs to. ``score`` is the share of ``report`` (of the shorter, where
    dates do not tell which is later) that is repeated, from 0 to 1. ``reasons`` say in words by what it was seen; ``passages`` are the
    stretches of ``report`` that stand in ``of``.
    """

    report: str
    of: str
    root: str
    kind: CopyKind
    score: float = Field(ge=0, le=1)
    reasons: tuple[str, ...]
    passages: tuple[Extent, ...] = ()
