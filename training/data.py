"""Readers of the public sets and of the annotated sentences: each gives `Example`s with our own words and word-level labels."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.locations import read_locations
from rashomon.language.words import split_words

from . import standoff
from .annotations import read as read_annotations
from .labels import ARGUMENTS, ROLES, UPOS, XPOS


@dataclass
class Target:
    """One predicate of a sentence with its role spans: {role index: set of word indices}; labels are None where not annotated."""

    words: list[int]
    roles: dict[str, set[int]]
    task: str
    type: str | None = None
    stance: str | None = None
    setting: str | None = None
    classes: dict[int, str] = field(default_factory=dict)
    measures: dict[int, str] = field(default_factory=dict)


@dataclass
class Example:
    """A sentence with whatever layers its set annotates."""

    words: list[str]
    upos: list[int] | None = None
    xpos: list[int] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    rels: list[str] | None = None
    names: list[str] | None = None
    times: list[str] | None = None
    triggers: list[str] | None = None
    targets: list[Target] = field(default_factory=list)
    key: str = ""


def aside(key: str) -> bool:
    """Whether the sentence belongs to the fixed fifth that is never trained on."""
    return hashlib.sha256(key.encode()).digest()[0] % 5 == 0


def read_conllu(path: Path) -> Iterator[Example]:
    """Sentences of a CoNLL-U file (``.gz`` or plain): words, tags, lemmas, heads (-1 for the root), relations without subtypes."""
    opener = gzip.open if path.suffix == ".gz" else open
    doc, rows, n = "", [], -1
    with opener(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc id = "):
                doc, n = line[14:], -1
            elif line and not line.startswith("#"):
                cells = line.split("\t")
                if cells[0].isdigit():
                    rows.append(cells)
            elif not line and rows:
                n += 1
                yield Example(
                    words=[r[1] for r in rows],
                    upos=[UPOS.index(r[3]) for r in rows],
                    xpos=[XPOS.index(r[4]) if r[4] in XPOS else -100 for r in rows],
                    lemmas=[r[2] for r in rows],
                    heads=[int(r[6]) - 1 for r in rows],
                    rels=[r[7].split(":")[0] for r in rows],
                    key=f"{doc}#{n}",
                )
                rows = []


def add_propbank(examples: list[Example], path: Path) -> int:
    """Put the predicates of the skeleton file on the sentences they belong to; gives how many found their place.

    The two sets cut sentences alike in nearly all documents: they are joined by document and sentence number, and only
    where the words' fine tags agree.
    """
    by_key = {e.key: e for e in examples}
    found = 0
    for key, tags, predicates in _read_propbank(path):
        ex = by_key.get(key)
        if ex is None or len(tags) != len(ex.words):
            continue
        same = sum(1 for t, x in zip(tags, ex.xpos or [], strict=True) if x >= 0 and XPOS[x] == t)
        if same >= 0.8 * len(tags):
            ex.targets.extend(predicates)
            found += len(predicates)
    return found


def _read_propbank(path: Path) -> Iterator[tuple[str, list[str], list[Target]]]:
    block: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for raw in [*lines, ""]:
            cells = raw.split()
            if cells and not cells[0].startswith("#"):
                block.append(cells)
            elif block:
                name = block[0][0].split("/")
                key = f"{name[2]}-{name[-1].split('.xml')[0]}#{block[0][1]}"
                yield key, [r[4] for r in block], _predicates(block)
                block = []


def _predicates(block: list[list[str]]) -> list[Target]:
    width = min(len(r) for r in block)
    out = []
    for col in range(8, width):
        roles: dict[str, set[int]] = {}
        verb: list[int] = []
        current: str | None = None
        for i, row in enumerate(block):
            cell = row[col]
            if (m := re.match(r"\(([^*]+)\*", cell)) is not None:
                current = m.group(1)
            if current == "V":
                verb.append(i)
            elif current:
                role = re.sub(r"^(C|R)-", "", current)
                if role in ARGUMENTS:
                    roles.setdefault(role, set()).add(i)
            if cell.endswith(")"):
                current = None
        if verb:
            out.append(Target(words=verb[:1], roles=roles, task="srl"))
    return out


def covered(spans: list[tuple[int, int]], start: int, end: int) -> list[int]:
    """Indices of the words that share a character with ``start..end``."""
    return [i for i, (a, b) in enumerate(spans) if a < end and start < b]


def _tags(n: int, groups: list[tuple[list[int], str]]) -> list[str]:
    tags = ["O"] * n
    for idx, label in groups:
        if idx and all(tags[i] == "O" for i in idx):
            for k, i in enumerate(idx):
                tags[i] = ("I-" if k else "B-") + label
    return tags


def claim_example(row: dict) -> Example:  # type: ignore[type-arg]
    """An annotated sentence (the shape of ``gold/train``) as an example."""
    text = row["text"]
    spans = split_words(text)
    ex = Example(words=[text[a:b] for a, b in spans], key=row["id"])
    groups = []
    for c in row["claims"]:
        trig = covered(spans, c["trigger"]["start"], c["trigger"]["end"])
        groups.append((trig, "T"))
        roles: dict[str, set[int]] = {r: set() for r in ROLES}
        classes: dict[int, str] = {}
        measures: dict[int, str] = {}
        for key in ("agents", "targets", "partners"):
            for x in c.get(key) or []:
                idx = covered(spans, x["start"], x["end"])
                roles[key[:-1]].update(idx)
                classes.update({i: x["class"] for i in idx if x.get("class")})
        for x in c.get("places") or []:
            roles["place"].update(covered(spans, x["start"], x["end"]))
        if c.get("time"):
            roles["time"].update(covered(spans, c["time"]["start"], c["time"]["end"]))
        for x in c.get("figures") or []:
            idx = covered(spans, x["start"], x["end"])
            measures.update(dict.fromkeys(idx, x["measure"]))
            if x.get("stated", True):
                roles["figure"].update(idx)
        for x in c.get("sources") or []:
            roles[x["role"]].update(covered(spans, x["start"], x["end"]))
        ex.targets.append(Target(trig, roles, "claim", c["type"], c["stance"], c["setting"], classes, measures))
    ex.triggers = _tags(len(spans), groups)
    return ex


def read_claims(folder: Path, data: Path | None = None) -> Iterator[Example]:
    """All annotated sentences below ``folder``: JSON lines, our own compact form (``.txt``), and stand-off annotations of
    the public sets in ``data`` (``.standoff.jsonl``)."""
    for path in sorted(folder.glob("*.txt")):
        yield from map(claim_example, read_annotations(path))
    for path in sorted(folder.glob("*.jsonl")):
        if path.name.endswith(".standoff.jsonl"):
            if data is not None:
                yield from map(claim_example, standoff.read(path, data))
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield claim_example(json.loads(line))


def read_event_location(path: Path) -> Iterator[Example]:
    """Sentences with one event word and the place of that event."""
    for row in read_locations(path):
        yield Example(words=row.words, targets=[Target(row.event, {"place": row.place}, "place")], key=row.key)


def read_re3d(
    folder: Path, skip: tuple[str, ...] = ("BBC_Online",)
) -> Iterator[tuple[str, str, list[tuple[int, int, str]]]]:
    """(document id, text, entity spans) with rejected rows (confidence < 0.5) and overlapped spans dropped, the longer kept."""
    for path in sorted(folder.glob("*.documents.jsonl")):
        if path.name.split(".")[0] in skip:
            continue
        entities: dict[str, list[tuple[int, int, str]]] = {}
        rows = path.with_name(path.name.replace("documents", "entities")).read_text(encoding="utf-8").splitlines()
        for e in map(json.loads, rows):
            if e["confidence"] >= 0.5:
                entities.setdefault(e["documentId"], []).append((e["begin"], e["end"], e["type"]))
        for d in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            kept: list[tuple[int, int, str]] = []
            for s in sorted(set(entities.get(d["_id"], [])), key=lambda s: (s[0] - s[1], s)):
                if all(s[1] <= k[0] or k[1] <= s[0] for k in kept):
                    kept.append(s)
            yield d["_id"], d["text"], sorted(kept)


def name_examples(
    doc: str, text: str, entities: list[tuple[int, int, str]], sentences: list[tuple[int, int]], layer: str
) -> Iterator[Example]:
    """The sentences of a document with BIO tags of its entities on ``layer`` (``names`` or ``times``)."""
    for k, (a, b) in enumerate(sentences):
        spans = split_words(text, a, b)
        groups = [(covered(spans, s, e), t) for s, e, t in entities if a <= s < b]
        if spans:
            ex = Example(words=[text[x:y] for x, y in spans], key=f"{doc}#{k}")
            setattr(ex, layer, _tags(len(spans), groups))
            yield ex


def read_wikiwars(folder: Path) -> Iterator[tuple[str, str, list[tuple[int, int, str]]]]:
    """(document, text, time spans) of the TIMEX2 narratives; of nested expressions the outer is kept."""
    for path in sorted(folder.glob("*.xml")):
        raw = path.read_text(encoding="utf-8", errors="replace")
        body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
        text, spans, depth, start = "", [], 0, 0
        for part in re.split(r"(</?TIMEX2[^>]*>)", body):
            if part.startswith("<TIMEX2"):
                start = len(text) if not depth else start
                depth += 1
            elif part.startswith("</TIMEX2"):
                depth -= 1
                if not depth:
                    spans.append((start, len(text), "Time"))
            else:
                text += re.sub(r"&amp;", "&", part)
        yield path.name, text, spans
