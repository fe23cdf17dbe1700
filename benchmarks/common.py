"""What the benchmarks share: the reader, and precision, recall and F1."""

from __future__ import annotations

import argparse
import hashlib

from rashomon.language import Reader
from rashomon.language.session import WEIGHTS


def reader(args: argparse.Namespace, threads: int = 2) -> Reader:
    """The shipped reader, or one with other weights."""
    return Reader(args.weights or WEIGHTS, threads)


def prf(tp: float, predicted: float, gold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent, with one decimal."""
    p = tp / predicted if predicted else 0.0
    r = tp / gold if gold else 0.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    return round(100 * p, 1), round(100 * r, 1), round(100 * f, 1)


def aside(key: str) -> bool:
    """Whether a sentence belongs to the fifth that training leaves aside (the rule of `training.data`)."""
    return hashlib.sha256(key.encode()).digest()[0] % 5 == 0
