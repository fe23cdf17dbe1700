"""The closed vocabularies of the codebook, as types and as tuples in the codebook's order."""

from __future__ import annotations

from typing import Literal, get_args

ClaimType = Literal[
    "clash", "takeover", "airstrike", "shelling", "explosion", "suicide-bombing", "chemical", "violence",
    "sexual-violence", "abduction", "arrest", "release", "protest", "crackdown", "riot", "movement", "siege", "seizure",
    "transfer", "base", "destruction", "displacement", "agreement", "breach", "talks", "aid", "sanction", "threat",
    "regroup", "other",
]  # fmt: skip
Stance = Literal["asserted", "claimed", "doubted", "denied", "negated", "planned"]
Setting = Literal["news", "background"]
Precision = Literal["day", "days", "week", "month", "season", "year", "years", "unknown"]
Measure = Literal[
    "killed", "wounded", "casualties", "missing", "captured", "abducted", "arrested", "freed", "displaced",
    "participants", "strikes", "weapons", "area_km2", "other",
]  # fmt: skip
ActorClass = Literal[
    "state-forces", "rebels", "political-militia", "identity-militia", "rioters", "protesters", "civilians",
    "external-forces", "government", "international-organisation", "media", "unidentified", "other",
]  # fmt: skip
Relation = Literal["in", "near", "adm2", "adm1", "region", "country", "wider"]
SourceRole = Literal["speaker", "for", "via"]
Claimant = Literal["belligerent", "officials", "medics", "monitors", "media", "residents", "unknown"]
Grade = Literal["confirmed", "fair", "single source", "weak", "contested", "discounted"]
DisputeKind = Literal["responsibility", "toll", "occurrence", "control", "time", "place"]
DateOrigin = Literal["given", "metadata", "text", "none"]

CLAIM_TYPES: tuple[ClaimType, ...] = get_args(ClaimType)
STANCES: tuple[Stance, ...] = get_args(Stance)
SETTINGS: tuple[Setting, ...] = get_args(Setting)
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
MEASURES: tuple[Measure, ...] = get_args(Measure)
ACTOR_CLASSES: tuple[ActorClass, ...] = get_args(ActorClass)
RELATIONS: tuple[Relation, ...] = get_args(Relation)
SOURCE_ROLES: tuple[SourceRole, ...] = get_args(SourceRole)
CLAIMANTS: tuple[Claimant, ...] = get_args(Claimant)
GRADES: tuple[Grade, ...] = get_args(Grade)
DISPUTE_KINDS: tuple[DisputeKind, ...] = get_args(DisputeKind)
