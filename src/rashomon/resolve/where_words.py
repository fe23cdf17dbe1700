"""The wording of a place: what name it holds, of what unit, in what direction, near or in, or a noun that stands for a place.

Pure functions of the text; the words are in ``data/where.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from rashomon.errors import LexiconError

from .gazetteer import Hit
from .gazetteer_names import fold

_FILE = Path(__file__).parent / "data" / "where.yaml"
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-’'`‘ʼ.][^\W_]+)*", re.UNICODE)
_POSSESSIVE = re.compile(r"[’'`]s?$")
_WITHIN = re.compile(r"\s*(?:,|\bin\b|\bof\b|\bat\b|\bnear\b|\bon\b|\binside\b|\boutside\b|[’'`]s?\s|\()\s*", re.IGNORECASE)
_NAME_AHEAD = re.compile(
    r"(?:\s*,|\s+in|\s+of|\s*\(|\s+on the edge of)\s+(?:the\s+)?(?:(?:north|south|east|west|central|\w+ern)\w*\s+)?"
    r"((?:[A-Z]\.\s?[A-Z]\w*\.|[A-Z][\w’'`‘ʼ-]*)(?:\s+(?:and\s+)?(?:al-|ad-|ed-)?[A-Z][\w’'`‘ʼ-]*)*\.?)(\s+\w+)?"
)
_LOWER_AHEAD = re.compile(r"(?:\s*,|\s+in|\s+of)\s+(?:the\s+)?([\w’'`-]+(?:\s+[\w’'`-]+)?)(\s+\w+)?")
_DISTANCE = re.compile(
    r"[^.;\n]{0,40}?\b(?:(?P<number>\d{1,3}(?:[.,]\d+)?)\s*-?(?P<unit>km|kms|kilomet(?:er|re)s?|mi|miles?)\b(?:\s*\([^)]*\))?\s+)?"
    r"(?:(?:to\s+the\s+)?(?P<way>(?:north|south)(?:[- ]?(?:east|west))?|east|west)(?:ern)?\s+(?:of|from)|(?<=\s)(?P<by>from|outside|near))\s+(?:the\s+)?"
    r"(?:(?:[a-z]+\s+){0,3}(?:of\s+)?)?(?P<name>[A-Z][\w’'`-]*(?:[\s-][A-Z][\w’'`-]*){0,2})"
)
_OFFSET = re.compile(
    r"\b(?P<number>\d{1,3}(?:[.,]\d+)?)\s*-?(?P<unit>km|kms|kilomet(?:er|re)s?|mi|miles?)\b(?:\s*\([^)]{0,20}\))?\s+(?:to\s+the\s+)?"
    r"(?P<way>(?:north|south)(?:[- ]?(?:east|west))?|east|west)\s+(?:of|from)\s+(?:the\s+(?:\w+\s+of\s+)?)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+\w+\s+of\s+)?(?P<one>[^,;.]{2,40}?)\s+and\s+(?P<other>[^,;.]{2,40})$", re.IGNORECASE)


class Offset(NamedTuple):
    """How far and which way (north, east) from the place whose name begins at ``name``."""

    km: float
    direction: tuple[int, int]
    name: int


@dataclass(frozen=True)
class Words:
    """The word lists of ``where.yaml``."""

    unit: dict[str, str]
    near: re.Pattern[str]
    direction: dict[str, tuple[int, int]]
    lead: frozenset[str]
    generic: dict[str, str]
    peoples: frozenset[str]
    common: frozenset[str]
    regions_are_adm1: frozenset[str]
    counties_are_adm1: frozenset[str]


@dataclass(frozen=True)
class Worded:
    """How a place is worded.

    ``names`` are the strings to look up, the likeliest first; ``within`` the names of places that it is said to lie in. ``unit`` is
    ``adm1``, ``adm2``, ``city``, ``region`` or "" where no word tells; ``unit_word`` that word. ``generic`` is the kind of place a bare
    noun stands for ("the city", "the country's east"), with no name of its own. ``direction`` is (north, east), each -1, 0 or 1.
    """

    names: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    unit: str = ""
    unit_word: str = ""
    generic: str = ""
    direction: tuple[int, int] | None = None
    near: bool = False
    plural: bool = field(default=False)


@lru_cache(maxsize=1)
def words() -> Words:
    """The word lists, checked; :class:`LexiconError` if the file does not fit."""
    raw: Any = yaml.load(_FILE.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    try:
        unit = {w: level for level in ("region", "city", "adm2", "adm1") for w in raw["units"][level]}
        generic = {w: kind for kind in ("site", "region", "adm2", "city", "adm1", "country", "capital") for w in raw["generic"][kind]}
        near = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(raw["near"], key=len, reverse=True))
        return Words(
            unit, re.compile(rf"\b(?:{near})\b", re.IGNORECASE), {k: (int(v[0]), int(v[1])) for k, v in raw["directions"].items()},
            frozenset(raw["lead"]), generic, frozenset(raw["peoples"]), frozenset(raw["common"]), frozenset(raw["regions_are_adm1"]),
            frozenset(raw["counties_are_adm1"]),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, IndexError) as problem:
        raise LexiconError(f"{_FILE.name}: does not fit its schema ({problem!r}); restore the packaged file") from problem


def read_words(text: str, start: int, end: int) -> Worded:
    """Read the wording of the place at ``text[start:end]`` and around it."""
    lists = words()
    span = text[start:end]
    tokens = [(_POSSESSIVE.sub("", m.group()), m.start(), m.end()) for m in _WORD.finditer(span)]
    near = bool(lists.near.search(span)) or _near_before(text, start, lists)
    direction = next((lists.direction[t.lower()] for t, _, _ in tokens if t.lower().replace("-", "") in lists.direction and t.lower() in lists.direction), None)
    direction = direction or _joined_direction(tokens, lists)
    low, high = _core(tokens, lists)
    inner = next((w for w in (t.lower() for t, _, _ in tokens) if w in lists.unit), "")
    unit_word = inner or _unit_after(text, end, lists) or _unit_before(text, start, lists)
    unit = lists.unit.get(unit_word, "")
    if low >= high:
        generic = _generic(tokens, lists)
        return Worded(
            (), _of_names(span, tokens), unit, unit_word, generic or ("region" if direction else "site"), direction, near, _plural(unit_word)
        )
    names = _names(span, tokens, low, high)
    return Worded(names, (*_outer(span[tokens[low][1] : tokens[high - 1][2]]), *_ahead(text, end)), unit, unit_word, "", direction, near, _plural(unit_word))


def is_people(words_: str) -> bool:
    """Whether a wording is only the name of a people or sect ("the Yazidis", "many Alawites"), which is no place."""
    lists = words()
    tokens = [m.group() for m in _WORD.finditer(words_)]
    return bool(tokens) and tokens[-1].lower() in lists.peoples and all(_is_lead(t, lists) for t in tokens[:-1])


def well_spelt(name: str, hit: Hit, *, alone: bool = False) -> bool:
    """Whether a name is written well enough to be that of a place that it resembles.

    Three letters resemble too much, and a word without a capital is more likely a common noun: it must be the very name, or long.
    ``alone``: the words stand in no text, where people often type no capitals.
    """
    letters, lower = len(fold(name)), name.islower()
    if hit.alike >= 1.0:
        return letters >= 4 or not lower or (alone and (hit.main or hit.own))
    return letters >= (4 if not lower else 5 if alone else 7)


def _plural(word: str) -> bool:
    return word.endswith("s")


def _joined_direction(tokens: list[tuple[str, int, int]], lists: Words) -> tuple[int, int] | None:
    for token, _, _ in tokens:
        flat = token.lower().replace("-", "")
        if flat in lists.direction:
            return lists.direction[flat]
    return None


def _is_lead(token: str, lists: Words) -> bool:
    low = token.lower()
    return low in lists.lead or low.replace("-", "") in lists.direction or low in lists.unit or low in lists.generic


def _core(tokens: list[tuple[str, int, int]], lists: Words) -> tuple[int, int]:
    """The first and the last but one token of the name, without leading and trailing common words."""
    low, high = 0, len(tokens)
    while low < high and _is_lead(tokens[low][0], lists):
        low += 1
    while high > low and (_is_lead(tokens[high - 1][0], lists) and (tokens[high - 1][0].islower() or high - low > 1)):
        high -= 1
    return low, high


def _names(span: str, tokens: list[tuple[str, int, int]], low: int, high: int) -> tuple[str, ...]:
    """What to look up, the whole first: "Taksim Square in Istanbul" → itself, "Taksim Square", "Taksim", "Istanbul"."""
    whole = span[tokens[0][1] :].strip(" ,.;:")
    core = span[tokens[low][1] : tokens[high - 1][2]]
    wider = span[tokens[low][1] : tokens[-1][2]]
    parts = [p.strip(" ,.;:()") for p in _WITHIN.split(core)]
    found = [whole, wider, core, _POSSESSIVE.sub("", core), *(p for p in parts if p)]
    if "-" in core and core.islower():
        # A word that a line end has cut ("god-hra").
        found.append(core.replace("-", ""))
    # No name begins with "a".
    return tuple(dict.fromkeys(n for n in found if n and (n == core or not n.lower().startswith(("a ", "an ")))))


def _outer(core: str) -> tuple[str, ...]:
    """The names of what the words themselves say that the place lies in: "Paris, Texas"."""
    parts = [p.strip(" ,.;:()") for p in re.split(r"\s*,\s*|\s+in\s+", core)]
    return tuple(p for p in parts[1:] if p[:1].isupper())


def _of_names(span: str, tokens: list[tuple[str, int, int]]) -> tuple[str, ...]:
    return tuple(_POSSESSIVE.sub("", t) for t, _, _ in tokens if t[:1].isupper())


def _generic(tokens: list[tuple[str, int, int]], lists: Words) -> str:
    kinds = [lists.generic[t.lower()] for t, _, _ in tokens if t.lower() in lists.generic]
    for kind in ("capital", "country"):
        if kind in kinds:
            return kind
    return kinds[-1] if kinds else ""


def _near_before(text: str, start: int, lists: Words) -> bool:
    """Whether the few words before the place, back to a comma or another name, say that it is only near."""
    before = text[max(0, start - 40) : start]
    found = None
    for found in lists.near.finditer(before):  # noqa: B007
        pass
    if found is None:
        return False
    between = before[found.end() :].split()
    return len(between) <= 4 and all(w.lower() in lists.lead or w.lower() in lists.unit or _light(w, lists) for w in between)


def _light(word: str, lists: Words) -> bool:
    return word.lower().strip(",") in {"of", "from", "to", "the", "and", "both", "as"} or word.lower().replace("-", "") in lists.direction


def _unit_after(text: str, end: int, lists: Words) -> str:
    """The unit word that follows the name, also over a list: "Aleppo and Idlib provinces"."""
    after = text[end : end + 90]
    first = re.match(r"\s+([\w-]+)", after)
    if first and first[1].lower() in lists.unit:
        return first[1].lower()
    listed = re.match(r"(?:\s*(?:,|and|&|or|,\s*and)\s+(?:the\s+)?[A-Z][\w’'`‘-]*(?:[\s-][A-Z][\w’'`‘-]*){0,2})+\s+([\w-]+)", after)
    if listed and listed[1].lower() in lists.unit and _plural(listed[1].lower()):
        return listed[1].lower()
    return ""


def _unit_before(text: str, start: int, lists: Words) -> str:
    """The unit word before the name: "the village of X", "provinces of X and Y"."""
    before = re.search(r"([\w-]+)\s+(?:of|called|named)\s+(?:the\s+)?(?:[A-Z][\w’'`‘-]*(?:\s*,\s*|\s+and\s+|\s+))*$", text[max(0, start - 70) : start])
    if before and before[1].lower() in lists.unit:
        return before[1].lower()
    direct = re.search(r"([\w-]+)\s+$", text[max(0, start - 20) : start])
    if direct and direct[1].lower() in lists.unit and direct[1].lower() not in ("state", "states", "community", "agency", "port"):
        return direct[1].lower()
    return ""


def _ahead(text: str, end: int) -> tuple[str, ...]:
    """Names that follow the place as what it lies in: "Qaim, Anbar", "a village in Giza Governorate"."""
    found: list[str] = []
    at = end
    unit = re.match(r"\s+[a-z][\w-]*", text[at : at + 24])
    if unit and unit.group().strip() in words().unit:
        at += unit.end()
    for _ in range(2):
        ahead = _NAME_AHEAD.match(text, at, min(len(text), at + 70))
        if ahead is None:
            break
        found.append(ahead[1])
        at = ahead.end(1)
    if not found and (lower := _LOWER_AHEAD.match(text, at, min(len(text), at + 50))) and text[at:].lstrip()[:1] == ",":
        found += [lower[1], lower[1].split()[0]]
    return tuple(found)


def read_distance(text: str, end: int) -> tuple[float, tuple[int, int] | None, str] | None:
    """What the text after a place's name says of how far and which way it lies from another: kilometres (0: no number is told), the
    direction (north, east) and the other's name, as in ", about 45km (28 miles) south of Mosul".
    """
    found = _DISTANCE.match(text, end, min(len(text), end + 160))
    if found is None:
        return None
    flat = (found["way"] or "").lower().replace("-", "").replace(" ", "")
    direction = words().direction.get(flat)
    if direction is None and not found["number"] and found["by"] == "from":
        return None
    number = float(found["number"].replace(",", ".")) if found["number"] else 0.0
    scale = 1.609 if (found["unit"] or "").lower().startswith("mi") else 1.0
    return number * scale, direction, found["name"]


def read_offset(text: str, start: int, end: int) -> Offset | None:
    """The distance and direction within a place's words or just before them: "20 km north of Mosul", of which the words may be "Mosul"."""
    for found in _OFFSET.finditer(text, max(0, start - 60), end):
        if found.end() >= end or not (found.end() == start or found.start() >= start):
            continue
        direction = words().direction[found["way"].lower().replace("-", "").replace(" ", "")]
        return Offset(_km(found), direction, found.end())
    return None


def _km(found: re.Match[str]) -> float:
    return float(found["number"].replace(",", ".")) * (1.609 if (found["unit"] or "").lower().startswith("mi") else 1.0)


def read_between(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The two names of words such as "between Homs and Hama", as offsets; none where the words are not such."""
    found = _BETWEEN.search(text[start:end])
    return tuple((start + found.start(k), start + found.end(k)) for k in ("one", "other")) if found else ()
