"""The words of the field: which trigger tells which type, and the reporting verbs, hedges, negations and plans around it.

All knowledge is YAML in ``lexicon/`` beside this file. A user adds triggers with files of the same schema as
``triggers.yaml`` (its head describes it); an added file may also hold ``classes``, after the schema of ``classes.yaml``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, cast

from ..errors import LexiconError
from ..records import CLAIM_TYPES, ClaimType, Sentence
from .inflections import forms_of
from .surroundings import Surroundings

FOLDER = Path(__file__).with_name("lexicon")
GROUPS = ("reporting", "hedges", "negations", "plans", "back", "counts", "nouns")
TABLES = ("triggers", "classes", *GROUPS, "numbers", "harm")
POS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "any": frozenset[str](),
}
CONSTRAINTS = (
    "object",
    "subject",
    "near",
    "before",
    "after",
    "not_object",
    "not_subject",
    "not_near",
    "not_before",
    "not_after",
)
_KEYS = frozenset({"words", "pos", "weight", *CONSTRAINTS})
_NONE = "none"
_GAP = "..."
_LONGEST_GAP = 6
_HYPHENS = frozenset("-‐‑–")


class Kind(NamedTuple):
    """A semantic class, opened: lemmas, and types of names that belong to it."""

    lemmas: frozenset[str]
    names: frozenset[str]


class Constraint(NamedTuple):
    """What must, or must not, stand around a trigger; ``where`` is one of `CONSTRAINTS`."""

    where: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """A trigger: a phrase of lemmas (``...`` for a gap), its type (``None``: tells no occurrence), part of speech and constraints."""

    words: tuple[str, ...]
    type: ClaimType | None
    pos: str
    weight: float
    constraints: tuple[Constraint, ...]
    rank: int

    @property
    def name(self) -> str:
        """The entry as its file has it, for messages."""
        return f"{self.type or _NONE}: {' '.join(self.words)}"


class Hit(NamedTuple):
    """A trigger found: words ``first`` up to, not with, ``last``; ``weight`` says how sure the words alone are (0 to 1)."""

    first: int
    last: int
    type: ClaimType
    weight: float
    entry: Entry


class _Match(NamedTuple):
    entry: Entry
    last: int
    reach: int


class Lexicon:
    """Triggers and cue words, checked and compiled. Build one with `Lexicon.load`."""

    def __init__(
        self, entries: Iterable[Entry], groups: Mapping[str, frozenset[str]], kinds: Mapping[str, Kind], digest: str
    ) -> None:
        self.entries = tuple(entries)
        self.digest = digest
        self._groups = dict(groups)
        self._kinds = dict(kinds)
        self._first: dict[str, list[Entry]] = {}
        for e in sorted(self.entries, key=lambda e: (-len(e.words), -len(e.constraints), e.type is not None, e.rank)):
            self._first.setdefault(e.words[0], []).append(e)
        self._forms: dict[str, str] = {}
        for lemma in self._first:
            for form in forms_of(lemma):
                if form not in self._first:
                    self._forms.setdefault(form, lemma)

    @staticmethod
    def load(extra: Sequence[Path] = ()) -> Lexicon:
        """The lexicon of the package, with the triggers of ``extra`` files before ours; each combination is built once.

        Raises `LexiconError`, which names file, entry and what is wrong.
        """
        return _load(tuple(Path(p) for p in extra))

    def group(self, name: str) -> frozenset[str]:
        """A list of cue words or phrases (lemmas, parted by spaces) by file and key, such as ``"hedges.before"``."""
        return self._groups[name]

    def kind(self, name: str) -> Kind:
        """A semantic class of ``classes.yaml``, opened."""
        return self._kinds[name]

    def match(self, sentence: Sentence) -> tuple[Hit, ...]:
        """The triggers of a sentence in order; they do not overlap, and of two that fit the longer phrase is taken."""
        first, forms = self._first, self._forms
        hits: list[Hit] = []
        done = closing = 0
        around: Surroundings | None = None
        for i, word in enumerate(sentence.words):
            if i < done or i == closing > 0:
                continue
            entries = first.get(word.lemma.lower())
            if entries is None:
                low = word.text.lower()
                entries = first.get(low)
                if entries is None:
                    lemma = forms.get(low)
                    if lemma is None:
                        continue
                    entries = first[lemma]
            if around is None:
                around = Surroundings(sentence)
            found = _best(entries, around, i)
            if found is None:
                continue
            # What closes a phrase with a gap ("took ... hostage") is no trigger of its own.
            done, closing = found.last, found.reach - 1
            if found.entry.type is not None:
                hits.append(Hit(i, found.last, found.entry.type, found.entry.weight, found.entry))
        return tuple(hits)


@lru_cache(maxsize=256)
def words_of(name: str) -> frozenset[str]:
    """A list of the package's own lexicon, such as ``"counts.time"`` (`Lexicon.group` without a user's files)."""
    return Lexicon.load().group(name)


def _best(entries: Sequence[Entry], around: Surroundings, i: int) -> _Match | None:
    """The entry that fits at word ``i``: entries come longest first, then by the number of their constraints."""
    for entry in entries:
        found = _fit(entry, around, i)
        if found is not None and all(_holds(c, around, i, found.last) for c in entry.constraints):
            return found
    return None


def _fit(entry: Entry, around: Surroundings, i: int) -> _Match | None:
    words = around.words
    n = len(words)
    if len(entry.words) == 1:
        return _Match(entry, i + 1, i + 1) if _tagged(entry, around, i) else None
    at, last, gap = i + 1, i + 1, False
    for part in entry.words[1:]:
        if part == _GAP:
            gap, last = True, at
            continue
        if gap:
            stop = min(n, at + _LONGEST_GAP + 1)
            while at < stop and not _same(around, at, part):
                at += 1
            if at >= stop:
                return None
            at += 1
            continue
        while at < n and words[at].text in _HYPHENS:
            at += 1
        if at >= n or not _same(around, at, part):
            return None
        at += 1
    if not _tagged(entry, around, i):
        return None
    return _Match(entry, last if gap else at, at)


def _same(around: Surroundings, i: int, part: str) -> bool:
    return around.lemmas[i] == part or around.lows[i] == part or part in around.stems(i)


def _tagged(entry: Entry, around: Surroundings, i: int) -> bool:
    if entry.pos == "any":
        return True
    upos, xpos = around.words[i].upos, around.words[i].xpos
    if len(entry.words) > 1 or upos in ("", "X"):
        return True
    if upos in POS[entry.pos]:
        return True
    if entry.pos == "verb" and xpos.startswith("VB"):
        return True
    # Participles are often tagged as adjectives, and words in headlines as names.
    return (
        entry.pos == "verb"
        and upos == "ADJ"
        and around.lows[i] != entry.words[0]
        and around.lows[i][-2:] in ("ed", "en", "wn", "ng")
    )


def _holds(c: Constraint, around: Surroundings, first: int, last: int) -> bool:
    where, wanted = (c.where[4:], False) if c.where.startswith("not_") else (c.where, True)
    if where == "object":
        places: Iterable[int] = around.objects(first, last)
    elif where == "subject":
        places = around.subjects(first, last)
    elif where == "near":
        places = around.near(first, last)
    elif where == "before":
        places = around.before(first)
    else:
        places = around.after(last)
    return any(_belongs(c.kind, around, j) for j in places) is wanted


def _belongs(kind: Kind, around: Surroundings, j: int) -> bool:
    if around.lemmas[j] in kind.lemmas or around.lows[j] in kind.lemmas:
        return True
    return (bool(kind.names) and around.name_type(j) in kind.names) or any(s in kind.lemmas for s in around.stems(j))


@lru_cache(maxsize=8)
def _load(extra: tuple[Path, ...]) -> Lexicon:
    tables = {name: read_table(FOLDER / f"{name}.yaml") for name in TABLES}
    added = [(path, read_table(path)) for path in extra]
    classes = dict(tables["classes"])
    for path, table in added:
        own = table.pop("classes", {})
        if not isinstance(own, dict):
            raise LexiconError(f"{path}: 'classes' must map names to lists of words.")
        for name, items in own.items():
            classes[name] = [*classes.get(name, []), *_words(path, f"classes: {name}", items)]
    opened = _open_classes(FOLDER / "classes.yaml", classes)
    entries: list[Entry] = []
    for path, table in [*added, (FOLDER / "triggers.yaml", tables["triggers"])]:
        entries += _entries(path, table, opened, len(entries))
    groups = {
        f"{file}.{key}": frozenset(_words(FOLDER / f"{file}.yaml", key, items))
        for file in GROUPS
        for key, items in tables[file].items()
    }
    digest = hashlib.sha256()
    for path in [*(FOLDER / f"{name}.yaml" for name in sorted(TABLES)), *extra]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return Lexicon(entries, groups, opened, digest.hexdigest())


@lru_cache(maxsize=16)
def _parsed(path: Path, stamp: float) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text("utf-8"), Loader=loader)
    except UnicodeDecodeError:
        raise LexiconError(f"{path}: not UTF-8 text; save it as UTF-8.") from None
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise LexiconError(
            f"{path}{where}: not valid YAML ({getattr(e, 'problem', None) or 'it cannot be read'})."
        ) from None


def read_table(path: Path) -> dict[str, Any]:
    """The mapping that a YAML file holds. Raises `LexiconError` where there is no file, no YAML or no mapping."""
    try:
        table = _parsed(path, path.stat().st_mtime)
    except OSError as e:
        raise LexiconError(f"{path}: cannot be opened ({e.strerror or e}).") from None
    if not isinstance(table, dict) or not all(isinstance(k, str) for k in table):
        raise LexiconError(f"{path}: must map names (text; put on, off, yes and no in quotes) to entries.")
    return dict(table)


def _words(path: Path, entry: str, items: Any) -> list[str]:
    if isinstance(items, str):
        items = [items]
    if not isinstance(items, list) or not items:
        raise LexiconError(f"{path}: {entry}: must be a word or a list of words.")
    for item in items:
        if not isinstance(item, str) or not item.strip():
            raise LexiconError(
                f"{path}: {entry}: {item!r} is no word; put words such as on, off, yes, no and numbers in quotes."
            )
    return [" ".join(item.split()).lower() if not item.startswith("names:") else item for item in items]


def _open_classes(path: Path, classes: Mapping[str, Any]) -> dict[str, Kind]:
    listed = {name: _words(path, name, items) for name, items in classes.items()}
    return {name: _opened(path, name, [f"@{name}"], listed, ()) for name in listed}


def _opened(
    path: Path, entry: str, items: Iterable[str], listed: Mapping[str, Sequence[str]], within: tuple[str, ...]
) -> Kind:
    lemmas: set[str] = set()
    names: set[str] = set()
    for item in items:
        if item.startswith("names:"):
            names.add(item[6:])
        elif item.startswith("@"):
            if item[1:] not in listed:
                raise LexiconError(
                    f"{path}: {entry}: there is no class {item!r}; the classes are {', '.join(sorted(listed))}."
                )
            if item[1:] not in within:
                inner = _opened(path, entry, listed[item[1:]], listed, (*within, item[1:]))
                lemmas |= inner.lemmas
                names |= inner.names
        else:
            lemmas.add(item)
    return Kind(frozenset(lemmas), frozenset(names))


def _entries(path: Path, table: Mapping[str, Any], kinds: Mapping[str, Kind], rank: int) -> list[Entry]:
    out: list[Entry] = []
    for type_, rows in table.items():
        if type_ != _NONE and type_ not in CLAIM_TYPES:
            raise LexiconError(
                f"{path}: {type_!r} is no type of the codebook; the types are {', '.join(CLAIM_TYPES)} and {_NONE}."
            )
        if not isinstance(rows, list):
            raise LexiconError(f"{path}: {type_}: must hold a list of entries.")
        for number, row in enumerate(rows, 1):
            out += _entry(path, type_, number, row, kinds, rank + len(out))
    return out


def _entry(path: Path, type_: str, number: int, row: Any, kinds: Mapping[str, Kind], rank: int) -> list[Entry]:
    where = f"{type_}, entry {number}"
    if not isinstance(row, dict) or "words" not in row:
        raise LexiconError(f"{path}: {where}: must hold 'words' and may hold {', '.join(sorted(_KEYS - {'words'}))}.")
    unknown = sorted(str(k) for k in row if k not in _KEYS)
    if unknown:
        raise LexiconError(
            f"{path}: {where}: {unknown[0]!r} is not known; an entry may hold {', '.join(sorted(_KEYS))}."
        )
    pos, weight = row.get("pos", "any"), row.get("weight", 0.5)
    if pos not in POS:
        raise LexiconError(f"{path}: {where}: pos is {pos!r}; it must be verb, noun or any.")
    if isinstance(weight, bool) or not isinstance(weight, (int, float)) or not 0 <= weight <= 1:
        raise LexiconError(f"{path}: {where}: weight is {weight!r}; it must be a number from 0 to 1.")
    listed = {
        name: tuple(sorted(kind.lemmas)) + tuple(f"names:{n}" for n in sorted(kind.names))
        for name, kind in kinds.items()
    }
    constraints = tuple(
        Constraint(c, _opened(path, f"{where}, {c}", _words(path, f"{where}, {c}", row[c]), listed, ()))
        for c in CONSTRAINTS
        if c in row
    )
    out = []
    for k, phrase in enumerate(_words(path, where, row["words"])):
        words = tuple(phrase.replace("-", " ").split())
        if not words or words[0] == _GAP or words[-1] == _GAP:
            raise LexiconError(f"{path}: {where}: the phrase {phrase!r} must begin and end with a word.")
        kind = cast(ClaimType, type_) if type_ != _NONE else None
        out.append(Entry(words, kind, cast(str, pos), float(weight), constraints, rank + k))
    return out
