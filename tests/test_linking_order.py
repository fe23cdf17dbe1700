"""The order in which events are shown."""

from __future__ import annotations

from rashomon.linking.order import ordered_events
from rashomon.records import Event


def test_contested_news_comes_first_and_background_last() -> None:
    def event(id_: str, *, contested: bool = False, background: bool = False) -> Event:
        return Event.model_construct(id=id_, claims=("c",), contested=contested, background=background)

    events = [event("a", background=True, contested=True), event("b"), event("c", contested=True)]
    assert [e.id for e in ordered_events(events)] == ["c", "b", "a"]
