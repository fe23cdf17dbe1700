"""The figures of an occurrence: how many were killed, wounded, taken, freed, took part, with the bounds of their wording.

Three sources are put together: the model's figure roles; numbers that hang on the trigger, on its targets or on a word of harm
next to it; and, for harm told as done, people named without a number (the codebook's ``stated: false`` rows).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import ClaimType, Figure, Measure, Occurrence, Role, Sentence, Stance
from .bounds import Bounds, read_figure
from .counts import Count, counts_in
from .measures import default_measure
from .persons import is_person
from .surroundings import Surroundings
from .tally import Draft, distance, harm_measure, leads_to, line_up, measure_if_own, measure_of, thing_measure, top_of

__all__ = ["Bounds", "figures_of", "read_figure"]

_UNDONE = frozenset({"planned", "negated", "denied"})
_PROCEDURE = frozenset({"trial", "hearing", "verdict", "case", "attempt", "warrant"})
_NOUNS = ("ADJ", "NOUN", "PROPN")
_FAR = 4
_HITTING = frozenset({"airstrike", "shelling", "destruction"})
_LIST = 30
_PART_BEFORE = re.compile(
    r"\b(?:including|among (?:them|whom|those)|of (?:them|whom|those|which)|comprising|counting)\b[^.;]*$", re.I
)
_PART_AFTER = re.compile(r"\s+of (?:them|whom|those|the (?:dead|victims|injured|wounded|killed))\b", re.I)
_TOTAL_BEFORE = re.compile(
    r"\b(?:(?:bring|rais|tak|push)\w*|brought|took)\b.{0,60}\b(?:toll|total|number|tally|figure|count)\b.{0,60}\bto\s*$"
    r"|\b(?:toll|tally|total)\b.{0,50}\b(?:to|at|of|reached|exceeded|passed|is|was|now)\s*$", re.I | re.S,
)  # fmt: skip
_SINCE = (
    r"\d{4}|the (?:start|beginning|outbreak|war|uprising|conflict|revolution|invasion)|early|late|mid|then|January|February|March|April|May"
    r"|June|July|August|September|October|November|December"
)
_TOTAL_AFTER = re.compile(
    rf"^[^.;]{{0,80}}\bsince (?:{_SINCE})|^[^.;]{{0,60}}\b(?:so far this year|to date|in the past (?:year|decade))",
    re.I,
)
_BACK = 120


def figures_of(
    sentence: Sentence, text: str, roles: Sequence[Role], occurrence: Occurrence, claim_type: ClaimType, stance: Stance
) -> tuple[Figure, ...]:
    """The figures of one occurrence, in the order of the text; every span stands in ``text``.

    ``roles`` are the occurrence's roles from the model: its figures are read, its targets counted where harm is told.
    """
    around = Surroundings(sentence)
    draft = Draft(around, text, roles, occurrence, claim_type, counts_in(around))
    for role in roles:
        if role.role == "figure":
            _from_role(draft, role, stance)
    for count in draft.counts:
        if count.number not in draft.used:
            measure = measure_if_own(draft, count)
            if measure:
                _add(draft, count, measure)
    if claim_type in _HITTING:
        _listed(draft)
    if stance not in _UNDONE:
        for role in roles:
            if role.role == "target":
                _unnumbered(draft, role.first, role.last, role)
    return tuple(_with_parts(text, [draft.made[k] for k in sorted(draft.made)]))


def _add(draft: Draft, count: Count, measure: Measure) -> None:
    words = draft.around.words
    last = count.last
    if last < len(words) and draft.around.lows[last] == "more" and draft.around.lows[last + 1 : last + 2] != ["than"]:
        last += 1
    if count.bounds.unit:
        measure = "area_km2"
    start, end = words[count.first].start, words[last - 1].end
    draft.used.update(range(count.first, count.last))
    draft.made[start] = Figure(
        start=start, end=end, text=draft.text[start:end], measure=measure, of=_counted_words(draft, count, last), low=count.bounds.low,
        high=count.bounds.high, approximate=count.bounds.approximate, stated=count.bounds.stated,
        cumulative=count.bounds.kind == "ordinal" or _cumulative(draft.text, start, end),
    )  # fmt: skip


def _cumulative(text: str, start: int, end: int) -> bool:
    return bool(
        _TOTAL_BEFORE.search(text[max(0, start - _BACK) : start]) or _TOTAL_AFTER.search(text[end : end + _BACK])
    )


def _counted_words(draft: Draft, count: Count, last: int) -> str | None:
    """What is counted, as worded: the words from the number to its noun."""
    words, head = draft.around.words, count.head
    if head < last:
        return None
    first = last
    while first < head and (
        words[first].upos in ("ADP", "DET", "PUNCT") or draft.around.lows[first] in ("of", "the", "other")
    ):
        first += 1
    if head - first > 8:
        first = head
    return draft.text[words[first].start : words[head].end]


def _from_role(draft: Draft, role: Role, stance: Stance) -> None:
    """The figures within a figure role of the model."""
    inside = [c for c in draft.counts if c.first < role.last and role.first < c.last and c.number not in draft.used]
    for c in inside:
        measure = measure_of(draft, c, role.measure)
        draft.used.update(range(c.first, c.last))
        if measure is not None:
            _add(draft, c, measure)
    if inside or any(i in draft.used for i in range(role.first, role.last)):
        return
    counted = [c for c in draft.counts if role.first <= c.head < role.last and c.number not in draft.used]
    if counted:
        measure = measure_of(draft, counted[0], role.measure)
        if measure is not None:
            _add(draft, counted[0], measure)
    else:
        words = draft.around.words
        inside_of = words[role.first : role.last]
        if any(w.upos == "NUM" for w in inside_of) or not any(w.upos in (*_NOUNS, "PRON", "DET") for w in inside_of):
            # The counts leave a number out for a reason: an age, a date, a sum. "Over" and "than" count nothing alone.
            return
        first, last = _phrase(draft.around, role.first, role.last)
        bounds = read_figure(draft.text[words[first].start : words[last - 1].end])
        if bounds and (bounds.stated or stance not in _UNDONE):
            told = harm_measure(draft, top_of(draft.around, first, last))
            _add(draft, Count(first, first, last, first, bounds), told or role.measure or default_measure(draft.kind))


def _phrase(around: Surroundings, first: int, last: int) -> tuple[int, int]:
    """A part of a phrase without its number ("a", "number") made whole ("a soldier", "an unknown number")."""
    words = around.words
    while last < len(words) and words[last].upos in _NOUNS and words[last - 1].upos in ("DET", *_NOUNS):
        last += 1
    while first > 0 and words[first - 1].upos in ("DET", "ADJ") and words[first].upos in _NOUNS:
        first -= 1
    return first, last


def _listed(draft: Draft) -> None:
    """Single things in a list of what was hit ("three vehicles, a tunnel and a supply cache")."""
    around = draft.around
    hit = [f.start for f in draft.made.values() if f.measure in ("weapons", "other")]
    heads = [c.head for c in draft.counts if around.words[c.first].start in hit]
    for i, word in enumerate(around.words):
        if around.lows[i] not in ("a", "an") or around.rels[i] != "det" or around.rels[word.head] != "conj":
            continue
        if i in draft.used or is_person(around, word.head) or around.words[word.head].upos != "NOUN":
            continue
        if around.words[i - 1].text in (",", "and") and any(h < i <= h + _LIST for h in heads):
            last = next((j for j in range(i, word.head) if around.words[j].text in (",", "and")), word.head + 1)
            bounds = read_figure(draft.text[word.start : around.words[last - 1].end])
            if bounds:
                _add(draft, Count(i, i, last, i, bounds), thing_measure(draft, last - 1))


def _unnumbered(draft: Draft, first: int, last: int, role: Role) -> None:
    """People named without a number to whom harm was done ("the mayor was killed")."""
    around = draft.around
    if any(i in draft.used for i in range(first, last)) or _numbered(draft, first, last):
        return
    if any(around.lemmas[i] in _PROCEDURE for i in range(draft.occurrence.first, draft.occurrence.last)):
        return
    head = top_of(around, first, last)
    if not _named_people(draft, head, role) or _within_another(draft, head, first, last):
        return
    measure = harm_measure(draft, head, role.actor)
    if measure is None or distance(around, head, draft.occurrence) > _FAR:
        return
    bounds = read_figure(draft.text[around.words[first].start : around.words[last - 1].end])
    if bounds is None or bounds.kind not in ("article", "single", "plural"):
        return
    # "three hostages: Steven Sotloff and James Foley", "nine policemen and civilians": they are counted already.
    if _counted_with(draft, head, measure, bounds):
        return
    _add(draft, Count(first, first, last, first, bounds), measure)


def _numbered(draft: Draft, first: int, last: int) -> bool:
    """Whether a number of the sentence counts the words ``first..last``."""
    return any(
        first <= c.head < last or leads_to(draft, c, first) or (c.number < last and first < c.last)
        for c in draft.counts
    )


def _within_another(draft: Draft, head: int, first: int, last: int) -> bool:
    """Whether the words are part of a larger phrase that names somebody else ("a bodyguard of the minister", "Muslim rebels")."""
    around = draft.around
    up, rel = around.words[head].head, around.rels[head]
    if not around.parsed or up < 0 or first <= up < last or draft.occurrence.first <= up < draft.occurrence.last:
        return False
    if around.words[up].upos not in ("NOUN", "PROPN"):
        return False
    return rel in ("amod", "compound", "det", "nmod:poss") or (
        rel == "nmod" and around.case(head) == "of" and is_person(around, up)
    )


def _named_people(draft: Draft, head: int, role: Role) -> bool:
    around = draft.around
    word = around.words[head]
    if word.text.isupper() and len(word.text) > 1:
        return False
    if is_person(around, head):
        return True
    if role.actor in (None, "other", "government", "international-organisation"):
        return False
    return word.upos == "PROPN" and around.name_type(head) not in ("Location", "Organisation")


def _counted_with(draft: Draft, head: int, measure: Measure, bounds: Bounds) -> bool:
    """Whether a number of the same measure counts the people headed by ``head``, too."""
    around = draft.around
    if not around.parsed:
        return False
    rel, up = around.rels[head], around.words[head].head
    for f in draft.made.values():
        if f.measure != measure or not f.stated:
            continue
        heads = [c.head for c in draft.counts if around.words[c.first].start == f.start]
        if not heads:
            continue
        if rel == "conj" and up in heads and bounds.kind == "plural":
            return True
        if any(h in line_up(around, head)[1:] for h in heads) and (
            rel in ("appos", "dep", "nmod")
            or any(around.rels[j] in ("appos", "nmod") for j in line_up(around, head)[:2])
        ):
            return True
    return False


def _with_parts(text: str, figures: list[Figure]) -> list[Figure]:
    """Subsets ("including three children", "two of them women", "89: 44 fighters, 16 rebels and 29 soldiers") get the text of their whole."""
    out: list[Figure] = []
    for f in figures:
        whole = next((g for g in reversed(out) if g.measure == f.measure and g.part_of is None and g.stated), None)
        if (
            whole is not None
            and f.stated
            and (f.high or f.low or 0) <= (whole.high or whole.low or 0) * (1 if whole.high else 100)
        ):
            between = text[whole.end : f.start]
            if len(between) < 200 and (_PART_BEFORE.search(between) or _PART_AFTER.match(text[f.end : f.end + 30])):
                f = f.model_copy(update={"part_of": whole.text})
        out.append(f)
    return _broken_down(out)


def _broken_down(figures: list[Figure]) -> list[Figure]:
    """The figures, with those that follow a whole and add up to it marked as its parts."""
    out = list(figures)
    for i, whole in enumerate(figures):
        total = 0
        for j in range(i + 1, len(figures)):
            part = figures[j]
            if part.measure != whole.measure or part.low is None or not part.stated or whole.low is None:
                break
            total += part.low
            if total >= whole.low:
                if total == whole.low and j > i + 1:
                    for k in range(i + 1, j + 1):
                        out[k] = out[k].model_copy(update={"part_of": whole.text})
                break
    return out
