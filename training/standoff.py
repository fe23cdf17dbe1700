"""Annotations of sentences in the public sets, kept without their text: offsets, labels and a hash of each sentence.

A JSON line a sentence: ``set`` and ``doc`` name the text, ``start`` and ``end`` the sentence in it, ``sha256`` the first 16 digits
of its hash; in ``claims`` a span is ``[start, end]`` in the sentence, then its label; a figure's last value is false where no
number is told. Of documents annotated whole (``whole``), a claim also has its ``event`` and, under ``elsewhere``, what other sentences
tell of it: the role, then the span in the document. A document is left aside or trained on as a whole.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

LABELS = {"agents": "class", "targets": "class", "partners": "class", "places": "", "figures": "measure", "sources": "role"}


def plain(markup: str) -> str:
    """The text of an article's markup, a line a paragraph."""
    text = re.sub(r"<(?:br\s*/?|/p|/div|/h\d|/li)>", "\n", markup, flags=re.I)
    text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return re.sub(r"[ \t\xa0]+", " ", re.sub(r"\s*\n\s*", "\n", text)).strip()


def texts(data: Path, name: str) -> dict[str, str]:
    """The documents of one set by id: ``hrdsattack/train``, ``event_location/train`` (by line) or a source of ``re3d``."""
    folder, part = name.split("/")
    if folder == "hrdsattack":
        rows = [r["sample"] for r in json.loads((data / folder / f"{part}.json").read_text(encoding="utf-8"))]
        return {str(r["Input.GLOBALEVENTID"]): plain(r["Input.article_interface"]) for r in rows}
    if folder == "event_location":
        with gzip.open(data / folder / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
            return {str(n): json.loads(line)["text"] for n, line in enumerate(lines)}
    path = data / folder / f"{part}.documents.jsonl"
    return {d["_id"]: d["text"] for d in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


class Document(NamedTuple):
    """A document annotated whole; its claims in reading order, spans counted in ``text``."""

    id: str
    text: str
    title: str | None
    published: date | None
    claims: list[dict[str, Any]]


def whole_documents(data: Path, annotations: Path) -> Iterator[Document]:
    """The documents annotated whole, each up to the last annotated sentence, in the order of their set and id."""
    for path in sorted(annotations.glob("*.standoff.jsonl")):
        rows = [r for r in map(json.loads, path.read_text(encoding="utf-8").splitlines()) if r.get("whole")]
        for name, of_set in groupby(rows, key=lambda r: r["set"]):
            full, heads = texts(data, name), _heads(data, name)
            for doc, group in groupby(of_set, key=lambda r: r["doc"]):
                sentences = list(group)
                title, day = heads[doc]
                yield Document(
                    doc, full[doc][: max(r["end"] for r in sentences)], title, date.fromisoformat(day[:10]) if day else None,
                    [_placed(c, r["start"]) for r in sentences for c in r["claims"]],
                )  # fmt: skip


def _placed(short: dict[str, Any], start: int) -> dict[str, Any]:
    """The trigger and the places of a claim as offsets in the document, those told elsewhere too."""
    places = [[start + v[0], start + v[1]] for v in short.get("places", [])]
    places += [[v[1], v[2]] for v in short.get("elsewhere", []) if v[0] == "places"]
    return {"trigger": [start + v for v in short["trigger"]], "places": places}


def _heads(data: Path, name: str) -> dict[str, tuple[str | None, str | None]]:
    """Title and day of publication of each document of a set, as the set tells them."""
    folder, part = name.split("/")
    if folder == "hrdsattack":
        rows = [r["sample"] for r in json.loads((data / folder / f"{part}.json").read_text(encoding="utf-8"))]
        return {str(r["Input.GLOBALEVENTID"]): (r["Input.title"], r["Input.publish_date"]) for r in rows}
    path = data / folder / f"{part}.documents.jsonl"
    found = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {d["_id"]: (d.get("title"), d.get("publishedDate")) for d in found}


def read(path: Path, data: Path) -> Iterator[dict[str, Any]]:
    """Rows in the shape of ``gold/train``; a sentence that is not what was annotated is an error that names it."""
    sets: dict[str, dict[str, str]] = {}
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        if row["set"] not in sets:
            sets[row["set"]] = texts(data, row["set"])
        text = sets[row["set"]].get(row["doc"], "")[row["start"] : row["end"]]
        if hashlib.sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
            raise ValueError(f"{path}:{n}: the sentence in {row['set']} {row['doc']} is not the one annotated")
        key = row["doc"] if row.get("whole") else f"{row['set']}-{row['sha256']}"
        yield {"id": key, "text": text, "claims": [_claim(c, text) for c in row["claims"]]}


def _claim(short: dict[str, Any], text: str) -> dict[str, Any]:
    def span(value: list[Any], label: str) -> dict[str, Any]:
        out = {"start": value[0], "end": value[1], "text": text[value[0] : value[1]]}
        if label:
            out[label] = value[2]
        if len(value) > 3:
            out["stated"] = value[3]
        return out

    claim: dict[str, Any] = {k: short[k] for k in ("type", "stance", "setting")}
    claim["trigger"] = span(short["trigger"], "")
    claim["time"] = span(short["time"], "") if short.get("time") else None
    claim.update({role: [span(v, label) for v in short.get(role, [])] for role, label in LABELS.items()})
    return claim
