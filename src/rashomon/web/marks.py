"""A report's text with the spans of its claims marked.

Spans count Python characters and scripts count UTF-16 units, so the text is cut here. Spans overlap and nest freely:
the text is cut at every start and end, and each piece carries one underline a role, stacked by level. A span keeps its
level over all its pieces, so that its line runs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from rashomon.records import Claim, Span

from .markup import text as safe

LEVELS = 5
_BREAKS = re.compile(r"[\r\n]+")


class Mark(NamedTuple):
    """A span that plays ``role`` in the report's claim number ``claim``."""

    start: int
    end: int
    role: str
    claim: int
    id: str


def role_spans(claim: Claim) -> Iterator[tuple[str, Span]]:
    """The spans of a claim with the page's roles."""
    yield "what", claim.trigger
    for role, spans in (
        ("who", claim.agents),
        ("whom", claim.targets),
        ("with", claim.partners),
        ("where", claim.places),
    ):
        yield from ((role, span) for span in spans)
    if claim.time.span:
        yield "when", claim.time.span
    yield from (("many", span) for span in claim.figures)
    yield from (("says", span) for span in claim.sources)


def marks(claims: Sequence[Claim], length: int) -> list[Mark]:
    """All marks that lie inside a text of ``length`` characters, in reading order, each once."""
    found = {
        Mark(span.start, span.end, role, number, claim.id)
        for number, claim in enumerate(claims)
        for role, span in role_spans(claim)
        if span.end <= length
    }
    return sorted(found, key=lambda m: (m.start, -m.end, m.role, m.claim))


def levels(found: Iterable[Mark]) -> dict[tuple[str, int, int], int]:
    """The underline level of each role and extent: the lowest that no earlier span still holds."""
    out: dict[tuple[str, int, int], int] = {}
    ends: list[int] = []
    for mark in found:
        key = (mark.role, mark.start, mark.end)
        if key in out:
            continue
        level = next((i for i, end in enumerate(ends) if end <= mark.start), len(ends))
        ends[level : level + 1] = [mark.end]
        out[key] = level
    return out


def _pieces(text: str, found: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """The text cut at every start and end of a mark and of a run of line breaks, with the marks of each piece."""
    cuts = {0, len(text)}
    cuts.update(m.start for m in found)
    cuts.update(m.end for m in found)
    for run in _BREAKS.finditer(text):
        cuts.update(run.span())
    order = sorted(cuts)
    active: list[Mark] = []
    waiting = 0
    for start, end in pairwise(order):
        active = [m for m in active if m.end > start]
        while waiting < len(found) and found[waiting].start <= start:
            active.append(found[waiting])
            waiting += 1
        yield start, end, active


def _piece(content: str, active: Sequence[Mark], level: dict[tuple[str, int, int], int], seen: set[str]) -> str:
    """One marked piece: an element that names its claims, around one underline a role and level."""
    lines = sorted({(min(level[m.role, m.start, m.end], LEVELS - 1), m.role) for m in active})
    inner = str(safe(content))
    for depth, role in lines:
        inner = f'<span class="r r-{role} l{depth}">{inner}</span>'
    claims = " ".join(dict.fromkeys(f"{m.claim}:{m.role}" for m in active))
    triggers = [m for m in active if m.role == "what"]
    if not triggers:
        return f'<span class="s" data-c="{claims}">{inner}</span>'
    new = next((m for m in triggers if m.id not in seen), None)
    seen.update(m.id for m in triggers)
    name = f' id="t-{safe(new.id)}"' if new else ' tabindex="-1"'
    return f'<a class="s t"{name} href="#{safe((new or triggers[0]).id)}" data-c="{claims}">{inner}</a>'


def marked(text: str, claims: Sequence[Claim]) -> Markup:
    """The text as paragraphs of markup with the spans of ``claims`` marked.

    The characters of the markup, read in order, are those of ``text``; line breaks stand in elements of class ``nl``.
    The number in ``data-c`` is the claim's place in ``claims``. The first piece of a claim's trigger has the id ``t-``
    and the claim's id, and links to the claim.
    """
    found = marks(claims, len(text))
    level = levels(found)
    seen: set[str] = set()
    out: list[str] = []
    open_ = False
    for start, end, active in _pieces(text, found):
        piece = text[start:end]
        if piece[0] in "\r\n":
            out.append(f'<span class="nl">{safe(piece)}</span>' + ("</p>" if open_ else ""))
            # A mark may begin or end inside a run of breaks: the paragraph is closed once.
            open_ = False
            continue
        out.append("" if open_ else '<p dir="auto">')
        open_ = True
        out.append(_piece(piece, active, level, seen) if active else str(safe(piece)))
    return Markup("".join(out) + ("</p>" if open_ else ""))
