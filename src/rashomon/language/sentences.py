"""Sentences with offsets: abbreviations, datelines, quotations, lists, hard line breaks inside sentences, no breaks at all."""

from __future__ import annotations

import re

_CLOSING = "\"'”’)\\]»"
_OPENING = "\"'“‘(\\[«"
_END = re.compile(rf"(?:[.!?…]+[{_CLOSING}]*|[.!?…][{_CLOSING}]+)(?=\s|$)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Capt|Brig|Adm|Rev|Sen|Rep|Gov|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov"
    r"|Dec|Prof|Hon|Pres|Cmdr|Cpl|Pvt|Mt|Ft|approx|e\.g|i\.e|sq|Messrs|Insp|Supt|Pte|al)|(?<![\w.])[A-Z])\.$"
)
_MAYBE_END = re.compile(r"(?:\b(?:Jr|Sr|Inc|Ltd|Co|Corp|etc|a\.m|p\.m)|(?:[A-Za-z]\.){2,}[A-Za-z]?)\.?$")
_STARTS = frozenset(
    {
        *(
            "The",
            "A",
            "An",
            "He",
            "She",
            "It",
            "They",
            "We",
            "I",
            "You",
            "This",
            "That",
            "These",
            "Those",
            "There",
            "In",
            "On",
            "At",
            "But",
        ),
        *(
            "And",
            "So",
            "If",
            "When",
            "While",
            "After",
            "Before",
            "As",
            "For",
            "His",
            "Her",
            "Its",
            "Their",
            "Our",
            "My",
            "Some",
            "Many",
        ),
        *(
            "Most",
            "All",
            "No",
            "Not",
            "What",
            "Who",
            "How",
            "Why",
            "Where",
            "However",
            "Meanwhile",
            "Later",
            "Earlier",
            "Police",
            "Officials",
        ),
    }
)
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_ITEM = re.compile(r"\s*(?:[-*•–·▪]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+\S")
_WRAPPED_FROM = 50


def _lines(text: str) -> list[tuple[int, int]]:
    out, at = [], 0
    for m in _BREAK.finditer(text):
        out.append((at, m.start()))
        at = m.end()
    out.append((at, len(text)))
    return out


def _trim(text: str, a: int, b: int) -> tuple[int, int]:
    piece = text[a:b]
    return a + len(piece) - len(piece.lstrip()), b - (len(piece) - len(piece.rstrip()))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Half-open extents of the paragraphs: lines, with hard-wrapped lines joined again.

    A line goes on in the next where it is long, does not end a sentence, and the next starts in lower case or is itself
    a full line of a text that is wrapped throughout.
    """
    lines = _lines(text)
    full = [b - a for a, b in lines if text[a:b].strip()]
    width = sorted(full)[len(full) * 3 // 4] if full else 0
    wrapped = len(full) > 4 and width <= 100 and sum(1 for n in full if n >= width * 0.7) > len(full) * 0.5
    out: list[tuple[int, int]] = []
    joins = False
    for a, b in lines:
        a, b = _trim(text, a, b)
        if a >= b:
            joins = False
            continue
        if joins and out and not _ITEM.match(text, a, b) and (text[a].islower() or wrapped):
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
        last = text[b - 1]
        unfinished = last not in '.!?…:"”’»' and (last in ",;-–" or last.isalnum() or last in ")'")
        joins = unfinished and (b - a >= min(_WRAPPED_FROM, max(width * 0.7, 1)))
        if wrapped and b - a >= width * 0.7 and not joins:
            joins = True
    return out


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the sentences of ``text``, trimmed; together they hold every character that is no white space."""
    out: list[tuple[int, int]] = []
    for start, end in paragraphs(text):
        at = start
        for m in _END.finditer(text, start, end):
            if m.end() >= end or m.end() <= at or not _ends(text, at, m, end):
                continue
            out.append(_trim(text, at, m.end()))
            at = m.end()
        a, b = _trim(text, at, end)
        if a < b:
            out.append((a, b))
    return out


def _ends(text: str, start: int, mark: re.Match[str], end: int) -> bool:
    """Whether the sentence that began at ``start`` ends at ``mark``."""
    follows = re.compile(rf"\s+[{_OPENING}]*(\S)").match(text, mark.end(), end)
    if follows is None:
        return True
    nxt = follows.group(1)
    dot = mark.group()[0] == "." and mark.group().rstrip(_CLOSING.replace("\\", "")) == "."
    if dot:
        head = text[max(start, mark.start() - 24) : mark.start() + 1]
        if _ABBREVIATED.search(head):
            return False
        if _MAYBE_END.search(head):
            return re.split(r"\W", text[follows.start(1) : follows.start(1) + 12])[0] in _STARTS
        if re.search(r"(?:^|\s)\(?\d{1,2}\.$", head) and mark.start() - start < 5:
            return False
    if nxt.islower():
        quoted = mark.group()[-1] in "\"”’'»"
        return not quoted and dot and mark.start() - start > 40
    return True
