"""What of a claim bears on whether another claim tells the same occurrence: act, actors, places, times, figures, pointing words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..records import Actor, Claim, Word
from .index import Index
from .wordlists import lists, senses

_WORDS = lists("occurrences")
_POINTING, _ONWARD, _GENERAL, _EVERYBODY = (_WORDS[k] for k in ("pointing", "onward", "general", "everybody"))
_MANY, _STOP, _VAGUE_PLACES = (_WORDS[k] for k in ("many", "stop", "vague_places"))
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FROM_NOW = ("today", "yesterday", "last week", "last month", "last year", "this week", "24 hours", "overnight")
_SUFFIXES = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ures", "ure", "als", "al", "ers", "er", "ors", "or",
    "ies", "ed", "es", "s", "e", "y",
)  # fmt: skip
_ROOTS = {
    "explos": "explod", "detent": "detain", "slain": "slay", "shot": "shoot", "fought": "fight", "dead": "die", "death": "die",
    "dy": "die", "took": "take", "taken": "take", "tak": "take", "fled": "flee", "struck": "strik", "sent": "send",
    "held": "hold", "burnt": "burn", "met": "meet", "withdrew": "withdraw", "withdrawn": "withdraw", "freed": "fre",
    "invas": "invad", "occup": "occup", "siege": "besieg", "sieg": "besieg",
}  # fmt: skip
_INTRODUCING = frozenset({"a", "an", "multiple", "several", "dual", "two", "three", "numerous"})
_BULLETS = frozenset({"•", "-", "*", "–", "·", "▪", "◦"})
_ELSEWHERE = re.compile(
    r"\W*(?:elsewhere|separately|in (?:a|an|two|other|another)\s?(?:separate|other|another|similar)? "
    r"(?:incidents?|attacks?|development|cases?)|also (?:on|in) )"
)
_MORE = re.compile(r"\b(?:another|other|more(?! than))\b")
_TOKEN = re.compile(r"[\w'’-]+")
_OPENING = 60


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as it is compared: its words, its head, whether it has a name, is many, is told only vaguely, and its class."""

    words: frozenset[str]
    head: str
    named: bool
    plural: bool
    vague: bool
    kind: str


@dataclass(slots=True)
class Told:
    """What a claim tells. ``around`` are the places named last before it, where it names none itself.

    ``stem`` is the word for the act without endings, ``senses`` what it can mean; ``count`` how many such acts it tells;
    ``pointing`` says that it points back ("the attack"), ``onward`` that it leads on ("another attack"), ``introducing`` that
    it is new ("an attack"), ``bare`` that nothing else is told of it, ``item`` that it stands in a list.
    """

    claim: Claim
    sentence: int
    voice: str
    stem: str
    senses: frozenset[str]
    agents: list[Party]
    targets: list[Party]
    places: frozenset[str]
    times: frozenset[str]
    figures: frozenset[tuple[str, int | None, int | None]]
    count: frozenset[tuple[int | None, int | None]]
    pointing: bool = False
    onward: bool = False
    introducing: bool = False
    bare: bool = False
    item: bool = False
    around: frozenset[str] = frozenset()


def told(claim: Claim, index: Index, text: str) -> Told:
    """What ``claim`` tells, from its spans and the words of its sentence."""
    number, first, _ = index.words(claim.trigger.start, claim.trigger.end)
    words = index.sentences[number].words if index.sentences else ()
    trigger = claim.trigger.text.lower()
    head = index.head(claim.trigger)
    stem = "operat" if "operation" in trigger else stem_of((head.text if head else trigger.split()[-1]).lower())
    out = Told(
        claim, number, _voice(claim), stem, frozenset(k for k, stems in _SENSES.items() if stem in stems),
        [_party(a, index) for a in claim.agents], [_party(a, index) for a in claim.targets],
        frozenset(p for x in claim.places for p in _place_words(x.text)),
        frozenset(_time_marks(claim.time.span.text)) if claim.time.span else frozenset(),
        frozenset((f.measure, f.low, f.high) for f in claim.figures if f.stated),
        frozenset((f.low, f.high) for f in claim.figures if f.stated and 0 <= claim.trigger.start - f.end <= 2),
    )  # fmt: skip
    _point(out, words, first, head, text)
    return out


def _point(out: Told, words: Sequence[Word], first: int, head: Word | None, text: str) -> None:
    """Sets whether the claim points back, leads on or introduces."""
    claim, parts = out.claim, out.claim.trigger.text.lower().split()
    before = [w.text.lower() for w in words[max(0, first - 4) : first]]
    nominal = head is None or head.upos in ("NOUN", "PROPN") or parts[-1] in _GENERAL
    out.pointing = nominal and bool(_POINTING & {*before[-3:], parts[0]}) and not {"a", "an"} & set(before[-2:])
    out.introducing = nominal and bool(_INTRODUCING & {*before[-3:], parts[0]}) and not out.pointing
    elsewhere = bool(_ELSEWHERE.match(text[claim.sentence.start : claim.sentence.start + _OPENING].lower()))
    more = any(_MORE.search(f.text.lower()) for f in claim.figures)
    out.onward = elsewhere or more or (nominal and bool(_ONWARD & {*before[-3:], *parts}))
    out.bare = not (claim.agents or claim.targets or claim.places or claim.figures or claim.time.span)
    out.item = bool(words) and words[0].text in _BULLETS


def _voice(claim: Claim) -> str:
    """Who tells it, "" for the outlet: one voice does not give two figures for one thing."""
    speaker = next((s for s in claim.sources if s.role == "speaker"), None)
    return (speaker.refers_to or speaker.text).lower() if speaker else ""


def stem_of(word: str) -> str:
    """A word for an act without its endings: "arrests", "arrested" and "arresting" are one."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return _ROOTS.get(word, word)


_SENSES = {sense: frozenset(stem_of(w) for w in words) for sense, words in senses().items()}


def _party(actor: Actor, index: Index) -> Party:
    full = actor.refers_to or actor.text
    tokens = _TOKEN.findall(full)
    words = frozenset(w for t in tokens if t.lower() not in _STOP and not t.isdigit() and (w := _one(t)))
    capitals = [t for t in (tokens[1:] or tokens) if t[:1].isupper() and t.lower() not in _STOP]
    named = bool(capitals) and not words <= _EVERYBODY
    head = index.head(actor)
    low = (head.text if head else actor.text.split()[-1]).lower()
    plural_form = (head is not None and head.xpos in ("NNS", "NNPS")) or (
        low.endswith("s") and not low.endswith("ss") and not named
    )
    unknown = actor.refers_to is None and not named
    vague = words <= _EVERYBODY or (unknown and (low in _EVERYBODY or actor.text.lower().split()[0] in _EVERYBODY))
    return Party(
        frozenset() if vague else words, _one(low), named, plural_form or low in _MANY or " and " in full, vague, actor.class_
    )  # fmt: skip


def _one(word: str) -> str:
    """A word in lower case, in the singular, without genitive."""
    word = re.sub(r"['’]s?$", "", word.lower())
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _place_words(text: str) -> Iterable[str]:
    name = re.sub(r"^the\s+", "", text.lower())
    if name in _VAGUE_PLACES:
        return
    name = re.sub(r"\s+(?:province|city|town|village|district|governorate|region|area|state)$", "", name)
    yield re.sub(r"^(?:(?:north|south)(?:east|west)?|east|west|central)(?:ern)?\s+", "", name)


def _time_marks(text: str) -> Iterable[str]:
    """Day, month, year and the like, each with its kind, so that two of one kind can contradict each other."""
    low = text.lower()
    yield from (f"day:{d}" for d in _WEEKDAYS if d in low)
    yield from (f"month:{m}" for m in _MONTHS if re.search(rf"\b{m}[a-z]*\b", low))
    yield from (f"year:{y}" for y in re.findall(r"\b(?:19|20)\d\d\b", low))
    dates = re.findall(r"\b([0-3]?\d)(?:st|nd|rd|th)?\b(?!\s*(?:hours|days|weeks|months|years|people))", low)
    yield from (f"date:{n}" for n in dates)
    yield from (f"from now:{w}" for w in _FROM_NOW if w in low)
    yield f"words:{low}"
