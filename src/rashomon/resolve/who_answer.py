"""Who a wording names on a day, with every candidate and the reason for the choice, or why it stays unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..records import ActorClass
from .who_classes import classify
from .who_entry import Entry
from .who_find import AFTER, BEFORE, BESIDE, CIVIL, Finder, Match, adjective, head_end, surface, turned
from .who_names import Token, key, singular, tokens
from .who_registry import Registry
from .who_words import words

BACKING = AFTER & {"backed", "supported", "funded", "trained", "sponsored", "armed", "supplied", "aligned", "allied", "affiliated", "linked"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that the words may name: ``entry`` as of the day, ``bears`` the one that bears the name, and why it is one."""

    entry: Entry
    bears: Entry
    reason: str
    valid: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """Who ``words`` names on ``on``: ``entry`` is None where that is unknown, and ``reason`` says why.

    ``class_`` is what the words or the entry tell of the kind of actor. ``backer`` is who stands behind an unnamed one
    ("Turkish-backed fighters").
    """

    words: str
    on: date | None
    country: str | None
    entry: Entry | None
    class_: ActorClass
    reason: str
    candidates: tuple[Candidate, ...] = ()
    backer: Entry | None = None


def who(text: str, on: date | None = None, country: str | None = None, registry: Registry | None = None) -> Answer:
    """The actor that ``text`` names on the day ``on``, acting in ``country`` (ISO 3166, two letters).

    ``registry`` is the package's where it is None. Nothing is guessed: with no entry the reason begins "unknown, because".
    """
    known = registry or Registry.load()
    found = tokens(text)
    entry = known.find(text, on, country)
    named = known.finder.named(found) or (known.finder.rewritten(found) if found else None)
    candidates = tuple(_candidates(known.finder, text, found, named, on))
    backer = None if entry else _backer(known.finder, found, on, country)
    if entry:
        reason = next((c.reason for c in candidates if c.entry == entry), None) or _of_state(entry, found, on)
    else:
        reason = "unknown, because " + _unknown(known.finder, found, named, candidates, backer, on)
    return Answer(text, on, country, entry, _class(text, entry, candidates, on), reason, candidates, backer)


def _class(text: str, entry: Entry | None, candidates: Sequence[Candidate], on: date | None) -> ActorClass:
    """What the entry is on the day; with none, what the words tell, or what all candidates are."""
    if entry and entry.in_power(on):
        return "government"
    alike = len({c.entry.class_ for c in candidates}) == 1 and not any(c.entry.person for c in candidates)
    return classify(text, None, entry or (candidates[0].entry if alike else None))


def _candidates(
    finder: Finder, text: str, found: Sequence[Token], named: Match | None, on: date | None
) -> Iterator[Candidate]:
    if named is None:
        return
    first, last, entries = named
    said = text.strip() if last - first == len(found) else surface(found[first:last])
    seen = set()
    for e in entries:
        then = finder.then(e, on)
        if (then or e).id not in seen:
            seen.add((then or e).id)
            yield Candidate(then or e, e, _bearing(said, e, then, on), then is not None)


def _bearing(said: str, e: Entry, then: Entry | None, on: date | None) -> str:
    """Why an entry is a candidate, in a sentence's part."""
    own = key(said) in e.keys
    how = f"“{said}” is " + ("a name of" if own else "near to a name of") + f" {e.name}"
    if e.person:
        how = f"“{said}” is {e.name}, who stands for {e.parent}"
    if then is None and e.person:
        return f"{how} only in other terms ({terms(e)})"
    if then is None:
        return f"{how}, which was not there on {on} ({terms(e)})"
    if then.id == e.successor and then.renamed_from != e.id:
        return f"{how}, which had gone into {then.name} by {on}"
    if then.id != e.id:
        return f"{how}, which was {then.name} on {on}"
    day = f" on {on}" if on else ""
    return how + (", which governed its country" + day if e.in_power(on) else f", which bore it{day}" if on and not e.person else "")


def terms(e: Entry) -> str:
    """The terms of an entry as people write them."""
    return ", ".join(f"{a or '…'} to {b or '…'}" for a, b in e.terms)


def _of_state(entry: Entry, found: Sequence[Token], on: date | None) -> str:
    said = surface(found)
    if entry.kind == "government" and any(key(s) in key(said) for s in entry.seats):
        return f"“{said}”, a seat of government, stands for it"
    body = (entry.kind or "actor").replace("-", " ")
    return f"“{said}” names a state and its {body}"


def _unknown(
    finder: Finder, found: Sequence[Token], named: Match | None, candidates: Sequence[Candidate], backer: Entry | None,
    on: date | None,
) -> str:  # fmt: skip
    """Why no entry was chosen, as what follows "unknown, because"."""
    if not found:
        return "there are no words"
    if backer:
        return f"the words tell only who stands behind the actor ({backer.name}), not which actor it is"
    if named is None:
        return _unnamed(finder, found)
    first, last, _ = named
    head = singular(found[max(head_end(found) - 1, 0)].norm)
    if words().sure.get(head) in CIVIL or head in BESIDE:
        return f"“{surface(found)}” are people beside {candidates[0].entry.name}, not that actor"
    there = [c for c in candidates if c.valid]
    if not there:
        return "; ".join(c.reason for c in candidates)
    if len(there) > 1:
        names = ", ".join(f"{c.entry.name} ({c.entry.country or 'no country'})" for c in there)
        return f"{len(there)} actors bore the name on that day: {names}; name the country to choose"
    return f"“{surface(found[first:last])}” stands beside other words that do not belong to the actor"


def _unnamed(finder: Finder, found: Sequence[Token]) -> str:
    if any(turned(found, i, i + 1) or (t.joins and t.norm in BEFORE) for i, t in enumerate(found)):
        return "the words tell only whom the actor is for or against"
    people = (*found[:-1], found[-1]._replace(norm=found[-1].norm.removesuffix("s")))
    if (finder.codes(found) and adjective(found)) or (found[-1].capital and finder.codes(people)):
        return "a nationality with no noun names people, not an actor"
    if any(finder.codes((t,)) for t in found):
        return "the words tell a nationality, but no body of that state and no group that the registry knows"
    if not any(t.capital and not t.norm.isdigit() for t in found[1:] or found):
        return "the words are a description, not a name"
    return "no name in the registry is or resembles it"


def _backer(finder: Finder, found: Sequence[Token], on: date | None, country: str | None) -> Entry | None:
    """Who stands behind the actor: what a hyphen joins to "backed", or what follows "backed by"."""
    for i, t in enumerate(found):
        if t.norm not in BACKING or not i:
            continue
        if t.joined:
            return _stands_for(finder, found[:i], on, country)
        if i + 1 < len(found) and found[i + 1].norm in ("by", "to", "with"):
            return _stands_for(finder, found[i + 2 :], on, country)
    return None


def _stands_for(finder: Finder, found: Sequence[Token], on: date | None, country: str | None) -> Entry | None:
    """The actor that the words name; a nationality or a state's short name is its government."""
    for n in range(len(found)):
        codes = finder.codes(found[n:])
        if codes:
            return finder.entries.get(f"{codes[0].lower()}-government")
        entry = finder.find(tuple(found[n:]), on, country) if found[n].capital else None
        if entry:
            return entry
    return None
