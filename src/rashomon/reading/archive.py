"""Web archives (WARC, also WET): each page or plain text that was fetched well is a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..errors import EmptyReport, InputError
from .drafts import Draft, Drafts
from .limits import LARGEST_PAGE
from .page import decode_page, page_draft
from .source import Source
from .text import decode

_PAGES = {"text/html", "application/xhtml+xml"}
_TEXTS = {"text/plain"}
_CUT_OFF = "the archive ends in the middle of this record; fetch it again"


def read_archive(source: Source) -> Drafts:
    """A report a page. Images, scripts, errors and redirects are passed over.

    The day of the crawl is no publication date.
    """
    found = 0
    with source.open() as stream:
        for record in _records(source, stream):
            if isinstance(record, InputError):
                found += 1
                yield record
                continue
            uri = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
            if record.is_http and record.http_headers is None:
                found += 1
                yield InputError(f"{source.where}:{uri or found}", _CUT_OFF)
                continue
            media = _media(record)
            if media not in _PAGES | _TEXTS or not _is_good(record, uri):
                continue
            found += 1
            yield _draft(source, record, uri, media, found)
    if not found:
        raise EmptyReport(source.where, "there is no page and no text in the archive")


def _records(source: Source, stream: Any) -> Iterator[Any]:
    """The archive's records; an error in place of what is left where the archive is damaged."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    try:
        yield from ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all")
    except (OSError, ValueError, EOFError, RuntimeError) as e:
        yield InputError(source.where, f"the archive is damaged and was read only in part ({e})")


def _media(record: Any) -> str:
    media = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return (media or "").split(";")[0].strip().lower()


def _is_good(record: Any, uri: str) -> bool:
    headers = record.http_headers if record.is_http else None
    status = headers.status_code if headers is not None else 200
    return status == 200 and not uri.split("?")[0].endswith("/robots.txt")


def _draft(source: Source, record: Any, uri: str, media: str, number: int) -> Draft | InputError:
    where = f"{source.where}:{uri}" if uri else f"{source.where}:{number}"
    url = uri if uri.startswith(("http://", "https://")) else None
    name = uri or f"{source.name}:{number}"
    try:
        data = record.reader.read(LARGEST_PAGE + 1)
        if len(data) > LARGEST_PAGE:
            return InputError(where, f"the page is larger than {LARGEST_PAGE // 1_000_000} MB")
        if len(data) < record.content_length and not _is_encoded(record):
            return InputError(where, _CUT_OFF)
        charset = record.http_charset if record.is_http else None
        if media in _PAGES:
            return page_draft(decode_page(data, charset), where=where, name=name, url=url)
        return Draft(where=where, name=name, text=decode(data, charset), url=url)
    except InputError as e:
        return e
    except (OSError, ValueError, RuntimeError) as e:
        return InputError(where, f"the page's record is damaged ({e})")


def _is_encoded(record: Any) -> bool:
    """Whether the body was packed for its transfer: then its length is not that of what was unpacked."""
    headers = record.http_headers if record.is_http else None
    return bool(headers and (headers.get("Content-Encoding") or headers.get("Transfer-Encoding")))
