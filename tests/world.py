"""Reports and claims for tests of what an event computes: made one by one, each with its speaker, figures and place."""

from __future__ import annotations

from datetime import date
from typing import Any

from rashomon.linking import Origins
from rashomon.linking.events import event_of
from rashomon.records import (
    Actor,
    Claim,
    CopyRelation,
    Event,
    Extent,
    Figure,
    Place,
    Report,
    Side,
    Source,
    Span,
    Time,
)

GOVERNMENT = Side(id="sy-government", name="Government of Syria")
RUSSIA = Side(id="ru-government", name="Government of Russia")
HTS = Side(id="jabhat-al-nusra", name="Hayat Tahrir al-Sham")
TEXT = "Jets struck the town, and people died there. " * 3
DAY = Time(start=date(2024, 11, 27), end=date(2024, 11, 27), precision="day")
TOWN = Place(start=0, end=3, text="Jet", name="Atarib", cc="SY", adm1="Aleppo", lat=36.14, lon=36.83, gazetteer="g:1")


class World:
    """Reports and claims made one by one; each claim stands in its own words of its own report unless ``report`` is given."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.claims: list[Claim] = []
        self.families: dict[str, str] = {}
        self.reused: list[CopyRelation] = []

    def report(self, outlet: str, day: int | None = 28, copy_of: Report | None = None) -> Report:
        published = date(2024, 11, day) if day else None
        r = Report(name=f"{outlet}-{len(self.reports)}", text=TEXT, outlet=outlet, published=published, url=f"x:{len(self.reports)}")
        self.reports[r.id] = r
        self.families[r.id] = self.families[copy_of.id] if copy_of else r.id
        return r

    def told(
        self, r: Report | None = None, by: Source | None = None, killed: int | tuple[int | None, int | None] | None = None, of: str | None = None, **kw: Any
    ) -> Claim:
        r = r or self.report(f"Outlet {len(self.reports)}")
        low, high = (killed, killed) if isinstance(killed, int) else killed or (None, None)
        figures = (Figure(start=0, end=2, text="Je", measure="killed", low=low, high=high, of=of),) if killed is not None else ()
        at = len(self.claims)
        fields: dict[str, Any] = {
            "type": "airstrike", "time": DAY, "places": (TOWN,), "figures": figures, "sources": (by,) if by else (),
            "stance": "claimed" if by else "asserted", "sentence": Extent(start=0, end=40),
        }  # fmt: skip
        c = Claim(report=r.id, trigger=Span.cut(r.text, at, at + 4), **{**fields, **kw})
        self.claims.append(c)
        return c

    def reuse(self, later: Report, of: Report, start: int = 0, end: int = 40) -> None:
        """Note that a passage of ``later`` is taken from ``of``."""
        root = self.families[of.id]
        self.reused.append(CopyRelation(
            report=later.id, of=of.id, root=root, kind="reuse", score=0.3, reasons=("a passage",), passages=(Extent(start=start, end=end),)
        ))  # fmt: skip

    def event(self) -> Event:
        return event_of(self.claims, self.reports, Origins(self.families, tuple(self.reused)))


def said(who: str, side: Side | None = None, **kw: Any) -> Source:
    return Source(start=0, end=4, text=who, side=side, **kw)


def agent(who: str, side: Side | None = None, class_: str = "state-forces", **kw: Any) -> Actor:
    return Actor.model_validate({"start": 0, "end": 4, "text": who, "side": side, "class": class_, **kw})


JETS = agent("Russian jets", RUSSIA)
ARMY = agent("the army", GOVERNMENT)



def days(first: int, last: int, **kw: Any) -> Time:
    return Time(start=date(2024, 11, first), end=date(2024, 11, last), precision="day" if first == last else "days", **kw)


def toll_of(*killed: tuple[Source | None, int | tuple[int | None, int | None]]) -> Any:
    w = World()
    for by, n in killed:
        w.told(by=by, killed=n)
    return w.event().ranges[0]


def disputed(e: Event) -> list[Any]:
    return sorted((d.kind, d.measure or "", sorted((s.says, sorted(s.sources)) for s in d.stands)) for d in e.disputes)
