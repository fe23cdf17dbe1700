"""A set of reports with known relations: originals, four derivations of each, and independent reports of the same events.

Originals are the example reports that copy nobody and reports written from ``data/reports.yaml``; facts, choice of sentences, their order
and wording are drawn by a seeded generator. Each kind of event is told in two ways without common wording: one is the original's, the other
that of an independent report with the same names, numbers and days. Rewrites are spun with ``data/synonyms.yaml``, which the detector
does not read.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rashomon.reading import read_inputs
from rashomon.records import Report

DATA = Path(__file__).with_name("data")
EXAMPLES = Path(__file__).parents[1] / "examples" / "reports"
COPIED = ("meridian-reprint.md", "qw-1129")
ORIGINALS = 60
DERIVED = {"wire": "copy", "paraphrase": "rewrite", "spun": "rewrite", "reuse": "reuse"}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "June", "July", "August", "September", "October", "November")
MANGLED = {
    "Center": "Middle", "Centre": "Middle", "Front": "Facade", "Cross": "Traverse", "Rights": "Privileges", "Watch": "Observe",
    "Army": "Military", "Brigade": "Regiment", "Peace": "Harmony", "Command": "Order", "Civil": "Common", "Movement": "Motion", "Group": "Gathering",
}  # fmt: skip
TURNS = (
    ("at least", "no fewer than"), ("more than", "over"), ("according to", "as reported by"), ("had been", "were"), ("because", "since"),
    ("as well", "also"), ("and said that", "stating that"), ("who leads", "the head of"), ("were unable to", "could not"), ("shortly after", "just after"),
    ("in a statement", "in a communiqué"), ("several times", "repeatedly"), ("close to", "not far from"), ("put out", "published"), ("no group", "nobody"),
    ("it was", "this was"), ("would be", "will be"), ("including", "among them"), ("in the region", "in that area"), ("has been", "was"),
    ("on the following day", "the next day"), ("since", "ever since"), ("during the day", "in the course of the day"), ("many of them", "a lot of them"),
    ("did not", "didn't"), ("do not", "don't"), ("said that", "said"), ("with nothing but", "with only"), ("for example", "for instance"),
    ("one", "a single"), ("also", "in addition"),
    ("the day before", "a day earlier"), ("in two days", "within two days"), ("led by", "under the leadership of"),
    ("far", "distant"), ("must", "has to"), ("whole", "entire"), ("his", "his own"), ("down to", "to"),
)  # fmt: skip
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True)
class Item:
    """A report of the set: the number of the event's family, and what it is (``original``, a kind of derivation, or ``independent``)."""

    report: Report
    family: int
    kind: str


def build(seed: int = 5) -> list[Item]:
    """The whole set, the same for the same seed."""
    rng = random.Random(seed)
    told = [r for r in read_inputs([str(EXAMPLES)]) if isinstance(r, Report) and r.name not in COPIED]
    items = []
    for n in range(ORIGINALS):
        facts, kind, style = _facts(rng), rng.choice(sorted(_data()["kinds"])), rng.choice("ab")
        text = told[n].text if n < len(told) else written(facts, kind, style, rng)
        first = date(2025, 1, 1) + timedelta(days=rng.randrange(200))
        original = Report(name=f"o{n}", text=text, outlet=f"Wire {n % 7}", published=first)
        items.append(Item(original, n, "original"))
        for name in DERIVED:
            host = written(_facts(rng), rng.choice(sorted(_data()["kinds"])), rng.choice("ab"), rng)
            derived = derive(name, text, host, rng)
            day = first + timedelta(days=rng.randrange(3))
            items.append(Item(Report(name=f"{name}{n}", text=derived, outlet=f"Paper {n}", published=day), n, name))
        if n >= len(told):
            other = written(facts, kind, "b" if style == "a" else "a", rng)
            items.append(Item(Report(name=f"i{n}", text=other, outlet=f"Other {n}", published=first), n, "independent"))
    return items


def derive(kind: str, text: str, host: str, rng: random.Random) -> str:
    """A text derived from ``text``; ``host`` is the story of its own into which a passage is taken."""
    return {"wire": wire, "paraphrase": paraphrase, "spun": spin}[kind](text, rng) if kind != "reuse" else reuse(text, host, rng)


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DATA / "reports.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def synonyms() -> dict[str, list[str]]:
    """The words to spin with."""
    loaded: dict[str, list[str]] = yaml.safe_load((DATA / "synonyms.yaml").read_text(encoding="utf-8"))
    return {str(k): v for k, v in loaded.items()}


def _facts(rng: random.Random) -> dict[str, str]:
    data = _data()["facts"]
    world = rng.choice(data["worlds"])
    places, people = rng.sample([*world["places"], *data["more_places"]], 3), rng.sample(data["persons"], 3)
    bodies, group = rng.choice(data["bodies"]), rng.choice(data["groups"])
    numbers = rng.sample(range(3, 90), 6)
    facts = {f"n{i}": (WORDS[n] if n < len(WORDS) else str(n)) for i, n in enumerate(numbers, 1)}
    return facts | {
        "place": places[0], "place2": places[1], "place3": places[2], "person": people[0], "person2": people[1], "pres": people[2].split()[-1],
        "body": bodies, "Body": bodies[0].upper() + bodies[1:], "body_c": bodies[0].upper() + bodies[1:], "group": group,
        "group_c": group[0].upper() + group[1:], "army": world["army"], "Army": world["army"][0].upper() + world["army"][1:],
        "country": world["country"], "region": world["region"], "capital": world["capital"], "capital2": rng.choice(("Geneva", "Doha", "Cairo", "Oslo")),
        "day": rng.choice(DAYS), "month": rng.choice(MONTHS), "weeks": rng.choice(WORDS[3:]), "hour": str(rng.randrange(7, 12)),
    }  # fmt: skip


def written(facts: dict[str, str], kind: str, style: str, rng: random.Random) -> str:
    """A report of one kind of event in one of its two tellings, in paragraphs."""
    head, *rest = _data()["kinds"][kind][style]
    chosen = sorted(rng.sample(range(len(rest)), rng.randrange(len(rest) - 3, len(rest))))
    if rng.random() < 0.5:
        i = rng.randrange(len(chosen) - 1)
        chosen[i], chosen[i + 1] = chosen[i + 1], chosen[i]
    lines = [re.sub(r"\[([^\]]+)\]", lambda m: rng.choice(m[1].split("/")), s) for s in (head, *(rest[i] for i in chosen))]
    styled = [_styled(s, rng) for s in lines]
    said = [s.format(**facts) for s in styled]
    paragraphs, i = [], 0
    while i < len(said):
        n = rng.randrange(1, 4)
        paragraphs.append(" ".join(s[0].upper() + s[1:] for s in said[i : i + n]))
        i += n
    return "\n\n".join(paragraphs)


def _styled(line: str, rng: random.Random) -> str:
    """A line in words that the report's outlet prefers."""
    for row in _data()["house"]:
        line = re.sub(rf"\b(?:{'|'.join(row)})\b(?![^{{]*}})", lambda m, row=row: rng.choice(row), line)  # type: ignore[misc]
    return line


def wire(text: str, rng: random.Random) -> str:
    """An agency's text as a paper prints it: paragraphs cut from the end or the middle, up to two of its own added, a few words edited."""
    kept = text.split("\n\n")
    for _ in range(rng.randrange(0, max(1, len(kept) // 2))):
        kept.pop(rng.randrange(1, len(kept)))
    for _ in range(rng.randrange(0, 3)):
        kept.insert(rng.randrange(1, len(kept) + 1), rng.choice(_data()["own"]))
    out = "\n\n".join(kept)
    for a, b in rng.sample(TURNS, 6):
        out = re.sub(rf"\b{a}\b", b, out, count=1)
    return out


def paraphrase(text: str, rng: random.Random) -> str:
    """A translation there and back: other turns, said-clauses and days moved, numbers in digits or words, some sentences joined."""
    return "\n\n".join(" ".join(_joined([_turned(s, rng) for s in sentences(p)], rng)) for p in text.split("\n\n") if p.strip())


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph."""
    return re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])", paragraph.strip())


def _turned(s: str, rng: random.Random) -> str:
    said = re.fullmatch(r"([^“”\"]+), ((?:the |a |an )?[^,“”\"]{3,50}) said\.", s)
    if said and rng.random() < 0.8:
        s = f"According to {said[2]}, {_lowered(said[1])}."
    day = re.fullmatch(r"([^“”\"]+?) on ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(.*)", s, re.S)
    if day and rng.random() < 0.5:
        s = f"On {day[2]}, {_lowered(day[1])}{day[3]}"
    for a, b in TURNS:
        if rng.random() < 0.7:
            s = re.sub(rf"\b{a}\b", b, s)
    s = re.sub(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", lambda m: str(WORDS.index(m[0])) if rng.random() < 0.5 else m[0], s)
    s = _swapped(s, rng, 0.4)
    return s[0].upper() + s[1:]


def _lowered(s: str) -> str:
    return s[0].lower() + s[1:] if re.match(r"(?:The|A|An|At|More|It|They|Most|No|In|On|He|She|Some|Many)\b", s) else s


def _joined(said: list[str], rng: random.Random) -> list[str]:
    out: list[str] = []
    for s in said:
        if out and rng.random() < 0.12 and out[-1].endswith(".") and '"' not in s and "“" not in s:
            out[-1] = f"{out[-1][:-1]}, and {_lowered(s)}"
        else:
            out.append(s)
    return out


def spin(text: str, rng: random.Random) -> str:
    """A machine rewrite: four of five words that the table knows (about every other content word) are swapped, and names that are words are mangled."""
    out = _swapped(text, rng, 0.8)
    return re.sub(r"\b[A-Z][a-z]+\b", lambda m: MANGLED[m[0]] if m[0] in MANGLED and rng.random() < 0.6 else m[0], out)


def _swapped(text: str, rng: random.Random, rate: float) -> str:
    table = synonyms()

    def swap(m: re.Match[str]) -> str:
        word = m[0]
        found = table.get(word.lower())
        if not found or rng.random() > rate or (word[0].isupper() and word.lower() in ("march", "may")):
            return word
        new = rng.choice(found)
        return new[0].upper() + new[1:] if word[0].isupper() else new

    return re.sub(r"[A-Za-z]+", swap, text)


def reuse(text: str, host: str, rng: random.Random) -> str:
    """A story of its own with one passage of two or three sentences taken from another."""
    said = [s for p in text.split("\n\n") for s in sentences(p)]
    runs = [said[i : i + n] for n in (2, 3) for i in range(max(1, len(said) - n + 1))]
    passage = " ".join(rng.choice([r for r in runs if len(" ".join(r).split()) >= 35] or [said]))
    paragraphs = host.split("\n\n")
    paragraphs.insert(rng.randrange(1, len(paragraphs) + 1), passage)
    return "\n\n".join(paragraphs)
