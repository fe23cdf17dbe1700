"""What the commands print: events with their accounts, a claim in its sentence, a report."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..linking.claimants import spoken
from ..linking.order import ordered_events
from ..records import Claim, Event, Failure, Figure, Report, Span
from .verdict import about, print_verdict, short

STYLES = {
    "agent": "red", "did": "bold magenta", "target": "blue", "partner": "cyan", "where": "green", "when": "yellow",
    "how many": "bold", "says who": "italic cyan",
}  # fmt: skip


def console() -> Console:
    """Standard output; 100 columns where it is no terminal, so that the same run prints the same bytes."""
    out = Console(highlight=False)
    return out if out.is_terminal else Console(highlight=False, width=100, color_system=None)


def bounds(f: Figure) -> str:
    """A figure's bounds as people write them: ``200+``, ``10–15``, ``≈50``, ``≤30``."""
    if f.low is None and f.high is None:
        return "?"
    if f.high is None:
        text = f"{f.low}+"
    elif f.low == f.high:
        text = f"{'≈' if f.approximate else ''}{f.low}"
    else:
        text = f"≤{f.high}" if not f.low else f"{f.low}–{f.high}"
    return text


def figures(c: Claim) -> str:
    """All figures of a claim in a line."""
    return ", ".join(f"{bounds(f)} {f.measure}" + (" (total)" if f.cumulative else "") for f in c.figures)


def speaker(c: Claim, report: Report | None) -> str:
    """According to whom: the speakers, with the body they speak for; else the outlet itself."""
    said = [spoken(s) for s in c.sources if s.role == "speaker"]
    for_ = [spoken(s) for s in c.sources if s.role == "for"]
    if said or for_:
        return " and ".join(dict.fromkeys(said or for_)) + (f" (for {', '.join(for_)})" if said and for_ else "")
    return (report.outlet if report and report.outlet else "the report") + " itself"


def when(e: Event | Claim) -> str:
    """The interval of an event or claim."""
    start, end, precision = (
        (e.start, e.end, e.precision) if isinstance(e, Event) else (e.time.start, e.time.end, e.time.precision)
    )
    if start and end:
        return str(start) if start == end else f"{start} to {end}"
    if end:
        return f"by {end}"
    return f"since {start}" if start else ("date not told" if precision == "unknown" else precision)


def names(spans: Sequence[Span]) -> str:
    """Actors as the report names them most fully."""
    return ", ".join(dict.fromkeys(getattr(s, "refers_to", None) or s.text for s in spans))


def one_line(text: str) -> str:
    """White space folded."""
    return " ".join(text.split())


def what(c: Claim) -> Text:
    """Who did what to whom, in the claim's own words."""
    out = Text()
    if c.agents:
        out.append(names(c.agents) + " ", STYLES["agent"])
    out.append(one_line(c.trigger.text), STYLES["did"])
    if c.targets:
        out.append(" → ", "dim").append(names(c.targets), STYLES["target"])
    if c.partners:
        out.append(" with ", "dim").append(names(c.partners), STYLES["partner"])
    return out


def _accounts(claims: Sequence[Claim], reports: dict[str, Report]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim", pad_edge=False)
    for name, ratio in (("according to", 3), ("stance", 1), ("who did what to whom", 5), ("how many", 2)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for c in claims:
        r = reports.get(c.report)
        said = Text(speaker(c, r), STYLES["says who"])
        if r is not None:
            said.append(f"\n{r.outlet or r.name}" + (f", {r.published}" if r.published else ""), "dim")
        table.add_row(said, c.stance, what(c), Text(figures(c), STYLES["how many"]))
    return table


def heading(e: Event) -> Text:
    """Type, place, date and what is contested."""
    out = Text(e.type, "bold")
    out.append(f"  {e.place or 'place not told'}" + (f", {e.cc}" if e.cc else ""), STYLES["where"])
    out.append(f"  {when(e)}", STYLES["when"])
    if len(e.claims) > 1:
        out.append(f"  {len(e.claims)} accounts, {e.independent} independent source{'s' if e.independent != 1 else ''}", "dim")
    if e.grade and e.grade != "contested":
        out.append(f"  {e.grade}")
    if e.contested:
        out.append("  contested" + about(e), "bold red")
    return out.append(f"  {e.id}", "dim")


def print_events(events: Sequence[Event], claims: Sequence[Claim], reports: Sequence[Report], known: int = 0) -> None:
    """All events with their accounts, contested ones first, and a line of totals."""
    out, by_id, by_report = console(), {c.id: c for c in claims}, {r.id: r for r in reports}
    for e in ordered_events(events):
        out.print(heading(e))
        for line in (*short(e), *[Text(f"! {words}", "red") for words in e.contradictions]):
            out.print(Padding(line, (0, 0, 0, 2)))
        out.print(Padding(_accounts([by_id[i] for i in e.claims if i in by_id], by_report), (0, 0, 0, 2)))
        out.print()
    contested = sum(e.contested for e in events)
    n = len({i for e in events for i in e.claims})
    text = f"{len(reports)} reports, {len(events)} events, {n} claims" + (
        f", {contested} events contested" if contested else ""
    )
    out.print(text + (f"; {known} reports were read before" if known else ""))


def print_failures(failures: Sequence[Failure]) -> None:
    """The inputs that could not be read, on standard error."""
    if failures:
        err = Console(stderr=True, highlight=False)
        err.print(f"{len(failures)} inputs could not be read:")
        for f in failures:
            err.print(f"  {escape(f.where)}: {escape(f.reason.removeprefix(f.where + ': '))}", soft_wrap=True)


def print_event(e: Event, claims: Sequence[Claim], reports: Sequence[Report]) -> None:
    """One event: its grade, what is known and what is disputed, each with who says so, and its accounts, numbered."""
    out, by_id = console(), {c.id: c for c in claims}
    out.print(heading(e))
    if e.summary:
        out.print(Text(e.summary))
    print_verdict(out, e)
    for n, id_ in enumerate(e.claims, 1):
        if id_ in by_id:
            out.print()
            out.print(Text(f"[{n}]", "dim"))
            print_claim(by_id[id_], claims, reports)


def marked(c: Claim, report: Report) -> Text:
    """The claim's sentence with its spans coloured."""
    a, b = c.sentence.start, c.sentence.end
    out = Text(report.text[a:b].replace("\n", " ").replace("\r", " "))
    spans: list[tuple[str, Sequence[Span]]] = [
        ("says who", c.sources), ("where", c.places), ("when", [c.time.span] if c.time.span else []), ("target", c.targets),
        ("partner", c.partners), ("agent", c.agents), ("how many", c.figures), ("did", [c.trigger]),
    ]  # fmt: skip
    for role, found in spans:
        for s in found:
            if a <= s.start and s.end <= b:
                out.stylize(STYLES[role], s.start - a, s.end - a)
    return out


def print_claim(c: Claim, claims: Sequence[Claim], reports: Sequence[Report]) -> None:
    """A claim with its sentence and spans marked."""
    out, report = console(), next((r for r in reports if r.id == c.report), None)
    rows: list[tuple[str, str, str]] = [
        ("did", "did", one_line(c.trigger.text)), ("who", "agent", names(c.agents)), ("to whom", "target", names(c.targets)),
        ("with", "partner", names(c.partners)),
        ("where", "where", "; ".join(f"{p.text} [{p.name or '?'}, {p.cc or '?'}, {p.rel}{', inferred' if p.inferred else ''}]" for p in c.places)),
        ("when", "when", when(c) + (f" [{c.time.span.text}{', inferred' if c.time.inferred else ''}]" if c.time.span else "")),
        ("how many", "how many", "; ".join(f"{bounds(f)} {f.measure} [{f.text}]" for f in c.figures)),
        ("says who", "says who", "; ".join(f"{s.text} ({s.role})" for s in c.sources) or speaker(c, report)),
    ]  # fmt: skip
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for label, role, value in rows:
        if value:
            table.add_row(Text(label, "dim"), Text(one_line(value), STYLES[role]))
    head = Text(f"{c.type}, {c.stance}, {c.setting}", "bold").append(f"  {c.id}", "dim")
    body: list[object] = [
        head,
        Padding(marked(c, report), (0, 0, 0, 2)) if report else Text(""),
        Padding(table, (0, 0, 0, 2)),
    ]
    out.print(Group(*body))  # type: ignore[arg-type]


def print_report(r: Report, claims: Sequence[Claim], reports: Sequence[Report]) -> None:
    """A report: what is known of it, its relations to the other reports, and its claims in order."""
    from .relations import print_relations

    out = console()
    out.print(Text(one_line(r.title or r.name), "bold").append(f"  {r.id}", "dim"))
    date = f"{r.published} ({r.published_from})" if r.published else "no publication date"
    out.print(Text(" · ".join(x for x in (r.outlet, date, r.url, r.name) if x), "dim"))
    print_relations(out, r, reports)
    for c in claims:
        if c.report == r.id:
            out.print()
            print_claim(c, claims, [r])
