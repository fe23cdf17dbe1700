"""An entry of the registry, and how files of ``states`` and ``actors`` become entries."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import LexiconError
from ..records import ACTOR_CLASSES, ActorClass
from .who_names import key

Term = tuple[date | None, date | None]
ACTOR_FIELDS = frozenset({
    "name", "aliases", "acronyms", "class", "country", "valid", "renamed_from", "successor", "parent", "allied",
    "usual", "person", "split_from", "umbrella", "community", "ids",
    "power",
})  # fmt: skip
STATE_FIELDS = frozenset({
    "name", "also", "adj", "people", "short", "seat", "forces", "leaders", "valid", "usual", "ids",
})  # fmt: skip
LEADER_FIELDS = frozenset({"name", "also", "from", "to", "again", "until", "terms"})
IDS = {"wikidata": re.compile(r"Q[1-9]\d*"), "ucdp": re.compile(r"[1-9]\d*")}
PARTS = ("states", "actors", "leaders")
KINDS = {
    "government": "Government of {}", "armed-forces": "Armed forces of {}", "army": "Army of {}",
    "air-force": "Air force of {}",
    "navy": "Navy of {}", "police": "Police of {}", "border-guard": "Border guard of {}",
    "intelligence": "Intelligence service of {}",
}  # fmt: skip
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
SHORT = re.compile(r"[A-ZÀ-Ý0-9.&/\-]{2,10}|[A-Z]{2,}[a-z][A-Z]{1,4}|[A-Z][a-z][A-Z]{2,4}")


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor with its names and the terms in which it bore them; days are included at both ends, None is open.

    ``class_`` is what it is when not in power; `class_on` says what it is on a day. ``kind`` says which body of a state
    it is, or "community" for a people or clan. ``parent``, ``successor``, ``renamed_from``, ``split_from`` and ``allied``
    are ids. ``usual`` (for all names, or those in ``usual_names``) wins over namesakes elsewhere. ``umbrella`` marks a
    collective of several groups, ``ids`` are its numbers elsewhere, ``seats`` what stands for it besides its names.
    """

    id: str
    name: str
    class_: ActorClass
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    country: str | None = None
    terms: tuple[Term, ...] = ((None, None),)
    power: tuple[Term, ...] = ()
    renamed_from: str | None = None
    successor: str | None = None
    parent: str | None = None
    allied: tuple[str, ...] = ()
    usual: bool = False
    person: bool = False
    kind: str | None = None
    adjectives: tuple[str, ...] = ()
    split_from: str | None = None
    umbrella: bool = False
    usual_names: tuple[str, ...] = ()
    ids: tuple[tuple[str, str], ...] = ()
    seats: tuple[str, ...] = ()

    def valid(self, on: date | None) -> bool:
        """Whether it bore its name on the day ``on``; with None, whether it ever did."""
        return on is None or _within(self.terms, on)

    def in_power(self, on: date | None) -> bool:
        """Whether it was the government of its country on the day."""
        return on is not None and _within(self.power, on)

    def class_on(self, on: date | None) -> ActorClass:
        """Its class on the day ``on``: a group that governs its country is ``government``."""
        return "government" if self.in_power(on) else self.class_

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and aliases, acronyms last."""
        return (self.name, *self.aliases, *self.acronyms)

    @property
    def keys(self) -> frozenset[str]:
        """Its names as compared."""
        return _keys(self)


@lru_cache(4096)
def _keys(entry: Entry) -> frozenset[str]:
    return frozenset(key(n) for n in entry.names)


def _within(terms: tuple[Term, ...], on: date) -> bool:
    return any((a is None or a <= on) and (b is None or on <= b) for a, b in terms)


class Reader:
    """Takes typed values out of one row of a file; a wrong one is a `LexiconError` that names file and entry."""

    def __init__(self, path: Path, name: str, row: Any, fields: frozenset[str]) -> None:
        self.where = f"{path}: {name}"
        if not isinstance(row, dict):
            raise self.error("the entry should be a table of fields")
        self.row: dict[Any, Any] = row
        unknown = [k for k in row if k not in fields]
        if unknown:
            raise self.error(f"there is no field '{unknown[0]}'; the fields are {', '.join(sorted(fields))}")

    def error(self, reason: str) -> LexiconError:
        """The error to raise for this row."""
        return LexiconError(f"{self.where}: {reason}.")

    def text(self, field: str) -> str | None:
        """A text, or None where the field is missing."""
        value = self.row.get(field)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise self.error(f"'{field}' should be a text, not {value!r} (put quotes around words such as 'no')")
        return value

    def need(self, field: str) -> str:
        """A text that must be there."""
        value = self.text(field)
        if value is None:
            raise self.error(f"'{field}' is missing")
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts, empty where the field is missing."""
        value = self.row.get(field, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise self.error(f"'{field}' should be a list of texts (put quotes around words such as 'no')")
        return tuple(value)

    def country(self) -> str | None:
        """A country code, or None."""
        value = self.text("country")
        if value is not None and not re.fullmatch("[A-Z]{2}", value):
            raise self.error(f"'country' should be an ISO 3166 code of two capitals, not {value!r}")
        return value

    def flag(self, field: str) -> bool:
        """A yes or no; no where the field is missing."""
        value = self.row.get(field, False)
        if not isinstance(value, bool):
            raise self.error(f"'{field}' should be true or false")
        return value

    def usual(self) -> tuple[bool, tuple[str, ...]]:
        """Whether it wins over namesakes under all its names, and the names under which alone it does."""
        return (False, self.texts("usual")) if isinstance(self.row.get("usual"), list) else (self.flag("usual"), ())

    def ids(self) -> tuple[tuple[str, str], ...]:
        """Numbers elsewhere, as pairs of register and number."""
        value = self.row.get("ids", {})
        if not isinstance(value, dict) or set(value) - set(IDS):
            raise self.error(f"'ids' should be a table of numbers in {' or '.join(IDS)}")
        for where, number in value.items():
            if not IDS[where].fullmatch(str(number)):
                raise self.error(f"'ids': {number!r} is no number of {where}")
        return tuple((where, str(number)) for where, number in value.items())

    def terms(self, field: str) -> tuple[Term, ...]:
        """One term ``{from, to}`` or a list of them; empty where the field is missing."""
        value = self.row.get(field)
        if value is None:
            return ()
        return tuple(self._term(field, t) for t in (value if isinstance(value, list) else [value]))

    def _term(self, field: str, term: Any) -> Term:
        if not isinstance(term, dict) or set(term) - {"from", "to"}:
            raise self.error(f"'{field}' should be {{from: date, to: date}} or a list of such")
        return self.span(term.get("from"), term.get("to"))

    def span(self, first: Any, last: Any) -> Term:
        """A term from two days; a year or a month stands for its first day at the start and its last at the end."""
        a, b = self.day(first, False), self.day(last, True)
        if a and b and b < a:
            raise self.error(f"the term ends ({b}) before it begins ({a})")
        return a, b

    def day(self, value: Any, end: bool) -> date | None:
        """A day from a date, a month or a year."""
        if value is None or type(value) is date:
            return value
        if type(value) is int and 1 <= value <= 9999:
            return date(value, 12, 31) if end else date(value, 1, 1)
        if isinstance(value, str) and (m := MONTH.fullmatch(value)) and m[1] != "0000":
            year, month = int(m[1]), int(m[2])
            return date(year, month, monthrange(year, month)[1] if end else 1)
        raise self.error(f"{value!r} is no date; write 2017-01-28, 2017-01 or 2017")


def read_actors(path: Path, table: Any) -> Iterator[Entry]:
    """The entries of the ``actors`` of a file."""
    for id_, row in _rows(path, table, "actors"):
        r = Reader(path, str(id_), row, ACTOR_FIELDS)
        if not isinstance(id_, str):
            raise r.error("the id should be a text")
        class_ = r.need("class")
        if class_ not in ACTOR_CLASSES:
            raise r.error(f"'{class_}' is no actor class; use one of {', '.join(ACTOR_CLASSES)}")
        usual, usual_names = r.usual()
        yield Entry(
            id=id_, name=r.need("name"), class_=class_, aliases=r.texts("aliases"), acronyms=r.texts("acronyms"),
            country=r.country(), terms=r.terms("valid") or ((None, None),), power=r.terms("power"),
            renamed_from=r.text("renamed_from"),
            successor=r.text("successor"), parent=r.text("parent"), allied=r.texts("allied"), usual=usual,
            person=r.flag("person"), kind="community" if r.flag("community") else None, split_from=r.text("split_from"),
            umbrella=r.flag("umbrella"), usual_names=usual_names, ids=r.ids(),
        )  # fmt: skip


def _rows(path: Path, table: Any, part: str) -> list[tuple[Any, Any]]:
    if not isinstance(table, dict) or set(table) - set(PARTS):
        raise LexiconError(
            f"{path}: the file should hold 'actors', 'states' or 'leaders', each a table of entries by id, and nothing else."
        )
    rows = table.get(part, {})
    if not isinstance(rows, dict):
        raise LexiconError(f"{path}: '{part}' should be a table of entries by id.")
    return list(rows.items())


def read_states(path: Path, table: Any) -> Iterator[Entry]:
    """The bodies and leaders of the ``states`` of a file: each state has a government, forces, police and so on."""
    for code, row in _rows(path, table, "states"):
        r = Reader(path, str(code), row, STATE_FIELDS)
        if not isinstance(code, str) or not re.fullmatch("[A-Z]{2}", code):
            raise r.error("the id of a state should be an ISO 3166 code of two capitals (put quotes around NO)")
        yield from _bodies(r, code)
        yield from _leaders(r, path, code, row.get("leaders", []))


def read_leaders(path: Path, table: Any) -> Iterator[Entry]:
    """The heads of state and government of the ``leaders`` of a file: by country, a list of {name, also, from, to}."""
    for code, rows in _rows(path, table, "leaders"):
        r = Reader(path, str(code), {}, STATE_FIELDS)
        if not isinstance(code, str) or not re.fullmatch("[A-Z]{2}", code):
            raise r.error("the id of a state should be an ISO 3166 code of two capitals (put quotes around NO)")
        yield from _leaders(r, path, code, rows)


def _leaders(r: Reader, path: Path, code: str, rows: Any) -> Iterator[Entry]:
    if not isinstance(rows, list):
        raise r.error("'leaders' should be a list of {name, from, to}")
    for row in rows:
        yield _leader(path, code, row)


def _bodies(r: Reader, code: str) -> Iterator[Entry]:
    name = r.need("name")
    terms = r.terms("valid") or ((None, None),)
    forces: Mapping[str, Any] = r.row.get("forces", {})
    usual = frozenset(r.texts("usual"))
    seats = r.texts("seat")
    if not isinstance(forces, dict) or set(forces) - set(KINDS):
        raise r.error(f"'forces' should be a table with lists of names for {', '.join(KINDS)}")
    for kind, title in KINDS.items():
        own = _force_names(r, kind, forces[kind]) if kind in forces else ()
        government = kind == "government"
        parent = (
            None
            if government
            else _id(code, "government" if kind in ("armed-forces", "police", "intelligence") else "armed-forces")
        )
        aliases = (
            (name, *r.texts("also"), *seats)
            if government
            else tuple(n for n in own if not SHORT.fullmatch(n))
        )
        acronyms = r.texts("short") if government else tuple(n for n in own if SHORT.fullmatch(n))
        yield Entry(
            id=_id(code, kind), name=title.format(name), class_="government" if government else "state-forces",
            aliases=aliases,
            acronyms=acronyms, country=code, terms=terms,
            parent=parent, kind=kind, adjectives=r.texts("adj") if government else (),
            usual_names=tuple(n for n in (*aliases, *acronyms) if n in usual), ids=r.ids() if government else (),
            seats=seats if government else (),
        )  # fmt: skip


def _force_names(r: Reader, kind: str, names: Any) -> tuple[str, ...]:
    if not isinstance(names, list) or not all(isinstance(n, str) and n for n in names):
        raise r.error(f"'forces.{kind}' should be a list of names")
    return tuple(names)


def _leader(path: Path, code: str, row: Any) -> Entry:
    name = str(row.get("name")) if isinstance(row, dict) else "leader"
    r = Reader(path, f"{code}: {name}", row, LEADER_FIELDS)
    terms = list(r.terms("terms")) or [r.span(row.get("from"), row.get("to"))]
    if "again" in row:
        terms.append(r.span(row["again"], row.get("until")))
    return Entry(
        id=_id(code, key(name).replace(" ", "-")), name=r.need("name"), class_="government",
        aliases=r.texts("also"), country=code,
        terms=tuple(terms), parent=_id(code, "government"), person=True,
    )  # fmt: skip


def _id(code: str, kind: str) -> str:
    return f"{code.lower()}-{kind}"
