"""Which words are a time expression of their own: patterns over a text as it stands, each with a name and a kind.

The extents are those of TimeML's TIMEX3: the noun phrase with its determiner and modifiers ("the early hours of Friday",
"more than two years"), without a preposition in front. The values are read in ``timex_values`` by the pattern's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, Literal, NamedTuple

from .timewords import DECADES, MONTHS, NUMBERS, ORDINALS, WEEKDAYS, named_days

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
DASHES: Final = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"})
"""Apostrophes and dashes made plain, character by character, so that offsets stay."""


class Pattern(NamedTuple):
    """A pattern with the name of its reading and the kind of what it finds."""

    name: str
    kind: Kind
    regex: re.Pattern[str]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


S: Final = r"\s+"
_SHORT: Final = 5
_MONTH: Final = (
    rf"(?:(?:{_any(m for m in MONTHS if len(m) >= _SHORT or m in ('june', 'july'))})\b|"
    rf"(?:{_any(m for m in MONTHS if len(m) < _SHORT and m not in ('june', 'july', 'may', 'mar'))})\b\.?|(?-i:May|MAY)\b|(?-i:Mar|MAR)\b\.?)"
)
_WEEKDAY: Final = (
    rf"(?:(?:{_any(w for w in WEEKDAYS if w.endswith('day'))})\b|"
    rf"(?:{_any(w for w in WEEKDAYS if not w.endswith('day') and w not in ('sat', 'sun'))})\b\.?|(?-i:Sat|Sun)\b\.?)"
)
_PART: Final = (
    r"(?:mornings?|afternoons?|evenings?|nights?|nighttime|daytime|midnight|midday|noon|dawn|daybreak|nightfall|sunset|sunrise|dusk|lunchtime)\b"
)
_YEAR: Final = r"(?<![\d:.,$£€])(?:1\d{3}|20\d\d)(?![\d:%])(?![.,]\d)"
_ERA: Final = r"(?:\s*(?:B\.?C\.?(?:E\.?)?|A\.?D\.?|C\.?E\.?)(?!\w))"
_DAY: Final = r"(?<![\d:.,])(?:[12]\d|3[01]|0?[1-9])(?:\s?(?:st|nd|rd|th))?\b(?![%:]\d|%)(?!\.\d)"
_NUM: Final = (
    rf"(?:\d[\d,]*(?:\.\d+)?|{_any(w for w in NUMBERS if w not in ('zero', 'hundred', 'dozen'))}|(?:one|two|three|four|five|"
    rf"six)\s+hundred|dozens\s+of|hundreds\s+of|thousands\s+of)"
)
_VAGUE: Final = r"(?:(?:a|the)\s+few|several|a\s+number\s+of|many|some|few|numerous|countless|a\s+couple\s+of|couple\s+of)"
_UNIT: Final = r"(?:hour|day|night|weekend|week|fortnight|month|quarter|year|decade|centurie|century)"
_SMALL_UNIT: Final = r"(?:second|minute)"
_ABOUT: Final = (
    r"(?:(?:about|around|nearly|almost|more\s+than|less\s+than|fewer\s+than|well\s+over|over|at\s+least|just\s+over|just\s+under|just|barely|only|roughly|"
    r"approximately|some|up\s+to|under|an\s+estimated|no\s+more\s+than|a\s+little\s+over|a\s+mere|fully|not\s+quite|as\s+many\s+as|"
     r"at\s+most|the\s+full|a\s+full|the\s+better\s+part\s+of|much\s+of)\s+)*"
)
_EARLY: Final = (
    r"(?:(?:(?:the|its|their|his)\s+)?(?:very\s+)?(?:early|late|later|earlier|mid|middle|beginning|start|end|close|rest|remainder|outset|"
     r"onset|turn|first\s+half|second\s+half|latter\s+half|"
    r"first\s+part|latter\s+part|latter\s+half|early\s+part|later\s+part|last\s+part|beginnings|eve|course|height|middle\s+part|"
     r"early\s+days|final\s+days|last\s+days|closing\s+days|(?:first|last|final|second|third|fourth|opening)\s+(?:few\s+|two\s+|"
     r"three\s+)?(?:days?|weeks?|months?|quarter))"
    r"(?:\s+(?:in|on|of|hours\s+of))*(?:\s+(?:the|this|that))?[\s-]+)?"
)
_REL: Final = (
    r"(?:this\s+past|this\s+coming|(?:the|this|these)\s+(?:last|past|next|coming|previous|preceding|following|current|same|"
    r"present|ensuing|succeeding|upcoming|subsequent|intervening|prior)|last|next|this|past|previous|following|that\s+same|that|current|"
    r"coming|the\s+same|those|these|recent|the\s+recent|prior|ensuing|subsequent)"
)
_OF_YEAR: Final = (
    rf"(?:,?\s+(?:of\s+|in\s+)?(?P<y>{_YEAR}|\d{{3}}(?={_ERA}))(?P<era>{_ERA})?|,?\s+(?:of\s+)?(?P<which>last|this|next|that|"
    rf"the\s+same|the\s+following|the\s+previous)\s+year\b)?"
)
_ZONE: Final = (
    r"(?:\s*\(?(?:GMT|UTC|E[SD]T|C[SD]T|M[SD]T|P[SD]T|CET|CEST|BST|IST|MSK|Z\b|local\s+time|[A-Z][a-z]+\s+time|(?:Eastern|"
    r"Pacific|Central|Mountain)(?:\s+(?:Standard|Daylight))?\s+Time)\b\)?)?"
)
_CLOCK: Final = (
    rf"(?:(?:about|around|approximately|shortly\s+(?:after|before)|just\s+(?:after|before)|nearly)\s+)?(?:(?P<h>[01]?\d|"
     rf"2[0-4])(?:[:.](?P<mi>[0-5]\d)(?:[:.](?P<s>[0-5]\d))?)?\s*(?P<ap>[ap]\.?\s?m\b\.?)|"
    rf"(?P<h2>[01]?\d|2[0-4]):(?P<mi2>[0-5]\d)(?::(?P<s2>[0-5]\d))?(?![\d:])|(?P<h4>[01]\d|2[0-4])(?P<mi4>[0-5]\d)(?=\s*(?:GMT|UTC|hrs|"
     rf"hours|local|Z\b))(?:\s*(?:hrs|hours))?|"
    rf"(?P<h3>\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+o'clock){_ZONE}"
)
_WEEKDAY_LEAD: Final = rf"(?:{_WEEKDAY}[,.]?\s+(?:the\s+)?)?"
_FULL: Final = (
    rf"(?:{_WEEKDAY_LEAD}(?P<m>{_MONTH})\s*(?:the\s+)?(?P<d>{_DAY})(?!\s*{_MONTH}){_OF_YEAR}"
    rf"|{_WEEKDAY_LEAD}(?:the\s+)?(?P<db>{_DAY}|"
     rf"{_any(ORDINALS)})\s*(?:day\s+)?(?:of\s+)?(?P<mb>{_MONTH})(?!\s*\d{{1,2}}\b(?!\d)){_OF_YEAR.replace('?P<', '?P<b_')})"
)
_DAY_WORD: Final = (
    rf"(?:(?:(?P<wrel>last|next|this|this\s+past|this\s+coming|the\s+following|the\s+previous|the\s+next|that|following|"
    rf"previous)\s+)?(?P<w>{_WEEKDAY})|(?P<deic>yesterday|today|tomorrow))"
)


def _rows() -> list[tuple[str, Kind, str]]:
    return [*_clock_rows(), *_date_rows(), *_relative_rows(), *_length_rows(), *_reference_rows()]


def _renamed(pattern: str, mark: str) -> str:
    return pattern.replace("(?P<", f"(?P<{mark}")


def _clock_rows() -> list[tuple[str, Kind, str]]:
    part = rf"(?P<part>{_PART}|(?:early|small|late)\s+hours)"
    days = rf"(?:{_FULL}|{_DAY_WORD})"
    iso = r"(?P<iy>\d{4})-(?P<im>\d\d)-(?P<id>\d\d)"
    lead = r"(?:(?:the|early|late|very|mid)[\s-]+)*(?:early\s+in\s+the\s+|late\s+in\s+the\s+|late\s+at\s+|early\s+|late\s+|mid-?|pre-?)?"
    return [
        ("clock-day", "TIME", rf"{_CLOCK},?\s+(?:on\s+|of\s+)?(?:the\s+)?{days}"),
        ("clock-day", "TIME", rf"{days},?\s+(?:at\s+|@\s*)?(?:about\s+|around\s+)?{_CLOCK}"),
        ("iso-clock", "TIME", rf"{iso}[T ](?P<ih>\d\d):(?P<imi>\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"),
        ("part-day", "TIME", rf"{lead}{part}(?:\s+hours)?\s+(?:of|on)\s+(?:the\s+)?{days}"),
        ("part-day", "TIME", rf"(?:early\s+|late\s+)?{days}(?:'s)?,?\s+(?:in\s+the\s+|at\s+)?(?:early\s+|late\s+|mid-?)?{part}"),
        ("part-deictic", "TIME", rf"(?:(?:early|late|earlier|later)\s+)?(?P<rel>this\s+very|this|that\s+same|that|the\s+same|last|"
         rf"the\s+(?:next|following|previous)|the\s+preceding)\s+(?:early\s+|late\s+)?{part}(?:\s+hours)?|"
         rf"(?:the\s+)?{part}\s+(?P<after>before|after|earlier|later)\b"),
        ("tonight", "TIME", r"(?:(?:early|late|later)\s+)?tonight\b"),
        ("overnight", "TIME", r"overnight\b"),
        ("clock", "TIME", rf"{_CLOCK}"),
        ("part", "TIME", rf"(?:the\s+|one\s+)?(?:early\s+|late\s+|"
         rf"mid-?)?(?P<part>{re.sub('(?<=[gn])s[?]', '', _PART)}|"
         rf"(?:early|small|late)\s+(?:morning\s+)?hours)"),
    ]  # fmt: skip


def _date_rows() -> list[tuple[str, Kind, str]]:
    named = named_days()
    return [
        ("iso", "DATE", r"(?<![\d-])(?P<iy>\d{4})[-/.](?P<im>\d{1,2})[-/.](?P<id>\d{1,2})(?![\d-])"),
        ("compact", "DATE", r"(?<!\d)(?P<iy>19\d\d|20\d\d)(?P<im>0[1-9]|1[0-2])(?P<id>0[1-9]|[12]\d|3[01])(?!\d)"),
        ("numeric", "DATE", r"(?<![\d/.-])(?P<na>\d{1,2})(?P<sep>[-/.])(?P<nb>\d{1,2})(?P=sep)(?P<ny>\d{4}|\d\d)(?![\d/])"),
        ("full", "DATE", rf"(?:(?:early|late)\s+(?:on\s+)?)?{_FULL}"),
        ("month", "DATE", rf"{_EARLY}(?:(?P<rel>{_REL})\s+)?(?P<m>{_MONTH}){_OF_YEAR}"),
        ("year-month", "DATE", rf"(?P<which>last|this|next)\s+year's\s+(?P<m>{_MONTH})(?P<y>)(?P<rel>)(?P<era>)"),
        ("season", "DATE", rf"{_EARLY}(?:(?P<rel>{_REL})\s+|the\s+)?(?P<s>spring(?!\s+(?:of|from)\s+[a-z])(?!-|s\b|ed\b)|summer|autumn|"
         rf"winter|fall(?=\s+of\s+(?:last|this|next|\d)|\s+\d{{4}}|,\s+\d{{4}})|(?<=the\s)fall(?=[\s,.](?!of\b))|(?<=last\s)fall|"
         rf"(?<=this\s)fall|(?<=next\s)fall)\b{_OF_YEAR}"),
        ("holiday", "DATE", rf"(?:(?P<rel>last|this|next)\s+)?(?P<name>{_any(named.days)})\b{_OF_YEAR}"),
        ("feast", "DATE", rf"(?P<name>{_any(named.islamic)}|eid)\b{_OF_YEAR}"),
        ("quarter", "DATE", rf"{_EARLY}(?:(?P<rel>{_REL})\s+|the\s+|its\s+)?(?:fiscal\s+)?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th|"
         rf"latest|final)(?:\s+|-)(?:fiscal\s+)?quarter\b(?:\s+of)?{_OF_YEAR.replace(',?', '(?:,|)')}"),
        ("quarter-code", "DATE", rf"(?-i:Q)(?P<qc>[1-4])(?:\s+(?:of\s+)?(?P<y>{_YEAR}))?"),
        ("half", "DATE", rf"(?:the\s+)?(?P<hf>first|second|latter)[\s-]half(?:\s+of)?{_OF_YEAR}"),
        ("fiscal", "DATE", rf"(?:the\s+)?fiscal(?:\s+year)?\s+(?P<y>{_YEAR})"),
        ("decade", "DATE", rf"{_EARLY}(?:the\s+)?(?:{_EARLY})(?:(?P<dec>(?:1\d|20)\d0)'?s\b|'(?P<dshort>[1-9]0)'?s\b|"
         rf"(?<=the\s)(?P<dword>{_any(DECADES)})\b|(?P<bdec>\d{{2}}0)s(?P<era>{_ERA})?)"),
        ("century", "DATE", rf"{_EARLY}(?:the\s+)?(?:(?:early|late|mid)[\s-])?(?P<c>\d{{1,2}}(?:st|nd|rd|th)|{_any(ORDINALS)})[\s-]century(?P<era>{_ERA})?"),
        ("bc-year", "DATE", rf"{_EARLY}(?P<by>\d{{1,4}})(?P<era>{_ERA})"),
        ("year", "DATE", rf"{_EARLY}(?:(?:the\s+)?year\s+)?(?P<y>{_YEAR})"
         rf"(?!-(?:year|day|strong|man|meter|km|lb|pound|ton|"
         rf"mile)\b)(?!\s*(?:GMT|UTC|hrs|hours|local))"),
        ("bc-bare", "DATE", r"(?:(?<=in\s)|(?<=of\s)|(?<=by\s)|(?<=since\s)|(?<=until\s)|(?<=from\s)|(?<=to\s)|(?<=and\s)|(?<=between\s)|"
         r"(?<=after\s)|(?<=before\s)|(?<=summer\s)|(?<=In\s))(?P<by>\d{3})\b(?![,.]?\d|\s+[a-z]*(?:men|ships|triremes|people|soldiers|"
         r"talents|troops|elephants|vessels|quinqueremes|cavalry|Athenians|Spartans|hoplites|Persians|miles|km|infantry|years|days|"
         r"stadia|of)\b)"),
        ("range-end", "DATE", r"(?<=\d\d\d\d-)(?P<end>\d\d|\d{4})(?!\d|-)"),
    ]  # fmt: skip


def _relative_rows() -> list[tuple[str, Kind, str]]:
    unit = r"(?P<u>day|weekend|week|fortnight|month|quarter|year|decade|century|night)\b(?!-old|\s+old)"
    units = r"(?P<us>hours|days|nights|weekends|weeks|months|quarters|years|decades|centuries|minutes|seconds)\b"
    return [
        ("day-deictic", "DATE", r"(?:(?:the\s+)?day\s+(?P<dd>before\s+yesterday|after\s+tomorrow)|(?:(?:early|late|earlier|"
         r"later)\s+)?(?P<deic>yesterday|today|tomorrow))\b(?:'s\b)?"),
        ("before-last", "DATE", rf"(?:the\s+)?(?P<u>week|month|year)\s+before\s+last|(?:the\s+)?(?P<w>{_WEEKDAY})\s+before\s+last"),
        ("weekday", "DATE", rf"(?:(?:early|late)\s+(?:on\s+)?)?(?:(?P<wrel>{_REL})\s+)?(?P<w>{_WEEKDAY})(?:,?\s+(?P<week>last|this|"
         rf"next)\s+week\b)?(?!\s+(?:Times|Telegraph|Mirror|Post|Mail|Agreement)\b)"),
        ("span", "DURATION", rf"{_ABOUT}(?P<rel>(?:the|these|those)\s+(?:last|past|next|coming|previous|preceding|following|ensuing|first|"
         rf"final|succeeding|recent)|last|next|past|previous|recent|coming|the\s+recent)\s+{_ABOUT}(?:(?P<n>{_NUM})|"
         rf"(?P<v>{_VAGUE}))[\s-]+{units}"),
        ("recent", "DATE", rf"(?P<rel>(?:more\s+|most\s+)?recent|the\s+(?:last|past|coming|next|recent|previous|preceding|following|"
         rf"intervening|ensuing|subsequent|final|first|early|later)|coming|past|those|these|later|early|earlier|"
         rf"subsequent)\s+{units}(?!\s+(?:ago|earlier|later|before|after)\b)"),
        ("past-unit", "DURATION", r"(?P<rel>(?:the|this)\s+past|past|the\s+last)\s+(?P<u>day|week|month|quarter|year|decade|century|fortnight)\b"),
        ("relative", "DATE", rf"{_EARLY}(?P<rel>{_REL})\s+(?:fiscal\s+|calendar\s+)?{unit}(?:'s)?(?!s\b)"),
        ("offset", "DATE", rf"{_ABOUT}(?:(?P<n>{_NUM})[\s-]+|(?P<v>{_VAGUE})\s+|(?P<bare>))(?:full\s+|short\s+)?(?P<u>{_UNIT}s?|"
         rf"{_SMALL_UNIT}s?)\s+(?P<dir>ago|earlier|later|before|previously|prior|afterwards?|from\s+now|hence|after)\b(?!\s+(?:dark))"),
        ("day-after", "DATE", r"(?:the\s+|a\s+)?(?P<u>day|week|month|year)\s+(?P<dir>before|after|earlier|later)\b"),
        ("end-of", "DATE", r"(?:the\s+)?(?:very\s+)?(?:early|late|mid|middle|beginning|start|end|close|rest|remainder|turn|course|later|"
         r"earlier)(?:\s+(?:in|of))+\s+(?:the|that|this)\s+(?P<u>day|week|month|year|decade|century|quarter)\b|(?P<u2>year|"
         r"month)[\s-]end\b|mid-?(?P<u3>week|year|month)\b"),
        ("same-day", "DATE", rf"(?P<rel>(?:on\s+)?(?:the\s+same|that\s+same|that\s+very|this\s+very|the\s+very\s+same|that))\s+{unit}"),
        ("the-unit", "DATE", r"(?:(?<=of\s)|(?<=in\s)|(?<=for\s)|(?<=during\s)|(?<=on\s))the\s+(?P<u>day|week|month|year|"
         r"decade)\b(?!\s+(?:of|when|that|after|before|he|they|she|it)\b)"),
        ("ordinal-day", "DATE", r"(?:(?<=on\s)|(?<=until\s)|(?<=since\s)|(?<=by\s)|(?<=of\s))the\s+(?P<od>\d{1,2}(?:st|nd|rd|"
         r"th))\b(?!\s+(?:century|[A-Z]|[a-z]+))"),
        ("now-on", "DATE", r"(?:the\s+)?(?:next|following)\s+(?:few\s+)?(?P<u>day|week|month|year)\b"),
    ]  # fmt: skip


def _length_rows() -> list[tuple[str, Kind, str]]:
    unit = rf"(?P<u>{_UNIT}s?|{_SMALL_UNIT}s?|hrs?|mins?)"
    return [
        ("every", "SET", rf"(?:every|each|per)\s+(?:(?P<ord>other|second|third|few|"
         rf"single)\s+)?(?:(?P<n>{_NUM})\s+)?(?:(?P<w>{_WEEKDAY})(?:\s+(?P<part>{_PART}))?|(?P<m>{_MONTH})|(?P<s>spring|summer|autumn|"
         rf"winter)|(?P<u>{_UNIT}s?|minutes?|morning|afternoon|evening|night))\b"),
        ("frequency", "SET", r"(?P<f>daily|weekly|monthly|yearly|annual|annually|quarterly|nightly|hourly|biweekly|bimonthly|"
         r"semi-?annual(?:ly)?|once\s+a\s+(?:day|week|month|year)|twice\s+a\s+(?:day|week|month|year))\b(?!\s+(?:News|Times|Telegraph|"
         r"Mail|Star|Mirror|Express|Herald|Post)\b)"),
        ("weekdays", "SET", rf"(?P<w>{_any(w for w in WEEKDAYS if len(w) > 5)})s\b(?:\s+(?P<part>mornings|afternoons|evenings|nights))?"),
        ("age", "DURATION", rf"(?P<n>{_NUM})(?:\s+|-)(?P<u>years?|months?|weeks?|days?)(?:\s+|-)old\b(?:s\b)?"),
        ("length", "DURATION", rf"{_ABOUT}(?:the\s+|another\s+|"
         rf"an\s+additional\s+)?(?:(?P<n>{_NUM})(?P<half>\s+and\s+(?:a\s+)?half)?(?:\s+or\s+(?:so|more))?|(?P<v>{_VAGUE}))(?:\s+|"
         rf"\s?-\s?)(?:(?:more|straight|consecutive|full|whole|entire|long|additional|short|additional|further|successive|brutal|"
         rf"bloody)\s+)*{unit}\b(?:\s?-\s?long|\s+long)?(?:\s+period)?"),
        ("pair", "DURATION", rf"(?P<na>{_NUM})\s*(?:to|or|-)\s*(?P<n>{_NUM})(?:\s+|-){unit}\b"),
        ("bare-length", "DURATION", r"(?:(?:the\s+)?(?:last|first)\s+)?(?P<us>(?:hours|days|weeks|months|years|decades|centuries))\b(?!-|"
         r"\s+(?:of\s+age))|(?P<ul>day|week|month|year|decade|hour|century)-?\s?long\b"),
        ("some-time", "DURATION", r"(?:a\s+(?:very\s+)?(?:long|short|brief)\s+(?:time|while|period(?:\s+of\s+time)?)|some\s+time|"
         r"a\s+while|(?:the|an?)\s+(?:entire|whole)\s+(?P<u>day|week|month|year|decade|century|night|weekend)|all\s+(?P<ua>day|week|"
         r"month|year|night)|long\s+periods?)\b"),
    ]  # fmt: skip


def _reference_rows() -> list[tuple[str, Kind, str]]:
    return [
        ("present", "DATE", r"(?:right\s+now|just\s+now|now|currently|nowadays|presently|at\s+present|the\s+present(?:\s+day|\s+time)?|"
         r"present[\s-]day|modern[\s-]day|these\s+days|at\s+the\s+moment|current)\b(?!-)"),
        ("past", "DATE", r"(?:more\s+recently|most\s+recently|recently|lately|the\s+(?:recent\s+)?past(?=[,.;\s](?!\w))|"
         r"the\s+past(?=[,.;])|long\s+ago|the\s+recent\s+past|recent|not\s+long\s+ago|ancient\s+times)\b(?!-)"),
        ("once", "DATE", r"(?:former|formerly)\b(?!-)"),
        ("the-time", "DATE", r"(?:(?:at|from|by|since|until|about|around|during|of|in|for)\s)(?:(?:the\s+same|that|this|"
         r"the\s+present)\s+(?:time|point|moment|date|period|era)|the\s+time(?!\s+(?:being|had|has|it)))\b"),
        ("future", "DATE", r"(?:the\s+(?:near\s+|foreseeable\s+|immediate\s+|not[\s-]too[\s-]distant\s+)?future|(?:near\s+|"
         r"immediate\s+)?future|soon(?!\s+(?:after|afterwards?|as))|shortly(?!\s+(?:after|before|afterwards?|thereafter)))\b(?!-)"),
    ]  # fmt: skip


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns; of those that match at one place the longest is taken, of equally long ones the first."""
    return tuple(Pattern(n, k, re.compile(rf"(?<![\w$£€])(?:{_unique(p)})(?!\w)", re.IGNORECASE)) for n, k, p in _rows())


def _unique(pattern: str) -> str:
    """Names of groups that stand twice in one pattern get a digit."""
    seen: dict[str, int] = {}

    def once(m: re.Match[str]) -> str:
        seen[m[1]] = seen.get(m[1], 0) + 1
        return f"(?P<{m[1]}__{seen[m[1]]}>" if seen[m[1]] > 1 else m[0]

    return re.sub(r"\(\?P<(\w+)>", once, pattern)
