"""The word lists of ``discourse/``: words by which speakers, actors and occurrences are followed over sentences."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import LexiconError

FOLDER = Path(__file__).with_name("discourse")


@cache
def lists(table: str) -> Mapping[str, frozenset[str]]:
    """The lists of the table ``speech``, ``actors`` or ``occurrences`` by name; lists under a name count as one."""
    return {name: frozenset(_words(table, name, value)) for name, value in _read(table).items()}


@cache
def senses() -> Mapping[str, frozenset[str]]:
    """Sense → the words for acts that have it."""
    rows = _read("occurrences").get("senses")
    if not isinstance(rows, dict):
        raise LexiconError(f"{FOLDER / 'occurrences.yaml'}: 'senses' must map each sense to a list of words.")
    return {sense: frozenset(_words("occurrences", f"senses.{sense}", words)) for sense, words in rows.items()}


def _read(table: str) -> dict[str, Any]:
    import yaml

    path = FOLDER / f"{table}.yaml"
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as e:
        raise LexiconError(f"{path}: cannot be read ({e}); install the package again.") from e
    if not isinstance(data, dict) or not all(isinstance(k, str) for k in data):
        raise LexiconError(f"{path}: the file must map names of lists to lists of words.")
    return data


def _words(table: str, name: str, value: Any) -> list[str]:
    if isinstance(value, dict):
        return [w for key, words in value.items() for w in _words(table, f"{name}.{key}", words)]
    if not isinstance(value, list) or not all(isinstance(w, str) and w for w in value):
        raise LexiconError(
            f"{FOLDER / table}.yaml: {name!r} must be a list of words; put words such as yes, no and on in quotes."
        )
    return value
