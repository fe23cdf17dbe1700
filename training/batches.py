"""Examples → tensors: batches of about as many subwords each, sorted by length within a window, re-cased copies mixed in."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from rashomon.language.shapes import shape

from .data import Example, Target
from .labels import ARGUMENTS, CLAIMS, NAMES, ROLES, bio
from .model import REACH

LONGEST = 140
NAME_TAGS = {t: i for i, t in enumerate(bio(NAMES))}
TIME_TAGS = {t: i for i, t in enumerate(bio(["Time"]))}
TRIGGER_TAGS = {"O": 0, "B-T": 1, "I-T": 2}
INDEX = {k: {v: i for i, v in enumerate(vs)} for k, vs in CLAIMS.items()}


@dataclass
class Batch:
    """Inputs of `Reader`, targets of each layer (-100: not annotated), and the triggers to score in `Roles`."""

    task: str
    inputs: tuple[Tensor, Tensor, Tensor, Tensor]
    words: Tensor
    gold: dict[str, Tensor]
    pairs: list[tuple[int, Target]]


def inputs_of(
    tokenizer: Tokenizer, sentences: Sequence[Sequence[str]], shapes: Sequence[Sequence[int]]
) -> tuple[tuple[Tensor, ...], Tensor]:
    """Padded ids, mask, shapes [B, S], first-subword positions and word mask [B, W]."""
    encoded = tokenizer.encode_batch([list(s) for s in sentences], is_pretokenized=True)
    n, width = max(len(e.ids) for e in encoded), max(len(s) for s in sentences)
    ids, mask, codes = (torch.zeros(len(encoded), n, dtype=torch.long) for _ in range(3))
    first, words = (torch.zeros(len(encoded), width, dtype=torch.long) for _ in range(2))
    for b, (e, sh) in enumerate(zip(encoded, shapes, strict=True)):
        ids[b, : len(e.ids)] = torch.tensor(e.ids)
        mask[b, : len(e.ids)] = 1
        for at, w in enumerate(e.word_ids):
            if w is not None:
                codes[b, at] = sh[w]
                if not words[b, w]:
                    first[b, w], words[b, w] = at, 1
    return (ids, mask, codes, first), words


def recased(words: Sequence[str], rng: random.Random) -> list[int]:
    """Shape codes; one sentence in eight as if it were all capitals, one in sixteen as if all lower case."""
    draw = rng.random()
    if draw < 1 / 8:
        return [shape(w.upper()) for w in words]
    if draw < 3 / 16:
        return [shape(w.lower()) for w in words]
    return [shape(w) for w in words]


def grouped(examples: Sequence[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Batches of about ``size`` words, of like lengths, in random order."""
    order = sorted(examples, key=lambda e: len(e.words) + rng.random() * 4)
    batches: list[list[Example]] = [[]]
    room = size
    for e in order:
        if len(e.words) > room and batches[-1]:
            batches.append([])
            room = size
        batches[-1].append(e)
        room -= len(e.words)
    rng.shuffle(batches)
    yield from batches


def collate(
    task: str,
    examples: Sequence[Example],
    tokenizer: Tokenizer,
    tables: dict[str, dict[str, int]],
    rng: random.Random | None,
) -> Batch:
    """One batch; ``rng`` None means no re-casing and all predicates (for evaluation)."""
    examples = [e for e in examples if e.words]
    shapes = [recased(e.words, rng) if rng else [shape(w) for w in e.words] for e in examples]
    inputs, words = inputs_of(tokenizer, [e.words for e in examples], shapes)
    gold: dict[str, Tensor] = {}

    def put(layer: str, rows: list[list[int] | None]) -> None:
        if any(r is not None for r in rows):
            t = torch.full(words.shape, -100, dtype=torch.long)
            for b, r in enumerate(rows):
                if r is not None:
                    t[b, : len(r)] = torch.tensor(r)
            t[words == 0] = -100
            gold[layer] = t

    width = words.shape[1]
    put("upos", [e.upos for e in examples])
    put("xpos", [e.xpos for e in examples])
    put("heads", [[h if h >= 0 else width for h in e.heads] if e.heads else None for e in examples])
    put("rels", [[tables["rels"][r] for r in e.rels] if e.rels else None for e in examples])
    put("names", [[NAME_TAGS[t] for t in e.names] if e.names else None for e in examples])
    put("times", [[TIME_TAGS[t] for t in e.times] if e.times else None for e in examples])
    put("trigger", [[TRIGGER_TAGS[t] for t in e.triggers] if e.triggers else None for e in examples])
    pairs = []
    for b, e in enumerate(examples):
        chosen = e.targets if rng is None or len(e.targets) <= 5 else rng.sample(e.targets, 5)
        pairs += [(b, t) for t in chosen if t.words and max(t.words) < width]
    return Batch(task, inputs, words, gold, pairs)  # type: ignore[arg-type]


def marks(batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Row of each trigger's sentence [T], its marked words and the distances of all words to it [T, W]."""
    width = batch.words.shape[1]
    rows = torch.tensor([b for b, _ in batch.pairs], dtype=torch.long)
    marked = torch.zeros(len(batch.pairs), width, dtype=torch.long)
    at = torch.arange(width)
    distance = torch.zeros(len(batch.pairs), width, dtype=torch.long)
    for k, (_, t) in enumerate(batch.pairs):
        marked[k, t.words] = 1
        first, last = min(t.words), max(t.words)
        d = torch.where(at < first, at - first, torch.where(at > last, at - last, torch.zeros_like(at)))
        distance[k] = d.clamp(-REACH, REACH) + REACH
    return rows, marked, distance


def role_targets(batch: Batch, layer: str) -> Tensor:
    """0/1 targets [T, W, roles] of one layer (``roles`` or ``arguments``)."""
    labels = ROLES if layer == "roles" else ARGUMENTS
    out = torch.zeros(len(batch.pairs), batch.words.shape[1], len(labels))
    for k, (_, t) in enumerate(batch.pairs):
        for role, idx in t.roles.items():
            if role in labels and idx:
                out[k, sorted(i for i in idx if i < out.shape[1]), labels.index(role)] = 1
    return out
