"""Claims and events as a fragment for a notebook: no script, no id, styles under one class of its own."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from rashomon.linking.order import ordered_events
from rashomon.records import Claim, Event, Report

from .page import asset, environment
from .view import event_view, unique
from .words import plural


def notebook_html(
    reports: Sequence[Report], claims: Sequence[Claim], events: Sequence[Event], *, limit: int = 40
) -> str:
    """An HTML fragment that lists ``events`` with their accounts, for ``_repr_html_``.

    At most ``limit`` events are listed, contested ones first; the fragment says how many are left out. Claims that
    stand in no event are counted only. Everything from the records is escaped, and nothing is fetched or run.
    """
    read, told, found = unique(reports), unique(claims), unique(events)
    ordered = ordered_events(found.values())
    shown = tuple(event_view(event, told, read) for event in ordered[:limit])
    counts = ((len(read), "report"), (len(found), "event"), (len(told), "claim"))
    return environment().get_template("notebook.html.j2").render(
        style=Markup(asset("notebook.css")), counts=[plural(n, noun) for n, noun in counts], events=shown,
        contested=sum(event.contested for event in found.values()), more=len(ordered) - len(shown),
    )  # fmt: skip
