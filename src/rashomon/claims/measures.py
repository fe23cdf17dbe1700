"""What a figure measures: by the word of harm that governs what is counted, else by the type of the occurrence."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ..errors import LexiconError
from ..records import MEASURES, ClaimType, Measure
from .lexicon import FOLDER, read_table
from .persons import is_person
from .surroundings import Surroundings

_BY_TYPE: dict[str, Measure] = {
    "abduction": "abducted", "arrest": "arrested", "release": "freed", "displacement": "displaced", "violence": "killed",
    "protest": "participants", "movement": "participants", "riot": "participants", "talks": "participants", "regroup": "participants",
}  # fmt: skip
_VIOLENT = frozenset({
    "clash", "takeover", "airstrike", "shelling", "explosion", "suicide-bombing", "chemical", "violence", "crackdown", "riot", "siege",
    "protest", "other", "movement", "breach", "destruction",
})  # fmt: skip
_FITS: dict[str, frozenset[str]] = {
    "killed": _VIOLENT | {"abduction", "arrest", "displacement"},
    "wounded": _VIOLENT | {"abduction", "arrest"},
    "casualties": _VIOLENT,
    "missing": frozenset({"abduction", "violence", "clash", "airstrike"}),
    "captured": frozenset({"arrest", "abduction", "clash", "takeover"}),
    "abducted": frozenset({"abduction", "violence"}),
    "arrested": frozenset({"arrest", "crackdown", "protest", "riot"}),
    "freed": frozenset({"release", "agreement", "talks"}),
    "displaced": frozenset({"displacement"}),
    "weapons": frozenset(
        {"seizure", "airstrike", "shelling", "clash", "takeover", "aid", "explosion", "destruction", "movement"}
    ),
    "strikes": _VIOLENT | {"breach", "threat"},
    "area_km2": frozenset({"takeover", "siege", "clash", "other", "transfer"}),
}


class Harm(NamedTuple):
    """Which measure a word points to, by how the counted word hangs on it."""

    done: dict[str, Measure]
    suffered: dict[str, Measure]
    nouns: dict[str, Measure]
    things: dict[str, Measure]


@lru_cache(maxsize=1)
def harm() -> Harm:
    """The tables of ``harm.yaml``; words under two measures keep the first."""
    path = FOLDER / "harm.yaml"
    out = Harm({}, {}, {}, {})
    for measure, lists in read_table(path).items():
        if measure not in MEASURES or not isinstance(lists, dict):
            raise LexiconError(f"{path}: {measure!r} is no measure of the codebook or holds no lists.")
        for key, words in lists.items():
            if key not in Harm._fields or not all(isinstance(w, str) for w in words):
                raise LexiconError(
                    f"{path}: {measure}: {key!r} must be one of {', '.join(Harm._fields)} and a list of words."
                )
            for w in words:
                getattr(out, key).setdefault(w, measure)
    return out


def fits(measure: Measure, kind: ClaimType) -> bool:
    """Whether an occurrence of type ``kind`` has figures of this measure."""
    return measure not in _FITS or kind in _FITS[measure]


def default_measure(kind: ClaimType) -> Measure:
    """The measure of people in an occurrence where no word tells it."""
    return _BY_TYPE.get(kind, "other")


_RISING = frozenset(
    {
        "rise",
        "climb",
        "stand",
        "reach",
        "increase",
        "grow",
        "bring",
        "raise",
        "jump",
        "soar",
        "put",
        "push",
        "take",
        "exceed",
        "pass",
    }
)


_TOLLS = frozenset({"toll", "tally", "fatalities", "deaths"})
_PASSED_UP = frozenset({"conj", "nmod", "appos", "obl", "nummod", "compound", "dep", "parataxis", "xcomp"})


class Told(NamedTuple):
    """A measure that a word tells of, and the index of that word."""

    measure: Measure
    by: int


def told_measure(around: Surroundings, head: int, first: int, last: int) -> Told | None:
    """The measure that the sentence tells for the counted word ``head`` (its number at ``first..last``), or ``None``."""
    told = _right_before(around, first) or (_by_tree(around, head, 0) if around.parsed else None)
    if told is None and not (around.parsed and around.rels[head] == "nsubj"):
        told = _by_order(around, first, last)
    if told and told.measure in ("strikes", "weapons") and is_person(around, head):
        return None
    return told


def _right_before(around: Surroundings, first: int) -> Told | None:
    """The verb of harm right before the number ("killing 12 and wounding 20")."""
    i = first - 1
    if i < 0 or around.words[i].upos != "VERB":
        return None
    measure = harm().done.get(around.lemmas[i])
    return Told(measure, i) if measure in ("killed", "wounded") else None


def _own(around: Surroundings, i: int) -> Told | None:
    tables = harm()
    for w in (around.lemmas[i], around.lows[i], *around.stems(i)):
        if w in tables.nouns and around.words[i].upos != "VERB":
            return Told(tables.nouns[w], i)
    return None


def _by_tree(around: Surroundings, head: int, depth: int) -> Told | None:
    own = _own(around, head)
    if own and own.measure in ("killed", "wounded", "casualties"):
        return own
    told = _below(around, head)
    if told:
        return told
    up, rel = around.words[head].head, around.rels[head]
    if up < 0:
        return None
    told = _toll(around, head, up, rel) or _above(around, up, rel)
    if told:
        return told
    if depth >= 3 or rel not in _PASSED_UP:
        return own
    if rel in ("nmod", "obl") and around.case(head) not in ("of", "among", "including", "to", "for"):
        return None
    return _by_tree(around, up, depth + 1)


def _below(around: Surroundings, head: int) -> Told | None:
    """ "12 people killed", "20 others wounded", "three who died"."""
    tables = harm()
    for j in around.children(head):
        rel, lemma = around.rels[j], around.lemmas[j]
        if j < head or rel not in ("acl", "amod", "acl:relcl", "appos", "dep", "parataxis"):
            continue
        measure = tables.nouns.get(around.lows[j])
        if measure is None and not around.lows[j].endswith("ing"):
            measure = tables.done.get(lemma)
        if measure is None and rel == "acl:relcl":
            measure = tables.suffered.get(lemma)
        if measure:
            return Told(measure, j)
    return None


def _toll(around: Surroundings, head: int, up: int, rel: str) -> Told | None:
    """ "The death toll rose to 31", "left six residents dead"."""
    nouns = harm().nouns
    if rel in ("obl", "obj", "nmod") and around.lemmas[up] in _RISING:
        for j in around.children(up):
            if around.lemmas[j] in _TOLLS or around.lows[j] in _TOLLS:
                return Told("killed", j)
    if rel == "obj" and around.lemmas[up] == "leave":
        for j in around.children(up):
            if j > head and around.lows[j] in nouns:
                return Told(nouns[around.lows[j]], j)
    return None


def _above(around: Surroundings, up: int, rel: str) -> Told | None:
    """ "Killed 12", "12 were wounded", "12 died", "12 are dead"."""
    tables, lemma, low = harm(), around.lemmas[up], around.lows[up]
    if rel in ("obj", "nsubj:pass"):
        measure = tables.done.get(lemma)
    elif rel == "nsubj":
        measure = tables.suffered.get(lemma) or tables.nouns.get(low) or tables.nouns.get(lemma)
        if measure is None and around.words[up].xpos == "VBN":
            measure = tables.done.get(lemma)
    else:
        measure = None
    return Told(measure, up) if measure else None


def _by_order(around: Surroundings, first: int, last: int) -> Told | None:
    """The nearest word of harm: right of the number up to a stop, then left of it."""
    words, tables = around.words, harm()
    for j in range(last, min(len(words), last + 8)):
        if words[j].text in (";", ".", ":") or (words[j].upos == "NUM" and j > last):
            break
        w = around.lows[j]
        if w in tables.nouns and words[j].upos not in ("VERB", "AUX") and tables.nouns[w] != "participants":
            return Told(tables.nouns[w], j)
        if around.lemmas[j] in tables.done and w[-3:] != "ing":
            follows = words[j + 1].upos if j + 1 < len(words) else ""
            passive = any(around.lemmas[k] in ("be", "get") for k in range(last, j)) or (
                follows not in ("DET", "NUM", "NOUN", "PROPN", "ADJ", "PRON")
            )
            if passive:
                return Told(tables.done[around.lemmas[j]], j)
        if around.lemmas[j] in tables.suffered and words[j].upos == "VERB":
            return Told(tables.suffered[around.lemmas[j]], j)
    for j in range(first - 1, max(-1, first - 8), -1):
        if words[j].text in (";", ".", ":"):
            break
        if words[j].upos == "VERB":
            measure = tables.done.get(around.lemmas[j])
            return Told(measure, j) if measure else None
    return None
