"""The codes of the records in the words of the page: types, stances, figures, dates."""

from __future__ import annotations

from datetime import date, timedelta

from rashomon.records import (
    ActorClass,
    Claimant,
    ClaimType,
    CopyKind,
    DisputeKind,
    Grade,
    Measure,
    Precision,
    Relation,
    Stance,
)

ROLES: tuple[tuple[str, str], ...] = (
    ("who", "Who"), ("what", "Did what"), ("whom", "To whom"), ("with", "With"), ("where", "Where"), ("when", "When"),
    ("many", "How many"), ("says", "Says who"),
)  # fmt: skip

TYPES: dict[ClaimType, str] = {
    "clash": "Clash", "takeover": "Takeover", "airstrike": "Air strike", "shelling": "Shelling",
    "explosion": "Explosion", "suicide-bombing": "Suicide bombing", "chemical": "Chemical attack",
    "violence": "Violence", "sexual-violence": "Sexual violence", "abduction": "Abduction", "arrest": "Arrest",
    "release": "Release", "protest": "Protest", "crackdown": "Crackdown", "riot": "Riot", "movement": "Movement",
    "siege": "Siege", "seizure": "Seizure", "transfer": "Transfer", "base": "Base", "destruction": "Destruction",
    "displacement": "Displacement", "agreement": "Agreement", "breach": "Breach", "talks": "Talks", "aid": "Aid",
    "sanction": "Sanction", "threat": "Threat", "regroup": "Regroup", "other": "Other",
}  # fmt: skip

# A sign beside the word, so that no stance is told by colour alone.
STANCES: dict[Stance, tuple[str, str, str]] = {
    "asserted": ("●", "Asserted", "in the outlet’s own voice"),
    "claimed": ("❝", "Claimed", "attributed to somebody"),
    "doubted": ("?", "Doubted", "alleged, unconfirmed, reportedly"),
    "denied": ("✕", "Denied", "its source says that it did not happen"),
    "negated": ("∅", "Negated", "the outlet says that it did not happen"),
    "planned": ("→", "Planned", "intended, promised or threatened, not yet done"),
}

MEASURES: dict[Measure, str] = {
    "killed": "killed", "wounded": "wounded", "casualties": "casualties", "missing": "missing", "captured": "captured",
    "abducted": "abducted", "arrested": "arrested", "freed": "freed", "displaced": "displaced",
    "participants": "participants", "strikes": "strikes", "weapons": "weapons", "area_km2": "km²", "other": "counted",
}  # fmt: skip

ACTORS: dict[ActorClass, str] = {
    "state-forces": "state forces", "rebels": "rebels", "political-militia": "political militia",
    "identity-militia": "identity militia", "rioters": "rioters", "protesters": "protesters", "civilians": "civilians",
    "external-forces": "external forces", "government": "government",
    "international-organisation": "international organisation", "media": "media", "unidentified": "unidentified",
    "other": "",
}  # fmt: skip

CLAIMANTS: dict[Claimant, str] = {
    "belligerent": "a belligerent", "officials": "officials", "medics": "medics", "monitors": "monitors", "media": "media",
    "residents": "residents", "unknown": "kind unknown",
}  # fmt: skip

DISPUTES: dict[DisputeKind, str] = {
    "responsibility": "who did it", "toll": "how many", "occurrence": "whether it happened", "control": "who holds the place",
    "time": "when", "place": "where",
}  # fmt: skip

# A sign beside the word: how far the circle is filled tells how well the event is backed; a broken one is not backed.
GRADES: dict[Grade, tuple[str, str]] = {
    "confirmed": ("●", "the responsible side says so itself"),
    "fair": ("◕", "two or more independent sources, at least one of them no party to it"),
    "weak": ("◔", "told with doubt, or only by one side of its enemy"),
    "single source": ("◔", "one source, within these reports"),
    "contested": ("◐", "accounts contradict each other about who did it, whether it happened or who holds the place"),
    "discounted": ("⊘", "denied, and nobody says without doubt that it happened"),
}  # fmt: skip

# What a report does to an earlier one, and what is done to the earlier one.
COPIES: dict[CopyKind, tuple[str, str]] = {
    "copy": ("Copy of", "Copied by"), "rewrite": ("Rewritten from", "Rewritten by"),
    "reuse": ("Reuses a passage of", "A passage is reused by"),
}  # fmt: skip

RELATIONS: dict[Relation, str] = {
    "in": "", "near": "near", "adm2": "district", "adm1": "province", "region": "region", "country": "country",
    "wider": "wider area",
}  # fmt: skip

# English month names, whatever the locale of the machine, so that the same records give the same bytes.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plural(count: int, one: str, more: str | None = None) -> str:
    """``1 report``, ``1,204 reports``; the noun agrees with the number."""
    return f"{count:,} {one if count == 1 else (more or one + 's')}"


def bounds_words(low: int | None, high: int | None, approximate: bool = False) -> str:
    """A count's bounds in words: ``12``, ``10–15``, ``at least 40``, ``up to 30``, ``about 50``, ``not told``."""
    if low is None and high is None:
        return "not told"
    if high is None:
        return f"at least {low:,}"
    if low is None or (low == 0 and high > 0):
        return f"up to {high:,}"
    if low != high:
        return f"{low:,}–{high:,}"
    return f"about {low:,}" if approximate else f"{low:,}"


def day_words(day: date) -> str:
    """A day as ``29 Nov 2024``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _month_end(day: date) -> date:
    first_of_next = date(day.year + day.month // 12, day.month % 12 + 1, 1) if day.year < 9999 else date.max
    return first_of_next - timedelta(days=1)


def when_words(start: date | None, end: date | None, precision: Precision = "unknown") -> str:
    """An interval of days in words.

    ``29 Nov 2024``, ``27–30 Nov 2024``, ``Nov 2024``, ``2012``, ``by 29 Nov 2024`` (no start), ``from …`` (no end), or
    the empty string.
    """
    if start is None or end is None:
        known = end or start
        return "" if known is None else f"{'by' if start is None else 'from'} {day_words(known)}"
    if start == end:
        return day_words(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if precision == "month" and start.day == 1 and end == _month_end(start):
        return f"{MONTHS[start.month - 1]} {start.year}"
    if start.year != end.year:
        return f"{day_words(start)} – {day_words(end)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} – {day_words(end)}"
    return f"{start.day}–{day_words(end)}"
