"""Text → `Analysis`: split, batch by length, run the model, decode."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from ..records import Analysis, Name, Occurrence, Report, Sentence, Word
from .decode import THRESHOLDS, distances, names_of, occurrence, sigmoid, softmax, trigger_spans
from .sentences import split_sentences
from .session import WEIGHTS, Floats, Session
from .trees import heads_of
from .words import split_words

BATCH = 900
WINDOW, OVERLAP = 160, 40
_RUN = 60
Subwords = tuple[tuple[int, ...], int]


More = Callable[[Sequence[Word], Sequence[Name], Sequence[tuple[int, int, float]]], list[tuple[int, int, float]]]
"""Gives the triggers of a sentence, with a score each, from its words, its names and the triggers found."""


class Window(NamedTuple):
    """A stretch of a sentence's words that is read at once."""

    sentence: int
    first: int
    subwords: list[Subwords]


class Reader:
    """The language layer. ``threads`` is the number of threads of the model's operators."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1) -> None:
        self.session = Session(folder, threads)
        self._limits: Floats = np.array([THRESHOLDS[r] for r in self.session.labels.roles], np.float32)

    def read(self, report: Report, more: More | None = None) -> Analysis:
        """The analysis of one report; ``more`` may add to the triggers of a sentence."""
        return self.read_text(report.text, more)

    def read_text(self, text: str, more: More | None = None) -> Analysis:
        """The analysis of a text; offsets count in it."""
        sentences = [(a, b, split_words(text, a, b)) for a, b in split_sentences(text)]
        words = [[text[x:y] for x, y in spans] for _, _, spans in sentences]
        parts = self.read_words(words, more=more)
        return Analysis(
            tuple(
                Sentence(a, b, tuple(Word(x, y, w.text, w.lemma, w.upos, w.xpos, w.head, w.deprel) for (x, y), w in zip(spans, s.words, strict=True)),
                         s.names, s.occurrences)
                for (a, b, spans), s in zip(sentences, parts, strict=True)
            )
        )  # fmt: skip

    def read_words(
        self, sentences: Sequence[Sequence[str]], given: Sequence[Sequence[tuple[int, int]]] | None = None,
        more: More | None = None,
    ) -> list[Sentence]:  # fmt: skip
        """Sentences that are split already, in the same order; the words' offsets are left at 0.

        ``given`` names the triggers (half-open word spans) of each sentence: then these are scored instead of found ones.
        """
        windows = self.windows(sentences)
        done: list[dict[int, Sentence]] = [{} for _ in sentences]
        for batch in batches(windows):
            chosen = None if given is None else [_inside(given[w.sentence], w) for w in batch]
            for w, part in zip(batch, self._run(batch, sentences, chosen, more), strict=True):
                done[w.sentence][w.first] = part
        return [_joined(sorted(parts.items(), key=lambda p: p[0])) for parts in done]

    def windows(self, sentences: Sequence[Sequence[str]]) -> list[Window]:
        """What is read at once: a sentence, or overlapping stretches of a long one."""
        return [w for k, s in enumerate(sentences) for w in self._windows(k, s)]

    def _windows(self, k: int, words: Sequence[str]) -> Iterator[Window]:
        subwords = self.session.subwords(words)
        if len(words) <= WINDOW and sum(len(s[0]) for s in subwords) <= 500:
            if words:
                yield Window(k, 0, subwords)
            return
        at = 0
        while True:
            end, size = at, 0
            while end < len(words) and end - at < WINDOW and size + len(subwords[end][0]) <= 500:
                size += len(subwords[end][0])
                end += 1
            yield Window(k, at, subwords[at:end])
            if end >= len(words):
                return
            at = max(end - OVERLAP, at + 1)

    def _run(
        self,
        batch: Sequence[Window],
        sentences: Sequence[Sequence[str]],
        chosen: Sequence[Sequence[tuple[int, int]]] | None,
        more: More | None,
    ) -> list[Sentence]:
        out, mask = self.session.read([w.subwords for w in batch])
        out.update({layer: softmax(out[layer]) for layer in ("names", "times", "trigger")})
        widths = [len(w.subwords) for w in batch]
        words = [self._words(sentences[w.sentence][w.first : w.first + n], out, b) for b, (w, n) in enumerate(zip(batch, widths, strict=True))]
        names = [self._names(out, b, n) for b, n in enumerate(widths)]
        spans = [trigger_spans(out["trigger"][b, :n]) for b, n in enumerate(widths)]
        if chosen is not None:
            spans = [[(a, b, 1.0) for a, b in s] for s in chosen]
        elif more is not None:
            spans = [more(w, n, s) for w, n, s in zip(words, names, spans, strict=True)]
        found = self._occurrences(out, mask, widths, spans)
        return [Sentence(0, 0, w, n, tuple(o)) for w, n, o in zip(words, names, found, strict=True)]

    def _names(self, out: dict[str, Any], b: int, n: int) -> tuple[Any, ...]:
        return names_of(out["names"][b, :n], out["times"][b, :n], self.session.labels)

    def _words(self, words: Sequence[str], out: dict[str, Any], b: int) -> tuple[Word, ...]:
        n, labels = len(words), self.session.labels
        scores = out["arcs"][b, :n]
        heads = heads_of(np.concatenate([scores[:, :n], scores[:, -1:]], 1))
        rows = np.array([h if h >= 0 else out["rel_head"].shape[1] - 1 for h in heads])
        rels = self.session.relations(out["rel_dep"][b, :n], out["rel_head"][b, rows]).tolist()
        upos, xpos = (out[k][b, :n].tolist() for k in ("upos", "xpos"))
        lemma = self.session.lemmatiser.lemma
        return tuple(
            Word(0, 0, w, lemma(w, labels.xpos[xpos[i]]), labels.upos[upos[i]], labels.xpos[xpos[i]], heads[i],
                 "root" if heads[i] < 0 else labels.relations[rels[i]])
            for i, w in enumerate(words)
        )  # fmt: skip

    def _occurrences(
        self, out: dict[str, Any], mask: Any, widths: Sequence[int], spans: Sequence[Sequence[tuple[int, int, float]]]
    ) -> list[list[Occurrence]]:
        result: list[list[Occurrence]] = [[] for _ in widths]
        pairs = sorted(((b, s) for b, found in enumerate(spans) for s in found), key=lambda p: (widths[p[0]], p))
        cut = _cut([widths[b] for b, _ in pairs])
        for some in (pairs[:cut], pairs[cut:]):
            if some:
                self._score(some, out, mask, widths, result)
        return [sorted(found, key=lambda o: (o.first, o.last)) for found in result]

    def _score(
        self, pairs: Sequence[tuple[int, tuple[int, int, float]]], out: dict[str, Any], mask: Any, widths: Sequence[int],
        result: list[list[Occurrence]],
    ) -> None:
        """Score the roles of some triggers at once and put them to their sentences in ``result``."""
        rows = np.array([b for b, _ in pairs])
        width = max(widths[b] for b, _ in pairs)
        marked = np.zeros((len(pairs), width), np.int64)
        distance = np.zeros((len(pairs), width), np.int64)
        for k, (_, (first, last, _p)) in enumerate(pairs):
            marked[k, first:last] = 1
            distance[k] = distances(width, first, last, self.session.labels.reach)
        scored: dict[str, Any] = self.session.roles(out["states"][rows, :width], mask[rows, :width], marked, distance)
        scored.update(probs=sigmoid(scored["roles"]), stance=softmax(scored["stance"]), setting=softmax(scored["setting"]))
        for k, (b, span) in enumerate(pairs):
            own = out["kind"][b, span[0] : span[1]]
            result[b].append(occurrence(k, span, widths[b], own, scored, self.session.labels, self._limits))


def _cut(widths: Sequence[int]) -> int:
    """Where to cut ascending widths in two so that the least is padded; their number where that saves less than a run costs."""
    n = len(widths)
    if not n:
        return 0
    whole = n * widths[-1]
    best = min(range(1, n + 1), key=lambda k: k * widths[k - 1] + (n - k) * widths[-1])
    padded = best * widths[best - 1] + (n - best) * widths[-1]
    return best if whole - padded > _RUN else n


def batches(windows: Iterable[Window]) -> Iterator[list[Window]]:
    """Windows of like lengths, about `BATCH` subwords with their padding together."""
    order = sorted(windows, key=lambda w: (sum(len(s[0]) for s in w.subwords), w.sentence, w.first))
    batch: list[Window] = []
    for w in order:
        size = sum(len(s[0]) for s in w.subwords) + 2
        if batch and size * (len(batch) + 1) > BATCH:
            yield batch
            batch = []
        batch.append(w)
    if batch:
        yield batch


def _inside(spans: Sequence[tuple[int, int]], w: Window) -> list[tuple[int, int]]:
    return [(a - w.first, b - w.first) for a, b in spans if w.first <= a and b <= w.first + len(w.subwords)]


def _joined(parts: Sequence[tuple[int, Sentence]]) -> Sentence:
    """The windows of one sentence put together: each word and each trigger is taken from the window where it stands more inside."""
    if not parts:
        return Sentence(0, 0)
    if len(parts) == 1:
        return parts[0][1]
    cuts = [0]
    for (a, s), (b, _) in pairwise(parts):
        cuts.append((b + a + len(s.words)) // 2)
    cuts.append(parts[-1][0] + len(parts[-1][1].words))
    words: list[Word] = []
    names, found = [], []
    root = -1
    for (at, s), low, high in zip(parts, cuts, cuts[1:], strict=False):
        for i in range(low - at, high - at):
            w = s.words[i]
            head, rel = (w.head + at if w.head >= 0 else root), w.deprel
            if w.head < 0 and root >= 0:
                rel = "parataxis"
            if head < 0:
                root = at + i
            words.append(w._replace(head=head, deprel=rel))
        names += [n._replace(first=n.first + at, last=n.last + at) for n in s.names if low <= n.first + at < high]
        found += [_moved(o, at) for o in s.occurrences if low <= o.first + at < high]
    return Sentence(0, 0, _single_root(words), tuple(names), tuple(found))


def _single_root(words: list[Word]) -> tuple[Word, ...]:
    """Words whose head lies outside, and cycles that joining may have made, hang on the first root."""
    n = len(words)
    roots = [i for i, w in enumerate(words) if not 0 <= w.head < n]
    root = roots[0] if roots else 0
    heads = [w.head if 0 <= w.head < n and w.head != i else root for i, w in enumerate(words)]
    for i in range(n):
        seen, at = set(), i
        while at != root and at not in seen:
            seen.add(at)
            at = heads[at]
        if at != root:
            heads[i] = root
    return tuple(
        w._replace(head=-1, deprel="root") if i == root else w._replace(head=heads[i]) for i, w in enumerate(words)
    )


def _moved(o: Occurrence, by: int) -> Occurrence:
    roles = tuple(r._replace(first=r.first + by, last=r.last + by) for r in o.roles)
    return Occurrence(
        o.first + by,
        o.last + by,
        o.score,
        o.type,
        o.type_score,
        o.stance,
        o.stance_score,
        o.setting,
        o.setting_score,
        roles,
    )
