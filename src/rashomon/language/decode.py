"""Arrays of the model → names, occurrences and roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from ..records import ActorClass, ClaimType, Measure, Name, Occurrence, Role, Setting, Stance
from .session import Floats, Ints, Labels

CANDIDATE = 0.2
THRESHOLDS = {
    "agent": 0.45,
    "target": 0.46,
    "partner": 0.4,
    "place": 0.8,
    "time": 0.45,
    "figure": 0.45,
    "speaker": 0.65,
    "for": 0.55,
    "via": 0.4,
}
PLACE_AT_LEAST = 0.5
"""Where no word is surely of the place, those that may be."""
ACTORS = frozenset({"agent", "target", "partner"})
TIMES = ("O", "B-Temporal", "I-Temporal")
_LONGEST_TRIGGER = 8


def softmax(x: Floats) -> Floats:
    """Over the last axis."""
    e = np.exp(x - x.max(-1, keepdims=True))
    return cast(Floats, e / e.sum(-1, keepdims=True))


def sigmoid(x: Floats) -> Floats:
    """Elementwise."""
    return cast(Floats, 1 / (1 + np.exp(-np.clip(x, -30, 30))))


def bio_spans(tags: Sequence[str], scores: Sequence[float]) -> list[Name]:
    """Spans of BIO tags; an I tag without its B opens a span."""
    out: list[Name] = []
    start, kind = -1, ""
    for i, tag in enumerate([*tags, "O"]):
        inside = tag[0] == "I" and tag[2:] == kind and start >= 0
        if inside:
            continue
        if start >= 0:
            out.append(Name(start, i, kind, sum(scores[start:i]) / (i - start)))
            start = -1
        if tag != "O":
            start, kind = i, tag[2:]
    return out


def names_of(names: Floats, times: Floats, labels: Labels) -> tuple[Name, ...]:
    """Names and times of one sentence from the probabilities [W, tags] of both heads; a time is kept where no name stands."""
    out = bio_spans([labels.names[i] for i in names.argmax(-1).tolist()], names.max(-1).tolist())
    taken = {i for n in out for i in range(n.first, n.last)}
    when = bio_spans([TIMES[i] for i in times.argmax(-1).tolist()], times.max(-1).tolist())
    out += [w for w in when if not taken & set(range(w.first, w.last))]
    return tuple(sorted(out))


def trigger_spans(probs: Floats) -> list[tuple[int, int, float]]:
    """Candidate triggers of one sentence from the probabilities [W, 3] (outside, begins, goes on), with their own."""
    begins, inside = probs[:, 1].tolist(), probs[:, 2].tolist()
    out: list[tuple[int, int, float]] = []
    n, i = len(begins), 0
    while i < n:
        any_ = begins[i] + inside[i]
        if any_ < CANDIDATE or (begins[i] < CANDIDATE and inside[i] < begins[i]):
            i += 1
            continue
        j = i + 1
        while j < n and j - i < _LONGEST_TRIGGER and inside[j] >= max(0.5 * any_, begins[j], CANDIDATE):
            j += 1
        out.append((i, j, any_))
        i = j
    return out


def runs(marked: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Half-open runs of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], marked, [False])).astype(np.int8)))
    return [(int(edges[k]), int(edges[k + 1])) for k in range(0, len(edges), 2)]


def roles_of(probs: Floats, classes: Floats, measures: Floats, labels: Labels, limits: Floats) -> tuple[Role, ...]:
    """Role spans of one trigger from probabilities [W, roles] and logits of classes and measures [W, ·]."""
    out = []
    above = probs >= limits
    where = labels.roles.index("place")
    if not above[:, where].any():
        above[:, where] = probs[:, where] >= PLACE_AT_LEAST
    for r in np.flatnonzero(above.any(0)):
        name = labels.roles[r]
        for a, b in runs(above[:, r]):
            actor = measure = None
            if name in ACTORS:
                actor = cast(ActorClass, labels.classes[int(classes[a:b].sum(0).argmax())])
            elif name == "figure":
                measure = cast(Measure, labels.measures[int(measures[a:b].sum(0).argmax())])
            out.append(Role(name, a, b, float(probs[a:b, r].mean()), actor, measure))
    return tuple(sorted(out, key=lambda r: (r.first, r.last, r.role)))


def distances(width: int, first: int, last: int, reach: int) -> Ints:
    """The clipped distance of each of ``width`` words to the trigger ``first..last``, from 0 to ``2 * reach``."""
    at = np.arange(width)
    d = np.where(at < first, at - first, np.where(at >= last, at - last + 1, 0))
    return cast(Ints, d.clip(-reach, reach) + reach)


def occurrence(
    k: int, span: tuple[int, int, float], width: int, own: Floats, out: dict[str, Any], labels: Labels, limits: Floats
) -> Occurrence:
    """The ``k``-th scored trigger as an occurrence; ``own`` are the type logits of its words from the sentence head.

    In ``out``, types, classes and measures are logits, the rest probabilities.
    """
    first, last, score = span
    kinds = softmax((own.mean(0) + out["type"][k]) / 2)
    stances, settings = out["stance"][k], out["setting"][k]
    roles = roles_of(out["probs"][k, :width], out["classes"][k, :width], out["measures"][k, :width], labels, limits)
    t, s, g = int(kinds.argmax()), int(stances.argmax()), int(settings.argmax())
    return Occurrence(
        first, last, score, cast(ClaimType, labels.types[t]), float(kinds[t]), cast(Stance, labels.stances[s]), float(stances[s]),
        cast(Setting, labels.settings[g]), float(settings[g]), roles,
    )  # fmt: skip
