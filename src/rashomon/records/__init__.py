"""The values that all rooms pass to each other: frozen, validated, without I/O."""

from .analysis import Analysis, Name, Occurrence, Role, Sentence, Word
from .base import Extent, Record, Span, content_id
from .claim import Actor, Claim, Figure, Place, Side, Source, Time
from .codes import (
    ACTOR_CLASSES,
    CLAIM_TYPES,
    CLAIMANTS,
    DISPUTE_KINDS,
    GRADES,
    MEASURES,
    PRECISIONS,
    RELATIONS,
    SETTINGS,
    SOURCE_ROLES,
    STANCES,
    ActorClass,
    Claimant,
    ClaimType,
    DateOrigin,
    DisputeKind,
    Grade,
    Measure,
    Precision,
    Relation,
    Setting,
    SourceRole,
    Stance,
)
from .event import (
    Dispute,
    Event,
    Known,
    Party,
    PlaceOption,
    Range,
    Revision,
    SideRange,
    Stand,
    TimeOption,
    Toll,
    Voice,
)
from .judgement import VERDICTS, Judgement, Verdict
from .relation import COPY_KINDS, CopyKind, CopyRelation
from .report import Report
from .run import Failure, Run

__all__ = [
    "ACTOR_CLASSES", "CLAIMANTS", "CLAIM_TYPES", "COPY_KINDS", "DISPUTE_KINDS", "GRADES", "MEASURES", "PRECISIONS", "RELATIONS",
    "SETTINGS", "SOURCE_ROLES", "STANCES", "VERDICTS", "Actor", "ActorClass", "Analysis", "Claim", "ClaimType", "Claimant",
    "CopyKind", "CopyRelation",
    "DateOrigin", "Dispute", "DisputeKind", "Event", "Extent", "Failure", "Figure", "Grade", "Judgement", "Known", "Measure", "Name",
    "Occurrence", "Party", "Place", "PlaceOption", "Precision", "Range", "Record", "Relation", "Report", "Revision",
    "Role", "Run", "Sentence", "Setting", "Side", "SideRange", "Source", "SourceRole", "Span", "Stance", "Stand",
    "Time", "TimeOption", "Toll", "Verdict", "Voice", "Word", "content_id",
]  # fmt: skip
