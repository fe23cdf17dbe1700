"""Two tellings compared: is the later one a copy, a rewrite, does it reuse a passage, and by what can a reader see it.

Sentences are matched first. A sentence is *verbatim* where most of its words stand in the other's in their order, *reworded* where its
signs (numbers, days, names, quotations) do and enough of the words between them. Words of verbatim sentences count wherever they
stand; reworded ones only in the order of the other text, since two reporters who tell the same facts hardly choose the same order
of sentences and within each the same order of signs. Words inside quotation marks are the speaker's: two reporters who were both
there quote them alike, so they never make a passage reused.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import LCSseq

from ..records import CopyKind, Extent
from .copies_index import shingles
from .copies_telling import QUOTE, Line, Sign, Telling, is_number

COPIED = 0.45
COPIED_WORDS = 0.88
AGREED = 0.5
TOLD = 0.3
FORMED = 0.4
SHORT = 40
SHORT_COPIED = 0.85
REWRITTEN = 0.5
VERBATIM = 0.8
SAME_SIGNS = 0.6
SAME_WORDS = 0.3
PLAIN_WORDS = 0.55
REUSED_WORDS = 25
REUSED_SIGNS = 3
REUSED_AGREED = 0.8
FEWEST_WORDS = 50
FEWEST_SIGNS = 6
_TRIED = 4


@dataclass(frozen=True, slots=True)
class Match:
    """A line of the later telling, the line of the earlier that it repeats, the share alike, how it repeats it, and the shares of signs and of words alike."""

    later: int
    earlier: int
    alike: float
    how: Literal["verbatim", "reworded", "form"]
    signs: float
    words: float

    @property
    def verbatim(self) -> bool:
        """Whether most words are the same."""
        return self.how == "verbatim"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison found; ``passages`` are extents in the later text."""

    kind: CopyKind
    score: float
    reasons: tuple[str, ...]
    passages: tuple[Extent, ...]


def compare(later: Telling, earlier: Telling, ordered: bool) -> Verdict | None:
    """The relation of ``later`` to ``earlier``, or none. ``ordered`` says that dates tell which is which.

    Where they do not, the shorter is judged, as whoever cuts and whoever adds cannot be told apart.
    """
    a, b = later.words, earlier.words
    if not a or not b:
        return None
    if a == b:
        return Verdict("copy", 1.0, ("all words are the same, in the same order",), _passages(later, range(len(later.lines))))
    shared = shingles(a) & shingles(b)
    all_matches = _matches(later.lines, earlier.lines)
    matches = [m for m in all_matches if m.how != "form"]
    if not matches:
        return None
    turned = not ordered and len(b) < len(a)
    judged, lines, size = (b, earlier.lines, len(b)) if turned else (a, later.lines, len(a))
    runs = len(shared) / len(shingles(judged))
    kept = [m for m in matches if m.verbatim] + _in_order([m for m in matches if not m.verbatim], matches)
    verbatim = sum(len(lines[_own(m, turned)].words) for m in kept if m.verbatim) / size
    told = sum(len(lines[_own(m, turned)].words) for m in kept) / size
    formed = sum(len(lines[_own(m, turned)].words) for m in all_matches if m.how == "form") > FORMED * told * size
    passages = _passages(later, sorted(m.later for m in kept))
    share = f"{round(100 * runs)} % of its runs of four words stand in the other"
    copied = max(runs, verbatim) >= (COPIED if size >= SHORT else SHORT_COPIED) and told >= TOLD and not formed and _agrees(later, earlier, kept)
    if copied and _kept_words(later, kept) >= COPIED_WORDS:
        return Verdict("copy", _score(runs, verbatim), (share, *_kept_signs(later, earlier, kept)), passages)
    if copied or (told >= REWRITTEN and not formed and _enough(later, earlier, kept)):
        many = f"{len(kept)} of {len(lines)} sentences tell the same in the same order, in other words"
        return Verdict("rewrite", _score(told), (many, *_kept_signs(later, earlier, kept), share), passages)
    return _reuse(later, earlier, kept, told)


def _own(m: Match, turned: bool) -> int:
    return m.earlier if turned else m.later


def _score(*shares: float) -> float:
    return round(min(1.0, max(shares)), 3)


def _matches(later: Sequence[Line], earlier: Sequence[Line]) -> list[Match]:
    """For each line of the later text the line of the earlier that it repeats best, each line used once."""
    holders: dict[str, list[int]] = {}
    for j, line in enumerate(earlier):
        for code in dict.fromkeys(line.words + line.signs):
            holders.setdefault(code, []).append(j)
    usual = max(3, len(earlier) // 3)
    found: list[Match] = []
    for i, line in enumerate(later):
        votes: Counter[int] = Counter()
        for code in dict.fromkeys(line.words + line.signs):
            held = holders.get(code, ())
            if len(held) <= usual:
                votes.update(held[:20])
        found += [m for j in sorted(votes, key=lambda j: (-votes[j], j))[:_TRIED] if (m := _match(i, line, j, earlier[j])) is not None]
    used_i: set[int] = set()
    used_j: set[int] = set()
    out = []
    for m in sorted(found, key=lambda m: (-m.alike, m.later, m.earlier)):
        if m.later not in used_i and m.earlier not in used_j:
            used_i.add(m.later)
            used_j.add(m.earlier)
            out.append(m)
    return sorted(out, key=lambda m: m.later)


def _match(i: int, a: Line, j: int, b: Line) -> Match | None:
    words = LCSseq.similarity(a.words, b.words) / max(len(a.words), len(b.words))
    if words < SAME_WORDS:
        return None
    most, least = max(len(a.signs), len(b.signs)), min(len(a.signs), len(b.signs))
    signs = LCSseq.similarity(a.signs, b.signs) / most if most else 1.0
    other = bool(a.numbers and b.numbers) and not set(a.numbers) & set(b.numbers)
    if not other and words >= VERBATIM and signs >= AGREED:
        return Match(i, j, words, "verbatim", signs, words)
    if not other and ((least >= 2 and signs >= SAME_SIGNS) or (words >= PLAIN_WORDS and signs >= AGREED)):
        return Match(i, j, (words + signs) / 2, "reworded", signs, words)
    return Match(i, j, (words + signs) / 2, "form", signs, words) if words >= PLAIN_WORDS else None


def _in_order(matches: Sequence[Match], all_matches: Sequence[Match]) -> list[Match]:
    """Those of ``matches`` that lie on the longest chain of all matches in the order of both texts."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for k, m in enumerate(all_matches):
        at = bisect_left(ends, m.earlier)
        before.append(last[at - 1] if at else None)
        ends[at : at + 1] = [m.earlier]
        last[at : at + 1] = [k]
    chain = set()
    at_end = last[-1] if last else None
    while at_end is not None:
        chain.add(all_matches[at_end])
        at_end = before[at_end]
    return [m for m in matches if m in chain]


def _enough(later: Telling, earlier: Telling, kept: Sequence[Match]) -> bool:
    """Whether matched lines are too many, and say too much, to be chance."""
    words = sum(len(later.lines[m.later].words) for m in kept)
    return words >= FEWEST_WORDS and len(kept) >= 3 and len(_shared_signs(later, earlier, kept)) >= FEWEST_SIGNS


def _kept_words(later: Telling, kept: Sequence[Match]) -> float:
    """The share of words alike within matched lines: what parts a copy that was cut from a text that was reworded."""
    sizes = [len(later.lines[m.later].words) for m in kept]
    return sum(n * m.words for n, m in zip(sizes, kept, strict=True)) / sum(sizes)


def _agrees(later: Telling, earlier: Telling, kept: Sequence[Match]) -> bool:
    """Whether matched lines tell the same numbers, days and names: reports made from one form have the words in common, not these."""
    most = sum(max(len(later.lines[m.later].signs), len(earlier.lines[m.earlier].signs)) for m in kept)
    return bool(kept) and len(_shared_signs(later, earlier, kept)) >= AGREED * most


def _reuse(later: Telling, earlier: Telling, kept: Sequence[Match], told: float) -> Verdict | None:
    copied = [m for m in kept if m.verbatim and m.signs >= REUSED_AGREED]
    lines = [later.lines[m.later] for m in copied]
    words = sum(len(x.words) - x.quoted for x in lines)
    run = _longest_run([m for m in kept if m.signs >= REUSED_AGREED])
    spun = [later.lines[m.later] for m in run]
    if words >= REUSED_WORDS and len(_shared_signs(later, earlier, copied)) >= REUSED_SIGNS:
        kept = copied
        first = f"{words} words outside quotations stand word for word in the other ({_count(len(lines), 'sentence')})"
    elif len(run) >= 3 and sum(len(x.signs) for x in spun) >= 8 and sum(len(x.words) for x in spun) >= 2 * REUSED_WORDS:
        kept = run
        first = f"{len(run)} sentences in a row tell the same in the same order, in other words"
    else:
        return None
    reasons = (first, *_kept_signs(later, earlier, kept))
    return Verdict("reuse", _score(told), reasons, _passages(later, sorted(m.later for m in kept)))


def _longest_run(kept: Sequence[Match]) -> list[Match]:
    """The longest row of matches that are neighbours in both texts."""
    best: list[Match] = []
    run: list[Match] = []
    for m in sorted(kept, key=lambda m: m.later):
        run = [*run, m] if run and (m.later, m.earlier) == (run[-1].later + 1, run[-1].earlier + 1) else [m]
        best = max(best, run, key=len)
    return best


def _passages(later: Telling, indexes: Sequence[int]) -> tuple[Extent, ...]:
    """The lines as extents; neighbouring ones as one."""
    out: list[list[int]] = []
    for n, i in enumerate(indexes):
        line = later.lines[i]
        if n and indexes[n - 1] == i - 1:
            out[-1][1] = line.end
        else:
            out.append([line.start, line.end])
    return tuple(Extent(start=a, end=b) for a, b in out)


def _shared_signs(later: Telling, earlier: Telling, kept: Sequence[Match]) -> list[Sign]:
    """The signs that stand in the same order in the matched lines of both."""
    out = []
    for m in sorted(kept, key=lambda m: m.later):
        signs = later.lines[m.later].signs
        for op in LCSseq.opcodes(signs, earlier.lines[m.earlier].signs):
            if op.tag == "equal":
                out += [later.said[c] for c in signs[op.src_start : op.src_end]]
    return out


def _kept_signs(later: Telling, earlier: Telling, kept: Sequence[Match]) -> tuple[str, ...]:
    """In words, which signs stand in the same order in the matched lines of both."""
    signs = _shared_signs(later, earlier, kept)
    rows = (
        ("the numbers {}", [s for s in signs if is_number(s)]),
        ("the dates {}", [s for s in signs if s.key[0] == "@"]),
        ("the names {}", [s for s in signs if s.key[0] == "="]),
    )
    out = [row.format(_listed(found)) + " stand in the same order" for row, found in rows if len(found) > 1]
    quotes = sum(s.key == QUOTE for s in signs)
    return (*out, f"{_count(quotes, 'quotation')} at the same places") if quotes else tuple(out)


def _listed(signs: Sequence[Sign]) -> str:
    said = list(dict.fromkeys(s.said for s in signs))
    return ", ".join(said[:6]) + (f" and {len(said) - 6} more" if len(said) > 6 else "")


def _count(n: int, what: str) -> str:
    return f"{n} {what}" + ("s" if n != 1 else "")
