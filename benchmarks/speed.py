"""Words per second from text to claims on two threads that share one pipeline: each reads reports of its own.

The text is the example reports, over and over. The encoder's own time is that of its graph (encoder and sentence heads) on the
same batches, on two threads too; ``ratio`` is the whole time over it. Both are measured in turns, and the best of each counts, since
whatever else the machine does only ever adds time. Memory is the peak of the process, which keeps no results:
what a run over many reports holds.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from rashomon.language.session import FILES, WEIGHTS

THREADS = 2
LEAST_WORDS = 25_000
TURNS = 3
EXAMPLES = Path(__file__).parents[1] / "examples" / "reports"
READY = "import rashomon.pipeline as p; p.Pipeline()"


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """Figures as in the module's text; ``startup_s`` is from the start of Python to a pipeline that is ready, the best of three."""
    from rashomon.language import split_sentences, split_words
    from rashomon.language.reader import batches
    from rashomon.pipeline import Pipeline
    from rashomon.reading import read_inputs
    from rashomon.records import Report

    pipeline = Pipeline()
    reports = [r for r in read_inputs([str(args.path or EXAMPLES)]) if isinstance(r, Report)]
    split = [[[r.text[x:y] for x, y in split_words(r.text, a, b)] for a, b in split_sentences(r.text)] for r in reports]
    size = sum(len(s) for r in split for s in r)
    rounds = LEAST_WORDS // size + 1
    session = pipeline.reader.session
    cut = [[w.subwords for w in b] for r in split for b in batches(pipeline.reader.windows(r))]
    for r in reports:
        pipeline.read(r)
    turns = [(timed(pipeline.read, reports * rounds), timed(session.read, cut * rounds)) for _ in range(TURNS)]
    whole, encoder = (min(seconds) for seconds in zip(*turns, strict=True))
    return {
        "words_per_s": round(rounds * size / whole),
        "encoder_words_per_s": round(rounds * size / encoder),
        "ratio": round(whole / encoder, 2),
        "rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "startup_s": startup(),
        "model_mb": round(sum((WEIGHTS / f).stat().st_size for f in FILES) / 1e6, 1),
    }


def timed(work: Callable[[Any], Any], items: Sequence[Any]) -> float:
    """Seconds that `THREADS` threads take for all items; each result is dropped at once."""

    def done(item: Any) -> None:
        work(item)

    with ThreadPoolExecutor(THREADS) as pool:
        began = time.perf_counter()
        list(pool.map(done, items))
        return time.perf_counter() - began


def startup() -> float:
    """Seconds until a pipeline is ready, in a process of its own, the best of three."""
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", READY], check=True)
        best = min(best, time.perf_counter() - began)
    return round(best, 2)
