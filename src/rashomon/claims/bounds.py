"""A small grammar of figures: the words of a count → its bounds, after the codebook's table (section 6).

``figure = hedge* amount (joiner amount)? after*``; an amount is digits, spelled-out numbers, vague numbers ("dozens"), an
ordinal or an article. What follows the number ("12 people") is passed over, what cannot be read as a count gives ``None``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from ..errors import LexiconError
from .lexicon import FOLDER, read_table
from .nouns import plain_count

Kind = Literal[
    "exact",
    "least",
    "over",
    "most",
    "under",
    "about",
    "range",
    "vague",
    "none",
    "article",
    "ordinal",
    "single",
    "plural",
]
LARGEST = 10**13
_TOKEN = re.compile(r"\d[\d.,'’   ]*\d|\d|[^\W\d_]+(?:['’.][^\W\d_]+)*\.?|[^\w\s]|²", re.UNICODE)
_GROUPED = re.compile(r"\d{1,3}(?:([,.'’   ])\d{2,3})(?:\1\d{2,3})*(?<=\d{3})(?:\.\d+)?$")
_GLUED = re.compile(r"(\d[\d.,]*)(k|m|mn|bn)$")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"’": "'", "ʼ": "'"})
_SHARED = frozenset({"dozen", "score", "hundred", "thousand", "million", "billion", "lakh", "crore"})
_JOINERS = frozenset({"to", "-", "or", "and"})


class Bounds(NamedTuple):
    """A count: ``low`` and ``high`` (``None``: no bound), and how it was worded.

    ``stated`` is false where no number is told; ``unit`` is ``"km2"`` where an area is told (the bounds are in km² then).
    """

    low: int | None
    high: int | None
    approximate: bool
    stated: bool
    kind: Kind
    unit: str | None = None


class _Amount(NamedTuple):
    low: float
    high: float | None
    kind: Kind
    end: int
    scale: float = 1.0
    digits: bool = False


class _Tables(NamedTuple):
    vague: dict[tuple[str, ...], tuple[int, int | None]]
    none: dict[tuple[str, ...], str]
    units: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    before: dict[tuple[str, ...], str]
    after: dict[tuple[str, ...], str]
    area: dict[tuple[str, ...], float]
    never: frozenset[tuple[str, ...]]
    kept: frozenset[tuple[str, ...]]
    not_over: frozenset[str]


def _parts(phrase: str) -> tuple[str, ...]:
    return tuple(_tokens(phrase))


def _tokens(text: str) -> list[str]:
    """Words, numbers and signs in lower case; hyphens between words are dropped ("twenty-three"), those between digits kept."""
    flat = text.translate(_DASHES).lower()
    flat = re.sub(r"(?<=[^\W\d])-(?=\w)|(?<=\w)-(?=[^\W\d])", " ", flat)
    return [
        m.group() if m.group() in ("sq.", "approx.", "ca.", "c.", "km.") else m.group().rstrip(".") or "."
        for m in _TOKEN.finditer(flat)
    ]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    path = FOLDER / "numbers.yaml"
    raw = read_table(path)
    try:
        before = {_parts(p): key for key in ("neutral", "least", "over", "most", "under", "about") for p in raw[key]}
        after = {_parts(p): key for key in ("least", "about", "most") for p in raw[f"after_{key}"]}
        area = {_parts(form): float(v) for name, v in raw["area"].items() for form in (name, name + "s")}
        return _Tables(
            {_parts(k): (v["low"], v.get("high")) for k, v in raw["vague"].items()}, {_parts(p): p for p in raw["none"]}, raw["units"],
            raw["scales"], raw["ordinals"], before, after, area, frozenset(_parts(p) for p in raw["never"]),
            frozenset(_parts(p) for p in raw["kept"]), frozenset(raw["not_over"]),
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError, ValueError) as e:
        raise LexiconError(f"{path}: does not fit its schema ({type(e).__name__}: {e}).") from None


def _longest(
    table: Mapping[tuple[str, ...], Any], words: list[str], at: int, longest: int = 5
) -> tuple[Any, int] | None:
    for n in range(min(longest, len(words) - at), 0, -1):
        found = table.get(tuple(words[at : at + n]))
        if found is not None:
            return found, at + n
    return None


def _digits(token: str) -> float | None:
    """The value of "1,234", "1.5", "1 200", "2.050.765"; ``None`` where the separators make no number ("12,5,1")."""
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() and unicodedata.digit(c, -1) >= 0 else c for c in token)
    m = _GROUPED.match(plain)
    if m and not (m.group(1) == "." and plain.count(".") == 1 and plain.startswith("0")):
        sign = m.group(1)
        whole, _, rest = plain.rpartition(".") if sign != "." and "." in plain else (plain, "", "")
        digits = re.sub(r"\D", "", whole)
        return float(f"{digits}.{rest or 0}") if len(digits) <= 15 else None
    if re.fullmatch(r"\d{1,15}(?:\.\d{1,6})?", plain):
        return float(plain)
    if re.fullmatch(r"\d{1,15},\d{1,2}", plain):
        return float(plain.replace(",", "."))
    return None


def _scaled(words: list[str], at: int, value: float, t: _Tables) -> tuple[float, int, float]:
    """``value`` times the scale words that follow ("1.5 million", "two hundred thousand")."""
    scale = 1.0
    while (
        at < len(words)
        and words[at] in t.scales
        and not (words[at] in ("k", "m", "mn", "bn") and at + 1 < len(words) and words[at + 1] in ("²", "2"))
    ):
        scale *= t.scales[words[at]]
        at += 1
        if at + 1 < len(words) and words[at] == "a" and words[at + 1] == "half":
            break
    return value * scale, at, scale


def _spelled(words: list[str], at: int, t: _Tables) -> tuple[float, int, float] | None:
    """A spelled-out number: "twenty three", "two hundred and fifty thousand", "half a million", "a dozen", "three score"."""
    start, total, part, seen, scale = at, 0.0, 0.0, False, 1.0
    while at < len(words):
        w = words[at]
        if w in t.units and not (seen and scale == 1.0 and not _fits(part, t.units[w])):
            part, seen, scale = part + t.units[w], True, 1.0
        elif w in _SHARED or (w in t.scales and seen):
            if not seen and not (at > start):
                return None
            scale = float(t.scales[w])
            if scale >= 1000:
                total, part = total + max(part, 1.0) * scale, 0.0
            else:
                part = max(part, 1.0) * scale
            seen = True
        elif w in ("a", "an", "one") and not seen and at + 1 < len(words) and words[at + 1] in _SHARED:
            part = 1.0
        elif (
            w == "and"
            and seen
            and scale >= 100
            and at + 1 < len(words)
            and words[at + 1] in t.units
            and t.units[words[at + 1]] < scale
        ):
            pass
        else:
            break
        at += 1
    return (total + part, at, scale) if seen else None


def _fits(part: float, unit: int) -> bool:
    return part % 100 >= 20 and part % 10 == 0 and unit < 10


def _amount(words: list[str], at: int, t: _Tables) -> _Amount | None:
    """The amount that begins at word ``at``."""
    w = words[at]
    if w == "half" and at + 2 < len(words) and words[at + 1] in ("a", "of") and words[at + 2] in t.scales:
        return _Amount(t.scales[words[at + 2]] / 2, t.scales[words[at + 2]] / 2, "exact", at + 3)
    if words[at : at + 4] == ["a", "quarter", "of", "a"] and at + 4 < len(words) and words[at + 4] in t.scales:
        return _Amount(t.scales[words[at + 4]] / 4, t.scales[words[at + 4]] / 4, "exact", at + 5)
    if w[0].isdigit():
        return _figure(words, at, t)
    vague = _longest(t.vague, words, at)
    if vague:
        return _vague(words, vague, t)
    spelled = _spelled(words, at, t)
    if spelled:
        value, end, scale = spelled
        if words[end : end + 3] == ["and", "a", "half"] and end + 3 < len(words) and words[end + 3] in t.scales:
            return _Amount(
                (value + 0.5) * t.scales[words[end + 3]], (value + 0.5) * t.scales[words[end + 3]], "exact", end + 4
            )
        return _Amount(value, value, "exact", end, scale)
    if w in t.ordinals:
        return _Amount(t.ordinals[w], t.ordinals[w], "ordinal", at + 1)
    return None


def _figure(words: list[str], at: int, t: _Tables) -> _Amount | None:
    glued = _GLUED.match(words[at])
    value = _digits(glued.group(1) if glued else words[at])
    if value is None:
        return None
    if glued:
        value *= t.scales[glued.group(2)]
    if at + 1 < len(words) and words[at + 1] in ("st", "nd", "rd", "th"):
        return _Amount(value, value, "ordinal", at + 2)
    value, end, scale = _scaled(words, at + 1, value, t)
    return _Amount(value, value, "exact", end, scale, digits=True)


def _vague(words: list[str], found: tuple[tuple[int, int | None], int], t: _Tables) -> _Amount:
    """A vague number, times a scale: "several hundred", "a few thousand", "a couple of dozen"."""
    (low, high), end = found
    at = end
    if at < len(words) and words[at] == "of" and at + 1 < len(words) and words[at + 1] in _SHARED:
        at += 1
    if at < len(words) and (words[at] in _SHARED or (words[at].endswith("s") and words[at][:-1] in _SHARED)):
        scale = t.scales.get(words[at]) or t.scales[words[at][:-1]]
        return _Amount(low * scale, high * scale if high else None, "vague", at + 1)
    return _Amount(low, high, "vague" if high is None else "exact", end)


def _hedges(words: list[str], at: int, t: _Tables) -> tuple[str | None, int]:
    """The hedge before the number (the last that is not neutral) and where the number begins."""
    hedge = None
    while at < len(words):
        if at and words[at - 1] not in ("a", "an") and _amount_first(words, at, t):
            return hedge, at
        found = _longest(t.before, words, at)
        if found is None or (words[at] in ("a", "an") and _amount_first(words, at, t)):
            return hedge, at
        if found[0] != "neutral" and not (hedge == "least" and found[0] == "about"):
            hedge = found[0]
        at = found[1]
    return hedge, at


def _amount_first(words: list[str], at: int, t: _Tables) -> bool:
    """Whether "a", "some" or "no" begins the amount itself ("a dozen", "a few")."""
    return _longest(t.vague, words, at) is not None or (
        words[at] in ("a", "an", "half") and _amount(words, at, t) is not None
    )


def _afters(words: list[str], at: int, t: _Tables) -> tuple[str | None, int]:
    found = _longest(t.after, words, at)
    return (found[0], found[1]) if found else (None, at)


def _ranged(words: list[str], first: _Amount, between: bool, t: _Tables) -> _Amount:
    """``first`` joined to a second amount: "10 to 15", "between 10 and 15", "10-15", "two or three", "two to three dozen"."""
    at = first.end
    if at + 1 >= len(words) or words[at] not in _JOINERS or (words[at] == "and" and not between):
        return first
    start = at + 1
    if words[start] in ("perhaps", "even", "possibly", "maybe", "as") and start + 1 < len(words):
        start += 1
    second = _amount(words, start, t)
    if second is None or second.kind == "ordinal" or first.kind == "ordinal":
        return first
    low, high = first.low, second.high
    if (
        first.scale == 1.0
        and second.scale > 1.0
        and first.low < second.low / second.scale * 1.0001 + second.scale
        and low < second.scale
    ):
        low *= second.scale
    if high is not None and (high <= low or (words[at] == "or" and first.kind == "vague")):
        return first
    return _Amount(low, high, "range", second.end)


def _unit(words: list[str], at: int, t: _Tables) -> tuple[float, int] | None:
    """The unit of area that follows, in km², and the word after it."""
    dots = words[at + 1 : at + 2] == ["."]
    ahead = [w.rstrip(".") for k, w in enumerate(words[at : at + 5]) if not (dots and k == 1)]
    skip = 1 if ahead[:2] in (["of", "square"], ["of", "hectares"], ["of", "acres"]) else 0
    found = _longest(t.area, ahead, skip, 3)
    return (float(found[0]), at + found[1] + dots) if found else None


def _bounded(a: _Amount, hedge: str | None) -> tuple[float | None, float | None, bool, Kind]:
    """The bounds of an amount under a hedge, after the codebook's table."""
    if a.kind == "range":
        return a.low, None if hedge in ("least", "over") and a.high is None else a.high, hedge == "about", "range"
    if hedge == "least":
        return a.low, None, False, "least"
    if hedge == "over":
        return a.low if a.high is None else a.low + 1, None, False, "over"
    if hedge == "most":
        return 0, a.high, False, "most"
    if hedge == "under":
        return 0, a.high - 1 if a.high is not None else None, False, "under"
    return (
        a.low,
        a.high,
        hedge == "about" and a.high is not None,
        "about" if hedge == "about" and a.high is not None else a.kind,
    )


def _without_ages(words: list[str]) -> list[str]:
    """Without "20 year old": an age counts nobody."""
    out: list[str] = []
    for i, w in enumerate(words):
        if (
            w in ("year", "years", "month", "months", "week", "day")
            and words[i + 1 : i + 2] in (["old"], ["olds"])
            and out
        ):
            while out and (out[-1][0].isdigit() or out[-1] in _tables().units):
                out.pop()
        elif not (w in ("old", "olds") and i and words[i - 1] in ("year", "years", "month", "months", "week", "day")):
            out.append(w)
    return out


def read_figure(text: str) -> Bounds | None:
    """The bounds of a figure as worded ("at least 200", "dozens", "a soldier", "the mayor"), or ``None`` if it is none.

    Percentages and money are none; "many", "a series of" and "a wave of" neither.
    """
    words = _without_ages(_tokens(text[:400]))
    t = _tables()
    if not words or any(tuple(words[i : i + n]) in t.never for n in (1, 2) for i in range(len(words))):
        return None
    none = _longest(t.none, words, 0)
    if none is not None and not (none[1] < len(words) and (words[none[1]] in ("fewer", "less", "more"))):
        return Bounds(0, 0, False, True, "none")
    start, between = (1, True) if words[0] in ("between", "from") else (0, False)
    hedge, at = _hedges(words, start, t)
    found = _counted(words, at, hedge, between, t) if at < len(words) else None
    return found[0] if found else _unnumbered(text, words)


def _counted(words: list[str], at: int, hedge: str | None, between: bool, t: _Tables) -> tuple[Bounds, int] | None:
    """The bounds of the amount at word ``at`` under ``hedge``, and the word after it."""
    amount = _amount(words, at, t)
    if amount is None:
        return None
    amount = _ranged(words, amount, between, t)
    after, end = _afters(words, amount.end, t)
    low, high, approximate, kind = _bounded(amount, after or hedge)
    area = _unit(words, end, t)
    factor, end = area if area is not None else (1.0, end)
    if max(low or 0, high or 0) * factor > LARGEST:
        return None
    if factor != 1.0:
        low = None if low is None else _converted(low, factor, hedge == "over")
        high = None if high is None else high * factor
    return Bounds(_whole(low), _whole(high), approximate, True, kind, "km2" if area is not None else None), end


class Found(NamedTuple):
    """A count among words: from ``first`` (its hedge) up to, not with, ``last``; the amount itself begins at ``amount``."""

    first: int
    amount: int
    last: int
    bounds: Bounds


def find_figures(words: list[str]) -> list[Found]:
    """The counts among words in lower case (hyphens left out), in order; articles and phrases without a number are none."""
    t = _tables()
    out: list[Found] = []
    at, n = 0, len(words)
    while at < n:
        if not _may_begin(words, at, t):
            at += 1
            continue
        first, hedge, between = _hedged_from(words, at, out[-1].last if out else 0, t)
        if words[at] == "no" and words[at + 1 : at + 2] in (["fewer"], ["less"], ["more"], ["longer"]):
            at += 1
            continue
        if t.none.get((words[at],)) is not None and words[at] not in t.units:
            last = at + (2 if words[at : at + 2] == ["no", "one"] else 1)
            out.append(Found(at, at, last, Bounds(0, 0, False, True, "none")))
            at = last
            continue
        found = _counted(words, at, hedge, between, t)
        if found is None:
            at += 1
            continue
        out.append(Found(first, at, max(found[1], at + 1), found[0]))
        at = out[-1].last
    return out


def _may_begin(words: list[str], at: int, t: _Tables) -> bool:
    w = words[at]
    if w[0].isdigit() or w in t.units or w in t.ordinals or w == "half":
        return True
    if w in ("no", "none", "nobody", "zero"):
        return True
    if w in ("a", "an"):
        return at + 1 < len(words) and (words[at + 1] in _SHARED or _longest(t.vague, words, at) is not None)
    return _longest(t.vague, words, at) is not None


def _hedged_from(words: list[str], at: int, least: int, t: _Tables) -> tuple[int, str | None, bool]:
    """Where the hedge before the amount at ``at`` begins, which it is, and whether "between" opens a range."""
    hedge: str | None = None
    first = at
    while first > least:
        for n in range(min(4, first - least), 0, -1):
            phrase = tuple(words[first - n : first])
            kind = t.before.get(phrase)
            if phrase == ("over",) and first - 2 >= 0 and words[first - 2] in t.not_over:
                continue
            if kind is not None and (kind != "neutral" or phrase in t.kept):
                first -= n
                hedge = kind if kind != "neutral" and hedge is None else hedge
                break
        else:
            break
    between = first == at and at > least and words[at - 1] in ("between", "from")
    if between and _ranged(words, _amount(words, at, t) or _Amount(0, 0, "exact", at + 1), True, t).kind == "range":
        return at - 1, hedge, True
    return first, hedge, False


def _converted(low: float, factor: float, over: bool) -> float:
    # "More than 700 square miles" is more than 1,813 km²: the bound of whole numbers is added before the conversion.
    return (low - 1) * factor if over else low * factor


def _whole(x: float | None) -> int | None:
    return None if x is None else round(x)


def _unnumbered(text: str, words: list[str]) -> Bounds | None:
    if (
        words[0] in ("a", "an")
        and words[2:3] == ["number"]
        and words[1] in ("unknown", "undisclosed", "undetermined", "unconfirmed")
    ):
        return Bounds(2, None, False, False, "plural")
    if words[0] in ("a", "an", "another"):
        rest = [w for w in words[1:] if w.isalpha()]
        if (rest and (rest[0] in ("series", "wave", "lot", "large", "majority") and "of" in rest)) or rest[:1] == [
            "many"
        ]:
            return None
        if rest[1:2] == ["of"] and rest[0] in (
            "group",
            "crowd",
            "mob",
            "band",
            "team",
            "gang",
            "handful",
            "family",
            "batch",
            "string",
            "couple",
        ):
            inner = read_figure(" ".join(words[3:])) if len(words) > 3 else None
            return (
                inner if inner and inner.stated and inner.kind != "article" else Bounds(2, None, False, True, "vague")
            )
        return Bounds(1, 1, False, True, "article")
    if words[0] in ("many", "most", "much") and len(words) == 1:
        return None
    count = plain_count(text)
    if count is None:
        return None
    low, single = count
    return Bounds(low, low if single else None, False, False, "single" if single else "plural")
