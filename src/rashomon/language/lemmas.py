"""Lemmas by rule over fine tags: a table of irregular forms, else the ending is cut off and the stem looked up.

The table (``lemmas.json`` beside the weights) is made by ``training.lemmas`` from the English Web Treebank.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

_VOWELS = frozenset("aeiou")
_NAMES = frozenset({"NNP", "NNPS"})
_DOUBLED = frozenset("bdgklmnprtvz")
_ES = ("sses", "shes", "ches", "xes", "zes", "oes")


class Lemmatiser:
    """``irregular`` maps ``form|tag`` to a lemma; ``known`` holds lemmas of verbs, by which stems are completed."""

    def __init__(self, irregular: dict[str, str], known: frozenset[str]) -> None:
        self._irregular = irregular
        self._known = known
        self.lemma = lru_cache(maxsize=100_000)(self._lemma)

    @classmethod
    def load(cls, path: Path) -> Lemmatiser:
        """The table of a file."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        return cls(raw["irregular"], frozenset(raw["known"]))

    def _lemma(self, form: str, tag: str) -> str:
        """The lemma of a word with a Penn tag; names keep their capitals."""
        low = form.lower()
        found = self._irregular.get(f"{low}|{tag}")
        if found is not None:
            return found
        if tag in _NAMES:
            return form
        if tag in ("NNS", "VBZ"):
            return self._without_s(low)
        if tag in ("VBD", "VBN") and low.endswith("ed") and len(low) > 3:
            return self._stem(low[:-3] + "y" if low.endswith("ied") and len(low) > 4 else low[:-2], low.endswith("ied"))
        if tag == "VBG" and low.endswith("ing") and len(low) > 4:
            return self._stem(low[:-3], False)
        return low

    def _without_s(self, low: str) -> str:
        if low.endswith("ies") and len(low) > 4:
            return low[:-3] + "y"
        if low.endswith(_ES):
            return low[:-2] if low[:-2] in self._known or low[:-1] not in self._known else low[:-1]
        return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 2 else low

    def _stem(self, stem: str, done: bool) -> str:
        """The verb of a stem: itself, with an e, or with its doubled consonant single, whichever is known; else the likelier."""
        if done or stem in self._known:
            return stem
        if stem + "e" in self._known:
            return stem + "e"
        single = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED else stem
        if single in self._known:
            return single
        if single != stem:
            return stem if stem.endswith(("ll", "ss", "zz", "ff")) else single
        wants_e = stem.endswith(
            ("at", "iz", "is", "v", "c", "dg", "ang", "u", "bl", "tl", "pl", "fl", "gl", "ur", "ir", "or", "ar")
        )
        return stem + "e" if wants_e and stem[-2:-1] not in ("e",) else stem
