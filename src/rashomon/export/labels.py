"""What columns and codes mean, in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from .columns import COUNTED

FILE = Path(__file__).with_name("tables") / "labels.yaml"
LONGEST = 80  # of a variable label in Stata


def label(column: str) -> str:
    """What a column means; a column that nothing is written of is described by its name."""
    data = _data()
    measure, _, side = column.rpartition("_")
    if measure in COUNTED and side in data["bounds"]:
        return str(data["bounds"][side]).replace("{measure}", measure)
    return str(data["columns"].get(column, column.replace("_", " ").capitalize()))


def codes(column: str) -> Mapping[str, str]:
    """The codes of a column with their meanings, in the codebook's order; empty where it has none."""
    found: Mapping[str, str] = _data()["codes"].get(column, {})
    return found


def coded() -> tuple[str, ...]:
    """The columns whose cells are one of a list of codes."""
    return tuple(_data()["codes"])


@cache
def _data() -> Mapping[str, Any]:
    import yaml

    data: Mapping[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return data
