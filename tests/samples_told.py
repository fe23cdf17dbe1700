"""What the invented reports of ``samples`` tell, claim by claim."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from rashomon.records import Actor, Claim, Extent, Figure, Place, Report, Source, Span, Time

PLACES: dict[str, tuple[str, str, float, float]] = {
    "Tessaro": ("Tessaro", "ML", 18.44, 1.41),
    "Ouro Bani": ("Ouro Bani", "ML", 16.27, -0.04),
    "Ouro Bani airfield": ("Ouro Bani", "ML", 16.27, -0.04),
    "Amdal": ("Amdal", "ML", 17.05, -1.35),
    "Kelifa province": ("Kelifa", "ML", 17.6, 0.4),
    "Port Sanga": ("Port Sanga", "ML", 14.5, -4.2),
    "Wadi Meru": ("Wadi Meru", "NE", 17.2, 3.1),
}

IMAGE = "<img src=x onerror=alert(5)>"


class Maker:
    """Makes claims of one report; every quotation is looked up in the sentence that holds ``within``."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def sentence(self, within: str) -> Extent:
        text, at = self.report.text, self.report.text.index(within)
        start = max(text.rfind(stop, 0, at) + len(stop) if stop in text[:at] else 0 for stop in (". ", "\n", "! "))
        ends = [i for i in (text.find(". ", at + len(within)), text.find("\n", at + len(within))) if i >= 0]
        return Extent(start=start, end=min(ends, default=len(text) - 1) + 1)

    def span(self, quote: str, inside: Extent) -> dict[str, Any]:
        text = self.report.text
        whole = re.compile(rf"(?<!\w){re.escape(quote)}(?!\w)").search(text, inside.start, inside.end)
        at = whole.start() if whole else text.index(quote)
        return {"start": at, "end": at + len(quote), "text": quote}

    def claim(self, within: str, trigger: str, type_: str, event: str, **parts: Any) -> Claim:
        inside = self.sentence(within)

        def actors(key: str) -> tuple[Actor, ...]:
            return tuple(Actor.model_validate({**self.span(a[0], inside), **a[1]}) for a in parts.get(key, ()))

        def place(quote: str, extra: dict[str, Any]) -> Place:
            name, cc, lat, lon = PLACES[quote]
            return Place(**self.span(quote, inside), name=name, cc=cc, lat=lat, lon=lon, **extra)

        when = parts.get("time")
        time = Time(span=Span(**self.span(when[0], inside)), **when[1]) if when else Time()
        return Claim(
            report=self.report.id,
            sentence=inside,
            trigger=Span(**self.span(trigger, inside)),
            type=type_,  # type: ignore[arg-type]
            stance=parts.get("stance", "asserted"),
            setting=parts.get("setting", "news"),
            event=event,
            agents=actors("agents"),
            targets=actors("targets"),
            partners=actors("partners"),
            places=tuple(place(q, e) for q, e in parts.get("places", ())),
            time=time,
            figures=tuple(Figure(**self.span(q, inside), **f) for q, f in parts.get("figures", ())),
            sources=tuple(Source(**self.span(q, inside), **s) for q, s in parts.get("sources", ())),
        )


def day(d: int, **more: Any) -> dict[str, Any]:
    """A day of May 2021 as the fields of a time."""
    return {"start": date(2021, 5, d), "end": date(2021, 5, d), "precision": "day", **more}


NF = {"class": "rebels", "entity": "northern-front"}
ARMY = {"class": "state-forces", "entity": "army"}
CIV = {"class": "civilians"}


def wire(report: Report) -> list[Claim]:
    make = Maker(report).claim
    doctor = ("a hospital doctor", {}), ("Sahel Wire", {"role": "via"})
    return [
        make(
            "Rebels of the",
            "stormed",
            "clash",
            "tessaro",
            stance="claimed",
            sources=doctor,
            agents=[("Rebels of the Northern Front", NF)],
            places=[("Tessaro", {})],
            targets=[("soldiers", ARMY)],
            time=("Thursday", day(13)),
            figures=[("at least 40", {"measure": "killed", "low": 40, "of": "soldiers"})],
        ),
        make(
            "The army said that",
            "died",
            "clash",
            "tessaro",
            stance="claimed",
            sources=[("The army", {})],
            agents=[("it", {**ARMY, "refers_to": "The army"})],
            targets=[("terrorists", NF), ("soldiers", ARMY)],
            time=("Thursday", day(13)),
            places=[("Tessaro", {})],
            figures=[
                ("11", {"measure": "killed", "low": 11, "high": 11, "of": "soldiers"}),
                ("more than 120", {"measure": "killed", "low": 121, "of": "terrorists"}),
            ],
        ),
        make(
            "The Front denied",
            "losing",
            "takeover",
            "airfield",
            stance="denied",
            sources=[("The Front", {"refers_to": "Northern Front"})],
            places=[("Tessaro", {"inferred": True})],
        ),
        make(
            "The Front denied",
            "dead",
            "clash",
            "tessaro",
            stance="claimed",
            sources=[("The Front", {"refers_to": "Northern Front"})],
            places=[("Tessaro", {"inferred": True})],
            targets=[("its", {**NF, "refers_to": "Northern Front"})],
            figures=[("nine", {"measure": "killed", "low": 9, "high": 9, "of": "its own dead"})],
        ),
        make(
            "Fighter jets bombed",
            "bombed",
            "airstrike",
            "amdal",
            stance="claimed",
            agents=[("Fighter jets", {"class": "state-forces", "doubted": True})],
            targets=[("civilians", CIV)],
            places=[("Amdal", {})],
            time=("Wednesday evening", day(12)),
            sources=[("Kelifa Rights Monitor", {})],
            figures=[("between 15 and 20", {"measure": "killed", "low": 15, "high": 20, "of": "civilians"})],
        ),
        make(
            "Some 6,000 people",
            "fled",
            "displacement",
            "fled",
            stance="claimed",
            targets=[("people", CIV)],
            places=[("Amdal", {})],
            sources=[("the United Nations", {})],
            time=("since Monday", {"start": date(2021, 5, 10), "end": date(2021, 5, 14), "precision": "days"}),
            figures=[
                ("Some 6,000", {"measure": "displaced", "low": 6000, "high": 6000, "approximate": True, "of": "people"})
            ],
        ),
        make(
            "The Front had seized",
            "seized",
            "takeover",
            "bani",
            setting="background",
            agents=[("The Front", {**NF, "refers_to": "Northern Front"})],
            places=[("Ouro Bani", {})],
            time=("March 2012", {"start": date(2012, 3, 1), "end": date(2012, 3, 31), "precision": "month"}),
        ),
        make(
            "The Front had seized",
            "cease-fire",
            "agreement",
            "truce",
            setting="background",
            agents=[("The Front", {**NF, "refers_to": "Northern Front"})],
            places=[("Port Sanga", {})],
            time=("June 2012", {"start": date(2012, 6, 1), "end": date(2012, 6, 30), "precision": "month"}),
        ),
    ]


def agency(report: Report) -> list[Claim]:
    make = Maker(report).claim
    staff = [("the General Staff", {"refers_to": "The army"})]
    return [
        make(
            "Our heroic forces",
            "attack",
            "clash",
            "tessaro",
            stance="claimed",
            sources=staff,
            places=[("Tessaro", {})],
            targets=[("Our heroic forces", ARMY)],
            time=("Thursday", day(13)),
        ),
        make(
            "Eleven",
            "neutralised",
            "clash",
            "tessaro",
            stance="claimed",
            sources=staff,
            places=[("Tessaro", {"inferred": True})],
            targets=[("soldiers", ARMY), ("terrorists", NF)],
            figures=[
                ("Eleven", {"measure": "killed", "low": 11, "high": 11, "of": "soldiers"}),
                ("120", {"measure": "killed", "low": 120, "high": 120, "of": "terrorists"}),
            ],
        ),
        make(
            "The air force did not",
            "bomb",
            "airstrike",
            "amdal",
            stance="denied",
            agents=[("The air force", ARMY)],
            places=[("Amdal", {})],
            sources=[("the defence ministry", {})],
        ),
        make(
            "The gathering that",
            "hit",
            "airstrike",
            "amdal",
            stance="claimed",
            targets=[("a depot of the Front", NF)],
            places=[("Amdal", {"inferred": True})],
            sources=[("it", {"refers_to": "the defence ministry"})],
            figures=[("no civilians", {"measure": "casualties", "low": 0, "high": 0, "of": "civilians"})],
        ),
        make(
            "The army will retake",
            "retake",
            "takeover",
            "plan",
            stance="planned",
            agents=[("The army", ARMY)],
            places=[("Kelifa province", {"rel": "adm1"})],
            sources=[("General Idris Vael", {})],
        ),
    ]


def front(report: Report) -> list[Claim]:
    make = Maker(report).claim
    return [
        make(
            "By Thursday",
            "captured",
            "takeover",
            "tessaro",
            agents=[("our fighters", NF)],
            targets=[("soldiers of the regime", ARMY)],
            places=[("Tessaro", {})],
            time=("Thursday evening", day(13)),
            figures=[
                ("67", {"measure": "killed", "low": 67, "high": 67, "of": "soldiers of the regime"}),
                ("23", {"measure": "captured", "low": 23, "high": 23}),
            ],
        ),
        make(
            "Nine of our",
            "gave their lives",
            "clash",
            "tessaro",
            targets=[("our brothers", NF)],
            places=[("Tessaro", {"inferred": True})],
            figures=[("Nine", {"measure": "killed", "low": 9, "high": 9, "of": "our brothers"})],
        ),
        make(
            "The regime's planes",
            "murdered",
            "airstrike",
            "amdal",
            agents=[("The regime's planes", ARMY)],
            targets=[("people", CIV)],
            places=[("Amdal", {})],
            time=("Wednesday night", day(12)),
            figures=[("as many as 30", {"measure": "killed", "low": 0, "high": 30, "of": "people"})],
        ),
        make(
            "We shelled",
            "shelled",
            "shelling",
            "airbase",
            agents=[("We", {**NF, "refers_to": "Northern Front"})],
            places=[("Ouro Bani airfield", {})],
            time=("Friday", day(14)),
            figures=[("two", {"measure": "weapons", "low": 2, "high": 2, "of": "helicopters"})],
        ),
    ]


def monitor(report: Report) -> list[Claim]:
    make = Maker(report).claim
    return [
        make(
            "The Kelifa Rights",
            "air strike",
            "airstrike",
            "amdal",
            targets=[("18 civilians", CIV)],
            places=[("Amdal", {})],
            time=("12 May", day(12)),
            figures=[
                ("18", {"measure": "killed", "low": 18, "high": 18, "of": "civilians"}),
                ("five", {"measure": "killed", "low": 5, "high": 5, "of": "children", "part_of": "18"}),
            ],
        ),
        make(
            "Both sides have",
            "abducted",
            "abduction",
            "meru",
            stance="claimed",
            agents=[("Both sides", {"class": "other"})],
            targets=[("villagers", CIV)],
            sources=[("residents", {})],
            places=[("Wadi Meru", {"rel": "near"})],
            time=("this month", {"start": date(2021, 5, 1), "end": date(2021, 5, 15), "precision": "month"}),
            figures=[("dozens", {"measure": "abducted", "low": 24, "of": "villagers"})],
        ),
    ]


def update(report: Report) -> list[Claim]:
    make = Maker(report).claim
    return [
        make(
            "The toll of",
            "air strike",
            "airstrike",
            "amdal",
            stance="claimed",
            places=[("Amdal", {})],
            time=("Wednesday", day(12)),
            sources=[("a nurse", {})],
            figures=[("22", {"measure": "killed", "low": 22, "high": 22, "cumulative": True})],
        ),
        make(
            "The number of displaced",
            "displaced",
            "displacement",
            "fled",
            stance="claimed",
            targets=[("people", CIV)],
            sources=[("the United Nations", {})],
            places=[("Amdal", {"inferred": True})],
            figures=[("about 12,000", {"measure": "displaced", "low": 12000, "high": 12000, "approximate": True})],
        ),
        make(
            "The army withdrew",
            "withdrew",
            "movement",
            "retreat",
            stance="claimed",
            agents=[("The army", ARMY)],
            places=[("Tessaro", {})],
            sources=[("two residents", {})],
            time=("overnight", {"start": date(2021, 5, 14), "end": date(2021, 5, 15), "precision": "days"}),
        ),
        make(
            "The Northern Front and",
            "meet",
            "talks",
            "talks",
            stance="planned",
            places=[("Port Sanga", {})],
            agents=[("The Northern Front", NF), ("the government", {"class": "government"})],
            sources=[("mediators", {})],
            time=("next week", {"start": date(2021, 5, 17), "end": date(2021, 5, 23), "precision": "week"}),
        ),
    ]


def hostile(report: Report) -> list[Claim]:
    make = Maker(report)
    inside = Extent(start=0, end=len(report.text))

    def span(quote: str) -> dict[str, Any]:
        return make.span(quote, inside)

    bold = {**span("<b onmouseover=alert(2)>soldiers</b>")}
    return [
        Claim(
            report=report.id,
            sentence=inside,
            trigger=Span(**span("clashed")),
            type="clash",
            event="hostile",
            agents=(
                Actor(**span("<script>alert('one')</script> \"Rebels\" & <b"), refers_to=IMAGE),
                Actor(**span('"Rebels"')),
            ),
            targets=(Actor(**bold),),
            sources=(Source(**span("\u202eevil\u202c")),),
            time=Time(span=Span(**span("المدينة 👩‍👩‍👧‍👦 و Z̸̢̛a̷͘"))),
            stance="doubted",
        ),
    ]
