"""What country a report is about: all names of places, countries and peoples in its text, weighed.

A scan of the words of a report against the gazetteer's lexicon of telling names; a pure function of text and gazetteer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .gazetteer import Gazetteer
from .gazetteer_names import fold
from .where_words import words

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[’'`‘ʼ][^\W_]+)*")
_DEMONYM, _UPPER = 1, 2
_SHARE = 0.02
_UNIT_NEXT = re.compile(r"\s+(?:[Ss]tate|STATE|[Pp]rovince|[Pp]rovincial|[Gg]overnor\b)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A telling name in a report's text: offsets, kind (``demonym`` or the place's), and the places it may mean."""

    start: int
    end: int
    kind: str
    folded: str
    countries: tuple[tuple[str, float], ...]
    numbers: tuple[int, ...]

    @property
    def cc(self) -> str:
        """The likeliest country."""
        return self.countries[0][0]


@dataclass(frozen=True, slots=True)
class _Term:
    rest: tuple[str, ...]
    kind: str
    upper: bool
    countries: tuple[tuple[str, float], ...]
    numbers: tuple[int, ...]


class _Lexicon:
    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._lines: dict[str, list[tuple[str, int, tuple[int, ...]]]] = defaultdict(list)
        for name, marks, numbers in gazetteer.store.lexicon():
            self._lines[name.partition(" ")[0]].append((name, marks, numbers))
        self._terms: dict[str, tuple[_Term, ...]] = {}

    def terms(self, first: str) -> tuple[_Term, ...]:
        """The names that begin with this folded word, the longest first."""
        if first not in self._lines:
            return ()
        found = self._terms.get(first)
        if found is None:
            made = [self._term(*line) for line in self._lines[first]]
            found = self._terms[first] = tuple(sorted(made, key=lambda t: (-len(t.rest), t.kind == "demonym", t.rest)))
        return found

    def _term(self, name: str, marks: int, numbers: tuple[int, ...]) -> _Term:
        facts = [self._gazetteer.store.facts(n) for n in numbers]
        kind = "demonym" if marks & _DEMONYM else facts[0][0]
        power = {f[1]: 0.0 for f in facts}
        for f in facts:
            power[f[1]] += 10.0 ** min(8.0, f[5] + 2.0 * (f[0] == "country") + 0.5 * f[7])
        total = sum(power.values())
        ranked = tuple(sorted(((cc, p / total) for cc, p in power.items()), key=lambda item: -item[1]))
        return _Term(tuple(name.split(" ")[1:]), kind, bool(marks & _UPPER), ranked, numbers)


@lru_cache(maxsize=2)
def _lexicon(gazetteer: Gazetteer) -> _Lexicon:
    return _Lexicon(gazetteer)


def _tokens(text: str) -> list[tuple[str, int, int]]:
    return [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def _plain(token: str) -> str:
    for mark in ("'s", "’s", "`s", "'", "’"):
        if token.endswith(mark):
            return token[: -len(mark)]
    return token


def scan(text: str, gazetteer: Gazetteer) -> list[Mention]:
    """The telling names in ``text``, in order; capitalised words only, unless the text has next to no capitals."""
    lexicon, common = _lexicon(gazetteer), words().common
    tokens = _tokens(text)
    capitals = sum(1 for t, _, _ in tokens if t[0].isupper())
    lower = capitals < 0.03 * len(tokens) or capitals == 0
    shouted = sum(1 for t, _, _ in tokens if len(t) > 1 and t.isupper()) > 0.5 * len(tokens)
    folded: list[str | None] = [None] * len(tokens)

    def form(i: int) -> str:
        value = folded[i]
        if value is None:
            value = folded[i] = fold(_plain(tokens[i][0]))
        return value

    found: list[Mention] = []
    i = 0
    while i < len(tokens):
        token, start, _ = tokens[i]
        step = 1
        if token[0].isupper() or (lower and len(token) > 3):
            for term in lexicon.terms(form(i)) if " " not in form(i) else ():
                size = len(term.rest)
                if size and (i + size >= len(tokens) or any(form(i + 1 + k) != w for k, w in enumerate(term.rest))):
                    continue
                if (term.upper and not (token.isupper() and not shouted)) or (not size and term.kind != "country" and form(i) in common):
                    continue
                end = tokens[i + size][1] + len(_plain(tokens[i + size][0]))
                found.append(Mention(start, end, term.kind, " ".join((form(i), *term.rest)), term.countries, term.numbers))
                step = size + 1
                break
        i += step
    return found


def read_report(text: str, title: str | None, gazetteer: Gazetteer) -> tuple[list[Mention], list[Mention], dict[str, int]]:
    """The telling names of a text and of its title, and the sense of names that are both a country and a unit of another (Niger).

    The sense maps a folded name to the number of the unit; it holds for the whole report, as one name has one sense in one report.
    """
    mentions, headline = scan(text, gazetteer), scan(title, gazetteer) if title else []
    senses: dict[str, int] = {}
    both = [*headline, *mentions]
    for mention, where in [*((m, title or "") for m in headline), *((m, text) for m in mentions)]:
        if mention.kind == "country" and mention.folded not in senses:
            units = [h for h in gazetteer.hits(mention.folded, kinds=["adm1"]) if h.alike >= 1.0 and h.cc != mention.cc]
            for unit in units[:2]:
                if _UNIT_NEXT.match(where, mention.end) or _points_to_unit(mention, unit.cc, both):
                    senses[mention.folded] = unit.number
                    break
    if senses:
        mentions = [_in_sense(m, senses, gazetteer) for m in mentions]
        headline = [_in_sense(m, senses, gazetteer) for m in headline]
    return mentions, headline, senses


def _points_to_unit(mention: Mention, cc: str, mentions: Sequence[Mention]) -> bool:
    """Whether all else in the report points to the country that has a unit of this name, and nothing to the country so named."""
    others = [m for m in mentions if m.folded != mention.folded]
    if any(m.cc == mention.cc for m in others):
        return False
    return any(m.cc == cc and m.kind in ("country", "demonym") for m in others) and any(m.cc == cc and m.kind in ("city", "adm1") for m in others)


def _in_sense(mention: Mention, senses: Mapping[str, int], gazetteer: Gazetteer) -> Mention:
    number = senses.get(mention.folded)
    if number is None or mention.kind != "country":
        return mention
    return replace(mention, kind="adm1", countries=((gazetteer.store.facts(number)[1], 1.0),), numbers=(number,))


_WEIGHT = {"country": 1.0, "demonym": 0.4, "adm1": 1.0, "adm2": 0.8, "city": 0.8, "site": 0.8, "region": 0.8, "wider": 0.0}


def country_weights(mentions: Sequence[Mention], places: Iterable[tuple[str, float]] = ()) -> dict[str, float]:
    """How much of a report points to each country: probabilities that sum to 1, from mentions and from (country, weight)."""
    weight: dict[str, float] = defaultdict(float)
    seen: dict[str, int] = defaultdict(int)
    places = list(places)
    sure = {m.cc for m in mentions if m.kind in ("country", "demonym")} | {cc for cc, _ in places}
    for mention in mentions:
        seen[mention.folded] += 1
        # A name said over and over says less each time.
        fall = 1.0 / (1 + 0.25 * seen[mention.folded])
        for cc, share in mention.countries:
            if cc:
                # A lone town of a country that nothing else points to is more likely a surname or a common word.
                weight[cc] += _WEIGHT[mention.kind] * share * fall * (1.0 if cc in sure else 0.3)
    for cc, more in places:
        if cc:
            weight[cc] += more
    total = sum(weight.values())
    return {cc: w / total for cc, w in weight.items()} if total else {}


def units_named(mentions: Sequence[Mention], gazetteer: Gazetteer, countries: Mapping[str, float]) -> frozenset[int]:
    """The first-level units that a report names or whose cities it names."""
    units: set[int] = set()
    for mention in mentions:
        if mention.kind in ("adm1", "city", "adm2", "site") and countries.get(mention.cc, 0.0) >= _SHARE:
            best = max(mention.numbers, key=lambda n: countries.get(gazetteer.store.facts(n)[1], 0.0))
            adm1 = gazetteer.store.facts(best)[4]
            if adm1 >= 0:
                units.add(adm1)
    return frozenset(units)
