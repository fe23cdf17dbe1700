"""The label sets of the heads, in a fixed order. They are written beside the weights; nothing else defines them."""

from __future__ import annotations

from rashomon.records import ACTOR_CLASSES, CLAIM_TYPES, MEASURES, SETTINGS, STANCES

UPOS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())  # noqa: SIM905
XPOS = tuple(
    [
        "$",
        "''",
        ",",
        "-LRB-",
        "-RRB-",
        ".",
        ":",
        "ADD",
        "AFX",
        "CC",
        "CD",
        "DT",
        "EX",
        "FW",
        "GW",
        "HYPH",
        "IN",
        "JJ",
        "JJR",
        "JJS",
        "LS",
        "MD",
        "NFP",
        "NN",
        "NNP",
        "NNPS",
        "NNS",
        "PDT",
        "POS",
        "PRP",
        "PRP$",
        "RB",
        "RBR",
        "RBS",
        "RP",
        "SYM",
        "TO",
        "UH",
        "VB",
        "VBD",
        "VBG",
        "VBN",
        "VBP",
        "VBZ",
        "WDT",
        "WP",
        "WP$",
        "WRB",
        "XX",
        "``",
    ]
)
NAMES = [
    "Organisation",
    "Location",
    "Person",
    "Temporal",
    "Quantity",
    "Nationality",
    "Weapon",
    "DocumentReference",
    "Money",
    "MilitaryPlatform",
    "CommsIdentifier",
    "Vehicle",
]
ROLES = ["agent", "target", "partner", "place", "time", "figure", "speaker", "for", "via"]
ARGUMENTS = [
    "ARG0",
    "ARG1",
    "ARG2",
    "ARG3",
    "ARGM-LOC",
    "ARGM-TMP",
    "ARGM-MNR",
    "ARGM-NEG",
    "ARGM-MOD",
    "ARGM-DIR",
    "ARGM-ADV",
    "ARGM-PRP",
]
CLAIMS = {
    "types": CLAIM_TYPES,
    "stances": STANCES,
    "settings": SETTINGS,
    "classes": ACTOR_CLASSES,
    "measures": MEASURES,
}


def bio(types: list[str]) -> list[str]:
    """``O`` and a B and an I tag for each type."""
    return ["O", *(f"{p}-{t}" for t in types for p in "BI")]
