"""The table of rules: which words each reading is for. Patterns are over tidied words (``timewords.tidy``)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from . import time_relative as rel
from . import time_rules as told
from .time_rules import Rank, Reading, Rule
from .timewords import DAY_PARTS, DECADES, MONTHS, NUMBERS, ORDINALS, SEASONS, VAGUE, WEEKDAYS, named_days

Row = tuple[str, Rank, str, Reading]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_MONTH: Final = rf"(?:{_any(MONTHS)})\b\.?"
_WEEKDAY: Final = rf"(?:{_any(WEEKDAYS)})"
_PART: Final = rf"(?:{'|'.join(DAY_PARTS)})"
_YEAR: Final = r"(?<![\d:.,$])(?:1\d{3}|20\d\d)(?![\d:%])(?!,\d)(?!\s*(?:gmt|utc|local|hrs|hours|[ap]\.?m\b))"
_NTH: Final = r"(?:st|nd|rd|th)"
_D: Final = rf"(?<![\d:.,])(?:[12]\d|3[01]|0?[1-9]){_NTH}?(?![\d%])(?!:\d)(?!\s*[ap]\.?m\b)"
_JOIN: Final = r"\s*(?:-|to|and|or|&|/|until|through)\s*(?:the\s+)?"
_QUALIFIER: Final = (
    r"(?:(?:about|around|nearly|almost|more than|less than|well over|over|at least|just|barely|only|roughly|"
    r"approximately|some|up to|under|an estimated|the)\s+)*"
)
_NUMBER: Final = rf"(?:\d[\d,]*(?:\.\d+)?|{_any(NUMBERS)})(?:\s+and a half)?(?:\s+or (?:so|more))?"
_VAGUE: Final = _any(VAGUE)
_UNIT: Final = r"(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century|centurie)"
_REL: Final = r"(?:this past|this coming|last|this|next|past|previous|coming)"
_OF_YEAR: Final = rf"(?:,?\s*(?:of\s+|in\s+)?(?P<y>{_YEAR})|,?\s+(?:of\s+)?(?P<which>last|this|next) year)?"
_SINGLE: Final = [w for w in NUMBERS if " " not in w and w not in ("a", "an", "another", "dozen", "hundred", "zero")]
_TENS: Final = _any(w for w in _SINGLE if NUMBERS[w] >= 10)
_ONES: Final = _any(w for w in _SINGLE if NUMBERS[w] < 10)


def _named() -> list[Row]:
    named = named_days()
    return [
        ("holiday", Rank.DAY,
         rf"(?:(?P<rel>last|this|next)\s+)?(?P<name>{_any(named.days)})\b(?:'s)?{_OF_YEAR}", told.read_holiday),
        ("feast", Rank.DAY, rf"(?P<name>{_any(named.islamic)}|eid)\b(?:'s)?{_OF_YEAR}", told.read_feast),
        ("period", Rank.PERIOD, rf"(?P<name>{_any(named.periods)})\b", told.read_period),
    ]  # fmt: skip


_DATES: Final[list[Row]] = [
    ("iso", Rank.DATE, r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)", told.read_iso),
    ("numeric", Rank.DATE,
     r"(?<![\d/])(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<y>\d{4}|\d\d)(?![\d/])", told.read_numeric),
]  # fmt: skip

_FIGURES: Final[list[Row]] = [
    ("compact", Rank.DATE, r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)", told.read_iso),
    ("month-year", Rank.MONTH, r"(?<![\d/.-])(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)(?![\d/])", told.read_month_year),
    ("month-code", Rank.DAY,
     rf"(?<!\d)(?P<d>0?[1-9]|[12]\d|3[01])[-.]?(?P<m>{_any(m for m in MONTHS if len(m) == 3)})[-.]?(?P<y>(?:19|20)\d\d)(?!\d)(?P<d2>)",
     told.read_date),
    ("winter", Rank.SEASON, r"winter(?:\s+of)?\s+(?P<y>(?:1[89]|20)\d\d)\s*[-/]\s*(?:\d{4}|\d\d)(?!\d)", told.read_winter),
    ("quarter", Rank.SEASON,
     rf"(?:the\s+)?(?:q(?P<q>[1-4])|(?P<n>first|second|third|fourth|last)[\s-]quarter)\b{_OF_YEAR}", told.read_quarter),
    ("half", Rank.SEASON, rf"(?:h(?P<q>[12])|(?:the\s+)?(?P<n>first|second)[\s-]half)\b{_OF_YEAR}", told.read_half),
]  # fmt: skip

_MONTHS: Final[list[Row]] = [
    ("day-month", Rank.DAY,
     rf"(?:the\s+)?(?P<d>{_D}|{_any(ORDINALS)})(?:{_JOIN}(?P<d2>{_D}))?\s*(?:(?:day\s+)?of\s+)?"
     rf"(?:(?P<rel>last|this|next|past)\s+)?(?P<m>{_MONTH})(?:'s)?{_OF_YEAR}", told.read_date),
    ("month-day", Rank.DAY,
     rf"(?P<m>{_MONTH}),?\s*(?:the\s+)?(?P<d>{_D})(?!\s*{_MONTH})(?:{_JOIN}(?P<d2>{_D})(?!\s*(?:of\s+)?{_MONTH}))?"
     rf"(?:'s)?{_OF_YEAR}", told.read_date),
    ("years-month", Rank.MONTH,
     rf"(?P<rel>)(?P<which>last|this|next) year's\s+(?P<m>{_MONTH})(?P<y>)", told.read_month),
    ("month", Rank.MONTH, rf"(?:(?P<rel>{_REL})\s+)?(?P<m>{_MONTH})(?:'s)?{_OF_YEAR}", told.read_month),
]  # fmt: skip

_DAYS: Final[list[Row]] = [
    ("overnight-weekday", Rank.WEEKDAY,
     rf"overnight\s+(?:(?P<into>into|to)\s+|on\s+|from\s+)?(?P<w>{_WEEKDAY})\b", rel.read_overnight),
    ("weekday-date", Rank.DAY, rf"(?P<w>{_WEEKDAY})\b\.?,?\s+(?:\((?P<d>{_D})\)|(?:the\s+)?(?P<d2>{_D})(?!\s*(?:of\s+)?{_MONTH})(?!\s+\w+s\b)(?!\s*-))",
     rel.read_weekday_date),
    ("weekday-week", Rank.WEEKDAY,
     rf"(?:(?P<last>last)\s+)?(?P<d>{_WEEKDAY}|today|tomorrow|yesterday|this day)\s+(?P<n>week|fortnight)(?![\w-])(?!'s|\s+(?:ago|before|after|later))",
     rel.read_weekday_week),
    ("week-on-weekday", Rank.WEEKDAY,
     rf"(?P<n>{_NUMBER})\s+(?P<u>week|fortnight)s?\s+(?:(?:on|from|come)\s+)?(?P<past>(?:ago\s+)?(?:last\s+|on\s+)?)(?P<d>{_WEEKDAY}|today|tomorrow)\b",
     rel.read_week_on_weekday),
    ("year-on", Rank.DAY,
     rf"(?:on\s+)?this\s+(?:very\s+)?(?P<what>day|time)(?:,?\s+(?:in\s+)?(?P<y>{_YEAR})|\s+(?P<which>last|next)\s+year)|"
     rf"(?P<n>{_NUMBER})\s+years?\s+(?P<past>ago\s+)(?:to\s+the\s+day|today|this\s+(?:very\s+)?day)\b", rel.read_year_on),
    ("after-next", Rank.WEEK, rf"(?:the\s+)?(?:(?P<w>{_WEEKDAY})|(?P<u>week|month|year|weekend))\s+after\s+next\b", rel.read_after_next),
    ("before-last", Rank.WEEK,
     rf"(?:the\s+)?(?:(?P<w>{_WEEKDAY})|(?P<u>week|month|year|weekend))\s+before\s+last\b", rel.read_before_last),
    ("weekdays-ago", Rank.WEEKDAY, rf"(?P<n>{_NUMBER})\s+(?P<w>{_WEEKDAY})s\s+ago\b", rel.read_weekdays_ago),
    ("midweek", Rank.WEEK, r"mid-?week\b", rel.read_midweek),
    ("weekday", Rank.WEEKDAY,
     rf"(?:(?P<rel>{_REL}|the following)\s+)?(?P<w>{_WEEKDAY})\b\.?(?:'s|s\b)?(?P<gone>\s+(?:last|past|(?:just\s+)?gone)\b(?!\s+\w*(?:week|month|year)))?"
     rf"(?:\s+(?:early\s+|late\s+)?{_PART}\b)?"
     rf"(?:,?\s+(?:of\s+)?(?P<week>last|this|next|the previous)\s+week)?", rel.read_weekday),
    ("weekend", Rank.WEEKDAY,
     rf"(?:(?:over|during|in|at|on|for)\s+)?(?:the\s+)?(?:(?P<rel>{_REL})\s+)?weekends?(?:'s)?", rel.read_weekend),
    ("last-units", Rank.WEEK,
     rf"(?:(?P<rel>{_REL}|recent|latest|following|preceding|prior)\s+)(?P<n>(?:{_QUALIFIER}(?:{_NUMBER}|{_VAGUE}))?)"
     rf"[\s-]*(?P<u>{_UNIT}s)\b(?!\s+of\b)", rel.read_last_units),
    ("relative-unit", Rank.WEEK,
     rf"(?P<over>(?:over|in|during|for|within|throughout)\s+(?:the\s+|this\s+)?|the\s+(?=last\b))?(?:the\s+)?"
     rf"(?P<rel>that same|{_REL}|current|same|that|following|preceding|recent)\s+"
     rf"(?P<u>week|month|year|quarter|decade|century)\b(?:'s)?(?!\s+of\b)", rel.read_relative_unit),
    ("deictic", Rank.WEEKDAY,
     rf"(?:the )?day before yesterday|(?:the )?day after tomorrow|yesterday|tomorrow|today|tonight|"
     rf"last (?:night|evening)|overnight|over the night|this (?:very )?(?:day\b|{_PART})", rel.read_deictic),
]  # fmt: skip

_LEANING: Final[list[Row]] = [
    ("day-before", Rank.OFFSET,
     rf"(?:the\s+|a\s+)?(?:previous|preceding)\s+(?:day|{_PART})\b|"
     rf"(?:the\s+|a\s+)?(?:day|night|evening|morning|afternoon)\s+(?:before|earlier|prior|previously)\b|"
     r"(?:the\s+)?eve of\b",
     rel.read_day_before),
    ("next-day", Rank.OFFSET,
     rf"(?:the\s+)?(?:next|following)\s+(?:day|{_PART})\b|"
     r"(?:the\s+|a\s+)?(?:day|night|morning|evening)\s+(?:after|later)\b",
     rel.read_next_day),
    ("same-day", Rank.OFFSET,
     rf"(?:the\s+|that\s+|this\s+)?(?:very\s+)?same\s+(?:day|date|{_PART}|time)\b|that\s+(?:very\s+)?(?:day|{_PART})\b",
     rel.read_same_day),
    ("following-days", Rank.OFFSET, r"(?:in\s+)?(?:the\s+)?(?:days|weeks|months|years)\s+that\s+followed",
     rel.read_following_days),
    ("offset", Rank.OFFSET,
     rf"(?:{_QUALIFIER}(?:(?P<n>{_NUMBER})|{_VAGUE})[\s-]+)?(?P<u>{_UNIT}s?)\s+"
     rf"(?P<dir>ago|earlier|before|prior|previously|later|afterwards|afterward|after|since|from now|hence|thereafter|"
     rf"on(?=,|$))(?!\w)", rel.read_offset),
    ("length", Rank.LENGTH,
     rf"(?:(?P<pre>for|after|in|within|during|over|throughout)\s+)?(?:the\s+(?:last\s+)?)?"
     rf"(?P<over>(?:more than|over)\s+)?{_QUALIFIER}(?:(?P<more>another)\s+)?"
     rf"(?P<n>{_NUMBER}|{_VAGUE}|(?={_UNIT}(?:s\b(?!\s+of\b)|-long\b)))"
     rf"(?P<tied>(?<=\w)-|\s-)?\s*(?:(?P<further>more)\s+|(?:straight|consecutive|full|whole|entire)\s+)?"
     rf"(?P<u>{_UNIT}s?)\b(?:[\s-](?:old|long)\b)?"
     rf"(?!\s+(?:in|of)\s+(?:the|that|this|last|next|eid|{_any(MONTHS)}|{_any(named_days().islamic)}|\d{{4}})\b)", rel.read_length),
    ("bare-unit", Rank.WEEK, r"the\s+(?P<u>day|week|month|year|decade)\b(?:'s)?(?!\s+of\b)", rel.read_bare_unit),
]  # fmt: skip

_YEARS: Final[list[Row]] = [
    ("century", Rank.YEAR, rf"(?P<c>\d{{1,2}}{_NTH}|{_any(ORDINALS)})[\s-]century", told.read_century),
    ("ordinal-day", Rank.DAY,
     rf"\bthe\s+(?P<d>[0-3]?\d{_NTH})\b"
     rf"(?!\s+(?:century|anniversary|day|time|straight|consecutive|birthday|week|month|year|\w+\s+day))",
     told.read_ordinal_day),
    ("decade", Rank.YEAR,
     rf"(?:the\s+)?(?:(?P<full>(?:1\d|20)\d0)'?s\b|'?(?<!\d)(?P<short>[1-9]0)'?s\b|(?P<word>{_any(DECADES)})\b)",
     told.read_decade),
    ("season", Rank.SEASON, rf"(?:(?P<rel>{_REL})\s+)?(?P<s>{_any(SEASONS)})\b(?:'s)?{_OF_YEAR}", told.read_season),
    ("years", Rank.YEAR, rf"(?P<a>{_YEAR})\s*[-/]\s*(?P<b>\d{{4}}|\d\d)(?!\d)", told.read_year_range),
    ("year", Rank.YEAR, rf"(?P<y>{_YEAR})(?:'s)?", told.read_year),
    ("spelled-year", Rank.YEAR,
     rf"(?:nineteen (?P<old>{_TENS})|two thousand(?: and)?(?: (?P<new>{_TENS}|{_ONES})(?!\s+{_UNIT}))?|"
     rf"twenty (?P<late>{_TENS}))\b",
     told.read_spelled_year),
]  # fmt: skip

_OTHERS: Final[list[Row]] = [
    ("then", Rank.OFFSET, r"then\b", rel.read_then),
    ("clock", Rank.CLOCK,
     rf"\d{{1,2}}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\b\.?|o'clock)|\d{{1,2}}[:.]\d\d|\d{{4}}\s*(?:gmt|utc|hrs|hours|local)|"
     rf"(?:early|small|late) hours|(?:{_PART})\b", rel.read_clock),
    ("now", Rank.OPEN, r"(?:now|currently|at present|presently|present|nowadays|so far|to date)\b", rel.read_open),
    ("vague", Rank.OPEN,
     r"(?:recently|recent|lately|previously|(?:earlier|later)(?!\s+(?:in|this|that|last|next|the)\b|\s+on\s+\w)|soon|"
     r"shortly|immediately|subsequently|initially|formerly|once|current|upcoming|ongoing|(?:every|each)\s+\w+|"
     r"(?:many|several|numerous)\s+(?:\w+\s+)?(?:occasions|times)|before long|in the past|moments)\b", rel.read_open),
]  # fmt: skip


@cache
def rules() -> tuple[Rule, ...]:
    """All rules; of two that begin at the same letter, the earlier one is taken."""
    table = [*_DATES, *_FIGURES, *_named(), *_MONTHS, *_DAYS, *_LEANING, *_YEARS, *_OTHERS]
    return tuple(Rule(name, rank, re.compile(rf"(?<!\w)(?:{pattern})"), read) for name, rank, pattern, read in table)


@cache
def any_rule() -> re.Pattern[str]:
    """One pattern that finds where some rule begins to match; its last group tells which."""
    parts = (
        f"(?P<r{i}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', rule.pattern.pattern)})" for i, rule in enumerate(rules())
    )
    return re.compile("|".join(parts))
