"""Who is meant by a phrase that speaks: the speaker, the body spoken for, and the channel, as spans."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Source, SourceRole, Word
from .index import GENITIVE
from .phrases import TIMES, TITLES, Phrase, is_name, low, phrase_right, split_and, trim
from .wordlists import lists

_SPEECH = lists("speech")
_LEADS, _SPEAKS_FOR, _RANKS = _SPEECH["leads"], _SPEECH["speaks_for"], _SPEECH["ranks"]
_CHANNELS, _NO_SPEAKER = _SPEECH["channels"], _SPEECH["no_speaker"]
_OF = frozenset({"of", "for", "at", "from", "with"})
_ON = frozenset({"in", "on", "via", "during", "through", "at", "to", "by"})
_CHANNEL_WITHIN = 14
MARKS = frozenset("\"“”„«»‘’'`") | {'""', '"""', "''", "``", "‘‘", "’’"}


def source(words: Sequence[Word], text: str, first: int, last: int, role: SourceRole) -> Source | None:
    """The source of the words, without quotation marks and what cannot begin or end a name; None where nothing is left."""
    first, last = trim(words, first, last)
    while first < last and words[first].text in MARKS:
        first += 1
    if first >= last or (last - first == 1 and words[first].upos == "DET"):
        return None
    a, b = words[first].start, words[last - 1].end
    return Source(start=a, end=b, text=text[a:b], role=role)


def can_speak(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the words can name a speaker: "it", "this" and "Friday" cannot."""
    if first >= last or (last - first == 1 and low(words[first]) in _NO_SPEAKER):
        return False
    return not all(low(w) in TIMES or w.upos in ("NUM", "DET", "PUNCT") for w in words[first:last])


def speakers(words: Sequence[Word], text: str, phrase: Phrase) -> list[Source]:
    """Speaker and body of a phrase: 'Y spokesman X', 'X, a spokesman for Y', 'a spokesman for Y', 'the head of Y, X'."""
    first, last = phrase.first, phrase.last
    if not can_speak(words, first, last):
        return []
    title = _title_at(words, first, last)
    if title >= 0:
        body = _body_in(words, first, title + 1)
        lead = any(is_name(w) or low(w) in GENITIVE for w in words[first:title])
        first = title + 1 if body or lead or not words[title].text[0].isupper() else first
    else:
        body = _body_in(words, first, last)
        cut = next((i for i in range(first + 1, last) if low(words[i]) in _OF), last)
        last = cut if body is not None and body[0] > cut else last
    if body is None and phrase.apposition is not None:
        body = _body_in(words, *phrase.apposition)
    speaker = source(words, text, first, last, "speaker")
    if speaker is None:
        return []
    spoken_for = source(words, text, *body, "for") if body else None
    return [speaker, spoken_for] if spoken_for else [speaker]


def _title_at(words: Sequence[Word], first: int, last: int) -> int:
    """Index of the last title noun of a phrase that is followed by a name; -1 where there is none."""
    found = -1
    for i in range(first, last - 1):
        if low(words[i]) in TITLES and is_name(words[i + 1]) and low(words[i + 1]) not in TITLES:
            found = i
    return found


def _body_in(words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """The body in 'head of Y', 'spokesman for Y', 'Y spokesman', "Y's director" within a title phrase."""
    for i in range(first, last):
        title = low(words[i])
        if title not in _LEADS:
            continue
        if i + 2 < last and low(words[i + 1]) in _OF:
            return _body(words, *(phrase_right(words, i + 2, last) or (0, 0)))
        genitive = next((k for k in range(first, i) if low(words[k]) in GENITIVE), -1)
        if genitive > first:
            return _body(words, first, genitive)
        if title in _SPEAKS_FOR:
            return _body(words, first, i)
    return None


def _body(words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """The words of a body without the rank words around it; None where no body is named."""
    first, last = trim(words, first, last)
    while first < last and (words[first].upos == "NUM" or low(words[first]) in _RANKS | {"a", "an"}):
        first += 1
    while first < last and low(words[last - 1]) in _RANKS | GENITIVE:
        last -= 1
    named = any(w.upos in ("NOUN", "PROPN") for w in words[first:last])
    return (first, last) if named else None


def channels(words: Sequence[Word], text: str, verb: int, *, addressed: bool) -> list[Source]:
    """Whom it was told (where the verb is ``addressed``), and in what: 'in a statement', 'on state television'."""
    out: list[Source | None] = []
    after = verb + 1
    if addressed and after < len(words) and words[after].upos != "PRON":
        found = phrase_right(words, after)
        if found and low(words[found[1] - 1]) not in TIMES:
            out += [source(words, text, p.first, p.last, "via") for p in split_and(words, *found)]
            after = found[1]
    for k in (
        *range(max(0, verb - _CHANNEL_WITHIN), verb),
        *range(after, min(len(words) - 1, after + _CHANNEL_WITHIN)),
    ):
        if low(words[k]) in _ON and (found := phrase_right(words, k + 1, k + 9)) and found[0] <= k + 2:
            ends = [j for j in range(*found) if low(words[j]) in _CHANNELS]
            if ends:
                out.append(source(words, text, found[0], ends[-1] + 1, "via"))
    return [s for s in out if s is not None]
