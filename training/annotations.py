"""Our own annotated sentences: a line of text, then a line a claim with its spans as words.

= trigger | type stance setting | a: words/class; … | t: … | n: … (partners) | p: place; … | w: time | f: words/measure | s: words/role
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.records import ACTOR_CLASSES, CLAIM_TYPES, MEASURES, SETTINGS, SOURCE_ROLES, STANCES

ROLES = {"a": "agents", "t": "targets", "n": "partners", "p": "places", "f": "figures", "s": "sources"}
LABELS: dict[str, tuple[str, tuple[str, ...]]] = {
    "a": ("class", ACTOR_CLASSES), "t": ("class", ACTOR_CLASSES), "n": ("class", ACTOR_CLASSES), "f": ("measure", MEASURES),
    "s": ("role", SOURCE_ROLES),
}  # fmt: skip
NUMBER = re.compile(
    r"\d|\b(no|none|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|another|both|couple|pair|several"
    r"|few|number|some|dozens?|scores?|hundreds?|thousands?|millions?|nobody|nothing)\b",
    re.I,
)


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Rows in the shape of ``gold/train``; a span that does not stand in its sentence is an error that names it."""
    row: dict[str, Any] | None = None
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("= "):
            if row is None:
                raise ValueError(f"{path}:{n}: a claim before the first sentence")
            row["claims"].append(_claim(row["text"], line[2:], f"{path}:{n}"))
        elif line.strip() and not line.startswith("#"):
            if row is not None:
                yield row
            row = {"id": f"{path.stem}-{n}", "source": "own", "text": line.strip(), "claims": []}
    if row is not None:
        yield row


def _span(text: str, words: str, where: str, near: int = 0) -> dict[str, Any]:
    words = words.strip()
    hits = [i for i in range(len(text)) if text.startswith(words, i)] if words else []
    if not hits:
        raise ValueError(f"{where}: {words!r} does not stand in the sentence")
    at = min(hits, key=lambda i: abs(i - near))
    return {"start": at, "end": at + len(words), "text": words}


def _claim(text: str, line: str, where: str) -> dict[str, Any]:
    parts = [p.strip() for p in line.split("|")]
    trigger = _span(text, parts[0], where)
    kind, stance, setting = parts[1].split()
    if kind not in CLAIM_TYPES or stance not in STANCES or setting not in SETTINGS:
        raise ValueError(f"{where}: {parts[1]!r} is no type, stance and setting")
    claim: dict[str, Any] = {"trigger": trigger, "type": kind, "stance": stance, "setting": setting, "time": None}
    claim.update({role: [] for role in ROLES.values()})
    for part in parts[2:]:
        key, values = part[0], part[2:]
        if key == "w":
            claim["time"] = _span(text, values, where, trigger["start"])
            continue
        for value in values.split(";"):
            words, _, label = value.partition("/")
            span = _span(text, words, where, trigger["start"])
            if key in LABELS:
                name, allowed = LABELS[key]
                if label.strip() not in allowed:
                    raise ValueError(f"{where}: {label!r} is no {name}")
                span[name] = label.strip()
                if name == "measure":
                    span["stated"] = bool(NUMBER.search(words))
            claim[ROLES[key]].append(span)
    return claim
