"""One reading of all place names of a text: each name takes the place that fits the text's countries and the other names best.

Every name brings its namesakes, with what speaks for each alone: how large and how well known it is, how the wording fits its
kind, whether it lies in what the text says it lies in, and how likely its country is. Then, in a few rounds, each name's candidates
gain from the likely candidates of the other names that lie near them or that are the unit they lie in (mean field over a graph of
distances; the idea is that of Leidner's spatial minimality and of Lieberman and Samet's toponym trees). One name has one sense in a
text, unless the words beside it say otherwise ("Paris, Texas"). A pure function of text and gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from .gazetteer import Gazetteer, Hit, prior
from .gazetteer_names import fold
from .where_locate import Context, company_of, fits, likely, seat_of, within_of
from .where_prior import country_weights
from .where_words import Worded, read_words, well_spelt

_MOST = 40
_ROUNDS = 4
_SHARP = 1.1
_REACH_KM = 90.0
_NEAR, _UNIT, _FAMILY, _LAND = 2.2, 1.6, 1.2, 0.4
_EXACT, _SURE, _ALIKE = 1.0, 0.96, 0.85
_LOCAL = ("city", "site", "adm2")

Floats = Any


class Reading(NamedTuple):
    """The namesakes of one mention, best first, each with its probability among them; ``name`` is the string that was found."""

    hits: tuple[Hit, ...]
    shares: tuple[float, ...]
    name: str


class _Group(NamedTuple):
    """The mentions that share one sense: their candidates and what speaks for each alone."""

    name: str
    hits: tuple[Hit, ...]
    alone: Floats


def read_jointly(
    spans: Sequence[tuple[int, int]], context: Context, home: Sequence[str] = (), *, open_to_all: bool = False, firm: bool = False
) -> list[Reading | None]:
    """The reading of each span of the context's text, ``None`` where no name is like it.

    ``home`` are names of places that the outlet is at home in: they take part as if the text named them. ``open_to_all``
    takes near spellings of any country, which a text that tells of none needs. ``firm``: the context's countries are given, not read.
    """
    worded = [read_words(context.text, a, b) for a, b in spans]
    found = [_candidates(w, context, open_to_all) for w in worded]
    told = {f.name.casefold(): w for f, w in zip(found, worded, strict=True) if f and w.within}
    groups: dict[tuple[str, tuple[str, ...], str], _Group] = {}
    keys: list[tuple[str, tuple[str, ...], str] | None] = []
    for f, w in zip(found, worded, strict=True):
        if f is None:
            keys.append(None)
            continue
        # What the text says once of a name ("Paris, Texas") holds where it says the name again alone.
        told_of = w if w.within else told.get(f.name.casefold(), w)
        key = (fold(f.name), told_of.within, w.unit)
        keys.append(key)
        if key not in groups:
            alone = _alone(f.hits, w, told_of, context)
            groups[key] = _Group(f.name, f.hits, alone if firm else alone + _by_others(f, context))
    for name in home:
        hits = tuple(h for h in context.gazetteer.hits(name)[:_MOST] if h.alike >= _EXACT)
        if hits:
            groups.setdefault((fold(name), (), "home"), _Group(name, hits, np.array([h.score for h in hits])))
    shares = _settled(list(groups.values()))
    by_key = {k: _ranked(g, p, seat=not k[2]) for (k, g), p in zip(groups.items(), shares, strict=True)}
    return [by_key[k] if k is not None else None for k in keys]


class _Found(NamedTuple):
    name: str
    hits: tuple[Hit, ...]


def _candidates(worded: Worded, context: Context, open_to_all: bool) -> _Found | None:
    """The namesakes of a wording: of its first form that has any exactly, else in another spelling, else nearly."""
    for least in (_EXACT, _SURE, _ALIKE):
        for name in worded.names:
            hits = context.gazetteer.hits(name, context.countries or None)
            spelt = [h for h in hits if h.alike >= least and well_spelt(name, h, alone=context.bare)]
            chosen = [h for h in spelt if least >= _EXACT or open_to_all or likely(h, least, name, context, worded.unit)]
            if least >= _EXACT and chosen:
                near = [h for h in hits if _SURE <= h.alike < _EXACT and well_spelt(name, h, alone=context.bare)]
                chosen += [h for h in near if (h.size >= 4.7 or h.kind == worded.unit)]
            if chosen:
                return _Found(name, tuple(chosen[:_MOST]))
    return None


def _alone(hits: Sequence[Hit], worded: Worded, told: Worded, context: Context) -> Floats:
    within = within_of(told, context)
    return np.array([h.score + fits(h, worded) + company_of(h, within) for h in hits])


def _by_others(found: _Found, context: Context) -> Floats:
    """What changes for the candidates of a country's name where only the other names tell of countries: "Georgia" beside "Atlanta"."""
    folded = fold(found.name)
    if not any(m.folded == folded and m.kind == "country" for m in context.mentions):
        return np.zeros(len(found.hits))
    others = country_weights([m for m in context.mentions if m.folded != folded])
    if not others:
        return np.zeros(len(found.hits))
    return np.array([prior(h.cc, others, h.size) - prior(h.cc, context.countries, h.size) for h in found.hits])


def _settled(groups: Sequence[_Group]) -> list[Floats]:
    """The shares of each group's candidates after all groups have spoken for one another."""
    if not groups:
        return []
    hits = [h for g in groups for h in g.hits]
    owner = np.repeat(np.arange(len(groups)), [len(g.hits) for g in groups])
    alone = np.concatenate([g.alone for g in groups])
    ties = _ties(hits) * (owner[:, None] != owner[None, :])
    share = _softmax(alone, owner, len(groups))
    for _ in range(_ROUNDS):
        # Several friends in one place say little more than the first few.
        friends = ties @ share
        share = _softmax(alone + 2.0 * np.tanh(friends / 2.0), owner, len(groups))
    cuts = np.cumsum([len(g.hits) for g in groups])[:-1]
    return list(np.split(share, cuts))


def _ties(hits: Sequence[Hit]) -> Floats:
    """How much each place (row) gains where another (column) is meant."""
    lat, lon = np.radians([h.lat for h in hits]), np.radians([h.lon for h in hits])
    h = np.sin((lat[:, None] - lat) / 2) ** 2 + np.cos(lat)[:, None] * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    km = 12742 * np.arcsin(np.sqrt(np.clip(h, 0, 1)))
    local = np.array([h.kind in _LOCAL for h in hits])
    adm1, number = np.array([h.adm1 for h in hits]), np.array([h.number for h in hits])
    unit = np.array([h.kind == "adm1" for h in hits])
    near = _NEAR * np.exp(-km / _REACH_KM) * local[:, None] * local
    inside = _UNIT * ((adm1[:, None] == number) & unit & local[:, None])
    family = _FAMILY * 0.5 * ((adm1[:, None] == adm1) & (adm1[:, None] >= 0) & local[:, None] & local)
    holds = _FAMILY * 0.7 * ((adm1 == number[:, None]) & unit[:, None] & local)
    land = np.array([h.cc for h in hits])
    country = np.array([h.kind == "country" for h in hits])
    same = _LAND * ((land[:, None] == land) & (land != "")[:, None] & ~country & ~local[:, None])
    return np.asarray(np.maximum(near, family) + inside + holds + same)


def _softmax(score: Floats, owner: Floats, groups: int) -> Floats:
    top = np.full(groups, -np.inf)
    np.maximum.at(top, owner, score)
    power = np.exp(_SHARP * (score - top[owner]))
    total = np.zeros(groups)
    np.add.at(total, owner, power)
    return power / total[owner]


def _ranked(group: _Group, share: Floats, seat: bool) -> Reading:
    """The candidates by share; where no word names a unit, "Idlib" alone is the city, and what speaks for its province speaks for it."""
    order = sorted(range(len(group.hits)), key=lambda i: (-share[i], group.hits[i].number))
    hits, shares = [group.hits[i] for i in order], [float(share[i]) for i in order]
    if seat and hits[0].kind in ("adm1", "adm2", "city"):
        towns = [i for i, h in enumerate(hits) if h.kind == "city" and h.alike >= _SURE and (i == 0 or seat_of(h, hits[0]))]
        if towns:
            town = towns[0]
            units = [i for i, h in enumerate(hits) if h.kind in ("adm1", "adm2") and seat_of(hits[town], h)]
            shares[town] += sum(shares[i] for i in units)
            shares = [0.0 if i in units else p for i, p in enumerate(shares)]
            again = sorted(range(len(hits)), key=lambda i: (-shares[i], hits[i].number))
            hits, shares = [hits[i] for i in again], [shares[i] for i in again]
    return Reading(tuple(hits), tuple(shares), group.name)


_HOST = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9.-]+)", re.IGNORECASE)
_NO_COUNTRY = frozenset(["co", "tv", "me", "io", "ai", "fm", "am", "cc", "ws", "la", "to", "ly", "gg", "nu", "st"])


def home_of(site: str, gazetteer: Gazetteer) -> tuple[str | None, list[str]]:
    """What an outlet's domain or address tells of its home: a country code by its last label, and the longest place name it begins with."""
    match = _HOST.match(site.strip())
    if match is None:
        return None, []
    labels = match[1].lower().strip(".").split(".")
    last = labels[-1].upper()
    cc = "GB" if last == "UK" else last if len(last) == 2 and last.lower() not in _NO_COUNTRY and gazetteer.country(last) else None
    word = max(labels[:-1], key=len, default="").replace("-", "").removeprefix("the")
    for size in range(len(word), 5, -1):
        if any(h.alike >= _EXACT and h.size >= 4.0 and h.kind in ("city", "adm1") for h in gazetteer.hits(word[:size])):
            return cc, [word[:size]]
    return cc, []


def weighted(countries: Mapping[str, float], cc: str | None, share: float) -> dict[str, float]:
    """The countries of a text with ``share`` of the weight moved to one of them."""
    if cc is None:
        return dict(countries)
    moved = {k: v * (1 - share) for k, v in countries.items()}
    moved[cc] = moved.get(cc, 0.0) + share
    return moved
