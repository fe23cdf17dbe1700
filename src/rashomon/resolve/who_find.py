"""Which entry a wording names: names and abbreviations by the longest match, else "Iraqi" and "police"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from .who_entry import Entry
from .who_names import Token, key, singular, tokens
from .who_near import Near
from .who_words import words

STOPS = frozenset({
    "of", "in", "from", "at", "on", "with", "to", "by", "for", "who", "whom", "which", "that", "loyal", "inside",
    "near", "against",
    "under", "belonging", "including", "fighting", "backed", "around", "outside", "across", "led", "known",
    "between", "within", "during",
})  # fmt: skip
AFTER = frozenset({
    "backed", "led", "affiliated", "linked", "aligned", "allied", "held", "run", "controlled", "supported",
    "funded", "trained", "based",
    "born", "occupied", "administered", "besieged", "inspired", "sponsored", "made", "dominated", "friendly",
    "style", "owned", "armed",
    "supplied", "brokered", "mediated", "imposed", "populated", "related", "registered", "flagged", "majority",
    "ruled", "governed",
    "speaking", "language", "loyal", "protected",
})  # fmt: skip
BEFORE = frozenset({"anti", "pro", "ex", "non", "former"})
NOT_THE_STATES = frozenset({
    "kurdish", "tribal", "shiite", "sunni", "shia", "ethnic", "volunteer", "mercenary", "serb", "arab", "islamist", "islamic",
    "liberation", "democratic", "salvation", "free",
})  # fmt: skip
CIVIL = frozenset({"civilians", "protesters", "rioters", "media"})
BESIDE = frozenset({"supporter", "victim", "prisoner", "detainee", "critic", "opponent"})
ABROAD = frozenset({"minister", "ministry", "secretary", "office", "affairs", "policy"})
SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "negotiator", "envoy"})
Match = tuple[int, int, list[Entry]]


class Finder:
    """Search tables over the entries of a registry."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.entries = entries
        self.names: dict[str, list[Entry]] = defaultdict(list)
        self.acronyms: dict[str, list[Entry]] = defaultdict(list)
        self.states: dict[str, list[str]] = defaultdict(list)
        self.short_states: dict[str, list[str]] = defaultdict(list)
        self.renamed: dict[str, str] = {}
        for e in entries.values():
            self._add(e)
        self.near = Near(self.names)
        self.longest = max((k.count(" ") + 1 for k in self.names), default=1)

    def _add(self, e: Entry) -> None:
        if e.renamed_from:
            self.renamed[e.renamed_from] = e.id
        if e.kind == "government" and e.country:
            for a in (*e.aliases, *e.adjectives):
                self.states[key(a)].append(e.country)
            for a in (*e.acronyms, *(a for a in e.adjectives if a.isupper())):
                self.short_states[a.replace(".", "")].append(e.country)
            self.names[key(e.name)].append(e)
            return
        for a in e.aliases if e.kind and e.kind != "community" else (e.name, *e.aliases):
            self.names[key(a)].append(e)
        for a in e.acronyms:
            found = tokens(a)
            for form in {a, a.title() if len(a) > 3 else a} if len(found) == 1 else ():
                self.acronyms[form.replace(".", "")].append(e)
            if len(found) != 1 or len(a) > 4:
                self.names[key(a)].append(e)

    def find(self, found: tuple[Token, ...], on: date | None, country: str | None) -> Entry | None:
        """The entry that the words name, or None."""
        if not found:
            return None
        end = head_end(found)
        named = self.named(found) or self.rewritten(found)
        if named and named[0] < end:
            return self._fitting(found, named, max(end, named[1]), on, country)
        state = self.state(found, 0, end, on, country)
        if state or end == len(found):
            return state or self._bare(found, on, country)
        return self._behind(found, end, named, on, country)

    def rewritten(self, found: Sequence[Token]) -> Match | None:
        """The entries whose name is spelled otherwise or was rewritten word by word, with the words that say so."""
        if self._states_in(found):
            return None
        first, last, keys = self.near.find(found)
        entries = [e for k in keys for e in self.names[k]]
        return (first, last, entries) if entries and not turned(found, first, last) else None

    def _states_in(self, found: Sequence[Token]) -> bool:
        """Whether the words are a state's name or one of its bodies ("Iraqi Police"), which no other name resembles."""
        return self.state(found, 0, head_end(found), None, None) is not None

    def named(self, found: Sequence[Token]) -> Match | None:
        """Of the names and abbreviations in the words the longest, with its place and the entries that bear it."""
        best: Match | None = None
        for i, t in enumerate(found):
            for n in range(min(self.longest, len(found) - i), 0, -1):
                if best and n <= best[1] - best[0]:
                    break
                entries = self.names.get(" ".join(x.norm for x in found[i : i + n])) if n > 1 else self._single(t)
                if entries and any(x.capital for x in found[i : i + n]) and not turned(found, i, i + n):
                    best = (i, i + n, entries)
                    break
        return best

    def _single(self, t: Token) -> list[Entry] | None:
        return (
            self.acronyms.get(t.raw)
            or (None if t.raw.isupper() and len(t.raw) < 4 else self.names.get(t.norm))
            or self._plural(t.norm)
        )

    def _plural(self, norm: str) -> list[Entry] | None:
        return self.names.get(norm[:-1]) if norm.endswith("s") and len(norm) > 5 else None

    def _fitting(
        self,
        found: Sequence[Token],
        named: Match,
        end: int,
        on: date | None,
        country: str | None,
    ) -> Entry | None:
        first, last, entries = named
        entry = self.pick(entries, on, country, surface(found[first:last]))
        if entry is None or last >= end or found[last].norm in STOPS:
            return entry
        noun = singular(found[end - 1].norm)
        if entry.person:
            kind = _kind(found[last:end])
            body = kind and entry.country and entry.class_ == "government"
            return self._body(entry.country or "", kind or "", on) if body else None
        return (
            None
            if words().sure.get(noun) in CIVIL or noun in BESIDE
            else entry
        )

    def state(
        self, found: Sequence[Token], first: int, end: int, on: date | None, country: str | None
    ) -> Entry | None:
        """The body of a state that the words from ``first`` to ``end`` name, by its name or nationality and a noun."""
        for i in range(first, end):
            for n in range(min(5, len(found) - i), 0, -1):
                codes = self.codes(found[i : i + n])
                if codes and not turned(found, i, i + n):
                    code = country if country in codes else codes[0]
                    after = found[i + n : max(end, i + n)]
                    if code in (self.codes(after) or ()):
                        after = ()
                    return self._of_state(code, found[first:i], after, on, adjective=adjective(found[i : i + n]))
        return None

    def codes(self, found: Sequence[Token]) -> list[str] | None:
        """The states that the words name, by a name, an adjective or an abbreviation."""
        if len(found) == 1 and found[0].raw in self.short_states:
            return self.short_states[found[0].raw]
        if not any(t.capital for t in found):
            return None
        return self.states.get(" ".join(t.norm for t in found))

    def _of_state(
        self, code: str, before: Sequence[Token], after: Sequence[Token], on: date | None, *, adjective: bool
    ) -> Entry | None:
        between = (*before, *after)
        diplomats = [a for a, b in pairwise(between) if a.norm == "foreign" and b.norm in ABROAD]
        if any(t.norm in NOT_THE_STATES or (words().sides.get(t.norm) and t not in diplomats) for t in between):
            return None
        if not after:
            return None if adjective else self._body(code, "government", on)
        kind = _kind(after)
        return self._body(code, kind, on) if kind else None

    def _body(self, code: str, kind: str, on: date | None) -> Entry | None:
        entry = self.entries.get(f"{code.lower()}-{kind}")
        return entry if entry and entry.valid(on) else None

    def _behind(
        self,
        found: Sequence[Token],
        end: int,
        named: Match | None,
        on: date | None,
        country: str | None,
    ) -> Entry | None:
        """What stands behind "of" or "from", where the noun before it belongs to an actor ("members of Hamas")."""
        noun, kind = singular(found[end - 1].norm), _kind(found[:end])
        joint = found[end].norm in ("of", "from", "loyal", "belonging") or (found[end].norm == "for" and noun in SPEAKERS)
        if not joint or not (noun in words().parts or noun in words().bodies or noun in SPEAKERS or kind):
            return None
        if named:
            entry = self.pick(named[2], on, country, surface(found[named[0] : named[1]]))
            body = entry and entry.person and entry.class_ == "government" and entry.country and kind
            return self._body(entry.country or "", kind or "", on) if entry and body else entry
        state = self.state(found, end + 1, len(found), on, country)
        if state is None or state.kind != "government" or not state.country:
            return state
        return self._body(state.country, kind, on) if kind else state

    def _bare(self, found: Sequence[Token], on: date | None, country: str | None) -> Entry | None:
        if country is None or len(found) > 2 or not all(t.raw.islower() or i == 0 for i, t in enumerate(found)):
            return None
        last = singular(found[-1].norm)
        phrase = " ".join([t.norm for t in found[:-1]] + [last])
        kind = _kind(found) if phrase in words().bare else None
        return self._body(country, kind, on) if kind else None

    def pick(
        self, entries: Iterable[Entry], on: date | None, country: str | None, name: str = ""
    ) -> Entry | None:
        """Of namesakes the one of that day and country; a former or later name gives the actor of that day."""
        by_id = {e.id: e for e in (self.then(e, on) for e in entries) if e}
        left = list(by_id.values())
        usual = [e for e in left if e.usual or name in e.usual_names]
        for kept in ([e for e in left if country and e.country == country], usual):
            left = kept or left
            if len(left) == 1:
                return left[0]
        if on is None and left:
            return max(left, key=lambda e: (max(t[1] or date.max for t in e.terms), e.id))
        return left[0] if left and len({(e.country, e.class_) for e in left}) == 1 else None

    def then(self, e: Entry, on: date | None) -> Entry | None:
        """What the actor was on the day: itself, its former or later self, else the one that it went into."""
        if e.valid(on):
            return e
        gone = on is not None and (e.terms[-1][1] or date.max) < on
        steps: tuple[Callable[[Entry], Entry | None], ...] = (self._older, self._newer)
        for step in (*steps, self._successor) if gone else steps:
            seen, now = {e.id}, step(e)
            while now and now.id not in seen:
                if now.valid(on):
                    return now
                seen.add(now.id)
                now = step(now)
        return None

    def _older(self, e: Entry) -> Entry | None:
        return self.entries.get(e.renamed_from) if e.renamed_from else None

    def _newer(self, e: Entry) -> Entry | None:
        return self.entries.get(self.renamed.get(e.id, ""))

    def _successor(self, e: Entry) -> Entry | None:
        return self.entries.get(e.successor or "")


def head_end(found: Sequence[Token]) -> int:
    """Where the noun phrase's head ends: at the first preposition or relative word, else with the words."""
    return next((i for i, t in enumerate(found) if t.norm in STOPS and i and not t.joined), len(found))


def surface(found: Sequence[Token]) -> str:
    """The words as written."""
    return " ".join(t.raw for t in found)


def turned(found: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words around a name make it another's ("Iran-backed", "pro-Assad", "anti-Taliban")."""
    after = (
        last < len(found)
        and found[last].norm in AFTER
        and (found[last].joined or found[last].norm in ("backed", "led"))
    )
    return after or (first > 0 and found[first - 1].joins and found[first - 1].norm in BEFORE)


def adjective(found: Sequence[Token]) -> bool:
    """Whether the words are a nationality ("Syrian"), which without a noun names people, not their state."""
    return (
        len(found) == 1
        and not found[0].raw.isupper()
        and found[0].norm.endswith(("ian", "ish", "ese", "i", "ean", "can", "yan"))
    )


def _kind(found: Sequence[Token]) -> str | None:
    if not found:
        return None
    last = singular(found[-1].norm)
    two = f"{found[-2].norm} {last}" if len(found) > 1 else last
    return words().kinds.get(two) or words().kinds.get(last)
