"""Analysis → claims: which occurrences are told, with their roles as spans; places, times and actors are resolved later.

An occurrence is found by the model's trigger head and the lexicon together: the model's probability and the lexicon's weight
are added on the scale of log odds (fitted on the annotated sentences that training leaves aside).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..records import (
    Actor,
    Analysis,
    Claim,
    ClaimType,
    Extent,
    Figure,
    Occurrence,
    Place,
    Report,
    Role,
    Sentence,
    Source,
    SourceRole,
    Span,
    Time,
)
from . import grounds, rolespans
from .cues import stance_of
from .doers import doers
from .figures import figures_of
from .lexicon import Hit, Lexicon
from .triggers import dateline, joined, sharing

MODEL, LEXICON, KNOWN, NOUN, BIAS, KEEP = 0.4, 1.17, 0.43, -0.34, -0.89, -0.4
UNSURE, SURE = 0.5, 0.6
BACKGROUND = 0.6
_WAY = 60
_ENDS = re.compile(
    r"\b(?:highways?|roads?|motorways?|railways?|routes?|lines?)\s+(?:between|linking|connecting|from)\s+[^,.;:]{0,40}$"
    r"(?<!\bnear )(?<!\boutside )(?<!\bin )(?<!\bat )"
)
"""A road is named by its ends; where another place is told, it is that which the act is at."""

SOURCES: tuple[SourceRole, ...] = ("speaker", "for", "via")


def extract(report: Report, analysis: Analysis, lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims of a report in reading order; spans stand in ``report.text``, nothing is resolved."""
    out: list[Claim] = []
    for sentence in analysis.sentences:
        if sentence.words:
            out += _claims(report, sentence, lexicon)
    return tuple(sorted(out, key=lambda c: (c.trigger.start, c.trigger.end)))


def _claims(report: Report, sentence: Sentence, lexicon: Lexicon) -> Iterable[Claim]:
    hits = lexicon.match(sentence)
    kept = [o for o in sentence.occurrences if told(sentence, o, _hit(o, hits))]
    start = dateline(report.text, sentence)
    for o in sharing(sentence, joined(sentence, [replace(o, type=type_of(o, _hit(o, hits))) for o in kept])):
        yield claim_of(report, sentence, _without(sentence, o, start), lexicon)


def _without(sentence: Sentence, o: Occurrence, start: int) -> Occurrence:
    """The occurrence without roles in the dateline, but for the place."""
    if start == sentence.start:
        return o
    return replace(o, roles=tuple(r for r in o.roles if r.role == "place" or sentence.words[r.first].start >= start))


def _hit(o: Occurrence, hits: Sequence[Hit]) -> Hit | None:
    over = [h for h in hits if h.first < o.last and o.first < h.last]
    return max(over, key=lambda h: h.weight) if over else None


def told(sentence: Sentence, o: Occurrence, hit: Hit | None) -> bool:
    """Whether the candidate is an occurrence, by model and lexicon together; nouns, which may only point back, need more."""
    p = min(max(o.score, 1e-4), 1 - 1e-4)
    score = MODEL * math.log(p / (1 - p)) + BIAS
    if hit is not None:
        score += LEXICON * hit.weight + KNOWN
    if sentence.words[o.first].upos in ("NOUN", "PROPN"):
        score += NOUN
    return score >= KEEP


def type_of(o: Occurrence, hit: Hit | None) -> ClaimType:
    """The model's type, or the lexicon's where the model is unsure and the lexicon is not."""
    return hit.type if hit is not None and o.type_score < UNSURE and hit.weight >= SURE else o.type


def span_of(text: str, sentence: Sentence, first: int, last: int) -> Span:
    """The span of words ``first`` up to, not with, ``last``."""
    return Span.cut(text, sentence.words[first].start, sentence.words[last - 1].end)


def _actors(report: Report, sentence: Sentence, o: Occurrence, name: str) -> tuple[Actor, ...]:
    found = rolespans.actors(sentence, o.roles, name)
    if name == "agent":
        found = doers(sentence, o.first, found)
    out = []
    for (first, last), role in found:
        kind = role.actor
        s = span_of(report.text, sentence, first, last)
        out.append(Actor(start=s.start, end=s.end, text=s.text, class_=kind or "other"))
    return tuple(out)


def _places(report: Report, sentence: Sentence, o: Occurrence) -> tuple[Place, ...]:
    spans = [span_of(report.text, sentence, *cut) for cut in grounds.places(sentence, o)]
    reached = [s for s in spans if not _ENDS.search(report.text[max(sentence.start, s.start - _WAY) : s.start])]
    return tuple(Place(start=s.start, end=s.end, text=s.text) for s in reached or spans)


def _time(report: Report, sentence: Sentence, roles: Sequence[Role]) -> Time:
    cuts = [(rolespans.time_span(sentence, *cut), r) for cut, r in rolespans.plain(sentence, roles, ("time",))]
    cuts = [x for x in cuts if rolespans.telling(sentence.words, x[0])]
    if not cuts:
        return Time()
    cut, _ = min(cuts, key=lambda x: (-x[1].score, x[0]))
    return Time(span=span_of(report.text, sentence, *cut))


def _sources(report: Report, sentence: Sentence, roles: Sequence[Role]) -> tuple[Source, ...]:
    found: dict[tuple[int, int, SourceRole], Source] = {}

    def put(cut: rolespans.Cut, role: SourceRole) -> None:
        s = span_of(report.text, sentence, *cut)
        found.setdefault((s.start, s.end, role), Source(start=s.start, end=s.end, text=s.text, role=role))

    for name in SOURCES:
        for cut, _ in rolespans.actors(sentence, roles, name):
            speaker, body = rolespans.speaker_and_body(sentence.words, cut) if name == "speaker" else (cut, None)
            put(speaker, name)
            if body is not None:
                put(body, "for")
    return tuple(found[k] for k in sorted(found))


def claim_of(report: Report, sentence: Sentence, o: Occurrence, lexicon: Lexicon) -> Claim:
    """One claim from one occurrence of a sentence."""
    sources = _sources(report, sentence, o.roles)
    stance = stance_of(sentence, o, bool(sources), lexicon) or o.stance
    figures: tuple[Figure, ...] = figures_of(sentence, report.text, o.roles, o, o.type, stance)
    return Claim(
        report=report.id,
        sentence=Extent(start=sentence.start, end=sentence.end),
        trigger=span_of(report.text, sentence, o.first, o.last),
        type=o.type,
        stance=stance,
        setting="background" if o.setting == "background" and o.setting_score >= BACKGROUND else "news",
        agents=_actors(report, sentence, o, "agent"),
        targets=_actors(report, sentence, o, "target"),
        partners=_actors(report, sentence, o, "partner"),
        places=_places(report, sentence, o),
        time=_time(report, sentence, o.roles),
        figures=figures,
        sources=sources,
    )
