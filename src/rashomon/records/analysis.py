"""What the language layer finds in a report: sentences, words, trees, names, and occurrences with their roles.

These are plain frozen dataclasses: a report of a thousand words makes thousands of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from .codes import ActorClass, ClaimType, Measure, Setting, Stance


class Word(NamedTuple):
    """A word of a sentence: offsets into the report's text, lemma, universal tag, head and relation.

    ``head`` is the index of the head word in the sentence, -1 for the root. ``lemma`` is in lower case but for names.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str


class Name(NamedTuple):
    """A mention of a person, organisation, place, time, number or weapon: words ``first`` up to, not with, ``last``."""

    first: int
    last: int
    type: str
    score: float


class Role(NamedTuple):
    """A span of words that plays a role towards a trigger.

    ``role`` is one of ``agent target partner place time figure speaker for via``. ``actor`` is the most likely class of an
    agent, target or partner; ``measure`` the most likely measure of a figure.
    """

    role: str
    first: int
    last: int
    score: float
    actor: ActorClass | None = None
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A trigger (words ``first`` up to, not with, ``last``) with its type, stance, setting and roles, as the model reads them."""

    first: int
    last: int
    score: float
    type: ClaimType
    type_score: float
    stance: Stance
    stance_score: float
    setting: Setting
    setting_score: float
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: offsets into the report's text, words in order, names and occurrences by word index."""

    start: int
    end: int
    words: tuple[Word, ...] = ()
    names: tuple[Name, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All sentences of a report, in order."""

    sentences: tuple[Sentence, ...] = field(default=())

    @property
    def words(self) -> int:
        """How many words the report has."""
        return sum(len(s.words) for s in self.sentences)
