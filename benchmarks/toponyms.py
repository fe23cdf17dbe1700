"""Articles with toponyms and their coordinates: the XML of LGL and TR-News, and that of GeoVirus, plain or gzipped."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

SLACK = 12


class Toponym(NamedTuple):
    """Offsets into the article's text, and WGS 84 degrees; none where the annotators found no entry for the name."""

    start: int
    end: int
    lat: float | None
    lon: float | None


class Article(NamedTuple):
    """A text with its toponyms in reading order; ``site`` is the domain or address that it was published at, if the file tells."""

    text: str
    site: str
    toponyms: tuple[Toponym, ...]


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a file. SystemExit with one sentence where it is not such a file."""
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rb") as file:
            root = etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)).getroot()
    except (OSError, etree.XMLSyntaxError) as e:
        raise SystemExit(f"{path}: the file is not readable XML ({e}); give an LGL, TR-News or GeoVirus file.") from e
    articles = root.findall(".//article")
    if not articles:
        raise SystemExit(f"{path}: there is no <article> in it; give an LGL, TR-News or GeoVirus file.")
    for n, article in enumerate(articles, 1):
        try:
            yield _article(article)
        except ValueError as e:
            raise SystemExit(f"{path}: article {n}: {e}.") from e


def _article(article: etree._Element) -> Article:
    text = article.findtext("text") or ""
    found = [_toponym(t, text) for t in (*article.iter("toponym"), *article.iter("location"))]
    site = article.findtext("domain") or article.findtext("url") or ""
    return Article(text, site, tuple(sorted(found, key=lambda t: (t.start, t.end))))


def _toponym(node: etree._Element, text: str) -> Toponym:
    start, end = (int(node.findtext(tag) or -1) for tag in ("start", "end"))
    name = node.findtext("phrase") or node.findtext("name") or ""
    if not 0 <= start < end <= len(text) + SLACK:
        raise ValueError(f"'{name}' stands at {start} to {end}, outside the text")
    start, end = _where_it_stands(text, name, start, end)
    lat, lon = node.findtext(".//lat"), node.findtext(".//lon")
    return Toponym(start, end, float(lat) if lat else None, float(lon) if lon else None)


def _where_it_stands(text: str, name: str, start: int, end: int) -> tuple[int, int]:
    """GeoVirus counts some articles from 1, and from before they were cleaned: the nearest place where the name does stand."""
    low = max(0, start - SLACK)
    found = [m.start() for m in re.finditer(re.escape(name), text[low : end + SLACK])] if name else []
    if not found:
        return start, end
    at = low + min(found, key=lambda i: abs(low + i - start))
    return at, at + len(name)
