"""Files of actors that a user has added for good: they lie in the user's data folder and are read after the package's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import LexiconError
from .user_data import user_folder
from .who_entry import Entry
from .who_registry import Registry, entries_of


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a file did: where it is kept, and the ids that are new or replace known ones."""

    path: Path
    new: tuple[str, ...]
    replaced: tuple[str, ...]


def folder() -> Path:
    """Where added registries are kept; it need not exist."""
    return user_folder("registry")


def added_files() -> tuple[Path, ...]:
    """The files that were added, in the order of their names."""
    return tuple(sorted(folder().glob("*.yaml")))


def with_added(extra: tuple[Path, ...] = ()) -> Registry:
    """The package's registry with the added files on top, and ``extra`` on top of those."""
    return Registry.load((*added_files(), *extra))


def add(path: Path) -> Added:
    """Keep the file ``path`` for good; one of the same name that was added before is replaced.

    Raises `LexiconError`, naming file and entry, where it does not fit the schema, holds no entry or points to an id that
    no file holds. Nothing is kept then.
    """
    kept = folder() / f"{path.stem}.yaml"
    mine = {e.id: e for e in entries_of(path)}
    if not mine:
        raise LexiconError(f"{path}: the file holds no entries; put them under 'actors', 'states' or 'leaders'.")
    before = Registry.load(tuple(f for f in added_files() if f != kept)).entries
    _point(path, mine, before)
    kept.parent.mkdir(parents=True, exist_ok=True)
    half = kept.with_suffix(".part")
    half.write_bytes(path.read_bytes())
    half.replace(kept)
    return Added(kept, tuple(i for i in mine if i not in before), tuple(i for i in mine if i in before))


def _point(path: Path, mine: Mapping[str, Entry], before: Mapping[str, Entry]) -> None:
    for e in mine.values():
        for field in ("parent", "successor", "renamed_from", "split_from"):
            id_ = getattr(e, field)
            if id_ and id_ not in mine and id_ not in before:
                raise LexiconError(f"{path}: {e.id}: '{field}' points to '{id_}', which is the id of no entry.")
        for id_ in e.allied:
            if id_ not in mine and id_ not in before:
                raise LexiconError(f"{path}: {e.id}: 'allied' points to '{id_}', which is the id of no entry.")
