"""Everything that Rashomon raises on purpose.

The tree::

    RashomonError
     ├─ InputError            what a user gave cannot be read (a file, a table row, a page, a URL)
     │   ├─ UnsupportedInput  no reader knows this kind of input
     │   ├─ EmptyReport       there is no text in it
     │   └─ FetchError        a URL could not be fetched, or may not be
     ├─ SettingError          an option or a setting is not valid
     ├─ ModelError            the weights are missing, damaged or of another version
     ├─ LexiconError          a lexicon or registry file does not fit its schema
     └─ StoreError            the database cannot be opened, is of another version, or lacks what was asked for
         └─ NotInStore        no report, claim or event has this id

The message of each is one sentence for the user: what is wrong, where, and how to mend it.
"""

from __future__ import annotations


class RashomonError(Exception):
    """The root of the tree; catch it to catch everything that Rashomon raises on purpose."""


class InputError(RashomonError):
    """What a user gave cannot be read.

    ``where`` names the input (a path, a path with a row number, a URL); ``reason`` says what is wrong and how to mend it.
    """

    def __init__(self, where: str, reason: str) -> None:
        self.where = where
        self.reason = reason
        super().__init__(f"{where}: {reason}")

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        return type(self), (self.where, self.reason)


class UnsupportedInput(InputError):
    """No reader knows this kind of input."""


class EmptyReport(InputError):
    """The input holds no text."""


class FetchError(InputError):
    """A URL could not be fetched, or may not be."""


class SettingError(RashomonError):
    """An option or a setting is not valid."""


class ModelError(RashomonError):
    """The weights are missing, damaged or of another version."""


class LexiconError(RashomonError):
    """A lexicon or registry file does not fit its schema."""


class StoreError(RashomonError):
    """The database cannot be opened, is of another version, or lacks what was asked for."""


class NotInStore(StoreError):
    """No report, claim or event has this id."""
