"""PDF: the text layer, its lines joined to paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ..errors import EmptyReport, InputError
from .dates import names_day, text_date
from .drafts import Draft, Drafts
from .limits import LONGEST_TEXT
from .source import Source

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 5000
_HEAD = 3000
_FULL_LINE = 0.7
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_PAGE_NUMBER = re.compile(r"(?:page |p\. ?)?[-–— ]*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–— ]*", re.I)
_LIST_MARK = re.compile(r"(?:[•▪◦‣●■–—*-]|\d{1,2}[.)]|\([a-z\d]\)) ?")
_NO_TITLE = re.compile(
    r"untitled|microsoft|powerpoint|\.(?:docx?|pdf|indd|qxd|rtf|odt|pptx?|xlsx?|html?)\b|^[\w-]*\d[\w-]*$|^document\b",
    re.I,
)


def read_pdf(source: Source) -> Drafts:
    """One report: the text of all pages. A scanned file without a text layer raises `EmptyReport`."""
    data = source.read()
    # It warns of every oddity of a file on standard error, where progress and results are shown.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = _opened(data, source.where)
        text = joined(list(_pages(reader, source.where)))
        title, created = _metadata(reader)
    except InputError:
        raise
    except Exception as e:  # damaged files raise nearly anything
        raise InputError(source.where, f"the PDF is damaged ({type(e).__name__}); open it and save its text") from e
    if not text.strip():
        raise EmptyReport(
            source.where, "the PDF has no text in it, only images; run text recognition (OCR) over it first"
        )
    day = _published(text, created)
    yield Draft(where=source.where, name=source.name, text=text, title=title, url=source.url, published=day)


def joined(pages: Sequence[str]) -> str:
    """The text of pages, without running heads and page numbers; lines become paragraphs, split words whole."""
    running = _running(pages)
    lines: list[str] = []
    for page in pages:
        kept = [line.strip() for line in page.splitlines()]
        lines += [line for line in kept if _masked(line) not in running and not (line and _PAGE_NUMBER.fullmatch(line))]
        if lines and not lines[-1]:
            lines.pop()
    width = sorted(map(len, lines))[int(0.9 * (len(lines) - 1))] if lines else 0
    paragraphs: list[str] = []
    last = ""
    for line in lines:
        if not line:
            last = ""
            continue
        if paragraphs and last and _goes_on(last, line, width):
            paragraphs[-1] = _sewn(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        last = line
    return "\n".join(paragraphs)


def _goes_on(last: str, line: str, width: int) -> bool:
    """Whether a paragraph goes on from one line to the next."""
    if _LIST_MARK.match(line) and not line[0].isdigit():
        return False
    if line[0].islower():
        return True
    return len(last) >= _FULL_LINE * width and not (_SENTENCE_END.search(last) and len(last) < 0.85 * width)


def _sewn(paragraph: str, line: str) -> str:
    if paragraph.endswith("\u00ad"):
        return paragraph[:-1] + line
    if re.search(r"[a-z]-$", paragraph) and line[0].islower():
        return paragraph[:-1] + line
    return f"{paragraph}{'' if paragraph.endswith(('-', '–', '—')) else ' '}{line}"


def _running(pages: Sequence[str]) -> set[str]:
    """The first and last lines that stand on most pages: heads and feet."""
    if len(pages) < 3:
        return set()
    counts: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in (raw.strip() for raw in page.splitlines()) if line]
        counts.update({_masked(line) for line in [*lines[:2], *lines[-2:]]})
    return {line for line, n in counts.items() if n >= 3 and n > len(pages) / 2}


def _masked(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _opened(data: bytes, where: str) -> PdfReader:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError(where, "the PDF is locked with a password; save it without one")
    return reader


def _pages(reader: PdfReader, where: str) -> Iterator[str]:
    total = 0
    for number, page in enumerate(reader.pages):
        text = page.extract_text() or ""
        total += len(text)
        if number >= _MOST_PAGES or total > LONGEST_TEXT:
            raise InputError(where, f"the PDF is too long to be one report (past page {number}); split it")
        yield text


def _metadata(reader: PdfReader) -> tuple[str | None, date | None]:
    """Title and day of making, where they can be read."""
    meta = reader.metadata
    if meta is None:
        return None, None
    title = str(meta.title).strip() if meta.title else ""
    try:
        made = meta.creation_date
    except ValueError:
        made = None
    return (title if title and not _NO_TITLE.search(title) else None), (made.date() if made else None)


def _published(text: str, created: date | None) -> date | None:
    """The day the file was made, where the first page names that day and no line tells another publication date.

    A file is often made long after publication (printed from a page, exported from an archive); by itself its day says
    nothing of the report's.
    """
    if created is None or text_date(text) is not None:
        return None
    return created if names_day(text[:_HEAD], created) else None
