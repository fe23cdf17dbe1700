"""A claim as the page shows it: rows of roles, each with its quotations and what they were resolved to."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.records import Actor, Claim, Figure, Place, Report, Source, Time

from .words import ACTORS, MEASURES, RELATIONS, ROLES, STANCES, TYPES, bounds_words, when_words

QUOTE_LIMIT = 360


class Item(NamedTuple):
    """A quotation with what is known of it; ``key`` is what accounts are compared by."""

    text: str
    note: str
    key: str


class Row(NamedTuple):
    """A role with its items."""

    role: str
    label: str
    items: tuple[Item, ...]


class Quote(NamedTuple):
    """A claim's sentence, cut around its trigger where it is long."""

    before: str
    trigger: str
    after: str


class Card(NamedTuple):
    """A claim, ready to be shown."""

    id: str
    number: int
    report: str
    type: str
    type_words: str
    stance: str
    sign: str
    stance_words: str
    background: bool
    rows: tuple[Row, ...]
    quote: Quote
    event: str
    event_title: str
    contested: bool


def _notes(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def bare(name: str) -> str:
    """A name for comparing: lower case, no leading article."""
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def actor_item(actor: Actor) -> Item:
    """An actor with its fullest name, class and doubt."""
    name = actor.refers_to if actor.refers_to and actor.refers_to != actor.text else None
    doubt = "in doubt" if actor.doubted else None
    note = _notes(name and f"= {name}", ACTORS[actor.class_], doubt, "from context" if actor.inferred else None)
    return Item(actor.text, note, actor.entity or bare(actor.refers_to or actor.text))


def place_item(place: Place) -> Item:
    """A place with its name in the gazetteer, country and relation."""
    named = place.name if place.name and place.name != place.text else None
    where = _notes(named, place.adm1 if place.adm1 != place.name else None, place.cc)
    note = _notes(RELATIONS[place.rel], where, "from context" if place.inferred else None)
    return Item(place.text, note, place.gazetteer or bare(place.name or place.text))


def time_item(time: Time) -> Item | None:
    """The time, or ``None`` where nothing is known of it."""
    words = when_words(time.start, time.end, time.precision)
    if time.span is None and not words:
        return None
    quoted = time.span.text if time.span else words
    note = _notes(words if words != quoted else None, "from context" if time.inferred else None)
    return Item(quoted, note or ("not resolved" if not words else ""), words)


def figure_item(figure: Figure) -> Item:
    """A figure with its measure, bounds and flags."""
    bounds = bounds_words(figure.low, figure.high, figure.approximate)
    of = figure.of if figure.of and figure.of != figure.text else None
    note = _notes(
        " ".join(part for part in (bounds if bounds != figure.text else None, of, MEASURES[figure.measure]) if part),
        f"part of {figure.part_of}" if figure.part_of else None,
        "running total" if figure.cumulative else None,
        None if figure.stated else "no number told",
    )
    return Item(figure.text, note, f"{figure.measure} {bounds}")


def source_item(source: Source) -> Item:
    """A source with its fullest name and its part."""
    name = source.refers_to if source.refers_to and source.refers_to != source.text else None
    part = {"speaker": None, "for": "spoken for", "via": "channel"}[source.role]
    return Item(source.text, _notes(name and f"= {name}", part), bare(source.refers_to or source.text))


def rows_of(claim: Claim) -> tuple[Row, ...]:
    """The rows of a claim, without its trigger, empty ones left out."""
    when = time_item(claim.time)
    items: dict[str, tuple[Item, ...]] = {
        "who": tuple(map(actor_item, claim.agents)),
        "whom": tuple(map(actor_item, claim.targets)),
        "with": tuple(map(actor_item, claim.partners)),
        "where": tuple(map(place_item, claim.places)),
        "when": (when,) if when else (),
        "many": tuple(map(figure_item, claim.figures)),
        "says": tuple(map(source_item, claim.sources)),
    }
    return tuple(Row(role, label, items[role]) for role, label in ROLES if items.get(role))


def quote_of(claim: Claim, report: Report | None) -> Quote:
    """The claim's sentence as it stands in the report, or the trigger alone where the report is not at hand."""
    trigger = claim.trigger
    if report is None or not trigger.stands_in(report.text):
        return Quote("", trigger.text, "")
    first, last = min(claim.sentence.start, trigger.start), max(claim.sentence.end, trigger.end)
    low, high = max(first, trigger.start - QUOTE_LIMIT // 2), min(last, trigger.end + QUOTE_LIMIT // 2)
    before, after = report.text[low : trigger.start].lstrip(), report.text[trigger.end : high].rstrip()
    return Quote(("… " if low > first else "") + before, trigger.text, after + (" …" if high < last else ""))


def card_of(claim: Claim, number: int, report: Report | None, event: str, event_title: str, contested: bool) -> Card:
    """The card of claim ``number`` (from 0) of its report, within the event of that id and title."""
    sign, stance, _ = STANCES[claim.stance]
    return Card(
        claim.id, number, claim.report, claim.type, TYPES[claim.type], claim.stance, sign, stance,
        claim.setting == "background", rows_of(claim), quote_of(claim, report), event, event_title, contested,
    )  # fmt: skip
