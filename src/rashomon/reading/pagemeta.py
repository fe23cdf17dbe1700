"""What a page declares of its publication: date, outlet, language, address.

Only declarations count: meta elements, JSON-LD, microdata, the page's own ``time`` or date element, the address. Any
date that merely stands somewhere on the page (a side bar, a copyright line, the day it was changed) would be a guess.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from .dates import read_date

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "og:pubdate", "datepublished",
    "article.published", "pubdate", "publishdate", "publish-date", "publish_date", "publicationdate",
    "publication_date", "publication-date", "parsely-pub-date", "sailthru.date", "citation_publication_date",
    "citation_date", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date",
    "dc.date", "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime", "bt:pubdate",
    "article:post_date", "ptime", "displaydate", "date_published", "published_time", "rnews:datepublished", "date",
)  # fmt: skip
_SITE = "og:site_name"
_PUBLISHERS = ("application-name", "dcterms.publisher", "dc.publisher", "citation_journal_title", "twitter:site")
_PAGE_TYPES = re.compile(r"Article|Posting|Report|WebPage|Review|Statement", re.I)
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:pub|publish|published|publication|post|posted|entry|article|story|dateline|news)[\s_-]*(?:date|time|on|at)?(?:$|[\s_-])"
    r"|(?:^|[\s_-])(?:date|timestamp|time-stamp|dateline|pubdate|byline)(?:$|[\s_-])",
    re.I,
)
_NOT_ITS_OWN = frozenset(["aside", "nav", "footer", "li"])
_RELATED = re.compile(r"related|sidebar|recommend|latest|comment|footer|most-read", re.I)
_ADDRESS_DATE = re.compile(r"/(20\d\d|19\d\d)[/-](0?[1-9]|1[0-2]|[a-z]{3})[/-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_MOST_ELEMENTS = 20_000


def page_date(tree: Any, url: str | None) -> date | None:
    """The publication date that a page declares, the surest kind of declaration first."""
    found = _meta_date(tree) or _linked_data_date(tree) or _microdata_date(tree) or _element_date(tree)
    return found or address_date(url)


def page_outlet(tree: Any) -> str | None:
    """The outlet that a page declares."""
    metas = dict(reversed(list(_metas(tree))))
    if metas.get(_SITE):
        return metas[_SITE]
    for thing in _linked_data(tree):
        publisher = thing.get("publisher")
        for one in publisher if isinstance(publisher, list) else [publisher]:
            if isinstance(one, dict) and isinstance(one.get("name"), str) and one["name"].strip():
                return str(one["name"])
    return next((metas[n].lstrip("@") for n in _PUBLISHERS if metas.get(n, "").strip(" @")), None)


def page_language(tree: Any) -> str | None:
    """The language that the page's root element, or a meta element, declares."""
    for attribute in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang"):
        if tree.get(attribute):
            return str(tree.get(attribute))
    metas = dict(reversed(list(_metas(tree))))
    return metas.get("content-language") or metas.get("og:locale") or metas.get("language") or None


def page_address(tree: Any) -> str | None:
    """The page's own address (canonical link or ``og:url``), where it is an http(s) URL."""
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    links += [content for name, content in _metas(tree) if name == "og:url"]
    return next((str(u).strip() for u in links if u and re.match(r"https?://[^\s/]+", u.strip())), None)


def address_date(url: str | None) -> date | None:
    """The day in an address such as ``https://outlet.example/2024/11/29/story``."""
    m = _ADDRESS_DATE.search((url or "").lower())
    if not m:
        return None
    year, month, day = m.groups()
    return read_date(f"{year}-{month}-{day}" if month.isdigit() else f"{day} {month} {year}")


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and content:
                yield name, content


def _meta_date(tree: Any) -> date | None:
    metas: dict[str, date] = {}
    for name, content in _metas(tree):
        day = read_date(content) if name in _PUBLISHED else None
        if day is not None:
            metas.setdefault(name, day)
    return next((metas[name] for name in _PUBLISHED if name in metas), None)


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, also those in lists and graphs."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting += one
            elif isinstance(one, dict):
                yield one
                waiting += [one[k] for k in ("@graph", "mainEntity", "mainEntityOfPage") if k in one]


def _linked_data_date(tree: Any) -> date | None:
    for thing in _linked_data(tree):
        told = thing.get("datePublished")
        if _PAGE_TYPES.search(str(thing.get("@type", ""))) and isinstance(told, str) and read_date(told):
            return read_date(told)
    return None


def _microdata_date(tree: Any) -> date | None:
    for element in tree.iterfind(".//*[@itemprop]"):
        if "datepublished" in element.get("itemprop").lower().split():
            return read_date(element.get("datetime") or element.get("content") or _words(element))
    return None


def _element_date(tree: Any) -> date | None:
    """The date of ``time`` elements and date lines outside side bars, lists and footers, where all of them agree."""
    stamped: list[date] = []
    lines: list[date] = []
    for number, element in enumerate(tree.iter()):
        if number > _MOST_ELEMENTS:
            break
        marks = f"{element.get('class') or ''} {element.get('id') or ''}" if isinstance(element.tag, str) else ""
        is_time = element.tag == "time"
        if not is_time and not (marks.strip() and _DATE_CLASS.search(marks)):
            continue
        if "updat" in marks.lower() or "modif" in marks.lower() or _elsewhere(element):
            continue
        words = _words(element)
        day = read_date(element.get("datetime")) or (_line_date(words) if len(words) <= 80 else None)
        if day is not None:
            (stamped if is_time else lines).append(day)
    for found in (stamped, lines):
        if found:
            return found[0] if len(set(found)) == 1 else None
    return None


def _elsewhere(element: Any) -> bool:
    """Whether an element stands in a side bar, a list, a footer, or under a mark of related stories."""
    for ancestor in element.iterancestors():
        if ancestor.tag in _NOT_ITS_OWN:
            return True
        marks = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"
        if ancestor.tag not in ("body", "html") and _RELATED.search(marks):
            return True
    return False


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _line_date(words: str) -> date | None:
    from .dates import text_date

    return text_date(words)
