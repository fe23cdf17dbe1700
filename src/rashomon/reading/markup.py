"""HTML to words, all of them: for pieces of HTML, where there is no main text to look for."""

from __future__ import annotations

import re
from typing import Any

_DROPPED = frozenset({
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
    "video", "button", "select", "textarea",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead",
    "tr", "ul",
})  # fmt: skip
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\0"


def parse(html: str) -> Any:
    """The lxml tree of a page or of a piece of one, or ``None`` where nothing is in it."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8")
    try:
        return document_fromstring(html.replace("\0", "\ufffd").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def fragment_text(html: str) -> str:
    """The words of a piece of HTML, one block a line."""
    tree = parse(html)
    return "" if tree is None else tree_text(tree)


def tree_text(tree: Any, leave_out: frozenset[str] = frozenset()) -> str:
    """The words of a tree, one block a line; ``leave_out`` names elements to pass over beside scripts and the like."""
    from lxml import etree

    parts: list[str] = []
    walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        edge = _BREAK if tag in _BLOCKS else " " if tag in ("td", "th") else ""
        if event != "start":
            parts += (edge, (element.tail or "") if element is not tree else "")
        elif tag in _DROPPED or tag in leave_out:
            walker.skip_subtree()
        else:
            parts += (edge, element.text or "")
    lines = (_SPACES.sub(" ", line).strip(" ") for line in "".join(parts).split(_BREAK))
    return "\n".join(line for line in lines if line)
