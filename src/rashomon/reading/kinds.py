"""Which kind of input it is: by the file's name, by the media type, or else by how its bytes begin."""

from __future__ import annotations

import csv
import json
import re
from typing import Literal

from .text import decode

Kind = Literal["text", "markdown", "html", "pdf", "feed", "json", "jsonl", "csv", "warc"]

HEAD = 4096
DELIMITERS = (",", ";", "\t", "|")

_ENDINGS: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".pdf": "pdf", ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".json": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".warc": "warc", ".warc.gz": "warc",
    ".wet": "warc", ".wet.gz": "warc",
}  # fmt: skip
_MEDIA: dict[str, Kind] = {
    "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "application/rss+xml": "feed",
    "application/atom+xml": "feed", "application/rdf+xml": "feed", "application/json": "json", "text/json": "json",
    "application/jsonl": "jsonl", "application/x-ndjson": "jsonl", "application/ndjson": "jsonl", "text/csv": "csv",
    "text/tab-separated-values": "csv", "text/markdown": "markdown", "application/warc": "warc",
}  # fmt: skip
_SNIFFED_ENDINGS = ("", ".xml")
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.I)
_PAGE = re.compile(
    r"(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|title|meta|link|script|style|div|p|h[1-6]|article|section|main"
    r"|header|table|ul|ol|span|a|br|b|i|em|strong|blockquote)\b",
    re.I | re.S,
)
_JSON_OBJECT = re.compile(r"\{\s*(?:\"|\}|$)")
_JSON_LIST = re.compile(r"\[\s*(?:\{|\]|$)")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")


def ending(name: str) -> str:
    """The ending that tells a file's kind, in small letters: ``.warc.gz``, ``.html``, or ``""``."""
    parts = name.lower().lstrip(".").split(".")
    if len(parts) > 2 and parts[-1] == "gz":
        return "." + ".".join(parts[-2:])
    return "." + parts[-1] if len(parts) > 1 else ""


def kind_by_name(name: str) -> Kind | None:
    """The kind that a file's name tells, or ``None``."""
    return _ENDINGS.get(ending(name))


def may_be_read(name: str) -> bool:
    """Whether a file found in a folder is worth opening: its kind is known, or its name tells none."""
    return ending(name) in _ENDINGS or ending(name) in _SNIFFED_ENDINGS


def kind_by_media(media: str | None) -> Kind | None:
    """The kind of a media type (``Content-Type`` header), or ``None`` where the bytes must tell."""
    return _MEDIA.get((media or "").split(";")[0].strip().lower())


def kind_by_content(head: bytes) -> Kind | None:
    """The kind that the first bytes tell: ``text`` where nothing else, ``None`` where it is no text at all."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"WARC/") or _is_packed_archive(head):
        return "warc"
    if is_binary(head):
        return None
    return _kind_of_text(decode(head).lstrip("\ufeff"))


def is_binary(head: bytes) -> bool:
    """Whether these bytes are no text: a known signature, or too many control characters."""
    if head.startswith(
        (
            b"\x1f\x8b",
            b"PK\x03\x04",
            b"\x89PNG",
            b"\xff\xd8\xff",
            b"GIF8",
            b"SQLite format 3",
            b"\xd0\xcf\x11\xe0",
            b"7z\xbc\xaf",
        )
    ):
        return True
    text = decode(head)
    controls = sum(c < " " and c not in "\t\n\r\f\x0b\x1b" for c in text)
    return controls > max(4, 0.1 * len(text))


def columns_of(line: str, delimiter: str) -> list[str]:
    """The column names of a table's heading, in small letters."""
    cells = next(csv.reader([line], delimiter=delimiter), [])
    return [c.strip().lower() for c in cells]


def _is_packed_archive(head: bytes) -> bool:
    import zlib

    if not head.startswith(b"\x1f\x8b"):
        return False
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 64).startswith(b"WARC/")
    except zlib.error:
        return False


def _kind_of_text(text: str) -> Kind | None:
    start = text.lstrip()
    if start.startswith("<"):
        return _kind_of_markup(start)
    if _JSON_OBJECT.match(start) or _JSON_LIST.match(start):
        return "jsonl" if _is_lines(start) else "json"
    if start.startswith("# ") or _FRONT_MATTER.match(start):
        return "markdown"
    heading = start.split("\n", 1)[0].strip("\r")
    for delimiter in DELIMITERS:
        columns = columns_of(heading, delimiter)
        if len(columns) > 1 and {"text", "html"} & set(columns):
            return "csv"
    return "text"


def _is_lines(start: str) -> bool:
    """Whether the first line is a JSON object by itself, and another line follows."""
    line, _, rest = start.partition("\n")
    if not rest.strip():
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _kind_of_markup(start: str) -> Kind | None:
    if _PAGE.match(start):
        return "html"
    body = re.sub(
        r"^(?:\s*<\?.*?\?>|\s*<!--.*?-->|\s*<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>)*", "", start, flags=re.S | re.I
    ).lstrip()
    if _FEED.match(body):
        return "feed"
    if start.startswith("<?xml"):
        return "html" if re.match(r"<html\b", body, re.I) else None
    return "html" if _PAGE.match(body) else "text"
