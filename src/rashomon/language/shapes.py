"""Word shapes: what an uncased tokenizer throws away, as one small code a word."""

from __future__ import annotations

LOWER, TITLE, UPPER, MIXED, DIGIT, ALNUM, PUNCT, INITIAL, OTHER = range(9)
SHAPES = 9


def shape(word: str) -> int:
    """The shape code of one word (0 to 8)."""
    if word.isdigit():
        return DIGIT
    if any(c.isdigit() for c in word):
        return DIGIT if not any(c.isalpha() for c in word) else ALNUM
    if word.islower():
        return LOWER
    if word.isupper():
        return INITIAL if len(word) == 1 or word.endswith(".") else UPPER
    if word.istitle() or (word[:1].isupper() and word[1:].islower()):
        return TITLE
    if any(c.isalpha() for c in word):
        return MIXED if any(c.isupper() for c in word) else OTHER
    return PUNCT
