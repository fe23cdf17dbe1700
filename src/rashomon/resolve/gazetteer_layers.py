"""Files that a user has added, laid over the packaged gazetteer: one numbering, one look-up.

A place of a layer that the packaged file has under the same GeoNames number is that place: the layer only lends it more names.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from . import user_data
from .gazetteer_store import Row, Store

SUFFIX = ".bin"


def user_folder() -> Path:
    """Where added gazetteers are kept; it need not exist."""
    return user_data.user_folder("gazetteer")


def added() -> tuple[Path, ...]:
    """The files in the user's folder, by name."""
    folder = user_folder()
    return tuple(sorted(folder.glob(f"*{SUFFIX}"))) if folder.is_dir() else ()


class Layers:
    """Several files as one; what it offers is what :class:`Store` offers."""

    def __init__(self, base: Store, layers: Sequence[Store]) -> None:
        self.base = base
        self.extra: dict[str, Any] = base.extra
        self._layers: list[tuple[int, Store, npt.NDArray[np.int64]]] = []
        ids = base.geonames()
        order = np.argsort(ids, kind="stable")
        self.places = base.places
        for store in layers:
            own = store.geonames()
            at = np.minimum(np.searchsorted(ids, own, sorter=order), len(order) - 1)
            known = (ids[order[at]] == own) & (own > 0)
            numbers = np.where(known, order[at], self.places + np.arange(len(own)))
            self._layers.append((self.places, store, numbers.astype(np.int64)))
            self.places += store.places

    def rows(self, skeleton: str, loose: str | None = None) -> list[Row]:
        """As :meth:`Store.rows`, of all files."""
        found = self.base.rows(skeleton, loose)
        for _, store, numbers in self._layers:
            for row in store.rows(skeleton, loose):
                main, other = (tuple(int(numbers[n]) for n in part) for part in (row.main, row.other))
                found.append(row._replace(main=main, other=other))
        return found

    def lexicon(self) -> list[tuple[str, int, tuple[int, ...]]]:
        """As :meth:`Store.lexicon`: that of the packaged file."""
        return self.base.lexicon()

    def name(self, number: int) -> str:
        """As :meth:`Store.name`."""
        if number < self.base.places:
            return self.base.name(number)
        at, store, _ = self._layer(number)
        return store.name(number - at)

    def facts(self, number: int) -> tuple[str, str, float, float, int, float, int, bool]:
        """As :meth:`Store.facts`."""
        if number < self.base.places:
            return self.base.facts(number)
        at, store, numbers = self._layer(number)
        kind, cc, lat, lon, adm1, size, geonames, own = store.facts(number - at)
        return kind, cc, lat, lon, int(numbers[adm1]) if adm1 >= 0 else -1, size, geonames, own

    def _layer(self, number: int) -> tuple[int, Store, npt.NDArray[np.int64]]:
        return next(layer for layer in reversed(self._layers) if layer[0] <= number)
