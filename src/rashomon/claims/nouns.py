"""How many people a phrase without a number names.

One ("the mayor"), two ("Kaunda and Chongwe") or more ("soldiers").
"""

from __future__ import annotations

import re
from functools import lru_cache

from .lexicon import Lexicon, words_of

_QUANTITY = re.compile(
    r"^(?:(?:most|some|many|all|several|dozens|part|members|an unknown number|unknown number|a part|the rest"
    r"|the others|the majority) of\b|an? (?:unknown|undisclosed) number)",
    re.I,
)
_BOUNDARY = re.compile(
    r"\s+(?:of|in|from|at|on|with|who|whom|whose|which|that|for|near|under|by|to|against|including|among|between"
    r"|outside|accused)\s+|[,;:(\[–—]"
)
_SINGLE = frozenset({"a", "an", "this", "that", "one", "each", "every", "another"})


def plain_count(text: str) -> tuple[int, bool] | None:
    """``(low, single)``: the number of people named, and whether it is exact; ``None`` where there is no word.

    Joined names count one each: "Kaunda and Chongwe" are 2; with a plural in it the number is a lower bound ("he and
    his associates": 3 or more).
    """
    if not re.search(r"[^\W\d_]", text):
        return None
    if _QUANTITY.match(text.strip()):
        return 2, False
    parts = [p for p in re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+", text) if re.search(r"[^\W\d_]", p)]
    if len(parts) > 1 and _persons(parts):
        counts = [_one_phrase(p) for p in parts]
        exact = all(single for _, single in counts)
        return (sum(n for n, _ in counts), exact) if any(single for _, single in counts) else (2, False)
    return _one_phrase(text)


def _persons(parts: list[str]) -> bool:
    """Whether joined parts are persons each, not titles of one ("editor and publisher") or traits of all."""
    firsts = [p.split()[0].lower() for p in parts]
    starts = words_of("nouns.determiners") | words_of("nouns.one")
    own = [f in starts or p[:1].isupper() for f, p in zip(firsts, parts, strict=True)]
    return all(own) or (not _one_phrase(parts[-1])[1] and not all(_one_phrase(p)[1] for p in parts[:-1]))


def _one_phrase(phrase: str) -> tuple[int, bool]:
    main = _BOUNDARY.split(" " + phrase.strip(), maxsplit=1)[0]
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", main) or re.findall(r"[^\W\d_]+", phrase)
    low = [w.lower() for w in words]
    head = low[-1]
    if low[0] in words_of("nouns.first_plural"):
        return 2, False
    if len(low) == 1 and head in words_of("nouns.one"):
        return 1, True
    if head in words_of("nouns.more"):
        return 2, False
    if low[0] in _SINGLE:
        return 1, True
    if _is_name(phrase, words, low):
        return (2, False) if _people(head) and head not in words_of("nouns.surnames") else (1, True)
    return (2, False) if _plural(head) else (1, True)


def _is_name(phrase: str, words: list[str], low: list[str]) -> bool:
    determined = len(words) > 1 and low[0] in words_of("nouns.determiners")
    shouted = phrase.isupper() and len(phrase) > 12
    alone = len(words) == 1 and _known_plural(low[-1])
    return words[-1][:1].isupper() and not determined and not shouted and not alone


def _plural(head: str) -> bool:
    if head.endswith("s"):
        singular = head.endswith(tuple(words_of("nouns.singular_endings")))
        return not singular and head not in words_of("nouns.singular_in_s")
    return head.endswith("men") and len(head) > 4


@lru_cache(maxsize=10_000)
def _known_plural(word: str) -> bool:
    if not word.endswith("s"):
        return False
    people = Lexicon.load().kind("people").lemmas
    return word[:-1] in people or word in ("deaths", "bodies", "killings", "arrests")


@lru_cache(maxsize=10_000)
def _people(word: str) -> bool:
    """Whether a word is the plural name of a people ("Kurds", "Palestinians")."""
    return word.endswith(tuple(words_of("nouns.people_endings")))
