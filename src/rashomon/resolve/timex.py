"""All time expressions of a text, with their extents, kinds and values, in reading order.

Found by the patterns of ``timex_words``. Each value leans on what was told before it (``timex_state``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from statistics import median
from typing import Final

from rashomon.records import Analysis, Sentence, Word

from .timex_lengths import VALUES
from .timex_state import State
from .timex_words import DASHES, Kind, Pattern, patterns

_YEAR: Final = re.compile(r"(?<![\d.,$-])(?:1[4-9]\d\d|20\d\d)(?![\d,%]|\.\d)")
_BLANK: Final = re.compile(r"\n(?=[^\S\n]*\n)")
_BC: Final = re.compile(r"\b\d{3}\s*B\.?C")
_DATED: Final = re.compile(r"\b(?:yesterday|today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|last\s+(?:week|year|month))\b", re.IGNORECASE)
_AHEAD: Final = re.compile(r"\b(?:will|'ll|shall|won't|would|to\s+be|going\s+to|plans?\s+to|planned\s+for|scheduled|due|expects?\s+to|"
    r"expected|set\s+for|is\s+to|are\s+to|until|till|by|upcoming|deadline)\b", re.IGNORECASE)
_PAST_VERB: Final = re.compile(r"\b(?:was|were|had|did|said|told|\w{2,}ed|killed|took|began|came|went|held|made|fell|rose|met|shot|got|gave)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression of a text: half-open offsets, its words, TIMEX3 kind and value (``None``: it cannot be told)."""

    start: int
    end: int
    text: str
    kind: Kind
    value: str | None


def find_times(
    text: str, published: date | None = None, analysis: Analysis | None = None, *, timex2: bool = False
) -> tuple[Expression, ...]:
    """The time expressions of a text that was published on a day.

    ``analysis`` is the model's reading of the same text: its trees tell plans from deeds, which the
    words alone tell less well. ``timex2`` follows that older scheme, which
    marks ages, "former" and "at that time" too and writes "daily" as XXXX-XX-XX. Never raises.
    """
    plain = _BLANK.sub("\0", text.translate(DASHES))
    state = State(published, is_narrative(plain, published))
    state.bc = bool(_BC.search(plain))
    bc = state.bc
    trees = _Trees(analysis)
    found: list[Expression] = []
    for at, end, pattern, match in _hits(plain, timex2):
        state.future = trees.ahead(at) if analysis is not None else _ahead(plain, at, end)
        state.bc = bc
        if pattern.name == "future" and text[at:end].lower() == "soon" and state.future is False:
            continue
        value = _value(pattern, match, state)
        if timex2 and value is not None:
            value = _TIMEX2.get((pattern.name, value), value)
        if pattern.name == "bc-bare" and value is None:
            continue
        state.told(value)
        found.append(Expression(at, end, text[at:end], pattern.kind, value))
    return tuple(found)


def is_narrative(text: str, published: date | None) -> bool:
    """Whether a text tells of another time than its own: years away from publication, and hardly a weekday or "today"."""
    years = [int(y) for y in _YEAR.findall(text)]
    early = len(_BC.findall(text))
    deictic = len(_DATED.findall(text))
    if early > 5 and early * 3 > deictic:
        return True
    if published is None:
        return len(years) > deictic
    return len(years) >= 5 and len(years) > 2 * deictic and abs(median(years) - published.year) > 1


def _value(pattern: Pattern, match: re.Match[str], state: State) -> str | None:
    try:
        return VALUES[pattern.name](match, state)
    except (ValueError, OverflowError, KeyError):
        return None


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?<!\d[.,])(?=[\w'])")


def _hits(text: str, timex2: bool) -> Iterator[tuple[int, int, Pattern, re.Match[str]]]:
    """Expressions in order: at each word the longest pattern that matches there; between them the model's own."""
    found: list[tuple[int, int, Pattern, re.Match[str]]] = []
    at = 0
    for word in _starts().finditer(text):
        if word.start() < at:
            continue
        best: tuple[int, Pattern, re.Match[str]] | None = None
        for pattern in patterns():
            if pattern.name in _ONLY_TIMEX2 and not timex2:
                continue
            m = pattern.regex.match(text, word.start())
            if m and (best is None or m.end() > best[0]) and _allowed(pattern, m, text):
                best = (m.end(), pattern, m)
        if best is not None:
            begin = word.start()
            if best[1].name == "the-time":
                begin += len(best[2].group().split()[0]) + 1
            found.append((begin, best[0], best[1], best[2]))
            at = best[0]
    return iter(found)


_ONLY_TIMEX2: Final = frozenset(("age", "the-time", "once"))
_TIMEX2: Final = {
    ("frequency", "P1D"): "XXXX-XX-XX", ("frequency", "P1W"): "XXXX-WXX", ("frequency", "P1M"): "XXXX-XX", ("frequency", "P1Y"): "XXXX",
    ("every", "P1D"): "XXXX-XX-XX", ("every", "P1W"): "XXXX-WXX", ("every", "P1M"): "XXXX-XX", ("every", "P1Y"): "XXXX", ("some-time", "PXX"): "",
    ("the-time", "PAST_REF"): "",
}  # fmt: skip
_LEADS: Final = re.compile(r"\b(?:in|of|last|next|this|since|until|till|by|from|to|early|late|mid|between|and|during|before|after|through|"
    r"for|on|ago|late-|mid-|,)[\s-]+$", re.IGNORECASE)
_OLD: Final = re.compile(r"[\s-]+old\b")
_PART_OF: Final = re.compile(
    r"(?:the\s+|about\s+)?(?:(?:a|an|another|some|many)\s+seconds?|(?:\w+)[\s-]+quarters?(?=\s+of\b|$)|some\s+quarters)", re.IGNORECASE
)
_YEAR_LEAD: Final = re.compile(r"\b(?:in|since|until|by|from|to|of|and|year|after|before|during|,|early|late)[\s-]+\(?$", re.IGNORECASE)
_MODAL: Final = re.compile(r"^\s+(?:have|be|not|also|well|still|never|or\b|I\b|he\b|she\b|it\b|they\b|we\b|you\b)")
_AMOUNT: Final = re.compile(r"^\s+(?:[a-z]+\s+)?(?:men|troops|soldiers|people|civilians|fighters|ships|tanks|guns|aircraft|miles|km|"
    r"kilometers|kilometres|feet|meters|metres|tons|tonnes|dollars|pounds|prisoners|casualties|deaths|dead|rounds|homes|houses|workers|"
    r"jobs|shares|points|members|employees)\b")


def _allowed(pattern: Pattern, m: re.Match[str], text: str) -> bool:
    """Words that are mostly something else are times only in the right surroundings."""
    check = _CHECKS.get(pattern.name)
    return check is None or check(m, text)


def _is_month(m: re.Match[str], text: str) -> bool:
    if m.group().strip().lower() not in ("may", "march", "mar", "august", "dec"):
        return True
    return bool(_LEADS.search(text[max(0, m.start() - 12) : m.start()])) and not _MODAL.match(text[m.end() :])


def _is_length(m: re.Match[str], text: str) -> bool:
    """No age, no second attack, no quarter of the city."""
    return not _OLD.match(text[m.end() : m.end() + 6]) and not _PART_OF.match(m.group() + text[m.end() : m.end() + 4])


def _is_frequency(m: re.Match[str], text: str) -> bool:
    words = m.group().lower()
    return not re.match(r"\s+[a-z]", text[m.end() : m.end() + 3]) or words in ("daily", "annually", "weekly") or " " in words


def _is_part(m: re.Match[str], text: str) -> bool:
    return m.group()[0].islower() or bool(re.search(r"[.\n]\s*$", text[max(0, m.start() - 3) : m.start()]))


def _is_year(m: re.Match[str], text: str) -> bool:
    figures = m.group()[-4:]
    if m.group() != figures:
        return True
    if _AMOUNT.match(text[m.end() : m.end() + 40]):
        return False
    before = text[max(0, m.start() - 12) : m.start()]
    if int(figures) < 1500 or figures.endswith("00"):
        return bool(_YEAR_LEAD.search(before))
    return not re.search(r"(?:No\.|number|No|nearly|than|some|over|#|least)\s*$", before)


_CHECKS: Final[dict[str, Callable[[re.Match[str], str], bool]]] = {
    "month": _is_month, "length": _is_length, "offset": _is_length, "pair": _is_length, "frequency": _is_frequency, "part": _is_part,
    "year": _is_year,
}  # fmt: skip


def _ahead(text: str, at: int, end: int) -> bool | None:
    """The direction of an expression, from the words of its sentence alone."""
    begin = max(text.rfind(". ", 0, at), text.rfind("\n\n", 0, at), at - 200) + 1
    stop = text.find(". ", end)
    clause = text[begin : stop if 0 <= stop < end + 200 else end + 200]
    near = text[begin:at]
    verbs = list(_AHEAD.finditer(near))
    past = list(_PAST_VERB.finditer(near))
    if verbs and (not past or verbs[-1].start() > past[-1].start()):
        return True
    if past:
        return False
    return True if _AHEAD.search(clause) else False if _PAST_VERB.search(clause) else None


class _Trees:
    """The sentences of an analysis by offset, with what the tree says of a word's direction."""

    def __init__(self, analysis: Analysis | None) -> None:
        self.sentences: Sequence[Sentence] = analysis.sentences if analysis else ()
        self._starts = [s.start for s in self.sentences]

    def ahead(self, at: int) -> bool | None:
        """Whether the act that the word at an offset belongs to is yet to come; ``None`` where its verb does not tell."""
        k = bisect_right(self._starts, at) - 1
        if k < 0:
            return None
        words = self.sentences[k].words
        i = next((i for i, w in enumerate(words) if w.start <= at < w.end), None)
        for _ in range(30):
            if i is None or i < 0:
                return None
            w = words[i]
            if w.upos == "VERB" or (w.upos in ("ADJ", "NOUN") and any(c.head == i and c.deprel in ("cop", "aux") for c in words)):
                told = self._tense(words, i)
                if told is not None:
                    return told
            i = w.head
        return None

    @staticmethod
    def _tense(words: Sequence[Word], i: int) -> bool | None:
        verb = words[i]
        helpers = {w.text.lower() for w in words if w.head == i and w.deprel in ("aux", "mark", "cop")}
        if helpers & {"will", "'ll", "shall", "wo"}:
            return True
        if helpers & {"would", "may", "might", "could", "should", "can", "must"}:
            return None
        if verb.xpos in ("VBD",) or helpers & {"was", "were", "had", "did", "been", "has", "have"}:
            return False
        if "to" in helpers or verb.lemma in ("plan", "schedule", "expect", "intend", "hope"):
            return True
        return None
