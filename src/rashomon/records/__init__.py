"""The values that all rooms pass to each other: frozen, validated, without I/O."""

from .analysis import Analysis, Name, Occurrence, Role, Sentence, Word
from .base import Extent, Record, Span, content_id
from .claim import Actor, Claim, Figure, Place, Source, Time
from .codes import (
    ACTOR_CLASSES,
    CLAIM_TYPES,
    MEASURES,
    PRECISIONS,
    RELATIONS,
    SETTINGS,
    SOURCE_ROLES,
    STANCES,
    ActorClass,
    ClaimType,
    DateOrigin,
    Measure,
    Precision,
    Relation,
    Setting,
    SourceRole,
    Stance,
)
from .event import Event, Range, Toll
from .judgement import VERDICTS, Judgement, Verdict
from .report import Report
from .run import Failure, Run

__all__ = [
    "ACTOR_CLASSES", "CLAIM_TYPES", "MEASURES", "PRECISIONS", "RELATIONS", "SETTINGS", "SOURCE_ROLES", "STANCES", "VERDICTS",
    "Actor", "ActorClass", "Analysis", "Claim", "ClaimType", "DateOrigin", "Event", "Extent", "Failure", "Figure", "Judgement", "Measure",
    "Name", "Occurrence", "Place", "Precision", "Range", "Record", "Relation", "Report", "Role", "Run", "Sentence", "Setting",
    "Source", "SourceRole", "Span", "Stance", "Time", "Toll", "Verdict", "Word", "content_id",
]  # fmt: skip
