"""What an event comes to, in the terminal: grade, sources, time, place, parties, tolls by side, revisions, disputes.

The rules stand in ``docs/events.md``. Numbers in brackets are those of the accounts that are printed below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..records import Event, Party, PlaceOption, Range, SideRange, TimeOption, Voice

KINDS = {
    "responsibility": "who did it", "toll": "how many", "occurrence": "whether it happened", "control": "who holds the place",
    "time": "when", "place": "where",
}  # fmt: skip
_SHOWN = 5


def span(low: int | None, high: int | None) -> str:
    """Bounds as people write them: ``12``, ``4–19``, ``40+``, ``≤30``."""
    if low is None and high is None:
        return "?"
    if high is None:
        return f"{low}+"
    if low == high:
        return f"{low}"
    return f"{low}–{high}" if low else f"≤{high}"


def who(r: SideRange) -> str:
    """The side of a belligerent, or the kind of claimant."""
    return r.side or r.claimant


def about(e: Event) -> str:
    """What the accounts dispute: ``: who did it, how many``; nothing where they dispute nothing."""
    kinds = dict.fromkeys(KINDS[d.kind] for d in e.disputes)
    return f": {', '.join(kinds)}" if kinds else ""


def short(e: Event) -> list[Text]:
    """A line for each measure on which claimants differ or that several tell: range, best, and each side's own."""
    out = []
    for r in e.ranges:
        if len(r.by) > 1 or r.contested or r.known:
            line = Text(f"{r.measure} {span(r.low, r.high)}", "bold").append(f", best {r.best}" if r.best is not None else "")
            line.append("  " + " · ".join(f"{who(x)} {span(x.low, x.high)}" for x in r.by), "not bold")
            out.append(line)
    out += [Text(f"revised: {line}", "not bold") for line in revised(e)]
    return out


def revised(e: Event) -> list[str]:
    """Each revision in words."""
    return [f"{r.said_by}: {r.measure} {r.before} ({r.day_before}) → {r.after} ({r.day})" for r in e.revisions]


def print_verdict(out: Console, e: Event) -> None:
    """Print all that is computed of an event, each value with the accounts behind it."""
    at = {id_: n for n, id_ in enumerate(e.claims, 1)}
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, lines in _rows(e, at):
        for n, line in enumerate(lines):
            table.add_row(label if n == 0 else "", line)
    out.print(table)
    for r in e.ranges:
        out.print()
        out.print(Text(f"{r.measure} {span(r.low, r.high)}", "bold").append(" contested" if r.contested else "", "red"))
        out.print(Padding(_tolls(r, at), (0, 0, 0, 2)))
    if e.disputes:
        out.print()
    for d in e.disputes:
        out.print(Text(f"! {KINDS[d.kind]}{f' ({d.measure})' if d.measure else ''}", "bold red"))
        for s in d.stands:
            out.print(Padding(Text(f"{s.says}: ").append(f"{', '.join(s.sources)} {_refs(s.claims, at)}", "red"), (0, 0, 0, 2)))


def _rows(e: Event, at: dict[str, int]) -> Iterable[tuple[str, Sequence[Text]]]:
    if e.grade_why:
        style = "bold red" if e.grade == "contested" else "bold"
        yield "grade", [Text(e.grade or "none", style).append(f": {e.grade_why}", "not bold default")]
    yield f"{e.independent} independent source{'s' if e.independent != 1 else ''}", [Text(_voice(v)) for v in e.voices]
    if e.times:
        yield "when", [_option(_time(t), t, at, n) for n, t in enumerate(e.times[:_SHOWN])]
    if e.places:
        yield "where", [_option(_place(p), p, at, n) for n, p in enumerate(e.places[:_SHOWN])]
    for role, label in (("agent", "who"), ("target", "to whom")):
        found = [_party(p, at) for p in e.parties if p.role == role]
        if found:
            yield label, found
    if e.revisions:
        yield "revised", [Text(line) for line in revised(e)]


def _voice(v: Voice) -> str:
    kind = v.side if v.claimant == "belligerent" and v.side and v.side != v.name else v.claimant
    return f"{v.name}, {kind}{'' if v.independent else ' (counted already)'}"


def _party(p: Party, at: dict[str, int]) -> Text:
    side = f" ({p.side})" if p.side and p.side != p.name else ""
    words = Text(p.name + side + (", doubted" if p.doubted else ""))
    return words.append(f"  {', '.join(p.sources)} {_refs(p.claims, at)}", "dim")


def _option(words: str, o: TimeOption | PlaceOption, at: dict[str, int], n: int) -> Text:
    return Text(words if n == 0 else f"else {words}").append(f"  {', '.join(o.sources)} {_refs(o.claims, at)}", "dim")


def _time(t: TimeOption) -> str:
    days = f"by {t.end}" if t.start is None else f"since {t.start}" if t.end is None else f"{t.start}" if t.start == t.end else f"{t.start} to {t.end}"
    return days + (", inferred" if t.inferred else "")


def _place(p: PlaceOption) -> str:
    return f"{'near ' if p.rel == 'near' else ''}{p.name}" + (f", {p.cc}" if p.cc else "") + (", inferred" if p.inferred else "")


def _refs(claims: Sequence[str], at: dict[str, int]) -> str:
    return "".join(f"[{at[c]}]" for c in claims if c in at)


def _tolls(r: Range, at: dict[str, int]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    high = "" if r.high is not None else "no upper bound "
    ends = (("low", r.low, r.low_claims, ""), ("best", r.best, r.best_claims, f"{r.best_why} "), ("high", r.high, r.high_claims, high))
    for label, n, claims, why in ends:
        table.add_row(Text(label, "dim"), "?" if n is None else str(n), Text(f"{why}{_refs(claims, at)}"))
    for x in r.by:
        table.add_row(Text(who(x), "dim"), span(x.low, x.high), Text(f"{', '.join(x.sources)} {_refs(x.claims, at)}"))
    for k in r.known:
        best = f"best {k.best} " if k.best is not None else ""
        table.add_row(Text(f"known {k.day}", "dim"), span(k.low, k.high), Text(f"{best}{_refs(k.claims, at)}"))
    return table
