"""ECB+ (Cybulska and Vossen 2014) as reports and claims: the sentences that are annotated, with the event mentions given."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.errors import InputError
from rashomon.language import Reader
from rashomon.records import Actor, Claim, Extent, Occurrence, Place, Report, Span, Time

MENTIONS = "*_Event_gold_mentions.json*"


@dataclass(frozen=True)
class Collection:
    """Reports, claims (one a mention, in the order of the file) and the chain that each mention belongs to."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    chains: tuple[str, ...]


@dataclass(frozen=True)
class _Text:
    report: Report
    spans: dict[int, tuple[Extent, ...]]


def parts(folder: Path, only: Sequence[str] = ()) -> list[str]:
    """The parts that a folder holds (``ECB_Dev``…), or those whose name ends as one of ``only``. Raises `InputError` if none."""
    found = sorted(p.name.partition("_Event_gold_mentions")[0] for p in folder.glob(MENTIONS))
    chosen = [p for p in found if not only or any(p.lower().endswith(o.lower()) for o in only)]
    if not chosen:
        held = f"it holds {', '.join(found)}" if found else "it holds none"
        raise InputError(str(folder), f"no file of gold mentions ({MENTIONS}) of the part asked for; {held}")
    return chosen


def collection(folder: Path, names: Sequence[str], reader: Reader) -> Collection:
    """The parts of ECB+ named, with the roles of each mention as the reader finds them."""
    reports: list[Report] = []
    claims: list[Claim] = []
    chains: list[str] = []
    for name in names:
        words = _words(folder, f"{name}_corpus.txt")
        mentions = json.loads(_read(folder, f"{name}_Event_gold_mentions.json"))
        texts = {doc: _text(doc, sentences) for doc, sentences in words.items()}
        roles = _roles(words, mentions, reader)
        reports += [t.report for t in texts.values()]
        claims += [_claim(m, texts[m["doc_id"]], roles[_key(m)]) for m in mentions]
        chains += [m["coref_chain"] for m in mentions]
    return Collection(tuple(reports), tuple(claims), tuple(chains))


def _read(folder: Path, name: str) -> str:
    for path, opened in ((folder / f"{name}.gz", gzip.open), (folder / name, open)):
        if path.is_file():
            with opened(path, "rt", encoding="utf-8") as f:
                return str(f.read())
    raise InputError(str(folder / name), "no such file, compressed (.gz) or not")


def _words(folder: Path, name: str) -> dict[str, dict[int, list[str]]]:
    """Document → sentence → its words. The column with the chains is not read."""
    out: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in _read(folder, name).splitlines():
        fields = line.split("\t")
        if len(fields) >= 4:
            out[fields[0]][int(fields[1])].append(fields[3])
    return out


def _text(doc: str, sentences: dict[int, list[str]]) -> _Text:
    """A document's text, words parted by blanks and sentences by lines, and where each word stands."""
    lines, spans, at = [], {}, 0
    for number, words in sorted(sentences.items()):
        here = []
        for w in words:
            here.append(Extent(start=at, end=at + len(w)))
            at += len(w) + 1
        lines.append(" ".join(words))
        spans[number] = tuple(here)
    return _Text(Report(name=doc, text="\n".join(lines)), spans)


def _key(mention: dict[str, Any]) -> tuple[str, int, int]:
    return mention["doc_id"], mention["sent_id"], mention["tokens_number"][0]


def _roles(
    words: dict[str, dict[int, list[str]]], mentions: list[dict[str, Any]], reader: Reader
) -> dict[tuple[str, int, int], Occurrence]:
    """What the reader finds of each mention, given its first run of words."""
    given: dict[tuple[str, int], set[tuple[int, int]]] = defaultdict(set)
    for m in mentions:
        given[m["doc_id"], m["sent_id"]].add(_run(m["tokens_number"]))
    keys = sorted(given)
    read = reader.read_words([words[doc][n] for doc, n in keys], [sorted(given[k]) for k in keys])
    return {(*k, o.first): o for k, s in zip(keys, read, strict=True) for o in s.occurrences}


def _run(numbers: list[int]) -> tuple[int, int]:
    """The first words of a mention that stand without a gap, as a half-open span."""
    end = numbers[0] + 1
    while end in numbers:
        end += 1
    return numbers[0], end


def _claim(mention: dict[str, Any], text: _Text, found: Occurrence) -> Claim:
    spans = text.spans[mention["sent_id"]]
    first, last = _run(mention["tokens_number"])

    def cut(a: int, b: int) -> dict[str, Any]:
        start, end = spans[a].start, spans[b - 1].end
        return {"start": start, "end": end, "text": text.report.text[start:end]}

    def role(*names: str) -> Iterator[dict[str, Any]]:
        return (cut(r.first, r.last) for r in found.roles if r.role in names)

    time = next(role("time"), None)
    return Claim(
        report=text.report.id, sentence=Extent(start=spans[0].start, end=spans[-1].end), trigger=Span(**cut(first, last)),
        type=found.type, agents=tuple(Actor(**x) for x in role("agent")), targets=tuple(Actor(**x) for x in role("target", "partner")),
        places=tuple(Place(**x) for x in role("place")), time=Time(span=Span(**time)) if time else Time(),
    )  # fmt: skip
