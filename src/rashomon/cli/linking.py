"""``rashomon link``, ``why``, ``judge`` and ``judgements``: which claims are one event, why, and what people say of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from ..records import VERDICTS, Claim, Event, Judgement, Report, Verdict
from .app import app, db_option, example

if TYPE_CHECKING:
    from ..linking import Linker
    from ..linking.profile import Unit
    from ..store import Store


def _linker(store: Store) -> Linker:
    from ..linking import grouped

    return grouped(store.reports(), store.claims(), store.judgements())


@app.command(epilog=example("rashomon link --dry-run"))
@db_option
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
def link(db: str, dry_run: bool) -> None:
    """Link all claims to events, and say which events are new, grown, merged, split or gone since the last time.

    What changed is kept, so that the next time is compared with it; nothing that was kept is overwritten.
    """
    from ..linking.changes import changes
    from ..store import Store

    with Store.open(db, create=False) as store:
        now = {g.id: frozenset(c.id for c in g.claims) for g in _linker(store).groups()}
        before = store.linked_last()
        found = changes(before, now)
        for change in found:
            click.echo(str(change))
        if not dry_run:
            changed = {event: claims for event, claims in now.items() if before.get(event) != claims}
            ended: dict[str, frozenset[str]] = {event: frozenset() for event in before if event not in now}
            store.linked({**changed, **ended}, datetime.now(UTC))
    click.echo(f"{len(now)} events, {len(found)} changes" + (" (nothing was written)" if dry_run else ""))


@app.command(epilog=example('rashomon judge c-3f9c c-81d0 same --by "A. Reviewer" --why "both tell of the strike at noon"'))
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.option("--by", "author", required=True, metavar="NAME", help="Who judges.")
@click.option("--why", "reason", required=True, metavar="TEXT", help="The reason, in a sentence.")
@db_option
def judge(a: str, b: str, verdict: Verdict, author: str, reason: str, db: str) -> None:
    """Judge whether A and B, claims or events, are one occurrence; this overrides the linking.

    A judgement on an event is one on its first claim. A later judgement on the same pair overrides an earlier one; 'withdrawn'
    takes it back, and 'unsure' notes that somebody looked. What is judged the same is joined with all that is joined to it; what
    is judged different keeps all of it apart. Where judgements exclude each other, the newer ones hold.
    """
    from ..errors import SettingError
    from ..store import Store

    for name, text in (("--by", author), ("--why", reason)):
        if not text.strip():
            raise SettingError(f"{name}: it is empty; say who judges and why")
    with Store.open(db, create=False) as store:
        linker = _linker(store)
        first, second = _named(a, linker, db)[0], _named(b, linker, db)[0]
        if first.id == second.id:
            raise SettingError(f"{a} and {b} name the same claim ({first.id}); name two claims (list them with 'rashomon show')")
        made = Judgement(subjects=(first.id, second.id), verdict=verdict, author=author, time=datetime.now(UTC), reason=reason)
        store.judge(made)
        click.echo(f"{made.id}: {_said(made)}")


@app.command(epilog=example("rashomon judgements"))
@db_option
def judgements(db: str) -> None:
    """List all judgements in the order in which they were made, and say which of them count."""
    from ..linking.judged import judged
    from ..store import Store

    with Store.open(db, create=False) as store:
        made = store.judgements()
    state = judged(made)
    counting = {j.id for j in (*state.same, *state.different)}
    idle = {j.id for j in state.idle}
    for j in made:
        how = "counts" if j.id in counting else "overruled by newer ones together" if j.id in idle else ""
        if not how:
            how = "leaves the pair to the linking" if _is_last(j, made) else "overridden later"
        click.echo(f"{j.id}  {_said(j)}  [{how}]")
    click.echo(f"{len(made)} judgements, {len(counting)} count")


def _is_last(j: Judgement, made: Sequence[Judgement]) -> bool:
    return next(x for x in reversed(made) if x.pair == j.pair).id == j.id


def _said(j: Judgement) -> str:
    return f"{j.subjects[0]} and {j.subjects[1]}: {j.verdict}, by {j.author} on {j.time:%Y-%m-%d %H:%M} UTC: {j.reason}"


@app.command(epilog=example("rashomon why c-3f9c e-81d0"))
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@db_option
def why(a: str, b: str, db: str) -> None:
    """Say why A and B, claims or events, are one event or two: each sign with its weight, what excludes it, what was judged.

    Weights are log odds: a sum above 0 speaks for one event. Events are joined by the mean over all their pairs of accounts.
    """
    from ..store import Store

    with Store.open(db, create=False) as store:
        linker = _linker(store)
    mine, yours = _named(a, linker, db), _named(b, linker, db)
    groups = {linker.home(c.id) for c in (*mine, *yours)}
    click.echo("They are one event." if len(groups) == 1 else "They are two events.")
    for line in _reasons(mine, yours, linker):
        click.echo(line)


def _reasons(mine: Sequence[Claim], yours: Sequence[Claim], linker: Linker) -> Iterable[str]:
    from ..linking.score import barred, likeness

    found = (linker.judged.on(x.id, y.id) for x in mine for y in yours)
    decided = next((j for j in found if j is not None), None)
    if decided is not None:
        yield f"Judged: {_said(decided)}"
    ours, theirs = ({u.key: u for c in part if (u := linker.unit(c.id))} for part in (mine, yours))
    shared = [key for key in ours if key in theirs]
    if shared:
        yield "One report tells both as one occurrence."
        return
    pairs = [(likeness(*linker.ordered(x, y)), x, y) for x in ours.values() for y in theirs.values()]
    if len(pairs) > 1:
        free = [s for s, x, y in pairs if barred(x, y) is None]
        yield f"{len(pairs)} pairs of accounts, {len(pairs) - len(free)} excluded" + (
            f"; mean of the others {sum(free) / len(free):+.2f}" if free else ""
        )
    for x, y in ((x, y) for _, x, y in pairs):
        bar = barred(x, y)
        if bar is not None:
            yield f"Excluded: {bar} ({x.claims[0].id}, {y.claims[0].id})."
            break
    yield from _table(*max(pairs, key=lambda p: p[0])[1:])


def _table(x: Unit, y: Unit) -> Iterable[str]:
    from ..linking.score import compared

    yield f"The likeliest pair, {x.claims[0].id} and {y.claims[0].id}:"
    signs = compared(x, y)
    for s in signs:
        yield f"  {s.weight:+5.2f}  {s.name}: {s.said}"
    yield f"  {sum(s.weight for s in signs):+5.2f}  in all"


def _named(id_: str, linker: Linker, db: str) -> tuple[Claim, ...]:
    """The claims of the event, or the one claim, whose id begins so; the first is the root."""
    from ..errors import NotInStore
    from ..linking import event_id

    groups = linker.groups()
    hits: dict[str, tuple[Claim, ...]] = {}
    for g in groups:
        if g.id.startswith(id_):
            hits[g.id] = g.claims
        hits |= {c.id: (c,) for c in g.claims if c.id.startswith(id_)}
    if not hits:
        # An id that was an event's once: its root is in another event now.
        hits = {event_id(c.id): g.claims for g in groups for c in g.claims if event_id(c.id).startswith(id_)}
    if not hits:
        raise NotInStore(f"{id_}: no event or claim of {db} has this id; list them with 'rashomon events --db {db}'")
    if len(hits) > 1 and id_ not in hits:
        raise NotInStore(f"{id_}: {len(hits)} ids begin so ({', '.join(sorted(hits)[:3])}, …); give more letters")
    return hits.get(id_) or next(iter(hits.values()))


def show_moved(id_: str, db: str, claims: Sequence[Claim], found: Sequence[Event], reports: Sequence[Report]) -> bool:
    """Show the event that an id leads to that was an event's once; false where there is none."""
    from ..linking import event_id
    from ..store import Store
    from .terminal import print_event

    old = {event_id(c.id): c.id for c in claims if event_id(c.id).startswith(id_)} if id_.startswith("e-") else {}
    if len(old) != 1:
        return False
    ((name, root),) = old.items()
    event = next(e for e in found if root in e.claims)
    with Store.open(db, create=False) as store:
        held = store.linked_last().get(name, frozenset())
    now = sorted({e.id for e in found if held & set(e.claims)} - {event.id})
    click.echo(f"{name} is now part of {event.id}" + (f"; it was split, and other claims of it are in {', '.join(now)}" if now else "") + ".")
    print_event(event, claims, reports)
    return True
