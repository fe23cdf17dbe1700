"""Which of a sentence's counts belong to an occurrence, and what each measures: by words of harm, by place, by type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..records import ActorClass, ClaimType, Figure, Measure, Occurrence, Role
from .counts import Count
from .measures import Told, default_measure, fits, harm, told_measure
from .persons import is_fighter, is_person
from .surroundings import Surroundings

_HARMED = frozenset(
    {"killed", "wounded", "casualties", "captured", "abducted", "arrested", "missing", "displaced", "freed"}
)
_ARMED = frozenset({"state-forces", "rebels", "political-militia", "identity-militia", "external-forces"})
_UNARMED = frozenset({"civilians", "media", "protesters", "rioters", "international-organisation", "other"})
_CAPTURING = frozenset({"capture", "captured", "captive", "prisoner", "seize", "take"})
_VANISHING = frozenset({"disappear", "disappearance", "vanish", "go", "missing"})
_POLICE = frozenset({"police", "policeman", "officer", "agent", "detective", "authority", "court", "prosecutor"})
_SHOOTING = frozenset({"shoot", "shooting", "shot", "fire"})
_DEADLY = re.compile(
    r"\b(?:dead|died?|dies|dying|kill\w*|deaths?|murder\w*|assassinat\w*|bod(?:y|ies)|fatal\w*|slain|execut\w*)\b", re.I
)
_HURTING = re.compile(
    r"\b(?:wound\w*|injur\w*|hospital\w*|surviv\w*|in the (?:leg|shoulder|arm|foot|hand|thigh|knee|stomach|neck)s?)\b",
    re.I,
)
_THINGS = frozenset(
    {"airstrike", "shelling", "explosion", "suicide-bombing", "destruction", "seizure", "takeover", "clash"}
)
_FROM_AFAR = frozenset({"airstrike", "shelling"})
_ATTACKS = frozenset(
    {"airstrike", "strike", "raid", "attack", "sortie", "munition", "mission", "bombing", "time", "times", "occasion"}
)
_FIRING = frozenset({"drop", "fire", "launch", "release", "deliver", "use", "lob", "employ"})
_ADVERBIAL = frozenset({"once", "twice", "thrice", "both", "double", "triple", "dual", "twin", "couple"})
_REACH = 5
_TAKEN: dict[str, Measure] = {
    "abduction": "abducted",
    "arrest": "arrested",
    "release": "freed",
    "displacement": "displaced",
}


@dataclass
class Draft:
    """What the figures of one occurrence are put together from."""

    around: Surroundings
    text: str
    roles: Sequence[Role]
    occurrence: Occurrence
    kind: ClaimType
    counts: list[Count]
    made: dict[int, Figure] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)


def measure_of(draft: Draft, count: Count, guess: Measure | None) -> Measure | None:
    """The measure of a count that the model gives to the occurrence, or ``None`` where a word of harm gives it to another.

    A word of harm decides before the model's ``guess``, the guess before the place of the count.
    """
    around, head = draft.around, count.head
    told = told_measure(around, head, count.first, count.last)
    if told and told.measure in _HARMED and _harmed(draft, count):
        if _told_by_other(draft, told):
            return None
        if fits(told.measure, draft.kind):
            return _taken(draft, count, told.measure)
        return "captured" if told.measure == "arrested" and fits("captured", draft.kind) else guess
    person = is_person(around, head)
    if person and guess == "strikes":
        return "other"
    if not person and guess in ("strikes", "weapons", "other", None):
        thing = thing_measure(draft, head)
        if thing == "other" and draft.kind in _FROM_AFAR and head >= count.last and around.words[head].upos == "NOUN":
            # "The strikes hit three units": what is no strike was hit by it.
            return "other" if guess == "strikes" else guess or thing
        return thing if thing != "other" and fits(thing, draft.kind) else guess or thing
    if guess is None or (guess == "other" and person):
        return _placed_measure(draft, count) or guess or default_measure(draft.kind)
    acts = _in_role(draft, count, "agent") or _acts(around, head, draft.occurrence)
    if guess == "participants" and draft.kind in _TAKEN and not acts:
        return _taken_measure(draft, head, _actor(draft, count))
    return _taken(draft, count, guess)


def _taken(draft: Draft, count: Count, measure: Measure) -> Measure:
    """``measure``, but that of people taken where the occurrence is of such a type."""
    if draft.kind in ("arrest", "abduction") and measure in ("arrested", "abducted", "captured"):
        return _taken_measure(draft, count.head, _actor(draft, count))
    return measure


def _harmed(draft: Draft, count: Count) -> bool:
    """Whether what is counted can be harmed: people, or a number that stands alone."""
    around, head = draft.around, count.head
    return (
        is_person(around, head)
        or head < count.last
        or around.words[head].upos != "NOUN"
        or head in _own_nouns(around, head)
    )


def _own_nouns(around: Surroundings, head: int) -> tuple[int, ...]:
    nouns = harm().nouns
    return (head,) if around.lemmas[head] in nouns or around.lows[head] in nouns else ()


def _told_by_other(draft: Draft, told: Told) -> bool:
    """Whether the word of harm is the trigger of another occurrence of the sentence."""
    for o in draft.around.sentence.occurrences:
        if (
            o.first != draft.occurrence.first
            and o.first <= told.by < o.last
            and o.score >= 0.5
            and fits(told.measure, o.type)
        ):
            return True
    return False


def thing_measure(draft: Draft, head: int) -> Measure:
    """The measure of things: what was fired or done (``strikes``), arms hit or taken (``weapons``), or ``other``."""
    around, things = draft.around, harm().things
    words = (around.lemmas[head], around.lows[head], *around.stems(head))
    found = next((things[w] for w in words if w in things), None)
    if found != "strikes":
        return found or "other"
    if draft.kind == "seizure":
        return "weapons"
    if draft.kind == "airstrike" and around.lemmas[head] not in _ATTACKS:
        verb = around.words[head].head
        fired = verb >= 0 and around.lemmas[verb] in _FIRING
        return "strikes" if fired or draft.occurrence.first <= verb < draft.occurrence.last else "weapons"
    return found


def _taken_measure(draft: Draft, head: int, actor: ActorClass | None = None) -> Measure:
    """The measure of people who were taken, freed or driven out; fighters taken prisoner are ``captured``."""
    around = draft.around
    lemma = around.lemmas[draft.occurrence.first]
    if draft.kind in ("arrest", "abduction") and lemma in _CAPTURING:
        if is_fighter(around, head) or actor in _ARMED:
            return "captured"
        named = around.words[head].upos in ("PROPN", "PRON") or actor not in _UNARMED
        if draft.kind == "arrest" and lemma == "capture" and named and not _by_police(draft):
            return "captured"
    if draft.kind == "abduction" and lemma in _VANISHING:
        return "missing"
    return _TAKEN[draft.kind]


def _by_police(draft: Draft) -> bool:
    o = draft.occurrence
    return any(draft.around.lemmas[j] in _POLICE for j in draft.around.subjects(o.first, o.last))


def _trigger_harm(draft: Draft) -> Measure | None:
    """The measure that the trigger itself tells of ("killed", "wounding", "murder")."""
    tables, around = harm(), draft.around
    if any(around.lows[i] in ("death", "dead") for i in range(draft.occurrence.first, draft.occurrence.last)):
        return "killed"
    for i in range(draft.occurrence.first, draft.occurrence.last):
        measure = (
            tables.done.get(around.lemmas[i])
            or tables.nouns.get(around.lows[i])
            or tables.nouns.get(around.lemmas[i])
            or tables.suffered.get(around.lemmas[i])
        )
        if measure in ("killed", "wounded", "casualties"):
            return measure
    if draft.kind == "violence" and any(
        around.lemmas[i] in _SHOOTING for i in range(draft.occurrence.first, draft.occurrence.last)
    ):
        # "Shot" alone does not tell whether the victim lived.
        told = draft.text[around.sentence.start : around.sentence.end]
        return "killed" if _DEADLY.search(told) else "wounded" if _HURTING.search(told) else "casualties"
    return None


def _placed_measure(draft: Draft, count: Count) -> Measure | None:
    """The measure that follows from where the count stands: within the trigger, its object, its subject."""
    around, o, head = draft.around, draft.occurrence, count.head
    if o.first <= head < o.last:
        return "strikes" if thing_measure(draft, head) in ("strikes", "weapons") else None
    if _in_role(draft, count, "target") or head in around.objects(o.first, o.last):
        if not is_person(around, head) and around.words[head].upos in ("NOUN", "ADJ"):
            measure = thing_measure(draft, head)
            return (
                measure
                if draft.kind in _THINGS | {"siege", "chemical"} or (measure != "other" and draft.kind != "other")
                else None
            )
        if draft.kind in _TAKEN:
            return _taken_measure(draft, head, _actor(draft, count))
        return _trigger_harm(draft) or ("participants" if draft.kind in ("movement", "aid", "protest") else None)
    definite = count.first > 0 and around.lows[count.first - 1] in ("the", "these", "those", "both")
    if (
        draft.kind != "talks"
        and not definite
        and is_person(around, head)
        and (_in_role(draft, count, "agent") or _acts(around, head, o))
    ):
        return _TAKEN["displacement"] if draft.kind == "displacement" else "participants"
    return None


def _actor(draft: Draft, count: Count) -> ActorClass | None:
    """The class of the target that the number counts, as the model has it."""
    return next(
        (
            r.actor
            for r in draft.roles
            if r.role == "target" and (r.first <= count.head < r.last or r.first == count.last)
        ),
        None,
    )


def _acts(around: Surroundings, head: int, o: Occurrence) -> bool:
    """Whether word ``head`` heads the subject of the trigger itself."""
    top = top_of(around, o.first, o.last)
    return head in around.subjects(o.first, o.last) and not (around.parsed and around.rels[top] == "advcl")


def _in_role(draft: Draft, count: Count, name: str) -> bool:
    """Whether the count stands in a role of that name, or right before it."""
    return any(
        r.role == name and (r.first <= count.head < r.last or r.first <= count.number < r.last or leads_to(draft, count, r.first))
        for r in draft.roles
    )  # fmt: skip


def measure_if_own(draft: Draft, count: Count) -> Measure | None:
    """The measure of a count that the rules alone give to this occurrence, or ``None`` where it belongs to none or another."""
    around, head = draft.around, count.head
    if any(o.first <= head < o.last and o.first != draft.occurrence.first for o in around.sentence.occurrences):
        return None
    if around.lows[count.number] in _ADVERBIAL and around.words[head].upos != "NOUN":
        return None
    if count.bounds.unit:
        near = distance(around, head, draft.occurrence)
        own = fits("area_km2", draft.kind) and near <= _REACH and _nearest(draft, head, near, "area_km2")
        return "area_km2" if own else None
    told = told_measure(around, head, count.first, count.last)
    thing = not is_person(around, head) and head >= count.last and around.words[head].upos == "NOUN"
    if told and thing and told.measure in _HARMED and told.by != head:
        told = None
    placed = _placed_measure(draft, count)
    near = distance(around, told.by if told else head, draft.occurrence)
    if placed is None and (near > _REACH or (told is None and not thing)):
        return None
    if told and told.measure != "participants" and fits(told.measure, draft.kind):
        measure: Measure | None = told.measure
    else:
        measure = (
            placed
            or (told.measure if told and fits(told.measure, draft.kind) else None)
            or (_hit_thing(draft, head, near) if thing else None)
        )
    if measure is None:
        return None
    if measure != placed and not _nearest(draft, told.by if told else head, near, measure):
        return None
    return measure


def _hit_thing(draft: Draft, head: int, near: int) -> Measure | None:
    """The measure of counted things that the act hit or fired ("the strikes destroyed 20 tunnels", "delivering 101 munitions")."""
    around, o = draft.around, draft.occurrence
    measure = thing_measure(draft, head)
    if draft.kind not in _THINGS or not around.parsed:
        return None
    if measure == "strikes" and near <= 3:
        return measure
    while around.rels[head] == "conj" and around.words[head].head >= 0:
        head = around.words[head].head
    verb = around.words[head].head
    doing = verb >= 0 and around.rels[head] in ("obj", "nsubj:pass") and around.words[verb].upos == "VERB"
    return measure if doing and any(o.first <= j < o.last for j in around.subjects(verb, verb + 1)) else None


def _nearest(draft: Draft, anchor: int, near: int, measure: Measure) -> bool:
    """Whether no other occurrence of the sentence that has figures of this measure stands nearer to the word that tells it."""
    for other in draft.around.sentence.occurrences:
        if other.first == draft.occurrence.first or other.score < 0.4 or not fits(measure, other.type):
            continue
        if distance(draft.around, anchor, other) < near:
            return False
    return True


def distance(around: Surroundings, i: int, o: Occurrence) -> int:
    """How far word ``i`` stands from the trigger: edges of the tree, or words where there is none."""
    if o.first <= i < o.last:
        return 0
    if not around.parsed:
        return min(abs(i - o.first), abs(i - o.last + 1)) // 2
    up = line_up(around, i)
    best = 99
    for j in range(o.first, o.last):
        for k, node in enumerate(line_up(around, j)):
            if node in up:
                best = min(best, k + up.index(node))
                break
    return best


def line_up(around: Surroundings, i: int) -> list[int]:
    """Word ``i`` and what it hangs on, up to the root."""
    out: list[int] = []
    while 0 <= i < len(around.words) and i not in out and len(out) < 40:
        out.append(i)
        i = around.words[i].head
    return out


def top_of(around: Surroundings, first: int, last: int) -> int:
    """The word that heads ``first..last``."""
    if around.parsed:
        return next(
            (
                j
                for j in range(first, last)
                if not first <= around.words[j].head < last and around.rels[j] not in ("punct", "case", "det")
            ),
            last - 1,
        )
    stop = next(
        (j for j in range(first + 1, last) if around.words[j].upos in ("ADP", "PUNCT") and around.words[j].text != "-"),
        last,
    )
    return stop - 1


def harm_measure(draft: Draft, head: int, actor: ActorClass | None = None) -> Measure | None:
    """The harm that is told of the people headed by word ``head``, or ``None``."""
    around = draft.around
    if draft.kind in _TAKEN:
        return _taken_measure(draft, head, actor)
    told = told_measure(around, head, head, head + 1) if around.parsed else None
    if told and told.measure in ("killed", "wounded", "casualties") and fits(told.measure, draft.kind):
        if told.measure != "casualties" and distance(around, told.by, draft.occurrence) <= _REACH:
            return told.measure
        return None if draft.kind != "violence" else told.measure
    if told and told.measure == "captured" and draft.kind == "clash":
        return told.measure
    return _trigger_harm(draft) if draft.kind in ("violence", "crackdown", "riot") else None


def leads_to(draft: Draft, count: Count, first: int) -> bool:
    """Whether the count stands right before word ``first``, or parted from it by "of"."""
    return count.last == first or (count.last + 1 == first and draft.around.lows[count.last] == "of")
