"""Quotations in running text: where each begins and ends, whatever marks the outlet uses.

Straight, curly, low and angle marks, single ones and doubled single ones, marks broken by a wrong decoding ("â€œ"), and
quotations that run over paragraphs: unclosed, or opened again at each.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"â€œ|â€\x9d|â€�|â€˜|â€™|â€\x98|â€\x99|\"{1,3}|[“”„‟«»]|‘‘|‘’|’’|``|''|[‘’'‚`]")
_OPENERS = frozenset({"“", "„", "«", "‘‘", "‘’", "``", "â€œ", "‘", "‚", "â€˜", "â€\x98"})
_CLOSERS = frozenset({"”", "»", "’’", "â€\x9d", "â€�"})
_SINGLE = frozenset({"‘", "’", "'", "‚", "`", "â€˜", "â€™", "â€\x98", "â€\x99"})
_LONGEST_RUN = 4
_LONGEST = 20000
_LONGEST_SINGLE = 600


class Quotation(NamedTuple):
    """A quoted stretch, marks included; ``inner`` offsets leave them out.

    ``closed`` is false where no closing mark was found: it then ends with its paragraph. ``again`` is true where it goes
    on with the quotation before it, opened again at the start of a paragraph.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    again: bool


class _Mark(NamedTuple):
    start: int
    end: int
    opens: bool
    closes: bool
    single: bool


def _mark(text: str, m: re.Match[str]) -> _Mark | None:
    sign, a, b = m.group(), m.start(), m.end()
    before, after = text[a - 1 : a], text[b : b + 1]
    single = sign in _SINGLE
    free_left = not before or before.isspace() or before in "([{—–-:,/‘“\"'’”."
    free_right = bool(after) and not after.isspace()
    solid_left = bool(before) and not before.isspace()
    open_right = not after or not (after.isalnum() or after in "“‘„«")
    if single and before.isalnum() and after.isalnum():
        return None
    if sign in _OPENERS:
        # A left mark before a space or after a letter is a wrong closing mark (“so called“, „so called“).
        closes = solid_left and before not in "([{—–-:" and open_right
        return _Mark(a, b, free_right and not (closes and before.isalnum()), closes, single)
    opens = free_left and free_right and not (single and after.isdigit() and text[b + 1 : b + 3].startswith("0s"))
    if sign in _CLOSERS and sign not in ("”", "’’"):
        return _Mark(a, b, False, True, single)
    if sign in ("”", "’’"):
        opens = opens and (not before or before.isspace()) and (after.isalnum())
        return _Mark(a, b, opens, not opens, single)
    closes = solid_left and open_right and before not in "([{"
    if opens and closes:
        closes = before not in "-–—:(" and not after.isalnum()
    return _Mark(a, b, opens and not (closes and before in ".,!?"), closes, single) if opens or closes else None


def _paragraph_ends(text: str) -> list[int]:
    return [m.start() for m in re.finditer(r"\s*\n", text)] + [len(text)]


def _pick_single_close(text: str, marks: list[_Mark], k: int, limit: int) -> int | None:
    """Index of the mark that closes the single quotation opened by mark ``k``; a genitive ("protesters’ demands") is passed over."""
    fallback = None
    for j in range(k + 1, len(marks)):
        mark = marks[j]
        if mark.start > limit or (mark.opens and not mark.closes):
            break
        if not mark.closes:
            continue
        genitive = (
            text[mark.start - 1] == "s"
            and text[mark.end : mark.end + 1] == " "
            and text[mark.end + 1 : mark.end + 2].islower()
        )
        if not genitive:
            return j
        fallback = fallback if fallback is not None else j
    return fallback


def _singles(text: str, marks: list[_Mark], ends: list[int], doubles: list[Quotation]) -> list[Quotation]:
    out: list[Quotation] = []
    done = end = double = 0
    for k, mark in enumerate(marks):
        if not mark.opens or mark.start < done:
            continue
        while double < len(doubles) and doubles[double].end <= mark.start:
            double += 1
        if double < len(doubles) and doubles[double].start <= mark.start:
            continue
        while end < len(ends) and ends[end] <= mark.start:
            end += 1
        limit = min(ends[end] if end < len(ends) else len(text), mark.start + _LONGEST_SINGLE)
        j = _pick_single_close(text, marks, k, limit)
        if j is not None and marks[j].start > mark.end:
            out.append(Quotation(mark.start, marks[j].end, mark.end, marks[j].start, True, False))
            done = marks[j].end
    return out


class _Pairing:
    """Pairs double marks, in order; one that is never closed ends with its paragraph."""

    def __init__(self, text: str, ends: list[int]) -> None:
        self.text, self.ends = text, ends
        self.out: list[Quotation] = []
        self.opened: _Mark | None = None
        self.again = False
        self._end = 0

    def take(self, mark: _Mark) -> None:
        """One more mark."""
        opened = self.opened
        if opened is not None and mark.closes and mark.start > opened.end and self._near(opened.end, mark.start):
            self.out.append(Quotation(opened.start, mark.end, opened.end, mark.start, True, self.again))
            self.opened = None
        elif mark.opens:
            again = False
            if opened is not None:
                self.leave(mark.start)
                rest = self.text[self.out[-1].end : mark.start] if self.out else "-"
                again = "\n" in self.text[opened.end : mark.start] and not rest.strip()
            self.opened, self.again = mark, again

    def leave(self, stop: int) -> None:
        """The open quotation is not closed before ``stop``."""
        if self.opened is None:
            return
        start = self.opened.end
        while self._end < len(self.ends) - 1 and self.ends[self._end] < start:
            self._end += 1
        stop = min(stop, self.ends[self._end])
        if stop > start:
            self.out.append(Quotation(self.opened.start, stop, start, stop, False, self.again))
        self.opened = None

    def _near(self, start: int, stop: int) -> bool:
        """Whether a closing mark is near enough to the opening one: quotations do not run over many paragraphs unopened."""
        return stop - start <= _LONGEST and self.text.count("\n", start, stop) <= _LONGEST_RUN


def quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of ``text`` in order, not nested: the outer one counts."""
    double: list[_Mark] = []
    single: list[_Mark] = []
    for m in _MARK.finditer(text):
        mark = _mark(text, m)
        if mark is not None:
            (single if mark.single else double).append(mark)
    if not double and not single:
        return ()
    ends = _paragraph_ends(text)
    pairing = _Pairing(text, ends)
    for mark in double:
        pairing.take(mark)
    pairing.leave(len(text))
    found = pairing.out
    found += _singles(text, single, ends, found)
    out: list[Quotation] = []
    for q in sorted(found):
        if out and q.start < out[-1].end:
            continue
        out.append(q)
    return tuple(out)
