"""A folder that appears only when it is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import SettingError


@contextmanager
def built(folder: Path, mark: str) -> Iterator[Path]:
    """An empty folder to write in, which gets the name ``folder`` at the end; after an exception, what stood there stands there still.

    A folder that exists is replaced only if it is empty or holds a file named ``mark``, by which we know it for one of ours. Raises
    :class:`SettingError` where it cannot be written, and for a folder that holds something else.
    """
    if "\x00" in str(folder) or str(folder) == "-":
        raise SettingError(f"{str(folder)!r}: this format is a folder; give the path of one")
    try:
        folder = folder.resolve()
        _check(folder, mark)
        part = folder.with_name(f".{folder.name[:60]}.{os.getpid()}.part")
        part.mkdir()
        try:
            yield part
            _rename(part, folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        reason = (
            "the folder above it does not exist; make it first"
            if isinstance(error, FileNotFoundError)
            else error.strerror or str(error)
        )
        raise SettingError(f"{folder}: this folder cannot be written: {reason}") from error


def _check(folder: Path, mark: str) -> None:
    if folder.exists() and not folder.is_dir():
        raise SettingError(f"{folder}: there is a file of this name; give the path of a folder")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / mark).is_file():
        raise SettingError(f"{folder}: this folder holds other files; give the path of a new folder")


def _rename(part: Path, folder: Path) -> None:
    old = folder.with_name(f".{folder.name[:60]}.{os.getpid()}.old")
    there = folder.exists()
    if there:
        folder.replace(old)
    try:
        part.replace(folder)
    except OSError:
        if there:
            old.replace(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
