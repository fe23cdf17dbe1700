"""Words with offsets, after the conventions of the English Web Treebank (clitics, hyphens and possessives stand alone)."""

from __future__ import annotations

import re

_URL = r"(?:https?://|www\.)[^\s<>\"”’]+[^\s<>\"”’.,;:!?)\]']"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_HANDLE = r"[@#]\w+"
_ABBREVIATED = (
    r"(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Capt|Brig|Adm|Rev|Sen|Rep|Gov|St|No|Prof|Hon|Pres|Cmdr|Cpl|Pvt"
    r"|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Jr|Sr|Inc|Ltd|Co|Corp|etc|approx|Ave|Mt|Ft|Dept|Univ)\.(?!\w)"
)
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_NUMBER = r"\d+(?:[.,/]\d+)*(?:st|nd|rd|th|s)?(?![^\W\d_])"
_WORD = r"[^\W\d_](?:[\w\u0300-\u036f]*)(?:['’ʼ`](?:[^\W\d_]|\d)[\w]*)*"
_SMILEY = r"[:;=]-?[()DPp|](?!\w)|<3"
_DOTTED = r"[^\W\d_]\w*(?:\.[^\W_]\w+)+(?!\.)"
_OTHER = r"[!?.]{2,}|(?P<run>[*=_+~$<>#^-])(?P=run)+|…|[^\w\s]|\S"
_KEPT = r"(?:e-mails?|E-mails?|b/c|w/o|24/7|9/11)(?!\w)"
_TOKEN = re.compile(
    "|".join(f"(?P<{n}>{p})" for n, p in [
        ("url", _URL), ("mail", _MAIL), ("handle", _HANDLE), ("kept", _KEPT),
        ("smiley", _SMILEY), ("dotted", _DOTTED), ("abbr", _ABBREVIATED), ("time", _TIME), ("number", _NUMBER),
        ("word", _WORD), ("alnum", r"\d+\w*"), ("other", _OTHER),
    ]),
)  # fmt: skip
_APOSTROPHES = "'’ʼ`"
_CLITIC = re.compile(rf"^(.+?)(n[{_APOSTROPHES}]t|[{_APOSTROPHES}](?:s|m|d|re|ve|ll|S|M|D|RE|VE|LL))$", re.I)
_FUSED = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3, "dont": 2, "didnt": 3, "cant": 2, "wont": 2,
          "doesnt": 4, "isnt": 2, "wasnt": 3, "havent": 4, "hasnt": 3, "wouldnt": 5, "couldnt": 5, "shouldnt": 6, "alot": 1, "im": 1, "ive": 1}  # fmt: skip


def split_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Half-open offsets of the words of ``text[start:end]``; every character that is no white space belongs to one word."""
    out: list[tuple[int, int]] = []
    for m in _TOKEN.finditer(text, start, len(text) if end is None else end):
        if m.lastgroup == "word":
            out.extend(_pieces(m.group(), m.start()))
        else:
            out.append(m.span())
    return out


def _pieces(word: str, at: int) -> list[tuple[int, int]]:
    """A run of letters cut at clitics ("do|n't", "group|'s") and at fused pairs ("can|not")."""
    clitic = _CLITIC.match(word)
    if clitic:
        cut = clitic.end(1)
        return [*_pieces(word[:cut], at), (at + cut, at + len(word))]
    fused = _FUSED.get(word.lower())
    if fused:
        return [(at, at + fused), (at + fused, at + len(word))]
    if word[-1] in _APOSTROPHES and len(word) > 1:
        return [(at, at + len(word) - 1), (at + len(word) - 1, at + len(word))]
    return [(at, at + len(word))]
