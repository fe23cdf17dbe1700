"""The table of lemmas that the package ships: irregular forms and known verbs of the treebank's training part."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rashomon.language.lemmas import Lemmatiser

from .data import Example
from .labels import XPOS


def table(examples: Iterable[Example]) -> dict[str, object]:
    """``known``: verbs; ``irregular``: forms whose commonest lemma the rules do not give."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    known: Counter[str] = Counter()
    for e in examples:
        for form, tag, lemma in zip(e.words, e.xpos or [], e.lemmas or [], strict=True):
            if tag < 0:
                continue
            counts.setdefault((form.lower(), XPOS[tag]), Counter())[lemma] += 1
            if XPOS[tag].startswith("V") and lemma.isalpha():
                known[lemma.lower()] += 1
    plain = Lemmatiser({}, frozenset(known))
    irregular = {}
    for (form, tag), lemmas in sorted(counts.items()):
        lemma, n = lemmas.most_common(1)[0]
        if (
            tag in ("NNP", "NNPS", "ADD", "FW", "GW")
            or lemma == plain.lemma(form, tag)
            or (n < 2 and not form.isalpha())
        ):
            continue
        irregular[f"{form}|{tag}"] = lemma
    return {"irregular": irregular, "known": sorted(known)}


def write(examples: Iterable[Example], out: Path) -> None:
    """Write ``lemmas.json``."""
    out.write_text(json.dumps(table(examples), ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
