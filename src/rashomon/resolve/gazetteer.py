"""The gazetteer: a name and, where known, the countries a report is about → the places the name may mean, best first.

Exact and near spellings are found through the index of consonant skeletons (:mod:`.gazetteer_names`), compared with
Levenshtein's ratio of their loose forms, and weighed by how prominent the place is, whether the name is its main one, and how
likely its country is. The data are packaged; nothing is fetched.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from .gazetteer_layers import Layers, added
from .gazetteer_names import fold, loose, skeleton
from .gazetteer_store import Row, Store

DATA = Path(__file__).parent / "data" / "gazetteer.bin"

_PROMINENCE = {"country": 9.0, "wider": 7.0, "region": 6.0, "site": 3.5}
_FLOOR = 0.004
_LEAST_ALIKE = 0.72
_SIZE = 0.7


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean: WGS 84 degrees, population (its log10), and a score that is comparable within a name.

    ``id`` is ``geonames:NUMBER`` or, for a place of our own tables, ``rashomon:CC/KIND/name``. ``alike`` is 1 for an exact name.
    """

    number: int
    id: str
    name: str
    kind: str
    cc: str
    adm1: str | None
    lat: float
    lon: float
    size: float
    alike: float
    score: float


class Hit(NamedTuple):
    """A place that a name may mean, as the index gives it; ``adm1`` is a place number, -1 for none."""

    number: int
    kind: str
    cc: str
    lat: float
    lon: float
    adm1: int
    size: float
    geonames: int
    own: bool
    main: bool
    alike: float
    score: float


class Gazetteer:
    """An open gazetteer; :meth:`open` gives the packaged one with what the user has added."""

    def __init__(self, store: Store | Layers, digests: Sequence[str] = ()) -> None:
        self.store = store
        self._digests = tuple(digests) or (str(store.extra["tables"]),)
        self.extents: Mapping[str, tuple[float, float, float, float]] = store.extra["extents"]
        self.borders: Mapping[str, tuple[float, float]] = store.extra["borders"]
        self._capitals = frozenset(store.extra["capitals"].values())
        self._raw = lru_cache(maxsize=16384)(self._find_raw)
        self._countries: dict[str, Candidate] | None = None

    @classmethod
    def open(cls, path: Path | None = None, more: Sequence[Path] | None = None) -> Gazetteer:
        """The packaged gazetteer, or the one at ``path``, with the files ``more`` on top; opened once a process.

        ``more`` is what lies in the user's folder (:func:`.gazetteer_layers.added`) where it is None. :class:`LexiconError` if a
        file cannot be read.
        """
        return _open(path or DATA, tuple(more) if more is not None else added())

    @property
    def version(self) -> str:
        """What the files were made from: the hash of our own tables, and for each file on top its table's name and hash."""
        return "+".join((self._digests[0][:16], *self._digests[1:]))

    def find(
        self, name: str, countries: Mapping[str, float] | None = None, kinds: Iterable[str] | None = None, limit: int = 10
    ) -> list[Candidate]:
        """The places that ``name`` may mean, best first.

        ``countries`` gives the probability of ISO country codes; a country that it does not list is unlikely. ``kinds`` limits the
        kinds of place (country, adm1, adm2, city, site, region, wider). An empty list where no name is like it.
        """
        return [self.candidate(hit) for hit in self.hits(name, countries, kinds)[:limit]]

    def hits(
        self, name: str, countries: Mapping[str, float] | None = None, kinds: Iterable[str] | None = None
    ) -> list[Hit]:
        """As :meth:`find`, all of them, without the names."""
        found = self._raw(fold(name))
        if kinds is not None:
            wanted = frozenset(kinds)
            found = tuple(h for h in found if h.kind in wanted)
        scored = [h if countries is None else h._replace(score=h.score + prior(h.cc, countries, h.size)) for h in found]
        return sorted(scored, key=lambda h: (-h.score, h.number))

    def known(self, name: str) -> bool:
        """Whether some place bears exactly this name, but for case, diacritics, hyphens and articles."""
        return any(h.alike >= 0.96 for h in self._raw(fold(name)))

    def country(self, cc: str) -> Candidate | None:
        """The country with this ISO 3166 code."""
        if self._countries is None:
            numbers = range(self.store.extra["country_count"])
            hits = ((n, *self.store.facts(n)) for n in numbers)
            self._countries = {h[2]: self.candidate(Hit(*h, True, 1.0, 0.0)) for h in hits}
        return self._countries.get(cc)

    def capital(self, cc: str) -> Candidate | None:
        """The capital of the country with this ISO 3166 code."""
        number = self.store.extra["capitals"].get(cc)
        return None if number is None else self.place(number)

    def place(self, number: int, score: float = 0.0) -> Candidate:
        """The place with this number."""
        kind, cc, lat, lon, adm1, size, geonames, own = self.store.facts(number)
        return self.candidate(Hit(number, kind, cc, lat, lon, adm1, size, geonames, own, True, 1.0, score))

    def candidate(self, hit: Hit) -> Candidate:
        """The place of a hit, with its names."""
        name = self.store.name(hit.number)
        adm1 = name if hit.kind == "adm1" else self.store.name(hit.adm1) if hit.adm1 >= 0 else None
        key = f"geonames:{hit.geonames}" if hit.geonames else f"rashomon:{hit.cc or '--'}/{hit.kind}/{fold(name).replace(' ', '-')}"
        lat, lon = round(hit.lat, 4), round(hit.lon, 4)
        return Candidate(hit.number, key, name, hit.kind, hit.cc, adm1, lat, lon, hit.size, hit.alike, round(hit.score, 4))

    def _find_raw(self, folded: str) -> tuple[Hit, ...]:
        if not folded or len(folded) > 80:
            return ()
        key, form = skeleton(folded), loose(folded)
        if not key:
            return ()
        hits = self._hits(self.store.rows(key, form), folded, form)
        if not hits and len(form) >= 4:
            hits = self._hits(self.store.rows(key), folded, form)
        if not hits and len(key) >= 4:
            for other in sorted(_near(key)):
                hits.update({n: h for n, h in self._hits(self.store.rows(other), folded, form).items() if n not in hits})
        return tuple(hits.values())

    def _hits(self, rows: Iterable[Row], folded: str, form: str) -> dict[int, Hit]:
        hits: dict[int, Hit] = {}
        for row in rows:
            alike = likeness(folded, form, row)
            if alike < _LEAST_ALIKE:
                continue
            main = frozenset(row.main)
            for number in row.main + row.other:
                hit = self._hit(number, alike, number in main)
                if number not in hits or hit.score > hits[number].score:
                    hits[number] = hit
        return hits

    def _hit(self, number: int, alike: float, main: bool) -> Hit:
        kind, cc, lat, lon, adm1, size, geonames, own = self.store.facts(number)
        # Natural features and sites of an added file are thousands, those of our tables are what reports name.
        known = _PROMINENCE.get(kind) if own or kind not in ("region", "site") else None
        prominence = known or max(size, 2.3) - (1.2 if kind == "adm2" else 0.6 if kind == "adm1" else 0.0)
        score = _SIZE * prominence + (0.5 if own else 0.0) + (0.0 if main or own else -1.0) - 9.0 * (1 - alike)
        score += 0.7 if number in self._capitals else 0.0
        return Hit(number, kind, cc, lat, lon, adm1, size, geonames, own, main, alike, score)


def likeness(folded: str, form: str, row: Row) -> float:
    """How alike a name and an index row are: 1 where they are the same, at least 0.96 where only articles or spellings of the same
    sounds differ, else Levenshtein's ratio of their loose forms, 0.95 at most.
    """
    if row.folded == folded:
        return 1.0
    if row.loose == form:
        return 0.96 + 0.03 * float(Levenshtein.normalized_similarity(folded, row.folded))
    return min(0.95, float(Levenshtein.normalized_similarity(form, row.loose)))


def prior(cc: str, countries: Mapping[str, float], size: float = 0.0) -> float:
    """What the country adds to a score; a place that lies in no one country stands in the middle.

    A city that all the world knows by name needs no other word of its country.
    """
    floor = 0.08 if size >= 6.0 else 0.03 if size >= 5.3 else _FLOOR
    return 2.0 * math.log10(max(countries.get(cc, 0.0), floor)) if cc else -1.2


def _near(key: str) -> set[str]:
    """Skeletons that differ from ``key`` by one consonant less or two in turn."""
    shorter = {key[:i] + key[i + 1 :] for i in range(1, len(key))}
    turned = {key[:i] + key[i + 1] + key[i] + key[i + 2 :] for i in range(1, len(key) - 1)}
    return (shorter | turned) - {key}


def with_layers(extra: Sequence[Path] = ()) -> Gazetteer:
    """The packaged gazetteer with what the user has added on top, and ``extra`` (made by ``rashomon gazetteer add --to``) on top of that."""
    return Gazetteer.open(more=(*added(), *extra))


@lru_cache(maxsize=4)
def _open(path: Path, more: tuple[Path, ...]) -> Gazetteer:
    base, layers = Store(path), [Store(p) for p in more]
    digests = [f"{store.extra.get('file', 'gazetteer')}:{store.extra['tables'][:16]}" for store in layers]
    return Gazetteer(Layers(base, layers) if layers else base, [str(base.extra["tables"]), *digests])
