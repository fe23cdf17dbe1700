"""The registry of actors: names through time, from YAML files beside the code and files that a user adds.

A file holds ``states`` (after the head of ``states.yaml``), ``actors`` (after the head of ``rebels.yaml``) or ``leaders``
(after the head of ``leaders.yaml``), or several of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from .who_entry import Entry, read_actors, read_leaders, read_states
from .who_find import Finder
from .who_names import key, tokens
from .who_words import FILE as WORDS_FILE
from .who_words import read_yaml

FOLDER = Path(__file__).parent / "data" / "registry"


class Registry:
    """Entries by id, and the search for the one that a wording names on a day. Made by `Registry.load`."""

    def __init__(self, entries: Mapping[str, Entry], digest: str) -> None:
        self.entries = entries
        self.digest = digest
        self._found: dict[tuple[str, date | None, str | None], Entry | None] = {}

    @staticmethod
    def load(extra: Sequence[Path] = ()) -> Registry:
        """The package's registry with the files ``extra`` on top: an entry with a known id replaces that entry.

        The default is cached. Raises `LexiconError`, naming file and entry, where a file does not fit.
        """
        return _load(tuple(extra)) if extra else _default()

    def __getitem__(self, id_: str) -> Entry:
        """The entry with this id; KeyError where there is none."""
        return self.entries[id_]

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def finder(self) -> Finder:
        """The search tables over the entries."""
        return Finder(self.entries)

    def find(self, name: str, on: date | None = None, country: str | None = None) -> Entry | None:
        """The actor that ``name`` (a name or a noun phrase, in English) stands for on the day ``on``, or None.

        ``country`` (ISO 3166, two letters) is where it acts: it decides between namesakes, and whose "the police" are.
        With ``on`` None an actor of any time is given, the latest of those that bear the name.
        """
        asked = (name, on, country)
        if asked not in self._found:
            if len(self._found) > 20_000:
                self._found.clear()
            self._found[asked] = self.finder.find(tokens(name), on, country)
        return self._found[asked]

    def lineage(self, entry: Entry) -> tuple[Entry, ...]:
        """The entry with its earlier and later selves, the first first: renamings, and what it went into."""
        line, ids = [entry], {entry.id}
        while (old := self.entries.get(line[0].renamed_from or "")) and old.id not in ids:
            line.insert(0, old)
            ids.add(old.id)
        while (new := self.entries.get(self.finder.renamed.get(line[-1].id) or line[-1].successor or "")) and new.id not in ids:
            line.append(new)
            ids.add(new.id)
        return tuple(line)

    def acronym(self, name: str) -> bool:
        """Whether ``name`` is written like one of the registry's abbreviations ("HTS", "the PKK")."""
        found = tokens(name)
        return len(found) == 1 and found[0].raw in self.finder.acronyms

    def same(self, entry: Entry, name: str) -> bool:
        """Whether ``name`` is one of the entry's own names."""
        return key(name) in entry.keys


@lru_cache(1)
def _default() -> Registry:
    return _load(())


def _load(extra: tuple[Path, ...]) -> Registry:
    paths = [*sorted(FOLDER.glob("*.yaml")), *extra]
    entries: dict[str, Entry] = {}
    digest = hashlib.sha256()
    for path in paths:
        for entry in entries_of(path):
            entries[entry.id] = entry
    for path in (*paths, WORDS_FILE):
        digest.update(path.read_bytes())
        digest.update(b"\0")
    return Registry(entries, digest.hexdigest()[:16])


def entries_of(path: Path) -> Iterable[Entry]:
    """The entries of one file. Raises `LexiconError` where it does not fit."""
    table = read_yaml(path)
    yield from read_states(path, table)
    yield from read_actors(path, table)
    yield from read_leaders(path, table)
