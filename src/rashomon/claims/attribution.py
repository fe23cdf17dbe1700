"""According to whom, over sentences: who speaks each quotation, and which claims stand in what somebody says.

Claims come with the sources that were read within their own sentence. Here are added those that another sentence tells:
the speaker of a quotation that runs over sentences, of a statement given after a colon, of an account that is told between
two mentions of the same speaker; and those of the own sentence that were missed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ..records import Analysis, Claim, Report, Sentence, Source, Stance
from .index import Index
from .quotations import Quotation, quotations
from .sayings import SAYING, Attribution, innermost, sources_in
from .wordlists import lists

_AGENCIES = lists("speech")["agencies"]
_HE = frozenset({"he", "she", "they"})
_OURSELVES = frozenset({"i", "we", "our", "my", "us"})
_NOBODY = frozenset({"themselves", "himself", "herself", "it", "who", "which", "that", "this", "him", "them", "her"})
_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|purportedly|reported to|said to|believed to|alleged to)\b", re.I
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|us|We|Our|My)\b")
_DATELINE = re.compile(r"^[^\n]{0,60}?\(([A-Z][\w .&’'-]{1,40})\)\s*[-–—:]+", re.M)
_SIGNED = re.compile(r"(?:[-–—/|(]\s*|^)((?:[A-Z][\w.&’'-]*\s?){1,4})\)?\s*$")
_LONGEST_SENTENCE = 400
_REACH = 160
_SENTENCE_END = re.compile(r"[.!?]\s")
_ARTICLE = re.compile(r"(?:an?|the|another|some|two)\b", re.I)
_SURE = 0.5
_STATEMENT = 40
_ACCOUNT = 9


@dataclass(frozen=True, slots=True)
class _Speech:
    """A stretch of text and who speaks it."""

    start: int
    end: int
    sources: tuple[Source, ...]


def attribute(
    report: Report, analysis: Analysis, claims: Sequence[Claim], verbs: Collection[str] = SAYING
) -> tuple[Claim, ...]:
    """The claims with the sources that the report's quotations and attributions give them, in the same order.

    Sources that a claim comes with are kept, but for the outlet's or the signing agency's own name. A claim that has a source
    and was ``asserted`` becomes ``claimed``, or ``denied`` where its speaker denies it. ``verbs`` are lemmas of reporting
    verbs.
    """
    if not analysis.sentences:
        return tuple(claims)
    page = _Page(report.text, analysis, verbs)
    own = own_names(report)
    return tuple(page.attributed(c, own) for c in claims)


def own_names(report: Report) -> frozenset[str]:
    """Names of the outlet and of the agency that signs the text, in lower case: they are no sources of their own claims."""
    found = {report.outlet} if report.outlet else set()
    found.update(m.group(1) for m in _DATELINE.finditer(report.text[:600]))
    last = report.text.rstrip().rsplit("\n", 1)[-1][-80:]
    if (m := _SIGNED.search(last)) and any(w in _AGENCIES for w in m.group(1).lower().split()):
        found.add(m.group(1))
    return frozenset(_plain(n) for n in found)


def _plain(name: str) -> str:
    name = re.sub(r"^(?:the|The)\s+", "", name.strip())
    return re.sub(r"\s+(?:news agency|news|agency)$", "", name, flags=re.I).strip().lower()


class _Page:
    """All attributions of a report: by sentence, by quotation, by statement."""

    def __init__(self, text: str, analysis: Analysis, verbs: Collection[str]) -> None:
        self.text = text
        self.verbs = verbs
        self.index = Index(analysis)
        self.quotes = tuple(q for q in quotations(text) if _is_speech(text, q))
        self.starts = [q.start for q in self.quotes]
        self.said = [self._sources_in(s, verbs) for s in analysis.sentences]
        self.speeches: list[_Speech] = []
        self._give_quotations()
        self.speeches += self._statements()
        self.speeches.sort(key=lambda s: (s.start, s.end))
        self.speech_starts = [s.start for s in self.speeches]
        self.accounts = self._accounts()

    def _sources_in(self, sentence: Sentence, verbs: Collection[str]) -> tuple[Attribution, ...]:
        if len(sentence.words) > _LONGEST_SENTENCE:
            return ()
        i = max(0, bisect_right(self.starts, sentence.start) - 1)
        inside = []
        while i < len(self.quotes) and self.quotes[i].start < sentence.end:
            inside.append((self.quotes[i].start, self.quotes[i].end))
            i += 1
        return sources_in(sentence, self.text, verbs, inside)

    # ---- quotations -----------------------------------------------------------------------------------------------
    def _give_quotations(self) -> None:
        before: _Speech | None = None
        waiting: list[Quotation] = []
        for k, q in enumerate(self.quotes):
            sources = self._speaker_around(k, q) or self._speaker_before(q, before) or self._speaker_next(q)
            waiting = [*waiting, q] if q.again else [q]
            if sources:
                # Paragraphs that were opened before are spoken by the one who is told after the last of them.
                self.speeches += [_Speech(w.start, w.end, sources) for w in waiting]
                before = self.speeches[-1]
                waiting = []

    def _speaker_around(self, k: int, q: Quotation) -> tuple[Source, ...]:
        """Told in the sentence that holds the end or the start of the quotation, outside it."""
        last = self.index.at(max(q.start, q.inner_end - 1))
        limit = self.quotes[k + 1].start if k + 1 < len(self.quotes) else len(self.text)
        if q.closed:
            for a in (*self._said(last), *self._said(last + 1)):
                if q.end <= a.start < limit and self._follows(q, a, self.index.at(a.start) == last):
                    return a.sources
        first, floor = self.index.at(q.start), self.quotes[k - 1].end if k else 0
        for a in (*reversed(self._said(first)), *reversed(self._said(first - 1))):
            if floor <= a.start < q.start and (
                self.index.at(a.start) == first or self.text[a.end : q.start].rstrip().endswith(":")
            ):
                return a.sources
        return ()

    def _follows(self, q: Quotation, a: Attribution, same_sentence: bool) -> bool:
        """Whether a saying after a quotation tells who spoke it: near it, in the same clause."""
        between = self.text[q.end : a.start]
        if len(between) > _REACH or "\n" in between or _SENTENCE_END.search(between):
            return False
        return same_sentence or not between.strip() or between.lstrip()[:1].islower() or a.alone

    def _speaker_before(self, q: Quotation, before: _Speech | None) -> tuple[Source, ...]:
        """The speaker goes on: the quotation is opened again, or follows one, or follows what its speaker said."""
        first = self.index.at(q.start)
        at_start = not self.text[self.index.sentences[first].start : q.start].strip(" \t•-–—*")
        if before is not None and (q.again or (at_start and first - self.index.at(before.end - 1) <= 1)):
            return before.sources
        if not at_start or first == 0 or self._has_other_speaker(q):
            return ()
        said = self._said(first - 1)
        return said[-1].sources if said else ()

    def _has_other_speaker(self, q: Quotation) -> bool:
        return any(a.start >= q.end for a in self._said(self.index.at(max(q.start, q.inner_end - 1))))

    def _speaker_next(self, q: Quotation) -> tuple[Source, ...]:
        """A quotation that stands alone and is followed by 'he added' or by nothing but who spoke."""
        last = self.index.at(max(q.start, q.inner_end - 1))
        if self.text[q.end : self.index.sentences[last].end].strip(" .,\"'”’"):
            return ()
        for a in self._said(last + 1)[:1]:
            if a.alone or (a.sources[0].text.lower() in _HE and a.start - self.index.sentences[last + 1].start < 12):
                return a.sources
        return ()

    def _said(self, number: int) -> tuple[Attribution, ...]:
        return self.said[number] if 0 <= number < len(self.said) else ()

    # ---- statements and accounts ----------------------------------------------------------------------------------
    def _statements(self) -> Iterable[_Speech]:
        """'X said:' with no quotation: the lines that follow are X's, all of them where they say "we" or "I"."""
        sentences = self.index.sentences
        number = 0
        while number < len(sentences):
            colon = next((a for a in reversed(self._said(number)) if a.colon), None)
            number += 1
            if colon is None or number >= len(sentences):
                continue
            if self.text[sentences[number].start] in "\"“‘'«„" or sentences[number].words[:1] == ():
                continue
            stop = number + 1
            while stop < len(sentences) and stop - number < _STATEMENT and not self._said_by_others(stop, colon):
                stop += 1
            whole = self.text[sentences[number].start : sentences[stop - 1].end]
            if not _FIRST_PERSON.search(whole):
                end = self.text.find("\n", sentences[number].start)
                stop = number + 1
                while stop < len(sentences) and 0 <= sentences[stop].start < (end if end >= 0 else len(self.text)):
                    stop += 1
            yield _Speech(sentences[number].start, sentences[stop - 1].end, colon.sources)
            number = stop

    def _said_by_others(self, number: int, colon: Attribution) -> bool:
        """Whether the sentence attributes something to somebody who is not the one that speaks in the first person."""
        return any(
            s.text.lower() not in ("i", "we") and s.role == "speaker" for a in self._said(number) for s in a.sources
        ) and (
            not _FIRST_PERSON.search(self.text[self.index.sentences[number].start : self.index.sentences[number].end])
        )

    def _accounts(self) -> dict[int, tuple[Source, ...]]:
        """Hedged sentences between two mentions of one speaker are that speaker's account."""
        out: dict[int, tuple[Source, ...]] = {}
        previous: tuple[int, tuple[Source, ...]] | None = None
        for number, said in enumerate(self.said):
            named = next((a.sources for a in said if a.sources[0].role == "speaker"), None)
            if named is None:
                continue
            if (
                previous is not None
                and 1 < number - previous[0] <= _ACCOUNT
                and _same_speaker(previous[1][0], named[0])
            ):
                between = range(previous[0] + 1, number)
                hedged = [
                    n
                    for n in between
                    if _HEDGE.search(self.text, self.index.sentences[n].start, self.index.sentences[n].end)
                ]
                if hedged and len(hedged) * 3 >= len(between):
                    out.update({n: tuple(s for s in previous[1] if s.role == "speaker") for n in between})
            previous = (number, named)
        return out

    # ---- claims ---------------------------------------------------------------------------------------------------
    def _speech_at(self, offset: int) -> _Speech | None:
        k = bisect_right(self.speech_starts, offset) - 1
        for i in range(k, max(-1, k - 3), -1):
            if self.speeches[i].start <= offset < self.speeches[i].end:
                return self.speeches[i]
        return None

    def attributed(self, claim: Claim, own: frozenset[str]) -> Claim:
        """The claim with its sources and the stance that follows from them."""
        kept = [s for s in claim.sources if not _is_own(s, own) and s.text.lower() not in _NOBODY]
        out, denies = self._mixed(claim, kept)
        out = tuple(s for s in out if not _is_own(s, own))
        stance = _stance(claim.stance, any(s.role != "via" for s in out), bool(claim.sources), denies)
        if out == claim.sources and stance == claim.stance:
            return claim
        return claim.model_copy(update={"sources": out, "stance": stance})

    def _mixed(self, claim: Claim, kept: list[Source]) -> tuple[tuple[Source, ...], bool]:
        """The sources read within the claim's sentence and those that the text around it tells, and whether they deny it."""
        offset = claim.trigger.start
        speech = self._speech_at(offset)
        inner = self._innermost(claim, self._said(self.index.at(offset)))
        if speech is not None and (carried := self._carried(claim, speech)) is not None:
            return carried, False
        if speech is not None:
            # What stands in a quotation is said by its speaker, whoever else its sentence names.
            told = self._by_name(speech.sources)
            return _joined([s for s in kept if s.role == "via" or _among(s, told)], told), False
        kept = self._without_first_person(kept)
        if inner is None:
            kept = kept if self._trusted(claim) else [s for s in kept if s.role == "via"]
            spoken = any(s.role == "speaker" for s in kept)
            return _joined(kept, () if spoken else self.accounts.get(self.index.at(offset), ())), False
        told = self._by_name(inner.sources)
        same = [s for s in kept if s.role == "speaker" and _among(s, told)]
        if not same and any(s.role == "speaker" for s in kept):
            return _joined(kept, self._body_of_pronoun(kept)), False
        kept = [s for s in kept if s.role != "speaker" or s in same]
        return _joined(kept, [*told, *self._body_of_pronoun(told)]), inner.denies

    def _innermost(self, claim: Claim, said: Sequence[Attribution]) -> Attribution | None:
        """Who says it most narrowly; who only urges it is asked after those who tell it, and for plans alone."""
        telling = innermost([a for a in said if not a.urges], claim.trigger.start)
        if telling is not None or claim.stance != "planned":
            return telling
        return innermost([a for a in said if a.urges], claim.trigger.start)

    def _carried(self, claim: Claim, speech: _Speech) -> tuple[Source, ...] | None:
        """What an agency quotes may name its own speaker: "Reuters reported '…, police said'"; the agency is the channel then."""
        agency = speech.sources[0]
        if agency.text.lower() not in _AGENCIES:
            return None
        number = self.index.at(claim.trigger.start)
        said = [a for a in sources_in(self.index.sentences[number], self.text, self.verbs) if not _among(agency, a.sources)]
        inner = self._innermost(claim, said)
        return None if inner is None else (*inner.sources, agency.model_copy(update={"role": "via"}))

    def _by_name(self, sources: Sequence[Source]) -> list[Source]:
        """ "He" by his name, where another saying of the same sentence has it."""
        if not sources or sources[0].text.lower() not in ("he", "she"):
            return list(sources)
        for a in self._said(self.index.at(sources[0].start)):
            name = a.sources[0]
            if name.role == "speaker" and name.text.lower() not in _HE | _OURSELVES and not _ARTICLE.match(name.text):
                return [*a.sources, *sources[1:]]
        return list(sources)

    def _without_first_person(self, kept: list[Source]) -> list[Source]:
        """ "We" and "I" outside all quotations are the outlet's own voice."""
        return [s for s in kept if s.text.lower() not in _OURSELVES or s.role == "via"]

    def _trusted(self, claim: Claim) -> bool:
        """Whether a source that only the model saw is to be believed: not where it holds that the outlet itself tells it."""
        sentence = self.index.sentences[self.index.at(claim.trigger.start)]
        for o in sentence.occurrences:
            if sentence.words[o.first].start == claim.trigger.start and claim.stance in ("asserted", "claimed"):
                return o.stance != "asserted" or o.stance_score < _SURE
        return True

    def _body_of_pronoun(self, sources: Sequence[Source]) -> list[Source]:
        """'He added': the body that he spoke for a sentence or two before still stands behind him."""
        if any(s.role == "for" for s in sources) or not any(
            s.role == "speaker" and s.text.lower() in ("he", "she") for s in sources
        ):
            return []
        number = self.index.at(next(s.start for s in sources if s.role == "speaker"))
        for back in (number - 1, number - 2):
            for a in reversed(self._said(back)):
                if a.sources[0].text.lower() not in ("he", "she"):
                    return [s for s in a.sources if s.role == "for"]
        return []


def _stance(stance: Stance, sourced: bool, was_sourced: bool, denies: bool) -> Stance:
    """What is attributed is no longer asserted, and what lost its source no longer claimed."""
    if stance == "asserted" and sourced:
        return "denied" if denies else "claimed"
    return "asserted" if stance == "claimed" and was_sourced and not sourced else stance


def _among(source: Source, others: Sequence[Source]) -> bool:
    return any(source.overlaps(o) for o in others)


def _is_own(source: Source, own: frozenset[str]) -> bool:
    """Whether a source is the outlet or the signing agency, or its people and pictures ("An AFP photographer")."""
    name = _plain(source.text)
    return name in own or any(re.match(rf"(?:an? )?{re.escape(o)}(?:['’]s)? \w+$", name) for o in own)


def _is_speech(text: str, q: Quotation) -> bool:
    """Whether a quotation is speech, not a word or two in quotation marks."""
    inner = text[q.inner_start : q.inner_end]
    words = inner.count(" ") + 1
    if q.again or not q.closed:
        return words >= 3
    return (
        words >= 6
        or (words >= 2 and inner.rstrip()[-1:] in ".,!?…" and inner.lstrip()[:1].isupper())
        or (words >= 3 and inner.rstrip()[-1:] in ".,!?…")
    )


def _same_speaker(a: Source, b: Source) -> bool:
    mine, yours = a.text.lower().split(), b.text.lower().split()
    return bool(mine) and bool(yours) and mine[-1] == yours[-1]


def _joined(kept: Sequence[Source], more: Iterable[Source]) -> tuple[Source, ...]:
    out = list(kept)
    for s in more:
        if all(s.role != o.role or not s.overlaps(o) for o in out):
            out.append(s)
    return tuple(out)
