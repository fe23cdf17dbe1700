"""Countries in the numbers of other data sets: ISO 3166, FIPS 10-4, Gleditsch and Ward, Correlates of War, and regions.

The names and numbers of ISO and FIPS are from GeoNames (CC BY 4.0); the others are written down from the lists that their authors publish.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("tables") / "countries.csv"


@dataclass(frozen=True, slots=True)
class Country:
    """A country; a number that it does not have is ``None``, a code or region that it does not have is empty."""

    cc: str
    name: str
    iso3: str
    iso: int | None
    fips: str
    gw: int | None
    cow: int | None
    acled_region: str
    ucdp_region: str


@cache
def countries() -> Mapping[str, Country]:
    """All countries by their ISO 3166 code of two letters."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["cc"]: _country(row) for row in csv.DictReader(file)}


def country_of(cc: str | None) -> Country | None:
    """The country with a code of two letters, if there is one."""
    return countries().get(cc) if cc else None


def _country(row: Mapping[str, str]) -> Country:
    numbers = {name: int(row[name]) if row[name] else None for name in ("iso", "gw", "cow")}
    texts = {name: row[name] for name in ("cc", "name", "iso3", "fips", "acled_region", "ucdp_region")}
    return Country(**texts, **numbers)  # type: ignore[arg-type]  # the two literals above name the fields
