"""A web page: its main text, and what it declares of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..errors import EmptyReport
from .drafts import Draft, Drafts
from .markup import parse, tree_text
from .pagemeta import page_address, page_date, page_language, page_outlet
from .source import Source
from .text import decode

_SHORT = 250
_AROUND = frozenset(["nav", "aside", "footer", "header"])
_HEAD = 3000
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:-]{2,40})",
    re.I,
)
_IS_PAGE = re.compile(r"<(?:html|head|body|!doctype)\b", re.I)


@dataclass(frozen=True, slots=True)
class Page:
    """The main text of a page, and what the page declares of itself."""

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None


def read_page_file(source: Source) -> Drafts:
    """One report: the page's main text."""
    html = decode_page(source.read(), source.charset)
    yield page_draft(html, where=source.where, name=source.name, url=source.url)


def page_draft(html: str, *, where: str, name: str, url: str | None = None) -> Draft:
    """The report of a page; raises `EmptyReport` where the page has no text."""
    page = read_page(html, url)
    if not page.text.strip():
        raise EmptyReport(where, "no text was found on the page; save its words as a text file")
    return Draft(
        where=where, name=name, text=page.text, title=page.title, outlet=page.outlet, url=url or page.url,
        published=page.published, language=page.language,
    )  # fmt: skip


def decode_page(data: bytes, charset: str | None = None) -> str:
    """The page as text; its encoding is what the header tells (``charset``), or what the page itself does."""
    m = _CHARSET.search(data[:_HEAD])
    declared = (m[1] or m[2]).decode("ascii", "replace") if m else None
    return decode(data, charset or declared)


def read_page(html: str, url: str | None = None) -> Page:
    """Main text (trafilatura) and metadata of a page or of a piece of HTML; the text is empty where there is none."""
    tree = parse(html)
    if tree is None:
        return Page("")
    own = page_address(tree)
    meta = _metadata(html)
    return Page(
        text=_main_text(html, tree),
        title=getattr(meta, "title", None),
        outlet=page_outlet(tree) or getattr(meta, "sitename", None),
        url=own,
        published=page_date(tree, url or own),
        language=page_language(tree),
    )


def _metadata(html: str) -> Any:
    if not _IS_PAGE.search(html):
        return None
    import trafilatura

    try:
        return trafilatura.extract_metadata(html, extensive=False)
    except Exception:  # a page so broken that only its words can be had
        return None


def _main_text(html: str, tree: Any) -> str:
    """The main text; all words of a piece of HTML, or of a page too short for its main part to stand out."""
    text = ""
    if _IS_PAGE.search(html):
        text = _extracted(html)
    if len(text) >= _SHORT:
        return text
    whole = tree_text(_body(tree), _AROUND) or tree_text(_body(tree))
    return whole if len(whole) <= 2 * max(len(text), _SHORT) else text or whole


def _extracted(html: str) -> str:
    import trafilatura

    try:
        found = trafilatura.bare_extraction(html, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # as above: the words are still there to be had
        return ""
    return str(getattr(found, "text", None) or "") if found is not None else ""


def _body(tree: Any) -> Any:
    for tag in ("article", "main", "body"):
        found = list(tree.iter(tag))
        if len(found) == 1:
            return found[0]
    return tree
