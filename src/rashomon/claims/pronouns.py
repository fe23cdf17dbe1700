"""What pronouns stand for: the nearest actor before them that agrees in number, person and gender, one that acts or speaks first."""

from __future__ import annotations

import re

from ..records import Source
from .names import CIVIL, FEMALE, MALE, Entity, Named
from .scene import HE, IT, OWNING, SHE, THEY, WE, Scene, Seen, plain_words, without_article
from .wordlists import lists

_ACTORS = lists("actors")
_PEOPLE = _ACTORS["people"] | CIVIL | MALE | FEMALE
_ARMED_PARTS = _ACTORS["fighters"] | _ACTORS["troops"] | {"command", "brigade", "army"}
_NEAR = 4
_NAMES_BACK = 30
_KIN_BACK = 8
_TITLE_ROOM = 40
_LONGEST_LIST = 120
_SPOKEN_TO = re.compile(r"\b(?:told|asked|urged)\s+(?:\w+\s+){0,3}$")


def pronoun(scene: Scene, s: Seen) -> str | None:
    """Whom a mention that is a pronoun means."""
    word = s.words[0]
    if word in WE:
        return speaker_of(scene, s)
    if word in HE | SHE:
        return person_before(scene, s, "m" if word in HE else "f")
    return plural_before(scene, s) if word in THEY else body_before(scene, s)


def owned(scene: Scene, s: Seen) -> str | None:
    """'its fighters', 'his men': the owner, where what is owned is its armed part; 'his sister' by her name."""
    if s.words[-1] not in _ARMED_PARTS:
        return _kin(scene, s)
    owner = OWNING[s.words[0]]
    if owner is IT:
        return body_before(scene, s)
    if owner is THEY:
        return plural_before(scene, s) or body_before(scene, s)
    if owner is WE:
        return speaker_of(scene, s)
    person = person_before(scene, s, "m" if owner is HE else "f")
    return _body_of(scene, person, s) or person if person else None


def speaker_of(scene: Scene, s: Seen) -> str | None:
    """ "I" and "we": the speaker of the claim; for "we" the body spoken for, where one is told."""
    sources = [x for x in scene.claims[s.claim].sources if x.role != "via" and x.text.lower() not in WE]
    roles = ("for", "speaker") if s.words[0] in ("we", "us", "our") else ("speaker",)
    for x in (x for role in roles for x in sources if x.role == role):
        return _known(scene, x)
    return None


def _known(scene: Scene, x: Source) -> str | None:
    full = next((k.full for k in scene.within(scene.index.at(x.start)) if k.part.start == x.start and k.full), None)
    full = full or x.refers_to or scene.name_at(x)
    return full or (None if x.text.lower() in HE | SHE | THEY else without_article(x.text))


def person_before(scene: Scene, s: Seen, gender: str) -> str | None:
    """The person that "he" or "she" is: of the same sentence, else the nearest one that speaks or acts before."""
    best: tuple[int, Entity] | None = None
    near = [n for n in scene.names.before(s.part.start, _NAMES_BACK) if s.sentence - n.sentence <= _NEAR]
    first_of = {n.sentence: n.start for n in near}
    for n in near:
        if n.entity is None or n.entity.kind != "person" or n.entity.gender not in ("", gender):
            continue
        score = _fitness(scene, s, n, first_of[n.sentence] == n.start)
        if best is None or score > best[0]:
            best = (score, n.entity)
    unnamed = _unnamed_person(scene, s)
    if unnamed is not None and (best is None or (unnamed.sentence == s.sentence and best[0] < 0)):
        return unnamed.full or without_article(unnamed.part.text)
    if best is None:
        return None
    best[1].gender = best[1].gender or gender
    return best[1].full


def _fitness(scene: Scene, s: Seen, n: Named, first: bool) -> int:
    """How well a person's name before fits: near, first in its sentence, speaking, an actor of a claim."""
    score = -3 * (s.sentence - n.sentence) + (2 if first else 0)
    there = scene.within(n.sentence)
    if any(x.role == "speaker" and n.start - _TITLE_ROOM <= x.part.start <= n.end for x in there):
        score += 4 if s.role == "speaker" else 1
    score += 2 if any(x.part.start <= n.start < x.part.end for x in there) else 0
    told = n.sentence == s.sentence and _SPOKEN_TO.search(scene.text, max(0, n.start - _TITLE_ROOM), n.start)
    return score - 4 if told else score


def _unnamed_person(scene: Scene, s: Seen) -> Seen | None:
    """A person that is told of without a name ("a man", "a police spokesman") in the sentence or just before it."""
    for x in scene.before(s, 20):
        if s.sentence - x.sentence > (2 if s.role == "speaker" else 1):
            return None
        if x.part.end > s.part.start or x.plural or x.pronoun:
            continue
        alone = x.role == "speaker" and scene.lower and len(x.words) < 4
        if alone or x.words[-1] in _PEOPLE:
            return x
    return None


def plural_before(scene: Scene, s: Seen) -> str | None:
    """ "They": the plural actor that stands nearest before in the sentence, else the one that acts first in those before."""
    for back in (0, 1, 2):
        there = [x for x in scene.within(s.sentence - back) if x.part.end <= s.part.start and x.role != "for"]
        options = [x for x in there if x.plural and not x.pronoun]
        if back == 0 and s.role == "agents":
            claim = scene.claims[s.claim]
            own = {(a.start, a.end) for a in (*claim.targets, *claim.partners)}
            options = [x for x in options if (x.part.start, x.part.end) not in own]
        if options:
            acting = [x for x in options if x.role in ("agents", "speaker")] or options
            chosen = acting[0] if back else acting[-1]
            return _listed(scene, chosen) or chosen.full or without_article(chosen.part.text)
        known = next((x.full for x in there if x.words[0] in THEY and x.full), None)
        if known:
            return known
    return None


def _listed(scene: Scene, x: Seen) -> str | None:
    """Actors that are joined in one list ("A and B have been accused. They …") are meant together."""
    claim = scene.claims[x.claim]
    parts = claim.agents if x.role == "agents" else claim.targets if x.role == "targets" else ()
    if len(parts) < 2 or x.full:
        return None
    between = scene.text[min(a.start for a in parts) : max(a.end for a in parts)]
    return between if len(between) < _LONGEST_LIST and "\n" not in between and re.search(r"\band\b", between) else None


def body_before(scene: Scene, s: Seen) -> str | None:
    """ "It": the body or group that speaks or acts before in the sentence, or first in the one before."""
    for back in (0, 1):
        for x in scene.within(s.sentence - back):
            if x.part.end > s.part.start or x.plural or x.words[0] in IT | {"its"}:
                continue
            if x.role in ("speaker", "agents", "for") and not scene.is_person(x):
                return scene.called(x) or without_article(x.part.text)
    for n in scene.names.before(s.part.start, 12):
        if n.entity and n.entity.kind == "organisation" and s.sentence - n.sentence <= 1:
            return n.entity.full
    return None


def _body_of(scene: Scene, person: str, s: Seen) -> str | None:
    """The body that a person has spoken for before."""
    last = plain_words(person)[-1:]
    for x in scene.before(s, 200):
        if x.role == "speaker" and x.words[-1:] == last:
            for y in scene.claims[x.claim].sources:
                if y.role == "for":
                    return scene.name_at(y) or without_article(y.text)
    return None


def _kin(scene: Scene, s: Seen) -> str | None:
    """'his sister', where the report elsewhere says 'his sister X'."""
    head = s.words[-1]
    if head not in MALE | FEMALE:
        return None
    for n in (*scene.names.before(s.part.start, 100), *scene.names.after(s.part.end, 100)):
        if head in n.titles and n.entity and n.entity.kind == "person" and abs(n.sentence - s.sentence) <= _KIN_BACK:
            return n.entity.full
    return None
