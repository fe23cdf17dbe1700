"""Which words name people, and which of them fighters."""

from __future__ import annotations

from functools import lru_cache

from .lexicon import Kind, Lexicon
from .surroundings import Surroundings


@lru_cache(maxsize=1)
def _kinds() -> tuple[Kind, Kind]:
    lexicon = Lexicon.load()
    return lexicon.kind("people"), lexicon.kind("troops")


def is_person(around: Surroundings, i: int) -> bool:
    """Whether word ``i`` names people."""
    people, troops = _kinds()
    words = (around.lemmas[i], around.lows[i], *around.stems(i))
    return (
        any(w in people.lemmas or w in troops.lemmas for w in words)
        or around.name_type(i) in people.names
        or around.words[i].upos == "PRON"
    )


def is_fighter(around: Surroundings, i: int) -> bool:
    """Whether word ``i`` names soldiers or fighters."""
    _, troops = _kinds()
    return any(w in troops.lemmas for w in (around.lemmas[i], around.lows[i], *around.stems(i)))
