"""Where an export goes: a file that appears only when it is whole, standard output, or a stream that is handed in."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, TextIO

from ..errors import SettingError

Target = str | Path | TextIO


@contextmanager
def opened(target: Target, binary: bool) -> Iterator[IO[Any]]:
    """A stream to write an export to: UTF-8 text with bare line feeds, or bytes if ``binary``.

    ``target`` is a path, ``"-"`` for standard output, or a text stream. A path is written under another name in the
    same folder and renamed at the end: after an exception, what stood there before stands there still. Raises
    :class:`SettingError` where it cannot be written, and for bytes to standard output or a text stream.
    """
    if not isinstance(target, str | Path):
        _refuse_binary(binary, "a text stream")
        yield target
    elif str(target) == "-":
        _refuse_binary(binary, "standard output")
        with _standard_output() as stream:
            yield stream
    else:
        with _file(Path(target), binary) as stream:
            yield stream


def _refuse_binary(binary: bool, where: str) -> None:
    if binary:
        raise SettingError(f"this format is binary and cannot be written to {where}; give the path of a file")


@contextmanager
def _standard_output() -> Iterator[IO[str]]:
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:  # a notebook, or a stream put in its place: it takes text as it is
        yield sys.stdout
        return
    sys.stdout.flush()
    stream = io.TextIOWrapper(buffer, encoding="utf-8", newline="")
    try:
        yield stream
        stream.flush()
    finally:
        with suppress(OSError):  # the pipe may be closed; the first exception is the one to tell
            stream.detach()


@contextmanager
def _file(path: Path, binary: bool) -> Iterator[IO[Any]]:
    if "\x00" in str(path):
        raise SettingError(f"{str(path)!r}: no path may hold a NUL character")
    try:
        path = path.resolve()  # so that a link stays a link
        if path.is_dir():
            raise SettingError(f"{path}: this is a folder; give the path of a file in it")
        with _straight(path, binary) if path.exists() and not path.is_file() else _renamed(path, binary) as stream:
            yield stream
    except OSError as error:
        raise SettingError(f"{path}: this cannot be written: {_reason(error)}") from error


@contextmanager
def _straight(path: Path, binary: bool) -> Iterator[IO[Any]]:
    """For a pipe or a device, which must keep its name."""
    with _open(path, binary) as stream:
        yield stream


@contextmanager
def _renamed(path: Path, binary: bool) -> Iterator[IO[Any]]:
    part = path.with_name(f".{path.name[:60]}.{os.getpid()}.part")
    try:
        with _open(part, binary) as stream:
            yield stream
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _open(path: Path, binary: bool) -> IO[Any]:
    return path.open("wb") if binary else path.open("w", encoding="utf-8", newline="")


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "its folder does not exist; make it first"
    if isinstance(error, PermissionError):
        return "you may not write there; choose another folder"
    return f"{error.strerror or error}; choose another path"
