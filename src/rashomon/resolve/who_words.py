"""The nouns of ``data/actor_words.yaml``, checked and ready."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from ..errors import LexiconError
from ..records import ACTOR_CLASSES, ActorClass

FILE = Path(__file__).parent / "data" / "actor_words.yaml"
TABLES = ("sure", "likely", "bodies", "sides")
LISTS = ("parts", "people", "bare", "pronouns")


@dataclass(frozen=True, slots=True)
class Words:
    """What the nouns of an actor tell; see the head of the file."""

    sure: Mapping[str, ActorClass]
    likely: Mapping[str, ActorClass]
    bodies: Mapping[str, ActorClass]
    sides: Mapping[str, ActorClass]
    parts: frozenset[str]
    people: frozenset[str]
    bare: frozenset[str]
    pronouns: frozenset[str]
    kinds: Mapping[str, str]
    spelling: Mapping[str, str]
    rewritten: Mapping[str, frozenset[str]]


def read_yaml(path: Path) -> Any:
    """The content of a YAML file. Raises `LexiconError` where it cannot be read or is no YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text("utf-8"), Loader=loader)
    except (OSError, UnicodeDecodeError) as e:
        raise LexiconError(f"{path}: the file cannot be read ({e}); give the path of a YAML file in UTF-8.") from e
    except yaml.YAMLError as e:
        raise LexiconError(f"{path}: the file is not valid YAML ({' '.join(str(e).split())}).") from e


@lru_cache(1)
def words() -> Words:
    """The nouns of the package. Raises `LexiconError` where the file does not fit."""
    table = read_yaml(FILE)
    opened = {name: _classes(name, table.get(name)) for name in TABLES}
    lists = {name: frozenset(_texts(name, table.get(name))) for name in LISTS}
    kinds = {w: kind for kind, items in table["kinds"].items() for w in _texts(f"kinds.{kind}", items)}
    rewritten: dict[str, set[str]] = {}
    for word, others in table["rewritten"].items():
        for other in _texts(f"rewritten.{word}", others):
            rewritten.setdefault(other, set()).add(word)
    return Words(
        **opened, **lists, kinds=kinds, spelling=table["spelling"],  # type: ignore[arg-type]
        rewritten={other: frozenset(names) for other, names in rewritten.items()},
    )  # fmt: skip


def _classes(name: str, table: Any) -> dict[str, ActorClass]:
    if not isinstance(table, dict):
        raise LexiconError(f"{FILE}: {name}: should be a table of actor classes, each with a list of words.")
    wrong = [c for c in table if c not in ACTOR_CLASSES]
    if wrong:
        raise LexiconError(f"{FILE}: {name}: '{wrong[0]}' is no actor class; use one of {', '.join(ACTOR_CLASSES)}.")
    return {w: cast(ActorClass, c) for c, items in table.items() for w in _texts(f"{name}.{c}", items)}


def _texts(name: str, items: Any) -> Iterable[str]:
    if not isinstance(items, list) or not all(isinstance(i, str) for i in items):
        raise LexiconError(f"{FILE}: {name}: should be a list of words (put quotes around words such as 'no').")
    return items
