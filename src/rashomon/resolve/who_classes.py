"""What kind of actor a span names, from its head noun, the words before it, and the entry that it resolves to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..records import ActorClass, ClaimType
from .who_entry import Entry
from .who_find import AFTER, STOPS
from .who_names import Token, singular, tokens
from .who_words import words

MILITARY = frozenset({
    "clash", "takeover", "airstrike", "shelling", "explosion", "chemical", "movement", "siege", "base", "violence",
    "breach",
    "destruction", "seizure",
})  # fmt: skip
ARMED = frozenset({"rebels", "political-militia", "identity-militia", "external-forces", "state-forces"})


class Verdict(NamedTuple):
    """A class, and whether the words leave no doubt of it."""

    class_: ActorClass | None
    sure: bool
    rule: str


def classify(
    span_text: str,
    guess: ActorClass | None = None,
    entry: Entry | None = None,
    *,
    act: ClaimType | None = None,
    agent: bool = True,
) -> ActorClass:
    """The class of the actor that ``span_text`` names.

    ``guess`` (the model's) is kept where no rule is sure. ``entry`` is the registry's entry for it, ``act`` the claim's
    type, ``agent`` whether it did the act rather than suffered it. Without guess or rule it is ``other``.
    """
    v = judge(span_text, entry, act=act, agent=agent)
    if v.class_ is not None and (v.sure or guess is None):
        return v.class_
    return guess or "other"


def judge(text: str, entry: Entry | None = None, *, act: ClaimType | None = None, agent: bool = True) -> Verdict:
    """The class that the rules give, with their name; class None where none applies."""
    return _judge(text[:600], entry, act, agent)


@lru_cache(8192)
def _judge(text: str, entry: Entry | None, act: ClaimType | None, agent: bool) -> Verdict:
    found = tokens(text)
    if not found:
        return Verdict(None, False, "none")
    end = next((i for i, t in enumerate(found) if i and t.norm in STOPS and not t.joined), len(found))
    head = _core(found[:end])
    noun = singular(head[-1].norm)
    w = words()
    if len(head) == 1 and ((head[0].norm in w.pronouns and not head[0].raw.isupper()) or head[0].raw == "I"):
        return Verdict(None, False, "pronoun")
    protest = _in_the_streets(head, noun, act, agent)
    if protest:
        return protest
    two = f"{head[-2].norm} {noun}" if len(head) > 1 else noun
    for rule in (_sided, _owned, _sure, _body, _entry, _likely):
        v = rule(head, two if two in w.sure or two in w.bodies else noun, entry, act)
        if v:
            return v
    return Verdict(None, False, "none")


def _core(head: Sequence[Token]) -> Sequence[Token]:
    """Without what follows "and" where something stands before it."""
    for i, t in enumerate(head):
        if t.norm in ("and", "or") and i:
            return head[:i]
    return head


def _in_the_streets(head: Sequence[Token], noun: str, act: ClaimType | None, agent: bool) -> Verdict | None:
    plain = noun in words().people
    if act == "protest" and agent and plain:
        return Verdict("protesters", True, "protest")
    if act == "crackdown" and not agent and plain:
        return Verdict("protesters", False, "crackdown")
    if act == "riot" and agent and (plain or noun in ("protester", "demonstrator", "protestor")):
        return Verdict("rioters", False, "riot")
    return None


def _sided(head: Sequence[Token], noun: str, entry: Entry | None, act: ClaimType | None) -> Verdict | None:
    """A body whose side the words before it tell."""
    w = words()
    if noun not in w.bodies and noun not in (
        "fighter",
        "group",
        "militant",
        "official",
        "staff",
        "employee",
        "worker",
        "militia",
        "position",
    ):
        return None
    before = head[:-1]
    for i, t in enumerate(before):
        side = w.sides.get(t.norm)
        if not side or (i + 1 < len(head) and head[i + 1].norm in AFTER and side != "external-forces"):
            continue
        if side == "external-forces" and noun not in w.bodies:
            continue
        if side == "rebels" and entry and entry.class_ in ("state-forces", "government"):
            continue
        return Verdict(side, side in ("rebels", "external-forces"), f"side:{side}")
    if noun in ("official", "staff", "employee", "worker") and any(
        t.raw in ("UN", "EU", "WFP", "UNHCR", "UNRWA") for t in before
    ):
        return Verdict("international-organisation", True, "official")
    return None


def _owned(head: Sequence[Token], noun: str, entry: Entry | None, act: ClaimType | None) -> Verdict | None:
    """A body or part of an actor that the registry knows."""
    if entry is None or entry.person or len(head) < 2:
        return None
    w = words()
    if entry.kind is not None:
        return None
    if noun in w.bodies or noun in w.parts:
        c = entry.class_on(None)
        if c == "international-organisation":
            armed = noun in w.bodies or noun in ("observer", "gun") or any(t.norm == "military" for t in head)
            return (
                Verdict("external-forces", True, "organisation's body")
                if armed
                else Verdict(c, False, "organisation's part")
            )
        if c in ARMED:
            return Verdict(c, True, "actor's body")
    return None


def _sure(head: Sequence[Token], noun: str, entry: Entry | None, act: ClaimType | None) -> Verdict | None:
    c = words().sure.get(noun)
    if c == "unidentified" and (entry or any(t.joins or t.capital for t in head[1:])):
        return Verdict(c, False, "named attackers")
    if c == "government" and entry and entry.class_ in ("international-organisation", "rebels"):
        return Verdict(entry.class_, False, "official")
    return Verdict(c, True, f"sure:{c}") if c else None


def _body(head: Sequence[Token], noun: str, entry: Entry | None, act: ClaimType | None) -> Verdict | None:
    w = words()
    c = w.bodies.get(noun)
    if c is None:
        return None
    if entry and entry.class_ in ARMED:
        return Verdict(entry.class_, True, f"body:{entry.class_}")
    if entry and entry.class_ == "government":
        return Verdict(c, True, "government's body")
    return Verdict(c, noun in SURE_BODIES, f"body:{noun if noun in SURE_BODIES else c}")


SURE_BODIES = frozenset({
    "police", "policeman", "policewoman", "officer", "constable", "military", "navy", "air force", "gendarme",
    "coastguard", "marine",
    "army", "brigade", "soldier", "division", "regiment", "battalion", "peacekeeper", "coalition", "warship",
    "commando",
})  # fmt: skip


def _entry(head: Sequence[Token], noun: str, entry: Entry | None, act: ClaimType | None) -> Verdict | None:
    if entry is None:
        return None
    if entry.class_ == "government":
        if entry.kind == "government" and act in MILITARY:
            return Verdict("state-forces", False, "state at arms")
        return Verdict("government", act not in MILITARY or entry.person, "state")
    if entry.kind == "community":
        return Verdict(entry.class_, False, "community")
    named = entry.kind is not None or any(head[-1].norm in k.split() or noun in k.split() for k in entry.keys)
    return Verdict(entry.class_, named, f"entry:{entry.class_}")


def _likely(head: Sequence[Token], noun: str, entry: Entry | None, act: ClaimType | None) -> Verdict | None:
    c = words().likely.get(noun)
    if c is None and all(t.capital for t in head):
        return Verdict("civilians", False, "name")
    return Verdict(c, False, f"likely:{c}:{noun}") if c else None
