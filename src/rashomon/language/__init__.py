"""The language layer: one small model that turns text into an `Analysis`, offline."""

from .reader import Reader
from .sentences import split_sentences
from .words import split_words

__all__ = ["Reader", "split_sentences", "split_words"]
