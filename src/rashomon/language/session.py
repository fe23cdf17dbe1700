"""The shipped weights behind ONNX Runtime: words in, arrays out. No other file knows the graphs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import ModelError
from .lemmas import Lemmatiser
from .shapes import shape

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

WEIGHTS = Path(__file__).parent / "weights"
FILES = ("reader.onnx", "roles.onnx", "relations.npz", "labels.json", "lemmas.json", "tokenizer.json")
CLS, SEP = 101, 102
_KNOWN_AT_MOST = 200_000


@dataclass(frozen=True)
class Labels:
    """The label sets of the heads, as they were trained."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...]
    types: tuple[str, ...]
    stances: tuple[str, ...]
    settings: tuple[str, ...]
    classes: tuple[str, ...]
    measures: tuple[str, ...]
    reach: int
    encoder: str

    @classmethod
    def load(cls, path: Path) -> Labels:
        """The labels of ``labels.json``."""
        raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        fields: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in raw.items() if k in cls.__dataclass_fields__
        }
        return cls(**fields)


class Session:
    """Both graphs and the tokenizer, loaded once. ``threads`` is the number of threads within one operator."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1) -> None:
        missing = [f for f in FILES if not (folder / f).is_file()]
        if missing:
            raise ModelError(f"{folder}: the weights lack {', '.join(missing)}; install the package again")
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._reader, self._roles = (
                onnxruntime.InferenceSession(str(folder / f), options, providers=["CPUExecutionProvider"])
                for f in ("reader.onnx", "roles.onnx")
            )
        except Exception as e:
            raise ModelError(f"{folder}: the weights cannot be loaded ({e}); install the package again") from e
        self.folder = folder
        self.labels = Labels.load(folder / "labels.json")
        self.lemmatiser = Lemmatiser.load(folder / "lemmas.json")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        rel = np.load(folder / "relations.npz")
        self._rel_weight: Floats = rel["weight"]
        self._rel_bias: Floats = rel["bias"]
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}

    @cached_property
    def digest(self) -> str:
        """A hash of all files of the model."""
        h = hashlib.sha256()
        for f in FILES:
            h.update((self.folder / f).read_bytes())
        return h.hexdigest()[:16]

    def subwords(self, words: Iterable[str]) -> list[tuple[tuple[int, ...], int]]:
        """Subword ids and shape code of each word; words seen before cost a look-up."""
        words = list(words)
        new = sorted({w for w in words if w not in self._known})
        if new:
            if len(self._known) > _KNOWN_AT_MOST:
                self._known.clear()
                new = sorted(set(words))
            for w, e in zip(new, self._tokenizer.encode_batch([[w] for w in new], is_pretokenized=True), strict=True):
                self._known[w] = (tuple(e.ids[1:-1][:32]) or (100,), shape(w))
        known = self._known
        return [known[w] for w in words]

    def read(self, sentences: Sequence[Sequence[tuple[tuple[int, ...], int]]]) -> tuple[dict[str, Any], Ints]:
        """Run the encoder and its sentence heads on sentences of subwords; gives the outputs by name and the word mask [B, W]."""
        rows = [_flat(s) for s in sentences]
        size, width = max(len(r[0]) for r in rows), max(len(s) for s in sentences)
        ids, mask, shapes = (np.zeros((len(rows), size), np.int64) for _ in range(3))
        first, words = (np.zeros((len(rows), width), np.int64) for _ in range(2))
        for b, (i, s, f) in enumerate(rows):
            n = len(i)
            ids[b, :n], mask[b, :n], shapes[b, :n] = i, 1, s
            first[b, : len(f)], words[b, : len(f)] = f, 1
        names = [o.name for o in self._reader.get_outputs()]
        out = self._reader.run(None, {"ids": ids, "mask": mask, "shapes": shapes, "first": first})
        return dict(zip(names, out, strict=True)), words

    def roles(self, states: Floats, mask: Ints, marked: Ints, distance: Ints) -> dict[str, Floats]:
        """Score the words of each trigger's sentence towards it; arrays as in the training model."""
        names = [o.name for o in self._roles.get_outputs()]
        out = self._roles.run(None, {"states": states, "mask": mask, "marked": marked, "distance": distance})
        return dict(zip(names, out, strict=True))

    def relations(self, dep: Floats, head: Floats) -> Ints:
        """The relation of each word to its chosen head, from rows of ``rel_dep`` and ``rel_head``."""
        best: Ints = (np.maximum(dep + head, 0) @ self._rel_weight + self._rel_bias).argmax(-1)
        return best


def _flat(sentence: Sequence[tuple[tuple[int, ...], int]]) -> tuple[list[int], list[int], list[int]]:
    """Ids and shapes with the two special marks, and the position of each word's first subword."""
    ids, shapes, first = [CLS], [0], []
    for subwords, code in sentence:
        first.append(len(ids))
        ids.extend(subwords)
        shapes.extend([code] * len(subwords))
    ids.append(SEP)
    shapes.append(0)
    return ids, shapes, first
