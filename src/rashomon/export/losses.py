"""What a shape could not hold of the events that were written in it, counted, in Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..records import Claim
from ..version import VERSION
from .columns import Row, plain
from .facts import Facts
from .shape import Shape

Left = tuple[Facts, str]
Line = tuple[int, str]


def losses(
    shape: Shape, rows: Sequence[tuple[Facts, Row]], left: Sequence[Left], *, file: str, mapping: str | None
) -> str:
    """The note: events left out with the reason, and what of the accounts, figures, times, places and actors is lost in the rows."""
    kept = [facts for facts, _ in rows]
    file, mapping = plain(file) or "", plain(mapping)
    table = (
        f"your mapping table {mapping}" if mapping else f"the package's mapping table (`rashomon mapping {shape.name}`)"
    )
    parts = [
        f"# What {file} could not hold\n",
        f"The events in the shape of {shape.title}, written by Rashomon {VERSION} with {table}. Everything that is counted here is kept in"
        f" the database; `rashomon export jsonl` holds all of it, and the ids of events join the two.\n",
        _section("Events", _events(kept, left)),
        _section("Accounts and those who give them", _accounts(shape, kept)),
        _section("Figures", _figures(shape, kept)),
        _section("Time and place", _time_place(shape, kept, [row for _, row in rows])),
        _section("Actors", _actors(kept)),
        _empty(shape, [row for _, row in rows]),
    ]
    return "\n".join(parts)


def _section(title: str, lines: Iterable[Line]) -> str:
    held = [f"| {count:,} | {what} |" for count, what in lines if count]
    return (
        f"## {title}\n\n"
        + ("| how many | what |\n|---:|---|\n" + "\n".join(held) if held else "Nothing is lost.")
        + "\n"
    )


def _events(kept: Sequence[Facts], left: Sequence[Left]) -> Iterable[Line]:
    yield len(kept) + len(left), "events there are"
    yield len(kept), "events written, one row each"
    reasons = Counter(reason for _, reason in left)
    for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
        yield count, f"left out: {reason}"


def _accounts(shape: Shape, kept: Sequence[Facts]) -> Iterable[Line]:
    claims = [c for f in kept for c in f.claims]
    yield len(claims), "claims, each an account of its own, stand behind these rows"
    yield sum(len(f.claims) > 1 for f in kept), "rows stand for more than one claim"
    yield len({c.report for c in claims}), "reports were put together in these rows"
    if "speakers" not in shape.held:
        yield (
            sum(any(s.role == "speaker" for s in c.sources) for c in claims),
            "claims name who speaks; no column holds it",
        )
    else:
        yield (
            sum(any(s.role == "speaker" for s in c.sources) for c in claims),
            "claims name who speaks; which figure is whose is lost",
        )
    for stance, words in (
        ("doubted", "are doubted (alleged, unconfirmed)"), ("denied", "are denials by the one who speaks"),
        ("negated", "say in the outlet's voice that it did not happen"), ("planned", "speak of it as planned or threatened"),
        ("claimed", "are attributed, and the outlet does not vouch for them"),
    ):  # fmt: skip
        yield sum(c.stance == stance for c in claims), f"claims {words}; a row says that it happened"
    yield sum(f.event.contested for f in kept), "events are contested"
    yield (
        sum(len(f.event.contradictions) for f in kept),
        f"contradictions between accounts {'stand in `notes` alone' if 'notes' in shape.held else 'have no column'}",
    )
    yield sum(len(c.spans()) for c in claims), "quotations with their offsets, the evidence of each value"


def _figures(shape: Shape, kept: Sequence[Facts]) -> Iterable[Line]:
    figures = [f for facts in kept for c in facts.claims for f in c.figures]
    homeless = Counter(f.measure for f in figures if f.measure not in shape.measures)
    for measure, count in sorted(homeless.items()):
        yield count, f"figures of `{measure}` have no column"
    if "killed" not in shape.measures:
        return
    told = [f for f in figures if f.measure == "killed"]
    ranges = [r for facts in kept for r in facts.event.ranges if r.measure == "killed"]
    with_figure = sum(any(f.measure == "killed" for c in facts.claims for f in c.figures) for facts in kept)
    yield len(told) - with_figure, "figures of those killed beside the one of each row"
    if "range" not in shape.held:
        yield (
            sum(r.low != r.high for r in ranges),
            "events have a range of those killed; the row holds one number of it",
        )
    else:
        yield (
            sum(r.high is None for r in ranges),
            'ranges of those killed have no upper end ("at least"); that cell stays empty',
        )
    yield (
        sum(f.part_of is not None for f in told),
        "figures count a part of another (such as the children among the killed)",
    )
    yield sum(f.cumulative for f in told), "figures are totals over more than the event; they are in no row"
    yield sum(f.approximate for f in told), 'figures are approximate ("about 50"); the number stands without that word'


def _time_place(shape: Shape, kept: Sequence[Facts], rows: Sequence[Row]) -> Iterable[Line]:
    events = [f.event for f in kept]
    yield sum(e.start is None for e in events), "events have no known beginning; the date stays empty"
    yield sum(e.start is None and e.end is not None for e in events), "of these have only a last possible day"
    if "interval" not in shape.held:
        yield (
            sum(e.start is not None and e.start != e.end for e in events),
            "events have an interval of days; the row holds its first day at most",
        )
    claims = [c for f in kept for c in f.claims]
    yield sum(c.time.inferred for c in claims), "times were taken from another sentence"
    yield sum(max(0, len(c.places) - 1) for c in claims), "further places of claims (such as the second of two towns)"
    yield sum(p.inferred for c in claims for p in c.places), "places were taken from another sentence"
    yield _differing(kept), "events whose accounts differ on the place"
    yield sum(f.event.lat is None for f in kept), "events have no point"
    yield (
        sum(f.rel in ("country", "wider") for f in kept),
        "events are known by country or wider only; a point would pretend more",
    )


def _differing(kept: Sequence[Facts]) -> int:
    return sum(len({_named(c) for c in f.told if c.places}) > 1 for f in kept)


def _named(claim: Claim) -> str:
    return claim.places[0].name or claim.places[0].text


def _actors(kept: Sequence[Facts]) -> Iterable[Line]:
    yield sum(f.first is None for f in kept), "events with nobody named who did it"
    yield sum(f.second is None for f in kept), "events with nobody named to whom it was done"
    yield (
        sum(len(f.things) for f in kept),
        "things, and targets of no known kind, are no actors of a row (such as tanks)",
    )
    yield (
        sum(len(f.elsewhere()) for f in kept),
        "actors whom only other accounts name in a role; the row follows the most named",
    )
    yield (
        sum(a.doubted for f in kept for c in f.claims for a in c.agents),
        'actors in doubt ("suspected", "blamed on"); the row names them without it',
    )
    yield (
        sum(a.inferred for f in kept for c in f.claims for a in (*c.agents, *c.targets)),
        "actors were taken from another sentence",
    )
    yield (
        sum(len(side.words) - 1 for f in kept for side in (*f.agents, *f.targets)),
        "other words for an actor of the row",
    )


def _empty(shape: Shape, rows: Sequence[Row]) -> str:
    """Which columns are empty, always or in some rows: what is not known is not filled in."""
    counts = {name: sum(row[name] is None for row in rows) for name in shape.columns}
    never = [name for name, count in counts.items() if count == len(rows)]
    some = [(count, f"rows have no `{name}`") for name, count in counts.items() if 0 < count < len(rows)]
    text = "Not one row has a value in: " + ", ".join(f"`{name}`" for name in never) + ".\n" if never else ""
    return f"## Columns left empty\n\nWhat is not known stays empty.\n\n{text}\n" + (
        _section("", some).partition("\n\n")[2] if some else ""
    )
