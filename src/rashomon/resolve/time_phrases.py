"""How a whole time expression is read: its phrases, and what "since", "until", "between", "early" make of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final

from dateutil.relativedelta import relativedelta

from . import time_calendar as cal
from .time_calendar import DAY, Interval
from .time_rules import Context, Rank, Rule
from .time_table import any_rule, rules
from .timewords import ORDINALS, number

_PART: Final = re.compile(
    r"(?:\b(?P<place>early|earlier|mid|middle|late|later|beginning|start|outset|end|close|turn|closing|opening)"
    r"|\b(?P<nth>first|second|third|fourth|last|final|opening|closing|latter)\s+(?:(?P<n>\w+)\s+)?(?P<u>half|quarter|days?|weeks?|months?|years?))"
    r"(?:\s+(?:days|weeks|months|years|part))?(?:\s+(?:in|of|on|this|the))*[\s-]*$"
)
_FROM: Final = frozenset(("since", "from", "starting", "beginning", "as of"))
_AFTER: Final = frozenset(("after", "following", "in the wake of"))
_UNTIL: Final = frozenset(("until", "till", "til", "by", "up to"))
_BEFORE: Final = frozenset(("before", "prior to", "ahead of", "run-up to", "run up to", "lead-up to", "lead up to", "leading up to"))
_LINK: Final = re.compile(
    r"\b(since|from|starting|beginning(?!\s+of\b)|as of|after|following|in the wake of|until|till|til|by|before|"
    r"prior to|(?:run|lead)[\s-]?up to|leading up to|up to|ahead of|between)\b"
)
_RANGE: Final = re.compile(
    r"[\s,)]*(?:\b(?:and|or|to|until|till|through|thru|into|up to|throughout)\b|-|/|&)\s*"
    r"(?:(?:from|since|on|in|at|the|late|early|mid|end of|afternoon of|morning of|evening of|about|around|"
    r"at least|of)\b[\s-]*)*\(?"
)
_LIST: Final = re.compile(r"\s*,\s*(?:on\s+)?")
_WEEK_OF: Final = re.compile(r"\bweek of\s+(?:the\s+)?$")
_EITHER: Final = re.compile(r"\b(?:and|or)\b|&")
_CALENDAR: Final = Rank.PERIOD


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase found in an expression: its rule, its match, the words before it, and what these say."""

    rule: Rule
    match: re.Match[str]
    gap: str
    link: str
    part: re.Match[str] | None

    @property
    def told_year(self) -> int | None:
        """The year in figures that stands in the phrase."""
        y = self.match.groupdict().get("y")
        if y:
            return int(y)
        value = self.rule.read(self.match, Context()) if self.rule.name == "spelled-year" else None
        return value.start.year if value and value.start else None

    @property
    def rank(self) -> Rank:
        """The rule's rank; a day with its year is a whole date."""
        return Rank.DATE if self.rule.rank == Rank.DAY and self.told_year else self.rule.rank


@lru_cache(maxsize=8192)
def phrases(words: str) -> tuple[Phrase, ...]:
    """The phrases of tidied words, in order; they do not overlap."""
    found: list[Phrase] = []
    at = 0
    for hit in any_rule().finditer(words):
        rule = rules()[int((hit.lastgroup or "r0")[1:])]
        match = rule.pattern.match(words, hit.start())
        if match is None or not match.group():
            continue
        gap = words[at : hit.start()]
        links = _LINK.findall(gap)
        found.append(Phrase(rule, match, gap, links[-1] if links else "", _PART.search(gap)))
        at = match.end()
    return tuple(found)


def read(words: str, context: Context) -> Interval | None:
    """The days that tidied words tell in a context; ``None`` where they stay unresolved."""
    found = phrases(words)
    if not found:
        return None
    composite = _leaning(found, context)
    if composite is not None:
        return composite
    dated = [p for p in found if p.rule.rank <= _CALENDAR]
    if not dated:
        best = min(found, key=lambda p: p.rule.rank)
        return _linked(_value(best, context), _link(best, found), best, context)
    return _calendar(dated, found, context)


def _value(phrase: Phrase, context: Context) -> Interval | None:
    value = phrase.rule.read(phrase.match, context)
    if value and value.start and value.precision == "day" and _WEEK_OF.search(phrase.gap):
        return cal.week(value.start)
    if value and value.start and value.end and phrase.part and phrase.rule.name == "feast":
        return _part_of_feast(value.start + DAY, value.end - DAY, phrase.part, context)
    return _narrowed(value, phrase.part, context) if value and phrase.part else value


def _part_of_feast(first: date, last: date, part: re.Match[str], context: Context) -> Interval:
    """A part of a feast or month, with a day either way; the second and third days of Eid follow the one that has its name."""
    if first == last and part["nth"] and part["u"].startswith("day"):
        last = first + 3 * DAY
    of = _narrowed(Interval(first, last, cal.precision_of(first, last)), part, context)
    start, end = (of.start or first) - DAY, (of.end or last) + DAY
    return Interval(start, end, cal.precision_of(start, end))


def _leaning(found: tuple[Phrase, ...], context: Context) -> Interval | None:
    """ "Two months before the January 2011 uprising": an offset from a date in the same words."""
    for first, second in pairwise(found):
        if first.rule.rank != Rank.OFFSET or second.rule.rank > _CALENDAR or "," in second.gap or "(" in second.gap:
            continue
        ends = first.match.group()
        if first.rule.name in ("day-before", "next-day") or ends.endswith(
            ("before", "after", "earlier", "later", "since", "prior")
        ):
            anchor = _value(second, context)
            if anchor and second.rule.name == "feast":
                return _beside_feast(first, anchor, context)
            return _value(first, replace(context, anchor=anchor)) if anchor else None
    return None


def _beside_feast(offset: Phrase, feast: Interval, context: Context) -> Interval | None:
    """Days counted from a feast, whose own day is only known to one day either way: from its first day back, from its last on."""
    if feast.start is None or feast.end is None:
        return None
    back = offset.rule.name == "day-before" or offset.match.group().endswith(("before", "earlier", "prior"))
    value = _value(offset, replace(context, anchor=cal.day(feast.start + DAY if back else feast.end - DAY)))
    if value is None or value.precision != "day" or value.start is None or value.end is None:
        return value
    return Interval(value.start - DAY, value.end + DAY, "days")


def _link(phrase: Phrase, found: tuple[Phrase, ...]) -> str:
    """The word that links a phrase to its act: right before it, or opening ("since the war began in 2011")."""
    if phrase.match.groupdict().get("d2") and phrase.link in ("from", "between"):
        return ""
    if phrase.link or phrase is found[0]:
        return phrase.link
    opening = found[0]
    if opening.rule.rank in (Rank.LENGTH, Rank.OPEN) and opening.link in ("since", "after", "until", "before"):
        return opening.link
    return ""


def _calendar(dated: list[Phrase], found: tuple[Phrase, ...], context: Context) -> Interval | None:
    runs = _runs(_without_bare_years(dated, found), found)
    best = min(runs, key=lambda run: min(p.rank for p in run))
    values = _run_values(best, dated, context)
    if not values:
        return None
    if len(values) == 1:
        week = next((p for p in dated if p.rule.rank == Rank.WEEK and p not in best), None)
        values = [_weekday_of_week(best[0], week, values[0], context)]
        return _linked(values[0], _link(best[0], found), best[0], context)
    whole = cal.hull(values)
    return whole if context.future else cal.until_today(whole, context.published)


def _without_bare_years(dated: list[Phrase], found: tuple[Phrase, ...]) -> list[Phrase]:
    """A year that stands apart ("New Year's Eve, 2015") belongs to the date beside it, and is no time of its own."""
    bare = [p for p in dated if p.rule.name in ("year", "spelled-year")]
    yearless = [
        p
        for p in dated
        if p.rule.name in ("month", "month-day", "day-month", "holiday", "season", "feast", "ordinal-day")
        and not p.told_year
    ]
    if len(bare) != 1 or not yearless:
        return dated
    return [p for p in dated if p is not bare[0]]


def _runs(dated: list[Phrase], found: tuple[Phrase, ...]) -> list[list[Phrase]]:
    """Phrases that a range or a list joins ("Thursday and Friday") together, the others alone."""
    runs: list[list[Phrase]] = []
    listed = bool(_EITHER.search(dated[-1].gap)) if len(dated) > 2 else False
    for p in dated:
        if runs and _joined(runs[-1][-1], p, found, listed):
            runs[-1].append(p)
        else:
            runs.append([p])
    return runs


def _joined(previous: Phrase, phrase: Phrase, found: tuple[Phrase, ...], listed: bool) -> bool:
    if found.index(phrase) == found.index(previous) + 1:
        link = _RANGE.fullmatch(phrase.gap) or (_LIST.fullmatch(phrase.gap) if listed else None)
        if link:
            return True
    return _between(previous, phrase, found)


def _between(previous: Phrase, phrase: Phrase, found: tuple[Phrase, ...]) -> bool:
    """Whether "from" opens a range that only times of day interrupt ("from 3 a.m. Monday to noon on Tuesday")."""
    if previous.link not in ("between", "from"):
        return False
    inner = found[found.index(previous) + 1 : found.index(phrase) + 1]
    return any(re.search(r"\b(?:and|to|until|till|through)\b", p.gap) for p in inner)


def _run_values(run: list[Phrase], dated: list[Phrase], context: Context) -> list[Interval]:
    """The days of each phrase of a run; a year told once counts for all, and no range runs backwards."""
    told = [p.told_year for p in dated]
    values: list[Interval] = []
    for p in run:
        at = dated.index(p)
        hint = next((y for y in told[at:] if y), None) or next((y for y in reversed(told[:at]) if y), None)
        value = _value(p, replace(context, year=hint) if hint else context)
        if value is None:
            return []
        values.append(value)
    if len(values) == 2:
        values = _forwards(run, values)
    return values


def _forwards(run: list[Phrase], values: list[Interval]) -> list[Interval]:
    first, second = values
    if not (first.start and first.end and second.start and second.end and first.start > second.start):
        return values
    if run[0].rule.name == "weekday" or run[1].rule.name == "weekday":
        return [first._replace(start=first.start - 7 * DAY, end=first.end - 7 * DAY), second]
    if run[0].told_year and not run[1].told_year:
        return [
            first,
            second._replace(start=second.start + relativedelta(years=1), end=second.end + relativedelta(years=1)),
        ]
    if not run[0].told_year and run[0].rule.rank <= Rank.SEASON:
        return [
            first._replace(start=first.start - relativedelta(years=1), end=first.end - relativedelta(years=1)),
            second,
        ]
    return values


def _weekday_of_week(phrase: Phrase, week: Phrase | None, value: Interval, context: Context) -> Interval:
    """ "Friday of that week": the weekday within the week told beside it."""
    if phrase.rule.name != "weekday" or week is None or value.start is None:
        return value
    of = week.rule.read(week.match, context)
    if of is None or of.start is None or of.precision != "week" or of.start.weekday() != 0:
        return value
    return cal.day(of.start + value.start.weekday() * DAY)


def _linked(value: Interval | None, link: str, phrase: Phrase, context: Context) -> Interval | None:
    if value is None:
        return None
    today = context.published
    if value.start is None and value.end is None:
        return None
    if link in _FROM or (link in _AFTER and not _is_the_day(phrase, value)):
        if value.start is None:
            return value
        start = (value.end if phrase.rule.name == "period" and link != "from" else None) or value.start
        return cal.between(start, today) if today and start <= today else Interval(start, None, "unknown")
    if link in _UNTIL:
        return Interval(None, value.end, "unknown") if value.end else value
    if link in _BEFORE and phrase.rule.rank < Rank.CLOCK:
        end = value.end if value.precision == "day" else (value.start - DAY if value.start else None)
        return Interval(None, end, "unknown")
    return value if context.future else cal.until_today(value, today)


def _is_the_day(phrase: Phrase, value: Interval) -> bool:
    """ "After Friday prayers" is Friday; "after the arrest in 2014" is not all of 2014."""
    return value.precision == "day" and (phrase.rule.name in ("weekday", "deictic") or phrase.rule.rank >= Rank.OFFSET)


def _narrowed(value: Interval, part: re.Match[str], context: Context) -> Interval:
    """The early, middle or late part of a month or year, its first week, its second half."""
    if value.start is None or value.end is None or value.precision == "day":
        return value
    place = part["place"]
    if place in ("earlier", "later"):
        return _side(value, place, context)
    if place:
        which = {"mid": 1, "middle": 1, "late": 2, "end": 2, "close": 2, "closing": 2}.get(place, 0)
        return cal.third(value, which)
    nth, unit = part["nth"], part["u"]
    from_end = nth in ("last", "final", "closing", "latter")
    if unit in ("half", "quarter"):
        parts = 2 if unit == "half" else 4
        return cal.fraction(value, parts - 1 if from_end else min(parts, ORDINALS.get(nth, 1)) - 1, parts)
    count = int(number(part["n"] or "") or 1)
    step = {"day": relativedelta(days=count), "week": relativedelta(weeks=count), "month": relativedelta(months=count)}
    length = step.get(unit.rstrip("s"), relativedelta(years=count))
    if from_end:
        return cal.between(max(value.start, value.end - length + DAY), value.end)
    skip = ORDINALS.get(nth, 1) - 1
    start = value.start
    for _ in range(skip):
        start += length
    return cal.between(min(start, value.end), min(value.end, start + length - DAY))


def _side(value: Interval, place: str, context: Context) -> Interval:
    """ "Earlier this month" ends at publication, "later this month" begins there; of the past both mean all."""
    today = context.published
    if today is None or value.start is None or value.end is None or not value.start <= today <= value.end:
        return value
    return value._replace(end=today) if place == "earlier" else value._replace(start=today)
