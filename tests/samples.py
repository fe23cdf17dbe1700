"""An invented offensive as told by its sides, and a generator of many reports: data for the tests of the page.

Nothing here happened: the country's towns, groups and outlets are made up.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import samples_told as told_by

from rashomon.records import Claim, Event, Range, Report, Toll

WIRE = """Rebels of the Northern Front stormed the garrison town of Tessaro at dawn on Thursday, and at least 40 \
soldiers were killed, a hospital doctor told Sahel Wire.

The army said that 11 soldiers died and that it had killed “more than 120 terrorists” in Tessaro on \
Thursday. The Front denied losing the town's airfield and put its own dead at nine.

Fighter jets bombed the market of Amdal on Wednesday evening, killing between 15 and 20 civilians, \
according to the Kelifa Rights Monitor. Some 6,000 people have fled Amdal since Monday, the United \
Nations said.

The Front had seized Ouro Bani in March 2012 before it signed a cease-fire in Port Sanga in June 2012.
"""

AGENCY = """Our heroic forces repelled a treacherous attack on Tessaro on Thursday, the General Staff said in a \
statement. Eleven soldiers fell as martyrs and 120 terrorists were neutralised.

The air force did not bomb Amdal, the defence ministry said, calling the reports “fabrications”. The \
gathering that was hit was a depot of the Front, it added; no civilians were hurt.

The army will retake every position in Kelifa province within days, General Idris Vael vowed.
"""

FRONT = """God's victory in Tessaro! By Thursday evening our fighters had captured the whole town, and 67 soldiers \
of the regime were killed and 23 taken prisoner. Nine of our brothers gave their lives.

The regime's planes murdered as many as 30 people in Amdal on Wednesday night. We shelled the Ouro Bani \
airfield in answer on Friday and destroyed two helicopters.
"""

MONITOR = """The Kelifa Rights Monitor has the names of 18 civilians, among them five children, who were killed by an \
air strike on Amdal on 12 May.

Both sides have abducted dozens of villagers near Wadi Meru this month, residents told the Monitor.
"""

UPDATE = """The toll of Wednesday's air strike on Amdal rose to 22 on Saturday, a nurse said by telephone. The \
number of displaced people doubled to about 12,000, according to the United Nations.

The army withdrew from Tessaro overnight, two residents said. The Northern Front and the government will \
meet in Port Sanga next week, mediators said.
"""

HOSTILE = (
    "<script>alert('one')</script> \"Rebels\" & <b onmouseover=alert(2)>soldiers</b> clashed in Tessaro -->\u2028"
    "]]> </textarea></title></style> \u202eevil\u202c said.\r\n\r\n"
    "قال ناطق إن المتمردين قصفوا المدينة 👩‍👩‍👧‍👦 و Z̸̢̛a̷͘l̶̛g̸͝o̴ 𝔘𝔫𝔦 \u0000 <!-- {{ 7*7 }} "
    "{% raw %} ${1+1} `\\u003c` &lt;i&gt;\u0007"
)


def reports() -> tuple[Report, ...]:
    """The sample's reports, the hostile one last."""
    wire = "Rebels storm garrison town as tolls diverge"
    return (
        Report(
            name="wire.txt",
            text=WIRE,
            title=wire,
            outlet="Sahel Wire",
            url="https://wire.example/tessaro?a=1&b=2",
            published=date(2021, 5, 14),
            published_from="metadata",
            language="en",
        ),
        Report(
            name="agency.html",
            text=AGENCY,
            title="Attack on Tessaro repelled",
            outlet="Republic News Agency",
            published=date(2021, 5, 14),
            published_from="given",
            language="en",
        ),
        Report(
            name="front.txt",
            text=FRONT,
            title="Communiqué no. 31",
            outlet="Voice of the Front",
            url="javascript:alert(1)",
            published=date(2021, 5, 14),
            published_from="text",
            language="en",
        ),
        Report(
            name="monitor.md",
            text=MONITOR,
            title="Names of the dead of Amdal",
            outlet="Kelifa Rights Monitor",
            published=date(2021, 5, 15),
            published_from="given",
        ),
        Report(
            name="courier.txt",
            text=WIRE,
            title=wire,
            outlet="The Daily Courier",
            published=date(2021, 5, 15),
            published_from="given",
        ),
        Report(
            name="update.txt",
            text=UPDATE,
            title="Toll of Amdal air strike rises",
            outlet="Sahel Wire",
            published=date(2021, 5, 15),
            published_from="metadata",
        ),
        Report(
            name="<hostile>.txt",
            text=HOSTILE,
            title="</title><script>alert('t')</script> \u202egnp.exe",
            outlet='"><img src=x onerror=alert(3)>',
            url='https://x.example/"><script>alert(4)</script>',
        ),
    )


def claims(of: Sequence[Report]) -> tuple[Claim, ...]:
    """The sample's claims, in reading order."""
    first, agency, front, monitor, courier, update, hostile = of
    made = (
        told_by.wire(first),
        told_by.agency(agency),
        told_by.front(front),
        told_by.monitor(monitor),
        told_by.wire(courier),
        told_by.update(update),
        told_by.hostile(hostile),
    )
    return tuple(claim for part in made for claim in part)


SUMMARIES = {
    "tessaro": (
        "Northern Front attacks the garrison of Tessaro",
        (
            "The army and the Front differ on soldiers killed: 11 against 67.",
            "The agency calls the attack repelled; the Front says it captured the town.",
        ),
    ),
    "amdal": (
        "Air strike on the market of Amdal",
        (
            "The defence ministry denies the air strike.",
            "Accounts of the dead run from 15–20 (Kelifa Rights Monitor) to 22 (a nurse).",
        ),
    ),
    "fled": ("People flee Amdal", ("The United Nations gives about 6,000 and, a day later, about 12,000 displaced.",)),
}


def events(of: Sequence[Report], told: Sequence[Claim]) -> tuple[Event, ...]:
    """Events over the sample's claims, grouped by the claims' ``event``."""
    outlets = {r.id: r.outlet or r.name for r in of}
    groups: dict[str, list[Claim]] = {}
    for claim in told:
        groups.setdefault(claim.event, []).append(claim)
    return tuple(_event(key, group, outlets) for key, group in groups.items())


def _event(key: str, group: list[Claim], outlets: dict[str, str]) -> Event:
    place = next((p for c in group for p in c.places), None)
    days = [c.time for c in group if c.time.end]
    speakers = [
        next((s.refers_to or s.text for s in c.sources if s.role == "speaker"), outlets[c.report]) for c in group
    ]
    tolls = tuple(
        Toll(
            claim=c.id,
            said_by=who,
            measure=f.measure,
            of=f.of,
            low=f.low,
            high=f.high,
            part=f.part_of is not None,
            cumulative=f.cumulative,
        )
        for c, who in zip(group, speakers, strict=True)
        for f in c.figures
    )
    summary, contradictions = SUMMARIES.get(key, ("", ()))
    lows = [t.low for t in tolls if t.low is not None]
    return Event(
        id="e-" + key,
        type=group[0].type,
        claims=tuple(c.id for c in group),
        reports=tuple(dict.fromkeys(c.report for c in group)),
        start=min((t.start for t in days if t.start), default=None),
        end=max((t.end for t in days if t.end), default=None),
        precision=days[0].precision if days else "unknown",
        place=place.name if place else None,
        cc=place.cc if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        agents=tuple(dict.fromkeys(a.refers_to or a.text for c in group for a in c.agents)),
        targets=tuple(dict.fromkeys(a.refers_to or a.text for c in group for a in c.targets)),
        tolls=tolls,
        ranges=(Range(measure=tolls[0].measure, low=min(lows), high=max(lows), contested=bool(contradictions)),)
        if lows
        else (),
        sources=tuple(dict.fromkeys(speakers)),
        independent=len({c.report for c in group}),
        contested=bool(contradictions),
        contradictions=contradictions,
        background=all(c.setting == "background" for c in group),
        summary=summary,
    )


def sample() -> tuple[tuple[Report, ...], tuple[Claim, ...], tuple[Event, ...]]:
    """Reports, claims and events of the invented offensive."""
    read = reports()
    told = claims(read)
    return read, told, events(read, told)


def many(count: int) -> tuple[tuple[Report, ...], tuple[Claim, ...], tuple[Event, ...]]:
    """``count`` reports that each tell the same eight events on other days, for the page at length."""
    read: list[Report] = []
    told: list[Claim] = []
    for i in range(count):
        report = Report(
            name=f"wire-{i}.txt",
            text=WIRE,
            title=f"Fighting, day {i}",
            outlet=f"Outlet {i % 9}",
            published=date(2021, 5, 14),
            language="en",
        )
        read.append(report)
        told += [c.model_copy(update={"event": f"{c.event}-{i // 3}"}) for c in told_by.wire(report)]
    return tuple(read), tuple(told), events(read, told)
