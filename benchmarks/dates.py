"""Time expressions of whole texts: TimeML documents (TIMEX3, ``.tml``) and narratives with TIMEX2 (``.xml``) below a folder.

``strict`` asks for the same extent, ``relaxed`` for an overlap, one expression for one; ``value`` for a relaxed match with the very
value of the annotation, as TempEval-3 counts it. The document's own creation time is given and not scored; of nested
expressions the outer one is. An expression that was annotated without a value is right where none is given.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from rashomon.resolve.timex import Expression, find_times

from .common import prf, reader

_TAG = re.compile(r"</?([A-Z_0-9]+)(?:\s[^<>]*)?/?>")
_VALUE = re.compile(r'\b(?:value|val|VAL)="([^"]*)"')


class Annotated(NamedTuple):
    """An expression as annotated: offsets into the text and its value."""

    start: int
    end: int
    value: str


class Document(NamedTuple):
    """A text with its creation day and annotations, in order."""

    name: str
    text: str
    created: date | None
    times: tuple[Annotated, ...]
    timex2: bool


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """F1 in percent (``strict``, ``relaxed``, ``value``), with precision and recall of the relaxed match."""
    r = None if args.grammar else reader(args)
    counts = dict.fromkeys(("strict", "relaxed", "value", "found", "gold"), 0)
    documents = list(read_documents(args.path))
    for d in documents:
        found = find_times(d.text, d.created, r.read_text(d.text) if r else None, timex2=d.timex2)
        for key, n in scored(d, found).items():
            counts[key] += n
    p, rec, relaxed = prf(counts["relaxed"], counts["found"], counts["gold"])
    f1 = {k: prf(counts[k], counts["found"], counts["gold"])[2] for k in ("strict", "value")}
    return {"documents": len(documents), "expressions": counts["gold"], "p": p, "r": rec, "strict": f1["strict"], "relaxed": relaxed, "value": f1["value"]}


def scored(document: Document, found: tuple[Expression, ...]) -> dict[str, int]:
    """How many expressions match strictly, loosely, and with their value, of how many found and annotated."""
    left = list(found)
    n = {"strict": 0, "relaxed": 0, "value": 0, "found": len(found), "gold": len(document.times)}
    for g in document.times:
        hits = [e for e in left if e.start < g.end and g.start < e.end]
        if not hits:
            continue
        best = max(hits, key=lambda e: ((e.start, e.end) == (g.start, g.end), min(e.end, g.end) - max(e.start, g.start)))
        left.remove(best)
        n["relaxed"] += 1
        n["strict"] += (best.start, best.end) == (g.start, g.end)
        n["value"] += (best.value or "") == g.value
    return n


def read_documents(folder: Path) -> Iterator[Document]:
    """The documents of a file or of all ``.tml`` and ``.xml`` files below a folder, in order of their names."""
    paths = [folder] if folder.is_file() else sorted(p for p in folder.rglob("*") if p.suffix in (".tml", ".xml"))
    if not paths:
        raise SystemExit(f"{folder}: no .tml or .xml file there; give a folder of TimeML or TIMEX2 documents")
    for path in paths:
        yield read_document(path)


def read_document(path: Path) -> Document:
    """One document; ``SystemExit`` with a sentence where it has no text element."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
    if body is None:
        raise SystemExit(f"{path}: no <TEXT> element; expected a TimeML (TIMEX3) or TIMEX2 document")
    text, times = plain(body[1])
    head = raw[: body.start()]
    created = re.search(r"<(?:DCT|DATETIME)>.*?(?:value|val)=\"(\d{4})-?(\d\d)-?(\d\d)", head, re.DOTALL)
    day = date(int(created[1]), int(created[2]), int(created[3])) if created else None
    return Document(path.name, text, day, times, "<TIMEX2" in raw)


def plain(body: str) -> tuple[str, tuple[Annotated, ...]]:
    """The text without its tags, and the outermost time expressions in it."""
    parts: list[str] = []
    length = at = 0
    opened: list[tuple[int, str]] = []
    times: list[Annotated] = []

    def put(piece: str) -> None:
        nonlocal length
        parts.append(unescape(piece))
        length += len(parts[-1])

    for tag in _TAG.finditer(body):
        put(body[at : tag.start()])
        at = tag.end()
        if not tag[1].startswith("TIMEX"):
            continue
        if tag.group().startswith("</"):
            start, value = opened.pop()
            if not opened and start < length:
                times.append(Annotated(start, length, value))
        elif not tag.group().endswith("/>"):
            value = _VALUE.search(tag.group())
            opened.append((length, value[1] if value else ""))
    put(body[at:])
    return "".join(parts), tuple(times)
