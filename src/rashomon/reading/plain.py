"""Plain text and Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..errors import UnsupportedInput
from .dates import read_date
from .drafts import Draft, Drafts
from .kinds import HEAD, is_binary
from .markup import fragment_text
from .source import Source
from .text import decode

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(?P<yaml>.{0,20000}?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.S)
_PAIR = re.compile(r"^([A-Za-z][\w-]*):[ \t]+[\"']?(\S.*?)[\"']?[ \t]*\r?$", re.M)
_BLANKS = re.compile(r"\n{3,}")
_COLUMNS = {
    "id": "id", "title": "title", "outlet": "outlet", "source": "outlet", "url": "url", "link": "url",
    "published": "published", "date": "published", "language": "language", "lang": "language",
}  # fmt: skip


def read_plain(source: Source) -> Drafts:
    """One report: the file's text as it is."""
    data = source.read()
    if is_binary(data[:HEAD]):
        raise UnsupportedInput(source.where, "it is no text, though its name says so; give text, HTML or PDF")
    yield Draft(where=source.where, name=source.name, text=decode(data, source.charset), url=source.url)


def read_markdown(source: Source) -> Drafts:
    """One report: the text without its markup; the title is the first heading, a YAML front matter tells the rest."""
    text = source.text()
    matter, body = _front_matter(text)
    plain, title = markdown_text(body)
    told = {_COLUMNS[k]: v for k, v in reversed(matter.items()) if k in _COLUMNS}
    yield Draft(
        where=source.where,
        name=source.name,
        text=plain,
        id=told.get("id"),
        title=told.get("title") or title,
        outlet=told.get("outlet"),
        url=told.get("url") or source.url,
        published=read_date(told.get("published")),
        language=told.get("language"),
        extra={k: v for k, v in matter.items() if k not in _COLUMNS},
    )


def markdown_text(markdown: str) -> tuple[str, str | None]:
    """The words of a Markdown text, blocks apart by an empty line, and its first top heading."""
    from markdown_it import MarkdownIt

    parts: list[str] = []
    title: str | None = None
    heading = ""
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type == "heading_open":
            heading = token.tag
        elif token.type == "inline":
            words = _inline(token)
            if heading == "h1" and title is None:
                title = words
            parts.append(words)
        else:
            heading = ""
            parts.append(_block(token))
    return _BLANKS.sub("\n\n", "".join(parts)).strip("\n"), title


def _block(token: Token) -> str:
    if token.type in ("fence", "code_block"):
        return token.content.rstrip("\n") + "\n\n"
    if token.type == "html_block":
        return fragment_text(token.content) + "\n\n"
    if token.type in ("td_close", "th_close"):
        return " "
    if token.type in ("paragraph_close", "tr_close"):
        return "\n" if token.hidden or token.type == "tr_close" else "\n\n"
    return "\n\n" if token.type in ("heading_close", "bullet_list_close", "ordered_list_close", "table_close") else ""


def _inline(token: Token) -> str:
    words = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(
        words.get(child.type) or (child.content if child.type in ("text", "code_inline", "text_special") else "")
        for child in token.children or ()
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The scalars of a YAML front matter, and the text after it; where there is none, or it is no YAML, all is text."""
    m = _FRONT_MATTER.match(text)
    if not m:
        return {}, text
    import yaml

    try:
        values: Any = yaml.load(m["yaml"], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        # A title with a colon in it is no YAML, and yet what people write.
        values = dict(_PAIR.findall(m["yaml"]))
    if not isinstance(values, dict) or not values:
        return {}, text
    return {str(k).lower(): v for k, v in values.items() if isinstance(v, str) and v}, text[m.end() :]
