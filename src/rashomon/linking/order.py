"""The order in which events are shown, on the page, in a notebook and in the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from ..records import Event


def ordered_events(events: Iterable[Event]) -> list[Event]:
    """Contested news first, then news, then background; within each, what most claims speak of first."""
    return sorted(events, key=_order)


def _order(event: Event) -> tuple[bool, bool, int, str]:
    return event.background, not event.contested, -len(event.claims), event.id
