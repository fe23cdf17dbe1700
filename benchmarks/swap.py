"""What changes when only the actors' names change: type, stance and class over our own sentences, for every pair of names.

The sentences are templates with the same words; an unbiased reader gives the same type and stance whoever acts.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import product
from typing import Any

from rashomon.pipeline import Pipeline
from rashomon.records import Claim, Report

NAMES = (
    "Syrian forces", "Russian forces", "U.S. forces", "Israeli forces", "Ukrainian forces", "Turkish troops", "Nigerian soldiers",
    "Houthi fighters", "Hamas fighters", "Taliban fighters", "Kurdish fighters", "Al-Shabab militants", "FARC rebels", "Naxalite rebels",
)  # fmt: skip
TEMPLATES = (
    "{a} shelled the town of Dolna on Monday, killing three civilians.",
    "{a} attacked a convoy of {b} near Dolna on Monday, officials said.",
    "{a} entered the town of Dolna on Monday and detained dozens of men.",
    "{a} denied on Monday that they had killed villagers in Dolna.",
    "{a} shot dead two protesters in Dolna on Monday, a rights group said.",
    "{a} have vowed to retake Dolna from {b}.",
    "{a} withdrew from Dolna on Monday under a deal with {b}.",
)


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """Percent of sentences whose types, stances or agent's class differ from the template's most common reading; by name, the worst."""
    pipeline = Pipeline()
    differs: Counter[str] = Counter()
    by_name: Counter[str] = Counter()
    total, per_name = 0, Counter[str]()
    for template in TEMPLATES:
        pairs = [
            (a, b)
            for a, b in product(NAMES, NAMES if "{b}" in template else NAMES[:1])
            if a != b or "{b}" not in template
        ]
        read = [pipeline.read(Report(name="swap", text=template.format(a=a, b=b))) for a, b in pairs]
        usual = {key: Counter(seen(c, key) for c in read).most_common(1)[0][0] for key in ("type", "stance")}
        for (a, _), claims in zip(pairs, read, strict=True):
            total += 1
            per_name[a] += 1
            for key in ("type", "stance"):
                if seen(claims, key) != usual[key]:
                    differs[key] += 1
                    by_name[a] += 1
    worst, n = max(((k, by_name[k] / (2 * per_name[k])) for k in NAMES), key=lambda x: x[1])
    return {
        "sentences": total, "type_differs": round(100 * differs["type"] / total, 1), "stance_differs": round(100 * differs["stance"] / total, 1),
        "worst_name": worst, "worst_differs": round(100 * n, 1),
    }  # fmt: skip


def seen(claims: tuple[Claim, ...], key: str) -> tuple[str, ...]:
    """The types or stances of a sentence's claims, in order."""
    return tuple(getattr(c, key) for c in claims)
