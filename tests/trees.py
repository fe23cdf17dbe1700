"""Sentences with hand-made trees: one word a line, ``form lemma UPOS XPOS head relation``; heads count from 1, 0 is the root."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.records import ClaimType, Measure, Name, Occurrence, Role, Sentence, Stance, Word


def tree(rows: str, names: Sequence[tuple[int, int, str]] = ()) -> tuple[str, Sentence]:
    """The text and the sentence; ``names`` are first word, word after the last, type (from 0)."""
    words: list[Word] = []
    text = ""
    for row in rows.strip().splitlines():
        form, lemma, upos, xpos, head, rel = row.split()
        glue = not text or form in ",.;'s" or text.endswith(("-", "“")) or form == "-"
        text += form if glue else f" {form}"
        words.append(Word(len(text) - len(form), len(text), form, lemma, upos, xpos, int(head) - 1, rel))
    found = tuple(Name(a, b, kind, 0.9) for a, b, kind in names)
    return text, Sentence(0, len(text), tuple(words), found)


def flat(sentence: Sentence) -> Sentence:
    """The same sentence without its tree."""
    words = tuple(w._replace(head=-1, deprel="dep") for w in sentence.words)
    return Sentence(sentence.start, sentence.end, words, sentence.names, sentence.occurrences)


def at(sentence: Sentence, form: str) -> int:
    """The index of the first word ``form``."""
    return [w.text for w in sentence.words].index(form)


def occurrence(
    sentence: Sentence, form: str, kind: ClaimType, *, roles: Sequence[Role] = (), stance: Stance = "asserted"
) -> Occurrence:
    """An occurrence whose trigger is the first word ``form``."""
    i = at(sentence, form)
    return Occurrence(i, i + 1, 0.9, kind, 0.9, stance, 0.9, "news", 0.9, tuple(roles))


def role(sentence: Sentence, name: str, first: str, last: str = "", *, measure: Measure | None = None) -> Role:
    """A role from the word ``first`` to the word ``last``, both in it."""
    a = at(sentence, first)
    b = at(sentence, last) if last else a
    return Role(name, a, b + 1, 0.9, "civilians" if name == "target" else None, measure)
