"""Names of actors as UCDP's coders wrote them, against the registry: PATH is a JSONL file with ``side_a_name``, ``side_b_name``.

Each name is asked for on the day that the event began, in the country where it was. Several names in one field ("A, B") count
as resolved where each is. Civilians are no actor and stay unresolved.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from rashomon.resolve.who import Registry

SIDES = ("side_a_name", "side_b_name")


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """``resolved``: names found, in percent of all, each counted as often as it stands; ``distinct``: of the different ones."""
    registry = Registry.load()
    countries = {e.name.removeprefix("Government of "): e.country for e in registry.entries.values() if e.kind == "government"}
    seen: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for name, on, place in mentions(args.path):
        seen[name] += 1
        country = countries.get(place.split(" (")[0])
        found[name] += all(registry.find(n, on, country) for n in parts(registry, name, on, country))
    total = sum(seen.values())
    return {
        "names": total,
        "resolved": round(100 * sum(found.values()) / total, 1) if total else 0.0,
        "distinct": round(100 * sum(bool(found[n]) for n in seen) / len(seen), 1) if seen else 0.0,
    }


def parts(registry: Registry, name: str, on: date, country: str | None) -> list[str]:
    """The name itself, or the names of a list, which has a comma and is not itself a name."""
    whole = registry.find(name, on, country)
    return [name] if "," not in name or (whole and registry.same(whole, name)) else [n.strip() for n in name.split(",")]


def mentions(path: Path) -> Iterator[tuple[str, date, str]]:
    """Name, day and country of each side of each record. Ends the run with a sentence where a line is of another shape."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            for side in SIDES:
                yield row[side], date.fromisoformat(row["start_date"]), row.get("location_root_name") or ""
        except (ValueError, KeyError, TypeError) as e:
            raise SystemExit(f"{path}:{number}: no record with {', '.join(SIDES)} and start_date ({e!r})") from e
