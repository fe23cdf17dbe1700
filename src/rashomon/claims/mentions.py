"""Who is meant: pronouns, bare nouns, short names and acronyms of a claim's actors and sources, within one report.

``refers_to`` becomes the fullest name that the report uses for the same actor. Where the text leaves it in doubt it
stays empty: a wrong name is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from ..records import Actor, Analysis, Claim, Report, Source
from .names import CIVIL, ORGANISED, RANKS, Entity, Named
from .pronouns import owned, pronoun
from .scene import ARTICLES, OWNING, PRONOUNS, WE, Scene, Seen, core, is_place, without_article
from .wordlists import lists

_ACTORS = lists("actors")
_FIGHTERS, _ATTACKERS = _ACTORS["fighters"], _ACTORS["attackers"]
_OF_A_BODY = _ACTORS["of_a_body"] | _FIGHTERS
_GROUPS, _HELD, _OTHER, _STATES = (_ACTORS[k] for k in ("groups", "held", "other", "states"))
_DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
_BEFORE_PLACE = re.compile(r"\b(?:in|of|for|at|from|by)\b")
_PEOPLES = ("ian", "ish", "ese", "an", "i", "ni")
_ARMED = frozenset({"rebels", "political-militia", "identity-militia", "unidentified", "other"})
_OF_THE_STATE = frozenset({"state-forces", "government", "external-forces", "civilians", "protesters"})
_NEAR, _FAR, _ATTACK_BACK = 4, 12, 10
_Part = TypeVar("_Part", Actor, Source)


def refer(report: Report, analysis: Analysis, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with ``refers_to`` set on agents, targets, partners and sources where the report tells it, in the same order.

    A ``refers_to`` that is set already is kept.
    """
    if not claims or not analysis.sentences:
        return tuple(claims)
    found = _Resolver(Scene(report, analysis, claims)).found
    return tuple(_referred(c, found) for c in claims)


def _referred(claim: Claim, found: dict[tuple[int, int], str | None]) -> Claim:
    def with_name(part: _Part) -> _Part:
        full = found.get((part.start, part.end))
        return part if full is None or full == part.refers_to else part.model_copy(update={"refers_to": full})

    update = {
        "agents": tuple(with_name(a) for a in claim.agents),
        "targets": tuple(with_name(a) for a in claim.targets),
        "partners": tuple(with_name(a) for a in claim.partners),
        "sources": tuple(with_name(s) for s in claim.sources),
    }
    return claim.model_copy(update=update)


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


class _Resolver:
    """Resolves all mentions of a scene in the order of the text; ``found`` holds the answer by offsets."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.found: dict[tuple[int, int], str | None] = {}
        self._by_head: dict[str, list[Seen]] = {}
        # Speakers first: "we" and "his men" within what somebody says lean on them, and they may stand after it.
        speakers = [s for s in scene.seen if s.role == "speaker" and s.words[0] not in WE]
        for s in (*speakers, *scene.seen):
            key = (s.part.start, s.part.end)
            if key not in self.found:
                self.found[key] = s.part.refers_to or self._resolve(s)
            s.full = self.found[key]
            same = self._by_head.setdefault(_singular(s.words[-1]), [])
            if not same or same[-1].part.start != s.part.start:
                same.append(s)

    def _resolve(self, s: Seen) -> str | None:
        if len(s.words) == 1 and s.words[0] in PRONOUNS:
            return pronoun(self.scene, s)
        if len(s.words) > 1 and s.words[0] in OWNING:
            return owned(self.scene, s)
        named = self._named(s)
        return named[0] if named is not None else self._bare(s)

    # ---- mentions with a name in them -----------------------------------------------------------------------------
    def _named(self, s: Seen) -> tuple[str | None] | None:
        """The fullest form of the name in a mention, ``(None,)`` where it is that itself; None where no name tells who it is."""
        names = self.scene.names.within(s.part.start, s.part.end)
        head = self.scene.index.head(s.part)
        if not names or head is None:
            return None
        for n in names:
            at_head = n.start <= head.start < n.end
            if n.entity is not None and (at_head or (n.end >= s.part.end - 1 and len(names) == 1)):
                if "nation" in (n.kind, n.entity.kind):
                    return None
                if not at_head and _BEFORE_PLACE.search(self.scene.text, s.part.start, n.start):
                    return None
                return (self._fuller(s, n.entity, n),)
        n = names[0]
        if n.entity is not None and head.text.lower() in _OF_A_BODY and self._body(n):
            return (self._fuller(s, n.entity, n),)
        return None

    def _body(self, n: Named) -> bool:
        """Whether a name before "fighters" and the like is a body's and not a people's or a state's."""
        people = len(n.key) == 1 and n.text.lower().endswith(_PEOPLES)
        known = n.entity is not None and n.entity.kind in ("organisation", "") and n.kind != "nation"
        return known and not people and not is_place(n) and n.key[0] not in _STATES

    def _fuller(self, s: Seen, entity: Entity, n: Named) -> str | None:
        """The entity's fullest name, where it tells more than the mention does."""
        full, mine = core(entity.full), core(s.part.text)
        inside = set(full) <= set(mine)
        if full == mine or (inside and n.end >= s.part.end - 3):
            return None
        head = self.scene.index.head(s.part)
        return None if inside and (head is None or head.text.lower() not in _OF_A_BODY) else entity.full

    # ---- bare nouns -----------------------------------------------------------------------------------------------
    def _bare(self, s: Seen) -> str | None:
        words = [w for w in s.words if w not in _DETERMINERS | ARTICLES]
        if not words or _OTHER.intersection(words) or s.words[0] in ("a", "an", "no", "any"):
            return None
        definite, head = s.words[0] in _DETERMINERS, words[-1]
        if (definite or head in CIVIL) and (titled := self._titled(s, head)):
            return titled
        if self.scene.lower and len(words) == 1 and not s.plural and (short := self._short_name(s)):
            return short
        if fuller := self._same_head(s, words, definite):
            return fuller
        if not definite:
            return None
        if head in _GROUPS and not s.plural:
            return self._group_before(s)
        if head in _ATTACKERS or (len(words) == 1 and head in _FIGHTERS):
            return self._attackers_before(s)
        return self._held_before(s) if head in _HELD else None

    def _short_name(self, s: Seen) -> str | None:
        """In a text without capitals: the mention of two to four words that begins or ends with this word."""
        for x in self.scene.seen[:400]:
            ends = s.words[0] in (x.words[0], x.words[-1]) and x.words[0] not in _DETERMINERS | ARTICLES
            if ends and 2 <= len(x.words) <= 4 and not ORGANISED.intersection(x.words):
                return x.full or x.part.text
        return None

    def _titled(self, s: Seen, head: str) -> str | None:
        """'the governor' for 'Governor Bello', 'the police spokesman' for 'the police spokesman, SP X'."""
        if head not in CIVIL | RANKS | {"boss", "head"}:
            return None
        pattern = re.compile(
            rf"\b{re.escape(head)}(?:,|\s+(?:of|for)\s[^,.;\n]{{2,50}},)?\s*(?:[A-Z]{{2,3}}\s|\w+\.\s)?$", re.I
        )
        for n in (*self.scene.names.before(s.part.start, 200), *self.scene.names.after(s.part.end, 200)):
            if n.entity is None or n.entity.kind != "person":
                continue
            if head in n.titles or (len(n.key) > 1 and pattern.search(self.scene.text, max(0, n.start - 70), n.start)):
                return n.entity.full
        return self._only_speaker(s)

    def _only_speaker(self, s: Seen) -> str | None:
        """A title that fits nobody by name ("the police boss") and speaks: the only person that has spoken before."""
        if s.role != "speaker" or s.plural:
            return None
        before = (x for x in self.scene.before(s, 200) if x.role == "speaker" and self.scene.is_person(x))
        people = {x.full or without_article(x.part.text) for x in before}
        return people.pop() if len(people) == 1 else None

    def _same_head(self, s: Seen, words: Sequence[str], definite: bool) -> str | None:
        """'the Command' for 'the Kano Police Command', 'the army' for "Myanmar's army": the nearest longer mention with a name."""
        if definite and (named := next(self._longer_names(s, words), None)):
            return named
        reach = _FAR if len(words) > 1 else _FAR // 2
        thing = isinstance(s.part, Actor) and s.part.class_ == "other"
        if thing and not definite:
            return None
        for x in reversed(self._by_head.get(_singular(words[-1]), [])[-40:]):
            if (
                x.part.start >= s.part.start
                or x.plural != s.plural
                or not (definite or s.sentence - x.sentence <= reach)
            ):
                continue
            mine = [w for w in x.words if w not in _DETERMINERS | ARTICLES]
            if _OTHER.intersection(mine) or "and" in mine:
                continue
            if len(mine) > len(words) and set(words) <= set(mine) and _has_name(x):
                return x.full or without_article(x.part.text)
            if mine == list(words) and x.full:
                return x.full
        return None

    def _longer_names(self, s: Seen, words: Sequence[str]) -> Iterator[str]:
        """Names of bodies that end in the same noun and have the same other words, the nearest before first."""
        if words[-1] in ORGANISED:
            for n in self.scene.names.before(s.part.start, 60):
                if (
                    n.key[-1] == words[-1]
                    and len(n.key) > len(words)
                    and set(words) <= set(n.key)
                    and n.entity
                    and not is_place(n)
                ):
                    yield n.entity.full

    def _group_before(self, s: Seen) -> str | None:
        """'The group': the armed or organised body that acts or speaks nearest before, else the one named last."""
        for back in range(_NEAR):
            for x in self.scene.within(s.sentence - back):
                if x.part.end > s.part.start or x.role not in ("agents", "speaker") or self.scene.is_person(x):
                    continue
                state = isinstance(x.part, Actor) and x.part.class_ in _OF_THE_STATE
                if not state and (name := self.scene.called(x)):
                    return name
        for n in self.scene.names.before(s.part.start, 20):
            if n.entity and n.entity.kind == "organisation" and s.sentence - n.sentence <= 2:
                return n.entity.full
        return None

    def _attackers_before(self, s: Seen) -> str | None:
        """'The attackers', 'the militants': the armed actor, of no state, that is named or told last before."""
        mine = core(s.part.text)
        again = next(
            (x for x in self.scene.before(s, 100) if x.part.end < s.part.start and core(x.part.text) == mine), None
        )
        if again is not None:
            return again.full
        unnamed: Seen | None = None
        for x in self.scene.before(s, 40):
            if s.sentence - x.sentence > _ATTACK_BACK:
                break
            if x.role != "agents" or not isinstance(x.part, Actor) or x.part.class_ not in _ARMED or x.pronoun:
                continue
            if name := self.scene.called(x):
                return name
            if x.words[-1] in _FIGHTERS | _ATTACKERS | {"men"}:
                unnamed = x
        return without_article(unnamed.part.text) if unnamed is not None else None

    def _held_before(self, s: Seen) -> str | None:
        """'The suspects', 'the detainees': who was arrested or abducted last before."""
        for x in self.scene.before(s, 20):
            if s.sentence - x.sentence > _NEAR:
                return None
            taken = self.scene.claims[x.claim].type in ("arrest", "abduction")
            if x.role == "targets" and taken and not _HELD.intersection(x.words) and not x.pronoun:
                return x.full or without_article(x.part.text)
        return None


def _has_name(x: Seen) -> bool:
    """Whether a mention of several words has one with a capital that is not its first."""
    words = x.part.text.split()
    return len(words) > 1 and any(w[:1].isupper() for w in words[1 if x.words[0] in _DETERMINERS | ARTICLES else 0 :])
