"""The event-location sentences: one event word each, and the place of that event."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rashomon.language import split_words


class Located(NamedTuple):
    """A key by content and line, the text and words of a sentence, the positions of the event word and of its place's words."""

    key: str
    text: str
    words: list[str]
    event: list[int]
    place: set[int]


def read_locations(path: Path) -> Iterator[Located]:
    """Rows of a (gzipped) JSON-lines file that mark an event word, with ``text``, ``spans`` and ``source``."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            row = json.loads(line)
            text = row["text"]
            spans = split_words(text)
            event, place = set[int](), set[int]()
            for s in row["spans"]:
                a, b = s["start"], s["end"]
                if s["label"] == "LOCATION" and not _whole(text, a, b):
                    a, b = _characters(text, spans, a, b)
                (event if s["label"] == "VERB" else place).update(
                    i for i, (x, y) in enumerate(spans) if x < b and a < y
                )
            if event:
                yield Located(
                    f"el-{hashlib.sha256(text.encode()).hexdigest()[:12]}-{n}",
                    text,
                    [text[a:b] for a, b in spans],
                    sorted(event),
                    place,
                )


def _whole(text: str, start: int, end: int) -> bool:
    """A place's name is whole words with a capital or a figure in it."""
    cut = (start > 0 and text[start - 1 : start + 1].isalnum()) or text[end - 1 : end + 1].isalnum()
    return start < end and not (cut and end < len(text)) and bool(re.search(r"[A-Z0-9]", text[start:end]))


def _characters(text: str, words: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """Character offsets of the tokens ``first`` to ``last``: one place in six is counted in spaCy's tokens, not in
    characters as all other spans. Superfluous white space is a token of its own there."""
    blanks = [m.span() for m in re.finditer(r"^\s+|(?<=\s)\s+|(?<=\S)\n\s*", text)]
    tokens = sorted([*words, *blanks])[first : last + 1]
    return (tokens[0][0], tokens[-1][1]) if tokens else (0, 0)
