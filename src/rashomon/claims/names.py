"""The names of a report: which of them name the same person or body, and the fullest form of each.

Full names, short names ("Ignasyuk"), acronyms ("HTS" for "Hayat Tahrir al-Sham"), and spellings that differ in
apostrophes or letter case are joined; where a short name fits two people, the one named last before it is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..records import Analysis, Extent, Sentence, Word
from .wordlists import lists

_ACTORS = lists("actors")
RANKS, CIVIL, MALE, FEMALE, ORGANISED = (_ACTORS[k] for k in ("ranks", "civil", "male", "female", "organised"))
_TITLES = RANKS | CIVIL | MALE | FEMALE
_TIMES, _SMALL, _INNER = _ACTORS["times"], _ACTORS["small"], _ACTORS["inner"]

_GENITIVE = re.compile(r"['’](?:s|S)$|(?<=s)['’]$")
_ACRONYM = re.compile(r"^[A-Z][A-Z0-9&-]{1,9}s?$")
_ARTICLED = re.compile(r"^(?:al|el|ul|as|ar|ad|an|at|az|ash)-[^\W\d_]", re.I)
_BEFORE_PLACE = frozenset({"in", "near", "at", "outside", "around", "across", "into", "toward", "towards"})
_NAMING = frozenset({"PROPN", "NOUN", "X", "ADJ"})
_KINDS = {"Person": "person", "Organisation": "organisation", "Location": "place", "Nationality": "nation"}
_LONGEST_NAME = 9


@dataclass(slots=True)
class Entity:
    """One person or body of the report; ``full`` is the fullest name, ``kind`` ``person``, ``organisation``, ``place`` or ``""``."""

    full: str
    kind: str = ""
    gender: str = ""


@dataclass(slots=True)
class Named:
    """A place where a name stands: offsets, sentence, plain words of the name, and whether a title stands before it."""

    start: int
    end: int
    sentence: int
    key: tuple[str, ...]
    text: str
    titles: tuple[str, ...]
    kind: str
    entity: Entity | None = field(default=None, compare=False)


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """A word of a name as it is compared: no genitive, no article "al-", no points and apostrophes, lower case."""
    word = _GENITIVE.sub("", word)
    if _ARTICLED.match(word):
        word = word.split("-", 1)[1]
    return re.sub(r"[.'’`‘-]", "", word).lower()


def _capital(word: Word) -> bool:
    return (word.text[:1].isupper() or bool(_ARTICLED.match(word.text))) and word.text.lower() not in _TIMES


def _starts(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if word.upos == "PROPN" and word.text.lower() not in _TIMES:
        return _capital(word) or (word.text[:1].isalpha() and not any(w.text[:1].isupper() for w in words[:60]))
    if word.text.isupper() and word.text.isalpha() and 2 <= len(word.text) <= 6 and word.text.lower() not in _TIMES:
        return any(w.text.islower() for w in words[max(0, i - 6) : i + 6])
    if not _capital(word):
        return False
    return (
        word.upos in ("NOUN", "ADJ", "X", "VERB")
        and i > 0
        and words[i - 1].text not in ".:“\"‘'•-"
        and len(word.text) > 1
    )


def _goes_on(words: Sequence[Word], first: int, i: int) -> int:
    """How many words, from ``i`` on, the name goes on with: 0 where it ends before ``i``."""
    word = words[i]
    if _starts(words, i) or (_capital(word) and word.upos in ("NOUN", "ADJ", "X", "NUM")):
        return 1
    if i + 1 >= len(words):
        return 0
    low, following = word.text.lower(), words[i + 1]
    if low in _INNER:
        return 1 if _starts(words, i + 1) else 0
    if low in ("of", "for"):
        return _goes_on_with_of(words, i)
    if low == "and":
        return _goes_on_with_and(words, first, i)
    if low in ("'s", "’s"):
        known = _capital(following) and following.upos in ("PROPN", "ADJ", "NOUN")
        return 2 if known and _body_follows(words, i + 1) else 0
    return 2 if word.text == "-" and _capital(following) else 0


def _goes_on_with_of(words: Sequence[Word], i: int) -> int:
    """'Islamic State | of Iraq', 'Association | for Political Prisoners'."""
    before = words[i - 1].text
    begun = before[:1].isupper() and (words[i].text.lower() == "of" or before.lower() in ORGANISED)
    step = 2 if words[i + 1].text.lower() == "the" else 1
    if not begun or i + step >= len(words) or not words[i + step].text[:1].isupper() or not _starts(words, i + step):
        return 0
    return 0 if _ACRONYM.match(words[i + step].text) else step + 1


def _goes_on_with_and(words: Sequence[Word], first: int, i: int) -> int:
    """'State of Iraq | and the Levant', 'Intelligence | and Security Agency', but not 'Russia | and Turkey'."""
    the = words[i + 1].text.lower() == "the"
    step = i + 2 if the else i + 1
    if step >= len(words) or not _capital(words[step]) or i - first > 6:
        return 0
    if the:
        return 3 if [w.text for w in words[first : first + 3]] == ["Islamic", "State", "of"] else 0
    inner = any(w.text.lower() in ("of", "for", "'s", "’s") for w in words[first:i])
    last = step
    while last + 1 < len(words) and _capital(words[last + 1]):
        last += 1
    one_body = words[last].text.lower() in ORGANISED or words[i - 1].text.lower() not in ORGANISED
    return 2 if inner and one_body and words[i - 1].upos in ("PROPN", "NOUN", "ADJ") else 0


def _body_follows(words: Sequence[Word], i: int) -> bool:
    while i < len(words) and (_capital(words[i]) or words[i].text.lower() in ("and", "of")):
        if words[i].text.lower() in ORGANISED:
            return True
        i += 1
    return False


def _kind_of(sentence: Sentence, first: int, last: int) -> str:
    for name in sentence.names:
        if name.first < last and first < name.last and name.first <= last - 1 < name.last:
            return _KINDS.get(name.type, "")
    return ""


def _names_in(sentence: Sentence, number: int, text: str) -> list[Named]:
    words = sentence.words
    out: list[Named] = []
    i = 0
    while i < len(words):
        if not _starts(words, i):
            i += 1
            continue
        last = i + 1
        while last < len(words) and last - i < _LONGEST_NAME and (step := _goes_on(words, i, last)):
            last = min(len(words), last + step)
        made = _named(sentence, number, text, i, last)
        if made is not None:
            out.append(made)
        i = last
    return out


def _named(sentence: Sentence, number: int, text: str, first: int, last: int) -> Named | None:
    """The name in the words ``first`` up to ``last``, its titles apart; None where no name is left."""
    words = sentence.words
    begin, titles = _after_titles(words, first, last)
    key = tuple(k for w in words[begin:last] if (k := plain(w.text)) and k not in ("s", "the", "al", "el"))
    if not key or all(k.isdigit() for k in key) or (len(key) == 1 and key[0] in _TITLES | ORGANISED):
        return None
    if last - begin == 1 and words[begin].upos == "ADJ" and not titles:
        return None
    kind = _kind_of(sentence, begin, last) or _guess(words, begin, last, key, titles)
    # A rank is part of the name as the report uses it, a civil title only where no fuller name is known.
    full = begin
    while full > first and plain(words[full - 1].text) in RANKS | {"president"}:
        full -= 1
    start, end = words[first if len(key) == 1 else full].start, words[last - 1].end
    return Named(words[begin].start, end, number, key, _GENITIVE.sub("", text[start:end]), tuple(titles), kind)


def _after_titles(words: Sequence[Word], first: int, last: int) -> tuple[int, list[str]]:
    """Where the name itself begins, and the titles before it, within the words and just before them."""
    begin, titles = first, []
    for k in range(first, last - 1):
        following = words[k + 1].text.lower()
        if (
            plain(words[k].text) in RANKS | CIVIL
            and following not in _SMALL | ORGANISED
            and words[k + 1].upos in _NAMING
        ):
            titles.append(plain(words[k].text))
            begin = k + 1
    before = first - 1
    while before >= max(0, first - 3) and plain(words[before].text) in _TITLES:
        titles.insert(0, plain(words[before].text))
        before -= 1
    body = any(plain(w.text) in ORGANISED for w in words[begin:last])
    while not body and begin < last - 1 and words[begin].upos == "ADJ":
        begin += 1
    return begin, titles


def _guess(words: Sequence[Word], first: int, last: int, key: tuple[str, ...], titles: Sequence[str]) -> str:
    if any(k in ORGANISED for k in key) or (last - first == 1 and _ACRONYM.match(words[first].text)):
        return "organisation"
    if titles:
        return "person"
    return "place" if first and words[first - 1].text.lower() in _BEFORE_PLACE else ""


def _initials(key: tuple[str, ...]) -> tuple[str, ...]:
    """The acronyms that a name may have: of all its words, of its longer ones, and of those after its first."""
    every = "".join(k[0] for k in key)
    major = "".join(k[0] for k in key if k not in _SMALL)
    tail = "".join(k[0] for k in key[1:] if k not in _SMALL)
    return tuple(a for a in dict.fromkeys((every, major, tail)) if len(a) >= 2)


class Names:
    """All names of a report, joined into entities."""

    def __init__(self, text: str, analysis: Analysis, places: Sequence[Extent] = ()) -> None:
        self.all = [n for k, s in enumerate(analysis.sentences) for n in _names_in(s, k, text)]
        self._starts = [n.start for n in self.all]
        self._mark_places(places)
        self._forms: dict[tuple[str, ...], list[Named]] = defaultdict(list)
        for n in self.all:
            self._forms[n.key].append(n)
        self._entities: dict[tuple[str, ...], Entity] = {}
        self._link(text)

    def _mark_places(self, places: Sequence[Extent]) -> None:
        for p in places:
            for n in self.within(p.start, p.end):
                if n.end >= p.end - 2 and not n.titles:
                    n.kind = n.kind or "place"

    def within(self, start: int, end: int) -> list[Named]:
        """The names that stand wholly or partly in ``start..end``."""
        i = bisect_left(self._starts, start)
        if i and self.all[i - 1].end > start:
            i -= 1
        out = []
        while i < len(self.all) and self.all[i].start < end:
            out.append(self.all[i])
            i += 1
        return out

    def before(self, offset: int, count: int = 40) -> list[Named]:
        """The last ``count`` names that end before ``offset``, the nearest first."""
        i = bisect_right(self._starts, offset - 1)
        return [n for n in reversed(self.all[max(0, i - count) : i]) if n.end <= offset]

    def after(self, offset: int, count: int = 40) -> list[Named]:
        """The first ``count`` names that start at or after ``offset``, in order."""
        i = bisect_left(self._starts, offset)
        return self.all[i : i + count]

    # ---- joining --------------------------------------------------------------------------------------------------
    def _link(self, text: str) -> None:
        kinds = {key: _majority(mentions) for key, mentions in self._forms.items()}
        longer = self._longer_forms(text, kinds)
        for mentions in self._forms.values():
            for n in mentions:
                n.entity = self._entity(self._top(n, longer, kinds), kinds)
        for n in self.all:
            assert n.entity is not None
            n.entity.kind = n.entity.kind or n.kind
            if not n.entity.gender:
                n.entity.gender = "m" if MALE.intersection(n.titles) else "f" if FEMALE.intersection(n.titles) else ""

    def _longer_forms(
        self, text: str, kinds: dict[tuple[str, ...], str]
    ) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
        by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        by_initials: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for key in self._forms:
            if len(key) > 1:
                by_word[key[0]].append(key)
                if key[-1] != key[0]:
                    by_word[key[-1]].append(key)
                for a in _initials(key):
                    by_initials[a].append(key)
        out: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        given = self._given_acronyms(text)
        for key in self._forms:
            found = [given[key]] if key in given else []
            if len(key) == 1 and not found and _ACRONYM.match(self._forms[key][0].text.split()[-1]):
                found = [k for k in by_initials.get(key[0], []) if kinds[k] != "person"][:4]
            for other in by_word.get(key[-1], [])[:30] + by_word.get(key[0], [])[:30]:
                if len(other) > len(key) and other not in found and _shortens(key, other, kinds):
                    found.append(other)
            if found:
                out[key] = found
        return out

    def _given_acronyms(self, text: str) -> dict[tuple[str, ...], tuple[str, ...]]:
        """'Hayat Tahrir al-Sham (HTS)': told by the report itself."""
        out: dict[tuple[str, ...], tuple[str, ...]] = {}
        for long, short in zip(self.all, self.all[1:], strict=False):
            between = text[long.end : short.start]
            if between in (" (", " ( ", " [", ", or ", " (the ") and len(short.key) == 1 and len(long.key) > 1:
                acronym = short.key[0]
                if short.text.isupper() and (acronym[0] in {k[0] for k in long.key}) and len(acronym) <= 10:
                    out.setdefault(short.key, long.key)
        return out

    def _top(
        self, n: Named, longer: dict[tuple[str, ...], list[tuple[str, ...]]], kinds: dict[tuple[str, ...], str]
    ) -> tuple[str, ...]:
        key, seen = n.key, {n.key}
        while key in longer:
            options = [k for k in longer[key] if k not in seen]
            if not options:
                break
            key = options[0] if len(options) == 1 else min(options, key=lambda k: self._distance(k, n.start))
            seen.add(key)
        return key

    def _distance(self, key: tuple[str, ...], offset: int) -> tuple[int, int]:
        mentions = self._forms[key]
        i = bisect_left([m.start for m in mentions[:200]], offset)
        return (0, offset - mentions[i - 1].start) if i else (1, mentions[0].start - offset)

    def _entity(self, key: tuple[str, ...], kinds: dict[tuple[str, ...], str]) -> Entity:
        if key not in self._entities:
            mentions = self._forms[key]
            full = (
                max(mentions[:50], key=lambda m: (len(m.text.split()), -m.start)).text
                if len(key) == 1
                else mentions[0].text
            )
            self._entities[key] = Entity(full, kinds[key])
        return self._entities[key]


def _majority(mentions: Sequence[Named]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for m in mentions[:50]:
        counts[m.kind] += 1
    counts.pop("", None)
    return max(sorted(counts), key=lambda k: counts[k]) if counts else ""


def _shortens(short: tuple[str, ...], long: tuple[str, ...], kinds: dict[tuple[str, ...], str]) -> bool:
    """Whether ``short`` is a shorter form of the name ``long``."""
    a, b = kinds[short], kinds[long]
    if "nation" in (a, b) or (a and b and a != b):
        return False
    inside = iter(long)
    if not all(w in inside for w in short):
        return False
    body = b == "organisation" or any(w in ORGANISED for w in long) or a == "organisation"
    if len(short) == 1:
        return not body and a != "place" and b != "place" and len(long) <= 5 and len(short[0]) > 2 and "of" not in long
    if body:
        extra = set(long) - set(short)
        opposed = extra & {"free", "former", "new", "national", "anti"} and short[-1] in ORGANISED
        continued = long[: len(short)] == short and long[len(short)] in ("of", "in", "for")
        return continued or (short[-1] == long[-1] and not opposed and len(short) * 2 >= len(long))
    return short[0] == long[0] or short[-1] == long[-1]
