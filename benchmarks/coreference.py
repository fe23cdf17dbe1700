"""Coreference of event mentions across documents on ECB+, gold mentions given: MUC, B-cubed, CEAF-e and their mean.

Neither topics nor the sub-topics in the names of documents are used: all documents are put into stories by their words and names,
and mentions joined within one story. Scored are all event mentions, singletons included, over the whole collection as one.
``--only dev`` measures one part of a folder that holds several. The weights were learnt on the train topics.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from typing import Any

from rashomon.linking.mentions import corefer
from rashomon.linking.words import stem

from .common import reader
from .coref_score import score
from .ecbplus import collection, parts


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """F1 in percent, and that of "same word in documents of one sub-topic" (the topics given), to compare with."""
    held = parts(args.path, args.only)
    found = collection(args.path, held, reader(args))
    chains: dict[str, set[int]] = defaultdict(set)
    same: dict[tuple[str, str], set[int]] = defaultdict(set)
    names = {r.id: r.name for r in found.reports}
    for i, (claim, chain) in enumerate(zip(found.claims, found.chains, strict=True)):
        chains[chain].add(i)
        topic, _, rest = names[claim.report].partition("_")
        same[topic + rest.lstrip("0123456789"), stem(claim.trigger.text.lower().split()[-1])].add(i)
    figures = score(chains.values(), corefer(found.reports, found.claims))
    lemma = score(chains.values(), same.values())["conll"]
    return {
        "parts": "+".join(held), "documents": len(found.reports), "mentions": len(found.claims), "chains": len(chains), **figures,
        "word_within_topic_conll": lemma,
    }  # fmt: skip
