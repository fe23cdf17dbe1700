"""Seconds and memory for linking invented claims, and what one more report costs at growing sizes.

The claims tell of invented occurrences at invented towns over three
years: about six accounts each, some without a day or with a province only. Reports hold three claims each and come in the order of
their days. ``seconds`` are of the linker and of what an event computes from its claims,
``cpu_s`` and the cost of a report are processor time (which a busy machine does not stretch); memory is the peak of the process.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from rashomon.linking import Linker, Origins
from rashomon.linking.events import event_of
from rashomon.records import Actor, Claim, ClaimType, Extent, Figure, Place, Report, Span, Time

CLAIMS = 100_000
ACCOUNTS, PER_REPORT = 6, 3
FIRST, DAYS, TOWNS = date(2021, 1, 1), 1000, 3000
TYPES: tuple[tuple[ClaimType, str], ...] = (
    ("clash", "clashed with"), ("airstrike", "bombed"), ("shelling", "shelled"), ("explosion", "blew up"), ("violence", "killed"),
    ("arrest", "arrested"), ("abduction", "kidnapped"), ("protest", "marched against"), ("takeover", "captured"), ("agreement", "made peace with"),
)  # fmt: skip
SIDES = tuple(f"{a} {b}" for a in ("Northern", "Southern", "River", "Highland", "Coastal", "Desert") for b in ("Front", "Brigade", "Guard", "Council"))


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """``seconds`` for all; ``report_ms_at_N``: the mean cost of the reports that bring the number of claims to N, events up to date."""
    made = list(reports(CLAIMS))
    linker = Linker()
    steps = {len(made) * i // 100: f"report_ms_at_{CLAIMS * i // 100}" for i in (1, 5, 10, 25, 50, 75, 100)}
    curve: dict[str, float] = {}
    began, cpu = time.perf_counter(), time.process_time()
    told = 0
    spent: list[float] = []
    for number, (report, claims) in enumerate(made, 1):
        at = time.process_time()
        linker.add(report, claims)
        linker.refresh()
        spent.append(time.process_time() - at)
        told += len(claims)
        if number in steps:
            curve[steps[number]] = round(1000 * sum(spent[-300:]) / len(spent[-300:]), 2)
    groups = linker.groups()
    linked = time.perf_counter() - began
    by_id = {r.id: r for r, _ in made}
    alone = Origins()
    events = sum(1 for g in groups if event_of(g.claims, by_id, alone))
    seconds = time.perf_counter() - began
    return {
        "claims": told, "reports": len(made), "events": events, "link_s": round(linked, 1), "seconds": round(seconds, 1),
        "cpu_s": round(time.process_time() - cpu, 1),
        "rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024), **curve,
    }  # fmt: skip


def reports(claims: int, seed: int = 1) -> Iterator[tuple[Report, list[Claim]]]:
    """Invented reports with their claims, in order of publication."""
    rng = random.Random(seed)
    towns = [(f"Town {i}", rng.choice(("SY", "SD", "UA", "NG", "YE", "ML")), rng.uniform(0, 45), rng.uniform(0, 50)) for i in range(TOWNS)]
    happened = sorted((FIRST + timedelta(days=rng.randrange(DAYS)), rng.random()) for _ in range(claims // ACCOUNTS))
    acts = [(day, rng.choice(towns), rng.choice(TYPES), rng.choice(SIDES), rng.choice(SIDES), rng.randrange(60)) for day, _ in happened]
    accounts = sorted(((day + timedelta(days=rng.randrange(4)), k) for k, (day, *_) in enumerate(acts) for _ in range(ACCOUNTS)))
    accounts += accounts[: claims - len(accounts)]
    for n in range(0, len(accounts), PER_REPORT):
        part = accounts[n : n + PER_REPORT]
        yield _report(rng, n, max(day for day, _ in part), [acts[k] for _, k in part])


def _report(rng: random.Random, number: int, day: date, told: list[tuple[Any, ...]]) -> tuple[Report, list[Claim]]:
    lines = [f"The {a} {word[1]} the {b} in {town[0]} on {on}, and {n} died." for on, town, word, a, b, n in told]
    report = Report(name=f"{number}", text="\n".join(lines), outlet=f"Outlet {rng.randrange(40)}", published=day)
    at, claims = 0, []
    for k, (line, what) in enumerate(zip(lines, told, strict=True)):
        claims.append(_claim(rng, report, k, at, line, what))
        at += len(line) + 1
    return report, claims


def _claim(rng: random.Random, report: Report, number: int, at: int, line: str, told: tuple[Any, ...]) -> Claim:
    on, (town, cc, lat, lon), (kind, word), a, b, n = told

    def cut(words: str) -> dict[str, Any]:
        start = at + line.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    vague = rng.random()
    time_ = Time(end=report.published) if vague < 0.1 else Time(start=on, end=on, precision="day")
    place = Place(**cut(town), name=town, cc=cc, lat=lat, lon=lon) if vague < 0.9 else Place(**cut(town), name=cc, cc=cc, rel="country")
    dead = max(0, n + rng.randrange(-3, 4))
    return Claim(
        report=report.id, sentence=Extent(start=at, end=at + len(line)), trigger=Span(**cut(word)), type=kind, event=f"e{number}",
        agents=(Actor(**cut(a)),), targets=(Actor(**{**cut(f"the {b}"), "text": f"the {b}"}),), places=(place,), time=time_,
        figures=(Figure(**cut(f"{n} died"), measure="killed", low=dead, high=dead),),
    )  # fmt: skip
